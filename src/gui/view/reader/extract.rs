//! The extract that is made of the report: its words and what became of checking them, and what the person says
//! of it.

use egui::{Align, Layout, RichText, ScrollArea, TextEdit, TextStyle, Ui, vec2};

use crate::case::{Case, Edit, IssueChoice};
use crate::gui::action::Action;
use crate::gui::page_words::Selecting;
use crate::gui::reader::{
    Draft, LONGEST, NO_ISSUE, NewExtract, Opened, Reader, ReaderAction, SourceChoice,
};
use crate::gui::session::Session;
use crate::gui::{icon, theme};
use crate::library::Stance;

use super::super::widget::{aside, field_id, main_button, named, sign_button};
use super::super::{Actions, drop_down, fetched, room, terms};
use super::{about, beside, keep, result, source, wish};

const STANCES: [Stance; 4] = [
    Stance::Helps,
    Stance::Adverse,
    Stance::Mixed,
    Stance::Neutral,
];

/// Below the fields: the button, and what is missing; beside the pages the tick stands above them.
const FOOT: f32 = 84.0;
const TICK: f32 = 32.0;

/// Rows of the words that there is room for, and that are shown at most: longer ones are scrolled, so that what came
/// of checking them stays in sight.
const BESIDE: (usize, usize) = (7, 12);
const BELOW: (usize, usize) = (4, 6);

/// What stands in the place of an issue where the extract goes under none.
const ONLY_PACK: &str = "Under none: only in the pack";

/// What is said while nothing of an entry is changed.
const AS_IT_WAS: &str = "The entry has these words already.";

/// Before a field.
const LABEL: f32 = 76.0;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    reader: &Reader,
    opened: &Opened,
    actions: &mut Actions,
) {
    if room::is_narrow(ui) {
        return sheet(ui, session, reader, opened, actions);
    }
    head(ui, reader, actions);
    beside::show(ui, session, reader, actions);
    let height = (ui.available_height() - FOOT - TICK).max(60.0);
    let scroll = ScrollArea::vertical()
        .id_salt("reader-extract")
        .auto_shrink([false, true]);
    scroll.max_height(height).show(ui, |ui| {
        ui.set_width(ui.available_width());
        summary(ui, &reader.draft);
        words(ui, &reader.draft, BESIDE, actions);
        result::show(ui, &reader.draft, actions);
        ui.add_space(8.0);
        fields(ui, session, reader, opened, actions);
    });
    ui.add_space(4.0);
    page_behind(ui, &reader.draft, actions);
    add(ui, session, reader, opened, actions);
}

/// Below the pages: the words at the left, what is said of them at the right.
fn sheet(ui: &mut Ui, session: &Session, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let size = ui.available_size();
    let half = (size.x - 24.0) / 2.0;
    ui.horizontal_top(|ui| {
        let part = |ui: &mut Ui, add: &mut dyn FnMut(&mut Ui)| {
            ui.allocate_ui_with_layout(vec2(half, size.y), Layout::top_down(Align::LEFT), |ui| {
                ui.set_width(half);
                add(ui);
            });
        };
        part(ui, &mut |ui| {
            head(ui, reader, actions);
            beside::show(ui, session, reader, actions);
            let scroll = ScrollArea::vertical()
                .id_salt("reader-words")
                .auto_shrink(false);
            scroll.show(ui, |ui| {
                summary(ui, &reader.draft);
                words(ui, &reader.draft, BELOW, actions);
                result::show(ui, &reader.draft, actions);
            });
        });
        ui.add_space(8.0);
        part(ui, &mut |ui| {
            let scroll = ScrollArea::vertical()
                .id_salt("reader-fields")
                .auto_shrink([false, true])
                .max_height((size.y - FOOT).max(60.0));
            scroll.show(ui, |ui| {
                fields(ui, session, reader, opened, actions);
            });
            add(ui, session, reader, opened, actions);
        });
    });
}

fn head(ui: &mut Ui, reader: &Reader, actions: &mut Actions) {
    ui.horizontal(|ui| {
        ui.label(theme::heading("Extract"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let has_words = !reader.draft.text.is_empty();
            if sign_button(ui, icon::REMOVE, "Clear the words", has_words) {
                wish(actions, ReaderAction::Select(Selecting::Clear));
                wish(actions, ReaderAction::Write(String::new()));
            }
            let quotation = reader.quotation();
            let copy = "Copy the words with their citation (Ctrl+C)";
            if sign_button(ui, icon::COPY, copy, quotation.is_some())
                && let Some(quotation) = quotation
            {
                ui.ctx().copy_text(quotation);
            }
        });
    });
}

/// The whole summary in the place of which words are quoted: they are compared with it.
fn summary(ui: &mut Ui, draft: &Draft) {
    let Some(summary) = &draft.keep.note else {
        return;
    };
    let name = match &draft.cited {
        Some(cited) => format!("The summary, {cited}:"),
        None => "The summary:".to_owned(),
    };
    aside(ui, name);
    ui.add(egui::Label::new(RichText::new(summary).size(13.0)).wrap());
    ui.add_space(4.0);
}

