//! The list of confidential words, the appellant's name, and titles that say either: what is told, and the way out.

use super::adversaries::letter;
use super::*;

#[test]
fn what_becomes_of_the_list_is_said_and_no_document_is_redacted_again_for_it() {
    let desk = Desk::with_documents(&[("letter", letter()), ("other", letter())]);
    let told = redact(&desk, &["--document", "1", "--term", NAME]);
    assert!(
        told.stderr
            .contains("“Kovalyov” is confidential in the whole case from now on"),
        "{told}"
    );
    let undone = redact(&desk, &["--undo"]);
    assert!(
        undone.stderr.contains("“Kovalyov” is still confidential"),
        "{undone}"
    );
    let looked = redact(&desk, &["--document", "1", "--looked", "1"]);
    assert!(
        looked.stderr.contains("you have looked at page 1"),
        "{looked}"
    );
    let nowhere = redact(&desk, &["--document", "1", "--looked", "9"]);
    assert!(nowhere.stderr.contains("has no such page"), "{nowhere}");
    let other = redact(&desk, &["--forget", "Petrov"]);
    assert!(
        other.stderr.contains("“Petrov” is not on the list"),
        "{other}"
    );
    let forgotten = redact(&desk, &["--forget", NAME]);
    assert!(
        forgotten
            .stderr
            .contains("“Kovalyov” is confidential no longer"),
        "{forgotten}"
    );
    for told in [looked, nowhere, other, forgotten] {
        assert!(!told.stderr.contains("taken out."), "{told}");
    }
}

#[test]
fn a_title_that_says_a_confidential_word_is_named_and_can_be_changed() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let titled = desk.bundle(&["title", "case.ron", "--document", "1", "Letter of Kovalyov"]);
    assert_eq!(titled.code, Some(0), "{titled}");
    redact(&desk, &["--term", NAME]);
    let exported = desk.export();
    assert!(
        exported.stderr.contains(
            "“Kovalyov” is confidential, and the title of document 1 says it: “Letter of Kovalyov”."
        ) && exported
            .stderr
            .contains("bundle title CASE --document 1 TITLE"),
        "{exported}"
    );
    let titled = desk.bundle(&["title", "case.ron", "--document", "1", "A letter"]);
    assert_eq!(titled.code, Some(0), "{titled}");
    let again = desk.bundle(&["title", "case.ron", "--document", "1", "A letter"]);
    assert!(
        again.stderr.contains("Nothing is to be changed."),
        "{again}"
    );
    let exported = desk.export();
    assert!(
        desk.names().contains(&"bundle.pdf".to_owned()),
        "{exported}"
    );
    for (number, title, said) in [
        ("7", "x", "has no document 7"),
        ("1", " ", "called nothing"),
    ] {
        let told = desk.bundle(&["title", "case.ron", "--document", number, title]);
        assert_eq!(told.code, Some(2), "{told}");
        assert!(
            told.stderr.contains(said) && told.stderr.contains("hint: "),
            "{told}"
        );
    }
}

#[test]
fn an_anonymity_direction_is_given_and_taken_back_at_the_command_line() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    let anonymity = |more: &[&str]| desk.bundle(&[&["anonymity", "case.ron"], more].concat());
    let before = desk.get("case.ron");
    assert_eq!(anonymity(&[]).stdout, "no anonymity direction\n");
    let on = anonymity(&["--on", "Ivan Kovalyov"]);
    assert_eq!(on.code, Some(0), "{on}");
    assert_eq!(
        anonymity(&[]).stdout,
        "anonymity direction: Ivan Kovalyov is not to be named\n"
    );
    desk.bundle(&[
        "title",
        "case.ron",
        "--document",
        "1",
        "Letter of Ivan Kovalyov",
    ]);
    let exported = desk.export();
    assert_eq!(exported.code, Some(1), "{exported}");
    assert!(
        exported
            .stderr
            .contains("“Ivan Kovalyov” is the appellant, and the title of document 1"),
        "{exported}"
    );
    desk.bundle(&["title", "case.ron", "--document", "1", "letter"]);
    let off = anonymity(&["--off"]);
    assert_eq!(off.code, Some(0), "{off}");
    assert_eq!(desk.get("case.ron"), before);
    let told = anonymity(&["--on", "…"]);
    assert_eq!(told.code, Some(2), "{told}");
}

#[test]
fn a_name_chosen_for_the_file_is_looked_at_before_anything_is_made() {
    let desk = Desk::with_sample();
    let seen = desk.bundle(&["anonymity", "case.ron", "--on", "Ivan Kovalyov"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    for name in ["Ivan Kovalyov bundle.pdf", "bundle_ivan-kovalyov.pdf"] {
        let seen = desk.bundle(&["export", "case.ron", "--out", name]);
        assert_eq!(seen.code, Some(1), "{seen}");
        assert!(seen.stderr.contains("error[appellant-named]"), "{seen}");
        assert!(!desk.path(name).exists());
    }
    let seen = desk.bundle(&["export", "case.ron", "--out", "K bundle.pdf"]);
    assert_eq!(seen.code, Some(0), "{seen}");
}
