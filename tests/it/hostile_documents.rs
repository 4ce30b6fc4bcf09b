//! Documents made to do harm, each taken through `bundle add` and `bundle export` in a process of its
//! own, with limits on its time and memory: it is printed or there is a finding, never a panic.
//!
//! The limits are the kernel's, so what breaks them is killed and the test sees it. Memory is the
//! address space, which is more than what is used. A debug build is several times slower than what
//! people get, so it has four times the time.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::io::Write;
use std::process::{Command, Stdio};

use bundle_builder::case::text;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::desk::{Desk, EXPORT_WITH_OWN, Seen};
use super::paper::file;
use super::small;

/// Kilobytes of address space: half a gigabyte.
const MEMORY: u32 = 512 << 10;
/// Seconds of processor time.
const TIME: u32 = if cfg!(debug_assertions) { 120 } else { 5 };

fn limited(what: &str, desk: &Desk, arguments: &[&str]) -> Seen {
    let script = format!("ulimit -v {MEMORY}; ulimit -t {TIME}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_bundle")]);
    command
        .args(arguments)
        .current_dir(desk.path(""))
        .stdin(Stdio::null());
    let seen = Seen::from(command.output().unwrap());
    assert!(
        matches!(seen.code, Some(0..=2)),
        "{what}: {arguments:?}: {seen}"
    );
    seen
}

