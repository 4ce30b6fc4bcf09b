//! Words that a machine read: packed, kept, read again.

use super::*;
use crate::ocr::{Pixels, SeenWord};

fn seen(text: &str, left: f32, top: f32) -> SeenWord {
    SeenWord {
        text: text.to_owned(),
        area: Pixels {
            left,
            top,
            right: left + 60.0,
            bottom: top + 20.0,
        },
        line: 1,
        confidence: 95.0,
    }
}

/// A page of 100 × 200 points, drawn with two pixels to the point.
const PICTURE: Drawing = Drawing {
    size: (200, 400),
    points: (100.0, 200.0),
};

fn page(turn: Quarter, own: Option<&PageText>) -> MachinePage {
    let words = vec![seen("Old", 20.0, 40.0), seen("oak", 90.0, 40.0)];
    let read = Upright {
        turn,
        words,
        ..Upright::default()
    };
    MachinePage::new("eng 1", PICTURE, &read, own)
}

#[test]
fn words_of_a_turned_picture_stand_at_their_places_on_the_page() {
    let at = |turn| {
        let text = page(turn, None).text().unwrap();
        let word = &text.words[0];
        let middle = word.area.middle();
        (
            (middle.x.round(), middle.y.round()),
            (word.direction.x.round(), word.direction.y.round()),
        )
    };
    assert_eq!(at(Quarter::None), ((25.0, 26.0), (1.0, 0.0)));
    // Turned to the right, what was its left side is above.
    assert_eq!(at(Quarter::Right), ((26.0, 175.0), (0.0, -1.0)));
    assert_eq!(at(Quarter::Half), ((75.0, 174.0), (-1.0, 0.0)));
    assert_eq!(at(Quarter::Left), ((74.0, 25.0), (0.0, 1.0)));
}

#[test]
fn a_page_that_is_read_on_its_head_says_how_it_stands_where_enough_is_read() {
    let needs = |turn, count: usize, confidence| {
        let word = |at: usize| SeenWord {
            confidence,
            ..seen("conscript", 20.0, at as f32 * 25.0)
        };
        let words = (0..count).map(word).collect();
        let read = Upright {
            turn,
            words,
            ..Upright::default()
        };
        let mut all = ByMachine::default();
        all.insert(1, MachinePage::new("eng 1", PICTURE, &read, None));
        let kept = ByMachine::from_bytes(&all.to_bytes()).unwrap();
        kept.turned().collect::<Vec<_>>()
    };
    assert_eq!(needs(Quarter::Half, 5, 95.0), [(1, Turn::Over)]);
    assert_eq!(needs(Quarter::Right, 5, 95.0), [(1, Turn::Right)]);
    assert_eq!(needs(Quarter::None, 5, 95.0), []);
    assert_eq!(
        needs(Quarter::Half, 2, 95.0),
        [],
        "a shop sign in a photograph"
    );
    assert_eq!(needs(Quarter::Half, 5, 40.0), [], "what nobody could read");
}

#[test]
fn what_the_page_says_itself_is_not_said_twice() {
    let own = page(Quarter::None, None).text().unwrap();
    let again = page(Quarter::None, Some(&own));
    assert_eq!(again.text().unwrap().words, []);
    let mut other = own.clone();
    other.words[0].text = "0ld".to_owned();
    let again = page(Quarter::None, Some(&other));
    let mut read = ByMachine::default();
    read.insert(1, again);
    let both = read.text_of(1, Some(other)).unwrap();
    let both: Vec<&str> = both.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(both, ["oak", "Old"], "what was read goes before garbage");
}

#[test]
fn a_page_that_failed_is_known_until_it_is_read() {
    let why = MachineFailure {
        why: "it crashed".to_owned(),
        hint: "Try again.".to_owned(),
    };
    let mut read = ByMachine::default();
    read.insert_failed(3, why.clone());
    let kept = ByMachine::from_bytes(&read.to_bytes()).unwrap();
    assert_eq!(kept.failed().collect::<Vec<_>>(), [(3, &why)]);
    assert!(kept.page(3).is_none() && !kept.is_empty());
    read.insert(3, page(Quarter::None, None));
    assert_eq!(read.failed().count(), 0);
    read.insert_failed(3, why);
    assert_eq!(
        read.failed().count(),
        0,
        "what another has read before stays"
    );
}

#[test]
fn what_was_kept_is_read_again_and_nothing_else_is_taken_for_it() {
    let mut read = ByMachine::default();
    read.insert(3, page(Quarter::None, None));
    read.insert(7, MachinePage::default_read("eng 1"));
    let bytes = read.to_bytes();
    assert_eq!(ByMachine::from_bytes(&bytes).as_ref(), Some(&read));
    assert_eq!(read.with_words().collect::<Vec<_>>(), [3]);
    let old = r#"{"page":1,"engine":"eng 1","bytes":0,"has_words":false}"#;
    let old: Listed = serde_json::from_str(old).unwrap();
    assert_eq!(old.sureness, Sureness::default());
    for length in 0..bytes.len() {
        assert_eq!(ByMachine::from_bytes(&bytes[..length]), None);
    }
}

impl MachinePage {
    fn default_read(engine: &str) -> MachinePage {
        MachinePage::new(engine, PICTURE, &Upright::default(), None)
    }
}
