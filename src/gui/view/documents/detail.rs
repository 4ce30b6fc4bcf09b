//! Everything about the document that is chosen.

use egui::{Align, CollapsingHeader, Layout, RichText, ScrollArea, Ui};

use crate::case::{
    Comments, Edit, Exhibit, ExhibitChange, ExhibitKind, NotPages, PageRanges, PaperChoice,
};
use crate::finding::Finding;
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;

use super::super::Actions;
use super::super::read_field::{self, ReadField};
use super::super::widget::{aside, field_id, field_label, named, sign_button};
use super::field::{change, choice, committed};
use super::{about, pages, password, several, turn};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let chosen = session.chosen.in_order(session.case());
    let number = match chosen.as_slice() {
        [] => return several::none(ui),
        [number] => *number,
        _ => return several::show(ui, session, actions),
    };
    let exhibits = &session.case().exhibits;
    let Some(at) = session.case().position_of_exhibit(number) else {
        return;
    };
    let Some(exhibit) = exhibits.get(at) else {
        return;
    };
    head(ui, at, exhibits.len(), exhibit, actions);
    let has_pages = session.length_of(number) > 0;
    let share = if has_pages { 0.62 } else { 0.85 };
    let most = ui.available_height() * share;
    ScrollArea::vertical()
        .id_salt(("detail", number))
        .max_height(most)
        .show(ui, |ui| {
            password::show(ui, session, at + 1, exhibit, actions);
            choices(ui, session, at, exhibit, actions);
            findings(ui, session, exhibit, actions);
            comments(ui, session, exhibit);
            file(ui, session, at, exhibit, actions);
        });
    ui.separator();
    wanted(ui, session, at, exhibit, actions);
    if has_pages {
        turn::all(ui, at + 1, exhibit, actions);
    }
    pages::grid(ui, session, exhibit, actions);
}

fn head(ui: &mut Ui, at: usize, count: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let place = at + 1;
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (sign, name, can, action) in [
                (
                    icon::REMOVE,
                    format!("Remove document {place}"),
                    true,
                    DocumentAction::Remove,
                ),
                (
                    icon::DOWN,
                    format!("Move document {place} down"),
                    place < count,
                    DocumentAction::Move(1),
                ),
                (
                    icon::UP,
                    format!("Move document {place} up"),
                    at > 0,
                    DocumentAction::Move(-1),
                ),
            ] {
                if sign_button(ui, sign, &name, can) {
                    actions.push(Action::Documents(action));
                }
            }
            let title = egui::Label::new(theme::heading(&exhibit.title)).truncate();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(title));
        });
    });
}

fn choices(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let place = at + 1;
    // Inside the grid there is no telling how wide the pane is.
    let width = (ui.available_width() - 120.0).max(80.0);
    let grid = egui::Grid::new(("choices", exhibit.number)).num_columns(2);
    let id = |field: &str| field_id(("document", session.shown, exhibit.number, field));
    grid.spacing([12.0, 6.0]).show(ui, |ui| {
        field_label(ui, "Date")
            .on_hover_text("Of the document, not of today: 30/01/2023, January 2023 or 2023");
        let name = format!("Date of document {place}");
        let field = read_field::date(id("date"), &name);
        if let Some(date) = read_field::show(ui, &field, exhibit.date.as_ref()) {
            actions.push(change(exhibit, ExhibitChange::Date(date)));
        }
        ui.end_row();
        ui.label("Heading")
            .on_hover_text("Documents of one heading stand together in the index");
        let section = exhibit.section.clone().unwrap_or_default();
        if let Some(typed) = committed(
            ui,
            id("heading"),
            &section,
            &format!("Heading of document {place}"),
            width,
            None,
        ) {
            actions.push(change(exhibit, ExhibitChange::Section(typed)));
        }
        ui.end_row();
        kind(ui, place, exhibit, actions);
        offered(ui, session, place, exhibit, actions);
    });
}

fn kind(ui: &mut Ui, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    ui.label("Kind")
        .on_hover_text("The tribunal limits the pages of some kinds of documents");
    let name = format!("Kind of document {place}");
    let kinds = ExhibitKind::ALL.map(|kind| (kind, kind.label()));
    if let Some(kind) = choice(ui, &name, exhibit.kind, &kinds) {
        actions.push(change(exhibit, ExhibitChange::Kind(kind)));
    }
    ui.end_row();
}

/// What there is nothing to choose about is not asked.
fn offered(ui: &mut Ui, session: &Session, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let survey = about::survey(session, exhibit);
    let is_odd = survey.is_some_and(|survey| !survey.not_a4.is_empty());
    if is_odd || exhibit.paper != PaperChoice::default() {
        ui.label("Paper").on_hover_text(
            "The tribunal asks for A4: other pages are scaled to it, unless you keep them",
        );
        let name = format!("Paper of document {place}");
        let papers = PaperChoice::ALL.map(|paper| (paper, paper.label()));
        if let Some(paper) = choice(ui, &name, exhibit.paper, &papers) {
            actions.push(change(exhibit, ExhibitChange::Paper(paper)));
        }
        ui.end_row();
    }
    let has_comments = survey.is_some_and(|survey| !survey.comments.is_empty());
    if has_comments || exhibit.comments != Comments::default() {
        ui.label("Comments").on_hover_text(
            "What somebody wrote into the margin of the PDF. It may be privileged: read it before you file",
        );
        let name = format!("Comments of document {place}");
        let comments = Comments::ALL.map(|comments| (comments, comments.label()));
        if let Some(comments) = choice(ui, &name, exhibit.comments, &comments) {
            actions.push(change(exhibit, ExhibitChange::Comments(comments)));
        }
        ui.end_row();
    }
}

