//! What was found in the file of the document that is chosen, and what is to be chosen because of it.
//!
//! It is known only once the file has been read, and comes together with the small pages: it stands between
//! them and what is there for every document, so that nothing moves when it arrives.

use egui::{Frame, Grid, Panel, ScrollArea, Ui};

use crate::case::{Comments, DocumentFile, Exhibit, ExhibitChange, PaperChoice};
use crate::finding::{DocumentCode, Finding};
use crate::gui::action::Action;
use crate::gui::documents::DocumentAction;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::pdf::import::Remark;
use crate::preflight::OriginalNow;

use super::super::Actions;
use super::super::widget::{aside, fold, named};
use super::field::{change, choice};
use super::{about, hidden, password, print, redact};

/// How much it may take of what room is left above the small pages.
const SHARE: f32 = 0.55;

/// `at` counts documents from 0.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    at: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let is_asked = password::asked(session, exhibit).is_some();
    let is_offered = is_offered(session, exhibit);
    let found = about::findings(session, exhibit);
    let is_any = found.iter().any(|one| !is_of_pages(one)) || hidden::is_any(session, exhibit);
    if !is_asked && !is_offered && !is_any {
        return;
    }
    let has_pages = session.length_of(exhibit.number) > 0;
    let share = if has_pages { SHARE } else { 1.0 };
    let area = ScrollArea::vertical().id_salt(("found", exhibit.number));
    area.max_height(ui.available_height() * share)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            password::show(ui, session, at + 1, exhibit, actions);
            // First, for what is found may be long.
            print::proposed(ui, session, at + 1, exhibit, actions);
            hidden::show(ui, session, at + 1, exhibit, actions);
            findings(ui, session, exhibit, actions);
            offered(ui, session, at + 1, exhibit, actions);
            comments(ui, session, at + 1, exhibit, actions);
        });
    ui.separator();
}

/// What is known only once its small pages have been drawn stands below them, at the foot of the pane. To be
/// called before what stands above it is laid out.
pub(super) fn after_pages(ui: &mut Ui, session: &Session, exhibit: &Exhibit) {
    let found = about::findings(session, exhibit);
    let mut found = found.into_iter().filter(|one| is_of_pages(one)).peekable();
    if found.peek().is_none() {
        return;
    }
    let most = ui.available_height() * 0.3;
    Panel::bottom(("found in pages", exhibit.number))
        .frame(Frame::new())
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| {
            let area = ScrollArea::vertical().id_salt("found in pages");
            area.max_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| found.for_each(|one| show_finding(ui, one)));
        });
}

fn is_of_pages(finding: &Finding) -> bool {
    finding.code == DocumentCode::Unshown
}

/// What there is nothing to choose about is not asked.
fn offered(ui: &mut Ui, session: &Session, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    signed(ui, session, place, exhibit, actions);
    if is_offered(session, exhibit) {
        let grid = Grid::new(("offered", exhibit.number)).num_columns(2);
        grid.spacing([12.0, 6.0])
            .show(ui, |ui| choices(ui, session, place, exhibit, actions));
    }
}

/// A bundle breaks signatures: the file itself can lie beside it.
fn signed(ui: &mut Ui, session: &Session, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    let survey = about::survey(session, exhibit);
    let is_signed = survey.is_some_and(|survey| survey.remarks.0.contains_key(&Remark::Signature));
    if !is_signed && !exhibit.original_beside {
        return;
    }
    let mut wanted = exhibit.original_beside;
    let tick = ui.checkbox(&mut wanted, "Put the signed file beside the bundle");
    let words = "An export writes it there as it came, under a name of its own: in the bundle its signature no longer holds";
    let tick = tick.on_hover_text(words);
    let name = format!("Put the signed file of document {place} beside the bundle");
    if named(tick, &name).changed() {
        actions.push(change(exhibit, ExhibitChange::OriginalBeside(wanted)));
    }
}

fn is_offered(session: &Session, exhibit: &Exhibit) -> bool {
    has_paper(session, exhibit)
        || print::has_long(session, exhibit)
        || has_comments(session, exhibit)
}

