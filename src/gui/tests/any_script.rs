//! Whatever script is typed arrives in the case: what no typeface of the window has is drawn as a box.

use egui::MissingGlyphPolicy;
use egui::accesskit::Role;

use super::*;

/// Scripts, living and dead, with and without spaces, from right to left, and beyond the first plane.
const SCRIPTS: [(&str, &str); 42] = [
    ("Amharic", "ሰላም"),
    ("Arabic", "بيان الشاهد"),
    ("Armenian", "Բարեւ"),
    ("Balinese", "ᬩᬮᬶ"),
    ("Bengali", "বাংলা"),
    ("Burmese", "မြန်မာ"),
    ("Cherokee", "ᏣᎳᎩ"),
    ("Chinese", "证人陈述书"),
    ("Coptic", "ⲕⲏⲙⲉ"),
    ("Cuneiform", "𒀀𒁀"),
    ("Cyrillic", "Повестка"),
    ("Devanagari", "हिन्दी"),
    ("Emoji", "👩‍⚖️📎"),
    ("Ethiopic numbers", "፲፪"),
    ("Georgian", "საქართველო"),
    ("Glagolitic", "ⰀⰁ"),
    ("Gothic", "𐌲𐌿𐍄"),
    ("Greek", "Ελλάδα"),
    ("Gujarati", "ગુજરાતી"),
    ("Gurmukhi", "ਪੰਜਾਬੀ"),
    ("Hangul", "한국어"),
    ("Hebrew", "הצהרת עד"),
    ("Hieroglyphs", "𓀀𓂀"),
    ("Inuktitut", "ᐃᓄᒃᑎᑐᑦ"),
    ("Japanese", "ひらがな カタカナ"),
    ("Javanese", "ꦗꦮ"),
    ("Kannada", "ಕನ್ನಡ"),
    ("Khmer", "ភាសាខ្មែរ"),
    ("Lao", "ພາສາລາວ"),
    ("Latin, stacked", "Z̀́̂̃̄̅̆̇̈"),
    ("Malayalam", "മലയാളം"),
    ("Mathematical", "𝔸𝔹𝓬"),
    ("Mongolian", "ᠮᠣᠩᠭᠣᠯ"),
    ("N’Ko", "ߒߞߏ"),
    ("Odia", "ଓଡ଼ିଆ"),
    ("Private use", "\u{f8ff}\u{100000}"),
    ("Sinhala", "සිංහල"),
    ("Tamil", "தமிழ்"),
    ("Telugu", "తెలుగు"),
    ("Thai", "ก\u{e01}ภาษาไทย"),
    ("Tibetan", "བོད་སྐད་"),
    ("Tifinagh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"),
];

/// The harness stops at a letter that it cannot draw, so that no sign of ours is missing. The program does not.
fn as_in_the_program(harness: &Harness<'_, App>) {
    let program = egui::Context::default();
    theme::install(&program);
    assert_eq!(program.missing_glyph_policy(), MissingGlyphPolicy::Tofu);
    harness
        .ctx
        .set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
}

fn type_over(harness: &mut Harness<'_, App>, name: &str, words: &str) {
    let is_field = |one: &egui_kittest::Node<'_>| one.accesskit_node().role() != Role::Label;
    let fields = harness.query_all_by_label(name);
    fields.filter(is_field).for_each(|field| field.focus());
    harness.run_steps(2);
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run_steps(3);
}

fn reference(harness: &Harness<'_, App>) -> String {
    harness.state().session.case().heading.reference.clone()
}

#[test]
fn every_script_can_be_typed_into_a_field_and_looked_for() {
    let mut harness = window(Vec::new(), None);
    as_in_the_program(&harness);
    for (script, words) in SCRIPTS {
        at(&mut harness, "Case");
        type_over(&mut harness, "Appeal number", words);
        assert_eq!(reference(&harness), words, "{script}");
        let field = harness.get_by_role_and_label(Role::TextInput, "Appeal number");
        let shown = field.accesskit_node().value();
        assert_eq!(shown.as_deref(), Some(words), "{script}");
    }
    at(&mut harness, "Evidence");
    for (script, words) in SCRIPTS {
        type_over(&mut harness, "Search passages", words);
        assert_eq!(harness.state().session.evidence.search, words, "{script}");
    }
    for page in PAGES {
        at(&mut harness, page);
    }
}

/// A letter takes room also where no typeface has it: otherwise nobody would see that it is there.
#[test]
fn what_no_typeface_has_is_drawn_as_a_box() {
    let context = egui::Context::default();
    theme::install(&context);
    let mut frame = context.run_ui(egui::RawInput::default(), |_| {});
    frame.textures_delta.clear();
    let families = [
        egui::FontId::proportional(14.0),
        theme::bold_font(14.0),
        egui::FontId::monospace(14.0),
    ];
    for letter in ["ก", "한", "证", "𒀀", "\u{100000}"] {
        for font in &families {
            let drawn = context.fonts_mut(|fonts| {
                let colour = egui::Color32::BLACK;
                fonts.layout_no_wrap(letter.to_owned(), font.clone(), colour)
            });
            assert!(drawn.size().x > 2.0, "{letter} in {font:?}");
            assert!(
                !drawn.rows[0].visuals.mesh.is_empty(),
                "{letter} in {font:?}"
            );
        }
    }
}
