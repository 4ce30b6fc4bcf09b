//! Documents whose pages nobody has counted yet: the numbers of all pages behind them will change, and
//! are not shown as if they stood.

use crate::case::Exhibit;
use crate::gui::session::Session;
use crate::pdf::import::Refusal;

/// Characters of a title in such words.
const MOST: usize = 32;

impl Session {
    /// How numbers stand behind so many documents: `numbers not final until “Letter” is unlocked`. None where
    /// all of these are counted, or merely wait their turn to be read, which the list says anyway.
    pub(in crate::gui) fn numbers_open(&self, documents: usize) -> Option<String> {
        let is_refused = |exhibit: &&Exhibit| self.documents.contains_key(&exhibit.number);
        let before = self.uncounted(documents).filter(is_refused);
        let before: Vec<&Exhibit> = before.collect();
        let mut ends: Vec<&str> = before.iter().map(|one| self.counted_when(one)).collect();
        ends.dedup();
        let end = match ends.as_slice() {
            [end] => end,
            _ => "usable",
        };
        let what = match before.as_slice() {
            [] => return None,
            [one] => format!("“{}” is", shortened(&one.title)),
            more => format!("{} documents are", more.len()),
        };
        Some(format!("numbers not final until {what} {end}"))
    }

    /// The same, only at the first document whose numbers depend on it.
    pub(in crate::gui) fn numbers_open_from(&self, number: u32) -> Option<String> {
        let at = self.case().position_of_exhibit(number)?;
        let exhibits = &self.case().exhibits;
        let before = exhibits.get(at.checked_sub(1)?)?;
        let is_first = self.is_counted(exhibits.get(at)?) && !self.is_counted(before);
        self.numbers_open(at).filter(|_| is_first)
    }

    /// Whether numbers stand behind so many documents: all of these are counted.
    pub(in crate::gui) fn are_numbers_final(&self, documents: usize) -> bool {
        self.uncounted(documents).next().is_none()
    }

    fn uncounted(&self, documents: usize) -> impl Iterator<Item = &Exhibit> {
        let exhibits = self.case().exhibits.iter().take(documents);
        exhibits.filter(|exhibit| !self.is_counted(exhibit))
    }

    fn is_counted(&self, exhibit: &Exhibit) -> bool {
        self.refusal(exhibit) == Some(None)
    }

    /// Whether a password would open its file.
    pub(in crate::gui) fn is_locked(&self, number: u32) -> bool {
        let exhibit = self.case().exhibit(number);
        exhibit.is_some_and(|exhibit| self.counted_when(exhibit) == "unlocked")
    }

    /// Why its file was refused; outer none where the file is not there or was not read yet.
    fn refusal(&self, exhibit: &Exhibit) -> Option<Option<&Refusal>> {
        let found = self.documents.get(&exhibit.number)?.as_ref().ok()?;
        Some(found.survey.as_ref().err())
    }

    /// What has to come about before its pages can be counted.
    fn counted_when(&self, exhibit: &Exhibit) -> &'static str {
        match self.refusal(exhibit) {
            Some(Some(Refusal::Locked | Refusal::WrongPassword)) => "unlocked",
            Some(_) => "usable",
            None => "found",
        }
    }
}

fn shortened(title: &str) -> String {
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    let kept: String = title.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Case, DocumentFile, Edit, History, NewExhibit};
    use crate::gui::document::{Desk, Document};
    use crate::gui::preferences::Preferences;
    use crate::library::Date;
    use crate::pdf::import::Survey;
    use crate::preflight;

    /// A session with a document for each letter: counted, locked, missing, damaged, or not read yet.
    fn session(files: &str) -> Session {
        let add = |case: Case, kind: char| {
            let new = NewExhibit {
                file: DocumentFile {
                    path: format!("{kind}.pdf"),
                    sha256: "0".repeat(64),
                    pages: None,
                },
                title: format!("{kind}"),
                date: None,
                section: None,
                pages: None,
                title_page: false,
            };
            Edit::AddExhibit(Box::new(new)).apply(&case).unwrap()
        };
        let nowhere = Document::nowhere(Desk::nowhere());
        let preferences = Preferences::read("/nowhere/settings.ron".into()).0;
        let mut session = Session::new(Date::day(2026, 11, 24), nowhere.clone(), preferences);
        let case = files.chars().fold(Case::new("p"), add);
        session.show(History::new(case), nowhere);
        for (number, kind) in (1..).zip(files.chars()) {
            if let Some(found) = found(kind) {
                session.documents.insert(number, found);
            }
        }
        session
    }

    fn found(kind: char) -> Option<Result<preflight::Document, String>> {
        let survey = match kind {
            'c' => Ok(Survey::default()),
            'l' => Err(Refusal::Locked),
            'w' => Err(Refusal::WrongPassword),
            'd' => Err(Refusal::Damaged),
            'm' => return Some(Err("not there".to_owned())),
            _ => return None,
        };
        Some(Ok(preflight::Document {
            sha256: "0".repeat(64),
            bytes: 1,
            survey,
            sum: 0,
            reading: None,
            password: None,
            smaller: None,
            original: preflight::OriginalNow::default(),
        }))
    }

    /// What is said of each document, in order.
    fn said(files: &str, ask: impl Fn(&Session, u32) -> Option<String>) -> Vec<String> {
        let session = session(files);
        let numbers = (1..).zip(files.chars()).map(|(number, _)| number);
        numbers
            .map(|number| ask(&session, number).unwrap_or_default())
            .collect()
    }

    #[test]
    fn what_changes_the_numbers_is_named_at_the_first_document_behind_it() {
        let from = |files: &str| said(files, Session::numbers_open_from);
        let until = |words: &str| format!("numbers not final until {words}");
        for (file, end) in [
            ('l', "unlocked"),
            ('w', "unlocked"),
            ('d', "usable"),
            ('m', "found"),
        ] {
            let words = until(&format!("“{file}” is {end}"));
            assert_eq!(from(&format!("c{file}cc")), ["", "", &words, ""]);
        }
        for (files, words) in [
            ("llc", "2 documents are unlocked"),
            ("lwc", "2 documents are unlocked"),
            ("mmmc", "3 documents are found"),
            ("lmc", "2 documents are usable"),
            ("mlmc", "3 documents are usable"),
            ("rlc", "“l” is unlocked"),
        ] {
            assert_eq!(from(files).last(), Some(&until(words)), "{files}");
        }
        let both = [
            "",
            &until("“l” is unlocked"),
            "",
            &until("2 documents are usable"),
        ];
        assert_eq!(from("lcdc"), both);
        for files in ["c", "ccc", "ccl", "l", "rc", "ccr"] {
            assert!(from(files).iter().all(String::is_empty), "{files}");
        }
    }

    #[test]
    fn every_number_behind_a_document_that_is_not_counted_is_open() {
        for (files, finals) in [
            ("ccc", [true, true, true]),
            ("clc", [true, true, false]),
            ("lcc", [true, false, false]),
            ("rcc", [true, false, false]),
            ("ccm", [true, true, true]),
        ] {
            let session = session(files);
            let all = [0, 1, 2].map(|before| session.are_numbers_final(before));
            assert_eq!(all, finals, "{files}");
            assert_eq!(session.are_numbers_final(3), files == "ccc", "{files}");
        }
    }

    #[test]
    fn a_long_title_is_cut() {
        assert_eq!(shortened("Letter"), "Letter");
        let long = shortened("Refusal letter of the Secretary of State for the Home Department");
        assert_eq!(long, "Refusal letter of the Secretary…");
    }
}
