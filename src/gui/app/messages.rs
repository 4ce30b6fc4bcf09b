//! Takes in what threads have to say.

use crate::files::Shown as _;
use crate::finding::{self, Finding, Place, Severity};
use crate::gui::action::Action;
use crate::gui::check_tab::CheckTab;
use crate::gui::command::Command;
use crate::gui::filing;
use crate::gui::job::{self, Finished, Message};
use crate::gui::packs;
use crate::gui::session::{About, Offer, Problem, Tone};
use crate::gui::view::Question;

use super::App;

impl App {
    pub(super) fn receive(&mut self, message: Message, now: f64) {
        match message {
            Message::Library(loaded) => {
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                self.keeper.loaded(*loaded, session, jobs);
            }
            Message::PackChanged => self.keeper.changed(&mut self.jobs),
            Message::PackSaved(changes, outcome) => {
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                let filing = &mut self.filing;
                self.keeper.saved(&changes, outcome, session, jobs, filing);
            }
            Message::Chosen(purpose, chosen) => {
                self.filing
                    .chosen(purpose, chosen, &mut self.session, &mut self.jobs);
                self.fetch_folder();
            }
            Message::Listed(listed) => {
                let files = self.session.begin_intake(listed);
                let stopped = self.session.intake.stopped();
                let case = self.session.document.path();
                self.jobs.read_documents(case, files, None, stopped);
                // Where none of them can be a document, all is said at once.
                self.session.take_in(now);
            }
            Message::DocumentRead(id, read) => {
                self.session.intake.answered(id, read);
                self.session.take_in(now);
            }
            Message::ReplacementRead(number, read) => {
                self.session.replace_document(number, read, now);
            }
            Message::Found(found) => self.session.found_documents(found, now),
            Message::Examined(shown, found, paths, is_last) => {
                if shown == self.session.shown {
                    self.session.examined(found, paths, is_last);
                } else {
                    self.session.is_examining = false;
                }
            }
            Message::QuotationsChecked(shown, found, asked) => {
                if shown == self.session.shown {
                    self.session.quotations_checked(found, asked);
                }
            }
            Message::PagesRead(shown, read, is_last) => {
                if shown == self.session.shown {
                    self.session.pages_read(read, is_last);
                }
            }
            Message::Scans(shown, came) => {
                if shown == self.session.shown {
                    self.session.scans_came(came);
                }
            }
            Message::SmallerMeasured(turn, number, made) => {
                self.session.smaller_measured(turn, number, made);
            }
            Message::SmallerAllMeasured(turn) => self.session.smaller_all_measured(turn),
            Message::SmallerSeen(seen) => self.session.smaller_seen(seen),
            Message::ReportOpened(number, came) => self.report_opened(number, came, now),
            Message::Proposed(answer) => self.reader.hear_proposed(*answer),
            Message::Paper(number, standing) => self.paper.hear(number, standing),
            Message::Bundle(number, standing) => self.bundle.hear(number, standing),
            Message::Fits(number, came) => self.session.fit.hear(number, *came),
            Message::NamesSought(number, sought) => self.names_sought(number, &sought, now),
            Message::TakenOut(number, came) => self.taken_out(number, came, now),
            Message::HiddenLeft(number, came) => self.hidden_left(number, came, now),
            Message::FiledRead(read, reason) => self.session.filed_read(read, &reason, now),
            Message::PackageWritten(written) => self.package_written(written),
            Message::PackageOpened(package, opened) => self.package_opened(&package, opened),
            Message::TracesFound(wanted) => {
                self.filing.traces_found(wanted, &mut self.session);
            }
            Message::TracesRemoved(removed, left) => self.traces_removed(removed, &left),
            Message::RecordWritten(written) => self.record_written(written),
            Message::WordWritten(paper, written) => self.word_written(paper, written),
            Message::Progress(_) | Message::Reading(..) | Message::Loading(..) => {}
            Message::NotOpened(path, why) => self.session.say_with_hint(
                format!("{} could not be opened from here: {why}.", path.shown()),
                "The file itself is as it was: open it from its folder.",
            ),
            Message::NoWindow(why) => self.session.report(
                Problem::new("No second window could be opened.")
                    .safe("This one goes on as it is.")
                    .details(Some(why))
                    .about(About::Program),
            ),
            Message::RecoveryKept(shown, kept) => {
                if shown == self.session.shown {
                    self.session.recovery_kept(kept);
                }
            }
            Message::Opened(_, opened) => self.filing.opened(*opened),
            Message::PathSeen(seen) => self.filing.seen(*seen),
            Message::FolderSeen(folder, is) => {
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                self.keeper.folder_seen(folder, is, session, jobs);
            }
            Message::ValueConfirmed(written) => self.value_confirmed(written),
            Message::PackMade(made) => {
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                self.keeper.pack_made(made, session, jobs);
            }
            Message::FormsFound(copies) => {
                self.keeper.found_forms(copies, &self.session, &self.jobs);
            }
            Message::FormAdopted(adopted) => self.keeper.adopted(adopted, &mut self.session),
            Message::FormSetAside(aside) => packs::say_set_aside(aside, &mut self.session),
            Message::LeftBehind(left) => {
                self.filing.found_left_behind(*left, &mut self.session);
                // A question takes the keyboard away; whoever has answered it begins anew.
                if self.filing.question.is_some() {
                    self.begun = None;
                }
            }
            Message::Adopted(adopted) => {
                self.filing.adopted(adopted, &mut self.session);
            }
            Message::SetAside(aside) => filing::say_set_aside(aside, &mut self.session),
            Message::SettingsKept(kept) => self.session.settings_kept(kept),
            Message::Saved(shown, outcome) => {
                let (session, jobs) = (&mut self.session, &self.jobs);
                self.filing.saved(shown, *outcome, session, jobs);
            }
            Message::FormKept(kept) => self.keeper.form_kept(kept, &mut self.session),
            Message::CaseTouched => self.filing.look_at_disk(&self.session, &self.jobs),
            Message::CaseLookedAt(shown, looked) => {
                if shown == self.session.shown {
                    filing::looked(&looked, &mut self.session);
                }
            }
            Message::Recent(recent) => {
                self.session.missing = recent.missing;
                let (session, jobs) = (&mut self.session, &mut self.jobs);
                self.filing
                    .offer_cut_short(&recent.cut_short, session, jobs);
            }
            Message::Cancelled => self.session.say(
                Tone::Good,
                "The export was cancelled; nothing was written.".to_owned(),
            ),
            Message::Unusable(path, agreed, unusable) => {
                self.session.examine_again(&finding::documents(&unusable));
                let asked = self.filing.offer(unusable, |found| Question::Unusable {
                    path,
                    agreed,
                    found,
                });
                self.told_unless(asked);
            }
            Message::Incomplete(path, agreed, damaged) => {
                self.session.examine_again(&finding::documents(&damaged));
                let asked = self.filing.offer(damaged, |found| Question::Incomplete {
                    path,
                    agreed,
                    found,
                });
                self.told_unless(asked);
            }
            Message::Moved(path, agreed, moved) => {
                let asked = self.filing.offer(moved, |found| Question::Moved {
                    path,
                    agreed,
                    found,
                });
                self.told_unless(asked);
            }
            Message::Exported(Ok(finished)) => self.exported(&finished),
            Message::Exported(Err(error)) => {
                let problem = Problem::new(format!("No bundle was made: {error}."))
                    .safe("Your case is unchanged.")
                    .offer("Export again…", Action::Command(Command::Export))
                    .about(About::Export);
                self.session.report(problem);
            }
            Message::Died(name) => {
                if name == job::DIALOG {
                    self.filing.dialog_died();
                }
                if name == job::SMALLER {
                    self.session.smaller = None;
                }
                if name == job::READING {
                    self.session.is_examining = false;
                }
                if name == job::OPENING_REPORT {
                    self.reader.stop_opening();
                }
                if name == job::PROPOSING {
                    self.reader.proposing_died();
                }
                if name == job::CHECKING_PAPER {
                    self.paper.stop();
                }
                if name == job::CHECKING_BUNDLE {
                    self.bundle.stop();
                }
                if name == job::FITTING {
                    self.session.fit.died();
                }
                if name == job::LEAVING {
                    self.session.hidden.leaving = None;
                }
                if name == job::REDACTING {
                    self.names.stop();
                    self.reader.stop_carrying_out();
                }
                if name == job::OPENING_CASE {
                    self.session.is_opening = false;
                }
                if name == job::ADOPTING {
                    self.filing.adopting_is_over();
                }
                if name == job::MAKING {
                    self.keeper.making_died();
                }
                if name == job::ADOPTING_FORM {
                    self.keeper.adopting_died();
                }
                if name == job::SAVING_CASE {
                    self.filing.saving_died(&mut self.session);
                }
                if name == job::KEEPING_SETTINGS {
                    self.session.preferences.written(None);
                }
                if name == job::KEEPING {
                    self.session.keeping_died();
                }
                if name == job::SAVING {
                    self.keeper.saving_died();
                }
                let problem = Problem::new(format!("The work “{name}” failed inside the program."))
                    .safe("Your case is unchanged.")
                    .hint("Save it, start the program again, and report these words.")
                    .about(About::Program);
                self.session.report(problem);
            }
        }
    }

