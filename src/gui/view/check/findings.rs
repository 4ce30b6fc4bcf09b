//! The findings, gravest first, each with the way to what it speaks of.

use egui::accesskit::Toggled;
use egui::{Id, RichText, Ui};

use crate::finding::{CaseCode, Finding, Place, capitalised};
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::check::{exclusion, framed, hidden};
use crate::gui::view::widget::{aside, link, named};
use crate::gui::weight::Weight;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if session.listed_findings().next().is_none() {
        let colour = theme::palette(ui).good;
        let words = format!("{}  Nothing is left to do.", icon::DONE);
        ui.label(theme::bold(words).color(colour));
        aside(
            ui,
            "Export the bundle: it is checked once more from the finished file.",
        );
        return;
    }
    let only = filter(ui, session);
    hidden::all(ui, session, actions);
    for weight in Weight::ALL {
        if only.is_none_or(|only| only == weight) {
            group(ui, session, weight, actions);
        }
    }
}

/// What is looked at, or all.
fn filter(ui: &mut Ui, session: &Session) -> Option<Weight> {
    let place = Id::unique("findings that are looked at");
    let mut only: Option<Weight> = ui.data(|data| data.get_temp(place)).flatten();
    let all = session.listed_findings().count();
    ui.horizontal_wrapped(|ui| {
        let mut choice = |ui: &mut Ui, label: String, of: Option<Weight>| {
            let is_chosen = only == of;
            let response = ui.add(egui::Button::selectable(is_chosen, capitalised(&label)));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_toggled(Toggled::from(is_chosen));
            });
            if named(response, &format!("Show {label}")).clicked() {
                only = of;
            }
        };
        choice(ui, format!("all {all}"), None);
        for weight in Weight::ALL {
            let count = session.listed_of(weight).count();
            choice(ui, weight.counted(count), Some(weight));
        }
    });
    ui.data_mut(|data| data.insert_temp(place, only));
    only
}

fn group(ui: &mut Ui, session: &Session, weight: Weight, actions: &mut Actions) {
    let mut found = session.listed_of(weight).peekable();
    if found.peek().is_none() {
        return;
    }
    let colour = weight.colour(&theme::palette(ui));
    let heading = match weight {
        Weight::Error => "Errors: put them right before filing",
        Weight::ToDo => "To do before filing",
        Weight::Warning => "Warnings: look at them before filing",
        Weight::Note => "Notes: worth knowing",
    };
    ui.add_space(8.0);
    ui.label(theme::bold(format!("{}  {heading}", weight.sign())).color(colour));
    for finding in found {
        card(ui, session, finding, weight, actions);
        if hidden::is_about(finding.code) {
            hidden::ways(ui, session, finding, actions);
        }
        if finding.code == CaseCode::Exclusion {
            exclusion::answer(ui, session, actions);
        }
    }
}

/// The way to what the case has nothing of.
fn see_against(ui: &mut Ui, session: &Session, key: &str, actions: &mut Actions) {
    let issue = words(session, &Place::Issue(key.to_owned()));
    let link = link(ui, "See what goes against the appellant");
    if named(
        link,
        &format!("See what goes against the appellant on {issue}"),
    )
    .clicked()
    {
        actions.push(Action::ChooseAgainst(key.to_owned()));
    }
}

/// One finding: what it is, where, and what to do about it.
pub(super) fn card(
    ui: &mut Ui,
    session: &Session,
    finding: &Finding,
    weight: Weight,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    framed(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            // All lines as high as the words.
            ui.spacing_mut().interact_size.y = 0.0;
            let (sign, word) = (weight.sign(), weight.word());
            let colour = weight.colour(&palette);
            ui.label(theme::bold(format!("{sign} {word}")).color(colour));
            place(ui, session, &finding.place, actions);
            ui.label(&finding.message);
        });
        if let Some(hint) = &finding.hint {
            let hint = RichText::new(hint).size(13.0).color(palette.weak);
            ui.add(egui::Label::new(hint).wrap());
        }
        if let (true, Place::Issue(key)) =
            (finding.code == CaseCode::NoAdverseEntry, &finding.place)
        {
            see_against(ui, session, key, actions);
        }
    });
}

/// Where it is, as a link where the window can go there.
fn place(ui: &mut Ui, session: &Session, place: &Place, actions: &mut Actions) {
    match place {
        Place::Entry(_)
        | Place::Issue(_)
        | Place::Exhibit(_)
        | Place::Field(_)
        | Place::Page(_) => {
            let words = words(session, place);
            let link = link(ui, theme::bold(&words));
            if named(link, &format!("Go to {words}")).clicked() {
                actions.push(Action::GoTo(place.clone()));
            }
        }
        Place::File { path, .. } => {
            let label = ui.label(theme::bold(words(session, place)));
            label.on_hover_text(path);
        }
        Place::Everywhere => {}
    }
}

/// An issue is known to people by its number, not by its key, a document by its place in the list, and a
/// place in a file by its line.
fn words(session: &Session, place: &Place) -> String {
    match place {
        Place::Issue(key) => session
            .case()
            .issue_number(key)
            .map_or_else(|| place.to_string(), |number| format!("issue {number}")),
        Place::Exhibit(number) => session
            .case()
            .position_of_exhibit(*number)
            .map_or_else(|| place.to_string(), |at| format!("document {}", at + 1)),
        Place::File { path, line, .. } => {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            format!("{name}, line {line}")
        }
        Place::Everywhere | Place::Entry(_) | Place::Page(_) | Place::Field(_) => {
            session.labels.place(place)
        }
    }
}
