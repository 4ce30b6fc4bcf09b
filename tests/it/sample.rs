//! The main job, end to end, on the sample case: what its bundle must be.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::OnceLock;

use bundle_builder::bundle::{Lengths, plan};
use bundle_builder::case::{Case, Document, VolumeCap, text};
use bundle_builder::export::{ExportError, Exported, Load, Progress, Report, Request, export};
use bundle_builder::finding::Severity;
use bundle_builder::library::{Library, Passage, Stance, fingerprint, read, shipped};
use bundle_builder::pdf::import::Watch;
use bundle_builder::pdf::{self, Facts};
use bundle_builder::preflight::{Documents, Quotations};
use bundle_builder::profile::{DEFAULT, Profile};

use super::desk::{Desk, TODAY, sample_case};
use super::tools;

pub(crate) fn case() -> Case {
    text::read(&sample_case()).unwrap()
}

fn library() -> Library {
    let (library, findings) = read(&shipped());
    assert_eq!(findings, []);
    library
}

/// A bundle in one file that lies in memory.
pub(crate) fn in_memory(
    request: &Request<'_>,
    load: &Load<'_>,
    report: &mut Report<'_>,
) -> Result<(Exported, Vec<u8>), ExportError> {
    let begin = || Ok(Vec::new());
    let mut files = export(request, VolumeCap::default(), &begin, load, report)?;
    assert_eq!(files.len(), 1);
    Ok(files.remove(0))
}

fn make(case: &Case) -> (Exported, Vec<u8>) {
    let request = Request {
        case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &library(),
        today: TODAY.parse().unwrap(),
        documents: &Documents::new(),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    in_memory(&request, &no_documents, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// The sample bundle, made once for all tests.
fn sample() -> &'static (Exported, Vec<u8>) {
    static SAMPLE: OnceLock<(Exported, Vec<u8>)> = OnceLock::new();
    SAMPLE.get_or_init(|| make(&case()))
}

fn exported() -> &'static Exported {
    &sample().0
}

pub(crate) fn bytes() -> &'static [u8] {
    &sample().1
}

pub(crate) fn facts() -> Facts {
    pdf::facts(bytes()).unwrap()
}

#[test]
fn it_is_the_case_that_was_promised() {
    let case = case();
    assert!(case.entries().count() >= 12);
    assert!(case.issues.len() >= 4);
    assert!(case.issues.iter().all(|issue| !issue.entries.is_empty()));
    assert!(
        case.entries()
            .any(|entry| entry.passage.stance == Stance::Adverse)
    );
    assert_eq!(case.claimant.nationality.as_deref(), Some("RUS"));
    assert!(case.claimant.characteristics.contains("deserter"));
    assert_eq!(case.heading.reference, "PA/00000/2099");
    assert!(case.heading.appellant.len() <= 6, "initials, not a name");
    assert_eq!(facts().pages[0].label, "AB 1");
}

#[test]
fn every_entry_is_what_the_library_holds() {
    let (case, library) = (case(), library());
    for entry in case.entries() {
        let held = library.passage(&entry.passage.id).unwrap();
        assert!(entry.is_as_chosen(), "CS {}", entry.number);
        assert_eq!(
            entry.fingerprint,
            fingerprint(held.source, held.passage),
            "CS {}",
            entry.number
        );
        let copied = Passage {
            propositions: Vec::new(), // the library's own business
            ..held.passage.clone()
        };
        assert_eq!(entry.passage, copied, "CS {}", entry.number);
        assert!(entry.source.passages.is_empty());
    }
    for issue in &case.issues {
        let known = library
            .taxonomy
            .issue(issue.taxonomy.as_ref().unwrap())
            .unwrap();
        assert_eq!(issue.label, known.label);
    }
}

#[test]
fn its_file_is_as_the_program_writes_it() {
    assert_eq!(text::write(&case()).unwrap().into_bytes(), sample_case());
}

#[test]
fn nothing_in_it_is_an_error() {
    let errors: Vec<String> = exported()
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    assert!(exported().draft, "nobody has signed it off");
    assert!((1..=12).contains(&exported().schedule_pages));
    assert_eq!(exported().pages as usize, facts().pages.len());
}

#[test]
fn its_plan() {
    let plan = plan(
        &case(),
        &Profile::shipped(DEFAULT).unwrap(),
        &Lengths::new(),
    );
    insta::assert_snapshot!(plan);
}

/// Every line of every page, with where its links lead.
#[test]
fn its_pages() {
    let facts = facts();
    let pages: Vec<String> = facts.pages.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(pages.join("\n"));
}

#[test]
fn the_same_case_gives_the_same_bytes_in_one_process_and_in_two() {
    assert!(make(&case()).1 == bytes());
    for _ in 0..2 {
        let desk = Desk::with_sample();
        assert_eq!(desk.export().code, Some(0));
        assert!(desk.get("bundle.pdf") == bytes());
    }
}

