//! What is cut says the whole on hover, and no hover text lies over the next row of its list.

use egui::accesskit::Role;
use egui::{Rect, pos2};

use super::*;

const LONG: &str = "Khodorkovskaya-Vvedenskaya and Others against the Secretary of State for the Home Department, concerning conscripts of the autumn draft of 2025 who were taken to Belgorod";

fn at_once(harness: &Harness<'_, App>) {
    harness.ctx.all_styles_mut(|style| {
        style.interaction.tooltip_delay = 0.0;
        style.interaction.show_tooltips_only_when_still = false;
    });
}

/// The hover texts that stand there while the pointer rests at that place.
fn tooltips(harness: &mut Harness<'_, App>, place: egui::Pos2) -> Vec<(Rect, String)> {
    harness.hover_at(place);
    harness.run_steps(4);
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        texts(&clipped.shape, &mut found);
    }
    let areas = harness.ctx.memory(|memory| {
        let layers = memory.areas().visible_layer_ids();
        let tooltips = layers
            .into_iter()
            .filter(|one| one.order == egui::Order::Tooltip);
        let rect = |layer: egui::LayerId| memory.area_rect(layer.id);
        tooltips.filter_map(rect).collect::<Vec<_>>()
    });
    let said = |area: Rect| {
        let inside = found.iter().filter(|(place, _)| area.contains(*place));
        let words: Vec<&str> = inside.map(|(_, words)| words.as_str()).collect();
        (area, words.last().copied().unwrap_or_default().to_owned())
    };
    areas.into_iter().map(said).collect()
}

fn texts(shape: &egui::Shape, found: &mut Vec<(egui::Pos2, String)>) {
    match shape {
        egui::Shape::Vec(all) => all.iter().for_each(|one| texts(one, found)),
        egui::Shape::Text(text) => found.push((text.pos, text.galley.text().to_owned())),
        _ => {}
    }
}

/// Rests on the first of two rows, and says what stands there.
fn over_first(harness: &mut Harness<'_, App>, first: Rect, next: Rect) -> String {
    let found = tooltips(harness, first.center());
    let [(area, words)] = found.as_slice() else {
        panic!("{} hover texts over {first:?}", found.len());
    };
    assert!(next.top() > first.top() && next.left() < first.right());
    assert!(
        !area.intersects(next.shrink(1.0)),
        "{words} at {area:?} lies over {next:?}"
    );
    let screen = harness.ctx.content_rect();
    assert!(screen.contains_rect(*area), "{words} at {area:?}");
    words.clone()
}

fn rect(harness: &Harness<'_, App>, name: &str) -> Rect {
    harness.get_by_label(name).rect()
}

fn with_documents() -> (tempfile::TempDir, Harness<'static, App>) {
    let (folder, case) = super::documents::desk();
    let mut harness = super::documents::with_two(&folder, &case);
    harness.set_size(egui::vec2(1280.0, 720.0));
    for number in 1..=2 {
        for change in [
            case::ExhibitChange::Title(format!("{number} {LONG}")),
            case::ExhibitChange::Section(format!("Section of {LONG}")),
        ] {
            let edit = case::Edit::ChangeExhibit { number, change };
            harness.state_mut().session.edit_apart(edit, 0.0);
        }
    }
    // Nothing is said of the one that is chosen: its title is typed in.
    super::documents::pick(&mut harness, 2);
    at_once(&harness);
    (folder, harness)
}

#[test]
fn titles_of_documents_and_names_of_headings() {
    let (_folder, mut harness) = with_documents();
    let title = |number: u32| format!("Title of document {number}");
    let (first, next) = (rect(&harness, &title(1)), rect(&harness, &title(2)));
    assert_eq!(over_first(&mut harness, first, next), format!("1 {LONG}"));
    let heading = rect(&harness, "Name of heading 1");
    let told = over_first(&mut harness, heading, first);
    assert_eq!(told, format!("Section of {LONG}"));
    // A click is in the words, and they can be typed on.
    click_at(&mut harness, first.center(), egui::PointerButton::Primary);
    harness.key_press(egui::Key::End);
    harness.run_steps(2);
    harness.event(egui::Event::Text("!".to_owned()));
    harness.run_steps(3);
    let typed = &harness.state().session.case().exhibits[0].title;
    assert_eq!(*typed, format!("1 {LONG}!"));
}

#[test]
fn the_number_of_the_appeal_beside_its_station() {
    let mut harness = window(Vec::new(), None);
    at_once(&harness);
    let set = case::Edit::SetHeading {
        field: case::HeadingField::Reference,
        text: LONG.to_owned(),
    };
    harness.state_mut().session.edit(set, 0.0);
    at(&mut harness, "Evidence");
    let station = |harness: &Harness<'_, App>, name: &str| {
        harness.get_by_role_and_label(Role::Tab, name).rect()
    };
    let (first, next) = (station(&harness, "Case"), station(&harness, "Appellant"));
    let told = over_first(&mut harness, first, next);
    assert!(told.starts_with(LONG), "{told}");
    let mut found = Vec::new();
    harness
        .output()
        .shapes
        .iter()
        .for_each(|one| texts_within(one, first, &mut found));
    assert!(
        found.iter().all(|right| *right <= first.right()),
        "{found:?}"
    );
}

