//! What a document holds, before anything is built from it.

use hayro_syntax::object::{Array, Dict, MaybeRef, Object, Stream, String as PdfString};
use hayro_syntax::page::Page;
use serde::{Deserialize, Serialize};

use super::annotation::{CommentFact, Counts, Kind, kind};
use super::damage::{Damage, damage};
use super::destination::Destinations;
use super::inflate::Inflater;
use super::lost_pages::LostPages;
use super::outline::{Bookmark, bookmarks, text};
use super::patience::{Patience, Watch};
use super::remark::Remarks;
use super::remarked::Gathering;
use super::scan::Items;
use super::source::{Id, Limits, Refusal, Source, key, name};
use super::unpacked::content_of_page;
use super::weight::has_heavy_page;
use super::wholeness::{State, Wholeness};

/// The facts of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Survey {
    pub counts: Counts,
    /// It was encrypted and could be opened.
    pub encrypted: bool,
    /// In page order.
    pub comments: Vec<CommentFact>,
    /// Signs that it is not as its maker left it.
    pub damage: Vec<Damage>,
    /// What else a person should know of it.
    pub remarks: Remarks,
    /// Pages, from 1, that are not A4 as shown.
    pub not_a4: Vec<u32>,
    /// Pages, from 1, that show a picture and no words: they were scanned, and nobody can search them.
    pub without_text: Vec<u32>,
    /// The words of its bookmarks, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bookmarks: Vec<String>,
}

/// Annotations of one page that are taken. poppler shows no page with more than 10,000, and the bundle
/// adds one: the way back to the index.
const MOST_ANNOTATIONS: usize = 9_999;

/// Opens a document and counts what is in it, or says why it cannot be used. It is given up when it
/// takes too long.
pub fn survey(
    bytes: Vec<u8>,
    password: Option<&str>,
    limits: &Limits,
    watch: &Watch,
) -> Result<Survey, Refusal> {
    let source = Source::open_in_time(bytes, password, limits, watch)?;
    if has_heavy_page(&source, limits.unpacked) {
        source.patience.check()?;
        return Err(Refusal::Bomb);
    }
    let survey = look_through(&source);
    // What was given up is not whole.
    source.patience.check()?;
    Ok(survey)
}

fn look_through(source: &Source) -> Survey {
    let destinations = Destinations::read(source);
    let mut survey = Survey {
        encrypted: source.encrypted,
        damage: damage(source),
        ..Survey::default()
    };
    survey.counts.pages = u32::try_from(source.len()).unwrap_or(u32::MAX);
    let outline = bookmarks(source, &destinations);
    survey.counts.bookmarks = count(&outline.list);
    titles(&outline.list, &mut survey.bookmarks);
    let mut gathering = Gathering::new(source, &destinations);
    let mut wholeness = Wholeness::new(source);
    let (mut broken, mut loose) = (Vec::new(), Vec::new());
    let mut inflater = Inflater::new();
    for (number, page) in (1..).zip(source.pdf.pages().iter()) {
        if source.patience.is_over() {
            break;
        }
        let dict = page.raw();
        if !is_a4(super::Placement::unchanged(dict).shown()) {
            survey.not_a4.push(number);
        }
        match wholeness.of(page) {
            State::Whole => {}
            State::Loose => loose.push(number),
            State::Lost => broken.push(number),
        }
        let is_scanned = match wholeness.content() {
            Some(content) => {
                gathering.content(number, content);
                is_scanned(page, content, &source.patience)
            }
            None => {
                // Not as the reader has it: that keeps the content of every page.
                let content = content_of_page(dict, &mut inflater, &source.patience);
                gathering.content(number, &content);
                is_scanned(page, &content, &source.patience)
            }
        };
        if is_scanned {
            survey.without_text.push(number);
        }
        gathering.page(number, dict);
        let hanging = annotations(dict, source);
        if has_more(dict) {
            gathering.unread(number);
        }
        for (_, annotation) in &hanging {
            survey.add(number, annotation);
            gathering.annotation(number, dict, annotation);
        }
    }
    survey.remarks = gathering.finish(&outline, survey.counts.fields);
    if !loose.is_empty() {
        survey.damage.push(Damage::Unused(loose));
    }
    if !broken.is_empty() {
        survey.damage.push(Damage::Content(broken));
    }
    survey
}

impl Survey {
    /// Pages, from 1, of which a part is missing.
    pub fn incomplete(&self) -> &[u32] {
        let pages = self.damage.iter().find_map(|damage| match damage {
            Damage::Content(pages) => Some(pages.as_slice()),
            _ => None,
        });
        pages.unwrap_or_default()
    }

    /// Pages that it names and that are not in the file.
    pub fn lost_pages(&self) -> Option<&LostPages> {
        self.damage.iter().find_map(|damage| match damage {
            Damage::Lost(lost) => Some(lost),
            _ => None,
        })
    }

