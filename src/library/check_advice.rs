//! Words of a summary that are advice to whoever argues a case. Reports do not speak so of what they found, and a
//! judge who reads the schedule is not to read what was meant for counsel.

use super::letters::bare;

/// What is said so wherever it stands.
const SAID: [&str; 71] = [
    "could argue",
    "can argue",
    "may argue",
    "might argue",
    "should argue",
    "must argue",
    "must be argued",
    "can be argued",
    "could be argued",
    "may be argued",
    "it is arguable",
    "should rely",
    "can rely on this",
    "could rely on this",
    "may rely on this",
    "may help the",
    "can help the",
    "could help the",
    "might help the",
    "helps the appellant",
    "helps the claim",
    "helpful to the appellant",
    "assists the appellant",
    "assists the claim",
    "assists the appeal",
    "harms the appellant",
    "supports an argument",
    "supports the argument",
    "must be read with",
    "must be read in",
    "should be read with",
    "should be cited",
    "should be quoted",
    "can be cited",
    "could be cited",
    "may be cited",
    "worth citing",
    "worth quoting",
    "worth putting",
    "worth stressing",
    "worth raising",
    "before citing",
    "cite this",
    "cite it",
    "rely on this",
    "be relied on in",
    "be relied on for",
    "be relied on to",
    "our client",
    "your client",
    "our case",
    "our skeleton",
    "skeleton argument",
    "in submissions",
    "the other side",
    "best evidence",
    "strongest evidence",
    "practical lesson",
    "it is worth noting",
    "worth noting that",
    "would be sensible",
    "would be wise",
    "would be prudent",
    "advisable to",
    "compare the",
    "we should",
    "we can ",
    "we could",
    "we must",
    "you should",
    "you can ",
];

/// Whoever argues a case, and what they are then told to do.
const ADVISED: [&str; 13] = [
    "counsel",
    "representative",
    "representatives",
    "adviser",
    "advisers",
    "solicitor",
    "solicitors",
    "advocate",
    "advocates",
    "practitioners",
    "appellants",
    "appellant",
    "claimant",
];

const TOLD: [&str; 6] = ["should", "can", "could", "may", "might", "ought"];

/// Who decides, or is opposed, and what is then to be done with them.
const ASKED_OF: [&str; 6] = [
    "tribunal",
    "judge",
    "court",
    "respondent",
    "office",
    "panel",
];

const ASKED: [&str; 7] = [
    "asked", "invited", "referred", "reminded", "directed", "pressed", "taken",
];

/// Where the appellant is the one who is told, these are what may be told of an appeal.
const OF_AN_APPEAL: [&str; 12] = [
    "argue", "cite", "rely", "submit", "put", "point", "use", "show", "stress", "explain", "say",
    "refer",
];

/// What evidence is said to do to a case.
const DONE: [&str; 8] = [
    "strengthens",
    "strengthen",
    "weakens",
    "weaken",
    "bolsters",
    "bolster",
    "undercuts",
    "undercut",
];

const CASE: [&str; 9] = [
    "claim",
    "claims",
    "case",
    "cases",
    "appeal",
    "appeals",
    "argument",
    "arguments",
    "appellant",
];

/// What something is said to be good for.
const FOR_A_CASE: [&str; 18] = [
    "appellant",
    "appellants",
    "claim",
    "claims",
    "claimant",
    "case",
    "cases",
    "appeal",
    "appeals",
    "argument",
    "arguing",
    "submission",
    "submissions",
    "skeleton",
    "hearing",
    "judge",
    "tribunal",
    "counsel",
];

/// How a sentence of advice begins; “” stands for any word.
const BIDDING: [(&str, &str); 33] = [
    ("argue", "that"),
    ("cite", ""),
    ("rely", "on"),
    ("submit", "that"),
    ("quote", "this"),
    ("quote", "it"),
    ("quote", "the"),
    ("use", "this"),
    ("use", "it"),
    ("use", "with"),
    ("use", "together"),
    ("note", "that"),
    ("compare", "with"),
    ("compare", "this"),
    ("see", "also"),
    ("distinguish", ""),
    ("emphasise", ""),
    ("stress", "that"),
    ("invite", "the"),
    ("ask", "the"),
    ("put", "this"),
    ("put", "it"),
    ("point", "out"),
    ("remember", "that"),
    ("consider", ""),
    ("check", "whether"),
    ("check", "that"),
    ("read", "with"),
    ("read", "together"),
    ("refer", "to"),
    ("combine", "with"),
    ("beware", "of"),
    ("useful", "for"),
];

/// The first words that are advice.
pub(super) fn advice(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let said = SAID.into_iter().find(|words| lower.contains(words));
    said.map(|words| words.trim().to_owned())
        .or_else(|| in_a_sentence(&lower))
}

fn in_a_sentence(lower: &str) -> Option<String> {
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut begins = true;
    for (at, word) in words.iter().enumerate() {
        let rest = words.get(at + 1..).unwrap_or_default();
        let count = bids(bare(word), rest, begins).or_else(|| tells(bare(word), rest));
        let count = count.or_else(|| weighs(bare(word), rest));
        if let Some(count) = count {
            let said = words.get(at..=at + count).unwrap_or_default();
            return Some(bare(&said.join(" ")).to_owned());
        }
        begins = word.ends_with(['.', '?', '!', ';', ':']);
    }
    None
}

