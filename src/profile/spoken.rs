//! Values of a profile as people read them.

use super::ruled::{Force, Status};
use super::values::{IndexColumn, Paper};

/// What people read.
pub(super) trait Spoken {
    fn spoken(&self) -> String;
}

impl Spoken for String {
    fn spoken(&self) -> String {
        match self.as_str() {
            "" => "nothing".to_owned(),
            text => text.to_owned(),
        }
    }
}

impl Spoken for u32 {
    fn spoken(&self) -> String {
        self.to_string()
    }
}

impl Spoken for f32 {
    fn spoken(&self) -> String {
        self.to_string()
    }
}

impl Spoken for bool {
    fn spoken(&self) -> String {
        if *self { "yes" } else { "no" }.to_owned()
    }
}

impl Spoken for Paper {
    fn spoken(&self) -> String {
        self.to_string()
    }
}

impl Spoken for IndexColumn {
    fn spoken(&self) -> String {
        match self {
            IndexColumn::Number => "number",
            IndexColumn::Date => "date",
            IndexColumn::Notes => "notes",
            IndexColumn::FirstPage => "first page",
            IndexColumn::LastPage => "last page",
            IndexColumn::PageCount => "count of pages",
        }
        .to_owned()
    }
}

impl<T: Spoken> Spoken for Option<T> {
    fn spoken(&self) -> String {
        self.as_ref()
            .map_or_else(|| "none".to_owned(), Spoken::spoken)
    }
}

impl<T: Spoken> Spoken for Vec<T> {
    fn spoken(&self) -> String {
        let parts: Vec<String> = self.iter().map(Spoken::spoken).collect();
        parts.join(", ")
    }
}

impl Status {
    /// How far the rule was read.
    pub fn spoken(self) -> &'static str {
        match self {
            Status::Seen => "read",
            Status::SeenInPart => "read in part",
            Status::Unverified => "not read",
        }
    }
}

impl Force {
    pub fn spoken(self) -> &'static str {
        match self {
            Force::Must => "rule",
            Force::Should => "guidance or good practice",
            Force::Technical => "limit of the tribunal’s software",
            Force::House => "our own choice",
        }
    }
}

/// Papers with a name, in millimetres.
const NAMED: [(&str, f32, f32); 3] = [
    ("A4", 210.0, 297.0),
    ("Letter", 215.9, 279.4),
    ("Legal", 215.9, 355.6),
];

impl Paper {
    /// `A4`, where the paper has a name.
    pub fn name(self) -> Option<&'static str> {
        let is_near = |one: f32, other: f32| (one - other).abs() < 0.5;
        let mut named = NAMED.iter();
        let found = named.find(|(_, width, height)| {
            is_near(*width, self.width_mm) && is_near(*height, self.height_mm)
        });
        found.map(|(name, _, _)| *name)
    }
}

/// `A4`, or its measures.
impl std::fmt::Display for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "{} by {} mm", self.width_mm, self.height_mm),
        }
    }
}
