//! Documents that are locked: whatever locked them, they open with either of their passwords, and are
//! called locked where they do not.
//!
//! qpdf locks them, in every way that it knows.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::fs;
use std::path::Path;

use bundle_builder::pdf::import::{Limits, Lock, Refusal, Survey, Watch, survey};
use bundle_builder::preflight::refusal_hint;

use crate::tools;

/// Ways of locking: words for qpdf, and whether passwords are texts in UTF-8 and not in the older
/// encoding.
const WAYS: [(&[&str], bool); 7] = [
    (&["40"], false),
    (&["128", "--use-aes=n"], false),
    (&["128", "--use-aes=n", "--force-V4"], false),
    (&["128", "--use-aes=y"], false),
    (&["128", "--use-aes=y", "--cleartext-metadata"], false),
    (&["256", "--force-R5"], true),
    (&["256"], true),
];

/// A page with a comment and a bookmark, so that texts and streams must both come out right.
const PLAIN: &str = "%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R]
/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 43>>stream
BT /F 20 Tf 72 700 Td (Sworn before me) Tj ET
endstream endobj
5 0 obj<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents(privileged)>>endobj
6 0 obj<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>endobj
7 0 obj<</Title(Statement)/Parent 6 0 R/Dest[3 0 R/Fit]>>endobj
trailer<</Size 8/Root 1 0 R>>
";

/// The specimen, locked by qpdf; nothing where that is not there.
fn locked(folder: &Path, way: &[&str], more: &[&str], user: &str, owner: &str) -> Option<Vec<u8>> {
    let plain = folder.join("plain.pdf");
    bundle_builder::files::write_atomic(&plain, PLAIN.as_bytes()).unwrap();
    let out = folder.join("locked.pdf");
    let mut words = vec!["--allow-weak-crypto"];
    words.extend(more);
    words.extend(["--encrypt", user, owner]);
    words.extend(way);
    words.push("--");
    let (said, code) = tools::run_after("qpdf", &words, &plain, &[&out.display().to_string()])?;
    // It mends the specimen, which has no table, and says so.
    assert!([0, 3].contains(&code), "{way:?}: {said}");
    Some(fs::read(&out).unwrap())
}

fn tried(bytes: &[u8], password: Option<&str>) -> Result<Survey, Refusal> {
    let found = survey(
        bytes.to_vec(),
        password,
        &Limits::default(),
        &Watch::default(),
    )?;
    assert!(found.encrypted, "nobody would be told that it was locked");
    Ok(found)
}

/// Whether all of the specimen came out.
fn is_whole(found: &Survey) -> bool {
    let comments: Vec<&str> = found.comments.iter().map(|one| one.text.as_str()).collect();
    found.counts.pages == 1
        && found.damage.is_empty()
        && found.without_text.is_empty()
        && comments == ["privileged"]
}

#[test]
fn either_password_opens_a_document_and_no_other_however_it_was_locked() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS {
        for more in [&[][..], &["--object-streams=generate"], &["--linearize"]] {
            let Some(bytes) = locked(folder.path(), way, more, "open", "owner") else {
                return;
            };
            let context = format!("{way:?} {more:?}");
            for password in ["open", "owner"] {
                let found = tried(&bytes, Some(password));
                assert!(
                    found.as_ref().is_ok_and(is_whole),
                    "{context} {password}: {found:?}"
                );
            }
            assert_eq!(tried(&bytes, None), Err(Refusal::Locked), "{context}");
            for wrong in ["wrong", "", "Open", "owner ", "(\u{bf}N^Nu"] {
                assert_eq!(
                    tried(&bytes, Some(wrong)),
                    Err(Refusal::WrongPassword),
                    "{context}"
                );
            }
        }
    }
}

#[test]
fn a_document_that_only_its_owner_locked_opens_with_any_password_and_none() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS {
        let Some(bytes) = locked(folder.path(), way, &[], "", "owner") else {
            return;
        };
        for password in [None, Some("owner"), Some("another")] {
            let found = tried(&bytes, password);
            assert!(
                found.as_ref().is_ok_and(is_whole),
                "{way:?} {password:?}: {found:?}"
            );
        }
    }
}

