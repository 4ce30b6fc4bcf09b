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
    /// The file was fetched from that address, says the person.
    pub(in crate::gui) is_from_address: bool,
}

/// What is wrong with a source that was read in a file of which nobody has said where it is from.
const COPY: &str = "Read in a copy at hand; it is not recorded where that copy was fetched.";

impl NewSource {
    /// With the title that stands largest on the report, else that of the file’s name, and with the date of that name.
    pub(in crate::gui) fn proposed(file_name: &str, largest: Option<&str>) -> NewSource {
        let (date, title) = from_file_name(file_name);
        NewSource {
            title: largest.map_or(title, str::to_owned),
            publisher: String::new(),
            kind: None,
            published: date.map(|date| date.to_string()).unwrap_or_default(),
            address: String::new(),
            is_from_address: false,
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
            tier: if self.is_from_address {
                Tier::A
            } else {
                Tier::B
            },
            read: ReadExtent::Excerpt,
            seen_through: None,
            findings_of: Vec::new(),
            relies_on: Vec::new(),
            // Whether the copy at hand is what stands at that address, only the person knows.
            limits: (!self.is_from_address).then(|| COPY.to_owned()),
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
            ..NewSource::proposed("Courts in wartime.pdf", None)
        };
        assert_eq!(new.missing(), Some("Say what kind of publisher that is."));
        new.kind = Some(PublisherKind::State);
        assert_eq!(new.missing(), None);
    }

    #[test]
    fn the_title_is_what_stands_largest_on_the_report_or_the_name_of_its_file() {
        let largest = NewSource::proposed("cpin-v4.pdf", Some("Military service"));
        assert_eq!(largest.title, "Military service");
        let named = NewSource::proposed("Courts in wartime.pdf", None);
        assert_eq!(named.title, "Courts in wartime");
    }

    #[test]
    fn nobody_read_a_source_at_its_own_address_until_a_person_says_so() {
        let (library, case) = (Library::default(), crate::case::specimen::case(1, 0));
        let mut new = NewSource::proposed("Courts in wartime.pdf", None);
        let copy = new.source(&library, &case);
        assert_eq!(copy.tier, Tier::B);
        assert!(
            copy.limits
                .is_some_and(|limits| limits.contains("copy at hand"))
        );
        new.is_from_address = true;
        let fetched = new.source(&library, &case);
        assert_eq!((fetched.tier, fetched.limits), (Tier::A, None));
    }
}
