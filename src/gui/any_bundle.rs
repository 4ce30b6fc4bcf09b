//! A finished bundle of anybody that is judged, without the window: which file, by whose rules, how far the work is,
//! and what came of it. Nothing of it is kept.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::inspection::Report;
use crate::pdf::render::Picture;
use crate::profile::{DEFAULT, Profile, Profiles};

use super::session::Session;

/// What can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum BundleAction {
    /// Asks for the file.
    Choose,
    /// The rules of another tribunal.
    Profile(String),
    Check,
    Stop,
}

/// What came of it, with small pictures of the pages that something is said of, by their numbers from 1.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) report: Report,
    pub(super) pictures: BTreeMap<u32, Picture>,
}

#[derive(Debug, Default)]
pub(super) enum Standing {
    #[default]
    Nothing,
    /// Pages that were read, of how many.
    Checking(usize, usize),
    /// In words why nothing can be said.
    Refused(String),
    Done(Box<Judged>),
}

/// What is needed to do the work.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) file: PathBuf,
    pub(super) profile: Profile,
}

#[derive(Debug)]
pub(super) struct BundleCheck {
    pub(super) file: Option<PathBuf>,
    pub(super) profile: String,
    pub(super) standing: Standing,
    /// How often work was begun.
    pub(super) number: u64,
    /// The case that it stands beside.
    case: u64,
}

impl BundleCheck {
    pub(super) fn new() -> Self {
        BundleCheck {
            file: None,
            profile: DEFAULT.to_owned(),
            standing: Standing::Nothing,
            number: 0,
            case: 0,
        }
    }

    /// Another case may be another client’s: all is forgotten. Whether there was anything.
    pub(super) fn follow(&mut self, session: &Session) -> bool {
        let is_other = session.shown != self.case;
        if is_other {
            *self = BundleCheck {
                number: self.number + 1,
                case: session.shown,
                ..BundleCheck::new()
            };
        }
        is_other
    }

    pub(super) fn take_file(&mut self, path: PathBuf) {
        self.file = Some(path);
        self.forget_result();
    }

    pub(super) fn take_profile(&mut self, id: String) {
        self.profile = id;
        self.forget_result();
    }

    /// What was found is of something else; what is being done is not heard.
    fn forget_result(&mut self) {
        self.number += 1;
        self.standing = Standing::Nothing;
    }

    /// Work begins, under the number that is given back; none where no file is chosen.
    pub(super) fn begin(&mut self, profiles: &Profiles) -> Option<(u64, Order)> {
        let file = self.file.clone()?;
        let profile = profiles.get(&self.profile).ok()?.clone();
        self.number += 1;
        self.standing = Standing::Checking(0, 0);
        Some((self.number, Order { file, profile }))
    }

    /// What is being done is given up.
    pub(super) fn stop(&mut self) {
        if matches!(self.standing, Standing::Checking(..)) {
            self.forget_result();
        }
    }

    pub(super) fn hear(&mut self, number: u64, standing: Standing) {
        if number == self.number {
            self.standing = standing;
        }
    }
}
