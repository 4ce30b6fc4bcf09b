//! Whether the time for unusual texts and large cases grows in proportion to their length: `cargo bench --bench growth`
//! (with a part of a name behind `--` for those alone, and with a number for texts of that length).
//!
//! Each text is set, written and proved in three lengths, each twice the one before. What takes the
//! processor three times as long or more where the text is twice as long is marked, and so is
//! marked what takes more than a second. Measured is the time of the thread on the processor, which
//! other programs disturb less than the clock; machines differ all the same, so these are figures
//! to read, not tests that fail.

#![expect(clippy::print_stdout, reason = "a benchmark is there to print")]
#![expect(
    clippy::disallowed_methods,
    reason = "it asks the kernel how long it ran"
)]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use bundle_builder::bundle::{Lengths, plan};
use bundle_builder::case::{
    Case, DisputedIssue, DocumentFile, Edit, Entry, Exhibit, NewExhibit, text,
};
use bundle_builder::layout::{Fonts, Layout, measure, typeset};
use bundle_builder::library::{Date, Library, read, shipped};
use bundle_builder::pdf::{self, About};
use bundle_builder::preflight::{
    CaseCheck, Documents, FileCheck, Quotations, check_case, check_file,
};
use bundle_builder::profile::Profile;

/// A case of a size.
type Make = Box<dyn Fn(&Model, usize) -> Case>;

/// What cases are made from.
struct Model {
    /// Without entries and documents, with one issue.
    case: Case,
    entry: Entry,
    exhibit: Exhibit,
}

/// Where a text stands in a case.
#[derive(Clone, Copy)]
enum Part {
    Passage,
    Proposition,
    Note,
    Title,
    Publisher,
    Pinpoint,
    Address,
    Label,
    Name,
    Document,
}

use Part::{
    Address, Document, Label, Name, Note, Passage, Pinpoint, Proposition, Publisher, Title,
};

/// Stands for many letters, each another one.
const EVERY_LETTER: &str = "…every letter";

