//! The country evidence schedule: the entries by issue, in stacked blocks over the full width.
//!
//! Its length is capped by the tribunal and its type prescribed, so every line counts: nothing is
//! set in columns, and an entry without a proposition begins on the line of its citation. Nothing
//! in it is set smaller than the profile says, notes and references included.

use super::authorities;
use super::block::{Anchor, Block, Breaking, Flow, Ornament, Span, Style};
use super::citation::{citation, linked_title};
use super::index::in_volume;
use super::look::Text;
use super::page::Role;
use super::section;
use crate::bundle::{Plan, PlannedEntry, PlannedIssue, Volume};
use crate::library::PassageKind;
use crate::profile::Profile;

/// What an entry says that does not cite its source again.
const SAME_SOURCE: &str = "Same source";

/// How far passages stand in from the left.
const INDENT: f32 = 16.0;

pub(super) fn compose(plan: &Plan, profile: &Profile) -> Vec<Block> {
    let text = Text::schedule(profile);
    let mut blocks = vec![section::heading(&plan.schedule.heading, Anchor::Schedule)];
    for notice in &plan.schedule.notices {
        let style = Style::plain(text.size);
        blocks.push(Block::new(vec![Span::new(notice, style)], text.leading));
    }
    let files = plan.files();
    let volume_of = |entry: &PlannedEntry| {
        let at = entry.quoted_at?;
        let holds = |file: &Volume| file.shares.iter().any(|share| share.holds(at));
        files.iter().position(holds)
    };
    for (position, issue) in plan.schedule.issues.iter().enumerate() {
        blocks.push(issue_heading(position, issue, text));
        blocks.extend(authorities::compose(issue, text));
        let mut above = Above::Heading;
        for entry in &issue.entries {
            let quoted = Quoted {
                volume: volume_of(entry),
                earlier: earlier(plan, entry),
            };
            blocks.extend(compose_entry(entry, quoted, above, text));
            above = above.behind(entry);
        }
    }
    blocks
}

/// Where the words of an entry stand.
#[derive(Clone, Copy)]
struct Quoted<'p> {
    /// The volume that holds the page.
    volume: Option<usize>,
    /// The page of a bundle filed earlier: `AB 134`.
    earlier: Option<&'p str>,
}

fn earlier<'p>(plan: &'p Plan, entry: &PlannedEntry) -> Option<&'p str> {
    let supplement = plan.supplement.as_ref()?;
    let page = supplement.quoted_in_earlier.get(&entry.number)?;
    Some(page.as_str())
}

fn issue_heading(position: usize, issue: &PlannedIssue, text: Text) -> Block {
    let larger = text.size + 1.0;
    let style = Style::plain(larger).bold();
    let answers = match issue.answers.as_str() {
        "" => String::new(),
        answers => format!(" ({answers})"),
    };
    let spans = vec![
        Span::new(&issue.number, style).breaking(Breaking::Never),
        Span::new(format!("\u{2003}{}", issue.label), style),
        Span::new(answers, Style::plain(larger)),
    ];
    Block {
        role: Role::Heading(2),
        anchor: Some(Anchor::Issue(position)),
        above: text.leading * 0.75,
        keep_with_next: true,
        keep_together: true,
        ..Block::new(spans, larger * text.leading / text.size)
    }
}

/// What stands above an entry under its issue.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Heading,
    /// Entries, none of which has a proposition.
    Plain,
    /// Entries, of which one has.
    Proposition,
}

impl Above {
    /// The same for the entry behind that one.
    fn behind(self, entry: &PlannedEntry) -> Above {
        match entry.proposition.is_some() || self == Above::Proposition {
            true => Above::Proposition,
            false => Above::Plain,
        }
    }
}

/// Header, citation, passage and note of one entry.
///
/// An entry without a proposition would seem to stand under the one above it, so a line parts them.
fn compose_entry(entry: &PlannedEntry, quoted: Quoted<'_>, above: Above, text: Text) -> Vec<Block> {
    let mut blocks = opening(entry, quoted, text);
    let context = entry.context.as_ref();
    blocks.extend(context.and_then(|around| beside("Before it", &around.before, text)));
    blocks.extend(passage(entry, text));
    blocks.extend(context.and_then(|around| beside("After it", &around.after, text)));
    blocks.extend(note(entry, text));
    for block in &mut blocks {
        block.entry = Some(entry.number);
    }
    if let Some(first) = blocks.first_mut() {
        first.anchor = Some(Anchor::Entry(entry.number));
        let is_apart = entry.proposition.is_none() && above == Above::Proposition;
        first.above = text.leading
            * match above {
                Above::Heading => 0.2,
                Above::Plain | Above::Proposition => 0.5,
            };
        if is_apart {
            first.ornament = Ornament::Apart;
        }
    }
    blocks
}

