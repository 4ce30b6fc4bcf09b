//! Workers for as many cores: who draws what, who is replaced, and which pages are not tried again.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::pdf::import::Password;
use crate::pdf::render::{Picture, Size};
use crate::platform::Program;

use super::message::{Question, Wanted};
use super::process::{Answered, Body, Handle, Outcome, Patience, Process, SLICE};
use super::undrawn::{Undrawn, unstarted};
#[cfg(test)]
use super::{
    message::Answer,
    serve::{Said, Server},
};

/// A page is tried so often before it is held to be what kills workers.
pub(super) const TRIES: usize = 2;

/// A page of A4 is so high, in points.
const PAPER: f32 = 842.0;

/// A page that is to be drawn.
#[derive(Clone, Debug)]
pub struct Task {
    /// Of the document, as it came.
    pub sha256: String,
    /// In that document, from 0.
    pub page: usize,
    pub size: Size,
    pub content: Content,
}

#[derive(Clone, Debug)]
pub enum Content {
    /// The document itself, as [`files::load_exhibit`](crate::files::load_exhibit) finds it.
    File {
        folder: PathBuf,
        path: String,
        password: Option<Password>,
    },
    /// Its page as the only one of a document of ours.
    Single(Arc<Vec<u8>>),
}

/// A picture, and the size of the page in points.
#[derive(Debug, PartialEq)]
pub struct Drawn {
    pub picture: Picture,
    pub points: (f32, f32),
}

/// A page that killed a worker or kept it too long.
#[derive(Clone, Debug, PartialEq)]
struct Spoiled {
    why: Undrawn,
    /// The smallest scale at which that happened.
    scale: f32,
}

type Pages = BTreeMap<(String, usize), Spoiled>;

struct State {
    idle: Vec<Process>,
    /// Of all that run, those that are being started too.
    running: Vec<Handle>,
    /// Those that are being started or asked.
    busy: usize,
    spoiled: Pages,
    is_closed: bool,
}

pub(super) enum Hire {
    /// So many of that program at once.
    Processes(Program, usize),
    /// No process: for tests of what is round about.
    #[cfg(test)]
    Here,
}

pub(super) struct Pool {
    pub(super) hire: Hire,
    pub(super) patience: Patience,
    state: Mutex<State>,
    freed: Condvar,
}

/// Draws and reads pages of other people's documents. Clones share the workers; when the last is gone, so are they.
#[derive(Clone)]
pub struct Workers(pub(super) Arc<Pool>);

impl std::fmt::Debug for Workers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Workers")
    }
}

impl Workers {
    /// Starts none yet; there will be at most `most` at a time.
    pub fn new(program: Program, most: usize, patience: Patience) -> Self {
        Workers::hired(Hire::Processes(program, most.max(1)), patience)
    }

    /// This program as its own worker, at most one for each core.
    pub fn one_a_core() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        Workers::new(Program::own(super::ARGUMENT), cores, Patience::default())
    }

    #[cfg(test)]
    pub(crate) fn here() -> Self {
        Workers::hired(Hire::Here, Patience::default())
    }

    fn hired(hire: Hire, patience: Patience) -> Self {
        Workers(Arc::new(Pool {
            hire,
            patience,
            state: Mutex::new(State {
                idle: Vec::new(),
                running: Vec::new(),
                busy: 0,
                spoiled: Pages::new(),
                is_closed: false,
            }),
            freed: Condvar::new(),
        }))
    }

    /// The picture of a page. Waits for it, but never longer than patience allows.
    pub fn draw(&self, task: &Task) -> Result<Drawn, Undrawn> {
        self.draw_while(task, &|| true)
    }

    /// The same with other patience, given up when nobody wants it any longer.
    pub(super) fn draw_within(
        &self,
        task: &Task,
        patience: Patience,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Drawn, Undrawn> {
        let (program, most) = match &self.0.hire {
            Hire::Processes(program, most) => (program, *most),
            #[cfg(test)]
            Hire::Here => return here(task),
        };
        if let Some(why) = self.0.state().spoiled_at(task) {
            return Err(why);
        }
        for tries in 1..=TRIES {
            let process = match self.0.take(program, most, is_wanted) {
                Ok(process) => process,
                Err(Undrawn::NoWorker(_)) if tries < TRIES => continue,
                Err(error) => return Err(error),
            };
            let (question, body) = question(task);
            match process.ask(question, body, patience, is_wanted, &mut |_| ()) {
                Outcome::Answered(answer) => {
                    self.0.give_back(process);
                    return match answer {
                        Answered::Drawn(drawn) => Ok(drawn),
                        Answered::Refused(why) => Err(Undrawn::Refused(why)),
                        Answered::Broken
                        | Answered::ReadAll
                        | Answered::Converted(_)
                        | Answered::Unsuited(_) => Err(self.0.spoil(task, Undrawn::Broken)),
                    };
                }
                Outcome::Slow => {
                    self.0.lose(process);
                    let seconds = patience.page.as_secs();
                    return Err(self.0.spoil(task, Undrawn::Slow(seconds)));
                }
                Outcome::Unwanted => {
                    self.0.lose(process);
                    return Err(Undrawn::Unwanted);
                }
                Outcome::Died => self.0.lose(process),
            }
        }
        Err(self.0.spoil(task, Undrawn::Broken))
    }

    /// Lets the workers go that have nothing to do, and their memory with them.
    pub fn rest(&self) {
        let idle = std::mem::take(&mut self.0.state().idle);
        for process in idle {
            self.0.end(process, |_state| ());
        }
    }

    /// Kills the workers, and whoever waits for one gets an answer at once. Does not wait itself.
    pub fn close(&self) {
        self.0.close();
    }

    /// Pages that killed a worker or kept it too long, by document and page (from 0), and why.
    pub fn spoiled(&self) -> Vec<(String, usize, Undrawn)> {
        let state = self.0.state();
        let pages = state.spoiled.iter();
        pages
            .map(|((sha256, page), spoiled)| (sha256.clone(), *page, spoiled.why.clone()))
            .collect()
    }

    /// The process numbers of those that run.
    pub fn ids(&self) -> Vec<u32> {
        self.0.state().running.iter().map(Handle::id).collect()
    }
}

