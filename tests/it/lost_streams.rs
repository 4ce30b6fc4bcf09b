//! Streams that do not begin or end as they should, and content that is not there: what Poppler or MuPDF
//! show of such a document, they show of the bundle, too; every page bears its number; and where a part
//! of a page is missing, the page, an error and the exit code say so.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write as _;

use bundle_builder::case::text;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::desk::{Desk, EXPORT_WITH_OWN};
use super::small;
use super::tools::read_text;

const FIRST: &[u8] = b"BT /F1 12 Tf 72 700 Td (Evidence alpha) Tj ET";
const SECOND: &[u8] = b"BT /F1 12 Tf 72 500 Td (Evidence omega) Tj ET";

/// What must come of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    /// Nothing of it is missing.
    Whole,
    /// A part of this page is.
    Lost(u32),
}
use Comes::{Lost, Whole};

/// A document of two pages, of which the first's content, object 4, is asked for.
struct Made {
    /// Numbers and generations of objects and their text; those left out are missing.
    objects: Vec<(u32, u32, Vec<u8>)>,
}

impl Made {
    fn new(contents: &str, first: Vec<u8>) -> Self {
        let page = |contents: &str| {
            format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<</Font<</F1 5 0 R>>/XObject 9 0 R>>>>\nendobj").into_bytes()
        };
        let object = |text: &str| format!("{text}\nendobj").into_bytes();
        let objects = vec![
            (1, 0, object("<</Type/Catalog/Pages 2 0 R>>")),
            (2, 0, object("<</Type/Pages/Count 2/Kids[3 0 R 6 0 R]>>")),
            (3, 0, page(contents)),
            (4, 0, first),
            (
                5,
                0,
                object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
            ),
            (6, 0, page("7 0 R")),
            (7, 0, stream(SECOND, "", "stream\n", "\nendstream")),
            (8, 0, object("[4 0 R]")),
            (9, 0, object("<<>>")),
            (10, 0, object("44.0")),
        ];
        Made { objects }
    }

    fn with(mut self, number: u32, text: Vec<u8>) -> Self {
        self.objects.retain(|(other, ..)| *other != number);
        self.objects.push((number, 0, text));
        self
    }

    fn under_generation(mut self, number: u32, generation: u32) -> Self {
        for (other, its, _) in &mut self.objects {
            if *other == number {
                *its = generation;
            }
        }
        self
    }

    fn last(mut self, number: u32) -> Self {
        self.objects
            .sort_by_key(|(other, ..)| (*other == number, *other));
        self
    }

    fn file(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut table = "xref\n0 1\n0000000000 65535 f \n".to_owned();
        for (number, generation, text) in &self.objects {
            table.push_str(&format!(
                "{number} 1\n{:010} {generation:05} n \n",
                out.len()
            ));
            out.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
            out.extend_from_slice(text);
            out.push(b'\n');
        }
        table.push_str(&format!(
            "trailer\n<</Size 11/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
            out.len()
        ));
        out.extend_from_slice(table.as_bytes());
        out
    }
}

/// A stream with its right length.
fn stream(data: &[u8], entries: &str, begin: &str, end: &str) -> Vec<u8> {
    let length = format!("{entries}/Length {}", data.len());
    any_stream(data, &length, begin, &format!("{end}\nendobj"))
}

fn any_stream(data: &[u8], entries: &str, begin: &str, end: &str) -> Vec<u8> {
    let head = format!("<<{entries}>>\n{begin}");
    [head.as_bytes(), data, end.as_bytes()].concat()
}

fn packed(data: &[u8], how: Compression) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), how);
    packer.write_all(data).unwrap();
    packer.finish().unwrap()
}

const PACKED: &str = "/Filter/FlateDecode";

/// Many lines, of which some survive where the rest is broken.
fn lines() -> Vec<u8> {
    let line = |at: u32| {
        let y = 800 - 10 * at;
        format!(
            "BT /F1 8 Tf 72 {y} Td (Evidence alpha {at} of {}) Tj ET\n",
            at * 7919 % 1000
        )
    };
    (0..60).map(line).collect::<String>().into_bytes()
}

