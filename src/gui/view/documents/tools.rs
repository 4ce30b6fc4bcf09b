//! Above the list: how many there are, adding more, and what concerns all of them.

use egui::{Align, Layout, RichText, Ui, vec2};

use crate::case::{Edit, SortBy, VolumeCap};
use crate::finding::{self, counted};
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::hidden::{HiddenAction, Leaving};
use crate::gui::redaction::NameAction;
use crate::gui::session::Session;
use crate::gui::smaller::SmallerAction;
use crate::gui::theme;
use crate::preflight::QuotedPagesChoice;

use super::super::widget::{aside, field_id, named};
use super::super::{Actions, next};
use super::field::committed;

/// Where there is less room, the volumes get a line of their own.
const ONE_LINE: f32 = 1160.0;

/// What it is, how much there is of it, and a way to more.
pub(super) fn title(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::title("Documents behind the schedule"));
        // Where there is little room, what goes on takes its place.
        let is_narrow = ui.available_width() < ONE_LINE;
        if session.hidden.leaving.is_none() || !is_narrow {
            aside(ui, count(session));
        }
        let is_empty = session.case().exhibits.is_empty() && session.intake.rows.is_empty();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            next::button(ui, session, actions);
            if !is_empty && ui.button("Add documents…").clicked() {
                actions.push(Action::AddDocument);
            }
            progress(ui, session, actions);
        });
    });
    ui.add_space(2.0);
}

/// `12 documents, 230 pages`.
fn count(session: &Session) -> String {
    let pages = session.survey.documents.values();
    let pages: u32 = pages.map(|(_, pages)| pages).sum();
    match session.case().exhibits.len() {
        0 => String::new(),
        count => {
            let documents = counted(count, "document", "documents");
            let so_far = match session.are_numbers_final(count) {
                true => "",
                false => " so far",
            };
            format!("{documents}, {}{so_far}", finding::pages(pages))
        }
    }
}

/// What concerns the whole list.
pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let some = !session.case().exhibits.is_empty();
    let is_narrow = ui.available_width() < ONE_LINE;
    ui.horizontal(|ui| {
        for (by, name) in [
            (SortBy::Date, "Sort by date"),
            (SortBy::Title, "Sort by title"),
        ] {
            let button = ui.add_enabled(some, egui::Button::new(name));
            if button.on_hover_text("Within each heading").clicked() {
                actions.push(Action::Edit(Edit::SortExhibits(by)));
            }
        }
        let redact = ui.add_enabled(some, egui::Button::new("Redact a name…"));
        let words = "Takes words out of all documents for good, in copies of them";
        if redact.on_hover_text(words).clicked() {
            actions.push(Action::Names(NameAction::Ask));
        }
        let mut dividers = session.case().dividers;
        let divider = ui.add_enabled(some, egui::Checkbox::new(&mut dividers, "Divider pages"));
        let words = "A page with its heading before each group of documents";
        if divider.on_hover_text(words).changed() {
            actions.push(Action::Edit(Edit::SetDividers(dividers)));
        }
        let smaller = ui.add_enabled(some, egui::Button::new("Make smaller…"));
        let words = "What the bundle would take with smaller pictures, measured document by document, with a page before and after";
        if smaller.on_hover_text(words).clicked() {
            actions.push(Action::Smaller(SmallerAction::Open));
        }
        hidden(ui, session, actions);
        if !is_narrow {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                volumes(ui, session.case().volumes, actions);
            });
        }
    });
    quoted_pages(ui, session, actions);
    if is_narrow {
        let line = vec2(ui.available_width(), ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            volumes(ui, session.case().volumes, actions);
        });
    }
}

/// One click for all hidden words that can go unseen. It is always there, so that nothing moves when they are found.
fn hidden(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (places, documents) = session.hidden.all_going;
    let can = places > 0 && session.hidden.leaving.is_none();
    let take = ui.add_enabled(can, egui::Button::new("Take out hidden words"));
    let meaning = format!(
        "All {} in {} that can go without a page looking otherwise, in copies of them",
        counted(places, "place", "places"),
        counted(documents, "document", "documents")
    );
    let take = take
        .on_hover_text(meaning)
        .on_disabled_hover_text("No words were found that nobody sees and that can go at once");
    if take.clicked() {
        actions.push(Action::Hidden(HiddenAction::TakeAllOut(None)));
    }
}

/// How far taking hidden words out is. From the right to the left.
fn leaving(ui: &mut Ui, leaving: &Leaving, actions: &mut Actions) {
    let stop = ui.button("Cancel");
    let stop = stop.on_hover_text("Nothing is changed then");
    if named(stop, "Cancel taking hidden words out").clicked() {
        actions.push(Action::Hidden(HiddenAction::Stop));
    }
    let (done, all) = (leaving.done, leaving.all);
    ui.label(format!(
        "Hidden words: document {} of {all}",
        (done + 1).min(all)
    ));
    ui.spinner();
}

