//! Which source the report is: one of the case or of the library, or a new one that is described here.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{
    Align2, Button, Id, Layout, Margin, PopupCloseBehavior, Response, RichText, ScrollArea,
    TextEdit, Ui,
};

use crate::case::Case;
use crate::gui::reader::{Draft, NewSource, Opened, ReaderAction, SourceChoice, of_id};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::{FETCHED, Library, PublisherKind, Source};

use super::super::facets::framed;
use super::super::widget::{aside, field_id, named};
use super::super::{Actions, drop_down};
use super::wish;

/// The search among the sources, and what was typed into it.
const SEARCH: &str = "source of the report";

/// So many sources are listed at once.
const MOST_LISTED: usize = 40;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    draft: &Draft,
    opened: &Opened,
    actions: &mut Actions,
) {
    let (case, library) = (session.case(), &session.library);
    let words = match &draft.source {
        SourceChoice::Unsaid => "Which source is this?".to_owned(),
        SourceChoice::New(_) => "A new source".to_owned(),
        SourceChoice::Known(id) => {
            let source = of_id(id, case, library);
            source.map_or_else(
                || "Which source is this?".to_owned(),
                |source| source.titled(),
            )
        }
    };
    let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let width = ui.available_width() - 4.0;
    let button = Button::new(words).truncate().min_size(theme::FIELD);
    ui.scope(|ui| {
        ui.set_max_width(width);
        let (response, _) = MenuButton::from_button(button).config(config).ui(ui, |ui| {
            ui.set_width(360.0);
            ui.with_layout(Layout::top_down(egui::Align::LEFT), |ui| {
                choices(ui, case, library, opened, actions);
            });
        });
        begin_search(ui, &response, SEARCH);
        named(response, "Source of the report");
    });
}

/// A list that opens begins with an empty search, and with the keyboard in it.
pub(in crate::gui::view) fn begin_search(ui: &Ui, opens: &Response, search: &'static str) {
    if opens.clicked() {
        ui.data_mut(|data| data.remove::<String>(Id::unique(search)));
        ui.memory_mut(|memory| memory.request_focus(field_id(search)));
    }
}

/// The field of that search, above its list, and what was typed into it.
pub(in crate::gui::view) fn search_field(
    ui: &mut Ui,
    search: &'static str,
    hint: &'static str,
    name: &str,
) -> String {
    let place = Id::unique(search);
    let mut words: String = ui.data(|data| data.get_temp(place)).unwrap_or_default();
    let edit = TextEdit::singleline(&mut words)
        .id(field_id(search))
        .margin(Margin::symmetric(8, 4))
        .align(Align2::LEFT_CENTER)
        .min_size(theme::FIELD)
        .hint_text(hint)
        .desired_width(f32::INFINITY);
    ui.scope(|ui| {
        framed(ui);
        named(ui.add(edit), name);
    });
    ui.data_mut(|data| data.insert_temp(place, words.clone()));
    words
}

fn choices(ui: &mut Ui, case: &Case, library: &Library, opened: &Opened, actions: &mut Actions) {
    let words = search_field(ui, SEARCH, "Search by title or publisher", "Search sources");
    let new = Button::new(RichText::new("A new source…").strong()).frame_when_inactive(false);
    if named(ui.add(new), "A new source…").clicked() {
        let described = NewSource::proposed(&opened.name(), opened.report.title.described());
        wish(actions, ReaderAction::Source(SourceChoice::New(described)));
        ui.close();
    }
    let wanted = words.to_lowercase();
    let is_listed = |source: &&Source| {
        let title = source.titled().to_lowercase();
        wanted.split_whitespace().all(|word| title.contains(word))
    };
    let of_case = case.sources();
    let in_case: Vec<&str> = of_case.iter().map(|source| source.id.as_str()).collect();
    let others = library.sources();
    let others = others.filter(|source| !in_case.contains(&source.id.as_str()));
    let groups: [(&str, Vec<&Source>); 2] = [
        (
            "Of the case",
            of_case.iter().copied().filter(is_listed).collect(),
        ),
        (
            "Of the library",
            others.filter(is_listed).take(MOST_LISTED).collect(),
        ),
    ];
    // As high with few as with many: the search above it stays where it is.
    ui.spacing_mut().scroll = theme::bar_in_sight();
    let list = ScrollArea::vertical().auto_shrink([true, false]);
    list.max_height(300.0).show(ui, |ui| {
        for (group, sources) in groups.iter().filter(|(_, sources)| !sources.is_empty()) {
            aside(ui, *group);
            for source in sources {
                let button = Button::new(source.titled())
                    .frame_when_inactive(false)
                    .wrap();
                if ui.add(button).clicked() {
                    let known = SourceChoice::Known(source.id.clone());
                    wish(actions, ReaderAction::Source(known));
                    ui.close();
                }
            }
        }
    });
}

/// What is asked of a source that is new. What the report says of itself is proposed.
pub(super) fn described(ui: &mut Ui, new: &NewSource, actions: &mut Actions) {
    let mut changed = new.clone();
    let lines = [
        (
            "Title",
            "as on the report",
            "As it stands on the report",
            &mut changed.title,
        ),
        (
            "Publisher",
            "who published it",
            "Who published it",
            &mut changed.publisher,
        ),
        (
            "Published",
            "March 2026",
            "31/3/2026, March 2026 or 2026; empty where it is not known",
            &mut changed.published,
        ),
        (
            "Address",
            "https://…",
            "Where a judge can open it without a login",
            &mut changed.address,
        ),
    ];
    for (label, hint, told, text) in lines {
        super::extract::labelled(ui, label, |ui| {
            let name = format!("{label} of the source");
            let edit = TextEdit::singleline(text)
                .id(field_id(&name))
                .hint_text(hint)
                .desired_width(ui.available_width() - 10.0);
            named(ui.add(edit).on_hover_text(told), &name);
        });
    }
    if let Some(fields) = new.as_proposed() {
        let words = format!("Proposed from the report: {fields}. Look whether that is right.");
        let mixed = theme::palette(ui).mixed;
        ui.add(egui::Label::new(RichText::new(words).small().color(mixed)).wrap());
    }
    super::extract::labelled(ui, "Kind", |ui| {
        let list = drop_down::list("reader-kind")
            .selected_text(new.kind.map_or("Choose", PublisherKind::label))
            .width(150.0);
        drop_down::show(ui, list, "Kind of publisher", |ui| {
            for kind in PublisherKind::ALL {
                if drop_down::option(ui, new.kind == Some(*kind), kind.label()) {
                    changed.kind = Some(*kind);
                }
            }
        });
    });
    let told = "Otherwise Check says that it is not known. You may also say it later";
    let tick = named(ui.checkbox(&mut changed.is_from_address, FETCHED), FETCHED);
    tick.on_hover_text(told);
    if changed != *new {
        wish(actions, ReaderAction::Source(SourceChoice::New(changed)));
    }
}
