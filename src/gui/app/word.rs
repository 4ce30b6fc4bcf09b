//! Papers for a word processor: made from the case as it is now, written beside the window or put onto the clipboard;
//! and citations.

use std::path::PathBuf;

use egui::Context;

use crate::files::Shown as _;
use crate::gui::action::Action;
use crate::gui::session::{Offer, Problem, Tone};
use crate::gui::word::{WordAction, WordPaper};
use crate::matching::{plain, rows};
use crate::platform::Wish;
use crate::word::{cited_entry, cited_page, rich, said};

use super::App;

/// Said where page numbers behind documents are not known.
const INCOMPLETE: &str =
    "Page numbers behind documents that are not read yet, or cannot be used, are left out.";

impl App {
    pub(super) fn for_word(&mut self, action: WordAction, context: &Context) {
        match action {
            WordAction::Save(paper) => {
                self.say_moved();
                let (session, jobs) = (&mut self.session, &self.jobs);
                self.filing.ask_where_to_put_word(paper, session, jobs);
            }
            WordAction::Copy(paper) => self.copy_paper(paper, context),
            WordAction::CopyPosition { as_table } => self.copy_position(as_table, context),
            WordAction::CopyEntry(number) => self.copy_entry(number, context),
            WordAction::CopyPage(page) => self.copy_page(page, context),
        }
    }

    fn copy_paper(&mut self, paper: WordPaper, context: &Context) {
        let Some(paged) = self.session.paged() else {
            return;
        };
        let document = paper.document(&self.session, &paged);
        if let Err(why) = paper.may_leave(&self.session, &said(&document)) {
            return self.not_copied(&why);
        }
        let rich = rich(&document);
        let is_rich = (self.clipboard)(&rich);
        if !is_rich {
            context.copy_text(rich.text);
        }
        let form = match is_rich {
            true => "with its headings, tables and links",
            false => "as plain text",
        };
        let doubt = paged.doubt.map(|doubt| format!(" {doubt}"));
        let words = format!("Copied {form}: the {}.", paper.label());
        let words = words + &doubt.unwrap_or_default();
        self.session.say(Tone::Good, words);
        self.say_moved();
    }

    fn copy_position(&mut self, as_table: bool, context: &Context) {
        let (position, case) = (&self.session.position, self.session.case());
        let labels = &self.session.labels;
        let text = match as_table {
            true => rows(&position.disputed, case, labels),
            false => plain(
                &position.disputed,
                case,
                labels,
                position.nothing.as_deref(),
            ),
        };
        match WordPaper::Position.may_leave(&self.session, &text) {
            Ok(()) => context.copy_text(text),
            Err(why) => self.not_copied(&why),
        }
    }

    fn not_copied(&mut self, why: &str) {
        let problem = Problem::new(format!("Nothing was copied: {why}."));
        self.session.report(problem.safe("Your case is unchanged."));
    }

    /// A paper has the new pages of documents that begin elsewhere than others were told.
    fn say_moved(&mut self) {
        let moved = self.session.paged().map(|paged| paged.moved);
        let moved = moved.unwrap_or_default();
        if moved.is_empty() {
            return;
        }
        let told = moved.iter().map(|one| one.message.as_str());
        let told = told.collect::<Vec<_>>().join(" ");
        self.session.say_with_hint(
            format!("The paper has other page numbers than others were told. {told}"),
            "Put new documents behind the others, or tell everybody who was given the old numbers.",
        );
    }

    fn copy_entry(&mut self, number: u32, context: &Context) {
        if let Some(cited) = self.session.cited_as_filed(number) {
            return self.copied(cited, false, context);
        }
        let Some(paged) = self.session.paged() else {
            return;
        };
        let entry = paged.plan.entries().find(|entry| entry.number == number);
        if let Some(entry) = entry {
            let cited = cited_entry(&entry.label, number, &paged.written.numbers);
            self.copied(
                cited,
                entry.quoted_at.is_some() && paged.doubt.is_some(),
                context,
            );
        }
    }

    fn copy_page(&mut self, page: usize, context: &Context) {
        let Some(paged) = self.session.paged() else {
            return;
        };
        let labels = paged.plan.entries();
        let labels: Vec<(u32, &str)> = labels
            .map(|entry| (entry.number, entry.label.as_str()))
            .collect();
        let cited = cited_page(&labels, page, &paged.written.numbers);
        self.copied(cited, paged.doubt.is_some(), context);
    }

    fn copied(&mut self, cited: String, is_doubtful: bool, context: &Context) {
        let doubt = if is_doubtful {
            format!(" {INCOMPLETE}")
        } else {
            String::new()
        };
        let kept = match self.session.keep_numbers_cited(!is_doubtful) {
            true => " Numbers stay from now on.",
            false => "",
        };
        let words = format!("Copied: {cited}.{doubt}{kept}");
        context.copy_text(cited);
        self.session.say(Tone::Good, words);
    }

    pub(super) fn word_written(&mut self, paper: WordPaper, written: Result<PathBuf, String>) {
        let again = Action::Word(WordAction::Save(paper));
        self.paper_written(paper.label(), written, again);
    }

    /// A paper is there, and can be opened; or it is not, and can be written again.
    pub(super) fn paper_written(
        &mut self,
        what: &str,
        written: Result<PathBuf, String>,
        again: Action,
    ) {
        match written {
            Ok(path) => {
                let words = format!("The {what} was written to {}.", path.shown());
                let ways = [("Open", Wish::Open), ("Show in folder", Wish::ShowInFolder)];
                let ways = ways.map(|(label, wish)| Offer {
                    label,
                    action: Action::Desktop(wish, path.clone()),
                });
                self.session.say_made(words, ways.into());
            }
            Err(why) => {
                let problem = Problem::new(format!("Nothing was written: {why}."))
                    .safe("Your case is unchanged.")
                    .offer("Write it again…", again);
                self.session.report(problem);
            }
        }
    }
}
