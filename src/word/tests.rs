//! Papers as files: what they say, and that they keep to the schema.

mod answers;
mod schema;

use super::*;
use crate::bundle::{Length, Lengths, QuotedAt, plan};
use crate::case::Case;
use crate::case::specimen::{case, with_exhibit};
use crate::intake::Package;
use crate::layout::{Fonts, written};
use crate::library::PassageKind;
use crate::matching::position as answers;
use crate::profile::DEFAULT;

struct Desk {
    case: Case,
    plan: Plan,
    profile: Profile,
    written: Written,
}

impl Desk {
    /// Two issues of two entries each and two documents, of which the lengths are these; 0 is not known.
    fn new(lengths: [u32; 2], change: impl FnOnce(&mut Plan)) -> Desk {
        let case = with_exhibit(&with_exhibit(&case(2, 2), Some("2,5-6")), None);
        let profile = Profile::shipped(DEFAULT).unwrap();
        let known = (1..).zip(lengths).filter(|(_, length)| *length > 0);
        let known = known.map(|(number, length)| (number, Length::from(length)));
        let mut plan = plan(&case, &profile, &known.collect::<Lengths>());
        change(&mut plan);
        let written = written(&plan, &profile, &Fonts::shipped().unwrap());
        Desk {
            case,
            plan,
            profile,
            written,
        }
    }

    fn source(&self) -> Source<'_> {
        Source {
            plan: &self.plan,
            profile: &self.profile,
            written: &self.written,
        }
    }
}

/// One with all that an entry may have.
fn full() -> Desk {
    Desk::new([9, 7], |plan| {
        let issues = &mut plan.schedule.issues;
        let entry = &mut issues[0].entries[0];
        entry.kind = PassageKind::Extract;
        entry.text = "He said: «نامه از تهران» & more <b>.\nSecond line.".to_owned();
        entry.proposition = Some("Men are punished".to_owned());
        entry.note = Some("See also CS 2.".to_owned());
        entry.quoted_at = Some(QuotedAt {
            exhibit: 1,
            before: 4,
        });
        issues[1].entries[0].address = "javascript:alert(1)".to_owned();
        issues[1].entries[1].text = "שלום, 5 men.".to_owned();
    })
}

/// A part of the file of a paper.
fn part(paper: &Document, name: &str) -> String {
    let bytes = docx(paper).unwrap();
    let part = Package::open(&bytes).unwrap().part(name).unwrap().unwrap();
    String::from_utf8(part).unwrap()
}

/// A paper line by line: styles, looks and links.
fn told(paper: &Document) -> String {
    let run = |run: &Run| {
        let mut text = run.text.clone();
        if run.is_italic {
            text = format!("/{text}/");
        }
        if run.is_bold {
            text = format!("*{text}*");
        }
        match &run.link {
            Some(Link::Web(address)) => format!("[{text}]({address})"),
            Some(Link::Bookmark(name)) => format!("[{text}](#{name})"),
            None => text,
        }
    };
    let runs = |all: &[Run]| all.iter().map(run).collect::<String>();
    let mut lines = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Paragraph(one) => {
                let bookmark = one.bookmark.as_ref().map(|name| format!(" #{name}"));
                let bookmark = bookmark.unwrap_or_default();
                lines.push(format!("{:?}{bookmark}: {}", one.style, runs(&one.runs)));
            }
            Block::Table(table) => {
                lines.push(format!(
                    "table {:?}: {}",
                    table.columns,
                    table.heads.join(" | ")
                ));
                lines.extend(table.rows.iter().map(|row| match row {
                    Row::Heading(words) => format!("== {}", runs(words)),
                    Row::Cells(cells) => {
                        let cells = cells.iter().map(|cell| {
                            let lines: Vec<String> = cell.iter().map(|one| runs(one)).collect();
                            lines.join(" / ")
                        });
                        cells.collect::<Vec<_>>().join(" | ")
                    }
                }));
            }
        }
    }
    lines.join("\n")
}

#[test]
fn the_schedule_reads_as_the_bundle_prints_it_with_the_page_of_each_entry() {
    insta::assert_snapshot!(told(&schedule(&full().source())));
}

#[test]
fn the_index_and_the_issues_name_the_pages_of_the_bundle() {
    let desk = full();
    let source = desk.source();
    insta::assert_snapshot!([told(&index(&source)), told(&issues(&source))].join("\n\n"));
}

#[test]
fn the_position_is_a_table_with_the_pages_of_the_entries() {
    let desk = full();
    let library = crate::library::Library::default();
    let position = answers(&library, &desk.case);
    let nothing = super::position(
        &position,
        Some("Nothing to compare."),
        &desk.case,
        &desk.source(),
    );
    assert_eq!(
        told(&nothing),
        "Heading(1): The respondent’s position\nNormal: Nothing to compare."
    );
    let paper = super::position(&position, None, &desk.case, &desk.source());
    let told = told(&paper);
    assert!(
        told.contains("table [24, 38, 38]: Paragraph | What it says | What meets it"),
        "{told}"
    );
    assert!(told.contains("== *Issue 1  Invented issue 1*"), "{told}");
}

