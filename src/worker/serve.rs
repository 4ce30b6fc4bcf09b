//! The worker: reads questions from its standard input, one after another, and answers each.
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
use crate::pdf::render::{Pages, Size, Undrawn};

use super::message::{Answer, Of, PROTOCOL, Question};
use super::pool::Drawn;
use super::shelf::{REST, Shelf};
use super::{confine, frame};

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
    confine::give_up_rights();
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
                let told = server.answer(question, body, &mut || {
                    tell(&Answer::Opened, &[]);
                });
                is_heard = match told {
                    Ok(Drawn { picture, points }) => {
                        let answer = Answer::Drawn {
                            width: picture.width,
                            height: picture.height,
                            points,
                        };
                        tell(&answer, &picture.pixels)
                    }
                    Err(why) => tell(&why, &[]),
                };
            }
            Err(RecvTimeoutError::Timeout) => server.open.clear(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
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

    /// The picture of a page, or what is to be answered in its place.
    pub(super) fn answer(
        &mut self,
        question: Question,
        body: Vec<u8>,
        opened: &mut dyn FnMut(),
    ) -> Result<Drawn, Answer> {
        let size = Size {
            scale: question.scale,
            side: question.side,
            pixels: question.pixels,
        };
        let given;
        let pages = match question.of {
            Of::Body => {
                let opened = Pages::open(body, None);
                given = opened.map_err(|refusal| Answer::Refused(refusal.to_string()))?;
                &given
            }
            Of::File {
                folder,
                path,
                sha256,
                password,
            } => {
                let folder = Path::new(&folder);
                let opened = self.opened(folder, &path, &sha256, password.as_deref());
                opened.map_err(Answer::Refused)?
            }
        };
        opened();
        let points = pages.size(question.page).unwrap_or_default();
        match pages.pen().draw(question.page, &size) {
            Ok(picture) => Ok(Drawn { picture, points }),
            Err(why @ Undrawn::NoSuchPage(_)) => Err(Answer::Refused(why.to_string())),
            Err(Undrawn::Failed | Undrawn::NoMemory) => Err(Answer::Broken),
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
