//! The worker: reads questions from its standard input, one after another, and answers each. A page that is
//! drawn has one answer; of pages that are read each has its own, and at the end one that says so.
//!
//! The first thread reads, so that the end of the input (the window is gone, or was killed) ends the
//! process in the midst of whatever the other thread draws.

use std::io::{self, Read, Write};
use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;

use crate::export::sha256;
use crate::files;
use crate::intake::{self, Kind};
use crate::pdf::content::PageReading;
use crate::pdf::import::Limits;
use crate::pdf::render::{Pages, Pen, Size, Undrawn};
use crate::pdf::smaller::Pictures;
use crate::platform;

use super::message::{Answer, Of, PROTOCOL, Question, Wanted, reading_body};
use super::pool::Drawn;
use super::shelf::{REST, Shelf};
use super::{frame, inventory, leave_out, under_boxes};

/// Bytes of stack for drawing: as much again as the first thread of a program usually has. Honest pages nest
/// too, some of them deeply.
const STACK: usize = 16 << 20;

/// Bytes of the largest document that is taken through the pipe.
const LARGEST: u64 = 1 << 30;

/// A document that is larger is kept open alone: several might not fit into the worker's memory.
const LARGE: usize = 64 << 20;

/// A question with the body of its frame.
pub(super) type Asked = (Question, Vec<u8>);

/// What is asked next; an error where nobody asked for a while, or nobody will.
pub(super) type Next = Result<Asked, RecvTimeoutError>;

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
    if frame::write(output, &ready, &[]).is_err() {
        return;
    }
    let mut next = || questions.recv_timeout(REST);
    let mut asked = next();
    loop {
        asked = match asked {
            Ok(asked) => {
                let answered = server.answer(asked, &mut next, &mut |said| told(output, said));
                match answered {
                    Some(next) => next,
                    None => return,
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                server.open.clear();
                server.pictures = None;
                next()
            }
            Err(RecvTimeoutError::Disconnected) => return,
        };
    }
}

/// Writes part of an answer; whether it was heard.
fn told(output: &mut impl Write, said: Said) -> bool {
    let mut tell = |answer: &Answer, body: &[u8]| frame::write(output, answer, body).is_ok();
    match said {
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
        Said::Converted(body) => tell(&Answer::Converted, &body),
        Said::Last(answer) => tell(&answer, &[]),
    }
}

/// Part of an answer.
pub(super) enum Said {
    Opened,
    Drawn(Drawn),
    Read(Option<Box<PageReading>>),
    Converted(Vec<u8>),
    /// Without a body.
    Last(Answer),
}

/// What a worker holds between two questions.
pub(super) struct Server {
    /// A document that cannot be opened is not read again for each of its pages.
    open: Shelf<Result<Pages, String>>,
    /// The one whose pictures were asked for last.
    pub(super) pictures: Option<(String, Pictures)>,
}

impl Server {
    pub(super) fn new() -> Self {
        Server {
            open: Shelf::new(),
            pictures: None,
        }
    }

    /// Answers a question, and those that follow it for as long as they are about the same document. What is
    /// asked after them; none where nobody hears the answers any longer.
    pub(super) fn answer(
        &mut self,
        (question, body): Asked,
        next: &mut dyn FnMut() -> Next,
        tell: &mut dyn FnMut(Said) -> bool,
    ) -> Option<Next> {
        let refused = |why: String| Said::Last(Answer::Refused(why));
        if let Wanted::Converted(kind) = question.wanted {
            let is_heard = tell(Said::Opened) && tell(converted(kind, &body));
            return is_heard.then(next);
        }
        if let Wanted::LeftOut = question.wanted {
            let made = leave_out::made(&body).map_or_else(refused, Said::Converted);
            return (tell(Said::Opened) && tell(made)).then(next);
        }
        if let Wanted::UnderBoxes = question.wanted {
            let made = under_boxes::found(&body).map_or_else(refused, Said::Converted);
            return (tell(Said::Opened) && tell(made)).then(next);
        }
        if let Wanted::Inventory = question.wanted {
            let made = inventory::taken(&body).map_or_else(refused, Said::Converted);
            return (tell(Said::Opened) && tell(made)).then(next);
        }
        if let Wanted::Candidates(_) | Wanted::Smaller(..) = question.wanted {
            let is_heard = tell(Said::Opened) && tell(self.smaller(&question, body));
            return is_heard.then(next);
        }
        let is_heard = match &question.of {
            Of::Body => match Pages::open(body, None) {
                Ok(pages) => answer_one(&pages.pen(), &pages, &question, tell),
                Err(refusal) => tell(refused(refusal.to_string())),
            },
            Of::File {
                folder,
                path,
                sha256,
                password,
            } => match self.opened(Path::new(folder), path, sha256, password.as_deref()) {
                Ok(pages) => return answer_each(pages, question, next, tell),
                Err(why) => tell(refused(why)),
            },
        };
        is_heard.then(next)
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
            let loaded = load(folder, path, wanted)?;
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

/// A document of that content.
pub(super) fn load(folder: &Path, path: &str, wanted: &str) -> Result<Vec<u8>, String> {
    let loaded = files::load_exhibit(folder, path)?;
    match sha256(&loaded) == wanted {
        true => Ok(loaded),
        false => Err("the file has changed since it was read".to_owned()),
    }
}

/// With one pen for all of them: it takes longer to prepare a document's fonts than to draw a small picture.
fn answer_each(
    pages: &Pages,
    first: Question,
    next: &mut dyn FnMut() -> Next,
    tell: &mut dyn FnMut(Said) -> bool,
) -> Option<Next> {
    let pen = pages.pen();
    let mut question = first;
    while answer_one(&pen, pages, &question, tell) {
        match next() {
            Ok((following, _)) if following.of == question.of && following.is_of_a_page() => {
                question = following;
            }
            other => return Some(other),
        }
    }
    None
}

/// Tells the answer, part by part, for as long as somebody hears it; whether that is so to the end.
fn answer_one(
    pen: &Pen<'_>,
    pages: &Pages,
    question: &Question,
    tell: &mut dyn FnMut(Said) -> bool,
) -> bool {
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
            let points = pages.size(question.page).unwrap_or_default();
            tell(drawn(pen, points, question.page, &size))
        }
        Wanted::Readings { end } => {
            let mut is_heard = true;
            pages.read_each(question.page..end, question.password(), &mut |reading| {
                is_heard = is_heard && tell(Said::Read(reading.map(Box::new)));
                is_heard
            });
            is_heard && tell(Said::Last(Answer::ReadAll))
        }
        // Not asked of pages.
        Wanted::Converted(_)
        | Wanted::LeftOut
        | Wanted::UnderBoxes
        | Wanted::Inventory
        | Wanted::Candidates(_)
        | Wanted::Smaller(..) => tell(Said::Last(Answer::Broken)),
    }
}

