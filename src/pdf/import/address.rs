//! Addresses of links in other people's documents: which of them are written into the bundle.
//!
//! Only what a browser or a mail program opens, and only in full: a relative address means nothing
//! beside other documents, one to a network share signs the reader in at somebody's computer, and
//! browsers take `java` TAB `script:` for what it is. What is not written is named.

use serde::{Deserialize, Serialize};

use super::outline::text;

/// Why an address is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AddressFault {
    /// There is none, or it is no text.
    Missing,
    /// It is no address of any kind.
    Malformed,
    /// A part of an address, and the document does not say of which.
    Incomplete,
    /// A folder on a network, opened with the reader's name and password.
    NetworkShare,
    /// A file on the computer of whoever reads it.
    LocalFile,
    /// A program text.
    Script,
    /// A kind that neither browsers nor mail programs open, or that starts other programs.
    OtherScheme,
}

/// Letters of an address beyond which it is none.
const LONGEST: usize = 8192;

/// The address as it is written. `base` is what the document says that relative ones belong to.
pub(super) fn judged(raw: &[u8], base: Option<&str>) -> Result<Vec<u8>, AddressFault> {
    let clean = clean(raw);
    if clean.is_empty() {
        return Err(AddressFault::Missing);
    }
    if clean.len() > LONGEST || clean.iter().any(u8::is_ascii_control) {
        return Err(AddressFault::Malformed);
    }
    let lower = clean.to_ascii_lowercase();
    if lower.starts_with(b"www.") {
        return Ok([&b"http://"[..], &clean].concat());
    }
    let Some(colon) = scheme_end(&lower) else {
        return relative(&clean, base);
    };
    let (scheme, rest) = (&lower[..colon], &lower[colon + 1..]);
    match scheme {
        b"http" | b"https" => match has_host(rest) {
            true => Ok(clean),
            false => Err(AddressFault::Malformed),
        },
        b"mailto" | b"tel" if !rest.is_empty() => Ok(clean),
        b"mailto" | b"tel" => Err(AddressFault::Malformed),
        b"javascript" | b"vbscript" | b"data" | b"livescript" | b"mocha" => {
            Err(AddressFault::Script)
        }
        b"smb" | b"cifs" | b"nfs" | b"afp" | b"dav" | b"davs" => Err(AddressFault::NetworkShare),
        b"file" if is_share(rest) => Err(AddressFault::NetworkShare),
        b"file" | [_] => Err(AddressFault::LocalFile),
        // `example.org:8080/…`
        _ if scheme.contains(&b'.') && rest.first().is_some_and(u8::is_ascii_digit) => {
            Err(AddressFault::Incomplete)
        }
        _ => Err(AddressFault::OtherScheme),
    }
}

/// As browsers take it: without space before and behind, without tabs and line ends anywhere. One in
/// UTF-16 is read as such.
fn clean(raw: &[u8]) -> Vec<u8> {
    let decoded = is_marked(raw).then(|| text(raw).into_bytes());
    let raw = decoded.as_deref().unwrap_or(raw);
    let is_space = |byte: &u8| *byte <= b' ';
    let start = raw.iter().take_while(|byte| is_space(byte)).count();
    let end = raw.iter().rev().take_while(|byte| is_space(byte)).count();
    let inner = raw.get(start..raw.len() - end).unwrap_or_default();
    let kept = inner.iter().filter(|byte| !b"\t\r\n".contains(byte));
    kept.copied().collect()
}

/// An address as it can be told.
pub(super) fn told(raw: &[u8]) -> String {
    match is_marked(raw) {
        true => text(raw),
        false => String::from_utf8_lossy(raw).into_owned(),
    }
}

/// Whether it says in which encoding it is.
fn is_marked(raw: &[u8]) -> bool {
    let marks = [&b"\xfe\xff"[..], b"\xff\xfe", b"\xef\xbb\xbf"];
    marks.iter().any(|mark| raw.starts_with(mark))
}

/// Where the scheme ends, if there is one (RFC 3986, 3.1).
fn scheme_end(address: &[u8]) -> Option<usize> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    let end = address.iter().take_while(|byte| is_part(byte)).count();
    let begins = address.first().is_some_and(u8::is_ascii_alphabetic);
    (begins && address.get(end) == Some(&b':')).then_some(end)
}

/// `//host`, and the host says one.
fn has_host(rest: &[u8]) -> bool {
    let Some(rest) = rest.strip_prefix(b"//") else {
        return false;
    };
    let host: &[u8] = rest
        .split(|byte| b"/?#".contains(byte))
        .next()
        .unwrap_or_default();
    let is_odd = |byte: &u8| byte.is_ascii_whitespace() || b"\\<>\"".contains(byte);
    host.iter().any(u8::is_ascii_alphanumeric) && !host.iter().any(is_odd)
        || host.iter().any(|byte| !byte.is_ascii())
}

