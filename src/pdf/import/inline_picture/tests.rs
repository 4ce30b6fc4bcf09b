//! Pictures in whose data stands what looks like their end and content behind it.

use std::io::Write as _;

use crate::pdf::import::named::{Names, ResourceKind, named};

/// Bytes that look like the end of a picture and content behind it.
const TRAP: &[u8] = b"ab\nEI /Im2 Do Q q 1 0 0 1 0 0 cm ";

fn told(content: &[u8]) -> String {
    let mut found = Names::new();
    named(content, &mut found);
    let drawn = found
        .iter()
        .filter(|(kind, _)| *kind == ResourceKind::XObject);
    let names = drawn.map(|(_, name)| String::from_utf8_lossy(name));
    names.collect::<Vec<_>>().join(" ")
}

/// Content with such a picture, and a name behind it.
fn content(entries: &str, start: &str, data: &[u8], end: &str) -> Vec<u8> {
    let head = format!("q BI{entries} ID{start}");
    [head.as_bytes(), data, end.as_bytes(), b" Q /X Do"].concat()
}

fn trap(length: usize) -> Vec<u8> {
    TRAP.iter().copied().cycle().take(length).collect()
}

#[test]
fn the_size_of_what_is_not_packed_says_where_it_ends() {
    for (entries, length) in [
        ("/W 40/H 2/BPC 8/CS/G", 80),
        ("/W 40 /H 2 /CS /DeviceGray", 80),
        (
            "/Width 40/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray",
            80,
        ),
        ("/W 40/H 2/BPC 8/CS/RGB", 240),
        ("/W 40/H 2/BPC 8/CS/CMYK", 320),
        ("/W 40/H 2/BPC 4/CS/CMYK", 160),
        ("/W 40/H 2/BPC 16/CS/RGB", 480),
        ("/W 41/H 20/BPC 1/CS/G", 120),
        ("/W 41/H 20/IM true", 120),
        ("/W 41/H 20/ImageMask true/D[1 0]/I true", 120),
        ("/W 40/H 2/BPC 8/CS[/I/RGB 1<000000ffffff>]", 80),
        ("/W 40/H 2/BPC 8/CS[/Indexed/DeviceRGB 1(abcdef)]", 80),
        ("/L 77/W 1/H 1/BPC 8/CS[/Odd]", 77),
        ("/Length 77/W 9000/H 9000/BPC 8/CS/G", 77),
    ] {
        for (start, end) in [
            (" ", " EI"),
            ("\n", "\nEI"),
            ("\r\n", "\r\nEI"),
            (" ", "EI"),
        ] {
            let content = content(entries, start, &trap(length), end);
            let told = told(&content);
            assert_eq!(told, "X", "{entries} {start:?} {end:?}");
        }
    }
    // What the page calls its colours.
    for (components, length) in [(1, 80), (3, 240), (4, 320)] {
        let content = content("/W 40/H 2/BPC 8/CS/Own", " ", &trap(length), " EI");
        assert_eq!(told(&content), "X", "{components}");
    }
}

fn stored(data: &[u8]) -> Vec<u8> {
    let level = flate2::Compression::none();
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), level);
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

