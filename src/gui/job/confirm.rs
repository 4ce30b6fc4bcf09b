//! Writing down that a person has held a value of the profile against its authority.

use std::path::PathBuf;
use std::sync::Arc;

use crate::files;
use crate::profile::{Confirmed, Profile};

use super::forms::MAKING;
use super::{Jobs, Message};

impl Jobs {
    /// Into one of these packs.
    pub(in crate::gui) fn confirm_value(
        &self,
        packs: Vec<PathBuf>,
        profile: Arc<Profile>,
        value: String,
        given: Confirmed,
    ) {
        self.start_with_files(MAKING, move |send| {
            let written = files::confirm_value(&packs, &profile, &value, &given);
            let written = written.map_err(|error| error.to_string());
            send(Message::ValueConfirmed(written));
        });
    }
}