/// “Argue that”: of how many words more it is.
fn bids(word: &str, rest: &[&str], begins: bool) -> Option<usize> {
    let next = bare(rest.first()?);
    let is_one =
        |(first, second): &(&str, &str)| *first == word && (second.is_empty() || *second == next);
    (begins && BIDDING.iter().any(is_one)).then_some(1)
}

/// “Counsel should put”.
fn tells(word: &str, rest: &[&str]) -> Option<usize> {
    let [told, what, ..] = rest else { return None };
    let is_asked = rest
        .get(2)
        .is_some_and(|asked| ASKED.contains(&bare(asked)));
    if ASKED_OF.contains(&word) && is_asked && TOLD.contains(told) && *what == "be" {
        return Some(3);
    }
    let is_party = matches!(word, "appellant" | "appellants" | "claimant");
    let is_told = ADVISED.contains(&word) && TOLD.contains(told);
    let is_of_an_appeal = !is_party || OF_AN_APPEAL.contains(&bare(what));
    (is_told && is_of_an_appeal).then_some(2)
}

/// “Strengthens the claim”, “useful for the appellant”.
fn weighs(word: &str, rest: &[&str]) -> Option<usize> {
    // So many words on, in the same sentence.
    let object = |far: usize, list: &[&str]| {
        let mut near = rest.iter().take(far);
        let is_one = |one: &&str| list.contains(&bare(one).trim_end_matches("’s"));
        let at = near.position(|one| is_one(one) || one.ends_with(['.', ';', ':']))?;
        rest.get(at).filter(|one| is_one(one)).map(|_| at + 1)
    };
    if DONE.contains(&word) {
        return object(3, &CASE);
    }
    // Whether evidence goes against the appellant, courts say as well.
    if matches!(word, "undermines" | "undermine") && rest.get(1).is_some_and(is_respondent) {
        return object(3, &CASE);
    }
    let is_good = matches!(word, "useful" | "helpful" | "valuable" | "handy");
    let is_for = rest
        .first()
        .is_some_and(|next| matches!(*next, "for" | "to" | "in" | "against"));
    if is_good && is_for {
        return object(4, &FOR_A_CASE);
    }
    None
}

fn is_respondent(word: &&str) -> bool {
    bare(word).trim_end_matches("’s") == "respondent"
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn words_to_whoever_argues_a_case_are_found() {
        for (text, words) in [
            ("An appellant Could Argue so.", "could argue"),
            ("It may help the appellant.", "may help the"),
            (
                "Counsel should put this to the Home Office.",
                "counsel should put",
            ),
            (
                "Russia punished 40 men. Cite this with the CPIN.",
                "cite this",
            ),
            (
                "That strengthens the claim of a deserter.",
                "strengthens the claim",
            ),
            ("We should rely on the Danish report.", "should rely"),
            ("Useful for cases of reservists from Moscow.", "useful for"),
            ("Argue that Russia would find him.", "argue that"),
            (
                "The report is useful for an appeal on Russia.",
                "useful for an appeal",
            ),
            (
                "Representatives may cite Mediazona here.",
                "representatives may cite",
            ),
            ("Rely on paragraph 4 of the CPIN.", "rely on"),
            (
                "Men were jailed in Omsk; note that no fine was imposed.",
                "note that",
            ),
            (
                "An appellant can point to Article 337.",
                "appellant can point",
            ),
            (
                "This weakens the appellant’s case on Wagner.",
                "weakens the appellant’s",
            ),
            ("Distinguish the Ukrainian cases.", "distinguish the"),
            (
                "The Tribunal should be asked to depart from MST.",
                "tribunal should be asked",
            ),
            ("The report on Rostov should be quoted.", "should be quoted"),
            ("In submissions, stress that Russia lies.", "in submissions"),
            (
                "Torture in Omsk assists the appellant.",
                "assists the appellant",
            ),
            (
                "The figures undermine the respondent’s case.",
                "undermine the respondent’s case",
            ),
        ] {
            assert_eq!(advice(text).as_deref(), Some(words), "{text}");
        }
    }

    #[test]
    fn what_a_court_a_report_or_a_soldier_said_is_let_be() {
        for text in [
            "Victims doubted that this would help.",
            "The board said that exclusion must be considered first.",
            "Rights groups argue that the law is vague.",
            "The Tribunal was not persuaded by counsel’s submission on Russia.",
            "He was jailed for passing on information useful for the enemy.",
            "The amendment strengthens the penalties for desertion.",
            "A conscript can rely on his religion only if the draft board believes him.",
            "The Home Office considers that an appellant may live elsewhere in Russia.",
            "Use of electric shocks was reported from Rostov.",
            "Lawyers should be present when a conscript signs, the law says.",
            "Courts may cite earlier decisions in Russia.",
            "Men put on a list of deserters cannot leave Russia.",
            "Solicitors of the applicant asked Moscow for the file.",
            "The Russian court noted that the claim had weakened.",
            "The Tribunal found that the note undermines the appellant’s account of Omsk.",
            "The conscription age should be raised, the Russian ministry said.",
            "The court should be independent, the UN said of Russia.",
        ] {
            assert_eq!(advice(text), None, "{text}");
        }
    }
}
