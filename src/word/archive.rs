//! A ZIP archive that is the same for the same parts: no time, no system, no user in it (APPNOTE.TXT, 4.3.7 to 4.3.16).

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// Version 2.0, names in UTF-8, deflated, on 1 January 1980 at midnight.
const HEAD: [u8; 10] = [20, 0, 0, 8, 8, 0, 0, 0, 0x21, 0];

/// The parts, packed one behind the other; none where they are too many or too large for it.
pub(super) fn archive(parts: &[(&str, Vec<u8>)]) -> Option<Vec<u8>> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let at = u32::try_from(file.len()).ok()?.to_le_bytes();
        let packed = deflated(content)?;
        let about = about(name, content, &packed)?;
        file.extend(b"PK\x03\x04");
        file.extend(&about);
        file.extend(name.as_bytes());
        file.extend(packed);
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&about);
        // No remark, one disk, no attributes.
        list.extend([0; 10]);
        list.extend(at);
        list.extend(name.as_bytes());
    }
    let count = u16::try_from(parts.len()).ok()?.to_le_bytes();
    let start = u32::try_from(file.len()).ok()?.to_le_bytes();
    let length = u32::try_from(list.len()).ok()?.to_le_bytes();
    file.extend(list);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([&count[..], &count, &length, &start, &[0, 0]].concat());
    Some(file)
}

/// What is said of a part both before it and in the list.
fn about(name: &str, content: &[u8], packed: &[u8]) -> Option<Vec<u8>> {
    let mut about = HEAD.to_vec();
    about.extend(crc32fast::hash(content).to_le_bytes());
    about.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
    about.extend(u32::try_from(content.len()).ok()?.to_le_bytes());
    about.extend(u16::try_from(name.len()).ok()?.to_le_bytes());
    about.extend([0, 0]);
    Some(about)
}

fn deflated(content: &[u8]) -> Option<Vec<u8>> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::default());
    packer.write_all(content).ok()?;
    packer.finish().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_read_back_and_is_always_the_same() {
        let parts = [
            ("[Content_Types].xml", b"<a/>".to_vec()),
            ("word/x.xml", vec![7; 100_000]),
            ("empty", Vec::new()),
        ];
        let packed = archive(&parts).unwrap();
        assert_eq!(packed, archive(&parts).unwrap());
        assert!(packed.len() < 1_000);
        assert_eq!(&packed[30..49], b"[Content_Types].xml");
        assert_eq!(packed[10..14], [0, 0, 0x21, 0], "no time");
    }
}
