//! Programs measured as processes of their own, in turns, and what is shown of them.
//!
//! Wall and processor time and peak memory come from `measure.py`, which counts page workers too. The other
//! programs on a machine disturb all of the measured ones, since each has its turn; least of three is shown.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use bundle_builder::pdf::import::{Limits, Source};

pub(crate) const RUNS: usize = 3;

/// Beginning of the names of those that are held against the others.
const OURS: &str = "ours";

/// A command and the file that it writes, if it writes one.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    pub(crate) command: Vec<String>,
    pub(crate) out: Option<PathBuf>,
}

impl Program {
    pub(crate) fn new(name: &'static str, words: &[&str]) -> Self {
        Program {
            name,
            command: words.iter().map(|word| (*word).to_owned()).collect(),
            out: None,
        }
    }

    /// With more words behind.
    pub(crate) fn with(mut self, words: &[String]) -> Self {
        self.command.extend_from_slice(words);
        self
    }

    pub(crate) fn writing(mut self, out: &str) -> Self {
        self.out = Some(out.into());
        self
    }
}

/// Seconds of wall and processor time, and megabytes at the peak.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) wall: f64,
    pub(crate) processor: f64,
    pub(crate) memory: f64,
}

impl Cost {
    const ENDLESS: Cost = Cost {
        wall: f64::INFINITY,
        processor: f64::INFINITY,
        memory: f64::INFINITY,
    };

    pub(crate) fn least(self, other: Cost) -> Cost {
        Cost {
            wall: self.wall.min(other.wall),
            processor: self.processor.min(other.processor),
            memory: self.memory.min(other.memory),
        }
    }
}

/// The program that is measured: this build, or another one to be held against it.
pub(crate) fn bundle() -> String {
    env::var("BUNDLE_BUILDER_BUNDLE").unwrap_or_else(|_| env!("CARGO_BIN_EXE_bundle").to_owned())
}

pub(crate) fn is_there(program: &str, arguments: &[&str]) -> bool {
    let run = Command::new(program).args(arguments).output();
    run.is_ok_and(|output| output.status.success())
}

/// A file beside this one.
pub(crate) fn script(name: &str) -> String {
    format!("{}/tests/bench/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A new case, without documents.
pub(crate) fn new_case(case: &str) {
    let new = [
        "new",
        "--nationality=RUS",
        "--reference=PA/00000/2099",
        "--appellant=X.Y.",
        "--out",
        case,
    ];
    assert!(is_there(&bundle(), &new), "no case could be made");
}

/// Each once in turns, three times; the least of each, and ours over each other.
pub(crate) fn compare(programs: &[Program], pages: usize) {
    let mut costs = vec![Cost::ENDLESS; programs.len()];
    for turn in 0..RUNS {
        for (program, cost) in programs.iter().zip(&mut costs) {
            *cost = cost.least(measured(program));
            if turn == 0 {
                prove(program, pages);
            }
        }
    }
    let results: Vec<_> = programs.iter().zip(&costs).collect();
    for (program, cost) in &results {
        show(program.name, cost, pages);
    }
    let is_ours = |program: &Program| program.name.starts_with(OURS);
    for (ours, own) in results.iter().filter(|(program, _)| is_ours(program)) {
        for (other, cost) in results.iter().filter(|(program, _)| !is_ours(program)) {
            println!(
                "{} over {}: wall {:.2} x  processor {:.2} x  memory {:.2} x",
                ours.name,
                other.name,
                own.wall / cost.wall,
                own.processor / cost.processor,
                own.memory / cost.memory
            );
        }
    }
}

pub(crate) fn show(name: &str, cost: &Cost, pages: usize) {
    println!(
        "{name:34} wall {:7.2} s  processor {:7.2} s ({:.3} ms a page)  memory {:6.0} MB",
        cost.wall,
        cost.processor,
        cost.processor * 1000.0 / pages as f64,
        cost.memory
    );
}

/// What one run costs. An end with 1 is no failure of ours: it says that there are findings, such as a file
/// that is too large for the tribunal.
pub(crate) fn measured(program: &Program) -> Cost {
    let output = Command::new("python3")
        .arg(script("measure.py"))
        .args(&program.command)
        .output()
        .expect("python3");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let is_done = match output.status.code() {
        Some(0) => true,
        Some(1) => program.name.starts_with(OURS),
        _ => false,
    };
    assert!(is_done, "{}: {said}", program.name);
    let last = said.lines().last().unwrap_or_default();
    let numbers: Vec<f64> = last
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let [wall, user, system, kilobytes] = numbers.try_into().expect("four numbers");
    Cost {
        wall,
        processor: user + system,
        memory: kilobytes / 1000.0,
    }
}

/// A program that leaves pages out is quick: the file that it wrote has them all.
fn prove(program: &Program, pages: usize) {
    if let Some(out) = &program.out {
        let written = length(out);
        assert!(
            written >= pages,
            "{}: {written} of {pages} pages",
            program.name
        );
    }
}

pub(crate) fn length(file: &Path) -> usize {
    let bytes = fs::read(file).expect("readable");
    let source = Source::open(bytes, None, &Limits::default());
    source.expect("sound").len()
}
