//! What the preview shows, without the window: pages of the newest case, pictures of them, the place.
//!
//! ```text
//! session ─▶ follow ─▶ Board ─▶ work: our own pages made and drawn; pages of documents drawn by workers
//!                           └─▶ words: words of the pages that show, and of all for a search
//! view: what shows ─▶ seen ─▶ Board     Board ─▶ refresh ─▶ sheets, pictures ─▶ view
//! ```
//!
//! It shows what an export would write now, from the same bytes, and where that is several files, one
//! behind another. A page that an edit leaves as it looks keeps its picture; one that changes shows the
//! old picture until the new one is there. The reader's place is a page and how far down it, and stays
//! through edits and zooming.

mod board;
mod pictures;
mod place;
mod selecting;
mod shape;
mod stretches;
#[cfg(test)]
mod tests;
mod texts;
mod words;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use crate::export::{Origin, Sheet};
use crate::layout::EntryArea;
use crate::pdf::render::Picture;
use crate::worker::{Readings, Workers};

use super::job::Wake;
use super::page_words::Selecting;
use super::session::Session;

pub(super) use board::Wanted;
use board::{Board, Order, Revision, sizes_key};
pub(super) use pictures::{Drawn, Key, Pictures};
use selecting::{Searching, Selected};
pub(super) use shape::{Frame, Shape, Spot, Zoom};
pub(super) use words::Gap;

/// What the person asks of the preview.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PreviewAction {
    /// What was painted: tells the preview where the reader is, and which pictures are wanted.
    Seen(Seen),
    /// At another size, with this place at the top.
    Zoom(Zoom, Spot),
    TwoPages(bool),
    Thumbnails(bool),
    /// To this place.
    Go(Spot),
    /// To the page that bears the number.
    GoToNumber(usize),
    Select(Selecting),
    /// Looks for words in the whole bundle.
    Search(String),
    NextHit,
    PreviousHit,
    ShowHit(usize),
}

/// What was painted in a frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    /// At the top of the view.
    pub(super) spot: Spot,
    /// The page that is read: what the field shows.
    pub(super) current: usize,
    pub(super) frame: Frame,
    pub(super) revision: u64,
    /// What shows first, then what is near it.
    pub(super) wanted: Vec<Wanted>,
    /// The sheets that show.
    pub(super) in_view: Vec<usize>,
}

/// A picture for a page.
#[derive(Clone, Debug)]
pub(super) enum Shown {
    /// Of exactly that page, or of what stood there before, or of another size.
    Picture(Key, Arc<Picture>),
    /// There will be one.
    Coming,
    /// There will be none, and why.
    None(String),
}

/// What is to be brought into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Awaited {
    /// A schedule entry, by its number.
    Entry(u32),
    /// A page of the bundle, from 1.
    Page(usize),
}

pub(super) struct Preview {
    board: Arc<Board>,
    readings: Readings,
    has_threads: bool,
    /// The change of the session that the newest order was for.
    ordered: Option<u64>,
    /// Which of the session's cases it shows, and the first change that is of that case.
    case: (u64, u64),
    revision: Option<Arc<Revision>>,
    pub(super) problem: Option<String>,
    /// How much was known of the sizes of documents' pages when `sizes` was made.
    measured: usize,
    /// In points, by sheet.
    pub(super) sizes: Vec<(f32, f32)>,
    /// By sheet: the look of what stood there before and may stand in.
    before: Vec<Option<u64>>,
    pub(super) zoom: Zoom,
    pub(super) two_pages: bool,
    pub(super) has_thumbnails: bool,
    pub(super) seen: Seen,
    /// The view must be brought to `seen.spot`, wherever it is now.
    pub(super) is_moved: bool,
    /// What to bring into view as soon as there are pages.
    awaited: Option<Awaited>,
    selected: Option<Selected>,
    pub(super) searching: Searching,
}

/// Why there is no preview where the system gives it no thread.
const NO_ROOM: &str = "this computer has no room for the preview at present; close other programs, then start this one again";

