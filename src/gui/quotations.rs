//! What is known of the quotations of the case, held against their files beside the window.

use std::collections::BTreeMap;

use crate::case::{Case, Document, Entry};
use crate::preflight::{Quotations, Quoted};

use super::session::Session;

/// What an answer is of, by entry.
pub(in crate::gui) type Asked = BTreeMap<u32, AskedOf>;

/// On what the answer for an extract depends.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct AskedOf {
    /// Of its words.
    fingerprint: String,
    /// What stands around the words is looked for only where it is printed.
    prints_context: bool,
    /// What they are held against.
    file: Option<AskedFile>,
}

#[derive(Clone, Debug, PartialEq)]
struct AskedFile {
    sha256: String,
    path: String,
    /// The number of its first page, where a person has counted.
    first_page: Option<i64>,
}

/// What was found of the quotations, and of which words.
#[derive(Debug, Default)]
pub(in crate::gui) struct KnownQuotations {
    found: Quotations,
    /// What `found` is of.
    of: Asked,
    /// What is being looked for.
    wanted: Option<Asked>,
    /// The revision at which it was last seen whether something is to be looked for.
    seen_at: Option<u64>,
}

/// What there is to ask of a case.
fn asked(case: &Case) -> Asked {
    let asked = case.extracts().map(|entry| {
        let document = case.document_quoted(entry);
        let file = document.map(|Document { sha256, path, .. }| AskedFile {
            sha256: sha256.clone(),
            path: path.clone(),
            first_page: case.counted_pages.get(sha256).copied(),
        });
        let of = AskedOf {
            fingerprint: entry.fingerprint.clone(),
            prints_context: entry.prints_context,
            file,
        };
        (entry.number, of)
    });
    asked.collect()
}

impl KnownQuotations {
    /// By entry; nothing of those whose words or file have changed since.
    pub(in crate::gui) fn now(&self) -> &Quotations {
        &self.found
    }

    pub(in crate::gui) fn of_entry(&self, number: u32) -> Option<&Quoted> {
        self.found.get(&number)
    }

    /// Forgets what is no longer so.
    pub(in crate::gui) fn follow(&mut self, case: &Case) {
        let now = asked(case);
        let of = std::mem::take(&mut self.of);
        self.found
            .retain(|number, _| now.contains_key(number) && now.get(number) == of.get(number));
        self.of = now;
        self.of.retain(|number, _| self.found.contains_key(number));
    }
}

impl Session {
    /// Whether somebody may give their word for an entry without its page beside it: a summary, or an extract that
    /// stands in its file, with every change that needs it confirmed.
    pub(in crate::gui) fn may_be_signed_off(&self, entry: &Entry) -> bool {
        let quoted = self.quotations.of_entry(entry.number);
        entry.passage.is_summary()
            || quoted.and_then(Quoted::compared).is_some_and(|compared| {
                compared.stands_at().is_some() && compared.unconfirmed(entry).is_empty()
            })
    }

    /// Whether a report of that content is the one that the source of an entry names.
    pub(in crate::gui) fn is_source_of(&self, number: u32, sha256: Option<&str>) -> bool {
        let named = self.file_of(number);
        named.is_some() && named == sha256
    }

    /// The content of the file that the source of an entry names: as the case has it, else as the library says.
    pub(in crate::gui) fn file_of(&self, number: u32) -> Option<&str> {
        let entry = self.case().entry(number)?;
        let of_case = self.case().document_quoted(entry);
        let of_case = of_case.map(|document| document.sha256.as_str());
        of_case.or_else(|| Some(entry.source.file.as_ref()?.sha256.as_str()))
    }

    /// The case whose quotations are to be held against their files, when it is time to. Asked for in every
    /// frame, so where nothing has changed since, nothing is looked at.
    pub(in crate::gui) fn begin_checking_quotations(&mut self) -> Option<(Case, Asked)> {
        let known = &mut self.quotations;
        if known.seen_at == Some(self.revision) || known.wanted.is_some() {
            return None;
        }
        known.seen_at = Some(self.revision);
        let wanted = asked(self.history.case());
        if wanted == known.of {
            return None;
        }
        known.wanted = Some(wanted.clone());
        Some((self.history.case().clone(), wanted))
    }

    /// Has them held against their files again: more is known of what stands there.
    pub(in crate::gui) fn check_quotations_again(&mut self) {
        self.quotations.of = Asked::default();
        self.quotations.seen_at = None;
    }

    /// What was found of them.
    pub(in crate::gui) fn quotations_checked(&mut self, found: Quotations, of: Asked) {
        self.quotations.wanted = None;
        self.quotations.seen_at = None;
        (self.quotations.found, self.quotations.of) = (found, of);
        self.quotations.follow(self.history.case());
        self.survey_again();
    }
}
