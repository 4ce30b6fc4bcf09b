//! What to do about an error that stopped a command: on a line of its own behind it, as with findings.

use std::fmt;

use anyhow::Error;

use crate::case::text::CaseError;
use crate::files;
use crate::pdf::PdfError;
use crate::preflight::refusal_hint;
use crate::profile::ProfileError;

/// An error that a command finds itself, with the way out of it.
#[derive(Debug)]
struct Told {
    what: String,
    hint: &'static str,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Told {}

/// What happened, and what to do about it.
pub(super) fn told(what: String, hint: &'static str) -> Error {
    Error::new(Told { what, hint })
}

/// What to do about an error, where that is known.
pub(super) fn of(error: &Error) -> Option<&'static str> {
    let own = error.downcast_ref::<Told>().map(|told| told.hint);
    let of_case = || error.downcast_ref::<CaseError>().map(CaseError::hint);
    let of_pdf = || match error.downcast_ref::<PdfError>()? {
        PdfError::Refused(refusal) => Some(refusal_hint(refusal)),
        _ => None,
    };
    let of_profile = || {
        error.downcast_ref::<ProfileError>().map(|_| {
            "Name the pack of your own that has it with `--library DIR`, or update the program; `bundle profiles` lists those at hand."
        })
    };
    own.or_else(|| files::hint_of(error.as_ref()))
        .or_else(of_case)
        .or_else(of_pdf)
        .or_else(of_profile)
}