/// Whether the document got into the bundle. What was refused is named, and so is what went wrong.
fn taken_through(what: &str, bytes: &[u8]) -> bool {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    let library = small::library_with(small::pack());
    desk.put("case.ron", text::write(&small::case(&library)).unwrap());
    desk.put("hostile.pdf", bytes);
    // Whoever made it, it can be judged as a bundle, or is refused in words.
    let judged = limited(what, &desk, &["check", "hostile.pdf"]);
    let is_told = judged.stdout.contains("Rules:") || judged.stderr.contains("hostile.pdf");
    assert!(is_told, "{what}: {judged}");
    let added = limited(what, &desk, &["add", "case.ron", "hostile.pdf"]);
    if added.code != Some(0) {
        assert!(added.stderr.contains("hostile.pdf"), "{what}: {added}");
        return false;
    }
    let seen = limited(what, &desk, &EXPORT_WITH_OWN);
    let is_there = desk.path("bundle.pdf").exists();
    assert!(is_there || seen.stderr.contains("error"), "{what}: {seen}");
    is_there
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const TREE: &str = "<</Type/Pages/Count 1/Kids[3 0 R]>>";
const WORDS: &[u8] = b"BT /F 12 Tf 72 72 Td (words) Tj ET";

/// One page with these entries; objects from number 5 follow.
fn page(entries: &str, more: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let page = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{entries}>>");
    let head = [
        (CATALOG, None),
        (TREE, None),
        (&*page, None),
        ("", Some(WORDS)),
    ];
    file(&[&head, more].concat())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

/// Deflated zeros, of which half a megabyte makes half a gigabyte.
fn bomb() -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    for _ in 0..512 {
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    packer.finish().unwrap()
}

#[test]
fn what_refers_to_itself() {
    let with_catalog = |entries: &str, more: &[(&str, Option<&[u8]>)]| {
        let catalog = format!("<</Type/Catalog/Pages 2 0 R{entries}>>");
        let one = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>";
        let head = [
            (&*catalog, None),
            (TREE, None),
            (one, None),
            ("", Some(WORDS)),
        ];
        file(&[&head, more].concat())
    };
    for (what, bytes) in [
        (
            "a reference to itself",
            page("/Rotate 5 0 R", &[("5 0 R", None)]),
        ),
        (
            "two references to each other",
            page("/Annots 5 0 R", &[("6 0 R", None), ("5 0 R", None)]),
        ),
        (
            "a page tree in a circle",
            file(&[
                (CATALOG, None),
                ("<</Type/Pages/Count 9/Kids[2 0 R 3 0 R]>>", None),
                ("<</Type/Pages/Parent 3 0 R/Kids[2 0 R 3 0 R]>>", None),
            ]),
        ),
        ("a page that is its own parent", page("/Parent 3 0 R", &[])),
        (
            "a drawing that draws itself",
            page(
                "/Resources<</XObject<</X 5 0 R>>>>",
                &[(
                    "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>",
                    Some(b"/X Do"),
                )],
            ),
        ),
        (
            "a comment that answers itself",
            page(
                "/Annots[5 0 R 5 0 R]",
                &[(
                    "<</Subtype/Text/Rect[0 0 9 9]/Contents(x)/IRT 5 0 R/Popup 5 0 R/Parent 5 0 R>>",
                    None,
                )],
            ),
        ),
        (
            "bookmarks in a circle",
            with_catalog(
                "/Outlines 5 0 R",
                &[
                    ("<</First 6 0 R/Last 6 0 R>>", None),
                    (
                        "<</Title(a)/Parent 6 0 R/Next 6 0 R/First 6 0 R/Prev 6 0 R/Dest[3 0 R/Fit]>>",
                        None,
                    ),
                ],
            ),
        ),
        (
            "names in a circle",
            with_catalog(
                "/Names<</Dests 5 0 R>>",
                &[("<</Kids[5 0 R 5 0 R]>>", None)],
            ),
        ),
        (
            "a field that is its own parent",
            with_catalog(
                "/AcroForm<</Fields[5 0 R]>>",
                &[(
                    "<</FT/Tx/Parent 5 0 R/Kids[5 0 R]/Subtype/Widget/Rect[0 0 9 9]>>",
                    None,
                )],
            ),
        ),
        (
            "a length that is the stream itself",
            page("", &[("/Filter 5 0 R/DecodeParms 5 0 R", Some(b"x"))]),
        ),
    ] {
        taken_through(what, &bytes);
    }
}

#[test]
fn what_is_too_deep_or_too_wide() {
    let deep =
        |open: &str, close: &str| format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
    let kids = "3 0 R ".repeat(300_000);
    let tree: Vec<String> = (2..5_000)
        .map(|n| format!("<</Type/Pages/Count 1/Kids[{} 0 R]>>", n + 1))
        .collect();
    let tree: Vec<(&str, Option<&[u8]>)> = tree.iter().map(|node| (node.as_str(), None)).collect();
    for (what, bytes) in [
        (
            "lists in lists",
            page(&format!("/Group {}", deep("[", "]")), &[]),
        ),
        (
            "dictionaries in dictionaries",
            page(&format!("/Group {}", deep("<</A", ">>")), &[]),
        ),
        (
            "lists that never end",
            page(&format!("/Group {}", "[".repeat(100_000)), &[]),
        ),
        (
            "a page tree of 5,000 floors",
            file(&[&[(CATALOG, None)], &tree[..]].concat()),
        ),
        (
            "one page named 300,000 times",
            file(&[
                (CATALOG, None),
                (&format!("<</Type/Pages/Count 300000/Kids[{kids}]>>"), None),
                ("<</Type/Page/Parent 2 0 R>>", None),
            ]),
        ),
        (
            "300,000 comments",
            page(
                &format!("/Annots[{}]", "5 0 R ".repeat(300_000)),
                &[("<</Subtype/Text/Rect[0 0 9 9]>>", None)],
            ),
        ),
    ] {
        taken_through(what, &bytes);
    }
}

#[test]
fn what_unpacks_to_more_than_there_is() {
    let bomb = bomb();
    let twice = packed(&bomb);
    let flate = "/Filter/FlateDecode";
    let content = |filter: &str, bytes: &[u8]| {
        let one = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>";
        file(&[
            (CATALOG, None),
            (TREE, None),
            (one, None),
            (filter, Some(bytes)),
        ])
    };
    let picture = "/Subtype/Image/Width 2000000000/Height 2000000000/BitsPerComponent 16/ColorSpace/DeviceCMYK/Filter/FlateDecode";
    let look = [
        (
            "<</Subtype/Widget/FT/Tx/V(x)/Rect[0 0 99 99]/AP<</N 6 0 R>>>>",
            None,
        ),
        (
            "/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode",
            Some(&*bomb),
        ),
    ];
    for (what, bytes) in [
        ("content", content(flate, &bomb)),
        (
            "content, packed twice",
            content("/Filter[/FlateDecode/FlateDecode]", &twice),
        ),
        (
            "an object table",
            page(
                "",
                &[("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", Some(&*bomb))],
            ),
        ),
        (
            "a cross-reference table",
            page(
                "",
                &[(
                    "/Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/FlateDecode",
                    Some(&*bomb),
                )],
            ),
        ),
        ("the picture of a field", page("/Annots[5 0 R]", &look)),
        (
            "a picture of absurd size",
            page(
                "/Resources<</XObject<</X 5 0 R>>>>",
                &[(picture, Some(&*bomb))],
            ),
        ),
    ] {
        taken_through(what, &bytes);
    }
}

/// A page whose content is one stream, so many times.
fn again(times: usize, filter: &str, bytes: &[u8]) -> Vec<u8> {
    let parts = "4 0 R ".repeat(times);
    let one = format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[{parts}]>>");
    file(&[
        (CATALOG, None),
        (TREE, None),
        (&one, None),
        (filter, Some(bytes)),
    ])
}

#[test]
fn what_unpacks_to_more_than_there_is_by_being_named_again() {
    let megabytes = |count: usize| packed(&vec![b' '; count << 20]);
    let large = megabytes(100);
    let hex: Vec<u8> = megabytes(200)
        .iter()
        .flat_map(|byte| format!("{byte:02x}").into_bytes())
        .collect();
    let flate = "/Filter/FlateDecode";
    let pages = "4 0 R ".repeat(6);
    let tree = format!("<</Type/Pages/Count 6/Kids[{pages}]>>");
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>";
    let same: Vec<(&str, Option<&[u8]>)> = vec![(page, None); 6];
    let kids: String = (4..10).map(|number| format!("{number} 0 R ")).collect();
    let each = tree.replace(&pages, &kids);
    let on_each_page = [
        &[
            (CATALOG, None),
            (each.as_str(), None),
            (flate, Some(&*large)),
        ],
        &same[..],
    ];
    let picture = "/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray";
    let fax =
        format!("{picture}/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>");
    for (what, bytes) in [
        ("a large part", again(40, flate, &large)),
        (
            "a part that is not packed",
            again(3000, "", &b"0 0 1 1 re f\n".repeat(80_000)),
        ),
        (
            "runs",
            again(100, "/Filter/RunLengthDecode", &b"\x81 ".repeat(400_000)),
        ),
        (
            "hexadecimal digits of what is packed",
            again(1, "/Filter[/ASCIIHexDecode/FlateDecode]", &hex),
        ),
        ("a million small parts", again(1_000_000, "", b"q ")),
    ] {
        assert!(!taken_through(what, &bytes), "{what} is no honest page");
    }
    for (what, bytes) in [
        ("the same on each page", file(&on_each_page.concat())),
        ("a fax as content", again(1, &fax, &[0x55; 40])),
        (
            "a fax as content, a hundred times",
            again(100, &fax, &[0x55; 9999]),
        ),
    ] {
        assert!(
            taken_through(what, &bytes),
            "{what} is odd, but can be copied"
        );
    }
}

#[test]
fn what_lies() {
    let sound = page("", &[]);
    let text = String::from_utf8(sound.clone()).unwrap();
    let changed = |old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new).into_bytes()
    };
    assert!(taken_through("a sound file", &sound));
    for (what, bytes) in [
        (
            "more pages than there are",
            changed("/Count 1", "/Count 999999999"),
        ),
        ("fewer pages than none", changed("/Count 1", "/Count -1")),
        (
            "boxes of less than nothing",
            changed("[0 0 595 842]", "[0 0 -595 -842]"),
        ),
        (
            "boxes without end",
            changed("[0 0 595 842]", "[0 0 1e300 1e300]"),
        ),
        ("boxes of words", changed("[0 0 595 842]", "[a (b) c null]")),
        (
            "a unit of a mile",
            changed("/Contents", "/UserUnit 1e9/Contents"),
        ),
        (
            "a turn by half",
            changed("/Contents", "/Rotate 45.5/Contents"),
        ),
        (
            "a length without end",
            changed("/Length 34", "/Length 999999999999"),
        ),
        (
            "a length of less than nothing",
            changed("/Length 34", "/Length -5"),
        ),
        (
            "a table that is elsewhere",
            changed("startxref\n", "startxref\n9"),
        ),
        ("no root", changed("/Root 1 0 R", "")),
        ("no tree", changed("/Pages 2 0 R", "")),
        ("no pages", changed("/Kids[3 0 R]", "/Kids[]")),
        ("no types", changed("/Type", "/Tope")),
        (
            "widths that overflow",
            xref_stream("/W[8 8 8]/Size 9999999999/Index[0 9999999999]"),
        ),
        (
            "widths of less than nothing",
            xref_stream("/W[-1 2 1]/Size 5"),
        ),
        (
            "widths of gigabytes",
            xref_stream("/W[1 2147483647 1]/Size 5"),
        ),
        (
            "a table before itself",
            xref_stream("/W[1 2 1]/Size 5/Prev 9"),
        ),
    ] {
        taken_through(what, &bytes);
    }
}

