//! Documents that cannot go into a bundle: their files are gone, locked, broken, or not what they were, or
//! lack pages that are wanted.
//!
//! Which findings say so is a property of their codes (`finding::Row`). The rules about the case, the
//! export that finds it out while it copies, and whoever makes a bundle without such documents all ask here.

use crate::case::{Case, Exhibit};
use crate::finding::{self, DocumentCode, Finding, Place};
use crate::pdf::import::{Lock, Refusal};

use super::CaseCheck;
use super::document_rules::{Document, Documents};

/// Said of the case, as of everything else that is wrong with it.
pub(super) fn usable(check: &CaseCheck<'_>) -> Vec<Finding> {
    unusable(check.case, check.documents)
}

/// Why documents of a case cannot go into a bundle. Of those that nobody has looked at yet nothing is said.
pub fn unusable(case: &Case, documents: &Documents) -> Vec<Finding> {
    let of = |exhibit: &Exhibit| {
        let found = match documents.get(&exhibit.number) {
            None => [None, None],
            Some(Err(cause)) => [Some(unreadable(exhibit, cause)), None],
            Some(Ok(document)) => [
                of_file(case, exhibit, document),
                pages_missing(exhibit, document),
            ],
        };
        let place = Place::Exhibit(exhibit.number);
        let placed = move |finding: Finding| finding.at(place.clone());
        found.into_iter().flatten().map(placed)
    };
    case.exhibits.iter().flat_map(of).collect()
}

/// The file must be the one that was added, and one that can be read.
fn of_file(case: &Case, exhibit: &Exhibit, document: &Document) -> Option<Finding> {
    match &document.survey {
        Err(refusal) => Some(
            Finding::new(
                refusal_code(refusal),
                format!("“{}”: {refusal}.", exhibit.title),
            )
            .hint(refusal_hint(refusal)),
        ),
        Ok(_) if !is_as_added(case, exhibit, document) => Some(Finding::new(
            DocumentCode::Changed,
            format!(
                "“{}” is not the file that was added: its content has changed.",
                exhibit.title
            ),
        )),
        Ok(_) => None,
    }
}

fn is_as_added(case: &Case, exhibit: &Exhibit, found: &Document) -> bool {
    let added = case.document_of(exhibit);
    added.is_some_and(|added| added.sha256 == found.sha256)
}

/// Pages that are wanted must be there.
fn pages_missing(exhibit: &Exhibit, document: &Document) -> Option<Finding> {
    let wanted = exhibit.pages.as_ref()?;
    let length = document.survey.as_ref().ok()?.counts.pages;
    (wanted.last() > length).then(|| {
        Finding::new(
            DocumentCode::Pages,
            format!(
                "“{}” has {}, but {wanted} are wanted.",
                exhibit.title,
                finding::pages(length)
            ),
        )
    })
}

fn refusal_code(refusal: &Refusal) -> DocumentCode {
    match refusal {
        Refusal::Locked | Refusal::WrongPassword | Refusal::PasswordUseless => DocumentCode::Locked,
        Refusal::LockedOtherwise(_) | Refusal::LockLost => DocumentCode::LockedOtherwise,
        Refusal::Empty | Refusal::Damaged | Refusal::NoPages => DocumentCode::Damaged,
        Refusal::NotAPdf | Refusal::Picture(_) => DocumentCode::NotPdf,
        Refusal::TooLarge(_)
        | Refusal::TooManyPages(_)
        | Refusal::TooManyPixels(_)
        | Refusal::Bomb => DocumentCode::TooLarge,
        Refusal::TooSlow(_) => DocumentCode::TooSlow,
    }
}

