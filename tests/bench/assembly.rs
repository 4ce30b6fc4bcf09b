//! How fast and in how much memory documents are put together, beside other tools on the same input:
//! `cargo bench --bench assembly` (with `small` behind `--` for the smaller set alone).
//!
//! It makes its own input: documents of about twenty pages of set text with embedded fonts, every tenth
//! one scanned (a JPEG on each page), every third one packed by qpdf into object streams. Measured are
//! our copying, stamping, linking and writing; the whole `bundle export`, which examines the documents
//! before and proves the file behind; `qpdf --empty --pages`, which only merges; and a script with
//! pikepdf that merges and lays a number over each page (`stamp.py`). Wall, processor and peak memory
//! are measured by /usr/bin/time on a process of its own for each, in turns, three times; the least is
//! shown. Needs ImageMagick and /usr/bin/time; qpdf and pikepdf are passed by where they are missing.
//!
//! An export knows how many pages each document has before it puts them together, so the first of these
//! programs is told; all else it finds in the files itself. The second does everything from files to
//! proved bundle: it reads each document twice (examined, then copied) and the bundle once more.
//!
//! On 24 November 2026, on two cores of an AMD EPYC with nothing else running, qpdf 11.3, pikepdf 10.18,
//! by `cargo bench --no-default-features --locked --bench assembly`:
//!
//! | | wall | processor | for a page | memory |
//! |---|---|---|---|---|
//! | 60 documents, 1,249 pages, 20 MB | | | | |
//! | ours: copied, stamped, linked | 0.13 s | 0.22 s | 0.176 ms | 16 MB |
//! | ours: examined, made and proved | 0.31 s | 0.47 s | 0.376 ms | 43 MB |
//! | qpdf: merged only | 1.36 s | 1.36 s | 1.089 ms | 298 MB |
//! | pikepdf: merged and stamped | 1.55 s | 1.52 s | 1.217 ms | 249 MB |
//! | 250 documents, 5,199 pages, 86 MB | | | | |
//! | ours: copied, stamped, linked | 0.53 s | 0.95 s | 0.183 ms | 19 MB |
//! | ours: examined, made and proved | 1.28 s | 1.95 s | 0.375 ms | 130 MB |
//! | qpdf: merged only | 10.43 s | 10.38 s | 1.997 ms | 1,213 MB |
//! | pikepdf: merged and stamped | 7.75 s | 7.68 s | 1.477 ms | 949 MB |
//!
//! At 5,199 pages, copying, stamping and linking took 0.09 of qpdf's processor time and 0.12 of
//! pikepdf's (at 1,249 pages 0.16 and 0.14); the whole export 0.19 and 0.25 (0.35 and 0.31). A page
//! costs as much in both sizes, within 4 %.
//!
//! What it costs that pages with patterns go out as forms, and all else that is done to marks, fields and
//! links, was measured on 26 November 2026 with `--ours FOLDER FILE` on the same files by version 1fc0ebd, which did
//! none of it, and the one after (processor, least of three, the machine busy beside it): these 1,249 pages
//! 0.38 s and 0.27 s; 90 reports of the United Nations, 1,653 pages, 0.44 s and 0.14 s; 395 files that
//! browsers and office programs printed, over 130 of them with patterns, 711 pages, 0.48 s and 0.35 s, and 0.06 %
//! more bytes. Assembly has become quicker for other reasons; of the forms nothing can be seen.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark prints, and its files are thrown away"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use bundle_builder::bundle::{Lengths, plan};
use bundle_builder::case::{Case, Edit, IssueChoice};
use bundle_builder::files::SpoolFile;
use bundle_builder::layout::{Fonts, OutlineEntry, typeset};
use bundle_builder::library::{Library, read, shipped};
use bundle_builder::pdf::assemble::{Assembly, Part, assemble};
use bundle_builder::pdf::import::{Limits, Source, Watch};
use bundle_builder::pdf::{self, About, FrontMatter};
use bundle_builder::profile::{DEFAULT, Profile};

const RUNS: usize = 3;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, folder, out] = arguments.as_slice()
        && flag == "--ours"
    {
        return ours(Path::new(folder), Path::new(out));
    }
    let sizes: &[usize] = if arguments.iter().any(|word| word == "small") {
        &[60]
    } else {
        &[60, 250]
    };
    let (library, _) = read(&[shipped()]);
    for size in sizes {
        let folder = tempfile::tempdir().expect("a folder for the input");
        generate(&library, *size, folder.path());
        compare(*size, folder.path());
    }
}

/// The documents of a folder, in order of their names.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the input is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    files
}

/// How many pages each document has: known to an export before it puts them together.
const LENGTHS: &str = "lengths";

