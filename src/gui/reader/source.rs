//! Which source a report is: one that is known by its file, one that the person chose, or a new one.

use std::collections::BTreeSet;

use crate::case::{Case, from_file_name};
use crate::library::{
    Date, Library, PublisherKind, ReadExtent, Source, SourceId, Tier, free_id, id_from,
    is_web_address,
};

/// What is known of the source of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) enum SourceChoice {
    #[default]
    Unsaid,
    Known(SourceId),
    New(NewSource),
}

/// A source that the person describes. Nothing of it is read from the report.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct NewSource {
    pub(in crate::gui) title: String,
    pub(in crate::gui) publisher: String,
    /// Nobody is one kind or another until a person says so.
    pub(in crate::gui) kind: Option<PublisherKind>,
    /// As typed; may be empty.
    pub(in crate::gui) published: String,
    pub(in crate::gui) address: String,
}

impl NewSource {
    /// With the title and the date that the file’s name has.
    pub(in crate::gui) fn proposed(file_name: &str) -> NewSource {
        let (date, title) = from_file_name(file_name);
        NewSource {
            title,
            publisher: String::new(),
            kind: None,
            published: date.map(|date| date.to_string()).unwrap_or_default(),
            address: String::new(),
        }
    }

    /// What is still missing of it.
    pub(in crate::gui) fn missing(&self) -> Option<&'static str> {
        if self.title.trim().is_empty() {
            return Some("Type the title of the report.");
        }
        if self.publisher.trim().is_empty() {
            return Some("Type who published the report.");
        }
        if self.date().is_err() {
            return Some("The date cannot be read: write 2026, March 2026 or 31/3/2026.");
        }
        if !is_web_address(self.address.trim()) {
            return Some("Type the web address at which a judge can open it.");
        }
        if self.kind.is_none() {
            return Some("Say what kind of publisher that is.");
        }
        None
    }

    fn date(&self) -> Result<Option<Date>, ()> {
        match self.published.trim() {
            "" => Ok(None),
            typed => typed.parse().map(Some).map_err(|_not_a_date| ()),
        }
    }

    /// As a source of its own, under a short name that nothing has yet.
    pub(in crate::gui) fn source(&self, library: &Library, case: &Case) -> Source {
        let words: Vec<&str> = self.title.split_whitespace().take(6).collect();
        let wanted = id_from(&words.join(" "));
        Source {
            id: free(&wanted, library, case).as_str().into(),
            title: self.title.trim().to_owned(),
            publisher: self.publisher.trim().to_owned(),
            // `missing` has asked for it by now.
            publisher_kind: self.kind.unwrap_or(PublisherKind::Ngo),
            described_as: None,
            published: self.date().unwrap_or_default(),
            covers: None,
            address: self.address.trim().to_owned(),
            language: "en".to_owned(),
            licence: None,
            tier: Tier::A,
            read: ReadExtent::Excerpt,
            seen_through: None,
            findings_of: Vec::new(),
            relies_on: Vec::new(),
            limits: None,
            supersedes: Vec::new(),
            file: None,
            retired: None,
            passages: Vec::new(),
        }
    }
}

/// A short name that no source and no passage of the library or of the case has.
pub(in crate::gui) fn free(wanted: &str, library: &Library, case: &Case) -> String {
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for entry in case.entries() {
        taken.extend([entry.source.id.as_str(), entry.passage.id.as_str()]);
    }
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
    let is_free = |id: &String| {
        let in_library = free_id(id, library);
        in_library == *id && !taken.contains(id.as_str())
    };
    let most = taken.len() + library.passages().count() + library.sources().count() + 2;
    let found = all.by_ref().take(most).find(is_free);
    found.unwrap_or_else(|| free_id("new", library))
}

/// The source whose file has this content, in the case or in the library.
pub(in crate::gui) fn known(sha256: &str, case: &Case, library: &Library) -> Option<SourceId> {
    let of_case = case.source_files.iter().find(|file| {
        let document = case.documents.get(file.document);
        document.is_some_and(|document| document.sha256 == sha256)
    });
    let has_file = |source: &&Source| {
        let file = source.file.as_ref();
        file.is_some_and(|file| file.sha256 == sha256)
    };
    let of_library = || {
        library
            .sources()
            .find(has_file)
            .map(|source| source.id.clone())
    };
    of_case.map(|file| file.source.clone()).or_else(of_library)
}

/// A source of the case as it was when chosen, or of the library.
pub(in crate::gui) fn of_id(id: &SourceId, case: &Case, library: &Library) -> Option<Source> {
    let mut entries = case.entries();
    let of_case = entries.find(|entry| entry.source.id == *id);
    let of_case = of_case.map(|entry| entry.source.clone());
    of_case.or_else(|| {
        let source = library.source(id)?;
        Some(Source {
            passages: Vec::new(),
            ..source.clone()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_source_is_of_no_kind_until_a_person_says_of_which() {
        let mut new = NewSource {
            publisher: "A Ministry".to_owned(),
            address: "https://example.org/courts".to_owned(),
            ..NewSource::proposed("Courts in wartime.pdf")
        };
        assert_eq!(new.missing(), Some("Say what kind of publisher that is."));
        new.kind = Some(PublisherKind::State);
        assert_eq!(new.missing(), None);
    }
}