/// What is repeated until a text is long enough, and where it stands.
const TEXTS: &[(&str, Part, &str)] = &[
    ("words", Passage, "the register of those liable to serve "),
    (
        "Cyrillic words",
        Passage,
        "военный комиссариат выдал повестку ",
    ),
    ("Arabic words", Passage, "قال الشاهد إن المذكرة صدرت "),
    ("Hebrew words", Passage, "צו גיוס נמסר לו "),
    ("letters without a space", Passage, "incomprehensibilities"),
    ("one letter", Passage, "a"),
    ("Arabic without a space", Passage, "مذكرة"),
    ("one mark on a letter", Passage, "\u{301}"),
    (
        "two marks on a letter, out of order",
        Passage,
        "\u{301}\u{323}",
    ),
    ("marks of two scripts", Passage, "\u{5b0}\u{64b}"),
    ("letters with a mark each", Passage, "q\u{301}"),
    ("Arabic letters with a mark each", Passage, "ع\u{64b}"),
    ("line ends in a paragraph", Proposition, "\n"),
    ("letters and line ends in a paragraph", Proposition, "a\n"),
    ("line separators", Passage, "a\u{2028}"),
    ("empty paragraphs", Passage, "\n"),
    ("short paragraphs", Passage, "a\n"),
    ("short Arabic paragraphs", Passage, "ع\n"),
    ("short paragraphs of a note", Note, "a\n"),
    ("list items", Passage, "1. point\n"),
    ("tabs", Passage, "\t"),
    ("letters and tabs", Passage, "a\t"),
    ("spaces", Passage, " "),
    ("narrow spaces", Passage, "\u{200a}"),
    ("letters and narrow spaces", Passage, "i\u{200a}"),
    ("soft hyphens", Passage, "\u{ad}"),
    ("letters and soft hyphens", Passage, "a\u{ad}"),
    ("zero-width joiners", Passage, "\u{200d}"),
    ("Arabic and zero-width non-joiners", Passage, "ع\u{200c}"),
    ("letters and zero-width spaces", Passage, "a\u{200b}"),
    ("word joiners", Passage, "a\u{2060}"),
    ("non-breaking spaces", Passage, "\u{a0}"),
    ("letters and non-breaking spaces", Passage, "a\u{a0}"),
    (
        "families",
        Passage,
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    ),
    ("flags", Passage, "\u{1f1f7}\u{1f1fa}"),
    ("keycaps", Passage, "1\u{fe0f}\u{20e3}"),
    ("tags", Passage, "\u{e0061}"),
    ("control characters", Passage, "a\u{1}"),
    ("Latin and Arabic by turns", Passage, "aع"),
    ("Latin and Cyrillic by turns", Passage, "aж"),
    ("Arabic and Hebrew by turns", Passage, "עع"),
    ("Arabic and digits by turns", Passage, "ع1"),
    ("Latin and Arabic words by turns", Passage, "word كلمة "),
    ("embeddings", Passage, "\u{202b}a\u{202c}"),
    ("embeddings never closed", Passage, "\u{202b}a"),
    ("isolates", Passage, "\u{2067}a\u{2069}"),
    ("isolates never closed", Passage, "\u{2067}a"),
    ("marks of direction", Passage, "\u{200f}\u{200e}"),
    ("brackets", Passage, "()"),
    ("brackets never closed", Passage, "("),
    ("brackets in Arabic", Passage, "ع(ع)"),
    ("brackets behind Arabic", Passage, "ع()"),
    ("quotation marks", Passage, "“"),
    ("hyphens", Passage, "-"),
    ("letters and hyphens", Passage, "a-"),
    ("dashes", Passage, "—"),
    ("full stops", Passage, "."),
    ("digits", Passage, "1"),
    ("dates", Passage, "1 July 2020 "),
    ("days", Passage, "1 "),
    ("slashes", Passage, "a/"),
    ("ligatures", Passage, "ffi"),
    ("ligature letters", Passage, "\u{fb03}"),
    ("Chinese", Passage, "国"),
    ("other letters, each once", Passage, EVERY_LETTER),
    ("embeddings of nothing", Passage, "\u{202b}\u{202c}"),
    ("isolates of nothing", Passage, "\u{2067}\u{2069}"),
    (
        "Korean syllables in parts",
        Passage,
        "\u{1112}\u{1161}\u{11ab}",
    ),
    ("Devanagari", Passage, "कि"),
    ("N’Ko", Passage, "ߊߋ"),
    ("N’Ko words", Passage, "ߊߋ "),
    ("a title", Title, "Report on the duty to serve "),
    ("a title without a space", Title, "a"),
    ("a title of two scripts", Title, "aж"),
    ("a title of marks of two scripts", Title, "\u{5b0}\u{64b}"),
    ("a title in Arabic", Title, "تقرير "),
    ("a title of slashes", Title, "a/"),
    ("a publisher", Publisher, "Office "),
    ("a pinpoint", Pinpoint, "paragraph 1, "),
    ("an address", Address, "a/"),
    ("an address without joints", Address, "a"),
    ("the name of an issue", Label, "Risk on return "),
    ("the name of an issue in two scripts", Label, "aع"),
    ("a party", Name, "A. Name "),
    ("the title of a document", Document, "Letter "),
];

