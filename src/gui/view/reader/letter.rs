//! Beside the decision letter: what is selected in it becomes a disputed issue with its paragraph, and what no issue
//! answers yet is listed.

use egui::{Label, RichText, ScrollArea, TextEdit, Ui};

use crate::case::{Case, Edit, LetterChange, ParagraphList};
use crate::finding::Place;
use crate::gui::action::Action;
use crate::gui::reader::{LetterAction, LetterDraft, Opened, Pick, Reader, ReaderAction};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::library::Issue;
use crate::verify::not_answered;

use super::super::widget::{aside, field_id, link, main_button, named};
use super::super::{Actions, drop_down};
use super::wish;

/// Paragraphs that are named one by one; more of them are counted.
const NAMED: usize = 60;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    reader: &Reader,
    opened: &Opened,
    actions: &mut Actions,
) {
    let scroll = ScrollArea::vertical()
        .id_salt("reader-letter")
        .auto_shrink(false);
    scroll.show(ui, |ui| {
        ui.set_width(ui.available_width());
        head(ui, opened, actions);
        fields(ui, session, reader, actions);
        add(ui, session, &reader.letter, actions);
        ui.add_space(8.0);
        ui.separator();
        open_paragraphs(ui, session.case(), actions);
        ui.add_space(8.0);
        answered(ui, session.case(), actions);
    });
}

fn head(ui: &mut Ui, opened: &Opened, actions: &mut Actions) {
    ui.label(theme::heading("Decision letter"));
    if opened.letter.is_empty() {
        let words =
            "No numbered paragraph could be read in it: look yourself, and type the numbers.";
        let mixed = theme::palette(ui).mixed;
        ui.add(Label::new(RichText::new(words).color(mixed)).wrap());
    }
    aside(ui, "It is no page of the bundle. Select what is disputed.");
    let forget = link(ui, RichText::new("This is not the letter").small());
    if named(forget, "This is not the letter").clicked() {
        actions.push(Action::EditApart(Edit::Letter(LetterChange::Remove)));
    }
    ui.add_space(6.0);
}

fn say(actions: &mut Actions, action: LetterAction) {
    wish(actions, ReaderAction::Letter(action));
}

fn fields(ui: &mut Ui, session: &Session, reader: &Reader, actions: &mut Actions) {
    let draft = &reader.letter;
    if let Some(passage) = &reader.passage {
        let words: String = passage.text.chars().take(240).collect();
        ui.add(Label::new(RichText::new(format!("“{words}”")).italics()).wrap());
    }
    ui.horizontal(|ui| {
        ui.label("Paragraph");
        let mut typed = draft.paragraphs.clone();
        let field = TextEdit::singleline(&mut typed)
            .id(field_id("letter paragraphs"))
            .hint_text("34, 38(a), 40-42");
        let response = ui.add(field.desired_width(f32::INFINITY));
        if named(response, "Paragraph of the letter").changed() {
            say(actions, LetterAction::Paragraphs(typed));
        }
    });
    pick(ui, session, draft, actions);
    if draft.pick == Pick::Own {
        let mut typed = draft.own.clone();
        let field = TextEdit::multiline(&mut typed)
            .id(field_id("issue in own words"))
            .desired_rows(2);
        let response = ui.add(field.desired_width(f32::INFINITY));
        if named(response, "Issue in your own words").changed() {
            say(actions, LetterAction::Own(typed));
        }
    }
}

/// Which issue answers: those of the case first.
fn pick(ui: &mut Ui, session: &Session, draft: &LetterDraft, actions: &mut Actions) {
    let (case, taxonomy) = (session.case(), &session.library.taxonomy);
    let is_there = |issue: &&Issue| {
        let mut known = case.issues.iter();
        !known.any(|known| known.taxonomy.as_ref() == Some(&issue.id))
    };
    let shown = match &draft.pick {
        Pick::Unsaid => "Choose the issue".to_owned(),
        Pick::Own => "In own words".to_owned(),
        Pick::Case(key) => named_issue(case, key),
        Pick::Tree(id) => {
            let mut issues = taxonomy.issues.iter();
            let found = issues.find(|issue| issue.id == *id);
            found.map(Issue::title).unwrap_or_default().to_owned()
        }
    };
    let width = ui.available_width() - 8.0;
    let list = drop_down::list("letter-issue")
        .selected_text(shown)
        .width(width)
        .truncate()
        .height(420.0);
    drop_down::show(ui, list, "Issue that answers it", |ui| {
        for issue in &case.issues {
            let pick = Pick::Case(issue.key.clone());
            if drop_down::option(ui, draft.pick == pick, named_issue(case, &issue.key)) {
                say(actions, LetterAction::Pick(pick));
            }
        }
        if drop_down::option(ui, draft.pick == Pick::Own, "A new issue in own words") {
            say(actions, LetterAction::Pick(Pick::Own));
        }
        for issue in taxonomy.issues.iter().filter(is_there) {
            let pick = Pick::Tree(issue.id.clone());
            let indent = "    ".repeat(taxonomy.depth(&issue.id));
            let words = format!("{indent}{}", issue.title());
            if drop_down::option(ui, draft.pick == pick, words) {
                say(actions, LetterAction::Pick(pick));
            }
        }
    });
}