impl Preview {
    /// `readings` are those of documents whose words are known, or read for this.
    pub(super) fn new(wake: Wake, workers: Workers, readings: Readings) -> Self {
        Preview {
            board: Arc::new(Board::new(wake, workers)),
            readings,
            has_threads: false,
            ordered: None,
            case: (0, 0),
            revision: None,
            problem: None,
            measured: 0,
            sizes: Vec::new(),
            before: Vec::new(),
            zoom: Zoom::default(),
            two_pages: false,
            has_thumbnails: true,
            seen: Seen::default(),
            is_moved: true,
            awaited: None,
            selected: None,
            searching: Searching::default(),
        }
    }

    /// Has the pages made anew where the case has changed since. Called while the preview shows.
    pub(super) fn follow(&mut self, session: &Session) {
        if !self.has_threads {
            self.has_threads = true;
            if work::start(&self.board, &self.readings).is_err() {
                self.problem = Some(NO_ROOM.to_owned());
            }
        }
        if self.case.0 != session.shown {
            self.forget();
            self.case = (session.shown, session.revision);
        }
        if self.ordered != Some(session.revision) {
            self.ordered = Some(session.revision);
            let order = Order {
                revision: session.revision,
                case: session.case().clone(),
                profile: session.profile().cloned(),
                library: Arc::clone(&session.library),
                today: session.today,
                documents: session.documents.clone(),
                quotations: session.quotations.now().clone(),
                folder: session.document.folder(),
                path: session.document.path().map(PathBuf::from),
            };
            self.board
                .change(|content| content.order = Some(Box::new(order)));
        }
        self.refresh();
    }

    /// Nothing of one case may be seen in another.
    fn forget(&mut self) {
        self.board.change(|content| {
            content.revision = None;
            content.wanted.clear();
            content.pictures.clear();
            content.on_sheets.clear();
            content.texts.clear();
            content.in_view.clear();
            (content.sought, content.found) = (None, None);
        });
        (self.selected, self.searching) = (None, Searching::default());
        self.revision = None;
        self.sizes.clear();
        self.before.clear();
        self.seen = Seen::default();
        self.is_moved = true;
    }

    /// Takes over what the threads have hung up.
    fn refresh(&mut self) {
        let content = self.board.content();
        if content.problem.is_some() {
            self.problem.clone_from(&content.problem);
        }
        let newest = content.revision.clone();
        drop(content);
        let own = newest.filter(|newest| newest.number >= self.case.1);
        let Some(newest) = own else { return };
        let is_newer = self
            .revision
            .as_ref()
            .is_none_or(|known| !Arc::ptr_eq(known, &newest));
        if is_newer {
            self.problem = None;
            self.adopt(newest);
        }
        self.measure();
        self.hear_found();
    }

    fn adopt(&mut self, newest: Arc<Revision>) {
        let spot = self.same_place(&newest.sheets.pages);
        self.before = self.stand_ins(&newest.sheets.pages);
        self.is_moved = true;
        self.seen.spot = spot;
        self.revision = Some(newest);
        self.begin_anew();
        self.sizes.clear();
        self.measure();
        match self.awaited.take() {
            Some(Awaited::Entry(number)) => self.show_entry(number),
            Some(Awaited::Page(number)) => self.show_page(number),
            None => {}
        }
    }

    /// For each new sheet the look of what stood there before, as far as there is a picture of it.
    fn stand_ins(&self, newest: &[Sheet]) -> Vec<Option<u64>> {
        let content = self.board.content();
        let drawn = |looks: u64| content.pictures.nearest(Key::new(looks, 1.0)).is_some();
        let old = self.sheets();
        let before = (0..newest.len()).map(|at| {
            let looks = old.get(at).map(|sheet| sheet.looks);
            looks
                .filter(|looks| drawn(*looks))
                .or_else(|| self.before.get(at).copied().flatten())
        });
        before.collect()
    }

