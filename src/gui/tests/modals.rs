//! Dialogs: Return and Escape answer each, a click beside one answers none, nothing lies in front of one.

use egui::{Key, Modifiers, pos2};

use super::*;
use crate::finding::{DocumentCode, Finding};
use crate::gui::command::Command;
use crate::gui::job::Agreed;
use crate::gui::overlay::{Overlay, Palette};
use crate::gui::packs::{NewPackForm, PackQuestion};
use crate::gui::view::Question;

pub(super) fn questions() -> Vec<Question> {
    let (path, agreed) = (PathBuf::from("/nowhere/out.pdf"), Agreed::default());
    let found = vec![Finding::new(DocumentCode::Locked, "Letter: locked")];
    vec![
        Question::Unsaved,
        Question::ChangedOnDisk,
        Question::Recovery {
            of: "a case".to_owned(),
            kept: "They were kept.".to_owned(),
        },
        Question::Working,
        Question::Unusable {
            path: path.clone(),
            agreed,
            found: found.clone(),
        },
        Question::Incomplete {
            path: path.clone(),
            agreed,
            found: found.clone(),
        },
        Question::Moved {
            path: path.clone(),
            agreed,
            found,
        },
        Question::Replace {
            purpose: Purpose::SaveBundle("out.pdf".to_owned()),
            path: path.clone(),
            volumes: false,
        },
        Question::Unopened {
            opened: vec![1],
            unopened: vec![2, 3],
            by: "A.B.".to_owned(),
        },
        Question::Path {
            purpose: Purpose::OpenCase,
            path: "/nowhere/half typ".to_owned(),
        },
    ]
}

fn click_beside(harness: &mut Harness<'_, App>) {
    for place in [pos2(8.0, 300.0), pos2(1430.0, 880.0)] {
        harness.hover_at(place);
        harness.drag_at(place);
        harness.drop_at(place);
        harness.run_steps(3);
    }
}

#[test]
fn no_question_is_answered_by_a_click_beside_it_and_each_by_escape_and_return() {
    for question in questions() {
        for key in [Key::Escape, Key::Enter] {
            let mut harness = window(Vec::new(), None);
            *harness.state_mut().question() = Some(question.clone());
            harness.run_steps(3);
            click_beside(&mut harness);
            let is_there = harness.state_mut().question().is_some();
            assert!(is_there, "a click beside {question:?}");
            harness.key_press(key);
            harness.run_steps(3);
            let after = harness.state_mut().question().take();
            assert_ne!(after, Some(question.clone()), "{key:?}");
        }
    }
}

#[test]
fn a_dialog_that_was_clicked_in_is_still_answered_by_return() {
    let mut harness = window(Vec::new(), None);
    *harness.state_mut().question() = Some(Question::Unsaved);
    harness.run_steps(3);
    harness.get_by_label("Save the case first?").click();
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_ne!(*harness.state_mut().question(), Some(Question::Unsaved));
}

#[test]
fn settings_palette_and_page_of_keys_stay_at_a_click_beside_them_and_go_by_key() {
    let palette = Palette {
        text: "light".to_owned(),
        at: 0,
    };
    for overlay in [
        Overlay::Settings,
        Overlay::Shortcuts,
        Overlay::Palette(palette),
    ] {
        for key in [Key::Escape, Key::Enter] {
            let mut harness = window(Vec::new(), None);
            harness.state_mut().overlay = Some(overlay.clone());
            harness.run_steps(3);
            click_beside(&mut harness);
            assert_eq!(harness.state().overlay, Some(overlay.clone()));
            harness.key_press(key);
            harness.run_steps(3);
            assert_eq!(harness.state().overlay, None, "{overlay:?} {key:?}");
        }
    }
}

#[test]
fn what_was_typed_for_a_new_pack_stays_at_a_click_beside_and_return_makes_it() {
    let folder = folder();
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "Library");
    harness.state_mut().keeper.packs.question = Some(PackQuestion::NewPack(NewPackForm {
        folder: folder.path().join("new"),
        title: String::new(),
        id: "own".to_owned(),
        nationality: "RUS".to_owned(),
    }));
    harness.run_steps(3);
    fill(&mut harness, "Title of the new pack", "The firm’s evidence");
    click_beside(&mut harness);
    let question = harness.state().keeper.packs.question.clone();
    let Some(PackQuestion::NewPack(form)) = question else {
        panic!("{question:?}");
    };
    assert_eq!(form.title, "The firm’s evidence");
    assert_eq!(form.fault(&harness.state().session.library), None);
    harness.get_by_label("Title of the new pack").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(harness.state().keeper.packs.question, None);
}

