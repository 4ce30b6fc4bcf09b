//! What is said when the case that is open no longer lies as it did: what happened, what is safe, what to do.

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::document::Standing;
use crate::gui::session::{About, Problem};

/// Nothing where all is as it was.
pub(super) fn stands(name: &str, standing: &Standing) -> Option<Problem> {
    let problem = match standing {
        Standing::AsItWas => return None,
        Standing::Changed => Problem::new(format!(
            "{name} was changed by somebody else while it is open here."
        ))
        .safe("Your version is still here; nothing is replaced unless you say so.")
        .hint("Save yours under another name, or open the case again to see their changes."),
        Standing::FolderGone(folder) => gone(format!(
            "The folder “{folder}”, in which {name} lies, is no longer there: it was moved, renamed or deleted, or its drive is not connected."
        ))
        .hint("Bring the folder or the drive back, or save the case in another place."),
        Standing::FileGone => gone(format!("{name} is no longer in its folder."))
            .hint("Save brings it back; Save as… puts it in another place."),
        Standing::Unreadable(why) => gone(format!("{name} cannot be reached any more: {why}."))
            .hint("Ask who looks after the drive, or save the case in another place."),
        Standing::Unlocked => Problem::new(format!(
            "Others can no longer see that {name} is open here: its lock file is gone and cannot be made again."
        ))
        .safe("The case is still open here, with all your changes.")
        .hint("Tell your colleagues, or save the case in another place."),
        Standing::LockUnreadable(why) => Problem::new(format!(
            "Whether {name} is still open here only cannot be seen: its lock file cannot be read ({why})."
        ))
        .safe("The case is still open here, with all your changes.")
        .hint("Ask your colleagues before you save, or save the case in another place."),
        Standing::TakenOver(who) => Problem::new(format!(
            "{} has taken over {name}, which is open here.",
            capital(who)
        ))
        .safe("Your version is still here; theirs is not overwritten.")
        .hint("Speak to your colleagues, or save yours under another name."),
    };
    let save_as = Action::Command(Command::SaveAs);
    Some(problem.offer("Save as…", save_as).about(About::Place))
}

fn gone(what: String) -> Problem {
    Problem::new(what).safe(
        "The case is still open here, and a recovery copy of changes is kept on this machine.",
    )
}

/// A recovery copy had to be kept in another place, for this reason.
pub(in crate::gui) fn kept_elsewhere(name: &str, why: &str) -> Problem {
    Problem::new(format!("Beside {name} nothing can be written now: {why}."))
        .safe("Your changes are still here, and a recovery copy of them is kept on this machine.")
        .hint("The copy moves back when the folder can be written to again.")
        .offer("Save as…", Action::Command(Command::SaveAs))
        .about(About::Place)
}

fn capital(who: &str) -> String {
    if who == "somebody" { "Somebody" } else { who }.to_owned()
}
