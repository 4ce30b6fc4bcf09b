//! Words to the person: good news, which goes by itself, and problems, which stay in a list until they
//! are read or no longer so. Neither ever moves anything on the page.

use crate::gui::action::Action;
use crate::gui::command::Command;

use super::Session;

/// How long words stand in the corner, in seconds: good news, and a problem, which is in the list too.
const GOOD_NEWS: f64 = 4.0;
const BAD_NEWS: f64 = 10.0;

/// Words in the corner at one time; what is older makes room.
const MOST_TOASTS: usize = 3;

/// Good news that can still be read in the list when it has gone from the corner.
const MOST_LATELY: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Tone {
    Good,
    Bad,
}

/// What the person may want to do about it, as a button.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Offer {
    pub(in crate::gui) label: &'static str,
    pub(in crate::gui) action: Action,
}

/// Words in the corner, for a moment.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Toast {
    pub(in crate::gui) number: u64,
    pub(in crate::gui) tone: Tone,
    pub(in crate::gui) text: String,
    pub(in crate::gui) offers: Vec<Offer>,
    about: About,
    /// Seconds for which it still stands; it does not grow older under the pointer.
    left: f64,
}

/// What a problem is about, so that it goes when that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum About {
    /// The case in front.
    Case,
    /// Where it lies, and who else has it: goes when all is as it was.
    Place,
    /// Saving it.
    Saving,
    /// Making a bundle of it.
    Export,
    /// Packs, settings, the program itself: it outlives the case.
    Program,
}

/// Something that went wrong: what happened, what is safe, what to do.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui) struct Problem {
    pub(in crate::gui) what: String,
    pub(in crate::gui) safe: Option<String>,
    /// What to do, where no button can.
    pub(in crate::gui) hint: Option<String>,
    pub(in crate::gui) offers: Vec<Offer>,
    /// Words of the system or of a parser, for whoever is asked for help.
    pub(in crate::gui) details: Option<String>,
    pub(in crate::gui) about: About,
    /// When it was said: `14:02`.
    pub(in crate::gui) at: String,
}

impl Problem {
    pub(in crate::gui) fn new(what: impl Into<String>) -> Self {
        Problem {
            what: what.into(),
            safe: None,
            hint: None,
            offers: Vec::new(),
            details: None,
            about: About::Case,
            at: String::new(),
        }
    }

    pub(in crate::gui) fn safe(self, safe: impl Into<String>) -> Self {
        let safe = Some(safe.into());
        Problem { safe, ..self }
    }

    pub(in crate::gui) fn hint(self, hint: impl Into<String>) -> Self {
        let hint = Some(hint.into());
        Problem { hint, ..self }
    }

    pub(in crate::gui) fn offer(self, label: &'static str, action: Action) -> Self {
        self.offers(vec![Offer { label, action }])
    }

    pub(in crate::gui) fn offers(mut self, offers: Vec<Offer>) -> Self {
        self.offers.extend(offers);
        self
    }

    pub(in crate::gui) fn details(self, details: Option<String>) -> Self {
        Problem { details, ..self }
    }

    pub(in crate::gui) fn about(self, about: About) -> Self {
        Problem { about, ..self }
    }

    /// All of it, for the clipboard.
    pub(in crate::gui) fn whole(&self) -> String {
        let details = self.details.iter().map(String::as_str);
        let parts: Vec<&str> = self.parts().chain(details).collect();
        parts.join(" ")
    }

    /// As it is read out: the system's own words stand under Details.
    pub(in crate::gui) fn told(&self) -> String {
        self.parts().collect::<Vec<_>>().join(" ")
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        let parts = [Some(&self.what), self.safe.as_ref(), self.hint.as_ref()];
        parts.into_iter().flatten().map(String::as_str)
    }
}

/// All words to the person.
#[derive(Clone, Debug, Default)]
pub(in crate::gui) struct Notices {
    pub(in crate::gui) toasts: Vec<Toast>,
    /// The newest first.
    pub(in crate::gui) problems: Vec<Problem>,
    /// Good news of this case, the newest first.
    pub(in crate::gui) lately: Vec<String>,
    /// The list stands open.
    pub(in crate::gui) is_open: bool,
    said: u64,
    seen: Option<f64>,
}

