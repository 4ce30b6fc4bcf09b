//! Words on layers: under policies and expressions, by use, and those of annotations.

use super::super::super::HiddenBy::{Covered, LayerOff};
use super::super::hidden_in;
use super::{SECRET, resources};

/// Two layers, the first of them off.
const ONE_OFF: &str = "/OCProperties<</OCGs[1000 0 R 1001 0 R]/D<</OFF[1000 0 R]>>>>";
const ON: &str = "/OCProperties<</OCGs[1000 0 R 1001 0 R]/D<<>>>>";
const OFF_BY_USE: &str = "/OCProperties<</OCGs[1000 0 R 1001 0 R]/D<</AS[<</Event/View/Category[/View]/OCGs[1000 0 R]>>]>>>>";
const ON_BY_USE: &str = "/OCProperties<</OCGs[1000 0 R 1001 0 R]/D<</OFF[1001 0 R]/AS[<</Event/View/Category[/View]/OCGs[1001 0 R]>>]>>>>";

const GROUPS: [&str; 2] = [
    "<</Type/OCG/Name(One)/Usage<</View<</ViewState/OFF>>>>>>",
    "<</Type/OCG/Name(Other)/Usage<</View<</ViewState/ON>>>>>>",
];

/// What is hidden where the secret lies on this layer or combination of layers.
fn hidden_on_layer(catalog: &str, layer: &str) -> Vec<String> {
    let content = format!("/OC /L BDC {SECRET}EMC BT /F1 12 Tf 100 600 Td (Seen) Tj ET");
    let objects = [GROUPS[0], GROUPS[1], layer];
    let entries = resources("/Properties<</L 1002 0 R>>");
    let found = hidden_in(catalog, &content, &entries, &objects);
    assert!(found.iter().all(|(kind, _)| *kind == LayerOff), "{found:?}");
    found.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn words_under_policies_that_hide_them_are_found() {
    let cases = [
        (ONE_OFF, "/P/AllOn/OCGs[1000 0 R 1001 0 R]"),
        (ONE_OFF, "/OCGs[1000 0 R]"),
        (ONE_OFF, "/OCGs 1000 0 R"),
        (ON, "/P/AnyOff/OCGs[1000 0 R 1001 0 R]"),
        (ON, "/P/AllOff/OCGs[1000 0 R 1001 0 R]"),
        (ONE_OFF, "/P/AllOff/OCGs[1000 0 R 1001 0 R]"),
        (ON, "/VE[/Not 1000 0 R]"),
        (ONE_OFF, "/VE[/And 1000 0 R 1001 0 R]"),
        (ONE_OFF, "/VE[/Or 1000 0 R [/Not 1001 0 R]]"),
        // The expression counts, not the policy beside it.
        (ONE_OFF, "/VE[/Not 1001 0 R]/P/AnyOn/OCGs[1001 0 R]"),
        (OFF_BY_USE, "/OCGs[1000 0 R]"),
        (OFF_BY_USE, "/VE[/And 1000 0 R]"),
    ];
    for (catalog, entries) in cases {
        let found = hidden_on_layer(catalog, &format!("<</Type/OCMD{entries}>>"));
        assert_eq!(found, ["Secret"], "{catalog} {entries}");
    }
}

#[test]
fn words_under_policies_that_show_them_are_not_hidden() {
    let cases = [
        (ONE_OFF, "/P/AnyOn/OCGs[1000 0 R 1001 0 R]"),
        (ONE_OFF, "/P/AnyOff/OCGs[1000 0 R 1001 0 R]"),
        (ONE_OFF, "/P/AllOff/OCGs[1000 0 R]"),
        (ONE_OFF, "/OCGs[]"),
        (ON, "/P/AllOn/OCGs[1000 0 R 1001 0 R]"),
        (ONE_OFF, "/VE[/Not 1000 0 R]"),
        (ONE_OFF, "/VE[/Or 1000 0 R 1001 0 R]"),
        (ONE_OFF, "/VE[/And [/Not 1000 0 R] 1001 0 R]"),
        (ONE_OFF, "/VE[/Not 1000 0 R]/P/AllOn/OCGs[1000 0 R]"),
        (ON_BY_USE, "/OCGs[1001 0 R]"),
    ];
    for (catalog, entries) in cases {
        let found = hidden_on_layer(catalog, &format!("<</Type/OCMD{entries}>>"));
        assert_eq!(found, [""; 0], "{catalog} {entries}");
    }
}

/// What is hidden where the secret stands in a form whose dictionary says this of layers.
fn hidden_in_form(catalog: &str, entries: &str) -> Vec<String> {
    let form = format!(
        "<</Type/XObject/Subtype/Form/Resources<</Font<</F1 3 0 R>>>>{entries}/BBox[0 0 595 842]>>\nstream\n{SECRET}"
    );
    let objects = [GROUPS[0], GROUPS[1], &form];
    let entries = resources("/XObject<</X 1002 0 R>>");
    let found = hidden_in(catalog, "/X Do", &entries, &objects);
    found.into_iter().map(|(_, text)| text).collect()
}

#[test]
fn combinations_that_stand_in_a_form_itself_count() {
    let and = "/OC<</Type/OCMD/VE[/And 1000 0 R 1001 0 R]>>";
    assert_eq!(hidden_in_form(ONE_OFF, and), ["Secret"]);
    assert_eq!(hidden_in_form(ON, and), [""; 0]);
    let all_off = "/OC<</Type/OCMD/P/AllOff/OCGs[1000 0 R]>>";
    assert_eq!(hidden_in_form(ON, all_off), ["Secret"]);
    assert_eq!(hidden_in_form(ONE_OFF, all_off), [""; 0]);
}

/// Letters in the picture of an annotation, and where the annotation is.
const WORDS: &str = "<</Type/XObject/Subtype/Form/Resources<</Font<</F1 3 0 R>>>>/BBox[0 0 595 842]>>\nstream\nBT /F1 12 Tf 100 700 Td (Secret) Tj ET";
const BOX: &str = "<</Type/XObject/Subtype/Form/BBox[0 0 50 18]>>\nstream\n0 g 0 0 50 18 re f";

#[test]
fn words_of_annotations_on_layers_that_are_off_are_found() {
    for oc in ["1000 0 R", "<</Type/OCMD/P/AllOn/OCGs[1000 0 R 1001 0 R]>>"] {
        let annots = format!(
            "/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 595 842]/AP<</N 1002 0 R>>/OC {oc}>>]"
        );
        let objects = [GROUPS[0], GROUPS[1], WORDS];
        let found = hidden_in(ONE_OFF, "", &annots, &objects);
        assert_eq!(found, [(LayerOff, "Secret".to_owned())], "{oc}");
        assert_eq!(hidden_in(ON, "", &annots, &objects), [], "{oc}");
    }
}

#[test]
fn boxes_of_annotations_cover_only_where_their_layer_is_on() {
    let looks = ["/AP<</N 1002 0 R>>", "/IC[0 0 0]"];
    for look in looks {
        let annots = format!(
            "/Annots[1003 0 R]/Rotate 0|<</Type/Annot/Subtype/Square/Rect[95 695 145 713]{look}/OC 1000 0 R>>"
        );
        let (entries, annotation) = annots.split_once('|').unwrap();
        let objects = [GROUPS[0], GROUPS[1], BOX, annotation];
        assert_eq!(hidden_in(ONE_OFF, SECRET, entries, &objects), [], "{look}");
        let found = hidden_in(ON, SECRET, entries, &objects);
        assert_eq!(found, [(Covered, "Secret".to_owned())], "{look}");
    }
}
