//! A step of the person's moves nothing else on the page: what comes of it has its place before.

use egui::accesskit::Role;

use super::stillness::{Places, places};
use super::*;

/// None is low: in a low window the filters are folded away.
const SIZES: [egui::Vec2; 4] = [
    egui::vec2(1440.0, 900.0),
    egui::vec2(1280.0, 720.0),
    egui::vec2(1152.0, 720.0),
    egui::vec2(1024.0, 700.0),
];

/// Where everything stands that can be pressed or typed into below the bar above, but for `left_out`.
fn pressable(harness: &Harness<'_, App>, left_out: &[&str]) -> Places {
    let roles = ["Button", "CheckBox", "ComboBox", "TextInput", "Tab"];
    let all = places(harness).into_iter();
    let is_meant = |name: &str, place: egui::Rect| {
        roles.iter().any(|role| name.starts_with(role))
            && !left_out.iter().any(|part| name.contains(part))
            && place.top() > 44.0
    };
    all.filter(|((name, _), place)| is_meant(name, *place))
        .collect()
}

/// Fails where something does not begin where it began. Its words, and so its width, may be others.
fn assert_begins_there(before: &Places, now: &Places, what: &str) {
    assert!(before.len() > 8, "{what}: {before:?}");
    for (name, place) in before {
        let there = now.get(name).map(|there| there.min);
        assert_eq!(there, Some(place.min), "{what}: {name:?}");
    }
}

/// The evidence of a Russian deserter.
fn evidence(size: egui::Vec2) -> Harness<'static, App> {
    let mut harness = window(Vec::new(), None);
    russian(&mut harness);
    tick(&mut harness, "Deserter");
    harness.set_size(size);
    harness.run_steps(6);
    harness
}

/// The top of the first row that is seen.
fn first_row(harness: &Harness<'_, App>) -> f32 {
    let rows = harness.query_all_by_label_contains("Read ");
    let places = rows.map(|row| row.rect()).filter(|row| row.height() > 80.0);
    places.map(|row| row.top()).fold(f32::INFINITY, f32::min)
}

#[test]
fn a_nationality_moves_no_box_of_the_appellant() {
    for size in SIZES {
        let mut harness = window(Vec::new(), None);
        harness.set_size(size);
        harness.run_steps(4);
        at(&mut harness, "Appellant");
        let before = pressable(&harness, &[]);
        for national in ["Russian national", "Eritrean national", "Afghan national"] {
            click(&mut harness, "Nationality");
            click(&mut harness, national);
            harness.run_steps(4);
            let now = pressable(&harness, &[]);
            assert_begins_there(&before, &now, &format!("{national} at {size}"));
        }
    }
}

#[test]
fn filters_move_neither_the_list_nor_what_stands_above_it() {
    let rows = ["Rely on ", "Read "];
    for size in SIZES {
        let mut harness = evidence(size);
        let (before, top) = (pressable(&harness, &rows), first_row(&harness));
        let mut chosen = 0;
        for menu in ["Issue", "Stance", "How read", "Passage kind"] {
            click(&mut harness, menu);
            let boxes = harness.query_all_by_role(Role::CheckBox);
            let is_choice =
                |said: Option<String>| said.is_some_and(|said| said.ends_with(" passages"));
            let first = boxes
                .filter(|node| is_choice(node.accesskit_node().description()))
                .find(|node| !node.accesskit_node().is_disabled())
                .unwrap();
            first.click();
            harness.run_steps(3);
            harness.key_press(egui::Key::Escape);
            harness.run_steps(6);
            chosen += 1;
            let filter = &harness.state().session.evidence.filter;
            assert_eq!(filter.wanted.len(), chosen, "{menu} at {size}");
            let what = format!("{menu} at {size}");
            assert_begins_there(&before, &pressable(&harness, &rows), &what);
            assert_eq!(first_row(&harness), top, "{what}");
        }
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        let clear = harness.get_by_label("Clear filters").rect();
        assert!(window.contains_rect(clear), "{clear} at {size}");
        click(&mut harness, "Clear filters");
        harness.run_steps(4);
        assert_begins_there(&before, &pressable(&harness, &rows), "cleared");
        assert_eq!(first_row(&harness), top, "cleared at {size}");
    }
}

#[test]
fn more_filters_than_the_line_has_room_for_are_counted() {
    use crate::matching::{Facet, Filter, Value};
    let mut harness = evidence(SIZES[3]);
    let top = first_row(&harness);
    let counts = &harness.state().session.evidence.counts;
    let issues = counts
        .iter()
        .filter(|(value, _)| value.facet() == Facet::Issue);
    let wanted: std::collections::BTreeSet<Value> =
        issues.map(|(value, _)| value.clone()).collect();
    let all = wanted.len();
    let mut filter = Filter::default();
    for value in wanted {
        filter.toggle(value);
    }
    harness.state_mut().session.filter(filter);
    harness.run_steps(6);
    let seen = harness
        .query_all_by_label_contains("Remove the filter ")
        .count();
    assert!(seen > 0 && seen < all, "{seen} of {all}");
    harness.get_by_label_contains(&format!("and {} more", all - seen));
    assert_eq!(first_row(&harness), top);
}

