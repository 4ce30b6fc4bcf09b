//! What a form field holds counts, where its picture shows something else or nothing.

use super::*;
use crate::pdf::import::specimen::document_with;

/// Objects from 1000: a picture of words, one of nothing, one in a font with a table of its own, that
/// table, one in a font of two bytes without a table, one that is a photograph, a tick, an
/// empty tick, one of nothing that is turned, one that is mirrored.
const OBJECTS: [&str; 10] = [
    "/Type/XObject/Resources<</Font<</F1 3 0 R>>>>/Subtype/Form/BBox[0 0 100 20]\nstream\n/Tx BMC BT /F1 9 Tf (Old ) Tj [(Na) -20 (me)] TJ ET EMC",
    "/Type/XObject/Subtype/Form/BBox[0 0 100 20]\nstream\n/Tx BMC EMC",
    "/Type/XObject/Resources<</Font<</T<</Subtype/Type0/ToUnicode 1003 0 R>>>>>>/Subtype/Form/BBox[0 0 100 20]\nstream\nBT /T 9 Tf <00010002> Tj ET",
    "<<>>\nstream\n1 beginbfchar <0001> <0414> endbfchar 1 beginbfrange <0002> <0003> <0430> endbfrange",
    "/Type/XObject/Resources<</Font<</T<</Subtype/Type0>>>>>>/Subtype/Form/BBox[0 0 100 20]\nstream\nBT /T 9 Tf <00010002> Tj ET",
    "/Type/XObject/Resources<</XObject<</P<</X/Y>>>>>>/Subtype/Form/BBox[0 0 100 20]\nstream\nBI /W 1/H 1/BPC 8/CS/G ID x EI",
    "/Type/XObject/Subtype/Form/BBox[0 0 20 20]\nstream\n0 0 20 20 re f",
    "/Type/XObject/Subtype/Form/BBox[0 0 20 20]\nstream\n ",
    "/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Matrix[0 -1 1 0 0 100]\nstream\n/Tx BMC EMC",
    "/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Matrix[-1 0 0 1 100 0]\nstream\n/Tx BMC EMC",
];

/// The account of one field, the words on its page, and the page's content.
fn field(entries: &str, form: &str) -> (Ledger, String, String) {
    let page = format!(
        "/MediaBox[0 0 595 842]/Annots[<</Subtype/Widget/Rect[100 100 200 120]{entries}>>]"
    );
    let made = document_with(
        &[P::sized(&page, "page")],
        &format!("/AcroForm<<{form}>>"),
        &OBJECTS,
    );
    became_of(made)
}

/// The account of a document, the words on its first page, and that page's content.
pub(super) fn became_of(made: Vec<u8>) -> (Ledger, String, String) {
    let (bytes, ledgers) = all(&[made]);
    assert_eq!(ledgers[0].missing(), []);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let content = document.get_page_content(document.page_iter().next().unwrap());
    let content = String::from_utf8_lossy(&content).into_owned();
    (ledgers[0].clone(), told(&bytes).join("|"), content)
}

const NEED: &str = "/NeedAppearances true";

#[test]
fn a_value_that_its_picture_does_not_show_is_drawn_and_said() {
    for (entries, shown, holds) in [
        (
            "/FT/Tx/T(name)/V(New Name)/AP<</N 1000 0 R>>",
            "Old Name",
            "New Name",
        ),
        (
            "/FT/Tx/T(name)/V<FEFF004E00650077>/AP<</N 1000 0 R>>",
            "Old Name",
            "New",
        ),
        (
            "/FT/Tx/T(name)/V(Old Names)/AP<</N 1000 0 R>>",
            "Old Name",
            "Old Names",
        ),
        (
            "/FT/Tx/T(name)/V/Named/AP<</N 1000 0 R>>",
            "Old Name",
            "Named",
        ),
        (
            "/FT/Ch/Ff 131072/T(name)/V(de)/Opt[[(de)(Germany)]]/AP<</N 1000 0 R>>",
            "Old Name",
            "Germany",
        ),
        (
            "/T(name)/Parent<</FT/Tx/V(of the parent)>>/AP<</N 1000 0 R>>",
            "Old Name",
            "of the parent",
        ),
        (
            "/FT/Tx/T(name)/V<FEFF04140430043D>/AP<</N 1002 0 R>>",
            "Да",
            "Дан",
        ),
    ] {
        for form in ["", NEED] {
            let (ledger, words, content) = field(entries, form);
            assert_eq!(ledger.fields_written, 1, "{entries}");
            assert!(words.contains(holds), "{entries}: {words}");
            assert!(
                !content.contains("BundleMark"),
                "the old picture is not drawn: {entries}"
            );
            let expected = FieldValue {
                page: 1,
                field: "name".to_owned(),
                shown: shown.to_owned(),
                holds: holds.to_owned(),
            };
            assert_eq!(ledger.values, [expected], "{entries}");
        }
    }
}

