//! An open document: its bytes, its pages, and nothing decoded yet.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use crate::case::Turns;

use super::bombs::refuse_bombs;
use super::camera::Removed;
use super::encryption::{Encryption, Lock};
use super::generation::misnamed;
use super::patience::{Patience, Watch};
use super::repeated::told_apart;
use super::unended::Streams;
use super::unlock::{Unlocked, unlocked};
use super::{PaperSize, Placement, picture};

/// What is accepted of a document; beyond it, it is refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file: usize,
    /// Bytes that one of its packed object tables may unpack to.
    pub unpacked: u64,
    pub pages: usize,
    /// Pixels of one picture.
    pub pixels: u64,
    /// Bytes that one picture may unpack to.
    pub picture: usize,
    /// What reading it may take, by the clock that is handed in; putting it into a bundle has as long again.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file: 1 << 30,
            unpacked: 128 << 20,
            pages: 20_000,
            pixels: 160_000_000,
            picture: 512 << 20,
            time: Duration::from_secs(60),
        }
    }
}

/// The password of a document. It is kept in memory only, and is not shown where values are printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Password(…)")
    }
}

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is empty")]
    Empty,
    #[error("this is not a PDF")]
    NotAPdf,
    #[error("the file is damaged beyond repair, or cut off")]
    Damaged,
    #[error("the file has no pages that can be read")]
    NoPages,
    #[error("the file is locked with a password")]
    Locked,
    #[error("the password does not open it")]
    WrongPassword,
    #[error(
        "the password is right, but the file is too damaged or too large to be unlocked with it"
    )]
    PasswordUseless,
    #[error("{}", locked_otherwise(.0))]
    LockedOtherwise(Lock),
    #[error("the file is locked, and damaged so that no password opens it any more")]
    LockLost,
    #[error("it is larger than {0} MiB")]
    TooLarge(usize),
    #[error("it has more than {0} pages")]
    TooManyPages(usize),
    #[error("{0}")]
    Picture(&'static str),
    #[error("the picture has more than {0} million pixels")]
    TooManyPixels(u64),
    #[error("it unpacks to an enormous size, as no honest file does")]
    Bomb,
    #[error("it could not be read within {0} seconds")]
    TooSlow(u64),
}

/// A document that was opened.
pub struct Source {
    pub(in crate::pdf) pdf: Pdf,
    /// With what was written behind them (see `repeated`).
    pub(in crate::pdf) bytes: Arc<Vec<u8>>,
    /// Bytes of the file as it came.
    pub(in crate::pdf) length: usize,
    /// Positions of pages, from 0, by the object that holds them.
    pub(in crate::pdf) page_of: BTreeMap<Id, usize>,
    /// It was encrypted, and the empty password or the given one opened it.
    pub encrypted: bool,
    /// Of a picture that became a document, by page: what does not come along.
    pub(in crate::pdf) removed: Vec<Removed>,
    /// What had to be set right of them.
    pub(super) streams: Streams,
    /// For all work on it, from its opening.
    pub(in crate::pdf) patience: Patience,
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Source({} bytes, {} pages)",
            self.bytes.len(),
            self.len()
        )
    }
}

/// An object's number and generation.
pub(in crate::pdf) type Id = (u32, i32);

/// The number and generation in an order that sorts.
pub(in crate::pdf) fn key(id: ObjectIdentifier) -> Id {
    (id.obj_number, id.gen_number)
}

/// Whether what the tree names as a page is a stream, perhaps the content of a page: as viewers do, it
/// counts as an empty page, and goes on being that content, too.
fn is_stream(pdf: &Pdf, page: &Dict<'_>) -> bool {
    let id = page.obj_id().filter(|_| page.contains_key("Length"));
    let object = id.and_then(|id| pdf.xref().get::<Object<'_>>(id));
    matches!(object, Some(Object::Stream(_)))
}

impl Source {
    /// Opens a document. An empty password is tried where none is given.
    pub fn open(bytes: Vec<u8>, password: Option<&str>, limits: &Limits) -> Result<Self, Refusal> {
        Source::open_in_time(bytes, password, limits, &Watch::default())
    }

    /// The same, given up when it takes too long. The time begins to run here, and runs on for as long
    /// as the document is open.
    pub fn open_in_time(
        bytes: Vec<u8>,
        password: Option<&str>,
        limits: &Limits,
        watch: &Watch,
    ) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        if bytes.len() > limits.file {
            return Err(Refusal::TooLarge(limits.file >> 20));
        }
        let patience = watch.begin(limits.time);
        let (mut bytes, removed) = match picture::as_document(&bytes, limits, &patience) {
            Some(made) => made.map(|made| (made.bytes, made.removed))?,
            None => (bytes, Vec::new()),
        };
        if !is_pdf(&bytes) {
            return Err(Refusal::NotAPdf);
        }
        let length = bytes.len();
        let streams = Streams::set_right(&mut bytes, &patience);
        refuse_bombs(&bytes, limits.unpacked, &patience)?;
        let Read {
            pdf,
            bytes,
            streams,
            encrypted,
        } = read(bytes, password, limits, streams, &patience)?;
        if let Some(lock) = Lock::of_payload(&pdf) {
            return Err(Refusal::LockedOtherwise(lock));
        }
        let count = pdf.pages().len();
        if count == 0 {
            return Err(Refusal::NoPages);
        }
        if count > limits.pages {
            return Err(Refusal::TooManyPages(limits.pages));
        }
        let pages = pdf.pages().iter().enumerate();
        let page_of = pages
            .filter(|(_, page)| !is_stream(&pdf, page.raw()))
            .filter_map(|(position, page)| Some((key(page.raw().obj_id()?), position)))
            .collect();
        Ok(Source {
            pdf,
            bytes,
            length,
            page_of,
            encrypted,
            removed,
            streams,
            patience,
        })
    }

    /// Pages.
    pub fn len(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Never so of an open document; here because `len` is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Width and height of every page as the bundle will show it, in points, where nothing has to give
    /// way to its number.
    pub fn sizes(&self, fit: Option<PaperSize>, turns: &Turns) -> Vec<(f32, f32)> {
        let size = |(number, page): (u32, &hayro_syntax::page::Page<'_>)| {
            let turn = turns.of(number);
            let placed = Placement::new(page.raw(), fit, turn, &mut |_, floor| floor);
            let (width, height) = placed.shown();
            (width as f32, height as f32)
        };
        (1..).zip(self.pdf.pages().iter()).map(size).collect()
    }

    /// The file as it came.
    pub(super) fn original(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }

    /// The document's catalog.
    pub(in crate::pdf) fn catalog(&self) -> Dict<'_> {
        let xref = self.pdf.xref();
        xref.get::<Dict<'_>>(xref.root_id())
            .unwrap_or_else(Dict::empty)
    }
}

