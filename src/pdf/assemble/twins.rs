//! Streams that several documents have alike (fonts, letterheads, colour profiles) are written once.
//!
//! Sums only say where it is worth looking: two streams are the same where every byte of dictionary and
//! content agrees. The first of them is long written then, and is read again from the file in the making.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::chunk::{Chunk, Copied};
use super::file::stream_head;

/// Where a file is written, and can be looked at while it is made.
pub trait Sink: Write {
    /// Whether these bytes stand one behind the other at this offset of what was written so far. What is
    /// written next goes to the end all the same.
    fn stands_at(&mut self, at: u64, parts: &[&[u8]]) -> io::Result<bool>;
}

impl Sink for Vec<u8> {
    fn stands_at(&mut self, at: u64, parts: &[&[u8]]) -> io::Result<bool> {
        let rest = usize::try_from(at).ok().and_then(|at| self.get(at..));
        let mut rest = rest.unwrap_or_default();
        Ok(parts.iter().all(|part| {
            let found = rest.strip_prefix(*part);
            rest = found.unwrap_or_default();
            found.is_some()
        }))
    }
}

/// Smaller streams cost less than looking for their twin, in bytes.
const WORTH_SHARING: usize = 512;
/// Different streams with the same sums that are held: more are no accident.
const MOST_ALIKE: usize = 4;

/// What two streams have in common before they are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sum {
    length: usize,
    dictionary: u32,
    content: u32,
}

/// A stream that others may be the same as.
#[derive(Debug)]
struct First {
    number: u32,
    /// Where it is among the objects of the document that is being written; none once it is written.
    waiting: Option<usize>,
}

/// The streams that were written once.
#[derive(Debug, Default)]
pub(super) struct Shared {
    firsts: BTreeMap<Sum, Vec<First>>,
    /// Those of the document that is being written.
    waiting: Vec<Sum>,
}

/// A stream that may have a twin.
struct Candidate<'c> {
    dictionary: &'c [u8],
    content: &'c [u8],
    sum: Sum,
}

impl<'c> Candidate<'c> {
    /// Only a stream that refers to nothing else, as fonts, colour profiles and most pictures.
    fn of(chunk: &'c Chunk, object: &'c Copied) -> Option<Self> {
        let content = chunk.content(object.stream.as_ref()?);
        if !object.gaps.is_empty() || content.len() < WORTH_SHARING {
            return None;
        }
        let dictionary = chunk.text.get(object.text.clone())?;
        let sum = Sum {
            length: content.len(),
            dictionary: crc32fast::hash(dictionary),
            content: object.sum,
        };
        Some(Candidate {
            dictionary,
            content,
            sum,
        })
    }
}

impl Shared {
    /// The number under which the object at this place of the chunk is in the file already, where it is the
    /// twin of another stream. `begins` says where an object that was written begins.
    pub(super) fn twin(
        &self,
        chunk: &Chunk,
        at: usize,
        begins: &dyn Fn(u32) -> Option<u64>,
        out: &mut dyn Sink,
    ) -> io::Result<Option<u32>> {
        let object = chunk.objects.get(at);
        let Some(wanted) = object.and_then(|object| Candidate::of(chunk, object)) else {
            return Ok(None);
        };
        for first in self.firsts.get(&wanted.sum).into_iter().flatten() {
            let is_same = match (first.waiting, begins(first.number)) {
                (Some(at), _) => {
                    let first = chunk.objects.get(at);
                    let first = first.and_then(|first| Candidate::of(chunk, first));
                    first.is_some_and(|first| {
                        first.dictionary == wanted.dictionary && first.content == wanted.content
                    })
                }
                (None, Some(at)) => {
                    let head = stream_head(first.number, wanted.dictionary, wanted.content.len());
                    out.stands_at(at, &[&head, wanted.content])?
                }
                (None, None) => false,
            };
            if is_same {
                return Ok(Some(first.number));
            }
        }
        Ok(None)
    }

    /// Notes that the object at this place of the chunk will be written under this number.
    pub(super) fn first(&mut self, chunk: &Chunk, at: usize, number: u32) {
        let object = chunk.objects.get(at);
        let Some(candidate) = object.and_then(|object| Candidate::of(chunk, object)) else {
            return;
        };
        let firsts = self.firsts.entry(candidate.sum).or_default();
        if firsts.len() < MOST_ALIKE {
            let waiting = Some(at);
            firsts.push(First { number, waiting });
            self.waiting.push(candidate.sum);
        }
    }

