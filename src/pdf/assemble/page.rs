//! One page of a document, made anew: its content fitted above the band, its number in the band.
//!
//! The stamp is drawn *before* the page's own content, in a clean state, and the content is clipped
//! to its own area: however badly it treats the graphics state, it can neither cover nor move the
//! number.

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream as PdfStream};

use crate::pdf::content::Word;
use crate::pdf::import::{
    Annotations, Matrix, Names, Photograph, Placement, Region, from_top_left, without_words_beyond,
};

use super::annotation::{Hung, Look};
use super::chunk::Slot;
use super::copy::Copier;
use super::file::{deflated, page_parent};
use super::highlight;
use super::placed_page::{Destination, Highlight, Overlay, PlacedPage};
use super::resources::of_page;
use super::stamp::Stamps;
use super::syntax::operator;
use super::wrapped_page::drawing;

/// The name of the stamp's font on every page, and the beginning of the names of drawn marks.
pub(super) const FONT_NAME: &str = "BundleNumber";
pub(super) const MARK_NAME: &str = "BundleMark";

/// What content names, and the photographs that stand in it.
pub(super) type Named = (Names, Vec<Photograph>);

/// What a page of the bundle is made from.
pub(super) struct Sheet<'s, 'a> {
    pub(super) placed: &'s PlacedPage,
    pub(super) placement: Placement,
    pub(super) annotations: Annotations<'a>,
    /// What its content names, where that was read already.
    pub(super) named: Option<Named>,
    pub(super) stamps: &'s Stamps,
}

impl<'a> Copier<'a> {
    pub(super) fn page(&mut self, dict: &Dict<'a>, sheet: &Sheet<'_, 'a>) {
        let mut hung = self.annotations(sheet);
        if sheet.placed.is_stamped() {
            let back = sheet.stamps.back_area(&sheet.placement);
            let back = self.link_to(back, sheet.stamps.index, None, "Back to index");
            hung.kept.push(back);
        }
        let mut laid_over = text_layer(dict, sheet);
        laid_over.extend(self.highlights(dict, sheet, &mut hung));
        let resources = of_page(dict);
        let (needs, photographs) = self.needs_of_content(dict, &resources, sheet);
        let mut theirs = self.their_contents(dict);
        let streams = self.their_streams(&theirs);
        let rewritten = self.page_without_notes(&streams, &photographs);
        let rewritten = rewritten.or_else(|| self.slice_alone(&streams, &resources, sheet));
        let form = self.wrapped(&streams, rewritten.as_ref(), &resources, &needs, sheet);
        if let (None, Some(content)) = (form, rewritten) {
            theirs = vec![Part::Ours(self.made_packed(content))];
        }
        let content = self.contents(theirs, form, sheet, after(&laid_over, &hung));
        let begin = self.begin();
        let parent = page_parent(sheet.placed.position);
        self.put(&format!("<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 "));
        self.number(sheet.placement.size.0);
        self.put(" ");
        self.number(sheet.placement.size.1);
        self.put("]");
        if sheet.placement.rotation != 0 {
            self.put(&format!("/Rotate {}", sheet.placement.rotation));
        }
        self.put("/Contents[");
        for part in &content {
            match part {
                Part::Ours(local) => self.refer_local(*local),
                Part::Theirs(item) => self.item(item),
            }
            self.put(" ");
        }
        self.put("]/Resources");
        self.resources(&resources, needs, form, sheet, &hung);
        if let Some(group) = dict.get_raw::<Object<'a>>("Group") {
            self.put("/Group ");
            self.item(&group);
        }
        if !hung.kept.is_empty() {
            self.put("/Tabs/S/Annots[");
            for local in &hung.kept {
                self.refer_local(*local);
                self.put(" ");
            }
            self.put("]");
        }
        self.put(">>");
        let position = sheet.placed.position;
        self.finish(begin, Slot::Page(position), None);
        let height = sheet.placement.size.1 as f32;
        self.chunk.heights.push((position, height));
        self.chunk.ledger.came_out.pages += 1;
    }

    /// The content of a page without what stands beyond the slice that is shown, packed; none where it stays as it is.
    fn slice_alone(
        &mut self,
        streams: &[PdfStream<'a>],
        resources: &Dict<'a>,
        sheet: &Sheet<'_, 'a>,
    ) -> Option<Vec<u8>> {
        sheet.placed.window.slice?;
        let content = self.joined(streams);
        let (visible, patience) = (&sheet.placement.visible, &self.source.patience);
        let alone = without_words_beyond(&content, resources, visible, patience)?;
        deflated(&[&alone]).ok()
    }

    /// The operators of the highlights and labels of a page; the links of the labels are hung on it.
    fn highlights(&mut self, dict: &Dict<'a>, sheet: &Sheet<'_, 'a>, hung: &mut Hung) -> Vec<u8> {
        let mut out = Vec::new();
        if !sheet.placed.has_highlights() {
            return out;
        }
        self.write_highlight();
        let (placement, letters) = (&sheet.placement, &sheet.stamps.letters);
        let Some(from_shown) = from_top_left(dict) else {
            return out;
        };
        let mut taken: Vec<Region> = Vec::new();
        for Highlight { areas, label } in sheet.placed.highlights() {
            highlight::bars(&mut out, areas, &from_shown);
            let Some(label) = label else { continue };
            let place = highlight::label_place(label, areas, &from_shown, placement, letters);
            let Some(place) = place else { continue };
            let place = highlight::free_place(place, &taken, placement.shown().1);
            taken.push(place);
            highlight::label(&mut out, &label.text, &place, placement, letters);
            let corners = place.corners();
            let on_page = corners.map(|corner| placement.shown_to_page().apply(corner));
            if let Some(Destination { position, top }) = label.leads_to {
                let link = self.link_to(Region::around(&on_page), position, top, &label.text);
                hung.kept.push(link);
            }
        }
        out
    }

    /// Their content, part by part.
    fn their_contents(&self, dict: &Dict<'a>) -> Vec<Part<'a>> {
        let mut parts: Vec<Part<'a>> = match dict.get_raw::<Object<'a>>("Contents") {
            Some(MaybeRef::NotRef(Object::Array(array))) => {
                array.raw_iter().map(Part::Theirs).collect()
            }
            Some(reference @ MaybeRef::Ref(_)) => match dict.get::<Array<'a>>("Contents") {
                Some(array) => array.raw_iter().map(Part::Theirs).collect(),
                None => vec![Part::Theirs(reference)],
            },
            _ => Vec::new(),
        };
        // Only streams are content: for anything else some viewers show nothing of the page at all, not
        // even its number. Where one is missing, that was found before, and the page says so.
        parts.retain(|part| match part {
            Part::Theirs(MaybeRef::Ref(target)) => {
                let there = self.source.pdf.xref().get::<Object<'a>>((*target).into());
                matches!(there, Some(Object::Stream(_)))
            }
            _ => false,
        });
        parts
    }

    /// Ours in front, theirs or the form that holds them, ours behind.
    fn contents(
        &mut self,
        mut parts: Vec<Part<'a>>,
        form: Option<u32>,
        sheet: &Sheet<'_, 'a>,
        after: Vec<u8>,
    ) -> Vec<Part<'a>> {
        if form.is_some() {
            parts = vec![Part::Ours(self.made(drawing()))];
        }
        let before = before(sheet);
        parts.insert(0, Part::Ours(self.made(before)));
        // A page of words is long; what stands behind other pages is not.
        let packed = sheet.placed.has_layer().then(|| deflated(&[&after]));
        parts.push(Part::Ours(match packed {
            Some(Ok(packed)) => self.made_packed(packed),
            _ => self.made(after),
        }));
        parts
    }
}

