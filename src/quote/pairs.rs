//! Which quotation marks of a paragraph belong together, so that a quotation between the same marks inside
//! another does not end that.

use std::collections::BTreeMap;

use super::marks::{Around, Mark, around, closes, opens};

/// Of each kind of marks.
#[derive(Debug, Default)]
struct Kind {
    /// Marks that are not closed yet.
    open: Vec<(usize, char)>,
    /// The letter of each opening mark that is closed, and where.
    closed_at: BTreeMap<usize, usize>,
    /// The last mark that closes what was not opened in this paragraph.
    last_free: Option<usize>,
}

#[derive(Debug, Default)]
pub(super) struct Pairs {
    double: Kind,
    single: Kind,
    angle: Kind,
}

impl Pairs {
    pub(super) fn of(letters: &[(usize, char)]) -> Pairs {
        let mut pairs = Pairs::default();
        for (at, (_, own)) in letters.iter().enumerate() {
            let Some(mark) = Mark::of(*own) else {
                continue;
            };
            let here = around(letters, at);
            let kind = pairs.kind_mut(mark);
            let opening = kind.open.last().copied();
            let closes_it = closes(opening.map_or(*own, |(_, opening)| opening), here);
            match opening {
                Some((opened_at, _)) if closes_it && !stands_free(here) => {
                    kind.closed_at.insert(opened_at, at);
                    pairs.forget_from(opened_at);
                }
                _ if opens(here) => kind.open.push((at, *own)),
                None if closes_it => kind.last_free = Some(at),
                _ => {}
            }
        }
        pairs
    }

    /// What was opened inside a quotation ends with it.
    fn forget_from(&mut self, opened_at: usize) {
        for kind in [&mut self.double, &mut self.single, &mut self.angle] {
            while kind.open.pop_if(|(at, _)| *at >= opened_at).is_some() {}
        }
    }

    /// Whether a mark opens what is closed again before a quotation between such marks ends. That was opened
    /// at `outer`, or in an earlier paragraph; it may go on in the next.
    pub(super) fn is_within(
        &self,
        mark: Mark,
        at: usize,
        outer: Option<usize>,
        goes_on: bool,
    ) -> bool {
        let kind = self.kind(mark);
        let end = match outer {
            Some(outer) => kind.closed_at.get(&outer),
            None => kind.last_free.as_ref(),
        };
        let own = kind.closed_at.get(&at);
        match (own, end) {
            (Some(own), Some(end)) => own < end,
            (own, None) => own.is_some() && goes_on,
            (None, Some(_)) => false,
        }
    }

    fn kind(&self, mark: Mark) -> &Kind {
        match mark {
            Mark::Double => &self.double,
            Mark::Single => &self.single,
            Mark::Angle => &self.angle,
        }
    }

    fn kind_mut(&mut self, mark: Mark) -> &mut Kind {
        match mark {
            Mark::Double => &mut self.double,
            Mark::Single => &mut self.single,
            Mark::Angle => &mut self.angle,
        }
    }
}

/// A space before it, and none behind: it opens, whatever its shape says.
fn stands_free(here: Around) -> bool {
    let is_free = here.before.is_none_or(char::is_whitespace);
    is_free && here.after.is_some_and(char::is_alphanumeric)
}
