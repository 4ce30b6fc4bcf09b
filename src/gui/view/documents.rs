//! The documents behind the schedule: in print order under their headings, each with what was found in
//! its file, and everything about it that can be changed.

use egui::{ComboBox, RichText, ScrollArea, TextEdit, Ui};

use crate::case::{
    Comments, Edit, Exhibit, ExhibitChange, PageRanges, PaperChoice, SortBy, VolumeCap,
};
use crate::finding::{Finding, Place};
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::theme;

use super::Actions;
use super::widget::{aside, empty, named, sign_button};

fn count(session: &Session) -> String {
    match session.case().exhibits.len() {
        0 => String::new(),
        1 => "1 document".to_owned(),
        count => format!("{count} documents"),
    }
}

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.label(theme::title("Documents behind the schedule"));
    aside(ui, count(session));
    tools(ui, session, actions);
    ui.separator();
    let exhibits = &session.case().exhibits;
    if exhibits.is_empty() {
        let next = "Add the PDF files that belong into the bundle, or drop them on this window. They stand behind the schedule, every page numbered and in the index.";
        return empty(ui, "No document has been added.", next);
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let mut heading = None;
        for (at, exhibit) in exhibits.iter().enumerate() {
            if heading != Some(&exhibit.section) {
                ui.add_space(8.0);
                let name = exhibit.section.as_deref().unwrap_or("Documents");
                ui.label(theme::bold(name));
                heading = Some(&exhibit.section);
            }
            ui.push_id(("document", exhibit.number), |ui| {
                row(ui, session, at, exhibits.len(), exhibit, actions);
            });
        }
    });
}

fn tools(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        if ui.button("Add a document…").clicked() {
            actions.push(Action::AddDocument);
        }
        let some = !session.case().exhibits.is_empty();
        for (by, name) in [
            (SortBy::Date, "Sort by date"),
            (SortBy::Title, "Sort by title"),
        ] {
            if ui.add_enabled(some, egui::Button::new(name)).clicked() {
                actions.push(Action::Edit(Edit::SortExhibits(by)));
            }
        }
        let mut dividers = session.case().dividers;
        let divider = ui.add_enabled(some, egui::Checkbox::new(&mut dividers, "Divider pages"));
        if divider.changed() {
            actions.push(Action::Edit(Edit::SetDividers(dividers)));
        }
        volumes(ui, session.case().volumes, actions);
        if session.is_examining {
            ui.spinner();
            aside(ui, "Reading the files …");
        }
    });
}

/// When the bundle becomes several files.
fn volumes(ui: &mut Ui, cap: VolumeCap, actions: &mut Actions) {
    aside(ui, "Volumes of at most");
    let pages = number(ui, cap.pages, "Most pages of a volume");
    aside(ui, "pages");
    let megabytes = number(ui, cap.megabytes, "Most megabytes of a volume");
    aside(ui, "MB");
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
    let typed = committed(ui, &shown, name, 48.0)?;
    match typed.trim() {
        "" => Some(None),
        typed => typed.parse().ok().map(Some),
    }
}

fn row(
    ui: &mut Ui,
    session: &Session,
    at: usize,
    count: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let frame = egui::Frame::group(ui.style()).inner_margin(8);
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::bold((at + 1).to_string()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                order(ui, at, count, exhibit, actions);
                title(ui, at, exhibit, actions);
            });
        });
        ui.horizontal_wrapped(|ui| choices(ui, session, at, exhibit, actions));
        aside(ui, about(session, exhibit));
        for finding in &session.survey.findings {
            if finding.place == Place::Exhibit(exhibit.number) {
                show_finding(ui, finding);
            }
        }
    });
}

fn order(ui: &mut Ui, at: usize, count: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let number = exhibit.number;
    let place = at + 1;
    if sign_button(ui, "×", &format!("Remove document {place}"), true) {
        actions.push(Action::Edit(Edit::RemoveExhibit { number }));
    }
    if sign_button(
        ui,
        "↓",
        &format!("Move document {place} down"),
        place < count,
    ) {
        actions.push(Action::Edit(Edit::MoveExhibit { number, to: at + 1 }));
    }
    if sign_button(ui, "↑", &format!("Move document {place} up"), at > 0) {
        actions.push(Action::Edit(Edit::MoveExhibit { number, to: at - 1 }));
    }
}

fn change(exhibit: &Exhibit, change: ExhibitChange) -> Action {
    Action::Edit(Edit::ChangeExhibit {
        number: exhibit.number,
        change,
    })
}

fn title(ui: &mut Ui, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let name = format!("Title of document {}", at + 1);
    if let Some(title) = committed(ui, &exhibit.title, &name, ui.available_width())
        && !title.trim().is_empty()
    {
        actions.push(change(exhibit, ExhibitChange::Title(title)));
    }
}

