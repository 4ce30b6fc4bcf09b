//! The font of a text layer: the smallest TrueType font that readers take, whose glyphs are empty.

use super::LayerFont;

/// Of the grid in which a font is drawn.
const UNITS: u16 = 1000;

/// Letters of which one operator of a `/ToUnicode` may tell.
const TOGETHER: usize = 100;

/// An object: its text, and its stream where it has one, whose length the text does not say.
type Part = (String, Option<Vec<u8>>);

impl LayerFont {
    /// The objects of the font, when the first of them has this number: that one is the font.
    pub(in crate::pdf) fn objects(&self, first: usize) -> [Part; 6] {
        let named = |at: usize| format!("{} 0 R", first + at);
        let stream = |content: Vec<u8>, entries: &str| (format!("<<{entries}>>"), Some(content));
        let font = format!(
            "<</Type/Font/Subtype/Type0/BaseFont/NoShapes/Encoding/Identity-H/DescendantFonts[{}]/ToUnicode {}>>",
            named(1),
            named(4)
        );
        let descendant = format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/NoShapes/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {}/DW 500/CIDToGIDMap {}>>",
            named(2),
            named(5)
        );
        let descriptor = format!(
            "<</Type/FontDescriptor/FontName/NoShapes/Flags 4/FontBBox[0 -210 500 720]/ItalicAngle 0/Ascent 720/Descent -210/CapHeight 720/StemV 80/FontFile2 {}>>",
            named(3)
        );
        let file = font_file();
        let length = format!("/Length1 {}", file.len());
        [
            (font, None),
            (descendant, None),
            (descriptor, None),
            stream(file, &length),
            stream(self.meanings(), ""),
            stream(self.glyphs(), ""),
        ]
    }

    /// Every code has the same empty glyph.
    fn glyphs(&self) -> Vec<u8> {
        [0, 1].repeat(self.codes.len() + 1)
    }

    /// What each code means.
    fn meanings(&self) -> Vec<u8> {
        let mut text = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/NoShapes def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n".to_owned();
        let codes: Vec<(&char, &u16)> = self.codes.iter().collect();
        for some in codes.chunks(TOGETHER) {
            text.push_str(&format!("{} beginbfchar\n", some.len()));
            for (letter, code) in some {
                let mut units = [0; 2];
                let units = letter.encode_utf16(&mut units);
                let units: String = units.iter().map(|unit| format!("{unit:04X}")).collect();
                text.push_str(&format!("<{code:04X}><{units}>\n"));
            }
            text.push_str("endbfchar\n");
        }
        text.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        text.into_bytes()
    }
}

/// Two empty glyphs.
fn font_file() -> Vec<u8> {
    let words = |words: &[u16]| {
        words
            .iter()
            .flat_map(|word| word.to_be_bytes())
            .collect::<Vec<u8>>()
    };
    let head = [
        &words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0x000b, UNITS])[..],
        &[0; 16],
        &words(&[0, 0, UNITS / 2, UNITS, 0, 8, 2, 0, 0]),
    ]
    .concat();
    let hhea = words(&[
        1,
        0,
        720,
        210u16.wrapping_neg(),
        0,
        UNITS / 2,
        0,
        0,
        UNITS / 2,
        1,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
    ]);
    let maxp = words(&[1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    let tables: [(&[u8; 4], Vec<u8>); 9] = [
        (b"cmap", words(&[0, 0])),
        (b"glyf", vec![0; 4]),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", words(&[UNITS / 2, 0, 0])),
        (b"loca", words(&[0, 0, 0])),
        (b"maxp", maxp),
        (b"name", words(&[0, 0, 6])),
        (b"post", [&words(&[3, 0])[..], &[0; 28]].concat()),
    ];
    put_together(&tables)
}

/// The directory, and the tables behind it, each at a whole word.
fn put_together(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.max(1).ilog2() as u16;
    let range = (1 << power) * 16;
    let mut directory = Vec::new();
    for number in [1, 0, count, range, power, count * 16 - range] {
        directory.extend_from_slice(&u16::to_be_bytes(number));
    }
    let mut behind: Vec<u8> = Vec::new();
    let start = directory.len() + tables.len() * 16;
    for (name, table) in tables {
        directory.extend_from_slice(*name);
        for number in [
            sum(table),
            (start + behind.len()) as u32,
            table.len() as u32,
        ] {
            directory.extend_from_slice(&number.to_be_bytes());
        }
        behind.extend_from_slice(table);
        behind.resize(behind.len().next_multiple_of(4), 0);
    }
    directory.extend(behind);
    directory
}

fn sum(table: &[u8]) -> u32 {
    let words = table.chunks(4).map(|part| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(part) {
            *to = *from;
        }
        u32::from_be_bytes(word)
    });
    words.fold(0, u32::wrapping_add)
}

#[cfg(test)]
mod tests {
    use read_fonts::{FontRef, TableProvider as _};

    use super::*;

    #[test]
    fn the_font_is_one_and_its_glyphs_are_empty() {
        let file = font_file();
        let font = FontRef::new(&file).unwrap();
        assert_eq!(font.maxp().unwrap().num_glyphs(), 2);
        assert_eq!(font.head().unwrap().units_per_em(), UNITS);
        assert_eq!(font.hhea().unwrap().number_of_h_metrics(), 1);
        for table in font.table_directory().table_records() {
            let start = table.offset() as usize;
            let end = start + table.length() as usize;
            assert_eq!(sum(&file[start..end]), table.checksum(), "{}", table.tag());
        }
    }
}
