//! The one road on which files come into a case, for the window, the command line and whatever is dropped: what is a
//! PDF or a picture already is taken as it is; what can be made into one is made into one, once, and kept beside the
//! case; everything else is named, with the way out.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::case::{Original, from_file_name};
use crate::export::sha256;
use crate::files::{self, ConversionsPlace, FilesError};
use crate::intake::{self, Changes, Kind, Unsuited};
use crate::library::Date;
use crate::pdf::import::{Limits, Watch, is_portfolio};
use crate::platform::{self, Helpers, System};

use super::making::{DEEPEST, Making};
use super::pool::Workers;

/// Brings files into a case.
#[derive(Clone, Debug)]
pub struct Bring {
    pub(super) workers: Workers,
    /// Of the case, where it has a file.
    case: Option<PathBuf>,
    pub(super) place: ConversionsPlace,
    /// How tracked changes are to print; none where nobody has said that yet.
    pub(super) changes: Option<Changes>,
    /// None where they are looked for when one is needed.
    helpers: Option<Helpers>,
}

/// What is to become a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Of the PDF or picture, as the case names it.
    pub path: String,
    pub bytes: Vec<u8>,
    /// What the index calls it, until somebody says otherwise.
    pub title: String,
    pub date: Option<Date>,
    /// What it was made of.
    pub original: Option<Original>,
    /// What a person should know of how it was made, in whole sentences.
    pub said: Vec<String>,
}

/// What a file brings, in the order in which it is to stand: a document, or what came with it and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Document(Box<Brought>),
    /// By what it is called, and why it is left.
    Left(String, Unsuited),
}

/// Why a file brings nothing.
#[derive(Debug, thiserror::Error)]
pub enum NotBrought {
    #[error(transparent)]
    Unreadable(#[from] FilesError),
    #[error("it is {}", .0.what)]
    Unsuited(Unsuited),
    /// A Word document with changes or comments in it, which it says.
    #[error("it is {0}")]
    Undecided(String),
    #[error("it was stopped")]
    Stopped,
}

/// What was made of a file, as it is written down beside it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) file: String,
    pub(super) title: String,
    pub(super) date: Option<Date>,
    /// What the whole file was called then, and the day in its name: a copy of it may be called otherwise.
    #[serde(default)]
    pub(super) of: (String, Option<Date>),
    pub(super) said: Vec<String>,
    pub(super) left: Option<Unsuited>,
}

impl Kept {
    /// Title and date, where the file is called like this now.
    pub(super) fn called(&self, (title, date): (&str, Option<Date>)) -> (String, Option<Date>) {
        let (title_then, date_then) = &self.of;
        let rest = self.title.strip_prefix(title_then.as_str());
        match rest {
            Some("") if self.date == *date_then => (title.to_owned(), date),
            Some(rest) if !title_then.is_empty() => (format!("{title}{rest}"), self.date),
            _ => (self.title.clone(), self.date),
        }
    }
}

impl Bring {
    /// Into the case at this path.
    pub fn beside(workers: Workers, case: &Path) -> Self {
        Bring {
            workers,
            case: Some(case.to_owned()),
            place: ConversionsPlace::Beside(case.to_owned()),
            changes: None,
            helpers: None,
        }
    }

    /// Into a case that has no file yet; `unsaved` is where such work lies.
    pub fn unsaved(workers: Workers, unsaved: &Path) -> Self {
        Bring {
            workers,
            case: None,
            place: ConversionsPlace::Unsaved(unsaved.to_owned()),
            changes: None,
            helpers: None,
        }
    }

    /// The same, with tracked changes printed like this.
    pub fn with_changes(self, changes: Option<Changes>) -> Self {
        Bring { changes, ..self }
    }

    /// The same, with these helpers and no others.
    #[cfg(test)]
    pub(crate) fn with_helpers(self, helpers: Helpers) -> Self {
        Bring {
            helpers: Some(helpers),
            ..self
        }
    }

    pub(super) fn helpers(&self) -> Helpers {
        let find = || Helpers::find(&platform::environment, System::this());
        self.helpers.clone().unwrap_or_else(find)
    }