/// A list that hangs open in a dialog is closed first; what was typed in the dialog stays.
#[test]
fn escape_closes_a_list_in_a_dialog_before_the_dialog() {
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "Library");
    harness.state_mut().keeper.packs.question = Some(PackQuestion::NewPack(NewPackForm {
        folder: PathBuf::from("new"),
        title: "The firm’s evidence".to_owned(),
        id: "own".to_owned(),
        nationality: "RUS".to_owned(),
    }));
    harness.run_steps(3);
    click(&mut harness, "Nationality of the new pack");
    for is_there in [true, false] {
        assert_eq!(egui::Popup::is_any_open(&harness.ctx), is_there);
        harness.key_press(Key::Escape);
        harness.run_steps(4);
        assert!(!egui::Popup::is_any_open(&harness.ctx));
        let is_asked = harness.state().keeper.packs.question.is_some();
        assert_eq!(is_asked, is_there);
    }
}

#[test]
fn nothing_of_what_lies_behind_stands_in_front_of_a_dialog() {
    let mut harness = window(Vec::new(), None);
    harness.get_by_label("Library").hover();
    harness.step();
    harness.run_steps(40);
    let hint = "Look at packs and sources";
    let hints = harness.query_all_by_label_contains(hint).count();
    assert!(hints > 0, "the hover text is shown");
    // The pointer stays where it is.
    for command in [Command::Palette, Command::Settings, Command::Shortcuts] {
        let keys = command.shortcut();
        harness.key_press_modifiers(keys.modifiers, keys.logical_key);
        harness.run_steps(4);
        assert!(harness.state().overlay.is_some());
        let left = tooltips(&harness);
        assert!(left.is_empty(), "{command:?}: {left:?}");
        harness.key_press(Key::Escape);
        harness.run_steps(4);
    }
    // An open menu goes, too.
    click(&mut harness, "File");
    assert!(harness.query_by_label("Menu: Save").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(4);
    assert!(harness.state().overlay.is_some());
    assert!(harness.query_by_label("Menu: Save").is_none());
}

/// What hover texts say that are shown now.
fn tooltips(harness: &Harness<'_, App>) -> Vec<egui::LayerId> {
    let layers = harness.ctx.memory(|memory| {
        let layers = memory.layer_ids();
        layers.collect::<Vec<_>>()
    });
    let is_seen = |layer: &egui::LayerId| {
        layer.order == egui::Order::Tooltip
            && harness
                .ctx
                .memory(|memory| memory.areas().is_visible(layer))
    };
    layers.into_iter().filter(is_seen).collect()
}

#[test]
fn every_list_closes_at_a_choice_by_key_and_the_keys_go_on_from_it() {
    // A new issue is led to, and the keys go on from its heading.
    for (page, list, goes_on) in [
        ("Appellant", "Nationality", "Nationality"),
        ("Evidence", "Sort", "Sort"),
        ("Evidence", "Group", "Group"),
        ("Arrange", "Add a disputed issue", "Issue 7: place 7 of 7"),
        ("Preview", "Zoom", "Zoom"),
    ] {
        let folder = folder();
        let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
        at(&mut harness, page);
        harness.get_by_label(list).focus();
        harness.run_steps(2);
        harness.key_press(Key::Space);
        harness.run_steps(3);
        assert!(egui::Popup::is_any_open(&harness.ctx), "{list}");
        for _ in 0..2 {
            harness.key_press(Key::ArrowDown);
            harness.run_steps(2);
        }
        harness.key_press(Key::Enter);
        harness.run_steps(6);
        assert!(!egui::Popup::is_any_open(&harness.ctx), "{list}");
        let button = harness.get_by_label(goes_on);
        assert!(button.accesskit_node().is_focused(), "{list}");
    }
}
