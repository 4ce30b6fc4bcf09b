//! The only place that knows the whole order: documents, plan, pages, file, proof.
//!
//! Export takes values and gives files and findings; it knows no disk and reads no clock. Documents come
//! through a function that the caller hands in, and so does each place where a file is written while it
//! is made (`spool`): nothing holds a whole bundle. What is proved is what is read back from there, one
//! file at a time. Progress is reported after each step, and it stops where the caller says so.

mod documents;
mod filed;
mod fit;
mod lengths;
mod making;
mod numbers;
mod paged;
mod placing;
mod redacted;
mod rounds;
mod sheets;
mod spool;
mod volumes;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::num::NonZeroU32;
use std::ops::ControlFlow;

use crate::bundle::{self, ExhibitPages, Plan, TooSmall};
use crate::case::{Case, VolumeCap};
use crate::finding::{self, Finding};
use crate::layout::{BrokenFace, EntrySpan, Extent, Fonts, Layout, Section, SectionSpan, measure};
use crate::library::{Date, Library};
use crate::pdf::assemble::AssembleError;
use crate::pdf::import::Watch;
use crate::pdf::{About, PdfError};
use crate::preflight::{
    CaseCheck, Documents, Quotations, RuleStanding, check_case, rules, unusable,
};
use crate::profile::Profile;

pub use documents::{
    Known, Learn, Load, MakeSmaller, Passwords, ReadPages, document, examine, sha256,
};
pub use filed::profile_of;
pub use fit::{
    Candidate, EntryCost, Fit, FitError, Fitted, IssueCost, Length, Saving, Suggestion, fit,
    fitted, unbalanced, without,
};
use lengths::lengths;
use making::Sources;
use numbers::moved_findings;
pub use numbers::told_numbers;
pub use paged::{Paged, paged};
pub use placing::{Entries, Placing, QuotedWords};
use placing::{contexts, quoted_pages};
pub use redacted::RedactedSheet;
pub use sheets::{Front, Origin, Sheet, Sheets, sheets};
pub use spool::{Begin, Spool};

/// What to export, and the day on which.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub case: &'a Case,
    /// The rules it is made for: those of the profile that the case names.
    pub profile: &'a Profile,
    pub library: &'a Library,
    pub today: Date,
    /// What is known of the exhibits' files; see [`examine`].
    pub documents: &'a Documents,
    /// What became of holding its quotations against their files.
    pub quotations: &'a Quotations,
    /// Documents that take too long, or that nobody waits for any more, are given up by it.
    pub watch: &'a Watch,
}

impl<'a> Request<'a> {
    /// The same for another case.
    fn of<'c>(&self, case: &'c Case, profile: &'c Profile) -> Request<'c>
    where
        'a: 'c,
    {
        Request {
            case,
            profile,
            ..*self
        }
    }
}

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// What is being done now, for people.
    pub step: &'static str,
    /// From 0 to 1.
    pub fraction: f32,
}

/// A finished bundle, or one volume of it: what is known of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Exported {
    /// In bytes.
    pub size: u64,
    /// What to call it: ASCII, without a folder.
    pub file_name: String,
    pub pages: u32,
    /// The number on its first page: 1, but for later volumes.
    pub first_number: u32,
    /// Pages of the schedule, the last one counted as a whole page.
    pub schedule_pages: u32,
    pub draft: bool,
    /// The numbers on the first pages of the documents that begin in it, by their number in the case.
    pub first_pages: BTreeMap<u32, NonZeroU32>,
    /// About the case first, then about the file; none of the latter is how it should end.
    pub findings: Vec<Finding>,
    /// How many of the findings are about the case.
    pub about_case: usize,
    /// Its pages of which something was taken out.
    pub redacted: Vec<RedactedSheet>,
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the export was cancelled; nothing was written")]
    Cancelled,
    #[error(transparent)]
    Font(#[from] BrokenFace),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("{} of the documents cannot be used; nothing was written", .0.len())]
    Documents(Vec<Finding>),
    /// A draft may have other numbers than others were told; what is filed may not, unless somebody agrees.
    #[error("page numbers that others were told would change; nothing was written")]
    Moved(Vec<Finding>),
    #[error(transparent)]
    Assemble(AssembleError),
    /// Says where, as whoever began the file put it.
    #[error("{0}")]
    Write(io::Error),
    #[error("what the disk gave back is not what was written to it; nothing was kept of it")]
    ReadBack,
    #[error(transparent)]
    Volumes(#[from] TooSmall),
    #[error(
        "one file of the bundle would have {pages} pages, and {most} are the most that can be made and checked: split the bundle into volumes, or include less; nothing was written"
    )]
    TooManyPages { pages: usize, most: usize },
}

