//! Case files: any bytes are a case or are refused, and what was read is written and read as the same.

#![no_main]

use bundle_builder::case::text::{read, write};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(case) = read(bytes) {
        let text = write(&case).expect("a case that was read can be written");
        assert_eq!(read(text.as_bytes()).as_ref(), Ok(&case));
    }
});
