//! What a picture or a form of a document would bring in from outside the file: left out. What stands
//! in the file itself stays; `import::drawn` names the rest.

use hayro_syntax::object::{Dict, Object};

use crate::pdf::import::name;

/// Entries of a stream that are not copied: its length, which is written anew; content that lies in
/// another file, of which there is none here; a page of another file in place of this one; a program
/// for printers; other pictures for other purposes.
pub(super) const FROM_OUTSIDE: [&[u8]; 7] = [
    b"Length",
    b"F",
    b"FFilter",
    b"FDecodeParms",
    b"Ref",
    b"PS",
    b"Alternates",
];

/// Whether the content is a program for printers: nothing that a page shows.
pub(super) fn is_program(dict: &Dict<'_>) -> bool {
    name(dict, "Subtype") == "PS" || name(dict, "Subtype2") == "PS"
}

/// Whether the filter of a stream stands under its short name: a name or several, no file.
pub(super) fn has_short_filter(dict: &Dict<'_>) -> bool {
    let is_name = |object: Option<Object<'_>>| matches!(object, Some(Object::Name(_)));
    let is_short = match dict.get::<Object<'_>>("F") {
        Some(Object::Array(names)) => is_name(names.iter::<Object<'_>>().next()),
        other => is_name(other),
    };
    is_short && !dict.contains_key("Filter")
}

/// The picture of an annotation that does not say what it is. Viewers bear that; a page that draws it
/// would not.
pub(super) fn is_nameless_drawing(dict: &Dict<'_>) -> bool {
    let has = |key: &str| dict.contains_key(key);
    has("BBox") && !has("Subtype") && !has("PatternType")
}
