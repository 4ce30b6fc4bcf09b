//! Below a finding about words that nobody sees: the way to them, and one click for all that can go unseen.

use egui::{Button, Ui};

use crate::finding::{Code, DocumentCode, Finding, Place, RemarkCode, counted};
use crate::gui::action::Action;
use crate::gui::hidden::HiddenAction;
use crate::gui::session::Session;
use crate::gui::view::Actions;
use crate::gui::view::widget::{link, named};

/// Whether a finding is about them.
pub(super) fn is_about(code: Code) -> bool {
    matches!(
        code,
        Code::Document(
            DocumentCode::WordsCovered
                | DocumentCode::WordsUnseen
                | DocumentCode::WordsOutside
                | DocumentCode::FiledKnowingly
                | DocumentCode::Comments
        ) | Code::Remark(RemarkCode::LayerHidden | RemarkCode::RedactionPending)
    )
}

/// Of one document.
pub(super) fn ways(ui: &mut Ui, session: &Session, finding: &Finding, actions: &mut Actions) {
    let Place::Exhibit(number) = finding.place else {
        return;
    };
    let items = session.hidden_of(number).len();
    let Some(at) = session.case().position_of_exhibit(number) else {
        return;
    };
    if items == 0 {
        return;
    }
    let words = format!("See {}", counted(items, "hidden place", "hidden places"));
    let look = link(ui, &words);
    if named(look, &format!("{words} of document {}", at + 1)).clicked() {
        actions.push(Action::Hidden(HiddenAction::Look(number)));
    }
}

/// Of all documents; above the findings, where one of them is about hidden words.
pub(super) fn all(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    if !session.listed_findings().any(|one| is_about(one.code)) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if let Some(now) = &session.hidden.leaving {
            let (done, all) = (now.done, now.all);
            ui.label(format!(
                "Taking hidden words out: document {} of {all}",
                (done + 1).min(all)
            ));
            if named(ui.button("Cancel"), "Cancel taking hidden words out").clicked() {
                actions.push(Action::Hidden(HiddenAction::Stop));
            }
            return;
        }
        let (places, documents) = session.hidden.all_going;
        let words = match places {
            0 => "No hidden words can go unseen".to_owned(),
            1 => "Take out the hidden words that change nothing to the eye".to_owned(),
            _ => format!("Take out all {places} hidden places that change nothing to the eye"),
        };
        let take = ui.add_enabled(places > 0, Button::new(&words));
        let documents = counted(documents, "document", "documents");
        let meaning = format!("In copies of {documents}. Undo takes it back");
        if take.on_hover_text(meaning).clicked() {
            actions.push(Action::Hidden(HiddenAction::TakeAllOut(None)));
        }
    });
}