fn words(ui: &mut Ui, draft: &Draft, rows: (usize, usize), actions: &mut Actions) {
    let mut text = draft.text.clone();
    let edit = TextEdit::multiline(&mut text)
        .id(field_id("extract words"))
        .hint_text("Select words on a page, or paste them here: they are checked at once.")
        .desired_rows(rows.0)
        .desired_width(f32::INFINITY);
    let most = (0..rows.1).map(|_| ui.text_style_height(&TextStyle::Body));
    let scroll = ScrollArea::vertical().id_salt("words of the extract");
    let scroll = scroll.max_height(most.sum::<f32>());
    let response = scroll.show(ui, |ui| named(ui.add(edit), "Words of the extract"));
    let response = response.inner;
    if response.changed() {
        wish(actions, ReaderAction::Write(text));
    }
    let count = draft.text.chars().count();
    if count > LONGEST {
        let bad = theme::palette(ui).bad;
        let words = format!("{count} characters; an extract has at most 4,000.");
        ui.label(RichText::new(words).small().color(bad));
    }
}

pub(super) fn labelled(ui: &mut Ui, words: &str, add: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        let size = vec2(LABEL, theme::FIELD.y);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(LABEL);
            ui.label(words);
        });
        add(ui);
    });
}

fn fields(ui: &mut Ui, session: &Session, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let draft = &reader.draft;
    labelled(ui, "Source", |ui| {
        source::show(ui, session, draft, opened, actions);
    });
    if let Some(doubt) = reader.doubt() {
        let mixed = theme::palette(ui).mixed;
        let words = format!("{}  Is it the right file? {doubt}", icon::WARNING);
        ui.add(egui::Label::new(RichText::new(words).small().color(mixed)).wrap());
    }
    if let SourceChoice::Known(id) = &draft.source {
        let mut entries = session.case().entries();
        if let Some(entry) = entries.find(|entry| entry.source.id == *id) {
            fetched::tick(ui, &entry.source, actions);
        }
    }
    if let SourceChoice::New(new) = &draft.source {
        source::described(ui, new, actions);
    }
    labelled(ui, "Stance", |ui| stance(ui, draft, actions));
    if draft.in_place_of.is_none() {
        labelled(ui, "Issue", |ui| issue(ui, session, draft, actions));
    }
    labelled(ui, "About", |ui| about::show(ui, session, draft, actions));
    labelled(ui, "Proposition", |ui| {
        let mut text = draft.proposition.clone();
        let edit = TextEdit::multiline(&mut text)
            .id(field_id("extract proposition"))
            .hint_text("A neutral line above the words (optional)")
            .desired_rows(2)
            .desired_width(ui.available_width() - 10.0);
        if named(ui.add(edit), "Proposition of the extract").changed() {
            wish(actions, ReaderAction::Proposition(text));
        }
    });
    keep::show(ui, session, reader, actions);
}

fn page_behind(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    let mut behind = draft.page_behind;
    let words = "Page behind the schedule, highlighted";
    let tick = named(ui.checkbox(&mut behind, words), words);
    let told = "The page of the report stands among the documents of the bundle, with these words highlighted \
                and the report’s first page before it.";
    if tick.on_hover_text(told).changed() {
        wish(actions, ReaderAction::PageBehind(behind));
    }
}

fn stance(ui: &mut Ui, draft: &Draft, actions: &mut Actions) {
    let list = drop_down::list("extract-stance")
        .selected_text(draft.stance.label())
        .width(130.0);
    drop_down::show(ui, list, "Stance of the extract", |ui| {
        for one in STANCES {
            if drop_down::option(ui, draft.stance == one, one.label()) {
                wish(actions, ReaderAction::Stance(one));
            }
        }
    })
    .on_hover_text(terms::stance(draft.stance));
}

/// `Issue 3 Severity of punishment`
fn called(session: &Session, key: &str) -> Option<String> {
    let case = session.case();
    let issue = case.issues.iter().find(|issue| issue.key == key)?;
    let number = case.issue_number(key)?;
    Some(format!("Issue {number} {}", issue.label))
}

fn issue(ui: &mut Ui, session: &Session, draft: &Draft, actions: &mut Actions) {
    let chosen = draft.issue.as_deref();
    let shown = chosen.and_then(|key| called(session, key));
    let none = match draft.keep.folder.is_some() {
        true => ONLY_PACK,
        false => "Choose an issue",
    };
    let list = drop_down::list("extract-issue")
        .selected_text(shown.as_deref().unwrap_or(none))
        .truncate()
        .width(ui.available_width() - 4.0);
    drop_down::show(ui, list, "Issue of the extract", |ui| {
        if draft.keep.folder.is_some() && drop_down::option(ui, chosen.is_none(), ONLY_PACK) {
            wish(actions, ReaderAction::Issue(None));
        }
        for issue in &session.case().issues {
            let words = called(session, &issue.key).unwrap_or_default();
            if drop_down::option(ui, chosen == Some(&issue.key), words) {
                wish(actions, ReaderAction::Issue(Some(issue.key.clone())));
            }
        }
        undisputed(ui, session, actions);
    });
}

