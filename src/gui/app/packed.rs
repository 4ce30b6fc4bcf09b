//! What became of packing a case, of opening a package, and of removing what the program keeps of a case.

use std::path::{Path, PathBuf};

use crate::files::{Packed, Shown as _, Trace, Unpacked};
use crate::finding::counted;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::session::{Offer, Problem, Tone};
use crate::platform::Wish;

use super::App;

impl App {
    pub(super) fn package_written(&mut self, written: Result<(PathBuf, Packed), String>) {
        let (path, packed) = match written {
            Ok(written) => written,
            Err(why) => {
                let problem = Problem::new(format!("No package was made: {why}."))
                    .safe("Your case is unchanged.")
                    .offer("Try again…", Action::Command(Command::SavePackage));
                return self.session.report(problem);
            }
        };
        let warning = match packed.has_unredacted {
            true => " It holds papers as they were before words were taken out of them.",
            false => "",
        };
        let files = counted(packed.files, "file", "files");
        let words = format!(
            "The case with {files} of documents was written to {}. It is not encrypted.{warning}",
            path.shown()
        );
        let show = Offer {
            label: "Show in folder",
            action: Action::Desktop(Wish::ShowInFolder, path),
        };
        self.session.say_made(words, vec![show]);
        self.say_of_documents(&packed.missing, &packed.changed);
    }

    pub(super) fn package_opened(&mut self, package: &Path, opened: Result<Unpacked, String>) {
        match opened {
            Ok(unpacked) => {
                let words = format!("The package was opened into {}.", unpacked.case.shown());
                self.session.say(Tone::Good, words);
                self.say_of_documents(&unpacked.missing, &unpacked.changed);
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                self.filing.open(&unpacked.case, session, jobs);
            }
            Err(why) => {
                let what = format!("{} was not opened: {why}.", package.shown());
                let problem = Problem::new(what)
                    .safe("Nothing was written.")
                    .hint("Ask whoever sent it to pack the case again.");
                self.session.report(problem);
            }
        }
    }

    fn say_of_documents(&mut self, missing: &[String], changed: &[String]) {
        for (paths, what) in [
            (missing, "not there when the case was packed"),
            (changed, "no longer what was added to the case"),
        ] {
            let named: Vec<String> = paths.iter().map(|path| Path::new(path).shown()).collect();
            if !named.is_empty() {
                let what = format!("Documents are {what}: {}.", named.join(", "));
                let problem = Problem::new(what).hint("Look at them at Documents.");
                self.session.report(problem);
            }
        }
    }

    pub(super) fn traces_removed(&mut self, removed: usize, left: &[(Trace, String)]) {
        let words = format!(
            "{} of the case removed. Its file and its papers are where they were.",
            counted(removed, "trace", "traces")
        );
        self.session.say(Tone::Good, words);
        for (trace, why) in left {
            let what = format!("{} is still there: {why}.", trace.path.shown());
            let problem = Problem::new(what).hint("Remove it by hand.");
            self.session.report(problem);
        }
    }
}