/// Where the titles of the rows begin.
fn titles(harness: &Harness<'_, App>) -> Vec<egui::Pos2> {
    let all = super::facet_menus::written(&harness.output().shapes);
    let rows = harness.query_all_by_label_contains("Read ");
    let rows: Vec<egui::Rect> = rows
        .map(|row| row.rect())
        .filter(|row| row.height() > 80.0)
        .collect();
    let firsts = rows.iter().filter_map(|row| {
        let line = row.with_max_y(row.top() + 26.0);
        let words = all.iter().filter(|one| line.contains(one.area.center()));
        let is_title = |area: egui::Rect| area.left() > row.left() + 80.0;
        let title = words.filter(|one| one.words.contains(", ") && is_title(one.area));
        title
            .map(|one| one.area.min)
            .min_by(|a, b| a.x.total_cmp(&b.x))
    });
    firsts.collect()
}

#[test]
fn looking_at_a_row_does_not_push_its_title() {
    let mut harness = evidence(SIZES[0]);
    let before = titles(&harness);
    assert!(before.len() > 4, "{before:?}");
    let rows = harness.query_all_by_label_contains("Read ");
    let rows: Vec<egui::Rect> = rows
        .map(|row| row.rect())
        .filter(|row| row.height() > 80.0)
        .collect();
    for row in rows.iter().take(4) {
        harness.hover_at(row.center());
        harness.run_steps(4);
        assert_eq!(titles(&harness), before);
    }
}

#[test]
fn a_tick_moves_nothing_of_the_passage_that_is_read_nor_the_count() {
    let mut harness = evidence(SIZES[0]);
    // The longest that a reason becomes is the one of a passage whose issue is disputed by the tick.
    let shown = harness.state().session.evidence.shown.clone();
    let mut ticked = 0;
    for row in shown.iter().take(6) {
        let session = &mut harness.state_mut().session;
        session.select(row.position);
        harness.run_steps(4);
        let session = &harness.state().session;
        let id = session.library.at(row.position).unwrap().passage.id.clone();
        let below = |harness: &Harness<'_, App>| {
            let all = places(harness).into_iter();
            let names = ["The source", "Publisher:", "Provenance:"];
            let counted = " passages fit";
            all.filter(|((name, _), _)| {
                names.iter().any(|one| name.ends_with(one)) || name.ends_with(counted)
            })
            .collect::<Places>()
        };
        let before = below(&harness);
        assert!(before.len() >= 3, "{before:?}");
        let tick = format!("Rely on {id}");
        if harness.query_by_label(&tick).is_none() {
            continue;
        }
        click(&mut harness, &tick);
        harness.run_steps(10);
        ticked += 1;
        assert_eq!(below(&harness), before, "{id}");
    }
    assert!(ticked > 2);
    harness.get_by_label("Sort again");
}

#[test]
fn all_of_a_problem_is_seen() {
    use crate::gui::session::Problem;
    for size in [SIZES[0], SIZES[3], egui::vec2(900.0, 562.0)] {
        let mut harness = window(Vec::new(), None);
        harness.set_size(size);
        let words = "4 added, one of them locked: type its password beside the list; 3 not: Medical report.pdf (the file is damaged beyond repair, or cut off), notes.txt (a plain text), Witness statement.docx (a Word document).";
        let session = &mut harness.state_mut().session;
        session.report(Problem::new(words.to_owned()).details(Some("os error 21 ".repeat(30))));
        harness.run_steps(3);
        click(&mut harness, "1 problem");
        harness.run_steps(4);
        assert_seen(&harness, "Copy", size);
        assert_seen(&harness, "Details", size);
        click(&mut harness, "Details");
        harness.run_steps(20);
        let details = "os error 21 ".repeat(30);
        assert_seen(&harness, &details, size);
    }
}

/// Fails where something cuts these words off.
fn assert_seen(harness: &Harness<'_, App>, words: &str, size: egui::Vec2) {
    let all = super::facet_menus::written(&harness.output().shapes);
    let one = all.iter().find(|one| one.words.trim() == words.trim());
    let one = one.unwrap_or_else(|| panic!("“{words}” at {size}"));
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
    let seen = one.clip.intersect(window).expand(1.0);
    assert!(
        seen.contains_rect(one.area),
        "“{words}” at {size}: {} in {seen}",
        one.area
    );
}

#[test]
fn the_name_of_the_case_is_seen_whole_beside_free_room() {
    for size in [egui::vec2(1024.0, 700.0), egui::vec2(900.0, 562.0)] {
        let folder = folder();
        let path = folder.path().join("Sample appeal.ron");
        let sample = files::read(Path::new("assets/sample-case.ron")).unwrap();
        files::write_atomic(&path, &sample).unwrap();
        let mut harness = window(Vec::new(), Some(&path));
        harness.set_size(size);
        harness.run_steps(4);
        let name = harness.state().session.document.name();
        let all = super::facet_menus::written(&harness.output().shapes);
        let is_name = |words: &str| words.starts_with("Sampl");
        let seen = all
            .iter()
            .find(|one| is_name(&one.words) && one.area.top() < 44.0);
        let seen = seen.unwrap();
        assert!(!seen.is_cut, "{name} at {size}");
    }
}
