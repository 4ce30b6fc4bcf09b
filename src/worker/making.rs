//! A file while it is made into documents: in a worker, by helpers where they are needed, and whatever comes inside it in
//! the same way.

use std::sync::Arc;

use crate::case::{Original, from_file_name};
use crate::files;
use crate::intake::{Changes, Form, Kind, Part, Unsuited};
use crate::library::Date;
use crate::pdf::import::Watch;
use crate::platform::Unhelped;

use super::bring::{Bring, Brought, Kept, Named, NotBrought, kind};
use super::convert::Unconverted;

/// A file while it is made into documents.
pub(super) struct Making<'m> {
    pub(super) bring: &'m Bring,
    pub(super) original: &'m Original,
    /// The name under which it is written down what was made.
    pub(super) list: String,
    /// What the file is called, and the day in its name.
    pub(super) of: (String, Option<Date>),
    pub(super) watch: &'m Watch,
    pub(super) kept: Vec<Kept>,
    pub(super) named: Vec<Named>,
}

impl Making<'_> {
    pub(super) fn convert(
        &mut self,
        kind: Kind,
        bytes: Vec<u8>,
        (title, date): (&str, Option<Date>),
        deeper: usize,
    ) -> Result<(), NotBrought> {
        let kind = match kind {
            Kind::Word { .. } => Kind::Word {
                accepted: self.bring.changes == Some(Changes::Accepted),
            },
            kind => kind,
        };
        let parts = self.parts(kind, bytes)?;
        let is_found = |part: &&Part| part.form == Form::Found;
        let (all, mut number) = (parts.iter().filter(is_found).count(), 0);
        for part in parts {
            if part.form == Form::Found {
                number += 1;
                let what = match kind {
                    Kind::Portfolio => "file",
                    _ => "attachment",
                };
                let (_, name) = from_file_name(&part.name);
                let title = format!("{title} ({what} {number} of {all}): {name}");
                self.found(part, &title, deeper)?;
            } else if part.form == Form::Office {
                let part = self.printed(kind, part)?;
                self.keep(part, title, date)?;
            } else {
                let date = part.date.or(date);
                self.keep(part, title, date)?;
            }
        }
        Ok(())
    }

    fn parts(&self, kind: Kind, bytes: Vec<u8>) -> Result<Vec<Part>, NotBrought> {
        let bytes = Arc::new(bytes);
        let is_wanted = || !self.watch.is_stopped();
        match self.bring.workers.convert(kind, &bytes, &is_wanted) {
            Ok(parts) => Ok(parts),
            Err(why @ (Unconverted::Unsuited(_) | Unconverted::Broken)) if kind == Kind::Heic => {
                // Another decoder may do better.
                let jpeg = self.bring.helpers().heic_jpeg(&bytes, &is_wanted);
                let jpeg = jpeg.map_err(|helped| match helped {
                    Unhelped::Unwanted => NotBrought::Stopped,
                    Unhelped::Missing | Unhelped::Failed | Unhelped::Slow => not_made(kind, why),
                })?;
                let said = "It was converted to a JPEG of quality 90 out of 100 by libheif.";
                Ok(vec![Part::whole(Form::Jpeg, jpeg).saying(said)])
            }
            Err(why) => Err(not_made(kind, why)),
        }
    }

    /// A PDF of a text, by LibreOffice.
    fn printed(&self, kind: Kind, part: Part) -> Result<Part, NotBrought> {
        let changes = self.bring.changes;
        if !part.said.is_empty() && changes.is_none() {
            let tracked = part
                .said
                .iter()
                .map(|said| said.trim_start_matches("It has "));
            let tracked = tracked.collect::<Vec<_>>().join(" ");
            let tracked = tracked.trim_end_matches('.');
            return Err(NotBrought::Undecided(format!(
                "{} with {tracked}",
                kind.words()
            )));
        }
        let is_wanted = || !self.watch.is_stopped();
        let helpers = self.bring.helpers();
        let pdf = helpers.office_pdf(&part.bytes, kind.ending(), &is_wanted);
        let bytes = pdf.map_err(|why| not_printed(kind, why))?;
        let mut said = part.said;
        if !said.is_empty() {
            said.push(
                match changes {
                    Some(Changes::Accepted) => {
                        "It prints as it reads with all changes accepted, without comments."
                    }
                    Some(Changes::Marked) | None => "Its changes are shown, its comments are not.",
                }
                .to_owned(),
            );
        }
        Ok(Part {
            said,
            ..Part::whole(Form::Pdf, bytes)
        })
    }

    /// What came inside a file: whatever it is, the others are taken.
    fn found(&mut self, part: Part, title: &str, deeper: usize) -> Result<(), NotBrought> {
        let name = part.name.clone();
        let why = match kind(&part.bytes, &name, self.watch) {
            Some(_) if deeper == 0 || self.kept.len() >= MOST_PARTS => Unsuited::new(
                "too far within others",
                "Save it out of the program that shows it, then add it.",
            ),
            Some(kind) => match self.convert(kind, part.bytes, (title, None), deeper - 1) {
                Err(NotBrought::Unsuited(why)) => why,
                Err(NotBrought::Undecided(what)) => Unsuited::new(
                    &what,
                    "Save it out of the program that shows it, then add it by itself.",
                ),
                done => return done,
            },
            None if files::is_pdf_or_picture(&part.bytes) => return self.keep(part, title, None),
            None => files::found_inside(&name, &part.bytes),
        };
        self.named.push(Named::Left(title.to_owned(), why.clone()));
        self.kept.push(Kept {
            file: String::new(),
            title: title.to_owned(),
            date: None,
            of: self.of.clone(),
            said: Vec::new(),
            left: Some(why),
        });
        Ok(())
    }

    /// A part that is a PDF or a picture.
    fn keep(&mut self, part: Part, title: &str, date: Option<Date>) -> Result<(), NotBrought> {
        let number = self.kept.len() + 1;
        // A day that the part says itself is not that of the name.
        let day_in_name = self.of.1.filter(|_| part.date.is_none());
        let of = (self.of.0.clone(), day_in_name);
        let ending = match part.form {
            Form::Found | Form::Office => ending_of(&part.bytes),
            form => form.ending(),
        };
        let list = self.list.trim_end_matches(".json");
        let file = format!("{list}-{number}.{ending}");
        let path = files::keep_conversion(&self.bring.place, &file, &part.bytes)?;
        self.named.push(Named::Document(Box::new(Brought {
            path: self.bring.named(&path),
            bytes: part.bytes,
            title: title.to_owned(),
            date,
            original: Some(self.original.clone()),
            said: part.said.clone(),
        })));
        self.kept.push(Kept {
            file,
            title: title.to_owned(),
            date,
            of,
            said: part.said,
            left: None,
        });
        Ok(())
    }

    /// Writes down what was made, so that it is made once.
    pub(super) fn end(self) -> Result<Vec<Named>, NotBrought> {
        if let Ok(list) = serde_json::to_vec(&self.kept) {
            files::keep_conversion(&self.bring.place, &self.list, &list)?;
        }
        Ok(self.named)
    }
}

