//! The codes of findings: one variant for each, and one table that says all that is the same for every
//! finding of it.
//!
//! The table is in parts, one for each kind of thing that findings are about, so that whoever matches
//! on the codes of documents need not name those of packs. A new code is a new row; the compiler then
//! names every `match` that has to decide about it, tests ask for its trial and for the manual
//! (`docs/findings.md`). The words never change: scripts and tests outside know findings by them.

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

mod row;

pub use row::{Advice, Row};

/// Makes the enum of one kind of codes out of its part of the table, with their list.
macro_rules! codes {
    (
        $(#[$doc:meta])*
        $kind:ident($name:ident): $heading:literal, $about:literal;
        $($(#[$variant_doc:meta])* $variant:ident => $row:expr;)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// What the manual says above them: what they are, and where they are said.
            pub const HEADING: &'static str = $heading;
            pub const ABOUT: &'static str = $about;

            /// Its row of the table.
            pub const fn row(self) -> Row {
                match self { $($name::$variant => $row),* }
            }
        }

        impl From<$name> for super::Code {
            fn from(code: $name) -> Self {
                super::Code::$kind(code)
            }
        }

        impl PartialEq<$name> for super::Code {
            fn eq(&self, other: &$name) -> bool {
                *self == super::Code::$kind(*other)
            }
        }
    };
}

mod account;
mod case;
mod document;
mod file;
mod filed;
mod inspection;
mod library;
mod remark;
mod table;
mod volume;

pub use account::AccountCode;
pub use case::CaseCode;
pub use document::DocumentCode;
pub use file::FileCode;
pub use filed::FiledCode;
pub use inspection::InspectionCode;
pub use library::LibraryCode;
pub use remark::RemarkCode;
pub use table::TableCode;
pub use volume::VolumeCode;

/// The code of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    Case(CaseCode),
    Document(DocumentCode),
    Remark(RemarkCode),
    Account(AccountCode),
    File(FileCode),
    Inspection(InspectionCode),
    Volume(VolumeCode),
    Filed(FiledCode),
    Library(LibraryCode),
    Table(TableCode),
}

impl Code {
    /// All that is the same for every finding of it.
    pub fn row(self) -> Row {
        match self {
            Code::Case(code) => code.row(),
            Code::Document(code) => code.row(),
            Code::Remark(code) => code.row(),
            Code::Account(code) => code.row(),
            Code::File(code) => code.row(),
            Code::Inspection(code) => code.row(),
            Code::Volume(code) => code.row(),
            Code::Filed(code) => code.row(),
            Code::Library(code) => code.row(),
            Code::Table(code) => code.row(),
        }
    }

    /// Stable and kebab-case, so that tests, scripts and overrides can name it.
    pub fn word(self) -> &'static str {
        self.row().word
    }

    /// Every code, kind by kind.
    pub fn all() -> impl Iterator<Item = Code> {
        let of = |kind: &Kind| kind.codes();
        Kind::ALL.iter().flat_map(of)
    }
}

/// What the codes of one part of the table are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Case,
    Document,
    Remark,
    Account,
    File,
    Inspection,
    Volume,
    Filed,
    Library,
    Table,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::Case,
        Kind::Document,
        Kind::Remark,
        Kind::Account,
        Kind::File,
        Kind::Inspection,
        Kind::Volume,
        Kind::Filed,
        Kind::Library,
        Kind::Table,
    ];

    /// Its codes, as they stand in the table.
    pub fn codes(self) -> Vec<Code> {
        fn of<T: Copy + Into<Code>>(codes: &[T]) -> Vec<Code> {
            codes.iter().map(|code| (*code).into()).collect()
        }
        match self {
            Kind::Case => of(CaseCode::ALL),
            Kind::Document => of(DocumentCode::ALL),
            Kind::Remark => of(RemarkCode::ALL),
            Kind::Account => of(AccountCode::ALL),
            Kind::File => of(FileCode::ALL),
            Kind::Inspection => of(InspectionCode::ALL),
            Kind::Volume => of(VolumeCode::ALL),
            Kind::Filed => of(FiledCode::ALL),
            Kind::Library => of(LibraryCode::ALL),
            Kind::Table => of(TableCode::ALL),
        }
    }

    /// What the manual calls it, and what it says of it.
    pub fn heading(self) -> (&'static str, &'static str) {
        match self {
            Kind::Case => (CaseCode::HEADING, CaseCode::ABOUT),
            Kind::Document => (DocumentCode::HEADING, DocumentCode::ABOUT),
            Kind::Remark => (RemarkCode::HEADING, RemarkCode::ABOUT),
            Kind::Account => (AccountCode::HEADING, AccountCode::ABOUT),
            Kind::File => (FileCode::HEADING, FileCode::ABOUT),
            Kind::Inspection => (InspectionCode::HEADING, InspectionCode::ABOUT),
            Kind::Volume => (VolumeCode::HEADING, VolumeCode::ABOUT),
            Kind::Filed => (FiledCode::HEADING, FiledCode::ABOUT),
            Kind::Library => (LibraryCode::HEADING, LibraryCode::ABOUT),
            Kind::Table => (TableCode::HEADING, TableCode::ABOUT),
        }
    }
}

/// By their words, as people read lists; not as they stand in the table.
impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        self.word().cmp(other.word())
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

#[cfg(test)]
mod tests;
