//! Pages that a document names and that are not in its file: a download broke off, or an object was
//! overwritten. What the tree of pages names is compared with what is there (ISO 32000-1, 7.7.3).
//!
//! Many files say a wrong number of pages and name no page that is missing; in those nothing is lost.
//! Where the table of objects is wrong, too, the number is believed: what named the pages may be lost.

use std::collections::BTreeSet;
use std::fmt;

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier};
use serde::{Deserialize, Serialize};

use crate::case::PageRanges;
use crate::finding;

use super::damage::said_pages;
use super::source::{Source, key};

/// How many pages are missing, and which, if that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostPages {
    pub count: u32,
    /// Positions, from 1, in the document as it was; empty where only their number is known.
    pub places: Vec<u32>,
}

impl fmt::Display for LostPages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let are = if self.count == 1 { "is" } else { "are" };
        match (self.places.as_slice(), PageRanges::of(self.places.clone())) {
            ([], _) | (_, None) => write!(f, "{} of it {are} missing", finding::pages(self.count)),
            ([only], _) => write!(f, "page {only} of it is missing"),
            ([first, .., last], _) if last - first + 1 == self.count => {
                write!(f, "pages {first} to {last} of it are missing")
            }
            (_, Some(places)) => write!(f, "pages {places} of it are missing"),
        }
    }
}

/// Pages beyond which only their number is told.
const MOST_NAMED: usize = 1000;

/// The pages that are missing; `table_is_right` says whether the table of objects can be believed.
pub(super) fn lost_pages(source: &Source, table_is_right: bool) -> Option<LostPages> {
    let found = u32::try_from(source.len()).unwrap_or(u32::MAX);
    let tree = tree(source)?;
    let fewer = said_pages(&tree).unwrap_or_default().saturating_sub(found);
    let mut walk = Walk {
        source,
        seen: BTreeSet::new(),
        place: 0,
        missing: Vec::new(),
    };
    walk.tree(tree);
    let missing = walk.missing;
    let named = u32::try_from(missing.len()).unwrap_or(u32::MAX);
    if named == 0 {
        let is_believed = fewer > 0 && !table_is_right;
        return is_believed.then(|| LostPages {
            count: fewer,
            places: Vec::new(),
        });
    }
    // What is missing may have been a part of the tree, with many pages.
    let is_exact = fewer <= named && missing.len() <= MOST_NAMED;
    Some(LostPages {
        count: named.max(fewer),
        places: if is_exact { missing } else { Vec::new() },
    })
}

/// The root of the tree: as the catalog names it, else the one part of a tree that is in no other.
fn tree(source: &Source) -> Option<Dict<'_>> {
    if let Some(tree) = source.catalog().get::<Dict<'_>>("Pages") {
        return Some(tree);
    }
    let objects = source.pdf.objects();
    let mut dicts = objects.into_iter().filter_map(Object::into_dict);
    dicts.find(|dict| {
        dict.contains_key("Kids") && dict.contains_key("Count") && !dict.contains_key("Parent")
    })
}

struct Walk<'a> {
    source: &'a Source,
    seen: BTreeSet<super::Id>,
    /// Pages passed, those that are missing among them.
    place: u32,
    missing: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn tree(&mut self, root: Dict<'a>) {
        if let Some(id) = root.obj_id() {
            self.seen.insert(key(id));
        }
        let kids = |node: &Dict<'a>| node.get::<Array<'a>>("Kids").map(|kids| kids.raw_iter());
        let mut open = Vec::from_iter(kids(&root));
        while let Some(level) = open.last_mut() {
            let Some(kid) = level.next() else {
                open.pop();
                continue;
            };
            if self.source.patience.is_over_at(self.place as usize) {
                return;
            }
            match self.kid(kid) {
                Kid::Tree(node) => open.extend(kids(&node)),
                Kid::Page => self.place += 1,
                Kid::Missing => {
                    self.place += 1;
                    self.missing.push(self.place);
                }
                Kid::Seen => {}
            }
        }
    }

    fn kid(&mut self, kid: MaybeRef<Object<'a>>) -> Kid<'a> {
        let dict = match kid {
            MaybeRef::Ref(target) => {
                let id = ObjectIdentifier::from(target);
                if !self.seen.insert(key(id)) {
                    return Kid::Seen;
                }
                self.source.pdf.xref().get::<Dict<'a>>(id)
            }
            // Nothing is named here that could be missing.
            MaybeRef::NotRef(object) => match object.into_dict() {
                Some(dict) => Some(dict),
                None => return Kid::Seen,
            },
        };
        match dict {
            Some(dict) if dict.contains_key("Kids") => Kid::Tree(dict),
            Some(_) => Kid::Page,
            None => Kid::Missing,
        }
    }
}

