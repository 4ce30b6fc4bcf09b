//! The commands of the program: label, explanation and shortcut from one enum.
//!
//! Buttons, keys and tests all go through it, so that none of them can know a command that the
//! others do not.

use egui::{Context, Id, Key, KeyboardShortcut, Modifiers};

use super::action::Tab;

/// What can be done from anywhere in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    New,
    Open,
    Save,
    SaveAs,
    Undo,
    Redo,
    Export,
    Search,
    Show(Tab),
    Library,
    Theme,
    Quit,
}

impl Command {
    pub(super) const ALL: [Command; 16] = [
        Command::New,
        Command::Open,
        Command::Save,
        Command::SaveAs,
        Command::Undo,
        Command::Redo,
        Command::Export,
        Command::Search,
        Command::Show(Tab::Evidence),
        Command::Show(Tab::Propositions),
        Command::Show(Tab::Coverage),
        Command::Show(Tab::Documents),
        Command::Show(Tab::Preview),
        Command::Library,
        Command::Theme,
        Command::Quit,
    ];

    pub(super) fn label(self) -> &'static str {
        match self {
            Command::New => "New",
            Command::Open => "Open",
            Command::Save => "Save",
            Command::SaveAs => "Save as",
            Command::Undo => "Undo",
            Command::Redo => "Redo",
            Command::Export => "Export PDF",
            Command::Search => "Search",
            Command::Show(Tab::Evidence) => "Evidence",
            Command::Show(Tab::Propositions) => "Propositions",
            Command::Show(Tab::Coverage) => "Coverage",
            Command::Show(Tab::Documents) => "Documents",
            Command::Show(Tab::Preview) => "Preview",
            Command::Library => "Library",
            Command::Theme => "Light or dark",
            Command::Quit => "Quit",
        }
    }

    pub(super) fn explanation(self) -> &'static str {
        match self {
            Command::New => "Start a new case",
            Command::Open => "Open a case file",
            Command::Save => "Save the case",
            Command::SaveAs => "Save the case under another name",
            Command::Undo => "Take the last change back",
            Command::Redo => "Make the change again",
            Command::Export => "Make the PDF bundle and check it",
            Command::Search => "Go to the search box",
            Command::Show(Tab::Evidence) => "Show the passages that fit",
            Command::Show(Tab::Propositions) => "Show what can be said, and who stands behind it",
            Command::Show(Tab::Coverage) => "Show what the library has, and what it lacks",
            Command::Show(Tab::Documents) => "Show the documents behind the schedule",
            Command::Show(Tab::Preview) => "Look at the bundle as it would be written now",
            Command::Library => "Look at packs and sources, and edit your own",
            Command::Theme => "Switch between light and dark",
            Command::Quit => "Close the program",
        }
    }

    pub(super) fn shortcut(self) -> KeyboardShortcut {
        let (modifiers, key) = match self {
            Command::New => (Modifiers::COMMAND, Key::N),
            Command::Open => (Modifiers::COMMAND, Key::O),
            Command::Save => (Modifiers::COMMAND, Key::S),
            Command::SaveAs => (Modifiers::COMMAND | Modifiers::SHIFT, Key::S),
            Command::Undo => (Modifiers::COMMAND, Key::Z),
            Command::Redo => (Modifiers::COMMAND | Modifiers::SHIFT, Key::Z),
            Command::Export => (Modifiers::COMMAND, Key::E),
            Command::Search => (Modifiers::COMMAND, Key::F),
            Command::Show(Tab::Evidence) => (Modifiers::COMMAND, Key::Num1),
            Command::Show(Tab::Propositions) => (Modifiers::COMMAND, Key::Num2),
            Command::Show(Tab::Coverage) => (Modifiers::COMMAND, Key::Num3),
            Command::Show(Tab::Documents) => (Modifiers::COMMAND, Key::Num4),
            Command::Show(Tab::Preview) => (Modifiers::COMMAND, Key::Num5),
            Command::Library => (Modifiers::COMMAND, Key::L),
            Command::Theme => (Modifiers::COMMAND, Key::T),
            Command::Quit => (Modifiers::COMMAND, Key::Q),
        };
        KeyboardShortcut::new(modifiers, key)
    }

    /// A second way to the same, where people are used to it.
    fn other_shortcut(self) -> Option<KeyboardShortcut> {
        (self == Command::Redo).then_some(KeyboardShortcut::new(Modifiers::COMMAND, Key::Y))
    }

    /// Whether a search box that is typed in keeps the keys of this command to itself: taking back
    /// a typed letter must not take back a change of the case.
    fn is_of_text(self) -> bool {
        matches!(self, Command::Undo | Command::Redo)
    }

    /// The commands whose keys were pressed since the last frame. `is_in_form` says that what is typed is
    /// no part of the case.
    pub(super) fn pressed(context: &Context, is_in_form: bool) -> Vec<Command> {
        let boxes = [search_box(), proposition_search_box()];
        let focused = context.memory(|memory| memory.focused());
        let is_searching = is_in_form || focused.is_some_and(|id| boxes.contains(&id));
        let mut by_length = Command::ALL;
        // A shortcut with Shift must be asked before the same one without.
        by_length.sort_by_key(|command| !command.shortcut().modifiers.shift);
        let is_pressed = |command: &Command| {
            let shortcuts = std::iter::once(command.shortcut()).chain(command.other_shortcut());
            let mut shortcuts = shortcuts.filter(|_| !(is_searching && command.is_of_text()));
            shortcuts.any(|shortcut| context.input_mut(|input| input.consume_shortcut(&shortcut)))
        };
        by_length.into_iter().filter(is_pressed).collect()
    }
}

/// The search box. Its text, and that of the next one, is no part of the case.
pub(super) fn search_box() -> Id {
    Id::unique("search-box")
}

pub(super) fn proposition_search_box() -> Id {
    Id::unique("proposition-search-box")
}

/// The search box of the screen of packs.
pub(super) fn source_search_box() -> Id {
    Id::unique("source-search-box")
}

#[cfg(test)]
mod tests {
    use super::Command;

    #[test]
    fn no_two_commands_share_keys_or_words() {
        for (at, one) in Command::ALL.iter().enumerate() {
            for other in &Command::ALL[at + 1..] {
                assert_ne!(one.shortcut(), other.shortcut());
                assert_ne!(one.label(), other.label());
            }
        }
    }
}