/// How far to the right words that begin inside go.
fn texts_within(shape: &egui::epaint::ClippedShape, area: Rect, found: &mut Vec<f32>) {
    if let egui::Shape::Text(text) = &shape.shape
        && area.contains(text.pos)
    {
        found.push(text.pos.x + text.galley.size().x);
    }
}

#[test]
fn entries_beside_the_paper() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    at(&mut harness, "Arrange");
    at_once(&harness);
    let (first, next) = ("Outline: CS 1", "Outline: CS 2");
    let (first, next) = (rect(&harness, first), rect(&harness, next));
    let told = over_first(&mut harness, first, next);
    let entry = harness.state().session.case().entry(1).unwrap();
    assert_eq!(Some(told), entry.proposition);
}

#[test]
fn passages_and_their_ticks() {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    at_once(&harness);
    let name = |harness: &Harness<'_, App>, row: usize| {
        let session = &harness.state().session;
        let at = session.evidence.shown[row].position;
        session.library.at(at).unwrap().passage.id.to_string()
    };
    for row in [1, 2, 3] {
        let (this, next) = (name(&harness, row), name(&harness, row + 1));
        let next = rect(&harness, &format!("Read {next}"));
        let tick = rect(&harness, &format!("Rely on {this}"));
        let told = over_first(&mut harness, tick, next);
        assert!(!told.is_empty());
        // The date is at the right of the citation.
        let whole = rect(&harness, &format!("Read {this}"));
        for place in [
            (220.0, 16.0),
            (200.0, 36.0),
            (200.0, 52.0),
            (30.0, 84.0),
            (whole.width() - 20.0, 84.0),
        ] {
            let place = whole.min + egui::vec2(place.0, place.1);
            for (area, words) in tooltips(&mut harness, place) {
                assert!(!area.intersects(next.shrink(1.0)), "{words} over {next:?}");
            }
        }
    }
}

#[test]
fn lists_with_a_meaning_for_each_line() {
    let folder = folder();
    let mut harness = window(Vec::new(), Some(&sample_in(&folder)));
    at_once(&harness);
    at(&mut harness, "Arrange");
    click(&mut harness, "Add a disputed issue");
    let issues = &harness.state().session.library.taxonomy.issues;
    let titles: Vec<String> = issues
        .iter()
        .take(4)
        .map(|one| one.title().to_owned())
        .collect();
    for pair in titles.windows(2) {
        let in_list = |name: &str| {
            let all = harness.query_all_by_label_contains(name);
            let all = all.filter(|one| one.accesskit_node().role() == Role::Button);
            all.map(|one| one.rect()).next_back().unwrap()
        };
        let (first, next) = (in_list(&pair[0]), in_list(&pair[1]));
        over_first(&mut harness, first, next);
    }
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    at(&mut harness, "Evidence");
    click(&mut harness, "Issue");
    let ticks = harness.query_all_by(|node| node.role() == Role::CheckBox);
    let ticks = ticks.filter(|one| one.rect().left() < 300.0 && one.rect().top() < 420.0);
    let ticks: Vec<Rect> = ticks.map(|one| one.rect()).collect();
    assert!(ticks.len() > 4, "{ticks:?}");
    for pair in ticks.windows(2).take(4) {
        // The words of a row may be longer than those of the one before.
        let next = pair[1].with_max_x(pair[1].left() + 400.0);
        over_first(&mut harness, pair[0], next);
    }
    harness.key_press(egui::Key::Escape);
    harness.run_steps(3);
    at(&mut harness, "Case");
    click(&mut harness, "Edit");
    let (first, next) = (rect(&harness, "Menu: Undo"), rect(&harness, "Menu: Redo"));
    over_first(&mut harness, first, next);
}

#[test]
fn cases_that_were_opened_lately() {
    let folder = folder();
    let settings = folder.path().join("settings.ron");
    let long = |number: u32| folder.path().join(format!("{number} {LONG}.ron"));
    let recent = [long(1), long(2)];
    let text = format!("(version: 2, recent: {recent:?})");
    files::write_atomic(&settings, text.as_bytes()).unwrap();
    let dialogs = Arc::new(Answers::default());
    let mut harness = window_in(world(settings), dialogs, folder.path().join("state"), None);
    harness.set_size(egui::vec2(1280.0, 720.0));
    harness.run_steps(4);
    at_once(&harness);
    let name = |number: u32| format!("Open recent: {number} {LONG}.ron");
    let forget = rect(&harness, "Forget recent case 1");
    harness.get_by_label(&name(2)).scroll_to_me();
    harness.run_steps(4);
    let (first, next) = (rect(&harness, &name(1)), rect(&harness, &name(2)));
    assert!(
        first.right() <= forget.left() && forget.right() < 1280.0,
        "{first:?} {forget:?}"
    );
    let told = over_first(&mut harness, first, next);
    assert!(told.contains(&format!("1 {LONG}.ron")), "{told}");
}

#[test]
fn the_name_of_the_case_in_the_bar() {
    let folder = folder();
    let path = folder.path().join(format!("{LONG}.ron"));
    let sample = files::read(Path::new("assets/sample-case.ron")).unwrap();
    files::write_atomic(&path, &sample).unwrap();
    let mut harness = window(Vec::new(), Some(&path));
    harness.set_size(egui::vec2(1024.0, 700.0));
    harness.run_steps(3);
    at_once(&harness);
    let name = format!("{LONG}.ron");
    let found = tooltips(&mut harness, pos2(400.0, 22.0));
    assert!(found.iter().any(|(_, words)| *words == name), "{found:?}");
}
