//! The places that were found, by document and page, each with a tick; and where a person must look.

use egui::text::{LayoutJob, TextFormat};
use egui::{Checkbox, FontId, ScrollArea, Ui};

use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::icon;
use crate::gui::redaction::{NameAction, NameSearch, Place, Searched};
use crate::gui::theme;
use crate::redact::Excerpt;

use super::super::Actions;
use super::super::widget::{aside, named};
use super::wish;

/// Pages where a person must look that are named one by one.
const MOST_PAGES: usize = 8;

/// What the rest of the dialog takes.
const REST: f32 = 300.0;

pub(super) fn show(ui: &mut Ui, names: &NameSearch, actions: &mut Actions) {
    let found = names.found();
    let places: usize = found.iter().map(|one| one.places.len()).sum();
    let known: usize = found.iter().map(|one| one.known).sum();
    ui.add_space(4.0);
    ui.label(theme::bold(told(found, places, known)));
    ui.spacing_mut().scroll = egui::style::ScrollStyle::solid();
    ScrollArea::vertical()
        .max_height(theme::modal_scroll(ui, 380.0, REST))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (at, one) in found.iter().enumerate() {
                document(ui, at, one, actions);
            }
        });
}

fn told(found: &[Searched], places: usize, known: usize) -> String {
    let documents = found.iter().filter(|one| !one.places.is_empty()).count();
    let more = if known > 0 { "else " } else { "" };
    match places {
        0 => format!("It stands nowhere {more}in the documents that can be searched."),
        _ => format!(
            "{} in {}",
            counted(places, "place", "places"),
            counted(documents, "document", "documents")
        ),
    }
}

fn document(ui: &mut Ui, at: usize, one: &Searched, actions: &mut Actions) {
    let is_quiet = one.places.is_empty() && one.unsearchable.is_empty() && one.trouble.is_none();
    if is_quiet {
        return;
    }
    ui.add_space(4.0);
    let count = one.places.len();
    match count {
        0 => drop(ui.label(theme::bold(&one.title))),
        _ => head(ui, at, one, actions),
    }
    for (number, place) in one.places.iter().enumerate() {
        row(ui, (at, number), one, place, actions);
    }
    if let Some(trouble) = &one.trouble {
        let bad = theme::palette(ui).bad;
        let words = format!("It was not searched: {}.", trouble.what);
        ui.label(egui::RichText::new(words).color(bad));
        aside(ui, trouble.hint);
    }
    look_yourself(ui, one, actions);
}

/// Its title, with a tick for all of its places.
fn head(ui: &mut Ui, at: usize, one: &Searched, actions: &mut Actions) {
    let mut is_wanted = one.places.iter().all(|place| place.is_wanted);
    let words = format!(
        "{}: {}",
        one.title,
        counted(one.places.len(), "place", "places")
    );
    let tick = ui.checkbox(&mut is_wanted, theme::bold(words));
    if named(tick, &format!("All places in {}", one.title)).changed() {
        let tick = NameAction::TickAll {
            document: at,
            is_wanted,
        };
        wish(actions, tick);
    }
}

fn row(
    ui: &mut Ui,
    (document, number): (usize, usize),
    one: &Searched,
    place: &Place,
    actions: &mut Actions,
) {
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        let mut is_wanted = place.is_wanted;
        let words = words(ui, place);
        let said = words.text.clone();
        let tick = ui.add(Checkbox::new(&mut is_wanted, words));
        if named(tick, &format!("{}, {said}", one.title)).changed() {
            let tick = NameAction::Tick {
                document,
                place: number,
                is_wanted,
            };
            wish(actions, tick);
        }
    });
}

/// `p. 3   … seen by Ivan Kovalyov, who …`.
fn words(ui: &Ui, place: &Place) -> LayoutJob {
    let palette = theme::palette(ui);
    let font = FontId::proportional(13.0);
    let plain = TextFormat::simple(font.clone(), palette.text);
    let quiet = TextFormat::simple(font, palette.weak);
    let marked = TextFormat {
        background: palette.hit,
        ..plain.clone()
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = (ui.available_width() - 30.0).max(80.0);
    job.wrap.max_rows = 2;
    job.append(&format!("p. {}   ", place.mark.page), 0.0, quiet.clone());
    match &place.excerpt {
        Some(excerpt) => {
            let [before, behind] = around(excerpt);
            job.append(&before, 0.0, plain.clone());
            job.append(&excerpt.own, 0.0, marked);
            job.append(&behind, 0.0, plain);
        }
        None => {
            let what = "in what hangs on the page: a comment, a link, hidden words";
            job.append(what, 0.0, quiet);
        }
    }
    job
}

/// What stands before and behind; nothing where the page begins or ends there.
fn around(excerpt: &Excerpt) -> [String; 2] {
    let with = |words: &str, told: String| match words.is_empty() {
        true => String::new(),
        false => told,
    };
    [
        with(&excerpt.before, format!("… {} ", excerpt.before)),
        with(&excerpt.behind, format!(" {} …", excerpt.behind)),
    ]
}

/// Pages that nobody can search, each with a way there.
fn look_yourself(ui: &mut Ui, one: &Searched, actions: &mut Actions) {
    let count = one.unsearchable.len();
    if count == 0 {
        return;
    }
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        let sign = egui::RichText::new(icon::WARNING).font(theme::icon_font(14.0));
        ui.label(sign.color(palette.mixed));
        let pages = counted(count, "page", "pages");
        ui.label(format!("{pages} cannot be searched: look yourself."));
    });
    for (page, why) in one.unsearchable.iter().take(MOST_PAGES) {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            let open = ui.button(format!("Open page {page}"));
            if named(open, &format!("Open page {page} of {}", one.title)).clicked() {
                let redact = DocumentAction::Redact {
                    number: one.exhibit,
                    page: *page,
                };
                actions.push(Action::Documents(redact));
            }
            aside(ui, format!("Page {page} {}", why.said()));
        });
    }
    if count > MOST_PAGES {
        let rest = counted(count - MOST_PAGES, "further page", "further pages");
        aside(ui, format!("and {rest}, which Documents names"));
    }
}