fn converted(kind: Kind, bytes: &[u8]) -> Said {
    let made = catch_unwind(|| intake::convert(kind, bytes, &Limits::default()));
    match made {
        Ok(Ok(parts)) => {
            intake::to_frame(&parts).map_or(Said::Last(Answer::Broken), Said::Converted)
        }
        Ok(Err(unsuited)) => Said::Last(Answer::Unsuited(unsuited)),
        Err(_panic) => Said::Last(Answer::Broken),
    }
}

fn drawn(pen: &Pen<'_>, points: (f32, f32), page: usize, size: &Size) -> Said {
    match pen.draw(page, size) {
        Ok(picture) => Said::Drawn(Drawn { picture, points }),
        Err(why @ Undrawn::NoSuchPage(_)) => Said::Last(Answer::Refused(why.to_string())),
        Err(Undrawn::Failed | Undrawn::NoMemory) => Said::Last(Answer::Broken),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::import::specimen::{Page, document};

    /// A document of two pages, as a file.
    fn file(folder: &Path, name: &str) -> Of {
        let bytes = document(&[Page::saying(name), Page::saying("the second page")]);
        files::write_atomic(&folder.join(name), &bytes).unwrap();
        Of::File {
            folder: folder.into(),
            path: name.to_owned(),
            sha256: sha256(&bytes),
            password: None,
        }
    }

    fn question(of: &Of, page: usize) -> Asked {
        let wanted = Wanted::Picture {
            scale: 0.2,
            side: 1000,
            pixels: 1 << 20,
        };
        let of = of.clone();
        (Question { of, page, wanted }, Vec::new())
    }

    /// Asks one after the other; how many pictures were drawn and what was refused before the server gives back
    /// a question, and the page that this one asks for.
    fn answered(asked: Vec<Asked>) -> (usize, usize, Option<usize>) {
        let mut asked = asked.into_iter();
        let (mut drawn, mut refused) = (0, 0);
        let first = asked.next().unwrap();
        let next = &mut || asked.next().ok_or(RecvTimeoutError::Disconnected);
        let back = Server::new().answer(first, next, &mut |said| {
            match said {
                Said::Drawn(_) => drawn += 1,
                Said::Last(_) => refused += 1,
                Said::Opened | Said::Read(_) | Said::Converted(_) => {}
            }
            true
        });
        let back = back.unwrap().ok().map(|(question, _)| question.page);
        (drawn, refused, back)
    }

    #[test]
    fn questions_about_one_document_are_answered_until_another_is_meant() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (file(folder.path(), "one"), file(folder.path(), "other"));
        let asked = [(&one, 0), (&one, 1), (&one, 0), (&other, 1), (&one, 0)];
        let asked = asked.map(|(of, page)| question(of, page));
        assert_eq!(answered(asked.into()), (3, 0, Some(1)));
    }

    #[test]
    fn a_page_that_is_not_there_does_not_end_the_answers() {
        let folder = tempfile::tempdir().unwrap();
        let one = file(folder.path(), "one");
        let asked = [0, 7, 1].map(|page| question(&one, page));
        assert_eq!(answered(asked.into()), (2, 1, None));
    }

    #[test]
    fn nobody_is_asked_anything_once_answers_are_not_heard() {
        let folder = tempfile::tempdir().unwrap();
        let one = file(folder.path(), "one");
        let next = &mut || -> Next { panic!("asked for more") };
        let back = Server::new().answer(question(&one, 0), next, &mut |_| false);
        assert!(back.is_none());
    }
}
