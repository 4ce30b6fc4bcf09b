//! Whether an extract is also kept in a pack of the person's own, and what is said of it there: on which issues of the
//! library it bears, and what it does to its propositions.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Layout, PopupCloseBehavior, RichText, ScrollArea, Ui};

use crate::gui::action::Action;
use crate::gui::packs::PackAction;
use crate::gui::reader::{Reader, ReaderAction, issue_of_case};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{Bearing, Issue, Proposition};

use super::super::widget::{aside, link, named};
use super::super::{Actions, drop_down, hover};
use super::extract::labelled;
use super::source::{begin_search, search_field};
use super::wish;

/// The searches, and what was typed into them.
const ISSUES: &str = "issues of the extract in the pack";
const PROPOSITIONS: &str = "propositions of the extract in the pack";

pub(super) fn show(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    labelled(ui, "Pack", |ui| pack(ui, reader, actions));
    if reader.draft.keep.folder.is_some() {
        labelled(ui, "Also on", |ui| issues(ui, session, reader, actions));
        labelled(ui, "Speaks to", |ui| {
            propositions(ui, session, reader, actions);
        });
    }
}

fn pack(ui: &mut Ui, reader: &Reader, actions: &mut Actions) {
    let chosen = reader.pack();
    let words = chosen.map_or("In no pack", |pack| pack.title.as_str());
    let list = drop_down::list("extract-pack")
        .selected_text(words)
        .truncate()
        .width(ui.available_width() - 4.0);
    let told = "Kept in a pack of yours, it is evidence in every case that fits it.";
    drop_down::show(ui, list, "Pack of the extract", |ui| {
        if drop_down::option(ui, chosen.is_none(), "In no pack") {
            wish(actions, ReaderAction::KeepIn(None));
        }
        for pack in &reader.packs.all {
            if drop_down::option(ui, chosen == Some(pack), pack.title.as_str()) {
                wish(actions, ReaderAction::KeepIn(Some(pack.folder.clone())));
            }
        }
        for (words, action) in [
            ("A new pack…", PackAction::NewPack),
            ("Another pack that you have…", PackAction::OpenPack),
        ] {
            if drop_down::option(ui, false, words) {
                wish(actions, ReaderAction::AwaitPack);
                actions.push(Action::Packs(action));
            }
        }
    })
    .on_hover_text(told);
}

/// Issues of the library, beside that of the case under which it goes.
fn issues(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let (draft, taxonomy) = (&reader.draft, &session.library.taxonomy);
    let of_case = issue_of_case(draft.issue.as_deref(), session.case());
    let nationality = session.case().claimant.nationality.as_deref();
    ui.horizontal_wrapped(|ui| {
        for id in &draft.keep.issues {
            let known = taxonomy.issue(id);
            if chip(ui, known.map_or(id.as_str(), Issue::title)) {
                wish(actions, ReaderAction::BearsOn(id.clone(), false));
            }
        }
        list(ui, ISSUES, "Add an issue of the library", |ui, words| {
            let is_open = |issue: &&Issue| {
                let is_taken = draft.keep.issues.contains(&issue.id);
                !is_taken && of_case.as_ref() != Some(&issue.id) && has(issue.title(), words)
            };
            for issue in taxonomy.issues.iter().filter(is_open) {
                let button = Button::new(issue.title()).frame_when_inactive(false).wrap();
                let about = taxonomy.about_issue(issue, nationality);
                let response = hover::beside(ui.add(button), about);
                if response.clicked() {
                    wish(actions, ReaderAction::BearsOn(issue.id.clone(), true));
                    ui.close();
                }
            }
        });
    });
}

fn propositions(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let (draft, taxonomy) = (&reader.draft, &session.library.taxonomy);
    ui.horizontal_wrapped(|ui| {
        for bearing in &draft.keep.propositions {
            let known = taxonomy.proposition(bearing.proposition());
            let text = known.map_or(bearing.proposition().as_str(), |one| &one.statement);
            if chip(ui, &format!("{}: {text}", bearing.spoken())) {
                wish(actions, ReaderAction::Speaks(bearing.clone(), false));
            }
        }
        list(ui, PROPOSITIONS, "Add a proposition", |ui, words| {
            let is_taken = |one: &Proposition| {
                let mut all = draft.keep.propositions.iter();
                all.any(|bearing| *bearing.proposition() == one.id)
            };
            let nationality = session.case().claimant.nationality.as_deref();
            let all = taxonomy.propositions.iter();
            let all = all.filter(|one| one.is_for(nationality));
            for one in all.filter(|one| !is_taken(one) && has(&one.statement, words)) {
                if let Some(bearing) = offered(ui, one) {
                    wish(actions, ReaderAction::Speaks(bearing, true));
                    ui.close();
                }
            }
        });
    });
}

fn has(text: &str, words: &str) -> bool {
    let (text, words) = (text.to_lowercase(), words.to_lowercase());
    words.split_whitespace().all(|word| text.contains(word))
}

/// A proposition, and what the words may do to it.
fn offered(ui: &mut Ui, one: &Proposition) -> Option<Bearing> {
    ui.add_space(4.0);
    ui.add(egui::Label::new(&one.statement).wrap());
    let ways = [
        Bearing::Supports(one.id.clone()),
        Bearing::Qualifies(one.id.clone()),
        Bearing::Contradicts(one.id.clone()),
    ];
    ui.horizontal(|ui| {
        let mut chosen = None;
        for bearing in ways {
            let name = format!("{}: {}", bearing.spoken(), one.statement);
            if named(link(ui, bearing.spoken()), &name).clicked() {
                chosen = Some(bearing);
            }
        }
        chosen
    })
    .inner
}

/// Whether it is taken off.
fn chip(ui: &mut Ui, label: &str) -> bool {
    let fill = theme::palette(ui).selected;
    let text = RichText::new(format!("{label}   ×")).small();
    let button = Button::new(text).fill(fill).corner_radius(10).truncate();
    named(
        ui.add(button).on_hover_text(label),
        &format!("{label}, take it off"),
    )
    .clicked()
}

/// A list that opens with a search above it.
fn list(ui: &mut Ui, search: &'static str, name: &str, add: impl FnOnce(&mut Ui, &str)) {
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let (response, _) = MenuButton::new("Add…").config(config).ui(ui, |ui| {
        ui.set_width(360.0);
        ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
            let words = search_field(ui, search, "Search", &format!("Search: {name}"));
            aside(ui, "Of the library");
            let area = ScrollArea::vertical().auto_shrink([true, false]);
            area.max_height(300.0).show(ui, |ui| add(ui, &words));
        });
    });
    begin_search(ui, &response, search);
    named(response, name);
}
