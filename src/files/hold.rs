//! The lock of a case that is open in a window, for other windows and other machines.
//!
//! It is a small hidden file beside the case that says who has it open, since when, and in which
//! window. A lock of a window that died on this machine goes by itself; any other stays until its owner
//! or a person says so. It is a courtesy among people: what is on disk is compared before it is
//! replaced all the same.

use std::path::{Path, PathBuf};

use super::Shown as _;
use super::lock::{Lock, Saver, break_lock, look_at, make_lock};
use super::{FilesError, Presence, Process, Runs, read, remove};

/// A case that is held open here. The lock goes when this goes.
#[derive(Debug, PartialEq, Eq)]
pub struct Hold {
    path: PathBuf,
    content: Vec<u8>,
}

/// Who else has a case open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// As colleagues know the person and the machine; `somebody` where the lock does not say.
    pub who: String,
    /// Seconds since 1970.
    pub since: Option<u64>,
    /// The window runs on this very machine: there is no doubt that it has the case open.
    pub is_here: bool,
    lock: Lock,
}

impl Holder {
    /// Who has had the case open, and since when, as somebody reads it who wants to open it too.
    pub fn told(&self, case: &Path, since: Option<&str>) -> String {
        let name = case.file_name().unwrap_or_default().shown();
        let since = since.map_or_else(String::new, |since| format!(" since {since}"));
        format!("{} has had {name} open{since}.", self.who)
    }
}

/// What came of asking for the lock.
#[derive(Debug, PartialEq, Eq)]
pub enum Held {
    Ours(Hold),
    By(Box<Holder>),
}

/// What has become of a lock that was ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoldState {
    Ours,
    /// It is not there: nobody has the case, as others see it.
    Gone,
    /// Another has it: the person and the machine.
    By(String),
    /// It cannot be looked at, for this reason; whose it is, nobody knows.
    Unreadable(String),
}

impl Hold {
    pub fn state(&self) -> HoldState {
        match read(&self.path) {
            Ok(now) if now == self.content => HoldState::Ours,
            Ok(now) => HoldState::By(who_of(&String::from_utf8_lossy(&now))),
            Err(error) if error.is_not_there() => HoldState::Gone,
            Err(error) => HoldState::Unreadable(error.why()),
        }
    }

    /// Makes it again where it is gone; `false` where there is another by now.
    pub fn renew(&self) -> Result<bool, FilesError> {
        make_lock(&self.path, &String::from_utf8_lossy(&self.content))
    }

    /// Whether it is there, and nobody has taken it over.
    pub fn is_ours(&self) -> bool {
        self.state() == HoldState::Ours
    }
}

/// Who made a lock, from its text.
fn who_of(text: &str) -> String {
    match text.lines().nth(1).unwrap_or_default().trim() {
        "" => "somebody".to_owned(),
        who => who.to_owned(),
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if self.is_ours() {
            // It is shown to the next person with our name on it, or seen to be that of a dead window.
            let _shown_to_the_next = remove(&self.path);
        }
    }
}

/// Where the lock of a case lies.
pub fn hold_path(case: &Path) -> PathBuf {
    let name = case.file_name().unwrap_or_default().to_string_lossy();
    case.with_file_name(format!(".{name}.lock"))
}

/// Takes the lock of the case for a window, or says who has it.
pub fn hold(case: &Path, saver: &Saver, window: &Presence) -> Result<Held, FilesError> {
    let path = hold_path(case);
    let who = saver.who.replace('\n', " ");
    let text = format!("{}\n{who}\n{}\n", saver.now, window.name());
    // Locks come and go while we look; nobody is that quick for so long.
    for _ in 0..100 {
        if make_lock(&path, &text)? {
            let content = text.into_bytes();
            return Ok(Held::Ours(Hold { path, content }));
        }
        let Some(lock) = look_at(&path, saver) else {
            continue;
        };
        let (holder, runs) = holder(lock, window);
        if runs != Runs::No {
            return Ok(Held::By(Box::new(holder)));
        }
        break_lock(&holder.lock, saver)?;
    }
    let cause = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
    Err(FilesError::Write { path, cause })
}

/// Whether the case was open in a window of this machine that died, and nobody has opened it since.
pub fn was_cut_short(case: &Path, window: &Process) -> bool {
    let text = read(&hold_path(case)).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let name = text.lines().nth(2).unwrap_or_default().trim();
    window.of(name) == Runs::No
}

/// Takes the lock from somebody of whom a person says that they no longer have the case open. Nothing
/// happens where the lock is no longer the one that was seen.
pub fn take_over(holder: &Holder, saver: &Saver) -> Result<bool, FilesError> {
    break_lock(&holder.lock, saver)
}