fn findings(ui: &mut Ui, session: &Session, exhibit: &Exhibit, actions: &mut Actions) {
    let mut found = about::findings(session, exhibit);
    // Above, the same is said, with the place to type in.
    if password::asked(session, exhibit).is_some() {
        found.retain(|finding| finding.code != "document-locked");
    }
    if found.is_empty() {
        return;
    }
    ui.add_space(6.0);
    for finding in found {
        show_finding(ui, finding);
    }
    if session.is_lost(exhibit) {
        ui.horizontal_wrapped(|ui| {
            let words = "It is known by its content: choose a folder that may hold it";
            if ui.button("Look for it…").on_hover_text(words).clicked() {
                actions.push(Action::Documents(DocumentAction::LookFor));
            }
            if let Some(Ok(document)) = session.documents.get(&exhibit.number)
                && document.survey.is_ok()
                && ui.button("Use it as it is now").clicked()
            {
                let file = ExhibitChange::File {
                    path: exhibit.path.clone(),
                    sha256: document.sha256.clone(),
                };
                actions.push(change(exhibit, file));
            }
        });
    }
}

fn show_finding(ui: &mut Ui, finding: &Finding) {
    let palette = theme::palette(ui);
    let colour = palette.severity(finding.severity);
    let frame = egui::Frame::new()
        .fill(palette.side)
        .inner_margin(8)
        .corner_radius(5);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        let severity = theme::bold(finding.severity.to_string())
            .small()
            .color(colour);
        ui.label(severity);
        ui.label(&finding.message);
        if let Some(hint) = &finding.hint {
            aside(ui, hint);
        }
    });
    ui.add_space(2.0);
}

/// Who said what on which page.
fn comments(ui: &mut Ui, session: &Session, exhibit: &Exhibit) {
    let Some(survey) = about::survey(session, exhibit) else {
        return;
    };
    if survey.comments.is_empty() {
        return;
    }
    let title = format!("Comments and marks ({})", survey.comments.len());
    CollapsingHeader::new(title)
        .id_salt(("comments", exhibit.number))
        .show(ui, |ui| {
            for comment in survey.comments.iter().take(200) {
                let author = if comment.author.is_empty() {
                    "nobody named"
                } else {
                    &comment.author
                };
                aside(
                    ui,
                    format!("Page {} · {} · {author}", comment.page, comment.kind),
                );
                if !comment.text.is_empty() {
                    let said: String = comment.text.chars().take(400).collect();
                    ui.label(format!("“{said}”"));
                }
            }
        });
}

fn file(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    ui.add_space(6.0);
    let is_lost = session.is_lost(exhibit);
    let header = CollapsingHeader::new("Where its file lies").id_salt(("file", exhibit.number));
    header.default_open(is_lost).show(ui, |ui| {
        ui.add(egui::Label::new(&exhibit.path).wrap());
        let short = exhibit.sha256.get(..16).unwrap_or(&exhibit.sha256);
        let print = egui::Label::new(
            RichText::new(format!("Fingerprint {short}…"))
                .small()
                .weak(),
        );
        ui.add(print).on_hover_text(format!(
            "Fingerprint of the file, by which a change to it is found: {}",
            exhibit.sha256
        ));
        let replace = ui.button("Replace file…");
        let replace =
            replace.on_hover_text("Another file in its place; title, date, heading and pages stay");
        if named(replace, &format!("Replace file of document {}", at + 1)).clicked() {
            let replace = DocumentAction::Replace(exhibit.number);
            actions.push(Action::Documents(replace));
        }
    });
}

/// Which pages, as text.
fn wanted(ui: &mut Ui, session: &Session, at: usize, exhibit: &Exhibit, actions: &mut Actions) {
    ui.horizontal_top(|ui| {
        field_label(ui, "Pages")
            .on_hover_text("Which pages go into the bundle: 1, 5-9. Empty: all");
        let field = ReadField {
            id: field_id(("document", session.shown, exhibit.number, "pages")),
            name: &format!("Pages of document {}", at + 1),
            hint: "all",
            width: 130.0,
            show: |pages: &PageRanges| String::from(pages.clone()),
            why: NotPages::to_string,
            step: None,
        };
        if let Some(pages) = read_field::show(ui, &field, exhibit.pages.as_ref()) {
            actions.push(change(exhibit, ExhibitChange::Pages(pages)));
        }
        if exhibit.pages.is_some() {
            title_page(ui, at + 1, exhibit, actions);
        }
        let all = session.length_of(exhibit.number);
        if all > 0 {
            field_label(ui, &format!("of {all}"));
        }
        if exhibit.pages.is_some() && ui.button("All pages").clicked() {
            let number = exhibit.number;
            let change = ExhibitChange::Pages(None);
            actions.push(Action::Edit(Edit::ChangeExhibit { number, change }));
        }
    });
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
