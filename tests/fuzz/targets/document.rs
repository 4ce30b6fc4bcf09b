//! Other people's PDFs: looked into, then made into a bundle. Neither may panic, and whatever is
//! surveyed must be accounted for.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../it/whole.rs"]
mod whole;

fuzz_target!(|bytes: &[u8]| whole::must_be_accounted_for(bytes));