    fn add(&mut self, page: u32, item: &Dict<'_>) {
        match kind(item) {
            Kind::Link => self.counts.links += 1,
            Kind::Comment if name(item, "Subtype") == "Redact" => self.counts.comments += 1,
            Kind::Comment => {
                self.counts.comments += 1;
                let said = |key| {
                    let string = item.get::<PdfString<'_>>(key);
                    string
                        .map(|string| text(string.as_bytes()))
                        .unwrap_or_default()
                };
                self.comments.push(CommentFact {
                    page,
                    kind: name(item, "Subtype"),
                    author: said("T"),
                    text: said("Contents"),
                });
            }
            Kind::Field => self.counts.fields += 1,
            Kind::Active | Kind::Popup | Kind::Decoration => {}
        }
    }
}

/// Whether more hangs on a page than is read.
fn has_more(page: &Dict<'_>) -> bool {
    let list = page.get::<Array<'_>>("Annots");
    list.is_some_and(|list| list.raw_iter().nth(MOST_ANNOTATIONS).is_some())
}

/// The annotations of a page that can be read, each with the object that it is; none for one that
/// stands in the page itself.
pub(in crate::pdf) type Annotations<'a> = Vec<(Option<Id>, Dict<'a>)>;

/// Those that a bundle takes.
pub(in crate::pdf) fn annotations<'a>(page: &Dict<'a>, source: &'a Source) -> Annotations<'a> {
    first_annotations(page, source, MOST_ANNOTATIONS)
}

/// So many at the most, as they stand in the list of the page.
pub(in crate::pdf) fn first_annotations<'a>(
    page: &Dict<'a>,
    source: &'a Source,
    most: usize,
) -> Annotations<'a> {
    let Some(list) = page.get::<Array<'a>>("Annots") else {
        return Vec::new();
    };
    let read = |item: MaybeRef<Object<'a>>| match item {
        MaybeRef::Ref(target) => {
            let dict = source.pdf.xref().get::<Dict<'a>>(target.into())?;
            Some((Some(key(target.into())), dict))
        }
        MaybeRef::NotRef(object) => Some((None, object.into_dict()?)),
    };
    list.raw_iter()
        .take(most)
        .enumerate()
        .take_while(|(at, _)| !source.patience.is_over_at(*at))
        .filter_map(|(_, item)| read(item))
        .collect()
}

fn titles(bookmarks: &[Bookmark], into: &mut Vec<String>) {
    for bookmark in bookmarks {
        into.push(bookmark.title.clone());
        titles(&bookmark.children, into);
    }
}

fn count(bookmarks: &[Bookmark]) -> u32 {
    bookmarks
        .iter()
        .map(|bookmark| 1 + count(&bookmark.children))
        .sum()
}

/// Operators of one page beyond which nobody looks.
const MOST_OPERATORS: usize = 200_000;

/// Whether a page shows a picture, itself or in a form, and no letter anywhere.
fn is_scanned(page: &Page<'_>, content: &[u8], patience: &Patience) -> bool {
    let mut shows_picture = false;
    let mut operators = Items::new(content);
    for at in 0..MOST_OPERATORS {
        if patience.is_over_at(at) {
            return false;
        }
        let Some(item) = operators.next() else {
            return shows_picture;
        };
        match item.operator() {
            b"Tj" | b"TJ" | b"'" | b"\"" => return false,
            b"BI" => shows_picture = true,
            b"Do" => {
                let drawables = &page.resources().x_objects;
                let drawn = item
                    .name()
                    .and_then(|name| drawables.get::<Stream<'_>>(&*name));
                match drawn.map(|drawn| contents_of(drawn.dict())) {
                    Some(Drawn::Words) => return false,
                    Some(Drawn::Picture) => shows_picture = true,
                    Some(Drawn::Neither) | None => {}
                }
            }
            _ => {}
        }
    }
    false
}

enum Drawn {
    Picture,
    Words,
    Neither,
}

/// What a form shows is not walked: where it has fonts, or takes its page's, it may have words.
fn contents_of(dict: &Dict<'_>) -> Drawn {
    if name(dict, "Subtype") != "Form" {
        return Drawn::Picture;
    }
    match dict.get::<Dict<'_>>("Resources") {
        Some(own) if !own.contains_key("Font") && own.contains_key("XObject") => Drawn::Picture,
        Some(own) if !own.contains_key("Font") => Drawn::Neither,
        Some(_) | None => Drawn::Words,
    }
}

fn is_a4((width, height): (f64, f64)) -> bool {
    let (short, long) = (width.min(height), width.max(height));
    (short - 595.3).abs() < 3.0 && (long - 841.9).abs() < 3.0
}
