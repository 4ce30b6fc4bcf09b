//! How long the things take that a person waits for: `cargo bench`.
//!
//! 20,000 invented passages for matching and search; the sample case for typesetting and export.
//! Each line is the median and the range of several runs. Machines differ and are noisy, so these
//! are figures to read, not tests that fail.
//!
//! What the library costs was measured on 28 November 2026, of programs built without optimisation (`cargo build`), on two
//! cores busy with other builds; the least of nine runs, and of three of the window. Before: one pack, 316 passages;
//! after: three packs, 773 passages, and the table of countries.
//!
//! | what | by | before | after |
//! |---|---|---|---|
//! | processor of a search | `bundle match --nationality RUS --characteristic deserter` | 51 ms | 113 ms |
//! | its most memory | `/usr/bin/time -v` on the same | 26 MB | 31 MB |
//! | first frame of the window | `BUNDLE_BUILDER_TIMINGS=1 bundle-builder` | 429 ms | 457 ms |
//! | processor in its first seven seconds | `/proc/PID/stat` | 590 ms | 650 ms |
//! | memory of the window | `VmRSS` (`RssAnon`) of `/proc/PID/status` | 147 MB (36 MB) | 154 MB (40 MB) |
//!
//! A search costs as much for each passage as before: nearly all of it is reading the packs.

use std::collections::BTreeSet;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use bundle_builder::case::{Document, VolumeCap, text};
use bundle_builder::export::{Request, export, survey};
use bundle_builder::layout::Fonts;
use bundle_builder::library::{Date, Library, Shelved, read, shipped};
use bundle_builder::matching::{Query, Question, SearchIndex, matches};
use bundle_builder::pdf::import::Watch;
use bundle_builder::preflight::{Documents, Quotations};
use bundle_builder::profile::{DEFAULT, Profile};

const PASSAGES: usize = 20_000;
const RUNS: usize = 15;

#[expect(clippy::print_stdout, reason = "a benchmark is there to print")]
fn main() {
    let (library, _) = read(&shipped());
    // `cargo bench --bench speed preview` leaves out the rest.
    #[cfg(feature = "gui")]
    if std::env::args().any(|argument| argument == "preview") {
        return time_preview(&library);
    }
    let large = enlarged(&library, PASSAGES);
    let question = question(&library);
    println!(
        "{} passages, {} of them fit\n",
        large.passages().count(),
        matches(&large, &question).len()
    );

    time("read the shipped library", || read(&shipped()));
    time("match 20,000 passages", || matches(&large, &question));
    let index = SearchIndex::new(&large);
    time("build the search index of 20,000 passages", || {
        SearchIndex::new(&large)
    });
    for words in ["m", "mobilis", "forced deployment", "\"prison conditions\""] {
        time(&format!("search 20,000 passages for {words}"), || {
            index.find(&Query::parse(words))
        });
    }
    time_export(&library);
    #[cfg(feature = "gui")]
    time_preview(&library);
}

/// From an edit to the pixels of the page that shows, without what the window itself takes.
#[cfg(feature = "gui")]
#[expect(clippy::print_stdout, reason = "a benchmark is there to print")]
fn time_preview(library: &Library) {
    use bundle_builder::export::{Origin, sheets};
    use bundle_builder::pdf::render::{Pages, Size};

    let fonts = Fonts::shipped().expect("the fonts read");
    let case = long_case(library, &fonts);
    let documents = Documents::new();
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).expect("it ships"),
        library,
        today: Date::day(2026, 11, 23),
        documents: &documents,
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let go_on = || ControlFlow::Continue(());
    let made = sheets(&request, &fonts, &go_on).expect("the pages are made");
    let schedule = survey(&request, &fonts).map_or(0.0, |survey| survey.schedule_pages);
    let area = made.areas.last().expect("there are entries");
    let shown = made
        .pages
        .iter()
        .find(|page| page.position == Some(area.page));
    let Some(Origin::Own(at)) = shown.map(|page| page.origin) else {
        return;
    };
    println!(
        "\npreview: a schedule of {schedule:.1} pages, {} in all",
        made.pages.len()
    );
    time("make our own pages (typeset and written)", || {
        sheets(&request, &fonts, &go_on)
    });
    let size = Size::scaled(1000.0 / 595.276);
    time("open them and draw one, 1000 pixels wide", || {
        let pages = Pages::open(made.files[0].bytes.clone(), None).expect("they open");
        pages.pen().draw(at, &size)
    });
    time("both: from an edit to pixels", || {
        let made = sheets(&request, &fonts, &go_on).expect("the pages are made");
        let pages = Pages::open(made.files[0].bytes.clone(), None).expect("they open");
        pages.pen().draw(at, &size)
    });
    let pages = Pages::open(made.files[0].bytes.clone(), None).expect("they open");
    let pen = pages.pen();
    time("draw one more page of the same file", || {
        pen.draw(at, &size)
    });
}

