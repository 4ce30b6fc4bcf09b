//! The part of the table about bundles that were filed, and what comes after them.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::Said;
use super::row::{error, warning};

codes! {
    /// What is to be known once a bundle of a case was filed.
    Filed(FiledCode): "After filing", "Said when a bundle is marked as filed, and of what is made of a case after that.";

    Doubtful => error(
        "filed-doubtful",
        "The file that is to be marked as filed is not a bundle that this program made of the case, ready to be filed.",
        Said("Name the file that was filed. If it is this one, mark it with a reason: “bundle filed … --anyway REASON”."),
    ).promised(Promise::Traceable);

    Again => error(
        "filed-again",
        "The bundle of the case was filed, and is not made again: others have its numbers.",
        Said("What came later goes into a supplementary bundle: “bundle export … --supplementary”."),
    ).by(Rule::PageNumbers);

    NothingNew => error(
        "filed-nothing-new",
        "Nothing came into the case since a bundle of it was filed, so there is nothing for a supplementary one.",
        Said("Add documents or entries first."),
    );

    NotFiled => error(
        "not-filed",
        "No bundle of the case is marked as filed, so there is none to supplement.",
        Said("Mark the file that was filed: “bundle filed CASE BUNDLE.pdf”."),
    );

    Overwritten => error(
        "filed-overwritten",
        "A bundle that was filed would be overwritten.",
        Said("Choose another name: the filed file is the proof of what others have."),
    ).promised(Promise::NothingLost);

    Changed => error(
        "filed-changed",
        "The file that was marked as filed has been changed since.",
        Said("Look for the file as it was filed, for instance in the confirmation of the upload, and put it back."),
    ).promised(Promise::NothingLost);

    Differs => error(
        "filed-differs",
        "What the case has noted of a filed bundle is not what its file says: pages, entries or titles.",
        Said("Others have the file. Take the filing back and mark the file again, so that what is cited stands there."),
    ).by(Rule::PageNumbers);

    NotAtHand => warning(
        "filed-not-at-hand",
        "The file of a filed bundle is not where it was, or has another content, so that nothing could be compared with it.",
        Said("Put the filed file back there, or mark it again where it lies now."),
    ).by(Rule::PageNumbers);

    InRespondents => warning(
        "in-respondents-bundle",
        "The respondent’s bundle holds this document already.",
        Said("Cite its pages there, and do not file it twice."),
    );

    LateUnexplained => error(
        "late-unexplained",
        "The bundle is late, and does not explain why what it holds was not filed earlier.",
        Said("Type the explanation; it is printed on the first page: “bundle late CASE --because TEXT”."),
    );
}
