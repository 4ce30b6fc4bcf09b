//! Runs of words that were changed, and runs with edits.

use bundle_builder::quote::{Confirm, Outcome, check};

use super::RUNS;
use super::report::{self, Chance, Report, Run};

const EDITED: usize = 200;

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "nor", "without", "unless", "except", "only", "neither", "cannot",
];

/// What was changed: the word of the quotation and that of the document.
struct Change {
    is: String,
    was: String,
    quotation: String,
    kind: usize,
}

pub(crate) fn changed_runs(reports: &[Report], chance: &mut Chance) {
    let mut counts = [[0; 4]; 3];
    let mut done = 0;
    while done < RUNS {
        let (report, run) = report::run(reports, chance, 5..61);
        let Outcome::Exact { at, .. } = check(&run.words.join(" "), &report.index).outcome else {
            continue;
        };
        let Some(change) = changed(&run, reports, chance, done % 3) else {
            continue;
        };
        done += 1;
        let found = check(&change.quotation, &report.index).outcome;
        let right = matches!(&found, Outcome::Near { at: near, differences }
            if near.pages == at.pages
                && matches!(differences.as_slice(), [one] if one.extract == change.is && same(&one.text, &change.was)));
        let column = match &found {
            Outcome::Exact { .. } | Outcome::ExactWithEdits { .. } => 0,
            Outcome::Near { .. } if right => 1,
            Outcome::Near { .. } => 2,
            Outcome::NotFound(_) | Outcome::Unreadable { .. } => 3,
        };
        counts[change.kind][column] += 1;
        if column != 1 {
            println!(
                "  {:?} for {:?}, {}, pages {:?}: {}\n    {}",
                change.is,
                change.was,
                report.name,
                at.pages,
                change.quotation,
                report::short(&found)
            );
        }
    }
    for (kind, [exact, right, near, absent]) in ["letter", "figure", "word"].iter().zip(counts) {
        println!(
            "one {kind} changed: {exact} exact, {right} near with just that word at its page, {near} near otherwise, {absent} not found"
        );
    }
}

/// What a line's end parts is shown without its hyphen.
fn same(shown: &str, was: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
    };
    shown == was || (!plain(was).is_empty() && plain(shown) == plain(was))
}

fn changed(run: &Run, reports: &[Report], chance: &mut Chance, kind: usize) -> Option<Change> {
    let mut words = run.words.clone();
    let at = chance.below(words.len());
    let was = words[at].clone();
    let is = match kind {
        0 => other_letter(&was, chance)?,
        1 => {
            let with_figures: Vec<usize> = (0..words.len())
                .filter(|at| words[*at].bytes().any(|byte| byte.is_ascii_digit()))
                .collect();
            let at = *with_figures.get(chance.below(with_figures.len()))?;
            let was = words[at].clone();
            words[at] = other_figure(&was, chance)?;
            let is = words[at].clone();
            return Some(Change {
                is,
                was,
                quotation: words.join(" "),
                kind,
            });
        }
        _ => {
            let (_, other) = report::run(reports, chance, 5..6);
            let other = other.words[2].clone();
            let is_inside = at > 0 && at + 1 < words.len();
            match chance.below(3) {
                0 if is_inside && words[at - 1] != was && words[at + 1] != was => {
                    words.remove(at);
                    return Some(Change {
                        is: String::new(),
                        was,
                        quotation: words.join(" "),
                        kind,
                    });
                }
                1 if is_inside && other != was && other != words[at - 1] => {
                    words.insert(at, other.clone());
                    return Some(Change {
                        is: other,
                        was: String::new(),
                        quotation: words.join(" "),
                        kind,
                    });
                }
                _ if same(&other, &was) => return None,
                _ => other,
            }
        }
    };
    words[at] = is.clone();
    Some(Change {
        is,
        was,
        quotation: words.join(" "),
        kind,
    })
}

/// One letter put in, left out or changed.
fn other_letter(word: &str, chance: &mut Chance) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (0..letters.len())
        .filter(|at| letters[*at].is_alphabetic())
        .collect();
    let at = *places.get(chance.below(places.len()))?;
    let other = char::from(b'a' + chance.below(26) as u8);
    match chance.below(3) {
        0 if places.len() > 1 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        _ if letters[at] == other => return None,
        _ => letters[at] = other,
    }
    let changed: String = letters.into_iter().collect();
    (changed != word).then_some(changed)
}

fn other_figure(word: &str, chance: &mut Chance) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let places: Vec<usize> = (0..letters.len())
        .filter(|at| letters[*at].is_ascii_digit())
        .collect();
    let at = *places.get(chance.below(places.len()))?;
    let figure = letters[at].to_digit(10)?;
    letters[at] = char::from_digit((figure + 1 + chance.below(9) as u32) % 10, 10)?;
    Some(letters.into_iter().collect())
}

/// Negations cut out and put in.
pub(crate) fn edited_runs(reports: &[Report], chance: &mut Chance) {
    let (mut cuts, mut insertions, mut done) = (0, 0, 0);
    while done < EDITED {
        let (report, run) = report::run(reports, chance, 8..61);
        if !matches!(
            check(&run.words.join(" "), &report.index).outcome,
            Outcome::Exact { .. }
        ) {
            continue;
        }
        let is_cut = done % 2 == 0;
        let mut words = run.words.clone();
        let inside = 1..words.len() - 1;
        let negation = if is_cut {
            let Some(at) = inside.clone().find(|at| NEGATIONS.contains(&&*words[*at])) else {
                continue;
            };
            std::mem::replace(&mut words[at], "[…]".to_owned())
        } else {
            let negation = NEGATIONS[chance.below(NEGATIONS.len())];
            words.insert(1 + chance.below(words.len() - 2), format!("[{negation}]"));
            negation.to_owned()
        };
        done += 1;
        let found = check(&words.join(" "), &report.index).outcome;
        let names = |confirm: &[Confirm]| {
            confirm.iter().any(|why| matches!(why, Confirm::Negation(word) | Confirm::Qualifying(word) if *word == negation))
        };
        let right = match &found {
            Outcome::ExactWithEdits { edits, .. } if is_cut => {
                matches!(edits.cuts.as_slice(), [cut] if cut.words == negation && names(&cut.confirm))
            }
            Outcome::ExactWithEdits { edits, .. } => {
                matches!(edits.insertions.as_slice(), [one] if one.text == negation && one.instead_of.is_empty() && names(&one.confirm))
            }
            _ => false,
        };
        cuts += usize::from(right && is_cut);
        insertions += usize::from(right && !is_cut);
        if !right {
            println!(
                "  {negation:?}, {}: {}\n    {}",
                report.name,
                words.join(" "),
                report::short(&found)
            );
        }
    }
    println!(
        "negations cut: {cuts} of {} named; inserted: {insertions} of {} named",
        EDITED / 2,
        EDITED / 2
    );
}
