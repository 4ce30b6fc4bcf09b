//! The fonts that pages name, and whether each is whole.

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef};

use crate::pdf::facts::FontFact;
use crate::pdf::import::{Source, key, name};

/// Fonts of one page beyond which nobody looks.
const MOST: usize = 2_000;

/// Each font once.
pub(super) fn fonts(source: &Source) -> Vec<FontFact> {
    let mut fonts = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for page in source.pdf.pages().iter() {
        let on_page = &page.resources().fonts;
        for name in on_page.keys().take(MOST) {
            // A font that is an object of its own is looked at once.
            let is_new = match on_page.get_raw::<Dict<'_>>(&*name) {
                Some(MaybeRef::Ref(target)) => seen.insert(key(target.into())),
                Some(MaybeRef::NotRef(_)) => true,
                None => false,
            };
            if is_new && let Some(font) = on_page.get::<Dict<'_>>(&*name) {
                fonts.insert(fact(&font));
            }
        }
    }
    let mut fonts: Vec<FontFact> = fonts.into_iter().collect();
    // By the face, not by the subset's tag, which changes with the text.
    fonts.sort_by_key(|font| font.name.split('+').next_back().map(str::to_owned));
    fonts
}

fn fact(font: &Dict<'_>) -> FontFact {
    let name = name(font, "BaseFont");
    let is_tag = |tag: &str| tag.len() == 6 && tag.bytes().all(|byte| byte.is_ascii_uppercase());
    FontFact {
        embedded: is_embedded(font),
        subset: name.split_once('+').is_some_and(|(tag, _)| is_tag(tag)),
        has_unicode: font.contains_key("ToUnicode"),
        name,
    }
}

fn is_embedded(font: &Dict<'_>) -> bool {
    let descendants = font.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|list| list.iter::<Dict<'_>>().next());
    let holder = descendant.as_ref().unwrap_or(font);
    let files = ["FontFile", "FontFile2", "FontFile3"];
    holder
        .get::<Dict<'_>>("FontDescriptor")
        .is_some_and(|descriptor| files.iter().any(|file| descriptor.contains_key(file)))
}
