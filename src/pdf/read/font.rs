//! The fonts that pages name, and whether each is whole.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::object::{Array, Dict, MaybeRef};

use crate::pdf::facts::FontFact;
use crate::pdf::import::{Id, Source, key, name};

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

/// The fonts of pages that are not in the file, each with the pages (from 1) that name it. A font that is drawn by
/// the page itself (type 3) is.
pub(super) fn missing(source: &Source) -> Vec<(String, Vec<u32>)> {
    let mut missing: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut seen: BTreeMap<Id, Option<String>> = BTreeMap::new();
    for (number, page) in (1..).zip(source.pdf.pages().iter()) {
        let on_page = &page.resources().fonts;
        for key_of_font in on_page.keys().take(MOST) {
            let read = || {
                let font = on_page.get::<Dict<'_>>(&*key_of_font)?;
                let is_drawn = name(&font, "Subtype") == "Type3";
                (!is_drawn && !is_embedded(&font)).then(|| name(&font, "BaseFont"))
            };
            let lacks = match on_page.get_raw::<Dict<'_>>(&*key_of_font) {
                Some(MaybeRef::Ref(target)) => {
                    let known = seen.entry(key(target.into()));
                    known.or_insert_with(read).clone()
                }
                _ => read(),
            };
            let pages = lacks.map(|name| missing.entry(name).or_default());
            if let Some(pages) = pages.filter(|pages| pages.last() != Some(&number)) {
                pages.push(number);
            }
        }
    }
    missing.into_iter().collect()
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