/// `file://host/…`, but not `file:///…`.
fn is_share(rest: &[u8]) -> bool {
    let slashes = rest.iter().take_while(|byte| b"/\\".contains(byte)).count();
    let host = rest.get(slashes..).unwrap_or_default();
    slashes > 3 || slashes == 2 && !host.is_empty() && !host.starts_with(b"localhost/")
}

fn relative(clean: &[u8], base: Option<&str>) -> Result<Vec<u8>, AddressFault> {
    let slashes = clean
        .iter()
        .take_while(|byte| b"/\\".contains(byte))
        .count();
    let is_windows = clean
        .get(..slashes.max(1))
        .unwrap_or_default()
        .contains(&b'\\');
    if is_windows && slashes > 1 {
        return Err(AddressFault::NetworkShare);
    }
    // Parts of a path on somebody's computer.
    if clean.contains(&b'\\') {
        return Err(AddressFault::LocalFile);
    }
    match base {
        Some(base) => judged(&resolved(clean, base), None),
        None if slashes > 1 => Err(AddressFault::NetworkShare),
        None => Err(AddressFault::Incomplete),
    }
}

/// What relative addresses belong to, where the document says so and it is a web address.
pub(super) fn base(raw: &[u8]) -> Option<String> {
    let base = String::from_utf8(judged(raw, None).ok()?).ok()?;
    let is_web = base.split_once("://").is_some();
    is_web.then_some(base)
}