#[test]
fn letters_beyond_plain_ones_open_a_document_as_its_owner() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS {
        for password in ["£100 für Zoë", "naïve", "Łódź™", "€5 “quoted”"] {
            let Some(bytes) = locked(folder.path(), way, &[], "open", password) else {
                return;
            };
            // As some keyboards give them: a letter and its accent, one after the other.
            let apart: String = password.chars().flat_map(taken_apart).collect();
            for password in [password, &apart] {
                let found = tried(&bytes, Some(password));
                assert!(
                    found.as_ref().is_ok_and(is_whole),
                    "{way:?} {password}: {found:?}"
                );
            }
            assert_eq!(tried(&bytes, Some("£101")), Err(Refusal::WrongPassword));
        }
    }
}

fn taken_apart(letter: char) -> Vec<char> {
    match letter {
        'ü' => vec!['u', '\u{308}'],
        'ë' => vec!['e', '\u{308}'],
        'ï' => vec!['i', '\u{308}'],
        letter => vec![letter],
    }
}

#[test]
fn letters_beyond_plain_ones_open_a_document_for_its_reader() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS {
        for (at, password) in ["£100", "naïve", "Zoë", "€5 “quoted”"].iter().enumerate() {
            let more: &[&str] = match at % 2 {
                0 => &["--object-streams=generate"],
                _ => &["--linearize"],
            };
            let Some(bytes) = locked(folder.path(), way, more, password, "owner") else {
                return;
            };
            let apart: String = password.chars().flat_map(taken_apart).collect();
            for typed in [password, apart.as_str(), "owner"] {
                let found = tried(&bytes, Some(typed));
                assert!(
                    found.as_ref().is_ok_and(is_whole),
                    "{way:?} {more:?} {typed}: {found:?}"
                );
            }
            for wrong in ["naive", "Zoe", ""] {
                assert_eq!(tried(&bytes, Some(wrong)), Err(Refusal::WrongPassword));
            }
        }
    }
}

/// Passwords and the bytes that programs made of them, as qpdf takes them.
const WRITTEN: [(&str, &str); 8] = [
    // In the standard's letters, those of Windows, of old Macs, and UTF-8.
    ("Zoë", "5a6feb"),
    ("Zoë", "5a6f91"),
    ("Zoë", "5a6fc3ab"),
    ("€5", "8035"),
    // Polish and Russian Windows; Linux as it was.
    ("Łódź", "a3f3649f"),
    ("пароль", "efe0f0eeebfc"),
    ("пароль", "d0c1d2cfccd8"),
    // LibreOffice has no such letters.
    ("пароль", "3f3f3f3f3f3f"),
];

#[test]
fn a_password_opens_a_document_in_whatever_letters_its_program_wrote_it() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS.iter().filter(|(_, is_text)| !is_text) {
        for (typed, written) in WRITTEN {
            let more = &["--password-mode=hex-bytes"];
            for (user, owner) in [(written, "6f776e6572"), ("75736572", written)] {
                let Some(bytes) = locked(folder.path(), way, more, user, owner) else {
                    return;
                };
                let found = tried(&bytes, Some(typed));
                assert!(
                    found.as_ref().is_ok_and(is_whole),
                    "{way:?} {typed} {user} {owner}: {found:?}"
                );
                assert_eq!(tried(&bytes, Some("Zoé")), Err(Refusal::WrongPassword));
            }
        }
    }
}