/// A sound page behind a cross-reference stream with these entries.
fn xref_stream(entries: &str) -> Vec<u8> {
    let sound = page("", &[]);
    let table = memchr::memmem::find(&sound, b"xref\n0 ").unwrap();
    let head = format!("9 0 obj\n<</Type/XRef/Root 1 0 R{entries}/Length 20>>\nstream\n");
    let tail = format!("\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n");
    [&sound[..table], head.as_bytes(), &[1; 20], tail.as_bytes()].concat()
}

#[test]
fn what_is_cut_off() {
    let sound = page(
        "/Annots[5 0 R]",
        &[(
            "<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)>>>>",
            None,
        )],
    );
    for parts in 1..10 {
        let length = sound.len() * parts / 10;
        taken_through(&format!("cut off at {length}"), &sound[..length]);
    }
}

/// On the command line every page is read (by a worker), looked through and copied; what draws it in the window
/// is tried in `page_worker`.
#[test]
fn what_harms_whoever_draws_it_is_copied() {
    for kind in super::hostile_pages::kinds() {
        let desk = Desk::new();
        desk.put_pack("own", &small::pack());
        let library = small::library_with(small::pack());
        desk.put("case.ron", text::write(&small::case(&library)).unwrap());
        let (mut added, mut last) = (0, "");
        for (what, bytes) in &kind {
            let name = format!("{what}.pdf");
            desk.put(&name, bytes);
            let seen = limited(what, &desk, &["add", "case.ron", &name]);
            assert!(seen.code == Some(0) || seen.stderr.contains(what), "{seen}");
            added += u32::from(seen.code == Some(0));
            last = what;
        }
        assert!(added as usize + 3 > kind.len(), "only {added} up to {last}");
        limited(last, &desk, &EXPORT_WITH_OWN);
        let seen = limited(last, &desk, &["inspect", "bundle.pdf"]);
        let pages = seen.stdout.lines().next().unwrap_or_default().to_owned();
        assert_eq!(seen.code, Some(0), "{pages}: {seen}");
    }
}
