//! Where a file is written while it is made, and read again to prove it.
//!
//! This room knows no disk: whoever exports hands in a way to begin such a file and gets it back when it
//! is proved, to put it where it belongs. What is dropped instead must leave nothing behind. Memory will
//! do for tests and for looking.

use std::cell::Cell;
use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use super::ExportError;

/// A file in the making.
pub trait Spool: Write {
    /// What was written, from its beginning, from wherever it lies now.
    fn read_back(&mut self) -> io::Result<Box<dyn Read + '_>>;
}

/// Begins an empty one.
pub type Begin<'b, S> = dyn Fn() -> io::Result<S> + 'b;

impl Spool for Vec<u8> {
    fn read_back(&mut self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.as_slice()))
    }
}

/// A file that was written, and what it must be when it is read.
pub(super) struct Written<S> {
    pub(super) spool: S,
    pub(super) size: u64,
    digest: [u8; 32],
}

impl<S: Spool> Written<S> {
    /// Every byte, as it lies there now. A reader of PDF mends much in silence; so what comes back is
    /// first held against what was written.
    pub(super) fn read_back(&mut self) -> Result<Vec<u8>, ExportError> {
        let room = usize::try_from(self.size).unwrap_or_default();
        let mut bytes = Vec::with_capacity(room);
        let back = self.spool.read_back().map_err(ExportError::Write)?;
        // One more than expected, so that a longer file is seen to be one.
        let read = back.take(self.size + 1).read_to_end(&mut bytes);
        read.map_err(ExportError::Write)?;
        let is_same = bytes.len() == room && *Sha256::digest(&bytes) == self.digest;
        is_same.then_some(bytes).ok_or(ExportError::ReadBack)
    }
}

/// Counts and hashes what goes into a file. The count can be seen while it is being written.
pub(super) struct Writing<'c, S> {
    spool: S,
    written: &'c Cell<u64>,
    digest: Sha256,
}

impl<'c, S: Spool> Writing<'c, S> {
    pub(super) fn begin(begin: &Begin<'_, S>, written: &'c Cell<u64>) -> Result<Self, ExportError> {
        written.set(0);
        Ok(Writing {
            spool: begin().map_err(ExportError::Write)?,
            written,
            digest: Sha256::new(),
        })
    }

    pub(super) fn end(self) -> Written<S> {
        Written {
            spool: self.spool,
            size: self.written.get(),
            digest: self.digest.finalize().into(),
        }
    }
}

impl<S: Spool> Write for Writing<'_, S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.spool.write(bytes)?;
        self.digest.update(bytes.get(..length).unwrap_or_default());
        self.written.set(self.written.get() + length as u64);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.spool.flush()
    }
}