/// The sample case with its entries over and over, until the schedule has about twelve pages.
#[cfg(feature = "gui")]
fn long_case(library: &Library, fonts: &Fonts) -> bundle_builder::case::Case {
    let sample =
        text::read(include_bytes!("../../assets/sample-case.ron")).expect("the sample case reads");
    let mut case = sample.clone();
    let mut number = 1000;
    for round in 0..20 {
        for (issue, model) in case.issues.iter_mut().zip(&sample.issues) {
            for entry in &model.entries {
                number += 1;
                let again = bundle_builder::case::Entry {
                    number,
                    ..entry.clone()
                };
                issue.entries.push(again);
            }
        }
        let request = Request {
            case: &case,
            profile: &Profile::shipped(DEFAULT).expect("it ships"),
            library,
            today: Date::day(2026, 11, 23),
            documents: &Documents::new(),
            quotations: &Quotations::new(),
            watch: &Watch::default(),
        };
        let pages = survey(&request, fonts).map_or(f32::MAX, |survey| survey.schedule_pages);
        if pages > 11.0 || round > 10 {
            break;
        }
    }
    case
}

fn time_export(library: &Library) {
    let case =
        text::read(include_bytes!("../../assets/sample-case.ron")).expect("the sample case reads");
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).expect("it ships"),
        library,
        today: Date::day(2026, 11, 23),
        documents: &Documents::new(),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let fonts = Fonts::shipped().expect("the fonts read");
    time("survey the sample case (the live page meter)", || {
        survey(&request, &fonts)
    });
    time("export the sample case", || {
        let begin = || Ok(Vec::new());
        let go_on = &mut |_| ControlFlow::Continue(());
        export(&request, VolumeCap::default(), &begin, &no_documents, go_on)
    });
}

fn question(library: &Library) -> Question {
    let every = library
        .taxonomy
        .characteristics()
        .map(|known| known.id.clone());
    let mine: BTreeSet<_> = every
        .filter(|id| ["deserter", "war-crimes-objector"].contains(&id.as_str()))
        .collect();
    Question {
        nationality: Some("RUS".to_owned()),
        characteristics: mine,
        issues: library
            .taxonomy
            .issues
            .iter()
            .take(4)
            .map(|issue| issue.id.clone())
            .collect(),
        ages: None,
    }
}

/// The shipped passages over and over under new ids, until there are so many.
fn enlarged(library: &Library, passages: usize) -> Library {
    let mut shelf = Vec::new();
    let mut made = 0;
    for round in 0.. {
        for shelved in library.shelf() {
            if made >= passages {
                return Library::new(library.packs.clone(), library.taxonomy.clone(), shelf);
            }
            let mut source = shelved.source.clone();
            source.id = format!("{}-{round}", source.id).as_str().into();
            for passage in &mut source.passages {
                passage.id = format!("{}-{round}", passage.id).as_str().into();
            }
            made += source.passages.len();
            shelf.push(Shelved {
                source,
                pack: 0,
                file: String::new(),
            });
        }
        assert!(made > 0, "the shipped library is empty");
    }
    unreachable!("the loop ends when there are enough")
}

#[expect(clippy::print_stdout, reason = "a benchmark is there to print")]
fn time<T>(what: &str, work: impl Fn() -> T) {
    let once = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    once();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| once()).collect();
    times.sort();
    let [least, median, most] = [0, RUNS / 2, RUNS - 1].map(|at| times[at].as_secs_f64() * 1000.0);
    println!("{what:<52} {median:9.3} ms   ({least:.3} to {most:.3})");
}

/// The sample has no documents behind it.
fn no_documents(_: &Document) -> Result<Vec<u8>, String> {
    Err("there are none".to_owned())
}