#[test]
fn what_stands_behind_a_document_of_unknown_length_has_no_number() {
    let desk = Desk::new([0, 7], |plan| {
        plan.schedule.issues[0].entries[0].quoted_at = Some(QuotedAt {
            exhibit: 1,
            before: 4,
        });
    });
    let numbers = &desk.written.numbers;
    assert_eq!(numbers.last(), None);
    assert_eq!((numbers.exhibit(0), numbers.exhibit(1)), (vec![], vec![]));
    assert_eq!(numbers.quoted(1), None);
    assert!(
        numbers.entry(1).is_some(),
        "our own pages stand before them"
    );
    let index = told(&index(&desk.source()));
    assert_eq!(
        index.matches("AB (page not known yet)").count(),
        2,
        "{index}"
    );
    let csv = String::from_utf8(index_csv(&desk.source()).unwrap()).unwrap();
    assert!(csv.contains(",Report,,,,,\r\n"), "{csv}");
}

#[test]
fn the_index_as_a_table_keeps_to_its_rules_and_runs_no_formula() {
    let desk = Desk::new([9, 7], |plan| {
        plan.exhibits[0].title = "=HYPERLINK(\"http://x.example\")".to_owned();
        plan.exhibits[1].title = "Letter, the \"second\"\nof two".to_owned();
    });
    let csv = index_csv(&desk.source()).unwrap();
    assert!(csv.starts_with(b"\xef\xbb\xbfSection,No.,Title,"));
    let mut reader = csv::Reader::from_reader(&csv[3..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let titles: Vec<&str> = rows.iter().map(|row| &row[2]).collect();
    assert!(
        titles.contains(&"'=HYPERLINK(\"http://x.example\")"),
        "{titles:?}"
    );
    assert!(
        titles.contains(&"Letter, the \"second\"\nof two"),
        "{titles:?}"
    );
    let last = rows.last().unwrap();
    let [first, end, pages] = [5, 6, 7].map(|at| last[at].to_owned());
    let number = |label: &str| label.trim_start_matches("AB ").parse::<u32>().unwrap();
    assert_eq!(number(&end) - number(&first) + 1, 7);
    assert_eq!(pages, "7");
    let text = String::from_utf8(csv).unwrap();
    let line_ends = text.matches("\r\n").count();
    assert_eq!(line_ends, rows.len() + 1);
}

#[test]
fn the_file_is_the_same_each_time_and_names_no_person_and_no_day() {
    let paper = schedule(&full().source());
    assert_eq!(docx(&paper), docx(&schedule(&full().source())));
    let core = part(&paper, "docProps/core.xml");
    assert!(
        !core.contains("creator") && !core.contains("W3CDTF"),
        "{core}"
    );
    assert!(!core.contains("X Y"), "no appellant: {core}");
    assert!(core.contains("<dc:language>en-GB</dc:language>"), "{core}");
    let bytes = docx(&paper).unwrap();
    let heads = memchr::memmem::find_iter(&bytes, b"PK\x03\x04");
    let times: Vec<&[u8]> = heads.map(|at| &bytes[at + 10..at + 14]).collect();
    assert!(times.len() == 10 && times.iter().all(|time| *time == [0, 0, 0x21, 0]));
}

#[test]
fn a_draft_says_so_and_a_final_one_does_not() {
    for is_draft in [true, false] {
        let desk = Desk::new([9, 7], |plan| plan.draft = is_draft);
        let head = part(&schedule(&desk.source()), "word/header1.xml");
        assert_eq!(head.contains("DRAFT – not for filing"), is_draft);
        assert!(head.contains("PA/00000/2099"), "{head}");
    }
}

#[test]
fn links_lead_to_the_web_and_to_bookmarks_that_are_there_and_nowhere_else() {
    let paper = schedule(&full().source());
    let (text, relations) = (
        part(&paper, "word/document.xml"),
        part(&paper, "word/_rels/document.xml.rels"),
    );
    assert!(!text.contains("javascript") && !relations.contains("javascript"));
    let values = |attribute: &str| -> Vec<String> {
        let wanted = format!("{attribute}=\"");
        let parts = text.split(wanted.as_str()).skip(1);
        let mut values: Vec<String> = parts
            .map(|part| part.split('"').next().unwrap().to_owned())
            .collect();
        values.sort();
        values
    };
    let bookmarks = values("w:name");
    let anchors = values("w:anchor");
    assert!(anchors.len() > 4);
    assert!(anchors.iter().all(|anchor| bookmarks.contains(anchor)));
    let mut once = bookmarks.clone();
    once.dedup();
    assert_eq!(once, bookmarks, "each bookmark once");
    for id in values("r:id") {
        assert_eq!(
            relations.matches(&format!("Id=\"{id}\"")).count(),
            1,
            "{id}"
        );
    }
    assert!(
        relations
            .contains("Target=\"https://example.org/source-of-p-1-1\" TargetMode=\"External\"")
    );
}

#[test]
fn arabic_and_hebrew_are_told_their_way() {
    let text = part(&schedule(&full().source()), "word/document.xml");
    assert!(text.contains(
        "<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">نامه از تهران</w:t></w:r>"
    ));
    let hebrew = text.find("שלום").unwrap();
    let paragraph = text[..hebrew].rfind("<w:p>").unwrap();
    assert!(
        !text[paragraph..hebrew].contains("<w:bidi/>"),
        "Summary: stands before it"
    );
    let mut paper = schedule(&full().source());
    paper.blocks = vec![Block::Paragraph(Paragraph {
        is_natural: true,
        ..Paragraph::new(Style::Normal, vec![Run::new("שלום"), Run::new(" x")])
    })];
    assert!(part(&paper, "word/document.xml").contains("<w:pPr><w:bidi/></w:pPr>"));
}

#[test]
fn type_is_as_large_and_as_far_apart_as_the_profile_says_and_paper_too() {
    let mut desk = full();
    let styles = part(&schedule(&desk.source()), "word/styles.xml");
    assert!(styles.contains("<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>"));
    assert!(styles.contains("<w:spacing w:after=\"120\" w:line=\"360\" w:lineRule=\"auto\"/>"));
    let text = part(&schedule(&desk.source()), "word/document.xml");
    assert!(text.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"), "A4");
    desk.profile.paper.value = crate::profile::Paper {
        width_mm: 215.9,
        height_mm: 279.4,
    };
    desk.profile.schedule_line_spacing.value = 2.0;
    desk.written = written(&desk.plan, &desk.profile, &Fonts::shipped().unwrap());
    let paper = schedule(&desk.source());
    assert!(part(&paper, "word/document.xml").contains("<w:pgSz w:w=\"12240\" w:h=\"15840\"/>"));
    assert!(part(&paper, "word/styles.xml").contains("w:line=\"480\""));
}

#[test]
fn entries_and_pages_are_called_as_the_profile_has_it() {
    let mut desk = full();
    let labels = |desk: &Desk| rich(&schedule(&desk.source())).text;
    assert!(labels(&desk).contains("CS 1, AB 4"));
    desk.profile.page_prefix.value = "BB".to_owned();
    desk.profile.entry_prefix.value = "E".to_owned();
    let known = [(1, Length::from(9)), (2, Length::from(7))];
    desk.plan = plan(&desk.case, &desk.profile, &Lengths::from(known));
    desk.written = written(&desk.plan, &desk.profile, &Fonts::shipped().unwrap());
    let papers = [
        schedule(&desk.source()),
        index(&desk.source()),
        issues(&desk.source()),
    ];
    let papers = papers.map(|paper| rich(&paper).text);
    for text in &papers {
        assert!(text.contains("BB "), "{text}");
        assert!(!text.contains("AB ") && !text.contains("CS "), "{text}");
    }
    assert!(papers[0].contains("E 1, BB 4"), "{}", papers[0]);
    let numbers = &desk.written.numbers;
    assert_eq!(cited_entry("E 1", 1, numbers), "E 1, BB 4");
    let table = String::from_utf8(index_csv(&desk.source()).unwrap()).unwrap();
    assert!(table.contains(",BB ") && !table.contains("AB "), "{table}");
}

#[test]
fn the_clipboard_has_it_as_html_and_as_plain_text() {
    let desk = full();
    let both = rich(&schedule(&desk.source()));
    assert!(both.html.contains("<h1>") && both.html.contains("<h2>"));
    assert!(
        both.html
            .contains("<a href=\"https://example.org/source-of-p-1-1\"><i>")
    );
    assert!(both.html.contains("&lt;b&gt;"), "no markup of others");
    assert!(!both.html.contains("javascript"));
    assert_eq!(both.html.matches("<li>").count(), desk.plan.sources.len());
    assert!(both.text.contains("CS 1, AB 4"), "{}", both.text);
    let table = rich(&index(&desk.source()));
    assert!(
        table.text.contains("No.\tDocument\tPages\n"),
        "{}",
        table.text
    );
    assert!(table.html.contains("<th>Pages</th>"));
}

#[test]
fn an_entry_is_cited_with_the_page_of_its_words_or_with_its_own() {
    let desk = full();
    let numbers = &desk.written.numbers;
    let (from, _) = numbers.exhibit(1)[0];
    assert_eq!(
        cited_entry("CS 1", 1, numbers),
        format!("CS 1, AB {}", from + 4)
    );
    let (own, _) = numbers.entry(2).unwrap();
    assert_eq!(cited_entry("CS 2", 2, numbers), format!("CS 2, AB {own}"));
    assert_eq!(
        cited_page(&[(1, "CS 1"), (2, "CS 2")], from + 4, numbers),
        format!("CS 1, AB {}", from + 4)
    );
    assert_eq!(
        cited_page(&[(1, "CS 1")], from, numbers),
        format!("AB {from}")
    );
}
