//! A person's name as others write it: in any order, with a comma, with initials beside the surname.

use super::Term;
use super::find::stands_in;
use super::fold::{Letter, folded, skeleton};

/// A name that must not stand anywhere, prepared for the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    /// In full, and each of the other names before and behind the surname.
    terms: Vec<Term>,
    surname: Vec<String>,
    /// The letter that stands for each of the other names.
    initials: Vec<String>,
}

/// A word of a text, as it sounds.
struct Token {
    sounds: String,
    /// As it is written, with the signs behind it.
    written: String,
}

impl Name {
    /// None where there is no letter in it.
    pub fn new(text: &str) -> Option<Name> {
        let whole = Term::new(text)?;
        let (surname, others) = parts(text);
        let mut terms = vec![whole];
        for other in &others {
            terms.extend(Term::new(&format!("{other} {surname}")));
            terms.extend(Term::new(&format!("{surname} {other}")));
        }
        let letter = |name: &String| name.chars().find(|c| c.is_alphabetic());
        let initials = others.iter().filter_map(letter);
        Some(Name {
            text: terms.first().map(|term| term.text.clone())?,
            surname: tokens(&surname).into_iter().map(|one| one.sounds).collect(),
            initials: initials.map(|c| sounds(&c.to_string())).collect(),
            terms,
        })
    }

    /// The name in full, in either order: for words with their places.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    pub fn stands_in(&self, text: &str) -> bool {
        stands_in(&self.terms, text).is_some() || self.has_initials(text)
    }

    /// Whether the surname stands there with an initial beside it.
    pub fn has_initials(&self, text: &str) -> bool {
        let tokens = tokens(text);
        let long = self.surname.len();
        if long == 0 || self.initials.is_empty() || self.surname.iter().all(String::is_empty) {
            return false;
        }
        let mut places = tokens.windows(long).enumerate();
        places.any(|(at, there)| {
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let last = there.last().is_some_and(Token::ends_sentence);
            let behind = tokens.get(at + long).filter(|_| !last);
            let is_initial =
                |token: &Token| token.is_initial() && self.initials.contains(&token.sounds);
            self.is_surname(there) && before.into_iter().chain(behind).any(is_initial)
        })
    }

    /// Endings are added to names in many languages.
    fn is_surname(&self, there: &[Token]) -> bool {
        let mut pairs = there.iter().zip(&self.surname);
        pairs.all(|(token, wanted)| match wanted.len() {
            0..4 => token.sounds == *wanted,
            _ => token.sounds.starts_with(wanted.as_str()),
        })
    }
}

impl Token {
    /// One letter, as initials are written.
    fn is_initial(&self) -> bool {
        let mut letters = self.written.chars().filter(|c| c.is_alphabetic());
        let first = letters.next();
        let is_one = letters.next().is_none();
        is_one && (first.is_some_and(char::is_uppercase) || self.written.ends_with('.'))
    }

    fn ends_sentence(&self) -> bool {
        self.written.ends_with(['.', '!', '?', ';', ':'])
    }
}

/// The surname, and the other names: before the comma, in capitals beside others that are not, or the last.
fn parts(text: &str) -> (String, Vec<String>) {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    if let Some((surname, others)) = text.split_once(',')
        && Term::new(surname).is_some()
    {
        return (surname.trim().to_owned(), words(others));
    }
    let all = words(text);
    let (loud, rest): (Vec<String>, Vec<String>) = all.iter().cloned().partition(|word| {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        letters().count() > 1 && letters().all(char::is_uppercase)
    });
    if !loud.is_empty() && !rest.is_empty() {
        return (loud.join(" "), rest);
    }
    match all.split_last() {
        Some((last, others)) => (last.clone(), others.to_vec()),
        None => (String::new(), Vec::new()),
    }
}

/// The words of a text, cut at every sign but an apostrophe.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '’' | '\'' | 'ʼ') || is_mark(c);
    let mut is_open = false;
    for c in text.chars() {
        match (is_of_word(c), is_open) {
            (true, true) => push(&mut tokens, c),
            (true, false) => tokens.push(Token {
                sounds: String::new(),
                written: c.to_string(),
            }),
            (false, _) if !c.is_whitespace() => push(&mut tokens, c),
            (false, _) => {}
        }
        is_open = is_of_word(c);
    }
    for token in &mut tokens {
        token.sounds = sounds(&token.written);
    }
    tokens.retain(|token| !token.sounds.is_empty());
    tokens
}

fn push(tokens: &mut [Token], c: char) {
    if let Some(last) = tokens.last_mut() {
        last.written.push(c);
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn sounds(text: &str) -> String {
    let letters: Vec<Letter> = skeleton(&folded(text, 0));
    letters.iter().map(|letter| letter.letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_any_order_and_with_initials_beside_the_surname() {
        let name = Name::new("Ivan Petrovich Kovalyov").unwrap();
        for text in [
            "Ivan Petrovich Kovalyov",
            "Ivan Kovalyov",
            "KOVALYOV, Ivan",
            "Kovalyov Ivan Petrovich",
            "Kovalyov I.",
            "I. Kovalyov’s letter",
            "I.P. Kovalyov",
            "Kovalyov, I.P.",
            "KOVALYOV I",
            "letter_I_Kovalyov_2",
            "Ковалёв И. П.",
            "Ivan P. Kovalyov",
        ] {
            assert!(name.stands_in(text), "{text}");
        }
        for text in [
            "IK",
            "I.P.",
            "Ivan K.",
            "Mrs A. Kovalyova",
            "the letter of Kovalyov. I was there",
            "Kovalyov in Minsk",
            "Ivan the Terrible; Kovalyov",
        ] {
            assert!(!name.stands_in(text), "{text}");
        }
    }

    #[test]
    fn the_surname_is_the_one_before_a_comma_or_in_capitals() {
        for given in [
            "Kovalyov, Ivan",
            "KOVALYOV Ivan",
            "Ivan KOVALYOV",
            "Ivan Kovalyov",
        ] {
            let name = Name::new(given).unwrap();
            assert!(name.stands_in("I. Kovalyov"), "{given}");
            assert!(name.stands_in("Ivan Kovalyov"), "{given}");
            assert!(!name.stands_in("Ivan K."), "{given}");
        }
        assert!(Name::new(" , ").is_none());
        let only = Name::new("Kovalyov").unwrap();
        assert!(only.stands_in("of Kovalyov"));
    }
}