/// The day is for reckoning ages only: no bundle says when it was made.
#[test]
fn the_bytes_do_not_depend_on_the_day() {
    let request = Request {
        case: &case(),
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &library(),
        today: "2027-01-31".parse().unwrap(),
        documents: &Documents::new(),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    let (_, later) = in_memory(&request, &no_documents, go_on).unwrap();
    assert!(later == bytes());
}

#[test]
fn no_party_is_named_in_the_metadata_or_the_file_name() {
    let mut case = case();
    case.heading.appellant = "Ivan Ivanovich Invented".to_owned();
    case.heading.representative = "Petrov Solicitors".to_owned();
    let (exported, bytes) = make(&case);
    let facts = pdf::facts(&bytes).unwrap();
    assert_eq!(facts.information, ["Producer", "Title"]);
    for name in ["Ivan", "Invented", "Petrov", "Secretary"] {
        assert!(!exported.file_name.contains(name), "{}", exported.file_name);
        assert!(!facts.title.as_deref().unwrap().contains(name));
        let named = |text: &str| text.contains(name);
        assert!(!facts.outline.iter().any(|bookmark| named(&bookmark.title)));
        assert!(!facts.pages.iter().any(|page| named(&page.label)));
        // Page contents are compressed, so what can be read in the raw bytes is not a page.
        assert!(
            !bytes
                .windows(name.len())
                .any(|part| part == name.as_bytes())
        );
        // What is not drawn on a page must not hold the name in UTF-16 either.
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert!(!bytes.windows(wide.len()).any(|part| part == wide));
    }
    for page in &facts.pages[1..] {
        assert!(
            !page.lines().iter().any(|line| line.contains("Invented")),
            "only the cover names"
        );
    }
}

#[test]
fn a_cancelled_export_gives_nothing_at_any_step() {
    let (case, library) = (case(), library());
    let request = Request {
        case: &case,
        profile: &Profile::shipped(DEFAULT).unwrap(),
        library: &library,
        today: TODAY.parse().unwrap(),
        documents: &Documents::new(),
        quotations: &Quotations::new(),
        watch: &Watch::default(),
    };
    let mut steps = Vec::new();
    let mut note = |progress: Progress| {
        steps.push(progress.fraction);
        ControlFlow::Continue(())
    };
    in_memory(&request, &no_documents, &mut note).unwrap();
    assert!(steps.is_sorted() && steps.first() == Some(&0.0) && steps.last() == Some(&1.0));
    for last in 0..steps.len() {
        let mut left = last;
        let mut stop = |_| match left {
            0 => ControlFlow::Break(()),
            _ => {
                left -= 1;
                ControlFlow::Continue(())
            }
        };
        let error = in_memory(&request, &no_documents, &mut stop).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the export was cancelled; nothing was written"
        );
    }
}

/// Text without any white space or hyphens, since lines break at both.
fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{ad}')
        .collect()
}

#[test]
fn other_readers_find_every_passage_in_it() {
    let desk = Desk::with_sample();
    desk.export();
    for (program, arguments) in [
        ("pdftotext", vec!["-enc", "UTF-8", "-nopgbrk"]),
        ("mutool", vec!["draw", "-q", "-F", "text"]),
    ] {
        // A passage runs on over the head and foot of pages, so those lines go first.
        let furniture: BTreeSet<String> = facts()
            .pages
            .iter()
            .flat_map(|page| {
                let edge = |y: f32| !(page.height * 0.065..page.height * 0.945).contains(&y);
                page.text
                    .iter()
                    .filter(move |piece| edge(piece.y))
                    .map(|piece| folded(&piece.text))
            })
            .collect();
        let Some((printed, code)) = tools::read_text(program, &arguments, &desk.path("bundle.pdf"))
        else {
            continue;
        };
        assert_eq!(code, 0, "{printed}");
        let kept = printed
            .lines()
            .map(folded)
            .filter(|line| !furniture.contains(line));
        let printed: String = kept.collect();
        for entry in case().entries() {
            let (passage, number) = (&entry.passage.text, entry.number);
            assert!(
                printed.contains(&folded(passage)),
                "{program}: CS {number}: {passage}"
            );
            assert!(
                printed.contains(&folded(&entry.source.title)),
                "{program}: CS {number}"
            );
        }
    }
}

#[test]
fn other_readers_find_no_fault_in_it() {
    let desk = Desk::with_sample();
    desk.export();
    let file = desk.path("bundle.pdf");
    if let Some((printed, code)) = tools::run("qpdf", &["--check"], &file) {
        assert_eq!(code, 0, "{printed}");
        assert!(!printed.to_lowercase().contains("warning"), "{printed}");
        assert!(printed.contains("File is not encrypted"), "{printed}");
    }
    if let Some((printed, code)) = tools::run("pdffonts", &[], &file) {
        assert_eq!(code, 0, "{printed}");
        let fonts: Vec<&str> = printed.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "{printed}");
        for font in fonts {
            // name, type, encoding, emb, sub, uni, object
            let words: Vec<&str> = font.split_whitespace().collect();
            assert_eq!(
                words[words.len() - 5..words.len() - 2],
                ["yes"; 3],
                "{printed}"
            );
        }
    }
    if let Some((printed, code)) = tools::run("mutool", &["info"], &file) {
        assert_eq!(code, 0, "{printed}");
        assert!(
            !printed.contains("error:") && !printed.contains("warning:"),
            "{printed}"
        );
        assert!(
            printed.contains(&format!("Pages: {}", exported().pages)),
            "{printed}"
        );
    }
}

/// The sample has no documents behind it.
fn no_documents(_: &Document) -> Result<Vec<u8>, String> {
    Err("there are none".to_owned())
}
