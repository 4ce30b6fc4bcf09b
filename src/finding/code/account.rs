//! The part of the table about what became of documents in the bundle, from the account of each.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note, warning};

codes! {
    /// What became of a document in the bundle.
    Account(AccountCode): "What became of documents in the bundle", "Said after an export: every page, link, comment, field and bookmark of a document is accounted for.";

    Lost => error(
        "document-lost",
        "Something of the document did not arrive in the bundle.",
        Said("This is a fault of the program: do not file this bundle, and report the fault."),
    ).promised(Promise::RulesKept);

    Links => note(
        "document-links",
        "Links or bookmarks lead to pages that are not in the bundle; they are left out.",
        Manual("Nothing needs doing, unless those pages matter: then take them in."),
    );

    Bookmarks => note(
        "document-bookmarks",
        "Bookmarks were left out, the deepest first: the tribunal takes only so many in one file.",
        Said("Its pages and links are all there."),
    ).by(Rule::BookmarkLimit);

    MarksRedrawn => note(
        "document-marks-redrawn",
        "Comments or marks that reach past the edge of their page were drawn anew, and may differ a little.",
        Said("Compare the page with the document. If it matters, move the comment onto its page in the program that made it."),
    );

    Values => note(
        "document-values",
        "Form fields held words without a picture of them; the words were written into the page.",
        Said("Compare these pages with the form as it was filled in."),
    );

    Fields => warning(
        "document-fields",
        "Values of form fields could not be drawn, and the pictures of them were left.",
        Said("Print the filled form to PDF and use that instead."),
    );

    ValuesDiffer => warning(
        "document-values-differ",
        "Form fields hold another value than their picture shows; the value is in the bundle.",
        Said("Compare these fields with the form as it was filled in. Where the picture is right, print the form to PDF and use that instead."),
    );

    Photographs => note(
        "document-photographs",
        "What a camera or a program had written into pictures was taken out: camera, date, remarks, position.",
        Said("If the tribunal should know when or where a picture was taken, say so in a statement, and keep the file itself."),
    ).by(Rule::Anonymity);

    PicturesSmaller => note(
        "document-pictures-smaller",
        "Pictures are smaller in the bundle than in the document, as a person asked.",
        Said("Look at them in the bundle before you file it. The document itself is as it was."),
    );

    PicturesAsTheyCame => warning(
        "document-pictures-as-they-came",
        "Pictures were to be smaller in the bundle, and are as they came: they could not be looked into.",
        Said("Export again. If it stays so, the document is damaged, or something else took all memory."),
    );

    PhotographsKept => warning(
        "document-photographs-kept",
        "Pictures could not be searched for what a camera or a program may have written into them, which would go into the bundle.",
        Said("If that should not be filed, print the document to a new PDF and add that one instead."),
    ).by(Rule::Anonymity);
}
