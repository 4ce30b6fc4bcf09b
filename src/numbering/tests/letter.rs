//! Letters of refusal, numbered in every way that we could think of.

use crate::numbering::LetterParagraphs;
use crate::quote::{Area, Document, Page, Role, Word};

const LONG: &str = "It is not accepted that you would be of interest to anybody there, for the reasons given below.";

/// A page made of lines: from the left edge, the gap behind the first word, the words. A line that begins further
/// down than the one before begins a paragraph.
struct Line<'l> {
    left: f32,
    gap: f32,
    text: &'l str,
    begins: bool,
    role: Role,
    size: f32,
}

fn page(lines: &[Line<'_>]) -> Page {
    let mut words = Vec::new();
    for (number, line) in (0..).zip(lines) {
        let mut x0 = line.left;
        for (at, said) in line.text.split_whitespace().enumerate() {
            let x1 = x0 + said.chars().count() as f32 * line.size * 0.5;
            let y1 = 60.0 + 16.0 * number as f32;
            words.push(Word {
                text: said.to_owned(),
                area: Area {
                    x0,
                    y0: y1 - line.size,
                    x1,
                    y1,
                },
                line: number,
                role: line.role,
                starts_paragraph: line.begins && at == 0,
                size: line.size,
                ..Word::default()
            });
            x0 = x1 + if at == 0 { line.gap } else { 3.0 };
        }
    }
    Page {
        words,
        is_unreadable: false,
        is_by_machine: false,
    }
}

/// Paragraphs 30 to 37, each of a line that `head` makes, and another; half of them on each of two pages. `between`
/// stands in the middle of them.
fn letter(
    head: impl Fn(u32) -> String,
    gap: f32,
    between: &[(f32, &str)],
    begins: bool,
) -> Document {
    let pages = [30..34, 34..38].map(|numbers| {
        let mut lines: Vec<(f32, f32, String, bool, Role)> = vec![(
            70.0,
            3.0,
            "Your claim for asylum and the reasons for this decision".to_owned(),
            true,
            Role::Text,
        )];
        for number in numbers.clone() {
            lines.push((
                70.0,
                gap,
                format!("{} {LONG}", head(number)),
                begins,
                Role::Text,
            ));
            lines.push((
                106.0,
                3.0,
                "and because of what you said at interview.".to_owned(),
                false,
                Role::Text,
            ));
            if number == 31 || number == 35 {
                let more = between.iter();
                lines.extend(
                    more.map(|(left, text)| (*left, 3.0, (*text).to_owned(), true, Role::Text)),
                );
            }
        }
        lines.push((
            300.0,
            3.0,
            format!("Page {} of 2", numbers.start / 34 + 1),
            true,
            Role::Foot,
        ));
        let lines: Vec<Line<'_>> = lines
            .iter()
            .map(|(left, gap, text, begins, role)| Line {
                left: *left,
                gap: *gap,
                text,
                begins: *begins,
                role: *role,
                size: 11.0,
            })
            .collect();
        page(&lines)
    });
    Document {
        pages: pages.into(),
    }
}

fn found(document: &Document) -> String {
    let found = LetterParagraphs::of(document);
    let numbers: Vec<&str> = found.iter().map(|one| one.number.as_str()).collect();
    numbers.join(" ")
}

const ALL: &str = "30 31 32 33 34 35 36 37";

/// What stands before a paragraph.
type Head = fn(u32) -> String;

const HEADS: [(&str, Head); 20] = [
    ("a stop", |number| format!("{number}.")),
    ("a bracket", |number| format!("{number})")),
    ("brackets", |number| format!("({number})")),
    ("square brackets", |number| format!("[{number}]")),
    ("nothing", |number| number.to_string()),
    ("a colon", |number| format!("{number}:")),
    ("a dash", |number| format!("{number} –")),
    ("a hyphen", |number| format!("{number} -")),
    ("a hyphen without space", |number| format!("{number}-")),
    ("a stop and a hyphen", |number| format!("{number}.-")),
    ("a stop and a bracket", |number| format!("{number}.)")),
    ("the word para", |number| format!("Para {number}")),
    ("the word para with a stop", |number| {
        format!("Para. {number}.")
    }),
    ("the word paragraph", |number| {
        format!("Paragraph {number}.")
    }),
    ("the word in capitals", |number| {
        format!("PARAGRAPH {number}:")
    }),
    ("a sign", |number| format!("§ {number}")),
    ("a sign without space", |number| format!("§{number}")),
    ("a pilcrow", |number| format!("¶{number}")),
    ("point", |number| format!("Point {number}.")),
    ("a stop without space", |number| format!("{number}.However")),
];

#[test]
fn every_form_of_a_number_is_read_whether_or_not_spacing_tells_that_a_paragraph_begins() {
    let mut wrong = Vec::new();
    for (form, head) in HEADS {
        for begins in [true, false] {
            for gap in [20.0, 3.0] {
                let found = found(&letter(head, gap, &[], begins));
                if found != ALL {
                    wrong.push(format!("{form}, begins {begins}, gap {gap}: {found}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_else_begins_with_a_figure_is_no_paragraph() {
    let between: [(&str, &[(f32, &str)]); 14] = [
        (
            "a date",
            &[(70.0, "12 March 2026 You came to this country by lorry.")],
        ),
        (
            "a day",
            &[(70.0, "12. March was the day on which you left.")],
        ),
        (
            "a year",
            &[(70.0, "2019. That was the year in which you left.")],
        ),
        (
            "a date in figures",
            &[(70.0, "12.03.2026 was the day of your interview.")],
        ),
        ("a sum", &[(70.0, "34.50 was what you paid for it.")]),
        ("a time", &[(70.0, "14:30 was when the interview began.")]),
        (
            "a list of points",
            &[
                (110.0, "1. You gave no address."),
                (110.0, "2. You gave no name."),
                (110.0, "3. You gave no date."),
            ],
        ),
        (
            "letters",
            &[
                (110.0, "a) You gave no address."),
                (110.0, "b) You gave no name."),
            ],
        ),
        (
            "letters in brackets",
            &[
                (110.0, "(a) You gave no address."),
                (110.0, "(b) You gave no name."),
            ],
        ),
        (
            "Roman figures",
            &[
                (110.0, "(i) You gave no address."),
                (110.0, "(ii) You gave no name."),
            ],
        ),
        (
            "bullets",
            &[
                (110.0, "• You gave no address."),
                (110.0, "• You gave no name."),
            ],
        ),
        (
            "a question of the interview",
            &[(110.0, "AIR 45. Who came to your house?")],
        ),
        (
            "a paragraph of a note",
            &[(110.0, "“2.4.1 Men are called up again in the CPIN.”")],
        ),
        (
            "an age",
            &[(70.0, "38 years old was your brother when he was taken.")],
        ),
    ];
    let mut wrong = Vec::new();
    for (what, lines) in between {
        for (form, head) in HEADS.into_iter().take(5) {
            let found = found(&letter(head, 20.0, lines, true));
            if found != ALL {
                wrong.push(format!("{what} among {form}: {found}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_columns_levels_bold_figures_and_missing_ones_are_read() {
    let line = |left, text, size| Line {
        left,
        gap: 14.0,
        text,
        begins: true,
        role: Role::Text,
        size,
    };
    let columns = page(&[
        line(
            60.0,
            "30. It is noted that you are a national of Russia.",
            10.0,
        ),
        line(60.0, "31. It is noted that you were born there.", 10.0),
        line(60.0, "32. It is accepted that you were called up.", 10.0),
        line(320.0, "33. It is not accepted that you deserted.", 10.0),
        line(320.0, "34. It is not accepted that you are sought.", 10.0),
    ]);
    let levels = page(&[
        line(
            60.0,
            "4.1 It is noted that you are a national of Russia, and that you were born there.",
            11.0,
        ),
        line(
            60.0,
            "4.2 It is noted that you were born there, and that you went to school there.",
            11.0,
        ),
        line(
            60.0,
            "4.3 It is accepted that you were called up, and that you were heard.",
            11.0,
        ),
        line(
            60.0,
            "4.3.1 It is not accepted that you deserted, for the reasons given below.",
            11.0,
        ),
    ]);
    let bold = page(&[
        line(
            60.0,
            "7. It is noted that you are a national of Russia.",
            12.0,
        ),
        line(60.0, "8. It is noted that you were born there.", 12.0),
        line(60.0, "9. It is accepted that you were called up.", 12.0),
        line(60.0, "11. It is not accepted that you deserted.", 12.0),
        line(60.0, "12. It is not accepted that you are sought.", 12.0),
    ]);
    let of = |page| found(&Document { pages: vec![page] });
    assert_eq!(of(columns), "30 31 32 33 34");
    assert_eq!(of(levels), "4.1 4.2 4.3 4.3.1");
    assert_eq!(of(bold), "7 8 9 11 12");
}

#[test]
fn the_number_beside_a_word_is_that_of_its_paragraph_with_the_letter_below_it() {
    let between: &[(f32, &str)] = &[
        (
            110.0,
            "(a) You gave no address, and nobody could be asked about you there.",
        ),
        (
            110.0,
            "(b) You gave no name, and nobody could be asked about you there.",
        ),
    ];
    let document = letter(|number| format!("{number}."), 20.0, between, true);
    let letter = LetterParagraphs::of(&document);
    let word = |wanted: &str, skipped: usize| {
        let words = &document.pages[0].words;
        let found = words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.text == wanted);
        let at = found.map(|(at, _)| at).nth(skipped).unwrap();
        letter.at(0, at).unwrap_or("none").to_owned()
    };
    assert_eq!(word("claim", 0), "none");
    assert_eq!(word("accepted", 1), "31");
    assert_eq!(word("name,", 0), "31(b)");
    assert_eq!(word("accepted", 2), "32");
}

#[test]
fn a_letter_without_numbers_and_a_scan_have_none() {
    let plain = letter(|_| "You say:".to_owned(), 3.0, &[], true);
    assert_eq!(found(&plain), "");
    assert_eq!(found(&Document::default()), "");
}

#[test]
fn each_paragraph_says_how_it_begins() {
    let document = letter(|number| format!("Para {number}"), 3.0, &[], true);
    let found = LetterParagraphs::of(&document);
    let first = found.iter().next().unwrap();
    assert_eq!(
        first.opening,
        "It is not accepted that you would be of interest to anybody"
    );
}
