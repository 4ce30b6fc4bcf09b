//! The worker: reads questions from its standard input, one after another, and answers each. A page that is
//! drawn has one answer; of pages that are read each has its own, and at the end one that says so.
//!
//! The first thread reads, so that the end of the input (the window is gone, or was killed) ends the
//! process in the midst of whatever the other thread draws.

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;

use crate::export::sha256;
use crate::files;
use crate::pdf::content::PageReading;
use crate::pdf::render::{Pages, Size, Undrawn};
use crate::platform;

use super::frame;
use super::message::{Answer, Of, PROTOCOL, Question, Wanted, reading_body};
use super::pool::Drawn;
use super::shelf::{REST, Shelf};

/// Bytes of stack for drawing: as much again as the first thread of a program usually has. Honest pages nest
/// too, some of them deeply.
const STACK: usize = 16 << 20;

/// Bytes of the largest document that is taken through the pipe.
const LARGEST: u64 = 1 << 30;

/// A document that is larger is kept open alone: several might not fit into the worker's memory.
const LARGE: usize = 64 << 20;

type Asked = (Question, Vec<u8>);

/// Runs a worker until its standard input ends.
pub fn serve() -> ExitCode {
    platform::give_up_rights();
    let (asked, questions) = channel();
    let builder = thread::Builder::new()
        .name("pages".to_owned())
        .stack_size(STACK);
    let drawing = builder.spawn(move || answer_all(&questions, &mut io::stdout()));
    if drawing.is_err() {
        return ExitCode::FAILURE;
    }
    let mut input = io::stdin().lock();
    while let Ok(question) = read(&mut input) {
        if asked.send(question).is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn read(input: &mut impl Read) -> io::Result<Asked> {
    let (question, length) = frame::read_head(input)?;
    Ok((question, frame::read_body(input, length, LARGEST)?))
}

/// Ends when nobody asks or listens any longer.
fn answer_all(questions: &Receiver<Asked>, output: &mut impl Write) {
    let mut server = Server::new();
    let ready = Answer::Ready { protocol: PROTOCOL };
    let mut tell = |answer: &Answer, pixels: &[u8]| frame::write(output, answer, pixels).is_ok();
    let mut is_heard = tell(&ready, &[]);
    while is_heard {
        match questions.recv_timeout(REST) {
            Ok((question, body)) => {
                is_heard = server.answer(question, body, &mut |said| match said {
                    Said::Opened => tell(&Answer::Opened, &[]),
                    Said::Drawn(Drawn { picture, points }) => {
                        let answer = Answer::Drawn {
                            width: picture.width,
                            height: picture.height,
                            points,
                        };
                        tell(&answer, &picture.pixels)
                    }
                    Said::Read(reading) => {
                        let body = reading_body(reading.as_deref());
                        body.is_ok_and(|body| tell(&Answer::Read, &body))
                    }
                    Said::Last(answer) => tell(&answer, &[]),
                });
            }
            Err(RecvTimeoutError::Timeout) => server.open.clear(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Part of an answer.
pub(super) enum Said {
    Opened,
    Drawn(Drawn),
    Read(Option<Box<PageReading>>),
    /// Without a body.
    Last(Answer),
}

/// What a worker holds between two questions.
pub(super) struct Server {
    /// A document that cannot be opened is not read again for each of its pages.
    open: Shelf<Result<Pages, String>>,
}

impl Server {
    pub(super) fn new() -> Self {
        Server { open: Shelf::new() }
    }

    /// Tells the answer, part by part, for as long as somebody hears it; whether that is so to the end.
    pub(super) fn answer(
        &mut self,
        question: Question,
        body: Vec<u8>,
        tell: &mut dyn FnMut(Said) -> bool,
    ) -> bool {
        let given;
        let (pages, password) = match question.of {
            Of::Body => {
                given = match Pages::open(body, None) {
                    Ok(opened) => opened,
                    Err(refusal) => {
                        return tell(Said::Last(Answer::Refused(refusal.to_string())));
                    }
                };
                (&given, None)
            }
            Of::File {
                folder,
                path,
                sha256,
                password,
            } => {
                let folder = Path::new(&folder);
                match self.opened(folder, &path, &sha256, password.as_deref()) {
                    Ok(pages) => (pages, password),
                    Err(why) => return tell(Said::Last(Answer::Refused(why))),
                }
            }
        };
        if !tell(Said::Opened) {
            return false;
        }
        match question.wanted {
            Wanted::Picture {
                scale,
                side,
                pixels,
            } => {
                let size = Size {
                    scale,
                    side,
                    pixels,
                };
                tell(drawn(pages, question.page, &size))
            }
            Wanted::Readings { end } => {
                let mut is_heard = true;
                let pages_wanted = question.page..end;
                pages.read_each(pages_wanted, password.as_deref(), &mut |reading| {
                    is_heard = is_heard && tell(Said::Read(reading.map(Box::new)));
                    is_heard
                });
                is_heard && tell(Said::Last(Answer::ReadAll))
            }
        }
    }

    fn opened(
        &mut self,
        folder: &Path,
        path: &str,
        wanted: &str,
        password: Option<&str>,
    ) -> Result<&Pages, String> {
        // After a wrong password comes another.
        let name = format!("{wanted} {}", password.unwrap_or_default());
        let mut bytes = None;
        if !self.open.has(&name) {
            let loaded = files::load_exhibit(folder, path)?;
            if sha256(&loaded) != wanted {
                return Err("the file has changed since it was read".to_owned());
            }
            if loaded.len() > LARGE {
                self.open.clear();
            }
            bytes = Some(loaded);
        }
        let pages = self.open.take(&name, || {
            let bytes = bytes.unwrap_or_default();
            Ok(Pages::open(bytes, password).map_err(|refusal| refusal.to_string()))
        })?;
        pages.as_ref().map_err(Clone::clone)
    }
}

fn drawn(pages: &Pages, page: usize, size: &Size) -> Said {
    let points = pages.size(page).unwrap_or_default();
    match pages.pen().draw(page, size) {
        Ok(picture) => Said::Drawn(Drawn { picture, points }),
        Err(why @ Undrawn::NoSuchPage(_)) => Said::Last(Answer::Refused(why.to_string())),
        Err(Undrawn::Failed | Undrawn::NoMemory) => Said::Last(Answer::Broken),
    }
}
