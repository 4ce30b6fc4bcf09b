//! Scans read by machine: pages of known words become pictures, and the bundle in which they stand is searched and copied by
//! our reader and by other people's. Runs where tesseract is installed; in CI it has to be.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test stops where it cannot go on, looks at the disk as a person does, and figures are for whoever runs it"
)]

use std::collections::BTreeMap;
use std::path::Path;

use bundle_builder::case::{Edit, text};
use bundle_builder::ocr::{Engine as _, Grey, Tesseract, Wanted};
use bundle_builder::pdf::assemble::{OnSheet, PlacedPage};
use bundle_builder::pdf::content::{PageText, Word, unpack};
use bundle_builder::pdf::import::{Limits, Source};
use bundle_builder::pdf::render::{Pages, Size};
use bundle_builder::platform::{System, environment};
use bundle_builder::quote::Area;

use super::desk::{Desk, EXPORT, Seen, sample_case};
use super::{paper, tools};

const DPI: u32 = 300;

/// A text in Russian that prints in the schedule; of our own making.
const RUSSIAN: &str = "Заявитель родился в Казани и работал учителем в средней школе. Весной к нему домой пришли сотрудники полиции и потребовали подписать бумагу, в которой было сказано, что он обязуется не покидать город. Он отказался, и через неделю его вызвали в военкомат, где ему вручили повестку. Соседи рассказали, что за домом наблюдали, а его брата допрашивали несколько часов. После этого семья решила уехать; границу они перешли ночью вместе с двумя другими семьями. В суде он объяснил, почему не может вернуться, и передал копии всех документов.";

/// How a page of a scan lies.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Lies {
    Upright,
    /// The picture lies on its side, and the page says how it is to be turned.
    TurnedByPage,
    /// The picture lies on its side, and nothing says so.
    OnItsSide,
}

/// The program with tesseract, where it is installed.
pub(crate) fn run(desk: &Desk, arguments: &[&str]) -> Seen {
    let mut command = desk.command(arguments);
    command.env_remove("BUNDLE_BUILDER_TESSERACT");
    Seen::from(command.output().unwrap())
}

pub(crate) fn is_there() -> bool {
    tools::read_text("tesseract", &["--list-langs"], Path::new("-")).is_some()
}

pub(crate) fn drawn(pages: &Pages, page: usize) -> Grey {
    let picture = pages
        .pen()
        .draw(page, &Size::scaled(DPI as f32 / 72.0))
        .unwrap();
    Grey::of(picture.width, picture.height, DPI, &picture.pixels)
}

/// A page of a scan as it is filed: its picture and the entries of the page.
fn page_of(grey: &Grey, lies: Lies) -> (Grey, String) {
    let turned = |times: usize| (0..times).fold(grey.clone(), |grey, _| grey.turned());
    let (picture, rotate) = match lies {
        Lies::Upright => (grey.clone(), ""),
        Lies::TurnedByPage => (turned(3), "/Rotate 90"),
        Lies::OnItsSide => (turned(1), ""),
    };
    let points = |pixels: u32| pixels as f32 * 72.0 / DPI as f32;
    let (width, height) = (points(picture.width), points(picture.height));
    let entries = format!("/MediaBox[0 0 {width} {height}]{rotate}");
    (picture, entries)
}

/// A document that is nothing but these pictures.
pub(crate) fn scan(pages: &[(Grey, Lies)]) -> Vec<u8> {
    let kids: String = (0..pages.len())
        .map(|at| format!("{} 0 R ", 3 + 3 * at))
        .collect();
    let mut texts = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
    ];
    let mut streams: Vec<Option<Vec<u8>>> = vec![None, None];
    for (at, (grey, lies)) in pages.iter().enumerate() {
        let (picture, entries) = page_of(grey, *lies);
        let (content, image) = (4 + 3 * at, 5 + 3 * at);
        texts.push(format!("<</Type/Page/Parent 2 0 R{entries}/Contents {content} 0 R/Resources<</XObject<</I {image} 0 R>>>>>>"));
        streams.push(None);
        let points = |pixels: u32| pixels as f32 * 72.0 / DPI as f32;
        texts.push(String::new());
        streams.push(Some(
            format!(
                "q {} 0 0 {} 0 0 cm /I Do Q",
                points(picture.width),
                points(picture.height)
            )
            .into_bytes(),
        ));
        texts.push(format!("/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8/ColorSpace/DeviceGray", picture.width, picture.height));
        streams.push(Some(picture.pixels));
    }
    let objects: Vec<(&str, Option<&[u8]>)> = texts
        .iter()
        .zip(&streams)
        .map(|(text, stream)| (text.as_str(), stream.as_deref()))
        .collect();
    paper::file(&objects)
}