    /// Sizes of pages of documents are known once the document was opened.
    fn measure(&mut self) {
        let Some(revision) = &self.revision else {
            return;
        };
        let content = self.board.content();
        let is_known = self.measured == content.sized;
        if is_known && !self.sizes.is_empty() {
            return;
        }
        self.measured = content.sized;
        let sheets = &revision.sheets;
        let size = |sheet: &Sheet| {
            let own = (sheet.width, sheet.height);
            let Origin::Document { number, page, .. } = sheet.origin else {
                return own;
            };
            let known = sheets
                .placings
                .get(&number)
                .and_then(|placing| content.sizes.get(&sizes_key(placing))?.get(page).copied());
            known.unwrap_or(own)
        };
        let sizes: Vec<(f32, f32)> = sheets.pages.iter().map(size).collect();
        drop(content);
        if sizes != self.sizes {
            self.sizes = sizes;
            self.is_moved = true;
        }
    }

    pub(super) fn apply(&mut self, action: PreviewAction) {
        match action {
            PreviewAction::Seen(seen) => {
                self.is_moved = false;
                let (wanted, in_view) = (seen.wanted.clone(), seen.in_view.clone());
                self.seen = seen;
                self.board.change(|content| {
                    content.want(wanted);
                    content.in_view = in_view;
                });
            }
            PreviewAction::Zoom(zoom, spot) => {
                self.zoom = zoom;
                self.go(spot);
            }
            PreviewAction::TwoPages(two) => {
                self.two_pages = two;
                self.is_moved = true;
            }
            PreviewAction::Thumbnails(shown) => self.has_thumbnails = shown,
            PreviewAction::Go(spot) => self.go(spot),
            PreviewAction::GoToNumber(number) => self.show_page(number),
            PreviewAction::Select(done) => self.select(done),
            PreviewAction::Search(text) => self.look_for(text),
            PreviewAction::NextHit => self.step(false),
            PreviewAction::PreviousHit => self.step(true),
            PreviewAction::ShowHit(number) => self.choose_hit(number),
        }
    }

    fn go(&mut self, spot: Spot) {
        self.seen.spot = spot;
        self.is_moved = true;
    }

    /// The change of the session that is shown.
    pub(super) fn shown_revision(&self) -> Option<u64> {
        self.revision.as_ref().map(|revision| revision.number)
    }

    pub(super) fn sheets(&self) -> &[Sheet] {
        let revision = self.revision.as_ref();
        revision.map_or(&[], |revision| &revision.sheets.pages)
    }

    fn areas(&self) -> &[EntryArea] {
        let revision = self.revision.as_ref();
        revision.map_or(&[], |revision| &revision.sheets.areas)
    }

    /// Pages of the bundle, without what waits to be read.
    pub(super) fn count(&self) -> usize {
        let numbered = self
            .sheets()
            .iter()
            .filter(|sheet| sheet.position.is_some());
        numbered.count()
    }

    /// The best picture there is of a sheet at that scale, and whether it is exactly that.
    pub(super) fn shown(&self, sheet: usize, scale: f32) -> Shown {
        let Some(found) = self.sheets().get(sheet) else {
            return Shown::Coming;
        };
        let key = Key::new(found.looks, scale);
        let content = self.board.content();
        let pictures = &content.pictures;
        match pictures.get(key) {
            Some(Ok(picture)) => return Shown::Picture(key, Arc::clone(picture)),
            Some(Err(why)) => return Shown::None(why.clone()),
            None => {}
        }
        let before = self.before.get(sheet).copied().flatten();
        let other = pictures
            .nearest(key)
            .or_else(|| pictures.nearest(Key::new(before?, scale)));
        match other {
            Some((key, picture)) => Shown::Picture(key, Arc::clone(picture)),
            None => Shown::Coming,
        }
    }

    /// Bytes that pictures take.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        self.board.content().pictures.bytes()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.board.change(|content| content.is_closed = true);
        self.board.workers.close();
    }
}
