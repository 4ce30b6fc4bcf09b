//! Documents in each of which a name stands in another way, written by hand.

use super::paper;

/// The name that is to go.
pub(super) const NAME: &str = "Kovalyov";

/// The same in the letters of its language, with a full stop: as many signs as the other.
pub(super) const CYRILLIC: &str = "Ковалёв.";

type Objects<'o> = Vec<(&'o str, Option<&'o [u8]>)>;

const FONT: &str =
    "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>/T 5 0 R>>";

/// A small page with this content, more resources, and more entries; and objects from the fifth on.
fn page_with(
    content: &str,
    resources: &str,
    entries: &str,
    catalog: &str,
    more: Objects<'_>,
) -> Vec<u8> {
    let catalog = format!("<</Type/Catalog/Pages 2 0 R{catalog}>>");
    let size = match entries.contains("/MediaBox") {
        true => "",
        false => "/MediaBox[0 0 300 200]",
    };
    let page = format!(
        "<</Type/Page/Parent 2 0 R{size}/Contents 4 0 R/Resources<<{FONT}{resources}>>{entries}>>"
    );
    let mut objects: Objects<'_> = vec![
        (&catalog, None),
        ("<</Type/Pages/Count 1/Kids[3 0 R]>>", None),
        (&page, None),
        ("", Some(content.as_bytes())),
    ];
    objects.extend(more);
    if objects.len() == 4 {
        objects.push(("null", None));
    }
    paper::file(&objects)
}

pub(super) fn page(content: &str, resources: &str, entries: &str) -> Vec<u8> {
    page_with(content, resources, entries, "", Vec::new())
}

/// A line with the name and others beside it.
pub(super) fn letter() -> Vec<u8> {
    page(
        "BT /F 12 Tf 20 100 Td (Seen by Kovalyov today) Tj ET",
        "",
        "",
    )
}

/// A page that is a picture of writing: stripes as dark as lines.
pub(super) fn scanned() -> Vec<u8> {
    let line = |row: usize| if row % 12 < 6 { 0x55 } else { 0xff };
    let rows: Vec<u8> = (0..800).flat_map(|row| [line(row); 150]).collect();
    let picture = "/Type/XObject/Subtype/Image/Width 1200/Height 800/ColorSpace/DeviceGray/BitsPerComponent 1";
    page_with(
        "q 300 0 0 200 0 0 cm /P Do Q",
        "/XObject<</P 5 0 R>>",
        "",
        "",
        vec![(picture, Some(&rows))],
    )
}

const SQUARE: &[u8] = b"600 0 0 0 500 700 d1 0 0 500 700 re f";

/// Glyphs without names that mean anything; with what they mean where `/ToUnicode` says it.
fn type_3(to_unicode: Option<&str>) -> Vec<u8> {
    let said = to_unicode.map_or("", |_| "/ToUnicode 7 0 R");
    let font = format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 65/LastChar 72/Widths[600 600 600 600 600 600 600 600]/CharProcs<</g1 6 0 R>>/Encoding<</Differences[65/g1/g1/g1/g1/g1/g1/g1/g1]>>/Resources<<>>{said}>>"
    );
    let mut more: Objects<'_> = vec![(&font, None), ("", Some(SQUARE))];
    if let Some(text) = to_unicode {
        more.push(("", Some(text.as_bytes())));
    }
    page_with("BT /T 12 Tf 20 100 Td (ABCDEFGH) Tj ET", "", "", "", more)
}

/// A page whose font does not say what its letters mean.
pub(super) fn unreadable() -> Vec<u8> {
    type_3(None)
}

/// What codes from 65 on mean, of so many bytes each.
fn spelt(name: &str, bytes: usize) -> String {
    let codes = (65..).zip(name.chars());
    let digits = bytes * 2;
    let lines: String = codes
        .map(|(code, letter)| format!("<{code:0digits$X}><{:04X}>\n", u32::from(letter)))
        .collect();
    let (count, least, most) = (name.chars().count(), "00".repeat(bytes), "FF".repeat(bytes));
    format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName/X def /CMapType 2 def 1 begincodespacerange <{least}><{most}> endcodespacerange {count} beginbfchar\n{lines}endbfchar endcmap end end"
    )
}

/// A font of codes of two bytes, without its shapes.
fn of_two_bytes() -> Vec<u8> {
    let descendant = "<</Type/Font/Subtype/CIDFontType2/BaseFont/Helvetica/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600/FontDescriptor<</Type/FontDescriptor/FontName/Helvetica/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>>>";
    page_with(
        "BT /F 12 Tf 20 100 Td (Seen by ) Tj /T 12 Tf <00410042004300440045004600470048> Tj /F 12 Tf ( today) Tj ET",
        "",
        "",
        "",
        vec![
            (
                "<</Type/Font/Subtype/Type0/BaseFont/Helvetica/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
                None,
            ),
            (descendant, None),
            ("", Some(spelt(NAME, 2).as_bytes())),
        ],
    )
}

/// A later version of the file has another content; the first one is still in it.
fn revised() -> Vec<u8> {
    let mut bytes = letter();
    let start = String::from_utf8_lossy(&bytes).rfind("startxref").unwrap();
    let before: usize = String::from_utf8_lossy(&bytes[start + 9..])
        .trim()
        .trim_end_matches("%%EOF")
        .trim()
        .parse()
        .unwrap();
    let at = bytes.len();
    let content = "BT /F 12 Tf 20 100 Td (Seen by Mr Kovalyov now) Tj ET";
    let object = format!(
        "4 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n",
        content.len()
    );
    let table = at + object.len();
    let end = format!(
        "xref\n4 1\n{at:010} 00000 n \ntrailer\n<</Size 6/Root 1 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF\n"
    );
    bytes.extend_from_slice(object.as_bytes());
    bytes.extend_from_slice(end.as_bytes());
    bytes
}

