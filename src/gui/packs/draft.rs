//! A source in the form: what was read, what is typed, and what is wrong with it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::finding::{Finding, LibraryCode, Severity};
use crate::library::{
    Change, Date, Form, Library, PackFiles, Remark, Source, SourceId, Values, copy_of, free_id,
    has_comments, id_from, source_text, with_date,
};

use super::{Difference, Named};

#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Draft {
    /// The pack's folder, and its position in the library.
    pub(in crate::gui) folder: PathBuf,
    pub(in crate::gui) pack: usize,
    /// The source as it is saved; `None` for a new one.
    saved: Option<Source>,
    /// What the file held when it was read; `None` where there was none.
    pub(super) before: Option<Vec<u8>>,
    /// What the file holds now, where somebody else changed it. The inner `None` says that it is gone.
    pub(in crate::gui) theirs: Option<Option<Vec<u8>>>,
    pub(super) begun: Form,
    pub(in crate::gui) form: Form,
    pub(in crate::gui) remarks: Vec<Remark>,
    /// What the form makes, where all of it can be read.
    made: Option<Source>,
    /// The passage whose fields are shown.
    pub(in crate::gui) open: Option<usize>,
    pub(in crate::gui) is_saving: bool,
    /// The id that the form proposed last; it follows what is typed until somebody types another.
    proposed: Option<String>,
}

impl Draft {
    /// The form of a source that is in the pack already.
    pub(in crate::gui) fn of(
        source: &Source,
        pack: usize,
        folder: PathBuf,
        before: Option<Vec<u8>>,
    ) -> Self {
        let form = Form::of(source);
        Draft {
            folder,
            pack,
            saved: Some(source.clone()),
            before,
            theirs: None,
            begun: form.clone(),
            open: (!form.passages.is_empty()).then_some(0),
            form,
            remarks: Vec::new(),
            made: None,
            is_saving: false,
            proposed: None,
        }
    }

    /// The form of a source that is in no pack yet. `begun` is what counts as nothing typed.
    pub(in crate::gui) fn new(form: Form, begun: Form, pack: usize, folder: PathBuf) -> Self {
        Draft {
            folder,
            pack,
            saved: None,
            before: None,
            theirs: None,
            begun,
            open: (!form.passages.is_empty()).then_some(0),
            form,
            remarks: Vec::new(),
            made: None,
            is_saving: false,
            proposed: None,
        }
    }

    pub(in crate::gui) fn is_new(&self) -> bool {
        self.saved.is_none()
    }

    pub(in crate::gui) fn is_dirty(&self) -> bool {
        self.form != self.begun
    }

    pub(in crate::gui) fn can_be_saved(&self) -> bool {
        let is_error = |remark: &Remark| remark.finding.severity == Severity::Error;
        self.made.is_some() && !self.remarks.iter().any(is_error) && !self.is_saving
    }

    /// Whether the passage is in the file already: its id then never changes, and it cannot be taken out.
    pub(in crate::gui) fn is_saved_passage(&self, at: usize) -> bool {
        let count = self
            .saved
            .as_ref()
            .map_or(0, |source| source.passages.len());
        at < count
    }

    pub(in crate::gui) fn title(&self) -> String {
        self.text("title")
            .unwrap_or_else(|| "A new source".to_owned())
    }

    fn text(&self, column: &str) -> Option<String> {
        self.form.source.get(column)?.first().cloned()
    }

    /// The id of the source as it is saved.
    pub(in crate::gui) fn source_id(&self) -> Option<SourceId> {
        self.id().cloned()
    }

    fn id(&self) -> Option<&SourceId> {
        self.saved.as_ref().map(|source| &source.id)
    }

    /// Looks at every field again.
    pub(in crate::gui) fn check(&mut self, library: &Library, today: Date) {
        let (made, remarks) = self.form.check(library, self.pack, self.id(), today);
        self.made = made;
        self.remarks = remarks;
        let text = String::from_utf8_lossy(self.before.as_deref().unwrap_or_default());
        if has_comments(&text) {
            self.remarks.push(Remark {
                passage: None,
                column: String::new(),
                finding: Finding::of(LibraryCode::CommentsLost),
            });
        }
    }

    pub(in crate::gui) fn set(
        &mut self,
        passage: Option<usize>,
        column: &'static str,
        values: Vec<String>,
        library: &Library,
    ) {
        let follows = passage.is_none() && self.id_follows();
        let fields: Option<&mut Values> = match passage {
            Some(at) => self.form.passages.get_mut(at),
            None => Some(&mut self.form.source),
        };
        let Some(fields) = fields else { return };
        if values.iter().all(String::is_empty) {
            fields.remove(column);
        } else {
            fields.insert(column, values);
        }
        if follows && matches!(column, "publisher" | "published") {
            self.propose_id(library);
        }
    }

    /// Until somebody types an id, the form proposes one.
    fn id_follows(&self) -> bool {
        self.is_new() && self.text("source_id") == self.proposed
    }

