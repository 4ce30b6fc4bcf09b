//! The part of the table about bundles of anybody: what is found in a finished PDF file, from its bytes alone.

use super::super::basis::Rule;
use super::Row;
use super::row::Advice::{self, Said};
use super::row::error;

const MAKE_ANEW: Advice =
    Said("Put it right in the program that made the bundle, and make the bundle anew.");

codes! {
    /// What a bundle breaks, whoever made it. Where the value of a rule was not seen in print it is to be checked.
    Inspection(InspectionCode): "Any bundle", "Said by `bundle check FILE.pdf`, which judges a finished file, whoever made it. An error is a rule that is not kept; a warning is one that a person has to check, because its words were not seen in print or because the file cannot tell.";

    Damaged => error("bundle-damaged", "The file had to be put right to be read at all.", Said("Ask for the file again, or write it anew from a program that opens it.")).or_warning().by(Rule::CanBeOpened);

    Encrypted => error("bundle-encrypted", "The file is encrypted.", Said("Save it without any password or restriction.")).or_warning().by(Rule::NotEncrypted);

    Size => error("bundle-size", "The file is larger than can be uploaded.", Said("Make its pictures smaller, or split it into volumes.")).or_warning().by(Rule::FileSize);

    Acts => error("bundle-acts", "The file holds something that acts or is attached.", Said("Print it to PDF anew without scripts, forms and attachments, and file attachments as documents.")).or_warning().by(Rule::NothingActs);

    Fonts => error("bundle-fonts", "A font is not in the file, so that the page looks different on other computers.", Said("Write the file anew with all fonts embedded.")).or_warning().by(Rule::FontsInside);

    Author => error("bundle-author", "The file names an author.", Said("Take the name out of the properties of the file: it becomes that of the hearing bundle.")).or_warning().by(Rule::Anonymity);

    Opening => error("bundle-opening", "The file does not open as this tribunal asks.", MAKE_ANEW).or_warning().by(Rule::Opening);

    Paper => error("bundle-paper", "A page is not of the paper that is asked for.", MAKE_ANEW).or_warning().by(Rule::Paper);

    Numbers => error("bundle-numbers", "A page has no number, or another than its place in the file or its label.", MAKE_ANEW).or_warning().by(Rule::PageNumbers);

    LabelsRunOn => error("bundle-labels-run-on", "The labels of pages do not end with the file, so that pages that are appended go on with its numbers.", Said("Add an empty range of labels behind the last page, or leave labels out.")).or_warning().by(Rule::LabelsEnd);

    Upright => error("bundle-upright", "A page cannot be read without turning it.", Said("Turn the page.")).or_warning().by(Rule::Upright);

    Searchable => error("bundle-searchable", "A page shows words that cannot be searched.", Said("Have the page read by a program for scans (OCR).")).or_warning().by(Rule::Searchable);

    HiddenWords => error("bundle-hidden-words", "The file holds words that nobody sees.", Said("Look at them, and take them out: whoever copies or searches the text finds them.")).or_warning().by(Rule::NothingHidden);

    Bookmarks => error("bundle-bookmarks", "The file has no bookmarks, or one that does not lead to the page that it names.", MAKE_ANEW).or_warning().by(Rule::Bookmarked);

    BookmarkLimit => error("bundle-bookmark-limit", "The file has more bookmarks than the tribunal lists.", MAKE_ANEW).or_warning().by(Rule::BookmarkLimit);

    IndexPages => error("bundle-index-pages", "There is no index with page numbers, or a row of it prints the number of another page.", MAKE_ANEW).or_warning().by(Rule::IndexPages);

    IndexLinks => error("bundle-index-links", "A row of the index has no link, or one to another page than it names.", MAKE_ANEW).or_warning().by(Rule::Linked);

    Links => error("bundle-links", "A link leads nowhere, by a name, or to an address that is not whole.", MAKE_ANEW).or_warning().by(Rule::LinksByPlace);

    Schedule => error("bundle-schedule", "No country information evidence schedule was found.", Said("Where the bundle relies on country evidence, put one in under that heading.")).or_warning().by(Rule::ScheduleThere);

    ScheduleLength => error("bundle-schedule-length", "The schedule has more pages than are allowed.", Said("Shorten it, or apply for permission and print that on its first page.")).or_warning().by(Rule::PageLimit);

    ScheduleLinks => error("bundle-schedule-links", "The schedule lacks a link to a source.", Said("Link each source where it is cited.")).or_warning().by(Rule::SourcesLinked);

    ClosedLinks => error("bundle-closed-links", "A link of the schedule leads to a site that asks for a login.", Said("Link where the publisher itself has put the document.")).or_warning().by(Rule::NoLogin);

    ScheduleType => error("bundle-schedule-type", "The schedule is set in smaller type or with closer lines than is allowed.", MAKE_ANEW).or_warning().by(Rule::Type);

    Quotations => error("bundle-quotations", "A quotation was not found word for word in the documents of the folder.", Said("Hold it against its source: it may stand in another document.")).or_warning().by(Rule::Verbatim);
}