fn named_issue(case: &Case, key: &str) -> String {
    let number = case.issue_number(key).unwrap_or_default();
    let label = case.issue(key).map_or("", |issue| issue.label.as_str());
    format!("Issue {number}  {label}")
}

fn add(ui: &mut Ui, session: &Session, draft: &LetterDraft, actions: &mut Actions) {
    let ready = draft.edits(session.case(), &session.library.taxonomy);
    let button = main_button(ui, "Dispute it", ready.is_ok());
    ui.horizontal(|ui| {
        let response = ui.add_enabled(ready.is_ok(), button);
        if named(response, "Dispute it").clicked()
            && let Ok((label, edits)) = &ready
        {
            actions.push(Action::EditTogether(label.clone(), edits.clone()));
            say(actions, LetterAction::Added);
        }
        nothing_here(ui, session.case(), draft, actions);
    });
    if let Err(missing) = ready {
        aside(ui, missing);
    }
}

fn nothing_here(ui: &mut Ui, case: &Case, draft: &LetterDraft, actions: &mut Actions) {
    let typed = draft.paragraphs.parse::<ParagraphList>();
    let typed = typed.ok().filter(|list| !list.is_empty());
    let letter = case.decision_letter.as_ref();
    let button = ui.add_enabled(typed.is_some(), egui::Button::new("Nothing disputed"));
    let hint = "Nothing is disputed in this paragraph: it is not listed any more";
    let button = named(button.on_hover_text(hint), "Nothing disputed");
    if button.clicked()
        && let (Some(list), Some(letter)) = (typed, letter)
    {
        let list = letter.nothing_to_answer.with(&list);
        actions.push(Action::EditApart(nothing(list)));
        say(actions, LetterAction::Added);
    }
}

fn nothing(list: ParagraphList) -> Edit {
    Edit::Letter(LetterChange::NothingToAnswer(list))
}

/// What no issue answers yet, each with the way to it.
fn open_paragraphs(ui: &mut Ui, case: &Case, actions: &mut Actions) {
    let open = case.not_answered();
    ui.add(Label::new(theme::bold(not_answered(case))).wrap());
    ui.horizontal_wrapped(|ui| {
        for number in open.iter().take(NAMED) {
            let name = format!("Go to para {number}");
            if named(link(ui, number), &name).clicked() {
                say(actions, LetterAction::Show(number.to_owned()));
            }
        }
    });
    if open.len() > NAMED {
        aside(ui, format!("and {} more", open.len() - NAMED));
    }
    for (issue, missing) in case.not_in_letter() {
        let words = format!(
            "“{}” is to answer {}, which the letter does not have as far as it could be read.",
            issue.label,
            missing.named()
        );
        let mixed = theme::palette(ui).mixed;
        ui.add(Label::new(RichText::new(words).small().color(mixed)).wrap());
    }
}

/// What each issue answers; it can be corrected here.
fn answered(ui: &mut Ui, case: &Case, actions: &mut Actions) {
    for issue in &case.issues {
        let number = case.issue_number(&issue.key).unwrap_or_default();
        let words = RichText::new(format!("Issue {number}  {}", issue.label));
        if named(link(ui, words), &format!("Go to issue {number}")).clicked() {
            actions.push(Action::GoTo(Place::Issue(issue.key.clone())));
        }
        let of = format!("Paragraphs that issue {number} answers");
        list_field(ui, &of, &issue.answers, actions, |paragraphs| {
            Edit::Letter(LetterChange::Answers {
                issue: issue.key.clone(),
                paragraphs,
            })
        });
    }
    if let Some(letter) = &case.decision_letter {
        ui.add_space(4.0);
        ui.label("Nothing is disputed in");
        let of = "Paragraphs in which nothing is disputed";
        list_field(ui, of, &letter.nothing_to_answer, actions, nothing);
    }
}

/// What was typed is the list as soon as it is one; until then it is remembered beside it.
fn list_field(
    ui: &mut Ui,
    name: &str,
    list: &ParagraphList,
    actions: &mut Actions,
    edit: impl FnOnce(ParagraphList) -> Edit,
) {
    let id = field_id(name);
    let typed: Option<String> = ui.data(|data| data.get_temp(id));
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let still = |typed: &String| {
        is_typing
            && typed
                .parse::<ParagraphList>()
                .map_or(true, |read| read == *list)
    };
    let mut text = typed.filter(still).unwrap_or_else(|| list.to_string());
    let field = TextEdit::singleline(&mut text).id(id).hint_text("none");
    let response = ui.add(field.desired_width(f32::INFINITY));
    if named(response, name).changed() {
        ui.data_mut(|data| data.insert_temp(id, text.clone()));
        if let Ok(read) = text.parse::<ParagraphList>() {
            actions.push(Action::Edit(edit(read)));
        }
    }
}
