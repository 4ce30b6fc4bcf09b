//! The register of authorities: cases and statutes, each with what is known of it and how.

use serde::{Deserialize, Serialize};

use super::date::Date;

/// `authorities.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authorities {
    pub authorities: Vec<Authority>,
}

/// A case, statute or guidance that governs an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    pub id: String,
    /// Its name, without the neutral citation.
    pub citation: String,
    /// For instance `[2004] EWCA Civ 69`; absent for statutes and for courts that give none.
    #[serde(default)]
    pub neutral: Option<String>,
    pub court: String,
    #[serde(default)]
    pub decided: Option<Date>,
    /// One line of ours; absent where nobody has seen what it decides.
    #[serde(default)]
    pub decides: Option<String>,
    /// What it is about, where that is all that is known: one line of ours, and no holding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    #[serde(default)]
    pub address: Option<String>,
    pub status: AuthorityStatus,
    /// Where it was seen, and how much of it.
    #[serde(default)]
    pub seen_in: Option<String>,
    #[serde(default)]
    pub country_guidance: bool,
    /// It goes against appellants.
    #[serde(default)]
    pub adverse: bool,
    /// What was decided since and goes before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overtaken: Option<Overtaken>,
    /// Absent until a person has looked it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_up: Option<LookedUp>,
}

/// By what an authority was overtaken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overtaken {
    /// As it is printed, for instance `MST [2016] UKUT 443 (IAC)`.
    pub by: String,
    /// On what it was overtaken, where not on all: `basic-rules cases`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_on: Option<String>,
}

/// A person’s word that an authority was looked up: that it exists and says so, and of country guidance whether it
/// is still listed as that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookedUp {
    pub by: String,
    pub on: Date,
    /// Of country guidance: whether it stands in the list. True of all others.
    pub listed: bool,
}

impl Overtaken {
    /// `overtaken on basic-rules cases by PK and OS [2020] UKUT 314 (IAC)`
    pub fn said(&self) -> String {
        match &self.only_on {
            Some(only_on) => format!("overtaken on {only_on} by {}", self.by),
            None => format!("overtaken by {}", self.by),
        }
    }
}

impl Authority {
    /// `On: deserters who refused to lay mines`, where nothing is known of what it decides.
    pub fn subject_told(&self) -> Option<String> {
        let subject = self.subject.as_deref()?.trim().trim_end_matches('.');
        let is_all = self.holding().is_none() && !subject.is_empty();
        is_all.then(|| format!("On: {subject}"))
    }

    /// What it decides in one sentence, without a full stop.
    pub fn holding(&self) -> Option<&str> {
        let decides = self.decides.as_deref()?.trim();
        let end = decides.match_indices(". ").find_map(|(at, _)| {
            let next = decides.get(at + 2..)?.chars().next()?;
            next.is_uppercase().then_some(at)
        });
        let first = end.and_then(|end| decides.get(..end)).unwrap_or(decides);
        Some(first.trim_end_matches('.')).filter(|holding| !holding.is_empty())
    }

    /// Whether it was given as country guidance, of whatever country: then it stands in a list, or no longer does.
    pub fn is_guidance(&self) -> bool {
        let mut words = self.citation.split(|c: char| !c.is_alphanumeric());
        self.country_guidance || words.any(|word| word == "CG")
    }

    /// Whether nothing in the register speaks against citing it: somebody has seen it and what it decides or is about,
    /// and nothing has taken its place.
    pub fn is_usual(&self) -> bool {
        let is_replaced = |known: &Overtaken| known.only_on.is_none();
        let is_replaced = self.overtaken.as_ref().is_some_and(is_replaced);
        let is_known = self.holding().is_some() || self.subject_told().is_some();
        self.status == AuthorityStatus::Seen && is_known && !is_replaced
    }

    /// `seen, not checked; listing not checked`, or who has looked it up and how it stands.
    fn known(&self) -> String {
        let Some(LookedUp { by, on, listed }) = &self.looked_up else {
            let known = match self.status {
                AuthorityStatus::Seen => "seen, not checked",
                AuthorityStatus::Unverified => "from memory: look it up",
            };
            let listing = match self.is_guidance() {
                true => "; listing not checked",
                false => "",
            };
            return format!("{known}{listing}");
        };
        let listing = match (self.is_guidance(), listed) {
            (false, _) => "",
            (true, true) => ", listed",
            (true, false) => ", no longer listed",
        };
        format!("looked up by {by} on {on}{listing}")
    }

    /// `ADVERSE: ZB … CG [2004] UKIAT 00239: what it decides (seen)`.
    pub fn line(&self) -> String {
        let mark = if self.adverse { "ADVERSE: " } else { "" };
        let neutral = self.neutral.as_deref().map(|neutral| format!(" {neutral}"));
        let decides = self
            .decides
            .as_deref()
            .map(|decides| format!(": {}", decides.trim_end_matches('.')));
        let subject = self.subject_told().map(|subject| format!(". {subject}"));
        let status = self.known();
        let overtaken = self.overtaken.as_ref();
        let overtaken = overtaken.map(|overtaken| format!("; {}", overtaken.said()));
        let overtaken = overtaken.unwrap_or_default();
        format!(
            "{mark}{}{}{} ({status}{overtaken})",
            self.citation,
            neutral.unwrap_or_default(),
            decides.or(subject).unwrap_or_default()
        )
    }
}