#[test]
fn a_right_password_that_opens_nothing_is_said_to_be_right_and_damage_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS.iter().filter(|(_, is_text)| !is_text) {
        for more in [&[][..], &["--object-streams=generate"]] {
            let Some(bytes) = locked(folder.path(), way, more, "Zoë", "owner") else {
                return;
            };
            let pages = tried(&bytes, Some("Zoë")).map_or(0, |found| found.counts.pages);
            for at in (0..bytes.len()).step_by(37) {
                let mut changed = bytes.clone();
                changed[at] ^= 0x15;
                // Whatever is found, it ends without a panic, and what is not as it was is called damaged.
                let found = survey(changed, Some("Zoë"), &Limits::default(), &Watch::default());
                let is_told =
                    |found: Survey| found.counts.pages == pages || !found.damage.is_empty();
                assert!(found.is_err() || found.is_ok_and(is_told), "{way:?}, {at}");
            }
            if bytes.windows(6).any(|six| six == b"/AESV2") {
                let unknown = with(&bytes, "/AESV2", "/AESV9");
                assert_eq!(tried(&unknown, Some("Zoë")), Err(Refusal::PasswordUseless));
                assert_eq!(tried(&unknown, Some("Zoe")), Err(Refusal::WrongPassword));
            }
        }
    }
}

/// The bytes with one part replaced by another of the same length.
fn with(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = bytes.to_vec();
    let places: Vec<usize> = (0..bytes.len())
        .filter(|at| bytes[*at..].starts_with(from.as_bytes()))
        .collect();
    assert!(!places.is_empty(), "{from}");
    for at in places {
        bytes[at..at + from.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

#[test]
fn a_locked_document_whose_table_is_broken_is_locked_and_opens_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS {
        let Some(bytes) = locked(folder.path(), way, &[], "Zoë", "owner") else {
            return;
        };
        let bytes = with(&bytes, "\nstartxref\n", "\nstartxref9");
        assert_eq!(tried(&bytes, None), Err(Refusal::Locked), "{way:?}");
        assert_eq!(
            tried(&bytes, Some("wrong")),
            Err(Refusal::WrongPassword),
            "{way:?}"
        );
        for password in ["Zoë", "owner"] {
            let found = tried(&bytes, Some(password)).map(|found| found.counts.pages);
            assert_eq!(found, Ok(1), "{way:?}");
        }
    }
}

#[test]
fn a_locked_document_that_is_cut_off_is_called_locked_and_never_shown_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for (way, _) in WAYS {
        let Some(bytes) = locked(folder.path(), way, &[], "open", "owner") else {
            return;
        };
        let table = bytes
            .windows(5)
            .rposition(|five| five == b"xref\n")
            .unwrap();
        let table = bytes[..table]
            .windows(5)
            .rposition(|five| five == b"xref\n")
            .unwrap();
        for end in [table, table + 30] {
            assert_eq!(
                tried(&bytes[..end], None),
                Err(Refusal::LockLost),
                "{way:?} {end}"
            );
        }
        let named = bytes
            .windows(9)
            .rposition(|nine| nine == b"/Encrypt ")
            .unwrap();
        let mut astray = bytes;
        astray[named + 9] = b'7';
        assert_eq!(
            tried(&astray, Some("open")),
            Err(Refusal::LockLost),
            "{way:?}"
        );
    }
}

#[test]
fn locks_that_no_password_opens_here_are_named_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let Some(bytes) = locked(folder.path(), &["128", "--use-aes=y"], &[], "open", "owner") else {
        return;
    };
    let ways = [
        (
            "/Standard",
            "/FOPN_foo",
            Lock::Program("FOPN_foo".to_owned()),
        ),
        ("/Standard", "/A.PubSec", Lock::Certificates),
        ("/V 4", "/V 9", Lock::Unknown),
        ("/V 4", "/V 6", Lock::Unknown),
        ("/V 4", "/V x", Lock::Unknown),
    ];
    for (from, to, lock) in ways {
        let other = with(&bytes, from, to);
        let refusal = Refusal::LockedOtherwise(lock);
        for password in [None, Some("open")] {
            assert_eq!(tried(&other, password), Err(refusal.clone()), "{to}");
        }
        assert!(refusal.to_string().contains("locked"), "{refusal}");
        assert!(refusal_hint(&refusal).contains("copy"), "{refusal}");
    }
}
