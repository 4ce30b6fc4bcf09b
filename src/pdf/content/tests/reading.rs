//! What a page says.

use super::{page, read};

#[test]
fn words_of_a_line_and_lines_are_told_apart() {
    let said = read("BT /F1 12 Tf 72 700 Td (First, a line.) Tj 0 -14 Td (Second) Tj ( one) Tj ET");
    assert_eq!(said, "First, a line.\nSecond one");
}

#[test]
fn a_gap_parts_words_and_kerning_does_not() {
    let said = read("BT /F1 12 Tf 72 700 Td [(A)70(W)60(AY)-300(in)-30(side)] TJ ET");
    assert_eq!(said, "AWAY inside");
}

#[test]
fn what_is_printed_bold_by_printing_twice_is_read_once() {
    let said =
        read("BT /F1 12 Tf 72 700 Td (Bold all) Tj ET BT /F1 12 Tf 72.4 700 Td (Bold all) Tj ET");
    assert_eq!(said, "Bold all");
}

#[test]
fn letters_printed_twice_one_by_one_are_read_once() {
    let twice: String = "SASASE"
        .chars()
        .enumerate()
        .map(|(at, letter)| {
            let x = 72 + 8 * at;
            format!("BT /F1 12 Tf {x} 700 Td ({letter}) Tj ET BT /F1 12 Tf {x}.4 700 Td ({letter}) Tj ET ")
        })
        .collect();
    assert_eq!(read(&twice), "SASASE");
}

#[test]
fn words_of_a_layer_that_begin_where_printed_ones_do_are_whole() {
    let printed = "BT /F1 6 Tf 72 700 Td (The) Tj 14 0 Td (Japan) Tj ET ";
    let layer = "BT 3 Tr /F1 5 Tf 72.2 700 Td (The) Tj 14 0 Td (Japan) Tj ET";
    let said = read(&format!("{printed}{layer}"));
    assert_eq!(said, "The Japan The Japan");
}

#[test]
fn double_letters_stay_double() {
    let said = read("BT /F1 12 Tf 72 700 Td [(wi)(l)40(l fi)(l)(l)] TJ ET");
    assert_eq!(said, "will fill");
}

#[test]
fn actual_text_stands_in_place_of_its_letters() {
    let said =
        read("BT /F1 12 Tf 72 700 Td /Span<</ActualText(fi)>>BDC (x) Tj (y) Tj EMC (nd) Tj ET");
    assert_eq!(said, "find");
}

#[test]
fn letters_that_are_not_painted_are_read() {
    assert_eq!(
        read("BT 3 Tr /F1 12 Tf 72 700 Td (for searching) Tj ET"),
        "for searching"
    );
}

#[test]
fn a_page_whose_font_says_nothing_is_unreadable() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/None/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/None/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/None/Flags 4>>>>]>>";
    let content = page(
        "BT /F2 12 Tf 72 700 Td <00410042004300440045> Tj ET",
        "/Resources<</Font<</F2 1000 0 R>>>>",
        &[font],
    );
    assert!(!content.is_readable(), "{:?}", content.glyphs);
    let clear = page("BT /F1 12 Tf 72 700 Td (Words) Tj ET", "", &[]);
    assert!(clear.is_readable());
    assert!(
        page("", "", &[]).is_readable(),
        "an empty page hides nothing"
    );
}

#[test]
fn places_are_those_of_the_page_as_shown() {
    let text = "BT /F1 12 Tf 100 700 Td (W) Tj ET";
    let upright = page(text, "", &[]);
    let glyph = &upright.glyphs[0];
    assert!((glyph.start.x - 100.0).abs() < 0.01 && (glyph.start.y - 141.89).abs() < 0.01);
    let cropped = page(text, "/CropBox[50 50 595.276 800]", &[]);
    let glyph = &cropped.glyphs[0];
    assert!((glyph.start.x - 50.0).abs() < 0.01 && (glyph.start.y - 100.0).abs() < 0.01);
    // A quarter clockwise: what was 700 above the foot is now that far from the left.
    let turned = page(text, "/Rotate 90", &[]);
    let glyph = &turned.glyphs[0];
    assert!(
        (glyph.start.x - 700.0).abs() < 0.01 && (glyph.start.y - 100.0).abs() < 0.01,
        "{glyph:?}"
    );
}

