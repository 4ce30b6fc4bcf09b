//! The threads of the preview: one makes our own pages and draws them, one puts pages of documents in
//! their place and has them drawn by a page worker, one makes words ready (`words`).
//!
//! They are apart so that a document that is slow to draw never holds our own pages up. Each does one
//! thing at a time and looks at the board between two; a case that was changed again in the meantime
//! is left where it is.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::export::{ExportError, Origin, Placing, Request, Sheet, sheets};
use crate::files;
use crate::layout::Fonts;
use crate::pdf::assemble::{OnSheet, single};
use crate::pdf::import::{Limits, Source, Watch};
use crate::pdf::render::{Pages, Pen, Picture, Size};
use crate::worker::{Content, REST, Readings, Shelf, Task, Undrawn};

use super::board::{Board, Duty, Next, Order, Revision};
use super::pictures::{Drawn, Key};
use super::stretches::Stretches;
use super::words;

/// How long an edit waits for the next: typing comes in bursts.
const SETTLE: Duration = Duration::from_millis(15);

/// Starts the threads. They leave when the board is closed.
pub(super) fn start(board: &Arc<Board>, readings: &Readings) -> std::io::Result<()> {
    let own = Arc::clone(board);
    let builder = thread::Builder::new().name("preview of our own pages".to_owned());
    builder.spawn(move || guarded(&own, &make_own))?;
    let documents = Arc::clone(board);
    let builder = thread::Builder::new().name("preview of documents".to_owned());
    builder.spawn(move || guarded(&documents, &|board| Documents::new(board).draw()))?;
    let (read, readings) = (Arc::clone(board), readings.clone());
    let builder = thread::Builder::new().name("words of the preview".to_owned());
    builder.spawn(move || guarded(&read, &|board| words::work(board, &readings)))?;
    Ok(())
}

/// Work that falls is said and begun again; it ends when the board is closed.
fn guarded(board: &Board, work: &dyn Fn(&Board)) {
    while catch_unwind(AssertUnwindSafe(|| work(board))).is_err() {
        complain(board, "it failed inside the program".to_owned());
    }
}

/// Makes our own pages over and over, always of the newest case.
fn make_own(board: &Board) {
    let fonts = match Fonts::shipped() {
        Ok(fonts) => fonts,
        Err(error) => return complain(board, error.to_string()),
    };
    let mut next = board.next(Duty::Own);
    while let Next::Make(order) = next {
        next = match make(board, *order, &fonts) {
            Ok(Some(revision)) => show(board, &revision),
            Ok(None) => board.next(Duty::Own),
            Err(problem) => {
                complain(board, problem);
                board.next(Duty::Own)
            }
        };
    }
}

fn complain(board: &Board, problem: String) {
    board.hang_up(|content| content.problem = Some(problem));
}

/// Nothing where a newer case came in between.
fn make(board: &Board, order: Order, fonts: &Fonts) -> Result<Option<Arc<Revision>>, String> {
    thread::sleep(SETTLE);
    let stop = || match board.is_superseded() {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    };
    if stop().is_break() {
        return Ok(None);
    }
    let profile = order.profile.as_ref().map_err(ToString::to_string)?;
    let request = Request {
        case: &order.case,
        profile,
        library: &order.library,
        today: order.today,
        documents: &order.documents,
        quotations: &order.quotations,
        watch: &Watch::default(),
    };
    match sheets(&request, fonts, &stop) {
        Ok(sheets) => Ok(Some(Arc::new(Revision {
            number: order.revision,
            stretches: Stretches::of(&sheets),
            sheets,
            documents: order.documents,
            folder: order.folder,
            path: order.path,
        }))),
        Err(ExportError::Cancelled) => Ok(None),
        Err(error) => Err(error.to_string()),
    }
}

/// Hangs a revision up and draws its pages as they are wanted, until there is a newer case.
fn show(board: &Board, revision: &Arc<Revision>) -> Next {
    let files = revision.sheets.files.iter();
    let opened = files.map(|file| Pages::open(file.bytes.clone(), None));
    let files: Vec<Pages> = match opened.collect() {
        Ok(files) => files,
        Err(refusal) => {
            complain(board, refusal.to_string());
            return board.next(Duty::Own);
        }
    };
    board.hang_up(|content| {
        content.pictures.forget_failures();
        content.texts.renew(revision.number);
        content.revision = Some(Arc::clone(revision));
        content.problem = None;
    });
    let pens: Vec<Pen<'_>> = files.iter().map(Pages::pen).collect();
    loop {
        let next = board.next(Duty::Own);
        let Next::Draw(of, sheet, key) = &next else {
            return next;
        };
        let found = of.sheets.pages.get(*sheet);
        let drawn = match found.filter(|_| of.number == revision.number) {
            Some(found) => draw_own(&pens, found, *key),
            // It is not of these pages; the newer ones will be asked for it.
            None => Err("the page has changed".to_owned()),
        };
        board.hang_up(|content| content.drawn(*key, drawn));
    }
}

