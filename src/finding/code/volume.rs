//! The part of the table about bundles in several volumes.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note, warning};

const FAULT: &str =
    "This is a fault of the program: do not file this bundle, and report the fault.";

codes! {
    /// What is to be known of a bundle in volumes.
    Volume(VolumeCode): "Volumes", "Said of a bundle that is split into several files.";

    TooSmall => error(
        "volume-too-small",
        "The volumes are too small for what each of them has to hold.",
        Manual("Allow larger volumes."),
    );

    Over => warning(
        "volume-over",
        "A volume has more pages or megabytes than was allowed.",
        Said("Cover, index and schedule stay in one volume, and a page is never cut: allow more, or include less."),
    );

    NearLimit => warning(
        "file-near-limit",
        "The file is close to the size that can be uploaded, or larger than e-mail takes.",
        Said("Include fewer pages of the largest documents, make pictures smaller, or split the bundle into volumes."),
    ).by(Rule::FileSize);

    Smaller => note(
        "volume-smaller",
        "The file is too large, and pictures of documents could be smaller: measured, document by document.",
        Said("Look at one page before and after, under “Make smaller…” at Documents, or run “bundle smaller”. Nothing is made smaller unasked."),
    ).by(Rule::FileSize);

    Links => note(
        "volume-links",
        "A document is split over volumes, and what led from one part to another was taken out.",
        Said("Allow larger volumes, if its links matter."),
    );

    LeftOver => warning(
        "volume-left-over",
        "Beside this bundle lie files of an earlier one, and no part of it.",
        Said("Remove what is not filed any longer, so that nobody files it with this bundle."),
    ).promised(Promise::NothingLost);

    OriginalBeside => note(
        "original-beside",
        "A signed document lies beside the bundle as it came: its signature holds there.",
        Said("Hand it in with the bundle if somebody is to check the signature. It is not paginated."),
    );

    OriginalNotBeside => warning(
        "original-not-beside",
        "A signed document was to lie beside the bundle as it came, and does not.",
        Said("Put a copy of it there yourself, once you have looked at what is in it."),
    );

    Title => error(
        "volume-title",
        "The first page of a volume does not say which it is and from which number to which it goes.",
        Said(FAULT),
    ).by(Rule::PageNumbers);

    Index => error(
        "volume-index",
        "The index of a volume does not name every document of the others as standing there.",
        Said(FAULT),
    ).by(Rule::Linked);
}
