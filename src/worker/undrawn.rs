//! Why there is no picture of a page.

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Undrawn {
    /// The document cannot be opened, or has no such page.
    #[error("{0}")]
    Refused(String),
    #[error("drawing it took more than {0} seconds; it is in the bundle all the same")]
    Slow(u64),
    #[error("drawing it broke down; it is in the bundle all the same")]
    Broken,
    #[error("the part of the program that draws pages could not be started: {0}")]
    NoWorker(&'static str),
    #[error("nobody wanted it any longer")]
    Unwanted,
    #[error("the window was closed")]
    Closed,
}

impl Undrawn {
    /// The same where it matters that there is no picture: then it is no comfort that the page is in the bundle.
    pub fn without_bundle(&self) -> String {
        match self {
            Undrawn::Slow(seconds) => format!("drawing it took more than {seconds} seconds"),
            Undrawn::Broken => "drawing it broke down".to_owned(),
            other => other.to_string(),
        }
    }
}

/// Why the system does not start a worker, in plain words.
pub(super) fn unstarted(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind::{NotFound, PermissionDenied};
    match error.kind() {
        NotFound | PermissionDenied => {
            "the program’s own file cannot be run any longer; close the program and install it again"
        }
        _ => "this computer has no room for it at present; close other programs",
    }
}
