//! Of a set of radio buttons, the one that the field holds is drawn, whatever name it is held by.

use super::values::became_of;
use crate::pdf::import::specimen::Writer;

/// How many buttons of two that are pictured as not ticked are said to be ticked.
fn ticked(set: &str) -> usize {
    let mut file = Writer::default();
    file.object(
        1,
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
    );
    file.object(2, "<</Type/Pages/Count 1/Kids[3 0 R]>>");
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots[7 0 R 8 0 R]>>";
    file.object(3, page);
    let field = format!("<</FT/Btn/T(sex)/Ff 32768/Kids[7 0 R 8 0 R]{set}>>");
    file.object(6, &field);
    for (number, state) in [(7, 0), (8, 1)] {
        let looks = format!("/AS/Off/AP<</N<</{state} 9 0 R/Off 10 0 R>>>>");
        let button = format!("<</Subtype/Widget/Parent 6 0 R/Rect[72 500 92 520]{looks}>>");
        file.object(number, &button);
    }
    file.stream(9, "/Subtype/Form/BBox[0 0 20 20]", b"5 5 10 10 re f");
    file.stream(10, "/Subtype/Form/BBox[0 0 20 20]", b"0 0 20 20 re S");
    let (ledger, _, _) = became_of(file.finish());
    let values = ledger.values.iter();
    values.filter(|value| value.holds == "ticked").count()
}

#[test]
fn a_button_that_is_held_by_its_option_is_ticked() {
    for (set, count) in [
        ("/V/1", 1),
        ("/Opt[(male)(female)]/V/1", 1),
        ("/Opt[(male)(female)]/V(female)", 1),
        ("/Opt[(male)(female)]/V/female", 1),
        ("/Opt[(male)(female)]/V(male)", 1),
        ("/Opt[(male)<FEFF006600FC>]/V<FEFF006600FC>", 1),
        ("/Opt[(same)(same)]/V(same)", 1),
        // Digits name the state of another button before they are a word.
        ("/Opt[(1)(0)]/V/1", 1),
        ("/Opt[(male)(female)]/V(neither)", 0),
        ("/Opt[(male)(female)]/V/Off", 0),
        ("/V(female)", 0),
    ] {
        assert_eq!(ticked(set), count, "{set}");
    }
}
