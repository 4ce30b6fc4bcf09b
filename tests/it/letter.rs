//! `bundle letter` and `bundle fit`: the decision letter that a case answers, and what its schedule costs.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeSet;

use bundle_builder::numbering::LetterParagraphs;
use bundle_builder::pdf::content::{PageText, Reader, quotable};
use bundle_builder::pdf::import::{Limits, Source};

use super::desk::{Desk, Seen, TODAY, assert_seen};
use super::tools;
use super::verify::document;

/// What the paragraphs say: no two alike, for what stands at one place on several pages is no text.
const SAID: [(&str, &str); 9] = [
    (
        "It is noted that you are a national of the country you name, and that",
        "you went to school in the capital until you were seventeen years old.",
    ),
    (
        "Your account of the first arrest has been considered with care, but it",
        "is not consistent with what you said when you were first interviewed.",
    ),
    (
        "You claim that soldiers came to your house in the spring of that year",
        "and left a summons with your mother, who has since thrown it away.",
    ),
    (
        "It is not accepted that a person of your age would have been called up",
        "again after the service which you say that you had completed by then.",
    ),
    (
        "Country information says that reservists of the second line are not in",
        "general called upon, whatever may have been announced by the ministry.",
    ),
    (
        "The letter from your brother is self-serving and carries little weight",
        "when it is considered in the round with everything else in your case.",
    ),
    (
        "Even taking your claim at its highest, it is considered that a fine is",
        "the most that you would have to pay, and that you could well afford it.",
    ),
    (
        "It would not be unduly harsh for you to live in another part of the land",
        "where nobody knows you, and where you would be able to find some work.",
    ),
    (
        "For all of these reasons it has been decided that you do not qualify for",
        "asylum, nor for humanitarian protection, nor for leave on other grounds.",
    ),
];

/// Three pages with paragraphs 30 to 38 as `head` numbers them, a date and a list among them, and numbers at the feet.
fn letter(head: &dyn Fn(u32) -> String, indent: u32) -> Vec<u8> {
    let mut pages: Vec<Vec<(u32, u32, String)>> = Vec::new();
    for page in 0..3 {
        let mut lines = vec![(72, 780, "Reasons for refusal".to_owned())];
        let mut y = 740 - 7 * page;
        for number in 30 + 3 * page..33 + 3 * page {
            let head = head(number);
            let (first, rest) = SAID[number as usize - 30];
            match indent {
                0 => lines.push((72, y, format!("{head} {first}"))),
                _ => {
                    lines.push((72, y, head));
                    lines.push((72 + indent, y, first.to_owned()));
                }
            }
            lines.push((72 + indent, y - 16, rest.to_owned()));
            y -= 60;
            if number % 4 == 0 {
                lines.push((
                    72 + indent,
                    y,
                    "12 March 2026 was the day of your interview.".to_owned(),
                ));
                lines.push((
                    110 + indent,
                    y - 30,
                    "a\\) You gave no address, and no name.".to_owned(),
                ));
                lines.push((
                    110 + indent,
                    y - 46,
                    "b\\) You gave no date, and no place.".to_owned(),
                ));
                y -= 90;
            }
        }
        lines.push((290, 40, format!("Page {} of 3", page + 1)));
        pages.push(lines);
    }
    let pages: Vec<Vec<(u32, u32, &str)>> = pages
        .iter()
        .map(|lines| {
            lines
                .iter()
                .map(|(x, y, text)| (*x, *y, text.as_str()))
                .collect()
        })
        .collect();
    document(&pages)
}

fn read(bytes: Vec<u8>) -> String {
    let source = Source::open(bytes, None, &Limits::default()).unwrap();
    let reader = Reader::new(&source);
    let pages = (0..source.len()).map(|page| PageText::of(&reader.read(page).unwrap()));
    let pages: Vec<PageText> = pages.collect();
    let document = quotable(&pages, &BTreeSet::new(), &[]);
    let found = LetterParagraphs::of(&document);
    let numbers: Vec<&str> = found.iter().map(|one| one.number.as_str()).collect();
    numbers.join(" ")
}