/// Words behind which something else than a line end stands, or more than one.
fn beginnings() -> Vec<(String, Vec<u8>, Comes)> {
    let words = [
        ("blank, LF", "stream \n"),
        ("blank, CR LF", "stream \r\n"),
        ("three blanks, CR LF", "stream   \r\n"),
        ("blank, CR", "stream \r"),
        ("tab, LF", "stream\t\n"),
        ("tab, CR LF", "stream\t\r\n"),
        ("blank, tab, blank, LF", "stream \t \n"),
        ("CR", "stream\r"),
        ("form feed, LF", "stream\x0c\n"),
        ("zero, LF", "stream\0\n"),
        ("comment", "stream % data\n"),
        ("nothing", "stream"),
        ("blank, then data", "stream "),
    ];
    let packed = packed(FIRST, Compression::best());
    let both = words.iter().flat_map(|(what, word)| {
        let plain = Made::new("4 0 R", stream(FIRST, "", word, "\nendstream"));
        let deflated = Made::new("4 0 R", stream(&packed, PACKED, word, "\nendstream"));
        [
            (format!("{what}; plain"), plain.file(), Whole),
            (format!("{what}; packed"), deflated.file(), Whole),
        ]
    });
    both.collect()
}

/// Ends that are missing, and lengths that are wrong.
fn ends() -> Vec<(String, Vec<u8>, Comes)> {
    let mut found = Vec::new();
    let packed = packed(FIRST, Compression::best());
    for (kind, data, entries) in [("plain", FIRST, ""), ("packed", &*packed, PACKED)] {
        let right = format!("/Length {}", data.len());
        let mut add = |what: &str, length: &str, end: &str, comes: Comes| {
            let entries = format!("{entries}{length}");
            let first = any_stream(data, &entries, "stream\n", end);
            let made = Made::new("4 0 R", first);
            found.push((format!("{what}; {kind}"), made.file(), comes));
        };
        let whole = "\nendstream\nendobj";
        add("no endstream", &right, "\nendobj", Whole);
        add("no endstream, no endobj", &right, "", Whole);
        add("no endstream, no length", "", "\nendobj", Whole);
        add("no endstream, short length", "/Length 5", "\nendobj", Whole);
        add(
            "no endstream, long length",
            "/Length 9999",
            "\nendobj",
            Lost(1),
        );
        add("endstream misspelt", &right, "\nendstrea\nendobj", Whole);
        add(
            "endstream cut in two",
            &right,
            "\nend stream\nendobj",
            Whole,
        );
        add(
            "endstream behind the data",
            &right,
            "endstream\nendobj",
            Whole,
        );
        add("no endobj", &right, "\nendstream", Whole);
        add("length too short", "/Length 5", whole, Whole);
        add("length zero", "/Length 0", whole, Whole);
        add("length too long", "/Length 999", whole, Whole);
        add("length enormous", "/Length 99999999", whole, Whole);
        add("length negative", "/Length -1", whole, Whole);
        add("length missing", "", whole, Whole);
        add("length of a missing object", "/Length 99 0 R", whole, Whole);
        add(
            "length a real number elsewhere",
            "/Length 10 0 R",
            whole,
            Whole,
        );
        add("length a name", "/Length/Much", whole, Whole);
        let last = any_stream(data, &format!("{entries}{right}"), "stream\n", "\nendobj");
        let last = Made::new("4 0 R", last).last(4);
        found.push((
            format!("no endstream before the table; {kind}"),
            last.file(),
            Whole,
        ));
    }
    found
}

