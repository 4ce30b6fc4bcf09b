//! Which sources are decided cases that stand in the register of authorities as well.
//!
//! The Practice Direction keeps authorities and country evidence apart (paragraph 10.6): what a court decided is
//! cited as an authority, and is no report on conditions beside itself. Judgments that the register does not have,
//! for instance of courts elsewhere, stay evidence.

use super::authority::Authority;
use super::model::{PublisherKind, Source};
use super::neutral::parts;
use super::taxonomy::Taxonomy;

impl Taxonomy {
    /// The authority that the source is itself.
    pub fn authority_that_is(&self, source: &Source) -> Option<&Authority> {
        let mut register = self.authorities.iter();
        register.find(|known| known.is_decision(source))
    }
}

impl Authority {
    /// Whether the source is this very decision: by the neutral citation, where both have one; else by id, address or
    /// name.
    pub fn is_decision(&self, source: &Source) -> bool {
        if source.publisher_kind != PublisherKind::Court {
            return false;
        }
        let own = self.neutral.as_deref().and_then(first_neutral);
        if let (Some(own), Some(its)) = (own, first_neutral(&source.title)) {
            return own == its;
        }
        let address = self.address.as_deref();
        self.id == source.id.as_str()
            || address.is_some_and(|address| address == source.address)
            || (self.neutral.is_none() && self.is_called(source))
    }

    /// Whether its title begins with the whole name, and no date speaks against it.
    fn is_called(&self, source: &Source) -> bool {
        let (name, title) = (words(&self.citation), words(&source.title));
        let years = self.decided.zip(source.published);
        let is_other_year = years.is_some_and(|(one, other)| one.year != other.year);
        !name.is_empty() && title.starts_with(&name) && !is_other_year
    }
}

/// Year, court and number of the first neutral citation in a text.
fn first_neutral(text: &str) -> Option<(u16, &str, u32)> {
    let mut places = text.match_indices('[');
    places.find_map(|(at, _)| {
        let (year, court, rest) = parts(text.get(at..)?)?;
        let end = rest.find(|c: char| !c.is_ascii_digit());
        let number = rest.get(..end.unwrap_or(rest.len()))?;
        let is_court =
            !court.is_empty() && !court.contains(|c: char| !c.is_alphabetic() && c != ' ');
        Some((year, court, number.parse().ok()?)).filter(|_| is_court)
    })
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use crate::library::{Authority, Date, PublisherKind, Source, Taxonomy, specimen};

    fn judgment(title: &str) -> Source {
        Source {
            publisher_kind: PublisherKind::Court,
            title: title.to_owned(),
            ..specimen::passage("judgment").0
        }
    }

    fn decided(citation: &str, neutral: Option<&str>) -> Authority {
        let least = r#"{"id": "decided", "citation": "", "court": "B", "status": "Seen"}"#;
        Authority {
            citation: citation.to_owned(),
            neutral: neutral.map(str::to_owned),
            ..serde_json::from_str(least).unwrap()
        }
    }

    #[test]
    fn a_judgment_is_known_by_its_neutral_citation_however_it_is_written() {
        let pk = decided("PK and OS Ukraine CG", Some("[2020] UKUT 314 (IAC)"));
        for (title, is_it) in [
            (
                "PK and OS (basic rules) Ukraine CG [2020] UKUT 00314 (IAC)",
                true,
            ),
            ("P. and O. [2020] UKUT 314, [2021] Imm AR 1", true),
            ("PK and OS Ukraine CG [2020] UKUT 315 (IAC)", false),
            ("PK and OS Ukraine CG", false),
        ] {
            assert_eq!(pk.is_decision(&judgment(title)), is_it, "{title}");
        }
    }

    #[test]
    fn a_judgment_without_one_is_known_by_its_id_its_address_or_its_name_and_year() {
        let mut strasbourg = decided("S.P. and Others v. Russia", None);
        strasbourg.decided = Some(Date::day(2023, 5, 2));
        let published = |title: &str, year| Source {
            published: Some(Date::day(year, 5, 2)),
            ..judgment(title)
        };
        let whole = "S.P. and Others v. Russia, nos. 36463/11 and 10 others";
        assert!(strasbourg.is_decision(&published(whole, 2023)));
        assert!(!strasbourg.is_decision(&published(whole, 2021)));
        assert!(!strasbourg.is_decision(&published("S.P. v. Russia", 2023)));
        let elsewhere = published("Outcast prisoners", 2023);
        assert!(!strasbourg.is_decision(&elsewhere));
        strasbourg.address = Some(elsewhere.address.clone());
        assert!(strasbourg.is_decision(&elsewhere));
        strasbourg.address = None;
        strasbourg.id = elsewhere.id.to_string();
        assert!(strasbourg.is_decision(&elsewhere));
    }

    #[test]
    fn a_report_on_a_case_is_not_the_case() {
        let taxonomy = Taxonomy {
            authorities: vec![decided("A CG", Some("[2024] UKUT 1 (IAC)"))],
            ..Taxonomy::default()
        };
        let mut source = judgment("A CG [2024] UKUT 1 (IAC)");
        assert!(taxonomy.authority_that_is(&source).is_some());
        source.publisher_kind = PublisherKind::Ngo;
        assert!(taxonomy.authority_that_is(&source).is_none());
    }
}
