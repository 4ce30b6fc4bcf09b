//! Which source a report is: one that is known by its file, one that the person chose, or a new one.

use std::collections::BTreeSet;

use crate::case::{Case, from_file_name};
use crate::library::{
    Date, Library, PublisherKind, ReadExtent, Source, SourceId, Tier, free_id, id_from,
    is_web_address,
};
use crate::verify::Described;

/// What is known of the source of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::gui) enum SourceChoice {
    #[default]
    Unsaid,
    Known(SourceId),
    New(NewSource),
}

/// A source that the person describes. What the report says of itself is proposed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct NewSource {
    pub(in crate::gui) title: String,
    pub(in crate::gui) publisher: String,
    /// Nobody is one kind or another until a person says so.
    pub(in crate::gui) kind: Option<PublisherKind>,
    /// As typed; may be empty.
    pub(in crate::gui) published: String,
    pub(in crate::gui) address: String,
    /// The file was fetched from that address, says the person.
    pub(in crate::gui) is_from_address: bool,
    /// What was proposed of it, from the report.
    proposed: Described,
}

impl NewSource {
    /// As the report describes itself; with the title and the date of the file’s name where it does not.
    pub(in crate::gui) fn proposed(file_name: &str, proposed: Described) -> NewSource {
        let (date, title) = from_file_name(file_name);
        let date = proposed.published.or(date);
        NewSource {
            title: proposed.title.clone().unwrap_or(title),
            publisher: proposed.publisher.clone().unwrap_or_default(),
            kind: None,
            published: date.map(|date| date.to_string()).unwrap_or_default(),
            address: String::new(),
            is_from_address: false,
            proposed,
        }
    }

    /// What is still as it was proposed: `title, publisher`.
    pub(in crate::gui) fn as_proposed(&self) -> Option<String> {
        let proposed = &self.proposed;
        let day = proposed.published.map(|date| date.to_string());
        let all = [
            ("title", proposed.title.as_ref(), &self.title),
            ("publisher", proposed.publisher.as_ref(), &self.publisher),
            ("date", day.as_ref(), &self.published),
        ];
        let same = all
            .into_iter()
            .filter(|(_, proposed, now)| *proposed == Some(*now));
        let same: Vec<&str> = same.map(|(name, _, _)| name).collect();
        (!same.is_empty()).then(|| same.join(", "))
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
        let source = Source {
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
            tier: Tier::B,
            read: ReadExtent::Excerpt,
            seen_through: None,
            findings_of: Vec::new(),
            relies_on: Vec::new(),
            limits: None,
            assessment_through: None,
            supersedes: Vec::new(),
            file: None,
            retired: None,
            passages: Vec::new(),
        };
        source.said_to_be_fetched(self.is_from_address)
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
    all_known(sha256, case, library).next().cloned()
}

/// All sources whose file has this content, those of the case first.
pub(super) fn all_known<'a>(
    sha256: &str,
    case: &'a Case,
    library: &'a Library,
) -> impl Iterator<Item = &'a SourceId> {
    let of_case = case.source_files.iter().filter(move |file| {
        let document = case.documents.get(file.document);
        document.is_some_and(|document| document.sha256 == sha256)
    });
    let of_library = library.sources().filter(move |source| {
        let file = source.file.as_ref();
        file.is_some_and(|file| file.sha256 == sha256)
    });
    let of_case = of_case.map(|file| &file.source);
    of_case.chain(of_library.map(|source| &source.id))
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
            ..NewSource::proposed("Courts in wartime.pdf", Described::default())
        };
        assert_eq!(new.missing(), Some("Say what kind of publisher that is."));
        new.kind = Some(PublisherKind::State);
        assert_eq!(new.missing(), None);
    }

    #[test]
    fn what_the_report_says_of_itself_is_proposed_and_shown_as_such_until_it_is_changed() {
        let described = Described {
            title: Some("Military service".to_owned()),
            publisher: Some("United Nations".to_owned()),
            published: Some(Date::day(2025, 5, 12)),
        };
        let mut new = NewSource::proposed("cpin-v4.pdf", described);
        assert_eq!(new.title, "Military service");
        assert_eq!(new.as_proposed().as_deref(), Some("title, publisher, date"));
        new.publisher = "UN Human Rights Council".to_owned();
        assert_eq!(new.as_proposed().as_deref(), Some("title, date"));
        let named = NewSource::proposed("Courts in wartime.pdf", Described::default());
        assert_eq!(named.title, "Courts in wartime");
        assert_eq!(named.as_proposed(), None);
    }

    #[test]
    fn nobody_read_a_source_at_its_own_address_until_a_person_says_so() {
        let (library, case) = (Library::default(), crate::case::specimen::case(1, 0));
        let mut new = NewSource::proposed("Courts in wartime.pdf", Described::default());
        let copy = new.source(&library, &case);
        assert_eq!(copy.tier, Tier::B);
        assert!(copy.is_fetching_unsaid());
        new.is_from_address = true;
        let fetched = new.source(&library, &case);
        assert_eq!((fetched.tier, fetched.limits), (Tier::A, None));
    }
}