/// The number with the proposition and the citation: on two lines, or on one where there is no
/// proposition.
fn opening(entry: &PlannedEntry, quoted: Quoted<'_>, text: Text) -> Vec<Block> {
    let bold = Style::plain(text.size).bold();
    let number = Span::new(&entry.label, bold).breaking(Breaking::Never);
    let kept = |spans| Block {
        keep_with_next: true,
        keep_together: true,
        ..Block::new(spans, text.leading)
    };
    let cited = cited(entry, quoted, Style::plain(text.size));
    match &entry.proposition {
        Some(words) => {
            let words = Span::new(format!("\u{2003}{words}"), bold);
            vec![kept(vec![number, words]), kept(cited)]
        }
        None => {
            let gap = Span::new("\u{2003}", bold);
            vec![kept([vec![number, gap], cited].concat())]
        }
    }
}

/// The citation, with the kind of source, the ways to the list of sources and to the page that is quoted:
/// `… (NGO; Source 5, AB 19; highlighted at AB 134).`
fn cited(entry: &PlannedEntry, quoted: Quoted<'_>, style: Style) -> Vec<Span> {
    let title = linked_title(&entry.title, &entry.address, style);
    let source = Anchor::Source(entry.source);
    let name = format!("Source {}", entry.source + 1);
    let reference = style.reference();
    let mut spans = match &entry.cited_above {
        None => citation(&entry.publisher, title, &entry.details, style),
        Some(place) => {
            let same = linked_title(SAME_SOURCE, &entry.address, style);
            citation("", same, place, style)
        }
    };
    let remarks: String = entry.remarks.iter().map(|one| format!("{one}; ")).collect();
    spans.extend([
        Span::new(" (", style),
        Span::new(remarks, style),
        Span::new(&name, reference)
            .breaking(Breaking::Never)
            .link_to(source, &name),
        Span::new(", ", reference).link_to(source, &name),
        Span::folio(source, reference).link_to(source, &name),
    ]);
    match quoted {
        Quoted {
            volume: Some(volume),
            ..
        } => spans.extend(highlighted(entry, volume, style)),
        Quoted {
            earlier: Some(page),
            ..
        } => spans.push(Span::new(format!("; the words stand at {page}"), style)),
        _ => {}
    }
    spans.push(Span::new(").", style));
    spans
}

/// The page on which the words stand. Between volumes no link leads.
fn highlighted(entry: &PlannedEntry, volume: usize, style: Style) -> Vec<Span> {
    let quoted = Anchor::Quoted(entry.number);
    let before = Span::new("; highlighted at ", style);
    match volume {
        0 => {
            let name = format!("Words quoted in {}", entry.label);
            let folio = Span::folio(quoted, style.reference());
            vec![before, folio.link_to(quoted, name)]
        }
        _ => vec![
            before,
            Span::folio(quoted, style),
            Span::new(format!(" in {}", in_volume(volume)), style),
        ],
    }
}

/// The evidence itself. Only an extract gets quotation marks, and they stand exactly around it.
fn passage(entry: &PlannedEntry, text: Text) -> Vec<Block> {
    let style = Style::plain(text.size);
    match entry.kind {
        PassageKind::Extract => {
            let quoted = format!("“{}”", entry.text.trim());
            let quotation = |block| Block {
                role: Role::Quotation,
                ornament: Ornament::Bar,
                ..block
            };
            paragraphs(&quoted, None, text).map(quotation).collect()
        }
        PassageKind::Summary => {
            let label = Span::new("Summary: ", style.italic());
            paragraphs(&entry.text, Some(label), text).collect()
        }
    }
}

/// What the source says beside the words quoted: in italics, without quotation marks and without the bar, so that nobody
/// takes it for the quotation.
fn beside(where_it_stands: &str, words: &str, text: Text) -> Option<Block> {
    let style = Style::plain(text.size);
    let label = format!("{where_it_stands} in the source (context, not relied on): ");
    let block = Block {
        indent: INDENT,
        flow: Flow::Natural,
        ..Block::new(
            vec![Span::new(label, style), Span::new(words, style.italic())],
            text.leading,
        )
    };
    (!words.is_empty()).then_some(block)
}

fn note(entry: &PlannedEntry, text: Text) -> Vec<Block> {
    let label = Span::new("Note: ", Style::plain(text.size).italic());
    let words = entry.note.iter();
    words
        .flat_map(|note| paragraphs(note, Some(label.clone()), text))
        .collect()
}

/// Each line of a text as an indented paragraph; the label runs into the first.
fn paragraphs(words: &str, label: Option<Span>, text: Text) -> impl Iterator<Item = Block> {
    let style = Style::plain(text.size);
    let mut label = label;
    words
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(move |line| {
            let line = Span::new(line, style);
            Block {
                indent: INDENT,
                flow: Flow::Natural,
                ..Block::new(
                    label.take().into_iter().chain([line]).collect(),
                    text.leading,
                )
            }
        })
}
