//! Packs of one's own.

use super::*;
use crate::small;

const SOURCE: &str = "own/sources/nobody-2026.ron";
const CHECK: &str = "library check own";

fn pack(desk: &Desk) {
    desk.put_pack("own", &small::pack());
}

/// The pack with one text of its source exchanged.
fn pack_with(desk: &Desk, old: &str, new: &str) {
    desk.put_pack("own", &small::pack_with(old, new));
}

const fn broken(what: &'static str, prepare: fn(&Desk)) -> Situation {
    situation(what, SOURCE, CHECK, prepare)
}

pub(super) const SITUATIONS: &[Situation] = &[
    situation("pack: missing", "own", CHECK, |_| ()),
    situation("pack: a file", "case.ron", "library check case.ron", |_| ()),
    situation(
        "pack: a folder that is none",
        "papers",
        "library check papers",
        |desk| {
            desk.put("papers/letter.txt", "Dear Sir");
        },
    ),
    situation(
        "pack: this account may not look into it",
        "own",
        CHECK,
        |desk| {
            pack(desk);
            set_mode(desk, "own", 0o000);
        },
    ),
    broken("pack: a file of it may not be read", |desk| {
        pack(desk);
        set_mode(desk, SOURCE, 0o000);
    }),
    situation(
        "pack: the file that names it is damaged",
        "own/pack.ron",
        CHECK,
        |desk| {
            pack(desk);
            desk.put("own/pack.ron", "Pack(id: \"small\", title");
        },
    ),
    situation(
        "pack: a file that does not belong there",
        "own/notes.docx",
        CHECK,
        |desk| {
            pack(desk);
            desk.put("own/notes.docx", "");
        },
    ),
    broken("pack: in the encoding of old Windows", |desk| {
        pack(desk);
        desk.put(SOURCE, b"Source(title: \"caf\xe9\")");
    }),
    broken("pack: empty", |desk| {
        pack(desk);
        desk.put(SOURCE, "");
    }),
    broken("pack: a letter", |desk| {
        pack(desk);
        desk.put(SOURCE, "Dear Sir or Madam");
    }),
    broken("pack: cut in the middle", |desk| {
        pack(desk);
        let text = desk.get(SOURCE);
        desk.put(SOURCE, &text[..text.len() / 2]);
    }),
    broken("pack: a number where a text belongs", |desk| {
        pack_with(desk, "\"Nothing happened\"", "7");
    }),
    broken("pack: a field twice", |desk| {
        pack_with(
            desk,
            "language: \"en\"",
            "language: \"en\", language: \"ru\"",
        );
    }),
    broken("pack: a field that there is not", |desk| {
        pack_with(desk, "tier: A", "colour: 3, tier: A");
    }),
    broken("pack: a field is missing", |desk| {
        pack_with(desk, "    language: \"en\",\n", "");
    }),
    broken("pack: a word that there is not", |desk| {
        pack_with(desk, "stance: Helps", "stance: Hostile");
    }),
    broken("pack: a comma is missing", |desk| {
        pack_with(desk, "tier: A,", "tier: A");
    }),
    broken("pack: a bracket is missing", |desk| {
        pack_with(desk, "about: [\"deserter\"]", "about: \"deserter\"");
    }),
    broken("pack: an issue that there is not", |desk| {
        pack_with(desk, "\"q3c-basic-rules\"", "\"q9\"");
    }),
    broken("pack: a characteristic that there is not", |desk| {
        pack_with(desk, "\"deserter\"", "\"pilot\"");
    }),
    broken("pack: an address that is none", |desk| {
        pack_with(desk, "https://example.org", "example dot org");
    }),
    broken("pack: a date that there is not", |desk| {
        pack_with(desk, "\"2026-03\"", "\"2026-13\"");
    }),
    broken("pack: a date to come", |desk| {
        pack_with(desk, "\"2026-03\"", "\"2031-03\"");
    }),
    broken("pack: a language that is none", |desk| {
        pack_with(desk, "language: \"en\"", "language: \"English\"");
    }),
    broken("pack: an empty title", |desk| {
        pack_with(desk, "\"Nothing happened\"", "\" \"");
    }),
    broken("pack: a short name that cannot be one", |desk| {
        pack_with(desk, "\"nobody-2026-01\"", "\"Nobody 1\"");
    }),
    broken("pack: a fingerprint that is none", |desk| {
        pack_with(
            desk,
            "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"",
            "\"1\"",
        );
    }),
    broken("pack: an extract without its place", |desk| {
        pack_with(desk, "            pinpoint: \"para 4\",\n", "");
    }),
    situation(
        "pack used for a search: missing",
        "own",
        "match --nationality RUS --library own",
        |_| (),
    ),
    situation(
        "new pack: in a folder with something in it",
        "papers",
        "library new papers --nationality RUS",
        |desk| {
            desk.put("papers/letter.txt", "Dear Sir");
        },
    ),
];