    /// What a file brings.
    pub fn file(&self, file: &Path, watch: &Watch) -> Result<Vec<Named>, NotBrought> {
        let path = self.named(file);
        let folder = self.case.as_deref().and_then(Path::parent);
        let bytes = files::read_exhibit(folder.unwrap_or(Path::new("")), &path)?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let Some(kind) = kind(&bytes, &name, watch) else {
            if let Some(why) = files::not_as_named(&name, &bytes) {
                return Err(NotBrought::Unsuited(why));
            }
            let (date, title) = from_file_name(&name);
            let brought = Brought {
                path,
                bytes,
                title,
                date,
                original: None,
                said: Vec::new(),
            };
            return Ok(vec![Named::Document(Box::new(brought))]);
        };
        let original = Original {
            kind: kind.original(),
            path,
            sha256: sha256(&bytes),
        };
        let (date, title) = from_file_name(&name);
        if let Some(kept) = self.kept(&original, kind, (&title, date)) {
            return Ok(kept);
        }
        let mut making = Making {
            bring: self,
            original: &original,
            list: self.list_name(&original, kind),
            of: (title.clone(), date),
            watch,
            kept: Vec::new(),
            named: Vec::new(),
        };
        making.convert(kind, bytes, (&title, date), DEEPEST)?;
        making.end()
    }

    /// The name of the list of what was made of a file. What is in a Word document, and in an e-mail that may have one
    /// with it, is another thing where changes are shown otherwise; and it is not kept before anybody decided.
    fn list_name(&self, original: &Original, kind: Kind) -> String {
        let may_have_changes = matches!(kind, Kind::Word { .. } | Kind::Email | Kind::Portfolio);
        let changes = match self.changes.filter(|_| may_have_changes) {
            None => "",
            Some(Changes::Accepted) => "-accepted",
            Some(Changes::Marked) => "-marked",
        };
        let (sha256, version) = (&original.sha256, intake::VERSION);
        format!("{sha256}-v{version}{changes}.json")
    }

    pub(super) fn named(&self, file: &Path) -> String {
        files::exhibit_path(self.case.as_deref(), file)
    }

    /// What was made of it before, where all of that is still there.
    fn kept(
        &self,
        original: &Original,
        kind: Kind,
        called: (&str, Option<Date>),
    ) -> Option<Vec<Named>> {
        let list = files::kept_conversion(&self.place, &self.list_name(original, kind))?;
        let list: Vec<Kept> = serde_json::from_slice(&list).ok()?;
        let again = list.into_iter().map(|kept| {
            let (title, date) = kept.called(called);
            Some(if let Some(why) = kept.left {
                Named::Left(title, why)
            } else {
                let bytes = files::kept_conversion(&self.place, &kept.file)?;
                Named::Document(Box::new(Brought {
                    path: self.named(&self.place.path(&kept.file)),
                    bytes,
                    title,
                    date,
                    original: Some(original.clone()),
                    said: kept.said,
                }))
            })
        });
        again.collect()
    }
}

