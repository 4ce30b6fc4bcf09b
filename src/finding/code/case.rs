//! The part of the table about the case: what is still to do, and what is wrong with its schedule.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{Manual, Said};
use super::row::{error, note, warning};

const LOOK_FOR_NEWER: &str = "Look for something newer, or be ready to say why it still holds.";

codes! {
    /// What is to be known of a case before it is filed.
    Case(CaseCode): "The case", "Said at Check while a case is worked on, by `bundle check`, and by `bundle export`.";

    NoEntries => error(
        "no-entries",
        "No passage has been chosen, so the schedule is empty.",
        Said("Choose passages under the disputed issues."),
    ).to_do().by(Rule::ScheduleThere);

    HeadingEmpty => warning(
        "heading-empty",
        "The appeal number is not filled in.",
        Said("Type it as it is to be printed on the cover."),
    ).saying("It is not filled in.").to_do();

    PartyEmpty => error(
        "party-empty",
        "The appellant or the respondent is not filled in, and the cover names both parties.",
        Said("Type it as it is to be printed."),
    ).saying("It is empty, and the cover names both parties.").to_do();

    HearingDate => warning(
        "hearing-date",
        "The day typed for the hearing is not in the calendar.",
        Said("The cover prints it as it is typed."),
    );

    IssueWithoutEntries => warning(
        "issue-without-entries",
        "A disputed issue has no entry: only its authorities are printed, if it has any.",
        Said("Choose a passage for it, or take the issue out."),
    ).to_do().by(Rule::ByIssue);

    /// For whoever works on the case alone.
    LetterNotAnswered => warning(
        "letter-not-answered",
        "Paragraphs of the decision letter are answered by no disputed issue. It is said at Check and by `bundle check`, and by no export.",
        Said("Open the letter at Arrange: dispute them, or say that nothing is disputed in them."),
    ).private();

    /// A note where permission for more pages is recorded.
    ScheduleTooLong => error(
        "schedule-too-long",
        "The schedule takes more pages than the tribunal allows. It is a note where permission is recorded.",
        Manual("Take out or shorten entries, or record at Arrange who gave permission and when."),
    ).or_note().by(Rule::PageLimit);

    DraftMarkSetAside => warning(
        "draft-mark-set-aside",
        "Entries are not signed off, and all the same no page will say DRAFT: that was set aside with a reason.",
        Manual("Hold each entry against its source and sign it off, or be ready to answer for the reason."),
    ).by(Rule::SignedOff);

    NotSignedOff => warning(
        "not-signed-off",
        "Entries are not signed off: nobody has said that they compared them with their sources.",
        Said("Hold each entry against its source and sign it off; until then every page says DRAFT."),
    ).to_do().by(Rule::SignedOff);

    Summaries => warning(
        "summaries",
        "Entries are summaries in our words, not quotations, and are headed so.",
        Said("The Practice Direction asks for extracts: open each source and quote it."),
    ).by(Rule::Verbatim);

    /// A note where it is set aside with a reason.
    QuotationNear => error(
        "quotation-near",
        "The words of an extract are not those of its file. It is a note where a reason is recorded.",
        Said("Take the words of the source, or record why they are quoted so."),
    ).or_note().by(Rule::Verbatim);

    /// A note where it is set aside with a reason.
    QuotationNotFound => error(
        "quotation-not-found",
        "The words of an extract are not found in its file. It is a note where a reason is recorded.",
        Said("Look whether it is the right file and the right edition; quote the source anew, or record why it is quoted so."),
    ).or_note().by(Rule::Verbatim);

    QuotationUnconfirmed => error(
        "quotation-unconfirmed",
        "What was cut out of an extract or put into it may change its sense, and nobody has confirmed that it does not.",
        Said("Look at the words of the source; confirm each change, or quote without it."),
    ).by(Rule::Verbatim);

    QuotationByMachine => error(
        "quotation-by-machine",
        "The words of an extract were read by machine in a picture, and nobody has compared them with it.",
        Said("Look at the page, letter by letter, numbers and names above all; then confirm that the words stand there."),
    ).by(Rule::Verbatim);

    QuotationUnreadable => warning(
        "quotation-unreadable",
        "The words of an extract are not on the pages of its file that can be read, and some pages cannot.",
        Said("Compare it by eye with the page, and sign it off while that page is shown."),
    ).by(Rule::Verbatim);

    PinpointDiffers => warning(
        "pinpoint-differs",
        "The words of an extract stand at another place of its file than the one that is cited.",
        Said("Look at both places, and cite the one that is meant."),
    ).by(Rule::Verbatim);

    QuotationCutShort => warning(
        "quotation-cut-short",
        "An extract is a part of a sentence, and what it leaves out says that the rest is not so, or not always.",
        Said("Read the whole sentence. Quote all of it, or be ready to say why the rest does not matter."),
    ).by(Rule::FairSelection);

    PageCountedOtherwise => note(
        "page-counted-otherwise",
        "An extract is cited by a page number that a person has counted, and another is printed on the page.",
        Said("Look at the page. If what is printed is right, count anew: “Page numbers…” above the report, on Read."),
    ).by(Rule::Verbatim);

    QuotationGoesOn => note(
        "quotation-goes-on",
        "The source says “However” or the like just before or behind an extract.",
        Said("Read on, and consider quoting that, too."),
    ).by(Rule::FairSelection);

    QuotedPageLeftOut => warning(
        "quoted-page-left-out",
        "The bundle holds a part of a document, and not the page that an extract quotes.",
        Said("Add that page to those that are included, so that the tribunal can read the words in their place."),
    ).by(Rule::Verbatim);

    ExtractNotChecked => warning(
        "extract-not-checked",
        "No file of its source is at hand, so that an extract was held against nothing here.",
        Said("Name the file of the source, so that its quotations are held against it."),
    ).by(Rule::Verbatim);

    SourceFileMissing => warning(
        "source-file-missing",
        "The file that quotations are held against is not where it was.",
        Said("“Look for it…” at Check, under Quotations, and “bundle relink” find it by its content wherever it lies now."),
    ).by(Rule::Verbatim);

    SourceFileChanged => warning(
        "source-file-changed",
        "The file that quotations are held against has another content than the one they were taken from.",
        Said("Look for the file as it was, or name the new one as the file of the source: then all is held against that."),
    ).by(Rule::Verbatim);

    SourceFileUnusable => warning(
        "source-file-unusable",
        "The file that quotations are held against cannot be opened or read.",
        Said("Save a copy without a password, or ask for the file again, and name that as the file of the source."),
    ).by(Rule::Verbatim);

    SourceFileDamaged => warning(
        "source-file-damaged",
        "The file that quotations are held against is damaged: pages or words of it may be missing.",
        Said("Ask for the file again, and name that as the file of the source. Words that are not found may stand on what is missing."),
    ).by(Rule::Verbatim);

    SourceFileDoubtful => warning(
        "source-file-doubtful",
        "Nothing that names a source stands on the first pages of the file that is named for it, or its title does with the symbol of another document: it may be another one.",
        Said("Look whether it is the right file. If it is, go on: the source may only be described in other words than it bears."),
    ).by(Rule::Verbatim);

    NoAdverseEntry => warning(
        "no-adverse-entry",
        "The entries under a disputed issue only help, although passages of the library that fit the appellant go against the case on it or point both ways; none of those is in the schedule.",
        Said("Read them. A schedule that lists only what helps invites criticism."),
    ).by(Rule::FairSelection);

    /// For whoever works on the case alone.
    Exclusion => warning(
        "exclusion",
        "The appellant may have taken part in what the evidence is about, or an entry bears on exclusion (Article 1F), which is not among the disputed issues. It is said at Check and by `bundle check`, and by no export.",
        Said("Evidence of unlawful warfare that helps a refuser can be turned against a man who fought. Once you have thought of it, say so at Check; it is kept in the case file and never printed."),
    ).private();

    InvisibleCharacter => error(
        "invisible-character",
        "What was typed here holds a character that cannot be seen.",
        Said("Delete the text and type it anew; pasting brings such characters in."),
    );

    LettersMissing => error(
        "letters-missing",
        "A text has characters that cannot be printed.",
        Said("They print as empty boxes. Latin, Cyrillic, Greek, Arabic and Hebrew letters can be printed: write it in one of those, for instance as in the translation."),
    );

    EntryAltered => error(
        "entry-altered",
        "The passage or its citation was changed in the case file after it was chosen.",
        Said("Take the entry out and choose the passage again from the library."),
    ).by(Rule::Verbatim);

    EntryNotInLibrary => warning(
        "entry-not-in-library",
        "The library in use no longer has this passage.",
        Said("It is printed as it was when chosen. Find out why it was taken out."),
    ).promised(Promise::Traceable);

    EntryRetired => warning(
        "entry-retired",
        "The library retired this passage.",
        Said("It is printed as it was when chosen. Read why, and decide whether to rely on it."),
    ).promised(Promise::Traceable);

    EntryOutdated => warning(
        "entry-outdated",
        "The library has changed this passage or its citation since it was chosen.",
        Said("It is printed as it was when chosen. Compare the two; to take the new one, remove the entry and choose it again."),
    ).promised(Promise::Traceable);

    OlderEdition => warning(
        "older-edition",
        "A source of the case is not the newest edition that the library knows of, or another source replaces it.",
        Said("See whether the newer one still says so, and rely on that, or be ready to say why the older one is cited. `bundle library editions` lists what is known."),
    ).by(Rule::Age);

    EditionsKnownTo => warning(
        "editions-known-to",
        "Nobody has looked for newer editions of what the packs hold for more than 90 days: the library says up to which day it knows them.",
        Said("Look at the publishers’ sites for newer editions before filing; a newer pack may be at hand."),
    ).by(Rule::Age);

    NoAddress => error(
        "no-address",
        "The source has no web address, and every source needs a link.",
        Said("Put the source in the library right, and choose the passage again."),
    ).by(Rule::SourcesLinked);

    AddressClosed => error(
        "address-closed",
        "The link leads to a site that asks for a login, so the tribunal cannot open it.",
        Said("Use the publisher’s own public address."),
    ).by(Rule::NoLogin);

    EvidenceOld => warning(
        "evidence-old",
        "Entries rest on sources so old that somebody will ask whether they still hold.",
        Said(LOOK_FOR_NEWER),
    ).by(Rule::Age);

    EvidenceAgeing => note(
        "evidence-ageing",
        "Entries rest on sources that begin to be old.",
        Said(LOOK_FOR_NEWER),
    ).by(Rule::Age);

    DateUnknown => note(
        "date-unknown",
        "The date of this source is not known.",
        Said("Open it and look; evidence without a date weighs little."),
    ).by(Rule::Provenance);

    NotTheOriginal => warning(
        "not-the-original",
        "The source was seen second-hand, or only its announcement was read, or it only leads to the original.",
        Said("Obtain the original and cite that."),
    ).by(Rule::Provenance);

    SourceDefect => note(
        "source-defect",
        "The record of a source names what limits its weight.",
        Said("Look at it before you rely on it, and find the original where there is one."),
    );

    SameReport => note(
        "same-report",
        "Several entries rest on the same report.",
        Said("They count as one source: do not present them as corroborating each other."),
    ).by(Rule::Independence);

    AuthorityUnlisted => warning(
        "authority-unlisted",
        "Nobody has looked up whether a piece of country guidance is still listed as that, or somebody has and it is not.",
        Said("Look it up in the tribunal’s list, and say at Arrange what you found; or take it out."),
    ).by(Rule::AuthoritiesExist);

    AuthorityOvertaken => warning(
        "authority-overtaken",
        "An authority is cited that was overtaken by another.",
        Said("Cite what overtook it, or be ready to say on what the earlier one still holds."),
    ).by(Rule::AuthoritiesExist);

    AuthorityFromMemory => warning(
        "authority-from-memory",
        "An authority is cited that nobody has looked up: the library has it from memory.",
        Said("Look it up and say so at Arrange, or take it out: a citation that does not exist must never be filed."),
    ).by(Rule::AuthoritiesExist);

    AuthorityParagraphs => warning(
        "authority-paragraphs",
        "Country guidance is cited without the paragraphs relied on, which the schedule is to give.",
        Said("Type its paragraphs or headnotes at Arrange."),
    ).by(Rule::ScheduleThere);

    AuthorityAsEvidence => note(
        "authority-as-evidence",
        "A decided case that is in the register of authorities stands as an entry among the country evidence.",
        Said("The Practice Direction keeps the two apart: cite its paragraphs at the authority, and keep the entry only for what it reports of the country."),
    ).by(Rule::ScheduleThere);

    Confidential => error(
        "confidential-word",
        "The finished bundle, or a paper, holds words that the case calls confidential, so it is not written.",
        Said("Take them out of the document with “bundle redact”, or leave the page or the document out. Where they stand in your own words, change those."),
    );

    ConfidentialUnchecked => error(
        "confidential-unchecked",
        "It could not be checked whether the finished bundle holds words that the case calls confidential, so it was not written.",
        Said("Try again. If it happens again, leave out the document on that page, or print it to PDF from a program that shows it and add that."),
    );

    AppellantNamed => error(
        "appellant-named",
        "An anonymity direction is in force, and the appellant is named on the bundle’s cover, in a bookmark, in its metadata or in the name of its file, in words typed into the case, or in a paper, so it is not written.",
        Said("Use initials on the cover, and titles of documents without the name. Inside documents the name may stand: there it is not looked for."),
    ).by(Rule::Anonymity);

    PageMoved => warning(
        "page-moved",
        "A document begins on another page than others were told.",
        Said("Put new documents behind the others, or leave it so and tell everybody who was given the old numbers: an export asks first (“bundle export --move-pages”)."),
    ).by(Rule::SameNumbers);

    NumbersNotKept => warning(
        "numbers-not-kept",
        "The bundle was made for others to see, and it could not be noted in the case which numbers they were told.",
        Said("Save and close the case where it is open, and make the bundle again before anything else is changed."),
    ).by(Rule::SameNumbers);

    PackageRefused => error(
        "package-refused",
        "A package of a case is not as it should be, and nothing of it was taken.",
        Said("Ask whoever sent it to pack the case again (“bundle pack”, or “Save a package…” in the window)."),
    ).promised(Promise::NothingLost);

    PackageDocumentMissing => warning(
        "package-document-missing",
        "A document of the case is not in its package, because it was not there when the case was packed.",
        Said("Find it, and relink it (“bundle relink”), or ask whoever packed the case."),
    );

    PackageDocumentChanged => warning(
        "package-document-changed",
        "A document in a package is not what was added to the case: it had been changed before the case was packed.",
        Said("Look at what changed in it, then take it as it is now, or replace it."),
    );

    CaseOpenElsewhere => error(
        "case-open-elsewhere",
        "The case is open in a window, here or on another machine, so a command leaves it alone.",
        Manual("Save and close it there, then try again. Use --take-over only if it is no longer open there."),
    ).promised(Promise::NothingLost);
}
