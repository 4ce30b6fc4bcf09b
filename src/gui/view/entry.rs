//! One entry of the bundle: what it is, where it goes, what is printed with it, who answers for it.

use egui::containers::menu::MenuButton;
use egui::{CollapsingHeader, TextEdit, Ui};

use crate::case::{DisputedIssue, Edit, Entry};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::propositions::fit_above;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, beginning, named, sign_button, tag};

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    position: usize,
    entry: &Entry,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let frame = egui::Frame::new()
        .fill(palette.page)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .corner_radius(5)
        .inner_margin(egui::Margin::symmetric(10, 6));
    let response = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.horizontal(|ui| first_line(ui, session, issue, position, entry, actions));
        let citation = format!("{}, {}", entry.source.publisher, entry.source.title);
        ui.add(egui::Label::new(theme::bold(citation).small()).truncate());
        let text = beginning(ui, &entry.passage.text);
        ui.add(egui::Label::new(text).selectable(false));
        details(ui, session, entry, actions);
    });
    if session.go_to == Some(Place::Entry(entry.number)) {
        response.response.scroll_to_me(Some(egui::Align::Center));
    }
}

fn first_line(
    ui: &mut Ui,
    session: &Session,
    issue: &DisputedIssue,
    position: usize,
    entry: &Entry,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    let number = entry.number;
    ui.label(theme::bold(format!("CS {number}")).color(palette.accent));
    tag(
        ui,
        entry.passage.stance.label(),
        palette.stance(entry.passage.stance),
    );
    let cost = session
        .survey
        .entry_costs
        .get(&number)
        .copied()
        .unwrap_or_default();
    aside(ui, format!("{cost:.2} pages"));
    if entry.signed_off.is_some() {
        tag(ui, "signed off", palette.good);
    }
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let to = |issue: &DisputedIssue, to| Edit::MoveEntry {
            number,
            issue: issue.key.clone(),
            to,
        };
        if sign_button(ui, "×", &format!("Remove CS {number}"), true) {
            actions.push(Action::Edit(Edit::RemoveEntry { number }));
        }
        if sign_button(
            ui,
            "↓",
            &format!("Move CS {number} down"),
            position + 1 < issue.entries.len(),
        ) {
            actions.push(Action::Edit(to(issue, position + 1)));
        }
        if sign_button(ui, "↑", &format!("Move CS {number} up"), position > 0) {
            actions.push(Action::Edit(to(issue, position - 1)));
        }
        if sign_button(ui, "Page", &format!("Show CS {number} on its page"), true) {
            actions.push(Action::PreviewEntry(number));
        }
        move_menu(ui, session, issue, number, actions);
    });
}

fn move_menu(
    ui: &mut Ui,
    session: &Session,
    from: &DisputedIssue,
    number: u32,
    actions: &mut Actions,
) {
    let others = session
        .case()
        .issues
        .iter()
        .filter(|issue| issue.key != from.key);
    let button = egui::Button::new("Move to").frame_when_inactive(false);
    let menu = MenuButton::from_button(button).ui(ui, |ui| {
        for other in others {
            if ui.button(&other.label).clicked() {
                let to = other.entries.len();
                actions.push(Action::Edit(Edit::MoveEntry {
                    number,
                    issue: other.key.clone(),
                    to,
                }));
                ui.close();
            }
        }
    });
    named(menu.0, &format!("Move CS {number} to another issue"));
}

/// What is printed above and below the passage, and the sign-off: closed until wanted.
fn details(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    let title = egui::RichText::new("Proposition, note, sign-off").small();
    let header = CollapsingHeader::new(title).id_salt(number);
    let response = header.show(ui, |ui| {
        field(
            ui,
            "Proposition, printed above",
            &format!("Proposition of CS {number}"),
            entry.proposition.as_deref(),
            |text| {
                actions.push(Action::Edit(Edit::SetProposition { number, text }));
            },
        );
        use_a_proposition(ui, session, entry, actions);
        field(
            ui,
            "Note, printed below",
            &format!("Note of CS {number}"),
            entry.note.as_deref(),
            |text| {
                actions.push(Action::Edit(Edit::SetNote { number, text }));
            },
        );
        sign_off(ui, session, entry, actions);
    });
    named(response.header_response, &format!("Details of CS {number}"));
}

/// The statements of the library that the passage supports or qualifies, to be printed above.
fn use_a_proposition(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    let held = session.library.passage(&entry.passage.id);
    let fitting = held.map(|held| fit_above(held.passage, &session.library.taxonomy));
    let fitting: Vec<_> = fitting.into_iter().flatten().collect();
    let name = format!("Use a proposition of the library for CS {number}");
    if fitting.is_empty() {
        aside(ui, "The library has no proposition for this passage.");
        return;
    }
    let menu = ui.menu_button("Use a proposition of the library", |ui| {
        ui.set_max_width(420.0);
        for (bearing, statement) in fitting {
            let is_used = entry.proposition.as_deref() == Some(statement);
            let label = format!("{statement} (the passage {} it)", bearing.label());
            let button = egui::Button::selectable(is_used, label).wrap();
            if ui.add(button).clicked() {
                let text = statement.to_owned();
                actions.push(Action::EditApart(Edit::SetProposition { number, text }));
                ui.close();
            }
        }
    });
    named(menu.response, &name);
}

fn field(
    ui: &mut Ui,
    label: &str,
    name: &str,
    text: Option<&str>,
    mut changed: impl FnMut(String),
) {
    aside(ui, label);
    let mut text = text.unwrap_or_default().to_owned();
    let edit = TextEdit::multiline(&mut text)
        .desired_rows(1)
        .desired_width(f32::INFINITY);
    if named(ui.add(edit), name).changed() {
        changed(text);
    }
}

/// The initials are those of the settings, or else remembered from one entry to the next.
fn sign_off(ui: &mut Ui, session: &Session, entry: &Entry, actions: &mut Actions) {
    let number = entry.number;
    if let Some(given) = &entry.signed_off {
        ui.horizontal(|ui| {
            ui.label(format!("Signed off by {} on {}", given.by, given.on));
            if named(
                ui.button("Withdraw"),
                &format!("Withdraw sign-off of CS {number}"),
            )
            .clicked()
            {
                actions.push(Action::Edit(Edit::WithdrawSignOff { number }));
            }
        });
        return;
    }
    let memory = egui::Id::unique("initials");
    let kept: Option<String> = ui.data(|data| data.get_temp(memory));
    let mut initials = kept.unwrap_or_else(|| session.initials.clone());
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut initials)
            .hint_text("initials")
            .desired_width(70.0);
        let field = named(ui.add(edit), &format!("Initials for CS {number}"));
        if field.changed() {
            ui.data_mut(|data| data.insert_temp(memory, initials.clone()));
        }
        let button = egui::Button::new("Sign off: I have held it against its source");
        let response = ui.add_enabled(!initials.trim().is_empty(), button);
        if named(response, &format!("Sign off CS {number}")).clicked() {
            let by = initials.trim().to_owned();
            actions.push(Action::Edit(Edit::SignOff {
                number,
                by,
                on: session.today,
            }));
        }
    });
}
