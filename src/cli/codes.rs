//! `bundle library codes`: what can be typed behind `--nationality`, `--issue` and `--characteristic`.

use serde::Serialize;

use crate::library::{Country, Facet, Library, Taxonomy, countries};

use super::library::Packs;
use super::print::{Printer, plural};
use super::{Format, Outcome};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    packs: Packs,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    let (library, findings) = arguments.packs.load(printer)?;
    let lists = lists(&library);
    match arguments.format {
        Format::Json => printer.json(&lists)?,
        Format::Text => lists
            .iter()
            .try_for_each(|list| printer.data(&text(list)))?,
    }
    let count = lists.iter().map(|list| list.codes.len()).sum();
    printer.talk(&plural(count, "code"));
    Ok(Outcome::of(&findings))
}

/// The codes that one option takes; characteristics have a list for each group of the window.
#[derive(Serialize)]
struct List<'a> {
    option: &'static str,
    group: &'a str,
    codes: Vec<Code<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    code: &'a str,
    label: &'a str,
}

fn lists(library: &Library) -> Vec<List<'_>> {
    let taxonomy = &library.taxonomy;
    let nationalities = taxonomy.nationalities().map(|(code, known)| Code {
        code,
        label: &known.label,
    });
    let issues = taxonomy.issues.iter().map(|issue| Code {
        code: &issue.code,
        label: issue.title(),
    });
    let mut lists = vec![
        List {
            option: "--nationality",
            group: "Nationality",
            codes: nationalities.collect(),
        },
        List {
            option: "--issue",
            group: "Issue in dispute",
            codes: issues.collect(),
        },
    ];
    lists.extend(taxonomy.facets.iter().map(characteristics));
    lists.push(without_library(taxonomy));
    lists.retain(|list| !list.codes.is_empty());
    lists
}

/// Countries on which no pack in use is; a case can be on any of them.
fn without_library(taxonomy: &Taxonomy) -> List<'_> {
    let has_none = |country: &Country| taxonomy.nationality(country.code).is_none();
    let others = countries().filter(has_none);
    List {
        option: "--nationality",
        group: "Nationality without a library yet",
        codes: others
            .map(|country| Code {
                code: country.code,
                label: country.name,
            })
            .collect(),
    }
}

fn characteristics(facet: &Facet) -> List<'_> {
    let all = facet.characteristics.iter();
    let codes = all.filter(|known| known.nationality.is_none());
    List {
        option: "--characteristic",
        group: &facet.label,
        codes: codes
            .map(|known| Code {
                code: known.id.as_str(),
                label: &known.label,
            })
            .collect(),
    }
}

/// A code on each line, its label beside it.
fn text(list: &List<'_>) -> String {
    let widths = list.codes.iter().map(|one| one.code.chars().count());
    let width = widths.max().unwrap_or_default();
    let mut lines = vec![format!("{} ({})", list.group, list.option)];
    let line = |one: &Code<'_>| format!("  {:<width$}  {}", one.code, one.label);
    lines.extend(list.codes.iter().map(line));
    lines.push(String::new());
    lines.join("\n")
}
