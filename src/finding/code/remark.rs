//! The part of the table about what documents hold besides their pages, and what becomes of it.

use super::super::basis::Rule;
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note, warning};

const NOTHING_LOST: &str = "Nothing needs doing, unless the tribunal should see what it leads to: then add that as a document.";

codes! {
    /// What a document holds that does not come along as it is.
    Remark(RemarkCode): "What documents hold besides their pages", "Said at Documents and at Check, and by `bundle export`.";

    BookmarksWeb => note(
        "document-bookmarks-web",
        "Bookmarks lead to the web, in the bundle as well.",
        Said("Nothing needs doing. Whoever reads the bundle offline cannot follow them."),
    );

    BookmarksLost => note(
        "document-bookmarks-lost",
        "Bookmarks lead to a place that the document does not have; they are kept as headings.",
        Said("Nothing needs doing: in the document nothing happens either when somebody clicks there."),
    );

    BookmarksUnread => warning(
        "document-bookmarks-unread",
        "The document has more bookmarks than can be taken over: those at the end are missing.",
        Said("Look whether its bookmarks make sense. Its pages are all there."),
    );

    MarksUnread => warning(
        "document-marks-unread",
        "More comments, links or fields hang on one page than can be taken over: those beyond are left out.",
        Said("Print the page to PDF from a program that shows it, and use that instead."),
    );

    LinkAddresses => note(
        "document-link-addresses",
        "Links or bookmarks have no address, or one that is not of the web, of mail or a telephone.",
        Said(NOTHING_LOST),
    );

    LinksLost => note(
        "document-links-lost",
        "Links lead to a place that the document does not have; they are left out.",
        Said("Nothing needs doing: they lead nowhere in the document either."),
    );

    Active => note(
        "document-active",
        "The document would do something when it is opened or clicked, such as run a script; that is left out.",
        Said(NOTHING_LOST),
    );

    Media => warning(
        "document-media",
        "The document holds sound, film or a model; only the picture of it on the page is in the bundle.",
        Said("If the tribunal should hear or see it, ask how to file it: a PDF is not the way."),
    );

    Attachments => warning(
        "document-attachments",
        "Files are attached inside the document, and are not in the bundle.",
        Said("Open the document and save the attached files. Add those that the tribunal should see as PDF."),
    );

    Portfolio => error(
        "document-portfolio",
        "The document is a portfolio, a wrapper for other files, which are not in the bundle.",
        Said("Open it in a program that shows what is inside, save each file as PDF and add those. Then take this one out."),
    );

    Xfa => error(
        "document-xfa",
        "The document is an XFA form that only Acrobat can show: its pages say to wait, and nothing of what was filled in.",
        Said("Open it in Adobe Acrobat or Reader, print it to PDF and add that instead."),
    ).by(Rule::CanBeOpened);

    XfaFields => note(
        "document-xfa-fields",
        "The document is also an XFA form: its pages and fields are in the bundle, the XFA data is not.",
        Said("Compare its pages with the form as Acrobat shows it."),
    );

    Signed => warning(
        "document-signed",
        "Digital signatures no longer hold: a bundle cannot keep them, only what shows of them.",
        Said("Keep the signed file itself, to be shown when somebody asks for it: “Put the signed file beside the bundle” at Documents, or “bundle export --originals”, writes it beside the bundle."),
    );

    RedactionPending => error(
        "document-redaction-pending",
        "Places are marked for redaction and the redaction was not applied: the words beneath are still there and anybody can read them.",
        Said("Black the places out at Documents (HIDDEN WORDS), or with “bundle hidden case.ron” and “--take-out N”; or apply the redactions in the program that made the marks, and replace the document by that. If nothing is to be blacked out, file it knowingly there, or delete the marks."),
    ).by(Rule::NothingHidden);

    LayerHidden => warning(
        "document-layer-hidden",
        "A layer is switched off, or shows in print only: what lies on it stays in the file, where anybody can bring it up.",
        Said("Look at it in a program that shows layers. If nobody is to read it, take its words out at Documents (HIDDEN WORDS), or with “bundle hidden case.ron --take-out all”: all that lies on it goes. Where it holds pictures only, print the document to PDF and use that instead."),
    ).by(Rule::NothingHidden);

    LayerUnprinted => note(
        "document-layer-unprinted",
        "A layer shows on screen and is left out in print.",
        Said("Nothing needs doing, if the printed pages may lack it: the bundle does the same."),
    );

    /// A note where the page looks as it does on screen; also said of marks beside a page.
    Outside => warning(
        "document-outside",
        "A part of a page lies in another file, or something lies beside what a page shows. It is a note where the page looks the same without it.",
        Manual("Compare these pages with the document as it was sent to you."),
    ).or_note();
}
