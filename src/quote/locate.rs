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

/// Goes through a text and finds many extracts in it, fast where they come in its order.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t Text<'t>,
    /// The letter at which the last one was found.
    next: usize,
    /// How many letters were passed over.
    #[cfg(test)]
    passed: usize,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t Text<'t>) -> Self {
        Reader {
            text,
            next: 0,
            #[cfg(test)]
            passed: 0,
        }
    }

    /// Whether `extract` stands anywhere in the text, letter by letter. An empty one does not.
    pub fn finds(&mut self, extract: &str) -> bool {
        let wanted = Normal::new(extract);
        if wanted.is_empty() {
            return false;
        }
        let normal = &self.text.normal;
        let behind = normal.find_from(self.next, &wanted);
        let found = behind.or_else(|| normal.find_from(0, &wanted));
        let Some((start, _)) = found else {
            return false;
        };
        #[cfg(test)]
        {
            self.passed += start.abs_diff(self.next);
        }
        // One may begin inside the other.
        self.next = start;
        true
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
    fn a_reader_finds_what_comes_in_order_without_beginning_anew() {
        let part = |at: usize| format!("Passage {at} of the off\u{ad}ice-bearers");
        let whole: String = (0..500).map(|at| part(at) + "-\n").collect();
        let text = Text::new(&whole);
        let mut reader = Reader::new(&text);
        for at in 0..500 {
            assert!(reader.finds(&part(at)));
            assert!(reader.finds("the office-bearers"));
        }
        assert!(reader.passed <= text.normal.len(), "{}", reader.passed);
        assert!(reader.finds(&part(3)), "behind the place already");
        assert!(!reader.finds("Passage 500") && !reader.finds(" "));
    }

    #[test]
    fn hyphens_at_line_ends_count_or_not_and_others_count() {
        for (text, extract, is_there) in [
            ("anti-\nwar", "antiwar", true),
            ("anti-\nwar", "anti-war", true),
            ("anti-war", "antiwar", false),
            ("antiwar", "anti-war", false),
            ("--a-b", "-a-b", true),
            ("a-b-ab", "ab", true),
            ("a-b-a-\nb", "ab", true),
            ("a--", "--", true),
            ("a-\n-", "-", true),
            ("a", "-", false),
        ] {
            let found = matches!(locate(extract, text), Found::Exact(_));
            assert_eq!(found, is_there, "{extract:?} in {text:?}");
        }
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

    /// Without a search for the letters, one start after the other.
    fn slowly(extract: &str, text: &str) -> Option<usize> {
        let (wanted, text) = (Normal::new(extract), Normal::new(text));
        (0..text.len()).find(|start| text.stands_at(*start, &wanted).is_some())
    }

    proptest::proptest! {
        #[test]
        fn the_first_place_is_found(extract in "[ab-]{1,4}", text in "[ab\\-\n]{0,24}") {
            let found = Normal::new(&text).find_from(0, &Normal::new(&extract));
            proptest::prop_assert_eq!(found.map(|(start, _)| start), slowly(&extract, &text));
        }

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
