//! Words in any script, printable or not: what is searched, copied or read aloud is what was typed.
//!
//! Letters that no face of ours has print as boxes, which is an error that names the words; the text
//! below the boxes is still theirs.

use bundle_builder::case::{Edit, HeadingField, text};
use bundle_builder::pdf;
use unicode_normalization::UnicodeNormalization as _;

use super::desk::{Desk, TODAY};
use super::{paper, tools};

/// Titles of documents, one for each script. (Not among them: the vowels of Thaana and the points of
/// Hebrew, which poppler puts before their letters, or a space behind.)
const TITLES: &[&str] = &[
    "Passport of Zoë Müller",
    "شهادة الميلاد",
    "گواهی تولد می\u{200c}شود",
    "پیدائش کا سرٹیفکیٹ",
    "د زیږون سند",
    "بڕوانامەی لەدایکبوون",
    "تۇغۇلۇش گۇۋاھنامىسى",
    "תעודת לידה",
    "געבורט צעטל",
    "ܟܬܒܐ ܕܡܘܠܕܐ",
    "ߓߏߟߏ ߛߓߍ",
    "张伟的护照",
    "張偉的護照",
    "パスポートの写し",
    "ひらがな",
    "출생증명서",
    "जन्म प्रमाण पत्र",
    "জন্ম সনদ",
    "ਜਨਮ ਸਰਟੀਫਿਕੇਟ",
    "જન્મ પ્રમાણપત્ર",
    "பிறப்புச் சான்றிதழ்",
    "జనన ధృవీకరణ",
    "ಜನನ ಪ್ರಮಾಣ",
    "ജനന സർട്ടിഫിക്കറ്റ്",
    "උප්පැන්න සහතිකය",
    "สูติบัตร",
    "ໃບຢັ້ງຢືນ",
    "សំបុត្រកំណើត",
    "မွေးစာရင်း",
    "སྐྱེས་སྐར",
    "የልደት ምስክር",
    "ናይ ልደት",
    "ծննդյան վկայական",
    "დაბადების მოწმობა",
    "ᠮᠣᠩᠭᠣᠯ",
    "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
    "ⵜⴰⵎⴰⵣⵉⵖⵜ",
    "ᐃᓄᒃᑎᑐᑦ",
    "𞤀𞤣𞤤𞤢𞤥",
    "Πιστοποιητικό",
    "ἐν ἀρχῇ ἦν",
    "Свидетельство о рождении",
    "Свідоцтво про народження",
    "Giấy khai sinh",
    "Photo 🙂👍",
    "Family 👩\u{200d}👧\u{200d}👦 photo",
    "Visa 🇬🇧 copy",
    "Form 𝐀𝐁 ½ ²",
    "Zoe\u{308} e\u{301} a\u{300}",
    "ꕙꔤ ꖏꗦ",
    "Ìwé ẹ\u{300}rí ọjọ\u{301} ìbí",
    "\u{2c8}l\u{25b}t\u{259} \u{279}\u{26a}\u{2c8}p\u{254}\u{2d0}t",
];

/// On the cover: some of several scripts.
const COVER: &str = "张伟 प्रमाण محمد 🙂";

/// Without signs of direction, which readers add, and joiners, which some leave out.
fn plain(text: &str) -> String {
    let is_sign = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let text = text.replace(is_sign, "");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").nfkc().collect()
}

#[test]
fn the_letters_of_every_title_are_in_the_text_of_cover_index_and_dividers() {
    let desk = Desk::with_sample();
    for (at, title) in TITLES.iter().enumerate() {
        let name = format!("{at}.pdf");
        desk.put(&name, paper::document(&[paper::saying("page")], "", &[]));
        let add = [
            "add",
            "case.ron",
            &name,
            "--title",
            title,
            "--section",
            title,
        ];
        let seen = desk.bundle(&add);
        assert_eq!(seen.code, Some(0), "{seen}");
    }
    let case = text::read(&desk.get("case.ron")).unwrap();
    let case = Edit::SetDividers(true).apply(&case).unwrap();
    let heading = Edit::SetHeading {
        field: HeadingField::Appellant,
        text: COVER.to_owned(),
    };
    desk.put(
        "case.ron",
        text::write(&heading.apply(&case).unwrap()).unwrap(),
    );
    let seen = desk.bundle(&["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY]);
    assert_eq!(seen.code, Some(1), "{seen}");
    let facts = pdf::facts(&desk.get("bundle.pdf")).unwrap();
    let lines: Vec<String> = facts.pages.iter().flat_map(pdf::PageFacts::lines).collect();
    let ours = plain(&lines.join("\n"));
    let theirs = tools::read_text("pdftotext", &[], &desk.path("bundle.pdf"));
    for title in TITLES {
        let title = plain(title);
        // The section and the title in the index, and the divider.
        assert!(ours.matches(&title).count() >= 3, "{title}");
        if let Some((theirs, _)) = &theirs {
            assert!(
                plain(theirs).matches(&title).count() >= 3,
                "poppler: {title}"
            );
        }
    }
    let first = facts.pages[0].lines().join("\n");
    assert!(plain(&first).contains(&plain(COVER)), "{first}");
    for bookmark in &facts.outline {
        assert!(
            bookmark
                .title
                .starts_with(|c: char| c.is_ascii_graphic() && c != ','),
            "{bookmark:?}"
        );
    }
}

#[test]
fn every_title_that_cannot_be_printed_is_named_with_its_document() {
    let desk = Desk::with_sample();
    for (at, title) in ["Letter", "张伟的护照", "Photo 🙂", "Свидетельство"]
        .iter()
        .enumerate()
    {
        let name = format!("{at}.pdf");
        desk.put(&name, paper::document(&[paper::saying("page")], "", &[]));
        desk.bundle(&["add", "case.ron", &name, "--title", title]);
    }
    let seen = desk.bundle(&["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY]);
    assert_eq!(seen.code, Some(1), "{seen}");
    let said: Vec<&str> = seen
        .stderr
        .lines()
        .filter(|line| line.contains("letters-missing"))
        .collect();
    assert_eq!(
        said,
        [
            "error[letters-missing] document 2: “张伟的护照” has characters that cannot be printed: 张 (U+5F20), 伟 (U+4F1F), 的 (U+7684), 护 (U+62A4), 照 (U+7167).",
            "error[letters-missing] document 3: “Photo 🙂” has characters that cannot be printed: 🙂 (U+1F642).",
        ]
    );
}