/// The words of a page that are laid over it, in the page space of the source.
fn text_layer(dict: &Dict<'_>, sheet: &Sheet<'_, '_>) -> Vec<u8> {
    let mut out = Vec::new();
    let (Some(layer), Some(from_shown)) = (&sheet.stamps.layer, from_top_left(dict)) else {
        return out;
    };
    if sheet.placed.has_layer() {
        out.extend_from_slice(b"q ");
        // The layer counts upwards, from the top of the page.
        let upwards = Matrix([1.0, 0.0, 0.0, -1.0, 0.0, 0.0]);
        operator(&mut out, &from_shown.after(&upwards).0, "cm");
        let words: Vec<&Word> = sheet.placed.layer_words().collect();
        out.extend(layer.font.content(&words, 0.0));
        out.extend_from_slice(b"Q\n");
    }
    out
}

/// A part of a page's content.
pub(super) enum Part<'a> {
    Ours(u32),
    Theirs(MaybeRef<Object<'a>>),
}

/// What is laid under; then the page's space is scaled, moved and clipped, and that state saved. It is not
/// saved before, so that content which restores too often finds nothing else to restore.
fn before(sheet: &Sheet<'_, '_>) -> Vec<u8> {
    let mut out = Vec::new();
    for overlay in &sheet.placed.overlays {
        let (position, placement) = (sheet.placed.position, &sheet.placement);
        let drawn = match overlay {
            Overlay::Stamp { missing } => sheet.stamps.draw(position, placement, *missing),
            Overlay::Continued { from, on } => {
                sheet.stamps.continued(position, placement, [*from, *on])
            }
            Overlay::Highlight(_) | Overlay::TextLayer(_) => continue,
        };
        out.extend_from_slice(&drawn);
    }
    operator(&mut out, &sheet.placement.matrix().0, "cm");
    let drawn = &sheet.placement.drawn;
    let [left, bottom, ..] = drawn.0;
    let (width, height) = (drawn.width(), drawn.height());
    operator(&mut out, &[left, bottom, width, height], "re");
    out.extend_from_slice(b"W n q\n");
    out
}

/// The state is restored, and highlights and marks that became part of the page are drawn over it.
fn after(highlights: &[u8], hung: &Hung) -> Vec<u8> {
    let mut out = b"\nQ\n".to_vec();
    out.extend_from_slice(highlights);
    for (at, look) in hung.drawn.iter().enumerate() {
        match look {
            Look::Theirs(drawn) => {
                out.extend_from_slice(b"q ");
                let Matrix(numbers) = drawn.matrix;
                operator(&mut out, &numbers, "cm");
                out.extend_from_slice(format!("/{MARK_NAME}{at} Do Q\n").as_bytes());
            }
            Look::Words(words) => out.extend_from_slice(words),
        }
    }
    out
}