/// What a page says whose font F2 is a TrueType font with these entries: `(I'm “here”, à la carte)` by the codes of
/// Windows.
fn said_by_truetype(entries: &str) -> String {
    let font = include_bytes!("../../../../assets/fonts/NotoSerifHebrew-Regular.ttf");
    let hex: String = font.iter().map(|byte| format!("{byte:02x}")).collect();
    let objects = [
        format!("<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Some/FirstChar 32/LastChar 33/Widths[250 300]/FontDescriptor 1001 0 R{entries}>>"),
        "<</Type/FontDescriptor/FontName/ABCDEF+Some/Flags 4/FontFile2 1002 0 R>>".to_owned(),
        format!("<</Filter/ASCIIHexDecode>>\nstream\n{hex}>"),
        "<</Differences[39/quoteright]>>".to_owned(),
        "<<>>\nstream\n/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <ff> <0041> endbfrange endcmap end end".to_owned(),
    ];
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let text = "BT /F2 12 Tf 72 700 Td (I'm \\223here\\224, \\340 la carte) Tj ET";
    let content = page(text, "/Resources<</Font<</F2 1000 0 R>>>>", &objects);
    let letters = content
        .glyphs
        .iter()
        .flat_map(|glyph| glyph.letters.chars());
    letters.collect()
}

#[test]
fn a_truetype_font_that_says_nothing_is_read_by_the_codes_of_windows() {
    assert_eq!(said_by_truetype(""), "I'm “here”, à la carte");
}

#[test]
fn what_a_truetype_font_says_of_its_letters_counts() {
    let said = said_by_truetype("/Encoding 1003 0 R");
    assert!(said.starts_with("I’m"), "{said}");
    let said = said_by_truetype("/Encoding/MacRomanEncoding");
    assert!(said.contains('‡'), "{said}");
    let said = said_by_truetype("/ToUnicode 1004 0 R");
    assert!(said.starts_with("jH"), "{said}");
}

/// Rows of two cells, each painted from left to right.
fn rows(cells: &[(&str, &str)], right: i32) -> String {
    let rows = (0..).zip(cells).map(|(at, (one, other))| {
        let y = 700 - 12 * at;
        format!(
            "BT /F1 10 Tf 72 {y} Td ({one}) Tj {} 0 Td ({other}) Tj ET\n",
            right - 72
        )
    });
    rows.collect()
}

const SIDES: [(&str, &str); 6] = [
    ("The mission found that the", "other families were told by"),
    ("soldiers had taken the men", "officials of the region that"),
    ("from the village and that", "the men had not left the"),
    ("nobody had seen them since", "country for work and would"),
    ("the night of the raid. The", "come back before the summer"),
    ("women were sent to the old", "of that year."),
];

#[test]
fn columns_painted_row_by_row_are_read_one_after_the_other() {
    let [left, right] = [0, 1].map(|side| {
        let cells = SIDES
            .iter()
            .map(|cells| if side == 0 { cells.0 } else { cells.1 });
        cells.collect::<Vec<_>>().join("\n")
    });
    for place in [220, 250, 300, 360] {
        assert_eq!(
            read(&rows(&SIDES, place)),
            format!("{left}\n{right}"),
            "{place}"
        );
    }
    // Three rows are too few, and across the rows of a table it is read on.
    assert!(read(&rows(&SIDES[..3], 250)).starts_with("The mission found that the other"));
    let table = [
        ("Year", "Killed"),
        ("2019", "312"),
        ("2020", "415"),
        ("2021", "380"),
    ];
    assert_eq!(
        read(&rows(&table, 250)),
        "Year Killed\n2019 312\n2020 415\n2021 380"
    );
}

#[test]
fn over_white_between_sentences_of_a_table_nothing_goes_on() {
    let cells = [("Ministry of the Interior", "Responsible for the police"); 4];
    let row = "Ministry of the Interior\n\nResponsible for the police";
    assert_eq!(read(&rows(&cells, 250)), [row; 4].join("\n\n"));
}

#[test]
fn a_word_painted_after_its_line_is_read_in_it() {
    let line =
        "BT /F1 10 Tf 72 700 Td (He was) Tj 48 0 Td (guilty of it.) Tj -48 -12 Td (Next.) Tj ET\n";
    let late = "BT /F1 10 Tf 104 700 Td (not) Tj ET";
    assert_eq!(
        read(&format!("{line}{late}")),
        "He was not guilty of it.\nNext."
    );
}

#[test]
fn words_printed_twice_one_by_one_are_read_once() {
    let words = (0..).zip(["Fake", "bold", "in", "type"]).map(|(at, word)| {
        let x = 72.0 + 26.0 * at as f32;
        let twice = [x, x + 0.3];
        twice
            .map(|x| format!("BT /F1 10 Tf {x} 700 Td ({word}) Tj ET\n"))
            .concat()
    });
    assert_eq!(read(&words.collect::<String>()), "Fake bold in type");
}

#[test]
fn letters_set_apart_are_one_word() {
    let content = "BT /F1 10 Tf 3 Tc 72 700 Td (Spaced words were seen here) Tj ET";
    assert_eq!(read(content), "Spaced words were seen here");
}
