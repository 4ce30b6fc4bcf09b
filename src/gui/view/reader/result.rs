//! What became of checking the words, with its sign: where they stand, what differs, what was cut.

use egui::{Color32, Label, RichText, Ui};

use crate::finding::counted;
use crate::gui::reader::{Draft, Held, ReaderAction, unexplained};
use crate::gui::{icon, theme};
use crate::quote::{Confirm, Continuation, Difference, Edits, Outcome, Side};

use super::super::widget::{aside, link};
use super::super::{Actions, differs};
use super::wish;

/// Differences that are shown one by one.
const MOST: usize = 12;

pub(super) fn show(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    proposed(ui, draft);
    let Some(held) = &draft.held else {
        let (sign, weak) = (icon::TO_DO, theme::palette(ui).weak);
        let words = format!("{sign}  Not checked: no words yet");
        ui.label(RichText::new(words).color(weak));
        return;
    };
    let (sign, words, colour) = standing(ui, &held.outcome);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(sign).size(16.0).color(colour));
        ui.label(theme::bold(words).color(colour));
        if let Some(citation) = &held.citation {
            let place = link(ui, &citation.pinpoint).on_hover_text("Show the place");
            if place.clicked() {
                wish(actions, ReaderAction::ShowPlace);
            }
        }
    });
    match &held.outcome {
        Outcome::Exact { continues_with, .. } => continuations(ui, continues_with),
        Outcome::ExactWithEdits {
            edits,
            continues_with,
            ..
        } => {
            self::edits(ui, draft, held, edits, actions);
            continuations(ui, continues_with);
        }
        Outcome::Near { differences, .. } => near(ui, draft, differences, actions),
        Outcome::NotFound(_) | Outcome::Unreadable { .. } => {}
    }
}

/// How sure a proposal is, before what became of checking its words: a person has to read them.
fn proposed(ui: &mut Ui, draft: &Draft) {
    let Some(likeness) = &draft.likeness else {
        return;
    };
    let palette = theme::palette(ui);
    let colour = match likeness.is_close() {
        true => palette.text,
        false => palette.mixed,
    };
    let words = format!("{}  {}", icon::TO_DO, likeness.told());
    let hint = "Read it: a paragraph with the same words may say something else. Telling words are long ones, names and figures.";
    let line = Label::new(theme::bold(words).color(colour)).wrap();
    ui.add(line).on_hover_text(hint);
    if let Some(told) = likeness.place_told() {
        let words = format!("{}  {told}", icon::WARNING);
        ui.add(Label::new(RichText::new(words).small().color(palette.mixed)).wrap());
    }
}

fn standing(ui: &Ui, outcome: &Outcome) -> (&'static str, String, Color32) {
    let palette = theme::palette(ui);
    match outcome {
        Outcome::Exact { .. } => (icon::DONE, "Exact".to_owned(), palette.good),
        Outcome::ExactWithEdits { edits, .. } if edits.is_only_by_machine() => {
            let words = "As a machine has read it".to_owned();
            (icon::WITH_EDITS, words, palette.mixed)
        }
        Outcome::ExactWithEdits { edits, .. } => {
            let count = edits.cuts.len() + edits.insertions.len() + edits.changed_letters.len();
            let words = format!("Exact with {}", counted(count, "edit", "edits"));
            (icon::WITH_EDITS, words, palette.mixed)
        }
        Outcome::Near { differences, .. } => {
            let words = counted(differences.len(), "place differs", "places differ");
            (icon::NEAR, format!("Near: {words}"), palette.mixed)
        }
        Outcome::NotFound(_) => (
            icon::ERROR,
            "Not found in this document".to_owned(),
            palette.bad,
        ),
        Outcome::Unreadable { pages } => {
            let words = counted(pages.len(), "page cannot", "pages cannot");
            let words = format!("Not found; {words} be read");
            (icon::UNREADABLE, words, palette.mixed)
        }
    }
}

/// The source turns what it said right next to the words.
fn continuations(ui: &mut Ui, continues_with: &[Continuation]) {
    let mixed = theme::palette(ui).mixed;
    for one in continues_with {
        let told = match one.side {
            _ if one.is_cut_off => &format!("“{}” of its sentence is left out", one.word),
            Side::Before => "Before it, the source says",
            Side::Behind => "The source goes on",
        };
        let words = format!("{}  {told}: “{}”", icon::WARNING, one.sentence);
        ui.add(Label::new(RichText::new(words).small().color(mixed)).wrap());
    }
}