/// Codes of nine bits and more, one for each byte; the table is cleared after so many.
fn lzw(data: &[u8], is_early: bool, each: usize) -> Vec<u8> {
    let (mut bits, mut entries) = (String::new(), 257_u32);
    let mut put = |code: u32, entries: u32| {
        let width = match entries + u32::from(is_early) {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        bits.push_str(&format!("{code:0width$b}"));
    };
    for part in data.chunks(each) {
        put(256, entries);
        entries = 257;
        for byte in part {
            put(u32::from(*byte), entries);
            entries += 1;
        }
    }
    put(257, entries);
    let bits: Vec<char> = bits.chars().collect();
    let byte = |eight: &[char]| {
        let text: String = eight.iter().chain(&['0'; 8]).take(8).collect();
        u8::from_str_radix(&text, 2).unwrap()
    };
    bits.chunks(8).map(byte).collect()
}

fn jpeg() -> Vec<u8> {
    let mut bytes =
        b"\xff\xd8\xff\xe0\0\x2f EI /Im2 Do Q q 1 0 0 1 0 0 cm q Q q Q q Q q \xff\xff\xda\0\x02"
            .to_vec();
    bytes.extend_from_slice(
        b"\xff\0 EI /Im2 Do Q q 1 0 0 1 0 0 cm \xff\xd0 EI /Im2 Do Q q 1 0 0\xff\xd1\xff\xd9",
    );
    bytes
}

#[test]
fn the_way_of_packing_says_where_it_ends() {
    let data = trap(600);
    let runs: Vec<u8> = trap(99)
        .chunks(33)
        .flat_map(|part| [&[32][..], part].concat())
        .collect();
    let (flate, jpeg) = (stored(&data), jpeg());
    let packed: [(&str, Vec<u8>); 14] = [
        ("/F/Fl", flate.clone()),
        ("/Filter/FlateDecode", flate.clone()),
        ("/F[/Fl/DCT]", flate.clone()),
        ("/F[/FlateDecode]/DP[<</Predictor 15>>]/L 5", flate),
        ("/F/LZW", lzw(&data, true, 600)),
        ("/F/LZW", lzw(&data, true, 290)),
        ("/F/LZW", lzw(&trap(5000), true, 5000)),
        ("/F/LZW", lzw(&trap(5000), true, 1300)),
        ("/F/LZWDecode/DP<</EarlyChange 0>>", lzw(&data, false, 600)),
        ("/F/RL", [&runs[..], &[255, b'x', 128]].concat()),
        ("/F/DCT", jpeg.clone()),
        ("/F/DCTDecode", jpeg),
        ("/F/A85", b"ab EI /Im2 Do Q q 1 0 0 1 0 0 ~>".to_vec()),
        ("/F[/AHx/Fl]", b"ab EI /Im2 Do Q q 1 0 0 1 0 0 >".to_vec()),
    ];
    for (filter, data) in packed {
        for (start, end) in [(" ", "\nEI"), ("\r\n", "EI"), ("\n", " EI")] {
            let entries = format!("/W 40/H 15/BPC 8/CS/G{filter}");
            let content = content(&entries, start, &data, end);
            assert_eq!(told(&content), "X", "{filter} {start:?} {end:?}");
        }
    }
    // Six line ends in a row, of the kind that the way of packing has.
    for (parms, end) in [
        ("/K -1/Columns 9", "\u{0}\u{10}\u{1}"),
        ("/K -1", "\u{f0}\u{1}\u{0}\u{10}"),
        (
            "/Columns 9",
            "\u{0}\u{10}\u{1}\u{0}\u{10}\u{1}\u{0}\u{10}\u{1}",
        ),
        (
            "/K 4",
            "\u{0}\u{18}\u{0}\u{c0}\u{6}\u{0}\u{30}\u{1}\u{80}\u{c}",
        ),
    ] {
        let end: Vec<u8> = end.chars().map(|byte| byte as u8).collect();
        let data = [&trap(70)[..], &end].concat();
        let entries = format!("/W 9/H 9/IM true/F/CCF/DP<<{parms}>>");
        assert_eq!(told(&content(&entries, " ", &data, " EI")), "X", "{parms}");
    }
    // Newer files say how long it is.
    let content = content("/W 9/H 9/F/CCF/L 70", " ", &trap(70), " EI");
    assert_eq!(told(&content), "X");
}

#[test]
fn where_neither_leads_to_an_end_no_name_is_missed() {
    for entries in [
        "/W 40/H 3/BPC 8/CS/G",
        "/W 99999999/H 99999999/BPC 8/CS/CMYK",
        "/W -1/H 2",
        "/F/CCF",
        "/F/Fl",
        "/F/LZW",
        "/F/RL",
        "/F/DCT",
        "/F/A85",
        "/F/Unheard",
        "/F[]/CS 7/L 9",
        "/W 40/H 2/BPC",
        "<<",
        ">>",
    ] {
        let told = told(&content(entries, " ", &trap(80), " EI"));
        let names: Vec<&str> = told.split(' ').collect();
        assert!(
            names.contains(&"X") && names.contains(&"Im2"),
            "{entries}: {told}"
        );
    }
}

#[test]
fn pictures_without_end_cost_no_more_than_their_content() {
    let one = [
        &b"BI/F/Fl ID \x78\x01\0\xff\xff\0\0"[..],
        b" EI ",
        b"BI/F/A85 ID EI ",
    ]
    .concat();
    let many = one.repeat(200_000);
    told(&many);
}
