//! `bundle hidden`: words in a PDF file that nobody sees and that are in it all the same.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use crate::export::sha256;
use crate::files::Shown as _;
use crate::pdf::content::{HiddenBy, HiddenWords, Rect};
use crate::pdf::import::{Limits, Password, Refusal, Source};
use crate::preflight::refusal_hint;
use crate::signals::Signals;
use crate::worker::{Content, Unread, Workers};
use crate::{clock, files};

use super::hidden_case::{self, Choices};
use super::one_file;
use super::print::{Printer, plural};
use super::way_out::told;
use super::{Format, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct HiddenArguments {
    #[command(flatten)]
    one: one_file::Arguments,
    #[command(flatten)]
    choices: Choices,
}

/// What is printed.
#[derive(Serialize)]
struct Report {
    hidden: Vec<Found>,
}

#[derive(Serialize)]
struct Found {
    /// From 1.
    page: usize,
    kind: HiddenBy,
    text: String,
    /// Left, top, right, bottom, in points from the top left of the page as shown.
    r#box: [f32; 4],
}

impl Found {
    fn on(page: usize, words: HiddenWords) -> Found {
        let Rect { x0, y0, x1, y1 } = words.area;
        Found {
            page,
            kind: words.kind,
            text: words.text,
            r#box: [x0, y0, x1, y1].map(|edge| (edge * 10.0).round() / 10.0),
        }
    }
}

pub(super) fn run(arguments: &HiddenArguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let HiddenArguments {
        one: arguments,
        choices,
    } = arguments;
    let ending = arguments.file.extension().unwrap_or_default();
    if ending.eq_ignore_ascii_case("ron") {
        return hidden_case::run(&arguments.file, choices, arguments.format, printer);
    }
    if choices.are_made() {
        return Err(told(
            format!("{} is no case", arguments.file.shown()),
            "Choices about hidden words are kept in a case: name the case file.",
        ));
    }
    let name = arguments.file.shown();
    let password = arguments.password()?;
    let signals = Signals::heed();
    let bytes = files::read_pdf(&arguments.file)?;
    let document = Document {
        sha256: sha256(&bytes),
        pages: pages(bytes, password.as_ref()).map_err(|refusal| {
            let what = format!("{name}: {refusal}");
            told(what, refusal_hint(&refusal))
        })?,
        content: content(&arguments.file, password)?,
    };
    let (found, unread) = document
        .hidden(&signals)
        .map_err(|why| told(format!("{name}: {why}"), "Ask for the document again."))?;
    signals.check()?;
    for (page, why) in &unread {
        printer.talk(&format!("{name}, page {page}: not looked at: {why}"));
    }
    let count = plural(found.len(), "place");
    match arguments.format {
        Format::Json => printer.json(&Report { hidden: found })?,
        Format::Text => printer.data(&text(&found))?,
    }
    printer.talk(&format!("{name}: {count} with words that nobody sees"));
    Ok(match unread.is_empty() {
        true => Outcome::Fine,
        false => Outcome::Errors,
    })
}

fn pages(bytes: Vec<u8>, password: Option<&Password>) -> Result<usize, Refusal> {
    let password = password.map(|password| password.0.as_str());
    let watch = clock::watch(|| false);
    Source::open_in_time(bytes, password, &Limits::default(), &watch).map(|source| source.len())
}

/// The file, as a worker finds it; as its bytes where its name is no text.
fn content(file: &Path, password: Option<Password>) -> anyhow::Result<Content> {
    let folder = file.parent().map(Path::to_owned).unwrap_or_default();
    Ok(match file.file_name().and_then(|name| name.to_str()) {
        Some(name) => Content::File {
            folder,
            path: name.to_owned(),
            password,
        },
        None => Content::Single(Arc::new(files::read_pdf(file)?)),
    })
}

struct Document {
    sha256: String,
    pages: usize,
    content: Content,
}

/// Pages, from 1, that could not be read, and why.
type NotLookedAt = Vec<(usize, Unread)>;

impl Document {
    fn hidden(&self, signals: &Signals) -> Result<(Vec<Found>, NotLookedAt), Unread> {
        let (mut found, mut unread) = (Vec::new(), Vec::new());
        let all = 0..self.pages;
        Workers::one_a_core().read_each(
            &self.sha256,
            &self.content,
            all,
            &|| !signals.is_asked(),
            &mut |page, reading| match reading {
                Ok(reading) => {
                    let words = reading.hidden.into_iter();
                    found.extend(words.map(|words| Found::on(page + 1, words)));
                }
                Err(why) => unread.push((page + 1, why)),
            },
        )?;
        Ok((found, unread))
    }
}

/// A line for each place.
fn text(found: &[Found]) -> String {
    let lines = found.iter().map(|found| {
        let how = found.kind.how();
        format!("page {}, {how}: {}\n", found.page, found.text)
    });
    lines.collect()
}
