//! The part of the table about documents: their files, and what stands on their pages.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note, unusable, warning};

const REDACT: &str = "Whoever has the bundle can search and copy them. Take them out with one click at Documents (HIDDEN WORDS), or with “bundle hidden case.ron --take-out all”. If they are to be filed, say why there: “File knowingly…”, or “--file-knowingly N --reason TEXT”. A box over words is not enough.";

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
        Said("Read them before filing. They can be kept, drawn into the page, or dropped; single ones are taken out at Documents (HIDDEN WORDS), or with “bundle hidden case.ron --take-out N”."),
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

    Cut => note(
        "document-cut",
        "A page is much longer than a sheet of A4 and is cut into several pages of the bundle, for on one sheet its letters would be smaller than 6 pt.",
        Said("Look at the places where it is cut. If it does not have to be read, it can be kept on one page."),
    ).by(Rule::Paper);

    SmallLetters => warning(
        "document-small-letters",
        "Letters print smaller than 6 pt, because the page is larger than A4 and is scaled to it.",
        Said("If they have to be read, ask for the document on smaller paper, or let its pages keep their own size."),
    ).by(Rule::Paper);

    Turned => warning(
        "document-turned",
        "Scanned pages lie on their side or stand upside down.",
        Said("Turn them, and look whether they stand upright then."),
    );

    BlankPages => note(
        "document-blank-pages",
        "Pages are blank, as the backs of sheets are that were scanned with their fronts.",
        Said("Look at them, and leave them out if nothing is on them. Nothing is left out unasked."),
    );

    NoText => warning(
        "document-no-text",
        "Pages are pictures without text, so nobody can search them.",
        Manual("Where it was typed, let the program read it: it needs tesseract (on Debian and Ubuntu: sudo apt install tesseract-ocr; on macOS: brew install tesseract; on Windows: the installer of tesseract-ocr from UB Mannheim). Or run text recognition (OCR) elsewhere and replace the file. A photograph or handwriting can stay."),
    ).by(Rule::Searchable);

    ByMachine => note(
        "document-by-machine",
        "Pages are pictures, and a machine has read their words (OCR), so that they can be searched and copied.",
        Said("A machine misreads: a quotation from there has to be compared with the picture."),
    ).by(Rule::Searchable);

    MachineLanguage => note(
        "document-machine-language",
        "Pages were read by machine, but not in the language that the document is said to be in, or in one of the appellant’s country: that language is not installed.",
        Manual("If that is what they are in, install the language for tesseract; the pages are then read again."),
    ).by(Rule::Searchable);

    MachineFailed => warning(
        "document-machine-failed",
        "Pages are pictures without text, and the program that was to read them by machine failed.",
        Manual("The message says what it said. They are tried again at the next export, or with the button at Documents; nothing else depends on it."),
    ).by(Rule::Searchable);

    MachineUnsure => warning(
        "document-machine-unsure",
        "Pages were read by machine, and much of what it read is likely to be wrong, or was not read.",
        Said("Look at those pages yourself: a search does not find what is misread. Ask for a better scan or the original, or say in which language the document is (at Documents, or with “bundle translation”); it is then read again."),
    ).by(Rule::Searchable);

    WordsCovered => warning(
        "document-words-covered",
        "There are words under a shape or picture, which hides them from the eye only.",
        Said(REDACT),
    ).by(Rule::NothingHidden);

    WordsUnseen => warning(
        "document-words-unseen",
        "There are words in the colour of what is behind them, or in letters so small that nobody can read them.",
        Said(REDACT),
    ).by(Rule::NothingHidden);

    WordsOutside => warning(
        "document-words-outside",
        "There are words outside the page as it is shown, cropped or cut away.",
        Said(REDACT),
    ).by(Rule::NothingHidden);

    FiledKnowingly => note(
        "document-filed-knowingly",
        "Words that nobody sees are filed, because somebody said why.",
        Said("Nothing needs doing. The reasons are in the source check record."),
    ).by(Rule::NothingHidden);

    ChoiceStale => warning(
        "document-choice-stale",
        "Choices about hidden words were made for another content of the file, and say nothing of this one.",
        Said("Look at the hidden words of the document at Documents (HIDDEN WORDS), or with “bundle hidden case.ron”, and decide again: take them out, or file them knowingly."),
    ).by(Rule::NothingHidden);

    Untranslated => warning(
        "document-untranslated",
        "The document is in another language than English, and no other document is its translation.",
        Said("Add a certified translation and say at Documents, or with “bundle translation”, of which document it is one."),
    ).by(Rule::Translated);

    TranslatorUnsaid => warning(
        "document-translator-unsaid",
        "A translation does not say who made it, or on which day.",
        Said("Type the translator and the day as the certificate has them: the index prints both."),
    ).by(Rule::Translated);

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

    MarksNotTakenOut => error(
        "document-marks-left",
        "Words of the document are marked to be taken out, and that is not done yet, so no bundle is written.",
        Said("Open the document with “Redact…” at Documents and choose Done, or take the marks back."),
    ).by(Rule::NothingHidden);

    Unsearched => error(
        "document-unsearched",
        "The case has confidential words, and nobody can search these pages for them.",
        Said("Look at the pages yourself: mark what must go with “Redact…” at Documents or “bundle redact --area”, then say that you looked (at Documents, or “bundle redact --looked”)."),
    );

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

    OriginalChanged => warning(
        "document-original-changed",
        "The file that a document was made of, as a letter in Word, has changed since.",
        Said("The bundle has it as it was. Look at what changed; if the file is meant as it is now, have it converted again (at Documents, or with “bundle relink --accept” and the number of the document)."),
    ).promised(Promise::Traceable);

    OriginalGone => note(
        "document-original-gone",
        "The file that a document was made of is no longer there.",
        Said("Nothing is lost: what was made of it is kept beside the case. Where the file was moved, let it be looked for, so that a change to it is seen."),
    );

    /// Found by the window alone, which draws pages.
    Unshown => warning(
        "document-unshown",
        "Pages cannot be shown in the window: they could not be drawn.",
        Said("They go into the bundle as they are. Look at them in another program before you file it; where they cannot be read there either, ask for the document again."),
    );
}
