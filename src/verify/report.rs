//! A document that was read, ready to have quotations held against it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::case::Turns;
use crate::export::{document, sha256};
use crate::files::{self, FilesError, KnownFiles, Look};
use crate::numbering::{Citation, PageName, PageNames, ParagraphNumbers, pinpoint};
use crate::pdf::content::Reading;
use crate::pdf::import::{Damage, Limits, Password, Refusal, Source, Survey, Watch};
use crate::pdf::{Called, Heading, called, headings};
use crate::preflight::{self, Learnt};
use crate::quote::{Area, Document, Index, Place, Role};
use crate::worker::Readings;

use super::cited::Title;
use super::paper::Paper;
use super::word;

/// A document with its words. Copies share what is long of it.
#[derive(Clone, Debug)]
pub struct Report {
    pub path: PathBuf,
    /// Lower-case hexadecimal.
    pub sha256: String,
    pub pages: PageNames,
    pub paragraphs: ParagraphNumbers,
    pub index: Arc<Index>,
    words: Arc<Document>,
    /// How it may be named.
    pub title: Title,
    /// The number that a person has given to its first page, and the numbers that are printed on its pages.
    counted: Option<(i64, PageNames)>,
    /// What had to be put right in its file, so that pages or words may be missing: `page 3 of it is missing`.
    pub damage: Option<String>,
    /// The file was read, and holds this; else that is taken for granted by its length and time.
    pub is_confirmed: bool,
}

/// What reports are opened with.
#[derive(Debug)]
pub struct Sources<'s> {
    /// That is held against them.
    pub paper: &'s Paper,
    pub readings: &'s Readings,
    pub known: &'s KnownFiles,
    /// Tried on what is locked.
    pub passwords: &'s [Password],
    pub of_case: Option<OfCase<'s>>,
}

/// Documents of a case among them, which are a client's: what is read of them is kept with the case, and nothing of
/// them with the reports.
#[derive(Debug)]
pub struct OfCase<'s> {
    pub paths: &'s [PathBuf],
    pub readings: &'s Readings,
}

impl<'s> Sources<'s> {
    /// What reads a file, and what remembers it.
    fn of(&self, path: &Path) -> (&'s Readings, Option<&'s KnownFiles>) {
        let of_case = self.of_case.as_ref();
        match of_case.filter(|of_case| of_case.paths.iter().any(|one| one == path)) {
            Some(of_case) => (of_case.readings, None),
            None => (self.readings, Some(self.known)),
        }
    }
}