#[test]
fn a_picture_that_shows_the_value_stays_as_it_is() {
    for (entries, form) in [
        ("/FT/Tx/V(Old Name)/AP<</N 1000 0 R>>", ""),
        ("/FT/Tx/V(Old Name)/AP<</N 1000 0 R>>", NEED),
        ("/FT/Tx/V(Old\\rName )/AP<</N 1000 0 R>>", NEED),
        ("/FT/Tx/V<FEFF04140430>/AP<</N 1002 0 R>>", NEED),
        // What cannot be read may be right, where the form does not say otherwise.
        ("/FT/Tx/V(Da)/AP<</N 1004 0 R>>", ""),
        // A script makes another form of it: a date, a sum.
        (
            "/FT/Tx/V(2024)/AA<</F<</S/JavaScript/JS(x)>>>>/AP<</N 1000 0 R>>",
            "",
        ),
        // It does not say what it holds.
        ("/FT/Tx/AP<</N 1000 0 R>>", NEED),
        ("/FT/Sig/V<</Type/Sig>>/AP<</N 1000 0 R>>", NEED),
        ("/FT/Tx/Ff 8192/V(secret)/AP<</N 1000 0 R>>", NEED),
    ] {
        let (ledger, words, _) = field(entries, form);
        assert_eq!(
            (ledger.fields_drawn, ledger.values.len()),
            (1, 0),
            "{entries}"
        );
        assert!(!words.contains("secret"), "{words}");
    }
}

#[test]
fn a_field_that_holds_nothing_shows_nothing_whatever_its_picture_says() {
    let (ledger, _, content) = field("/FT/Tx/T(a)/V()/AP<</N 1000 0 R>>", "");
    assert_eq!((ledger.fields_written, ledger.values.len()), (1, 1));
    assert!(!content.contains("BundleMark"));
    let (ledger, ..) = field("/FT/Tx/T(a)/V()/AP<</N 1001 0 R>>", NEED);
    assert_eq!((ledger.fields_drawn, ledger.values.len()), (1, 0));
}

#[test]
fn where_the_form_says_so_a_picture_that_cannot_be_read_gives_way_to_the_value() {
    for look in ["1004", "1005"] {
        let entries = format!("/FT/Tx/V(Da)/AP<</N {look} 0 R>>");
        let (ledger, words, _) = field(&entries, NEED);
        assert_eq!(ledger.fields_written, 1);
        assert!(words.contains("Da"), "{words}");
    }
}

#[test]
fn a_value_that_cannot_be_written_leaves_its_picture_and_is_a_warning() {
    let (ledger, _, content) = field("/FT/Tx/V<FEFF0633>/AP<</N 1000 0 R>>", NEED);
    assert_eq!((ledger.fields_without_look, ledger.values.len()), (1, 0));
    assert!(content.contains("BundleMark0 Do"));
}

#[test]
fn words_look_as_the_field_or_its_form_asks_for() {
    let (_, _, content) = field("/FT/Tx/V(x)/DA(0 0 1 rg /Helv 7 Tf)", "");
    assert!(
        content.contains("0 0 1 rg BT") && content.contains("7 Tf"),
        "{content}"
    );
    let (_, _, content) = field("/FT/Tx/V(x)", "/DA(/Helv 8 Tf 1 0 0 rg)/Q 2");
    assert!(
        content.contains("1 0 0 rg BT") && content.contains("8 Tf"),
        "{content}"
    );
    let (_, _, content) = field("/FT/Tx/V(x)/MK<</BG[1 1 0]/BC[0]>>/AP<</N 1000 0 R>>", "");
    assert!(content.contains("1 1 0 rg\n0 0 100 20 re"), "{content}");
}

#[test]
fn letters_of_a_comb_stand_each_in_its_cell() {
    let (_, _, content) = field("/FT/Tx/V(ABC)/Ff 16777216/MaxLen 10/DA(/Helv 9 Tf)", "");
    assert_eq!(content.matches("BundleValue 9 Tf").count(), 3, "{content}");
}

#[test]
fn a_value_runs_the_way_its_picture_is_turned() {
    let tall = "/Rect[100 100 120 200]/FT/Tx/V(Downwards)/DA(/Helv 9 Tf)";
    for (entries, to_page) in [
        (format!("{tall}/AP<</N 1008 0 R>>"), "0 -1 1 0 100 200 cm"),
        (format!("{tall}/MK<</R 90>>"), "0 1 -1 0 120 100 cm"),
        (
            "/FT/Tx/V(Wide)/DA(/Helv 9 Tf)/AP<</N 1009 0 R>>".to_owned(),
            "1 0 0 1 100 100 cm",
        ),
    ] {
        let (_, _, content) = field(&entries, "");
        assert!(content.contains(to_page), "{entries}: {content}");
        assert!(content.contains("BundleValue 9 Tf"), "{entries}: {content}");
    }
}

