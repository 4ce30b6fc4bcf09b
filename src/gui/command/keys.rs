//! The keys of the commands, and which of them were pressed.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use crate::gui::action::{Stage, Tab};
use crate::gui::field::TextEdit;

use super::{Command, proposition_search_box, report_search_box, search_box};

impl Command {
    pub(in crate::gui) fn shortcut(self) -> KeyboardShortcut {
        const BOTH: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let (modifiers, key) = match self {
            Command::New => (Modifiers::COMMAND, Key::N),
            Command::NewFromThis => (BOTH, Key::F),
            Command::NewWindow => (BOTH, Key::N),
            Command::Open => (Modifiers::COMMAND, Key::O),
            Command::Sample => (BOTH, Key::O),
            Command::OpenReport => (BOTH, Key::R),
            Command::CheckPaper => (BOTH, Key::K),
            Command::CheckBundle => (BOTH, Key::B),
            Command::Save => (Modifiers::COMMAND, Key::S),
            Command::SaveAs => (BOTH, Key::S),
            Command::SavePackage => (BOTH, Key::P),
            Command::OpenPackage => (BOTH, Key::U),
            Command::RemoveTraces => (BOTH, Key::T),
            Command::Export => (Modifiers::COMMAND, Key::E),
            Command::OpenBundle => (BOTH, Key::E),
            Command::ShowBundle => (BOTH, Key::L),
            Command::Print => (Modifiers::COMMAND, Key::P),
            Command::Settings => (Modifiers::COMMAND, Key::Comma),
            Command::Quit => (Modifiers::COMMAND, Key::Q),
            Command::Undo => (Modifiers::COMMAND, Key::Z),
            Command::Redo => (BOTH, Key::Z),
            Command::Text(TextEdit::Copy) => (Modifiers::COMMAND, Key::C),
            Command::Text(TextEdit::Paste) => (Modifiers::COMMAND, Key::V),
            Command::Text(TextEdit::SelectAll) => (Modifiers::COMMAND, Key::A),
            Command::Search => (Modifiers::COMMAND, Key::F),
            Command::AddDocument => (BOTH, Key::D),
            Command::Go(Stage::Case) => (Modifiers::COMMAND, Key::Num1),
            Command::Go(Stage::Claimant) => (Modifiers::COMMAND, Key::Num2),
            Command::Go(Stage::Evidence) => (Modifiers::COMMAND, Key::Num3),
            Command::Go(Stage::Arrange) => (Modifiers::COMMAND, Key::Num4),
            Command::Go(Stage::Documents) => (Modifiers::COMMAND, Key::Num5),
            Command::Go(Stage::Preview) => (Modifiers::COMMAND, Key::Num6),
            Command::Go(Stage::Check) => (Modifiers::COMMAND, Key::Num7),
            Command::Go(Stage::Read) => (Modifiers::COMMAND, Key::R),
            Command::NextPanel => (Modifiers::NONE, Key::F6),
            Command::PreviousPanel => (Modifiers::SHIFT, Key::F6),
            Command::Show(Tab::Passages) => (Modifiers::ALT, Key::Num1),
            Command::Show(Tab::Propositions) => (Modifiers::ALT, Key::Num2),
            Command::Show(Tab::Coverage) => (Modifiers::ALT, Key::Num3),
            Command::Show(Tab::Position) => (Modifiers::ALT, Key::Num4),
            Command::Library => (Modifiers::COMMAND, Key::L),
            Command::Larger => (Modifiers::COMMAND, Key::Plus),
            Command::Smaller => (Modifiers::COMMAND, Key::Minus),
            Command::UsualSize => (Modifiers::COMMAND, Key::Num0),
            Command::Theme => (Modifiers::COMMAND, Key::T),
            Command::Problems => (BOTH, Key::M),
            Command::Palette => (Modifiers::COMMAND, Key::K),
            Command::Shortcuts => (Modifiers::NONE, Key::F1),
            Command::Tour => (Modifiers::SHIFT, Key::F1),
        };
        KeyboardShortcut::new(modifiers, key)
    }

    /// A second way to the same, where people are used to it.
    fn other_shortcut(self) -> Option<KeyboardShortcut> {
        match self {
            Command::Redo => Some(KeyboardShortcut::new(Modifiers::COMMAND, Key::Y)),
            // Without Shift, on the key that has the plus sign.
            Command::Larger => Some(KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals)),
            _ => None,
        }
    }

    /// The keys as they are written on this system.
    pub(in crate::gui) fn keys(self, context: &Context) -> String {
        context.format_shortcut(&self.shortcut())
    }

    /// Whether a search box that is typed in keeps the keys of this command to itself: taking back
    /// a typed letter must not take back a change of the case.
    fn is_of_text(self) -> bool {
        matches!(self, Command::Undo | Command::Redo)
    }

    /// The commands whose keys were pressed since the last frame. `is_in_form` says that what is typed is
    /// no part of the case.
    pub(in crate::gui) fn pressed(context: &Context, is_in_form: bool) -> Vec<Command> {
        let boxes = [search_box(), proposition_search_box(), report_search_box()];
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
        // A field hears the keys for its text itself.
        let for_window = |command: &Command| !matches!(command, Command::Text(_));
        let by_length = by_length.into_iter().filter(for_window);
        by_length.filter(is_pressed).collect()
    }
}
