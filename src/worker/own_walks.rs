//! What it costs that an export looks at the feet of pages by a walk of its own, outside a worker, and what it would
//! cost by the interpreter of content: measured over a folder of documents.

#![expect(clippy::print_stdout, reason = "it prints what it measures")]

use std::path::Path;

use crate::files::{below, load_exhibit};
use crate::pdf::content::own_walks::OwnWalks;

/// `BUNDLE_BUILDER_PAGES=FOLDER cargo test --release --lib -- --ignored --nocapture own_walks`
#[test]
#[ignore = "it measures, and needs a folder of PDFs"]
fn own_walks_and_the_interpreter_are_measured() {
    let folder = std::env::var("BUNDLE_BUILDER_PAGES").unwrap();
    let mut walks = OwnWalks::default();
    for file in below(Path::new(&folder)).unwrap() {
        let name = file.to_string_lossy();
        walks.add(load_exhibit(Path::new(&folder), &name).unwrap());
    }
    println!("{walks}");
    assert!(walks.pages > 0, "there was no page");
}
