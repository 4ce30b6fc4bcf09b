//! What a bundle says and on which pages, without its file: for papers that cite it.
//!
//! Plan and numbers are made as those of an export are, so that what is cited there stands here.

use crate::bundle::Plan;
use crate::finding::{self, Finding};
use crate::layout::{Fonts, Written, measure, written};
use crate::profile::Profile;

use super::numbers::moved_findings;
use super::{ExportError, Request, case_findings, planned, profile_of, volumes, whole_pages};

/// A bundle as far as papers need it.
#[derive(Debug)]
pub struct Paged {
    pub profile: Profile,
    pub plan: Plan,
    pub written: Written,
    /// Documents that cannot be used: what stands behind them has no number.
    pub unusable: Vec<Finding>,
    /// Documents that would begin on other pages than others were told.
    pub moved: Vec<Finding>,
    /// Why numbers of documents may still change, where they may.
    pub doubt: Option<&'static str>,
}

const BY_SIZE: &str = "The bundle is split by size, and how large its files get is known only when it is made: the page numbers of documents are those foreseen. Hold them against the bundle.";

const NOT_KNOWN: &str =
    "Page numbers behind a document that cannot be used are not known, and are left out.";

/// What an export of a case would say, and where.
pub fn paged(request: &Request<'_>, fonts: &Fonts) -> Result<Paged, ExportError> {
    let to_be_filed = request.case.to_be_filed();
    let profile = &profile_of(request.case, request.profile);
    let request = &request.of(&to_be_filed, profile);
    let mut plan = planned(request);
    let too_small = volumes::foresee(&mut plan, request, profile, fonts);
    let extent = measure(&plan, profile, fonts);
    let schedule_pages = whole_pages(&extent.sections);
    let mut findings = case_findings(request, schedule_pages, &extent.missing);
    plan.draft |= finding::any_error(&findings);
    findings.retain(|one| one.code.row().is_unusable);
    findings.extend(too_small);
    let has_unknown = plan.exhibits.iter().any(|exhibit| exhibit.pages == 0);
    let is_by_size = request.case.volumes.megabytes.is_some() && !plan.exhibits.is_empty();
    let doubt = match (has_unknown, is_by_size) {
        (true, _) => Some(NOT_KNOWN),
        (false, true) => Some(BY_SIZE),
        (false, false) => None,
    };
    let moved = moved_findings(request.case, &plan, &extent.numbers.moved);
    Ok(Paged {
        moved,
        written: written(&plan, profile, fonts),
        profile: profile.clone(),
        plan,
        unusable: findings,
        doubt,
    })
}
