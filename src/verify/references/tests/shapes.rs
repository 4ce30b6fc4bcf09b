//! Skeletons as Word writes them: a citation is read however its letters are put into runs, and where they stand.

use super::bundle;
use crate::verify::references::references;
use crate::verify::word::paper_of;

/// What is cited in a document with this body and these footnotes.
fn cited(body: &str, notes: &str) -> Vec<String> {
    let all = references(
        &paper_of(body, notes),
        &bundle([9, 9]),
        &crate::case::Case::new("none"),
    )
    .unwrap();
    all.into_iter().map(|one| one.cited).collect()
}

/// A paragraph of runs.
fn p(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

/// What shape it is, the body, and what is cited in it.
type Shape = (&'static str, String, &'static [&'static str]);

#[test]
fn a_citation_is_read_in_every_shape_in_which_word_writes_it() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF AB 99</w:instrText></w:r>\
        <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>AB 4</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let table = |inner: &str| format!("<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>");
    let shapes: [Shape; 20] = [
        ("one run", p(&r("see AB 4")), &["AB 4"]),
        (
            "a run for each letter",
            p(&["A", "B", " ", "1", "2"].map(r).concat()),
            &["AB 12"],
        ),
        (
            "bold digits",
            p(&format!(
                "{}<w:r><w:rPr><w:b/></w:rPr><w:t>4</w:t></w:r>",
                r("AB ")
            )),
            &["AB 4"],
        ),
        (
            "checked spelling",
            p(&format!(
                "{}<w:proofErr w:type=\"spellStart\"/>{}",
                r("[AB"),
                r("/4]")
            )),
            &["AB 4"],
        ),
        (
            "a bookmark within",
            p(&format!(
                "{}<w:bookmarkStart w:id=\"1\" w:name=\"x\"/>{}<w:bookmarkEnd w:id=\"1\"/>",
                r("AB"),
                r(" 4")
            )),
            &["AB 4"],
        ),
        (
            "a hyperlink",
            p(&format!(
                "<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>",
                r("AB 4")
            )),
            &["AB 4"],
        ),
        ("a field", p(field), &["AB 4"]),
        (
            "a simple field",
            p(&format!(
                "<w:fldSimple w:instr=\" REF AB 99 \">{}</w:fldSimple>",
                r("AB 4")
            )),
            &["AB 4"],
        ),
        (
            "a content control",
            format!(
                "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
                p(&r("AB 4"))
            ),
            &["AB 4"],
        ),
        ("a table", table(&p(&r("AB 4"))), &["AB 4"]),
        (
            "a table within a table",
            table(&(table(&p(&r("AB 4"))) + &p(&r("CS 1")))),
            &["AB 4", "CS 1"],
        ),
        (
            "an insertion",
            p(&format!("{}<w:ins w:id=\"1\">{}</w:ins>", r("AB "), r("4"))),
            &["AB 4"],
        ),
        (
            "a deletion",
            p(&format!(
                "{}<w:del w:id=\"1\"><w:r><w:delText>9</w:delText></w:r></w:del>{}",
                r("AB "),
                r("4")
            )),
            &["AB 4"],
        ),
        (
            "a deletion of all of it",
            p("<w:del w:id=\"1\"><w:r><w:delText>AB 9</w:delText></w:r></w:del>"),
            &[],
        ),
        (
            "words moved",
            p(&format!(
                "<w:moveFrom w:id=\"1\">{}</w:moveFrom><w:moveTo w:id=\"2\">{}</w:moveTo>",
                r("AB 4"),
                r("AB 4")
            )),
            &["AB 4"],
        ),
        (
            "a dash that does not break",
            p(&format!(
                "{}<w:r><w:noBreakHyphen/></w:r>{}",
                r("AB 4"),
                r("6")
            )),
            &["AB 4–6"],
        ),
        (
            "a line end within",
            p(&format!("{}<w:r><w:br/></w:r>{}", r("AB"), r("4"))),
            &["AB 4"],
        ),
        (
            "a tab within",
            p(&format!("{}<w:r><w:tab/></w:r>{}", r("AB"), r("4"))),
            &["AB 4"],
        ),
        (
            "hidden words",
            p(&format!(
                "{}<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>",
                r("AB 4, ")
            )),
            &["AB 4"],
        ),
        (
            "a text box",
            p(&format!(
                "{}<w:r><w:txbxContent>{}</w:txbxContent></w:r>",
                r("CS 1"),
                p(&r("AB 4"))
            )),
            &["AB 4", "CS 1"],
        ),
    ];
    for (shape, body, wanted) in shapes {
        assert_eq!(cited(&body, ""), wanted, "{shape}");
    }
}

#[test]
fn notes_are_read_behind_the_text_and_comments_are_not() {
    let call = "<w:r><w:footnoteReference w:id=\"7\"/></w:r>";
    let body = p(&(r("He fled") + call)) + &p(&r("CS 1"));
    let note = format!("<w:footnote w:id=\"7\">{}</w:footnote>", p(&r("AB 4; 6")));
    assert_eq!(cited(&body, &note), ["CS 1", "AB 4", "AB 6"]);
    let comment = "<w:r><w:commentReference w:id=\"1\"/></w:r>";
    assert_eq!(
        cited(&p(&(r("none here") + comment)), ""),
        Vec::<String>::new()
    );
}

#[test]
fn a_long_paper_takes_no_time() {
    let body = p(&r(
        &"CS 1, AB 4, and 5 people “quoted words here, and more” said. ".repeat(4_000),
    ));
    assert_eq!(cited(&body, "").len(), 8_000);
}
