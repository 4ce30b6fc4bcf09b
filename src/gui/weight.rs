//! How much a finding weighs with the person: what is merely still to be done is no error, until a
//! bundle is wanted all the same.

use egui::Color32;

use crate::finding::{Finding, Severity, counted};

use super::icon;
use super::session::Session;
use super::theme::Palette;

/// The order is that of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Error,
    ToDo,
    Warning,
    Note,
}

impl Weight {
    pub(super) const ALL: [Weight; 4] =
        [Weight::Error, Weight::ToDo, Weight::Warning, Weight::Note];

    pub(super) fn word(self) -> &'static str {
        match self {
            Weight::Error => "error",
            Weight::ToDo => "to do",
            Weight::Warning => "warning",
            Weight::Note => "note",
        }
    }

    /// For instance `2 warnings`, `3 to do`.
    pub(super) fn counted(self, count: usize) -> String {
        let one = self.word();
        let many = match self {
            Weight::ToDo => one.to_owned(),
            Weight::Error | Weight::Warning | Weight::Note => format!("{one}s"),
        };
        match (self, count) {
            (Weight::ToDo, 0) => "nothing to do".to_owned(),
            (_, 0) => format!("no {many}"),
            (_, count) => counted(count, one, &many),
        }
    }

    /// The sign; the word always stands beside it.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Weight::Error => icon::ERROR,
            Weight::ToDo => icon::TO_DO,
            Weight::Warning => icon::WARNING,
            Weight::Note => icon::NOTE,
        }
    }

    pub(super) fn colour(self, palette: &Palette) -> Color32 {
        match self {
            Weight::Error => palette.bad,
            Weight::ToDo => palette.text,
            Weight::Warning => palette.mixed,
            Weight::Note => palette.weak,
        }
    }
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
            Severity::Note => Weight::Note,
        }
    }
}

impl Session {
    /// Once a bundle was wanted, what it cannot be filed without is an error.
    pub(super) fn weight(&self, finding: &Finding) -> Weight {
        let is_open = finding.code.row().is_to_do && finding.severity != Severity::Note;
        let is_error = finding.severity == Severity::Error && self.has_tried_export;
        if is_open && !is_error {
            Weight::ToDo
        } else {
            finding.severity.into()
        }
    }

    pub(super) fn of_weight(&self, weight: Weight) -> impl Iterator<Item = &Finding> {
        let of_it = move |finding: &&Finding| self.weight(finding) == weight;
        self.findings().filter(of_it)
    }

    pub(super) fn count_of(&self, weight: Weight) -> String {
        weight.counted(self.of_weight(weight).count())
    }
}
