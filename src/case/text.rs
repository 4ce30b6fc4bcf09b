//! The case file: readable RON, with its version first.
//!
//! Reading goes up a ladder: the version alone is read first, then the shape of that version, then
//! each shape turns into the next. A file from a newer program, a broken one or one in another
//! encoding is refused with a reason; refusing never touches the file.

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

use super::limits::{Excess, excess};
use super::model::Case;

/// The version that this program writes.
pub const VERSION: u32 = 1;

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
struct Version1<C> {
    version: u32,
    case: C,
}

/// The text of a case file. The same case gives the same text.
pub fn write(case: &Case) -> Result<String, ron::Error> {
    let pretty = ron::ser::PrettyConfig::new()
        .new_line("\n")
        .extensions(Extensions::empty());
    let body = ron::ser::to_string_pretty(
        &Version1 {
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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let VersionOnly { version } = ron::from_str(text).map_err(|error| explain(text, &error))?;
    let case = match version {
        1 => {
            ron::from_str::<Version1<Case>>(text)
                .map_err(|error| explain(text, &error))?
                .case
        }
        0 => return Err(CaseError::NoSuchVersion { found: 0 }),
        found => return Err(CaseError::Newer { found }),
    };
    consistent(case)
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

/// What the types cannot promise of a file that somebody may have edited by hand.
fn consistent(case: Case) -> Result<Case, CaseError> {
    if let Some(excess) = excess(&case) {
        return Err(excess.into());
    }
    let mut keys = std::collections::BTreeSet::new();
    for issue in &case.issues {
        if !keys.insert(&issue.key) {
            return Err(CaseError::Inconsistent(format!(
                "two issues have the key “{}”",
                issue.key
            )));
        }
    }
    let mut numbers = std::collections::BTreeSet::new();
    for entry in case.entries() {
        if !numbers.insert(entry.number) {
            return Err(CaseError::Inconsistent(format!(
                "two entries are numbered CS {}",
                entry.number
            )));
        }
    }
    match numbers.last() {
        Some(last) if *last >= case.next_entry => Err(CaseError::Inconsistent(format!(
            "the next entry would be CS {}, but CS {last} exists",
            case.next_entry
        ))),
        _ => Ok(case),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Edit, HeadingField};
    use super::*;

    fn sample() -> Case {
        let edit = Edit::SetHeading {
            field: HeadingField::Appellant,
            text: "“Ж” \\ \"quoted\"\nsecond line".to_owned(),
        };
        edit.apply(&Case::new("p")).unwrap()
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let text = write(&sample()).unwrap();
        assert_eq!(read(text.as_bytes()).unwrap(), sample());
        assert_eq!(write(&sample()).unwrap(), text);
    }

    #[test]
    fn a_byte_order_mark_does_no_harm() {
        let text = format!("\u{feff}{}", write(&sample()).unwrap());
        assert_eq!(read(text.as_bytes()).unwrap(), sample());
    }

    #[test]
    fn a_file_of_a_newer_program_is_refused_by_its_version() {
        let text = "(version: 7, case: Anything(goes: [1, 2, {\"x\": 3}]), more: 1)";
        assert_eq!(read(text.as_bytes()), Err(CaseError::Newer { found: 7 }));
    }

    #[test]
    fn a_cut_off_file_is_never_read_as_a_shorter_case() {
        let text = write(&sample()).unwrap();
        let whole = text.trim_end().len();
        for length in (0..whole).filter(|length| text.is_char_boundary(*length)) {
            assert!(read(&text.as_bytes()[..length]).is_err(), "cut at {length}");
        }
        // Wherever it breaks off behind the first bracket, that is what is said.
        let opened = text.find('(').unwrap() + 1;
        for length in (opened..whole).filter(|length| text.is_char_boundary(*length)) {
            let cut = read(&text.as_bytes()[..length]);
            let is_told = matches!(cut, Err(CaseError::CutOff { .. }));
            assert!(
                is_told || text[..length].ends_with(')'),
                "{length}: {cut:?}"
            );
        }
    }

    #[test]
    fn a_file_from_before_title_pages_keeps_the_pages_it_had() {
        let exhibit = format!(
            "exhibits: [(number: 1, path: \"a.pdf\", sha256: \"{}\", title: \"A\", pages: Some(\"5-9\"))], overrides",
            "0".repeat(64)
        );
        let old = write(&sample()).unwrap().replacen("overrides", &exhibit, 1);
        let case = read(old.as_bytes()).unwrap();
        assert_eq!(case.exhibits[0].wanted(), case.exhibits[0].pages);
    }

    #[test]
    fn turns_are_written_only_where_there_are_some_and_read_back() {
        let exhibit = |turns: &str| {
            let exhibit = format!(
                "exhibits: [(number: 1, path: \"a.pdf\", sha256: \"{}\", title: \"A\"{turns})], overrides",
                "0".repeat(64)
            );
            write(&sample()).unwrap().replacen("overrides", &exhibit, 1)
        };
        let case = |turns| read(exhibit(turns).as_bytes());
        let without = case("").unwrap();
        assert!(!write(&without).unwrap().contains("turns"));
        let turned = case(", turns: (all: 90, pages: {3: 180})").unwrap();
        let turns = &turned.exhibits[0].turns;
        assert_eq!((turns.of(1).degrees(), turns.of(3).degrees()), (90, 180));
        let written = write(&turned).unwrap();
        assert_eq!(read(written.as_bytes()).unwrap(), turned);
        let askew = case(", turns: (all: 45)").unwrap_err();
        let details = askew.details().unwrap_or_default();
        assert!(details.contains("by 90, 180 or 270"), "{details}");
    }

    #[test]
    fn another_encoding_and_another_kind_of_file_are_named() {
        let utf16: Vec<u8> = "(version: 1"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(read(&utf16).is_err());
        assert_eq!(
            read(&[0xff, 0xfe, b'(']),
            Err(CaseError::NotACase("a text in another encoding"))
        );
        for (bytes, kind) in [
            (b"%PDF-1.7 ...".as_slice(), "a PDF document"),
            (b"\x89PNG\r\n", "a picture"),
            (b"PK\x03\x04...", "a Word document or a packed folder"),
            (b"Dear Sir or Madam", "some other text"),
            (b" \n", "empty"),
            (b"\xe9t\xe9", "some other kind of file"),
        ] {
            assert_eq!(read(bytes), Err(CaseError::NotACase(kind)));
        }
    }

    #[test]
    fn a_file_that_contradicts_itself_is_refused() {
        let text = write(&sample()).unwrap();
        let issue = "issues: [(key: \"a\", label: \"A\", entries: []), (key: \"a\", label: \"B\", entries: [])]";
        let twice = text.replace("issues: []", issue);
        assert!(matches!(
            read(twice.as_bytes()),
            Err(CaseError::Inconsistent(_))
        ));
    }
}
