//! Packages go and come back whole; those that are not as they should be are refused whole.

use std::path::PathBuf;

use super::names::Names;
use super::*;
use crate::case::{Case, specimen, text};
use crate::export::sha256;
use crate::files::{disk, make_folder_of, read, write_atomic};

/// A folder with a case whose documents lie below it, and one that lies elsewhere.
fn desk() -> (tempfile::TempDir, PathBuf, Case) {
    let desk = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = desk.path().join(name);
        make_folder_of(&path).unwrap();
        write_atomic(&path, bytes).unwrap();
        path
    };
    let mut case = specimen::case(1, 1);
    let outside = put("elsewhere/Anna’s letter?.pdf", b"outside");
    for (path, bytes) in [
        ("in/First.pdf".to_owned(), &b"first"[..]),
        (".letter.converted/ab.pdf".to_owned(), b"converted"),
        (outside.to_string_lossy().into_owned(), b"outside"),
        ("gone.pdf".to_owned(), b"gone"),
    ] {
        let add = crate::case::Edit::AddExhibit(Box::new(crate::case::NewExhibit {
            file: crate::case::DocumentFile {
                path,
                sha256: sha256(bytes),
                pages: Some(1),
            },
            title: "T".to_owned(),
            date: None,
            section: None,
            pages: None,
            title_page: false,
        }));
        case = add.apply(&case).unwrap();
    }
    put("cases/in/First.pdf", b"changed");
    put("cases/.letter.converted/ab.pdf", b"converted");
    let path = put("cases/letter.ron", text::write(&case).unwrap().as_bytes());
    (desk, path, case)
}

#[test]
fn a_case_goes_and_comes_back_with_nothing_lost_and_the_same_bytes_each_time() {
    let (desk, path, case) = desk();
    let [one, two] = ["one.zip", "two.zip"].map(|name| desk.path().join(name));
    let packed = pack_case(&path, &one).unwrap();
    assert_eq!(packed.files, 3);
    assert_eq!(packed.missing, ["gone.pdf"]);
    assert_eq!(packed.changed, ["in/First.pdf"]);
    pack_case(&path, &two).unwrap();
    assert_eq!(read(&one).unwrap(), read(&two).unwrap());
    let folder = desk.path().join("new/home");
    let unpacked = unpack_case(&one, &folder).unwrap();
    assert_eq!(unpacked.case, folder.join("letter.ron"));
    assert_eq!(unpacked.missing, ["gone.pdf"]);
    assert_eq!(unpacked.changed, ["in/First.pdf"]);
    let there = text::read(&read(&unpacked.case).unwrap()).unwrap();
    let paths: Vec<&str> = there
        .documents
        .iter()
        .map(|one| one.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "in/First.pdf",
            ".letter.converted/ab.pdf",
            "documents/Anna’s letter_.pdf",
            "gone.pdf"
        ]
    );
    assert_eq!(read(&folder.join(paths[2])).unwrap(), b"outside");
    assert_eq!(read(&folder.join(paths[1])).unwrap(), b"converted");
    let mut same = there.clone();
    let old = case.documents.iter().nth(2).unwrap().path.clone();
    same.name_files(|path| match path.starts_with("documents/") {
        true => old.clone(),
        false => path.to_owned(),
    });
    assert_eq!(same, case, "nothing but a path is otherwise");
}

#[test]
fn the_text_of_a_case_of_which_no_document_moves_is_kept_byte_for_byte() {
    let (desk, path, _) = desk();
    let case = specimen::case(1, 1);
    let typed = format!("// by hand\n{}", text::write(&case).unwrap());
    write_atomic(&path, typed.as_bytes()).unwrap();
    let (package, folder) = (desk.path().join("p.zip"), desk.path().join("there"));
    pack_case(&path, &package).unwrap();
    let unpacked = unpack_case(&package, &folder).unwrap();
    assert_eq!(read(&unpacked.case).unwrap(), typed.as_bytes());
}

#[test]
fn nothing_is_unpacked_into_a_folder_with_something_in_it() {
    let (desk, path, _) = desk();
    let package = desk.path().join("p.zip");
    pack_case(&path, &package).unwrap();
    let refused = unpack_case(&package, path.parent().unwrap()).unwrap_err();
    assert!(
        refused.to_string().contains("not an empty folder"),
        "{refused}"
    );
    let empty = desk.path().join("empty");
    disk::create_dir(&empty).unwrap();
    unpack_case(&package, &empty).unwrap();
}

/// An archive of these parts, with a list that names all of them.
fn archive(parts: &[(&str, &[u8])], change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let listed = parts.iter().map(|(name, bytes)| Listed {
        name: (*name).to_owned(),
        sha256: sha256(bytes),
        bytes: bytes.len() as u64,
    });
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        case: "case.ron".to_owned(),
        files: listed.collect(),
        missing: Vec::new(),
    };
    let mut writer = zip::Writer::new(Vec::new());
    let json = serde_json::to_vec(&manifest).unwrap();
    writer.put(MANIFEST, &json).unwrap().unwrap();
    for (name, bytes) in parts {
        writer.put(name, bytes).unwrap().unwrap();
    }
    let mut bytes = writer.finish().unwrap().unwrap();
    change(&mut bytes);
    bytes
}

