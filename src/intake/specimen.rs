//! Word documents to test with.

use super::package::Package;

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word document with that in its text, and these comments.
pub(crate) fn docx(body: &str, comments: &str) -> Vec<u8> {
    let types = ["document.main", "comments", "settings"].map(|kind| {
        let part = kind.trim_end_matches(".main");
        format!("<Override PartName=\"/word/{part}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>")
    });
    let relation = |number: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{number}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let own = relation(1, "comments", "comments.xml") + &relation(2, "settings", "settings.xml");
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
                types.concat()
            ),
        ),
        (
            "_rels/.rels",
            relations(&relation(1, "officeDocument", "word/document.xml")),
        ),
        ("word/_rels/document.xml.rels", relations(&own)),
        (
            "word/document.xml",
            format!("<w:document {SPACE}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/comments.xml",
            format!("<w:comments {SPACE}>{comments}</w:comments>"),
        ),
        ("word/settings.xml", format!("<w:settings {SPACE}/>")),
    ];
    packed(&parts)
}

/// A package of these parts, not packed.
fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    // The end of an empty package.
    let empty = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    parts.iter().fold(empty, |package, (name, content)| {
        super::package::with_part(&package, name, content.as_bytes()).unwrap()
    })
}

/// What a part of a package says.
pub(crate) fn part_of(package: &[u8], name: &str) -> String {
    let part = Package::open(package).unwrap().part(name).unwrap();
    String::from_utf8(part.unwrap()).unwrap()
}
