//! Packs: any files are a pack or have findings, and nothing worse. A line of `===` divides the files.

#![no_main]

use bundle_builder::library::{PackFiles, read};
use libfuzzer_sys::fuzz_target;

const NAMES: [&str; 5] = [
    "pack.ron",
    "sources/a.ron",
    "characteristics.ron",
    "issues.ron",
    "authorities.ron",
];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let parts = text.split("\n===\n").map(|part| part.as_bytes().to_vec());
    let names = NAMES.iter().map(|name| (*name).to_owned());
    let pack = PackFiles {
        origin: "fuzz".to_owned(),
        files: names.zip(parts).collect(),
    };
    read(&[pack]);
});
