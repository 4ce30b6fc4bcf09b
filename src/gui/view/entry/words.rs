//! The words of an entry as they are printed: proposition, citation, passage, note.

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Rect, RichText, Sense, Stroke, TextStyle, Ui};

use crate::bundle::remarks;
use crate::case::{Edit, Entry};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::arrange::inline::{self, Look};
use crate::gui::view::arrange::moving::entry_id;
use crate::library::{PassageKind, Stance};

/// How many lines of a passage are shown while it is folded.
const FOLDED: usize = 3;
const INDENT: f32 = 16.0;

/// What kind of evidence it is, and how it stands to the claim.
pub(super) fn marks(ui: &mut Ui, entry: &Entry) {
    let palette = theme::palette(ui);
    let (sign, hint) = match entry.passage.kind {
        PassageKind::Extract => (
            icon::QUOTE,
            "The words of the source. They are printed in quotation marks.",
        ),
        PassageKind::Summary => (
            icon::SUMMARY,
            "Our words for what the source says. It is printed with the word Summary, never as a quotation.",
        ),
    };
    let kind = match entry.passage.kind {
        PassageKind::Extract => "Extract",
        PassageKind::Summary => "Summary",
    };
    let mark = RichText::new(format!("{sign} {kind}")).small();
    ui.label(mark.color(palette.weak)).on_hover_text(hint);
    let stance = entry.passage.stance;
    let hint = match stance {
        Stance::Helps => "It helps the claim.",
        Stance::Adverse => "It goes against the claim. A fair schedule has such evidence too.",
        Stance::Mixed => "It helps the claim in part and goes against it in part.",
        Stance::Neutral => "It neither helps the claim nor goes against it.",
    };
    let mark = RichText::new(stance.label()).small();
    ui.label(mark.color(palette.stance(stance)))
        .on_hover_text(hint);
}

pub(super) fn proposition_id(number: u32) -> egui::Id {
    entry_id(number).with("proposition")
}

/// The neutral line above the passage.
pub(super) fn proposition(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    let mut text = entry.proposition.clone().unwrap_or_default();
    let look = Look {
        font: theme::bold_font(14.5),
        hint: "Type a proposition: what this passage shows, in one neutral line",
        name: &format!("Proposition of {}", session.labels.entry(number)),
        paragraphs: false,
    };
    let id = proposition_id(number);
    let response = inline::text(ui, id, &mut text, &look);
    if response.changed() {
        actions.push(Action::Edit(Edit::SetProposition { number, text }));
    }
}

/// Publisher, linked title, date, pinpoint and kind of source, as in print. A click copies the address.
pub(super) fn citation(ui: &mut Ui, session: &Session, entry: &Entry) {
    let palette = theme::palette(ui);
    let source = &entry.source;
    let font = FontId::proportional(13.0);
    let plain = TextFormat::simple(font.clone(), palette.text);
    let linked = TextFormat {
        underline: Stroke::new(1.0, palette.accent),
        ..TextFormat::simple(font, palette.accent)
    };
    let mut job = LayoutJob::default();
    job.append(&format!("{}, ", source.publisher), 0.0, plain.clone());
    job.append(&source.title, 0.0, linked);
    let date = source
        .published
        .map_or("date not known".to_owned(), |date| date.to_string());
    let pinpoint = entry.passage.pinpoint.as_deref();
    let pinpoint = pinpoint.map_or(String::new(), |place| format!(", {place}"));
    let remarks = remarks(source, &entry.passage, &session.case().remarks).join("; ");
    job.append(&format!(", {date}{pinpoint} ({remarks})"), 0.0, plain);
    let hint = format!(
        "{}\nThe title is a link in the bundle. Click to copy the address.",
        source.address
    );
    let label = ui.add(Label::new(job).wrap().sense(Sense::CLICK));
    if label.on_hover_text(hint).clicked() {
        ui.ctx().copy_text(source.address.clone());
    }
}

/// The evidence itself: as much as stands on a few lines, or all of it.
pub(super) fn passage(ui: &mut Ui, entry: &Entry, open: bool) {
    let palette = theme::palette(ui);
    let body = TextStyle::Body.resolve(ui.style());
    let words = TextFormat::simple(body, palette.text);
    let mut job = LayoutJob::default();
    let is_extract = entry.passage.kind == PassageKind::Extract;
    if is_extract {
        let quoted = format!("“{}”", entry.passage.text.trim());
        job.append(&quoted, 0.0, words);
    } else {
        let label = TextFormat {
            italics: true,
            ..words.clone()
        };
        job.append("Summary: ", 0.0, label);
        job.append(&entry.passage.text, 0.0, words);
    }
    if !open {
        job.wrap.max_rows = FOLDED;
    }
    let shown = ui.horizontal_top(|ui| {
        ui.add_space(INDENT);
        ui.add(Label::new(job).wrap().selectable(open))
    });
    if is_extract {
        bar(ui, shown.inner.rect);
    }
}

/// The bar beside a quotation, as in print.
fn bar(ui: &Ui, text: Rect) {
    let x = text.left() - 9.0;
    let stroke = Stroke::new(2.0, theme::palette(ui).line);
    ui.painter().vline(x, text.y_range(), stroke);
}

pub(super) fn note_id(number: u32) -> egui::Id {
    entry_id(number).with("note")
}

/// The note below the passage; where there is none, only in full view.
pub(super) fn note(
    ui: &mut Ui,
    session: &Session,
    entry: &Entry,
    open: bool,
    actions: &mut Actions,
) {
    let number = entry.number;
    let id = note_id(number);
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    if entry.note.is_none() && !open && !is_typing {
        return;
    }
    let mut text = entry.note.clone().unwrap_or_default();
    ui.horizontal_top(|ui| {
        ui.add_space(INDENT - 4.0);
        let label = RichText::new("Note:").italics();
        ui.label(label).on_hover_text(
            "Printed below the passage, as the representative’s words and not the source’s.",
        );
        let look = Look {
            font: TextStyle::Body.resolve(ui.style()),
            hint: "Type a note, to be printed below the passage",
            name: &format!("Note of {}", session.labels.entry(number)),
            paragraphs: true,
        };
        if inline::text(ui, id, &mut text, &look).changed() {
            actions.push(Action::Edit(Edit::SetNote { number, text }));
        }
    });
}
