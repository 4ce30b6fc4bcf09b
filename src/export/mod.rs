//! The only place that knows the whole order: documents, plan, pages, file, proof.
//!
//! Export takes values and gives bytes and findings; it writes nothing and reads no clock. Documents
//! come through a function that the caller hands in. It reports progress after each step and stops
//! where the caller says so.

mod documents;
mod sheets;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::bundle::{self, Plan};
use crate::case::Case;
use crate::finding::{self, Finding};
use crate::layout::{
    BrokenFace, EntrySpan, ExhibitSpan, Fonts, Section, SectionSpan, measure, typeset,
};
use crate::library::{Date, Library};
use crate::pdf::assemble::AssembleError;
use crate::pdf::{self, About, PdfError};
use crate::preflight::{CaseCheck, Documents, FileCheck, check_case, check_file, is_taken};
use crate::profile::{Profile, ProfileError};

use documents::Desk;
pub use documents::{Load, document, examine, sha256};
pub use sheets::{Origin, Placing, Sheet, Sheets, sheets};

/// What to export, and the day on which.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub case: &'a Case,
    pub library: &'a Library,
    pub today: Date,
    /// What is known of the exhibits' files; see [`examine`].
    pub documents: &'a Documents,
}

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done now, for people.
    pub step: &'static str,
    /// From 0 to 1.
    pub fraction: f32,
}

/// A finished bundle.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    pub bytes: Vec<u8>,
    /// What to call it: ASCII, without a folder.
    pub file_name: String,
    pub pages: u32,
    /// Pages of the schedule, the last one counted as a whole page.
    pub schedule_pages: u32,
    pub draft: bool,
    /// About the case first, then about the file; none of the latter is how it should end.
    pub findings: Vec<Finding>,
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    #[error(transparent)]
    Profile(#[from] ProfileError),
    #[error(transparent)]
    Font(#[from] BrokenFace),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("{} of the documents cannot be used; nothing was written", .0.len())]
    Documents(Vec<Finding>),
    #[error(transparent)]
    Assemble(AssembleError),
}

impl From<AssembleError> for ExportError {
    fn from(error: AssembleError) -> Self {
        match error {
            AssembleError::Cancelled => ExportError::Cancelled,
            error => ExportError::Assemble(error),
        }
    }
}

/// The case as it stands, measured: cheap enough after every edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survey {
    pub findings: Vec<Finding>,
    /// Pages that the schedule fills, the last one as far as it is used: `7.4`.
    pub schedule_pages: f32,
    pub schedule_limit: u32,
    /// What each entry costs, in pages.
    pub entry_costs: BTreeMap<u32, f32>,
    /// The first page of each document, from 1, and how many it takes, by its number in the case.
    pub documents: BTreeMap<u32, (usize, u32)>,
}

