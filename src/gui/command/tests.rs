//! Keys and words of commands.

use super::*;

#[test]
fn no_two_commands_share_keys_or_words() {
    for (at, one) in Command::ALL.iter().enumerate() {
        for other in &Command::ALL[at + 1..] {
            assert_ne!(one.shortcut(), other.shortcut());
            assert_ne!(one.label(), other.label());
        }
    }
}

#[test]
fn commands_stand_together_by_menu() {
    let mut menus: Vec<Menu> = Command::ALL.iter().map(|command| command.menu()).collect();
    menus.dedup();
    assert_eq!(menus, Menu::ALL);
}
