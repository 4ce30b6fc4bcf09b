//! One file of a bundle: made, and proved by what is read back of it.

use std::ops::ControlFlow;

use crate::bundle::Plan;
use crate::layout::Layout;
use crate::pdf::{self, FrontMatter};
use crate::preflight::{FileCheck, check_file, is_taken};

use super::documents::{self, Assembled, Desk};
use super::numbers::{first_pages, moved_findings};
use super::placing::{Exhibits, paper_size};
use super::spool::{Begin, Spool};
use super::{ExportError, Exported, Load, Prepared, Request, about, first_number};

/// What a file is made from, and where.
pub(super) struct Sources<'a, S> {
    pub(super) request: &'a Request<'a>,
    pub(super) load: &'a Load<'a>,
    pub(super) begin: &'a Begin<'a, S>,
}

/// Takes what is being done and how much of the file is done; says whether to go on.
type Tell<'t> = dyn FnMut(&'static str, f32) -> ControlFlow<()> + 't;

/// Writes one file: our own pages, and behind them its documents.
pub(super) fn make<S: Spool>(
    prepared: &Prepared,
    layout: &Layout,
    volume: usize,
    sources: &Sources<'_, S>,
    tell: &mut Tell<'_>,
) -> Result<Assembled<S>, ExportError> {
    let (plan, profile) = (&prepared.plan, sources.request.profile);
    let about = about(plan, profile, volume, layout);
    let is_alone = layout.exhibits.is_empty();
    go_on(match is_alone {
        true => tell("Writing the file", 0.5),
        false => tell("Writing our own pages", 0.0),
    })?;
    let front = FrontMatter::of(layout)?;
    let desk = Desk {
        plan,
        about: &about,
        exhibits: Exhibits {
            case: sources.request.case,
            documents: sources.request.documents,
            quotations: sources.request.quotations,
            entry_prefix: &profile.entry_prefix.value,
            paper: paper_size(profile),
        },
        load: sources.load,
        watch: sources.request.watch,
        most_bookmarks: profile.max_bookmarks.value,
    };
    let mut tell = |done: f32| match is_alone {
        true => ControlFlow::Continue(()),
        false => tell("Adding the documents", 0.1 + done * 0.9),
    };
    documents::put_together(front, layout, &desk, sources.begin, &mut tell)
}

fn go_on(flow: ControlFlow<()>) -> Result<(), ExportError> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ExportError::Cancelled),
    }
}

/// What stands at the foot of a page.
fn stamped(plan: &Plan, number: usize) -> String {
    match plan.page_prefix.as_str() {
        "" => number.to_string(),
        prefix => format!("{prefix} {number}"),
    }
}

/// Opens a file that was made and checks it. Findings about the case come with the first volume.
pub(super) fn prove<S: Spool>(
    prepared: &Prepared,
    layout: &Layout,
    volume: usize,
    mut made: Assembled<S>,
    request: &Request<'_>,
) -> Result<(Exported, S), ExportError> {
    let (plan, profile) = (&prepared.plan, request.profile);
    let (case, watch) = (request.case, request.watch);
    let taken = documents::taken(layout);
    let bytes = made.file.read_back(made.documents, watch)?;
    let stamp = |number: u32| stamped(plan, layout.first + number as usize);
    let mut facts = pdf::facts_of_stamped(bytes, &|number| !is_taken(&taken, number), &stamp)?;
    // Those of the whole file, with its pictures.
    facts.bytes = usize::try_from(made.file.size).unwrap_or(usize::MAX);
    let mut findings = match volume {
        0 => [
            prepared.findings.clone(),
            moved_findings(case, plan, &layout.moved),
        ]
        .concat(),
        _ => Vec::new(),
    };
    let about_case = findings.len();
    findings.extend(made.findings);
    findings.extend(check_file(&FileCheck {
        facts: &facts,
        plan,
        profile,
        documents: &taken,
        volume,
        first: layout.first,
    }));
    let exported = Exported {
        size: made.file.size,
        pages: u32::try_from(facts.pages.len()).unwrap_or(u32::MAX),
        first_number: first_number(layout),
        file_name: plan.file_name_of(volume),
        draft: plan.draft,
        first_pages: first_pages(case, layout),
        schedule_pages: prepared.schedule_pages,
        findings,
        about_case,
        redacted: made.redacted,
    };
    Ok((exported, made.file.spool))
}
