//! What comes late moves nothing: page counts, the library, files that were read, findings.

use egui::accesskit::Role;

use super::documents::{desk, pick, titles, with_two};
use super::stillness::{Places, assert_still, places};
use super::*;
use crate::gui::action::Stage;
use crate::gui::documents::read_one;
use crate::pdf::import::Watch;
use crate::pdf::import::specimen::{Page, document};
use crate::worker::{Bring, Workers};

const SIZES: [egui::Vec2; 3] = [
    egui::vec2(1440.0, 900.0),
    egui::vec2(1024.0, 700.0),
    egui::vec2(900.0, 560.0),
];

/// Fails where something that stood there before stands elsewhere now, or cannot be pressed or typed into
/// any longer. Words may become others. Nothing is asked of the bar above, where work is told of.
fn assert_in_place(before: &Places, harness: &Harness<'_, App>, what: &str) {
    let now = places(harness);
    for ((name, count), place) in before.iter().filter(|(_, place)| place.top() > 44.0) {
        match now.get(&(name.clone(), *count)) {
            Some(there) => assert_eq!(there.min, place.min, "{what}: {name}"),
            None => {
                // The sign of other work goes when that work ends.
                let is_words = [
                    "Label",
                    "Paragraph",
                    "ListBoxOption",
                    "Status",
                    "ProgressIndicator",
                ];
                let is_words = is_words.iter().any(|role| name.starts_with(role));
                assert!(is_words, "{what}: {name} is gone");
            }
        }
    }
}

#[test]
fn the_sheet_stands_still_when_its_pages_have_been_counted() {
    // In a small window no page begins on the part of the sheet that is seen.
    let mut marks_seen = 0;
    for size in SIZES {
        let folder = folder();
        let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
        harness.set_size(size);
        at(&mut harness, "Arrange");
        let session = &mut harness.state_mut().session;
        let (pages, costs) = (
            std::mem::take(&mut session.survey.entry_pages),
            std::mem::take(&mut session.survey.entry_costs),
        );
        assert!(pages.len() > 6);
        harness.run_steps(4);
        let before = places(&harness);
        let session = &mut harness.state_mut().session;
        (session.survey.entry_pages, session.survey.entry_costs) = (pages, costs);
        harness.run_steps(4);
        let labels = harness.query_all_by_role(Role::Label);
        let is_mark = |words: String| words.starts_with("Page ") && words.ends_with(" begins");
        let marks = labels.filter(|node| node.accesskit_node().value().is_some_and(is_mark));
        marks_seen += marks.count();
        assert_in_place(&before, &harness, "the sheet");
    }
    assert!(marks_seen > 0);
}

#[test]
fn no_page_moves_when_the_library_has_been_read() {
    let folder = folder();
    let case = sample_in(&folder);
    for size in SIZES {
        for page in PAGES {
            let unsaved = unsaved_place();
            let world = world(unsaved.with_extension("settings"));
            let dialogs = Arc::new(Answers::default());
            let mut harness = begun_in(world, dialogs, unsaved, Some(&case));
            harness.set_size(size);
            // It is read by now perhaps, and heard of only in a frame.
            let stage = Stage::ALL
                .into_iter()
                .zip(PAGES)
                .find(|(_, name)| *name == page);
            harness.state_mut().session.stage = stage.unwrap().0;
            harness.step();
            let is_read = harness.state().session.library_findings.is_some();
            let before = places(&harness);
            let mut harness = with_library(harness);
            harness.run_steps(6);
            if !is_read {
                assert_in_place(&before, &harness, page);
            }
        }
    }
}

/// Two documents, one of them with a comment, a page that is not A4 and a page that is not there.
fn found_much() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, case) = desk();
    let odd = document(&[
        Page::sized(
            "/MediaBox[0 0 400 300]/Annots[<</Subtype/Text/Rect[9 9 29 29]/Contents(ask him)>>]",
            "one",
        ),
        Page::saying("two"),
    ]);
    files::write_atomic(&folder.path().join("Record.pdf"), &odd).unwrap();
    let mut harness = with_two(&folder, &case);
    until_quiet(&mut harness);
    (folder, harness)
}

/// Until no words stand in the corner any longer.
fn until_quiet(harness: &mut Harness<'_, App>) {
    until(harness, "silence", |app| !app.session.has_toasts());
    harness.run_steps(4);
}

/// As if no file of a document had been read yet; nothing is until it is allowed.
fn forget_files(harness: &mut Harness<'_, App>) {
    let session = &mut harness.state_mut().session;
    session.is_reading_stopped = true;
    session.documents.clear();
    session.examined_at.clear();
    session.examined_revision = None;
    session.survey_again();
    harness.run_steps(6);
}

fn read_files(harness: &mut Harness<'_, App>) {
    harness.state_mut().session.is_reading_stopped = false;
    until(harness, "the files", |app| {
        !app.session.is_examining && app.session.documents.len() == 2
    });
    harness.run_steps(6);
}

#[test]
fn no_page_moves_when_files_of_documents_have_been_read() {
    let (_folder, mut harness) = found_much();
    for size in SIZES {
        harness.set_size(size);
        for page in PAGES {
            forget_files(&mut harness);
            at(&mut harness, page);
            if page == "Documents" {
                pick(&mut harness, 2);
            }
            let before = places(&harness);
            read_files(&mut harness);
            assert_in_place(&before, &harness, &format!("{page} at {size}"));
        }
    }
}

