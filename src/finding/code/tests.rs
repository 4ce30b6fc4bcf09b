//! The table of codes as a whole: whatever is added to it must be complete.

use std::collections::BTreeSet;

use super::*;
use crate::finding::{Basis, Finding, Promise, Rule, Severity};

fn is_word(word: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    word.split('-')
        .all(|part| !part.is_empty() && part.chars().all(is_letter))
}

/// One sentence or several, each with its full stop and none with spaces to spare.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.trim() == text && !text.contains("  ")
}

#[test]
fn every_code_has_a_word_of_its_own() {
    let words: Vec<&str> = Code::all().map(Code::word).collect();
    let all: BTreeSet<&str> = words.iter().copied().collect();
    assert_eq!(all.len(), words.len(), "a word stands for one code");
    for word in words {
        assert!(is_word(word), "{word}");
    }
}

#[test]
fn every_code_says_in_sentences_what_it_means_and_what_to_do() {
    for code in Code::all() {
        let row = code.row();
        for text in [row.means, row.advice.text(), &Finding::of(code).message] {
            assert!(is_sentence(text), "{code}: {text}");
        }
    }
}

#[test]
fn whatever_forbids_an_export_is_an_error_and_what_is_eased_is_less_grave() {
    for code in Code::all() {
        let row = code.row();
        assert!(
            !row.is_unusable || row.severity == Severity::Error,
            "{code}"
        );
        assert!(row.eased.is_none_or(|eased| eased < row.severity), "{code}");
    }
}

#[test]
fn only_what_a_file_is_found_to_be_may_leave_a_document_out() {
    let unusable = Code::all().filter(|code| code.row().is_unusable);
    for code in unusable {
        assert!(matches!(code, Code::Document(_)), "{code}");
    }
}

#[test]
fn no_rule_and_no_promise_stands_for_nothing() {
    let bases: Vec<Basis> = Code::all().map(|code| code.row().basis).collect();
    for rule in Rule::ALL {
        assert!(bases.contains(&Basis::Rule(*rule)), "{rule:?}");
    }
    for promise in Promise::ALL {
        assert!(bases.contains(&Basis::Promise(*promise)), "{promise:?}");
    }
}

#[test]
fn a_code_is_written_as_its_word() {
    let code = Code::from(DocumentCode::LockedOtherwise);
    assert_eq!(code.to_string(), "document-locked-otherwise");
    let json = serde_json::to_string(&code);
    assert_eq!(json.ok().as_deref(), Some("\"document-locked-otherwise\""));
}
