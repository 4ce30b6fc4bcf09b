//! A case that a command changes is held for as long as the command runs, as a window holds it: whoever
//! has it open would otherwise save over what the command did, or be told of a change that nobody made.

use std::path::Path;
use std::time::Duration;

use anyhow::Context as _;

use crate::case::{Case, text};
use crate::clock;
use crate::files::Shown as _;
use crate::files::{self, Held, Hold, Holder, Presence, Saver};
use crate::finding::{CaseCode, Finding, Place};
use crate::platform::{self, System, environment};

use super::print::Printer;

#[derive(Debug, clap::Args)]
pub(super) struct TakeOver {
    /// Take the case over from somebody who left it open elsewhere, for instance after a crash
    #[arg(long)]
    take_over: bool,
}

/// The case, held for this command. Nobody else opens or changes it until this goes.
pub(super) struct Holding {
    /// `None` where no lock can be made, as in a folder that is only read.
    _hold: Option<Hold>,
    /// By which others see that this command runs.
    _presence: Presence,
}

/// Holds the case, or says who has it open; then nothing may be written.
pub(super) fn hold(
    case: &Path,
    how: &TakeOver,
    printer: &mut Printer,
) -> anyhow::Result<Option<Holding>> {
    let presence = presence()?;
    let saver = saver();
    let mut held = files::hold(case, &saver, &presence);
    if let Ok(Held::By(holder)) = &held
        && how.take_over
        && !holder.is_here
    {
        files::take_over(holder, &saver)?;
        held = files::hold(case, &saver, &presence);
    }
    let hold = match held {
        Ok(Held::Ours(hold)) => Some(hold),
        Ok(Held::By(holder)) => {
            printer.findings(&[open_elsewhere(case, &holder)]);
            printer.talk("Nothing was changed.");
            return Ok(None);
        }
        Err(_nobody_can_save_there_either) => None,
    };
    Ok(Some(Holding {
        _hold: hold,
        _presence: presence,
    }))
}

/// A case that is held and read, to be changed.
pub(super) struct HeldCase {
    pub(super) case: Case,
    /// What its file held.
    pub(super) before: Vec<u8>,
    _holding: Holding,
}

/// A case with what its bundles told, and what its file holds.
pub(super) fn read_case(path: &Path) -> anyhow::Result<(Case, Vec<u8>)> {
    let bytes = files::read(path)?;
    let case = text::read(&bytes).with_context(|| path.shown())?;
    Ok((files::with_told(path, case), bytes))
}

/// Holds the case and reads it, or says who has it open.
pub(super) fn read_held(
    path: &Path,
    how: &TakeOver,
    printer: &mut Printer,
) -> anyhow::Result<Option<HeldCase>> {
    let Some(holding) = hold(path, how, printer)? else {
        return Ok(None);
    };
    let (case, before) = read_case(path)?;
    Ok(Some(HeldCase {
        case,
        before,
        _holding: holding,
    }))
}

fn open_elsewhere(case: &Path, holder: &Holder) -> Finding {
    let since = holder.since.map(clock::words);
    let since = since.as_deref().filter(|since| !since.is_empty());
    let message = holder.told(case, since);
    let hint = if holder.is_here {
        "It is in another window on this machine: save and close it there, then try again."
    } else {
        "Ask them to close it. Use --take-over only if you know that it is no longer open there, for instance after a crash."
    };
    Finding::new(CaseCode::CaseOpenElsewhere, message)
        .hint(hint)
        .at(Place::Everywhere)
}

/// Where windows of this person are seen, or where nobody is, so that every other counts as unknown.
pub(super) fn presence() -> anyhow::Result<Presence> {
    let now = clock::seconds();
    let usual = platform::unsaved_place(&environment, System::this());
    let usual = usual.map(|place| Presence::new(&place, now));
    if let Some(Ok(presence)) = usual {
        return Ok(presence);
    }
    Presence::new(&platform::temporary_folder(), now)
        .context("it cannot be seen whether the case is open elsewhere")
}

pub(super) fn saver() -> Saver {
    Saver {
        who: platform::who(&environment),
        now: clock::seconds(),
        stale_after: u64::MAX,
        patience: Duration::ZERO,
        process: None,
    }
}
