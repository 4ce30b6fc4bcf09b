//! Lists that are not typed on the command line, where other people of the same machine could read them: from a file,
//! or from standard input.

use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};

use crate::files;
use crate::files::Shown as _;

use super::way_out::told;

/// Bytes of the longest list.
const LONGEST: u64 = 1 << 20;

/// The text of a list of these; `-` is standard input, which may be a pipe.
pub(super) fn read(file: &Path, what: &str) -> anyhow::Result<String> {
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        let mut input = std::io::stdin().lock().take(LONGEST + 1);
        let read = input.read_to_end(&mut bytes);
        read.with_context(|| format!("the {what} could not be read from standard input"))?;
        if bytes.len() as u64 > LONGEST {
            bail!("standard input holds more than any list of {what}");
        }
        bytes
    } else {
        files::read(file)?
    };
    String::from_utf8(bytes).map_err(|_not_text| {
        told(
            format!("{}: it is not a plain text", file.shown()),
            "Save it again from a text editor, with the encoding Unicode.",
        )
    })
}