/// `source: 4,121` beside `yours: 4,112`, word by word.
fn near(ui: &mut Ui, draft: &Draft, differences: &[Difference], actions: &mut Actions) {
    let unknown = unexplained(&draft.text);
    if unknown > 0 {
        let mixed = theme::palette(ui).mixed;
        let letters = counted(unknown, "letter", "letters");
        let words = format!(
            "Nobody can see {letters} of these words, or the font of this PDF does not say what they mean (\u{fffd}). \
             Words with them cannot be checked: leave them out, or cut them with […]."
        );
        ui.add(Label::new(RichText::new(words).small().color(mixed)).wrap());
    }
    // Of what nobody can explain both sides look the same.
    let told = differences.iter().filter(|one| one.extract != one.text);
    for one in told.take(MOST) {
        differs::line(ui, "yours", &one.extract, &one.text);
    }
    if differences.len() > MOST {
        aside(ui, format!("and {} more", differences.len() - MOST));
    }
    ui.add_space(2.0);
    if unknown == 0 && ui.button("Take the source’s words").clicked() {
        wish(actions, ReaderAction::TakeSource);
    }
}

/// Every cut and insertion; those that may turn the sense are confirmed one by one.
fn edits(ui: &mut Ui, draft: &Draft, held: &Held, edits: &Edits, actions: &mut Actions) {
    let cuts = edits.cuts.iter().map(|cut| {
        let words = format!("[…] leaves out “{}”", shortened(&cut.words));
        (words, &cut.confirm)
    });
    let insertions = edits.insertions.iter().map(|one| {
        let how = match one.instead_of.is_empty() {
            true => "is put in".to_owned(),
            false => format!("stands instead of “{}”", shortened(&one.instead_of)),
        };
        (format!("{} {how}", one.text), &one.confirm)
    });
    let to_confirm = held.to_confirm();
    let bad = theme::palette(ui).bad;
    let count = edits.cuts.len() + edits.insertions.len();
    for (number, (words, confirm)) in cuts.chain(insertions).enumerate() {
        if !to_confirm.contains(&number) {
            aside(ui, words);
            continue;
        }
        let why: Vec<String> = confirm.iter().map(reason).collect();
        let words = format!(
            "I confirm that the sense stays the same although {words} ({})",
            why.join(", ")
        );
        let mut is_confirmed = draft.confirmed.contains(&number);
        let text = RichText::new(words).small().color(bad);
        if ui.checkbox(&mut is_confirmed, text).changed() {
            wish(actions, ReaderAction::Confirm(number, is_confirmed));
        }
    }
    if let Some(read) = &edits.by_machine {
        let words = format!(
            "I have compared these words with the picture, {}, letter by letter: a machine has read them there",
            read.named()
        );
        let mut is_confirmed = draft.confirmed.contains(&count);
        let text = RichText::new(words).small().color(bad);
        if ui.checkbox(&mut is_confirmed, text).changed() {
            wish(actions, ReaderAction::Confirm(count, is_confirmed));
        }
    }
}

/// As much of the words of a cut as can be taken in at a glance.
fn shortened(words: &str) -> String {
    const ENDS: usize = 60;
    let letters: Vec<char> = words.chars().collect();
    if letters.len() <= 2 * ENDS + 3 {
        return words.to_owned();
    }
    let start: String = letters.iter().take(ENDS).collect();
    let end: String = letters.iter().skip(letters.len() - ENDS).collect();
    format!("{} … {}", start.trim_end(), end.trim_start())
}

fn reason(confirm: &Confirm) -> String {
    match confirm {
        Confirm::InsideSentence => "inside a sentence".to_owned(),
        Confirm::Negation(word) => format!("the negation “{word}”"),
        Confirm::Number(word) => format!("the number “{word}”"),
        Confirm::Name(word) => format!("the name “{word}”"),
        Confirm::Qualifying(word) => format!("the word “{word}”"),
        Confirm::Replaces => "instead of other words".to_owned(),
        Confirm::OtherParagraph => "from another paragraph".to_owned(),
        Confirm::ReadByMachine => "read by machine".to_owned(),
    }
}
