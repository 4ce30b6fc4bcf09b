//! What is made next of a case of which bundles were filed: the supplementary bundle, with what came later.

use std::collections::BTreeMap;

use crate::bundle::{Length, Plan, QuotedPages};
use crate::case::{Case, FiledBundle, FiledDocument};
use crate::profile::Profile;

use super::Request;
use super::lengths::length;

/// The rules by which the next bundle of a case is made, from those that the case names. Of a supplementary bundle they are
/// the same rules again.
pub fn profile_of(case: &Case, named: &Profile) -> Profile {
    match case.next_supplementary() {
        None => named.clone(),
        Some(number) => named.clone().of_supplementary(number),
    }
}

/// Tells entries of a supplementary bundle on which pages of earlier ones their words stand.
pub(super) fn place_in_earlier(plan: &mut Plan, quoted: &QuotedPages, request: &Request<'_>) {
    let Some(supplement) = &mut plan.supplement else {
        return;
    };
    let entries = plan.schedule.issues.iter().flat_map(|issue| &issue.entries);
    let elsewhere = entries.filter(|entry| entry.quoted_at.is_none());
    let cited = elsewhere.filter_map(|entry| {
        let page = quoted.get(&entry.number)?;
        let number = u32::try_from(page.page).ok()?.checked_add(1)?;
        let cite = cited_page(request, page.document, (number, page.at))?;
        Some((entry.number, cite))
    });
    let cited: BTreeMap<u32, String> = cited.collect();
    supplement.quoted_in_earlier = cited;
}

/// The page of an earlier bundle that shows this page of a document, from 1, at that point.
fn cited_page(
    request: &Request<'_>,
    document: crate::case::DocumentId,
    (page, at): (u32, (f32, f32)),
) -> Option<String> {
    let bundles = request.case.filed.iter();
    let documents =
        bundles.flat_map(|bundle| bundle.documents.iter().map(move |one| (bundle, one)));
    let mut of_document = documents.filter(|(_, one)| one.exhibit.document == document);
    of_document.find_map(|(bundle, one)| {
        let length = length(&one.exhibit, request.documents);
        cited_in(bundle, one, &length, (page, at))
    })
}

fn cited_in(
    bundle: &FiledBundle,
    document: &FiledDocument,
    length: &Length,
    (page, at): (u32, (f32, f32)),
) -> Option<String> {
    let before = length.before(document.exhibit.wanted().as_ref(), page, at)?;
    (before < document.pages).then(|| bundle.cite(document.first + before))
}
