//! PDF portfolios: each file inside becomes a document of its own; the wrapper around them says nothing.

use crate::pdf::import::{Embedded, Limits, Watch, portfolio};

use super::encode::named;
use super::part::{Form, Part};
use super::unsuited::Unsuited;

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, Unsuited> {
    let inside = portfolio(bytes.to_vec(), limits, &Watch::default()).unwrap_or_default();
    if inside.is_empty() {
        return Err(Unsuited::new(
            "a PDF portfolio in which no file can be found",
            "Open it in a program that shows it, save the files in it as PDF, then add those.",
        ));
    }
    let part = |Embedded { name, bytes }: Embedded| Part {
        name: named(&name),
        ..Part::whole(Form::Found, bytes.unwrap_or_default())
    };
    Ok(inside.into_iter().map(part).collect())
}
