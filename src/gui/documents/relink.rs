//! Documents whose file is gone, has changed, or is to be another.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::case::{Edit, Exhibit, ExhibitChange};
use crate::files;
use crate::gui::session::{Session, Tone};

use super::{Read, Refused};

impl Session {
    /// Whether its file is not there, or holds something else than what was added.
    pub(in crate::gui) fn is_lost(&self, exhibit: &Exhibit) -> bool {
        match self.documents.get(&exhibit.number) {
            Some(Ok(document)) => document.sha256 != exhibit.sha256,
            Some(Err(_)) => true,
            None => false,
        }
    }

    /// The contents to look for.
    pub(in crate::gui) fn lost_documents(&self) -> BTreeSet<String> {
        let exhibits = self.case().exhibits.iter();
        let lost = exhibits.filter(|exhibit| self.is_lost(exhibit));
        lost.map(|exhibit| exhibit.sha256.clone()).collect()
    }

    /// All that were found are taken together, as one step.
    pub(in crate::gui) fn found_documents(
        &mut self,
        found: Result<BTreeMap<String, PathBuf>, String>,
        now: f64,
    ) {
        let found = match found {
            Ok(found) => found,
            Err(error) => return self.say(Tone::Bad, format!("{error}.")),
        };
        let lost = self.case().exhibits.iter();
        let lost: Vec<&Exhibit> = lost.filter(|exhibit| self.is_lost(exhibit)).collect();
        let home = self.case_path();
        let relink = |exhibit: &&Exhibit| {
            let file = found.get(&exhibit.sha256)?;
            Some(Edit::ChangeExhibit {
                number: exhibit.number,
                change: ExhibitChange::File {
                    path: files::exhibit_path(&home, file),
                    sha256: exhibit.sha256.clone(),
                },
            })
        };
        let edits: Vec<Edit> = lost.iter().filter_map(relink).collect();
        let (count, all) = (edits.len(), lost.len());
        let label = match count {
            1 => "Find document again".to_owned(),
            count => format!("Find {count} documents again"),
        };
        if count > 0 {
            self.edit_documents(&label, edits, now);
        }
        let tone = if count == all { Tone::Good } else { Tone::Bad };
        let text = match (count, all) {
            (0, _) => "No missing document is in that folder. Look in another.".to_owned(),
            (1, 1) => "The document was found again.".to_owned(),
            (count, all) => format!("{count} of {all} documents were found again."),
        };
        match tone {
            Tone::Good => self.say_undoable(text),
            Tone::Bad => self.say(tone, text),
        }
    }

    /// Another file takes the place of a document's; title, date, heading and pages stay.
    pub(in crate::gui) fn replace_document(
        &mut self,
        number: u32,
        read: Result<Read, Refused>,
        now: f64,
    ) {
        match read {
            Ok(read) => {
                let (new, document) = *read;
                self.note_examined(number, &new.path, Ok(document));
                let change = ExhibitChange::File {
                    path: new.path,
                    sha256: new.sha256,
                };
                let edit = Edit::ChangeExhibit { number, change };
                self.edit_documents("Replace file of document", vec![edit], now);
            }
            Err(Refused { why, hint }) => {
                self.say(
                    Tone::Bad,
                    format!("The file was not replaced: {why}. {hint}"),
                );
            }
        }
    }

    /// A case without a name has no folder yet, so its documents are known by their whole path.
    fn case_path(&self) -> PathBuf {
        let own = self
            .document
            .path()
            .filter(|path| !path.as_os_str().is_empty());
        own.unwrap_or(Path::new("/")).to_owned()
    }
}
