//! Every path that a source text names, as the compiler would read it: in `use` trees, expressions, types,
//! attributes and what is handed to macros, from `self`, `super` or another name that was given to it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, File, ItemMod, ItemUse, LitStr, Macro};

use super::uses::{Given, given, leaves, line_of_path, resolved};

/// A path in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) line: usize,
    /// From the root of this crate (`crate` first), or from that of another.
    pub(super) segments: Vec<String>,
    /// Everything in it is named.
    pub(super) is_glob: bool,
    pub(super) is_test: bool,
}

impl Named {
    /// Whether it names this, or something in it, or a glob brings it in.
    pub(super) fn names(&self, path: &str) -> bool {
        let wanted: Vec<&str> = path.split("::").collect();
        let shared = self.segments.iter().zip(&wanted);
        let fits = shared.clone().all(|(own, wanted)| own == wanted);
        fits && (self.segments.len() >= wanted.len() || self.is_glob)
    }

    /// The room of this crate that it leads into.
    pub(super) fn room(&self) -> Option<&str> {
        match self.segments.as_slice() {
            [first, room, ..] if first == "crate" => Some(room),
            _ => None,
        }
    }
}

/// A condition that asks which system the program is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SystemAsked {
    pub(super) line: usize,
    pub(super) is_test: bool,
}

/// What stands in one text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) named: Vec<Named>,
    pub(super) systems: Vec<SystemAsked>,
}

/// `module` is where the text stands in its crate (`gui`, `app`); `is_test` whether all of it is a test.
pub(super) fn read(text: &str, module: &[String], is_test: bool) -> syn::Result<Read> {
    let file: File = syn::parse_file(text)?;
    let mut reader = Reader {
        module: module.to_vec(),
        // Before the paths are read: a name may be used above the line that gives it.
        given: given(&file, module),
        is_test,
        read: Read::default(),
    };
    reader.visit_file(&file);
    reader.read.named.dedup();
    Ok(reader.read)
}

struct Reader {
    module: Vec<String>,
    given: Given,
    is_test: bool,
    read: Read,
}

impl Reader {
    fn note(&mut self, path: &[String], is_glob: bool, line: usize) {
        self.read.named.push(Named {
            line,
            segments: resolved(&self.module, path, &self.given),
            is_glob,
            is_test: self.is_test,
        });
    }

    /// Paths are told in what is handed to macros by their shape alone.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        let mut before = String::new();
        for token in tokens {
            let asks =
                before.ends_with("cfg") || before.ends_with("cfg!") || before.ends_with("cfg_attr");
            match &token {
                TokenTree::Group(group) if asks => {
                    self.asks_system(&group.stream(), group.span().start().line);
                }
                TokenTree::Ident(ident) => before = ident.to_string(),
                TokenTree::Punct(mark) => before.push(mark.as_char()),
                TokenTree::Group(_) | TokenTree::Literal(_) => before.clear(),
            }
            match token {
                TokenTree::Ident(ident) if path.is_empty() || colons == 2 => {
                    if path.is_empty() {
                        line = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                    continue;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => {
                    colons += 1;
                    continue;
                }
                TokenTree::Group(group) => {
                    let is_tree = colons == 2 && group.delimiter() == Delimiter::Brace;
                    self.end(&mut path, line);
                    // `path::{…}` in a macro is as rare as it is hidden; its inside is read by itself.
                    assert!(!is_tree, "line {line}: a `use` tree within a macro");
                    self.tokens(group.stream());
                }
                TokenTree::Ident(ident) => {
                    self.end(&mut path, line);
                    line = ident.span().start().line;
                    path.push(ident.to_string());
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => self.end(&mut path, line),
            }
            colons = 0;
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut Vec<String>, line: usize) {
        if path.len() > 1 {
            self.note(path, false, line);
        }
        path.clear();
    }

    fn asks_system(&mut self, tokens: &TokenStream, line: usize) {
        let words = tokens.to_string();
        let words = words.split(|c: char| !c.is_alphanumeric() && c != '_');
        let systems = [
            "unix",
            "windows",
            "target_os",
            "target_family",
            "target_env",
            "target_vendor",
        ];
        if words.clone().any(|word| systems.contains(&word)) {
            let is_test = self.is_test;
            self.read.systems.push(SystemAsked { line, is_test });
        }
    }

    fn within_tests<T>(
        &mut self,
        attributes: &[Attribute],
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = self.is_test;
        self.is_test |= attributes.iter().any(is_for_tests);
        let done = work(self);
        self.is_test = before;
        done
    }
}

/// `#[test]`, `#[cfg(test)]` and the like.
fn is_for_tests(attribute: &Attribute) -> bool {
    if attribute.path().is_ident("test") {
        return true;
    }
    let Ok(list) = attribute.meta.require_list() else {
        return false;
    };
    let condition = list.tokens.to_string();
    attribute.path().is_ident("cfg") && (condition == "test" || condition.starts_with("all (test"))
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.within_tests(&item.attrs, |reader| {
            item.attrs
                .iter()
                .for_each(|attribute| reader.visit_attribute(attribute));
            let mut found = Vec::new();
            leaves(&item.tree, &[], &mut found);
            for (path, _, is_glob, line) in found {
                reader.note(&path, is_glob, line);
            }
        });
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        self.note(
            &[item.ident.to_string()],
            false,
            item.ident.span().start().line,
        );
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.within_tests(&item.attrs, |reader| {
            reader.module.push(item.ident.to_string());
            visit::visit_item_mod(reader, item);
            reader.module.pop();
        });
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.within_tests(&item.attrs, |reader| visit::visit_item_fn(reader, item));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|one| one.ident.to_string())
            .collect();
        if segments.len() > 1 {
            self.note(&segments, false, line_of_path(path));
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast Macro) {
        if called.path.is_ident("cfg") {
            self.asks_system(&called.tokens, line_of_path(&called.path));
        }
        self.tokens(called.tokens.clone());
        visit::visit_macro(self, called);
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        self.within_tests(&item.attrs, |reader| visit::visit_item_macro(reader, item));
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let line = attribute.bracket_token.span.open().start().line;
        if attribute.path().is_ident("doc") {
            return;
        }
        if let syn::Meta::List(list) = &attribute.meta {
            if list.path.is_ident("cfg") || list.path.is_ident("cfg_attr") {
                self.asks_system(&list.tokens, line);
            }
            self.tokens(list.tokens.clone());
            // serde is handed paths as texts.
            for path in texts(list.tokens.clone()) {
                self.note(&path, false, line);
            }
        }
        visit::visit_attribute(self, attribute);
    }
}

/// Paths that stand in quotation marks.
fn texts(tokens: TokenStream) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(texts(group.stream())),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<LitStr>(&literal.to_string());
                let path = text.ok().and_then(|text| text.parse::<syn::Path>().ok());
                let path = path.map(|path| {
                    path.segments
                        .iter()
                        .map(|one| one.ident.to_string())
                        .collect()
                });
                found.extend(path.filter(|path: &Vec<String>| path.len() > 1));
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
    found
}
