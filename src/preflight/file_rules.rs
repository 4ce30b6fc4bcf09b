//! The proof: rules about the finished file, from facts read back out of its bytes.
//!
//! A finding here is the program's own fault (but for the size) and always an error: the bundle must not
//! be filed.

use std::collections::{BTreeMap, BTreeSet};

use crate::bundle::{Plan, PlannedAuthority, PlannedEntry, PlannedSource, Share};
use crate::finding::{self, Code, FileCode, Finding, VolumeCode};
use crate::layout::Face;
use crate::pdf::{Facts, OutlineFact, PageFacts};
use crate::profile::Profile;
use crate::quote::{Reader, Text};

use super::{metadata_rules, page_rules, volume_rules};

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct FileCheck<'a> {
    pub facts: &'a Facts,
    pub plan: &'a Plan,
    pub profile: &'a Profile,
    /// Pages taken by documents: position in the file of the first, from 0, and how many.
    pub documents: &'a BTreeMap<usize, u32>,
    /// Which volume of the plan it is; 0 where the bundle is one file.
    pub volume: usize,
    /// Position in the bundle of its first page.
    pub first: usize,
}

impl FileCheck<'_> {
    /// Whether a page, counted from 1, is of our own making.
    pub(super) fn is_ours(&self, number: u32) -> bool {
        !is_taken(self.documents, number)
    }

    /// What is stamped on a page of the file, counted from 1.
    pub(super) fn stamp(&self, number: u32) -> String {
        let (prefix, number) = (&self.plan.page_prefix, number as usize + self.first);
        match prefix.as_str() {
            "" => number.to_string(),
            prefix => format!("{prefix} {number}"),
        }
    }

    /// Cover, index, schedule, list of sources; a later volume has no more than the first two.
    pub(super) fn sections(&self) -> usize {
        let is_first = self.volume == 0;
        if is_first && self.plan.has_schedule() {
            4
        } else {
            2
        }
    }

    pub(super) fn issues(&self) -> usize {
        match self.volume {
            0 => self.plan.schedule.issues.len(),
            _ => 0,
        }
    }

    /// The documents of this file by section, whole or in part.
    pub(super) fn groups(&self) -> Vec<Vec<Share>> {
        let held = self.plan.files().into_iter().nth(self.volume);
        self.plan.sections_in(&held.unwrap_or_default())
    }

    /// Bookmarks of documents and of the headings above them.
    fn document_marks(&self) -> usize {
        let groups = self.groups();
        groups.len() + groups.iter().map(Vec::len).sum::<usize>()
    }

    /// Headings of documents that begin in this file, and not in a volume before.
    pub(super) fn headings(&self) -> usize {
        let groups = self.groups();
        let firsts = groups.iter().filter_map(|group| group.first());
        firsts
            .filter(|share| share.before == 0 && self.plan.begins_section(share.exhibit))
            .count()
    }

    pub(super) fn our_pages(&self) -> impl Iterator<Item = &PageFacts> {
        let pages = self.facts.pages.iter();
        pages.filter(|page| self.is_ours(page.number))
    }
}

/// Whether a page, counted from 1, is one of a document's; see [`FileCheck::documents`].
pub fn is_taken(documents: &BTreeMap<usize, u32>, number: u32) -> bool {
    let position = (number as usize).saturating_sub(1);
    let before = documents.range(..=position).next_back();
    before.is_some_and(|(first, pages)| position < first + *pages as usize)
}

type Rule = fn(&FileCheck<'_>) -> Vec<Finding>;

const RULES: &[Rule] = &[
    not_encrypted,
    nothing_active,
    metadata_rules::says_what_it_is,
    metadata_rules::names_nobody,
    metadata_rules::says_the_same_in_xmp,
    opens_right,
    fonts_whole,
    bookmarks_few,
    bookmarks_land,
    small_enough,
    everything_printed,
    sources_linked,
    page_rules::paper,
    page_rules::numbers,
    page_rules::links_land,
    page_rules::index_true,
    page_rules::schedule_readable,
    page_rules::structured,
    volume_rules::says_which,
    volume_rules::index_whole,
];

/// Every breach, in page order. None is what an export must end with.
pub fn check_file(check: &FileCheck<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(check)).collect();
    finding::sort(&mut findings);
    findings
}

/// Where a message holds values.
pub(super) fn when(broken: bool, code: impl Into<Code>, message: &str) -> Vec<Finding> {
    let finding = broken.then(|| Finding::new(code, message));
    finding.into_iter().collect()
}

/// Where the table of codes says it all.
pub(super) fn plainly_when(broken: bool, code: FileCode) -> Vec<Finding> {
    let finding = broken.then(|| Finding::of(code));
    finding.into_iter().collect()
}

/// T-02.
fn not_encrypted(check: &FileCheck<'_>) -> Vec<Finding> {
    plainly_when(check.facts.encrypted, FileCode::Encrypted)
}

