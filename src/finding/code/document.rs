//! The part of the table about documents: their files, and what stands on their pages.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note, unusable, warning};

const REDACT: &str = "Whoever has the bundle can search and copy them. If they are secret, have the document made again without them, or print its pages to pictures and add those; a box over words is not enough. If they are not, nothing need be done.";

const ASK_FOR_LESS: &str =
    "Ask for a shorter one or for the tribunal’s permission, or say what kind of document it is.";

codes! {
    /// What is to be known of a document before it goes into a bundle.
    Document(DocumentCode): "Documents behind the schedule", "Said at Documents and at Check, and by `bundle export`. Where one of them leaves a document that cannot go into the bundle, nothing is exported until it is put right or the document is left out.";

    Missing => unusable(
        "document-missing",
        "The file of a document cannot be read, or is no longer there.",
        Said("Put the file back, or look for it: it is known by its content, whatever it is called."),
    );

    Changed => unusable(
        "document-changed",
        "The file of a document is not the one that was added: its content has changed.",
        Said("Look at what changed. Replace it with the file as it is now, or put the old file back."),
    ).promised(Promise::Traceable);

    Locked => unusable(
        "document-locked",
        "The document needs a password.",
        Manual("Give its password, or save a copy without one and add the copy."),
    ).by(Rule::NotEncrypted);

    LockedOtherwise => unusable(
        "document-locked-otherwise",
        "The document is locked, and no password opens it: only certain people or one program can, or what would open it is lost.",
        Manual("Ask whoever can open it to print it to PDF, or ask the sender for a copy that is not locked; then add that."),
    ).by(Rule::NotEncrypted);

    Damaged => unusable(
        "document-damaged",
        "The file is empty, or so damaged that no page of it can be read.",
        Manual("Ask for the document again, or print it to PDF from a program that can still open it."),
    ).by(Rule::CanBeOpened);

    NotPdf => unusable(
        "document-not-pdf",
        "The file is no PDF, or a picture that cannot be read.",
        Manual("Save it as PDF from the program that made it, then add that."),
    ).by(Rule::CanBeOpened);

    TooLarge => unusable(
        "document-too-large",
        "The file or a picture in it is larger than can be taken, or has too many pages, or unpacks without end.",
        Manual("Split it and add the parts that matter; save a picture at a lower resolution."),
    );

    TooSlow => unusable(
        "document-too-slow",
        "The document takes so long to read that it was given up.",
        Manual("Open it in the program that made it, print it to PDF and add that. If nobody can open it either, ask where it comes from."),
    );

    Pages => unusable(
        "document-pages",
        "Pages are wanted that the document does not have.",
        Said("Choose pages that the document has."),
    );

    Comments => warning(
        "document-comments",
        "The document holds comments or marks of somebody, which go into the bundle. They may be privileged.",
        Said("Read them before filing. They can be kept, drawn into the page, or dropped."),
    );

    Repaired => warning(
        "document-repaired",
        "The document is damaged and was put right on the way in.",
        Said("It was opened as far as that is possible, and pages or words may be missing. Compare it page by page with the original, or ask for the document again."),
    );

    Incomplete => error(
        "document-incomplete",
        "The document is damaged: whole pages are missing, or a part of a page, and the bundle has what is left.",
        Manual("Ask for the document again, or print it to PDF from a program that still shows all of it. If this is all there is, look at what is left before you file it."),
    );

    Encrypted => note(
        "document-encrypted",
        "The document was encrypted; the bundle is not.",
        Said("Make sure that whoever protected it does not mind."),
    ).by(Rule::NotEncrypted);

    ExpertReportTooLong => warning(
        "expert-report-too-long",
        "The expert report has more pages than the tribunal allows.",
        Manual(ASK_FOR_LESS),
    ).by(Rule::DocumentLengths);

    SkeletonTooLong => warning(
        "skeleton-too-long",
        "The skeleton argument has more pages than the tribunal allows.",
        Manual(ASK_FOR_LESS),
    ).by(Rule::DocumentLengths);

    ReviewTooLong => warning(
        "review-too-long",
        "The respondent’s review has more pages than the tribunal allows.",
        Manual(ASK_FOR_LESS),
    ).by(Rule::DocumentLengths);

    NotA4 => warning(
        "document-not-a4",
        "Pages of the document have another size than A4 and are to stay so.",
        Said("Let them be scaled to A4, unless their size matters."),
    ).by(Rule::Paper);

    NoText => warning(
        "document-no-text",
        "Pages are pictures without text, so nobody can search them.",
        Said("Where it was typed, run text recognition (OCR) on the file, then replace it. A photograph or handwriting can stay."),
    ).by(Rule::Searchable);

    WordsCovered => warning(
        "document-words-covered",
        "There are words under a shape or picture, which hides them from the eye only.",
        Said(REDACT),
    ).by(Rule::NothingHidden);

    WordsUnseen => warning(
        "document-words-unseen",
        "There are words in the colour of what is behind them, so nobody sees them.",
        Said(REDACT),
    ).by(Rule::NothingHidden);

    WordsOutside => warning(
        "document-words-outside",
        "There are words outside the page as it is shown, cropped or cut away.",
        Said(REDACT),
    ).by(Rule::NothingHidden);

    Unreadable => warning(
        "document-unreadable",
        "What is printed cannot be searched or copied: its fonts do not say what their letters mean.",
        Said("Run text recognition (OCR) on the file, or ask for it in another form, then replace it."),
    ).by(Rule::Searchable);

    NotRead => warning(
        "document-not-read",
        "Pages could not be looked at for hidden words.",
        Said("Such pages go into the bundle as they are. Look at them in the bundle before you file it."),
    ).by(Rule::NothingHidden);

    Twice => warning(
        "document-twice",
        "Two documents of the case are the same.",
        Said("Take one of the two out, unless both are meant."),
    );

    FromPortfolio => warning(
        "document-from-portfolio",
        "Documents were contained in a PDF portfolio, a wrapper whose own page is not in the bundle.",
        Said("Open the portfolio in a program that shows what is inside, and see whether all that matters was taken."),
    );

    /// Found by the window alone, which draws pages.
    Unshown => warning(
        "document-unshown",
        "Pages cannot be shown in the window: they could not be drawn.",
        Said("They go into the bundle as they are. Look at them in another program before you file it; where they cannot be read there either, ask for the document again."),
    );
}
