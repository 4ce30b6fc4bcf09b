//! Saving changes into a pack of one's own: checked as the pack would be, all or nothing, never over
//! what a colleague has saved in the meantime.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};

use crate::clock;
use crate::files::Shown as _;
use crate::files::{Presence, SaveOutcome, Saver, finish_pack, is_half_saved, save_into_while};
use crate::finding::{Finding, counted};
use crate::library::{Change, GoOn, Library, PackFiles, has_comments, read, with_trees};

use crate::platform::{environment, who};
use crate::signals::Signals;

use super::holding::presence;

/// Longer than any save takes, also over a slow line.
const STALE_AFTER: u64 = 120;
const PATIENCE: Duration = Duration::from_secs(3);

/// The pack and the library with it, and which of its packs is the one that is worked on.
pub(super) struct Workshop {
    pub(super) pack: PackFiles,
    pub(super) library: Library,
    pub(super) findings: Vec<Finding>,
}

impl Workshop {
    pub(super) fn open(folder: &Path, stand_alone: bool) -> anyhow::Result<Self> {
        let pack = super::library::pack(folder)?;
        let packs = with_trees(pack.clone(), stand_alone);
        let (library, findings) = read(&packs);
        if library.packs.len() < packs.len() {
            let found: Vec<String> = findings.iter().map(ToString::to_string).collect();
            bail!("{} is no pack:\n{}", folder.shown(), found.join("\n"));
        }
        Ok(Workshop {
            pack,
            library,
            findings,
        })
    }

    /// The position of the pack among those of the library.
    pub(super) fn number(&self) -> usize {
        self.library.packs.len().saturating_sub(1)
    }
}

/// Refuses to lose what a person wrote beside the data.
pub(super) fn keeps_no_comments(pack: &PackFiles, path: &str, instead: &str) -> anyhow::Result<()> {
    let bytes = pack.files.get(path).map(Vec::as_slice).unwrap_or_default();
    if has_comments(&String::from_utf8_lossy(bytes)) {
        bail!("{path} holds comments, which would be lost; {instead}");
    }
    Ok(())
}

/// Finishes what was cut off when somebody saved into the pack. Where that cannot be, it is read all the same.
pub(super) fn finish(folder: &Path) {
    if !is_half_saved(folder) {
        return;
    }
    let _done_whole = Signals::heed();
    if let Ok(presence) = presence() {
        let _read_all_the_same = finish_pack(folder, &saver(&presence, Duration::ZERO));
    }
}

fn saver(presence: &Presence, patience: Duration) -> Saver {
    Saver {
        who: who(&environment),
        now: clock::seconds(),
        stale_after: STALE_AFTER,
        patience,
        process: Some(presence.process().clone()),
    }
}

/// Saves, or says who or what is in the way.
pub(super) fn save(folder: &Path, changes: &[Change]) -> anyhow::Result<()> {
    save_while(folder, changes, &mut |_| ControlFlow::Continue(())).map(drop)
}

/// The same; `false` where it was stopped, and nothing was saved.
pub(super) fn save_while(
    folder: &Path,
    changes: &[Change],
    go_on: &mut GoOn<'_>,
) -> anyhow::Result<bool> {
    let presence = presence()?;
    let saver = saver(&presence, PATIENCE);
    let outcome = save_into_while(folder, changes, &saver, go_on).context("nothing was saved")?;
    let Some(outcome) = outcome else {
        return Ok(false);
    };
    match outcome {
        SaveOutcome::Saved => Ok(true),
        SaveOutcome::ChangedOnDisk { path, .. } => {
            bail!("nothing was saved: {path} was changed by somebody else just now; try again")
        }
        SaveOutcome::LockedBy(lock) if lock.is_stale => bail!(
            "nothing was saved: {} has held the pack for {}, and was most likely cut off while saving. If nobody is saving, delete {} and try again",
            lock.holder(),
            counted(lock.age.unwrap_or_default(), "second", "seconds"),
            lock.path.shown()
        ),
        SaveOutcome::LockedBy(lock) => bail!(
            "nothing was saved: {} is saving into this pack; try again. If nobody is, delete {}",
            lock.holder(),
            lock.path.shown()
        ),
    }
}
