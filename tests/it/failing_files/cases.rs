//! Case files.

use super::*;

const EXPORT: &str = "export case.ron --out out.pdf --date TODAY";

const fn broken(what: &'static str, prepare: fn(&Desk)) -> Situation {
    situation(what, "case.ron", EXPORT, prepare)
}

pub(super) const SITUATIONS: &[Situation] = &[
    situation(
        "case: missing",
        "other.ron",
        "export other.ron --out out.pdf",
        |_| (),
    ),
    situation(
        "case: a folder",
        "cases",
        "export cases --out out.pdf",
        |desk| {
            fs::create_dir(desk.path("cases")).unwrap();
        },
    ),
    situation(
        "case: a PDF",
        "scan0001.pdf",
        "export scan0001.pdf --out out.pdf",
        |desk| {
            desk.put("scan0001.pdf", kept("signed.pdf"));
        },
    ),
    broken("case: empty", |desk| desk.put("case.ron", "")),
    broken("case: a letter", |desk| {
        desk.put("case.ron", "Dear Sir or Madam");
    }),
    broken("case: a Word document", |desk| {
        desk.put("case.ron", b"PK\x03\x04\x14\0");
    }),
    broken("case: in the encoding of old Windows", |desk| {
        let text = changed("appellant: \"", "appellant: \"é").into_bytes();
        let at = text
            .windows(2)
            .position(|pair| pair == "é".as_bytes())
            .unwrap();
        let one_byte = [&text[..at], b"\xe9", &text[at + 2..]].concat();
        desk.put("case.ron", one_byte);
    }),
    broken("case: in Unicode with two bytes a letter", |desk| {
        let text = String::from_utf8(sample_case()).unwrap();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        desk.put("case.ron", [b"\xff\xfe", wide.as_slice()].concat());
    }),
    broken("case: cut in the middle", |desk| {
        let sample = sample_case();
        desk.put("case.ron", &sample[..sample.len() / 2]);
    }),
    broken("case: of a newer version of the program", |desk| {
        desk.put(
            "case.ron",
            changed("version: 4", "version: 7, colour: Blue"),
        );
    }),
    broken("case: of a version that never was", |desk| {
        desk.put("case.ron", changed("version: 4", "version: 0"));
    }),
    broken("case: a text where a number belongs", |desk| {
        desk.put("case.ron", changed("number: 2,", "number: \"two\","));
    }),
    broken("case: a field twice", |desk| {
        desk.put("case.ron", changed("number: 2,", "number: 2, number: 2,"));
    }),
    broken("case: a field that there is not", |desk| {
        desk.put("case.ron", changed("appellant:", "appelant:"));
    }),
    broken("case: a colon is missing", |desk| {
        desk.put("case.ron", changed("appellant:", "appellant"));
    }),
    broken("case: two entries with one number", |desk| {
        desk.put("case.ron", changed("number: 2,", "number: 1,"));
    }),
    broken("case: of a tribunal’s rules that there are not", |desk| {
        desk.put("case.ron", changed("ft-iac-2024-11", "narnia"));
    }),
    broken("case: this account may not read it", |desk| {
        set_mode(desk, "case.ron", 0o000);
    }),
    broken("case: larger than any case", |desk| {
        let file = fs::File::create(desk.path("case.ron")).unwrap();
        file.set_len(80 << 20).unwrap();
    }),
    broken("case: a passage of 600,000 letters", |desk| {
        let long = format!("appellant: \"{}", "x".repeat(600_000));
        desk.put("case.ron", changed("appellant: \"", &long));
    }),
    situation(
        "case to add to: missing",
        "other.ron",
        "add other.ron Letter.pdf",
        |desk| {
            desk.put("Letter.pdf", kept("signed.pdf"));
        },
    ),
    situation(
        "case to add to: only to be read",
        "case.ron",
        "add locked/case.ron Letter.pdf",
        |desk| {
            desk.put("locked/case.ron", sample_case());
            desk.put("Letter.pdf", kept("signed.pdf"));
            set_mode(desk, "locked/case.ron", 0o444);
            set_mode(desk, "locked", 0o555);
        },
    ),
];
