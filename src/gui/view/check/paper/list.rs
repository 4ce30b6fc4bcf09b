//! What became of each quotation of a paper, with the way to its words in the report.

use egui::accesskit::Toggled;
use egui::{Color32, Label, RichText, Ui};

use crate::finding::{counted, pages};
use crate::gui::paper::{PaperAction, PaperCheck, Shown};
use crate::gui::view::check::framed;
use crate::gui::view::widget::{aside, fold, link, named};
use crate::gui::view::{Actions, differs};
use crate::gui::{icon, theme};
use crate::verify::{Line, Told, Verdict};

use super::{password, wish};

/// Quotations that are shown at once: more are no list that anybody reads.
const MOST: usize = 300;

/// Words that differ, shown one by one.
const MOST_WORDS: usize = 12;

pub(super) fn show(ui: &mut Ui, paper: &PaperCheck, told: &Told, actions: &mut Actions) {
    ui.horizontal(|ui| {
        let again = ui.button("Check again");
        if named(again, "Check its quotations again").clicked() {
            wish(actions, PaperAction::Check);
        }
        let copy = ui.button(format!("{}  Copy the list", icon::COPY));
        if named(copy, "Copy the list as text").clicked() {
            ui.ctx().copy_text(text(told));
        }
    });
    ui.add(Label::new(told.count()).wrap());
    filter(ui, paper.shown, told, actions);
    for words in told.about_paper() {
        let mixed = theme::palette(ui).mixed;
        ui.add(Label::new(RichText::new(words).small().color(mixed)).wrap());
    }
    let mut left = MOST;
    let all = told.quotations.iter().enumerate();
    let all = all.filter(|(_, line)| paper.shown.holds(line));
    let (apart, others): (Vec<_>, Vec<_>) = all.partition(|(_, line)| line.cited_not_here);
    let count = apart.len() + others.len();
    for (at, line) in others.into_iter().take(left) {
        left -= 1;
        card(ui, at, line, told, actions);
    }
    if !apart.is_empty() && left > 0 {
        ui.add_space(8.0);
        ui.label(theme::bold("Cited from documents that are not here"));
    }
    for (at, line) in apart.into_iter().take(left) {
        card(ui, at, line, told, actions);
    }
    if count > MOST {
        let more = count - MOST;
        aside(
            ui,
            format!("and {more} more: choose what to see, or copy the list."),
        );
    }
    documents(ui, told, actions);
}

/// Everything, for the person who takes it elsewhere.
fn text(told: &Told) -> String {
    let left_out = told.not_looked_into.iter();
    let left_out = left_out.map(|one| format!("{}: not looked into: {}\n", one.file, one.why));
    let left_out: String = left_out.collect();
    format!("{}\n{left_out}", told.text())
}

fn filter(ui: &mut Ui, shown: Shown, told: &Told, actions: &mut Actions) {
    let results = [
        (Verdict::Exact, "Exact"),
        (Verdict::ExactWithEdits, "Exact with edits"),
        (Verdict::Near, "Near"),
        (Verdict::NotFound, "Not found"),
        (Verdict::Unreadable, "Not looked for"),
    ];
    let mut choices = vec![(Shown::All, "All", told.quotations.len())];
    choices.extend(results.map(|(result, name)| (Shown::Of(result), name, told.count_of(result))));
    choices.push((Shown::Apart, "Cited from elsewhere", told.count_apart()));
    ui.horizontal_wrapped(|ui| {
        for (choice, name, count) in choices {
            let is_chosen = shown == choice;
            if count == 0 && choice != Shown::All && !is_chosen {
                continue;
            }
            let words = format!("{name} {count}");
            let response = ui.add(egui::Button::selectable(is_chosen, words));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_toggled(Toggled::from(is_chosen));
            });
            if named(response, &format!("List {}", name.to_lowercase())).clicked() {
                wish(actions, PaperAction::Show(choice));
            }
        }
    });
}

fn card(ui: &mut Ui, at: usize, line: &Line, told: &Told, actions: &mut Actions) {
    let palette = theme::palette(ui);
    framed(ui, |ui| {
        head(ui, at, line, told, actions);
        let words = RichText::new(format!("“{}”", line.words())).size(13.0);
        ui.add(Label::new(words).wrap());
        changes(ui, line);
        if let Some(words) = line.told_citation(told.documents.len()) {
            let words = RichText::new(words).small().color(palette.mixed);
            ui.add(Label::new(words).wrap());
        }
    });
}

