//! The library that a command works with: the shipped pack and any folders named with it.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::files;
use crate::files::Shown as _;
use crate::finding::Finding;
use crate::library::{Library, PackFiles, read, shipped};

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
