//! What is said of one rule.

use serde::Serialize;

use crate::finding::{Basis, Finding, InspectionCode, Place};
use crate::profile::{Force, Ruled, Status};

/// What is said of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// The number under which the rule was collected: `B-02`.
    pub id: &'static str,
    /// None where a person has to check it.
    pub kept: Option<bool>,
    pub asks: &'static str,
    pub authority: String,
    /// What was seen.
    pub detail: String,
    /// Pages, from 1, on which it is not kept, or is to be checked.
    pub pages: Vec<u32>,
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

/// Findings of one rule that are listed one by one; the rest are counted.
const MOST: usize = 40;

/// A rule while it is looked at.
#[derive(Debug)]
pub(super) struct Looking {
    code: InspectionCode,
    authority: String,
    /// Its words were seen in print, and it binds.
    is_certain: bool,
    faults: Vec<Fault>,
}

/// What is wrong, or may be.
#[derive(Debug)]
struct Fault {
    page: Option<u32>,
    message: String,
    is_certain: bool,
}

impl Looking {
    /// At a rule whose authority is known with its number, and was read.
    pub(super) fn at(code: InspectionCode) -> Self {
        let source = match code.row().basis {
            Basis::Rule(rule) => rule.source(),
            Basis::Promise(_) | Basis::PlainSense => "",
        };
        Looking {
            code,
            authority: source.to_owned(),
            is_certain: true,
            faults: Vec::new(),
        }
    }

    /// At one whose words were not seen in print.
    pub(super) fn unseen(code: InspectionCode) -> Self {
        Looking {
            is_certain: false,
            ..Looking::at(code)
        }
    }

    /// At one whose value stands in the profile.
    pub(super) fn ruled<T>(code: InspectionCode, value: &Ruled<T>) -> Self {
        Looking {
            authority: value.authority.clone(),
            is_certain: (value.status == Status::Seen || value.confirmed.is_some())
                && value.force != Force::House,
            ..Looking::at(code)
        }
    }

    /// Something for a person to judge, however well the rule is known.
    pub(super) fn unsure(self) -> Self {
        Looking {
            is_certain: false,
            ..self
        }
    }

    /// Something that is wrong, where the rule is as certain as that.
    pub(super) fn fault(&mut self, page: impl Into<Option<u32>>, message: impl Into<String>) {
        self.add(page.into(), message.into(), self.is_certain);
    }

    /// Something that may be wrong, however certain the rule is.
    pub(super) fn doubt(&mut self, page: impl Into<Option<u32>>, message: impl Into<String>) {
        self.add(page.into(), message.into(), false);
    }

    fn add(&mut self, page: Option<u32>, message: String, is_certain: bool) {
        self.faults.push(Fault {
            page,
            message,
            is_certain,
        });
    }

    /// The verdict, with what was seen where nothing is wrong.
    pub(super) fn verdict(self, seen: impl Into<String>) -> Verdict {
        let is_broken = self.faults.iter().any(|fault| fault.is_certain);
        let kept = match (self.faults.is_empty(), is_broken) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        };
        self.with(kept, seen.into())
    }

    /// The file cannot tell.
    pub(super) fn open(mut self, why: impl Into<String>) -> Verdict {
        let why = why.into();
        self.doubt(None, why.clone());
        let is_broken = self.faults.iter().any(|fault| fault.is_certain);
        self.with(is_broken.then_some(false), why)
    }

    fn with(self, kept: Option<bool>, seen: String) -> Verdict {
        let (id, asks) = match self.code.row().basis {
            Basis::Rule(rule) => (rule.number(), rule.asks()),
            Basis::Promise(_) | Basis::PlainSense => ("", ""),
        };
        let mut pages: Vec<u32> = self.faults.iter().filter_map(|fault| fault.page).collect();
        pages.sort_unstable();
        pages.dedup();
        let detail = match self.faults.as_slice() {
            [] => seen,
            [only] => only.message.clone(),
            [first, rest @ ..] => format!("{} And {} more.", first.message, rest.len()),
        };
        Verdict {
            id,
            kept,
            asks,
            authority: self.authority,
            detail,
            pages,
            findings: findings(self.code, &self.faults),
        }
    }
}

fn findings(code: InspectionCode, faults: &[Fault]) -> Vec<Finding> {
    let graded = |finding: Finding, is_certain: bool| match is_certain {
        true => finding,
        false => finding.eased(),
    };
    let found = faults.iter().take(MOST).map(|fault| {
        let place = fault.page.map_or(Place::Everywhere, Place::Page);
        graded(
            Finding::new(code, fault.message.clone()).at(place),
            fault.is_certain,
        )
    });
    let mut found: Vec<Finding> = found.collect();
    let more = faults.get(MOST..).unwrap_or_default();
    if !more.is_empty() {
        let is_certain = more.iter().any(|fault| fault.is_certain);
        let message = format!("The same at {} more places.", more.len());
        found.push(graded(Finding::new(code, message), is_certain));
    }
    found
}