/// Cases with many of one thing.
fn crowds() -> Vec<(&'static str, usize, Make)> {
    vec![
        (
            "entries, each of its source",
            2000,
            Box::new(|model, n| entries(model, n, n, 1)),
        ),
        (
            "entries of one source",
            2000,
            Box::new(|model, n| entries(model, n, 1, 1)),
        ),
        (
            "issues with an entry",
            1000,
            Box::new(|model, n| entries(model, n, 1, n)),
        ),
        (
            "documents",
            2000,
            Box::new(|model, n| documents(model, n, 1)),
        ),
        (
            "documents, each with its heading",
            1000,
            Box::new(|model, n| documents(model, n, n)),
        ),
    ]
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let length = words.iter().find_map(|word| word.parse().ok());
    let is_name = |word: &&String| !word.starts_with('-') && word.parse::<usize>().is_err();
    let wanted = words.iter().find(is_name);
    let is_wanted = |name: &str| wanted.is_none_or(|wanted| name.contains(wanted));
    let model = model();
    let bench = Bench {
        fonts: Fonts::shipped().expect("the fonts read"),
        profile: Profile::shipped(&model.case.profile).expect("the profile reads"),
        library: read(&shipped()).0,
    };
    println!(
        "{:44} {:>9}  check, measure, set, write, read, prove: seconds",
        "", "length"
    );
    for (name, part, unit) in TEXTS.iter().filter(|(name, ..)| is_wanted(name)) {
        let most = match part {
            Passage | Proposition | Note => length.unwrap_or(400_000),
            _ => 10_000,
        };
        bench.grow(name, most, &|most| long(&model, *part, unit, most));
    }
    for (name, most, make) in crowds().iter().filter(|(name, ..)| is_wanted(name)) {
        bench.grow(name, *most, &|most| make(&model, most));
    }
}

struct Bench {
    fonts: Fonts,
    profile: Profile,
    library: Library,
}

impl Bench {
    fn grow(&self, name: &str, most: usize, make: &dyn Fn(usize) -> Case) {
        let mut before: Option<Vec<f64>> = None;
        for length in [most / 4, most / 2, most] {
            let times = self.times(&make(length));
            let steps: Vec<String> = times.iter().map(|time| format!("{time:7.3}")).collect();
            let grew = |(now, then): (&f64, &f64)| *now > 0.1 && *now > then * 3.0;
            let is_steep = before.is_some_and(|before| times.iter().zip(&before).any(grew));
            let is_slow = times.iter().sum::<f64>() > 1.0;
            let marks = [(is_steep, " GROWS"), (is_slow, " slow")];
            let marks = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark);
            println!(
                "{name:44} {length:9}  {}{}",
                steps.join(" "),
                marks.collect::<String>()
            );
            before = Some(times);
        }
    }

    /// Seconds for each step from a case to a proved file.
    fn times(&self, case: &Case) -> Vec<f64> {
        let of_one_page = case.exhibits.iter().map(|held| (held.number, 1.into()));
        let lengths: Lengths = of_one_page.collect();
        let plan = plan(case, &self.profile, &lengths);
        let check = CaseCheck {
            case,
            library: &self.library,
            profile: &self.profile,
            today: Date::day(2026, 11, 23),
            schedule_pages: 1,
            missing: &[],
            documents: &Documents::new(),
            quotations: &Quotations::new(),
        };
        let (checking, _) = timed(|| check_case(&check));
        let (measuring, _) = timed(|| measure(&plan, &self.profile, &self.fonts));
        let (setting, layout) = timed(|| typeset(&plan, &self.profile, &self.fonts));
        let about = about(&layout);
        let (writing, bytes) = timed(|| pdf::front_matter_alone(&layout, &about).expect("written"));
        let (reading, facts) = timed(|| pdf::facts(&bytes).expect("read"));
        let documents = BTreeMap::new();
        let (proving, _) = timed(|| {
            check_file(&FileCheck {
                facts: &facts,
                plan: &plan,
                profile: &self.profile,
                documents: &documents,
                volume: 0,
                first: 0,
            })
        });
        vec![checking, measuring, setting, writing, reading, proving]
    }
}

