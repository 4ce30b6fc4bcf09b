//! Small pictures of documents' pages: drawn by page workers, newest wish first, as many as fit.
//!
//! A view asks in each frame for what it shows and paints what is there. What has scrolled away while
//! it waited is forgotten. Workers are kept while pages are asked for, and let go at rest.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::gui::job::Wake;
use crate::gui::preview::{Drawn, Key, Pictures};
use crate::pdf::import::Password;
use crate::pdf::render::Size;
use crate::worker::{Content, REST, Task, Workers};

/// Bytes of pictures that are kept.
const MOST: usize = 48 << 20;
/// Wishes that may wait.
const MOST_WANTED: usize = 60;

/// A page to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Want {
    /// Of the file's content as it is now.
    pub(in crate::gui) sha256: String,
    pub(in crate::gui) folder: PathBuf,
    pub(in crate::gui) path: String,
    pub(in crate::gui) password: Option<Password>,
    /// From 0.
    pub(in crate::gui) page: usize,
    /// The longer side, in pixels.
    pub(in crate::gui) side: u32,
}

impl Want {
    pub(in crate::gui) fn key(&self) -> Key {
        let content = self.sha256.get(..16).unwrap_or_default();
        let content = u64::from_str_radix(content, 16).unwrap_or_default();
        let page = (self.page as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Key {
            looks: content ^ page,
            scale: self.side,
        }
    }
}

struct Board {
    wanted: Vec<Want>,
    pictures: Pictures,
    is_closed: bool,
}

/// Dropping it lets the thread go, and closes the workers.
pub(in crate::gui) struct Thumbnails {
    board: Arc<(Mutex<Board>, Condvar)>,
    workers: Option<Workers>,
}

impl std::fmt::Debug for Thumbnails {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Thumbnails")
    }
}

impl Default for Thumbnails {
    fn default() -> Self {
        let board = Board {
            wanted: Vec::new(),
            pictures: Pictures::new(MOST),
            is_closed: false,
        };
        Thumbnails {
            board: Arc::new((Mutex::new(board), Condvar::new())),
            workers: None,
        }
    }
}

impl Thumbnails {
    /// Begins to draw. Where no thread can be had, there are no pictures.
    pub(in crate::gui) fn start(&mut self, wake: Wake, workers: Workers) {
        let board = Arc::clone(&self.board);
        self.workers = Some(workers.clone());
        let builder = thread::Builder::new().name("thumbnails of documents".to_owned());
        let _no_thread = builder.spawn(move || work(&board, &workers, &wake));
    }

    /// The picture, where it is there; else it will be drawn.
    pub(in crate::gui) fn picture(&self, want: &Want) -> Option<Drawn> {
        let mut board = locked(&self.board.0);
        let key = want.key();
        board.pictures.want(BTreeSet::from([key]));
        if let Some(drawn) = board.pictures.get(key) {
            return Some(drawn.clone());
        }
        if !board.wanted.contains(want) {
            board.wanted.insert(0, want.clone());
            board.wanted.truncate(MOST_WANTED);
            self.board.1.notify_one();
        }
        None
    }
}

impl Thumbnails {
    /// Pages that could not be drawn, here or in the preview: by document, and from 0.
    pub(in crate::gui) fn spoiled(&self) -> BTreeSet<(String, usize)> {
        let pages = self.workers.iter().flat_map(Workers::spoiled);
        pages.map(|(sha256, page, _why)| (sha256, page)).collect()
    }
}

impl Drop for Thumbnails {
    fn drop(&mut self) {
        locked(&self.board.0).is_closed = true;
        self.board.1.notify_all();
        if let Some(workers) = &self.workers {
            workers.close();
        }
    }
}

fn locked(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

fn work(board: &(Mutex<Board>, Condvar), workers: &Workers, wake: &Wake) {
    let mut is_rested = true;
    loop {
        let want = match next(board, !is_rested) {
            Next::Draw(want) => want,
            Next::Rest => {
                workers.rest();
                is_rested = true;
                continue;
            }
            Next::Leave => return,
        };
        is_rested = false;
        let drawn = draw(workers, &want);
        let mut held = locked(&board.0);
        held.pictures.insert(want.key(), drawn);
        held.wanted.retain(|other| *other != want);
        drop(held);
        wake();
    }
}

enum Next {
    Draw(Want),
    /// Nothing was asked for in a while.
    Rest,
    Leave,
}

/// Waits for a wish, or only for a while. First wishes of a frame come first.
fn next(board: &(Mutex<Board>, Condvar), tires: bool) -> Next {
    let mut held = locked(&board.0);
    loop {
        if held.is_closed {
            return Next::Leave;
        }
        if let Some(want) = held.wanted.last() {
            return Next::Draw(want.clone());
        }
        if !tires {
            held = board.1.wait(held).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let waited = board.1.wait_timeout(held, REST);
        let (again, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() && !again.is_closed && again.wanted.is_empty() {
            return Next::Rest;
        }
        held = again;
    }
}

fn draw(workers: &Workers, want: &Want) -> Drawn {
    let drawn = workers.draw(&Task {
        sha256: want.sha256.clone(),
        page: want.page,
        size: Size {
            scale: 4.0,
            side: want.side,
            pixels: 1 << 20,
        },
        content: Content::File {
            folder: want.folder.clone(),
            path: want.path.clone(),
            password: want.password.clone(),
        },
    });
    let picture = drawn.map(|drawn| Arc::new(drawn.picture));
    picture.map_err(|undrawn| undrawn.to_string())
}
