//! A paper whose quotations are checked: which one, in which reports, how far it is, and what came of it.

mod list;

use std::time::Duration;

use egui::{Id, ProgressBar, RichText, Ui};

use crate::files::Shown as _;
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::paper::{PaperAction, PaperCheck, Progress, Refused, Standing, documents};
use crate::gui::session::Session;
use crate::gui::view::documents::password_field;
use crate::gui::view::widget::{aside, named, sign_button};
use crate::gui::view::{Actions, hover};
use crate::gui::{icon, theme};

/// Before what was chosen.
const LABEL: f32 = 84.0;

pub(super) fn show(ui: &mut Ui, session: &Session, paper: &PaperCheck, actions: &mut Actions) {
    aside(
        ui,
        "Every quotation of six words or more is looked for, letter by letter, in the reports that you hold. Nothing of the paper is kept.",
    );
    ui.add_space(4.0);
    choice(ui, session, paper, actions);
    ui.add_space(4.0);
    match &paper.standing {
        Standing::Nothing => start(ui, session, paper, actions),
        Standing::Checking(progress) => working(ui, *progress, actions),
        Standing::Refused(refused) => {
            start(ui, session, paper, actions);
            self::refused(ui, paper, refused, actions);
        }
        Standing::Done(told) => list::show(ui, paper, told, actions),
    }
}

fn wish(actions: &mut Actions, action: PaperAction) {
    actions.push(Action::Paper(action));
}

/// The paper, and where to look.
fn choice(ui: &mut Ui, session: &Session, paper: &PaperCheck, actions: &mut Actions) {
    row(ui, "Paper", |ui| {
        if ui.button("Choose a paper…").clicked() {
            wish(actions, PaperAction::Choose);
        }
        match &paper.paper {
            Some(path) => {
                let name = path.file_name().unwrap_or_default().shown();
                hover::cut(ui, theme::bold(name));
            }
            None => aside(ui, "a PDF or a Word document (.docx)"),
        }
    });
    row(ui, "Look in", |ui| {
        let count = documents(session).len();
        let words = match count {
            0 => "The case has no documents yet".to_owned(),
            count => format!("The case’s own {}", counted(count, "document", "documents")),
        };
        let mut with_case = paper.with_case && count > 0;
        let tick = ui.add_enabled(count > 0, egui::Checkbox::new(&mut with_case, words));
        if named(tick, "Look in the documents of the case").changed() {
            wish(actions, PaperAction::WithCase(with_case));
        }
    });
    row(ui, "and in", |ui| {
        if ui.button("Choose a folder…").clicked() {
            wish(actions, PaperAction::ChooseFolder);
        }
        match &paper.folder {
            Some(folder) => {
                if sign_button(ui, icon::CLOSE, "Look in no folder", true) {
                    wish(actions, PaperAction::LeaveFolder);
                }
                hover::cut(ui, folder.shown());
            }
            None => aside(ui, "a folder of reports, with all below it"),
        }
    });
}

fn row(ui: &mut Ui, words: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(
            egui::vec2(LABEL, theme::FIELD.y),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_width(LABEL);
                ui.label(words);
            },
        );
        add(ui);
    });
}

fn start(ui: &mut Ui, session: &Session, paper: &PaperCheck, actions: &mut Actions) {
    let ready = paper.order(session);
    ui.horizontal(|ui| {
        let words = "Check its quotations";
        let button = ui.add_enabled(ready.is_ok(), egui::Button::new(words));
        let button =
            button.on_disabled_hover_text(ready.as_ref().err().copied().unwrap_or_default());
        if named(button, words).clicked() {
            wish(actions, PaperAction::Check);
        }
        if let Err(missing) = ready {
            aside(ui, missing);
        }
    });
}

fn working(ui: &mut Ui, progress: Progress, actions: &mut Actions) {
    let (words, fraction) = match progress {
        Progress::ReadingPaper => ("Reading the paper".to_owned(), 0.0),
        Progress::Reading(done, all) => {
            let reports = counted(all, "report", "reports");
            let words = format!("Reading {reports}: {done} done");
            (words, 0.9 * done as f32 / all.max(1) as f32)
        }
        Progress::Looking(done, all) => {
            let words = counted(all, "quotation", "quotations");
            let fraction = 0.9 + 0.1 * done as f32 / all.max(1) as f32;
            (format!("Looking for {words}"), fraction)
        }
    };
    ui.horizontal(|ui| {
        let stop = ui.button("Cancel");
        if named(stop, "Cancel the check of the paper").clicked() {
            wish(actions, PaperAction::Stop);
        }
        let bar = ProgressBar::new(fraction).desired_width(320.0);
        let bar = named(ui.add(bar.text(&words)), "Progress of the check");
        ui.ctx()
            .accesskit_node_builder(bar.id, |node| node.set_description(words));
    });
    ui.ctx().request_repaint_after(Duration::from_secs(1));
}

/// Why there is no list, and what to do.
fn refused(ui: &mut Ui, paper: &PaperCheck, refused: &Refused, actions: &mut Actions) {
    let bad = theme::palette(ui).bad;
    let name = paper.paper.as_ref().and_then(|path| path.file_name());
    let name = name.unwrap_or_default().shown();
    let words = match refused.is_locked {
        true => format!("{}  “{name}”: {}", icon::LOCK, refused.why),
        false => format!(
            "{}  “{name}” was not checked: {}.",
            icon::ERROR,
            refused.why
        ),
    };
    ui.add(egui::Label::new(RichText::new(words).color(bad)).wrap());
    aside(ui, &refused.hint);
    if refused.is_locked {
        password(ui, "Password of the paper", actions);
    }
}

/// Asks for a password that is tried on what is locked.
fn password(ui: &mut Ui, name: &str, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let id = Id::unique("password of a paper");
        if let Some(password) = password_field(ui, id, (name, "Try the password")) {
            wish(actions, PaperAction::Unlock(password));
        }
    });
    aside(
        ui,
        "It is kept in memory until another paper is chosen, and written nowhere.",
    );
}
