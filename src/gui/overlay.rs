//! What stands before the window for a while: the palette of commands, the page of keys, the tour.
//!
//! Plain state; `view/overlay` draws it. None of it belongs to the case, and Escape closes each.

use super::action::Stage;
use super::command::Command;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Overlay {
    Palette(Palette),
    Shortcuts,
    Settings,
    /// The step of the tour, from 0.
    Tour(usize),
}

/// What was typed to find a command, and which of those found would be run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Palette {
    pub(super) text: String,
    pub(super) at: usize,
}

/// What can be asked for in an overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum OverlayAction {
    Type(String),
    /// Moves the choice in the palette.
    Choose(usize),
    Run(Command),
    ToStep(usize),
    Close,
}

impl Palette {
    /// The commands that fit what was typed, best first: those whose name begins with it, then those
    /// that have all its words in their name, then those that have them in their explanation.
    pub(super) fn found(&self) -> Vec<Command> {
        let wanted: Vec<String> = words(&self.text).collect();
        let mut found: Vec<(u8, Command)> = Command::ALL
            .into_iter()
            .filter(|command| *command != Command::Palette)
            .filter_map(|command| Some((rank(command, &self.text, &wanted)?, command)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).collect()
    }
}

fn rank(command: Command, text: &str, wanted: &[String]) -> Option<u8> {
    let label = command.label().to_lowercase();
    let has = |words_there: &str, word: &String| words(words_there).any(|w| w.starts_with(word));
    if label.starts_with(&text.trim().to_lowercase()) {
        Some(0)
    } else if wanted.iter().all(|word| has(&label, word)) {
        Some(1)
    } else {
        let all = format!("{label} {}", command.explanation());
        wanted.iter().all(|word| has(&all, word)).then_some(2)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// One step of the tour: where it leads, and what it says.
pub(super) struct Step {
    pub(super) stage: Stage,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
}

pub(super) const TOUR: [Step; 5] = [
    Step {
        stage: Stage::Claimant,
        title: "Say who it is about",
        text: "Choose the nationality and tick what you can show. Each tick changes which evidence is offered, at once. Rest the mouse on a tick to read what it means.",
    },
    Step {
        stage: Stage::Evidence,
        title: "Read what fits, and why",
        text: "Every passage says why it was found, and adverse ones stand among the others, marked. Tick a passage to rely on it: it goes into the schedule under the issue it answers.",
    },
    Step {
        stage: Stage::Arrange,
        title: "Put it into order",
        text: "Order issues and entries, write a neutral line above an entry, and sign it off when you have held it against its source. The meter at the left says how many of the twelve pages are used.",
    },
    Step {
        stage: Stage::Documents,
        title: "Add other documents",
        text: "Drop PDF files here. They stand behind the schedule; every page gets its number and a way back to the index. What cannot be used is named before anything is made.",
    },
    Step {
        stage: Stage::Check,
        title: "Check, then export",
        text: "Here is what to do or to know before filing. Export makes one PDF, opens it again and proves page numbers, links and quotations from the finished file. Your own case begins with New in the menu File.",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<Command> {
        let text = text.to_owned();
        Palette { text, at: 0 }.found().first().copied()
    }

    #[test]
    fn a_command_is_found_by_the_beginnings_of_its_words() {
        assert_eq!(first("exp"), Some(Command::Export));
        assert_eq!(first("pdf"), Some(Command::Export));
        assert_eq!(first("dark"), Some(Command::Theme));
        assert_eq!(first("key sh"), Some(Command::Shortcuts));
        assert_eq!(first("firm"), Some(Command::Settings));
        assert_eq!(first("zzz"), None);
    }

    #[test]
    fn with_nothing_typed_every_command_is_offered() {
        assert_eq!(Palette::default().found().len(), Command::ALL.len() - 1);
    }
}
