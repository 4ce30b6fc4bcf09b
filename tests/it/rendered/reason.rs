//! Why a page may look otherwise in the bundle than it came: never for nothing, and only as far as said.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use bundle_builder::pdf::assemble::Ledger;
use bundle_builder::pdf::import::{Remark, Survey};

use super::super::raster::Apart;
use super::super::raster::TRACE;
use super::reader::{READERS, Reader};

/// How far, in hundredths of the page, something may lie outside of the area that is on record.
const ROUND: usize = 2;

/// What a page looks like in the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Same,
    /// The reader draws other pixels where it draws only few; drawn finer they are the same.
    SameFiner,
    Other(Apart),
    OnlyBefore,
    OnlyAfter,
}

impl Look {
    pub(super) fn differs(&self) -> bool {
        !matches!(self, Look::Same | Look::SameFiner)
    }
}

/// A page that differs, with what is known of its document.
pub(super) struct Differing<'a> {
    /// The beginning of the document's SHA-256.
    pub(super) document: &'a str,
    pub(super) page: usize,
    pub(super) reader: Reader,
    pub(super) look: Look,
    /// How the other reader sees it.
    pub(super) elsewhere: Look,
    pub(super) ledger: &'a Ledger,
    pub(super) survey: &'a Survey,
}

impl Differing<'_> {
    /// The row for it, with its reason still to be found.
    pub(super) fn row(&self) -> String {
        let mut row = format!(
            "{}\t{}\t{}\t?\t",
            self.document,
            self.page,
            self.reader.name()
        );
        match self.look {
            Look::Other(Apart {
                pixels,
                gone,
                area: [left, top, right, bottom],
            }) => {
                let _ = write!(row, "{pixels}\t{left} {top} {right} {bottom}\t{gone} gone");
            }
            look => {
                let _ = write!(row, "0\t0 0 0 0\t{look:?}");
            }
        }
        row
    }
}

/// What can be a reason. Each holds only where something besides the picture bears it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// The reader shows nothing of the page as it came, and something of it in the bundle.
    Unreadable,
    /// The reader shows more than before, and nothing less: what it could not read was mended.
    Mended,
    /// The other reader shows both alike: this one sees the same content otherwise.
    Reader,
    /// A form field of which the value was written, or that shows nothing, which the account says.
    Field,
    /// A link that was left out with its frame, which the account says.
    Link,
    /// The sign of a file inside the document, which was left out, which the survey says.
    Attachment,
}

const REASONS: [(&str, Reason); 6] = [
    ("unreadable", Reason::Unreadable),
    ("mended", Reason::Mended),
    ("reader", Reason::Reader),
    ("field", Reason::Field),
    ("link", Reason::Link),
    ("attachment", Reason::Attachment),
];

impl Reason {
    fn holds(self, page: &Differing<'_>) -> bool {
        let ledger = page.ledger;
        match (self, page.look) {
            (Reason::Unreadable, look) => look == Look::OnlyAfter,
            (_, Look::OnlyBefore | Look::OnlyAfter) => false,
            (Reason::Mended, look) => matches!(look, Look::Other(apart) if apart.gone <= TRACE),
            (Reason::Reader, _) => !page.elsewhere.differs(),
            (Reason::Field, _) => {
                ledger.fields_written + ledger.fields_without_look + ledger.fields_empty > 0
                    || !ledger.values.is_empty()
            }
            (Reason::Link, _) => ledger.links_inert + ledger.links_lost + ledger.links_removed > 0,
            (Reason::Attachment, _) => page.survey.remarks.0.contains_key(&Remark::AttachedFile),
        }
    }
}

/// A row of the list of pages that differ.
#[derive(Clone, Debug)]
pub(super) struct Explained {
    pub(super) document: String,
    /// The first and the last.
    pages: (usize, usize),
    reader: Reader,
    reason: Reason,
    /// At most so many pixels, and where.
    pixels: usize,
    area: [usize; 4],
}

impl Explained {
    fn of_row(row: &str) -> Option<Explained> {
        let [document, page, reader, reason, pixels, area, words] =
            row.split('\t').collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let reader = READERS.into_iter().find(|one| one.name() == reader)?;
        let (_, reason) = REASONS.into_iter().find(|(name, _)| *name == reason)?;
        let area: Vec<usize> = area
            .split(' ')
            .map_while(|number| number.parse().ok())
            .collect();
        (words.len() > 10).then_some(Explained {
            document: document.to_owned(),
            pages: match page.split_once('-') {
                Some((first, last)) => (first.parse().ok()?, last.parse().ok()?),
                None => (page.parse().ok()?, page.parse().ok()?),
            },
            reader,
            reason,
            pixels: pixels.parse().ok()?,
            area: area.try_into().ok()?,
        })
    }

    fn is_of(&self, page: &Differing<'_>) -> bool {
        let (first, last) = self.pages;
        (self.document.as_str(), self.reader) == (page.document, page.reader)
            && (first..=last).contains(&page.page)
    }

    /// Whether what differs is no more than this, where this says, and for a reason that holds.
    fn covers(&self, page: &Differing<'_>) -> bool {
        let is_within = match page.look {
            Look::Other(Apart {
                pixels,
                area: [left, top, right, bottom],
                ..
            }) => {
                let [from_left, from_top, to_right, to_bottom] = self.area;
                pixels <= self.pixels + TRACE
                    && left + ROUND >= from_left
                    && top + ROUND >= from_top
                    && right <= to_right + ROUND
                    && bottom <= to_bottom + ROUND
            }
            _ => true,
        };
        is_within && self.reason.holds(page)
    }
}

/// The list as it is kept; panics at a row that gives no reason.
pub(super) fn explained(text: &str) -> Vec<Explained> {
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let explained =
        rows.map(|row| Explained::of_row(row).unwrap_or_else(|| panic!("no reason: {row}")));
    explained.collect()
}

/// Pages that differ without a reason that covers them, and reasons of compared documents that no page
/// needs.
pub(super) fn faults(
    pages: &[Differing<'_>],
    explained: &[Explained],
    compared: &BTreeSet<&str>,
) -> Vec<String> {
    let is_covered = |page: &&Differing<'_>| {
        !explained
            .iter()
            .any(|one| one.is_of(page) && one.covers(page))
    };
    let bare = pages.iter().filter(is_covered).map(Differing::row);
    let is_idle = |one: &&Explained| {
        let (first, last) = one.pages;
        let differing = pages.iter().filter(|page| one.is_of(page));
        compared.contains(one.document.as_str()) && differing.count() < last + 1 - first
    };
    let idle = explained.iter().filter(is_idle);
    let idle = idle.map(|one| {
        let (page, reader) = (one.pages.0, one.reader.name());
        format!(
            "{}\t{page}\t{reader}\tno longer differs: strike its reason",
            one.document
        )
    });
    bare.chain(idle).collect()
}
