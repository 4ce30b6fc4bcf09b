//! The commands of the program: label, explanation, icon, menu and shortcut from one enum.
//!
//! Menus, buttons, the palette, keys and tests all go through it, so that none of them can know a
//! command that the others do not.

use egui::{Context, Id};

use super::action::{Stage, Tab};
use super::field::{self, TextEdit};
use super::session::Session;

mod icons;
mod keys;
mod menu;
pub(super) use menu::Menu;

/// What can be done from anywhere in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    New,
    /// Of the issues and the evidence of the one that is open.
    NewFromThis,
    NewWindow,
    Open,
    Sample,
    /// A report to take words from.
    OpenReport,
    /// Whose quotations are looked for in reports.
    CheckPaper,
    /// Whoever made it.
    CheckBundle,
    Save,
    SaveAs,
    /// The case with its documents in one file.
    SavePackage,
    OpenPackage,
    /// What the program has left of the case on this machine.
    RemoveTraces,
    Export,
    /// What was exported last.
    OpenBundle,
    ShowBundle,
    /// Opens the bundle in the program from which it is printed.
    Print,
    Settings,
    Quit,
    Undo,
    Redo,
    /// Copies, pastes or selects in the field that is typed in.
    Text(TextEdit),
    Search,
    AddDocument,
    /// Goes to a station of the road.
    Go(Stage),
    NextPanel,
    PreviousPanel,
    /// Chooses how the evidence is looked at.
    Show(Tab),
    Library,
    Larger,
    Smaller,
    UsualSize,
    Theme,
    Problems,
    Palette,
    Shortcuts,
    Tour,
}

/// What is said of a command.
struct Words {
    label: &'static str,
    explanation: &'static str,
}

impl Command {
    /// In the order of the menus.
    pub(super) const ALL: [Command; 49] = [
        Command::New,
        Command::NewFromThis,
        Command::NewWindow,
        Command::Open,
        Command::Sample,
        Command::OpenReport,
        Command::Save,
        Command::SaveAs,
        Command::SavePackage,
        Command::OpenPackage,
        Command::RemoveTraces,
        Command::Export,
        Command::OpenBundle,
        Command::ShowBundle,
        Command::Print,
        Command::Settings,
        Command::Quit,
        Command::Undo,
        Command::Redo,
        Command::Text(TextEdit::Copy),
        Command::Text(TextEdit::Paste),
        Command::Text(TextEdit::SelectAll),
        Command::Search,
        Command::AddDocument,
        Command::Go(Stage::Case),
        Command::Go(Stage::Claimant),
        Command::Go(Stage::Evidence),
        Command::Go(Stage::Arrange),
        Command::Go(Stage::Documents),
        Command::Go(Stage::Preview),
        Command::Go(Stage::Check),
        Command::Go(Stage::Read),
        Command::CheckPaper,
        Command::CheckBundle,
        Command::NextPanel,
        Command::PreviousPanel,
        Command::Show(Tab::Passages),
        Command::Show(Tab::Propositions),
        Command::Show(Tab::Coverage),
        Command::Show(Tab::Position),
        Command::Library,
        Command::Larger,
        Command::Smaller,
        Command::UsualSize,
        Command::Theme,
        Command::Problems,
        Command::Palette,
        Command::Shortcuts,
        Command::Tour,
    ];

    pub(super) fn menu(self) -> Menu {
        match self {
            Command::New
            | Command::NewFromThis
            | Command::NewWindow
            | Command::Open
            | Command::Sample
            | Command::OpenReport
            | Command::Save
            | Command::SaveAs
            | Command::SavePackage
            | Command::OpenPackage
            | Command::RemoveTraces
            | Command::Export
            | Command::OpenBundle
            | Command::ShowBundle
            | Command::Print
            | Command::Settings
            | Command::Quit => Menu::File,
            Command::Undo
            | Command::Redo
            | Command::Text(_)
            | Command::Search
            | Command::AddDocument => Menu::Edit,
            Command::Go(_)
            | Command::CheckPaper
            | Command::CheckBundle
            | Command::NextPanel
            | Command::PreviousPanel => Menu::Go,
            Command::Show(_)
            | Command::Library
            | Command::Larger
            | Command::Smaller
            | Command::UsualSize
            | Command::Theme
            | Command::Problems => Menu::View,
            Command::Palette | Command::Shortcuts | Command::Tour => Menu::Help,
        }
    }

