//! The library that a command works with: the shipped pack and any folders named with it.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::case::Case;
use crate::files;
use crate::files::Shown as _;
use crate::finding::Finding;
use crate::library::{Library, PackFiles, read, shipped};
use crate::profile::{Profile, Profiles};

use super::print::Printer;
use super::saving;

/// The packs of a command.
#[derive(Debug, clap::Args)]
pub(super) struct Packs {
    /// A folder with a pack of your own, used beside the shipped one; may be given several times
    #[arg(long = "library", value_name = "DIR")]
    folders: Vec<PathBuf>,
}

impl Packs {
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The profile that a case names. What is wrong with those of one's own is said.
    pub(super) fn profile_of(&self, case: &Case, printer: &mut Printer) -> anyhow::Result<Profile> {
        let (profiles, findings) = self.profiles()?;
        printer.findings(&findings);
        Ok(profiles.get(&case.profile)?.clone())
    }

    /// The profiles at hand: those that ship, and those of the packs.
    pub(super) fn profiles(&self) -> anyhow::Result<(Profiles, Vec<Finding>)> {
        let mut found = Vec::new();
        for folder in &self.folders {
            found.extend(files::read_profiles(folder)?);
        }
        let looked_in = self.folders.iter();
        let looked_in = looked_in.map(|folder| files::profiles_folder(folder).shown());
        Ok(Profiles::read(&found, looked_in.collect()))
    }

    /// Reads all packs. Problems are said at once: a faulty library is never used in silence.
    pub(super) fn load(&self, printer: &mut Printer) -> anyhow::Result<(Library, Vec<Finding>)> {
        let mut packs = shipped();
        for folder in &self.folders {
            packs.push(pack(folder)?);
        }
        let (library, findings) = read(&packs);
        printer.findings(&findings);
        Ok((library, findings))
    }
}

pub(super) fn pack(folder: &Path) -> anyhow::Result<PackFiles> {
    saving::finish(folder);
    files::read_pack(folder)
        .with_context(|| format!("the pack in {} cannot be used", folder.shown()))
}