enum Kid<'a> {
    Page,
    Tree(Dict<'a>),
    Missing,
    /// It was passed before, or is nothing.
    Seen,
}

#[cfg(test)]
mod tests {
    use super::super::specimen::{Page, document};
    use super::super::{Limits, Watch, survey};
    use super::LostPages;

    fn four() -> String {
        let pages = ["one", "two", "three", "four"].map(Page::saying);
        String::from_utf8_lossy(&document(&pages)).replace('\u{fffd}', "?")
    }

    fn lost(file: &str) -> Option<LostPages> {
        let bytes = file.as_bytes().to_vec();
        let found = survey(bytes, None, &Limits::default(), &Watch::default()).unwrap();
        found.lost_pages().cloned()
    }

    fn at(count: u32, places: &[u32]) -> Option<LostPages> {
        let places = places.to_vec();
        Some(LostPages { count, places })
    }

    #[test]
    fn pages_that_the_tree_names_and_that_are_not_there_are_lost() {
        let sound = four();
        assert_eq!(lost(&sound), None);
        let kids = "Kids[10 0 R 12 0 R 14 0 R 16 0 R ]";
        let with = |new: &str| lost(&sound.replace(kids, new));
        assert_eq!(with("Kids[10 0 R 99 0 R 14 0 R 16 0 R ]"), at(1, &[2]));
        assert_eq!(
            with("Kids[90 0 R 91 0 R 14 0 R 92 0 R ]"),
            at(3, &[1, 2, 4])
        );
        // Perhaps a part of the tree that held three.
        assert_eq!(with("Kids[10 0 R 99 0 R ]              "), at(3, &[]));
        let cut = &sound[..sound.find("14 0 obj").unwrap()];
        assert_eq!(lost(cut), at(2, &[3, 4]));
    }

    #[test]
    fn a_wrong_number_alone_is_no_lost_page() {
        let sound = four();
        for count in 0..10 {
            let file = sound.replace("/Count 4/Kids", &format!("/Count {count}/Kids"));
            assert_eq!(lost(&file), None, "{count}");
        }
        for entry in [
            "/Cuont 4/",
            "/Count()/",
            "/Count[]/",
            "/Count/N/",
            "/Count-4/",
            "/Count.4/",
            "/Count99/",
        ] {
            assert_eq!(lost(&sound.replace("/Count 4/", entry)), None, "{entry}");
        }
        let kids = "Kids[10 0 R 12 0 R 14 0 R 16 0 R ]";
        for new in [
            "Kids[10 0 R 12 0 R 14 0 R        ]",
            "Kids[10 0 R 12 0 R 14 0 R null   ]",
            "Kids[10 0 R 12 0 R 14 0 R 2 0 R  ]",
        ] {
            assert_eq!(lost(&sound.replace(kids, new)), None, "{new}");
        }
    }

    #[test]
    fn where_the_table_is_lost_too_the_number_is_believed() {
        let sound = four();
        let file = sound.replace("/Count 4/", "/Count 6/");
        let without_table = &file[..file.find("xref\n0 1").unwrap()];
        assert_eq!(lost(without_table), at(2, &[]));
        let low = sound.replace("/Count 4/", "/Count 2/");
        assert_eq!(lost(&low[..low.find("xref\n0 1").unwrap()]), None);
    }
}