/// `≈ Near  mission.pdf, p. 43, para 5`: the place leads to the words in the report.
fn head(ui: &mut Ui, at: usize, line: &Line, told: &Told, actions: &mut Actions) {
    let (sign, words, colour) = standing(ui, line, told.documents.len());
    ui.horizontal_wrapped(|ui| {
        let number = at + 1;
        ui.label(theme::bold(format!("{sign} {words}")).color(colour));
        if let Some(place) = line.place() {
            let opens = link(ui, place).on_hover_text("Shows the words in the report");
            if named(opens, &format!("Open quotation {number} in its report")).clicked() {
                wish(actions, PaperAction::Open(at));
            }
        }
        if let Some(page) = line.quoted_on {
            aside(ui, format!("page {page} of the paper"));
        }
    });
}

fn standing(ui: &Ui, line: &Line, reports: usize) -> (&'static str, String, Color32) {
    let palette = theme::palette(ui);
    match line.result {
        Verdict::Exact => (icon::DONE, "Exact".to_owned(), palette.good),
        Verdict::ExactWithEdits => {
            let colour = match line.changes.to_confirm {
                true => palette.mixed,
                false => palette.good,
            };
            (icon::WITH_EDITS, "Exact with edits".to_owned(), colour)
        }
        Verdict::Near => {
            let count = line.changes.differences.len();
            let words = counted(count, "place differs", "places differ");
            (icon::NEAR, format!("Near: {words}"), palette.mixed)
        }
        Verdict::NotFound => {
            let words = match reports {
                1 => "Not found in this document".to_owned(),
                more => format!("Not found in these {more} documents"),
            };
            (icon::ERROR, words, palette.bad)
        }
        Verdict::Unreadable => {
            let words = "Not looked for: no page can be read";
            (icon::UNREADABLE, words.to_owned(), palette.mixed)
        }
    }
}

fn changes(ui: &mut Ui, line: &Line) {
    let differences = &line.changes.differences;
    for one in differences.iter().take(MOST_WORDS) {
        differs::line(ui, "paper", &one.quoted, &one.document);
    }
    if differences.len() > MOST_WORDS {
        aside(ui, format!("and {} more", differences.len() - MOST_WORDS));
    }
    for edit in line.changes.edits() {
        aside(ui, edit);
    }
    let mixed = theme::palette(ui).mixed;
    for beside in line.surroundings.lines() {
        ui.add(Label::new(RichText::new(beside).small().color(mixed)).wrap());
    }
    if line.changes.to_confirm {
        let words = "look at what the source says there: this may change the sense";
        ui.label(RichText::new(words).small().color(mixed));
    }
}

/// In which documents was looked, by name, and in which not.
fn documents(ui: &mut Ui, told: &Told, actions: &mut Actions) {
    ui.add_space(8.0);
    let looked = counted(told.documents.len(), "document", "documents");
    fold(format!("Looked in {looked}")).show(ui, |ui| {
        for name in &told.documents {
            ui.add(Label::new(RichText::new(name).small()).wrap());
        }
    });
    not_read(ui, told);
    if told.not_looked_into.is_empty() {
        return;
    }
    let others = counted(told.not_looked_into.len(), "file", "files");
    let heading = fold(format!("Not looked into: {others}")).default_open(true);
    heading.show(ui, |ui| {
        for one in &told.not_looked_into {
            let words = RichText::new(format!("{}: {}", one.file, one.why)).small();
            ui.add(Label::new(words).wrap());
        }
    });
    if told.not_looked_into.iter().any(|one| one.is_locked) {
        password(ui, "Password of the locked reports", actions);
    }
}

/// Pages on which a quotation that was not found may stand all the same.
fn not_read(ui: &mut Ui, told: &Told) {
    let unread: usize = told.unreadable.iter().map(|one| one.pages).sum();
    if unread == 0 {
        return;
    }
    let documents = counted(told.unreadable.len(), "document", "documents");
    let words = format!(
        "Without words that can be read: {} of {documents}",
        pages(unread)
    );
    let mixed = theme::palette(ui).mixed;
    fold(RichText::new(words).color(mixed)).show(ui, |ui| {
        for words in told.not_read() {
            ui.add(Label::new(RichText::new(words).small()).wrap());
        }
    });
}
