//! "Page numbers…": a person says which number the page that is read has, once for the whole document.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align2, Id, Margin, PopupCloseBehavior, TextEdit, Ui};

use crate::case::Edit;
use crate::gui::action::Action;
use crate::gui::reader::{Opened, Reader};
use crate::gui::theme;
use crate::numbering::PageName;

use super::super::facets::framed;
use super::super::widget::{aside, field_id, named, primary};
use super::super::{Actions, room};

pub(super) fn show(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let words = match room::is_narrow(ui) {
        true => "Numbers…",
        false => "Page numbers…",
    };
    let (response, _) = MenuButton::new(words).config(config).ui(ui, |ui| {
        ui.set_width(300.0);
        // A menu takes the frames of what is in it away; a field and a button need theirs.
        framed(ui);
        ui.with_layout(egui::Layout::top_down(egui::Align::LEFT), |ui| {
            inside(ui, reader, opened, actions);
        });
    });
    named(response, "Page numbers…");
}

fn inside(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let current = reader.seen.current;
    ui.label(theme::bold("The number of this page"));
    aside(
        ui,
        format!("Page {} of the PDF. All others count from it.", current + 1),
    );
    let place = Id::unique(("number of the page", current));
    let known: Option<String> = ui.data(|data| data.get_temp(place));
    let mut text = known.unwrap_or_else(|| match opened.report.pages.of_page(current) {
        PageName::Printed(number) => number,
        PageName::Spread { left, .. } => left,
        PageName::InPdf(number) => number.to_string(),
    });
    let number = text.trim().parse::<i64>().ok();
    let mut is_entered = false;
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut text)
            .id(field_id("number of the page"))
            .margin(Margin::symmetric(8, 4))
            .align(Align2::LEFT_CENTER)
            .min_size(theme::FIELD)
            .desired_width(80.0);
        let response = named(ui.add(edit), "Number of this page");
        ui.data_mut(|data| data.insert_temp(place, text.clone()));
        let is_enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
        is_entered = response.lost_focus() && is_enter;
        ui.add_enabled_ui(number.is_some(), |ui| {
            is_entered |= primary(ui, "Count from here").clicked();
        });
    });
    if let Some(number) = number.filter(|_| is_entered) {
        ui.data_mut(|data| data.remove::<String>(place));
        let first = number.saturating_sub_unsigned(current as u64);
        count(opened, Some(first), actions);
        ui.close();
    }
    if number.is_none() {
        aside(ui, "Type a whole number.");
    }
    if opened.report.counted_from().is_some() && ui.button("As they are printed").clicked() {
        ui.data_mut(|data| data.remove::<String>(place));
        count(opened, None, actions);
        ui.close();
    }
}

/// It is part of the case: what is cited of the report is checked by it.
fn count(opened: &Opened, first: Option<i64>, actions: &mut Actions) {
    actions.push(Action::Edit(Edit::CountPages {
        sha256: opened.report.sha256.clone(),
        first,
    }));
}