#[test]
fn what_was_found_in_a_document_stands_below_what_is_always_there() {
    let (_folder, mut harness) = found_much();
    pick(&mut harness, 2);
    let top = |name: &str| harness.get_by_label(name).rect().top();
    assert!(top("Pages of document 2") > top("Kind of document 2"));
    assert!(top("Paper of document 2") > top("Pages of document 2"));
    assert!(top("Comments of document 2") > top("Pages of document 2"));
}

#[test]
fn the_list_at_check_stands_still_and_says_that_more_is_known() {
    let (_folder, mut harness) = found_much();
    let changed = "The findings have changed.";
    at(&mut harness, "Check");
    let is_listed = |harness: &Harness<'_, App>| {
        let mut all = harness.query_all_by_label_contains("comment");
        all.next().is_some()
    };
    assert!(is_listed(&harness));
    at(&mut harness, "Case");
    forget_files(&mut harness);
    at(&mut harness, "Check");
    assert!(!is_listed(&harness));
    let before = places(&harness);
    read_files(&mut harness);
    assert_in_place(&before, &harness, "Check");
    assert!(!is_listed(&harness));
    harness.get_by_label(changed);
    click(&mut harness, "Show them");
    assert!(is_listed(&harness));
    assert!(harness.query_by_label(changed).is_none());
    // Whoever comes back finds all of it.
    at(&mut harness, "Case");
    at(&mut harness, "Check");
    assert!(is_listed(&harness));
}

#[test]
fn files_on_their_way_move_no_document_and_no_button() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    until_quiet(&mut harness);
    for size in SIZES {
        harness.set_size(size);
        let session = &mut harness.state_mut().session;
        session.chosen = crate::gui::documents::Chosen::default();
        harness.run_steps(4);
        let before = places(&harness);
        let named: Vec<PathBuf> = (1..9)
            .map(|at| folder.path().join(format!("{at}")))
            .collect();
        let files = harness.state_mut().session.begin_intake(files::Listed {
            documents: named,
            ..files::Listed::default()
        });
        harness.run_steps(4);
        assert_still(&before, &harness, "files that are read");
        let bring = Bring::beside(Workers::here(), &case);
        for (id, file) in files {
            let read = read_one(&bring, &file, &Watch::default());
            harness.state_mut().session.intake.answered(id, read);
            harness.step();
        }
        harness.state_mut().session.take_in(1.0);
        harness.run_steps(4);
        assert_still(&before, &harness, "files that were refused");
        harness.state_mut().session.intake.clear();
        until_quiet(&mut harness);
        assert_still(&before, &harness, "afterwards");
    }
}

#[test]
fn whoever_goes_on_while_files_are_read_stays_where_they_are() {
    let (folder, case) = desk();
    let mut harness = with_two(&folder, &case);
    let third = folder.path().join("Third.pdf");
    files::write_atomic(&third, &document(&[Page::saying("x")])).unwrap();
    let listed = files::list(std::slice::from_ref(&third));
    let files = harness.state_mut().session.begin_intake(listed);
    harness.run_steps(2);
    pick(&mut harness, 2);
    at(&mut harness, "Appellant");
    let bring = Bring::beside(Workers::here(), &case);
    for (id, file) in files {
        let read = read_one(&bring, &file, &Watch::default());
        harness.state_mut().session.intake.answered(id, read);
    }
    harness.state_mut().session.take_in(1.0);
    harness.run_steps(4);
    assert_eq!(titles(&harness), ["Letter", "Record", "Third"]);
    let session = &harness.state().session;
    assert_eq!(session.stage, Stage::Claimant);
    assert_eq!(session.chosen.in_order(session.case()), [2]);
}

#[test]
fn the_buttons_of_the_preview_stand_still_when_its_pages_have_been_made() {
    let (_folder, mut harness) = found_much();
    for size in SIZES {
        harness.set_size(size);
        at(&mut harness, "Case");
        // As another case, of which nothing has been shown yet.
        harness.state_mut().session.shown += 1;
        harness.state_mut().session.survey_again();
        let revision = harness.state().session.revision;
        at(&mut harness, "Preview");
        let bar = |harness: &Harness<'_, App>| {
            let all = places(harness).into_iter();
            let of_bar = |place: egui::Rect| place.top() > 44.0 && place.bottom() < 100.0;
            all.filter(|((name, _), place)| name.starts_with("Button") && of_bar(*place))
                .collect::<Places>()
        };
        let before = bar(&harness);
        assert!(before.len() > 5, "{before:?}");
        until(&mut harness, "the pages", |app| {
            app.preview.shown_revision() >= Some(revision) && app.preview.count() > 3
        });
        harness.run_steps(4);
        assert_eq!(bar(&harness), before);
    }
}

#[test]
fn packs_that_have_changed_move_no_source() {
    let mut harness = window(Vec::new(), None);
    menu(&mut harness, "Library");
    harness.run_steps(4);
    let before = places(&harness);
    harness.state_mut().keeper.packs.is_behind = true;
    harness.run_steps(4);
    harness.get_by_label("Read again");
    assert_still(&before, &harness, "the library");
}

#[test]
fn words_in_the_corner_stay_when_others_come() {
    use crate::gui::session::Tone;
    let mut harness = window(Vec::new(), None);
    let hide = |harness: &Harness<'_, App>| {
        let all = harness.query_all_by_label("Hide this message");
        all.map(|node| node.rect())
            .max_by(|a, b| a.top().total_cmp(&b.top()))
    };
    let mut before = None;
    for words in ["The first.", "The second, which is longer.", "The third."] {
        let session = &mut harness.state_mut().session;
        session.say(Tone::Bad, words.to_owned());
        harness.run_steps(3);
        assert!(before.is_none() || hide(&harness) == before, "{words}");
        before = hide(&harness);
    }
    assert!(before.is_some());
}