fn holder(lock: Lock, window: &Presence) -> (Holder, Runs) {
    let text = lock.text();
    let mut lines = text.lines();
    let since = lines.next().and_then(|line| line.parse().ok());
    let runs = window.of(lines.nth(1).unwrap_or_default().trim());
    let holder = Holder {
        who: who_of(&text),
        since,
        is_here: runs == Runs::Yes,
        lock,
    };
    (holder, runs)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::files::write_private;

    struct Desk {
        folder: tempfile::TempDir,
        case: PathBuf,
        window: Presence,
    }

    impl Desk {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            Desk {
                case: folder.path().join("case.ron"),
                window: Presence::new(&folder.path().join("state"), 7).unwrap(),
                folder,
            }
        }

        fn window(&self) -> Presence {
            Presence::new(&self.folder.path().join("state"), 8).unwrap()
        }
    }

    fn saver(who: &str) -> Saver {
        Saver {
            who: who.to_owned(),
            now: 1_000_000,
            stale_after: u64::MAX,
            patience: Duration::ZERO,
            process: None,
        }
    }

    fn ours(held: Held) -> Hold {
        match held {
            Held::Ours(hold) => hold,
            Held::By(holder) => panic!("{} has it", holder.who),
        }
    }

    fn theirs(held: Held) -> Holder {
        match held {
            Held::By(holder) => *holder,
            Held::Ours(_) => panic!("the lock was passed by"),
        }
    }

    #[test]
    fn who_has_a_case_open_is_said_until_they_close_it() {
        let (desk, ben) = (Desk::new(), saver("ben"));
        let other = desk.window();
        let held = ours(hold(&desk.case, &saver("ann on desk 4"), &desk.window).unwrap());
        let holder = theirs(hold(&desk.case, &ben, &other).unwrap());
        assert_eq!(holder.who, "ann on desk 4");
        assert_eq!((holder.since, holder.is_here), (Some(1_000_000), true));
        drop(held);
        assert!(!hold_path(&desk.case).exists());
        ours(hold(&desk.case, &ben, &other).unwrap());
    }

    #[test]
    fn the_lock_of_a_window_that_died_here_goes_by_itself() {
        let desk = Desk::new();
        let mark = desk.folder.path().join("state/unsaved-6-1-0.running");
        write_private(&mark, b"").unwrap();
        write_private(&hold_path(&desk.case), b"5\nann\n6-1-0\n").unwrap();
        assert!(was_cut_short(&desk.case, desk.window.process()));
        let held = ours(hold(&desk.case, &saver("ben"), &desk.window).unwrap());
        assert!(held.is_ours());
        assert!(!was_cut_short(&desk.case, desk.window.process()));
    }

    #[test]
    fn a_lock_of_another_machine_goes_only_when_a_person_says_so() {
        let (desk, ben) = (Desk::new(), saver("ben"));
        for text in ["5\nann\n6-1-0\n", "5\nann\n", "", "nonsense"] {
            write_private(&hold_path(&desk.case), text.as_bytes()).unwrap();
            let holder = theirs(hold(&desk.case, &ben, &desk.window).unwrap());
            assert!(!holder.is_here, "{text}");
        }
        let seen = theirs(hold(&desk.case, &ben, &desk.window).unwrap());
        write_private(&hold_path(&desk.case), b"9\neve\n9-9-9\n").unwrap();
        assert!(!take_over(&seen, &ben).unwrap(), "it is another's by now");
        let seen = theirs(hold(&desk.case, &ben, &desk.window).unwrap());
        assert_eq!(seen.who, "eve");
        assert!(take_over(&seen, &ben).unwrap());
        let held = ours(hold(&desk.case, &ben, &desk.window).unwrap());
        write_private(&hold_path(&desk.case), b"9\neve\n9-9-9\n").unwrap();
        assert!(!held.is_ours());
        drop(held);
        assert!(hold_path(&desk.case).exists(), "it is not ours to remove");
    }

    #[test]
    fn a_lock_that_is_gone_is_not_one_that_was_taken_over() {
        let desk = Desk::new();
        let held = ours(hold(&desk.case, &saver("ann"), &desk.window).unwrap());
        assert_eq!(held.state(), HoldState::Ours);
        let lock = hold_path(&desk.case);
        let text = read(&lock).unwrap();
        remove(&lock).unwrap();
        assert_eq!(held.state(), HoldState::Gone);
        assert!(held.renew().unwrap());
        assert_eq!(held.state(), HoldState::Ours);
        assert!(!held.renew().unwrap(), "there is one");
        for (text, who) in [("9\neve\n9-9-9\n", "eve"), ("", "somebody")] {
            write_private(&lock, text.as_bytes()).unwrap();
            assert_eq!(held.state(), HoldState::By(who.to_owned()));
        }
        remove(&lock).unwrap();
        std::fs::create_dir(&lock).unwrap();
        assert!(matches!(held.state(), HoldState::Unreadable(_)));
        std::fs::remove_dir(&lock).unwrap();
        write_private(&lock, &text).unwrap();
        assert_eq!(held.state(), HoldState::Ours, "it is there again");
    }
}