    /// All of the document are written.
    pub(super) fn all_written(&mut self) {
        for sum in self.waiting.drain(..) {
            for first in self.firsts.get_mut(&sum).into_iter().flatten() {
                first.waiting = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::chunk::{Slot, Stream};
    use super::*;

    /// Streams of these dictionaries and contents.
    fn chunk(streams: &[(&str, Vec<u8>)]) -> Chunk {
        let mut chunk = Chunk::default();
        for (local, (dictionary, content)) in (0..).zip(streams) {
            let begin = (chunk.text.len(), chunk.gaps.len());
            chunk.text.extend_from_slice(dictionary.as_bytes());
            let stream = Stream::Made(content.clone());
            chunk.end(begin, Slot::Local(local), Some(stream));
        }
        chunk
    }

    const PLAIN: &str = "<</A 1>>";

    fn content(last: u8) -> Vec<u8> {
        let mut content = vec![b'x'; 600];
        content.push(last);
        content
    }

    /// The number that each stream of a document gets, from 1 on; and the file.
    fn numbers(
        shared: &mut Shared,
        file: &mut Vec<u8>,
        places: &mut BTreeMap<u32, u64>,
        chunk: &Chunk,
    ) -> Vec<u32> {
        let mut numbers = Vec::new();
        for at in 0..chunk.objects.len() {
            let begins = |number| places.get(&number).copied();
            let twin = shared.twin(chunk, at, &begins, file).unwrap();
            let number = twin.unwrap_or_else(|| {
                let number = places.len() as u32 + 1;
                shared.first(chunk, at, number);
                places.insert(number, 0);
                number
            });
            numbers.push(number);
        }
        for (at, number) in numbers.iter().enumerate() {
            let wanted = Candidate::of(chunk, &chunk.objects[at]).unwrap();
            if places.get(number) == Some(&0) {
                places.insert(*number, file.len() as u64);
                file.extend(stream_head(
                    *number,
                    wanted.dictionary,
                    wanted.content.len(),
                ));
                file.extend_from_slice(wanted.content);
            }
        }
        shared.all_written();
        numbers
    }

    #[test]
    fn the_same_stream_of_one_document_and_of_the_next_is_one() {
        let (mut shared, mut file, mut places) =
            (Shared::default(), b"%PDF".to_vec(), BTreeMap::new());
        let first = chunk(&[
            (PLAIN, content(b'a')),
            (PLAIN, content(b'b')),
            (PLAIN, content(b'a')),
        ]);
        assert_eq!(
            numbers(&mut shared, &mut file, &mut places, &first),
            [1, 2, 1]
        );
        let second = chunk(&[
            (PLAIN, content(b'b')),
            ("<</A 2>>", content(b'a')),
            (PLAIN, content(b'a')),
        ]);
        assert_eq!(
            numbers(&mut shared, &mut file, &mut places, &second),
            [2, 3, 1]
        );
    }

    /// Sums can be forged: what is compared is every byte.
    #[test]
    fn streams_with_the_same_sums_and_other_bytes_are_two() {
        let (mut shared, mut file, mut places) = (Shared::default(), Vec::new(), BTreeMap::new());
        file.push(b'%');
        for (document, last) in [b'a', b'b', b'a'].into_iter().enumerate() {
            let mut forged = chunk(&[(PLAIN, content(last)), (PLAIN, content(last ^ 4))]);
            for object in &mut forged.objects {
                object.sum = 7;
            }
            let expected = [[1, 2], [3, 4], [1, 2]][document];
            assert_eq!(
                numbers(&mut shared, &mut file, &mut places, &forged),
                expected
            );
        }
    }

    #[test]
    fn of_many_with_the_same_sums_only_a_few_are_compared() {
        let (mut shared, mut file, mut places) = (Shared::default(), vec![b'%'], BTreeMap::new());
        for last in (0..20).chain(0..20) {
            let mut forged = chunk(&[(PLAIN, content(last))]);
            forged.objects[0].sum = 7;
            numbers(&mut shared, &mut file, &mut places, &forged);
        }
        assert_eq!(places.len(), 40 - MOST_ALIKE);
    }

    #[test]
    fn what_was_written_is_looked_at_where_it_stands() {
        let mut file = b"one two three".to_vec();
        assert!(file.stands_at(4, &[b"two", b" three"]).unwrap());
        assert!(!file.stands_at(4, &[b"two", b"three"]).unwrap());
        assert!(!file.stands_at(8, &[b"three", b" four"]).unwrap());
        assert!(!file.stands_at(80, &[b"x"]).unwrap());
    }
}