/// What to do about a file that cannot be used.
pub fn refusal_hint(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Locked | Refusal::WrongPassword => {
            "Give its password, or save a copy without one and add the copy."
        }
        Refusal::PasswordUseless | Refusal::LockedOtherwise(Lock::Unknown) => {
            "Open it with its password in a PDF program and save a copy without one, then add the copy."
        }
        Refusal::LockedOtherwise(Lock::Certificates) => {
            "Ask one of them to open it and print it to PDF, or ask the sender for a copy that is not locked; then add that."
        }
        Refusal::LockedOtherwise(Lock::Program(_)) => {
            "Open it in that program and print it to PDF, or ask the sender for a copy that is not locked; then add that."
        }
        Refusal::LockLost => {
            "Ask for the document again: the file was cut off or changed on its way."
        }
        Refusal::NotAPdf => "Save it as PDF from the program that made it, then add that.",
        Refusal::Picture(_) => {
            "Ask for the picture again, or save it anew as JPEG or PNG, then add that."
        }
        Refusal::TooManyPixels(_) => "Save the picture at a lower resolution: 300 dpi is enough.",
        Refusal::TooLarge(_) | Refusal::TooManyPages(_) => {
            "Split it and add the parts that matter."
        }
        Refusal::TooSlow(_) => {
            "Open it in the program that made it, print it to PDF and add that. If nobody can open it either, ask where it comes from."
        }
        Refusal::Bomb => "Do not use this file: ask where it comes from.",
        Refusal::Empty | Refusal::Damaged | Refusal::NoPages => {
            "Ask for the document again, or print it to PDF from a program that can still open it."
        }
    }
}

/// The file cannot be read, or not any longer.
pub fn unreadable(exhibit: &Exhibit, cause: &str) -> Finding {
    let message = format!("“{}” cannot be read: {cause}.", exhibit.title);
    Finding::new(DocumentCode::Missing, message)
}

/// The file was another when it was copied than when it was examined.
pub fn changed_meanwhile(exhibit: &Exhibit) -> Finding {
    let message = format!(
        "“{}” was changed while the bundle was being made.",
        exhibit.title
    );
    Finding::new(DocumentCode::Changed, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{DocumentFile, Edit, NewExhibit};
    use crate::finding::Code;
    use crate::pdf::import::Survey;

    fn case() -> Case {
        let new = NewExhibit {
            file: DocumentFile {
                path: "letter.pdf".to_owned(),
                sha256: "aa".to_owned(),
                pages: None,
            },
            title: "Letter".to_owned(),
            date: None,
            section: None,
            pages: "1-3".parse().ok(),
            title_page: false,
        };
        let added = Edit::AddExhibit(Box::new(new));
        added.apply(&Case::new("p")).unwrap()
    }

    fn document(survey: Result<Survey, Refusal>, sha256: &str) -> Document {
        Document {
            sha256: sha256.to_owned(),
            bytes: 1,
            survey,
            sum: 0,
            reading: None,
            password: None,
            smaller: None,
            original: crate::preflight::OriginalNow::default(),
        }
    }

    fn of_pages(pages: u32) -> Result<Survey, Refusal> {
        let mut survey = Survey::default();
        survey.counts.pages = pages;
        Ok(survey)
    }

    fn said(found: Result<Document, String>) -> Vec<DocumentCode> {
        let found = unusable(&case(), &Documents::from([(1, found)]));
        let codes = found.iter().map(|finding| match finding.code {
            Code::Document(code) => code,
            other => panic!("{other} is not about a file"),
        });
        codes.collect()
    }

    /// Each reason, and that every code which stops an export is said for one, and for nothing else.
    #[test]
    fn whatever_is_said_here_keeps_a_document_out_and_nothing_else_does() {
        let refused = [
            Refusal::Locked,
            Refusal::LockLost,
            Refusal::Damaged,
            Refusal::NotAPdf,
            Refusal::Bomb,
            Refusal::TooSlow(60),
        ];
        let mut all: Vec<DocumentCode> = Vec::new();
        for refusal in refused {
            all.extend(said(Ok(document(Err(refusal), "aa"))));
        }
        all.extend(said(Err("no such file".to_owned())));
        all.extend(said(Ok(document(of_pages(3), "bb"))));
        all.extend(said(Ok(document(of_pages(2), "aa"))));
        for code in DocumentCode::ALL {
            assert_eq!(all.contains(code), code.row().is_unusable, "{code:?}");
        }
    }

    #[test]
    fn a_sound_document_and_one_that_nobody_looked_at_are_not_spoken_of() {
        assert_eq!(said(Ok(document(of_pages(3), "aa"))), []);
        assert_eq!(unusable(&case(), &Documents::new()), []);
    }

    #[test]
    fn a_file_that_changed_and_lost_pages_has_both_said() {
        let both = [DocumentCode::Changed, DocumentCode::Pages];
        assert_eq!(said(Ok(document(of_pages(1), "bb"))), both);
    }
}
