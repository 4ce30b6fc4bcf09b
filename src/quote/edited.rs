//! A quotation with cuts and insertions: whether all of its pieces stand in a document, in their order, and
//! what stands there instead of the edits.
//!
//! A long and rare piece is looked for first; the others stand nearest to it on either side.

use std::ops::Range;

use super::flow::Flow;
use super::gap::Gap;
use super::letters::{is_plain, quoted};
use super::marked::{Edit, Piece};
use super::outcome::{ChangedLetter, Confirm, Cut, Edits, Insertion};
use super::search::{Hit, Wanted, first, last};
use super::sentences;
use super::weigh;
use super::work::Work;

/// A cut is no longer than this, in bytes of letters: some ten pages.
const LONGEST_CUT: usize = 30_000;

/// An insertion stands instead of no more than this, in bytes of letters.
const LONGEST_INSTEAD: usize = 120;

/// So many places of a piece are tried.
const MOST_PLACES: usize = 50;

/// Of so many pieces the rarest is looked for.
const LONGEST_PIECES: usize = 3;

/// A quotation with edits as it stands in a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The bytes of the letters of each piece, in the order of the document; what is cut out is not among them.
    pub pieces: Vec<Range<usize>>,
    pub edits: Edits,
}

impl Found {
    /// From the first piece to the last, with what is cut out.
    pub(super) fn extent(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        start..self.pieces.last().map_or(start, |piece| piece.end)
    }
}

/// Where a quotation stands in a document, with its edits: of several places the one with the least `distance`,
/// and of these the shortest.
pub(super) fn find(
    flow: &Flow,
    pieces: &[Piece],
    distance: &dyn Fn(&[Range<usize>]) -> u64,
    work: &mut Work,
) -> Option<Found> {
    let wanted: Vec<Option<Wanted>> = pieces.iter().map(wanted).collect();
    let rarest = rarest(flow, &wanted, work)?;
    let anchor = wanted.get(rarest)?.as_ref()?;
    let mut best: Option<((u64, usize), Found)> = None;
    let mut from = 0;
    for _ in 0..MOST_PLACES {
        let Some(hit) = first(flow, anchor, from..flow.plain.len(), work) else {
            break;
        };
        from = hit.plain + 1;
        if let Some(places) = around(flow, pieces, &wanted, (rarest, hit), work)
            && let Some(extent) = extent(&places)
            && let stretches = places.iter().flatten().map(|hit| hit.letters.clone())
            && let stretches = stretches.collect::<Vec<_>>()
            && let rank = (distance(&stretches), extent.len())
            && best.as_ref().is_none_or(|(least, _)| rank < *least)
            && let Some(edits) = edits(flow, pieces, &places)
        {
            let pieces = stretches;
            best = Some((rank, Found { pieces, edits }));
        }
    }
    best.map(|(_, found)| found)
}

/// Of the longest pieces the one that stands at the fewest places.
fn rarest(flow: &Flow, wanted: &[Option<Wanted>], work: &mut Work) -> Option<usize> {
    let letters = |at: &usize| wanted.get(*at).and_then(Option::as_ref);
    let length = |at: &usize| letters(at).map_or(0, |wanted| wanted.letters.len());
    let mut longest: Vec<usize> = (0..wanted.len()).filter(|at| length(at) > 0).collect();
    longest.sort_by_key(|at| std::cmp::Reverse(length(at)));
    let mut places = |at: &usize| {
        let (mut count, mut from) = (0, 0);
        while count < MOST_PLACES
            && let Some(wanted) = letters(at)
            && let Some(hit) = first(flow, wanted, from..flow.plain.len(), work)
        {
            (count, from) = (count + 1, hit.plain + 1);
        }
        count
    };
    let tried = longest.into_iter().take(LONGEST_PIECES);
    tried.min_by_key(|at| places(at))
}

/// A piece that is only a full stop or a comma may end a word.
fn wanted(piece: &Piece) -> Option<Wanted> {
    let letters = quoted(&piece.text);
    if letters.is_empty() {
        return None;
    }
    let is_mark = letters.starts_with(['.', ',', ';', ':']);
    let mut wanted = Wanted::new(letters);
    wanted.is_open = [piece.is_glued[0] || is_mark, piece.is_glued[1]];
    Some(wanted)
}

fn extent(places: &[Option<Hit>]) -> Option<Range<usize>> {
    let mut hits = places.iter().flatten();
    let start = hits.next()?.letters.start;
    let end = places.iter().flatten().next_back()?.letters.end;
    Some(start..end)
}

