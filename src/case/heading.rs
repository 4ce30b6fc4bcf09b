//! What the cover says of an appeal, field by field.

use serde::{Deserialize, Serialize};

/// Who answers asylum appeals, unless somebody types another.
pub const USUAL_RESPONDENT: &str = "Secretary of State for the Home Department";

/// What the cover says; empty where nothing was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Heading {
    /// The appeal number.
    pub reference: String,
    /// As it is to be printed: initials, where the tribunal anonymises.
    pub appellant: String,
    pub respondent: String,
    pub representative: String,
    /// Date and place of the hearing.
    pub hearing: String,
}

impl Heading {
    pub fn get(&self, field: HeadingField) -> &str {
        match field {
            HeadingField::Reference => &self.reference,
            HeadingField::Appellant => &self.appellant,
            HeadingField::Respondent => &self.respondent,
            HeadingField::Representative => &self.representative,
            HeadingField::Hearing => &self.hearing,
        }
    }

    pub(super) fn get_mut(&mut self, field: HeadingField) -> &mut String {
        match field {
            HeadingField::Reference => &mut self.reference,
            HeadingField::Appellant => &mut self.appellant,
            HeadingField::Respondent => &mut self.respondent,
            HeadingField::Representative => &mut self.representative,
            HeadingField::Hearing => &mut self.hearing,
        }
    }
}

/// A field of the heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingField {
    Reference,
    Appellant,
    Respondent,
    Representative,
    Hearing,
}

impl HeadingField {
    pub const ALL: [HeadingField; 5] = [
        HeadingField::Reference,
        HeadingField::Appellant,
        HeadingField::Respondent,
        HeadingField::Representative,
        HeadingField::Hearing,
    ];

    pub fn label(self) -> &'static str {
        match self {
            HeadingField::Reference => "Appeal number",
            HeadingField::Appellant => "Appellant",
            HeadingField::Respondent => "Respondent",
            HeadingField::Representative => "Representative",
            HeadingField::Hearing => "Hearing",
        }
    }
}
