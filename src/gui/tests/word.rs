//! What goes to a word processor: papers as files, papers and citations on the clipboard.

use super::*;
use crate::files;
use crate::gui::word::WordPaper;
use crate::intake::Package;
use crate::word::Rich;

/// Answers with a file in this folder, of the name that was proposed.
struct Here(PathBuf);

impl Dialogs for Here {
    fn ask(&self, purpose: &Purpose, _folder: Option<&Path>) -> Chosen {
        Chosen::Path(self.0.join(purpose.suggestion()))
    }
}

fn looking(stage: &str) -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let dialogs = Arc::new(Here(folder.path().to_owned()));
    let mut harness = window_with(dialogs, unsaved_place(), Some(&path));
    harness.set_size(egui::vec2(1440.0, 900.0));
    at(&mut harness, stage);
    (folder, harness)
}

/// The file of a paper, once it is there.
fn written(harness: &mut Harness<'_, App>, folder: &Path, paper: WordPaper) -> Vec<u8> {
    let path = folder.join(paper.file_name(&harness.state().session));
    until(harness, paper.label(), |_| files::is_file(&path));
    files::read(&path).unwrap()
}

fn copied(harness: &mut Harness<'_, App>) -> String {
    let mut text = String::new();
    for _ in 0..4 {
        harness.step();
        let commands = harness.output().platform_output.commands.iter();
        let copied = commands.filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        text.extend(copied);
    }
    text
}

#[test]
fn each_paper_is_written_where_it_is_wanted() {
    let (folder, mut harness) = looking("Arrange");
    for (item, paper) in [
        ("Save the schedule (Word)…", WordPaper::Schedule),
        ("Save the index as a table (CSV)…", WordPaper::IndexTable),
        ("Save the list of issues (Word)…", WordPaper::Issues),
    ] {
        click(&mut harness, "For Word");
        click(&mut harness, item);
        let bytes = written(&mut harness, folder.path(), paper);
        if paper == WordPaper::IndexTable {
            assert!(bytes.starts_with(b"\xef\xbb\xbfSection,"));
            continue;
        }
        let package = Package::open(&bytes).unwrap();
        assert!(package.part("word/document.xml").unwrap().is_some());
    }
}

#[test]
fn a_paper_goes_to_the_clipboard_as_html_where_it_takes_that_and_as_text_else() {
    let (_folder, mut harness) = looking("Arrange");
    click(&mut harness, "For Word");
    harness.get_by_label("Copy the schedule").click();
    let text = copied(&mut harness);
    assert!(text.contains("CS 1, AB "), "{text}");
    let taken = Arc::new(Mutex::new(Rich::default()));
    let takes = Arc::clone(&taken);
    harness.state_mut().clipboard = Arc::new(move |rich| {
        *takes.lock().unwrap() = rich.clone();
        true
    });
    click(&mut harness, "For Word");
    harness.get_by_label("Copy the index").click();
    assert_eq!(copied(&mut harness), "");
    assert!(taken.lock().unwrap().html.contains("<th>Pages</th>"));
}

#[test]
fn the_position_is_saved_and_copied_where_it_stands() {
    let (folder, mut harness) = looking("Evidence");
    click(&mut harness, "Respondent");
    harness.get_by_label("Copy the position for Word").click();
    let text = copied(&mut harness);
    assert!(text.starts_with("The respondent’s position\n"), "{text}");
    click(&mut harness, "Save the position for Word");
    let bytes = written(&mut harness, folder.path(), WordPaper::Position);
    assert!(Package::open(&bytes).is_ok());
}

#[test]
fn the_page_that_is_shown_is_cited() {
    let (_folder, mut harness) = looking("Preview");
    until(&mut harness, "the pages", |app| app.preview.count() > 0);
    harness.run_steps(2);
    let numbers = |harness: &Harness<'_, App>| harness.state().session.case().numbers;
    assert_eq!(numbers(&harness), crate::case::Numbers::Automatic);
    harness.get_by_label("Copy citation").click();
    assert_eq!(copied(&mut harness), "AB 1");
    // Whoever reads it may look there.
    assert_eq!(numbers(&harness), crate::case::Numbers::Kept);
    harness.get_by_label_contains("Numbers stay from now on.");
}

#[test]
fn nothing_is_copied_or_written_that_must_not_appear() {
    let (folder, mut harness) = looking("Arrange");
    let label = harness.state().session.case().issues[0].label.clone();
    let word = label.split(' ').max_by_key(|word| word.len()).unwrap();
    let edit = crate::case::Edit::SetConfidential(vec![word.to_owned()]);
    harness.state_mut().session.edit(edit, 0.0);
    harness.run_steps(2);
    click(&mut harness, "For Word");
    harness.get_by_label("Copy the schedule").click();
    assert_eq!(copied(&mut harness), "");
    harness.get_by_label_contains("Nothing was copied");
    click(&mut harness, "For Word");
    click(&mut harness, "Save the list of issues (Word)…");
    until(&mut harness, "the refusal", |app| {
        app.session
            .notices
            .all()
            .iter()
            .any(|said| said.starts_with("Nothing was written"))
    });
    let path = folder
        .path()
        .join(WordPaper::Issues.file_name(&harness.state().session));
    assert!(!files::is_file(&path));
}
