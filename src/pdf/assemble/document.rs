//! What the finished file has once: the stamp's font, the page tree, bookmarks, catalog, information, XMP.

use sha2::Digest;

use super::bookmark::{Mark, Target, Top};
use super::file::{
    BLOCK, CATALOG, FONT, File, INFO, OUTLINES, ROOT, deflated, page_number, page_parent,
    write_destination,
};
use super::layers::properties;
use super::lettering::{FontNames, FontParts};
use super::stamp::Layer;
use super::syntax::{write_number, write_string};
use super::xmp::{STREAM, packet};
use super::{AssembleError, Assembly};

/// The program that made the file, as it calls itself there.
pub(in crate::pdf) const PRODUCER: &str = "Bundle Builder";

/// What the file says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Shown in the window's title bar. Never a person's name.
    pub title: String,
    /// BCP 47.
    pub language: String,
    /// What stands before the number in page labels, without the space: `AB`.
    pub page_prefix: String,
    /// Whether readers show them as page labels.
    pub page_labels: bool,
    /// The number of its first page: 1, but for later volumes.
    pub first_number: u32,
    /// The zoom at which viewers open it on its first page; none where it says nothing of that.
    pub open_at_percent: Option<u32>,
}

impl File<'_> {
    /// The font of the stamps, under numbers that are known before anything is copied.
    pub(super) fn font(&mut self, font: &FontParts) -> Result<(), AssembleError> {
        let named = |number: u32| format!("{number} 0 R");
        let (texts, streams) = font.objects(&FontNames {
            descendant: named(FONT + 1),
            descriptor: named(FONT + 2),
            file: named(FONT + 3),
            to_unicode: named(FONT + 4),
        })?;
        for (number, text) in (FONT..).zip(&texts) {
            self.packed(number, text.as_bytes())?;
        }
        for (number, (dictionary, content)) in (FONT + 3..).zip(&streams) {
            self.stream(number, dictionary.as_bytes(), content)?;
        }
        Ok(())
    }

    /// The font of words that are laid over pages, where there are any: it gets the next numbers.
    pub(super) fn layer_font(&mut self, layer: Option<&mut Layer>) -> Result<(), AssembleError> {
        let Some(layer) = layer else {
            return Ok(());
        };
        layer.number = self.fresh();
        let objects = layer.font.objects(layer.number as usize);
        for _ in 1..objects.len() {
            self.fresh();
        }
        for (number, (text, stream)) in (layer.number..).zip(&objects) {
            match stream {
                None => self.packed(number, text.as_bytes())?,
                Some(content) => {
                    self.digest.update(content);
                    let packed = deflated(&[content])?;
                    let text = text.replacen("<<", "<</Filter/FlateDecode", 1);
                    self.stream(number, text.as_bytes(), &packed)?;
                }
            }
        }
        Ok(())
    }

    /// Writes what the whole document has once, then the table.
    pub(super) fn finish(
        mut self,
        assembly: &Assembly<'_>,
        outline: &[Mark],
    ) -> Result<(), AssembleError> {
        self.page_tree(assembly.pages)?;
        let has_outline = self.outlines(outline)?;
        let metadata = self.metadata(assembly)?;
        self.catalog(assembly, has_outline, metadata)?;
        // A title and the program's name, and nothing else: no person, no date, no path.
        let mut info = format!("<</Producer({PRODUCER})/Title").into_bytes();
        write_string(&mut info, &crate::pdf::text_string(&assembly.about.title));
        info.extend_from_slice(b">>");
        self.packed(INFO, &info)?;
        self.close_pack()?;
        self.table()?;
        Ok(self.out.flush()?)
    }

    fn page_tree(&mut self, pages: usize) -> Result<(), AssembleError> {
        let mut nodes = String::new();
        for first in (0..pages).step_by(BLOCK) {
            let last = (first + BLOCK).min(pages);
            let kids: String = (first..last)
                .map(|page| format!("{} 0 R ", page_number(page)))
                .collect();
            let node = page_parent(first);
            nodes.push_str(&format!("{node} 0 R "));
            let count = last - first;
            self.packed(
                node,
                format!("<</Type/Pages/Parent {ROOT} 0 R/Count {count}/Kids[{kids}]>>").as_bytes(),
            )?;
        }
        self.packed(
            ROOT,
            format!("<</Type/Pages/Count {pages}/Kids[{nodes}]>>").as_bytes(),
        )
    }

    /// The stream of XMP, as it is. All pages are tagged where there are none of documents.
    fn metadata(&mut self, assembly: &Assembly<'_>) -> Result<u32, AssembleError> {
        let is_tagged = self.structure.is_some() && assembly.parts.is_empty();
        let packet = packet(assembly.about, is_tagged);
        let number = self.fresh();
        self.digest.update(&packet);
        self.stream(number, STREAM, packet.as_bytes())?;
        Ok(number)
    }

    fn catalog(
        &mut self,
        assembly: &Assembly<'_>,
        has_outline: bool,
        metadata: u32,
    ) -> Result<(), AssembleError> {
        let about = assembly.about;
        let mut text = format!("<</Type/Catalog/Pages {ROOT} 0 R/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>/PageLayout/OneColumn/Lang").into_bytes();
        write_string(&mut text, about.language.as_bytes());
        if about.page_labels {
            text.extend(page_labels(about, assembly.pages));
        }
        if let Some(percent) = about.open_at_percent {
            let page = page_number(0);
            text.extend_from_slice(format!("/OpenAction[{page} 0 R/XYZ null null ").as_bytes());
            write_number(&mut text, f64::from(percent) / 100.0);
            text.push(b']');
        }
        if has_outline {
            text.extend_from_slice(
                format!("/Outlines {OUTLINES} 0 R/PageMode/UseOutlines").as_bytes(),
            );
        }
        if let Some(tree) = self.structure {
            // Pages of documents have no structure of ours: a reader is told to look for itself. Where there
            // are none nothing is said, for poppler calls a plain `false` an error.
            let suspects = match assembly.parts.is_empty() {
                true => "",
                false => "/Suspects true",
            };
            text.extend_from_slice(
                format!("/StructTreeRoot {tree} 0 R/MarkInfo<</Marked true{suspects}>>").as_bytes(),
            );
        }
        if !self.layers.is_empty() {
            text.extend_from_slice(properties(&self.layers).as_bytes());
        }
        text.extend_from_slice(b">>");
        self.packed(CATALOG, &text)
    }

    fn outlines(&mut self, entries: &[Mark]) -> Result<bool, AssembleError> {
        if entries.is_empty() {
            return Ok(false);
        }
        let (first, last, count) = self.bookmarks(entries, OUTLINES)?;
        self.packed(
            OUTLINES,
            format!("<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>")
                .as_bytes(),
        )?;
        Ok(true)
    }

    /// Writes one level; gives its first and last and how many show when the top levels are open.
    fn bookmarks(
        &mut self,
        entries: &[Mark],
        parent: u32,
    ) -> Result<(u32, u32, usize), AssembleError> {
        let numbers: Vec<u32> = entries.iter().map(|_| self.fresh()).collect();
        let mut count = entries.len();
        for (at, entry) in entries.iter().enumerate() {
            let own = numbers.get(at).copied().unwrap_or_default();
            let mut text = b"<</Title".to_vec();
            write_string(&mut text, &crate::pdf::text_string(&entry.title));
            text.extend_from_slice(format!("/Parent {parent} 0 R").as_bytes());
            self.target(&mut text, &entry.target);
            if let Some(before) = at.checked_sub(1).and_then(|at| numbers.get(at)) {
                text.extend_from_slice(format!("/Prev {before} 0 R").as_bytes());
            }
            if let Some(next) = numbers.get(at + 1) {
                text.extend_from_slice(format!("/Next {next} 0 R").as_bytes());
            }
            if !entry.children.is_empty() {
                let (first, last, below) = self.bookmarks(&entry.children, own)?;
                // Open where it is of our own making, closed where it is a document's.
                let is_ours = parent == OUTLINES;
                let sign = if is_ours { "" } else { "-" };
                text.extend_from_slice(
                    format!("/First {first} 0 R/Last {last} 0 R/Count {sign}{below}").as_bytes(),
                );
                count += if is_ours { below } else { 0 };
            }
            text.extend_from_slice(b">>");
            self.packed(own, &text)?;
        }
        let ends = (numbers.first().copied(), numbers.last().copied());
        Ok((
            ends.0.unwrap_or_default(),
            ends.1.unwrap_or_default(),
            count,
        ))
    }

    /// Where a bookmark leads: an explicit page destination (rule T-07), the web, or nowhere.
    fn target(&self, text: &mut Vec<u8>, target: &Target) {
        match target {
            Target::Page(position, top) => {
                let height = self.heights.get(*position).copied().unwrap_or_default();
                let top = match top {
                    Top::Below(y) => f64::from(height - y),
                    Top::At(top) => *top,
                };
                write_destination(text, *position, Some(top));
            }
            Target::Web(address) => {
                text.extend_from_slice(b"/A<</S/URI/URI");
                write_string(text, address);
                text.extend_from_slice(b">>");
            }
            Target::Nowhere => {}
        }
    }
}

/// `AB 1`, `AB 2` and so on; plain numbers where pages have no prefix.
fn page_labels(about: &About, pages: usize) -> Vec<u8> {
    let prefix = match about.page_prefix.as_str() {
        "" => String::new(),
        prefix => format!("{prefix} "),
    };
    let mut text = b"/PageLabels<</Nums[0<</S/D/P".to_vec();
    write_string(&mut text, &crate::pdf::text_string(&prefix));
    if about.first_number != 1 {
        text.extend_from_slice(format!("/St {}", about.first_number).as_bytes());
    }
    // The series ends with the file: pages that the tribunal appends would go on with our numbers (rule
    // T-10; ISO 32000-1, 12.4.2: a range without a style has nothing but its prefix).
    text.extend_from_slice(format!(">>{pages}<</P()>>]>>").as_bytes());
    text
}