/// Whether anyone has looked: `Seen` in public material, `Unverified` from memory only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AuthorityStatus {
    Seen,
    Unverified,
}

/// An authority named under an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    pub id: String,
    /// The paragraphs or headnotes that matter here, as they are cited; absent where none was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What it decides on this issue, where that is less than all; one line of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decides: Option<String>,
    /// What it is about here, where that is all that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// Which part of it, or what to bear in mind here.
    #[serde(default)]
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::{Authority, AuthorityStatus, Date, LookedUp, Overtaken};

    #[test]
    fn an_authority_says_in_one_line_what_it_is_and_how_well_it_is_known() {
        let authority = Authority {
            id: "a".into(),
            citation: "A v B".into(),
            neutral: Some("[2003] UKHL 15".into()),
            court: "House of Lords".into(),
            decided: None,
            decides: Some("Something was held.".into()),
            subject: None,
            address: None,
            status: AuthorityStatus::Unverified,
            seen_in: None,
            country_guidance: false,
            adverse: true,
            overtaken: None,
            looked_up: None,
        };
        assert_eq!(
            authority.line(),
            "ADVERSE: A v B [2003] UKHL 15: Something was held (from memory: look it up)"
        );
        let by = |only_on: Option<&str>| Overtaken {
            by: "C v D".into(),
            only_on: only_on.map(str::to_owned),
        };
        let overtaken = |overtaken| Authority {
            status: AuthorityStatus::Seen,
            overtaken: Some(overtaken),
            ..authority.clone()
        };
        let whole = overtaken(by(None));
        assert!(
            whole
                .line()
                .ends_with("(seen, not checked; overtaken by C v D)")
        );
        let part = overtaken(by(Some("fines")));
        assert!(part.line().ends_with("; overtaken on fines by C v D)"));
        let usual = [&authority, &whole, &part].map(Authority::is_usual);
        assert_eq!(usual, [false, false, true]);
    }

    #[test]
    fn what_an_authority_is_about_never_passes_for_what_it_decides() {
        let mut authority: Authority = serde_json::from_str(
            r#"{"id": "a", "citation": "A v B", "court": "C", "status": "Seen", "subject": "fines."}"#,
        )
        .unwrap();
        assert_eq!((authority.holding(), authority.is_usual()), (None, true));
        assert_eq!(authority.line(), "A v B. On: fines (seen, not checked)");
        authority.decides = Some("Fines are due.".to_owned());
        assert_eq!(authority.subject_told(), None);
        assert_eq!(authority.line(), "A v B: Fines are due (seen, not checked)");
    }

    #[test]
    fn guidance_is_known_by_its_name_whatever_the_country_is() {
        let cited = |citation: &str| -> Authority {
            let text = format!(
                r#"{{"id": "a", "citation": "{citation}", "court": "C", "status": "Seen"}}"#
            );
            serde_json::from_str(&text).unwrap()
        };
        let mut guidance = cited("PK and OS (basic rules) Ukraine CG");
        assert!(guidance.is_guidance());
        assert!(
            guidance
                .line()
                .ends_with("(seen, not checked; listing not checked)")
        );
        guidance.looked_up = Some(LookedUp {
            by: "AB".to_owned(),
            on: Date::day(2026, 11, 28),
            listed: false,
        });
        assert!(
            guidance
                .line()
                .ends_with("(looked up by AB on 28 November 2026, no longer listed)")
        );
        assert!(cited("A (Nowhere) CG, as amended").is_guidance());
        assert!(!cited("PK (draft evader) Ukraine").is_guidance());
        assert!(!cited("CGT v Secretary of State").is_guidance());
    }

    #[test]
    fn a_holding_is_the_first_sentence_of_what_was_decided() {
        let holding = |decides: &str| {
            let authority = Authority {
                decides: Some(decides.to_owned()),
                ..serde_json::from_str(
                    r#"{"id": "a", "citation": "A", "court": "B", "status": "Seen"}"#,
                )
                .unwrap()
            };
            authority.holding().map(str::to_owned)
        };
        for (decides, wanted) in [
            (
                "Something was held. Something else, too.",
                "Something was held",
            ),
            (
                "Guidelines No. 10 and art. 3 of it apply.",
                "Guidelines No. 10 and art. 3 of it apply",
            ),
            ("Fines (paragraph 3.2)", "Fines (paragraph 3.2)"),
        ] {
            assert_eq!(holding(decides).as_deref(), Some(wanted));
        }
        assert_eq!(holding(" "), None);
    }
}