/// Data that break off or are broken.
fn breaks() -> Vec<(String, Vec<u8>, Comes)> {
    let lines = lines();
    let deflated = packed(&lines, Compression::best());
    let cut = |made: Made, data: &[u8]| {
        let file = made.last(4).file();
        let at = memchr::memmem::find(&file, data).unwrap();
        file[..at + data.len() * 6 / 10].to_vec()
    };
    let whole = "\nendstream";
    let broken = |data: &[u8]| Made::new("4 0 R", stream(data, PACKED, "stream\n", whole)).file();
    let mut flipped = deflated.clone();
    let middle = flipped.len() * 6 / 10;
    flipped[middle] ^= 0xff;
    let mut wrong_sum = packed(FIRST, Compression::best());
    let end = wrong_sum.len() - 2;
    wrong_sum[end] ^= 0xff;
    let sum_missing = &wrong_sum[..end - 2];
    let first = |data: &[u8], entries| Made::new("4 0 R", stream(data, entries, "stream\n", whole));
    let found = [
        (
            "file cut in plain data",
            cut(first(&lines, ""), &lines),
            Lost(1),
        ),
        (
            "file cut in packed data",
            cut(first(&deflated, PACKED), &deflated),
            Lost(1),
        ),
        ("packed data flipped", broken(&flipped), Lost(1)),
        ("packed data cut", broken(&deflated[..middle]), Lost(1)),
        ("checksum wrong", broken(&wrong_sum), Lost(1)),
        ("checksum missing", broken(sum_missing), Whole),
        ("not packed at all", broken(FIRST), Lost(1)),
        (
            "filter unknown",
            first(FIRST, "/Filter/Foo").file(),
            Lost(1),
        ),
        ("filter null", first(FIRST, "/Filter null").file(), Whole),
    ];
    found
        .map(|(what, file, comes)| (what.to_owned(), file, comes))
        .into()
}

/// Contents that are something else, or nowhere.
fn contents() -> Vec<(String, Vec<u8>, Comes)> {
    let sound = || stream(FIRST, "", "stream\n", "\nendstream");
    let named = [
        ("[4 0 R 99 0 R]", Lost(1)),
        ("[99 0 R 4 0 R]", Lost(1)),
        ("[null 4 0 R]", Lost(1)),
        ("[4 0 R 12]", Lost(1)),
        ("[4 0 R/Name]", Lost(1)),
        ("[4 0 R<<>>]", Lost(1)),
        ("[4 0 R 5 0 R]", Lost(1)),
        ("[3 0 R 4 0 R]", Lost(1)),
        ("[2 0 R 4 0 R]", Lost(1)),
        ("[8 0 R 4 0 R]", Lost(1)),
        ("[[4 0 R]]", Lost(1)),
        ("99 0 R", Lost(1)),
        ("3 0 R", Lost(1)),
        ("5 0 R", Lost(1)),
        ("<<>>", Lost(1)),
        ("(BT)", Lost(1)),
        ("4", Lost(1)),
        ("null", Whole),
        ("[]", Whole),
        ("8 0 R", Whole),
        ("[4 0 R]", Whole),
    ];
    let of = |(contents, comes): (&str, Comes)| {
        let made = Made::new(contents, sound());
        (format!("/Contents {contents}"), made.file(), comes)
    };
    let mut found: Vec<_> = named.into_iter().map(of).collect();
    let made = |contents| Made::new(contents, sound());
    let drawing = [FIRST, b" /X Do"].concat();
    let drawing = Made::new("4 0 R", stream(&drawing, "", "stream\n", "\nendstream"));
    let nowhere = b"<</X 99 0 R>>\nendobj".to_vec();
    let form = stream(
        b"BT /F1 12 Tf 72 300 Td (Evidence form) Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>",
        "stream \r\n",
        "\nendstream",
    );
    let formed = b"<</X 8 0 R>>\nendobj".to_vec();
    let more = [
        ("generation 1 asked for", made("4 1 R").file(), Whole),
        (
            "generation 1 there",
            made("4 0 R").under_generation(4, 1).file(),
            Whole,
        ),
        (
            "generation 1 both times",
            made("4 1 R").under_generation(4, 1).file(),
            Whole,
        ),
        (
            "a picture that is named only",
            made("4 0 R").with(9, nowhere.clone()).file(),
            Whole,
        ),
        (
            "a form with a blank",
            Made {
                objects: drawing.objects.clone(),
            }
            .with(9, formed)
            .with(8, form)
            .file(),
            Whole,
        ),
        (
            "a picture that is drawn",
            drawing.with(9, nowhere).file(),
            Lost(1),
        ),
    ];
    found.extend(more.map(|(what, file, comes)| (what.to_owned(), file, comes)));
    found
}

