//! Bytes changed at random and thrown at everything that reads a file, for as long as one likes:
//! `BUNDLE_BUILDER_FUZZ=300 cargo test --test it fuzz -- --ignored --nocapture`, in seconds.
//!
//! It goes through the same doors as `tests/fuzz`, which finds more because it sees which code was
//! reached, and needs a nightly compiler and a long build. This one needs neither. Seeds are the
//! sample case, the shipped evidence, the test pictures, a PDF written here, and those of `BUNDLE_BUILDER_CORPUS`.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bundle_builder::case::text;
use bundle_builder::library::{PackFiles, read};

use super::desk::{root, sample_case};
use super::paper::{A4, Sheet, document, saying};
use super::tools::say;
use super::whole::must_be_accounted_for;

/// Numbers that are as good as chance and the same every time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % (most.max(1) as u64)).unwrap()
    }
}

/// Words that mean something to some reader.
const WORDS: [&str; 16] = [
    "-1",
    "0",
    "99999999999",
    "1e300",
    "null",
    "[",
    "<<",
    ">>",
    " 0 R",
    "/Kids",
    "(",
    ")",
    "None",
    "Some(",
    "\u{202e}",
    "\n===\n",
];

/// A seed with some of its bytes changed, moved, doubled, left out, or taken from another.
fn changed(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(7) {
            0 if !bytes.is_empty() => bytes[at] ^= 1 << dice.below(8),
            1 if !bytes.is_empty() => bytes[at] = u8::try_from(dice.below(256)).unwrap(),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            4 => {
                let word = WORDS[dice.below(WORDS.len())].bytes();
                bytes.splice(at..(at + dice.below(4)).min(end), word);
            }
            5 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len());
                let to = (from + dice.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ if dice.below(10) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
    bytes
}

/// Runs until the time is over; what panics is kept and told.
fn thrown_at(name: &str, seeds: &[Vec<u8>], door: fn(&[u8])) {
    let seconds = std::env::var("BUNDLE_BUILDER_FUZZ").map_or(10, |text| text.parse().unwrap());
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut dice = Dice(seconds);
    let (mut runs, mut slowest) = (0_u64, Duration::ZERO);
    while Instant::now() < until {
        let bytes = changed(seeds, &mut dice);
        let started = Instant::now();
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| door(&bytes))) {
            let kept = std::env::temp_dir().join(format!("bundle-builder-fuzz-{name}-{runs}"));
            bundle_builder::files::write_atomic(&kept, &bytes).unwrap();
            panic!("{name}: {}: {}", kept.display(), said(&*cause));
        }
        slowest = slowest.max(started.elapsed());
        runs += 1;
    }
    say(&format!(
        "{name}: {runs} runs from {} seeds, the slowest {slowest:?}",
        seeds.len()
    ));
    assert!(
        slowest < Duration::from_secs(20),
        "{name}: one took {slowest:?}"
    );
}

fn said(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<String>().cloned();
    text.or_else(|| cause.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

#[test]
#[ignore = "runs for as long as BUNDLE_BUILDER_FUZZ says, in seconds"]
fn documents() {
    let marks = format!(
        "{A4}/Rotate 90/Annots[<</Subtype/Text/Rect[1 1 9 9]/Contents(x)>><</Subtype/Link/Rect[1 1 9 9]/Dest[4 0 R/Fit]>><</Subtype/Widget/FT/Tx/V(v)/Rect[9 9 99 30]>>]"
    );
    let sheet = Sheet {
        entries: &marks,
        words: "marked",
    };
    let mut seeds = vec![document(
        &[saying("one"), sheet],
        "/Outlines 8 0 R",
        &["<</First 9 0 R>>", "<</Title(a)/Dest[6 0 R/Fit]>>"],
    )];
    let corpus = std::env::var_os("BUNDLE_BUILDER_CORPUS").map(PathBuf::from);
    for folder in [Some(root().join("tests/it/pictures")), corpus]
        .iter()
        .flatten()
    {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            if entry.metadata().unwrap().len() < 20_000 {
                seeds.push(std::fs::read(entry.path()).unwrap());
            }
        }
    }
    seeds.sort();
    thrown_at("documents", &seeds, must_be_accounted_for);
}

#[test]
#[ignore = "runs for as long as BUNDLE_BUILDER_FUZZ says, in seconds"]
fn cases() {
    thrown_at("cases", &[sample_case()], |bytes| {
        if let Ok(case) = text::read(bytes) {
            let written = text::write(&case).expect("a case that was read can be written");
            assert_eq!(text::read(written.as_bytes()).as_ref(), Ok(&case));
        }
    });
}

#[test]
#[ignore = "runs for as long as BUNDLE_BUILDER_FUZZ says, in seconds"]
fn packs() {
    let evidence = |name: &str| std::fs::read(root().join("evidence").join(name)).unwrap();
    let mut seeds = Vec::new();
    for entry in std::fs::read_dir(root().join("evidence/sources")).unwrap() {
        let source = std::fs::read(entry.unwrap().path()).unwrap();
        seeds.push([&evidence("pack.ron")[..], &source].join(&b"\n===\n"[..]));
    }
    seeds.sort();
    seeds.push(
        ["pack.ron", "characteristics.ron", "issues.ron"]
            .map(evidence)
            .join(&b"\n===\n"[..]),
    );
    thrown_at("packs", &seeds, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let parts = text.split("\n===\n").map(|part| part.as_bytes().to_vec());
        let names = [
            "pack.ron",
            "sources/a.ron",
            "characteristics.ron",
            "issues.ron",
            "authorities.ron",
        ];
        let names = names.iter().map(|name| (*name).to_owned());
        let pack = PackFiles {
            origin: "fuzz".to_owned(),
            files: names.zip(parts).collect(),
        };
        read(&[pack]);
    });
}