/// What stands before a paragraph.
type Head = fn(u32) -> String;

const HEADS: [(&str, Head); 20] = [
    ("a stop", |number| format!("{number}.")),
    ("a bracket", |number| format!("{number}\\)")),
    ("brackets", |number| format!("\\({number}\\)")),
    ("square brackets", |number| format!("[{number}]")),
    ("nothing", |number| number.to_string()),
    ("a colon", |number| format!("{number}:")),
    ("a hyphen", |number| format!("{number} -")),
    ("a hyphen without space", |number| format!("{number}-")),
    ("a stop and a hyphen", |number| format!("{number}.-")),
    ("a stop and a bracket", |number| format!("{number}.\\)")),
    ("the word para", |number| format!("Para {number}")),
    ("the word para and a stop", |number| {
        format!("Para. {number}.")
    }),
    ("the word paragraph", |number| {
        format!("Paragraph {number}.")
    }),
    ("the word in capitals", |number| {
        format!("PARAGRAPH {number}:")
    }),
    ("a section sign", |number| format!("\\247 {number}")),
    ("a section sign without space", |number| {
        format!("\\247{number}")
    }),
    ("a pilcrow", |number| format!("\\266{number}")),
    ("the word point", |number| format!("Point {number}.")),
    ("levels", |number| format!("4.{number}")),
    ("levels with a stop", |number| format!("4.{number}.")),
];

