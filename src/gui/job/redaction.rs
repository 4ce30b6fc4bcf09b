//! Looking for words in documents, and taking them out: whole documents are read and drawn, so it takes a while.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::case::Document;
use crate::files::{self, ConversionsPlace};
use crate::gui::redaction::{
    Named, OfCase, Place, SearchOrder, Searched, Sought, TakeOutOrder, TakenOut,
};
use crate::preflight::Learnt;
use crate::redact::{Access, Opened, Shelf, Trouble, carry_out, excerpt};
use crate::terms::Term;

use super::{Jobs, Message, Running};

/// The name of the thread.
pub(in crate::gui) const REDACTING: &str = "redacting documents";

impl Jobs {
    /// Looks for words in documents, as the work of that number. What was begun before is given up.
    pub(in crate::gui) fn search_names(&mut self, number: u64, order: SearchOrder) {
        let (readings, cancel) = (self.readings.clone(), self.begin_redaction());
        self.start(REDACTING, move |send| {
            let access = Access {
                folder: &order.case.folder,
                readings: &readings,
                watch: &Running::watch(&cancel),
            };
            let mut found = Vec::new();
            for named in &order.documents {
                let done = found.len();
                let progress = Sought::Searching(done, order.documents.len());
                send(Message::NamesSought(number, progress));
                found.push(searched(named, &order.terms, &access));
                if Running::has_ended(&cancel) {
                    return;
                }
            }
            send(Message::NamesSought(number, Sought::Found(found)));
        });
    }

    /// Makes copies without what is marked, as the work of that number.
    pub(in crate::gui) fn take_out(&mut self, number: u64, order: TakeOutOrder) {
        let (readings, cancel) = (self.readings.clone(), self.begin_redaction());
        let unsaved = self.unsaved.clone();
        self.start(REDACTING, move |send| {
            let access = Access {
                folder: &order.case.folder,
                readings: &readings,
                watch: &Running::watch(&cancel),
            };
            let place = place(&order.case, unsaved);
            let shelf = Shelf {
                place: &place,
                case: order.case.file.as_deref(),
            };
            let (mut edits, mut troubles) = (Vec::new(), Vec::new());
            let all = order.documents.len();
            for (done, (named, marks)) in order.documents.iter().enumerate() {
                send(Message::TakenOut(number, TakenOut::Working(done, all)));
                let document = &named.document;
                let came = carry_out(document, marks, &order.terms, &access, &shelf);
                if Running::has_ended(&cancel) {
                    return;
                }
                match came {
                    Ok(edit) => edits.extend(edit.map(|edit| (document.clone(), edit))),
                    Err(trouble) => troubles.push((named.title.clone(), trouble)),
                }
            }
            let done = TakenOut::Done {
                case: order.case.file,
                edits,
                troubles,
            };
            send(Message::TakenOut(number, done));
        });
    }

    fn begin_redaction(&mut self) -> Arc<std::sync::atomic::AtomicBool> {
        self.stop_redaction();
        self.redaction = Arc::default();
        Arc::clone(&self.redaction)
    }

    pub(in crate::gui) fn stop_redaction(&self) {
        self.redaction.store(true, Ordering::Relaxed);
    }

    /// Throws away what was read of documents that the case at this path does not rest on: it still has the words.
    pub(in crate::gui) fn forget_readings(&self, case: PathBuf, kept: Vec<String>) {
        self.start_with_files("clearing up", move |_send| {
            let is_there = |sha256: &str| kept.iter().any(|kept| kept == sha256);
            files::forget_readings(&case, Learnt::VERSION, &is_there);
        });
    }
}

pub(super) fn place(case: &OfCase, unsaved: PathBuf) -> ConversionsPlace {
    match &case.file {
        Some(file) => ConversionsPlace::Beside(file.clone()),
        None => ConversionsPlace::Unsaved(unsaved),
    }
}

fn searched(named: &Named, terms: &[Term], access: &Access<'_>) -> Searched {
    let mut searched = Searched {
        exhibit: named.exhibit,
        title: named.title.clone(),
        document: named.document.id,
        places: Vec::new(),
        known: 0,
        unsearchable: Vec::new(),
        trouble: None,
    };
    match found(&named.document, terms, access) {
        Ok((opened, places, known)) => {
            searched.unsearchable = opened.unsearchable();
            (searched.places, searched.known) = (places, known);
        }
        Err(trouble) => searched.trouble = Some(trouble),
    }
    searched
}

/// The document, the places that are not marked yet, and how many are.
fn found(
    document: &Document,
    terms: &[Term],
    access: &Access<'_>,
) -> Result<(Opened, Vec<Place>, usize), Trouble> {
    let opened = Opened::open(document, access)?;
    let mut marks = opened.places(terms);
    let hung = opened.hung(terms, access)?;
    // With the words of a page goes all that hangs on it.
    let is_told = |page: u32| marks.iter().any(|mark| mark.page == page);
    let hung: Vec<_> = hung
        .into_iter()
        .filter(|mark| !is_told(mark.page))
        .collect();
    marks.extend(hung);
    let all = marks.len();
    marks.retain(|mark| !document.marks().contains(mark));
    let known = all - marks.len();
    // As they are read.
    marks.sort_by_key(|mark| (mark.page, mark.area.map(|area| (area.top, area.left))));
    let places = marks.into_iter().map(|mark| Place {
        excerpt: excerpt(opened.pages(), &mark),
        mark,
        is_wanted: true,
    });
    let places = places.collect();
    Ok((opened, places, known))
}