/// Why nothing can be held against a document.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("{}", .0.why())]
    File(#[from] FilesError),
    #[error("{0}")]
    Refused(#[from] Refusal),
    #[error("{0}")]
    Word(#[from] word::Unread),
    #[error("it is {0}")]
    Unsuited(String),
    #[error("its pages could not be read")]
    Unread,
    #[error("its name holds signs that no script has")]
    Name,
    #[error("it is the paper itself")]
    Itself,
    #[error("nobody waits for it any longer")]
    Stopped,
}

/// What of a document its words do not tell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets {
    /// Width and height of each page as shown, in points.
    pub sizes: Vec<(f32, f32)>,
    /// Its bookmarks.
    pub headings: Vec<Heading>,
}

impl Report {
    /// Reads a document, or what was kept of it. Where it is locked, the passwords are tried on it.
    pub fn open(
        readings: &Readings,
        path: &Path,
        passwords: &[Password],
        watch: &Watch,
    ) -> Result<Report, Unusable> {
        let bytes = files::read_pdf(path)?;
        let sha256 = sha256(&bytes);
        let read = words_of(readings, path, bytes, &sha256, passwords, watch)?;
        Ok(read.report(path, sha256))
    }

    /// The same, with what a person needs who leafs through it.
    pub fn open_to_read(
        readings: &Readings,
        path: &Path,
        watch: &Watch,
    ) -> Result<(Report, Sheets), Unusable> {
        let bytes = files::read_pdf(path)?;
        let sha256 = sha256(&bytes);
        let read = words_of(readings, path, bytes.clone(), &sha256, &[], watch)?;
        let source = Source::open_in_time(bytes, None, &Limits::default(), watch)?;
        let sheets = Sheets {
            sizes: source.sizes(None, &Turns::default()),
            headings: headings(&source),
        };
        Ok((read.report(path, sha256), sheets))
    }

    /// The same of a report that a paper is held against. The paper itself is none, and nothing of it is
    /// read or kept again. A file that looks as when it was read last is not read again; see
    /// [`Report::is_unchanged`].
    pub fn open_source(
        sources: &Sources<'_>,
        path: &Path,
        watch: &Watch,
    ) -> Result<Report, Unusable> {
        let (readings, known) = sources.of(path);
        if let Some(sha256) = known.and_then(|known| known.content(path))
            && sha256 != sources.paper.sha256
            && let Some(read) = kept(readings, &sha256)
        {
            let report = read.report(path, sha256);
            return Ok(Report {
                is_confirmed: false,
                ..report
            });
        }
        Report::read_source(sources, path, watch)
    }

    /// The same, read from the file whatever is known of it.
    pub fn read_source(
        sources: &Sources<'_>,
        path: &Path,
        watch: &Watch,
    ) -> Result<Report, Unusable> {
        let Sources {
            paper, passwords, ..
        } = sources;
        let (readings, known) = sources.of(path);
        let look = Look::at(path);
        let bytes = files::read_pdf(path)?;
        let sha256 = sha256(&bytes);
        if sha256 == paper.sha256 {
            return Err(Unusable::Itself);
        }
        let read = words_of(readings, path, bytes, &sha256, passwords, watch)?;
        // What is kept nowhere, since somebody locked it, is not remembered either.
        if let Some(look) = look.filter(|_| readings.called(&sha256).is_some())
            && let Some(known) = known
        {
            known.note(path, look, &sha256);
        }
        Ok(read.report(path, sha256))
    }

    /// Of words that were read; `labels` are those of the PDF, by page.
    pub fn made(path: &Path, sha256: String, words: Document, labels: &[Option<String>]) -> Report {
        Report {
            path: path.to_owned(),
            sha256,
            pages: PageNames::of(&words, labels),
            paragraphs: ParagraphNumbers::of(&words),
            index: Arc::new(Index::new(&words)),
            title: Title::of(&words, path),
            words: Arc::new(words),
            counted: None,
            damage: None,
            is_confirmed: true,
        }
    }

    /// Whether the file holds what was read of it: where that was taken for granted by its length and time, it is
    /// read now. Words of a report are told only if they are so.
    pub fn is_unchanged(&self) -> bool {
        let same = || files::read_pdf(&self.path).is_ok_and(|bytes| sha256(&bytes) == self.sha256);
        self.is_confirmed || same()
    }

    /// Its first page has this number, and all others count up from it, whatever is printed on them; with none they
    /// have the numbers that are printed. Whether that is another count than before.
    pub fn count_pages(&mut self, first: Option<i64>) -> bool {
        let is_other = self.counted_from() != first;
        if is_other && let Some((_, printed)) = self.counted.take() {
            self.pages = printed;
        }
        if is_other && let Some(first) = first {
            let counted = PageNames::counted_from(first, self.page_count());
            let printed = std::mem::replace(&mut self.pages, counted);
            self.counted = Some((first, printed));
        }
        is_other
    }

    /// The number that a person has given to its first page.
    pub fn counted_from(&self) -> Option<i64> {
        self.counted.as_ref().map(|(first, _)| *first)
    }

    /// The number that is printed on the first page of a place, where a person has counted another.
    pub fn printed_otherwise(&self, at: &Place) -> Option<String> {
        let first = at.boxes.first()?;
        let name = |names: &PageNames| names.of_page(first.page).at(first.area.x0);
        let (_, printed) = self.counted.as_ref()?;
        match name(printed) {
            PageName::Printed(number) => {
                let counted = name(&self.pages);
                (counted != PageName::Printed(number.clone())).then_some(number)
            }
            PageName::Spread { .. } | PageName::InPdf(_) => None,
        }
    }

    /// Its words, as they are read.
    pub fn words(&self) -> &Document {
        &self.words
    }

    /// How many pages have no words that can be relied on.
    pub fn unreadable(&self) -> usize {
        let pages = self.words.pages.iter();
        pages.filter(|page| page.is_unreadable).count()
    }

    pub fn page_count(&self) -> usize {
        self.words.pages.len()
    }

    /// What a reader calls a place; none where it is nowhere.
    pub fn cite(&self, at: &Place) -> Option<Citation> {
        let first = at.boxes.first()?;
        let names = at.pages.iter().map(|page| {
            let on_page = at.boxes.iter().find(|one| one.page == *page);
            self.pages
                .of_page(*page)
                .at(on_page.map_or(0.0, |one| one.area.x0))
        });
        let names: Vec<PageName> = names.collect();
        let word = self.word_in(first.page, &first.area);
        let word = word.filter(|word| self.is_text(first.page, *word));
        let paragraph = word.and_then(|word| self.paragraphs.at(first.page, word));
        Some(Citation {
            page: first.page,
            page_name: names.first()?.clone(),
            paragraph: paragraph.map(str::to_owned),
            pinpoint: pinpoint(&names, paragraph),
        })
    }

    /// Notes, heads and feet stand in no paragraph.
    fn is_text(&self, page: usize, word: usize) -> bool {
        let words = self.words.pages.get(page).map(|page| &page.words);
        let word = words.and_then(|words| words.get(word));
        word.is_some_and(|word| word.role == Role::Text)
    }

    /// How many letters of its page stand before a place, in the reading order of that page.
    pub fn letters_before(&self, at: &Place) -> Option<usize> {
        let first = at.boxes.first()?;
        let word = self.word_in(first.page, &first.area)?;
        Some(self.words.letters_before(first.page, word))
    }

    /// The first word of a page that lies in an area.
    fn word_in(&self, page: usize, area: &Area) -> Option<usize> {
        let words = &self.words.pages.get(page)?.words;
        words.iter().position(|word| area.holds(&word.area))
    }
}

/// What was read of a PDF.
pub(super) struct Read {
    pub(super) words: Document,
    /// By itself.
    called: Called,
    /// See [`Report::damage`].
    damage: Option<String>,
}

impl Read {
    fn report(self, path: &Path, sha256: String) -> Report {
        let mut report = Report::made(path, sha256, self.words, &self.called.pages);
        report.title.state(self.called.title);
        report.damage = self.damage;
        report
    }
}

pub(super) fn words_of(
    readings: &Readings,
    path: &Path,
    bytes: Vec<u8>,
    sha256: &str,
    passwords: &[Password],
    watch: &Watch,
) -> Result<Read, Unusable> {
    if let Some(kept) = kept(readings, sha256) {
        return Ok(kept);
    }
    let found = unlocked(&bytes, passwords, watch);
    let reading = read(readings, path, &found, watch)?;
    let text = readings.text(sha256).ok_or(Unusable::Unread)?;
    let given = found.password.as_ref();
    let given = given.map(|password| password.0.as_str());
    let source = Source::open_in_time(bytes, given, &Limits::default(), watch)?;
    let called = called(&source);
    if given.is_none() {
        readings.keep_called(sha256, &called);
    }
    Ok(Read {
        words: text.quotable(&reading),
        called,
        damage: found.survey.ok().as_ref().and_then(damage),
    })
}

/// The same, as far as it was kept.
fn kept(readings: &Readings, sha256: &str) -> Option<Read> {
    let called = readings.called(sha256)?;
    let Learnt { survey, reading } = readings.learnt(sha256)?;
    Some(Read {
        words: readings.text(sha256)?.quotable(&reading),
        called,
        damage: damage(&survey),
    })
}

/// What had to be put right in a document, where that may have cost it words.
fn damage(survey: &Survey) -> Option<String> {
    let damage = survey.damage.iter();
    let damage = damage.filter(|damage| !matches!(damage, Damage::Unused(_)));
    let damage: Vec<String> = damage.map(ToString::to_string).collect();
    (!damage.is_empty()).then(|| damage.join("; "))
}

/// What can be known of a document; where it is locked, with the first password that opens it.
fn unlocked(bytes: &[u8], passwords: &[Password], watch: &Watch) -> preflight::Document {
    let as_it_is = document(bytes.to_vec(), None, watch);
    if as_it_is.survey.as_ref().err() != Some(&Refusal::Locked) {
        return as_it_is;
    }
    let tried = passwords
        .iter()
        .map(|password| document(bytes.to_vec(), Some(password.clone()), watch));
    let mut opens = tried.filter(|one| one.survey.as_ref().err() != Some(&Refusal::WrongPassword));
    opens.next().unwrap_or(as_it_is)
}

fn read(
    readings: &Readings,
    path: &Path,
    found: &preflight::Document,
    watch: &Watch,
) -> Result<Reading, Unusable> {
    if let Err(refusal) = &found.survey {
        return Err(refusal.clone().into());
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.ok_or(Unusable::Name)?;
    let reading = readings.of(folder, name, found, watch);
    reading.ok_or(if watch.is_stopped() {
        Unusable::Stopped
    } else {
        Unusable::Unread
    })
}

#[cfg(test)]
mod tests;
