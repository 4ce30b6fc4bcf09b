//! Where the data of a picture within the content end (ISO 32000-1, 8.9.7).
//!
//! The data have no length, and `EI` may stand in them by chance, followed by what looks like content. So
//! the end is found as viewers find it: by what the picture is (its size and colours, or its way of
//! packing), or by the length that newer files give. Only where neither leads to an `EI`, the next one
//! counts that has something like content behind it.

use hayro_syntax::object::{Array, Dict, FromBytes as _, Name, Object};
use memchr::memmem;

use super::inflate::Inflater;
use super::keyword::{is_white, start_trimmed};

/// Where a picture's data, and the operator behind them, end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// By what the picture says of itself.
    Certain(usize),
    /// What follows looks like content.
    Plain(usize),
    /// There was another place before it that may be the end.
    Doubtful(usize),
}

impl End {
    pub(super) fn length(self) -> usize {
        let (End::Certain(length) | End::Plain(length) | End::Doubtful(length)) = self;
        length
    }
}

/// What may still be spent on the pictures of some content: bytes that are looked at or unpacked. A hostile
/// one has a million pictures, each as long as all that follow.
pub(super) struct Effort(usize);

impl Effort {
    pub(super) fn on(content: &[u8]) -> Self {
        Effort(content.len().saturating_mul(16).saturating_add(1 << 20))
    }

    fn spend(&mut self, bytes: usize) {
        self.0 = self.0.saturating_sub(bytes);
    }
}

/// The end of the data of a picture with these entries; `data` begin right behind the operator `ID`.
pub(super) fn end_of_picture(entries: &[u8], data: &[u8], effort: &mut Effort) -> End {
    let dict = [b"<<", entries, b">>"].concat();
    let certain = Dict::from_bytes(&dict).and_then(|dict| known_end(&dict, data, effort));
    certain.map_or_else(|| likely_end(data), End::Certain)
}

/// A blank belongs to the operator; some programs write a line end of two bytes.
fn known_end(dict: &Dict<'_>, data: &[u8], effort: &mut Effort) -> Option<usize> {
    let starts: &[usize] = match data {
        [b'\r', b'\n', ..] => &[2, 1],
        [first, ..] if is_white(*first) => &[1],
        _ => &[0],
    };
    starts.iter().find_map(|start| {
        let content = data.get(*start..)?;
        Some(start + known_end_of(dict, content, effort)?)
    })
}

fn known_end_of(dict: &Dict<'_>, content: &[u8], effort: &mut Effort) -> Option<usize> {
    let found = match filter(dict).as_deref() {
        None => sizes(dict)
            .into_iter()
            .find_map(|size| operator_at(content, size)),
        Some(filter) => {
            let length = packed_length(filter, dict, content, effort);
            length.and_then(|length| operator_at(content, length))
        }
    };
    found.or_else(|| operator_at(content, length(dict, ["L", "Length"])?))
}

/// Where the operator ends that stands here, behind blanks perhaps.
fn operator_at(content: &[u8], at: usize) -> Option<usize> {
    let rest = start_trimmed(content.get(at..)?);
    let behind = rest.strip_prefix(b"EI")?;
    let stands_alone = behind.first().is_none_or(|byte| !is_regular(*byte));
    stands_alone.then_some(content.len() - behind.len())
}

fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn length(dict: &Dict<'_>, keys: [&str; 2]) -> Option<usize> {
    let found = keys.iter().find_map(|key| dict.get::<u32>(*key))?;
    usize::try_from(found).ok()
}

/// The outermost way of packing; none where the data are not packed.
fn filter(dict: &Dict<'_>) -> Option<Vec<u8>> {
    ["F", "Filter"].iter().find_map(|key| {
        let first = match dict.get::<Object<'_>>(*key)? {
            Object::Name(name) => name,
            Object::Array(names) => names.iter::<Name<'_>>().next()?,
            _ => return None,
        };
        Some(first.to_vec())
    })
}

/// Bytes of data that are not packed: several where the colours have a name of the page's resources.
fn sizes(dict: &Dict<'_>) -> Vec<usize> {
    let is_mask = ["IM", "ImageMask"]
        .iter()
        .any(|key| dict.get::<bool>(*key) == Some(true));
    let bits = match is_mask {
        true => 1,
        false => length(dict, ["BPC", "BitsPerComponent"]).unwrap_or(8),
    };
    let size = |components: usize| {
        let width = length(dict, ["W", "Width"])?;
        let row = width.checked_mul(bits)?.checked_mul(components)?;
        row.div_ceil(8).checked_mul(length(dict, ["H", "Height"])?)
    };
    let components = match is_mask {
        true => vec![1],
        false => components(dict),
    };
    components.into_iter().filter_map(size).collect()
}