    /// Where no question could be asked, what it is about is said.
    fn told_unless(&mut self, asked: Result<(), Vec<Finding>>) {
        let Err(found) = asked else { return };
        let named: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
        let problem = Problem::new(format!("No bundle was made. {}", named.join(" ")))
            .hint("Look at these documents, then export again.");
        let first = finding::documents(&found).first().copied();
        let way = first.map(|number| Offer {
            label: "Go to the documents",
            action: Action::GoTo(Place::Exhibit(number)),
        });
        self.session
            .report(problem.offers(way.into_iter().collect()));
    }

    /// Others may be given a bundle that is no draft: its numbers stay.
    fn keep_numbers(&mut self, finished: &Finished) {
        let Some(first_pages) = finished.told_numbers() else {
            return;
        };
        if self.session.document.path() == finished.case_file.as_deref() {
            self.session.keep_numbers(&finished.case, &first_pages);
        } else {
            let problem = Problem::new(
                "Another case was opened while the bundle was made, so the numbers in it were not noted in its case."
                    .to_owned(),
            )
            .safe("The bundle is written.")
            .about(About::Export);
            self.session.report(problem);
        }
    }

    fn exported(&mut self, finished: &Finished) {
        self.session.last_export = finished.last();
        self.keep_numbers(finished);
        self.session.notices.is_well(About::Export);
        let bundle = [
            ("Open", Command::OpenBundle),
            ("Show in folder", Command::ShowBundle),
        ];
        let bundle = bundle.map(|(label, command)| Offer {
            label,
            action: Action::Command(command),
        });
        if finished.errors() == 0 {
            return self.session.say_made(finished.told(), bundle.into());
        }
        let is_error = |finding: &Finding| finding.severity == Severity::Error;
        let last = self.session.last_export.as_ref();
        // Those of the case stand where Check begins, those of the file have a part of their own.
        let see = match last.is_some_and(|last| last.findings.iter().any(is_error)) {
            true => Action::GoTo(Place::Everywhere),
            false => Action::CheckTab(CheckTab::ToDo),
        };
        let problem = Problem::new(finished.told())
            .offer("See the errors", see)
            .offers(bundle.into());
        self.session.report(problem);
    }
}