fn nothing_active(check: &FileCheck<'_>) -> Vec<Finding> {
    let active = check.facts.active.join(", ");
    when(
        !active.is_empty(),
        FileCode::ActiveContent,
        &format!("The file holds active content: {active}."),
    )
}

/// B-14, where the tribunal asks for a view. T-11, where it does not: the file's would become that of whatever
/// it is merged into.
fn opens_right(check: &FileCheck<'_>) -> Vec<Finding> {
    let facts = check.facts;
    let (wrong, message) = match check.profile.open_at_percent.value {
        Some(percent) => (
            facts.opens_at != Some((1, percent as f32)),
            format!("The file does not open on page 1 at {percent} %."),
        ),
        None => (
            facts.has_opening_view,
            "The file has an opening view of its own.".to_owned(),
        ),
    };
    when(wrong, FileCode::OpensAt, &message)
}

/// B-03.
fn fonts_whole(check: &FileCheck<'_>) -> Vec<Finding> {
    let whole = |font: &&crate::pdf::FontFact| !(font.embedded && font.subset && font.has_unicode);
    let report = |font: &crate::pdf::FontFact| {
        Finding::new(
            FileCode::Font,
            format!(
                "The font {} is not embedded as a searchable subset.",
                font.name
            ),
        )
    };
    // What documents bring along is theirs; ours are the faces that this program carries.
    let ours = |font: &&crate::pdf::FontFact| {
        let plain = font.name.rsplit('+').next().unwrap_or_default();
        check.documents.is_empty() || Face::ALL.iter().any(|face| face.name() == plain)
    };
    let fonts = check.facts.fonts.iter().filter(ours);
    fonts.filter(whole).map(report).collect()
}

/// T-06: where the tribunal lists every bookmark in its own contents pages.
fn bookmarks_few(check: &FileCheck<'_>) -> Vec<Finding> {
    let Some(most) = check.profile.max_bookmarks.value else {
        return Vec::new();
    };
    let (most, found) = (most as usize, check.facts.outline.len());
    let ours = check.issues() + check.sections() + check.document_marks();
    let message = format!("The file has {found} bookmarks; the tribunal lists at most {most}.");
    when(found > most.max(ours), FileCode::Bookmarks, &message)
}

/// B-12: a bookmark for every section and issue, each to the page whose number it bears.
fn bookmarks_land(check: &FileCheck<'_>) -> Vec<Finding> {
    let outline = &check.facts.outline;
    let missing = outline.len() < check.issues() + check.sections() + check.document_marks();
    let mut findings = when(
        missing,
        FileCode::Bookmarks,
        "A section or an issue has no bookmark.",
    );
    let pages: BTreeSet<u32> = check.facts.pages.iter().map(|page| page.number).collect();
    let lands = |bookmark: &&OutlineFact| {
        // Below ours are the bookmarks of documents: they name no page of the bundle, and may lead to
        // the web, or be headings.
        if bookmark.depth > 1 && bookmark.page.is_none() {
            return !bookmark.is_lost;
        }
        let page = bookmark.page.filter(|page| pages.contains(page));
        page.is_some_and(|page| {
            bookmark.depth > 1
                || page_rules::plain(&bookmark.title).ends_with(&format!(", {}", check.stamp(page)))
        })
    };
    let lost = outline.iter().filter(|bookmark| !lands(bookmark));
    findings.extend(lost.map(|bookmark| {
        let title = &bookmark.title;
        Finding::new(
            FileCode::Bookmarks,
            format!("The bookmark “{title}” does not lead to the page that it names."),
        )
    }));
    findings
}

/// T-01.
fn small_enough(check: &FileCheck<'_>) -> Vec<Finding> {
    let larger =
        |limit: Option<u32>| limit.filter(|most| check.facts.bytes > (*most as usize) << 20);
    let message = |most: u32| format!("The file is larger than {most} MiB.");
    let limit = &check.profile.max_file_mib;
    if let Some(most) = larger(limit.value) {
        return vec![Finding::new(FileCode::FileSize, message(most))];
    }
    let near = larger(check.profile.warn_file_mib.value).map(|most| {
        let limit = match limit.value {
            Some(limit) => format!(
                " The limit is {limit} MB. {}",
                check.profile.max_file_mib.cited()
            ),
            None => String::new(),
        };
        Finding::new(VolumeCode::NearLimit, format!("{}{limit}", message(most)))
    });
    near.into_iter().collect()
}