/// What can be done about words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum NoticeAction {
    /// Opens the list, or shuts it.
    List,
    /// Takes the problem at that place off the list.
    Dismiss(usize),
    /// Takes the words with that number out of the corner.
    Hide(u64),
}

impl Notices {
    pub(in crate::gui) fn apply(&mut self, action: NoticeAction) {
        match action {
            NoticeAction::List => self.is_open = !self.is_open,
            NoticeAction::Dismiss(at) if at < self.problems.len() => {
                self.problems.remove(at);
                self.is_open &= !self.problems.is_empty();
            }
            NoticeAction::Dismiss(_) => {}
            NoticeAction::Hide(number) => self.toasts.retain(|toast| toast.number != number),
        }
    }

    fn toast(&mut self, tone: Tone, about: About, text: String, offers: Vec<Offer>) {
        self.toasts.retain(|toast| toast.text != text);
        self.said += 1;
        self.toasts.push(Toast {
            number: self.said,
            tone,
            text,
            offers,
            about,
            left: match tone {
                Tone::Good => GOOD_NEWS,
                Tone::Bad => BAD_NEWS,
            },
        });
        let too_many = self.toasts.len().saturating_sub(MOST_TOASTS);
        self.toasts.drain(..too_many);
    }

    fn good_news(&mut self, about: About, text: String, offers: Vec<Offer>) {
        self.lately.retain(|one| *one != text);
        self.lately.insert(0, text.clone());
        self.lately.truncate(MOST_LATELY);
        self.toast(Tone::Good, about, text, offers);
    }

    /// Once each: said again, it is as new.
    fn problem(&mut self, problem: Problem) {
        self.problems.retain(|one| one.what != problem.what);
        let (what, offers) = (problem.what.clone(), problem.offers.clone());
        self.toast(Tone::Bad, problem.about, what, offers);
        self.problems.insert(0, problem);
    }

    /// Lets time go by; `held` says that the person points at the words or has the focus in them. Says
    /// when to look again, in seconds: at once where words have gone that were painted already.
    pub(in crate::gui) fn grow_older(&mut self, now: f64, held: bool) -> Option<f64> {
        let passed = self.seen.map_or(0.0, |seen| (now - seen).max(0.0));
        self.seen = (!self.toasts.is_empty()).then_some(now);
        if !held {
            for toast in &mut self.toasts {
                toast.left -= passed;
            }
            let before = self.toasts.len();
            self.toasts.retain(|toast| toast.left > 0.0);
            if self.toasts.len() < before {
                return Some(0.0);
            }
        }
        let left = self.toasts.iter().map(|toast| toast.left);
        left.min_by(f64::total_cmp).map(|left| left.max(0.05))
    }

    pub(in crate::gui) fn has(&self, about: About) -> bool {
        self.problems.iter().any(|one| one.about == about)
    }

    pub(in crate::gui) fn says(&self, what: &str) -> bool {
        self.problems.iter().any(|one| one.what == what)
    }

    /// What is said of one matter is no longer so.
    pub(in crate::gui) fn is_well(&mut self, about: About) {
        let gone = self.problems.extract_if(.., |one| one.about == about);
        let gone: Vec<String> = gone.map(|one| one.what).collect();
        self.take_back(&gone);
    }

    /// The case has changed again: Undo would take back something else than was said.
    pub(super) fn forget_undo(&mut self) {
        let undo = Action::Command(Command::Undo);
        for toast in &mut self.toasts {
            toast.offers.retain(|offer| offer.action != undo);
        }
    }

    /// These problems are no longer so.
    pub(in crate::gui) fn take_back(&mut self, said: &[String]) {
        self.problems.retain(|one| !said.contains(&one.what));
        self.toasts.retain(|toast| !said.contains(&toast.text));
        self.is_open &= !self.problems.is_empty();
    }

    /// Another case comes to the front: what was said of this one goes with it.
    pub(super) fn leave_case(&mut self) {
        for about in [About::Case, About::Place, About::Saving, About::Export] {
            self.is_well(about);
        }
        self.toasts.retain(|toast| toast.about == About::Program);
        self.lately.clear();
    }
}

