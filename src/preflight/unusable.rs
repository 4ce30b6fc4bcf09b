//! What is said of a document whose file is gone, or is not what it was: by the rules about the case, and by
//! the export that finds it out while it copies.

use crate::case::Exhibit;
use crate::finding::Finding;

/// What to do about a document that is not what it was.
pub(super) const CHANGED_HINT: &str =
    "Look at what changed. Replace it with the file as it is now, or put the old file back.";

/// The file cannot be read, or not any longer.
pub fn unreadable(exhibit: &Exhibit, cause: &str) -> Finding {
    let message = format!("“{}” cannot be read: {cause}.", exhibit.title);
    Finding::error("document-missing", message).hint(
        "Put the file back, or look for it: it is known by its content, whatever it is called.",
    )
}

/// The file was another when it was copied than when it was examined.
pub fn changed_meanwhile(exhibit: &Exhibit) -> Finding {
    let message = format!(
        "“{}” was changed while the bundle was being made.",
        exhibit.title
    );
    Finding::error("document-changed", message).hint(CHANGED_HINT)
}
