//! Word documents made here, honest and hostile.

use std::io::Write as _;

use crate::quote::quotations;

use super::*;

/// A ZIP archive of parts, deflated.
fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(content).unwrap();
        let packed = packer.finish().unwrap();
        let at = file.len() as u32;
        let mut about = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        about.extend(crc32fast::hash(content).to_le_bytes());
        about.extend((packed.len() as u32).to_le_bytes());
        about.extend((content.len() as u32).to_le_bytes());
        about.extend((name.len() as u16).to_le_bytes());
        about.extend([0, 0]);
        file.extend(b"PK\x03\x04");
        file.extend(&about);
        file.extend(name.as_bytes());
        file.extend(packed);
        list.extend(b"PK\x01\x02\x14\0");
        list.extend(&about);
        list.extend([0; 10]);
        list.extend(at.to_le_bytes());
        list.extend(name.as_bytes());
    }
    let (at, count) = (file.len() as u32, (parts.len() as u16).to_le_bytes());
    let length = (list.len() as u32).to_le_bytes();
    file.extend(list);
    file.extend(b"PK\x05\x06\0\0\0\0");
    for part in [&count[..], &count, &length, &at.to_le_bytes(), &[0, 0]] {
        file.extend(part);
    }
    file
}

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn relations(targets: &[(&str, &str)]) -> String {
    let each = targets.iter().map(|(kind, target)| {
        format!("<Relationship Id=\"{kind}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>")
    });
    let each: String = each.collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>"
    )
}

const STYLES: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Zitat\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"Zitat\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:name w:val=\"Deep\"/><w:pPr><w:ind w:left=\"1134\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Deeper\"><w:name w:val=\"Deeper\"/><w:basedOn w:val=\"Deep\"/></w:style>";

fn document(body: &str, notes: &str) -> Vec<u8> {
    let part = |name: &str, inner: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{name} xmlns:w=\"{SPACE}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">{inner}</w:{name}>"
        )
    };
    let all = relations(&[("officeDocument", "word/document.xml")]);
    let own = relations(&[
        ("styles", "styles.xml"),
        ("footnotes", "/word/footnotes.xml"),
    ]);
    let (text, styles) = (
        part("document", &format!("<w:body>{body}</w:body>")),
        part("styles", STYLES),
    );
    let notes = part("footnotes", notes);
    archive(&[
        ("_rels/.rels", all.as_bytes()),
        ("word/document.xml", text.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
    ])
}

