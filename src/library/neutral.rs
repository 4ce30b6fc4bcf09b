//! Neutral citations.
//!
//! A citation that does not exist is the worst thing a bundle can hold, so the shape of every neutral
//! citation is checked: its court must be one, and must have sat in its year. That a citation is well
//! formed does not mean that the case exists or says what is noted of it.

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
pub(super) fn parts(citation: &str) -> Option<(u16, &str, &str)> {
    let (year, rest) = citation.strip_prefix('[')?.split_once("] ")?;
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let number = rest.find(|c: char| c.is_ascii_digit())?;
    let (court, number) = rest.split_at(number);
    is_year.then_some(())?;
    Some((year.parse().ok()?, court.trim_end(), number))
}

#[cfg(test)]
mod tests {
    use super::fault_in_neutral_citation;

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
