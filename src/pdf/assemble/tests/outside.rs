//! What would reach outside the file is not in the bundle; what stands in the file itself is.

use super::*;
use crate::pdf::import::specimen::document_with;

fn with_links(actions: &[&str], catalog: &str) -> Vec<u8> {
    let items: String = actions
        .iter()
        .map(|action| format!("<</Subtype/Link/Rect[1 1 9 9]{action}>>"))
        .collect();
    let page = P::sized(&format!("/MediaBox[0 0 595 842]/Annots[{items}]"), "words");
    document_with(&[page], catalog, &[])
}

#[test]
fn relative_addresses_are_written_whole_and_no_link_reaches_a_network_share() {
    let document = with_links(
        &[
            "/A<</S/URI/URI(page.html)>>",
            "/A<</S/URI/URI( java\tscript:alert)>>",
            "/A<</S/URI/URI(\\\\\\\\EVIL\\\\share)>>",
            "/A<</S/URI/URI( https://exa\\nmple.org )/Next<</S/Launch/F(calc.exe)>>>>",
        ],
        "/URI<</Base(https://base.example/a/)>>",
    );
    let (bytes, ledgers) = all(&[document]);
    let facts = crate::pdf::facts(&bytes).unwrap();
    let links = facts.pages[0].links.iter();
    let addresses: Vec<&str> = links.filter_map(|link| link.address.as_deref()).collect();
    assert_eq!(
        addresses,
        ["https://base.example/a/page.html", "https://example.org"]
    );
    assert_eq!(ledgers[0].links_removed, 2);
    assert_eq!(ledgers[0].missing(), []);
    let text = objects_of(&bytes);
    for word in ["EVIL", "alert", "calc", "Launch", "/Next"] {
        assert!(!text.contains(word), "{word} is still there");
    }
}

#[test]
fn a_page_keeps_what_stands_in_the_file_and_loses_what_would_come_from_elsewhere() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
    let objects = [
        format!("<<{form}/Ref<</F(EVIL)/Page 0>>/X 0>>\nstream\n(stand-in) pop"),
        "<</Type/XObject/Subtype/PS/Level1 1001 0 R/X 0>>\nstream\nshowpage".to_owned(),
        format!("<<{form}/Subtype2/PS>>\nstream\nshowpage"),
        format!("<<{form}/PS 1001 0 R>>\nstream\n(printed) pop"),
        "<</Type/XObject/Subtype/Image/Alternates[<</Image 1005 0 R>>]/X 0>>\nstream\nshown".to_owned(),
        "<</Type/XObject/Subtype/Image/OPI<</2.0<</F(EVIL)>>>>/F(EVIL)/FFilter/DCTDecode>>\nstream\nalternate".to_owned(),
    ];
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let mut page = P::saying("words");
    page.content = b"/A Do /B Do /C Do /D Do /E Do".to_vec();
    let mut document = document_with(&[page], "", &objects);
    let at = document
        .windows(6)
        .position(|six| six == b"/Font<")
        .unwrap();
    let named = b"/XObject<</A 1000 0 R/B 1001 0 R/C 1002 0 R/D 1003 0 R/E 1004 0 R>>";
    document.splice(at..at, named.iter().copied());
    let (bytes, _) = all(&[document]);
    let text = objects_of(&bytes);
    for word in ["stand-in", "printed", "shown"] {
        assert!(text.contains(word), "{word} is lost");
    }
    for word in ["EVIL", "showpage", "/PS", "alternate", "OPI", "Alternates"] {
        assert!(!text.contains(word), "{word} is still there");
    }
}

#[test]
fn the_filter_of_a_stream_may_have_its_short_name() {
    let page = P::sized("/MediaBox[0 0 595 842]/Group 1000 0 R", "words");
    let packed = "<</F/ASCIIHexDecode>>\nstream\n78>";
    let (bytes, _) = all(&[document_with(&[page], "", &[packed])]);
    assert!(
        objects(&bytes).contains("/Filter /ASCIIHexDecode"),
        "{}",
        objects(&bytes)
    );
}

/// A page that draws on a layer, which the document sets like this; the list of layers of the bundle.
fn layered(state: &str, usage: &str) -> String {
    let catalog = format!("/OCProperties<</OCGs[1000 0 R]/D<<{state}>>>>");
    let group = format!("<</Type/OCG/Name(Notes){usage}>>");
    let mut page = P::saying("words");
    page.content = b"/OC /L BDC BT /F1 12 Tf 72 72 Td (hidden) Tj ET EMC".to_vec();
    let mut document = document_with(&[page], &catalog, &[&group]);
    let at = document
        .windows(6)
        .position(|six| six == b"/Font<")
        .unwrap();
    let named = b"/Properties<</L 1000 0 R>>";
    document.splice(at..at, named.iter().copied());
    objects(&all(&[document]).0)
}

#[test]
fn layers_show_and_are_printed_as_in_the_document() {
    let usage = "/Usage<</CreatorInfo<</Creator(Jane)>>/User<</Name(Jane)>>/View<</ViewState/OFF>>/Print<</PrintState/ON>>>>";
    let is_off = |text: &str| text.contains("/OFF [1");
    assert!(
        !is_off(&layered("", usage)),
        "nobody asks for what it is used for"
    );
    let by_view = "/AS[<</Event/View/Category[/View]/OCGs[1000 0 R]>>]";
    assert!(is_off(&layered(by_view, usage)));
    for both in ["[/View/Print]", "[/Print/View]"] {
        let by_both = format!("/AS[<</Event/View/Category{both}/OCGs[1000 0 R]>>]");
        let shown = layered(&by_both, usage);
        assert!(is_off(&shown), "it shows where all that is asked says so");
    }
    assert!(is_off(&layered("/BaseState/OFF", "")));
    assert!(!is_off(&layered("/BaseState/OFF/ON[1000 0 R]", "")));
    let by_print = "/OFF[1000 0 R]/AS[<</Event/Print/Category[/Print]/OCGs[1000 0 R]>>]";
    let printed = layered(by_print, usage);
    assert!(
        is_off(&printed) && printed.contains("/AS [<</Event /Print"),
        "{printed}"
    );
    assert!(
        printed.contains("/PrintState /ON") && !printed.contains("Jane"),
        "{printed}"
    );
}