/// A page of it is not A4, or something was chosen about that.
fn has_paper(session: &Session, exhibit: &Exhibit) -> bool {
    let survey = about::survey(session, exhibit);
    let is_odd = survey.is_some_and(|survey| survey.not_a4.iter().any(|page| exhibit.holds(*page)));
    is_odd || exhibit.paper != PaperChoice::default()
}

/// It bears comments, or something was chosen about them.
fn has_comments(session: &Session, exhibit: &Exhibit) -> bool {
    let is_commented = about::comments(session, exhibit).next().is_some();
    is_commented || exhibit.comments != Comments::default()
}

fn choices(ui: &mut Ui, session: &Session, place: usize, exhibit: &Exhibit, actions: &mut Actions) {
    if has_paper(session, exhibit) {
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
    if print::has_long(session, exhibit) {
        print::long(ui, place, exhibit, actions);
    }
    if has_comments(session, exhibit) {
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
    found.retain(|finding| !is_of_pages(finding));
    // Above, the same is said, with the place to type in.
    if password::asked(session, exhibit).is_some() {
        found.retain(|finding| finding.code != DocumentCode::Locked);
    }
    for finding in found {
        show_finding(ui, finding);
        redact::look(ui, session, exhibit, finding, actions);
    }
    of_original(ui, session, exhibit, actions);
    if session.is_lost(exhibit) {
        ui.horizontal_wrapped(|ui| {
            look_for(ui, actions);
            if let Some(Ok(document)) = session.documents.get(&exhibit.number)
                && let Ok(survey) = &document.survey
                && let Some(named) = session.case().document_of(exhibit)
                && ui.button("Use it as it is now").clicked()
            {
                let file = ExhibitChange::File(DocumentFile {
                    path: named.path.clone(),
                    sha256: document.sha256.clone(),
                    pages: Some(survey.counts.pages),
                });
                actions.push(change(exhibit, file));
            }
        });
    }
}

/// What to do about it stands beside it, as buttons.
fn is_decided_here(finding: &Finding) -> bool {
    finding.code == DocumentCode::Comments
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
        if let Some(hint) = finding.hint.as_ref().filter(|_| !is_decided_here(finding)) {
            aside(ui, hint);
        }
    });
    ui.add_space(2.0);
}

/// Who said what on which page.
fn comments(
    ui: &mut Ui,
    session: &Session,
    place: usize,
    exhibit: &Exhibit,
    actions: &mut Actions,
) {
    let count = about::comments(session, exhibit).count();
    if count == 0 {
        return;
    }
    let title = format!("Comments and marks ({count})");
    let is_sought = session.hidden.looked_for == Some(exhibit.number);
    fold(title)
        .id_salt(("comments", exhibit.number))
        .open(is_sought.then_some(true))
        .show(ui, |ui| {
            for comment in about::comments(session, exhibit).take(200) {
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
            hidden::of_comments(ui, session, place, exhibit, actions);
        });
}

/// What can be done where the file that it was made of has changed, or is gone.
fn of_original(ui: &mut Ui, session: &Session, exhibit: &Exhibit, actions: &mut Actions) {
    let found = session.documents.get(&exhibit.number);
    let now = found.and_then(|found| Some(found.as_ref().ok()?.original));
    match now.unwrap_or_default() {
        OriginalNow::Gone if !session.is_lost(exhibit) => look_for(ui, actions),
        OriginalNow::Changed => {
            let words = "The document as its file is now; title, date, heading and pages stay";
            if ui.button("Convert again").on_hover_text(words).clicked() {
                let again = DocumentAction::ConvertAgain(exhibit.number);
                actions.push(Action::Documents(again));
            }
        }
        OriginalNow::Gone | OriginalNow::AsItWas => {}
    }
}

fn look_for(ui: &mut Ui, actions: &mut Actions) {
    let words = "It is known by its content: choose a folder that may hold it";
    if ui.button("Look for it…").on_hover_text(words).clicked() {
        actions.push(Action::Documents(DocumentAction::LookFor));
    }
}