/// RFC 3986, 5.2.
fn resolved(reference: &[u8], base: &str) -> Vec<u8> {
    let (scheme, rest) = base.split_once("://").unwrap_or_default();
    let rest = rest.split('#').next().unwrap_or_default();
    let (all, _query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = all.split_at(all.find('/').unwrap_or(all.len()));
    let root = format!("{scheme}://{host}").into_bytes();
    let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
    match reference {
        [b'/', b'/', ..] => [scheme.as_bytes(), b":", reference].concat(),
        [b'#', ..] => [scheme.as_bytes(), b"://", rest.as_bytes(), reference].concat(),
        [b'?', ..] => [&root[..], path.as_bytes(), reference].concat(),
        [b'/', ..] => [&root[..], &without_dots(reference)].concat(),
        _ => {
            let merged = [folder.as_bytes(), reference].concat();
            [&root[..], &without_dots(&merged)].concat()
        }
    }
}

/// A path without `.` and `..` (RFC 3986, 5.2.4); what stands behind it stays.
fn without_dots(path: &[u8]) -> Vec<u8> {
    let end = path.iter().position(|byte| b"?#".contains(byte));
    let (path, behind) = path.split_at(end.unwrap_or(path.len()));
    let mut kept: Vec<&[u8]> = Vec::new();
    let mut parts = path.split(|byte| *byte == b'/').skip(1).peekable();
    while let Some(part) = parts.next() {
        let is_last = parts.peek().is_none();
        match part {
            b"." | b".." => {
                if part == b".." {
                    kept.pop();
                }
                if is_last {
                    kept.push(b"");
                }
            }
            part => kept.push(part),
        }
    }
    let mut out = Vec::with_capacity(path.len() + behind.len());
    for part in kept {
        out.push(b'/');
        out.extend_from_slice(part);
    }
    out.extend_from_slice(behind);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(raw: &[u8], base: Option<&str>) -> Result<String, AddressFault> {
        judged(raw, base).map(|address| String::from_utf8_lossy(&address).into_owned())
    }

    #[test]
    fn what_a_browser_or_a_mail_program_opens_is_written_as_it_stands() {
        for address in [
            "http://example.org",
            "https://example.org/a?b=c#d",
            "HTTPS://EXAMPLE.ORG/",
            "https://example.org/a file with spaces.pdf",
            "https://example.org/Повестка",
            "https://мвд.рф/",
            "https://example.org/?next=javascript:alert(1)",
            "https://[2001:db8::1]/x",
            "http://user@example.org:8080/x",
            "mailto:clerk@example.org?subject=PA/1",
            "tel:+441234567890",
        ] {
            assert_eq!(written(address.as_bytes(), None).as_deref(), Ok(address));
        }
        assert_eq!(
            written(b"https://example.org/caf\xe9", None),
            Ok("https://example.org/caf\u{fffd}".to_owned()),
            "bytes stay as they are"
        );
        assert_eq!(
            written(b"\xfe\xff\0h\0t\0t\0p\0:\0/\0/\0x\0.\0y", None).as_deref(),
            Ok("http://x.y")
        );
        assert_eq!(
            written(b" \x01\thttps://exa\r\nmple.org \n", None).as_deref(),
            Ok("https://example.org")
        );
        assert_eq!(
            written(b"WWW.example.org/x:y", None).as_deref(),
            Ok("http://WWW.example.org/x:y")
        );
    }

    #[test]
    fn what_runs_or_reaches_into_a_computer_or_a_network_is_not_written() {
        use AddressFault::*;
        for (address, fault) in [
            (&b"javascript:alert(1)"[..], Script),
            (b"JaVaScRiPt:alert(1)", Script),
            (b"\x01 \x1fjavascript:alert(1)", Script),
            (b"java\tscript:alert(1)", Script),
            (b"java\r\nscript:alert(1)", Script),
            (b"javascript\n:alert(1)", Script),
            (b"\xfe\xff\0j\0a\0v\0a\0s\0c\0r\0i\0p\0t\0:\0x", Script),
            (b"\xef\xbb\xbfjavascript:x", Script),
            (b"vbscript:msgbox", Script),
            (b"data:text/html,<script>", Script),
            (b"java\0script:alert(1)", Malformed),
            (b"j\x08avascript:alert(1)", Malformed),
            (b"\\\\EVIL\\share\\x", NetworkShare),
            (b"//host/x", NetworkShare),
            (b"/\\host/x", NetworkShare),
            (b"\\/host/x", NetworkShare),
            (b"///host/x", NetworkShare),
            (b"smb://host/x", NetworkShare),
            (b"file://host/share", NetworkShare),
            (b"file:////host/share", NetworkShare),
            (b"file:///C:/x.doc", LocalFile),
            (b"FILE:/etc/passwd", LocalFile),
            (b"file://localhost/x", LocalFile),
            (b"C:\\Users\\x", LocalFile),
            (b"c:/Users/x", LocalFile),
            (b"..\\x\\y.doc", LocalFile),
            (b"\\x", LocalFile),
            (b"", Missing),
            (b" \n", Missing),
            (b"http://", Malformed),
            (b"http:///x", Malformed),
            (b"http:example.org", Malformed),
            (b"https:\\\\host\\share", Malformed),
            (b"http://\\\\host/share", Malformed),
            (b"mailto:", Malformed),
            (b"ftp://ftp.example.org/report.pdf", OtherScheme),
            (b"ftps://ftp.example.org/", OtherScheme),
            (b"htp://example.org", OtherScheme),
            (b"URL:http://example.org", OtherScheme),
            (b"ms-msdt:/id", OtherScheme),
            (b"search-ms:query", OtherScheme),
            (b"view-source:http://x", OtherScheme),
            (b"page.html", Incomplete),
            (b"/a/b", Incomplete),
            (b"#top", Incomplete),
            (b"example.org:8080/x", Incomplete),
            (b"%6aavascript:alert(1)", Incomplete),
        ] {
            let shown = String::from_utf8_lossy(address);
            assert_eq!(written(address, None), Err(fault), "{shown:?}");
        }
    }

    #[test]
    fn relative_addresses_belong_to_the_base_of_the_document() {
        let base = base(b"http://example.org/a/b/c.html?q#f").unwrap();
        for (reference, whole) in [
            ("d.html", "http://example.org/a/b/d.html"),
            ("./d.html#x", "http://example.org/a/b/d.html#x"),
            ("../d.html?e=../f", "http://example.org/a/d.html?e=../f"),
            ("../../../../d", "http://example.org/d"),
            ("..", "http://example.org/a/"),
            ("/d", "http://example.org/d"),
            ("?d", "http://example.org/a/b/c.html?d"),
            ("#d", "http://example.org/a/b/c.html?q#d"),
            ("//other.org/d", "http://other.org/d"),
            ("%6aavascript:x", "http://example.org/a/b/%6aavascript:x"),
            ("https://other.org", "https://other.org"),
            ("www.other.org", "http://www.other.org"),
        ] {
            let found = written(reference.as_bytes(), Some(&base));
            assert_eq!(found.as_deref(), Ok(whole), "{reference}");
        }
        for reference in ["javascript:x", "\\\\host\\x", "file:///x", "..\\d"] {
            assert!(written(reference.as_bytes(), Some(&base)).is_err());
        }
        let bare = super::base(b"https://example.org").unwrap();
        let found = written(b"d", Some(&bare));
        assert_eq!(found.as_deref(), Ok("https://example.org/d"));
    }

    #[test]
    fn a_base_that_is_no_web_address_is_none() {
        for raw in [
            &b"javascript:x"[..],
            b"file:///x/",
            b"\\\\host\\",
            b"a/b",
            b"mailto:x",
        ] {
            assert_eq!(base(raw), None);
        }
    }
}
