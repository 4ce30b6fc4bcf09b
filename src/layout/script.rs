//! Which script a character belongs to, for the scripts that our faces draw.
//!
//! Only what shaping asks for: the face's kerning tables are kept by script. Spaces, digits and
//! punctuation have none and go with their neighbours; so do the scripts we have no face for, which
//! are reported as missing elsewhere.

use harfrust::Direction;
use harfrust::Script;
use harfrust::script::{ARABIC, CYRILLIC, GREEK, HEBREW, LATIN};

use super::face::Face;

/// The script of a letter, by Unicode block.
pub(super) fn of(c: char) -> Option<Script> {
    match u32::from(c) {
        0x0041..=0x005a | 0x0061..=0x007a | 0x00aa | 0x00ba => Some(LATIN),
        0x00c0..=0x00d6 | 0x00d8..=0x00f6 | 0x00f8..=0x02b8 => Some(LATIN),
        0x1d00..=0x1d25 | 0x1e00..=0x1eff | 0xfb00..=0xfb06 => Some(LATIN),
        0x0370..=0x03ff | 0x1f00..=0x1fff => Some(GREEK),
        0x0400..=0x052f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Some(CYRILLIC),
        0x0590..=0x05ff | 0xfb1d..=0xfb4f => Some(HEBREW),
        0x0600..=0x06ff | 0x0750..=0x077f | 0x0870..=0x08ff => Some(ARABIC),
        0xfb50..=0xfdff | 0xfe70..=0xfefc => Some(ARABIC),
        _ => None,
    }
}

/// The scripts a face is meant for.
pub(super) fn of_face(face: Face) -> &'static [Script] {
    match face {
        Face::Serif | Face::SerifBold | Face::SerifItalic => &[LATIN, CYRILLIC, GREEK],
        Face::Arabic => &[ARABIC],
        Face::Hebrew => &[HEBREW],
    }
}

/// The way a script runs.
pub(super) fn direction(script: Script) -> Direction {
    if script == ARABIC || script == HEBREW {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

/// Whether a character is made to be invisible: joiners, direction marks, variation selectors.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(u32::from(c),
        0x00ad | 0x034f | 0x061c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f
        | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f
        | 0xfeff | 0xffa0 | 0xfff0..=0xfff8 | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a
        | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_a_script_and_punctuation_has_none() {
        let scripts: Vec<_> = "aéЖΩשع".chars().map(of).collect();
        let expected = [LATIN, LATIN, CYRILLIC, GREEK, HEBREW, ARABIC];
        assert_eq!(scripts, expected.map(Some));
        assert!("1 .“—".chars().all(|c| of(c).is_none()));
    }
}