/// The places of all pieces around that of one of them; none where one is missing.
fn around(
    flow: &Flow,
    pieces: &[Piece],
    wanted: &[Option<Wanted>],
    (anchor, hit): (usize, Hit),
    work: &mut Work,
) -> Option<Vec<Option<Hit>>> {
    let mut places: Vec<Option<Hit>> = vec![None; pieces.len()];
    let mut start = hit.letters.start;
    let mut end = hit.letters.end;
    *places.get_mut(anchor)? = Some(hit);
    for at in (0..anchor).rev() {
        let Some(wanted) = wanted.get(at)?.as_ref() else {
            continue;
        };
        let reach = reach(pieces.get(at + 1)?);
        let lowest = start.saturating_sub(reach + wanted.letters.len() * 2);
        let hit = last(
            flow,
            wanted,
            plain_at(flow, lowest)..plain_at(flow, start),
            work,
        )?;
        if hit.letters.end > start || start - hit.letters.end > reach {
            return None;
        }
        start = hit.letters.start;
        *places.get_mut(at)? = Some(hit);
    }
    for at in anchor + 1..pieces.len() {
        let Some(wanted) = wanted.get(at)?.as_ref() else {
            continue;
        };
        let reach = reach(pieces.get(at)?);
        let highest = end + reach + wanted.letters.len() * 2;
        let hit = first(
            flow,
            wanted,
            plain_at(flow, end)..plain_at(flow, highest),
            work,
        )?;
        if hit.letters.start < end || hit.letters.start - end > reach {
            return None;
        }
        end = hit.letters.end;
        *places.get_mut(at)? = Some(hit);
    }
    Some(places)
}

/// How far the edits before a piece may reach.
fn reach(piece: &Piece) -> usize {
    match piece.edits.contains(&Edit::Cut) {
        true => LONGEST_CUT,
        false => LONGEST_INSTEAD,
    }
}

/// The plain letters before a byte of the letters.
fn plain_at(flow: &Flow, letter: usize) -> usize {
    let token = flow.token_at(letter);
    let Some(found) = flow.tokens.get(token) else {
        return 0;
    };
    let before = flow
        .letters
        .get(found.letters as usize..letter.min(flow.letters.len()));
    let plain = before.map(|before| {
        let plain = before.chars().filter(|letter| is_plain(*letter));
        plain.map(char::len_utf8).sum::<usize>()
    });
    // In the middle of a letter, or beyond the end: the rest may be looked at.
    let end = flow
        .tokens
        .get(token + 1)
        .map_or(flow.plain.len(), |next| next.plain as usize);
    plain.map_or(end, |plain| found.plain as usize + plain)
}

/// What the edits stand for, where the pieces stand there; none where one does not fit.
fn edits(flow: &Flow, pieces: &[Piece], places: &[Option<Hit>]) -> Option<Edits> {
    let mut found = Edits::default();
    let mut last: Option<usize> = None;
    let mut is_open = false;
    for (piece, place) in pieces.iter().zip(places) {
        let start = place.as_ref().map(|hit| hit.letters.start);
        let gap = match (last, start) {
            (Some(last), Some(start)) => last..start,
            // At the start of a quotation the letter stands just before it.
            (None, Some(start)) if piece.is_glued[0] => word_before(flow, start)..start,
            // And words stand instead of what the sentence begins with.
            (None, Some(start)) if inserts(piece) => sentence_before(flow, start)..start,
            // At its end, what is left of the word, or of the sentence.
            (Some(last), None) if pieces.len() > 1 => {
                let rest = rest_of_word(flow, pieces, last);
                match inserts(piece) && rest == last {
                    true => last..sentence_behind(flow, last),
                    false => last..rest,
                }
            }
            _ => 0..0,
        };
        let parts = last.is_some() && start.is_some() && begins_paragraph(flow, &gap);
        let (cut, instead) = shared(flow, piece, gap);
        let is_of_word = is_open || is_glued_to_letter(piece);
        let instead = replaced(Gap::of(flow, instead), is_of_word);
        if !add(piece, Gap::of(flow, cut), instead, parts, &mut found) {
            return None;
        }
        is_open = piece.is_glued[1];
        last = place.as_ref().map(|hit| hit.letters.end).or(last);
    }
    Some(found)
}

fn is_glued_to_letter(piece: &Piece) -> bool {
    piece.is_glued[0] && piece.text.starts_with(char::is_alphanumeric)
}