fn choices(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let place = at + 1;
    aside(ui, "Date");
    let date = exhibit.date.map(String::from).unwrap_or_default();
    if let Some(typed) = committed(ui, &date, &format!("Date of document {place}"), 92.0) {
        let read = typed.trim().parse();
        if typed.trim().is_empty() || read.is_ok() {
            actions.push(change(exhibit, ExhibitChange::Date(read.ok())));
        }
    }
    aside(ui, "Heading");
    let section = exhibit.section.clone().unwrap_or_default();
    if let Some(typed) = committed(ui, &section, &format!("Heading of document {place}"), 150.0) {
        actions.push(change(exhibit, ExhibitChange::Section(typed)));
    }
    aside(ui, "Pages");
    let pages = exhibit.pages.clone().map(String::from).unwrap_or_default();
    if let Some(typed) = committed(ui, &pages, &format!("Pages of document {place}"), 92.0) {
        let read: Result<PageRanges, _> = typed.parse();
        if typed.trim().is_empty() || read.is_ok() {
            actions.push(change(exhibit, ExhibitChange::Pages(read.ok())));
        }
    }
    if exhibit.pages.is_some() {
        title_page(ui, place, exhibit, actions);
    }
    // What there is nothing to choose about is not asked.
    let survey = session.documents.get(&exhibit.number);
    let survey = survey.and_then(|found| found.as_ref().ok()?.survey.as_ref().ok());
    let is_odd = survey.is_some_and(|survey| !survey.not_a4.is_empty());
    if is_odd || exhibit.paper != PaperChoice::default() {
        let name = format!("Paper of document {place}");
        let papers = PaperChoice::ALL.map(|paper| (paper, paper.label()));
        if let Some(paper) = choice(ui, &name, exhibit.paper, &papers) {
            actions.push(change(exhibit, ExhibitChange::Paper(paper)));
        }
    }
    let has_comments = survey.is_some_and(|survey| !survey.comments.is_empty());
    if has_comments || exhibit.comments != Comments::default() {
        let name = format!("Comments of document {place}");
        let comments = Comments::ALL.map(|comments| (comments, comments.label()));
        if let Some(comments) = choice(ui, &name, exhibit.comments, &comments) {
            actions.push(change(exhibit, ExhibitChange::Comments(comments)));
        }
    }
}

/// The question has a point only where pages are chosen.
fn title_page(ui: &mut Ui, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let mut wanted = exhibit.title_page;
    let box_ = ui.checkbox(&mut wanted, "with title page");
    let box_ = box_.on_hover_text("The first page comes with the pages chosen.");
    if named(box_, &format!("Title page of document {place}")).changed() {
        actions.push(change(exhibit, ExhibitChange::TitlePage(wanted)));
    }
}

/// A field that changes the case when it is left, not with each letter: half a date or half a range of
/// pages means nothing.
fn committed(ui: &mut Ui, current: &str, name: &str, width: f32) -> Option<String> {
    let id = ui.make_persistent_id(name);
    let kept: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = kept.unwrap_or(current.to_owned());
    let field = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(hint(name))
        .desired_width(width);
    let response = named(ui.add(field), name);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
    }
    if !response.has_focus() {
        ui.data_mut(|data| data.remove::<String>(id));
    }
    (response.lost_focus() && text != current).then_some(text)
}

/// What stands in an empty field.
fn hint(name: &str) -> &'static str {
    match name.split(' ').next() {
        Some("Pages") => "all",
        Some("Date") => "2023-01-30",
        Some("Heading") => "none",
        Some("Most") => "any",
        _ => "",
    }
}

fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    current: T,
    all: &[(T, &str)],
) -> Option<T> {
    let shown = all.iter().find(|(value, _)| *value == current);
    let mut chosen = current;
    let combo = ComboBox::from_id_salt(name.to_owned());
    let combo = combo.selected_text(shown.map_or("", |(_, label)| label));
    let response = combo.show_ui(ui, |ui| {
        for (value, label) in all {
            ui.selectable_value(&mut chosen, *value, *label);
        }
    });
    named(response.response, name);
    (chosen != current).then_some(chosen)
}

/// Where it stands in the bundle, how long it is, and where its file lies.
fn about(session: &Session, exhibit: &Exhibit) -> String {
    let mut parts = Vec::new();
    let (documents, volumes) = (&session.survey.documents, &session.survey.volumes);
    let volumes = volumes.get(&exhibit.number);
    match volumes {
        Some((first, last)) if first < last => parts.push(format!("Volumes {first} to {last}")),
        Some((volume, _)) => parts.push(format!("Volume {volume}")),
        None => {}
    }
    if let Some((first, pages)) = documents.get(&exhibit.number) {
        let is_cut = volumes.is_some_and(|(first, last)| first < last);
        parts.push(match pages {
            _ if is_cut => format!("from bundle page {first}"),
            1 => format!("bundle page {first}"),
            pages => format!("bundle pages {first}–{}", first + *pages as usize - 1),
        });
    }
    let found = session.documents.get(&exhibit.number);
    match found {
        None => parts.push("not read yet".to_owned()),
        Some(Ok(document)) => {
            let survey = document.survey.as_ref();
            parts.extend(survey.map(|survey| format!("{} pages in the file", survey.counts.pages)));
        }
        Some(Err(_)) => {}
    }
    parts.push(exhibit.path.clone());
    parts.join(" · ")
}

fn show_finding(ui: &mut Ui, finding: &Finding) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        let severity = RichText::new(finding.severity.to_string());
        ui.label(severity.color(palette.severity(finding.severity)));
        ui.label(&finding.message);
        if let Some(hint) = &finding.hint {
            aside(ui, hint);
        }
    });
}
