//! Lists of forms: all that can be chosen, what is chosen marked.
//!
//! A picture that shows other lines than the list has, or marks others than are chosen, gives way to
//! one of ours, and that is said. Where its marks cannot be told, ours is drawn and nothing said.

use hayro_syntax::object::Dict;

use crate::pdf::import::number;

use super::copy::Copier;
use super::field::{Differing, Drawing, framed, look_of};
use super::marked::marked_lines;
use super::page::Sheet;
use super::said::{chosen, inherited, look_in, options};
use super::shown::{Shown, may_be};

/// How the picture of a list stands to what the list holds.
enum Picture {
    Same,
    /// It shows this instead.
    Differs(String),
    /// What it marks cannot be told.
    Unsure,
}

impl<'a> Copier<'a> {
    pub(super) fn list(&mut self, item: &Dict<'a>, sheet: &Sheet<'_, 'a>) -> Drawing {
        let (mut options, held) = (options(item), chosen(item));
        let chosen = held.clone().unwrap_or_default();
        let others = unlisted(&chosen, &options);
        options.splice(0..0, others);
        let is_chosen =
            |(value, label): &(String, String)| chosen.contains(value) || chosen.contains(label);
        let marked: Vec<bool> = options.iter().map(is_chosen).collect();
        let labels: Vec<String> = options.into_iter().map(|(_, label)| label).collect();
        let look = look_of(item, None);
        let Some(shows) = look.as_ref().map(|_| self.shown(item)) else {
            return match self.listed_from_top(item, &labels, &marked) {
                _ if labels.is_empty() => framed(item),
                Some(words) => Drawing::Written(None, words),
                None => Drawing::Wanting(None, differing(String::new(), &labels, &marked)),
            };
        };
        let picture = match &shows {
            _ if labels.is_empty() => Picture::Same,
            Shown::Nothing => Picture::Differs(String::new()),
            _ if self.needs_appearances() => Picture::Differs(shows.told()),
            _ if held.is_none() => Picture::Same,
            _ => self.compared(item, &shows, &labels, &marked),
        };
        let (Some(look), Picture::Differs(_) | Picture::Unsure) = (look.clone(), &picture) else {
            return look.map_or(Drawing::Nothing, Drawing::Picture);
        };
        match (self.listed_from_top(item, &labels, &marked), picture) {
            (Some(words), Picture::Differs(said)) => {
                if shows != Shown::Nothing {
                    let held = differing(said, &labels, &marked);
                    self.told(item, sheet, held.shows, held.holds);
                }
                Drawing::Written(None, words)
            }
            (Some(words), _) => Drawing::Picture(super::annotation::Look::Words(words)),
            (None, Picture::Differs(said)) => {
                Drawing::Wanting(Some(look), differing(said, &labels, &marked))
            }
            (None, _) => Drawing::Picture(look),
        }
    }

    fn listed_from_top(
        &mut self,
        item: &Dict<'a>,
        labels: &[String],
        marked: &[bool],
    ) -> Option<Vec<u8>> {
        let top = inherited(item, |node| number(node, "TI")).unwrap_or_default();
        self.listed(item, labels, marked, top.max(0.0) as usize)
    }

    /// Holds the lines of the picture against the list, and its marks against what is chosen.
    fn compared(
        &self,
        item: &Dict<'a>,
        shows: &Shown,
        labels: &[String],
        marked: &[bool],
    ) -> Picture {
        if matches!(shows, Shown::Unknown) {
            return Picture::Unsure;
        }
        let form = self.form().get::<Dict<'a>>("DR");
        let form = form.unwrap_or_else(Dict::empty);
        let lines = look_in(item, None)
            .and_then(|(_, look)| marked_lines(&look, &form, &self.source.patience));
        let of = |letters: &[Option<char>]| labels.iter().position(|label| may_be(letters, label));
        let lines = lines.and_then(|lines| {
            let lines = lines.iter().filter(|(line, _)| !may_be(&line.letters, ""));
            let lines = lines.map(|(line, is_marked)| Some((of(&line.letters)?, *is_marked)));
            lines.collect::<Option<Vec<(usize, bool)>>>()
        });
        let Some(lines) = lines.filter(|lines| !lines.is_empty()) else {
            return match is_run(shows, labels) {
                true => Picture::Unsure,
                false => Picture::Differs(shows.told()),
            };
        };
        let shown = lines.iter().filter(|(_, is_marked)| *is_marked);
        let shown: Vec<&str> = shown
            .filter_map(|(at, _)| Some(labels.get(*at)?.as_str()))
            .collect();
        let is_right = |(at, is_marked): &(usize, bool)| marked.get(*at) == Some(is_marked);
        // Ways to mark without a ground, such as bold letters, are not known here.
        let is_in_sight = |at: &usize| lines.iter().any(|(line, _)| line == at);
        let is_told = !shown.is_empty();
        let all = (0..marked.len()).filter(|at| marked.get(*at) == Some(&true));
        match all.clone().next() {
            None if !is_told => Picture::Same,
            _ if !is_told => Picture::Unsure,
            _ if lines.iter().all(is_right) && all.clone().any(|at| is_in_sight(&at)) => {
                Picture::Same
            }
            _ => Picture::Differs(shown.join(", ")),
        }
    }
}

/// What is chosen though the list does not have it: it stands above the others, as where viewers draw it.
fn unlisted(chosen: &[String], options: &[(String, String)]) -> Vec<(String, String)> {
    let is_listed = |one: &&String| {
        let mut options = options.iter();
        options.any(|(value, label)| value == *one || label == *one)
    };
    let others = chosen.iter().filter(|one| !one.is_empty());
    let others = others.filter(|one| !is_listed(one));
    others.map(|one| (one.clone(), one.clone())).collect()
}

/// Whether the words may be some of these that follow one another.
fn is_run(shows: &Shown, labels: &[String]) -> bool {
    let Shown::Words(_) = shows else {
        return false;
    };
    (0..labels.len()).any(|first| {
        let mut run = String::new();
        labels.iter().skip(first).take(200).any(|label| {
            run.push_str(label);
            shows.may_be(&run)
        })
    })
}

fn differing(shows: String, labels: &[String], marked: &[bool]) -> Differing {
    let chosen = labels.iter().zip(marked).filter(|(_, marked)| **marked);
    let chosen: Vec<&str> = chosen.map(|(label, _)| label.as_str()).collect();
    let holds = chosen.join(", ");
    Differing { shows, holds }
}
