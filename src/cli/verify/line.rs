//! What is told of one quotation.

use serde::Serialize;

use crate::quote::{Difference, Edits, Quotation};
use crate::verify::{Also, Held, Outcome};

/// Reports that are named besides the first.
const MOST_ALSO: usize = 4;

#[derive(Serialize)]
pub(super) struct Line<'t> {
    text: &'t str,
    /// On which page of the paper it begins, from 1; none where a Word document does not say where pages begin.
    quoted_on: Option<usize>,
    pub(super) result: &'static str,
    file: Option<String>,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    /// Both, over all pages: `pp. 41–42, para 38`.
    pinpoint: Option<&'t str>,
    differences: Vec<Pair<'t>>,
    cuts: Vec<&'t str>,
    insertions: Vec<Pair<'t>>,
    /// `[T]he`: each letter, and the one of the document.
    changed_letters: Vec<(char, char)>,
    /// A cut or an insertion may change the sense: a negation, a number, a name, the middle of a sentence.
    to_confirm: bool,
    /// Other reports in which it stands as well.
    also: Vec<Stands<'t>>,
    /// The citation beside it, as the paper has it.
    cited: Option<&'t str>,
    /// That names a document, and none of these.
    pub(super) cited_not_here: bool,
    /// That names one of these, and it was found in others only.
    pub(super) cited_file_without_it: Option<String>,
}

#[derive(Serialize)]
struct Stands<'t> {
    file: String,
    /// Of the PDF, from 1.
    page: Option<usize>,
    printed_page: Option<String>,
    paragraph: Option<&'t str>,
    pinpoint: Option<&'t str>,
}

#[derive(Serialize)]
struct Pair<'t> {
    quoted: &'t str,
    document: &'t str,
}

impl<'t> Line<'t> {
    pub(super) fn new(
        quotation: &'t Quotation,
        held: &'t Held,
        names: &[String],
        has_pages: bool,
    ) -> Self {
        let citation = held.citation.as_ref();
        let (result, differences, edits) = match &held.outcome {
            Outcome::Exact => ("exact", &[][..], None),
            Outcome::ExactWithEdits(edits) => ("exact-with-edits", &[][..], Some(edits)),
            Outcome::Near(differences) => ("near", differences.as_slice(), None),
            Outcome::Unreadable => ("unreadable", &[][..], None),
            Outcome::NotFound => ("not-found", &[][..], None),
        };
        let cuts = edits.iter().flat_map(|edits| &edits.cuts);
        let insertions = edits.iter().flat_map(|edits| &edits.insertions);
        let letters = edits.iter().flat_map(|edits| &edits.changed_letters);
        Line {
            text: &quotation.text,
            quoted_on: has_pages.then_some(quotation.page + 1),
            result,
            file: held.report.and_then(|number| names.get(number).cloned()),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
            pinpoint: citation.map(|citation| citation.pinpoint.as_str()),
            differences: differences.iter().map(Pair::of).collect(),
            cuts: cuts.map(|cut| cut.words.as_str()).collect(),
            insertions: insertions
                .map(|one| Pair {
                    quoted: &one.text,
                    document: &one.instead_of,
                })
                .collect(),
            changed_letters: letters.map(|one| (one.to, one.from)).collect(),
            to_confirm: edits.is_some_and(Edits::need_confirming),
            also: held
                .also
                .iter()
                .map(|also| Stands::of(also, names))
                .collect(),
            cited: held.cited.as_ref().map(|cited| cited.words.as_str()),
            cited_not_here: held.is_cited_from_elsewhere(),
            cited_file_without_it: held.missed().and_then(|at| names.get(at).cloned()),
        }
    }

    /// A paragraph.
    pub(super) fn told(&self, reports: usize) -> String {
        let words: Vec<&str> = self.text.split_whitespace().collect();
        let file = self.file.as_deref().unwrap_or_default();
        let place = format!(
            "{file}, {}{}",
            self.pinpoint.unwrap_or_default(),
            also(&self.also)
        );
        let result = match self.result {
            "exact" => format!("exact: {place}"),
            "exact-with-edits" => format!("exact, with edits: {place}"),
            "near" => format!("near, but not the same: {place}"),
            "unreadable" => format!("not looked for: no page of {} can be read", these(reports)),
            _ => format!("not found in {}", these(reports)),
        };
        let page = self.quoted_on.map(|page| format!("page {page}: "));
        let page = page.unwrap_or_default();
        let head = format!("{page}“{}”\n  {result}", words.join(" "));
        let mut told = vec![head];
        told.extend(self.differences.iter().map(Pair::difference));
        let cuts = self.cuts.iter().filter(|cut| !cut.is_empty());
        told.extend(cuts.map(|cut| format!("    cut: “{cut}”")));
        told.extend(self.insertions.iter().map(Pair::insertion));
        let letters = self.changed_letters.iter();
        told.extend(letters.map(|(own, theirs)| format!("    “{own}” for “{theirs}”")));
        if self.to_confirm {
            told.push("    to be confirmed by a person: this may change the sense".to_owned());
        }
        let cited = self.cited.unwrap_or_default();
        if self.cited_not_here {
            let these = match reports {
                1 => "is not this document".to_owned(),
                more => format!("is none of these {more} documents"),
            };
            told.push(format!(
                "    the citation beside it names “{cited}”, which {these}"
            ));
        }
        if let Some(file) = &self.cited_file_without_it {
            told.push(format!(
                "    the citation beside it (“{cited}”) names {file}: there it does not stand letter by letter"
            ));
        }
        told.join("\n")
    }
}

/// The first few, and how many more.
fn also(stands: &[Stands<'_>]) -> String {
    let first = stands.iter().take(MOST_ALSO);
    let first = first.map(|one| format!("{}, {}", one.file, one.pinpoint.unwrap_or_default()));
    let mut named = first.collect::<Vec<_>>().join("; ");
    if let Some(more) = stands.len().checked_sub(MOST_ALSO).filter(|more| *more > 0) {
        named.push_str(&format!(" and {more} more"));
    }
    match named.is_empty() {
        true => named,
        false => format!("; also in {named}"),
    }
}

impl<'t> Stands<'t> {
    fn of(also: &'t Also, names: &[String]) -> Self {
        let citation = also.citation.as_ref();
        Stands {
            file: names.get(also.report).cloned().unwrap_or_default(),
            page: citation.map(|citation| citation.page + 1),
            printed_page: citation.map(|citation| citation.page_name.words()),
            paragraph: citation.and_then(|citation| citation.paragraph.as_deref()),
            pinpoint: citation.map(|citation| citation.pinpoint.as_str()),
        }
    }
}

fn these(reports: usize) -> String {
    match reports {
        1 => "this document".to_owned(),
        more => format!("these {more} documents"),
    }
}

impl<'t> Pair<'t> {
    fn of(difference: &'t Difference) -> Self {
        Pair {
            quoted: &difference.extract,
            document: &difference.text,
        }
    }

    fn difference(&self) -> String {
        let Pair { quoted, document } = self;
        match (quoted.is_empty(), document.is_empty()) {
            (true, _) => format!("    left out: “{document}”"),
            (_, true) => format!("    not there: “{quoted}”"),
            _ => format!("    “{quoted}” is “{document}” there"),
        }
    }

    fn insertion(&self) -> String {
        let Pair { quoted, document } = self;
        match document.is_empty() {
            true => format!("    inserted: “{quoted}”"),
            false => format!("    inserted: “{quoted}” for “{document}”"),
        }
    }
}
