//! Why nothing was taken out of a document, in words, and what to do.

use crate::files::FilesError;
use crate::pdf::import::Refusal;
use crate::preflight::refusal_hint;
use crate::worker::Unread;

use super::copy::NotRedacted;
use super::leaving::NotLeft;

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub what: String,
    pub hint: &'static str,
}

const LEFT_IN: &str = "Mark the place as an area, or leave the page or the document out. The case rests on the document as it was.";
const NOT_DRAWN: &str =
    "Print the document to PDF from a program that shows it, and add that instead.";

impl Trouble {
    pub(super) fn gone(error: &FilesError) -> Trouble {
        Trouble {
            what: error.why(),
            hint: "Put the file back, or look for it with “bundle relink” or at Documents.",
        }
    }

    pub(super) fn changed() -> Trouble {
        Trouble {
            what: "its file has changed since it was added".to_owned(),
            hint: "Look at what changed; “bundle relink --accept”, or Documents, takes the document as it is now.",
        }
    }

    pub(super) fn no_page(page: u32) -> Trouble {
        Trouble {
            what: format!("it has no page {page}"),
            hint: "Choose a page that the document has.",
        }
    }

    pub(super) fn beside_page(page: u32, size: (f32, f32)) -> Trouble {
        Trouble {
            what: format!(
                "the area lies beside page {page}, which is {}",
                told_size(size)
            ),
            hint: "Count in points (72 to the inch) from the top left of the page as shown.",
        }
    }

    pub(super) fn too_small(page: u32, size: (f32, f32)) -> Trouble {
        Trouble {
            what: format!(
                "the area is too small to take anything out of page {page}, which is {}",
                told_size(size)
            ),
            hint: "Name its left, top, right and bottom edges in points (72 to the inch), at least 2 apart.",
        }
    }

    pub(super) fn measured_otherwise() -> Trouble {
        Trouble {
            what: "it is a long picture, and the copy that shows how its page was measured when it was marked is not there".to_owned(),
            hint: "Put the copy back, or take the redaction back (“bundle redact --undo”) and mark the places again.",
        }
    }

    pub(super) fn not_kept(error: &FilesError) -> Trouble {
        Trouble {
            what: error.to_string(),
            hint: "Make room on the disk, or choose a folder that can be written.",
        }
    }
}

/// `595 × 842 points large`
fn told_size((width, height): (f32, f32)) -> String {
    format!("{width:.0} × {height:.0} points large")
}

impl From<&Refusal> for Trouble {
    fn from(refusal: &Refusal) -> Trouble {
        let hint = match refusal {
            Refusal::Locked => "Save a copy of it without a password, and add that instead.",
            refusal => refusal_hint(refusal),
        };
        Trouble {
            what: refusal.to_string(),
            hint,
        }
    }
}

impl From<Unread> for Trouble {
    fn from(why: Unread) -> Trouble {
        Trouble {
            what: why.to_string(),
            hint: NOT_DRAWN,
        }
    }
}

impl From<&NotLeft> for Trouble {
    fn from(why: &NotLeft) -> Trouble {
        Trouble {
            what: why.to_string(),
            hint: why.hint(),
        }
    }
}

impl From<NotRedacted> for Trouble {
    fn from(error: NotRedacted) -> Trouble {
        let hint = match &error {
            NotRedacted::Undrawn { .. } | NotRedacted::Unmade(_) => NOT_DRAWN,
            NotRedacted::NoSuchPage(_) => "Choose a page that the document has.",
            NotRedacted::Remains(_) => LEFT_IN,
            NotRedacted::Unchecked(_) | NotRedacted::Unwanted => "Try again.",
        };
        Trouble {
            what: error.to_string(),
            hint,
        }
    }
}
