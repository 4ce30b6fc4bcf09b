//! Characters that no evidence and no heading should hold.

/// Control characters, the sign for a broken character, and invisible marks of direction: the last
/// can make a text read otherwise than it is written.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fffd}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