/// E-mails within e-mails are opened so far, and so many documents may come of one file.
pub(super) const DEEPEST: usize = 4;
const MOST_PARTS: usize = 500;

fn not_made(kind: Kind, why: Unconverted) -> NotBrought {
    match why {
        Unconverted::Unsuited(why) => NotBrought::Unsuited(why),
        Unconverted::Broken => NotBrought::Unsuited(broken(kind)),
        Unconverted::Unwanted => NotBrought::Stopped,
        Unconverted::NoWorker(why) => NotBrought::Unsuited(Unsuited::new(
            &format!(
                "{}, and what reads it could not be started: {why}",
                kind.words()
            ),
            "Try again.",
        )),
    }
}

fn not_printed(kind: Kind, why: Unhelped) -> NotBrought {
    let what = kind.words();
    let own = "open it in the program that made it, “Save as PDF”, and add that";
    let (what, hint) = match why {
        Unhelped::Unwanted => return NotBrought::Stopped,
        Unhelped::Missing => (
            format!(
                "{what}, for which the program LibreOffice is needed, and it is not installed here"
            ),
            format!(
                "Install LibreOffice (libreoffice.org; on Debian and Ubuntu “apt install libreoffice-writer”) and add it again; or {own}."
            ),
        ),
        Unhelped::Failed => (
            format!("{what} of which LibreOffice could make no PDF"),
            format!("It may be damaged: {own}."),
        ),
        Unhelped::Slow => (
            format!("{what} with which LibreOffice was not done within a minute"),
            format!("Instead, {own}."),
        ),
    };
    NotBrought::Unsuited(Unsuited { what, hint })
}

/// Of a file that its decoder fell over.
fn broken(kind: Kind) -> Unsuited {
    Unsuited::new(
        &format!("{} that cannot be read", kind.words()),
        "Open it in a program that shows it, save it as JPEG, PNG or PDF, then add that.",
    )
}

/// How the name of a file ends that `pdf::import` opens.
fn ending_of(bytes: &[u8]) -> &'static str {
    match bytes {
        [0xff, 0xd8, ..] => "jpg",
        [0x89, b'P', b'N', b'G', ..] => "png",
        [b'I', b'I', ..] | [b'M', b'M', ..] => "tif",
        _ => "pdf",
    }
}
