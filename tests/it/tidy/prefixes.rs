//! What stands before the numbers of pages and entries is a tribunal's profile's to say: no text of the program
//! holds it.

use proc_macro2::{TokenStream, TokenTree};

/// Those of the profiles that ship.
const PREFIXES: [&str; 3] = ["AB", "CS", "SB"];

/// Literals with a prefix before a space, with their lines. Doc comments and tests may have one.
pub(super) fn written(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    look(text.parse().unwrap(), &mut found);
    found
}

fn look(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let (mut is_attribute, mut is_test) = (false, false);
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_attribute => {
                let attribute = group.stream().to_string();
                is_test |= ["cfg (test)", "test"].contains(&attribute.as_str());
                if !attribute.starts_with("doc") {
                    look(group.stream(), found);
                }
                is_attribute = false;
            }
            TokenTree::Group(group) => {
                // Of a test module or function, up to the end of its body.
                let is_body = group.delimiter() == proc_macro2::Delimiter::Brace;
                if !is_test {
                    look(group.stream(), found);
                }
                is_test &= !is_body;
            }
            TokenTree::Punct(mark) => {
                is_attribute = mark.as_char() == '#' || (is_attribute && mark.as_char() == '!');
                is_test &= mark.as_char() != ';';
            }
            TokenTree::Literal(literal) => {
                let words = literal.to_string();
                if words.starts_with('"') && has_prefix(&words) {
                    found.push((literal.span().start().line, words));
                }
            }
            TokenTree::Ident(_) => {}
        }
    }
}

fn has_prefix(words: &str) -> bool {
    PREFIXES.iter().any(|prefix| {
        words.match_indices(prefix).any(|(at, _)| {
            let before = words[..at].chars().next_back();
            let behind = words[at + prefix.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && matches!(behind, Some(' ' | '\u{a0}'))
        })
    })
}

#[test]
fn a_prefix_is_found_wherever_the_program_would_print_it() {
    let text = r#"
        /// `CS 1`
        fn a() { let _ = format!("Remove CS {}", 1); let _ = "AB {number}"; let _ = "CSS AB"; }
        #[error("CS {0}")]
        struct E;
        #[cfg(test)]
        mod tests { const IT: &str = "AB 1"; }
        const LAST: &str = "SB 3";
    "#;
    let lines: Vec<usize> = written(text).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [3, 3, 4, 8]);
}
