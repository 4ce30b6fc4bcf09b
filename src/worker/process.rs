//! One worker as seen by whoever started it: asked, waited for, killed.
//!
//! A thread of its own writes to its pipe and reads from it, so that whoever asks can stop waiting. When a
//! worker is killed, the pipes end, and so does the thread.

use std::io::{self, Read};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::intake::Unsuited;
use crate::pdf::content::PageReading;
use crate::pdf::render::{Picture, Pixels};
use crate::platform::Program;

use super::frame;
use super::message::{Answer, PROTOCOL, Question, Wanted, read_reading};
use super::pool::Drawn;

/// How long a worker may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    pub start: Duration,
    /// To read a document that it does not have open. It may lie on a slow drive.
    pub open: Duration,
    pub page: Duration,
    /// To end what nobody wants any longer: most pages are drawn sooner than a new worker would be started
    /// for the next. Together with a [`SLICE`] it is how long whoever cancels waits at most.
    pub unwanted: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            start: Duration::from_secs(10),
            open: Duration::from_secs(30),
            page: Duration::from_secs(10),
            unwanted: Duration::from_millis(500),
        }
    }
}

impl Patience {
    /// For a page that must be drawn or read, and took too long.
    pub(super) fn longer(self) -> Patience {
        Patience {
            page: self.page.saturating_mul(LONGER),
            ..self
        }
    }
}

/// So many times as long.
const LONGER: u32 = 6;

/// What came of a question.
pub(super) enum Outcome {
    Answered(Answered),
    Slow,
    Unwanted,
    Died,
}

pub(super) enum Answered {
    Drawn(Drawn),
    /// After the last page that was read.
    ReadAll,
    /// What a file was made into.
    Converted(Vec<u8>),
    Unsuited(Unsuited),
    /// The page is at fault; the worker lives on.
    Broken,
    Refused(String),
}

pub(super) type Body = Arc<Vec<u8>>;

enum Heard {
    Ready,
    Opened,
    Read(Option<Box<PageReading>>),
    Answered(Answered),
}

/// Ends a worker from any thread, without waiting.
#[derive(Clone)]
pub(super) struct Handle(Arc<Mutex<Child>>);

impl Handle {
    fn child(&self) -> MutexGuard<'_, Child> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn kill(&self) {
        // It may have ended by itself.
        let _gone = self.child().kill();
    }

    pub(super) fn is(&self, other: &Handle) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(super) fn id(&self) -> u32 {
        self.child().id()
    }
}

/// Dropping it kills the worker.
pub(super) struct Process {
    pub(super) handle: Handle,
    questions: Sender<(Question, Body)>,
    heard: Receiver<Heard>,
}

impl Drop for Process {
    fn drop(&mut self) {
        self.handle.kill();
    }
}

impl Process {
    /// Starts a worker. It can be asked once it is [ready](Process::get_ready).
    pub(super) fn start(program: &Program) -> io::Result<Self> {
        let mut child = program.command().spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let handle = Handle(Arc::new(Mutex::new(child)));
        let (questions, asked) = channel();
        let (tell, heard) = channel();
        let process = Process {
            handle: handle.clone(),
            questions,
            heard,
        };
        let (input, output) = pipes.ok_or(io::ErrorKind::BrokenPipe)?;
        let builder = thread::Builder::new().name("pipe of a page worker".to_owned());
        builder.spawn(move || {
            // However it ends, there is nobody at the other end any longer.
            let _ended = carry(&asked, input, output, &tell);
            handle.kill();
            let _gone = handle.child().wait();
        })?;
        Ok(process)
    }

