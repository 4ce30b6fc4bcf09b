//! The cells of one row by column, and how several values stand in one cell of a spreadsheet.

use std::collections::BTreeMap;

/// Values by column name. A text column has one value, a list column any number; what is empty is not
/// there.
pub(super) type Cells = BTreeMap<&'static str, Vec<String>>;

/// `a;b;c`. A semicolon or backslash in a value gets a backslash before it.
pub(super) fn joined(values: &[String]) -> String {
    let escaped: Vec<String> = values
        .iter()
        .map(|value| value.replace('\\', "\\\\").replace(';', "\\;"))
        .collect();
    escaped.join(";")
}

/// The values of `a; b;c`, without the spaces around them and without empty ones.
pub(super) fn split(cell: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut chars = cell.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => values.push(String::new()),
            '\\' => values.last_mut().into_iter().for_each(|value| {
                value.extend(chars.next());
            }),
            c => values
                .last_mut()
                .into_iter()
                .for_each(|value| value.push(c)),
        }
    }
    let trimmed = values.iter().map(|value| value.trim().to_owned());
    trimmed.filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_is_split_at_semicolons() {
        assert_eq!(split(" a ;b;; c;"), ["a", "b", "c"]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("one\\; two"), ["one; two"]);
    }

    proptest! {
        #[test]
        fn a_list_comes_back_as_it_was(values in proptest::collection::vec("[a-z;\\\\]([ a-z;\\\\]{0,6}[a-z;\\\\])?", 0..4)) {
            prop_assert_eq!(split(&joined(&values)), values);
        }
    }
}
