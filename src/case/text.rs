//! The case file: readable RON, with its version first.
//!
//! Reading goes up a ladder: the version alone is read first, then the shape of that version, then
//! each shape turns into the next. A file from a newer program, a broken one or one in another
//! encoding is refused with a reason; refusing never touches the file.

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::limits::Excess;
use super::model::Case;
use consistent::consistent;
use given::given;

mod consistent;
mod given;
mod v1;

/// The version that this program writes.
pub const VERSION: u32 = 4;

const HEADER: &str =
    "// Bundle Builder case file. It holds personal data: keep it with the client’s papers.\n";

/// What a case is that was written in old Windows, or with two bytes a letter.
const OTHER_ENCODING: &str = "a text in another encoding";

/// Why a file is not a case we can open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    #[error("it is {0}, not a case")]
    NotACase(&'static str),
    #[error(
        "it was made by a newer Bundle Builder (cases of version {found}; this program knows {VERSION})"
    )]
    Newer { found: u32 },
    #[error("it says that it is a case of version {found}, which never was: it is damaged")]
    NoSuchVersion { found: u32 },
    #[error("it breaks off at line {line}, and the rest is missing")]
    CutOff { line: usize },
    #[error("line {line} of it is damaged, or was written by hand and cannot be understood")]
    Broken {
        line: usize,
        column: usize,
        /// In the words of the parser.
        problem: String,
    },
    #[error(transparent)]
    TooMuch(#[from] Excess),
    #[error("it contradicts itself: {0}")]
    Inconsistent(String),
}

#[derive(Deserialize)]
struct VersionOnly {
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<C> {
    version: u32,
    case: C,
}

/// The text of a case file. The same case gives the same text.
pub fn write(case: &Case) -> Result<String, ron::Error> {
    let pretty = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .extensions(Extensions::empty());
    let body = ron::ser::to_string_pretty(
        &File {
            version: VERSION,
            case,
        },
        pretty,
    )?;
    Ok(format!("{HEADER}{body}\n"))
}

/// The case in the bytes of a case file.
pub fn read(bytes: &[u8]) -> Result<Case, CaseError> {
    if let Some(kind) = kind_of(bytes) {
        return Err(CaseError::NotACase(kind));
    }
    let is_ours = |byte: Option<&u8>| matches!(byte, Some(b'(' | b'/'));
    let not_text = match is_ours(bytes.iter().find(|byte| !byte.is_ascii_whitespace())) {
        true => CaseError::NotACase(OTHER_ENCODING),
        false => CaseError::NotACase("some other kind of file"),
    };
    let text = std::str::from_utf8(bytes).map_err(|_not_utf8| not_text)?;
    let text = without_mark(text);
    let VersionOnly { version } = shaped(text)?;
    let case = match version {
        // Each of these has more fields than the one before, and none of another meaning.
        2 | 3 | VERSION => shaped::<File<Case>>(text)?.case,
        1 => shaped::<File<v1::Case>>(text)?.case.upgraded(),
        0 => return Err(CaseError::NoSuchVersion { found: 0 }),
        found => return Err(CaseError::Newer { found }),
    };
    consistent(case).map(given)
}

/// Without the byte order mark that some editors put first.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn shaped<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, CaseError> {
    ron::from_str(text).map_err(|error| explain(text, &error))
}

/// Whether a file is a case, or a damaged one: it begins as cases do, or says which version of a case it is.
pub fn says_it_is_a_case(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct CaseLike {
        version: u32,
        case: IgnoredAny,
    }
    let begins = HEADER.trim_end().split('.').next().unwrap_or_default();
    let text = String::from_utf8_lossy(bytes);
    let text = without_mark(&text);
    text.trim_start().starts_with(begins)
        || shaped::<CaseLike>(text).is_ok_and(
            |CaseLike {
                 version,
                 case: IgnoredAny,
             }| version > 0,
        )
}

/// The version of a case file of an earlier program, as far as it says one: older programs can open it,
/// and will not be able to once it is saved anew.
pub fn earlier_version(bytes: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(bytes).ok()?;
    let VersionOnly { version } = shaped(without_mark(text)).ok()?;
    (1..VERSION).contains(&version).then_some(version)
}

/// What a file is that is no text of ours, by how it begins.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.get(..1024).unwrap_or(bytes);
    if start.windows(5).any(|part| part == b"%PDF-") {
        return Some("a PDF document");
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Some("empty");
    }
    const KINDS: [(&[u8], &str); 8] = [
        (b"\xff\xd8", "a picture"),
        (b"\x89PNG", "a picture"),
        (b"II*\0", "a picture"),
        (b"MM\0*", "a picture"),
        (b"PK\x03\x04", "a Word document or a packed folder"),
        (b"\xd0\xcf\x11\xe0", "a document of an older office program"),
        (b"\xff\xfe", OTHER_ENCODING),
        (b"\xfe\xff", OTHER_ENCODING),
    ];
    let known = KINDS.iter().find(|(begins, _)| bytes.starts_with(begins));
    known.map(|(_, kind)| *kind)
}

fn explain(text: &str, error: &SpannedError) -> CaseError {
    let (from, to) = (error.span.start, error.span.end);
    let ends_too_early = match &error.code {
        ron::Error::Eof | ron::Error::ExpectedStringEnd | ron::Error::UnclosedBlockComment => true,
        // What is missing behind the last letter was cut off; a whole case ends in a bracket.
        _ => to.line >= text.trim_end().lines().count() && !text.trim_end().ends_with(')'),
    };
    if !["(", "//", "/*"]
        .iter()
        .any(|start| text.trim_start().starts_with(start))
    {
        CaseError::NotACase("some other text")
    } else if ends_too_early {
        CaseError::CutOff { line: to.line }
    } else {
        CaseError::Broken {
            line: from.line,
            column: from.col,
            problem: error.code.to_string(),
        }
    }
}

impl CaseError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            CaseError::NotACase(OTHER_ENCODING) => {
                "Open it in a text editor and save it again with the encoding Unicode."
            }
            CaseError::NotACase(_) => {
                "Name a case, as “Save” in the window or “bundle new” makes one."
            }
            CaseError::Newer { .. } => "Update the program to open it.",
            CaseError::NoSuchVersion { .. }
            | CaseError::CutOff { .. }
            | CaseError::Broken { .. }
            | CaseError::Inconsistent(_) => {
                "Look for its recovery copy, or for an earlier copy in a backup."
            }
            CaseError::TooMuch(_) => "Split the case, or put what is long into a document.",
        }
    }

    /// What the parser says, for whoever is asked for help.
    pub fn details(&self) -> Option<String> {
        match self {
            CaseError::Broken {
                line,
                column,
                problem,
            } => Some(format!("line {line}, place {column}: {problem}")),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
