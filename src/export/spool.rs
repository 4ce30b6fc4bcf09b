//! Where a file is written while it is made, and read again to prove it.
//!
//! This room knows no disk: whoever exports hands in a way to begin such a file and gets it back when it
//! is proved, to put it where it belongs. What is dropped instead must leave nothing behind. Memory will
//! do for tests and for looking.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read, Write};

use crc32fast::Hasher;

use crate::pdf::assemble::{Sink, abridged};
use crate::pdf::import::Watch;

use super::ExportError;

/// A file in the making.
pub trait Spool: Sink {
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
    /// CRC-32 of all of it: finds what a disk lost or turned, and costs little.
    sum: u32,
}

impl<S: Spool> Written<S> {
    /// What a proof needs of the file, as it lies there now (see `abridged`), or all of it where that cannot be
    /// told. What documents bring begins at the byte `documents`. A reader of PDF mends much in silence; so
    /// every byte is first held against what was written.
    pub(super) fn read_back(
        &mut self,
        documents: u64,
        watch: &Watch,
    ) -> Result<Vec<u8>, ExportError> {
        let needed = self.checked(watch, &mut |file| abridged(file, documents))?;
        if let Some(bytes) = needed {
            return Ok(bytes);
        }
        let room = usize::try_from(self.size).unwrap_or_default();
        self.checked(watch, &mut |file| {
            let mut bytes = Vec::with_capacity(room);
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        })
    }

    /// What `take` makes of the file, if it is the one that was written.
    fn checked<T>(&mut self, watch: &Watch, take: &mut Take<'_, T>) -> Result<T, ExportError> {
        let back = self.spool.read_back().map_err(ExportError::Write)?;
        let mut back = Summed {
            // One more than expected, so that a longer file is seen to be one.
            file: back.take(self.size + 1),
            sum: Hasher::new(),
            size: 0,
            watch,
        };
        let mut buffered = BufReader::with_capacity(TOGETHER, &mut back);
        let taken = take(&mut buffered).and_then(|taken| {
            io::copy(&mut buffered, &mut io::sink())?;
            Ok(taken)
        });
        let taken = taken.map_err(|cause| match watch.is_stopped() {
            true => ExportError::Cancelled,
            false => ExportError::Write(cause),
        })?;
        let is_same = back.size == self.size && back.sum.finalize() == self.sum;
        is_same.then_some(taken).ok_or(ExportError::ReadBack)
    }
}

/// Bytes that are read together.
const TOGETHER: usize = 256 << 10;

type Take<'t, T> = dyn FnMut(&mut dyn BufRead) -> io::Result<T> + 't;

/// Counts and sums what comes out of a file, until the person has had enough.
struct Summed<'w, R> {
    file: R,
    sum: Hasher,
    size: u64,
    watch: &'w Watch,
}

impl<R: Read> Read for Summed<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.watch.is_stopped() {
            return Err(io::Error::other("stopped"));
        }
        let length = self.file.read(buffer)?;
        let read = buffer.get(..length).unwrap_or_default();
        self.sum.update(read);
        self.size += length as u64;
        Ok(length)
    }
}

/// Counts and sums what goes into a file. The count can be seen while it is being written.
pub(super) struct Writing<'c, S> {
    spool: S,
    written: &'c Cell<u64>,
    sum: Hasher,
}

impl<'c, S: Spool> Writing<'c, S> {
    pub(super) fn begin(begin: &Begin<'_, S>, written: &'c Cell<u64>) -> Result<Self, ExportError> {
        written.set(0);
        Ok(Writing {
            spool: begin().map_err(ExportError::Write)?,
            written,
            sum: Hasher::new(),
        })
    }

    pub(super) fn end(self) -> Written<S> {
        Written {
            spool: self.spool,
            size: self.written.get(),
            sum: self.sum.finalize(),
        }
    }
}

impl<S: Spool> Write for Writing<'_, S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let length = self.spool.write(bytes)?;
        self.sum.update(bytes.get(..length).unwrap_or_default());
        self.written.set(self.written.get() + length as u64);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.spool.flush()
    }
}

impl<S: Spool> Sink for Writing<'_, S> {
    fn stands_at(&mut self, at: u64, parts: &[&[u8]]) -> io::Result<bool> {
        self.spool.stands_at(at, parts)
    }
}
