//! Files that somebody takes for a table, and that are none: what each is, and the way to a table.

use super::unsuited::{Unsuited, is_locked_archive, is_locked_office};

/// By how its content begins. None where it may be a table.
pub fn no_table(bytes: &[u8]) -> Option<Unsuited> {
    const SAVE: &str = "Open it and save it as “CSV UTF-8 (Comma delimited)”, then import that.";
    let begins = |start: &[u8]| bytes.starts_with(start);
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    let (what, hint) = if is_locked_office(bytes) {
        (
            "a spreadsheet or another Office document that is locked with a password",
            "Open it with its password and save it as “CSV UTF-8 (Comma delimited)”, then import that.",
        )
    } else if is_locked_archive(bytes) {
        (
            "an archive that is locked with a password",
            "Unpack it with its password, then import the table that is in it.",
        )
    } else if begins(b"\xd0\xcf\x11\xe0") {
        ("an old spreadsheet or another old Office document", SAVE)
    } else if begins(b"PK\x03\x04") {
        ("a spreadsheet, a Word document or an archive", SAVE)
    } else if memchr::memmem::find(head, b"%PDF-").is_some() {
        (
            "a PDF",
            "A table cannot be read out of it: ask for the table itself, saved as “CSV UTF-8 (Comma delimited)”.",
        )
    } else {
        return None;
    };
    Some(Unsuited::new(what, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_named_and_a_table_is_not() {
        let what = |bytes: &[u8]| no_table(bytes).map(|one| one.what).unwrap_or_default();
        let office = [
            &b"\xd0\xcf\x11\xe0"[..],
            b"..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
        ]
        .concat();
        assert!(what(&office).ends_with("locked with a password"));
        assert!(what(b"PK\x03\x04\x14\0\x01\0").ends_with("locked with a password"));
        assert_eq!(
            what(b"PK\x03\x04\x14\0\0\0"),
            "a spreadsheet, a Word document or an archive"
        );
        assert_eq!(what(b"%PDF-1.7"), "a PDF");
        for table in [
            &b"id,title\n"[..],
            b"{\"id\":\"a\"}",
            b"",
            b"\xef\xbb\xbfid",
            b"\xff\xfei\0",
        ] {
            assert_eq!(no_table(table), None);
        }
    }
}