/// What kind of file it is, of those that are made into documents.
pub(super) fn kind(bytes: &[u8], name: &str, watch: &Watch) -> Option<Kind> {
    let is_portfolio = || is_portfolio(bytes, &Limits::default(), watch);
    intake::kind(bytes, name).or_else(|| is_portfolio().then_some(Kind::Portfolio))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes of a file on a desk, brought into a case there.
    fn brought(name: &str, bytes: &[u8], changes: Option<Changes>) -> Result<Vec<Named>, String> {
        let desk = tempfile::tempdir().unwrap();
        let case = desk.path().join("letter.ron");
        files::write_atomic(&case, b"()").unwrap();
        let file = desk.path().join(name);
        files::write_atomic(&file, bytes).unwrap();
        let bring = Bring::beside(Workers::here(), &case)
            .with_helpers(Helpers::default())
            .with_changes(changes);
        let brought = bring.file(&file, &Watch::default());
        brought.map_err(|why| why.to_string())
    }

    #[test]
    fn changes_in_a_word_document_are_told_before_it_is_converted_and_what_is_missing_then() {
        let inserted = "<w:ins w:author=\"A\"><w:r><w:t>yes</w:t></w:r></w:ins>";
        let word = crate::intake::specimen::docx(inserted, "");
        assert_eq!(
            brought("x.docx", &word, None).unwrap_err(),
            "it is a Word document with 1 tracked insertion, of 1 person"
        );
        let missing = "it is a Word document, for which the program LibreOffice is needed, and it is not installed here";
        for changes in [Changes::Accepted, Changes::Marked] {
            assert_eq!(
                brought("x.docx", &word, Some(changes)).unwrap_err(),
                missing
            );
        }
        let plain = crate::intake::specimen::docx("<w:p/>", "");
        assert_eq!(brought("x.docx", &plain, None).unwrap_err(), missing);
    }

    #[test]
    fn what_is_not_what_its_name_says_is_named() {
        for name in ["x.docx", "x.eml", "x.heic"] {
            let why = brought(name, b"PK\x03\x04\x14\0\0\0", None).unwrap_err();
            assert_eq!(why, "it is damaged, or not what its name says");
        }
        assert!(
            brought("x.docx", b"%PDF-1.7", None).is_ok(),
            "a PDF is one, whatever it is called"
        );
    }

    const TURNED: &[u8] = include_bytes!("../../tests/it/intake/turned.heic");

    fn documents(named: &[Named]) -> Vec<&Brought> {
        let documents = named.iter().filter_map(|one| match one {
            Named::Document(brought) => Some(&**brought),
            Named::Left(..) => None,
        });
        documents.collect()
    }

    #[test]
    fn what_is_a_document_already_is_taken_as_it_is_and_anything_else_is_made_into_one_once() {
        let desk = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| {
            let file = desk.path().join(name);
            files::write_atomic(&file, bytes).unwrap();
            file
        };
        let case = put("letter.ron", b"()");
        let bring = Bring::beside(Workers::here(), &case);
        let watch = Watch::default();
        let plain = put("Letter 3 May 2024.pdf", b"%PDF-1.7");
        let named = bring.file(&plain, &watch).unwrap();
        let [brought] = documents(&named)[..] else {
            panic!("{named:?}")
        };
        assert_eq!(
            (brought.path.as_str(), brought.original.as_ref()),
            ("Letter 3 May 2024.pdf", None)
        );
        let photograph = put("Front door.heic", TURNED);
        let named = bring.file(&photograph, &watch).unwrap();
        let [brought] = documents(&named)[..] else {
            panic!("{named:?}")
        };
        assert_eq!(brought.title, "Front door");
        let original = brought.original.clone().unwrap();
        assert_eq!(
            (original.path.as_str(), original.sha256),
            ("Front door.heic", sha256(TURNED))
        );
        assert!(
            brought.path.starts_with(".letter.converted/"),
            "{}",
            brought.path
        );
        assert!(files::is_file(&desk.path().join(&brought.path)));
        // A copy of it is called after its own name, and made of nothing anew.
        let copy = put("IMG 3 May 2024.heic", TURNED);
        let of_copy = bring.file(&copy, &watch).unwrap();
        let [again] = documents(&of_copy)[..] else {
            panic!("{of_copy:?}")
        };
        let day = crate::case::from_file_name("IMG 3 May 2024.heic").0;
        assert_eq!((again.title.as_str(), again.date), ("IMG", day));
        assert_eq!(again.path, brought.path);
        // Without anybody who could convert it.
        let nobody = crate::platform::Program::named("/no/such/program".into(), &[]);
        let workers = Workers::new(nobody, 1, crate::worker::Patience::default());
        let bring = Bring::beside(workers, &case);
        assert_eq!(bring.file(&photograph, &watch).unwrap(), named);
        put("Front door.heic", &TURNED[..TURNED.len() / 2]);
        assert!(
            bring.file(&photograph, &watch).is_err(),
            "another content is another file"
        );
    }
}
