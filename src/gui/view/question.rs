//! The question that stands before the window until it is answered.

use std::path::PathBuf;

use egui::{Key, TextEdit, Ui};

use crate::files::Holder;
use crate::files::Shown as _;
use crate::finding::Finding;
use crate::gui::action::{Action, Answer};
use crate::gui::dialogs::Purpose;
use crate::gui::filing::ToForget;
use crate::gui::job::Agreed;
use crate::gui::theme;
use crate::preflight::megabytes;
use crate::profile::Labels;

use super::widget::{field_id, named};
use super::{Actions, dialog};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Question {
    /// There are changes that are not saved, and something would lose them.
    Unsaved,
    /// Somebody else changed the file.
    ChangedOnDisk,
    /// A recovery copy was found: of which case, and what is known of it.
    Recovery { of: String, kept: String },
    /// Somebody else has the case open, since that time.
    Held {
        path: PathBuf,
        holder: Holder,
        since: Option<String>,
    },
    /// A bundle is being made, and the program is to end.
    Working,
    /// No bundle was made, because of documents that cannot be used.
    Unusable {
        path: PathBuf,
        agreed: Agreed,
        found: Vec<Finding>,
    },
    /// No bundle was made yet, because parts of documents are missing.
    Incomplete {
        path: PathBuf,
        agreed: Agreed,
        found: Vec<Finding>,
    },
    /// No bundle was made yet, because documents would begin on other pages than others were told.
    Moved {
        path: PathBuf,
        agreed: Agreed,
        found: Vec<Finding>,
    },
    /// There is a file of the chosen name.
    Replace {
        purpose: Purpose,
        path: PathBuf,
        /// Not that file itself, but volumes that are named after it.
        volumes: bool,
    },
    /// Entries are to be signed off that were never opened.
    Unopened {
        opened: Vec<u32>,
        unopened: Vec<u32>,
        by: String,
    },
    /// What the program keeps of the case is to be removed.
    Traces(ToForget),
    /// Entries are to get other numbers.
    Renumber { changes: String },
    /// The case is to go under the rules of another profile, and others were told numbers.
    Tribunal {
        id: String,
        name: String,
        means: String,
    },
    /// No dialog could be shown: the path is typed.
    Path { purpose: Purpose, path: String },
}

pub(in crate::gui) fn show(
    ui: &Ui,
    question: &mut Question,
    labels: &Labels,
    actions: &mut Actions,
) {
    let is_escaped = dialog::show(ui, "question", |ui| {
        ui.set_width(440.0);
        match question {
            Question::Unsaved => ask(
                ui,
                "Save the case first?",
                "It has changes that are not saved.",
                &[
                    ("Save", Answer::Save),
                    ("Don’t save", Answer::Discard),
                    ("Cancel", Answer::Cancel),
                ],
                actions,
            ),
            Question::ChangedOnDisk => ask(
                ui,
                "The file was changed by somebody else",
                "Since it was opened here, the case file was changed on disk. Saving would replace those changes.",
                &[
                    ("Save under another name", Answer::SaveElsewhere),
                    ("Replace it", Answer::Overwrite),
                    ("Cancel", Answer::Cancel),
                ],
                actions,
            ),
            Question::Recovery { of, kept } => recovery(ui, of, kept, actions),
            Question::Held {
                path,
                holder,
                since,
            } => held(ui, path, holder, since.as_deref(), actions),
            Question::Working => ask(
                ui,
                "A bundle is being made",
                "It is not written yet. Quitting stops it, and nothing is written.",
                &[
                    ("Wait for it", Answer::Cancel),
                    ("Stop it and quit", Answer::QuitAnyway),
                ],
                actions,
            ),
            Question::Unusable { found, .. } => documents(
                ui,
                "Documents that cannot be used",
                found,
                ("Export without them", Answer::LeaveOut),
                actions,
            ),
            Question::Incomplete { found, .. } => documents(
                ui,
                "Parts of documents are missing",
                found,
                ("Export all the same", Answer::Incomplete),
                actions,
            ),
            Question::Moved { found, .. } => documents(
                ui,
                "Page numbers would change",
                found,
                ("Export with the new numbers", Answer::Moved),
                actions,
            ),
            Question::Replace {
                path,
                volumes: true,
                ..
            } => ask(
                ui,
                "Replace the volumes?",
                &format!(
                    "Volumes of {} lie there already. Those of the same name are replaced.",
                    path.shown()
                ),
                &[
                    ("Cancel", Answer::Cancel),
                    ("Replace them", Answer::Replace),
                ],
                actions,
            ),
            Question::Replace { path, .. } => ask(
                ui,
                "Replace the file?",
                &format!("{} exists already.", path.shown()),
                &[("Cancel", Answer::Cancel), ("Replace it", Answer::Replace)],
                actions,
            ),
            Question::Unopened {
                opened, unopened, ..
            } => never_opened(ui, labels, (opened, unopened), actions),
            Question::Renumber { changes } => ask(
                ui,
                "Give new numbers?",
                &format!(
                    "{changes} Whoever has cited the old numbers, in a skeleton argument or a letter, then cites something else. From now on numbers follow the order of print again."
                ),
                &[("Cancel", Answer::Cancel), ("Renumber", Answer::Renumber)],
                actions,
            ),
            Question::Tribunal { name, means, .. } => ask(
                ui,
                "Make the case for another tribunal?",
                &format!("{name}. {means}"),
                &[("Cancel", Answer::Cancel), ("Change it", Answer::Tribunal)],
                actions,
            ),
            Question::Traces(wanted) => traces(ui, wanted, actions),
            Question::Path { purpose, path } => type_path(ui, purpose, path, actions),
        }
    });
    if is_escaped {
        match question {
            Question::Recovery { .. } => actions.push(Action::Answer(Answer::Later)),
            _ => actions.push(Action::Answer(Answer::Cancel)),
        }
    }
}