/// What the program does after it has examined the documents: copy, stamp, link, bookmark, write.
fn ours(folder: &Path, out: &Path) {
    let files = documents(folder);
    let mut next = 0;
    let mut outline = Vec::new();
    let mut parts = Vec::new();
    let lengths = fs::read_to_string(folder.join(LENGTHS)).expect("counted before");
    for (number, length) in lengths.lines().enumerate() {
        let length: usize = length.parse().expect("a number");
        outline.push(OutlineEntry {
            title: format!("Document {}, AB {}", number + 1, next + 1),
            page: next,
            y: 0.0,
            children: Vec::new(),
        });
        parts.push(Part {
            pages: (0..length).map(|page| (page, next + page)).collect(),
            fit: true,
            ..Part::default()
        });
        next += length;
    }
    let about = About {
        title: "Benchmark".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        first_number: 1,
        open_at_percent: Some(100),
    };
    let assembly = Assembly {
        about: &about,
        parts,
        pages: next,
        outline,
        most_bookmarks: None,
        index: 0,
        draft: false,
        watch: &Watch::default(),
    };
    let load = |at: usize| fs::read(&files[at]).map_err(|error| error.to_string());
    let mut file = SpoolFile::beside(out).expect("writable");
    assemble(
        &assembly,
        FrontMatter::default(),
        &load,
        2,
        &mut file,
        &mut |_| ControlFlow::Continue(()),
    )
    .expect("assembled");
}

/// What is measured, each as a process of its own, all on the same documents.
fn programs(files: &[PathBuf], folder: &Path, out: &Path) -> Vec<(&'static str, Vec<String>)> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let (folder, out) = (folder.display().to_string(), out.display().to_string());
    let own = env::current_exe().expect("a program").display().to_string();
    let case = format!("{folder}/case.ron");
    let stamp = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/stamp.py");
    let ours: Vec<String> = words(&[&own, "--ours", &folder, &out]);
    let whole: Vec<String> = words(&[BUNDLE, "export", &case, "--out", &out]);
    let mut qpdf: Vec<String> = words(&["qpdf", "--empty", "--pages"]);
    qpdf.extend(names.iter().cloned());
    qpdf.extend(["--".to_owned(), out.clone()]);
    let mut pikepdf: Vec<String> = words(&["python3", stamp, &out]);
    pikepdf.extend(names);
    let mut programs = vec![("ours: copied, stamped, linked", ours)];
    if made_case(files, &case) {
        programs.push(("ours: examined, made and proved", whole));
    }
    if is_there("qpdf", &["--version"]) {
        programs.push(("qpdf: merged only", qpdf));
    }
    if is_there("python3", &["-c", "import pikepdf"]) {
        programs.push(("pikepdf: merged and stamped", pikepdf));
    }
    programs
}

const BUNDLE: &str = env!("CARGO_BIN_EXE_bundle");

fn is_there(program: &str, arguments: &[&str]) -> bool {
    let run = Command::new(program).args(arguments).output();
    run.is_ok_and(|output| output.status.success())
}

/// A case with the documents, as a person would make it.
fn made_case(files: &[PathBuf], case: &str) -> bool {
    let new = [
        "new",
        "--nationality=RUS",
        "--reference=PA/00000/2099",
        "--appellant=X.Y.",
        "--out",
        case,
    ];
    let is_made = is_there(BUNDLE, &new);
    let add = Command::new(BUNDLE)
        .args(["add", case])
        .args(files)
        .output();
    is_made && add.is_ok_and(|output| output.status.success())
}

fn compare(size: usize, folder: &Path) {
    let files = documents(folder);
    let bytes: u64 = files
        .iter()
        .map(|file| fs::metadata(file).map_or(0, |m| m.len()))
        .sum();
    let out = folder.join("out");
    let programs = programs(&files, folder, &out);
    let length = |file: &PathBuf| {
        let source = Source::open(fs::read(file).expect("readable"), None, &Limits::default());
        source.expect("sound").len()
    };
    let lengths: Vec<usize> = files.iter().map(length).collect();
    let lines: String = lengths.iter().map(|length| format!("{length}\n")).collect();
    fs::write(folder.join(LENGTHS), lines).expect("writable");
    let pages: usize = lengths.iter().sum();
    println!("\n{size} documents, {pages} pages, {} MB", bytes >> 20);
    // In turns, so that what else the machine does meets all of them.
    let mut runs: Vec<Vec<[f64; 3]>> = vec![Vec::new(); programs.len()];
    for _ in 0..RUNS {
        for ((_, command), runs) in programs.iter().zip(&mut runs) {
            runs.extend(measured(command));
        }
    }
    let mut results = Vec::new();
    for ((name, _), runs) in programs.iter().zip(&runs) {
        let least = |at: usize| runs.iter().map(|run| run[at]).fold(f64::INFINITY, f64::min);
        let [wall, processor, memory] = [least(0), least(1), least(2)];
        let page = processor * 1000.0 / pages as f64;
        println!(
            "{name:32} wall {wall:6.2} s  processor {processor:6.2} s ({page:.3} ms a page)  memory {memory:6.0} MB"
        );
        results.push((*name, [wall, processor, memory]));
    }
    for (ours, other) in results
        .iter()
        .flat_map(|one| results.iter().map(move |other| (one, other)))
    {
        if ours.0.starts_with("ours") && !other.0.starts_with("ours") {
            let [wall, processor, memory] = [0, 1, 2].map(|at| ours.1[at] / other.1[at]);
            println!(
                "{} over {}: wall {wall:.2} x  processor {processor:.2} x  memory {memory:.2} x",
                ours.0, other.0
            );
        }
    }
}

