//! A paper whose quotations are checked, without the window: what was chosen, how far the work is, and what came of
//! it. Nothing of it is kept: it may be a client's. It goes with the case that was shown beside it.

use std::path::{Path, PathBuf};

use crate::pdf::import::Password;
use crate::verify::{Line, Told, Verdict, is_pdf};

use super::session::Session;

/// What can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum PaperAction {
    /// Asks for the paper.
    Choose,
    /// Asks for a folder of reports.
    ChooseFolder,
    LeaveFolder,
    /// Whether to look in the documents of the case.
    WithCase(bool),
    Check,
    Stop,
    /// A password to be tried on what is locked.
    Unlock(Password),
    Show(Shown),
    /// Opens the report in which that quotation was found.
    Open(usize),
}

/// Which quotations are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    All,
    Of(Verdict),
    /// Cited from documents that are not here.
    Apart,
}

impl Shown {
    pub(super) fn holds(self, line: &Line) -> bool {
        match self {
            Shown::All => true,
            Shown::Of(verdict) => line.result == verdict,
            Shown::Apart => line.cited_not_here,
        }
    }
}

/// How far the work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Progress {
    #[default]
    ReadingPaper,
    /// Reports that were opened, of how many.
    Reading(usize, usize),
    /// Quotations that were looked for, of how many.
    Looking(usize, usize),
}

/// Why there is no list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) why: String,
    pub(super) hint: String,
    /// The paper itself asks for a password.
    pub(super) is_locked: bool,
}

#[derive(Debug, Default)]
pub(super) enum Standing {
    #[default]
    Nothing,
    Checking(Progress),
    Refused(Refused),
    Done(Box<Told>),
}

/// What is needed to do the work.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) paper: PathBuf,
    /// Documents of the case in which is looked, and its file.
    pub(super) of_case: Vec<PathBuf>,
    pub(super) case: Option<PathBuf>,
    /// Folders of reports, from which files are named.
    pub(super) folders: Vec<PathBuf>,
    pub(super) passwords: Vec<Password>,
}

#[derive(Debug)]
pub(super) struct PaperCheck {
    pub(super) paper: Option<PathBuf>,
    /// Of reports, besides those of the case.
    pub(super) folder: Option<PathBuf>,
    pub(super) with_case: bool,
    pub(super) standing: Standing,
    pub(super) shown: Shown,
    /// In memory only, until another paper is chosen.
    passwords: Vec<Password>,
    /// How often work was begun.
    number: u64,
    /// The case that it stands beside.
    case: u64,
}

impl PaperCheck {
    pub(super) fn new() -> Self {
        PaperCheck {
            paper: None,
            folder: None,
            with_case: true,
            standing: Standing::Nothing,
            shown: Shown::All,
            passwords: Vec::new(),
            number: 0,
            case: 0,
        }
    }

    /// Another case is another client’s: all is forgotten. Whether there was anything.
    pub(super) fn follow(&mut self, session: &Session) -> bool {
        let is_other = session.shown != self.case;
        if is_other {
            let number = self.number + 1;
            let case = session.shown;
            *self = PaperCheck {
                number,
                case,
                ..PaperCheck::new()
            };
        }
        is_other
    }

    pub(super) fn take_paper(&mut self, path: PathBuf) {
        self.passwords.clear();
        self.paper = Some(path);
        self.forget_result();
    }

    pub(super) fn take_folder(&mut self, folder: Option<PathBuf>) {
        self.folder = folder;
        self.forget_result();
    }

    pub(super) fn look_in_case(&mut self, is_wanted: bool) {
        self.with_case = is_wanted;
        self.forget_result();
    }

    pub(super) fn add_password(&mut self, password: Password) {
        self.passwords.push(password);
    }

    /// What was found is of something else; what is being done is not heard.
    fn forget_result(&mut self) {
        self.number += 1;
        self.standing = Standing::Nothing;
    }

    /// What to do, or what is missing for it.
    pub(super) fn order(&self, session: &Session) -> Result<Order, &'static str> {
        let paper = self.paper.clone().ok_or("Choose a paper first.")?;
        let of_case = match self.with_case {
            true => documents(session),
            false => Vec::new(),
        };
        if of_case.is_empty() && self.folder.is_none() {
            return Err("Choose a folder of reports: there is nothing to look in.");
        }
        let known = session.passwords.values();
        Ok(Order {
            paper,
            of_case,
            case: session.document.path().map(Path::to_owned),
            folders: self.folder.iter().cloned().collect(),
            passwords: self.passwords.iter().chain(known).cloned().collect(),
        })
    }

    /// Work begins, under the number that is given back.
    pub(super) fn begin(&mut self) -> u64 {
        self.number += 1;
        self.standing = Standing::Checking(Progress::default());
        self.shown = Shown::All;
        self.number
    }

    /// What is being done is given up; nothing of it is heard any more.
    pub(super) fn stop(&mut self) {
        if matches!(self.standing, Standing::Checking(_)) {
            self.forget_result();
        }
    }

    pub(super) fn hear(&mut self, number: u64, standing: Standing) {
        if number == self.number {
            self.standing = standing;
        }
    }

    pub(super) fn told(&self) -> Option<&Told> {
        match &self.standing {
            Standing::Done(told) => Some(told),
            _ => None,
        }
    }

    /// Where the report lies in which a quotation was found, and its words.
    pub(super) fn found(&self, at: usize) -> Option<(&Path, &str)> {
        let line = self.told()?.quotations.get(at)?;
        Some((line.path.as_deref()?, &line.text))
    }
}

/// The documents of the case: the files of its sources and its exhibits, pictures apart.
pub(super) fn documents(session: &Session) -> Vec<PathBuf> {
    let folder = session.document.folder();
    let documents = session.case().documents.iter();
    let paths = documents.map(|document| folder.join(&document.path));
    paths.filter(|path| is_pdf(path)).collect()
}
