//! No page, menu, dialog or hover text of the window has a word of programmers or of this house, nor an
//! issue by its code alone: everything that can be seen or is read out is held against one table.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::Role;
use egui::epaint::Shape;

use super::*;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::session::{Problem, Tone};
use crate::library::{Library, read};

mod case_files;
mod documents;
mod ones;
mod packs;
mod pages;

#[path = "../../../tests/it/words.rs"]
mod words;

/// Somebody who reads everything, and rests the pointer on everything once.
#[derive(Default)]
struct Reader {
    /// What the evidence and the case say themselves: not our words.
    theirs: Vec<String>,
    /// Code, key and title of each issue.
    issues: Vec<(String, String, String)>,
    read: BTreeSet<String>,
    hovered: BTreeSet<String>,
    faults: BTreeMap<String, String>,
}

impl Reader {
    fn of(harness: &Harness<'_, App>) -> Self {
        let session = &harness.state().session;
        let library = &session.library;
        let issues = library.taxonomy.issues.iter();
        let told = |issue: &crate::library::Issue| {
            (
                issue.code.clone(),
                issue.id.to_string(),
                issue.title().to_owned(),
            )
        };
        Reader {
            theirs: evidence(library),
            issues: issues.map(told).collect(),
            ..Reader::default()
        }
    }

    fn says(&mut self, text: &str, at: &str) {
        if text.trim().is_empty() || !self.read.insert(text.to_owned()) {
            return;
        }
        let found = |text: &str| {
            let issues = self.issues.iter();
            let issues = issues.map(|(code, id, title)| (&**code, &**id, &**title));
            let mut all = words::forbidden(text);
            all.extend(words::miscounted(text));
            all.extend(words::iso_dates(text));
            all.extend(words::bare_issues(text, issues));
            all
        };
        if found(text).is_empty() {
            return;
        }
        let theirs = self.theirs.iter();
        let ours = theirs.fold(text.to_owned(), |text, own| text.replace(own, " "));
        let found = found(&ours);
        if !found.is_empty() {
            let fault = format!("{at}: {}", found.join(", "));
            self.faults.insert(text.to_owned(), fault);
        }
    }

    /// Everything that is painted or told to a screen reader now.
    fn read(&mut self, harness: &Harness<'_, App>, at: &str) {
        for node in harness.query_all_by(|_| true) {
            let node = node.accesskit_node();
            let data = node.data();
            let mut told = vec![node.label(), node.value()];
            let more = [data.description(), data.placeholder(), data.tooltip()];
            told.extend(more.map(|text| text.map(str::to_owned)));
            for text in told.into_iter().flatten() {
                self.says(&text, at);
            }
        }
        for clipped in &harness.output().shapes {
            self.painted(&clipped.shape, at);
        }
    }

    fn painted(&mut self, shape: &Shape, at: &str) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| self.painted(one, at)),
            Shape::Text(text) => {
                let text = text.galley.text().to_owned();
                self.says(&text, at);
            }
            _ => {}
        }
    }

    /// The same, and what each thing says that the pointer rests on.
    fn look(&mut self, harness: &mut Harness<'_, App>, at: &str) {
        harness.run_steps(3);
        self.read(harness, at);
        harness.ctx.all_styles_mut(|style| {
            style.interaction.tooltip_delay = 0.0;
            style.interaction.show_tooltips_only_when_still = false;
        });
        let screen = harness.ctx.content_rect();
        let mut cells = 0;
        let mut places = Vec::new();
        for node in harness.query_all_by(|node| node.raw_bounds().is_some()) {
            let (inner, place) = (node.accesskit_node(), node.rect().center());
            let is_cell = inner.role() == Role::Cell;
            cells += usize::from(is_cell);
            let name = inner.label().or(inner.value()).unwrap_or_default();
            let key = format!("{:?} {name}", inner.role());
            let is_seen = place.is_finite() && screen.contains(place);
            // Cells of a table say the same of other things.
            if is_seen && !(is_cell && cells > 6) && self.hovered.insert(key) {
                places.push(place);
            }
        }
        for place in places {
            harness.hover_at(place);
            harness.run_steps(3);
            self.read(harness, &format!("{at}, hover"));
        }
        harness.hover_at(egui::pos2(-1.0, -1.0));
        harness.run_steps(2);
    }

    /// Fails with every text that has such a word, and where no more was read than `least`.
    fn is_content(&self, least: usize) {
        let told = self.faults.iter();
        let told: Vec<String> = told
            .map(|(text, why)| format!("{why}\n    {text:?}"))
            .collect();
        assert!(
            told.is_empty(),
            "{} texts:\n{}",
            told.len(),
            told.join("\n")
        );
        assert!(self.read.len() >= least, "only {} texts", self.read.len());
    }
}

