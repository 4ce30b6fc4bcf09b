//! Form fields, turned into what they show.
//!
//! A form cannot be kept: the forms of several documents would share one set of names, and a court's
//! copy must not change when somebody types into it. Most fields bring a picture of themselves, which
//! is drawn into the page. Where there is none, or it shows something else than the field holds, the
//! value is written here, in a font of our own: what counts is what was filled in. That is said.

use hayro_syntax::object::Dict;

use super::annotation::{Hung, Look};
use super::copy::Copier;
use super::ledger::FieldValue;
use super::look::of_look;
use super::page::Sheet;
use super::said::{Kind, full_name, is_formatted, kind, look_in, value};
use super::shown::{Shown, shown};
use super::widget::{Widget, background};

/// Fields of which the account keeps what they showed and what they hold.
const MOST_TOLD: usize = 200;

/// What the picture of a field shows, and what the field holds.
pub(super) struct Differing {
    pub(super) shows: String,
    pub(super) holds: String,
}

/// What is to be drawn for a field.
pub(super) enum Drawing {
    /// Its own picture.
    Picture(Look),
    /// Operators of ours, over its picture where that is right as far as it goes.
    Written(Option<Look>, Vec<u8>),
    /// Its picture is all there is, and does not show what it should.
    Wanting(Option<Look>, Differing),
    Nothing,
}

impl<'a> Copier<'a> {
    pub(super) fn field(&mut self, item: &Dict<'a>, sheet: &Sheet<'_, 'a>, hung: &mut Hung) {
        self.chunk.ledger.went_in.fields += 1;
        let drawing = match kind(item) {
            _ if self.is_unseen(item) => Drawing::Nothing,
            Kind::Words | Kind::Choice => self.words(item, sheet),
            Kind::List => self.list(item, sheet),
            Kind::Tick => self.tick(item, sheet),
            Kind::Push => self.push(item),
            Kind::Secret | Kind::Signature => match look_of(item, None) {
                Some(look) => Drawing::Picture(look),
                None => framed(item),
            },
        };
        let ledger = &mut self.chunk.ledger;
        let looks = match drawing {
            Drawing::Picture(look) => {
                ledger.fields_drawn += 1;
                vec![look]
            }
            Drawing::Written(look, words) => {
                ledger.fields_written += 1;
                look.into_iter().chain([Look::Words(words)]).collect()
            }
            Drawing::Wanting(look, Differing { shows, holds }) => {
                ledger.fields_without_look += 1;
                let told = self.told_of(item, sheet, shows, holds);
                let undrawn = &mut self.chunk.ledger.values_undrawn;
                if undrawn.len() < MOST_TOLD {
                    undrawn.push(told);
                }
                Vec::from_iter(look)
            }
            Drawing::Nothing => {
                ledger.fields_empty += 1;
                Vec::new()
            }
        };
        for look in looks {
            self.draw(item, Some(look), &sheet.placement, hung);
        }
    }

    /// A field of words, or the chosen one of a choice.
    fn words(&mut self, item: &Dict<'a>, sheet: &Sheet<'_, 'a>) -> Drawing {
        let (value, look) = (value(item), look_of(item, None));
        let holds = value.clone().unwrap_or_default();
        let shows = look.as_ref().map(|_| self.shown(item));
        let (Some(look), Some(shows)) = (look, shows) else {
            return match self.written(item, &holds) {
                _ if holds.is_empty() => framed(item),
                Some(words) => Drawing::Written(None, [ground(item), words].concat()),
                None => {
                    let shows = String::new();
                    Drawing::Wanting(None, Differing { shows, holds })
                }
            };
        };
        let is_trusted = match (&value, &shows) {
            (None, _) => true,
            (_, Shown::Unknown) => !self.needs_appearances(),
            (_, Shown::Words(_)) if is_formatted(item) => true,
            _ => shows.may_be(&holds),
        };
        if is_trusted {
            return Drawing::Picture(look);
        }
        let words = match self.written(item, &holds) {
            Some(words) => words,
            None if holds.is_empty() => Vec::new(),
            None => {
                let shows = shows.told();
                return Drawing::Wanting(Some(look), Differing { shows, holds });
            }
        };
        if shows == Shown::Nothing {
            return Drawing::Written(Some(look), words);
        }
        self.told(item, sheet, shows.told(), holds);
        Drawing::Written(None, [ground(item), words].concat())
    }

    /// Which words the picture of a field shows.
    pub(super) fn shown(&self, item: &Dict<'a>) -> Shown {
        let form = self.form().get::<Dict<'a>>("DR");
        let form = form.unwrap_or_else(Dict::empty);
        match look_in(item, None) {
            Some((_, look)) => shown(&look, &form, &self.source.patience),
            None => Shown::Nothing,
        }
    }

    /// Keeps in the account that a field's picture showed something else than it holds.
    pub(super) fn told(
        &mut self,
        item: &Dict<'a>,
        sheet: &Sheet<'_, 'a>,
        shown: String,
        holds: String,
    ) {
        let told = self.told_of(item, sheet, shown, holds);
        let values = &mut self.chunk.ledger.values;
        if values.len() < MOST_TOLD {
            values.push(told);
        }
    }

    fn told_of(
        &self,
        item: &Dict<'a>,
        sheet: &Sheet<'_, 'a>,
        shown: String,
        holds: String,
    ) -> FieldValue {
        FieldValue {
            page: u32::try_from(sheet.placed.page + 1).unwrap_or(u32::MAX),
            field: full_name(item),
            shown,
            holds,
        }
    }
}

/// The ground and the border of a field, in the page's space.
fn ground(item: &Dict<'_>) -> Vec<u8> {
    let widget = Widget::of(item);
    let ground = widget.map(|widget| (widget, background(item, &widget)));
    let ground = ground.filter(|(_, ground)| !ground.is_empty());
    ground.map_or_else(Vec::new, |(widget, ground)| widget.drawn(&ground))
}

/// A field that holds nothing and brings no picture: viewers draw its ground and its border.
pub(super) fn framed(item: &Dict<'_>) -> Drawing {
    match ground(item) {
        empty if empty.is_empty() => Drawing::Nothing,
        frame => Drawing::Picture(Look::Words(frame)),
    }
}

/// The picture of a field, in a state, as something that can be drawn.
pub(super) fn look_of(item: &Dict<'_>, state: Option<&[u8]>) -> Option<Look> {
    let (id, stream) = look_in(item, state)?;
    of_look(item, id, &stream).map(Look::Theirs)
}
