//! The appellant's country: what may be typed for it, and what is said where the library has nothing on it.

use anyhow::bail;

use crate::finding::{counted, either};
use crate::library::{Library, Taxonomy};
use crate::matching::{Called, Question, country_called, holdings};

use super::print::Printer;
use super::way_out::told;

/// The code of a country that is named by it, by its name or by what its people are called.
pub(super) fn code(taxonomy: &Taxonomy, text: &str) -> anyhow::Result<String> {
    if !text.contains(char::is_alphanumeric) {
        let hint = "Type it by name or three-letter code, for instance Sudan or SDN; `bundle library codes` lists all.";
        return Err(told("no country is named".to_owned(), hint));
    }
    let as_code = text.trim().to_uppercase();
    if taxonomy.nationality(&as_code).is_some() {
        return Ok(as_code);
    }
    let (what, meant) = match country_called(text) {
        Called::One(country) => return Ok(country.code.to_owned()),
        Called::Several(meant) => (format!("more than one country is called “{text}”"), meant),
        Called::Unknown(meant) => (format!("there is no country “{text}”"), meant),
    };
    let meant = meant.iter();
    let meant: Vec<String> = meant
        .map(|country| format!("{} ({})", country.name, country.code))
        .collect();
    if meant.is_empty() {
        let hint = "`bundle library codes` lists all, with the codes that can be typed.";
        return Err(told(what, hint));
    }
    bail!("{what}: did you mean {}?", either(&meant))
}

/// Says where the packs have nothing for such an appellant: on the country, or on something that is true of them.
pub(super) fn say_what_is_missing(library: &Library, question: &Question, printer: &mut Printer) {
    let Some(code) = &question.nationality else {
        return;
    };
    let (taxonomy, all) = (&library.taxonomy, holdings(library));
    let national = taxonomy.national(code);
    let Some(holding) = all.get(code).filter(|holding| holding.passages > 0) else {
        let words = match all.contains_key(code) {
            true => "Your pack has no passages yet",
            false => "No library for this nationality yet",
        };
        printer.talk(&format!(
            "{words} ({national}): open a report in the window (Read) to take passages from it."
        ));
        if !all.contains_key(code) {
            printer.talk(&format!(
                "Or begin a pack: bundle library new --nationality {code}"
            ));
        }
        return;
    };
    let has_nothing = |id: &&_| holding.on(id) == 0;
    let is_of_person = |id: &&_| {
        let known = taxonomy.characteristic(id);
        known.is_some_and(|known| known.nationality.is_none())
    };
    let nothing = question.characteristics.iter().filter(is_of_person);
    let nothing: Vec<String> = nothing
        .filter(has_nothing)
        .map(|id| format!("{id} ({})", taxonomy.label(id)))
        .collect();
    if !nothing.is_empty() {
        let passages = counted(holding.passages, "passage", "passages");
        printer.talk(&format!(
            "The library has {passages} on this nationality ({national}), and nothing on: {}",
            nothing.join(", ")
        ));
    }
}
