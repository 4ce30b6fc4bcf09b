//! What links, bookmarks, forms and pages of a document would do besides leading somewhere, and what
//! of it a person should know: the file that would be opened, the address that would be written to.

use std::collections::BTreeSet;

use hayro_syntax::object::{Dict, FromBytes as _, Object, ObjectIdentifier, String as PdfString};
use serde::{Deserialize, Serialize};

use super::attachment::Attached;
use super::outline::text;
use super::source::{Id, Item, Source, dicts, key, name};

/// A kind of action (ISO 32000-1, table 198).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Action {
    /// Starts a program, or opens a file with one.
    Launch,
    Script,
    /// Sends what a form holds.
    SendForm,
    /// Reads values for a form from a file.
    FillForm,
    EmptyForm,
    OtherDocument,
    /// A command of the viewer: print, next page.
    Menu,
    /// Shows or hides comments and fields.
    Hide,
    /// Plays sound, film or a model.
    Play,
    Layers,
    /// Leads along the articles of the document, or shows an effect between pages.
    View,
    /// Leads to a second place, behind another action.
    Lead,
    Other,
}

impl Action {
    pub(super) fn of(kind: &str) -> Action {
        match kind {
            "Launch" => Action::Launch,
            "JavaScript" => Action::Script,
            "SubmitForm" => Action::SendForm,
            "ImportData" => Action::FillForm,
            "ResetForm" => Action::EmptyForm,
            "GoToR" | "GoToE" | "GoToDp" => Action::OtherDocument,
            "Named" => Action::Menu,
            "Hide" => Action::Hide,
            "Sound" | "Movie" | "Rendition" | "GoTo3DView" | "RichMediaExecute" => Action::Play,
            "SetOCGState" => Action::Layers,
            "Thread" | "Trans" => Action::View,
            "GoTo" | "URI" => Action::Lead,
            _ => Action::Other,
        }
    }
}

/// What an action is, and what it says of its aim.
pub(in crate::pdf) type Did = (Action, String);

pub(super) fn described(action: &Dict<'_>) -> Did {
    // A kind that is not a name is none that viewers know; it is told all the same.
    let kind = Some(name(action, "S")).filter(|kind| !kind.is_empty());
    let kind = kind.or_else(|| string(action, "S")).unwrap_or_default();
    let is_name = matches!(action.get::<Object<'_>>("S"), Some(Object::Name(_)));
    let says = file(action, "F")
        .or_else(|| {
            action
                .get::<Dict<'_>>("Win")
                .and_then(|win| file(&win, "F"))
        })
        .or_else(|| string(action, "URI"))
        .or_else(|| Some(name(action, "URI")).filter(|address| !address.is_empty()))
        .or_else(|| string(action, "JS"))
        .or_else(|| Some(name(action, "N")).filter(|command| !command.is_empty()));
    let what = match is_name {
        true => Action::of(&kind),
        false => Action::Other,
    };
    let says = match what {
        Action::Other => [Some(kind), says]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        _ => says.unwrap_or_default(),
    };
    (what, says)
}

/// The name of a file: a string, or what a file specification says of it (ISO 32000-1, 7.11).
pub(super) fn file(holder: &Dict<'_>, key: &str) -> Option<String> {
    string(holder, key).or_else(|| file_name(&holder.get::<Dict<'_>>(key)?))
}

/// The name in a file specification.
pub(super) fn file_name(specification: &Dict<'_>) -> Option<String> {
    let keys = ["UF", "F", "Unix", "DOS", "Mac"];
    keys.into_iter().find_map(|key| string(specification, key))
}

fn string(dict: &Dict<'_>, key: &str) -> Option<String> {
    let string = dict.get::<PdfString<'_>>(key)?;
    let said = text(string.as_bytes());
    (!said.is_empty()).then_some(said)
}

/// Actions that follow one on another, and beyond which nobody looks.
const MOST_CHAINED: usize = 64;
const MOST_LISTED: usize = 1000;

/// What happens after an action.
pub(super) fn chained<'a>((id, action): &Item<'a>, source: &'a Source) -> Vec<Did> {
    let mut found = Vec::new();
    let mut seen: BTreeSet<Id> = id.iter().copied().collect();
    let mut open = next_of(action, source);
    while let Some((id, action)) = open.pop() {
        let is_known = id.is_some_and(|id| !seen.insert(id));
        if is_known || found.len() >= MOST_CHAINED {
            continue;
        }
        found.push(described(&action));
        open.extend(next_of(&action, source));
    }
    found
}

/// The last first.
fn next_of<'a>(action: &Dict<'a>, source: &'a Source) -> Vec<Item<'a>> {
    let mut next = one_or_many(action, "Next", source);
    next.truncate(MOST_CHAINED);
    next.reverse();
    next
}

/// A dictionary, or those of a list.
fn one_or_many<'a>(holder: &Dict<'a>, key: &str, source: &'a Source) -> Vec<Item<'a>> {
    match holder.get::<Object<'a>>(key) {
        Some(Object::Dict(one)) => vec![(id_of(holder, key), one)],
        Some(Object::Array(list)) => dicts(Some(list), source).take(MOST_LISTED).collect(),
        _ => Vec::new(),
    }
}

/// The object to which an entry refers.
fn id_of(holder: &Dict<'_>, at: impl AsRef<[u8]>) -> Option<Id> {
    holder.get_ref(at).map(|target| key(target.into()))
}

/// The dictionary under a key.
pub(super) fn item_of<'a>(holder: &Dict<'a>, key: impl AsRef<[u8]>) -> Option<Item<'a>> {
    let item = holder.get::<Dict<'a>>(key.as_ref())?;
    Some((id_of(holder, key), item))
}

