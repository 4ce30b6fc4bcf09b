//! What a stream unpacks to, within limits: a small file can unpack to more than any machine holds,
//! and can have the same stream shown on each of its pages.

use std::borrow::Cow;
use std::io::Read;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// What one stream or one page, and all streams of a file together, may unpack to, in bytes.
pub(super) const LARGEST: u64 = 64 << 20;
const LARGEST_ALL: u64 = 1 << 30;
/// Pieces of text and links of a whole file.
const MOST_FACTS: u64 = 4_000_000;

/// What is left of the limits of one file; shared by all who read it.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: AtomicU64,
    facts: AtomicU64,
}

impl Budget {
    pub(super) fn new() -> Self {
        Budget {
            bytes: AtomicU64::new(LARGEST_ALL),
            facts: AtomicU64::new(MOST_FACTS),
        }
    }

    /// Whether one more fact may be held.
    pub(super) fn fact(&self) -> bool {
        take(&self.facts, 1)
    }

    /// Nothing where it cannot be unpacked, or is too large.
    pub(super) fn unpacked<'a>(&self, stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
        if self.bytes.load(Ordering::Relaxed) == 0 {
            return None;
        }
        let filters = stream.filters();
        let raw = stream.raw_data();
        let worst: u64 = filters.iter().map(growth).fold(1, u64::saturating_mul);
        let content = if (raw.len() as u64).saturating_mul(worst) <= LARGEST {
            stream.decoded_data().ok()?
        } else if filters.as_slice() == [Filter::FlateDecode]
            && !stream.dict().contains_key("DecodeParms")
        {
            Cow::Owned(inflated(&raw)?)
        } else {
            return None;
        };
        if take(&self.bytes, content.len() as u64) {
            return Some(content);
        }
        // Unpacking is what takes long: what did not fit was the last.
        self.bytes.store(0, Ordering::Relaxed);
        None
    }
}

fn take(left: &AtomicU64, wanted: u64) -> bool {
    let take = |left: u64| left.checked_sub(wanted);
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
        .is_ok()
}

/// By how much a filter makes its input longer at most.
fn growth(filter: &Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 2731,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        Filter::AsciiHexDecode | Filter::Crypt => 1,
        // Pictures are no text.
        Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::DctDecode | Filter::JpxDecode => {
            u64::MAX
        }
    }
}

/// As far as it goes: of a damaged stream the sound beginning is read.
fn inflated(raw: &[u8]) -> Option<Vec<u8>> {
    let mut content = Vec::new();
    let mut limited = ZlibDecoder::new(raw).take(LARGEST + 1);
    let _what_there_is = limited.read_to_end(&mut content);
    (content.len() as u64 <= LARGEST && !content.is_empty()).then_some(content)
}