#[test]
fn a_named_field_holds_nothing_from_another_field_on_a_page() {
    let other = "/Parent<</FT/Tx/T(one)/Rect[0 0 9 9]/V(Theirs)>>/AP<</N 1001 0 R>>";
    let (ledger, ..) = field(&format!("/T(two){other}"), "");
    assert_eq!((ledger.fields_written, ledger.fields_drawn), (0, 1));
    // The second place of the same field.
    let (ledger, words, _) = field(other, "");
    assert_eq!(ledger.fields_written, 1);
    assert!(words.contains("Theirs"), "{words}");
}

/// By what a box holds and what its picture is set to: what is drawn, and whether that is said.
#[test]
fn a_box_is_ticked_as_its_field_says() {
    let looks = "/AP<</N<</Yes 1006 0 R/Off 1001 0 R>>>>";
    let no_off = "/AP<</N<</Yes 1006 0 R>>>>";
    let empty = "/AP<</N<</Yes 1007 0 R>>>>";
    for (entries, picture, ours, is_said) in [
        (format!("/FT/Btn/V/Yes/AS/Yes{looks}"), true, false, false),
        (format!("/FT/Btn/V/Off/AS/Off{looks}"), true, false, false),
        (format!("/FT/Btn/V/Yes/AS/Off{looks}"), true, false, true),
        (format!("/FT/Btn/V/Off/AS/Yes{looks}"), true, false, true),
        (format!("/FT/Btn/V/Yes{looks}"), true, false, false),
        (format!("/FT/Btn{looks}"), true, false, false),
        (format!("/FT/Btn{no_off}"), false, false, false),
        (format!("/FT/Btn/AS/Yes{looks}"), true, false, false),
        (format!("/FT/Btn/V/On/AS/Yes{looks}"), true, false, false),
        (format!("/FT/Btn/V/On/AS/Off{looks}"), true, false, true),
        (format!("/FT/Btn/V/Yes/AS/Yes{empty}"), false, true, false),
        ("/FT/Btn/V/Yes/AS/Yes".to_owned(), false, true, false),
        ("/FT/Btn/V/Yes".to_owned(), false, true, false),
        ("/FT/Btn/V(Yes)/MK<</CA(8)>>".to_owned(), false, true, false),
        ("/FT/Btn/AS/On/MK<</CA(l)>>".to_owned(), false, true, false),
        (
            "/FT/Btn/AS/Off/MK<</BC[0]>>".to_owned(),
            false,
            false,
            false,
        ),
        ("/FT/Btn/V/Off".to_owned(), false, false, false),
        // It does not say what kind of field it is, but has several pictures.
        (format!("/AS/Yes{looks}"), true, false, false),
        // One of several radio buttons.
        (
            format!("/Parent<</FT/Btn/Ff 32768/V/Yes>>/AS/Yes{no_off}"),
            true,
            false,
            false,
        ),
        (
            format!("/Parent<</FT/Btn/Ff 32768/V/Other>>/AS/Off{no_off}"),
            false,
            false,
            false,
        ),
        (
            format!("/Parent<</FT/Btn/Ff 32768/V/Other>>/AS/Yes{no_off}"),
            false,
            false,
            true,
        ),
        (
            format!("/Parent<</FT/Btn/Ff 32768/V/Yes>>/AS/Off{no_off}"),
            true,
            false,
            true,
        ),
        // Another of the set is chosen, though no picture knows which; one that is alone can be no other.
        (
            "/Parent<</FT/Btn/Ff 32768/V/2/Kids[null null]>>/AS/1".to_owned(),
            false,
            false,
            true,
        ),
        (
            "/Parent<</FT/Btn/Ff 32768/V/2/Kids[null null]>>/AS/2".to_owned(),
            false,
            true,
            false,
        ),
        (
            "/Parent<</FT/Btn/Ff 32768/V/2/Kids[null]>>/AS/1".to_owned(),
            false,
            true,
            false,
        ),
    ] {
        let (ledger, _, content) = field(&entries, "");
        let found = (
            content.contains("BundleMark0 Do"),
            ledger.fields_written == 1,
            ledger.values.len() == 1,
        );
        assert_eq!(found, (picture, ours, is_said), "{entries}: {content}");
    }
}

