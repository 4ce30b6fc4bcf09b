//! Looks at folders and files from time to time, and says when something has changed.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use crate::files::{self, Process, Stamp};

use super::{Jobs, Message};

/// What is to be seen of the cases that were opened lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::gui) struct Recent {
    /// Those whose file is not there.
    pub(in crate::gui) missing: BTreeSet<PathBuf>,
    /// Those with changes that a window of this machine could not save before it died.
    pub(in crate::gui) cut_short: Vec<PathBuf>,
}

impl Jobs {
    /// Looks at the folders from time to time and says when something in them is no longer as it was
    /// `seen`. Whoever watched before stops.
    pub(in crate::gui) fn watch(
        &mut self,
        folders: Vec<PathBuf>,
        mut seen: Vec<Stamp>,
        every: Duration,
    ) {
        let still = anew(&mut self.watched);
        if folders.is_empty() {
            return;
        }
        self.start("watching packs", move |send| {
            let look = || -> Vec<Stamp> { folders.iter().map(|one| files::stamp(one)).collect() };
            loop {
                thread::sleep(every);
                if still.strong_count() == 0 {
                    return;
                }
                let now = look();
                if now != seen {
                    seen = now;
                    send(Message::PackChanged);
                }
            }
        });
    }

    /// Looks at the file of the case and at those that were opened lately, from time to time, for that
    /// window. Whoever watched before stops.
    pub(in crate::gui) fn watch_case(
        &mut self,
        case: Option<PathBuf>,
        recent: Vec<PathBuf>,
        window: Option<Process>,
        every: Duration,
    ) {
        let still = anew(&mut self.watched_case);
        if case.is_none() && recent.is_empty() {
            return;
        }
        self.start("watching the case", move |send| {
            let look = || case.as_deref().map(files::stamp_of_case);
            let (mut seen, mut told) = (look(), Recent::default());
            loop {
                let now = Recent::look(&recent, window.as_ref());
                if now != told {
                    told = now.clone();
                    send(Message::Recent(now));
                }
                thread::sleep(every);
                if still.strong_count() == 0 {
                    return;
                }
                let now = look();
                if now != seen {
                    seen = now;
                    send(Message::CaseTouched);
                }
            }
        });
    }
}

/// Lets whoever holds on to the old one know that it is over, and gives something new to hold on to.
fn anew(watched: &mut Arc<()>) -> Weak<()> {
    *watched = Arc::default();
    Arc::downgrade(watched)
}

impl Recent {
    pub(super) fn look(cases: &[PathBuf], window: Option<&Process>) -> Self {
        let missing = cases.iter().filter(|path| !files::is_file(path));
        let is_cut_short = |path: &&PathBuf| {
            files::is_file(&files::recovery_path(path))
                && window.is_some_and(|window| files::was_cut_short(path, window))
        };
        Recent {
            missing: missing.cloned().collect(),
            cut_short: cases.iter().filter(is_cut_short).cloned().collect(),
        }
    }
}
