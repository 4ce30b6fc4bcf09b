//! The order in which people count: 1, 2, 10, and not 1, 10, 2.

use std::cmp::Ordering;
use std::path::Path;

/// Compares paths folder by folder, numbers in names as numbers, large and small letters alike.
pub fn natural(one: &Path, other: &Path) -> Ordering {
    let name = |path: &Path| -> Vec<String> {
        let parts = path.components().map(|part| part.as_os_str());
        parts
            .map(|part| part.to_string_lossy().into_owned())
            .collect()
    };
    let (names, others) = (name(one), name(other));
    let mut pairs = names.iter().zip(&others);
    let first = pairs.find_map(|(one, other)| {
        let order = by_name(one, other);
        order.is_ne().then_some(order)
    });
    first
        .unwrap_or_else(|| names.len().cmp(&others.len()))
        .then_with(|| one.cmp(other))
}

fn by_name(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let (part, other_part) = match (first_part(one), first_part(other)) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(part), Some(other_part)) => (part, other_part),
        };
        let order = by_part(part, other_part);
        if order.is_ne() {
            return order;
        }
        one = one.get(part.len()..).unwrap_or_default();
        other = other.get(other_part.len()..).unwrap_or_default();
    }
}

/// A run of digits, or one of anything else.
fn first_part(name: &str) -> Option<&str> {
    let is_digit = name.chars().next()?.is_ascii_digit();
    let end = name.find(|c: char| c.is_ascii_digit() != is_digit);
    name.get(..end.unwrap_or(name.len()))
}

fn by_part(one: &str, other: &str) -> Ordering {
    let is_number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    if is_number(one) && is_number(other) {
        // By length first: a number may have more digits than any type of ours.
        let (short, other_short) = (one.trim_start_matches('0'), other.trim_start_matches('0'));
        let order = short.len().cmp(&other_short.len());
        return order.then_with(|| short.cmp(other_short));
    }
    one.to_lowercase().cmp(&other.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_are_counted() {
        let order = [
            "1.pdf",
            "2.pdf",
            "02a.pdf",
            "10.pdf",
            "a/9/x.pdf",
            "a/10/x.pdf",
            "Annex 1.pdf",
            "annex 2.pdf",
            "Annex 10.pdf",
            "Letter 99999999999999999999999.pdf",
            "Letter 100000000000000000000000.pdf",
            "Letter (2).pdf",
            "Letter (10).pdf",
        ];
        let mut paths: Vec<&Path> = order.iter().rev().map(Path::new).collect();
        paths.sort_by(|one, other| natural(one, other));
        assert_eq!(paths, order.map(Path::new));
    }

    #[test]
    fn names_that_differ_in_letters_only_keep_an_order() {
        let (one, other) = (Path::new("A.pdf"), Path::new("a.pdf"));
        assert!(natural(one, other).is_ne());
        assert_eq!(natural(one, other), natural(other, one).reverse());
        assert!(natural(Path::new("1.pdf"), Path::new("01.pdf")).is_ne());
    }
}