/// By the sign that the field asks for, or that its kind usually has.
#[test]
fn a_tick_that_is_drawn_is_of_the_kind_of_its_field() {
    let (tick, dot, cross) = ("-1 .1 m", "1 0 m 1 .55", "-1 -1 m 1 1 l");
    for (entries, mark) in [
        ("/FT/Btn/V/Yes/AS/Yes", tick),
        ("/FT/Btn/Ff 32768/V/Yes/AS/Yes", dot),
        ("/Parent<</FT/Btn/Ff 32768/V/Yes>>/AS/Yes", dot),
        ("/FT/Btn/Ff 32768/V/Yes/AS/Yes/MK<</CA(4)>>", tick),
        ("/FT/Btn/V/Yes/AS/Yes/MK<</CA(l)>>", dot),
        ("/FT/Btn/V/Yes/AS/Yes/MK<</CA(8)>>", cross),
    ] {
        let (_, _, content) = field(entries, "");
        for other in [tick, dot, cross] {
            assert_eq!(
                content.contains(other),
                other == mark,
                "{entries}: {content}"
            );
        }
    }
}

#[test]
fn a_list_without_a_usable_picture_is_drawn_with_what_is_chosen_marked() {
    let list = "/FT/Ch/Rect[100 100 200 200]/Opt[(one)[(2)(two)](three)]/DA(/Helv 10 Tf)";
    let marks = |content: &str| content.matches("0.6 0.757 0.855 rg").count();
    for (entries, count) in [
        (format!("{list}/V(2)"), 1),
        (format!("{list}/V[(one)(three)]"), 2),
        (list.to_owned(), 0),
    ] {
        let (ledger, words, content) = field(&entries, "");
        assert_eq!(ledger.fields_written, 1, "{entries}");
        assert!(
            ["one", "two", "three"]
                .iter()
                .all(|label| words.contains(label)),
            "{words}"
        );
        assert_eq!(marks(&content), count, "{entries}: {content}");
    }
    // Longer than its field: what is chosen is in sight, wherever it stands and the list was scrolled to.
    let labels: String = (10..60).map(|at| format!("(line {at})")).collect();
    for (chosen, top) in [(12, 0), (55, 0), (12, 40), (55, 40)] {
        let long = list.replace("(one)[(2)(two)](three)", &labels);
        let (_, words, content) = field(&format!("{long}/V(line {chosen})/TI {top}"), "");
        assert!(words.contains(&format!("line {chosen}")), "{words}");
        assert_eq!(marks(&content), 1, "{chosen} from {top}");
    }
    let (ledger, ..) = field(&format!("{list}/V(2)/AP<</N 1000 0 R>>"), NEED);
    assert_eq!((ledger.fields_written, ledger.values.len()), (1, 1));
}

#[test]
fn a_photograph_does_not_stand_for_words() {
    let (ledger, words, content) = field("/FT/Tx/T(p)/V(Da)/AP<</N 1005 0 R>>", "");
    assert_eq!(ledger.values[0].shown, "a picture");
    assert!(
        words.contains("Da") && !content.contains("BundleMark0 Do"),
        "{words}: {content}"
    );
    let (ledger, ..) = field("/FT/Tx/T(p)/V()/AP<</N 1005 0 R>>", "");
    assert_eq!(ledger.fields_drawn, 1);
}

#[test]
fn rich_text_alone_is_a_value_too() {
    let rich = "/FT/Tx/T(r)/RV(<body><p>New &amp; <b>bold</b></p></body>)";
    let (ledger, words, _) = field(&format!("{rich}/AP<</N 1000 0 R>>"), "");
    assert_eq!(ledger.values.len(), 1, "{words}");
    assert_eq!(ledger.values[0].holds, "New & bold");
    assert!(words.contains("New & bold"), "{words}");
}

#[test]
fn a_value_that_cannot_be_drawn_is_named_and_its_picture_left() {
    for value in ["FEFF05D005D1", "FEFF4E2D6587"] {
        let entries = format!("/FT/Tx/T(a)/V<{value}>/AP<</N 1000 0 R>>");
        let (ledger, _, content) = field(&entries, "");
        assert!(content.contains("BundleMark0 Do"), "{content}");
        let [told] = &ledger.values_undrawn[..] else {
            panic!("{ledger:?}");
        };
        assert_eq!((told.page, told.field.as_str()), (1, "a"));
        assert_eq!(
            (told.shown.as_str(), told.holds.chars().count()),
            ("Old Name", 2)
        );
    }
}

#[test]
fn a_button_without_a_picture_bears_its_caption() {
    let (ledger, words, content) = field("/FT/Btn/Ff 65536/MK<</CA(Print)/BG[.9]>>", "");
    assert_eq!(ledger.fields_written, 1);
    assert!(
        words.contains("Print") && content.contains("0.9 g"),
        "{words}: {content}"
    );
}
