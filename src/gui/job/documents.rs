//! Reading the files of documents: those to be added, those the case has, those that are lost.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::case::Original;
use crate::clock;
use crate::export::{Passwords, document};
use crate::files::{self, KnownFiles};
use crate::gui::documents::{LostFiles, read_again, read_one};
use crate::gui::session::Session;
use crate::intake::Changes;
use crate::preflight::{Document, Documents};
use crate::worker::Bring;

use super::{Jobs, Message, READING, Running};

/// How often it is said what was found in documents: each time the whole case is checked anew.
pub(super) const TELL_EVERY: Duration = Duration::from_millis(400);

/// A file to look into, and the number of the exhibit that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct FileToRead {
    pub(in crate::gui) number: u32,
    /// As the case has it.
    pub(in crate::gui) path: String,
    /// What it was made of.
    pub(in crate::gui) original: Option<Original>,
}

impl Jobs {
    /// The files that were named, and those in folders that were named, but for the file of the case.
    pub(in crate::gui) fn list_files(&self, named: Vec<PathBuf>, case: Option<&Path>) {
        let case = case.map(Path::to_owned);
        self.start(READING, move |send| {
            let listed = files::list(&named);
            send(Message::Listed(match case {
                Some(case) => listed.without_case(&case),
                None => listed,
            }));
        });
    }

    /// Reads files that are to become documents of the case at `case`, until it is stopped. Tracked changes print as
    /// somebody says, if anybody did.
    pub(in crate::gui) fn read_documents(
        &self,
        case: Option<&Path>,
        files: Vec<(u64, PathBuf)>,
        changes: Option<Changes>,
        stopped: Arc<AtomicBool>,
    ) {
        let bring = self.bring(case).with_changes(changes);
        self.start(READING, move |send| {
            let watch = Running::watch(&stopped);
            for (id, file) in files {
                if stopped.load(Ordering::Relaxed) {
                    return;
                }
                let read = read_one(&bring, &file, &watch);
                send(Message::DocumentRead(id, read));
            }
        });
    }

    /// What brings files into the case at a path.
    fn bring(&self, case: Option<&Path>) -> Bring {
        self.readings.bring(case, &self.unsaved)
    }

    pub(in crate::gui) fn read_replacement(&self, number: u32, case: Option<&Path>, file: PathBuf) {
        let bring = self.bring(case);
        self.start(READING, move |send| {
            let read = read_one(&bring, &file, &clock::watch(|| false));
            send(Message::ReplacementRead(number, read));
        });
    }

    /// Makes a document anew of the file that it was made of.
    pub(in crate::gui) fn convert_again(&self, number: u32, session: &Session) {
        let exhibit = session.case().exhibit(number);
        let document = exhibit.and_then(|exhibit| session.case().document_of(exhibit));
        let Some(document) = document.cloned() else {
            return;
        };
        let bring = self.bring(session.document.path());
        let folder = session.document.folder();
        self.start(READING, move |send| {
            let read = read_again(&bring, &document, &folder, &clock::watch(|| false));
            send(Message::ReplacementRead(number, read));
        });
    }

    /// Looks for contents below a folder; says how the case at `case` names their files.
    pub(in crate::gui) fn find_documents(
        &self,
        folder: PathBuf,
        wanted: LostFiles,
        case: Option<&Path>,
        cache: Option<PathBuf>,
    ) {
        let case = case.map(Path::to_owned);
        self.start(READING, move |send| {
            let known = KnownFiles::of_cache(cache.as_deref());
            let found = files::find_by_content(&folder, &wanted.contents, &known, &|| false);
            // Other folders may bear the names of clients.
            let _not_kept_where_nothing_can_be = wanted.are_reports && known.keep();
            let name = |file: PathBuf| files::exhibit_path(case.as_deref(), &file);
            let found = found.map(|found| {
                let named = found.into_iter().map(|(hash, file)| (hash, name(file)));
                named.collect()
            });
            send(Message::Found(found.map_err(|error| error.to_string())));
        });
    }

    /// Looks into these files of the case that was shown as `shown`, one after the other,
    /// until that is stopped.
    pub(in crate::gui) fn examine(
        &mut self,
        unread: Vec<FileToRead>,
        folder: PathBuf,
        passwords: Passwords,
        shown: u64,
    ) {
        let running = Running::begin("Reading documents");
        let cancel = Arc::clone(&running.cancel);
        self.reading = Some(running);
        self.start(READING, move |send| {
            let watch = Running::watch(&cancel);
            let look = |file: &FileToRead| {
                let password = passwords.get(&file.number).cloned();
                let load = || files::load_exhibit(&folder, &file.path);
                let original = file.original.as_ref();
                let original = || original.map(|one| files::original_now(&folder, one));
                let looked = || {
                    load().map(|bytes| Document {
                        original: original().unwrap_or_default(),
                        ..document(bytes, password, &watch)
                    })
                };
                let fell = |_panic| Err("it failed inside the program".to_owned());
                catch_unwind(AssertUnwindSafe(looked)).unwrap_or_else(fell)
            };
            // Each answer has the whole bundle reckoned anew, so they come a few at a time.
            let (mut found, mut paths) = (Documents::new(), BTreeMap::new());
            let mut told = Instant::now();
            for (done, file) in unread.iter().enumerate() {
                send(Message::Reading(done, unread.len()));
                let seen = look(file);
                // What was being read when it was stopped is read another time.
                if Running::has_ended(&cancel) {
                    break;
                }
                found.insert(file.number, seen);
                paths.insert(file.number, file.path.clone());
                if told.elapsed() > TELL_EVERY {
                    let (found, paths) = (std::mem::take(&mut found), std::mem::take(&mut paths));
                    send(Message::Examined(shown, found, paths, false));
                    told = Instant::now();
                }
            }
            send(Message::Examined(shown, found, paths, true));
        });
    }

    pub(in crate::gui) fn stop_reading(&self) {
        self.stop_pages();
        if let Some(running) = &self.reading {
            running.cancel.store(true, Ordering::Relaxed);
        }
    }
}
