//! What it costs that pages are read and drawn in processes that may die: `BUNDLE_BUILDER_PAGES=FOLDER cargo
//! bench --bench worker`, for the PDFs below that folder.
//!
//! Shown are the start of a worker up to its word that it is ready; the words of a page; a picture of a page
//! as small as the preview's thumbnails: each by a worker, and by the same code in this process, in turns, page
//! after page of the same documents. Time by the clock, for that is what a person waits for and the two
//! processes do not work at the same time; the median over the pages, and what all of them took together.

#![expect(clippy::print_stdout, reason = "a benchmark is there to print")]
#![expect(
    clippy::disallowed_methods,
    reason = "it reads files as a person puts them there"
)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bundle_builder::export::sha256;
use bundle_builder::files::below;
use bundle_builder::pdf::render::{Pages, Size};
use bundle_builder::worker::{ARGUMENT, Content, Patience, Program, Task, Workers, serve};

/// Pages of each document: no manual of a thousand pages speaks for all.
const MOST_PAGES: usize = 10;
/// Of the preview's thumbnails, in pixels for a point.
const THUMBNAIL: f32 = 0.15;
const STARTS: usize = 50;

fn main() -> ExitCode {
    if env::args().nth(1).is_some_and(|first| first == ARGUMENT) {
        return serve();
    }
    let Some(folder) = env::var_os("BUNDLE_BUILDER_PAGES") else {
        println!("worker: BUNDLE_BUILDER_PAGES names no folder with PDFs");
        return ExitCode::SUCCESS;
    };
    let mut files = below(Path::new(&folder)).unwrap_or_default();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    let mut costs = Costs::default();
    for file in &files {
        costs.add(file);
    }
    starts(files.first());
    println!("{} documents, {} pages", files.len(), costs.words.len());
    show("words of a page", &mut costs.words);
    show("thumbnail", &mut costs.thumbnails);
    ExitCode::SUCCESS
}

fn workers() -> Workers {
    Workers::new(Program::own(ARGUMENT), 1, Patience::default())
}

/// By the worker and by this process.
type Both = (Duration, Duration);

#[derive(Default)]
struct Costs {
    words: Vec<Both>,
    thumbnails: Vec<Both>,
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let made = work();
    (begun.elapsed(), made)
}

fn content(file: &Path) -> Content {
    Content::File {
        folder: file.parent().unwrap_or(Path::new("")).to_owned(),
        path: file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        password: None,
    }
}

impl Costs {
    /// The first page of each document is not counted: with it, the document is opened.
    fn add(&mut self, file: &Path) {
        let bytes = fs::read(file).unwrap_or_default();
        let (name, content) = (sha256(&bytes), content(file));
        let Ok(pages) = Pages::open(bytes, None) else {
            return;
        };
        let (workers, pen) = (workers(), pages.pen());
        for page in 0..pages.len().min(MOST_PAGES + 1) {
            let task = Task {
                sha256: name.clone(),
                page,
                size: Size::scaled(THUMBNAIL),
                content: content.clone(),
            };
            let (there, drawn) = timed(|| workers.draw(&task));
            let (here, same) = timed(|| pen.draw(page, &task.size));
            if let (true, Ok(drawn), Ok(same)) = (page > 0, drawn, same) {
                assert!(drawn.picture == same, "{} page {page}", file.display());
                self.thumbnails.push((there, here));
            }
            let one = page..page + 1;
            let mut told = 0;
            let (there, read) = timed(|| {
                let mut take = |_, _| told += 1;
                workers.read_each(&name, &content, one.clone(), &|| true, &mut take)
            });
            let (here, ()) = timed(|| pages.read_each(one, None, &mut |_| true));
            if page > 0 && read.is_ok() && told == 1 {
                self.words.push((there, here));
            }
        }
    }
}

/// Until a worker that has just been started has opened a document and answered, less what the same answer
/// costs the next time, and less the opening.
fn starts(file: Option<&PathBuf>) {
    let Some(file) = file else { return };
    let bytes = fs::read(file).unwrap_or_default();
    let task = Task {
        sha256: sha256(&bytes),
        page: 0,
        size: Size::scaled(THUMBNAIL),
        content: content(file),
    };
    let mut took: Vec<Duration> = (0..STARTS)
        .map(|_| {
            let workers = workers();
            let (first, _) = timed(|| workers.draw(&task).is_ok());
            let (again, _) = timed(|| workers.draw(&task).is_ok());
            let (opened, _) = timed(|| Pages::open(bytes.clone(), None).is_ok());
            first.saturating_sub(again).saturating_sub(opened)
        })
        .collect();
    took.sort();
    let milliseconds = |at: usize| took[at].as_secs_f64() * 1000.0;
    println!(
        "start of a worker: median {:.1} ms, at worst {:.1} ms",
        milliseconds(STARTS / 2),
        milliseconds(STARTS - 1)
    );
}

fn show(what: &str, costs: &mut [Both]) {
    let all = |of: fn(&Both) -> Duration| costs.iter().map(of).sum::<Duration>().as_secs_f64();
    let (there, here) = (all(|both| both.0), all(|both| both.1));
    let mut median = |of: fn(&Both) -> Duration| {
        costs.sort_by_key(of);
        let middle = costs.get(costs.len() / 2);
        middle.map_or(0.0, |both| of(both).as_secs_f64() * 1000.0)
    };
    println!(
        "{what}: by a worker median {:.2} ms, here {:.2} ms; all together {there:.2} s and {here:.2} s ({:.2} times)",
        median(|both| both.0),
        median(|both| both.1),
        there / here
    );
}