impl State {
    /// A page that failed is not tried again by itself, nor a little larger or smaller; but at less than
    /// half the scale it is another matter for memory and time.
    fn spoiled_at(&self, task: &Task) -> Option<Undrawn> {
        let spoiled = self.spoiled.get(&(task.sha256.clone(), task.page))?;
        (scale(&task.size) * 2.0 > spoiled.scale).then(|| spoiled.why.clone())
    }
}

/// For comparing only: what the size makes of a page of A4.
fn scale(size: &Size) -> f32 {
    size.scale.min(size.side as f32 / PAPER)
}

impl Pool {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One that has nothing to do, or a new one; waits where there are enough already, for as long as
    /// anybody wants it.
    pub(super) fn take(
        &self,
        program: &Program,
        most: usize,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Process, Undrawn> {
        let mut state = self.state();
        loop {
            if state.is_closed {
                return Err(Undrawn::Closed);
            }
            if !is_wanted() {
                return Err(Undrawn::Unwanted);
            }
            if let Some(process) = state.idle.pop() {
                state.busy += 1;
                return Ok(process);
            }
            if state.busy < most {
                state.busy += 1;
                break;
            }
            let waited = self.freed.wait_timeout(state, SLICE);
            (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        }
        drop(state);
        self.start(program, is_wanted).map_err(|error| {
            let mut state = self.state();
            state.busy -= 1;
            self.freed.notify_one();
            if state.is_closed {
                Undrawn::Closed
            } else if is_wanted() {
                Undrawn::NoWorker(unstarted(&error))
            } else {
                Undrawn::Unwanted
            }
        })
    }

    /// It can be killed by others while it gets ready.
    fn start(&self, program: &Program, is_wanted: &dyn Fn() -> bool) -> std::io::Result<Process> {
        let process = Process::start(program)?;
        let mut state = self.state();
        if state.is_closed {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        state.running.push(process.handle.clone());
        drop(state);
        match process.get_ready(self.patience, is_wanted) {
            Ok(()) => Ok(process),
            Err(error) => {
                self.end(process, |_state| ());
                Err(error)
            }
        }
    }

    pub(super) fn give_back(&self, process: Process) {
        let mut state = self.state();
        state.busy -= 1;
        if !state.is_closed {
            state.idle.push(process);
        }
        self.freed.notify_one();
    }

    /// One that is dead, or that is to be.
    pub(super) fn lose(&self, process: Process) {
        self.end(process, |state| state.busy -= 1);
        self.freed.notify_one();
    }

    fn end(&self, process: Process, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        state.running.retain(|other| !other.is(&process.handle));
    }

    /// A page that took too long may be tried again.
    pub(super) fn forgive(&self, task: &Task) {
        let page = (task.sha256.clone(), task.page);
        self.state().spoiled.remove(&page);
    }

    fn spoil(&self, task: &Task, why: Undrawn) -> Undrawn {
        let mut state = self.state();
        if state.is_closed {
            return Undrawn::Closed;
        }
        let scale = scale(&task.size);
        let spoiled = Spoiled {
            why: why.clone(),
            scale,
        };
        state
            .spoiled
            .insert((task.sha256.clone(), task.page), spoiled);
        why
    }

    fn close(&self) {
        let mut state = self.state();
        state.is_closed = true;
        state.idle.clear();
        for handle in state.running.drain(..) {
            handle.kill();
        }
        self.freed.notify_all();
    }
}

fn question(task: &Task) -> (Question, Body) {
    let Size {
        scale,
        side,
        pixels,
    } = task.size;
    let (of, body) = task.content.asked(&task.sha256);
    let page = match &task.content {
        Content::File { .. } => task.page,
        Content::Single(_) => 0,
    };
    let wanted = Wanted::Picture {
        scale,
        side,
        pixels,
    };
    (Question { of, page, wanted }, body)
}

#[cfg(test)]
fn here(task: &Task) -> Result<Drawn, Undrawn> {
    let (question, body) = question(task);
    let mut drawn = Err(Undrawn::Broken);
    let asked = (question, body.to_vec());
    let nothing = &mut || Err(std::sync::mpsc::RecvTimeoutError::Disconnected);
    Server::new().answer(asked, nothing, &mut |said| {
        match said {
            Said::Drawn(picture) => drawn = Ok(picture),
            Said::Last(Answer::Refused(why)) => drawn = Err(Undrawn::Refused(why)),
            Said::Opened | Said::Read(_) | Said::Converted(_) | Said::Last(_) => {}
        }
        true
    });
    drawn
}
