//! The recovery copy of a source in the form, as a file: what is typed, and what it began from.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files;
use crate::library::{ByName, Form, PackFiles, Values, source_in};

use super::Draft;

const VERSION: u32 = 1;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::gui) struct Kept {
    version: u32,
    /// The folder of the pack.
    pub(super) folder: PathBuf,
    /// What the file held when it was read; `None` for a new source.
    before: Option<String>,
    /// What counts as nothing typed.
    begun: Fields,
    typed: Fields,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    source: ByName,
    passages: Vec<ByName>,
}

impl Fields {
    fn of(form: &Form) -> Self {
        let by_name = |values: &Values| {
            let named = values.iter();
            named
                .map(|(name, values)| ((*name).to_owned(), values.clone()))
                .collect()
        };
        Fields {
            source: by_name(&form.source),
            passages: form.passages.iter().map(by_name).collect(),
        }
    }

    fn form(self) -> Option<Form> {
        Form::named(self.source, self.passages)
    }
}

impl Kept {
    pub(super) fn of(draft: &Draft) -> Self {
        let before = draft.before.as_deref();
        Kept {
            version: VERSION,
            folder: draft.folder.clone(),
            before: before.map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
            begun: Fields::of(&draft.begun),
            typed: Fields::of(&draft.form),
        }
    }

    pub(in crate::gui) fn write(&self, path: &Path) -> Result<(), String> {
        let pretty = ron::ser::PrettyConfig::default();
        let text = ron::ser::to_string_pretty(self, pretty).map_err(|error| error.to_string())?;
        files::make_folder_of(path).map_err(|error| error.to_string())?;
        files::write_private(path, text.as_bytes()).map_err(|error| error.to_string())
    }

    /// `None` where this program cannot read it.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let bytes = files::read(path).ok()?;
        let kept: Kept = ron::de::from_bytes(&bytes).ok()?;
        (kept.version == VERSION).then_some(kept)
    }

    /// The form again, in the pack that is read from its folder as the one at `number`.
    pub(super) fn draft(self, pack: &PackFiles, number: usize) -> Option<Draft> {
        let (begun, typed) = (self.begun.form()?, self.typed.form()?);
        let Some(before) = self.before else {
            return Some(Draft::new(typed, begun, number, self.folder));
        };
        let before = before.into_bytes();
        let saved = source_in(&before)?;
        let mut draft = Draft::of(&saved, number, self.folder, Some(before));
        draft.form = typed;
        draft.compare_with_disk(pack);
        Some(draft)
    }
}