/// The issues of the library that are not disputed yet: to choose one adds it to those of the case.
fn undisputed(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let (case, taxonomy) = (session.case(), &session.library.taxonomy);
    aside(ui, "Not disputed yet: to choose one adds it");
    for issue in &taxonomy.issues {
        let choice = IssueChoice::FromTree {
            id: issue.id.clone(),
            label: issue.label.clone(),
        };
        let key = choice.key(case);
        let indent = "    ".repeat(taxonomy.depth(&issue.id));
        if case.issue(&key).is_none()
            && drop_down::option(ui, false, format!("{indent}{}", issue.title()))
        {
            actions.push(Action::EditApart(Edit::AddIssue(choice)));
            wish(actions, ReaderAction::Issue(Some(key)));
        }
    }
}

/// The extract as it may be handed over, or what is missing.
pub(super) fn ready(session: &Session, reader: &Reader) -> Result<NewExtract, &'static str> {
    let draft = &reader.draft;
    let case = session.case();
    // The issue that was chosen may be gone by now.
    let is_gone = |key: &str| case.issue_number(key).is_none();
    let is_lost = draft.issue.as_deref().is_some_and(is_gone);
    let extract = reader.extract()?;
    if is_lost && draft.in_place_of.is_none() {
        return Err(NO_ISSUE);
    }
    if is_as_it_was(&extract, session) {
        return Err(AS_IT_WAS);
    }
    match reader.missing_for_pack(case) {
        Some(missing) => Err(missing),
        None => Ok(extract),
    }
}

/// Whether the entry for which it is has all of it already.
fn is_as_it_was(new: &NewExtract, session: &Session) -> bool {
    let number = new.in_place_of.filter(|_| new.keep.folder.is_none());
    let entry = number.and_then(|number| session.case().entry(number));
    entry.is_some_and(|entry| {
        let anchor = entry.passage.anchor.as_ref();
        let is_same_file = anchor.is_some_and(|anchor| anchor.sha256 == new.taken.sha256);
        let typed = new.proposition.as_str();
        is_same_file
            && entry.passage.text == new.taken.text
            && entry.passage.stance == new.stance
            && entry.passage.about == new.about
            && entry.passage.pinpoint.as_deref() == Some(new.taken.pinpoint.as_str())
            && entry.confirmed == new.confirmed
            && (typed.is_empty() || entry.proposition.as_deref() == Some(typed))
            && matches!(&new.source, SourceChoice::Known(id) if *id == entry.source.id)
            && (!new.page_behind || is_behind(new, session.case()))
    })
}

/// Whether its page stands behind the schedule.
fn is_behind(new: &NewExtract, case: &Case) -> bool {
    let page = u32::try_from(new.taken.page + 1).unwrap_or_default();
    let mut exhibits = case.exhibits.iter();
    exhibits.any(|exhibit| {
        let document = case.documents.get(exhibit.document);
        let is_it = document.is_some_and(|document| document.sha256 == new.taken.sha256);
        let pages = exhibit.pages.as_ref();
        is_it && pages.is_none_or(|pages| pages.contains(page))
    })
}

/// The button says where the extract goes; while something is missing, that stands below it.
fn add(ui: &mut Ui, session: &Session, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let key = reader.draft.issue.as_deref();
    let number = key.and_then(|key| session.case().issue_number(key));
    let ready = ready(session, reader);
    let words = match (reader.draft.in_place_of, number, reader.pack()) {
        (Some(entry), _, _) => format!("Use as extract in {}", session.labels.entry(entry)),
        (None, Some(number), None) => format!("Add under Issue {number}"),
        (None, Some(number), Some(_)) => format!("Add under Issue {number} and keep"),
        (None, None, None) => "Add as extract".to_owned(),
        (None, None, Some(_)) => "Keep in the pack".to_owned(),
    };
    let button = main_button(ui, &words, ready.is_ok());
    let button = button.min_size(vec2(160.0, 32.0));
    let press = |ui: &mut Ui| named(ui.add_enabled(ready.is_ok(), button), &words);
    let response = match room::is_narrow(ui) {
        true => {
            ui.horizontal(|ui| {
                let response = press(ui);
                page_behind(ui, &reader.draft, actions);
                response
            })
            .inner
        }
        false => press(ui),
    };
    match ready {
        Ok(extract) if response.clicked() => {
            actions.push(Action::AddExtract(Box::new(extract)));
        }
        Ok(_) => aside(ui, format!("From {}", opened.name())),
        Err(missing) => aside(ui, missing),
    }
}
