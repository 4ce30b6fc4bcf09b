//! The authorities of an issue at Arrange: what is printed, what a person finds on looking one up, and undo.

use super::zembla::type_into;
use super::*;
use crate::case::{Case, ChosenAuthority, Edit};

/// A window at Arrange on the sample, whose third issue is opened to show its authorities.
fn arranging() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = folder();
    let path = sample_in(&folder);
    let mut harness = window(Vec::new(), Some(&path));
    harness.set_size(egui::vec2(1440.0, 4200.0));
    at(&mut harness, "Arrange");
    (folder, harness)
}

fn case<'a>(harness: &'a Harness<'_, App>) -> &'a Case {
    harness.state().session.case()
}

/// The position of the first issue that cites country guidance.
fn with_guidance(harness: &Harness<'_, App>) -> usize {
    let cites = |one: &ChosenAuthority| one.authority.country_guidance;
    let mut issues = case(harness).issues.iter();
    let found = issues.position(|issue| issue.authorities().iter().any(cites));
    found.unwrap()
}

fn first(harness: &Harness<'_, App>, at: usize) -> ChosenAuthority {
    case(harness).issues[at].authorities()[0].clone()
}

#[test]
fn an_authority_is_taken_out_put_back_in_its_place_and_looked_up() {
    let (_folder, mut harness) = arranging();
    let at = with_guidance(&harness);
    let before = case(&harness).clone();
    let one = first(&harness, at);
    let (number, cited) = (at + 1, &one.authority.citation);
    click(&mut harness, &format!("Authorities of issue {number}"));
    let neutral = one.authority.neutral.as_deref().unwrap_or_default();
    let tick = format!("Print {cited} {neutral} under issue {number}");
    click(&mut harness, &tick);
    assert_ne!(first(&harness, at), one);
    click(&mut harness, &tick);
    assert_eq!(*case(&harness), before, "it stands where it stood");
    type_into(
        &mut harness,
        &format!("Initials for the authorities of issue {number}"),
        "AB",
    );
    click(&mut harness, &format!("Looked up: listed: {cited}"));
    let found = first(&harness, at).authority.looked_up.unwrap();
    assert_eq!((found.by.as_str(), found.listed), ("AB", true));
    click(
        &mut harness,
        &format!("Take back what was found of {cited}"),
    );
    assert_eq!(*case(&harness), before);
    click(&mut harness, "Undo");
    assert!(first(&harness, at).authority.looked_up.is_some());
}

#[test]
fn an_issue_that_is_added_brings_its_authorities_as_one_step_and_a_case_of_before_is_offered_them()
{
    let (_folder, mut harness) = arranging();
    let before = case(&harness).clone();
    let usual = before.issues[0].authorities.clone();
    assert!(usual.as_ref().is_some_and(|all| !all.is_empty()));
    let session = &mut harness.state_mut().session;
    let mut old = before.clone();
    old.issues[0].authorities = None;
    session.history = crate::case::History::new(old.clone());
    harness.run_steps(3);
    click(&mut harness, "Authorities of issue 1");
    assert_eq!(*case(&harness), old, "looking at them chooses none");
    click(&mut harness, "Print the usual authorities of issue 1");
    assert_eq!(case(&harness).issues[0].authorities, usual);
    let key = before.issues[0].key.clone();
    let taxonomy = before.issues[0].taxonomy.clone().unwrap();
    let session = &mut harness.state_mut().session;
    session.edit(Edit::RemoveIssue { key }, 0.0);
    let label = before.issues[0].label.clone();
    let add = Edit::AddIssue(crate::case::IssueChoice::FromTree {
        id: taxonomy,
        label,
    });
    session.edit(add, 0.0);
    assert_eq!(case(&harness).issues.last().unwrap().authorities, usual);
    click(&mut harness, "Undo");
    assert_eq!(case(&harness).issues.len(), before.issues.len() - 1);
}
