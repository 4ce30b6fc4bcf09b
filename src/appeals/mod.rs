//! The cases of a desk, side by side: which hearing is near, what is not signed off, what has aged or been overtaken.
//!
//! Each case is read as it lies there; its documents are not opened. A case that cannot be read stands in the list with
//! the reason, and so does a folder whose drive gives no answer.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;

use crate::case::{Case, text};
use crate::export::{Request, survey};
use crate::files::{self, cases_below};
use crate::finding::Severity;
use crate::layout::Fonts;
use crate::library::{Date, Library, days_named};
use crate::pdf::import::Watch;
use crate::preflight::{Documents, Quotations, is_aged, is_touched};
use crate::profile::Profiles;

/// One case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Appeal {
    pub path: PathBuf,
    /// The appeal number, as typed.
    pub reference: String,
    /// As typed.
    pub hearing: String,
    /// From today to the hearing; negative where it is over, none where no day can be read.
    pub days: Option<i64>,
    pub entries: usize,
    pub unsigned: usize,
    /// Entries whose source is older than the tribunal’s rules call recent.
    pub aged: usize,
    /// Entries whose source has a newer edition, or whose passage the library has changed or retired.
    pub touched: usize,
    /// Errors and warnings that are seen without opening documents, and documents that are not where the case says.
    pub problems: usize,
}

/// All that was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Appeals {
    /// Those whose hearing comes first stand first; those without a day come last.
    pub appeals: Vec<Appeal>,
    /// What could not be read, and why.
    pub unread: Vec<Unread>,
}

/// A folder or a case that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unread {
    pub path: PathBuf,
    pub why: String,
}

/// With what cases are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub library: &'a Library,
    /// The rules that cases may name.
    pub profiles: &'a Profiles,
    pub fonts: &'a Fonts,
    pub today: Date,
    pub watch: &'a Watch,
    /// How long a drive may be silent.
    pub patience: Duration,
}

/// The cases below some folders, each once. Ends early where the watch says so.
pub fn appeals(folders: &[PathBuf], desk: &Desk<'_>) -> Appeals {
    let mut all = Appeals::default();
    for folder in folders {
        let found = match cases_below(folder, desk.patience) {
            Ok(found) => found,
            Err(error) => {
                all.miss(folder, error.to_string());
                continue;
            }
        };
        for (path, why) in found.unread {
            all.miss(&path, why);
        }
        if found.is_cut_short {
            let why = "it holds more than is looked at; name the folders of cases in it";
            all.miss(folder, why.to_owned());
        }
        for case in found.cases {
            if desk.watch.is_stopped() {
                return all;
            }
            if all.appeals.iter().all(|known| known.path != case.path) {
                all.take(&case.path, &case.bytes, desk);
            }
        }
    }
    all.appeals.sort_by_key(|appeal| {
        let days = appeal.days.map(|days| (days < 0, days));
        (days.is_none(), days)
    });
    all
}

impl Appeals {
    fn miss(&mut self, path: &Path, why: String) {
        let path = path.to_owned();
        self.unread.push(Unread { path, why });
    }

    fn take(&mut self, path: &Path, bytes: &[u8], desk: &Desk<'_>) {
        let appeal = text::read(bytes).map_err(|why| why.to_string());
        match appeal.and_then(|case| appeal_of(path, &case, desk)) {
            Ok(appeal) => self.appeals.push(appeal),
            Err(why) => self.miss(path, why),
        }
    }
}

fn appeal_of(path: &Path, case: &Case, desk: &Desk<'_>) -> Result<Appeal, String> {
    let profile = desk.profiles.get(&case.profile);
    let profile = profile.map_err(|why| why.to_string())?;
    let request = Request {
        case,
        profile,
        library: desk.library,
        today: desk.today,
        documents: &Documents::new(),
        quotations: &Quotations::new(),
        watch: desk.watch,
    };
    let survey = survey(&request, desk.fonts).map_err(|why| why.to_string())?;
    let is_problem = |severity: Severity| severity != Severity::Note;
    let found = survey.findings.iter();
    let found = found.filter(|finding| is_problem(finding.severity)).count();
    let folder = path.parent().unwrap_or(Path::new(""));
    let documents = case.documents.iter();
    let gone = documents.filter(|one| !files::is_file(&folder.join(&one.path)));
    let count = |is_meant: &dyn Fn(&crate::case::Entry) -> bool| {
        case.entries().filter(|entry| is_meant(entry)).count()
    };
    Ok(Appeal {
        path: path.to_owned(),
        reference: case.heading.reference.clone(),
        hearing: case.heading.hearing.clone(),
        days: days_to(&case.heading.hearing, desk.today),
        entries: case.entries().count(),
        unsigned: count(&|entry| entry.signed_off.is_none()),
        aged: count(&|entry| is_aged(entry, profile, desk.today)),
        touched: count(&|entry| is_touched(entry, desk.library)),
        problems: found + gone.count(),
    })
}

/// Days to the first day of a hearing that is still to come, or from the last that is over.
fn days_to(hearing: &str, today: Date) -> Option<i64> {
    let days = days_named(hearing).into_iter();
    let days: Vec<i64> = days.filter_map(|(_, day)| today.days_until(day)).collect();
    let to_come = days.iter().filter(|days| **days >= 0).min();
    to_come.or_else(|| days.iter().max()).copied()
}

#[cfg(test)]
mod tests;