/// How many lines of the first page the readers show, together, and whether those of the second and of
/// the form: what one of them shows is there.
fn shown(desk: &Desk, name: &str) -> Option<[usize; 3]> {
    let path = desk.path(name);
    let (poppler, _) = read_text("pdftotext", &[], &path)?;
    let (mupdf, _) = read_text("mutool", &["draw", "-q", "-F", "text"], &path)?;
    let count = |word: &str| {
        poppler
            .matches(word)
            .count()
            .max(mupdf.matches(word).count())
    };
    Some([
        count("Evidence alpha"),
        // Where data run on into the next object, MuPDF shows it twice.
        count("Evidence omega").min(1),
        count("Evidence form"),
    ])
}

/// Every page of a bundle as Poppler shows it.
fn pages(desk: &Desk) -> Option<Vec<String>> {
    let (text, _) = read_text("pdftotext", &[], &desk.path("bundle.pdf"))?;
    let pages = text.trim_end_matches('\x0c').split('\x0c');
    Some(pages.map(str::to_owned).collect())
}

/// What is wrong with what came of one document.
fn faults(case: &[u8], file: &[u8], comes: Comes) -> Option<String> {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    desk.put("case.ron", case);
    desk.put("broken.pdf", file);
    let added = desk.bundle(&["add", "case.ron", "broken.pdf"]);
    if added.code != Some(0) {
        return Some(format!("not added: {added}"));
    }
    let seen = desk.bundle(&EXPORT_WITH_OWN);
    if !desk.path("bundle.pdf").exists() {
        return Some(format!("no bundle: {seen}"));
    }
    let (before, after) = (shown(&desk, "broken.pdf")?, shown(&desk, "bundle.pdf")?);
    let pages = pages(&desk)?;
    let number = |at: usize| format!("AB {}", at + 1);
    let unnumbered = (0..pages.len()).find(|at| !pages[*at].contains(&number(*at)));
    let line = "this page could not be read";
    let says: Vec<usize> = (0..pages.len())
        .filter(|at| pages[*at].contains(line))
        .collect();
    let told = seen
        .stderr
        .contains("error[document-incomplete] document 1");
    let ours = pages.len() - 2;
    if before
        .iter()
        .zip(&after)
        .any(|(before, after)| before > after)
    {
        return Some(format!("shown before {before:?}, now {after:?}"));
    }
    if let Some(page) = unnumbered {
        return Some(format!("page {} has no number: {}", page + 1, pages[page]));
    }
    match comes {
        Whole if told || seen.code != Some(0) || !says.is_empty() => {
            Some(format!("called incomplete: {seen}"))
        }
        Lost(page) if says != [ours + page as usize - 1] => Some(format!("said on {says:?}")),
        Lost(page)
            if !told
                || !["a part of", "all that stood on"]
                    .iter()
                    .any(|lost| seen.stderr.contains(&format!("{lost} page {page}"))) =>
        {
            Some(format!("not told: {seen}"))
        }
        Lost(_) if seen.code != Some(1) => Some(format!("{:?}", seen.code)),
        _ => None,
    }
}

#[test]
fn what_other_readers_show_of_a_broken_stream_is_in_the_bundle_and_what_is_lost_is_said() {
    let library = small::library_with(small::pack());
    let case = text::write(&small::case(&library)).unwrap();
    let all = [beginnings(), ends(), breaks(), contents()].concat();
    assert!(all.len() >= 100, "{}", all.len());
    let faults: Vec<String> = all
        .iter()
        .filter_map(|(what, file, comes)| {
            let fault = faults(case.as_bytes(), file, *comes)?;
            Some(format!("{what}: {fault}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
