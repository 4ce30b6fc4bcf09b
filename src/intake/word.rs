//! What is in a Word document besides its text: changes that were tracked, and comments. They are counted before
//! anything is converted, for they have been filed by accident.

use std::collections::BTreeSet;
use std::fmt;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::finding::{counted, together};

use super::package::{Broken, Package, with_part};
use super::part::{Form, Part};
use super::unsuited::Unsuited;

/// How tracked changes of a Word document are to print. Its comments print in neither way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// As it reads once all are accepted.
    Accepted,
    /// Each shown as it stands: struck out, or in colour.
    Marked,
}

/// The part in which it is said how changes are shown.
const SETTINGS: &str = "word/settings.xml";

/// Parts with words in them; there may be many heads and feet.
const PARTS: [&str; 5] = [
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/comments.xml",
    SETTINGS,
];
const MOST_FURNITURE: usize = 20;

/// The document for LibreOffice, and what is tracked in it, in a sentence.
pub(super) fn docx(bytes: &[u8], accepted: bool) -> Result<Part, Unsuited> {
    let tracked = Tracked::of(bytes).map_err(broken)?;
    let bytes = match tracked.changes() {
        0 => bytes.to_vec(),
        _ => shown(bytes, accepted).ok_or_else(not_acceptable)?,
    };
    let part = Part::whole(Form::Office, bytes);
    Ok(match tracked.is_none() {
        true => part,
        false => part.saying(format!("It has {tracked}.")),
    })
}

fn broken(why: Broken) -> Unsuited {
    let what = match why {
        Broken::Locked => "a Word document that is locked with a password",
        Broken::Damaged => "a Word document that is damaged, or cut off",
        Broken::Bomb => "a file that unpacks to an enormous size, as no honest Word document does",
        Broken::Ambiguous => {
            "a Word document with two parts of one name: programs would read it differently"
        }
    };
    Unsuited::new(what, "Open it in Word, save it as PDF, then add that.")
}

fn not_acceptable() -> Unsuited {
    Unsuited::new(
        "a Word document whose tracked changes cannot be accepted here",
        "Accept them in Word, save it as PDF, then add that.",
    )
}

/// What is tracked and remarked in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tracked {
    inserted: usize,
    deleted: usize,
    formatted: usize,
    comments: usize,
    people: BTreeSet<String>,
}

impl fmt::Display for Tracked {
    /// Never who: what is said here may be printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [
            (self.inserted, "tracked insertion", "tracked insertions"),
            (self.deleted, "tracked deletion", "tracked deletions"),
            (
                self.formatted,
                "tracked change of form",
                "tracked changes of form",
            ),
            (self.comments, "comment", "comments"),
        ];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let counts: Vec<String> = counts
            .map(|(count, one, many)| counted(count, one, many))
            .collect();
        f.write_str(&together(&counts))?;
        match self.people.len() {
            0 => Ok(()),
            count => write!(f, ", of {}", counted(count, "person", "people")),
        }
    }
}

impl Tracked {
    fn of(bytes: &[u8]) -> Result<Self, Broken> {
        let package = Package::open(bytes)?;
        let mut tracked = Tracked::default();
        let furniture = (1..=MOST_FURNITURE).flat_map(|at| {
            [
                format!("word/header{at}.xml"),
                format!("word/footer{at}.xml"),
            ]
        });
        for name in PARTS.map(str::to_owned).into_iter().chain(furniture) {
            if let Some(part) = package.part(&name)? {
                tracked.read(&part)?;
            }
        }
        Ok(tracked)
    }

    fn changes(&self) -> usize {
        self.inserted + self.deleted + self.formatted
    }

    fn is_none(&self) -> bool {
        self.changes() + self.comments == 0
    }

