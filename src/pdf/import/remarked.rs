//! Looks through a document for what a person should know of it (see `remark`).

use std::collections::BTreeSet;

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream, String as PdfString};
use memchr::memmem;

use super::action::{
    Action, Did, additional, associated, associated_within, chained, item_of, with_chained,
};
use super::annotation::{Kind, kind};
use super::attachment::{Attached, clipped, embedded, is_portfolio, scripts};
use super::destination::{Destinations, Goal};
use super::drawn::{Drawn, Finder, from_outside};
use super::form::{Xfa, signatures, xfa};
use super::named::lists_of_properties;
use super::outline::{Bookmark, Bookmarks, text};
use super::remark::{Actor, Remark, Remarks};
use super::source::{Id, Source, name};

/// Gathers remarks, first page by page, then about the whole.
pub(super) struct Gathering<'a> {
    source: &'a Source,
    names: &'a Destinations,
    finder: Finder<'a>,
    remarks: Remarks,
    /// Files and fields that were told already.
    told: BTreeSet<Id>,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(source: &'a Source, names: &'a Destinations) -> Self {
        Gathering {
            source,
            names,
            finder: Finder::new(source),
            remarks: Remarks::default(),
            told: BTreeSet::new(),
        }
    }

    /// What a page does and draws, without what hangs on it.
    pub(super) fn page(&mut self, number: u32, page: &Dict<'a>) {
        self.acts(Actor::Page, Some(number), additional(page, self.source));
        self.files(Some(number), associated(page, self.source));
        let mut drawn = self.finder.page(page);
        let contents = match page.get::<Object<'a>>("Contents") {
            Some(Object::Stream(one)) => vec![one.dict().clone()],
            Some(Object::Array(list)) => streams(list, self.source),
            _ => Vec::new(),
        };
        let outside = contents.iter().flat_map(from_outside);
        drawn.extend(outside.map(|(what, says)| Drawn::Outside(what, says)));
        self.draws(number, drawn);
    }

    /// The files that belong to parts of a page by lists of properties in its content.
    pub(super) fn content(&mut self, number: u32, content: &[u8]) {
        if memmem::find(content, b"AF").is_none() {
            return;
        }
        for list in lists_of_properties(content) {
            self.files(Some(number), associated_within(list, self.source));
        }
    }

    /// There are more annotations on a page than are read.
    pub(super) fn unread(&mut self, number: u32) {
        self.remarks
            .add(Remark::AnnotationsUnread, Some(number), "");
    }

    /// What an annotation does besides what is taken over of it.
    pub(super) fn annotation(&mut self, number: u32, on: &Dict<'a>, item: &Dict<'a>) {
        let page = Some(number);
        let drawn = self.finder.annotation(on, item);
        self.draws(number, drawn);
        self.files(page, associated(item, self.source));
        match kind(item) {
            Kind::Link => self.link(number, item),
            Kind::Field => self.field(number, item),
            Kind::Active if name(item, "Subtype") == "FileAttachment" => {
                self.files(page, vec![clipped(item)]);
            }
            Kind::Active => {
                let title = item
                    .get::<PdfString<'_>>("T")
                    .or_else(|| item.get("Contents"));
                let title = title
                    .map(|title| text(title.as_bytes()))
                    .unwrap_or_default();
                self.remarks.add(Remark::Medium, page, &title);
                self.own_acts(Actor::Comment, number, item);
            }
            Kind::Comment | Kind::Popup | Kind::Decoration => {
                if name(item, "Subtype") == "Redact" {
                    self.remarks.add(Remark::Redaction, page, "");
                }
                self.own_acts(Actor::Comment, number, item);
            }
        }
    }

    fn link(&mut self, number: u32, item: &Dict<'a>) {
        let page = Some(number);
        let goal = self.names.of(item, self.source);
        match &goal {
            Goal::Lost(says) => self.remarks.add(Remark::LostLink, page, says),
            Goal::Nowhere => {}
            goal => self.goal(Actor::Link, page, goal, ""),
        }
        let place = item.get::<Object<'a>>("Dest");
        let has_place = place.is_some_and(|place| !matches!(place, Object::Null(_)));
        let mut follow = match item_of(item, "A") {
            // Both a place and an action: the place is where it leads.
            Some(action) if has_place => with_chained(&action, self.source),
            Some(action) => chained(&action, self.source),
            None => Vec::new(),
        };
        // Where a page that was saved from the web led before.
        if let Some(before) = item_of(item, "PA") {
            follow.extend(with_chained(&before, self.source));
        }
        self.acts(Actor::Follower, page, follow);
        self.acts(Actor::Link, page, additional(item, self.source));
    }

    /// What of a goal is not taken over.
    fn goal(&mut self, actor: Actor, page: Option<u32>, goal: &Goal, title: &str) {
        let (remark, says) = match goal {
            Goal::Acts(action, says) => (Remark::Action(actor, *action), says),
            Goal::Unwritten(fault, says) => (Remark::Address(actor, *fault), says),
            _ => return,
        };
        let told: Vec<&str> = [title, says]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect();
        self.remarks.add(remark, page, &told.join(", "));
    }

    fn field(&mut self, number: u32, item: &Dict<'a>) {
        self.own_acts(Actor::Field, number, item);
        let above = |node: &Dict<'a>| item_of(node, "Parent");
        let parents = std::iter::successors(above(item), |(_, node)| above(node));
        for (id, parent) in parents.take(32) {
            if id.is_none_or(|id| !self.told.insert(id)) {
                return;
            }
            self.own_acts(Actor::Field, number, &parent);
        }
    }

    fn own_acts(&mut self, actor: Actor, number: u32, item: &Dict<'a>) {
        for action in ["A", "PA"].iter().filter_map(|key| item_of(item, key)) {
            self.acts(actor, Some(number), with_chained(&action, self.source));
        }
        self.acts(actor, Some(number), additional(item, self.source));
    }

    fn acts(&mut self, actor: Actor, page: Option<u32>, actions: Vec<Did>) {
        for (action, says) in actions {
            self.remarks.add(Remark::Action(actor, action), page, &says);
        }
    }

    /// Each file once, on the first page that has it.
    fn files(&mut self, page: Option<u32>, files: Vec<Attached>) {
        let remark = match is_portfolio(self.source) {
            true => Remark::PortfolioFile,
            false => Remark::AttachedFile,
        };
        for (id, name) in files {
            if id.is_none_or(|id| self.told.insert(id)) {
                // A portfolio is one on all its pages.
                let page = page.filter(|_| remark != Remark::PortfolioFile);
                self.remarks.add(remark, page, &name);
            }
        }
    }

    fn draws(&mut self, number: u32, drawn: BTreeSet<Drawn>) {
        for one in drawn {
            match one {
                Drawn::File(id, name) => self.files(Some(number), vec![(id, name)]),
                Drawn::Outside(what, says) => {
                    self.remarks.add(Remark::Outside(what), Some(number), &says);
                }
                Drawn::Combined(ids) => {
                    let layers = ids.iter().filter_map(|id| self.finder.layer(*id));
                    let names: Vec<String> =
                        layers.map(|layer| format!("“{}”", layer.name)).collect();
                    let says = names.join(" and ");
                    self.remarks
                        .add(Remark::LayersCombined, Some(number), &says);
                }
                Drawn::Layer(id) => {
                    let Some(layer) = self.finder.layer(id) else {
                        continue;
                    };
                    let remark = match (layer.shows, layer.prints) {
                        (false, Some(true)) => Remark::LayerPrintedOnly,
                        (false, _) => Remark::LayerOff,
                        (true, Some(false)) => Remark::LayerNotPrinted,
                        (true, _) => continue,
                    };
                    let says = format!("“{}”", layer.name);
                    self.remarks.add(remark, Some(number), &says);
                }
            }
        }
    }

    /// About the whole document, of which so many fields hang on pages.
    pub(super) fn finish(mut self, bookmarks: &Bookmarks, fields: u32) -> Remarks {
        self.bookmarks(&bookmarks.list);
        if bookmarks.are_cut {
            self.remarks.add(Remark::BookmarksUnread, None, "");
        }
        self.document();
        self.files(None, embedded(self.source));
        self.files(None, associated(&self.source.catalog(), self.source));
        match xfa(self.source, fields) {
            Some(Xfa::Only) => self.remarks.add(Remark::XfaOnly, None, ""),
            Some(Xfa::Beside) => self.remarks.add(Remark::XfaBeside, None, ""),
            None => {}
        }
        for signature in signatures(self.source) {
            self.remarks.add(Remark::Signature, None, &signature);
        }
        self.remarks
    }

    fn bookmarks(&mut self, bookmarks: &[Bookmark]) {
        for bookmark in bookmarks {
            let title = format!("“{}”", bookmark.title);
            match &bookmark.goal {
                Goal::Web(address) => {
                    let address = String::from_utf8_lossy(address);
                    let says = format!("{title}, {address}");
                    self.remarks.add(Remark::WebBookmark, None, &says);
                }
                Goal::Lost(place) => {
                    let says = match place.as_str() {
                        "" => title.clone(),
                        place => format!("{title}, {place}"),
                    };
                    self.remarks.add(Remark::LostBookmark, None, &says);
                }
                goal => self.goal(Actor::Bookmark, None, goal, &title),
            }
            for (action, says) in &bookmark.follow {
                let says = format!("{title} {says}");
                self.remarks.add(
                    Remark::Action(Actor::Follower, *action),
                    None,
                    says.trim_end(),
                );
            }
            self.bookmarks(&bookmark.children);
        }
    }

    /// What the document itself would do when it is opened, printed or closed.
    fn document(&mut self) {
        let catalog = self.source.catalog();
        if let Some(action) = item_of(&catalog, "OpenAction") {
            let mut actions = with_chained(&action, self.source);
            // Where it opens is not for a part of a bundle to say.
            if name(&action.1, "S") == "GoTo" {
                actions.remove(0);
            }
            self.acts(Actor::Document, None, actions);
        }
        self.acts(Actor::Document, None, additional(&catalog, self.source));
        let scripts = scripts(self.source).into_iter();
        let scripts = scripts.map(|(_, name)| (Action::Script, name));
        self.acts(Actor::Document, None, scripts.collect());
    }
}

/// The dictionaries of the streams of a list.
fn streams<'a>(list: Array<'a>, source: &'a Source) -> Vec<Dict<'a>> {
    let items = list.raw_iter().filter_map(|item| match item {
        MaybeRef::Ref(target) => source.pdf.xref().get::<Stream<'a>>(target.into()),
        MaybeRef::NotRef(_) => None,
    });
    items.map(|stream| stream.dict().clone()).collect()
}
