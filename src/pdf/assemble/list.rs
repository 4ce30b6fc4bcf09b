//! Lists of forms: all that can be chosen, what is chosen marked.

use hayro_syntax::object::Dict;

use crate::pdf::import::number;

use super::copy::Copier;
use super::field::{Drawing, framed, look_of};
use super::page::Sheet;
use super::said::{chosen, inherited, options};
use super::shown::Shown;

impl<'a> Copier<'a> {
    pub(super) fn list(&mut self, item: &Dict<'a>, sheet: &Sheet<'_, 'a>) -> Drawing {
        let (options, chosen) = (options(item), chosen(item));
        let is_chosen =
            |(value, label): &(String, String)| chosen.contains(value) || chosen.contains(label);
        let marked: Vec<bool> = options.iter().map(is_chosen).collect();
        let labels: Vec<String> = options.into_iter().map(|(_, label)| label).collect();
        let look = look_of(item, None);
        let shows = look.as_ref().map(|_| self.shown(item));
        let is_trusted = match &shows {
            None | Some(Shown::Nothing) => false,
            Some(Shown::Unknown | Shown::Words(_)) => !self.needs_appearances(),
        };
        match look {
            Some(look) if is_trusted || labels.is_empty() => Drawing::Picture(look),
            None if labels.is_empty() => framed(item),
            look => {
                let top = inherited(item, |node| number(node, "TI")).unwrap_or_default();
                match self.listed(item, &labels, &marked, top.max(0.0) as usize) {
                    Some(words) => {
                        if let Some(shows) = shows.filter(|shows| *shows != Shown::Nothing) {
                            self.told(item, sheet, shows.told(), chosen.join(", "));
                        }
                        Drawing::Written(None, words)
                    }
                    None => Drawing::Wanting(look),
                }
            }
        }
    }
}
