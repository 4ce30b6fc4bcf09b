//! The options of commands that look into one PDF file, whoever made it.

use std::path::PathBuf;

use crate::pdf::import::Password;

use super::{Format, passwords};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The PDF file
    pub(super) file: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// A file with the password of one that is locked, in its first line; `-` for standard input
    #[arg(long, value_name = "FILE")]
    password: Option<PathBuf>,
}

impl Arguments {
    /// The password, where one is given.
    pub(super) fn password(&self) -> anyhow::Result<Option<Password>> {
        self.password
            .as_deref()
            .map(passwords::read_one)
            .transpose()
    }
}
