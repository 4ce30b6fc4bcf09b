//! Frames on a pipe: a head of known length, in words, and a body of known length, in bytes.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Bytes of the longest head: some words and a path.
const LONGEST_HEAD: u32 = 1 << 20;

fn wrong(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

pub(super) fn write(pipe: &mut impl Write, head: &impl Serialize, body: &[u8]) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let length = u32::try_from(head.len()).map_err(|_large| wrong("the head is too long"))?;
    let mut start = Vec::with_capacity(head.len() + 12);
    start.extend(length.to_le_bytes());
    start.extend((body.len() as u64).to_le_bytes());
    start.extend(head);
    pipe.write_all(&start)?;
    pipe.write_all(body)?;
    pipe.flush()
}

/// The head, and how many bytes of body follow. The end of the pipe is an error like any other.
pub(super) fn read_head<T: DeserializeOwned>(pipe: &mut impl Read) -> io::Result<(T, u64)> {
    let (mut head, mut body) = ([0; 4], [0; 8]);
    pipe.read_exact(&mut head)?;
    pipe.read_exact(&mut body)?;
    let head = u32::from_le_bytes(head);
    if head > LONGEST_HEAD {
        return Err(wrong("the head is too long"));
    }
    let mut words = vec![0; head as usize];
    pipe.read_exact(&mut words)?;
    Ok((serde_json::from_slice(&words)?, u64::from_le_bytes(body)))
}

/// A body of that length, which is at most `most`.
pub(super) fn read_body(pipe: &mut impl Read, length: u64, most: u64) -> io::Result<Vec<u8>> {
    if length > most {
        return Err(wrong("the body is too long"));
    }
    let mut body = Vec::new();
    let read = pipe.take(length).read_to_end(&mut body)?;
    if read as u64 == length {
        Ok(body)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_a_frame_that_is_cut_off_is_an_error() {
        let mut pipe = Vec::new();
        write(&mut pipe, &"a head", b"a body").unwrap();
        write(&mut pipe, &7, b"").unwrap();
        let mut rest = &pipe[..];
        let (head, length) = read_head::<String>(&mut rest).unwrap();
        assert_eq!((head.as_str(), length), ("a head", 6));
        assert_eq!(read_body(&mut rest, length, 6).unwrap(), b"a body");
        assert_eq!(read_head::<u8>(&mut rest).unwrap(), (7, 0));
        assert!(read_head::<u8>(&mut rest).is_err(), "the pipe has ended");
        for cut in 0..26 {
            let mut rest = &pipe[..cut];
            let whole = read_head::<String>(&mut rest)
                .and_then(|(_, length)| read_body(&mut rest, length, 6));
            assert!(whole.is_err(), "{cut}");
        }
    }

    #[test]
    fn lengths_are_not_believed() {
        let mut rest = &[0xff; 64][..];
        assert!(read_head::<String>(&mut rest).is_err());
        assert!(read_body(&mut &b"body"[..], u64::MAX, 1 << 30).is_err());
    }
}
