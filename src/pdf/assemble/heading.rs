//! The lines before the content of a stream, as this program writes them.

/// The dictionary of a stream without its length and its end, and the length.
pub(super) fn split(line: &[u8]) -> Option<(&[u8], u64)> {
    let line = line.strip_suffix(b">>\n")?;
    let at = memchr::memmem::rfind(line, b"/Length ")?;
    let (dictionary, length) = line.split_at(at);
    Some((dictionary, number(length.get(8..)?)?))
}

pub(super) fn number(digits: &[u8]) -> Option<u64> {
    let text = std::str::from_utf8(digits).ok()?;
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten()
}

/// Whether the dictionary itself says so, and not something that stands in it.
pub(super) fn is_picture(dictionary: &[u8]) -> bool {
    let (mut depth, mut in_text, mut at) = (0_u32, false, 0);
    while let Some(rest) = dictionary.get(at..).filter(|rest| !rest.is_empty()) {
        let length = match rest {
            [b'\\', ..] if in_text => 2,
            [b')', ..] => {
                in_text = false;
                1
            }
            _ if in_text => 1,
            [b'(', ..] => {
                in_text = true;
                1
            }
            [b'<', b'<', ..] => {
                depth += 1;
                2
            }
            [b'>', b'>', ..] => {
                depth = depth.saturating_sub(1);
                2
            }
            _ if depth == 1 && says_picture(rest) => return true,
            _ => 1,
        };
        at += length;
    }
    false
}

fn says_picture(entries: &[u8]) -> bool {
    let name = entries
        .strip_prefix(b"/Subtype")
        .map(<[u8]>::trim_ascii_start);
    let behind = name.and_then(|name| name.strip_prefix(b"/Image"));
    behind.is_some_and(|behind| matches!(behind.first(), None | Some(b'/' | b'>' | b' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_says_so_itself() {
        for (dictionary, is) in [
            ("<</Subtype/Image/Width 1", true),
            ("<</Width 1/Subtype /Image", true),
            ("<</A<</B 1>>/Subtype/Image/C 1", true),
            ("<</A(\\))/Subtype/Image/C 1", true),
            ("<</Subtype/Form", false),
            ("<</Subtype/Imagery", false),
            ("<</A<</Subtype/Image>>/Subtype/Form", false),
            ("<</A(/Subtype/Image)/Subtype/Form", false),
            ("<</A(\\(/Subtype/Image\\)/Subtype/Image)", false),
        ] {
            assert_eq!(is_picture(dictionary.as_bytes()), is, "{dictionary}");
        }
    }
}
