//! Finding an extract in a text.

use std::ops::Range;

use super::near::{self, Difference};
use super::normal::Normal;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Letter by letter, at these bytes of the text.
    Exact(Range<usize>),
    /// Most of its words stand together in the text; these do not agree.
    Near {
        at: Range<usize>,
        differences: Vec<Difference>,
    },
    Absent,
}

/// A text in which many extracts are to be found: prepared once.
#[derive(Debug)]
pub struct Text<'a> {
    text: &'a str,
    normal: Normal,
}

impl<'a> Text<'a> {
    pub fn new(text: &'a str) -> Self {
        Text {
            text,
            normal: Normal::new(text),
        }
    }

    /// Looks for `extract`. An empty one is absent: it proves nothing.
    pub fn locate(&self, extract: &str) -> Found {
        let wanted = Normal::new(extract);
        if wanted.is_empty() {
            return Found::Absent;
        }
        match self.normal.find(&wanted) {
            Some(range) => Found::Exact(range),
            None => near::nearest(extract, self.text),
        }
    }
}

/// Looks for `extract` in `text`, once.
pub fn locate(extract: &str, text: &str) -> Found {
    Text::new(text).locate(extract)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "Prior to that, the o\u{fb03}ce counted\n20,662 men. Most were anti-\nwar; none was 17\u{a0}or younger.";

    fn found(extract: &str) -> Found {
        locate(extract, PAGE)
    }

    #[test]
    fn line_breaks_ligatures_and_split_words_do_no_harm() {
        let Found::Exact(range) =
            found("the office counted 20,662 men. Most were anti-war; none was 17 or")
        else {
            panic!("not found")
        };
        assert!(PAGE[range.clone()].starts_with("the o") && PAGE[range].ends_with("or"));
    }

    #[test]
    fn one_other_digit_is_a_difference() {
        let Found::Near { differences, .. } = found("the office counted 20,626 men") else {
            panic!("not near")
        };
        assert_eq!(
            differences,
            [Difference {
                extract: "20,626".into(),
                text: "20,662".into()
            }]
        );
    }

    #[test]
    fn a_word_left_out_or_put_in_is_a_difference() {
        let Found::Near { differences, .. } = found("the office never counted 20,662 men") else {
            panic!("not near")
        };
        assert_eq!(
            differences,
            [Difference {
                extract: "never".into(),
                text: String::new()
            }]
        );
    }

    #[test]
    fn other_words_and_no_words_are_absent() {
        assert_eq!(
            found("Conscripts receive leave every second summer"),
            Found::Absent
        );
        assert_eq!(found("  "), Found::Absent);
        assert_eq!(locate("men", ""), Found::Absent);
    }

    proptest::proptest! {
        #[test]
        fn a_cut_of_the_text_is_always_exact(start in 0_usize..40, length in 3_usize..40) {
            let cut: String = PAGE.chars().skip(start).take(length).collect();
            let cut = cut.replace('\n', " ");
            let found = locate(&cut, PAGE);
            proptest::prop_assert!(matches!(found, Found::Exact(_)), "{:?} {:?}", cut, found);
        }

        #[test]
        fn nothing_makes_it_panic(extract in "\\PC{0,30}", text in "\\PC{0,60}") {
            let _whatever = locate(&extract, &text);
        }
    }
}
