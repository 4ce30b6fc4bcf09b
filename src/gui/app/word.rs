//! Papers for a word processor: made from the case as it is now, written beside the window or put onto the clipboard;
//! and citations.

use std::path::PathBuf;

use egui::Context;

use crate::files::Shown as _;
use crate::gui::action::Action;
use crate::gui::session::{Offer, Problem, Tone};
use crate::gui::word::{WordAction, WordPaper};
use crate::platform::Wish;
use crate::word::{cited_entry, cited_page, rich};

use super::App;

/// Said where page numbers behind documents are not known.
const INCOMPLETE: &str =
    "Page numbers behind documents that are not read yet, or cannot be used, are left out.";

impl App {
    pub(super) fn for_word(&mut self, action: WordAction, context: &Context) {
        match action {
            WordAction::Save(paper) => {
                let (session, jobs) = (&mut self.session, &self.jobs);
                self.filing.ask_where_to_put_word(paper, session, jobs);
            }
            WordAction::Copy(paper) => self.copy_paper(paper, context),
            WordAction::CopyEntry(number) => self.copy_entry(number, context),
            WordAction::CopyPage(page) => self.copy_page(page, context),
        }
    }

    fn copy_paper(&mut self, paper: WordPaper, context: &Context) {
        let Some(paged) = self.session.paged() else {
            return;
        };
        let rich = rich(&paper.document(&self.session, &paged));
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
    }

    fn copy_entry(&mut self, number: u32, context: &Context) {
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
        match written {
            Ok(path) => {
                let words = format!("The {} was written to {}.", paper.label(), path.shown());
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
                    .offer("Write it again…", Action::Word(WordAction::Save(paper)));
                self.session.report(problem);
            }
        }
    }
}
