//! The register of authorities: cases and statutes, each with what is known of it and how.
//!
//! A citation that does not exist is the worst thing a bundle can hold, so the shape of every neutral
//! citation is checked: its court must be one, and must have sat in its year. That a citation is well
//! formed does not mean that the case exists or says what is noted here.

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

    /// Whether nothing in the register speaks against citing it: somebody has seen it and what it decides, and nothing
    /// has taken its place.
    pub fn is_usual(&self) -> bool {
        let is_replaced = |known: &Overtaken| known.only_on.is_none();
        let is_replaced = self.overtaken.as_ref().is_some_and(is_replaced);
        self.status == AuthorityStatus::Seen && self.holding().is_some() && !is_replaced
    }

    /// `ADVERSE: ZB … CG [2004] UKIAT 00239: what it decides (seen)`.
    pub fn line(&self) -> String {
        let mark = if self.adverse { "ADVERSE: " } else { "" };
        let neutral = self.neutral.as_deref().map(|neutral| format!(" {neutral}"));
        let decides = self
            .decides
            .as_deref()
            .map(|decides| format!(": {}", decides.trim_end_matches('.')));
        let status = match self.status {
            AuthorityStatus::Seen => "seen, not checked",
            AuthorityStatus::Unverified => "from memory: look it up",
        };
        let overtaken = self.overtaken.as_ref();
        let overtaken = overtaken.map(|overtaken| format!("; {}", overtaken.said()));
        let overtaken = overtaken.unwrap_or_default();
        format!(
            "{mark}{}{}{} ({status}{overtaken})",
            self.citation,
            neutral.unwrap_or_default(),
            decides.unwrap_or_default()
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
    /// Which part of it, or what to bear in mind here.
    #[serde(default)]
    pub note: Option<String>,
}

/// Courts that give neutral citations, with the first and last year in which they did. Later
/// compilers gave some to decisions from 1996 on.
const COURTS: [(&str, u16, u16); 12] = [
    ("UKSC", 2009, u16::MAX),
    ("UKPC", 1996, u16::MAX),
    ("UKHL", 1996, 2009),
    ("EWCA Civ", 1996, u16::MAX),
    ("EWCA Crim", 1996, u16::MAX),
    ("EWHC", 1996, u16::MAX),
    ("UKUT", 2009, u16::MAX),
    ("UKFTT", 2009, u16::MAX),
    ("UKAIT", 2005, 2010),
    ("UKIAT", 2000, 2005),
    ("CSIH", 1998, u16::MAX),
    ("CSOH", 1998, u16::MAX),
];

/// What is wrong with the shape of a neutral citation, `[year] court number (division)`; `None`
/// where nothing is. `latest` is the last year that can be.
pub fn fault_in_neutral_citation(citation: &str, latest: u16) -> Option<String> {
    let Some((year, court, rest)) = parts(citation) else {
        return Some("it is not of the form [2024] UKUT 100 (IAC)".to_owned());
    };
    let Some((_, first, last)) = COURTS.iter().find(|(known, _, _)| *known == court) else {
        return Some(format!(
            "“{court}” is no court that gives neutral citations"
        ));
    };
    if year > latest {
        return Some(format!("the year {year} is still to come"));
    }
    if !(*first..=*last).contains(&year) {
        return Some(format!("{court} gave no citations in {year}"));
    }
    let (number, division) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_division = division.is_empty() || (division.starts_with('(') && division.ends_with(')'));
    let is_number = number.parse::<u32>().is_ok_and(|number| number > 0);
    (!is_number || !is_division).then(|| "its number is not one".to_owned())
}

/// Year, court and what follows.
fn parts(citation: &str) -> Option<(u16, &str, &str)> {
    let (year, rest) = citation.strip_prefix('[')?.split_once("] ")?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = rest.find(|c: char| c.is_ascii_digit())?;
    let (court, number) = rest.split_at(number);
    is_year.then_some(())?;
    Some((year.parse().ok()?, court.trim_end(), number))
}

#[cfg(test)]
mod tests {
    use super::{Authority, AuthorityStatus, Overtaken, fault_in_neutral_citation};

    #[test]
    fn an_authority_says_in_one_line_what_it_is_and_how_well_it_is_known() {
        let authority = Authority {
            id: "a".into(),
            citation: "A v B".into(),
            neutral: Some("[2003] UKHL 15".into()),
            court: "House of Lords".into(),
            decided: None,
            decides: Some("Something was held.".into()),
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

    fn fault(citation: &str) -> String {
        fault_in_neutral_citation(citation, 2026).unwrap_or_default()
    }

    #[test]
    fn a_well_formed_citation_has_no_fault() {
        for good in [
            "[2024] UKUT 100 (IAC)",
            "[2004] EWCA Civ 69",
            "[2003] UKHL 15",
            "[2004] UKIAT 00239",
            "[2017] EWHC 735 (Admin)",
        ] {
            assert_eq!(fault(good), "", "{good}");
        }
    }

    #[test]
    fn a_court_that_did_not_sit_in_that_year_is_found() {
        assert_eq!(fault("[2012] UKHL 5"), "UKHL gave no citations in 2012");
        assert_eq!(fault("[2008] UKSC 1"), "UKSC gave no citations in 2008");
        assert_eq!(fault("[2012] UKIAT 7"), "UKIAT gave no citations in 2012");
        assert_eq!(fault("[2027] UKSC 1"), "the year 2027 is still to come");
    }

    #[test]
    fn what_is_no_citation_is_found() {
        for bad in [
            "",
            "2024 UKUT 100",
            "[24] UKUT 100",
            "[2024] UKUT",
            "[2024] XYZ 9",
            "[2024] UKUT 0",
            "[2024] UKUT 12 IAC",
        ] {
            assert!(!fault(bad).is_empty(), "{bad}");
        }
    }
}
