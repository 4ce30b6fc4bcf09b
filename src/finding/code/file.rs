//! The part of the table about the finished file, read back from its bytes.

use super::super::basis::{Promise, Rule};
use super::Row;
use super::row::Advice::{self, Said};
use super::row::error;

const FAULT: Advice =
    Said("This is a fault of the program: do not file this bundle, and report the fault.");

codes! {
    /// What the finished file breaks: but for its size, a fault of the program.
    File(FileCode): "The finished file", "Said after an export, when the program has opened again what it wrote. An export should end without any of these.";

    Encrypted => error("encrypted", "The file is encrypted.", FAULT).by(Rule::NotEncrypted);

    ActiveContent => error(
        "active-content",
        "The file holds something that acts, such as a script.",
        FAULT,
    ).promised(Promise::RulesKept);

    Title => error("title", "The file does not show its title.", FAULT).promised(Promise::RulesKept);

    Language => error("language", "The file does not say its language.", FAULT)
        .promised(Promise::RulesKept);

    Metadata => error(
        "metadata",
        "The file says more of itself than its title, its language and the program that made it, or not the same in both places.",
        FAULT,
    ).by(Rule::Anonymity);

    NameInTitle => error("name-in-title", "The title names a party.", FAULT).by(Rule::Anonymity);

    OpensAt => error(
        "opens-at",
        "The file does not open on its first page at the size that the tribunal asks for, or has an opening view where it asks for none.",
        FAULT,
    ).by(Rule::Opening);

    Font => error(
        "font",
        "A font is not in the file in a way that its text can be searched.",
        FAULT,
    ).by(Rule::Searchable);

    Bookmarks => error(
        "bookmarks",
        "A section or an issue has no bookmark, one does not lead to the page that it names, or there are more than the tribunal lists.",
        FAULT,
    ).by(Rule::Linked);

    FileSize => error(
        "file-size",
        "The file is larger than can be uploaded.",
        Said("Include fewer pages of the largest documents, or split the bundle into volumes."),
    ).by(Rule::FileSize);

    TextLost => error(
        "text-lost",
        "Something that the schedule, the cover or the list of sources says is not in the file letter by letter.",
        FAULT,
    ).by(Rule::Verbatim);

    SourceNotLinked => error(
        "source-not-linked",
        "A source is not linked both in the schedule and in the list of sources.",
        FAULT,
    ).by(Rule::SourcesLinked);

    Paper => error("paper", "A page of ours has not the size that is asked for, or does not stand upright.", FAULT).by(Rule::Paper);

    PageNumber => error(
        "page-number",
        "The number printed on a page is not that of its place in the file, or pages that are appended would go on with our numbers.",
        FAULT,
    ).by(Rule::PageNumbers);

    Link => error("link", "A link leads nowhere or stands off its page.", FAULT).by(Rule::Linked);

    Index => error(
        "index",
        "A row of the index is missing or does not lead to the page that it prints.",
        FAULT,
    ).by(Rule::Linked);

    Structure => error(
        "structure",
        "Something on a page of ours cannot be heard in its place by those who hear the file.",
        FAULT,
    ).promised(Promise::RulesKept);

    ScheduleType => error(
        "schedule-type",
        "The schedule is set in smaller type or with closer lines than is allowed.",
        FAULT,
    ).by(Rule::Type);
}