    /// Publisher and year, as the shipped ids have them.
    fn propose_id(&mut self, library: &Library) {
        let publisher = id_from(&self.text("publisher").unwrap_or_default());
        let publisher: Vec<&str> = publisher.split('-').take(3).collect();
        let year = self.text("published").unwrap_or_default();
        let year: String = year.chars().take(4).collect();
        let id = id_from(&format!("{} {year}", publisher.join("-")));
        self.proposed = (!id.is_empty()).then(|| free_id(&id, library));
        match self.proposed.clone() {
            Some(id) => self.form.source.insert("source_id", vec![id]),
            None => self.form.source.remove("source_id"),
        };
    }

    pub(in crate::gui) fn add_passage(&mut self, today: Date) {
        let source = self.text("source_id").unwrap_or_else(|| "new".to_owned());
        let taken: BTreeSet<&String> = self
            .form
            .passages
            .iter()
            .filter_map(|values| values.get("passage_id")?.first())
            .collect();
        let mut numbers = (1..).map(|number| format!("{source}-{number:02}"));
        let id = numbers.find(|id| !taken.contains(id)).unwrap_or_default();
        let address = self.text("address").unwrap_or_default();
        let provenance = format!("seen on {today}: {address}");
        self.form.passages.push(Values::from([
            ("passage_id", vec![id]),
            ("kind", vec!["Summary".to_owned()]),
            ("provenance", vec![provenance.trim().to_owned()]),
        ]));
        self.open = Some(self.form.passages.len() - 1);
    }

    pub(in crate::gui) fn remove_passage(&mut self, at: usize) {
        if !self.is_saved_passage(at) && at < self.form.passages.len() {
            self.form.passages.remove(at);
            self.open = None;
        }
    }

    /// What saving writes: the source's file, and the pack's date where the source is newer than it.
    pub(in crate::gui) fn changes(
        &self,
        pack: &PackFiles,
        updated: Date,
        today: Date,
    ) -> Option<Vec<Change>> {
        let source = self.made.as_ref()?;
        let mut changes = vec![Change {
            path: format!("sources/{}.ron", source.id),
            before: self.before.clone(),
            after: source_text(source).into_bytes(),
        }];
        let text = String::from_utf8(pack.files.get("pack.ron")?.clone()).ok()?;
        if source.published > Some(updated)
            && let Some(dated) = with_date(&text, today)
        {
            changes.push(Change::of(pack, "pack.ron".to_owned(), dated));
        }
        Some(changes)
    }

    /// Saved: what was typed is now what the file holds.
    pub(in crate::gui) fn saved(&mut self, written: Vec<u8>) {
        self.is_saving = false;
        self.saved = self.made.clone();
        self.before = Some(written);
        self.theirs = None;
        self.begun = self.form.clone();
    }

    /// Follows the pack to what it holds now.
    pub(in crate::gui) fn compare_with_disk(&mut self, pack: &PackFiles) {
        let Some(saved) = &self.saved else { return };
        let now = pack
            .files
            .get(&format!("sources/{}.ron", saved.id))
            .cloned();
        self.theirs = (now != self.before).then_some(now);
    }

    /// The person has seen what the file holds now, and saves over it.
    pub(in crate::gui) fn overwrite(&mut self) {
        if let Some(theirs) = self.theirs.take() {
            self.before = theirs;
        }
    }

    /// The same words as a source of its own, beside the one that somebody else changed.
    pub(in crate::gui) fn as_new(&self, library: &Library, today: Date) -> Option<Self> {
        let source = self.made.as_ref()?;
        let pack = library.packs.get(self.pack)?;
        let copy = copy_of(source, &[], &pack.id, &pack.id, today, library);
        let copy = Source {
            relies_on: source.relies_on.clone(),
            findings_of: source.findings_of.clone(),
            supersedes: source.supersedes.clone(),
            ..copy
        };
        Some(Draft::new(
            Form::of(&copy),
            Form::default(),
            self.pack,
            self.folder.clone(),
        ))
    }

    /// Every field in which the form and the file on disk differ.
    pub(in crate::gui) fn differences(&self, theirs: Option<&Source>) -> Vec<Difference> {
        let theirs = theirs.map(Form::of).unwrap_or_default();
        let (mine, theirs) = (named(&self.form), named(&theirs));
        let fields: BTreeSet<_> = mine.keys().chain(theirs.keys()).collect();
        let value = |all: &Named, field| all.get(field).cloned().unwrap_or_default();
        fields
            .into_iter()
            .filter(|field| mine.get(*field) != theirs.get(*field))
            .map(|field| Difference {
                passage: field.0.clone(),
                column: field.1,
                mine: value(&mine, field),
                theirs: value(&theirs, field),
            })
            .collect()
    }
}

/// Every field under what it is of.
fn named(form: &Form) -> Named {
    let source = (None, &form.source);
    let passages = form.passages.iter().map(|passage| {
        let id = passage.get("passage_id").map(|id| id.concat());
        (Some(id.unwrap_or_default()), passage)
    });
    let mut all = Named::new();
    for (of, values) in std::iter::once(source).chain(passages) {
        let one = values
            .iter()
            .map(|(column, values)| ((of.clone(), *column), values.join("; ")));
        all.extend(one);
    }
    all
}