/// Makes the bundle of a case and proves it.
///
/// A case with errors is still made, so that its maker can look at it, but only as a draft. Not so
/// where a document cannot be used: then nothing is made, and the findings are in the error.
pub fn export(
    request: &Request<'_>,
    load: &Load<'_>,
    report: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Exported, ExportError> {
    let mut step = |step, fraction| match report(Progress { step, fraction }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    };
    step("Planning", 0.0)?;
    let profile = Profile::shipped(&request.case.profile)?;
    let mut plan = bundle::plan(
        request.case,
        &profile,
        &documents::lengths(request.documents),
    );
    step("Setting the pages", 0.1)?;
    let fonts = Fonts::shipped()?;
    let mut layout = typeset(&plan, &profile, &fonts);
    let schedule_pages = whole_pages(&layout.sections);
    let mut findings = case_findings(request, &profile, schedule_pages, &layout.missing);
    refuse_unusable(&findings)?;
    if finding::any_error(&findings) && !plan.draft {
        plan.draft = true;
        layout = typeset(&plan, &profile, &fonts);
    }
    if plan.exhibits.is_empty() {
        step("Writing the file", 0.5)?;
    } else {
        step("Writing our own pages", 0.2)?;
    }
    let about = about(&plan, &profile);
    let mut bytes = pdf::write(&layout, &about)?;
    if !plan.exhibits.is_empty() {
        let desk = Desk {
            case: request.case,
            documents: request.documents,
            load,
            most_bookmarks: profile.max_bookmarks.value,
        };
        let mut tell = |done: f32| {
            let fraction = 0.25 + done * 0.5;
            report(Progress {
                step: "Adding the documents",
                fraction,
            })
        };
        let (whole, accounts) =
            documents::put_together(&bytes, &layout, &plan, &about, &desk, &mut tell)?;
        bytes = whole;
        findings.extend(accounts);
    }
    let mut step = |step, fraction| match report(Progress { step, fraction }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    };
    step("Checking the file", 0.8)?;
    let taken = documents::taken(&layout);
    let (facts, bytes) = pdf::facts_of(bytes, &|number| !is_taken(&taken, number))?;
    findings.extend(check_file(&FileCheck {
        facts: &facts,
        plan: &plan,
        profile: &profile,
        documents: &taken,
    }));
    step("Done", 1.0)?;
    Ok(Exported {
        pages: u32::try_from(facts.pages.len()).unwrap_or(u32::MAX),
        file_name: plan.file_name,
        draft: plan.draft,
        bytes,
        schedule_pages,
        findings,
    })
}

/// Codes of findings that leave a document without pages to put in.
const UNUSABLE: [&str; 6] = [
    "document-missing",
    "document-locked",
    "document-damaged",
    "document-not-pdf",
    "document-too-large",
    "document-pages",
];

fn refuse_unusable(findings: &[Finding]) -> Result<(), ExportError> {
    let unusable = findings
        .iter()
        .filter(|finding| UNUSABLE.contains(&finding.code));
    let unusable: Vec<Finding> = unusable.cloned().collect();
    if unusable.is_empty() {
        Ok(())
    } else {
        Err(ExportError::Documents(unusable))
    }
}

/// The case without the documents that cannot be used, for a person who wants the rest all the same.
pub fn without_unusable(case: &Case, documents: &Documents) -> Case {
    let usable = |exhibit: &crate::case::Exhibit| match documents.get(&exhibit.number) {
        Some(Ok(document)) => match &document.survey {
            Ok(survey) => {
                let last = exhibit
                    .pages
                    .as_ref()
                    .map_or(0, crate::case::PageRanges::last);
                last <= survey.counts.pages
            }
            Err(_refused) => false,
        },
        _ => false,
    };
    let mut case = case.clone();
    case.exhibits.retain(usable);
    case
}

/// What an export would find in the case, without making the file.
pub fn survey(request: &Request<'_>, fonts: &Fonts) -> Result<Survey, ExportError> {
    let profile = Profile::shipped(&request.case.profile)?;
    let plan = bundle::plan(
        request.case,
        &profile,
        &documents::lengths(request.documents),
    );
    let extent = measure(&plan, &profile, fonts);
    let cost = |span: &EntrySpan| (span.number, span.cost);
    Ok(Survey {
        findings: case_findings(
            request,
            &profile,
            whole_pages(&extent.sections),
            &extent.missing,
        ),
        schedule_pages: schedule(&extent.sections).map_or(0.0, |span| span.filled),
        schedule_limit: profile.schedule_max_pages.value,
        entry_costs: extent.entries.iter().map(cost).collect(),
        documents: numbered(request.case, &extent.exhibits),
    })
}

fn numbered(case: &Case, spans: &[ExhibitSpan]) -> BTreeMap<u32, (usize, u32)> {
    let spans = spans.iter().map(|span| (span.first + 1, span.pages));
    let numbers = case.exhibits.iter().map(|exhibit| exhibit.number);
    numbers.zip(spans).collect()
}

fn case_findings(
    request: &Request<'_>,
    profile: &Profile,
    schedule_pages: u32,
    missing: &[char],
) -> Vec<Finding> {
    check_case(&CaseCheck {
        case: request.case,
        library: request.library,
        profile,
        today: request.today,
        schedule_pages,
        missing,
        documents: request.documents,
    })
}

fn schedule(sections: &[SectionSpan]) -> Option<&SectionSpan> {
    sections
        .iter()
        .find(|span| span.section == Section::Schedule)
}

fn whole_pages(sections: &[SectionSpan]) -> u32 {
    let pages = schedule(sections).map_or(0, |span| span.last - span.first + 1);
    u32::try_from(pages).unwrap_or(u32::MAX)
}

fn about(plan: &Plan, profile: &Profile) -> About {
    About {
        title: plan.title.clone(),
        language: plan.language.clone(),
        page_prefix: plan.page_prefix.clone(),
        open_at_percent: profile.open_at_percent.value,
    }
}