/// An action and all that follow it.
pub(super) fn with_chained<'a>(action: &Item<'a>, source: &'a Source) -> Vec<Did> {
    let mut all = vec![described(&action.1)];
    all.extend(chained(action, source));
    all
}

/// What happens when a page is opened, a field is left, a document is printed: the actions of /AA.
pub(super) fn additional<'a>(holder: &Dict<'a>, source: &'a Source) -> Vec<Did> {
    let Some(events) = holder.get::<Dict<'a>>("AA") else {
        return Vec::new();
    };
    let mut keys: Vec<_> = events.keys().take(MOST_CHAINED).collect();
    keys.sort_unstable_by(|a, b| <[u8]>::cmp(a, b));
    let actions = keys.iter().filter_map(|key| item_of(&events, &**key));
    actions
        .flat_map(|action| with_chained(&action, source))
        .collect()
}

/// The files that belong to something, each with the object that describes it.
pub(super) fn associated<'a>(holder: &Dict<'a>, source: &'a Source) -> Vec<Attached> {
    let mut files = one_or_many(holder, "AF", source);
    // So they are called in a list of properties (ISO 32000-2, 14.13.5).
    files.extend(one_or_many(holder, "MCAF", source));
    files.into_iter().map(described_file).collect()
}

/// The files that belong to a marked part of content, by what a name of `Properties` stands for: a list
/// of properties, or the files themselves.
pub(super) fn associated_by<'a>(
    properties: &Dict<'a>,
    name: &[u8],
    source: &'a Source,
) -> Vec<Attached> {
    match properties.get::<Object<'a>>(name) {
        Some(Object::Array(files)) => {
            let files = dicts(Some(files), source).take(MOST_LISTED);
            files.map(described_file).collect()
        }
        Some(Object::Dict(file)) if file.contains_key("EF") => {
            vec![described_file((id_of(properties, name), file))]
        }
        Some(Object::Dict(list)) => associated(&list, source),
        _ => Vec::new(),
    }
}

/// The same, by a list of properties that stands in content: files within it, and those it refers to,
/// which no content should.
pub(super) fn associated_within<'a>(list: &'a [u8], source: &'a Source) -> Vec<Attached> {
    let mut found = Vec::new();
    if let Some(list) = Dict::from_bytes(list) {
        for key in ["AF", "MCAF"] {
            match list.get::<Object<'_>>(key) {
                Some(Object::Array(files)) => {
                    let names = files.iter::<Dict<'_>>().take(MOST_LISTED);
                    found.extend(names.map(|file| (None, file_name(&file).unwrap_or_default())));
                }
                Some(Object::Dict(file)) => {
                    found.push((None, file_name(&file).unwrap_or_default()));
                }
                _ => {}
            }
        }
    }
    for id in references_in(list).into_iter().take(MOST_LISTED) {
        let object = source
            .pdf
            .xref()
            .get::<Object<'a>>(ObjectIdentifier::new(id.0, id.1));
        let files: Vec<Item<'a>> = match object {
            Some(Object::Array(files)) => dicts(Some(files), source).take(MOST_LISTED).collect(),
            Some(Object::Dict(file)) => vec![(Some(id), file)],
            _ => Vec::new(),
        };
        let files = files
            .into_iter()
            .filter(|(_, file)| file_name(file).is_some());
        found.extend(files.map(described_file));
    }
    found
}

/// What looks like `12 0 R`.
fn references_in(text: &[u8]) -> Vec<Id> {
    let words = text.split(|byte| !byte.is_ascii_alphanumeric());
    let words: Vec<&str> = words
        .filter(|word| !word.is_empty())
        .filter_map(|word| std::str::from_utf8(word).ok())
        .collect();
    let reference = |three: &[&str]| match three {
        [number, generation, "R"] => Some((number.parse().ok()?, generation.parse().ok()?)),
        _ => None,
    };
    words.windows(3).filter_map(reference).collect()
}

fn described_file((id, file): Item<'_>) -> Attached {
    (id, file_name(&file).unwrap_or_default())
}