fn about(layout: &Layout) -> About {
    About {
        title: "Benchmark".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        first_number: u32::try_from(layout.first + 1).expect("few pages"),
        page_labels: true,
        open_at_percent: Some(100),
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Clock::now();
    let done = black_box(work());
    (start.seconds(), done)
}

/// The time of this thread on the processor, where the system says it.
enum Clock {
    Processor(f64),
    Wall(Instant),
}

impl Clock {
    fn now() -> Self {
        processor().map_or_else(|| Clock::Wall(Instant::now()), Clock::Processor)
    }

    fn seconds(&self) -> f64 {
        match self {
            Clock::Processor(start) => processor().unwrap_or(*start) - start,
            Clock::Wall(start) => start.elapsed().as_secs_f64(),
        }
    }
}

fn processor() -> Option<f64> {
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = said.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn model() -> Model {
    let sample = include_bytes!("../../assets/sample-case.ron");
    let mut case = text::read(sample).expect("the sample case reads");
    let entry = case.issues[0].entries[0].clone();
    case.issues.truncate(1);
    case.issues[0].entries.clear();
    let document = Edit::AddExhibit(Box::new(NewExhibit {
        file: DocumentFile {
            path: "a.pdf".to_owned(),
            sha256: "0".repeat(64),
            pages: None,
        },
        title: "A".to_owned(),
        date: None,
        section: None,
        pages: None,
        title_page: false,
    }));
    case = document.apply(&case).expect("a document is added");
    let exhibit = case.exhibits.pop().expect("a document was added");
    Model {
        case,
        entry,
        exhibit,
    }
}

/// A case of one entry with a long text.
fn long(model: &Model, part: Part, unit: &str, most: usize) -> Case {
    let text: String = match unit {
        EVERY_LETTER => ('\u{4e00}'..='\u{2ffff}').cycle().take(most).collect(),
        unit => unit.chars().cycle().take(most).collect(),
    };
    let text = format!("a{text}b");
    let (mut case, mut entry) = (model.case.clone(), model.entry.clone());
    match part {
        Passage => entry.passage.text = text,
        Proposition => entry.proposition = Some(text),
        Note => entry.note = Some(text),
        Title => entry.source.title = text,
        Publisher => entry.source.publisher = text,
        Pinpoint => entry.passage.pinpoint = Some(text),
        Address => entry.source.address = format!("https://example.org/{text}"),
        Label => case.issues[0].label = text,
        Name => case.heading.appellant = text,
        Document => {
            case = documents(model, 1, 1);
            case.exhibits[0].title = text;
        }
    }
    case.issues[0].entries.push(entry);
    case
}

/// Entries with passages of their own, of so many sources and under so many issues.
fn entries(model: &Model, count: usize, sources: usize, issues: usize) -> Case {
    let mut case = model.case.clone();
    let issue = case.issues[0].clone();
    case.issues = (0..issues).map(|number| named(&issue, number)).collect();
    for at in 0..count {
        let mut entry = model.entry.clone();
        entry.number = u32::try_from(at + 1).expect("few entries");
        entry.passage.id = format!("p-{at}").as_str().into();
        entry.passage.text = format!("Passage {at}: {}", entry.passage.text);
        entry.source.id = format!("s-{}", at % sources).as_str().into();
        entry.source.title = format!("{}, part {}", entry.source.title, at % sources);
        entry.source.address = format!("{}?part={}", entry.source.address, at % sources);
        entry.source.relies_on = vec![format!("o-{}", at % sources).as_str().into()];
        case.issues[at % issues].entries.push(entry);
    }
    case
}

fn named(issue: &DisputedIssue, number: usize) -> DisputedIssue {
    DisputedIssue {
        key: format!("own-{number}"),
        taxonomy: None,
        ..issue.clone()
    }
}

fn documents(model: &Model, count: usize, headings: usize) -> Case {
    let mut case = model.case.clone();
    case.dividers = true;
    case.exhibits = (0..count)
        .map(|at| Exhibit {
            number: u32::try_from(at + 1).expect("few documents"),
            title: format!("Document {at}"),
            section: Some(format!("Heading {}", at * headings / count)),
            ..model.exhibit.clone()
        })
        .collect();
    case
}
