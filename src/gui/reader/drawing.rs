//! Pictures of the pages of the report: drawn by page workers in a thread of their own, as they are wanted.
//!
//! The window hangs up the pages that show, in place of those that showed before; nothing waits in a queue.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::gui::job::Wake;
use crate::gui::preview::{Drawn, Key, Pictures, Shown, Wanted};
use crate::pdf::render::Size;
use crate::worker::{Content, REST, Task, Workers};

/// Bytes of pictures that are kept.
const MOST: usize = 64 << 20;

/// Which file the pages are of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) sha256: String,
}

impl File {
    /// How a page looks: no two pages of two files have the same.
    fn key(&self, page: usize, scale: f32) -> Key {
        let content = self.sha256.get(..16).unwrap_or_default();
        let content = u64::from_str_radix(content, 16).unwrap_or_default();
        let page = (page as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Key::new(content ^ page, scale)
    }

    fn task(&self, page: usize, key: Key) -> Task {
        let folder = self.path.parent().map(PathBuf::from).unwrap_or_default();
        let name = self.path.file_name().unwrap_or_default();
        Task {
            sha256: self.sha256.clone(),
            page,
            size: Size::scaled(key.scale()),
            content: Content::File {
                folder,
                path: name.to_string_lossy().into_owned(),
                password: None,
            },
        }
    }
}

struct Board {
    file: Option<File>,
    wanted: Vec<Wanted>,
    pictures: Pictures,
    is_closed: bool,
}

type Shared = (Mutex<Board>, Condvar);

/// Dropping it lets the thread go.
pub(super) struct Drawing {
    board: Arc<Shared>,
    /// What the thread is made of, until it is needed.
    idle: Option<(Wake, Workers)>,
}

impl Drawing {
    pub(super) fn new(wake: Wake, workers: Workers) -> Self {
        let board = Board {
            file: None,
            wanted: Vec::new(),
            pictures: Pictures::new(MOST),
            is_closed: false,
        };
        Drawing {
            board: Arc::new((Mutex::new(board), Condvar::new())),
            idle: Some((wake, workers)),
        }
    }

    /// From now on pages of this file are drawn. Without a thread there are no pictures.
    pub(super) fn open(&mut self, file: File) {
        {
            let mut board = locked(&self.board.0);
            board.file = Some(file);
            board.wanted.clear();
            board.pictures.clear();
        }
        if let Some((wake, workers)) = self.idle.take() {
            let board = Arc::clone(&self.board);
            let builder = thread::Builder::new().name("pages of the report".to_owned());
            let _no_thread = builder.spawn(move || work(&board, &workers, &wake));
        }
    }

    pub(super) fn want(&self, wanted: Vec<Wanted>) {
        let mut board = locked(&self.board.0);
        if let Some(file) = &board.file {
            let keys = wanted.iter().map(|one| file.key(one.sheet, one.scale));
            let keys: BTreeSet<Key> = keys.collect();
            board.pictures.want(keys);
        }
        board.wanted = wanted;
        self.board.1.notify_one();
    }

    /// The best picture there is of a page at that scale.
    pub(super) fn shown(&self, page: usize, scale: f32) -> Shown {
        let board = locked(&self.board.0);
        let Some(file) = &board.file else {
            return Shown::Coming;
        };
        let key = file.key(page, scale);
        match board.pictures.get(key) {
            Some(Ok(picture)) => return Shown::Picture(key, Arc::clone(picture)),
            Some(Err(why)) => return Shown::None(why.clone()),
            None => {}
        }
        match board.pictures.nearest(key) {
            Some((key, picture)) => Shown::Picture(key, Arc::clone(picture)),
            None => Shown::Coming,
        }
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        locked(&self.board.0).is_closed = true;
        self.board.1.notify_all();
    }
}

fn locked(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

enum Next {
    Draw(File, usize, Key),
    /// Nothing was wanted in a while.
    Rest,
    Leave,
}

fn work(board: &Shared, workers: &Workers, wake: &Wake) {
    let mut is_rested = true;
    loop {
        match next(board, is_rested) {
            Next::Draw(file, page, key) => {
                is_rested = false;
                draw(board, workers, &file, page, key);
                wake();
            }
            Next::Rest => {
                workers.rest();
                is_rested = true;
            }
            Next::Leave => return,
        }
    }
}

fn next(board: &Shared, is_rested: bool) -> Next {
    let mut held = locked(&board.0);
    loop {
        if held.is_closed {
            return Next::Leave;
        }
        if let Some((page, key)) = held.undrawn()
            && let Some(file) = held.file.clone()
        {
            return Next::Draw(file, page, key);
        }
        if is_rested {
            held = board.1.wait(held).unwrap_or_else(PoisonError::into_inner);
            continue;
        }
        let waited = board.1.wait_timeout(held, REST);
        let (again, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        if timeout.timed_out() && !again.is_closed && again.undrawn().is_none() {
            return Next::Rest;
        }
        held = again;
    }
}

impl Board {
    /// The first page that is wanted and has no picture.
    fn undrawn(&self) -> Option<(usize, Key)> {
        let file = self.file.as_ref()?;
        let mut keys = self
            .wanted
            .iter()
            .map(|one| (one.sheet, file.key(one.sheet, one.scale)));
        keys.find(|(_, key)| !self.pictures.has(*key))
    }

    fn wants(&self, file: &File, page: usize, key: Key) -> bool {
        let mut wanted = self.wanted.iter();
        self.file.as_ref() == Some(file)
            && wanted.any(|one| one.sheet == page && file.key(page, one.scale) == key)
    }
}

fn draw(board: &Shared, workers: &Workers, file: &File, page: usize, key: Key) {
    let is_wanted = || locked(&board.0).wants(file, page, key);
    let drawn = workers.draw_while(&file.task(page, key), &is_wanted);
    let mut held = locked(&board.0);
    if held.wants(file, page, key) {
        let drawn: Drawn = match drawn {
            Ok(drawn) => Ok(Arc::new(drawn.picture)),
            Err(why) => Err(why.to_string()),
        };
        held.pictures.insert(key, drawn);
    }
}