/// A document that the reader opened, with what was written behind it.
struct Read {
    pdf: Pdf,
    bytes: Arc<Vec<u8>>,
    streams: Streams,
    /// As it came.
    encrypted: bool,
}

fn read(
    bytes: Vec<u8>,
    password: Option<&str>,
    limits: &Limits,
    mut streams: Streams,
    patience: &Patience,
) -> Result<Read, Refusal> {
    let mut bytes = Arc::new(bytes);
    let encrypted = !Encryption::of(&bytes).is_none();
    let Unlocked {
        mut pdf,
        password,
        plain,
    } = unlocked(&bytes, password, limits, patience)?;
    bytes = plain.unwrap_or(bytes);
    patience.check()?;
    let open = |bytes: Vec<u8>| {
        let bytes = Arc::new(bytes);
        let opened = unlocked(&bytes, Some(&password), limits, patience)?;
        patience.check()?;
        Ok((opened.pdf, bytes))
    };
    if let Some(ended) = streams.end(&pdf, &bytes, patience) {
        let again = open(ended)?;
        if again.0.pages().len() >= pdf.pages().len() {
            (pdf, bytes) = again;
        }
    }
    if Encryption::of(&bytes).is_none() {
        let change = misnamed(&pdf, patience);
        if !change.is_empty() {
            (pdf, bytes) = open(change.behind(&bytes, pdf.xref().root_id()))?;
        }
    }
    let apart = told_apart(&pdf, &bytes, limits.pages, patience);
    patience.check()?;
    if let Some(apart) = apart {
        let again = open(apart)?;
        if again.0.pages().len() > pdf.pages().len() {
            (pdf, bytes) = again;
        }
    }
    Ok(Read {
        pdf,
        bytes,
        streams,
        encrypted,
    })
}

fn locked_otherwise(lock: &Lock) -> String {
    match lock {
        Lock::Certificates => {
            "the file is locked for certain people, who open it with their certificates".to_owned()
        }
        Lock::Program(name) => {
            format!("the file is locked by the protection of another program ({name})")
        }
        Lock::Unknown => "the file is locked in a way that cannot be opened here".to_owned(),
    }
}

/// A header somewhere near the start (ISO 32000-1, annex H.3), or objects in spite of a lost one.
fn is_pdf(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    find(start, b"%PDF-").is_some()
        || (find(bytes, b" obj").is_some() && find(bytes, b"/Pages").is_some())
}

pub(in crate::pdf) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, needle)
}

/// A dictionary, and the object that it is; none for one that stands inside another.
pub(super) type Item<'a> = (Option<Id>, Dict<'a>);

/// The dictionaries of a list, whatever else stands among them.
pub(super) fn dicts<'a>(
    list: Option<Array<'a>>,
    source: &'a Source,
) -> impl Iterator<Item = Item<'a>> {
    let items = list.into_iter().flat_map(|list| list.raw_iter());
    items.filter_map(|item| match item {
        MaybeRef::Ref(target) => {
            let dict = source.pdf.xref().get::<Dict<'a>>(target.into())?;
            Some((Some(key(target.into())), dict))
        }
        MaybeRef::NotRef(object) => Some((None, object.into_dict()?)),
    })
}

/// A name of a dictionary as text, or nothing.
pub(in crate::pdf) fn name(dict: &Dict<'_>, key: &str) -> String {
    let name = dict.get::<Name<'_>>(key);
    name.map(|name| String::from_utf8_lossy(&name).into_owned())
        .unwrap_or_default()
}
