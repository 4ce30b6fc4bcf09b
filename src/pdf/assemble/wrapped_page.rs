//! Pages that name patterns, drawn as one form.
//!
//! The `cm` in front of a page's content moves and scales what is drawn, but not gradients, hatchings
//! and pictures used as a fill: the matrix of a pattern leads to the first space of the content stream
//! that names it (ISO 32000-1, 8.7.3.1), and for the content of a page that is the page itself. So
//! where a page names a pattern and is moved, all its content becomes one form XObject, which is drawn
//! where the content stood. Other pages stay as they are.
//!
//! The form is no transparency group, and the page's /Group stays with the page: what is in the form is
//! painted straight onto the page, as it was before. With the group moved to the form, poppler and MuPDF
//! draw pages that mix colours or knock out otherwise than their source (of a page of eight blend modes,
//! 120,000 pixels at 40 dpi: 69 to 17,763 others; with the group left where it is: none).
//!
//! Pages with highlights or a layer of words are drawn so, too: whatever their content leaves undone, what is laid over
//! them lies where it should.
//!
//! No structure of a document is copied (`keys`), so no mark in the form is referred to.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, MaybeRef, Object, Stream as PdfStream};

use crate::pdf::import::{Matrix, Needs, Patterns, Region, append};

use super::chunk::{Slot, Stream};
use super::copy::Copier;
use super::file::deflated;
use super::page::{Part, Sheet};
use super::syntax::write_name;

/// The name of the form on its page.
pub(super) const PAGE_NAME: &str = "BundlePage";
/// Bytes of content that are written again for the sake of forms, in one document. What several pages
/// share is there once for each of them, so a document made for the purpose could grow without end.
const MOST_AGAIN: usize = 256 << 20;
/// Beyond the edges of what can be seen, in points: the edge itself is the clip's, and is not drawn
/// softer by a second one.
const MARGIN: f64 = 1.0;

/// What is known of the pages of one document.
#[derive(Debug, Default)]
pub(super) struct Wrapping {
    patterns: Patterns,
    /// Content that is in a form already.
    used: BTreeSet<(u32, i32)>,
    again: usize,
}

impl<'a> Copier<'a> {
    /// The form that draws these streams of a page's content, or what they were rewritten to, by its
    /// number in the chunk; none where the page can stay as it is.
    pub(super) fn wrapped(
        &mut self,
        streams: &[PdfStream<'a>],
        rewritten: Option<&Vec<u8>>,
        resources: &Dict<'a>,
        needs: &Needs,
        sheet: &Sheet<'_, 'a>,
    ) -> Option<u32> {
        let source = self.source;
        let is_moved = sheet.placement.matrix() != Matrix::SAME;
        let patterns = &mut self.wrapping.patterns;
        let mut has_patterns = || is_moved && patterns.are_named(&needs.own, resources, source);
        // In a form it can leave no graphics state behind, by which what is laid over it would be moved.
        let is_laid_over = sheet.placed.has_highlights() || sheet.placed.has_layer();
        if !is_laid_over && !has_patterns() {
            return None;
        }
        let content = match (rewritten, streams) {
            (_, []) => return None,
            (Some(content), _) => Some(content.clone()),
            (None, [_only]) => None,
            (None, several) => Some(deflated(&[&self.joined(several)]).ok()?),
        };
        self.account_for(streams, content.as_ref())?;
        let local = self.fresh();
        let begin = self.begin();
        self.put("<</Type/XObject/Subtype/Form/BBox[");
        for number in beyond(&sheet.placement.visible).0 {
            self.number(number);
            self.put(" ");
        }
        self.put("]/Resources");
        self.named_resources(resources, &needs.own, &[]);
        let content = match (content, streams.first()) {
            (None, Some(only)) => {
                self.packed_as(only.dict());
                self.data(only)
            }
            (content, _) => {
                self.put("/Filter/FlateDecode");
                Stream::Made(content.unwrap_or_default())
            }
        };
        self.put(">>");
        self.finish(begin, Slot::Local(local), Some(content));
        Some(local)
    }

    /// The streams of a page's content.
    pub(super) fn their_streams(&self, parts: &[Part<'a>]) -> Vec<PdfStream<'a>> {
        let streams = parts.iter().filter_map(|part| self.their_stream(part));
        streams.collect()
    }

    fn their_stream(&self, part: &Part<'a>) -> Option<PdfStream<'a>> {
        match part {
            Part::Theirs(MaybeRef::Ref(target)) => self
                .source
                .pdf
                .xref()
                .get::<PdfStream<'a>>((*target).into()),
            _ => None,
        }
    }

    /// One behind the other with a line end between them, for a word never reaches from one into the
    /// next (ISO 32000-1, 7.8.2).
    pub(super) fn joined(&mut self, streams: &[PdfStream<'a>]) -> Vec<u8> {
        let mut content = Vec::new();
        for stream in streams {
            let patience = &self.source.patience;
            append(stream, &mut self.reader.inflater, patience, &mut content);
            content.push(b'\n');
        }
        content
    }

    /// None where more would be written again than is reasonable.
    fn account_for(&mut self, streams: &[PdfStream<'a>], joined: Option<&Vec<u8>>) -> Option<()> {
        let mut again = joined.map_or(0, Vec::len);
        for stream in streams {
            let id = stream.obj_id();
            let is_new = self.wrapping.used.insert((id.obj_number, id.gen_number));
            if !is_new && joined.is_none() {
                again += stream.raw_data().len();
            }
        }
        let all = self.wrapping.again.saturating_add(again);
        (all <= MOST_AGAIN).then(|| self.wrapping.again = all)
    }

    /// How the content of a stream is packed.
    fn packed_as(&mut self, dict: &Dict<'a>) {
        for key in ["Filter", "DecodeParms"] {
            if let Some(value) = dict.get_raw::<Object<'a>>(key) {
                write_name(self.out(), key.as_bytes());
                self.put(" ");
                self.item(&value);
            }
        }
    }
}

/// The operator that draws the form.
pub(super) fn drawing() -> Vec<u8> {
    format!("/{PAGE_NAME} Do\n").into_bytes()
}

fn beyond(region: &Region) -> Region {
    let [left, bottom, right, top] = region.0;
    Region([left - MARGIN, bottom - MARGIN, right + MARGIN, top + MARGIN])
}