/// One form drawn by two pages.
fn shared_form() -> Vec<u8> {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>";
    paper::file(&[
        ("<</Type/Catalog/Pages 2 0 R>>", None),
        ("<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>", None),
        (page, None),
        (page, None),
        ("", Some(b"q /X Do Q")),
        (
            "/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
            Some(b"BT /F 12 Tf 20 100 Td (Seen by Kovalyov today) Tj ET"),
        ),
    ])
}

/// Each with what people would call it.
pub(super) fn adversaries() -> Vec<(&'static str, Vec<u8>)> {
    let said = "BT /F 12 Tf 20 100 Td (Seen by Kovalyov today) Tj ET";
    let other = "BT /F 12 Tf 20 100 Td (Seen by somebody today) Tj ET";
    let plain = |content: &str| page(content, "", "");
    let mask =
        "/Type/XObject/Subtype/Form/BBox[0 0 300 200]/Group<</S/Transparency/CS/DeviceGray>>";
    let spelt = |name| spelt(name, 1);
    vec![
        ("plain", letter()),
        (
            "kerned",
            plain("BT /F 12 Tf 20 100 Td [(Seen by Ko) 30 (va) -20 (lyov)] TJ ( today) Tj ET"),
        ),
        (
            "hexadecimal",
            plain("BT /F 12 Tf 20 100 Td (Seen by ) Tj <4B6F76616C796F76> Tj ( today) Tj ET"),
        ),
        (
            "spaced",
            plain(
                "BT /F 12 Tf 20 100 Td [(K) -600 (o) -600 (v) -600 (a) -600 (l) -600 (y) -600 (o) -600 (v)] TJ ET",
            ),
        ),
        (
            "broken",
            plain("BT /F 12 Tf 20 100 Td (Seen by Kova-) Tj 0 -14 Td (lyov today) Tj ET"),
        ),
        (
            "upper-case",
            plain("BT /F 12 Tf 20 100 Td (Seen by KOVALYOV'S son) Tj ET"),
        ),
        (
            "turned",
            plain("BT /F 12 Tf 0.866 0.5 -0.5 0.866 40 40 Tm (Seen by Kovalyov today) Tj ET"),
        ),
        ("sideways", page(said, "", "/Rotate 90")),
        ("unpainted", plain(&format!("3 Tr {said}"))),
        ("white", plain(&format!("1 g {said}"))),
        ("covered", plain(&format!("{said} 0 g 10 90 250 30 re f"))),
        ("cropped", page(said, "", "/CropBox[0 120 300 200]")),
        (
            "layer-off",
            page_with(
                &format!("/OC /L BDC {said} EMC BT /F 12 Tf 20 60 Td (Seen) Tj ET"),
                "/Properties<</L 5 0 R>>",
                "",
                "/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>",
                vec![("<</Type/OCG/Name(Notes)>>", None)],
            ),
        ),
        ("shared-form", shared_form()),
        (
            "soft-mask",
            page_with(
                &format!("/G gs {said}"),
                "/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>",
                "",
                "",
                vec![(mask, Some(b"0.5 g 0 0 300 200 re f"))],
            ),
        ),
        (
            "inline-picture",
            plain(&format!(
                "q 60 0 0 20 20 20 cm BI /W 2 /H 1 /CS /G /BPC 8 ID ab EI Q {said}"
            )),
        ),
        ("type-3", type_3(Some(&spelt(NAME)))),
        ("cyrillic", type_3(Some(&spelt(CYRILLIC)))),
        ("of-two-bytes", of_two_bytes()),
        (
            "printed-twice",
            plain(&format!(
                "{said} BT /F 12 Tf 20.4 100.3 Td (Seen by Kovalyov today) Tj ET"
            )),
        ),
        (
            "under-others",
            plain(&format!("{said} BT /F 12 Tf 64 104 Td (struck out) Tj ET")),
        ),
        (
            "actual-text",
            plain(
                "BT /F 12 Tf 20 100 Td (Seen by ) Tj /Span <</ActualText (Kovalyov)>> BDC (whom) Tj EMC ( today) Tj ET",
            ),
        ),
        (
            "actual-text-of-nothing",
            plain(&format!("/Span <</ActualText (Kovalyov)>> BDC EMC {other}")),
        ),
        ("revised", revised()),
        (
            "comment",
            page(
                other,
                "",
                "/Annots[<</Type/Annot/Subtype/Text/Rect[20 20 40 40]/Contents(Ask Kovalyov)>>]",
            ),
        ),
        (
            "link",
            page(
                other,
                "",
                "/Annots[<</Type/Annot/Subtype/Link/Rect[20 90 200 120]/A<</S/URI/URI(https://example.org/Kovalyov)>>>>]",
            ),
        ),
    ]
}

#[test]
fn every_document_is_one() {
    let desk = super::Desk::new();
    for (name, bytes) in adversaries() {
        desk.put("one.pdf", bytes);
        let seen = desk.bundle(&["inspect", "one.pdf"]);
        assert_eq!(seen.code, Some(0), "{name}: {seen}");
    }
}
