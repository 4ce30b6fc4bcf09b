//! Why scans cannot be read on this computer, or a page was not, in words for whoever wants them read: what is wrong,
//! in the program's own words where it said any, and what can be done. The command line, the window and findings say
//! the same.

use super::Language;
use crate::platform::Unanswered;

/// How tesseract is installed.
const INSTALL: &str = "on Debian and Ubuntu: sudo apt install tesseract-ocr; on macOS: brew install tesseract; on Windows: the installer of tesseract-ocr from UB Mannheim";

/// Why nothing can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    #[error("the program tesseract is not installed here")]
    Program,
    #[error("tesseract is installed here, and has no language to read")]
    Languages,
    /// A person said that a document is in these, and none of them is installed.
    #[error("tesseract is installed here without {}", names(.0))]
    Language(Vec<Language>),
    /// As it calls itself.
    #[error("{0} is installed here, and is too old")]
    TooOld(String),
    /// It is there, and cannot say what it is.
    #[error("tesseract is installed here, and does not work: it {0}")]
    Broken(String),
    #[error(
        "tesseract is not installed here, and the file {0} that came with this program is damaged or of another version"
    )]
    Wrong(&'static str),
    /// Chosen by a person, and not there.
    #[error("the reader within this program was chosen, and is not there")]
    BuiltIn,
    /// The reader in the program does not know the letters of these.
    #[error("the reader within this program does not know the letters of {}", names(.0))]
    Letters(Vec<Language>),
}

impl Missing {
    /// What can be done.
    pub fn hint(&self) -> String {
        match self {
            Missing::Program => format!("Install it ({INSTALL})."),
            Missing::Languages => {
                "Install one (on Debian and Ubuntu: sudo apt install tesseract-ocr-eng).".to_owned()
            }
            Missing::Language(languages) => install(languages),
            Missing::TooOld(_) => format!("Version 4 or a later one is needed ({INSTALL})."),
            Missing::Broken(_) => format!("Install it again ({INSTALL})."),
            Missing::Wrong(_) => {
                format!("Install this program again, or install tesseract ({INSTALL}).")
            }
            Missing::BuiltIn => {
                format!("Let tesseract read: choose it, and install it ({INSTALL}).")
            }
            Missing::Letters(languages) => {
                format!("Let tesseract read. {}", install(languages))
            }
        }
    }

    /// A few words for a button's side.
    pub fn in_short(&self) -> &'static str {
        match self {
            Missing::Program => "tesseract is not installed",
            Missing::Languages | Missing::Language(_) => "a language is not installed",
            Missing::TooOld(_) => "tesseract is too old",
            Missing::Broken(_) => "tesseract does not work",
            Missing::Wrong(_) => "a file of this program is damaged",
            Missing::BuiltIn => "the reader chosen is not there",
            Missing::Letters(_) => "tesseract is needed",
        }
    }
}

/// Why a picture was not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    /// The program failed; how, and what it said.
    #[error("{program} {why}")]
    Failed { program: &'static str, why: String },
    /// It answered, and what it answered is no page; what is wrong with it.
    #[error(
        "{program} answered with something that cannot be read: {why}{}",
        said(aside)
    )]
    Nonsense {
        program: &'static str,
        why: &'static str,
        aside: String,
    },
    /// It could not use one of its languages.
    #[error(
        "{program} could not use all of the languages {languages}{}",
        said(aside)
    )]
    Language {
        program: &'static str,
        languages: String,
        aside: String,
    },
    #[error("nobody wanted it any longer")]
    Unwanted,
}

fn said(aside: &str) -> String {
    match aside {
        "" => String::new(),
        aside => format!(" (it said: {aside})"),
    }
}

impl NotRead {
    pub(super) fn unanswered(program: &'static str, why: &Unanswered) -> NotRead {
        match why {
            Unanswered::Unwanted => NotRead::Unwanted,
            why => NotRead::Failed {
                program,
                why: why.to_string(),
            },
        }
    }

    /// What can be done.
    pub fn hint(&self) -> String {
        const AGAIN: &str = "The page is tried again at the next export.";
        match self {
            NotRead::Language { languages, .. } => format!(
                "Install the languages again (on Debian and Ubuntu: sudo apt install --reinstall {}; on macOS: brew reinstall tesseract-lang; on Windows: run tesseract’s installer again). {AGAIN}",
                packages(languages.split('+'))
            ),
            NotRead::Failed { .. } | NotRead::Nonsense { .. } | NotRead::Unwanted => {
                format!("{AGAIN} If it fails again, install tesseract anew ({INSTALL}).")
            }
        }
    }
}

/// How these languages are installed.
pub fn install(languages: &[Language]) -> String {
    let codes = languages.iter().map(|one| one.code);
    format!(
        "Install {} for tesseract (on Debian and Ubuntu: sudo apt install {}; on macOS: brew install tesseract-lang; on Windows: tick it in tesseract’s installer). The pages are then read.",
        match languages {
            [one] => one.name.to_owned(),
            _ => "these languages".to_owned(),
        },
        packages(codes)
    )
}

/// As Debian calls what holds them.
fn packages<'c>(codes: impl Iterator<Item = &'c str>) -> String {
    let packages = codes.map(|code| format!("tesseract-ocr-{}", code.replace('_', "-")));
    packages.collect::<Vec<_>>().join(" ")
}

/// `Arabic or Persian`
pub fn names(languages: &[Language]) -> String {
    let names: Vec<&str> = languages.iter().map(|one| one.name).collect();
    names.join(" or ")
}