    fn read(&mut self, part: &[u8]) -> Result<(), Broken> {
        let mut reader = Reader::from_reader(part);
        loop {
            match reader.read_event().map_err(|_broken| Broken::Damaged)? {
                Event::Start(element) | Event::Empty(element) => self.element(&element),
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>) {
        let count = match element.local_name().as_ref() {
            b"ins" | b"moveTo" => &mut self.inserted,
            b"del" | b"moveFrom" => &mut self.deleted,
            b"rPrChange" | b"pPrChange" | b"sectPrChange" | b"tblPrChange" | b"tcPrChange"
            | b"trPrChange" | b"numberingChange" => &mut self.formatted,
            b"comment" => &mut self.comments,
            _ => return,
        };
        let mut attributes = element.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut author = attributes.filter(|one| one.key.local_name().as_ref() == b"author");
        // Formulas have elements of these names, and no author.
        if let Some(author) = author.next() {
            *count += 1;
            let author = String::from_utf8_lossy(&author.value).into_owned();
            self.people.insert(author);
        }
    }
}

/// The document with the setting by which LibreOffice prints the text as it reads once all changes are accepted, or
/// without it, so that each is shown. None where that cannot be set: the document has no settings, which Word always
/// writes.
fn shown(bytes: &[u8], accepted: bool) -> Option<Vec<u8>> {
    const HIDDEN: &str = "<w:revisionView w:markup=\"0\"/>";
    let Some(settings) = Package::open(bytes).ok()?.part(SETTINGS).ok()? else {
        return (!accepted).then(|| bytes.to_vec());
    };
    let mut text = String::from_utf8(settings).ok()?;
    while let Some(start) = text.find("<w:revisionView") {
        let end = start + text.get(start..)?.find("/>")? + 2;
        text.replace_range(start..end, "");
    }
    if accepted {
        let start = text.find("<w:settings")?;
        let end = start + text.get(start..)?.find('>')?;
        if text.get(..end)?.ends_with('/') {
            text.replace_range(end - 1..=end, &format!(">{HIDDEN}</w:settings>"));
        } else {
            text.insert_str(end + 1, HIDDEN);
        }
    }
    with_part(bytes, SETTINGS, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::specimen::{docx as document, part_of};

    const CHANGED: &str = "<w:p><w:del w:id=\"1\" w:author=\"Ann\"><w:r><w:delText>no</w:delText></w:r></w:del>\
        <w:ins w:id=\"2\" w:author=\"Bob\"><w:r><w:t>yes</w:t></w:r></w:ins>\
        <w:ins w:id=\"3\" w:author=\"Bob\"><w:r><w:t> and more</w:t></w:r></w:ins></w:p>";
    const COMMENT: &str = "<w:comment w:id=\"0\" w:author=\"Ann\"><w:p/></w:comment>";

    #[test]
    fn what_is_tracked_and_remarked_is_counted_without_names() {
        let part = docx(&document(CHANGED, COMMENT), false).unwrap();
        assert_eq!(
            part.said,
            ["It has 2 tracked insertions, 1 tracked deletion and 1 comment, of 2 people."]
        );
        let plain = docx(&document("<w:p/>", ""), false).unwrap();
        assert_eq!(plain.said, [""; 0]);
    }

    #[test]
    fn accepting_changes_one_setting_and_leaves_every_other_part_as_it_was() {
        let bytes = document(CHANGED, COMMENT);
        let accepted = docx(&bytes, true).unwrap().bytes;
        let settings = part_of(&accepted, SETTINGS);
        assert!(
            settings.contains("<w:revisionView w:markup=\"0\"/>"),
            "{settings}"
        );
        assert_eq!(
            part_of(&accepted, "word/document.xml"),
            part_of(&bytes, "word/document.xml")
        );
        let marked = docx(&accepted, false).unwrap().bytes;
        let settings = part_of(&marked, SETTINGS);
        assert!(
            !settings.contains("revisionView"),
            "a setting that hides them goes: {settings}"
        );
        let again = Tracked::of(&accepted).unwrap();
        assert_eq!(
            again.changes(),
            3,
            "nothing is taken out of the file itself"
        );
    }

    #[test]
    fn damaged_documents_are_refused_or_read_and_break_nothing() {
        let bytes = document(CHANGED, COMMENT);
        let mut refused = 0;
        for damaged in crate::intake::tests::damaged_sixty_times(&bytes) {
            refused += usize::from(docx(&damaged, true).is_err());
        }
        assert!(refused > 30, "{refused}");
    }
}
