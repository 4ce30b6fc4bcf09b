//! The signs of the commands.

use crate::gui::action::{Stage, Tab};
use crate::gui::field::TextEdit;
use crate::gui::icon;

use super::Command;

impl Command {
    pub(in crate::gui) fn icon(self) -> &'static str {
        match self {
            Command::New | Command::NewFromThis | Command::NewWindow => icon::NEW,
            Command::Open => icon::OPEN,
            Command::Sample => icon::TOUR,
            Command::OpenReport => icon::OPEN,
            Command::CheckPaper => icon::QUOTE,
            Command::CheckBundle => icon::CHECK,
            Command::Save | Command::SaveAs | Command::SavePackage => icon::SAVE,
            Command::OpenPackage => icon::OPEN,
            Command::RemoveTraces => icon::CLOSE,
            Command::Export => icon::EXPORT,
            Command::OpenBundle => icon::PREVIEW,
            Command::ShowBundle => icon::OPEN,
            Command::Print => icon::PRINT,
            Command::Settings => icon::SETTINGS,
            Command::Quit => icon::CLOSE,
            Command::Undo => icon::UNDO,
            Command::Redo => icon::REDO,
            Command::Text(TextEdit::Copy) => icon::COPY,
            Command::Text(TextEdit::Paste) => icon::PASTE,
            Command::Text(TextEdit::SelectAll) => icon::SELECT_ALL,
            Command::Search => icon::EVIDENCE,
            Command::AddDocument => icon::ADD,
            Command::Go(Stage::Case) => icon::CASE,
            Command::Go(Stage::Claimant) => icon::CLAIMANT,
            Command::Go(Stage::Evidence) => icon::EVIDENCE,
            Command::Go(Stage::Arrange) => icon::ARRANGE,
            Command::Go(Stage::Documents) => icon::DOCUMENTS,
            Command::Go(Stage::Preview) => icon::PREVIEW,
            Command::Go(Stage::Check) => icon::CHECK,
            Command::Go(Stage::Read) => icon::READ,
            Command::NextPanel | Command::PreviousPanel => icon::COMPARE,
            Command::Show(Tab::Passages) => icon::QUOTE,
            Command::Show(Tab::Propositions) => icon::SCALES,
            Command::Show(Tab::Coverage) => icon::GROUP,
            Command::Show(Tab::Position) => icon::COMPARE,
            Command::Library => icon::LIBRARY,
            Command::Larger => icon::ZOOM_IN,
            Command::Smaller => icon::ZOOM_OUT,
            Command::UsualSize => icon::FIT_PAGE,
            Command::Theme => icon::DARK,
            Command::Problems => icon::WARNING,
            Command::Palette => icon::EVIDENCE,
            Command::Shortcuts => icon::KEYBOARD,
            Command::Tour => icon::HELP,
        }
    }
}
