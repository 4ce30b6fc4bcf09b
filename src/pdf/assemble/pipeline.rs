//! The order of work: documents are copied by several threads and written by one, in order (`turns`).

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::layout::Layout;
use crate::pdf::PdfError;
use crate::pdf::front::FrontMatter;
use crate::pdf::import::{
    Annotations, Destinations, Foot, Limits, Names, Source, Watch, annotations, bookmarks, named,
};

use super::bookmark::{hung, placed};
use super::chunk::Chunk;
use super::copy::Copier;
use super::file::File;
use super::front_matter;
use super::ledger::Ledger;
use super::on_sheet::{OnSheet, placement};
use super::page::{Named, Sheet};
use super::placed_page::PlacedPage;
use super::stamp::Stamps;
use super::turns::in_order;
use super::twins::Sink;
use super::wanted::{There, Wanted};
use super::{About, AssembleError, Assembly, Part, Single};

/// Gives the bytes of a document, by its position among the parts, when its turn has come; called from
/// several threads.
pub type Load<'l> = dyn Fn(usize) -> Result<Vec<u8>, String> + Sync + 'l;

/// Writes the whole file and accounts for each document. Called back after our own pages and after each
/// document with the number of pages done; a break leaves a file that is not finished.
pub fn assemble(
    assembly: &Assembly<'_>,
    front: FrontMatter,
    load: &Load<'_>,
    threads: usize,
    out: &mut dyn Sink,
    report: &mut dyn FnMut(usize) -> ControlFlow<()>,
) -> Result<Vec<Ledger>, AssembleError> {
    every_place_once(assembly, &front)?;
    let about = assembly.about;
    let placed = assembly.parts.iter().flat_map(|part| &part.pages);
    let mut stamps = Stamps::new(about, assembly.index, assembly.draft, placed)?;
    let mut file = File::begin(out, assembly.pages)?;
    if !assembly.parts.is_empty() {
        file.font(&stamps.font()?)?;
        file.layer_font(stamps.layer.as_mut())?;
    }
    let mut done = front.pages.len();
    file.chunk(&front_matter::chunk(front)?)?;
    go_on(report(done))?;
    let mut bookmarks = Vec::with_capacity(assembly.parts.len());
    let mut ledgers = Vec::with_capacity(assembly.parts.len());
    let make = |part: usize| copy(assembly, part, load, &stamps);
    let weights: Vec<u64> = assembly.parts.iter().map(|part| part.bytes).collect();
    in_order(&weights, threads, &make, &mut |mut chunk: Chunk| {
        file.chunk(&chunk)?;
        let places = assembly.parts.get(ledgers.len());
        let first = places.and_then(|part| part.pages.first());
        let first = first.map_or(0, |page| page.position);
        bookmarks.push((first, std::mem::take(&mut chunk.outline)));
        done += chunk.heights.len();
        ledgers.push(chunk.ledger);
        go_on(report(done))
    })?;
    let most = assembly.most_bookmarks;
    let outline = hung(&assembly.outline, bookmarks, most, &mut ledgers);
    file.finish(assembly, &outline)?;
    Ok(ledgers)
}

fn go_on(flow: ControlFlow<()>) -> Result<(), AssembleError> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(AssembleError::Cancelled),
    }
}

