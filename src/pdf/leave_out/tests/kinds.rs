//! Each kind of hidden words, written as programs write them.

use super::*;
use crate::case::HiddenKind::{Covered, LayerOff, OutsidePage, SameColour};

type Case = (&'static str, Made, Road);

fn check(kind: HiddenKind, cases: Vec<Case>) {
    let wrong = cases.iter().flat_map(|(name, made, road)| {
        let wrong = wrong(made, kind, *road);
        wrong.into_iter().map(move |what| format!("{name}: {what}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn content(name: &'static str, content: &str) -> Case {
    (name, Made::of(content), Road::Content)
}

/// A form that shows the secret.
fn form(more: &str) -> String {
    format!(
        "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/FormType 1{more}/StructParent 1>>\nstream\n{SECRET}"
    )
}

const PICTURE: &str = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8>>\nstream\n0";

#[test]
fn words_under_a_box_go_and_the_page_looks_the_same() {
    let mut cases = vec![
        content("a plain string", &format!("{SECRET}{BOX}")),
        content(
            "hexadecimal",
            &format!("BT /F1 12 Tf 100 700 Td <536563726574> Tj ET {BOX}"),
        ),
        content(
            "kerned",
            &format!("BT /F1 12 Tf 100 700 Td [(S)20(e)-15(cr)10(et)] TJ ET {BOX}"),
        ),
        content(
            "with words before and behind it that are seen",
            "BT /F1 12 Tf 100 700 Td (Mister Secret said so) Tj ( and went) Tj ET 0 g 134.5 695 39.5 18 re f",
        ),
        content(
            "spaced, stretched and raised",
            "BT /F1 12 Tf 1.5 Tc 4 Tw 90 Tz 2 Ts 100 700 Td (Mister Secret said) Tj (x) Tj ET 0 g 144.5 690 46.5 24 re f",
        ),
        content(
            "on a line of its own operator",
            "BT /F1 12 Tf 14 TL 100 714 Td (Said) Tj (Secret) ' 1 2 (more) \" ET 0 g 95 695 60 16 re f",
        ),
        content(
            "in a turned page space",
            &format!("q 2 0 0 2 -100 -700 cm {SECRET}{BOX} Q"),
        ),
        content("painted twice", &format!("{SECRET}{SECRET}{BOX}")),
        content(
            "said by marked content",
            &format!("/Span <</ActualText (Secret)>> BDC {SECRET} EMC {BOX}"),
        ),
        content(
            "with a picture in the content",
            &format!("q 9 0 0 9 200 650 cm BI /W 1/H 1/BPC 8/CS/G ID \u{1} EI Q {SECRET}{BOX}"),
        ),
        content(
            "under a box painted by a line",
            &format!("{SECRET}0 G 18 w 95 704 m 150 704 l S"),
        ),
    ];
    let mut named = Made::of(&format!("/Span /P1 BDC {SECRET} EMC {BOX}"));
    named.resources = "/Properties<</P1<</ActualText(Secret)>>>>".to_owned();
    cases.push(("said by a property", named, Road::Content));
    let mut in_form = Made::of(&format!("/X Do {BOX}"));
    in_form.resources = "/XObject<</X 1000 0 R>>".to_owned();
    in_form.objects = vec![form("")];
    cases.push(("in a form", in_form.clone(), Road::Content));
    let mut nested = in_form;
    nested.objects = vec![
        "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 0 0]/Resources<</XObject<</Y 1001 0 R>>>>/FormType 1>>\nstream\nq /Y Do Q".to_owned(),
        form(""),
    ];
    cases.push(("in a form within a form", nested, Road::Content));
    let mut under = Made::of(&format!("{SECRET} q 60 0 0 18 95 695 cm /X Do Q"));
    under.resources = "/XObject<</X 1000 0 R>>".to_owned();
    under.objects = vec![PICTURE.to_owned()];
    cases.push(("under an opaque picture", under, Road::Content));
    let mut mark = Made::of(SECRET);
    mark.entries =
        "/Annots[<</Type/Annot/Subtype/Square/Rect[95 695 155 713]/IC[0 0 0]/C[0 0 0]>>]"
            .to_owned();
    cases.push(("under a mark that viewers draw", mark, Road::Content));
    check(Covered, cases);
}

#[test]
fn letters_of_two_bytes_go_as_well() {
    // A font without a file: its letters are known by their map, their widths by the font.
    let text = "<005300650063007200650074>";
    let mut made = Made::of(&format!("BT /F2 12 Tf 100 700 Td {text} Tj ET {BOX}"));
    made.objects = vec!["null".to_owned(); 9];
    made.objects.push("<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H/DescendantFonts[1010 0 R]/ToUnicode 1012 0 R>>".to_owned());
    made.objects.push("<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600/FontDescriptor 1011 0 R>>".to_owned());
    made.objects.push("<</Type/FontDescriptor/FontName/Arial/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>".to_owned());
    made.objects.push("<</Type/CMap>>\nstream\n/CMapName /X def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0020> <007e> <0020> endbfrange endcmap".to_owned());
    check(Covered, vec![("two bytes", made, Road::Content)]);
}

#[test]
fn words_in_the_colour_of_the_page_and_words_not_painted_go() {
    let cases = vec![
        content("white on white", &format!("1 g {SECRET}")),
        content("not painted", &format!("BT 3 Tr ET {SECRET}")),
        content(
            "blue on blue",
            &format!("0 0 1 rg 90 690 80 30 re f {SECRET}"),
        ),
    ];
    check(SameColour, cases);
}

#[test]
fn words_outside_the_page_go_and_paths_and_pictures_with_them() {
    let outside = SECRET.replace("100 700", "700 700");
    let mut pictured = Made::of(&format!(
        "{outside} q 40 0 0 40 900 900 cm /X Do Q 800 100 50 50 re f"
    ));
    pictured.resources = "/XObject<</X 1000 0 R>>".to_owned();
    pictured.objects = vec![PICTURE.to_owned()];
    let mut cropped = Made::of(SECRET);
    cropped.entries = "/CropBox[90 590 300 650]".to_owned();
    let mut reaching = Made::of(&format!("{outside} q 400 0 0 40 250 620 cm /X Do Q"));
    reaching.resources = pictured.resources.clone();
    reaching.objects = pictured.objects.clone();
    let cases = vec![
        content("beside the page", &outside),
        content("cut away", &format!("q 300 300 10 10 re W n {SECRET} Q")),
        ("beside a picture", pictured.clone(), Road::Content),
        ("above the crop", cropped, Road::Content),
        ("beside a picture that reaches out", reaching, Road::Content),
    ];
    check(OutsidePage, cases);
    let (places, _) = read(&pictured.file());
    let left = leave_out(&pictured.file(), &places, false).unwrap();
    let file = lopdf::Document::load_mem(&left.bytes).unwrap();
    let pictures = file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let count = pictures.filter(|one| {
        one.dict
            .get(b"Subtype")
            .is_ok_and(|kind| kind.as_name().ok() == Some(b"Image"))
    });
    assert_eq!(count.count(), 0, "the picture is gone as well");
}

/// A picture of eight rows, of which the first says the secret and lies above the page.
fn saying(width: u32, space: &str, more: &str, row: &str) -> String {
    let rest = ".".repeat(row.len() * 7);
    format!(
        "<</Type/XObject/Subtype/Image/Width {width}/Height 8{space}{more}>>\nstream\n{row}{rest}"
    )
}

const ABOVE: &str = "q 80 0 0 80 150 600 cm /X Do Q ";

fn reaching(objects: &[String], drawn: &str) -> Made {
    let mut made = Made::of(&format!("{SECRET}{drawn}"));
    made.entries = "/MediaBox[90 590 300 720]/CropBox[90 590 300 650]".to_owned();
    made.resources = "/XObject<</X 1000 0 R>>".to_owned();
    made.objects = objects.to_vec();
    made
}

#[test]
fn what_a_picture_shows_outside_the_page_goes_and_the_rest_stays() {
    let grey = "/ColorSpace/DeviceGray/BitsPerComponent 8";
    let plain = |width, space: &str| vec![saying(width, space, "", "Secret")];
    let masked = |key: &str| {
        let dots = saying(6, grey, &format!("/{key} 1001 0 R"), "......");
        vec![dots, saying(6, grey, "", "Secret")]
    };
    let stencil = "/ImageMask true/BitsPerComponent 1";
    let form = |of: &str| {
        format!(
            "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</Y 1001 0 R>>>>/FormType 1>>\nstream\n{of}"
        )
    };
    let mut cases: Vec<Case> = [
        ("grey", plain(6, grey)),
        (
            "red, green and blue",
            plain(2, "/ColorSpace/DeviceRGB/BitsPerComponent 8"),
        ),
        (
            "four inks",
            vec![saying(
                3,
                "/ColorSpace/DeviceCMYK/BitsPerComponent 8",
                "",
                "Secret......",
            )],
        ),
        (
            "sixteen bits",
            plain(3, "/ColorSpace/DeviceGray/BitsPerComponent 16"),
        ),
        (
            "four bits",
            plain(12, "/ColorSpace/DeviceGray/BitsPerComponent 4"),
        ),
        (
            "one bit",
            plain(48, "/ColorSpace/DeviceGray/BitsPerComponent 1"),
        ),
        (
            "a palette",
            plain(
                48,
                "/ColorSpace[/Indexed/DeviceRGB 1 <000000ffffff>]/BitsPerComponent 1",
            ),
        ),
        ("a stencil", plain(48, stencil)),
        ("a soft mask", masked("SMask")),
    ]
    .into_iter()
    .map(|(name, objects)| (name, reaching(&objects, ABOVE), Road::Content))
    .collect();
    cases.push((
        "in a form",
        reaching(
            &[
                form("q 80 0 0 80 150 600 cm /Y Do Q"),
                plain(6, grey).remove(0),
            ],
            "/X Do",
        ),
        Road::Content,
    ));
    cases.push((
        "lying on its side",
        reaching(&plain(6, grey), "q 0 80 -80 0 140 615 cm /X Do Q"),
        Road::Content,
    ));
    cases.push((
        "drawn twice, once within the page",
        reaching(
            &plain(6, grey),
            &format!("{ABOVE} q 20 0 0 20 250 600 cm /X Do Q"),
        ),
        Road::Content,
    ));
    let wanted = cases.pop();
    check(OutsidePage, cases);
    // What shows it where it is seen keeps it.
    let (_, made, _) = wanted.unwrap();
    let wrong = wrong(&made, OutsidePage, Road::Content);
    assert!(
        wrong.iter().all(|what| what.contains("Secret")),
        "{wrong:?}"
    );
    // How these are packed is not known well enough: the page becomes a picture.
    let unknown = saying(6, grey, "/Filter/JPXDecode", "Secret");
    let wrong = super::wrong(&reaching(&[unknown], ABOVE), OutsidePage, Road::Picture);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_lies_on_layers_that_are_off_goes() {
    let off = "/OCProperties<</OCGs[1000 0 R 1001 0 R]/D<</OFF[1000 0 R]>>>>";
    let groups = || {
        vec![
            "<</Type/OCG/Name(Off)>>".to_owned(),
            "<</Type/OCG/Name(On)>>".to_owned(),
        ]
    };
    let made = |content: &str, layer: &str| Made {
        catalog: off.to_owned(),
        resources: format!("/Properties<</L {layer}/M 1001 0 R>>"),
        objects: groups(),
        ..Made::of(content)
    };
    let plain = format!("/OC /L BDC {SECRET} 200 600 20 20 re f EMC");
    let mut policy = made(&plain, "1002 0 R");
    policy
        .objects
        .push("<</Type/OCMD/P/AllOn/OCGs[1000 0 R 1001 0 R]>>".to_owned());
    let mut expression = made(&plain, "1002 0 R");
    expression
        .objects
        .push("<</Type/OCMD/VE[/And 1000 0 R 1001 0 R]>>".to_owned());
    let mut form_off = made("/X Do", "1000 0 R");
    form_off.resources.push_str("/XObject<</X 1002 0 R>>");
    form_off.objects.push(form("/OC 1000 0 R"));
    let cases = vec![
        ("a layer", made(&plain, "1000 0 R"), Road::Content),
        (
            "within one that shows",
            made(&format!("/OC /M BDC {plain} {SEEN} EMC"), "1000 0 R"),
            Road::Content,
        ),
        (
            "with marked content inside",
            made(
                "/OC /L BDC /P <</MCID 0>> BDC BT /F1 12 Tf 100 700 Td (Secret) Tj ET EMC EMC",
                "1000 0 R",
            ),
            Road::Content,
        ),
        ("a policy", policy, Road::Content),
        ("an expression", expression, Road::Content),
        ("a form", form_off, Road::Content),
    ];
    check(LayerOff, cases);
}

#[test]
fn a_form_that_two_pages_share_stays_as_it_is_on_the_other() {
    let page = |content: &str| Page {
        entries: "/MediaBox[90 590 300 720]/Resources<</Font<</F1 3 0 R>>/XObject<</X 1000 0 R>>>>"
            .to_owned(),
        content: format!("{SEEN}{content}").into_bytes(),
    };
    let pages = [page(&format!("/X Do {BOX}")), page("/X Do")];
    let file = document_with(&pages, "", &[&form("")]);
    let (places, _) = read(&file);
    let left = leave_out(&file, &places, false).unwrap();
    let pages = Pages::open(left.bytes, None).unwrap();
    let mut told = Vec::new();
    pages.read_each(0..2, None, &mut |reading| {
        let words = unpack(&reading.unwrap().text).unwrap().words;
        told.push(
            words
                .iter()
                .map(|word| word.text.clone())
                .collect::<Vec<_>>()
                .join(" "),
        );
        true
    });
    assert_eq!(told, ["Seen", "Seen Secret"]);
}

#[test]
fn a_page_of_which_nothing_is_sure_becomes_a_picture_that_looks_the_same() {
    let mut vertical = Made::of(&format!(
        "BT /F2 12 Tf 100 700 Td <0053> Tj ET {SECRET}{BOX}"
    ));
    vertical.objects = vec!["null".to_owned(); 9];
    vertical.objects.push(
        "<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/GBK-EUC-H/DescendantFonts[1010 0 R]>>"
            .to_owned(),
    );
    vertical.objects.push("<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 600>>".to_owned());
    let cases = vec![
        ("letters of several lengths", vertical, Road::Picture),
        (
            "content that is not as it should be",
            Made::of(&format!("{SECRET}{BOX} ) 1 2 w")),
            Road::Picture,
        ),
    ];
    check(Covered, cases);
}
