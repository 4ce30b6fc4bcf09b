//! The tribunal's rules that the case names, and what follows from them.

use std::sync::Arc;

use crate::case::History;
use crate::export::profile_of;
use crate::profile::{self, Profile, ProfileError, Profiles};

use super::{Session, Tone};

impl Session {
    /// The rules by which the next bundle of the case is made, where those that it names are known.
    pub(in crate::gui) fn profile(&self) -> Result<&Arc<Profile>, ProfileError> {
        self.profile.as_ref().map_err(Clone::clone)
    }

    /// The profiles have been read, those of the person's packs among them.
    pub(in crate::gui) fn take_profiles(&mut self, profiles: Profiles) {
        self.profiles = Arc::new(profiles);
        let wanted = &self.preferences.now().profile;
        let is_known = self.profiles.get(wanted).is_ok();
        // A case was begun before it was known which profiles there are.
        if self.is_untouched() && is_known && self.case().profile != *wanted {
            let case = self.preferences.now().new_case(&self.profiles);
            self.history = History::new(case);
        }
        self.take_profile();
    }

    /// A case whose profile is not known is called and reckoned by the usual one; that it is not known is said
    /// elsewhere.
    pub(in crate::gui) fn take_profile(&mut self) {
        let own = self.next_profile();
        let usual = own.clone();
        self.profile = own.map(Arc::new);
        let usual = usual.or_else(|_unknown| Profile::shipped(profile::DEFAULT));
        match usual.map(|profile| (profile.ages(self.today), profile.labels())) {
            Ok((ages, labels)) => {
                (self.ages, self.evidence.ages) = (Some(ages), Some(ages));
                self.history.call(labels.clone());
                self.labels = labels;
            }
            Err(error) => self.say(Tone::Bad, format!("{error}.")),
        }
    }

    /// After an edit, an undo, another case.
    pub(in crate::gui) fn follow_profile(&mut self) {
        if self.next_profile().as_ref().ok() != self.profile.as_deref().ok() {
            self.take_profile();
        }
    }

    /// The rules by which the next bundle is made: of a case of which one was filed, a supplementary bundle.
    fn next_profile(&self) -> Result<Profile, ProfileError> {
        let case = self.case();
        let named = self.profiles.get(&case.profile)?;
        Ok(profile_of(case, named))
    }
}