/// With the pen of its file.
fn draw_own(pens: &[Pen<'_>], sheet: &Sheet, key: Key) -> Drawn {
    match (sheet.origin, pens.get(sheet.volume)) {
        (Origin::Own(at), Some(pen)) => draw(pen, at, key),
        (Origin::Own(_) | Origin::Document { .. } | Origin::Unread { .. }, _) => {
            Err("it is not a page of ours".to_owned())
        }
    }
}

fn draw(pen: &Pen<'_>, page: usize, key: Key) -> Drawn {
    let drawn = pen.draw(page, &Size::scaled(key.scale()));
    drawn.map(Arc::new).map_err(|undrawn| undrawn.to_string())
}

/// The documents that are open.
struct Documents<'b> {
    board: &'b Board,
    open: Shelf<Source>,
}

impl<'b> Documents<'b> {
    fn new(board: &'b Board) -> Self {
        Documents {
            board,
            open: Shelf::new(),
        }
    }

    fn draw(&mut self) {
        loop {
            let next = match self.open.is_empty() {
                true => Some(self.board.next(Duty::Documents)),
                false => self.board.next_within(Duty::Documents, REST),
            };
            match next {
                Some(Next::Draw(revision, sheet, key)) => {
                    // None where the reader has gone on meanwhile.
                    if let Some(drawn) = self.page(&revision, sheet, key).transpose() {
                        self.board.hang_up(|content| content.drawn(key, drawn));
                    }
                }
                Some(Next::Make(_) | Next::Leave) => return,
                None => {
                    self.open.clear();
                    self.board.workers.rest();
                }
            }
        }
    }

    /// Assembles one page as the bundle will hold it, and has that drawn.
    fn page(
        &mut self,
        revision: &Revision,
        sheet: usize,
        key: Key,
    ) -> Result<Option<Arc<Picture>>, String> {
        let sheets = &revision.sheets;
        let gone = || "the page is no longer there".to_owned();
        let sheet = sheets.pages.get(sheet).ok_or_else(gone)?;
        let Origin::Document { number, page, .. } = sheet.origin else {
            return Err(gone());
        };
        let placing = sheets.placings.get(&number).ok_or_else(gone)?;
        let how = sheets.single(sheet).ok_or_else(gone)?;
        let load = || files::load_exhibit(&revision.folder, &placing.path);
        let source = self.opened(placing, &load)?;
        let lies = OnSheet::of(source, &how.page);
        let bytes = single(source, &how).map_err(|error| error.to_string())?;
        let task = Task {
            sha256: placing.sha256.clone(),
            page,
            size: Size::scaled(key.scale()),
            content: Content::Single(Arc::new(bytes)),
        };
        let is_wanted = || self.board.content().is_wanted(key);
        let drawn = match self.board.workers.draw_while(&task, &is_wanted) {
            Ok(drawn) => drawn,
            Err(Undrawn::Unwanted) => return Ok(None),
            Err(undrawn) => return Err(undrawn.to_string()),
        };
        self.board.change(|content| {
            content.placed(placing, page, drawn.points);
            if let Some(lies) = lies {
                content.on_sheets.insert(sheet.looks, lies);
            }
        });
        Ok(Some(Arc::new(drawn.picture)))
    }

    /// The document of that content, opened now or still open.
    fn opened(
        &mut self,
        placing: &Placing,
        load: &dyn Fn() -> Result<Vec<u8>, String>,
    ) -> Result<&Source, String> {
        let source = self.open.take(&placing.sha256, || {
            let password = placing.password.as_ref();
            let password = password.map(|password| password.0.as_str());
            let open = |bytes| Source::open(bytes, password, &Limits::default());
            open(load()?).map_err(|refusal| refusal.to_string())
        })?;
        let sizes = || source.sizes(placing.fit, &placing.turns);
        self.board
            .change(|content| content.measured(placing, &sizes));
        Ok(source)
    }
}
