//! The golden lines of the table `letters-1`: what a document says, what a quotation says, and whether the
//! two are equal. They are never changed: another opinion is another table.

use super::super::letters::{LETTERS, are_equal, of_document, quoted};

/// Of the document (a line's end is one), of the quotation, whether they are equal.
const GOLDEN: &[(&str, &str, bool)] = &[
    // White space.
    ("men left", "men left", true),
    ("men\nleft", "men left", true),
    ("men left", " men \t\u{a0}\u{2009}left\n", true),
    ("men  \u{3000}left", "men\nleft", true),
    ("nowhere", "now here", false),
    ("now here", "nowhere", false),
    // Nothing to see.
    ("men\u{200b} left", "m\u{2060}en left\u{feff}", true),
    ("office", "of\u{ad}fice", true),
    ("\u{200f}\u{202a}men\u{202c}", "men", true),
    // Composition.
    ("Zoë Müller", "Zoe\u{308} Mu\u{308}ller", true),
    ("Zoe\u{308}", "Zoë", true),
    ("Zoë", "Zoe", false),
    ("й", "и\u{306}", true),
    ("и", "й", false),
    // Ligatures.
    ("o\u{fb03}ce", "office", true),
    ("\u{fb01}ve a\u{fb00}airs", "five affairs", true),
    ("flags", "\u{fb02}ags", true),
    ("a\u{fb04}uent \u{fb06}ate", "affluent state", true),
    ("œuvre", "oeuvre", false),
    ("½", "1/2", false),
    // Soft hyphens of the document.
    ("evi\u{ad}\ndence", "evidence", true),
    ("anti\u{ad}war", "antiwar", true),
    ("anti\u{ad}war", "anti-war", true),
    ("Anglo\u{ad}\nSaxon", "Anglo-Saxon", true),
    ("anti\u{ad}war", "anti war", false),
    // Hyphens at a line's end.
    ("evi-\ndence", "evidence", true),
    ("anti-\nwar", "anti-war", true),
    ("pre-\nand post-war", "pre- and post-war", true),
    ("evi\u{2010}\ndence", "evi-\ndence", true),
    ("evidence", "evi-\ndence", true),
    ("anti-war", "anti-\nwar", true),
    ("anti-\nwar", "anti war", false),
    ("anti-war", "antiwar", false),
    ("antiwar", "anti-war", false),
    ("re-\nform", "reforms", false),
    ("2019-\n2020", "2019-2020", true),
    ("2019-\n2020", "20192020", false),
    ("Anglo-\nSaxon", "AngloSaxon", false),
    // Breaks at a line's end.
    ("war—\nand", "war—and", true),
    ("war —\nand", "war — and", true),
    ("and/\nor", "and/or", true),
    ("war—and", "war — and", false),
    // Dashes.
    ("1990–2000", "1990-2000", true),
    ("a — b", "a – b", true),
    ("\u{2011}5 \u{2212}5", "-5 –5", true),
    ("10\u{ad}15 men", "1015 men", false),
    ("10\u{ad}15 men", "10-15 men", true),
    ("\u{ad}5 degrees", "5 degrees", false),
    ("un\u{ad}lawful", "unlawful", true),
    ("anti-war", "anti‐war", true),
    ("a—b", "a--b", false),
    ("a – b", "a b", false),
    // Quotation marks.
    ("the “special operation”", "the \"special operation\"", true),
    ("„Krieg“ «война»", "“Krieg” 'война'", true),
    ("‘he said’", "“he said”", true),
    ("the “war”", "the war", false),
    ("5′ tall", "5″ tall", false),
    ("5′ tall", "5' tall", false),
    // Apostrophes.
    ("soldier’s", "soldier's", true),
    ("don‘t", "don't", true),
    ("don’t", "don”t", false),
    ("soldiers’ homes", "soldiers' homes", true),
    ("soldier’s", "soldiers", false),
    // Nothing else.
    ("20,662 men", "20662 men", false),
    ("20,662 men", "20,626 men", false),
    ("The men", "the men", false),
    ("men.", "men", false),
    ("wait…", "wait...", false),
    ("m²", "m2", false),
    ("Ａ", "A", false),
    ("organise", "organize", false),
    ("\u{fffd}", "\u{fffd}", false),
    ("\u{e001}", "\u{e001}", false),
];

#[test]
fn every_line_of_the_table_is_kept() {
    assert_eq!(LETTERS, "letters-1");
    let equal = |(document, wanted, _): &&(&str, &str, bool)| {
        are_equal(&of_document(document), &quoted(wanted))
    };
    let wrong: Vec<_> = GOLDEN.iter().filter(|line| equal(line) != line.2).collect();
    assert_eq!(wrong, Vec::<&(&str, &str, bool)>::new());
    assert!(GOLDEN.len() >= 40);
}

#[test]
fn what_equals_something_of_a_document_takes_up_no_more_than_that() {
    assert!(!are_equal("men left", "men"), "more in the document");
    assert!(!are_equal("men", "men left"), "more in the quotation");
}

proptest::proptest! {
    #[test]
    fn every_text_without_unknown_letters_equals_itself(text in "[ -~À-ÿа-я“”’–—\n]{0,60}") {
        proptest::prop_assert!(are_equal(&of_document(&text), &quoted(&text)), "{text:?}");
    }
}
