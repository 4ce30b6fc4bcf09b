//! A layer that is off is told of on the pages whose content draws on it, and on no others.

use super::*;

/// Resources of all pages, which name what is off in every way.
const SHARED: &str = "/Resources<</Properties<</Off 1000 0 R/On 1001 0 R>>/XObject<</Form 1002 0 R/Picture 1003 0 R/Outer 1004 0 R/Inner 1005 0 R/Unused 1006 0 R/Plain 1007 0 R>>/Font<</Glyphs 1008 0 R>>/Pattern<</Tile 1010 0 R>>/ExtGState<</Mask<</SMask<</S/Alpha/G 1005 0 R>>>>>>>>";

fn told_on_page(entries: &str, content: &str) -> Vec<String> {
    let own = "/Resources<</Properties<</Off 1000 0 R>>>>";
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]";
    let objects = [
        "<</Type/OCG/Name(Notes)>>".to_owned(),
        "<</Type/OCG/Name(Shown)>>".to_owned(),
        format!("{form}/OC 1000 0 R>>\nstream\n0 g"),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/OC 1000 0 R>>\nstream\nx".to_owned(),
        format!("{form}>>\nstream\n/OC/Off BDC EMC"),
        format!("{form}{own}/X 0>>\nstream\n/OC/Off BDC EMC"),
        format!("{form}{own}/X 0>>\nstream\n/OC/On BDC EMC"),
        format!("{form}>>\nstream\n0 g"),
        "<</Type/Font/Subtype/Type3/CharProcs<</a 1009 0 R>>>>".to_owned(),
        "<<>>\nstream\n/Form Do".to_owned(),
        format!("<</PatternType 1/BBox[0 0 9 9]{own}/X 0>>\nstream\n/OC/Off BDC EMC"),
    ];
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let page = |entries: &str, content: &str| Page {
        entries: format!("{A4}{SHARED}{entries}"),
        content: content.as_bytes().to_vec(),
    };
    let catalog = "/OCProperties<</OCGs[1000 0 R 1001 0 R]/D<</OFF[1000 0 R]>>>>";
    let pages = [page("", "/OC/On BDC EMC"), page(entries, content)];
    told_of(&pages, catalog, &objects)
}

#[test]
fn a_layer_is_told_of_where_content_draws_on_it() {
    for content in [
        "/OC/Off BDC (words) Tj EMC",
        "/OC /#4fff BDC EMC",
        "/Form Do",
        "/Picture Do",
        "/Inner Do",
        "/Outer Do",
        "/Pattern cs /Tile scn 0 0 9 9 re f",
        "/Mask gs 0 0 9 9 re f",
        "BT /Glyphs 9 Tf (a) Tj ET",
        "BI/W 1/H 1/BPC 8/CS/G ID x EI /Form Do",
    ] {
        let told = told_on_page("", content);
        assert_eq!(told.len(), 1, "{content}");
        assert!(
            told[0].ends_with("“Notes” (page 2)."),
            "{content}: {told:?}"
        );
    }
    for look in [
        "/OC 1000 0 R",
        "/AP<</N 1002 0 R>>",
        "/AP<</N 1004 0 R>>",
        "/AP<</N<</Yes 1005 0 R>>>>",
    ] {
        let hung = format!("/Annots[<</Subtype/Stamp/Rect[1 1 9 9]{look}>>]");
        let told = told_on_page(&hung, "");
        assert_eq!(told.len(), 1, "{look}");
        assert!(told[0].ends_with("“Notes” (page 2)."), "{look}: {told:?}");
    }
}

#[test]
fn a_layer_is_not_told_of_where_content_only_could_draw_on_it() {
    for content in [
        "",
        "0 g",
        "/OC/On BDC EMC",
        "(/OC/Off BDC /Form Do) Tj",
        "% /Form Do",
        "/Unused Do",
        "/Plain Do",
        "/Off BMC EMC",
        "/Form gs",
        "<2F466F726D20446F> Tj",
        "BI/W 9/H 1/BPC 8/CS/G ID /Form Do \nEI",
    ] {
        assert_eq!(told_on_page("", content), [""; 0], "{content}");
    }
    let hung = "/Annots[<</Subtype/Stamp/Rect[1 1 9 9]/AP<</N 1006 0 R>>>>]";
    assert_eq!(told_on_page(hung, ""), [""; 0]);
}

/// Each would draw itself without end.
#[test]
fn what_draws_itself_is_looked_at_once() {
    let named: String = (0..40).map(|at| format!("/F{at} 9 Tf ")).collect();
    let glyph = format!("<<>>\nstream\n{named}/OC/Off BDC");
    let font = "<</Subtype/Type3/CharProcs<</a 1002 0 R>>/Resources 1003 0 R>>";
    let fonts: String = (0..40).map(|at| format!("/F{at}{font}")).collect();
    let all = format!("<</Font<<{fonts}>>/Properties<</Off 1000 0 R>>>>");
    let page = Page {
        entries: format!("{A4}/Resources 1003 0 R"),
        content: b"/F0 9 Tf (a) Tj".to_vec(),
    };
    let catalog = "/OCProperties<</OCGs[1000 0 R]/D<</OFF[1000 0 R]>>>>";
    let objects = ["<</Type/OCG/Name(Notes)>>", "null", &glyph, &all];
    assert_eq!(told_of(&[page], catalog, &objects).len(), 1);
}

#[test]
fn files_that_belong_to_marked_parts_of_content_are_told_by_name() {
    let file = "<</Type/Filespec/UF(data.csv)/EF<</F 1001 0 R>>>>";
    let lists = "/Resources<</Properties<</L<</AF[1000 0 R]>>/M<</MCAF 1000 0 R>>/N[1000 0 R]/O 1000 0 R/P 1002 0 R>>>>";
    for content in [
        "/Span/L BDC EMC",
        "/AF/M BDC EMC",
        "/AF/N BDC EMC",
        "/AF/O BDC EMC",
        "/Span/P BDC EMC",
        "/Span/P DP",
        "/Span<</AF[1000 0 R]>>BDC EMC",
        "/Span<</Lang(en)/AF 1000 0 R/E(>>)>>BDC EMC",
        "/Span<</MCAF[<</F(data.csv)>>]>>BDC EMC",
        "/Span <</A<</B/C>>/AF [ <</Type/Filespec/UF(data.csv)>> ]>> DP",
        "BI/W 1/H 1/BPC 8/CS/G ID x EI /Span<</AF 1003 0 R>>BDC",
    ] {
        let page = Page {
            entries: format!("{A4}{lists}"),
            content: content.as_bytes().to_vec(),
        };
        let objects = [file, "null", "<</AF 1003 0 R>>", "[1000 0 R]"];
        let told = told_of(
            &[Page::sized(&format!("{A4}{lists}"), "one"), page],
            "",
            &objects,
        );
        assert_eq!(
            told,
            [
                "warning “T”: 1 file is attached inside the document, and not in the bundle: data.csv (page 2)."
            ],
            "{content}"
        );
    }
    for content in [
        "/Span BMC EMC",
        "(/Span<</AF 1000 0 R>>BDC) Tj",
        "/Span<</Lang/AF>>BDC",
    ] {
        let page = Page {
            entries: format!("{A4}{lists}"),
            content: content.as_bytes().to_vec(),
        };
        assert_eq!(told_of(&[page], "", &[file]), [""; 0], "{content}");
    }
}
