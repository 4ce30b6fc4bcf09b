//! Scans read by the reader in the program, on computers without tesseract: how many words it gets wrong, whether its
//! boxes lie over the printed words, and what is said of it.
//!
//! The models are not kept with the source: `assets/ocr/make-models FOLDER` makes them, and these tests run where
//! `BUNDLE_BUILDER_MODELS=FOLDER` says where they are.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test stops where it cannot go on, and figures are for whoever runs it"
)]

use std::ffi::OsString;

use bundle_builder::pdf::assemble::{OnSheet, PlacedPage};
use bundle_builder::pdf::import::{Limits, Source};
use bundle_builder::quote::Area;

use super::desk::{Desk, Seen, TODAY, sample_case};
use super::ocr::{Lies, drawn, edits, opened, prose, russian, said, scan, share_of_boxes, texts};
use super::tools;

/// None where there are no models.
fn models() -> Option<OsString> {
    let models = std::env::var_os("BUNDLE_BUILDER_MODELS");
    if models.is_none() {
        tools::say("no models are there: the reader in the program was passed by");
    }
    models
}

/// The program without tesseract, with these models.
fn run(desk: &Desk, models: &OsString, arguments: &[&str]) -> Seen {
    let mut command = desk.command(arguments);
    command.env("BUNDLE_BUILDER_MODELS", models);
    Seen::from(command.output().unwrap())
}

const EXPORT: [&str; 6] = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];

/// A place on a page of this height, on the scan of it.
fn lying(area: &Area, lies: &Lies, high: f32) -> Area {
    match lies {
        // Turned to the right, what was above is at the right.
        Lies::OnItsSide => Area {
            x0: high - area.y1,
            y0: area.x0,
            x1: high - area.y0,
            y1: area.x1,
        },
        Lies::Upright | Lies::TurnedByPage => *area,
    }
}

#[test]
fn without_tesseract_the_program_reads_english_by_itself_and_its_words_lie_over_the_printed_ones() {
    let Some(models) = models() else { return };
    let desk = Desk::new();
    let english = prose();
    let pictures = [
        (drawn(&english, 0), Lies::Upright),
        (drawn(&english, 1), Lies::TurnedByPage),
        (drawn(&english, 2), Lies::OnItsSide),
    ];
    desk.put("scan.pdf", scan(&pictures));
    desk.put("case.ron", sample_case());
    let added = run(&desk, &models, &["add", "case.ron", "scan.pdf"]);
    let reads = "Reading 3 scanned pages by machine (Latin letters)";
    assert!(added.stderr.contains(reads), "{added}");
    let exported = run(&desk, &models, &EXPORT);
    assert!(!exported.stderr.contains("document-no-text"), "{exported}");
    assert!(
        exported.stderr.contains("It knows Latin letters only"),
        "{exported}"
    );

    let (_, bundle) = opened(&desk, "bundle.pdf");
    let (scan_bytes, _) = opened(&desk, "scan.pdf");
    let source = Source::open(scan_bytes, None, &Limits::default()).unwrap();
    let read = texts(&bundle);
    let first = bundle.len() - 3;
    let (mut wrong, mut all) = (0, 0);
    for (at, (printed_page, (_, lies))) in texts(&english).iter().zip(&pictures).enumerate() {
        let page = &read[first + at];
        // The number of the page, and the way back to the index.
        let mut ours = page.words.clone();
        ours.retain(|word| word.area.y0 <= page.size.1 - 22.0);
        wrong += edits(&said(&printed_page.words), &said(&ours));
        all += printed_page.words.len();
        let sheet = OnSheet::of(&source, &PlacedPage::fitted(at, 0)).unwrap();
        let printed = printed_page.words.iter();
        let printed: Vec<(String, Area)> = printed
            .map(|word| {
                let area = lying(&Area::from(word.area), lies, printed_page.size.1);
                (word.text.clone(), sheet.area(&area))
            })
            .collect();
        let ours = ours.iter();
        let ours: Vec<(String, Area)> = ours
            .map(|word| (word.text.clone(), Area::from(word.area)))
            .collect();
        let (own, union) = share_of_boxes(&printed, &ours);
        eprintln!("page {at}: {own:.3} of the printed boxes, {union:.3} of both");
        assert!(own >= 0.95, "page {at}: {own}");
    }
    eprintln!("{wrong} of {all} words wrong");
    assert!(wrong as f32 <= all as f32 * 0.02, "{wrong} of {all}");
}

#[test]
fn what_is_in_cyrillic_is_left_unread_and_said_so() {
    let Some(models) = models() else { return };
    let desk = Desk::new();
    let (bundle, page) = russian(&desk);
    desk.put("scan.pdf", scan(&[(drawn(&bundle, page), Lies::Upright)]));
    desk.put("case.ron", sample_case());
    let added = run(&desk, &models, &["add", "case.ron", "scan.pdf"]);
    assert!(added.stderr.contains("(Latin letters)"), "{added}");
    let exported = run(&desk, &models, &EXPORT);
    assert!(
        exported.stderr.contains("It knows Latin letters only"),
        "{exported}"
    );
    assert!(
        exported.stderr.contains("lines were seen and not read"),
        "{exported}"
    );
    let (_, bundle) = opened(&desk, "bundle.pdf");
    let read = said(&texts(&bundle)[bundle.len() - 1].words).join(" ");
    for word in ["Казани", "Ka3a", "yuute", "pa6ota"] {
        assert!(!read.contains(word), "{read}");
    }
}

#[test]
fn a_model_that_does_not_belong_to_the_program_is_named() {
    let desk = Desk::with_sample();
    desk.put("models/find-lines.onnx", "anything");
    desk.put("scan.pdf", scan(&[(drawn(&prose(), 0), Lies::Upright)]));
    let added = run(&desk, &"models".into(), &["add", "case.ron", "scan.pdf"]);
    assert_eq!(added.code, Some(0), "{added}");
    let says =
        "the file find-lines.onnx that came with this program is damaged or of another version";
    assert!(added.stderr.contains(says), "{added}");
}
