//! Documents whose file is gone, has changed, or is to be another.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Document, DocumentFile, Edit, Exhibit, ExhibitChange, Original};
use crate::gui::session::{Session, Tone};
use crate::preflight::{OriginalNow, Quoted};

use super::work::made_of;
use super::{Read, ReadFile, Refused};

/// What is to be looked for below a folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) struct LostFiles {
    pub(in crate::gui) contents: BTreeSet<String>,
    /// All are files of sources: the folder is one of reports, not of a client.
    pub(in crate::gui) are_reports: bool,
}

impl Session {
    /// Whether its file is not there, or holds something else than what was added.
    pub(in crate::gui) fn is_lost(&self, exhibit: &Exhibit) -> bool {
        match self.documents.get(&exhibit.number) {
            Some(Ok(found)) => {
                let added = self.case().document_of(exhibit);
                added.is_none_or(|added| added.sha256 != found.sha256)
            }
            Some(Err(_)) => true,
            None => false,
        }
    }

    /// What to look for.
    pub(in crate::gui) fn lost_files(&self) -> LostFiles {
        let exhibits = self.case().exhibits_with_documents();
        let exhibits = exhibits.filter(|(exhibit, _)| self.is_lost(exhibit));
        let exhibits = exhibits.map(|(_, document)| document.sha256.clone());
        let exhibits: BTreeSet<String> = exhibits.collect();
        let of_sources = self.lost_source_files();
        let of_sources = of_sources.iter().map(|document| document.sha256.clone());
        let gone = self.originals_gone().map(|(_, one)| one.sha256.clone());
        let gone: BTreeSet<String> = gone.collect();
        LostFiles {
            are_reports: exhibits.is_empty() && gone.is_empty(),
            contents: of_sources.chain(exhibits).chain(gone).collect(),
        }
    }

    /// The files that are gone and of which documents were made, by exhibit.
    fn originals_gone(&self) -> impl Iterator<Item = (u32, &Original)> {
        let exhibits = self.case().exhibits_with_documents();
        exhibits.filter_map(|(exhibit, document)| {
            let found = self.documents.get(&exhibit.number)?.as_ref().ok()?;
            let original = document.converted_from.as_ref()?;
            (found.original == OriginalNow::Gone).then_some((exhibit.number, original))
        })
    }

    /// Files of sources, no exhibits, that extracts were to be held against and that are gone or hold something
    /// else.
    fn lost_source_files(&self) -> Vec<&Document> {
        let case = self.case();
        let lost = case.entries().filter(|entry| {
            let quoted = self.quotations.of_entry(entry.number);
            matches!(quoted, Some(Quoted::Gone { .. } | Quoted::Changed { .. }))
        });
        let mut lost: Vec<&Document> = lost
            .filter_map(|entry| case.document_quoted(entry))
            .filter(|document| case.exhibits.iter().all(|one| one.document != document.id))
            .collect();
        lost.sort_by_key(|document| document.id);
        lost.dedup_by_key(|document| document.id);
        lost
    }

    /// All that were found are taken together, as one step.
    pub(in crate::gui) fn found_documents(
        &mut self,
        found: Result<BTreeMap<String, String>, String>,
        now: f64,
    ) {
        let found = match found {
            Ok(found) => found,
            Err(error) => return self.say(Tone::Bad, format!("{error}.")),
        };
        let all = self.case().exhibits_with_documents();
        let lost: Vec<_> = all.filter(|(exhibit, _)| self.is_lost(exhibit)).collect();
        let relink = |(exhibit, document): &(&Exhibit, &Document)| {
            let file = found.get(&document.sha256)?;
            Some(Edit::ChangeExhibit {
                number: exhibit.number,
                change: ExhibitChange::File(DocumentFile {
                    path: file.clone(),
                    sha256: document.sha256.clone(),
                    pages: None,
                }),
            })
        };
        let mut edits: Vec<Edit> = lost.iter().filter_map(relink).collect();
        let of_sources = self.lost_source_files();
        let moved = of_sources.iter().filter_map(|document| {
            let now = found.get(&document.sha256)?;
            Some(self.case().source_files_at(&document.path, now))
        });
        let moved: Vec<Vec<Edit>> = moved.collect();
        let originals: Vec<Edit> = self
            .originals_gone()
            .filter_map(|(number, original)| {
                let path = found.get(&original.sha256)?.clone();
                Some(made_of(
                    number,
                    Original {
                        path,
                        ..original.clone()
                    },
                ))
            })
            .collect();
        let gone: Vec<u32> = self.originals_gone().map(|(number, _)| number).collect();
        edits.extend(originals);
        let (count, all) = (
            edits.len() + moved.len(),
            lost.len() + of_sources.len() + gone.len(),
        );
        edits.extend(moved.into_iter().flatten());
        let label = match count {
            1 => "Find document again".to_owned(),
            count => format!("Find {count} documents again"),
        };
        if count > 0 {
            self.edit_documents(&label, edits, now);
            self.examine_again(&gone);
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

    /// The other exhibits of the same document.
    fn others_of_its_document(&self, number: u32) -> Vec<u32> {
        let Some(replaced) = self.case().exhibit(number) else {
            return Vec::new();
        };
        let exhibits = self.case().exhibits.iter();
        let others = exhibits.filter(|one| one.document == replaced.document);
        let numbers = others.map(|one| one.number);
        numbers.filter(|other| *other != number).collect()
    }

    /// Another file takes the place of a document's; title, date, heading and pages stay.
    pub(in crate::gui) fn replace_document(
        &mut self,
        number: u32,
        read: Result<ReadFile, Refused>,
        now: f64,
    ) {
        match read.and_then(only) {
            Ok(read) => {
                let Read {
                    new,
                    document,
                    original,
                    ..
                } = read;
                let path = new.file.path.clone();
                self.note_examined(number, &path, Ok(document.clone()));
                let change = ExhibitChange::File(new.file);
                let mut edits = vec![Edit::ChangeExhibit { number, change }];
                edits.extend(original.map(|original| made_of(number, original)));
                self.edit_documents("Replace file of document", edits, now);
                for other in self.others_of_its_document(number) {
                    self.note_examined(other, &path, Ok(document.clone()));
                }
            }
            Err(Refused {
                why,
                hint,
                is_undecided,
            }) => {
                let hint = match is_undecided {
                    true => {
                        "Add it as a new document, where you can say how they print, then remove this one."
                    }
                    false => &hint,
                };
                self.say(
                    Tone::Bad,
                    format!("The file was not replaced: {why}. {hint}"),
                );
            }
        }
    }
}

/// A document has one file.
fn only(mut read: ReadFile) -> Result<Read, Refused> {
    match (read.documents.pop(), read.documents.as_slice()) {
        (Some(document), []) => Ok(document),
        _ => Err(Refused {
            is_undecided: false,
            why: "it holds several documents".to_owned(),
            hint: "Add it as new documents, then remove this one.".to_owned(),
        }),
    }
}