fn traces(ui: &mut Ui, wanted: &ToForget, actions: &mut Actions) {
    ui.label("The case is put away first. Its file and the papers that were brought stay where they are.");
    let most = theme::modal_scroll(ui, 260.0, 200.0);
    egui::ScrollArea::vertical()
        .max_height(most)
        .show(ui, |ui| {
            for trace in &wanted.found {
                let size = format!("{} MB", megabytes(trace.bytes));
                ui.label(format!("{size}, {}", trace.kind.words()));
                super::widget::aside(ui, trace.path.shown());
            }
        });
    let answers = [
        ("Cancel", Answer::Cancel),
        ("Remove them", Answer::RemoveTraces),
    ];
    let text = "Backups, and the lists of files that the desktop and other programs keep, are not touched.";
    ask(ui, "Remove this case’s traces?", text, &answers, actions);
}

fn never_opened(
    ui: &mut Ui,
    labels: &Labels,
    (opened, unopened): (&[u32], &[u32]),
    actions: &mut Actions,
) {
    let text = format!(
        "{} {} not been opened since you opened the case. To sign an entry off is to say that you have held it against its source.",
        labels.entries(unopened),
        if unopened.len() == 1 { "has" } else { "have" },
    );
    let some = format!("Sign off the {} opened", opened.len());
    let all = match unopened.len() {
        1 => "Sign it off all the same".to_owned(),
        _ => "Sign them off all the same".to_owned(),
    };
    let mut answers = vec![("Cancel", Answer::Cancel)];
    if !opened.is_empty() {
        answers.push((some.as_str(), Answer::SignOpened));
    }
    answers.push((all.as_str(), Answer::SignAll));
    ask(ui, "Never opened", &text, &answers, actions);
}

fn recovery(ui: &mut Ui, of: &str, kept: &str, actions: &mut Actions) {
    let answers = [
        ("Take the kept changes", Answer::Recover),
        ("Throw them away", Answer::Forget),
        ("Decide later", Answer::Later),
    ];
    let text = format!("The program ended before the last changes to {of} were saved. {kept}");
    ask(ui, "Take up where you left off?", &text, &answers, actions);
}

fn held(
    ui: &mut Ui,
    path: &std::path::Path,
    holder: &Holder,
    since: Option<&str>,
    actions: &mut Actions,
) {
    let mut answers = vec![
        ("Open it read-only", Answer::ReadOnly),
        ("Work on a copy", Answer::Copy),
    ];
    let doubt = if holder.is_here {
        "It is in another window on this machine."
    } else {
        // Nothing that this machine knows could say whether it is so.
        answers.push(("Take it over", Answer::TakeOver));
        "Take it over only if you know that it is no longer open there, for instance after a crash."
    };
    answers.push(("Cancel", Answer::Cancel));
    let text = format!("{} {doubt}", holder.told(path, since));
    ask(ui, "The case is open elsewhere", &text, &answers, actions);
}

/// Documents that are named; the rest is counted.
const MOST_NAMED: usize = 6;

fn documents(
    ui: &mut Ui,
    title: &str,
    found: &[Finding],
    all_the_same: (&str, Answer),
    actions: &mut Actions,
) {
    let named = found.iter().take(MOST_NAMED);
    let mut lines: Vec<String> = named.map(|one| one.message.clone()).collect();
    if let Some(more) = found.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
        lines.push(format!("And {more} more."));
    }
    let answers = [
        ("Go to the documents", Answer::ToDocuments),
        all_the_same,
        ("Cancel", Answer::Cancel),
    ];
    let text = format!("Nothing was written.\n{}", lines.join("\n"));
    ask(ui, title, &text, &answers, actions);
}

fn ask(ui: &mut Ui, title: &str, text: &str, answers: &[(&str, Answer)], actions: &mut Actions) {
    ui.label(theme::heading(title));
    ui.label(text);
    dialog::buttons(ui, |ui| {
        for (at, (label, answer)) in answers.iter().enumerate() {
            let button = dialog::button(ui, label, at == 0, true);
            let response = named(button, &format!("Answer: {label}"));
            if at == 0 {
                dialog::take_focus(ui, &response);
            }
            if response.clicked() {
                actions.push(Action::Answer(answer.clone()));
            }
        }
    });
}

fn type_path(ui: &mut Ui, purpose: &Purpose, path: &mut String, actions: &mut Actions) {
    ui.label(theme::heading(purpose.title()));
    let what = if purpose.is_folder() {
        "folder"
    } else {
        "file"
    };
    ui.label(format!("The desktop showed no file dialog. Type the path of the {what}; on Linux, the package xdg-desktop-portal-gtk or zenity brings the dialog."));
    let field = TextEdit::singleline(path)
        .id(field_id("path"))
        .min_size(theme::FIELD)
        .desired_width(f32::INFINITY);
    let field = named(ui.add(field), "Path");
    let is_entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    dialog::take_focus(ui, &field);
    dialog::buttons(ui, |ui| {
        let is_filled = !path.trim().is_empty();
        let ok = dialog::button(ui, "OK", true, is_filled);
        if is_filled && (ok.clicked() || is_entered) {
            actions.push(Action::Answer(Answer::Path(path.trim().to_owned())));
        }
        if named(ui.button("Cancel"), "Answer: Cancel").clicked() {
            actions.push(Action::Answer(Answer::Cancel));
        }
    });
}
