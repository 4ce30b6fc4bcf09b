//! Whether a copy really lacks the hidden words that were to be taken out of it.

use std::sync::Arc;

use crate::case::HiddenPlace;
use crate::export::sha256;
use crate::pdf::import::Watch;
use crate::pdf::leave_out::{LeftOut, place_of};
use crate::pdf::redact::{Remains, remains_of_terms};
use crate::preflight::HiddenItem;
use crate::worker::{Content, Workers};

use super::leaving::NotLeft;
use super::reading::{Page, read};

/// The words are neither read on the pages any longer nor said by what hangs on them.
pub(super) fn check(
    left: &LeftOut,
    places: &[HiddenPlace],
    items: &[HiddenItem],
    workers: &Workers,
    is_wanted: &dyn Fn() -> bool,
) -> Result<(), NotLeft> {
    let unchecked = |why: String| NotLeft::Unchecked(why);
    let content = Content::Single(Arc::new(left.bytes.clone()));
    let count = page_count(&left.bytes)?;
    let pages = read(workers, &sha256(&left.bytes), &content, count, is_wanted);
    let pages = pages.map_err(|why| unchecked(why.to_string()))?;
    for place in places {
        let page = pages.get(place.page as usize - 1);
        let Some(Ok(page)) = page else {
            return Err(unchecked(format!("page {} could not be read", place.page)));
        };
        let mut hidden = page
            .hidden
            .iter()
            .map(|hidden| place_of(place.page, hidden));
        if hidden.any(|found| found.kind == place.kind && (found.is(place) || found.meets(place))) {
            return Err(NotLeft::StillThere("among the words of a page"));
        }
    }
    let is_gone = |item: &&HiddenItem| places.contains(&item.place);
    let gone: Vec<&HiddenItem> = items.iter().filter(is_gone).collect();
    let stands_in = |text: &str| {
        let is_said =
            |item: &&HiddenItem| item.text.chars().count() >= LEAST && text.contains(&item.text);
        gone.iter().position(is_said)
    };
    let said = remains_of_terms(&left.bytes, &stands_in).map_err(unchecked)?;
    let is_hidden = |one: &Remains| {
        let item = one.term.and_then(|at| gone.get(at));
        item.is_some_and(|item| one.page == Some(item.place.page) && !is_seen(&pages, item))
    };
    match said.iter().find(|one| is_hidden(one)) {
        Some(one) => Err(NotLeft::StillThere(one.place.words())),
        None => Ok(()),
    }
}

/// Shorter words stand anywhere.
const LEAST: usize = 4;

pub(super) fn page_count(bytes: &[u8]) -> Result<usize, NotLeft> {
    let watch = Watch::default();
    let found = crate::export::document(bytes.to_vec(), None, &watch);
    let survey = found
        .survey
        .map_err(|why| NotLeft::Unchecked(why.to_string()))?;
    Ok(survey.counts.pages as usize)
}

/// Whether the page shows the same words elsewhere.
fn is_seen(pages: &[Page], item: &HiddenItem) -> bool {
    let Some(Ok(page)) = pages.get(item.place.page as usize - 1) else {
        return false;
    };
    let words = page.text.words.iter().map(|word| word.text.as_str());
    words.collect::<Vec<_>>().join(" ").contains(&item.text)
}
