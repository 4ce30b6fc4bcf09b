//! Names of files as they are told: nothing in them steers a terminal or begins a line of its own.

use std::ffi::OsStr;
use std::path::Path;

/// A name, or a path, in a message.
pub trait Shown {
    /// With the replacement character for what cannot be seen: line ends, other control characters, and
    /// marks that turn the writing round.
    fn shown(&self) -> String;
}

impl Shown for OsStr {
    fn shown(&self) -> String {
        let is_unseen = |c: char| {
            let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let ends_line = matches!(c, '\u{2028}' | '\u{2029}');
            turns || ends_line || c.is_control()
        };
        self.to_string_lossy().replace(is_unseen, "\u{fffd}")
    }
}

impl Shown for Path {
    fn shown(&self) -> String {
        self.as_os_str().shown()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_on_its_line_and_everything_that_can_be_seen_stays() {
        for (name, shown) in [
            ("cases/a\nb.pdf", "cases/a\u{fffd}b.pdf"),
            ("a\r\nerror: b", "a\u{fffd}\u{fffd}error: b"),
            (
                "a\tb\u{1b}[2J\u{7f}\u{85}",
                "a\u{fffd}b\u{fffd}[2J\u{fffd}\u{fffd}",
            ),
            ("\u{202e}fdp\u{2028}", "\u{fffd}fdp\u{fffd}"),
            (
                "Письмо – №\u{a0}1 (رسالة).pdf",
                "Письмо – №\u{a0}1 (رسالة).pdf",
            ),
        ] {
            assert_eq!(Path::new(name).shown(), shown);
        }
    }
}