    /// Waits until it can be asked, for as long as anybody wants it.
    pub(super) fn get_ready(
        &self,
        patience: Patience,
        is_wanted: &dyn Fn() -> bool,
    ) -> io::Result<()> {
        let mut waited = Duration::ZERO;
        while waited < patience.start {
            match self.heard.recv_timeout(SLICE) {
                Ok(Heard::Ready) => return Ok(()),
                Ok(Heard::Opened | Heard::Read(_) | Heard::Answered(_)) => return Err(wrong()),
                Err(RecvTimeoutError::Disconnected) => {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                Err(RecvTimeoutError::Timeout) if !is_wanted() => {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                Err(RecvTimeoutError::Timeout) => waited += SLICE,
            }
        }
        Err(io::ErrorKind::TimedOut.into())
    }

    /// Waits for the answer; what is read of pages is handed over as it comes. Where nobody wants it any
    /// longer, it is waited for only a little ([`Patience::unwanted`]).
    pub(super) fn ask(
        &self,
        question: Question,
        body: Body,
        patience: Patience,
        is_wanted: &dyn Fn() -> bool,
        take: &mut dyn FnMut(Option<PageReading>),
    ) -> Outcome {
        if self.questions.send((question, body)).is_err() {
            return Outcome::Died;
        }
        let (mut waited, mut limit, mut in_all) = (Duration::ZERO, patience.open, Duration::ZERO);
        loop {
            match self.heard.recv_timeout(SLICE) {
                Ok(Heard::Opened | Heard::Ready) => {
                    (waited, limit) = (Duration::ZERO, patience.page);
                }
                Ok(Heard::Read(reading)) => {
                    (waited, in_all, limit) = (Duration::ZERO, Duration::ZERO, patience.page);
                    take(reading.map(|reading| *reading));
                    if !is_wanted() {
                        return Outcome::Unwanted;
                    }
                }
                Ok(Heard::Answered(answer)) => return Outcome::Answered(answer),
                Err(RecvTimeoutError::Disconnected) => return Outcome::Died,
                Err(RecvTimeoutError::Timeout) => {
                    waited += SLICE;
                    in_all += SLICE;
                    if waited >= limit {
                        return Outcome::Slow;
                    }
                    if in_all >= patience.unwanted && !is_wanted() {
                        return Outcome::Unwanted;
                    }
                }
            }
        }
    }
}

/// How often it is asked whether the answer is still wanted.
pub(super) const SLICE: Duration = Duration::from_millis(250);

/// Takes questions to the worker and its answers back.
fn carry(
    asked: &Receiver<(Question, Body)>,
    mut input: ChildStdin,
    mut output: ChildStdout,
    tell: &Sender<Heard>,
) -> io::Result<()> {
    match frame::read_head(&mut output)? {
        (Answer::Ready { protocol: PROTOCOL }, 0) if tell.send(Heard::Ready).is_ok() => {}
        _ => return Err(wrong()),
    }
    while let Ok((question, body)) = asked.recv() {
        frame::write(&mut input, &question, &body)?;
        loop {
            let heard = hear(&question, &mut output)?;
            let is_last = matches!(heard, Heard::Answered(_));
            if tell.send(heard).is_err() {
                return Ok(());
            }
            if is_last {
                break;
            }
        }
    }
    Ok(())
}

fn wrong() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// Bytes of the longest reading of a page that is taken.
const LONGEST_READING: u64 = 256 << 20;

/// Bytes of the longest that a file is made into.
const LONGEST_CONVERTED: u64 = 512 << 20;

/// What the worker says is believed no more than the page that it reads.
fn hear(question: &Question, output: &mut impl Read) -> io::Result<Heard> {
    match frame::read_head(output)? {
        (Answer::Opened, 0) => Ok(Heard::Opened),
        (Answer::Broken, 0) => Ok(Heard::Answered(Answered::Broken)),
        (Answer::Refused(why), 0) => Ok(Heard::Answered(Answered::Refused(why))),
        (Answer::Unsuited(why), 0) => Ok(Heard::Answered(Answered::Unsuited(why))),
        (Answer::Converted, length) => {
            let body = frame::read_body(output, length, LONGEST_CONVERTED)?;
            Ok(Heard::Answered(Answered::Converted(body)))
        }
        (Answer::ReadAll, 0) => Ok(Heard::Answered(Answered::ReadAll)),
        (Answer::Read, length) => {
            let body = frame::read_body(output, length, LONGEST_READING)?;
            Ok(Heard::Read(read_reading(&body)?))
        }
        (
            Answer::Drawn {
                width,
                height,
                points,
            },
            length,
        ) => {
            let Wanted::Picture { side, .. } = question.wanted else {
                return Err(wrong());
            };
            let most = u64::from(side) + 1;
            let fits = u64::from(width.max(height)) <= most && width.min(height) > 0;
            if !fits || length != u64::from(width) * u64::from(height) * 4 {
                return Err(wrong());
            }
            let length = usize::try_from(length).map_err(|_large| wrong())?;
            let picture = Picture {
                width,
                height,
                pixels: Pixels::read(output, length)?,
            };
            Ok(Heard::Answered(Answered::Drawn(Drawn { picture, points })))
        }
        (
            Answer::Ready { .. }
            | Answer::Opened
            | Answer::ReadAll
            | Answer::Broken
            | Answer::Unsuited(_)
            | Answer::Refused(_),
            _,
        ) => Err(wrong()),
    }
}