/// Wall and processor time in seconds, peak memory in megabytes: of what does its work only, since a
/// program that refuses is quick.
fn measured(command: &[String]) -> Option<[f64; 3]> {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%e %U %S %M"])
        .args(command)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{}: {said}", command.join(" "));
    let last = said.lines().last()?;
    let numbers: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [wall, user, system, kilobytes] = numbers.try_into().ok()?;
    Some([wall, user + system, kilobytes / 1000.0])
}

fn generate(library: &Library, size: usize, folder: &Path) {
    let fonts = Fonts::shipped().expect("the fonts read");
    for number in 0..size {
        let path = folder.join(format!("{number:04}.pdf"));
        let bytes = if number % 10 == 9 {
            scanned(number, folder)
        } else {
            text(library, number, &fonts)
        };
        fs::write(&path, bytes).expect("writable");
        if number % 3 == 1 {
            let packed = folder.join("packed");
            let done = Command::new("qpdf")
                .args(["--object-streams=generate"])
                .args([&path, &packed])
                .status();
            if done.is_ok_and(|status| status.success()) {
                fs::rename(packed, &path).expect("movable");
            }
        }
    }
}

/// About twenty pages of set text, other passages in each document.
fn text(library: &Library, number: usize, fonts: &Fonts) -> Vec<u8> {
    let mut case = Case::new(DEFAULT);
    let issue = Edit::AddIssue(IssueChoice::Typed(format!("Document {number}")));
    case = issue.apply(&case).expect("an issue");
    let all: Vec<_> = library.passages().collect();
    for at in 0..75 {
        let held = all[(number * 17 + at) % all.len()];
        let add = Edit::AddEntry {
            issue: "own-1".to_owned(),
            source: Box::new(held.source.clone()),
            passage: Box::new(held.passage.clone()),
        };
        case = add.apply(&case).expect("an entry");
    }
    let profile = Profile::shipped(DEFAULT).expect("the profile");
    let layout = typeset(&plan(&case, &profile, &Lengths::new()), &profile, fonts);
    let about = About {
        title: format!("Document {number}"),
        language: "en".to_owned(),
        page_prefix: "P".to_owned(),
        first_number: 1,
        open_at_percent: Some(100),
    };
    pdf::front_matter_alone(&layout, &about).expect("written")
}

/// Twenty pages with a picture each; no two pictures are the same.
fn scanned(number: usize, folder: &Path) -> Vec<u8> {
    let picture = folder.join("picture.jpg");
    let seed = number.to_string();
    let arguments = [
        "-seed",
        &seed,
        "-size",
        "827x1169",
        "plasma:grey-white",
        "-colorspace",
        "Gray",
        "-quality",
        "55",
    ];
    Command::new("convert")
        .args(arguments)
        .arg(&picture)
        .status()
        .expect("ImageMagick");
    let jpeg = fs::read(&picture).expect("a picture");
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let kids: String = (0..20)
        .map(|page| format!("{} 0 R ", 3 + page * 3))
        .collect();
    let mut put = |bytes: &mut Vec<u8>, text: String, stream: Option<&[u8]>| {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n{text}\n", places.len()).as_bytes());
        if let Some(stream) = stream {
            bytes.extend_from_slice(b"stream\n");
            bytes.extend_from_slice(stream);
            bytes.extend_from_slice(b"\nendstream\n");
        }
        bytes.extend_from_slice(b"endobj\n");
    };
    put(&mut bytes, "<</Type/Catalog/Pages 2 0 R>>".to_owned(), None);
    put(
        &mut bytes,
        format!("<</Type/Pages/Count 20/Kids[{kids}]>>"),
        None,
    );
    for page in 0..20 {
        let (content, image) = (4 + page * 3, 5 + page * 3);
        put(
            &mut bytes,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</XObject<</Im {image} 0 R>>>>>>"
            ),
            None,
        );
        let draw = b"q 595 0 0 842 0 0 cm /Im Do Q";
        put(
            &mut bytes,
            format!("<</Length {}>>", draw.len()),
            Some(draw),
        );
        let mut own = jpeg.clone();
        own.extend_from_slice(format!("{number} {page}").as_bytes());
        put(
            &mut bytes,
            format!(
                "<</Type/XObject/Subtype/Image/Width 827/Height 1169/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {}>>",
                own.len()
            ),
            Some(&own),
        );
    }
    let start = bytes.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        table.push_str(&format!("{place:010} 00000 n \n"));
    }
    table.push_str(&format!(
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
        places.len() + 1
    ));
    bytes.extend_from_slice(table.as_bytes());
    bytes
}
