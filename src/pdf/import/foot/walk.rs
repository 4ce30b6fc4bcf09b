//! Content, operator by operator (ISO 32000-1, annex A), as far as it says where something is seen.

use std::collections::BTreeMap;

use hayro_syntax::object::Dict;

use super::content::END;
use super::letters::Letters;
use super::paint::{Look, Path, Space};
use super::state::{Line, State};
use super::{EDGE, Foot};
use crate::pdf::import::geometry::{Matrix, Region, View};
use crate::pdf::import::scan::{Item, Items};

/// Operators of one page beyond which nobody looks.
const MOST_WORK: usize = 200_000;
/// States that a page saves without restoring them.
const MOST_SAVED: usize = 1000;

/// One page being looked at. Its functions give none where something reaches the foot or cannot be
/// bounded: then there is nothing more to find.
pub(super) struct Walk<'w, 'a> {
    pub(super) foot: &'w mut Foot<'a>,
    pub(super) state: State,
    saved: Vec<State>,
    pub(super) path: Path,
    pub(super) line: Line,
    lowest: f64,
    work: usize,
    /// Forms within forms.
    pub(super) depth: u32,
}

/// The resources of a page or a form, and what was found in them.
pub(super) struct Scope<'a> {
    pub(super) resources: Dict<'a>,
    fonts: BTreeMap<Vec<u8>, Option<Letters>>,
    pub(super) looks: BTreeMap<Vec<u8>, Look>,
    pub(super) spaces: BTreeMap<Vec<u8>, Space>,
}

impl<'w, 'a> Walk<'w, 'a> {
    pub(super) fn new(foot: &'w mut Foot<'a>, view: &View, floor: f64) -> Self {
        Walk {
            foot,
            state: State::new(view.to_shown(), view.shown()),
            saved: Vec::new(),
            path: Path::default(),
            line: Line::START,
            lowest: floor,
            work: 0,
            depth: 0,
        }
    }

    pub(super) fn lowest(&self) -> f64 {
        self.lowest
    }

    /// Walks content to its end.
    pub(super) fn content(&mut self, content: &[u8], resources: &Dict<'a>) -> Option<()> {
        let mut scope = Scope {
            resources: resources.clone(),
            fonts: BTreeMap::new(),
            looks: BTreeMap::new(),
            spaces: BTreeMap::new(),
        };
        let base = self.saved.len();
        let mut items = Items::new(content);
        loop {
            let item = items.next()?;
            self.work += 1;
            if self.work > MOST_WORK || self.foot.source.patience.is_over_at(self.work) {
                return None;
            }
            match item.operator() {
                b"q" if self.saved.len() >= MOST_SAVED => return None,
                b"q" => self.saved.push(self.state),
                b"Q" if self.saved.len() > base => {
                    self.state = self.saved.pop().unwrap_or(self.state);
                }
                END => break,
                _ => self.one(&item, &mut scope)?,
            }
        }
        self.saved.truncate(base);
        Some(())
    }

    fn one(&mut self, item: &Item<'_, '_>, scope: &mut Scope<'a>) -> Option<()> {
        let operator = item.operator();
        match operator {
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"h" | b"W" | b"W*" => {
                self.outline(operator, item)
            }
            b"n" | b"f" | b"F" | b"f*" | b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => {
                self.paint(operator)
            }
            b"cm" => {
                self.state.matrix = self.state.matrix.after(&Matrix(item.numbers()?));
                Some(())
            }
            b"w" => item.numbers().map(|[width]| self.state.line_width = width),
            b"j" => item
                .numbers()
                .map(|[join]| self.state.pointed = join == 0.0),
            b"M" => item.numbers().map(|[limit]| self.state.miter = limit),
            b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K" | b"cs" | b"CS" | b"sc" | b"scn" | b"SC"
            | b"SCN" => self.colour(operator, item, scope),
            b"gs" => self.look(&item.name()?, scope),
            b"Do" => self.drawable(&item.name()?, scope),
            b"BI" => self.unit_square(),
            b"sh" => self.seen(self.state.clip),
            _ => self.words(operator, item, scope),
        }
    }

    /// Takes note of something seen, in shown space.
    pub(super) fn seen(&mut self, area: Region) -> Option<()> {
        if !area.0.iter().all(|n| n.is_finite()) {
            return None;
        }
        if let Some(seen) = area.within(&self.state.clip) {
            self.lowest = self.lowest.min(seen.0[1]);
        }
        (self.lowest > EDGE).then_some(())
    }

    /// Whether something that begins there, in shown space, would change what is known.
    pub(super) fn is_lower(&self, area: &Region) -> bool {
        area.within(&self.state.clip)
            .is_some_and(|seen| seen.0[1] < self.lowest)
    }

    pub(super) fn font(&mut self, name: &[u8], scope: &mut Scope<'a>) {
        if let Some(known) = scope.fonts.get(name) {
            self.state.text.letters = *known;
            return;
        }
        let fonts = scope.resources.get::<Dict<'a>>("Font");
        let letters = fonts.and_then(|fonts| {
            let read = |fonts: &Dict<'a>| Letters::of(&fonts.get::<Dict<'a>>(name)?);
            match fonts.get_ref(name) {
                Some(target) => {
                    let id = (target.obj_number, target.gen_number);
                    let known = self.foot.letters.get(&id).copied();
                    let letters = known.unwrap_or_else(|| read(&fonts));
                    self.foot.letters.insert(id, letters);
                    letters
                }
                None => read(&fonts),
            }
        });
        scope.fonts.insert(name.to_vec(), letters);
        self.state.text.letters = letters;
    }
}
