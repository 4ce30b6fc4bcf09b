//! What the respondent's notes say on the disputed issues, and which entries meet it: for the skeleton argument, and never
//! printed in a bundle.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::case::Case;
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::session::Session;
use crate::gui::word::{WordAction, WordPaper};
use crate::gui::{icon, theme};
use crate::matching::{Disputed, Meets, Paragraph, SAME_NOTE};
use crate::profile::Labels;

use super::Actions;
use super::widget::{aside, empty, link, named};

/// Wider lines are hard to read.
const WIDEST: f32 = 820.0;

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if let Some(what) = &session.position.nothing {
        return empty(ui, what, next(session.case()));
    }
    copies(ui, actions);
    ui.add_space(4.0);
    let scroll = ScrollArea::vertical()
        .auto_shrink(false)
        .id_salt("position");
    scroll.show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        for issue in &session.position.disputed {
            ui.add_space(8.0);
            let words = format!("Issue {}  {}", issue.number, issue.label);
            ui.add(Label::new(theme::heading(words)).wrap());
            if let Some(why) = issue.nothing() {
                aside(ui, why);
            }
            for one in &issue.paragraphs {
                paragraph(ui, session, issue, one, actions);
            }
        }
        ui.add_space(16.0);
    });
}

/// What to do where there is nothing.
fn next(case: &Case) -> &'static str {
    match case.issues.is_empty() {
        true => {
            "Add the disputed issues at Arrange: what the Home Office notes say on them is listed here."
        }
        false => {
            "Tick what is true of the appellant, add an issue at Arrange, or open a note at Read to take its paragraphs."
        }
    }
}

pub(super) fn count(session: &Session) -> String {
    session.position.told()
}

fn copies(ui: &mut Ui, actions: &mut Actions) {
    ui.horizontal_wrapped(|ui| {
        let table = ui.button(format!("{}  Copy as table", icon::COPY)).on_hover_text(
            "A row for each paragraph, its cells parted by tabs: a spreadsheet takes it as it is; in Word, paste it and choose Insert, Table, Convert Text to Table",
        );
        if named(table, "Copy the position as a table").clicked() {
            actions.push(Action::Word(WordAction::CopyPosition { as_table: true }));
        }
        let text = ui.button(format!("{}  Copy as text", icon::COPY));
        if named(text, "Copy the position as text").clicked() {
            actions.push(Action::Word(WordAction::CopyPosition { as_table: false }));
        }
        let save = ui.button(format!("{}  Word…", icon::SAVE)).on_hover_text(
            "A Word document with the table, and the pages of the bundle beside the entries",
        );
        if named(save, "Save the position for Word").clicked() {
            actions.push(Action::Word(WordAction::Save(WordPaper::Position)));
        }
        let copy = ui.button(format!("{}  Copy for Word", icon::COPY)).on_hover_text(
            "The same table, to be pasted where you write",
        );
        if named(copy, "Copy the position for Word").clicked() {
            actions.push(Action::Word(WordAction::Copy(WordPaper::Position)));
        }
        aside(
            ui,
            "For the skeleton argument. Never printed in the bundle. In the library’s own words: quote from the note itself.",
        );
    });
}

fn paragraph(
    ui: &mut Ui,
    session: &Session,
    issue: &Disputed,
    one: &Paragraph,
    actions: &mut Actions,
) {
    let (palette, labels) = (theme::palette(ui), &session.labels);
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    let stance = RichText::new(one.stance.label())
        .small()
        .color(palette.stance(one.stance));
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::bold(one.pinpoint.as_str()));
        ui.label(stance);
        let words = RichText::new(&one.source).small().color(palette.weak);
        ui.add(Label::new(words).wrap());
    });
    ui.add(Label::new(&one.text).wrap());
    for (words, meets) in [
        ("Contradicted by", Meets::Contradicts),
        ("Qualified by", Meets::Qualifies),
        ("Supported by", Meets::Supports),
    ] {
        entries(ui, (words, labels), one.met(meets), None, actions);
    }
    let same_note = one.same_note.iter().copied();
    entries(ui, (SAME_NOTE, labels), same_note, None, actions);
    let relied_on = one.relied_on.iter().copied();
    entries(
        ui,
        ("In the schedule", labels),
        relied_on,
        one.reliance(),
        actions,
    );
    if let Some(gap) = one.gap() {
        let name = format!("{} on issue {}", one.pinpoint, issue.number);
        missing(ui, session, one, gap, &name, actions);
    }
    ui.add_space(4.0);
    ui.separator();
}

/// The entries, each a link, with what that means behind them.
fn entries(
    ui: &mut Ui,
    (words, labels): (&str, &Labels),
    numbers: impl Iterator<Item = u32>,
    means: Option<&str>,
    actions: &mut Actions,
) {
    let mut numbers = numbers.peekable();
    if numbers.peek().is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        aside(ui, format!("{words}:"));
        for number in numbers {
            if link(ui, labels.entry(number)).clicked() {
                actions.push(Action::GoTo(Place::Entry(number)));
            }
        }
        if let Some(means) = means {
            aside(ui, means);
        }
    });
}

/// What is missing, with the ways to what could fill it.
fn missing(
    ui: &mut Ui,
    session: &Session,
    one: &Paragraph,
    gap: &str,
    name: &str,
    actions: &mut Actions,
) {
    let palette = theme::palette(ui);
    ui.horizontal_wrapped(|ui| {
        let words = format!("{} Gap: {gap}.", icon::WARNING);
        ui.label(RichText::new(words).small().color(palette.mixed));
        let show = ui.small_button("Read it");
        if named(show, &format!("Read {name}")).clicked() {
            actions.push(Action::ShowPassage(one.passage.clone()));
        }
        let taxonomy = &session.library.taxonomy;
        let mut known = one
            .propositions
            .iter()
            .filter_map(|id| taxonomy.proposition(id));
        if let Some(proposition) = known.next() {
            let find = ui
                .small_button("Find evidence")
                .on_hover_text(&proposition.statement);
            if named(find, &format!("Find evidence on {name}")).clicked() {
                let id = proposition.id.clone();
                actions.push(Action::OpenProposition(Some(id)));
            }
        }
    });
}