impl Exported {
    /// What was found while the documents were put in, and in the finished file.
    pub fn from_file(&self) -> &[Finding] {
        self.findings.get(self.about_case..).unwrap_or_default()
    }
}

impl From<AssembleError> for ExportError {
    fn from(error: AssembleError) -> Self {
        match error {
            AssembleError::Cancelled => ExportError::Cancelled,
            AssembleError::Write(cause) => ExportError::Write(cause),
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
    pub schedule_limit: Option<u32>,
    /// What each issue that is printed costs.
    pub issue_costs: Vec<IssueCost>,
    /// What each entry costs, in pages.
    pub entry_costs: BTreeMap<u32, f32>,
    /// The pages on which each entry begins and ends, from 1.
    pub entry_pages: BTreeMap<u32, (usize, usize)>,
    /// The rules of the tribunal, each with how the case stands to it.
    pub rules: Vec<RuleStanding>,
    /// The first page of each document, from 1, and how many it takes, by its number in the case.
    pub documents: BTreeMap<u32, (usize, u32)>,
    /// The volumes, from 1, in which each document begins and ends; empty where the bundle is one file.
    pub volumes: BTreeMap<u32, (usize, usize)>,
}

/// Makes the bundle of a case and proves it: as one file, or as several where one would hold more than
/// `cap`. Each is written where `begin` says. All are proved before the first is handed over, and
/// whoever gets them puts them in their places.
///
/// A case with errors is still made, so that its maker can look at it, but only as a draft. Not so
/// where a document cannot be used, or is not the file that was added or examined: then nothing is made,
/// and the findings are in the error.
pub fn export<S: Spool>(
    request: &Request<'_>,
    cap: VolumeCap,
    begin: &Begin<'_, S>,
    load: &Load<'_>,
    report: &mut Report<'_>,
) -> Result<Vec<(Exported, S)>, ExportError> {
    let to_be_filed = request.case.to_be_filed();
    let profile = profile_of(request.case, request.profile);
    let sources = Sources {
        request: &request.of(&to_be_filed, &profile),
        load,
        begin,
    };
    rounds::export(&sources, cap.filled(), report)
}

/// Takes how far it has come, and says whether to go on.
pub type Report<'r> = dyn FnMut(Progress) -> ControlFlow<()> + 'r;

fn tell(report: &mut Report<'_>, step: &'static str, fraction: f32) -> Result<(), ExportError> {
    match report(Progress { step, fraction }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    }
}

/// Everything that is known before a file is made.
struct Prepared {
    fonts: Fonts,
    plan: Plan,
    schedule_pages: u32,
    /// About the case.
    findings: Vec<Finding>,
}

/// What the bundle says, as far as it is known before its pages are set.
fn planned(request: &Request<'_>) -> Plan {
    let lengths = lengths(request.case, request.documents);
    let mut plan = bundle::plan(request.case, request.profile, &lengths);
    let quoted = quoted_pages(request.quotations);
    plan.place_quotations(request.case, &quoted, &lengths);
    filed::place_in_earlier(&mut plan, &quoted, request);
    plan.date_supplement(request.profile, request.today);
    documents::say_read_by_machine(&mut plan, request);
    plan.place_contexts(contexts(request.case, request.quotations));
    plan
}

fn prepare(request: &Request<'_>, report: &mut Report<'_>) -> Result<Prepared, ExportError> {
    tell(report, "Planning", 0.0)?;
    let profile = request.profile;
    let mut plan = planned(request);
    tell(report, "Setting the pages", 0.1)?;
    let fonts = Fonts::shipped()?;
    let extent = measure(&plan, profile, &fonts);
    let schedule_pages = whole_pages(&extent.sections);
    let findings = case_findings(request, schedule_pages, &extent.missing);
    refuse_unusable(&findings)?;
    plan.draft |= finding::any_error(&findings);
    Ok(Prepared {
        fonts,
        plan,
        schedule_pages,
        findings,
    })
}

fn refuse_unusable(findings: &[Finding]) -> Result<(), ExportError> {
    let unusable = findings.iter().filter(|one| one.code.row().is_unusable);
    let unusable: Vec<Finding> = unusable.cloned().collect();
    if unusable.is_empty() {
        Ok(())
    } else {
        Err(ExportError::Documents(unusable))
    }
}

/// The case without the documents that cannot be used, or that nobody has looked at, for a person who wants
/// the rest all the same.
pub fn without_unusable(case: &Case, documents: &Documents) -> Case {
    let found = unusable(case, documents);
    let named: BTreeSet<u32> = finding::documents(&found).into_iter().collect();
    let mut case = case.clone();
    case.exhibits.retain(|exhibit| {
        documents.contains_key(&exhibit.number) && !named.contains(&exhibit.number)
    });
    case
}

/// A plan with how long all of it gets.
struct Measured {
    plan: Plan,
    extent: Extent,
    /// Why the bundle cannot be split as is asked for.
    too_small: Option<Finding>,
}

/// Whoever says how long something is has it from here.
fn measured(request: &Request<'_>, fonts: &Fonts) -> Measured {
    let profile = request.profile;
    let mut plan = planned(request);
    let too_small = volumes::foresee(&mut plan, request, profile, fonts);
    Measured {
        extent: measure(&plan, profile, fonts),
        plan,
        too_small,
    }
}

/// What an export would find in the case, without making the file.
pub fn survey(request: &Request<'_>, fonts: &Fonts) -> Result<Survey, ExportError> {
    let to_be_filed = request.case.to_be_filed();
    let profile = &profile_of(request.case, request.profile);
    let request = &request.of(&to_be_filed, profile);
    let Measured {
        plan,
        extent,
        too_small,
    } = measured(request, fonts);
    let check = CaseCheck {
        case: request.case,
        library: request.library,
        profile,
        today: request.today,
        schedule_pages: whole_pages(&extent.sections),
        missing: &extent.missing,
        documents: request.documents,
        quotations: request.quotations,
    };
    let filled = schedule(&extent.sections).map_or(0.0, |span| span.filled);
    let mut findings = check_case(&check);
    let cost = |span: &EntrySpan| (span.number, span.cost);
    let pages = |span: &EntrySpan| (span.number, (span.page + 1, span.last + 1));
    let rules = rules(&check, filled, &findings);
    let exhibits = extent.numbers.exhibits();
    findings.extend(too_small);
    findings.extend(moved_findings(request.case, &plan, &extent.numbers.moved));
    Ok(Survey {
        rules,
        findings,
        schedule_pages: filled,
        schedule_limit: profile.schedule_max_pages.value,
        issue_costs: fit::costs(&plan, &extent),
        entry_costs: extent.entries.iter().map(cost).collect(),
        entry_pages: extent.entries.iter().map(pages).collect(),
        documents: numbered(request.case, &exhibits),
        volumes: match plan.volumes.len() {
            0 => BTreeMap::new(),
            _ => volumes::held(request.case, &exhibits),
        },
    })
}

/// Of a document that is cut by the end of a volume, the first page and all that it takes.
fn numbered(case: &Case, placed: &BTreeMap<usize, ExhibitPages>) -> BTreeMap<u32, (usize, u32)> {
    let numbered = placed.iter().filter_map(|(position, pages)| {
        let exhibit = case.exhibits.get(*position)?;
        Some((exhibit.number, (pages.first + 1, pages.count)))
    });
    numbered.collect()
}

fn case_findings(request: &Request<'_>, schedule_pages: u32, missing: &[char]) -> Vec<Finding> {
    let mut findings = check_case(&CaseCheck {
        case: request.case,
        library: request.library,
        profile: request.profile,
        today: request.today,
        schedule_pages,
        missing,
        documents: request.documents,
        quotations: request.quotations,
    });
    // What is for whoever works on the case goes out with nothing.
    findings.retain(|finding| !finding.code.row().is_private);
    findings
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

fn about(plan: &Plan, profile: &Profile, volume: usize, layout: &Layout) -> About {
    About {
        title: plan.title_of(volume),
        language: plan.language.clone(),
        page_prefix: plan.page_prefix.clone(),
        page_labels: profile.page_labels.value,
        first_number: first_number(layout),
        open_at_percent: profile.open_at_percent.value,
    }
}

/// The number on the first page.
fn first_number(layout: &Layout) -> u32 {
    u32::try_from(layout.first + 1).unwrap_or(u32::MAX)
}
