//! The parts of the Check page.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum CheckTab {
    #[default]
    ToDo,
    Rules,
    Quotations,
    SignOff,
    FinishedFile,
    /// A paper whose quotations are checked: another document than the bundle.
    Paper,
    /// A finished bundle of anybody.
    AnyBundle,
}

impl CheckTab {
    pub(super) const ALL: [CheckTab; 7] = [
        CheckTab::ToDo,
        CheckTab::Rules,
        CheckTab::Quotations,
        CheckTab::SignOff,
        CheckTab::FinishedFile,
        CheckTab::Paper,
        CheckTab::AnyBundle,
    ];

    pub(super) fn label(self) -> &'static str {
        match self {
            CheckTab::ToDo => "To do",
            CheckTab::Rules => "Rules",
            CheckTab::Quotations => "Quotations",
            CheckTab::SignOff => "Sign-off",
            CheckTab::FinishedFile => "Finished file",
            CheckTab::Paper => "Another paper",
            CheckTab::AnyBundle => "Any bundle",
        }
    }

    pub(super) fn explanation(self) -> &'static str {
        match self {
            CheckTab::ToDo => "What to do or to know before filing",
            CheckTab::Rules => "The tribunal’s rules, and how this case stands to them",
            CheckTab::Quotations => "Every extract, held letter by letter against its file",
            CheckTab::SignOff => "Who has held each entry against its source",
            CheckTab::FinishedFile => "What was found in the bundle that was made last",
            CheckTab::Paper => {
                "The quotations of a skeleton argument or a letter, looked for in reports"
            }
            CheckTab::AnyBundle => "A finished bundle, whoever made it, held against the rules",
        }
    }
}