/// G-01: everything that the plan says stands in the file letter by letter.
fn everything_printed(check: &FileCheck<'_>) -> Vec<Finding> {
    let lines = check.our_pages().flat_map(page_rules::body_lines);
    let text = lines.collect::<Vec<_>>().join("\n");
    let text = Text::new(&text);
    let mut reader = Reader::new(&text);
    // In the order of print, so that nothing is gone through twice.
    let mut parts = cover(check.plan);
    if check.volume == 0 {
        parts.extend(late(check.plan));
    }
    parts.extend(joint(check.plan));
    if check.volume == 0 && check.plan.has_schedule() {
        parts.extend(schedule(check.plan));
        parts.extend(sources(check.plan));
    }
    let lost = parts
        .into_iter()
        .filter(|(_, part)| !part.is_empty() && !reader.finds(part));
    let report = |(label, part): (&str, &str)| {
        let start: String = part.chars().take(60).collect();
        Finding::new(
            FileCode::TextLost,
            format!("{label}: “{start}…” is not in the file letter by letter."),
        )
    };
    lost.map(report).collect()
}

/// A part of the plan, with where it belongs.
type Part<'a> = (&'a str, &'a str);

fn cover(plan: &Plan) -> Vec<Part<'_>> {
    let cover = &plan.cover;
    let pairs = cover.parties.iter().chain(&cover.details);
    let own = [cover.reference.as_str(), &cover.title];
    let all = cover.tribunal.iter().map(String::as_str).chain(own);
    let all = all.chain(pairs.flat_map(|(one, other)| [one.as_str(), other]));
    all.map(|part| ("Cover", part)).collect()
}

fn late(plan: &Plan) -> impl Iterator<Item = Part<'_>> {
    let paragraphs = plan.supplement.iter().flat_map(|one| &one.late_because);
    paragraphs.map(|part| ("Explanation", part.as_str()))
}

fn joint(plan: &Plan) -> impl Iterator<Item = Part<'_>> {
    let bundles = plan.supplement.iter().flat_map(|one| &one.earlier);
    bundles.flat_map(|bundle| {
        let rows = bundle.rows.iter();
        let words = rows.flat_map(|(words, pages)| [words.as_str(), pages]);
        let all = std::iter::once(bundle.heading.as_str()).chain(words);
        all.map(|part| ("Joint index", part))
    })
}

fn schedule(plan: &Plan) -> Vec<Part<'_>> {
    let schedule = &plan.schedule;
    let notices = schedule
        .notices
        .iter()
        .map(|notice| ("Notice", notice.as_str()));
    let issues = schedule.issues.iter().flat_map(|issue| {
        let label = (issue.number.as_str(), issue.label.as_str());
        [label]
            .into_iter()
            .chain(issue.authorities.iter().flat_map(of_authority))
            .chain(issue.entries.iter().flat_map(of_entry))
    });
    notices.chain(issues).collect()
}

fn of_authority(authority: &PlannedAuthority) -> impl Iterator<Item = Part<'_>> {
    let label = authority.citation.as_str();
    let own = [label, authority.details.as_str()].into_iter();
    let status = authority.status.iter().map(String::as_str);
    let known = [&authority.holding, &authority.subject];
    let known = known.into_iter().flatten().map(String::as_str);
    let all = own.chain(known).chain(status);
    all.map(move |part| (label, part))
}

fn of_entry(entry: &PlannedEntry) -> impl Iterator<Item = Part<'_>> {
    let cited = match &entry.cited_above {
        None => vec![&entry.publisher, &entry.title, &entry.details],
        Some(place) => vec![place],
    };
    let cited = cited.into_iter().map(|part| Some(part.as_str()));
    let parts = [entry.proposition.as_deref()].into_iter().chain(cited);
    let behind = [Some(entry.text.as_str()), entry.note.as_deref()];
    let remarks = entry.remarks.iter().map(|remark| Some(remark.as_str()));
    let parts = parts.chain(remarks).chain(behind).flatten();
    parts.map(|part| (entry.label.as_str(), part))
}

fn sources(plan: &Plan) -> Vec<Part<'_>> {
    let parts = plan.sources.iter().flat_map(|source| {
        let cited = [&source.publisher, &source.title, &source.details];
        let own = cited.into_iter().chain(&source.retrieved);
        own.chain([&source.address])
    });
    parts
        .map(|part| ("List of sources", part.as_str()))
        .collect()
}

/// CS-05: every source is linked, where it is relied on and in the list.
fn sources_linked(check: &FileCheck<'_>) -> Vec<Finding> {
    // By page: an address that goes over several lines of the list is several links there.
    let mut linked: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, page) in check.facts.pages.iter().enumerate() {
        for address in page.links.iter().filter_map(|link| link.address.as_deref()) {
            linked.entry(address).or_default().insert(at);
        }
    }
    let is_linked = |source: &&PlannedSource| {
        let pages = linked.get(source.address.as_str());
        pages.is_some_and(|pages| pages.len() >= 2)
    };
    // They are listed in the first volume, behind the schedule.
    let listed = check.plan.sources.iter().filter(|_| check.volume == 0);
    let unlinked = listed.filter(|source| !is_linked(source));
    let report = |source: &PlannedSource| {
        Finding::new(
            FileCode::SourceNotLinked,
            format!(
                "“{}” is not linked both in the schedule and in the list of sources.",
                source.title
            ),
        )
    };
    unlinked.map(report).collect()
}
