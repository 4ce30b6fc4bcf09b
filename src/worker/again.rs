//! A document made again of its file, which has changed since: the same part of it, in the same way.

use std::path::Path;

use crate::case::{Document, from_file_name};
use crate::files;
use crate::intake::{Changes, Unsuited};
use crate::pdf::import::Watch;

use super::bring::{Bring, Brought, Kept, Named, NotBrought};

impl Bring {
    /// The document as its file is now. `folder` is that of the case. Tracked changes print as they did, where nobody
    /// says otherwise.
    pub fn again(
        &self,
        document: &Document,
        folder: &Path,
        watch: &Watch,
    ) -> Result<Brought, NotBrought> {
        let Some(original) = &document.converted_from else {
            return Err(no_other("a document that was made of no other file"));
        };
        if document.redacted.is_some() || document.marked.is_some() || document.cleaned.is_some() {
            return Err(NotBrought::Unsuited(Unsuited::new(
                "a document out of which words were taken",
                "Take that back first, and take the words out again of what is made then.",
            )));
        }
        let old = document.path.rsplit('/').next().unwrap_or_default();
        let changes = self.changes.or_else(|| changes(old));
        let bring = self.clone().with_changes(changes);
        let titled = self.titled(old, &original.path);
        let named = bring.file(&folder.join(&original.path), watch)?;
        let mut documents = named.into_iter().filter_map(|named| match named {
            Named::Document(brought) => Some(*brought),
            Named::Left(..) => None,
        });
        match (documents.next(), documents.next()) {
            (Some(only), None) => Ok(only),
            (Some(first), Some(second)) => {
                let mut all = [first, second].into_iter().chain(documents);
                let same = all.find(|brought| titled.as_ref() == Some(&brought.title));
                same.ok_or_else(|| no_other("a file that holds other documents now"))
            }
            (None, _) => Err(no_other("a file that holds no document any more")),
        }
    }

    /// What the file of that name was called among all that was made of the file at that path.
    fn titled(&self, old: &str, path: &str) -> Option<String> {
        let (list, _) = old.rsplit_once('-')?;
        let list = files::kept_conversion(&self.place, &format!("{list}.json"))?;
        let list: Vec<Kept> = serde_json::from_slice(&list).ok()?;
        let found = list.into_iter().find(|kept| kept.file == old)?;
        let (date, title) = from_file_name(path.rsplit('/').next()?);
        Some(found.called((&title, date)).0)
    }
}

/// How its tracked changes print, from the name of the file that was made.
fn changes(name: &str) -> Option<Changes> {
    if name.contains("-accepted-") {
        Some(Changes::Accepted)
    } else if name.contains("-marked-") {
        Some(Changes::Marked)
    } else {
        None
    }
}

fn no_other(what: &str) -> NotBrought {
    NotBrought::Unsuited(Unsuited::new(
        what,
        "Add what is wanted as new documents, then take this one out.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Case, DocumentFile, Edit, ExhibitChange, NewExhibit};
    use crate::worker::Workers;

    const MAIL: &str = "From: a@example.org\r\nSubject: Papers\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n\
        --x\r\nContent-Type: text/plain\r\n\r\nDear all\r\n";

    fn mail(attachments: &[(&str, &str)]) -> String {
        let attached = attachments.iter().map(|(name, words)| {
            format!(
                "--x\r\nContent-Type: application/pdf\r\n\
                 Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n%PDF-1.7 {words}\r\n"
            )
        });
        [MAIL.to_owned()]
            .into_iter()
            .chain(attached)
            .collect::<String>()
            + "--x--\r\n"
    }

    /// A case that holds what was brought.
    fn case_of(brought: &[Brought]) -> Case {
        brought.iter().fold(Case::new("p"), |case, brought| {
            let new = NewExhibit {
                file: DocumentFile {
                    path: brought.path.clone(),
                    sha256: crate::export::sha256(&brought.bytes),
                    pages: None,
                },
                title: brought.title.clone(),
                date: None,
                section: None,
                pages: None,
                title_page: false,
            };
            let case = Edit::AddExhibit(Box::new(new)).apply(&case).unwrap();
            let number = case.exhibits_numbered;
            let change = ExhibitChange::MadeOf(brought.original.clone().unwrap());
            Edit::ChangeExhibit { number, change }.apply(&case).unwrap()
        })
    }

    /// What is made again of each document of an e-mail that is written anew.
    fn again(before: &[(&str, &str)], after: &[(&str, &str)]) -> Vec<Result<String, String>> {
        let desk = tempfile::tempdir().unwrap();
        let case = desk.path().join("letter.ron");
        let file = desk.path().join("Papers.eml");
        files::write_atomic(&file, mail(before).as_bytes()).unwrap();
        let bring = Bring::beside(Workers::here(), &case);
        let watch = Watch::default();
        let named = bring.file(&file, &watch).unwrap().into_iter();
        let brought: Vec<Brought> = named
            .filter_map(|named| match named {
                Named::Document(brought) => Some(*brought),
                Named::Left(..) => None,
            })
            .collect();
        let case = case_of(&brought);
        files::write_atomic(&file, mail(after).as_bytes()).unwrap();
        let made = case.documents.iter().map(|document| {
            let made = bring.again(document, desk.path(), &watch);
            made.map(|brought| {
                let text = String::from_utf8_lossy(&brought.bytes);
                let last = text.trim_end().lines().last().unwrap_or_default();
                format!("{}: {last}", brought.title)
            })
            .map_err(|why| why.to_string())
        });
        made.collect()
    }

    #[test]
    fn each_document_of_an_e_mail_is_made_again_of_the_part_that_it_was_made_of() {
        let before = [("a.pdf", "one"), ("b.pdf", "two")];
        let made = again(&before, &[("a.pdf", "ONE"), ("b.pdf", "TWO")]);
        let made: Vec<String> = made.into_iter().map(Result::unwrap).collect();
        assert!(made[0].starts_with("Papers: "), "{made:?}");
        assert_eq!(made[1], "Papers (attachment 1 of 2): a: %PDF-1.7 ONE");
        assert_eq!(made[2], "Papers (attachment 2 of 2): b: %PDF-1.7 TWO");
    }

    #[test]
    fn a_part_that_is_not_there_any_more_is_never_taken_for_another() {
        let made = again(
            &[("a.pdf", "one"), ("b.pdf", "two")],
            &[("b.pdf", "two"), ("c.pdf", "x")],
        );
        assert!(made[0].is_ok());
        let why = "it is a file that holds other documents now".to_owned();
        assert_eq!(made[1..], [Err(why.clone()), Err(why)]);
    }
}