/// Our own pages of a layout as a file, for looking at them. Where documents belong between or behind
/// them, it has no bookmarks, and links to documents lead nowhere.
pub fn front_matter_alone(layout: &Layout, about: &About) -> Result<Vec<u8>, PdfError> {
    let assembly = Assembly {
        about,
        parts: Vec::new(),
        pages: layout.pages.len(),
        outline: match layout.exhibits.is_empty() {
            true => layout.outline.clone(),
            false => Vec::new(),
        },
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let front = FrontMatter::of(layout)?.alone();
    let no_documents = |at| Err(format!("there is no document {at}"));
    let mut bytes = Vec::new();
    let mut go_on = |_| ControlFlow::Continue(());
    assemble(&assembly, front, &no_documents, 1, &mut bytes, &mut go_on)?;
    Ok(bytes)
}

/// One page of a document that is open, exactly as it will stand in the bundle, as a file of its own.
pub fn single(source: &Source, single: &Single<'_>) -> Result<Vec<u8>, AssembleError> {
    let about = single.about;
    let only = PlacedPage {
        position: 0,
        ..single.page.clone()
    };
    let part = Part {
        pages: vec![only],
        smaller: single.smaller.clone(),
        ..Part::default()
    };
    let assembly = Assembly {
        about,
        parts: Vec::new(),
        pages: 1,
        outline: Vec::new(),
        most_bookmarks: None,
        index: 0,
        draft: single.draft,
        watch: &Watch::default(),
    };
    let stamps = Stamps::new(about, 0, single.draft, [&single.page])?;
    let mut stamps = stamps.behind(single.page.position);
    let mut out = Vec::new();
    let mut file = File::begin(&mut out, 1)?;
    file.font(&stamps.font()?)?;
    file.layer_font(stamps.layer.as_mut())?;
    file.chunk(&copy_opened(0, &part, source, &stamps)?)?;
    file.finish(&assembly, &[])?;
    Ok(out)
}

fn every_place_once(assembly: &Assembly<'_>, front: &FrontMatter) -> Result<(), AssembleError> {
    let mut taken = vec![false; assembly.pages];
    let ours = front.pages.iter().filter_map(|id| front.positions.get(id));
    let theirs = assembly.parts.iter().flat_map(|part| &part.pages);
    let theirs = theirs.map(|page| &page.position);
    for position in ours.chain(theirs) {
        match taken.get_mut(*position) {
            Some(slot) if !*slot => *slot = true,
            _ => return Err(AssembleError::Misplaced(position + 1)),
        }
    }
    match taken.iter().position(|slot| !slot) {
        Some(position) => Err(AssembleError::Misplaced(position + 1)),
        None => Ok(()),
    }
}

/// Copies one document.
fn copy(
    assembly: &Assembly<'_>,
    at: usize,
    load: &Load<'_>,
    stamps: &Stamps,
) -> Result<Chunk, AssembleError> {
    let Some(part) = assembly.parts.get(at) else {
        return Ok(Chunk::default());
    };
    let bytes = load(at).map_err(|cause| AssembleError::Unread(at, cause))?;
    let password = part.password.as_ref().map(|password| password.0.as_str());
    let source = Source::open_in_time(bytes, password, &Limits::default(), assembly.watch);
    let source = source.map_err(|refusal| AssembleError::Refused(at, refusal));
    let chunk = source.and_then(|source| copy_opened(at, part, &source, stamps));
    match chunk {
        Err(_half_done) if assembly.watch.is_stopped() => Err(AssembleError::Cancelled),
        chunk => chunk,
    }
}

fn copy_opened(
    at: usize,
    part: &Part,
    source: &Source,
    stamps: &Stamps,
) -> Result<Chunk, AssembleError> {
    let in_time = || {
        let patience = source.patience.check();
        patience.map_err(|refusal| AssembleError::Refused(at, refusal))
    };
    let (wanted, mut seen) = wanted(part, source, at)?;
    in_time()?;
    let names = Destinations::read(source);
    let marks = bookmarks(source, &names);
    let mut copier = Copier::new(source, names, wanted);
    copier.smaller.clone_from(&part.smaller);
    for placed in &part.pages {
        let page = placed.page;
        let (Some(dict), Some(there)) = (
            source.pdf.pages().get(page),
            copier.wanted.at_position(page, placed.position),
        ) else {
            continue;
        };
        in_time()?;
        if let Some(removed) = source.removed.get(page) {
            copier.cleared(*removed);
        }
        let seen = seen.remove(&page).unwrap_or_default();
        let sheet = Sheet {
            placed,
            placement: there.placement,
            annotations: seen
                .annotations
                .unwrap_or_else(|| annotations(dict.raw(), source)),
            named: seen.named,
            stamps,
        };
        copier.page(dict.raw(), &sheet);
        let on_sheet = OnSheet::at(dict, &sheet.placement);
        let stands = on_sheet.map(|on_sheet| (placed.position, on_sheet));
        copier.chunk.ledger.sheets.extend(stands);
        copier.chunk.ledger.went_in.pages += 1;
    }
    copier.finish_values()?;
    copier.drain();
    copier.layers_in_use();
    // What was given up is not whole.
    in_time()?;
    let (mut chunk, wanted) = (copier.chunk, copier.wanted);
    chunk.outline = placed(&marks.list, &wanted, &mut chunk.ledger);
    Ok(chunk)
}

/// What was learnt of a page when its foot was looked at.
#[derive(Default)]
struct Seen<'a> {
    annotations: Option<Annotations<'a>>,
    named: Option<Named>,
}

/// Annotations of one document that are kept from when a page's foot is looked at to when the page is
/// copied. Of a document with more, some are read twice.
const MOST_KEPT: usize = 20_000;

/// The pages that are wanted, and what is known of them.
fn wanted<'a>(
    part: &Part,
    source: &'a Source,
    at: usize,
) -> Result<(Wanted, BTreeMap<usize, Seen<'a>>), AssembleError> {
    let mut wanted = Wanted::default();
    let (mut seen, mut kept) = (BTreeMap::new(), 0);
    let mut foot = Foot::new(source);
    for placed in &part.pages {
        let page = placed.page;
        let Some(dict) = source.pdf.pages().get(page) else {
            return Err(AssembleError::NoSuchPage {
                part: at,
                page: page + 1,
            });
        };
        let dict = dict.raw();
        let there = There {
            position: placed.position,
            placement: placement(placed, dict, &mut foot),
            keeps_marks: placed.keeps_marks(),
        };
        wanted.insert(page, there);
        let annotations = foot.annotations().filter(|_| kept < MOST_KEPT);
        kept += annotations.as_ref().map_or(0, Vec::len);
        let named = foot.content().map(|content| {
            let mut names = Names::new();
            let photographs = named(content, &mut names);
            (names, photographs)
        });
        seen.insert(page, Seen { annotations, named });
    }
    Ok((wanted, seen))
}
