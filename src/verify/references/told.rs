//! What became of citations, in words.

use crate::finding::counted;

use super::{Agreement, Reference};

/// One of them: what is cited, where, what stands there, and what would be right.
pub fn told(one: &Reference) -> String {
    let mut lines = vec![format!("{}: {} – {}", one.spot, one.cited, verdict(one))];
    lines.push(format!("    {}[{}]{}", one.before, one.written, one.behind));
    for right in &one.right {
        lines.push(format!("    {} stands at {}", right.what, right.cite));
    }
    if let Some(doubt) = &one.doubt {
        lines.push(format!("    unclear: {doubt}"));
    }
    lines.join("\n")
}

fn verdict(one: &Reference) -> String {
    let stands = one.stands.join("; ");
    match one.agreement {
        Agreement::Agrees => format!("as the words around it say: {stands}"),
        Agreement::Exists => stands,
        Agreement::Elsewhere => {
            format!("the words around it name something else than what stands there: {stands}")
        }
        Agreement::Missing if stands.is_empty() => "there is none".to_owned(),
        Agreement::Missing => format!("there is none; {stands}"),
        Agreement::Unknown => format!("not known: {stands}"),
        Agreement::NotRead => "not read, so not checked".to_owned(),
    }
}

/// `12 citations: 10 exist, 4 of them as the words around them say; 1 names something that stands elsewhere, 1 is not in the bundle`
pub fn counts(all: &[Reference]) -> String {
    let of = |verdict: Agreement| all.iter().filter(|one| one.agreement == verdict).count();
    if all.is_empty() {
        return "no citation of this bundle was found".to_owned();
    }
    let [agree, exist, elsewhere, missing, unknown, unread] = [
        Agreement::Agrees,
        Agreement::Exists,
        Agreement::Elsewhere,
        Agreement::Missing,
        Agreement::Unknown,
        Agreement::NotRead,
    ]
    .map(of);
    let mut words = format!(
        "{}: {agree} as the words around them say, {exist} with nothing around them to hold them against, {elsewhere} where the words name something else, {missing} not in the bundle",
        counted(all.len(), "citation", "citations")
    );
    if unknown > 0 {
        words += &format!(", {unknown} not known yet");
    }
    if unread > 0 {
        words += &format!(", {unread} not read");
    }
    let is_unclear = |one: &&Reference| one.doubt.is_some() && one.agreement != Agreement::NotRead;
    match all.iter().filter(is_unclear).count() {
        0 => words,
        unclear => format!("{words}; {unclear} unclear"),
    }
}