    /// Whether a line stands above it in its menu.
    pub(super) fn begins_group(self) -> bool {
        matches!(
            self,
            Command::Save
                | Command::Export
                | Command::Settings
                | Command::Text(TextEdit::Copy)
                | Command::Search
                | Command::NextPanel
                | Command::Library
                | Command::Larger
                | Command::Theme
        )
    }

    pub(super) fn label(self) -> &'static str {
        self.words().label
    }

    pub(super) fn explanation(self) -> &'static str {
        self.words().explanation
    }

    fn words(self) -> Words {
        let (label, explanation) = match self {
            Command::New => ("New", "Start a new case"),
            Command::NewFromThis => (
                "New case from this one",
                "Start another appeal with these issues and this evidence, and nothing of this client",
            ),
            Command::NewWindow => ("New window", "Work on another case beside this one"),
            Command::Open => ("Open", "Open a case file"),
            Command::Sample => (
                "Sample case",
                "Look at an invented case that is already filled in",
            ),
            Command::OpenReport => (
                "Open a report…",
                "Open a report to read it and take words from it",
            ),
            Command::CheckPaper => (
                "Check a paper’s quotations…",
                "Look for what a paper quotes in the reports you hold",
            ),
            Command::CheckBundle => (
                "Check any bundle…",
                "Hold a finished bundle against the rules, whoever made it",
            ),
            Command::Save => ("Save", "Save the case"),
            Command::SaveAs => ("Save as", "Save the case under another name"),
            Command::SavePackage => (
                "Save a package…",
                "Put the case and all its documents into one file, to be opened elsewhere",
            ),
            Command::OpenPackage => (
                "Open a package…",
                "Open a case that was packed with its documents elsewhere",
            ),
            Command::RemoveTraces => (
                "Remove this case’s traces…",
                "List what the program keeps of this case on this machine, and remove it",
            ),
            Command::Export => ("Export PDF", "Make the PDF bundle and check it"),
            Command::OpenBundle => (
                "Open the bundle",
                "Open the PDF that was exported last with the program for it",
            ),
            Command::ShowBundle => (
                "Show in folder",
                "Show the folder in which the PDF lies that was exported last",
            ),
            Command::Print => (
                "Print…",
                "Open the PDF in the program from which you print it",
            ),
            Command::Settings => ("Settings", "Your firm, your initials, how the window looks"),
            Command::Quit => ("Quit", "Close the program"),
            Command::Undo => ("Undo", "Take the last change back"),
            Command::Redo => ("Redo", "Make the change again"),
            Command::Text(TextEdit::Copy) => {
                ("Copy", "Copy the chosen words of the field you type in")
            }
            Command::Text(TextEdit::Paste) => {
                ("Paste", "Put what was copied into the field you type in")
            }
            Command::Text(TextEdit::SelectAll) => {
                ("Select all", "Choose all words of the field you type in")
            }
            Command::Search => ("Search", "Go to the search box"),
            Command::AddDocument => ("Add a document", "Put a file behind the schedule"),
            Command::Go(stage) => stage_words(stage),
            Command::NextPanel => ("Next panel", "Go on to the next part of the window"),
            Command::PreviousPanel => ("Previous panel", "Go back to the part before"),
            Command::Show(Tab::Passages) => ("Passages", "Show the passages that fit"),
            Command::Show(Tab::Propositions) => (
                "Propositions",
                "Show what can be said, and who stands behind it",
            ),
            Command::Show(Tab::Coverage) => {
                ("Coverage", "Show what the library has, and what it lacks")
            }
            Command::Show(Tab::Position) => (
                "Respondent",
                "Show what the Home Office notes say on the disputed issues, and which entries meet it",
            ),
            Command::Library => ("Library", "Look at packs and sources, and edit your own"),
            Command::Larger => ("Larger", "Show everything larger"),
            Command::Smaller => ("Smaller", "Show everything smaller"),
            Command::UsualSize => ("Usual size", "Show everything at its usual size"),
            Command::Theme => ("Light or dark", "Switch between light and dark"),
            Command::Problems => ("Problems", "See what went wrong, and what to do"),
            Command::Palette => ("Find a command", "Type what you want to do"),
            Command::Shortcuts => ("Keyboard shortcuts", "All keys on one page"),
            Command::Tour => ("Guided tour", "The road to a bundle in five steps"),
        };
        Words { label, explanation }
    }

    /// Whether there is something for it to do, or else why not.
    pub(super) fn stands_ready(
        self,
        session: &Session,
        context: &Context,
    ) -> Result<(), &'static str> {
        let ready = |is_so: bool, why: &'static str| if is_so { Ok(()) } else { Err(why) };
        match self {
            Command::Undo => ready(
                session.history.undo_label().is_some(),
                "There is nothing to take back",
            ),
            Command::Redo => ready(
                session.history.redo_label().is_some(),
                "There is nothing to make again",
            ),
            Command::NewFromThis => ready(
                !session.case().issues.is_empty(),
                "This case has no issues and no evidence yet",
            ),
            // Where no bundle was made yet it says so, and offers to make one.
            Command::Export | Command::Print => {
                let case = session.case();
                let has_some = case.entries().next().is_some() || !case.exhibits.is_empty();
                ready(has_some, "Choose passages first, or add documents")
            }
            Command::Text(_) => ready(
                field::is_there(context),
                "Click into a field to type in first",
            ),
            Command::OpenBundle | Command::ShowBundle => ready(
                session.last_export.is_some(),
                "No bundle has been made since you opened the case",
            ),
            _ => Ok(()),
        }
    }
}