fn paragraph(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn said(body: &str) -> Vec<String> {
    let read = read(&document(body, "")).unwrap();
    let words = read.words.pages.iter().flat_map(|page| &page.words);
    words.map(|word| word.text.clone()).collect()
}

fn quoted(body: &str, notes: &str) -> Vec<(String, Vec<String>)> {
    let read = read(&document(body, notes)).unwrap();
    let found = quotations(&read.words).quotations.into_iter();
    found.map(|one| (one.text, one.beside.notes)).collect()
}

const WORDS: &str = "the men were not seen again by anybody";

#[test]
fn quotations_between_marks_are_found_however_runs_part_them() {
    let parted = [
        run("He wrote “the men we"),
        run("re not "),
        run("seen again by anybody”."),
    ];
    let body = paragraph("", &parted.concat());
    assert_eq!(quoted(&body, ""), [(WORDS.to_owned(), Vec::new())]);
}

#[test]
fn deleted_and_hidden_words_are_left_out_and_inserted_ones_are_kept() {
    let body = [
        run("He wrote “the men "),
        "<w:del w:id=\"1\"><w:r><w:delText>were seen </w:delText><w:t>x</w:t></w:r></w:del>"
            .to_owned(),
        format!("<w:ins w:id=\"2\">{}</w:ins>", run("were not ")),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ever </w:t></w:r>".to_owned(),
        "<w:moveFrom w:id=\"3\"><w:r><w:t>anybody </w:t></w:r></w:moveFrom>".to_owned(),
        run("seen again by anybody”."),
    ];
    let body = paragraph("", &body.concat());
    assert_eq!(quoted(&body, "")[0].0, WORDS);
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let first = paragraph(
        "<w:rPr><w:del w:id=\"1\"/></w:rPr>",
        &run("He wrote “the men were "),
    );
    let body = first + &paragraph("", &run("not seen again by anybody”."));
    assert_eq!(quoted(&body, "")[0].0, WORDS);
}

#[test]
fn paragraphs_set_apart_by_indent_or_by_style_are_quotations_and_lists_are_none() {
    let lead = paragraph(
        "",
        &run("The report of the mission says in its fourth chapter:"),
    );
    for (properties, is_quotation) in [
        ("<w:ind w:left=\"720\"/>", true),
        ("<w:ind w:start=\"720\" w:hanging=\"20\"/>", true),
        ("<w:pStyle w:val=\"Zitat\"/>", true),
        ("<w:pStyle w:val=\"Deeper\"/>", true),
        ("", false),
        (
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr><w:ind w:left=\"720\"/>",
            false,
        ),
    ] {
        let body = lead.clone() + &paragraph(properties, &run(WORDS)) + &lead;
        let found = quoted(&body, "");
        let expected: &[(String, Vec<String>)] = &[(WORDS.to_owned(), Vec::new())];
        assert_eq!(
            found,
            if is_quotation { expected } else { &[] },
            "{properties}"
        );
    }
}

#[test]
fn notes_stand_apart_and_are_known_where_they_are_called() {
    let call = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"7\"/></w:r>";
    let body = [
        run("He wrote “the men were not seen again by anybody.”"),
        call.to_owned(),
        run(" That is all."),
    ];
    let notes = format!(
        "<w:footnote w:type=\"separator\" w:id=\"0\">{}</w:footnote><w:footnote w:id=\"7\">{}</w:footnote>",
        paragraph("", &run("not a note")),
        paragraph(
            "",
            &format!(
                "<w:r><w:footnoteRef/></w:r>{}",
                run(" UNHCR, “Letter on the valley”, para 5.")
            )
        )
    );
    let body = paragraph("", &body.concat());
    assert_eq!(
        quoted(&body, &notes),
        [(
            format!("{WORDS}."),
            vec!["UNHCR, “Letter on the valley”, para 5.".to_owned()]
        )]
    );
}

#[test]
fn what_stands_twice_for_older_programs_is_read_once() {
    let body = format!(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
        run("new"),
        run("old")
    );
    assert_eq!(said(&paragraph("", &body)), ["new"]);
    let box_of_text = format!(
        "{}<w:r><w:txbxContent>{}</w:txbxContent></w:r>",
        run("outside"),
        paragraph("", &run("inside"))
    );
    assert_eq!(said(&paragraph("", &box_of_text)), ["inside", "outside"]);
}

#[test]
fn letters_and_breaks_of_words_own_are_kept() {
    let body = "<w:r><w:t>a&amp;b&#8220;</w:t><w:tab/><w:t>c</w:t><w:br/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r>";
    assert_eq!(
        said(&paragraph("", body)),
        ["a&b“", "c", "d\u{2011}e\u{fffd}"]
    );
}

#[test]
fn pages_are_those_that_word_wrote_down() {
    let page = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let body = paragraph("", &run("one"))
        + &paragraph("", &(page.to_owned() + &run("two")))
        + &paragraph("", &run("three"));
    let found = read(&document(&body, "")).unwrap();
    let counts = found.words.pages.iter().map(|page| page.words.len());
    assert_eq!(
        (counts.collect::<Vec<_>>(), found.has_pages),
        (vec![1, 2], true)
    );
    assert!(
        !read(&document(&paragraph("", &run("one")), ""))
            .unwrap()
            .has_pages
    );
}

#[test]
fn hostile_documents_are_refused() {
    let text = |text: &str| {
        let all = relations(&[("officeDocument", "d.xml")]);
        read(&archive(&[
            ("_rels/.rels", all.as_bytes()),
            ("d.xml", text.as_bytes()),
        ]))
        .map(|_| ())
        .unwrap_err()
    };
    let space = format!("xmlns:w=\"{SPACE}\"");
    assert_eq!(
        text(&format!(
            "<!DOCTYPE document [<!ENTITY a \"b\">]><w:document {space}><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:document>"
        )),
        Unread::DocumentType
    );
    assert_eq!(
        text(&format!("<w:document {space}>&unheard;</w:document>")),
        Unread::Damaged
    );
    assert_eq!(text(&format!("<w:document {space}><w:p>")), Unread::Damaged);
    assert_eq!(text(&"<a>".repeat(1_000_000)), Unread::TooDeep);
    let many = format!(
        "<w:document {space}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>",
        "a ".repeat(1_000_001)
    );
    assert_eq!(text(&many), Unread::TooLong);
    let spaces: String = (0..201).map(|at| format!("xmlns:n{at}=\"u\" ")).collect();
    assert_eq!(
        text(&format!("<w:document {space}><a {spaces}/></w:document>")),
        Unread::TooDeep
    );
    let long = format!(
        "<w:document {space}><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:document>",
        "a".repeat(9 << 20)
    );
    assert_eq!(text(&long), Unread::TooLong);
    let pages = format!(
        "<w:document {space}><w:p><w:r>{}</w:r></w:p></w:document>",
        "<w:lastRenderedPageBreak/>".repeat(100_000)
    );
    assert_eq!(text(&pages), Unread::Damaged);
    assert_eq!(text(&format!("<w:workbook {space}/>")), Unread::NotWord);
    assert_eq!(text(&" ".repeat(65 << 20)), Unread::Bomb);
    assert_eq!(
        read(&archive(&[("a", b"b")])).map(|_| ()),
        Err(Unread::NotWord)
    );
    assert_eq!(
        read(&archive(&[("a", b"b"), ("A", b"c")])).map(|_| ()),
        Err(Unread::Ambiguous)
    );
}

#[test]
fn a_word_of_calls_alone_takes_no_time() {
    let call = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r><w:r><w:t>x</w:t></w:r>";
    let body = paragraph("", &call.repeat(100_000));
    assert_eq!(quoted(&body, ""), []);
}

#[test]
fn what_a_part_says_of_its_length_is_not_believed() {
    let whole = document(&paragraph("", &run(WORDS)), "");
    let honest = u32::try_from(WORDS.len()).unwrap();
    // The length of every part is one less than it is.
    let mut lying = whole.clone();
    let heads: Vec<usize> = memchr::memmem::find_iter(&whole, b"PK\x01\x02").collect();
    for head in heads {
        lying[head + 24] = lying[head + 24].wrapping_sub(1);
    }
    assert!(honest > 0);
    assert_eq!(read(&lying).map(|_| ()), Err(Unread::Damaged));
}

#[test]
fn no_cut_and_no_changed_byte_makes_it_fall() {
    let whole = document(&paragraph("", &run(WORDS)), "");
    for end in 0..whole.len() {
        let _refused_or_read = read(&whole[..end]);
        let mut changed = whole.clone();
        changed[end] ^= 0x41;
        let _refused_or_read = read(&changed);
        let _refused_or_read = passages(&changed);
    }
}

/// A Word document of this body and these footnotes, as XML.
pub(crate) fn paper_of(body: &str, notes: &str) -> Vec<u8> {
    document(body, notes)
}

/// A Word document of these paragraphs.
pub(crate) fn paper_saying(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|words| paragraph("", &run(words)))
        .collect();
    document(&body, "")
}

