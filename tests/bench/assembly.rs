//! How fast and in how much memory documents are put together, beside other tools on the same input:
//! `cargo bench --bench assembly` (with `small` behind `--` for the smaller set alone).
//!
//! It makes its own input: documents of about twenty pages of set text with embedded fonts, every tenth
//! one scanned (a JPEG on each page), every third one packed by qpdf into object streams. Measured are
//! our copying, stamping, linking and writing; the whole `bundle export`, which examines the documents
//! before and proves the file behind; `qpdf --empty --pages`, which only merges; and a script with
//! pikepdf that merges and lays a number over each page (`stamp.py`). Wall, processor and peak memory
//! are measured by `measure.py` on all processes that each starts, in turns, three times; the least is
//! shown. Needs ImageMagick and /usr/bin/time; qpdf and pikepdf are passed by where they are missing.
//!
//! With `BUNDLE_BUILDER_REAL=FOLDER:FOLDER` it also takes the real files of `real.tsv` that lie below those folders
//! (`real.sh FOLDER` fetches them): the whole export beside `qpdf --empty --pages`, `mutool merge` and, for
//! photographs, `img2pdf`, every process of each counted (`measure.py`). Behind `--` stand `small`, `large`,
//! `entries`, `documents`, `pictures`, `many`; the last takes half an hour. On 27 November 2026, least of three in
//! turns with other builds running, processor of the whole export from documents that were looked into when they were
//! added, measured by hand with the same scripts before this part of the benchmark was whole:
//!
//! | real files | ours | qpdf | mutool | ours before that day | memory |
//! |---|---|---|---|---|---|
//! | 90 reports and 204 other documents, 4,994 pages | 1.42 s | 11.8 s | 2.45 s | | 75 to 85 MB |
//! | 90 reports and 529 other documents, 8,279 pages | 2.8 s | 22 s | 9.8 s | 6.0 s | 143 to 152 MB |
//!
//! The memory of the first was measured again on 28 November, since documents' files lie in memory that goes back to
//! the system at once (94 to 102 MB without that, in turns); that costs a tenth of a second. The 90 reports alone took
//! 0.44 s (0.87 s before), qpdf 0.80 s, `mutool merge` 0.23 s: over few pages those are quicker. 100 photographs took
//! 0.24 s, `img2pdf` 0.36 s.
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
use std::{env, fs};

use bundle_builder::files::SpoolFile;
use bundle_builder::layout::OutlineEntry;
use bundle_builder::library::{read, shipped};
use bundle_builder::pdf::assemble::{Assembly, Part, PlacedPage, assemble};
use bundle_builder::pdf::import::Watch;
use bundle_builder::pdf::{About, FrontMatter};

use generated::generate;
use measure::{Program, bundle, compare, is_there, length, measured, new_case, script};
use real::Found;

mod generated;
mod many;
mod measure;
mod real;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [flag, folder, out] = arguments.as_slice()
        && flag == "--ours"
    {
        return ours(Path::new(folder), Path::new(out));
    }
    let has = |part: &str| arguments.iter().any(|word| word == part);
    // Without the name of a part, all of them. Cargo itself adds `--bench`.
    let is_all = arguments.iter().all(|word| word.starts_with('-'));
    let is_wanted = |part: &str| is_all || has(part);
    let (library, _) = read(&shipped());
    for (part, size) in [("small", 60), ("large", 250)] {
        if is_wanted(part) {
            let folder = tempfile::tempdir().expect("a folder for the input");
            generate(&library, size, folder.path());
            on_generated(size, folder.path());
        }
    }
    if is_wanted("entries") {
        many::entries(&library);
    }
    match env::var("BUNDLE_BUILDER_REAL") {
        Ok(folders) => on_real(&folders, &is_wanted),
        Err(_) => println!("\nBUNDLE_BUILDER_REAL names no folder: no real files are measured"),
    }
}

fn on_real(folders: &str, is_wanted: &dyn Fn(&str) -> bool) {
    let found = Found::below(folders);
    if is_wanted("documents") {
        found.documents();
    }
    if is_wanted("pictures") {
        found.pictures();
    }
    if is_wanted("many") {
        many::documents(&found.short(many::DIFFERENT));
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
            pages: (0..length)
                .map(|page| PlacedPage::fitted(page, next + page))
                .collect(),
            ..Part::default()
        });
        next += length;
    }
    let about = About {
        title: "Benchmark".to_owned(),
        language: "en-GB".to_owned(),
        page_prefix: "AB".to_owned(),
        first_number: 1,
        page_labels: true,
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
fn programs(files: &[String], folder: &Path) -> Vec<Program> {
    let made = folder.join("made");
    fs::create_dir(&made).expect("a folder for what is made");
    let (folder, made) = (folder.display().to_string(), made.display().to_string());
    let own = env::current_exe().expect("a program").display().to_string();
    let (case, out) = (format!("{made}/case.ron"), format!("{made}/out.pdf"));
    new_case(&case);
    let add = Program::new("ours: added, all read", &[&bundle(), "add", &case]);
    measured(&add.with(files));
    let name = "ours: copied, stamped, linked";
    let ours = Program::new(name, &[&own, "--ours", &folder, &out]);
    let name = "ours: examined, made and proved";
    let whole = Program::new(name, &[&bundle(), "export", &case, "--out", &out]);
    let mut programs = vec![ours, whole];
    if is_there("qpdf", &["--version"]) {
        let qpdf = Program::new("qpdf: merged only", &["qpdf", "--empty", "--pages"]);
        programs.push(qpdf.with(files).with(&["--".to_owned(), out.clone()]));
    }
    if is_there("python3", &["-c", "import pikepdf"]) {
        let (name, stamp) = ("pikepdf: merged and stamped", script("stamp.py"));
        programs.push(Program::new(name, &["python3", &stamp, &out]).with(files));
    }
    let all = programs.into_iter();
    all.map(|program| program.writing(&out)).collect()
}

fn on_generated(size: usize, folder: &Path) {
    let files = documents(folder);
    let sizes = files
        .iter()
        .map(|file| fs::metadata(file).map_or(0, |metadata| metadata.len()));
    let bytes: u64 = sizes.sum();
    let lengths: Vec<usize> = files.iter().map(|file| length(file)).collect();
    let lines: String = lengths.iter().map(|length| format!("{length}\n")).collect();
    fs::write(folder.join(LENGTHS), lines).expect("writable");
    let pages: usize = lengths.iter().sum();
    println!(
        "\n{size} generated documents, {pages} pages, {} MB",
        bytes >> 20
    );
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    compare(&programs(&names, folder), pages);
}
