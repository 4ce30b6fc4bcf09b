//! Words of a document that nobody sees, as places on which a person decides; and what was decided.

use crate::case::{self, Case, Comments, Exhibit, HiddenKind, HiddenPlace};
use crate::finding::{Code, DocumentCode, Finding, Place, RemarkCode, counted};
use crate::pdf::content::HiddenWords;
use crate::pdf::leave_out::{place_of, place_of_comment};

use super::CaseCheck;
use super::document_rules::Document;

/// Hidden words of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenItem {
    pub place: HiddenPlace,
    pub text: String,
}

/// All that is hidden on the pages of an exhibit, as far as they were read; comments only where they go into the
/// bundle as they are.
pub fn hidden_items(exhibit: &Exhibit, found: &Document) -> Vec<HiddenItem> {
    let reading = found.reading.iter().flat_map(|reading| &reading.hidden);
    let words = reading.map(|(page, words)| HiddenItem {
        place: place_of(*page, words),
        text: words.text.clone(),
    });
    let survey = found.survey.as_ref().ok();
    let comments = survey.into_iter().flat_map(|survey| &survey.comments);
    let are_kept = exhibit.comments == Comments::Keep;
    let said = |one: &&crate::pdf::import::CommentFact| {
        are_kept && !(one.author.is_empty() && one.text.is_empty())
    };
    let comments = comments.filter(said).map(|comment| HiddenItem {
        place: place_of_comment(comment),
        text: match comment.author.is_empty() {
            true => comment.text.clone(),
            false => format!("{}: {}", comment.author, comment.text),
        },
    });
    let mut items: Vec<HiddenItem> = words.chain(comments).collect();
    items.retain(|item| exhibit.holds(item.place.page));
    items.sort_by(|one, other| one.place.cmp(&other.place));
    items.dedup();
    items
}

/// For which reason a place is filed knowingly, if it is.
pub fn reason_for<'d>(document: &'d case::Document, place: &HiddenPlace) -> Option<&'d str> {
    let mut filed = document.filed_knowingly();
    filed
        .find(|(filed, _)| filed.is(place))
        .map(|(_, reason)| reason)
}

/// Whether it is one of those that go with one click: nothing is decided on it, and it is not seen. A mark for
/// redaction that is carried out becomes a black box.
pub fn goes_unseen(document: &case::Document, item: &HiddenItem) -> bool {
    let is_seen = item.place.kind == HiddenKind::UnappliedRedaction;
    !is_seen && reason_for(document, &item.place).is_none()
}

/// Whether one goes with another: what lies on layers of one page goes together.
pub fn goes_with(one: &HiddenPlace, other: &HiddenPlace) -> bool {
    let is_layer = |place: &HiddenPlace| place.kind == HiddenKind::LayerOff;
    is_layer(one) && is_layer(other) && one.page == other.page
}

/// Whether words that were read are filed knowingly.
pub(super) fn is_filed(case: &Case, exhibit: &Exhibit, page: u32, words: &HiddenWords) -> bool {
    let document = case.document_of(exhibit);
    document.is_some_and(|document| reason_for(document, &place_of(page, words)).is_some())
}

/// Whether all that such a remark is about was decided: something of its kind is hidden, and each is filed knowingly.
pub(super) fn is_decided(case: &Case, exhibit: &Exhibit, found: &Document, code: Code) -> bool {
    let kind = match code {
        Code::Remark(RemarkCode::LayerHidden) => HiddenKind::LayerOff,
        Code::Remark(RemarkCode::RedactionPending) => HiddenKind::UnappliedRedaction,
        _ => return false,
    };
    let Some(document) = case.document_of(exhibit) else {
        return false;
    };
    let items = hidden_items(exhibit, found);
    let mut of_kind = items
        .iter()
        .filter(|item| item.place.kind == kind)
        .peekable();
    of_kind.peek().is_some() && of_kind.all(|item| reason_for(document, &item.place).is_some())
}

/// What goes into the bundle although nobody sees it, because somebody said why.
pub(super) fn filed_knowingly(check: &CaseCheck<'_>) -> Vec<Finding> {
    each_document(check, |exhibit, document| {
        let filed = document
            .filed_knowingly()
            .filter(|(place, _)| exhibit.holds(place.page));
        let mut told: Vec<String> = filed
            .map(|(place, reason)| format!("page {}, {}: {reason}", place.page, place.kind.words()))
            .collect();
        told.dedup();
        (!told.is_empty()).then(|| {
            let message = format!(
                "“{}” is filed with words that nobody sees ({}).",
                exhibit.title,
                told.join("; ")
            );
            Finding::new(DocumentCode::FiledKnowingly, message)
        })
    })
}

/// A choice about one content says nothing of another.
pub(super) fn choices_hold(check: &CaseCheck<'_>) -> Vec<Finding> {
    each_document(check, |exhibit, document| {
        let stale = document.stale_choices();
        (stale > 0).then(|| {
            let message = format!(
                "“{}”: {} about hidden words made for the file as it was before; the file is another now.",
                exhibit.title,
                counted(stale, "choice was", "choices were")
            );
            Finding::new(DocumentCode::ChoiceStale, message)
        })
    })
}

fn each_document(
    check: &CaseCheck<'_>,
    rule: impl Fn(&Exhibit, &case::Document) -> Option<Finding>,
) -> Vec<Finding> {
    let all = check.case.exhibits_with_documents();
    let told = all.filter_map(|(exhibit, document)| {
        Some(rule(exhibit, document)?.at(Place::Exhibit(exhibit.number)))
    });
    told.collect()
}
