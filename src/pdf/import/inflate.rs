//! Unpacks many streams, one after the other, with one state and each in one step: a decoder made anew
//! for each, and read piece by piece, costs as much as the unpacking itself.

use std::io::{Read, copy, sink};

use flate2::{Decompress, FlushDecompress, Status};

use super::patience::Patience;

/// What deflating can make of one byte, at most.
pub(super) const RATIO: u64 = 1032;

pub(in crate::pdf) struct Inflater {
    state: Decompress,
    /// Room for what is unpacked only to be counted.
    scratch: Vec<u8>,
}

/// Bytes that are unpacked at a time where they are only counted.
const SCRATCH: usize = 256 << 10;

impl std::fmt::Debug for Inflater {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inflater")
    }
}

impl Inflater {
    pub(in crate::pdf) fn new() -> Self {
        Inflater {
            state: Decompress::new(true),
            scratch: Vec::new(),
        }
    }

    /// Whether a stream unpacks to more than so many bytes, whole or up to where it is damaged.
    pub(super) fn exceeds(&mut self, packed: &[u8], most: u64, patience: &Patience) -> bool {
        if (packed.len() as u64).saturating_mul(RATIO) <= most {
            return false;
        }
        self.state.reset(true);
        self.scratch.resize(SCRATCH, 0);
        let (mut from, mut before) = (0, 0);
        while let Some(rest) = packed.get(from..).filter(|_| !patience.is_over()) {
            let flush = FlushDecompress::None;
            let status = self.state.decompress(rest, &mut self.scratch, flush);
            let unpacked = self.state.total_out();
            if unpacked > most {
                return true;
            }
            from = usize::try_from(self.state.total_in()).unwrap_or(usize::MAX);
            if !matches!(status, Ok(Status::Ok)) || unpacked == before {
                return false;
            }
            before = unpacked;
        }
        false
    }

    /// Bytes that a stream takes at the beginning of these, where it is sound and unpacks to no more than
    /// `most`; and how many it cost to find out.
    pub(super) fn length(&mut self, packed: &[u8], most: usize) -> (Option<usize>, usize) {
        self.state.reset(true);
        self.scratch.resize(SCRATCH, 0);
        let length = self.end_within(packed, most as u64);
        let cost = self.state.total_in().saturating_add(self.state.total_out());
        (length, usize::try_from(cost).unwrap_or(usize::MAX))
    }

    fn end_within(&mut self, packed: &[u8], most: u64) -> Option<usize> {
        let mut before = (0, 0);
        loop {
            let from = usize::try_from(self.state.total_in()).ok()?;
            let flush = FlushDecompress::None;
            let status = self
                .state
                .decompress(packed.get(from..)?, &mut self.scratch, flush);
            let now = (self.state.total_in(), self.state.total_out());
            match status.ok()? {
                Status::StreamEnd => return usize::try_from(now.0).ok(),
                _ if now == before || now.1 > most => return None,
                _ => before = now,
            }
        }
    }

    /// Appends what a whole stream unpacks to, where that is no more than `most`. Else nothing is
    /// appended: the stream is damaged or large, and whoever asks must look closer.
    pub(super) fn append(&mut self, packed: &[u8], out: &mut Vec<u8>, most: usize) -> Option<()> {
        let before = out.len();
        let ends = self.ends(packed, out, most);
        if ends.is_none() {
            out.truncate(before);
        }
        ends
    }

    fn ends(&mut self, packed: &[u8], out: &mut Vec<u8>, most: usize) -> Option<()> {
        let before = out.len();
        self.state.reset(true);
        let mut room = packed.len().saturating_mul(8).clamp(4096, most.max(4096));
        loop {
            // Room that was taken beforehand is used up first.
            if out.capacity() - out.len() < room.min(SCRATCH) {
                out.reserve(room);
            }
            let from = usize::try_from(self.state.total_in()).ok()?;
            let status = self
                .state
                .decompress_vec(packed.get(from..)?, out, FlushDecompress::Finish)
                .ok()?;
            let is_full = out.len() == out.capacity();
            if out.len() - before > most {
                return None;
            }
            match status {
                Status::StreamEnd => return Some(()),
                _ if is_full && out.len() - before < most => room = room.saturating_mul(2),
                _ => return None,
            }
        }
    }
}