#[cfg(test)]
impl Notices {
    /// All that was said of this case and is still to be read.
    pub(in crate::gui) fn all(&self) -> Vec<String> {
        let problems = self.problems.iter().map(Problem::whole);
        self.lately.iter().cloned().chain(problems).collect()
    }

    pub(in crate::gui) fn is_empty(&self) -> bool {
        self.all().is_empty()
    }

    pub(in crate::gui) fn len(&self) -> usize {
        self.all().len()
    }
}

impl Session {
    /// Good news stands in the corner for a moment; what went wrong stays in the list.
    pub(in crate::gui) fn say(&mut self, tone: Tone, text: String) {
        match tone {
            Tone::Good => self.notices.good_news(About::Case, text, Vec::new()),
            Tone::Bad => self.report(Problem::new(text)),
        }
    }

    /// Good news that is not of the case in front alone.
    pub(in crate::gui) fn say_of_program(&mut self, text: String) {
        self.notices.good_news(About::Program, text, Vec::new());
    }

    /// Good news of a change that can be taken back at once.
    pub(in crate::gui) fn say_undoable(&mut self, text: String) {
        let offer = Offer {
            label: "Undo",
            action: Action::Command(Command::Undo),
        };
        self.notices.good_news(About::Case, text, vec![offer]);
    }

    /// Good news of something that was made, and what can be done with it.
    pub(in crate::gui) fn say_made(&mut self, text: String, offers: Vec<Offer>) {
        self.notices.good_news(About::Case, text, offers);
    }

    /// Says what went wrong, and what is safe or to be done.
    pub(in crate::gui) fn say_with_hint(&mut self, text: String, hint: &'static str) {
        self.report(Problem::new(text).hint(hint));
    }

    /// What went wrong with packs: it outlives the case.
    pub(in crate::gui) fn say_of_packs(&mut self, text: impl Into<String>) {
        self.report(Problem::new(text).about(About::Program));
    }

    /// What went wrong.
    pub(in crate::gui) fn report(&mut self, problem: Problem) {
        let at = self.document.time();
        self.notices.problem(Problem { at, ..problem });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toast_texts(notices: &Notices) -> Vec<&str> {
        let toasts = notices.toasts.iter();
        toasts.map(|toast| toast.text.as_str()).collect()
    }

    #[test]
    fn good_news_goes_after_four_seconds_but_not_under_the_pointer() {
        let mut notices = Notices::default();
        notices.good_news(About::Case, "3 added.".to_owned(), Vec::new());
        assert!(notices.grow_older(100.0, false).is_some());
        notices.grow_older(103.0, false);
        notices.grow_older(200.0, true);
        assert_eq!(toast_texts(&notices), ["3 added."]);
        let soon = notices.grow_older(201.5, false);
        assert!(notices.toasts.is_empty());
        assert_eq!(soon, Some(0.0), "they stand on the screen still");
        assert_eq!(notices.grow_older(201.6, false), None);
        assert_eq!(notices.lately, ["3 added."]);
    }

    #[test]
    fn never_more_than_three_stand_in_the_corner_and_none_twice() {
        let mut notices = Notices::default();
        for text in ["a", "b", "a", "c", "d"] {
            notices.good_news(About::Case, text.to_owned(), Vec::new());
        }
        assert_eq!(toast_texts(&notices), ["a", "c", "d"]);
    }

    #[test]
    fn a_problem_stays_until_it_is_dismissed_or_solved_or_its_case_goes() {
        let mut notices = Notices::default();
        for about in [About::Case, About::Saving, About::Program] {
            notices.problem(Problem::new(format!("{about:?}")).about(about));
        }
        notices.grow_older(0.0, false);
        notices.grow_older(1000.0, false);
        assert!(notices.toasts.is_empty());
        assert_eq!(notices.all(), ["Program", "Saving", "Case"]);
        notices.is_well(About::Saving);
        assert_eq!(notices.all(), ["Program", "Case"]);
        notices.leave_case();
        assert_eq!(notices.all(), ["Program"]);
        notices.apply(NoticeAction::Dismiss(0));
        assert!(notices.all().is_empty());
    }
}