/// What an insertion stands for: where that is more than the ending of a word or somebody pointed at, the sentence
/// may say something else.
fn replaced(mut gap: Gap, is_of_word: bool) -> Gap {
    if !is_of_word && weigh::says_more(&gap.words) {
        gap.confirm.push(Confirm::Replaces);
    }
    gap
}

/// What of a gap the cut before a piece stands for, and what the insertion.
fn shared(flow: &Flow, piece: &Piece, gap: Range<usize>) -> (Range<usize>, Range<usize>) {
    let at = match (piece.edits.contains(&Edit::Cut), piece.is_glued[0]) {
        (true, true) => word_before(flow, gap.end).max(gap.start),
        (true, false) => gap.end,
        (false, _) => gap.start,
    };
    (gap.start..at, at..gap.end)
}

/// Whether a paragraph begins behind the word at the start of a gap and no later than at its end.
fn begins_paragraph(flow: &Flow, gap: &Range<usize>) -> bool {
    let first = flow.token_at(gap.start.saturating_sub(1)) + 1;
    let tokens = flow.tokens.get(first..flow.token_at(gap.end) + 1);
    tokens.is_some_and(|tokens| tokens.iter().any(|token| token.starts_paragraph))
}

/// Whether words are put in before a piece, and none cut out.
fn inserts(piece: &Piece) -> bool {
    !piece.edits.is_empty() && !piece.edits.contains(&Edit::Cut)
}

/// Where the sentence begins in which a letter stands.
fn sentence_before(flow: &Flow, start: usize) -> usize {
    let first = sentences::reach(flow, flow.token_at(start)).start;
    flow.span(first).start.min(start)
}

/// Where the sentence ends in which the letters before this one stand.
fn sentence_behind(flow: &Flow, end: usize) -> usize {
    let behind = sentences::reach(flow, flow.token_at(end.saturating_sub(1))).end;
    flow.span(behind.saturating_sub(1)).end.max(end)
}

fn word_before(flow: &Flow, start: usize) -> usize {
    flow.span(flow.token_at(start)).start.min(start)
}

/// The end of the word that the last piece leaves open.
fn rest_of_word(flow: &Flow, pieces: &[Piece], last: usize) -> usize {
    let mut with_words = pieces
        .iter()
        .rev()
        .filter(|piece| !quoted(&piece.text).is_empty());
    match with_words.next().is_some_and(|piece| piece.is_glued[1]) {
        true => flow.span(flow.token_at(last)).end.max(last),
        false => last,
    }
}

/// Takes up the edits before a piece; whether they fit what stands there.
fn add(piece: &Piece, cut: Gap, instead: Gap, parts_paragraphs: bool, found: &mut Edits) -> bool {
    let has_cut = piece.edits.contains(&Edit::Cut);
    let (mut cut, mut instead) = (Some(cut), Some(instead));
    let other = |is_there: bool| (parts_paragraphs && is_there).then_some(Confirm::OtherParagraph);
    for (at, edit) in piece.edits.iter().enumerate() {
        let Edit::Insertion(text) = edit else {
            let Gap { words, mut confirm } = cut.take().unwrap_or_default();
            confirm.extend(other(true));
            found.cuts.push(Cut { words, confirm });
            continue;
        };
        let is_glued = piece.is_glued[0] && at + 1 == piece.edits.len();
        let takes = is_glued || !piece.is_glued[0];
        let Gap { words, mut confirm } = instead.take_if(|_| takes).unwrap_or_default();
        if let Some(changed) = changed_letter(text, &words) {
            found.changed_letters.push(changed);
            continue;
        }
        // Brackets of the document are no place for another's.
        if (is_glued && text.chars().count() == 1) || words.contains(['[', ']']) {
            return false;
        }
        // Within a sentence is where insertions belong.
        confirm.retain(|why| *why != Confirm::InsideSentence);
        confirm.extend(weigh::text(text));
        confirm.extend(other(!has_cut));
        found.insertions.push(Insertion {
            text: text.clone(),
            instead_of: words,
            confirm,
        });
    }
    true
}

fn changed_letter(text: &str, instead_of: &str) -> Option<ChangedLetter> {
    let only = |text: &str| {
        let mut letters = text.chars();
        letters.next().filter(|_| letters.next().is_none())
    };
    let (to, from) = (only(text)?, only(instead_of)?);
    let is_same = to.to_lowercase().eq(from.to_lowercase());
    is_same.then_some(ChangedLetter { from, to })
}