/// Why a package is refused, and whether anything was written for it.
fn refused(bytes: &[u8]) -> String {
    let desk = tempfile::tempdir().unwrap();
    let package = desk.path().join("p.zip");
    write_atomic(&package, bytes).unwrap();
    let why = unpack_case(&package, &desk.path().join("a/b")).unwrap_err();
    assert!(!desk.path().join("a/b").exists());
    let above = desk.path().join("a");
    let left = disk::read_dir(&above).map_or(0, Iterator::count);
    assert_eq!(left, 0, "nothing is left lying about");
    why.to_string()
}

/// Sets bytes in the entry of the list that is so far from the first.
fn in_list(bytes: &mut [u8], entry: usize, at: usize, new: &[u8]) {
    let mut from = 0;
    for _ in 0..=entry {
        let next = memchr::memmem::find(&bytes[from..], b"PK\x01\x02").unwrap();
        from += next + 4;
    }
    let start = from - 4 + at;
    bytes[start..start + new.len()].copy_from_slice(new);
}

#[test]
fn hostile_packages_are_refused_whole() {
    let case = text::write(&specimen::case(1, 1)).unwrap();
    let case = ("case.ron", case.as_bytes());
    let plain = |_: &mut Vec<u8>| ();
    let named = |name: &str| refused(&archive(&[case, (name, b"x")], plain));
    for name in [
        "../out.pdf",
        "/etc/x",
        "a/../../x",
        "C:/x",
        "a\\..\\x",
        "a//b",
        "./x",
        "a/.",
        "nul.pdf",
        "x.pdf ",
        "a\u{1}b",
        "b:c",
        "..",
    ] {
        assert!(
            named(name).contains("a name that leads out"),
            "{name}: {}",
            named(name)
        );
    }
    for (one, other) in [
        ("a.pdf", "A.PDF"),
        ("é.pdf", "e\u{301}.pdf"),
        ("d", "D/x"),
        ("x", "x"),
    ] {
        let why = refused(&archive(&[case, (one, b"1"), (other, b"2")], plain));
        assert!(why.contains("one file on many systems"), "{one}: {why}");
    }
    let link = archive(&[case, ("a", b"/etc/passwd")], |bytes| {
        in_list(bytes, 2, 38, &(0o120_777_u32 << 16).to_le_bytes());
    });
    assert!(refused(&link).contains("is a link"));
    let names: Vec<String> = (0..10_000).map(|number| format!("{number}.pdf")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(refused(&archive(&many, plain)).contains("10001 files"));
    let bomb = archive(&[case, ("a.pdf", b"x")], |bytes| {
        in_list(bytes, 2, 24, &u32::MAX.to_le_bytes());
    });
    assert!(refused(&bomb).contains("far more"));
    let longer = archive(&[case, ("a.pdf", b"x")], |bytes| {
        in_list(bytes, 2, 20, &2_u32.to_le_bytes());
    });
    assert!(refused(&longer).contains("overlap"));
    let shared = archive(&[case, ("a.pdf", b"x"), ("b.pdf", b"x")], |bytes| {
        in_list(bytes, 3, 42, &[0, 0, 0, 0]);
    });
    assert!(refused(&shared).contains("overlap"));
    let locked = archive(&[case], |bytes| in_list(bytes, 1, 8, &[1, 8]));
    assert!(refused(&locked).contains("password"));
}

#[test]
fn a_package_that_was_changed_on_the_way_is_refused() {
    let case = text::write(&specimen::case(1, 1)).unwrap();
    let parts: [(&str, &[u8]); 2] = [("case.ron", case.as_bytes()), ("a.pdf", b"right content")];
    let whole = archive(&parts, |_| ());
    let changed = archive(&parts, |bytes| {
        let at = memchr::memmem::find(bytes, b"right content").unwrap();
        bytes[at] = b'w';
    });
    assert!(refused(&changed).contains("changed on the way"));
    for end in [0, 10, whole.len() / 2, whole.len() - 1] {
        refused(&whole[..end]);
    }
    assert!(refused(b"%PDF-1.7").contains("not a package"));
    let mut writer = zip::Writer::new(Vec::new());
    writer.put("case.ron", case.as_bytes()).unwrap().unwrap();
    let other = writer.finish().unwrap().unwrap();
    assert!(refused(&other).contains("not a package"));
}

#[test]
fn a_case_in_a_package_names_no_file_outside_of_it() {
    for path in ["/etc/passwd", "../secret.pdf"] {
        let mut case = specimen::with_exhibit(&specimen::case(1, 1), None);
        case.name_files(|_| path.to_owned());
        let case = text::write(&case).unwrap();
        let why = refused(&archive(&[("case.ron", case.as_bytes())], |_| ()));
        assert!(why.contains("outside of it"), "{why}");
    }
}

#[test]
fn names_are_given_that_every_system_takes_and_none_twice() {
    let mut names = Names::default();
    let near = [
        "/x/a?.pdf",
        "C:\\y\\a_.pdf",
        "/z/A_.PDF",
        "con.pdf",
        "...",
        "/k/é",
    ];
    let given = near.map(|path| names.take_near(path));
    let expected = [
        "documents/a_.pdf",
        "documents/a_ (2).pdf",
        "documents/A_ (3).PDF",
        "documents/file con.pdf",
        "documents/file",
        "documents/é",
    ];
    assert_eq!(given, expected);
}