/// Everything that sources say themselves, longest first so that a part is not taken out of a whole.
fn evidence(library: &Library) -> Vec<String> {
    let mut all = BTreeSet::new();
    let mut add = |text: &str| {
        all.insert(text.to_owned());
    };
    for source in library.sources() {
        let Some(limits) = Some(source.limits.iter()) else {
            continue;
        };
        limits.for_each(|text| add(text));
        source.described_as.iter().for_each(|text| add(text));
        source.licence.iter().for_each(|text| add(text));
        source.seen_through.iter().for_each(|text| add(text));
        [&source.title, &source.publisher, &source.address]
            .into_iter()
            .for_each(|text| add(text));
        for passage in &source.passages {
            add(&passage.text);
            add(&passage.provenance);
            passage.note.iter().for_each(|text| add(text));
            passage.pinpoint.iter().for_each(|text| add(text));
        }
    }
    for authority in &library.taxonomy.authorities {
        add(&authority.citation);
        authority.decides.iter().for_each(|text| add(text));
    }
    let mut all: Vec<String> = all.into_iter().filter(|text| text.len() > 3).collect();
    all.sort_by_key(|text| std::cmp::Reverse(text.len()));
    all
}

fn act(harness: &mut Harness<'_, App>, action: Action) {
    let context = harness.ctx.clone();
    harness.state_mut().apply_in_test(action, &context);
    harness.run_steps(3);
}

/// A pack beside the shipped one. The help of a characteristic is read out with it; that of an issue is
/// shown to whoever rests the pointer on it.
fn with_words(of_characteristic: &str, of_issue: &str) -> Harness<'static, App> {
    let pack = "(id: \"test\", title: \"Test\", nationalities: [\"RUS\"], updated: \"2026-11-01\")";
    let facets = format!(
        "(facets: [(id: \"test\", label: \"Test\", characteristics: [(id: \"zzz\", label: \"Zzz\", help: \"{of_characteristic}\")])])"
    );
    let issues = format!(
        "(issues: [(id: \"z9-test\", code: \"Z9\", label: \"An issue\", help: \"{of_issue}\")])"
    );
    let files = [
        ("pack.ron", pack),
        ("characteristics.ron", &facets),
        ("issues.ron", &issues),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
    let own = crate::library::PackFiles {
        origin: "test".to_owned(),
        files: files.into(),
    };
    let (library, findings) = read(&[shipped(), vec![own]].concat());
    assert_eq!(findings, []);
    let mut harness = window(Vec::new(), None);
    super::zembla::give(&mut harness, library);
    // What a pack brings is offered to appellants of its nationality.
    russian(&mut harness);
    harness
}

/// What a reader finds on a page, with the list of issues open on the one that has it.
fn found(harness: &mut Harness<'_, App>, page: &str) -> String {
    let mut reader = Reader::of(harness);
    at(harness, page);
    if page == "Arrange" {
        click(harness, "Add a disputed issue");
        // The last of the list is scrolled into view.
        harness.get_by_label("An issue").scroll_to_me();
        harness.run_steps(3);
    }
    reader.look(harness, page);
    let faults: Vec<String> = reader.faults.into_values().collect();
    faults.join("\n")
}

/// Each way by which words reach a person: read out, on hover, in a message, painted.
#[test]
fn a_word_that_is_put_in_is_found_wherever_it_stands() {
    let sound = || with_words("A plain sentence.", "Another.");
    for page in ["Appellant", "Arrange"] {
        assert_eq!(found(&mut sound(), page), "");
    }
    for (put_in, named) in [("A null value.", "“null”"), ("As in Q3b.", "“Q3b”")] {
        let mut spoken = with_words(put_in, "Plain.");
        let found = found(&mut spoken, "Appellant");
        assert!(found.contains(named), "{found}");
    }
    let mut hovered = with_words("Plain.", "The id of it.");
    assert!(found(&mut hovered, "Arrange").contains("“id”"));
    // In the help of an issue another is called by its title.
    let mut hovered = with_words("Plain.", "As in Q3b.");
    assert_eq!(found(&mut hovered, "Arrange"), "");
    let mut said = sound();
    let words = "x could not be read (os error 21)".to_owned();
    said.state_mut().session.say(Tone::Good, words);
    let found_there = found(&mut said, "Case");
    assert!(found_there.contains("“os error”"), "{found_there}");
    let mut problem = sound();
    let words = Problem::new("Expected colon");
    problem.state_mut().session.report(words);
    act(&mut problem, Action::Command(Command::Problems));
    let found_there = found(&mut problem, "Case");
    assert!(found_there.contains("“Expected”"), "{found_there}");
}
