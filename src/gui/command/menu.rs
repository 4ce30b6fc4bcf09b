//! The menus that hold the commands.

/// The menus, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui) enum Menu {
    File,
    Edit,
    Go,
    View,
    Help,
}

impl Menu {
    pub(in crate::gui) const ALL: [Menu; 5] =
        [Menu::File, Menu::Edit, Menu::Go, Menu::View, Menu::Help];

    pub(in crate::gui) fn label(self) -> &'static str {
        match self {
            Menu::File => "File",
            Menu::Edit => "Edit",
            Menu::Go => "Go",
            Menu::View => "View",
            Menu::Help => "Help",
        }
    }
}