pub(crate) fn texts(pages: &Pages) -> Vec<PageText> {
    let mut all = Vec::new();
    pages.read_each(0..pages.len(), None, &mut |reading| {
        all.push(unpack(&reading.unwrap().text).unwrap());
        true
    });
    all
}

pub(crate) fn opened(desk: &Desk, name: &str) -> (Vec<u8>, Pages) {
    let bytes = std::fs::read(desk.path(name)).unwrap();
    (bytes.clone(), Pages::open(bytes, None).unwrap())
}

/// Pages of prose, as it is quoted in the sample case.
pub(crate) fn prose() -> Pages {
    let case = text::read(&sample_case()).unwrap();
    let said: Vec<String> = case
        .entries()
        .map(|entry| entry.passage.text.clone())
        .collect();
    let mut lines = vec![String::new()];
    let twice = [&said[..], &said[..]].concat().join(" ");
    for word in twice.split_whitespace() {
        let last = lines.last_mut().unwrap();
        if last.len() + word.len() > 80 {
            lines.push(word.to_owned());
        } else {
            last.push_str(if last.is_empty() { "" } else { " " });
            last.push_str(word);
        }
    }
    let mut objects = vec![
        ("<</Type/Catalog/Pages 2 0 R>>".to_owned(), None),
        (
            "<</Type/Pages/Count 3/Kids[3 0 R 5 0 R 7 0 R]>>".to_owned(),
            None,
        ),
    ];
    for (at, lines) in lines.chunks(48).take(3).enumerate() {
        let content = 4 + 2 * at;
        objects.push((format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>>>>>>>"), None));
        let mut stream = b"BT /F 11.5 Tf 14.5 TL 72 770 Td\n".to_vec();
        for line in lines {
            stream.push(b'(');
            stream.extend(line.chars().flat_map(win_ansi));
            stream.extend_from_slice(b") Tj T*\n");
        }
        stream.extend_from_slice(b"ET");
        objects.push((String::new(), Some(stream)));
    }
    let objects: Vec<(&str, Option<&[u8]>)> = objects
        .iter()
        .map(|(text, stream)| (text.as_str(), stream.as_deref()))
        .collect();
    Pages::open(paper::file(&objects), None).unwrap()
}

fn win_ansi(letter: char) -> Vec<u8> {
    match letter {
        '(' | ')' | '\\' => vec![b'\\', letter as u8],
        '“' => vec![0x93],
        '”' => vec![0x94],
        '‘' => vec![0x91],
        '’' => vec![0x92],
        '–' => vec![0x96],
        '—' => vec![0x97],
        '…' => vec![0x85],
        ' '..='~' => vec![letter as u8],
        '\u{a1}'..='\u{ff}' => vec![letter as u32 as u8],
        _ => vec![b'x'],
    }
}

/// A page of a bundle with a text in Russian.
pub(crate) fn russian(desk: &Desk) -> (Pages, usize) {
    noted(desk, RUSSIAN, "Казани")
}

/// A page of a bundle on which a text is printed that has this word.
pub(crate) fn noted(desk: &Desk, text_of_note: &str, word: &str) -> (Pages, usize) {
    let case = text::read(&sample_case()).unwrap();
    let number = case.entries().next().unwrap().number;
    let case = Edit::SetNote {
        number,
        text: text_of_note.to_owned(),
    }
    .apply(&case)
    .unwrap();
    desk.put("case.ron", text::write(&case).unwrap());
    let told = desk.export();
    assert!(told.stdout.contains("bundle.pdf"), "{told}");
    let (_, pages) = opened(desk, "bundle.pdf");
    let texts = texts(&pages);
    let has_it = |page: &usize| texts[*page].words.iter().any(|one| one.text == word);
    let page = (0..pages.len()).find(has_it).unwrap();
    (pages, page)
}

const LIE: [Lies; 4] = [
    Lies::Upright,
    Lies::TurnedByPage,
    Lies::OnItsSide,
    Lies::Upright,
];

/// Words that have to be changed, added or left out to make one text of that part of the other which comes nearest.
pub(crate) fn edits(known: &[String], read: &[String]) -> usize {
    let mut row = vec![0; read.len() + 1];
    for (at, known) in known.iter().enumerate() {
        let mut before = std::mem::replace(&mut row[0], at + 1);
        for (to, read) in read.iter().enumerate() {
            let same = before + usize::from(known != read);
            before = row[to + 1];
            row[to + 1] = same.min(before + 1).min(row[to] + 1);
        }
    }
    row.into_iter().min().unwrap()
}

pub(crate) fn said(words: &[Word]) -> Vec<String> {
    words.iter().map(|word| word.text.clone()).collect()
}

/// How much of two boxes is common, as a part of the first, and of both together.
fn overlap(one: &Area, other: &Area) -> (f32, f32) {
    let size = |area: &Area| (area.x1 - area.x0).max(0.0) * (area.y1 - area.y0).max(0.0);
    let common = size(&Area {
        x0: one.x0.max(other.x0),
        y0: one.y0.max(other.y0),
        x1: one.x1.min(other.x1),
        y1: one.y1.min(other.y1),
    });
    let both = size(one) + size(other) - common;
    (common / size(one).max(0.01), common / both.max(0.01))
}

/// Of tesseract's boxes so many lie by half under a word of the same letters.
pub(crate) fn share_of_boxes(boxes: &[(String, Area)], words: &[(String, Area)]) -> (f32, f32) {
    let best = |(text, area): &(String, Area)| {
        let same = words.iter().filter(|(other, _)| other == text);
        same.map(|(_, other)| overlap(area, other))
            .fold((0.0_f32, 0.0_f32), |(one, both), (own, union)| {
                (one.max(own), both.max(union))
            })
    };
    let found: Vec<(f32, f32)> = boxes.iter().map(best).collect();
    let share = |is_good: &dyn Fn(&(f32, f32)) -> bool| {
        found.iter().filter(|one| is_good(one)).count() as f32 / boxes.len() as f32
    };
    (
        share(&|(own, _)| *own >= 0.5),
        share(&|(_, union)| *union >= 0.5),
    )
}

/// What tesseract itself says of a page, on the page of the bundle.
pub(crate) fn own_boxes(
    engine: &Tesseract,
    grey: &Grey,
    lies: Lies,
    sheet: &OnSheet,
) -> Vec<(String, Area)> {
    let words = engine.read(grey, &|| true).unwrap().words;
    let points = |pixels: f32| pixels * 72.0 / DPI as f32;
    let wide = points(grey.height as f32);
    let on_page = words.iter().map(|word| {
        let [x0, y0, x1, y1] = [
            word.area.left,
            word.area.top,
            word.area.right,
            word.area.bottom,
        ]
        .map(points);
        let area = match lies {
            // Turned to the right, what was above is at the right.
            Lies::OnItsSide => Area {
                x0: wide - y1,
                y0: x0,
                x1: wide - y0,
                y1: x1,
            },
            Lies::Upright | Lies::TurnedByPage => Area { x0, y0, x1, y1 },
        };
        (word.text.clone(), sheet.area(&area))
    });
    on_page.collect()
}

/// The words of a page as pdftotext places them.
pub(crate) fn by_poppler(file: &Path, page: usize) -> Option<Vec<(String, Area)>> {
    let number = (page + 1).to_string();
    let arguments = ["-q", "-bbox", "-f", &number, "-l", &number];
    let (html, _) = tools::read_text("pdftotext", &arguments, file)?;
    let words = html.lines().filter_map(|line| {
        let (head, rest) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let numbers: Vec<f32> = head
            .split('"')
            .skip(1)
            .step_by(2)
            .filter_map(|number| number.parse().ok())
            .collect();
        let [x0, y0, x1, y1] = numbers.as_slice() else {
            return None;
        };
        let text = rest.strip_suffix("</word>")?;
        let text = text
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"");
        let area = Area {
            x0: *x0,
            y0: *y0,
            x1: *x1,
            y1: *y1,
        };
        Some((text, area))
    });
    Some(words.collect())
}

#[test]
fn a_bundle_of_scans_is_searched_and_copied_and_its_words_lie_over_the_printed_ones() {
    if !is_there() {
        return;
    }
    let desk = Desk::new();
    let (english, (bundle, page)) = (prose(), russian(&desk));
    let known: Vec<(&Pages, usize)> =
        vec![(&english, 0), (&english, 1), (&english, 2), (&bundle, page)];
    let pictures: Vec<(Grey, Lies)> = known
        .iter()
        .zip(LIE)
        .map(|((pages, page), lies)| (drawn(pages, *page), lies))
        .collect();
    desk.put("scan.pdf", scan(&pictures));
    desk.put("case.ron", sample_case());
    let added = run(&desk, &["add", "case.ron", "scan.pdf"]);
    assert_eq!(added.code, Some(0), "{added}");
    assert!(
        added
            .stderr
            .contains("Reading 4 scanned pages by machine (eng+rus)"),
        "{added}"
    );
    let exported = run(&desk, &EXPORT);
    assert!(
        !exported.stderr.contains("scanned page"),
        "read a second time: {exported}"
    );
    assert!(
        exported.stderr.contains("document-by-machine"),
        "{exported}"
    );
    assert!(!exported.stderr.contains("document-no-text"), "{exported}");
    assert!(!exported.stderr.contains("document-words"), "{exported}");

    let file = desk.path("bundle.pdf");
    let (_, bundle) = opened(&desk, "bundle.pdf");
    let read = texts(&bundle);
    let first = bundle.len() - 4;
    let engine = Tesseract::find(&environment, System::this(), &Wanted::of(None, ["RUS"])).unwrap();
    let (scan_bytes, _) = opened(&desk, "scan.pdf");
    let source = Source::open(scan_bytes, None, &Limits::default()).unwrap();
    let (mut wrong, mut all) = (0, 0);
    for (at, ((pages, page), (grey, lies))) in known.iter().zip(&pictures).enumerate() {
        let on_bundle = &read[first + at].words;
        // Of the page in Russian that text: in what order the rest of it is read is another matter.
        let known_words = match at {
            3 => RUSSIAN.split_whitespace().map(str::to_owned).collect(),
            _ => said(&texts(pages)[*page].words),
        };
        let errors = edits(&known_words, &said(on_bundle));
        eprintln!("page {at}: {errors} of {} words wrong", known_words.len());
        assert!(
            errors as f32 <= known_words.len() as f32 * 0.02,
            "page {at}: {errors}"
        );
        wrong += errors;
        all += known_words.len();

        let placed = PlacedPage::fitted(at, 0);
        let sheet = OnSheet::of(&source, &placed).unwrap();
        let boxes = own_boxes(&engine, grey, *lies, &sheet);
        let ours: Vec<(String, Area)> = on_bundle
            .iter()
            .map(|word| (word.text.clone(), Area::from(word.area)))
            .collect();
        let (own, union) = share_of_boxes(&boxes, &ours);
        eprintln!("page {at}, our reader: {own:.3} of its boxes, {union:.3} of both");
        assert!(own >= 0.95, "page {at}: {own}");
        if let Some(words) = by_poppler(&file, first + at) {
            let (own, union) = share_of_boxes(&boxes, &words);
            eprintln!("page {at}, pdftotext: {own:.3} of its boxes, {union:.3} of both");
            assert!(own >= 0.95, "page {at}: {own}");
        }
    }
    assert!(wrong as f32 <= all as f32 * 0.02, "{wrong} of {all}");

    for (program, arguments) in [
        ("pdftotext", &["-q"][..]),
        ("mutool", &["draw", "-q", "-F", "text"]),
    ] {
        if let Some((text, _)) = tools::read_text(program, arguments, &file) {
            let words: Vec<&str> = text.split_whitespace().collect();
            let text = words.join(" ");
            assert!(
                text.contains("работал учителем в средней школе"),
                "{program}"
            );
        }
    }
    let said_of_pages: BTreeMap<&str, bool> = ["read by machine"]
        .into_iter()
        .map(|words| {
            let index = read
                .iter()
                .take(first)
                .any(|page| said(&page.words).join(" ").contains(words));
            (words, index)
        })
        .collect();
    assert!(said_of_pages.values().all(|is_said| *is_said));
    if let Some((outline, _)) = tools::run_after("mutool", &["show"], &file, &["outline"]) {
        assert!(outline.contains("scan (read by machine)"), "{outline}");
    }
    let hidden = desk.bundle(&["hidden", "bundle.pdf", "--format", "json"]);
    assert_eq!(
        hidden.json()["hidden"].as_array().map(Vec::len),
        Some(0),
        "{hidden}"
    );
}

#[test]
fn what_is_left_with_no_ocr_is_read_at_export_and_a_missing_program_is_said() {
    let desk = Desk::with_sample();
    desk.put("scan.pdf", scan(&[(drawn(&prose(), 0), Lies::Upright)]));
    let added = run(&desk, &["add", "case.ron", "scan.pdf", "--no-ocr"]);
    assert_eq!(added.code, Some(0), "{added}");
    assert!(!added.stderr.contains("by machine"), "{added}");
    let without = desk.export();
    assert!(
        without.stderr.contains("tesseract is not installed"),
        "{without}"
    );
    assert!(without.stderr.contains("document-no-text"), "{without}");
    let left = run(&desk, &[&EXPORT[..], &["--no-ocr"]].concat());
    assert!(left.stderr.contains("document-no-text"), "{left}");
    assert!(!left.stderr.contains("tesseract is"), "{left}");
    if is_there() {
        let read = run(&desk, &EXPORT);
        assert!(
            read.stderr.contains("Reading 1 scanned page by machine"),
            "{read}"
        );
        assert!(!read.stderr.contains("document-no-text"), "{read}");
        let kept = desk.bundle(&["check", "case.ron"]);
        assert!(kept.stdout.contains("document-by-machine"), "{kept}");
    }
}

#[test]
fn a_confidential_word_in_a_scan_is_found_and_painted_out_and_stops_the_export_until_then() {
    if !is_there() {
        return;
    }
    let desk = Desk::with_sample();
    let word = "mobilisation";
    let pages = prose();
    let has = |page: &PageText| page.words.iter().any(|one| one.text == word);
    let page = texts(&pages).iter().position(has).unwrap();
    desk.put("scan.pdf", scan(&[(drawn(&pages, page), Lies::Upright)]));
    let added = run(&desk, &["add", "case.ron", "scan.pdf"]);
    assert_eq!(added.code, Some(0), "{added}");
    let told = run(
        &desk,
        &["redact", "case.ron", "--term", word, "--document", "1"],
    );
    assert!(told.stdout.contains("“scan”, page 1"), "{told}");
    assert_eq!(
        told.code,
        Some(1),
        "a picture: a person looks at it, too: {told}"
    );
    let copies = std::fs::read_dir(desk.path(".case.redacted")).unwrap();
    let copy = copies.map(|copy| copy.unwrap().path()).next().unwrap();
    let engine = Tesseract::find(&environment, System::this(), &Wanted::of(None, ["GBR"])).unwrap();
    let copy = Pages::open(std::fs::read(copy).unwrap(), None).unwrap();
    let is_there = |word: &str, pages: &Pages| {
        let words = engine.read(&drawn(pages, 0), &|| true).unwrap().words;
        words.iter().any(|one| one.text.contains(word))
    };
    assert!(!is_there(word, &copy));
    assert_eq!(
        texts(&copy)[0].words,
        [],
        "the copy has no words of its own"
    );
}