/// How many bytes come out of a reader, at most so many, or as many as came before patience was over;
/// the error is how many came before it broke.
pub(super) fn weigh(reader: impl Read, most: u64, patience: &Patience) -> Result<u64, u64> {
    let mut reader = reader.take(most);
    let mut weight = 0;
    while !patience.is_over() {
        match copy(&mut (&mut reader).take(AT_ONCE), &mut sink()) {
            Ok(0) => break,
            Ok(more) => weight += more,
            Err(_broken) => return Err(weight),
        }
    }
    Ok(weight)
}

/// Bytes between two questions.
const AT_ONCE: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::time::Duration;

    use super::Inflater;
    use crate::pdf::import::patience::Watch;

    #[test]
    fn what_is_long_stays_in_the_room_that_was_taken_for_it() {
        const MOST: usize = 16 << 20;
        for length in [0, 1, 4095, 5 << 20, (8 << 20) + 1, MOST, MOST + 1] {
            let mut unpacked = Vec::new();
            let packed = packed(&vec![b' '; length]);
            unpacked.reserve_exact(length + 1);
            let done = Inflater::new().append(&packed, &mut unpacked, MOST);
            assert_eq!(done.is_some(), length <= MOST, "{length}");
            assert!(unpacked.iter().all(|byte| *byte == b' '), "{length}");
            let (held, needed) = (unpacked.capacity(), length.min(MOST));
            assert!(unpacked.len() == needed * usize::from(done.is_some()));
            assert!(
                held <= needed + needed / 4 + super::SCRATCH,
                "{held} for {length}"
            );
        }
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn whole_streams_of_any_size_unpack_one_behind_the_other() {
        let mut inflater = Inflater::new();
        let mut out = Vec::new();
        for length in [0, 5, 4096, 100_000, 3_000_000] {
            out.clear();
            out.push(b'>');
            let bytes: Vec<u8> = (0..length).map(|at: u32| (at / 999) as u8).collect();
            inflater
                .append(&packed(&bytes), &mut out, 3_000_000)
                .unwrap();
            assert_eq!(out.get(1..), Some(bytes.as_slice()));
        }
    }

    #[test]
    fn a_stream_that_unpacks_to_more_than_it_may_is_found_out_even_without_its_end() {
        let patience = Watch::default().begin(Duration::from_secs(1));
        let mut inflater = Inflater::new();
        let bomb = packed(&vec![7; 3_000_000]);
        assert!(inflater.exceeds(&bomb, 2_999_999, &patience));
        assert!(!inflater.exceeds(&bomb, 3_000_000, &patience));
        let cut = bomb.get(..bomb.len() / 2).unwrap();
        assert!(inflater.exceeds(cut, 1_000_000, &patience));
        assert!(!inflater.exceeds(cut, 2_000_000, &patience));
        assert!(!inflater.exceeds(b"no stream at all", 5, &patience));
    }

    #[test]
    fn of_a_stream_that_is_cut_off_damaged_or_too_large_nothing_is_appended() {
        let mut inflater = Inflater::new();
        let mut out = vec![b'>'];
        let sound = packed(&[7; 9000]);
        let cut = sound.get(..sound.len() - 6).unwrap();
        assert_eq!(inflater.append(cut, &mut out, 1 << 20), None);
        assert_eq!(inflater.append(b"no stream", &mut out, 1 << 20), None);
        assert_eq!(inflater.append(&sound, &mut out, 8999), None);
        assert_eq!(out, b">");
        assert_eq!(inflater.append(&sound, &mut out, 9000), Some(()));
    }
}
