//! From bytes to text: UTF-8 or nothing. Which other encoding a file is in is named where it shows, and
//! never guessed: a wrong guess would put wrong letters into evidence.

use crate::finding::{Finding, LibraryCode};

use super::at;

/// More lines than anybody looks up one by one; the first few show what is wrong with all of them.
const MOST_LINES: usize = 20;

/// The text, without the mark that some programs put before it.
pub(super) fn text<'a>(bytes: &'a [u8], path: &str) -> Result<&'a str, Vec<Finding>> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let finding = Finding::new(
            LibraryCode::NotUtf8,
            "The file is a text in another encoding (UTF-16).",
        );
        return Err(vec![finding.hint(HINT).at(at(path, 1))]);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(_not_utf8) => Err(faulty_lines(bytes, path)),
    }
}

const HINT: &str =
    "Save it again as UTF-8. In Excel: “Save as”, then “CSV UTF-8 (Comma delimited)”.";

fn faulty_lines(bytes: &[u8], path: &str) -> Vec<Finding> {
    let lines = (1..).zip(bytes.split(|byte| *byte == b'\n'));
    let mut faulty = lines.filter_map(|(number, line)| {
        let fault = std::str::from_utf8(line).err()?;
        Some((number, *line.get(fault.valid_up_to())?))
    });
    let mut findings: Vec<Finding> = faulty
        .by_ref()
        .take(MOST_LINES)
        .map(|(line, byte)| {
            let meant = western(byte).map(|c| format!(" (in Windows-1252 it is “{c}”)"));
            let message = format!(
                "The file is a text in another encoding: this line holds the byte {byte:02X}{}.",
                meant.unwrap_or_default()
            );
            Finding::new(LibraryCode::NotUtf8, message)
                .hint(HINT)
                .at(at(path, line))
        })
        .collect();
    let more = faulty.count();
    if let Some(last) = findings.last_mut().filter(|_| more > 0) {
        last.message.push_str(&format!(" So do {more} more lines."));
    }
    findings
}

/// What the likeliest bytes stand for in Windows-1252: the marks of printed English, and the letters
/// that Latin-1 has at the same places.
fn western(byte: u8) -> Option<char> {
    match byte {
        0x80 => Some('€'),
        0x85 => Some('…'),
        0x91 => Some('‘'),
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0x95 => Some('•'),
        0x96 => Some('–'),
        0x97 => Some('—'),
        0xa1.. => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(bytes: &[u8]) -> String {
        let findings = text(bytes, "in.csv").unwrap_err();
        let lines: Vec<String> = findings
            .iter()
            .map(|one| format!("{}: {}", one.place, one.message))
            .collect();
        lines.join("\n")
    }

    #[test]
    fn a_mark_before_the_text_is_passed_by() {
        assert_eq!(text(b"\xef\xbb\xbfa,b", "in.csv"), Ok("a,b"));
    }

    #[test]
    fn another_encoding_is_named_and_not_guessed() {
        assert_eq!(
            messages(b"title\nNobody\x92s\nfine\ncaf\xe9\n"),
            "in.csv:2:1: The file is a text in another encoding: this line holds the byte 92 (in Windows-1252 it is “’”).\n\
             in.csv:4:1: The file is a text in another encoding: this line holds the byte E9 (in Windows-1252 it is “é”)."
        );
        assert!(messages(b"\xff\xfea\0").contains("UTF-16"));
    }

    #[test]
    fn a_file_that_is_no_text_at_all_is_not_told_line_by_line() {
        let findings = text(&b"\x81\n".repeat(1000), "in.csv").unwrap_err();
        assert_eq!(findings.len(), MOST_LINES);
        assert!(
            findings[MOST_LINES - 1]
                .message
                .ends_with("980 more lines.")
        );
    }
}