fn components(dict: &Dict<'_>) -> Vec<usize> {
    let space = ["CS", "ColorSpace"]
        .iter()
        .find_map(|key| dict.get::<Object<'_>>(*key));
    match space {
        Some(Object::Name(name)) => match &*name {
            b"G" | b"DeviceGray" | b"CalGray" => vec![1],
            b"RGB" | b"DeviceRGB" | b"CalRGB" => vec![3],
            b"CMYK" | b"DeviceCMYK" => vec![4],
            _ => vec![3, 1, 4, 2],
        },
        // A palette.
        Some(Object::Array(_)) | None => vec![1],
        Some(_) => Vec::new(),
    }
}

/// Bytes that packed data take.
fn packed_length(
    filter: &[u8],
    dict: &Dict<'_>,
    content: &[u8],
    effort: &mut Effort,
) -> Option<usize> {
    let content = content.get(..effort.0).unwrap_or(content);
    if matches!(filter, b"Fl" | b"FlateDecode") {
        let (length, cost) = Inflater::new().length(content, effort.0);
        effort.spend(cost);
        return length;
    }
    let length = other_length(filter, dict, content);
    effort.spend(length.unwrap_or(content.len()));
    length
}

fn other_length(filter: &[u8], dict: &Dict<'_>, content: &[u8]) -> Option<usize> {
    match filter {
        b"LZW" | b"LZWDecode" => lzw_length(content, early_change(dict)),
        b"RL" | b"RunLengthDecode" => run_lengths(content),
        b"AHx" | b"ASCIIHexDecode" => memchr::memchr(b'>', content).map(|end| end + 1),
        b"A85" | b"ASCII85Decode" => memmem::find(content, b"~>").map(|end| end + 2),
        b"DCT" | b"DCTDecode" => jpeg_length(content),
        _ => None,
    }
}

fn early_change(dict: &Dict<'_>) -> bool {
    let parms = ["DP", "DecodeParms"].iter().find_map(|key| {
        let list = dict.get::<Array<'_>>(*key);
        let first = list.and_then(|list| list.iter::<Dict<'_>>().next());
        first.or_else(|| dict.get::<Dict<'_>>(*key))
    });
    parms.and_then(|parms| parms.get::<u8>("EarlyChange")) != Some(0)
}

/// Codes of 9 to 12 bits, up to the one that says that it is the last. How long a code is follows from
/// how many came since the table was cleared.
fn lzw_length(content: &[u8], is_early: bool) -> Option<usize> {
    const CLEAR: u32 = 256;
    const LAST: u32 = 257;
    let (mut at, mut entries) = (0_usize, LAST);
    loop {
        let known = entries + u32::from(is_early);
        let bits = match known {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        let byte = |place: usize| Some(u32::from(*content.get(place)?));
        let first = at / 8;
        let three =
            byte(first)? << 16 | byte(first + 1).unwrap_or(0) << 8 | byte(first + 2).unwrap_or(0);
        let code = three << (at % 8) >> (24 - bits) & ((1 << bits) - 1);
        at += bits as usize;
        match code {
            CLEAR => entries = LAST,
            LAST => return Some(at.div_ceil(8)),
            _ => entries = (entries + 1).min(4096),
        }
    }
}

fn run_lengths(content: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match *content.get(at)? {
            128 => return Some(at + 1),
            plain @ 0..128 => at += 2 + usize::from(plain),
            _ => at += 2,
        }
    }
}

/// The segments of a JPEG, up to the marker of its end (ITU T.81, annex B).
fn jpeg_length(content: &[u8]) -> Option<usize> {
    let mut at = content.starts_with(b"\xff\xd8").then_some(2)?;
    loop {
        at += memchr::memchr(0xff, content.get(at..)?)? + 1;
        match *content.get(at)? {
            0xd9 => return Some(at + 1),
            // Stuffing, filling, and what has no length.
            0 | 0x01 | 0xd0..=0xd8 => at += 1,
            0xff => {}
            _ => {
                let length = content.get(at + 1..)?.first_chunk::<2>()?;
                at += 1 + usize::from(u16::from_be_bytes(*length)).max(2);
            }
        }
    }
}

/// Bytes behind the end of a picture that must look like content; viewers look as far.
const LOOK_AHEAD: usize = 15;

fn likely_end(data: &[u8]) -> End {
    let mut is_first = true;
    for at in memmem::find_iter(data, b"EI") {
        let before = at.checked_sub(1).and_then(|before| data.get(before));
        let after = data.get(at + 2..).unwrap_or_default();
        let stands_alone = before.is_none_or(|byte| is_white(*byte) || *byte == b'>')
            && after.first().is_none_or(|byte| is_white(*byte));
        if !stands_alone {
            continue;
        }
        let is_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
        if after.iter().take(LOOK_AHEAD).all(is_text) {
            return match is_first {
                true => End::Plain(at + 2),
                false => End::Doubtful(at + 2),
            };
        }
        is_first = false;
    }
    End::Doubtful(data.len())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::named::{Names, ResourceKind, named};

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

    /// Codes of nine bits and more, one for each byte.
    fn lzw(data: &[u8], is_early: bool) -> Vec<u8> {
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
        put(256, entries);
        for byte in data {
            put(u32::from(*byte), entries);
            entries += 1;
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
        let mut bytes = b"\xff\xd8\xff\xe0\0\x30 EI /Im2 Do Q q 1 0 0 1 0 0 cm q Q q Q q Q q \xff\xff\xda\0\x02".to_vec();
        bytes.extend_from_slice(
            b"\xff\0 EI /Im2 Do Q q 1 0 0 1 0 0 cm \xff\xd0 EI /Im2 Do Q q 1 0 0\xff\xd9",
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
        let packed: [(&str, Vec<u8>); 11] = [
            ("/F/Fl", flate.clone()),
            ("/Filter/FlateDecode", flate.clone()),
            ("/F[/Fl/DCT]", flate.clone()),
            ("/F[/FlateDecode]/DP[<</Predictor 15>>]/L 5", flate),
            ("/F/LZW", lzw(&data, true)),
            ("/F/LZWDecode/DP<</EarlyChange 0>>", lzw(&data, false)),
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
}
