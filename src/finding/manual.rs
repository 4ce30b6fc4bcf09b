//! The manual of findings (`docs/findings.md`), written from the table of codes: what each means, what
//! to do about it, and on whose authority it is said.

use serde::Serialize;

use super::Severity;
use super::basis::{Basis, Promise, Rule};
use super::code::{Code, Kind};

/// What the manual says of a code, for programs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    pub code: Code,
    /// The kind of thing that it is about, as the manual calls it.
    pub about: &'static str,
    pub severity: Severity,
    /// The severity that it has where something speaks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eased: Option<Severity>,
    pub stops_export: bool,
    pub meaning: &'static str,
    pub hint: &'static str,
    /// The number of a rule, or `promise 1`; absent where neither is behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
}

/// Every code, as the table has them.
pub fn explained() -> Vec<Explained> {
    let of = |kind: &Kind| {
        let about = kind.heading().0;
        let codes = kind.codes().into_iter();
        codes.map(move |code| explain(code, about))
    };
    Kind::ALL.iter().flat_map(of).collect()
}

fn explain(code: Code, about: &'static str) -> Explained {
    let row = code.row();
    Explained {
        code,
        about,
        severity: row.severity,
        eased: row.eased,
        stops_export: row.is_unusable,
        meaning: row.means,
        hint: row.advice.text(),
        authority: match row.basis {
            Basis::Rule(rule) => Some(rule.number().to_owned()),
            Basis::Promise(promise) => Some(format!("promise {}", promise.number())),
            Basis::PlainSense => None,
        },
    }
}

/// The whole manual, in Markdown.
pub fn manual() -> String {
    let mut parts = vec![INTRODUCTION.to_owned()];
    parts.extend(Kind::ALL.iter().map(|kind| of_kind(*kind)));
    parts.push(authorities());
    parts.join("\n\n") + "\n"
}

const INTRODUCTION: &str = "\
# Findings

What the program can say of a case, a document, a finished bundle or a pack, by the code that stands in
brackets: `error[no-entries] …` on the command line, `\"code\": \"no-entries\"` with `--format json`. Codes never
change. An **error** must be put right, or set aside with a reason, before the bundle is filed; a **warning** wants
a person to look; a **note** is worth knowing and nothing needs doing.

This page is written by `bundle findings` from the table in `src/finding/code`: change it there.";

fn of_kind(kind: Kind) -> String {
    let (heading, about) = kind.heading();
    let mut lines = vec![
        format!("## {heading}"),
        String::new(),
        about.to_owned(),
        String::new(),
        "| code | severity | what it means | what to do | authority |".to_owned(),
        "|---|---|---|---|---|".to_owned(),
    ];
    let codes = kind.codes().into_iter();
    lines.extend(codes.map(|code| line(&explain(code, heading))));
    lines.join("\n")
}

fn line(one: &Explained) -> String {
    let stops = if one.stops_export {
        ", stops the export"
    } else {
        ""
    };
    let eased = one.eased.map(|eased| format!(" or {eased}"));
    let cells = [
        format!("`{}`", one.code),
        format!("{}{}{stops}", one.severity, eased.unwrap_or_default()),
        one.meaning.to_owned(),
        one.hint.to_owned(),
        one.authority.clone().unwrap_or_default(),
    ];
    format!("| {} |", cells.join(" | "))
}

fn authorities() -> String {
    let mut lines = vec![
        "## Authorities".to_owned(),
        String::new(),
        "Behind a finding stands a rule, or one of the promises of the program; where there is neither, what is wrong would be wrong anywhere.".to_owned(),
        String::new(),
        "| authority | what it asks for | where it comes from |".to_owned(),
        "|---|---|---|".to_owned(),
    ];
    let rules = Rule::ALL.iter();
    lines.extend(rules.map(|rule| {
        let (number, asks, source) = (rule.number(), rule.asks(), rule.source());
        format!("| {number} | {asks} | {source} |")
    }));
    let promises = Promise::ALL.iter();
    lines.extend(promises.map(|promise| {
        let (number, says) = (promise.number(), promise.says());
        format!("| promise {number} | {says} | this program |")
    }));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_line_in_the_manual_and_no_cell_breaks_it() {
        let manual = manual();
        for code in Code::all() {
            let start = format!("| `{code}` | ");
            let lines: Vec<&str> = manual
                .lines()
                .filter(|line| line.starts_with(&start))
                .collect();
            assert_eq!(lines.len(), 1, "{code}");
            assert_eq!(lines[0].matches('|').count(), 6, "{code}");
        }
    }

    #[test]
    fn every_authority_that_is_named_is_explained_below() {
        let manual = manual();
        let (_, below) = manual.split_once("## Authorities").unwrap();
        for one in explained() {
            if let Some(authority) = one.authority {
                assert!(below.contains(&format!("| {authority} | ")), "{authority}");
            }
        }
    }
}