fn spots(body: &str, notes: &str) -> Vec<String> {
    let found = passages(&document(body, notes)).unwrap();
    let told = found.iter();
    told.map(|one| format!("{}: {}", one.spot, one.text))
        .collect()
}

#[test]
fn paragraphs_are_told_where_they_stand() {
    let call = "<w:r><w:footnoteReference w:id=\"7\"/></w:r>";
    let heading = "<w:outlineLvl w:val=\"0\"/>";
    let body = [
        paragraph("", &run("one")),
        paragraph("", ""),
        paragraph(heading, &run("Risk  on return")),
        paragraph("", &(run("two") + call)),
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
            paragraph("", &run("three"))
        ),
        paragraph(
            "",
            &format!("<w:r><w:lastRenderedPageBreak/></w:r>{}", run("four")),
        ),
    ];
    let notes = format!(
        "<w:footnote w:id=\"7\">{}</w:footnote>",
        paragraph("", &run("note"))
    );
    assert_eq!(
        spots(&body.concat(), &notes),
        [
            "paragraph 1, page 1: one",
            "paragraph 2, page 1: Risk  on return",
            "paragraph 3, under “Risk on return”, page 1: two",
            "paragraph 4 in a table, under “Risk on return”, page 1: three",
            "paragraph 5, under “Risk on return”, page 2: four",
            "footnote 1 to paragraph 3, under “Risk on return”, page 1: note",
        ]
    );
}