/// Whether a field that is still being typed in must hand over what stands in it, because a command of
/// this frame saves, exports or leaves the case.
pub(super) fn wants_whole_case(context: &Context) -> bool {
    context.data(|data| data.get_temp(whole_case())) == Some(true)
}

pub(super) fn want_whole_case(context: &Context, is_wanted: bool) {
    context.data_mut(|data| data.insert_temp(whole_case(), is_wanted));
}

fn whole_case() -> Id {
    Id::unique("the whole case is wanted")
}

fn stage_words(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Case => ("Case", "Who appeals, against whom, under which number"),
        Stage::Claimant => ("Appellant", "Tick what is true of the appellant"),
        Stage::Evidence => ("Evidence", "Read and choose the passages that fit"),
        Stage::Arrange => ("Arrange", "Put the schedule into order, issue by issue"),
        Stage::Documents => ("Documents", "Put other documents behind the schedule"),
        Stage::Preview => ("Preview", "See the pages as they will be filed"),
        Stage::Check => ("Check", "See what to do or to know before filing"),
        Stage::Read => ("Read", "Read a report and take words from it as an extract"),
    }
}

/// The search box. Its text, and that of the next one, is no part of the case.
pub(super) fn search_box() -> Id {
    Id::unique("search-box")
}

pub(super) fn proposition_search_box() -> Id {
    Id::unique("proposition-search-box")
}

/// The search box of the reader.
pub(super) fn report_search_box() -> Id {
    Id::unique("report-search-box")
}

/// The search box of the preview.
pub(super) fn bundle_search_box() -> Id {
    Id::unique("bundle-search-box")
}

/// The search box of the screen of packs.
pub(super) fn source_search_box() -> Id {
    Id::unique("source-search-box")
}

#[cfg(test)]
mod tests;
