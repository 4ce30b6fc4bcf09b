//! Text search over a library's passages or propositions, quick enough for every keystroke.
//!
//! All folded texts stand in one long string, each on a line of its own; a word is looked for with
//! one scan over it. Every word of a query must begin some word of the passage, its citation, or the
//! names of its characteristics and issues; words in quotation marks must stand side by side.

use memchr::memmem;

use crate::library::{GoOn, Held, IssueId, Library, Proposition, Taxonomy};

use super::fold::fold;

/// The folded text of every passage, or of every proposition, of one library.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    text: String,
    /// By position in [`Library::passages`] or in the list of propositions: where its line ends.
    ends: Vec<usize>,
}

/// What a person typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Folded; each begins with the space that makes it begin a word.
    pub(super) terms: Vec<String>,
}

impl Query {
    /// Words apart, and phrases in straight or curly quotation marks. An unclosed phrase ends with
    /// the text, so that results do not jump while it is typed.
    pub fn parse(text: &str) -> Self {
        let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„');
        let mut terms = Vec::new();
        for (number, part) in text.split(is_mark).enumerate() {
            let folded = fold(part);
            let is_phrase = number % 2 == 1;
            if is_phrase && !folded.is_empty() {
                terms.push(folded);
            } else {
                terms.extend(folded.split_whitespace().map(|word| format!(" {word}")));
            }
        }
        Query { terms }
    }

    /// Nothing to look for: everything is found.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

impl SearchIndex {
    pub fn new(library: &Library) -> Self {
        let passages = library.passages();
        SearchIndex::of_lines(passages.map(|held| searchable(&library.taxonomy, held)))
    }

    /// The same, while it may go on: `None` where it was stopped.
    pub fn new_while(library: &Library, go_on: &mut GoOn<'_>) -> Option<Self> {
        let count = library.passages().count();
        let mut is_stopped = false;
        let lines = library.passages().enumerate().map_while(|(at, held)| {
            is_stopped = go_on(at as f32 / count as f32).is_break();
            (!is_stopped).then(|| searchable(&library.taxonomy, held))
        });
        let index = SearchIndex::of_lines(lines);
        (!is_stopped).then_some(index)
    }

    /// Of statements and the names of the issues under which they are argued.
    pub fn of_propositions(taxonomy: &Taxonomy) -> Self {
        let line = |proposition: &Proposition| {
            let mut text = fold(&proposition.statement);
            add_issues(&mut text, taxonomy, &proposition.issues, &[]);
            text
        };
        SearchIndex::of_lines(taxonomy.propositions.iter().map(line))
    }

    fn of_lines(lines: impl Iterator<Item = String>) -> Self {
        let mut index = SearchIndex::default();
        for line in lines {
            index.text.push_str(&line);
            index.text.push('\n');
            index.ends.push(index.text.len());
        }
        index
    }

    /// For each line, by position, whether the whole query is found in it.
    pub fn find(&self, query: &Query) -> Vec<bool> {
        let mut found = vec![true; self.ends.len()];
        for term in &query.terms {
            let with_term = self.lines_with(term);
            for (all, this) in found.iter_mut().zip(with_term) {
                *all &= this;
            }
        }
        found
    }

    fn lines_with(&self, term: &str) -> Vec<bool> {
        let mut with = vec![false; self.ends.len()];
        let finder = memmem::Finder::new(term);
        let mut from = 0;
        while let Some(hit) = finder.find(&self.text.as_bytes()[from..]) {
            let line = self.ends.partition_point(|end| *end <= from + hit);
            let (Some(mark), Some(end)) = (with.get_mut(line), self.ends.get(line)) else {
                break;
            };
            *mark = true;
            from = *end;
        }
        with
    }
}

/// What is searched of a passage: its text, its citation, and the plain names it hangs on.
fn searchable(taxonomy: &Taxonomy, held: Held<'_>) -> String {
    let (source, passage) = (held.source, held.passage);
    let mut text = fold(&passage.text);
    let mut add = |part: &str| text.push_str(&fold(part));
    add(&source.title);
    add(&source.publisher);
    add(passage.pinpoint.as_deref().unwrap_or_default());
    for known in passage
        .about
        .iter()
        .filter_map(|id| taxonomy.characteristic(id))
    {
        let words = taxonomy.words_for(known, &held.pack.nationalities);
        words.for_each(|word| add(word));
    }
    let nationalities = &held.pack.nationalities;
    add_issues(&mut text, taxonomy, &passage.issues, nationalities);
    text
}

fn add_issues(
    text: &mut String,
    taxonomy: &Taxonomy,
    issues: &[IssueId],
    nationalities: &[String],
) {
    for issue in issues.iter().filter_map(|id| taxonomy.issue(id)) {
        text.push_str(&fold(&issue.code));
        text.push_str(&fold(issue.title()));
        text.push_str(&fold(&issue.label));
        let words = taxonomy.synonyms_for(issue, nationalities);
        words.for_each(|word| text.push_str(&fold(word)));
    }
}
