//! What `use` gives names to, and where a path that begins with such a name leads.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{File, Item, ItemUse, UseTree};

/// Names that a `use` gives, each in its module.
pub(super) type Given = BTreeMap<(Vec<String>, String), Vec<String>>;

/// Where a name is known that a function gives for itself: nobody follows which one.
const ANYWHERE: &str = "*";

/// A path from a root; one that begins with no known name stays as it is.
pub(super) fn resolved(module: &[String], path: &[String], given: &Given) -> Vec<String> {
    let mut path = path.to_vec();
    // A given name may lead to another; not round and round.
    for _ in 0..8 {
        let found = path.first().and_then(|first| {
            let in_module = given.get(&(module.to_vec(), first.clone()));
            in_module.or_else(|| given.get(&(vec![ANYWHERE.to_owned()], first.clone())))
        });
        match found {
            Some(found) if found.first() != path.first() => path = [found, &path[1..]].concat(),
            _ => break,
        }
    }
    let mut from = vec!["crate".to_owned()];
    match path.first().map(String::as_str) {
        Some("self") => from.extend_from_slice(module),
        Some("super") => from.extend_from_slice(&module[..module.len().saturating_sub(1)]),
        Some("bundle_builder") => {}
        _ => return path,
    }
    for segment in &path[1..] {
        match segment.as_str() {
            "super" if from.len() > 1 => drop(from.pop()),
            "super" => {}
            _ => from.push(segment.clone()),
        }
    }
    from
}

fn line_of_tree(tree: &UseTree) -> usize {
    let span = match tree {
        UseTree::Path(path) => path.ident.span(),
        UseTree::Name(name) => name.ident.span(),
        UseTree::Rename(rename) => rename.ident.span(),
        UseTree::Glob(glob) => glob.star_token.spans[0],
        UseTree::Group(group) => group.brace_token.span.open(),
    };
    span.start().line
}

pub(super) fn line_of_path(path: &syn::Path) -> usize {
    path.segments
        .first()
        .map_or(0, |first| first.ident.span().start().line)
}

/// The leaves of a tree: each path, the name it is given, and whether all in it is meant.
pub(super) fn leaves(
    tree: &UseTree,
    above: &[String],
    found: &mut Vec<(Vec<String>, Option<String>, bool, usize)>,
) {
    let line = line_of_tree(tree);
    let below = |name: &syn::Ident| [above, &[name.to_string()]].concat();
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &below(&path.ident), found),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, above, found);
            }
        }
        UseTree::Glob(_) => found.push((above.to_vec(), None, true, line)),
        UseTree::Name(name) if name.ident == "self" => {
            found.push((above.to_vec(), above.last().cloned(), false, line));
        }
        UseTree::Name(name) => {
            found.push((
                below(&name.ident),
                Some(name.ident.to_string()),
                false,
                line,
            ));
        }
        UseTree::Rename(rename) => {
            let path = if rename.ident == "self" {
                above.to_vec()
            } else {
                below(&rename.ident)
            };
            found.push((path, Some(rename.rename.to_string()), false, line));
        }
    }
}

/// The names that a file gives. `module` is where it stands.
pub(super) fn given(file: &File, module: &[String]) -> Given {
    let mut names = Names(Vec::new());
    names.visit_file(file);
    let at = |within: Vec<String>| match within.first() {
        Some(first) if first == ANYWHERE => within,
        _ => [module, &within].concat(),
    };
    let named = names.0.into_iter().map(|(within, name, path)| {
        let at = at(within);
        let path = resolved(&at, &path, &BTreeMap::new());
        ((at, name), path)
    });
    named.collect()
}

/// Collects what `use` gives names to, with the module that it stands in.
struct Names(Vec<(Vec<String>, String, Vec<String>)>);

impl Names {
    fn items(&mut self, module: &[String], items: &[Item]) {
        for item in items {
            match item {
                Item::Use(item) => self.tree(module, item),
                Item::Mod(inner) => {
                    let module = [module, &[inner.ident.to_string()]].concat();
                    self.items(
                        &module,
                        inner.content.as_ref().map_or(&[], |(_, items)| items),
                    );
                }
                Item::ExternCrate(item) => {
                    let name = item.rename.as_ref().map_or(&item.ident, |(_, name)| name);
                    let path = if item.ident == "self" {
                        "bundle_builder".to_owned()
                    } else {
                        item.ident.to_string()
                    };
                    self.0.push((module.to_vec(), name.to_string(), vec![path]));
                }
                _ => {}
            }
        }
    }

    fn tree(&mut self, module: &[String], item: &ItemUse) {
        let mut found = Vec::new();
        leaves(&item.tree, &[], &mut found);
        let given = found
            .into_iter()
            .filter_map(|(path, name, ..)| Some((module.to_vec(), name?, path)));
        self.0.extend(given);
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_file(&mut self, file: &'ast File) {
        self.items(&[], &file.items);
        visit::visit_file(self, file);
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        for statement in &block.stmts {
            if let syn::Stmt::Item(Item::Use(item)) = statement {
                self.tree(&[ANYWHERE.to_owned()], item);
            }
        }
        visit::visit_block(self, block);
    }
}
