//! Colour spaces within colour spaces, deeper than viewers follow: Ghostscript falls over ten thousand of them, and with
//! it whatever prints by it. Where they are cut, others see what they saw before: a colour space that is none.

use hayro_syntax::object::{Array, Object};

/// poppler follows no more.
const DEEPEST: usize = 8;

/// At which place of an array another colour space stands, where it is one of which a part is one.
fn place_of_inner(array: &Array<'_>) -> Option<usize> {
    match array.iter::<Object<'_>>().next()? {
        Object::Name(family) => match &*family {
            b"Pattern" | b"Indexed" | b"I" => Some(1),
            b"Separation" | b"DeviceN" => Some(2),
            _ => None,
        },
        _ => None,
    }
}

/// The place of an array that leads deeper than viewers follow.
pub(super) fn too_deep(array: &Array<'_>) -> Option<usize> {
    let place = place_of_inner(array)?;
    let mut inner = inner(array, place);
    for _ in 1..DEEPEST {
        let array = inner?;
        inner = self::inner(&array, place_of_inner(&array)?);
    }
    inner.map(|_| place)
}

fn inner<'a>(array: &Array<'a>, place: usize) -> Option<Array<'a>> {
    match array.iter::<Object<'a>>().nth(place)? {
        Object::Array(inner) => Some(inner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{all, objects};
    use crate::pdf::import::specimen::{Page, document_with};

    /// A page that paints with a colour space within so many others.
    fn written(depth: usize) -> String {
        let page = Page {
            entries: "/MediaBox[0 0 300 200]/Resources<</ColorSpace<</C 1000 0 R>>>>".to_owned(),
            content: b"/C cs 0 scn 0 0 100 100 re f".to_vec(),
        };
        let within = (1..depth).map(|at| format!("[/Pattern {} 0 R]", 1000 + at));
        let all_of_them: Vec<String> = within.chain(["[/Pattern/DeviceRGB]".to_owned()]).collect();
        let others: Vec<&str> = all_of_them.iter().map(String::as_str).collect();
        objects(&all(&[document_with(&[page], "", &others)]).0)
    }

    #[test]
    fn colour_spaces_are_cut_where_no_viewer_follows_them() {
        let count = |depth: usize| written(depth).matches("/Pattern").count();
        assert_eq!(count(1), 1);
        assert_eq!(count(8), 8);
        assert_eq!(count(300), 1);
    }
}