#[test]
fn letters_of_forty_shapes_are_read_from_their_pages() {
    let mut wrong = Vec::new();
    for (form, head) in HEADS {
        for indent in [0, 90] {
            let found = read(letter(&head, indent));
            let plain: Vec<String> = (30..39).map(|number| number.to_string()).collect();
            let levels: Vec<String> = plain.iter().map(|number| format!("4.{number}")).collect();
            let expected = match form.starts_with("levels") {
                true => levels.join(" "),
                false => plain.join(" "),
            };
            if found != expected {
                wrong.push(format!("{form}, indented by {indent}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.put("refusal.pdf", letter(&|number| format!("{number}."), 44));
    desk
}

fn letter_of(desk: &Desk, arguments: &[&str]) -> Seen {
    desk.bundle(&[&["letter", "case.ron"], arguments].concat())
}

#[test]
fn the_letter_is_taken_and_its_paragraphs_listed_until_each_is_answered() {
    let desk = desk();
    assert_seen!(letter_of(&desk, &["refusal.pdf"]), @r"
    exit code: 0
    --- stdout ---
    para 30       PDF page 1 not answered       It is noted that you are a national of the country you
    para 31       PDF page 1 not answered       Your account of the first arrest has been considered with care, but
    para 32       PDF page 1 not answered       You claim that soldiers came to your house in the spring of
    para 33       PDF page 2 not answered       It is not accepted that a person of your age would have
    para 34       PDF page 2 not answered       Country information says that reservists of the second line are not in
    para 35       PDF page 2 not answered       The letter from your brother is self-serving and carries little weight when
    para 36       PDF page 3 not answered       Even taking your claim at its highest, it is considered that a
    para 37       PDF page 3 not answered       It would not be unduly harsh for you to live in another
    para 38       PDF page 3 not answered       For all of these reasons it has been decided that you do
    --- stderr ---
    refusal.pdf: 3 pages, 9 numbered paragraphs
    Not answered yet: paras 30–38
    ");
    let own = ["--own", "Nobody would look for him", "--paragraph", "31-33"];
    assert_eq!(letter_of(&desk, &own).code, Some(0));
    let nothing = ["--nothing", "30, 34"];
    assert_seen!(letter_of(&desk, &nothing), @r"
    exit code: 0
    --- stdout ---
    para 30       PDF page 1 nothing to answer  It is noted that you are a national of the country you
    para 31       PDF page 1 issue 7            Your account of the first arrest has been considered with care, but
    para 32       PDF page 1 issue 7            You claim that soldiers came to your house in the spring of
    para 33       PDF page 2 issue 7            It is not accepted that a person of your age would have
    para 34       PDF page 2 nothing to answer  Country information says that reservists of the second line are not in
    para 35       PDF page 2 not answered       The letter from your brother is self-serving and carries little weight when
    para 36       PDF page 3 not answered       Even taking your claim at its highest, it is considered that a
    para 37       PDF page 3 not answered       It would not be unduly harsh for you to live in another
    para 38       PDF page 3 not answered       For all of these reasons it has been decided that you do
    --- stderr ---
    refusal.pdf: 3 pages, 9 numbered paragraphs
    Not answered yet: paras 35–38
    ");
    let rest = letter_of(&desk, &["--issue", "q3c", "--paragraph", "35-38"]);
    let all = "Every paragraph of the decision letter is answered.";
    assert!(rest.to_string().contains(all), "{rest}");
}

#[test]
fn the_paragraphs_stand_beside_the_issue_in_the_bundle_and_in_its_papers() {
    let plain = Desk::with_sample().export();
    let desk = desk();
    letter_of(
        &desk,
        &["refusal.pdf", "--issue", "q3c", "--paragraph", "35-38"],
    );
    let made = desk.export();
    assert_eq!(made.code, plain.code, "{made}");
    let table = ["issues", "case.ron", "--out", "issues.csv", "--date", TODAY];
    let written = desk.bundle(&table);
    assert_eq!(written.code, Some(0), "{written}");
    let table = String::from_utf8(desk.get("issues.csv")).unwrap();
    assert!(table.contains("RFRL paras 35–38"), "{table}");
    let bundle = desk.path("bundle.pdf");
    if let Some((text, _)) = tools::read_text("pdftotext", &[], &bundle) {
        let text: Vec<&str> = text.split_whitespace().collect();
        let text = text.join(" ");
        assert!(text.contains("(RFRL paras 35–38)"));
        assert!(
            !text.contains("Reasons for refusal"),
            "the letter is no page"
        );
    }
}

#[test]
fn what_is_missing_or_is_no_paragraph_is_said() {
    let desk = desk();
    let said = |arguments: &[&str]| letter_of(&desk, arguments).to_string();
    let none = said(&[]);
    assert!(
        none.contains("the case knows no decision letter yet"),
        "{none}"
    );
    let wrong = said(&["refusal.pdf", "--own", "A", "--paragraph", "the third"]);
    assert!(wrong.contains("is no paragraph number"), "{wrong}");
    let nobody = said(&["refusal.pdf", "--paragraph", "31"]);
    assert!(nobody.contains("no issue is named"), "{nobody}");
}

#[test]
fn the_schedule_says_what_each_entry_costs_and_changes_nothing_unless_it_is_told_to() {
    let desk = Desk::with_sample();
    let before = desk.get("case.ron");
    let fit = |arguments: &[&str]| {
        let all = [&["fit", "case.ron", "--date", TODAY], arguments].concat();
        desk.bundle(&all)
    };
    let whole = fit(&[]);
    assert_eq!(whole.code, Some(0), "{whole}");
    let said = whole.to_string();
    for words in [
        " of 12 pages.",
        "lines  Issue 1 ",
        "lines    CS 1\n",
        "saves ",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let without = fit(&["--without", "2"]).to_string();
    assert!(without.contains("Then "), "{without}");
    assert!(!without.contains("    CS 2\n"), "{without}");
    assert_eq!(desk.get("case.ron"), before);
    let nobody = fit(&["--without", "99"]).to_string();
    assert!(nobody.contains("the case has no entry CS 99"), "{nobody}");
    let made = fit(&["--with", "1,2", "--apply"]);
    assert_eq!(made.code, Some(0), "{made}");
    assert_ne!(desk.get("case.ron"), before);
    let exported = desk.export().to_string();
    assert!(!exported.contains("text-lost"), "{exported}");
}