/// One choice for all documents that are quoted, with what it comes to.
fn quoted_pages(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let case = session.case();
    let quotations = session.quotations.now();
    let choice = QuotedPagesChoice::of(case, &session.documents, quotations);
    // Also where the pages came with the words one by one: to take the tick out has all pages in.
    let mut only = case.quoted_pages || choice.is_so();
    if choice.is_empty() && !only {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let tick = ui.checkbox(&mut only, "Of quoted documents, only the pages quoted");
        let words = "With the first page of each. The index says which pages of how many are included. Pages come and go with the words quoted, until you choose those of a document yourself";
        if tick.on_hover_text(words).changed() {
            actions.push(Action::Edit(choice.edit(only)));
        }
        if !choice.is_empty() {
            aside(ui, choice.told());
        }
        if case.quoted_pages && choice.left_out() > 0 {
            let missing = counted(choice.left_out(), "page quoted", "pages quoted");
            let add = ui.button(format!("Add {missing}"));
            if add.on_hover_text("They are not among the pages included").clicked() {
                actions.push(Action::Edit(choice.edit(true)));
            }
        }
    });
}

/// When the bundle becomes several files. From the right to the left.
fn volumes(ui: &mut Ui, cap: VolumeCap, actions: &mut Actions) {
    aside(ui, "MB");
    let megabytes = number(ui, cap.megabytes, "Most megabytes of a volume");
    aside(ui, "pages, or");
    let pages = number(ui, cap.pages, "Most pages of a volume");
    let words = RichText::new("Volumes of at most").small();
    let words = words.color(theme::palette(ui).weak);
    let meaning = "A bundle that is too large for one file becomes several. Page numbers run through all of them";
    ui.label(words).on_hover_text(meaning);
    let typed = VolumeCap {
        pages: pages.unwrap_or(cap.pages),
        megabytes: megabytes.unwrap_or(cap.megabytes),
    };
    if typed != cap {
        actions.push(Action::Edit(Edit::SetVolumes(typed)));
    }
}

/// A number that was typed, or that none is wanted; nothing where it was left or cannot be read.
fn number(ui: &mut Ui, current: Option<u32>, name: &str) -> Option<Option<u32>> {
    let shown = current.map(|number| number.to_string()).unwrap_or_default();
    let typed = committed(ui, field_id(name), &shown, name, 84.0, None)?;
    match typed.trim() {
        "" => Some(None),
        typed => typed.parse().ok().map(Some),
    }
}

/// How many pages could be read by machine, or how far that is. From the right to the left.
fn scans(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let unread = session.unread_scans();
    if session.scans.is_reading {
        let stop = ui.button("Stop");
        let stop = stop.on_hover_text("What was read until now is kept");
        if named(stop, "Stop reading scans by machine").clicked() {
            actions.push(Action::Documents(DocumentAction::ReadScans(false)));
        }
        let (read, all) = session.scans.told.now();
        ui.label(match all {
            0 => "Reading scans by machine".to_owned(),
            all => format!("Reading scans by machine: {read} of {all}"),
        });
        ui.spinner();
        ui.ctx()
            .request_repaint_after(std::time::Duration::from_millis(300));
    } else if unread > 0 {
        let pages = counted(unread, "scan", "scans");
        let read = ui.button(format!("Read {pages} by machine"));
        let read = read.on_hover_text(match &session.scans.missing {
            None => "So that their words can be searched, copied and quoted".to_owned(),
            Some(why) => format!(
                "They were not read: {why}. {} Then press this again",
                why.hint()
            ),
        });
        if named(read, "Read scans by machine").clicked() {
            actions.push(Action::Documents(DocumentAction::ReadScans(true)));
        }
        if let Some(why) = &session.scans.missing {
            let words = RichText::new(why.in_short()).small();
            ui.label(words.color(theme::palette(ui).mixed));
        }
    }
}

/// From the right to the left.
fn progress(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (done, all) = if session.intake.is_reading() {
        let stop = ui.button("Stop");
        let stop = stop.on_hover_text("What was read until now is added; the rest is not");
        if named(stop, "Stop reading").clicked() {
            actions.push(Action::Documents(DocumentAction::StopReading));
        }
        session.intake.progress()
    } else if let Some(now) = &session.hidden.leaving {
        return leaving(ui, now, actions);
    } else {
        // How far the reading of the case's own documents has come, the bar above says.
        return scans(ui, session, actions);
    };
    ui.label(format!("Reading {} of {all}", (done + 1).min(all)));
    ui.spinner();
}
