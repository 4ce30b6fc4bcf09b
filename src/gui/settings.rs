//! What the window remembers from one day to the next: a small readable file where the desktop keeps
//! settings. Plain values and how they change; `preferences` keeps them.
//!
//! Changes are values, so that two windows can make theirs to one file: each is made to what the file
//! says by then, and leaves alone what it does not speak of.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::case::{Case, USUAL_RESPONDENT};
use crate::files::{self, Shown as _};
use crate::ocr::EngineChoice;
use crate::profile::{self, Profiles};

/// The version this program writes. Version 1 held the packs only. A newer file is not touched.
const VERSION: u32 = 2;

/// How many cases are remembered.
const RECENT: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Settings {
    version: u32,
    /// As the cover of a new case names the firm.
    pub(super) representative: String,
    /// Who the appeal is against, on the cover of a new case.
    pub(super) respondent: String,
    /// The tribunal's rules that a new case is made for.
    pub(super) profile: String,
    /// Whoever signs entries off at this desk.
    pub(super) initials: String,
    pub(super) look: Look,
    /// How large everything is, in hundredths.
    pub(super) scale: u32,
    /// Whether scans are read by machine as they come.
    pub(super) read_scans: bool,
    /// What reads them.
    pub(super) scan_reader: EngineChoice,
    /// Whether the guided tour was offered, and taken or declined.
    pub(super) tour_shown: bool,
    /// Folders of packs, in the order in which they were opened.
    pub(super) packs: Vec<PathBuf>,
    /// Cases, the one that was opened last first.
    pub(super) recent: Vec<PathBuf>,
}

/// Which colours the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Look {
    /// As the desktop has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Look {
    pub(super) const ALL: [Look; 3] = [Look::System, Look::Light, Look::Dark];

    pub(super) fn label(self) -> &'static str {
        match self {
            Look::System => "as the desktop",
            Look::Light => "light",
            Look::Dark => "dark",
        }
    }
}

/// One change of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Representative(String),
    Respondent(String),
    Profile(String),
    Initials(String),
    Look(Look),
    Scale(u32),
    ReadScans(bool),
    ScanReader(EngineChoice),
    TourShown,
    UsePack(PathBuf),
    ForgetPack(PathBuf),
    /// A case was opened or saved.
    Opened(PathBuf),
    ForgetCase(PathBuf),
    ForgetAllCases,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            version: VERSION,
            representative: String::new(),
            respondent: USUAL_RESPONDENT.to_owned(),
            profile: profile::DEFAULT.to_owned(),
            initials: String::new(),
            look: Look::default(),
            scale: 100,
            read_scans: true,
            scan_reader: EngineChoice::default(),
            tour_shown: false,
            packs: Vec::new(),
            recent: Vec::new(),
        }
    }
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum SettingsError {
    #[error("The settings in {} cannot be read: {why}.", path.shown())]
    Broken { path: PathBuf, why: String },
    #[error(
        "The settings in {} were written by a newer version of the program. They are left as they are; what you set here holds for this window only.", path.shown()
    )]
    Newer { path: PathBuf },
}

/// All that is read of a file that may be newer than the program.
#[derive(Deserialize)]
struct Version {
    version: u32,
}

impl Settings {
    /// The settings at `path`, or why they cannot be used. No file is no fault.
    pub(super) fn read(path: &Path) -> Result<Self, SettingsError> {
        if !files::is_there(path) {
            return Ok(Settings::default());
        }
        let broken = |why: String| SettingsError::Broken {
            path: path.to_owned(),
            why,
        };
        let bytes = files::read(path).map_err(|error| broken(error.to_string()))?;
        let text = String::from_utf8_lossy(&bytes);
        if ron::from_str::<Version>(&text).is_ok_and(|found| found.version > VERSION) {
            let path = path.to_owned();
            return Err(SettingsError::Newer { path });
        }
        let settings: Settings = ron::from_str(&text).map_err(|one| broken(one.to_string()))?;
        Ok(settings.within_reason())
    }

    /// What a person typed into the file must not make the window unusable.
    fn within_reason(self) -> Self {
        Settings {
            version: VERSION,
            scale: within_reason(self.scale),
            ..self
        }
    }

    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::Representative(text) => self.representative.clone_from(text),
            Change::Respondent(text) => self.respondent.clone_from(text),
            Change::Profile(id) => self.profile.clone_from(id),
            Change::Initials(text) => self.initials.clone_from(text),
            Change::Look(look) => self.look = *look,
            Change::Scale(scale) => self.scale = within_reason(*scale),
            Change::ReadScans(is_so) => self.read_scans = *is_so,
            Change::ScanReader(choice) => self.scan_reader = *choice,
            Change::TourShown => self.tour_shown = true,
            Change::UsePack(folder) => {
                if !self.packs.contains(folder) {
                    self.packs.push(folder.clone());
                }
            }
            Change::ForgetPack(folder) => self.packs.retain(|known| known != folder),
            Change::Opened(path) => {
                self.recent.retain(|known| known != path);
                self.recent.insert(0, path.clone());
                self.recent.truncate(RECENT);
            }
            Change::ForgetCase(path) => self.recent.retain(|known| known != path),
            Change::ForgetAllCases => self.recent.clear(),
        }
    }

    /// Makes the changes to what the file says by now, and says what it says then. A file that cannot
    /// be read is set aside first, never overwritten.
    pub(super) fn change(path: &Path, changes: &[Change]) -> Result<Settings, String> {
        files::make_folder_of(path).map_err(|error| error.to_string())?;
        files::alone(path, || {
            let mut settings = match Settings::read(path) {
                Ok(settings) => settings,
                Err(SettingsError::Broken { .. }) => {
                    files::set_aside(path).map_err(|error| error.to_string())?;
                    Settings::default()
                }
                Err(newer @ SettingsError::Newer { .. }) => return Err(newer.to_string()),
            };
            for change in changes {
                settings.apply(change);
            }
            let pretty = ron::ser::PrettyConfig::default();
            let text = ron::ser::to_string_pretty(&settings, pretty);
            let text = text.map_err(|error| error.to_string())?;
            // The names of cases are nobody else's business.
            files::write_private(path, format!("{text}\n").as_bytes())
                .map_err(|error| error.to_string())?;
            Ok(settings)
        })
    }

    /// A case that is begun, with what is the same in all cases of this desk.
    pub(super) fn new_case(&self, profiles: &Profiles) -> Case {
        let known = profiles.get(&self.profile).is_ok();
        let mut case = Case::new(if known {
            &self.profile
        } else {
            profile::DEFAULT
        });
        case.heading.representative.clone_from(&self.representative);
        // Somebody answers every appeal: an empty field would make a cover of one party.
        let usual = self.respondent.trim();
        let respondent = if usual.is_empty() {
            USUAL_RESPONDENT
        } else {
            usual
        };
        respondent.clone_into(&mut case.heading.respondent);
        case
    }
}

fn within_reason(scale: u32) -> u32 {
    scale.clamp(70, 250)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: Option<&str>) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.ron");
        if let Some(text) = text {
            files::make_folder_of(&path).unwrap();
            files::write_atomic(&path, text.as_bytes()).unwrap();
        }
        (folder, path)
    }

    fn path(name: &str) -> PathBuf {
        PathBuf::from(name)
    }

    #[test]
    fn what_is_written_is_read_back_and_no_file_is_no_fault() {
        let (_folder, file) = place(None);
        assert_eq!(Settings::read(&file).unwrap(), Settings::default());
        let changes = [
            Change::Representative("Example & Co".to_owned()),
            Change::Respondent("The Secretary of State".to_owned()),
            Change::Initials("AB".to_owned()),
            Change::Look(Look::Dark),
            Change::Scale(120),
            Change::TourShown,
            Change::UsePack(path("/shared/our evidence")),
            Change::Opened(path("/cases/one.ron")),
        ];
        let written = Settings::change(&file, &changes).unwrap();
        assert_eq!(Settings::read(&file).unwrap(), written);
        assert_eq!(written.packs, [path("/shared/our evidence")]);
        assert_eq!(written.scale, 120);
        let case = written.new_case(&Profiles::shipped());
        assert_eq!(case.heading.representative, "Example & Co");
        assert_eq!(case.heading.respondent, "The Secretary of State");
    }

    #[test]
    fn settings_of_version_1_are_read() {
        let (_folder, file) = place(Some("(version: 1, packs: [\"/shared/ours\"])"));
        let settings = Settings::read(&file).unwrap();
        assert_eq!(settings.packs, [path("/shared/ours")]);
        let text = files::read(&file).unwrap();
        Settings::change(&file, &[Change::TourShown]).unwrap();
        assert_ne!(files::read(&file).unwrap(), text);
        assert_eq!(Settings::read(&file).unwrap().packs, [path("/shared/ours")]);
    }

    #[test]
    fn changes_by_two_windows_are_both_kept() {
        let (_folder, file) = place(None);
        let start = Settings::read(&file).unwrap();
        let mut one = start.clone();
        one.apply(&Change::UsePack(path("/one")));
        Settings::change(&file, &[Change::UsePack(path("/one"))]).unwrap();
        // The other window knows nothing of the first's pack.
        let other = [Change::UsePack(path("/other")), Change::Opened(path("/c"))];
        Settings::change(&file, &other).unwrap();
        Settings::change(&file, &[Change::Initials("AB".to_owned())]).unwrap();
        let both = Settings::read(&file).unwrap();
        assert_eq!(both.packs, [path("/one"), path("/other")]);
        assert_eq!(both.recent, [path("/c")]);
        assert_eq!(both.initials, "AB");
    }

    #[test]
    fn settings_that_cannot_be_read_are_said_and_set_aside() {
        for text in ["(packs: 3)", "nonsense", "(version: 2, unheard_of: 1)"] {
            let (_folder, file) = place(Some(text));
            let error = Settings::read(&file).unwrap_err().to_string();
            assert!(error.contains("settings.ron"), "{error}");
            Settings::change(&file, &[Change::TourShown]).unwrap();
            assert!(Settings::read(&file).is_ok());
            let aside = file.with_file_name("settings.ron.1");
            assert_eq!(files::read(&aside).unwrap(), text.as_bytes());
        }
    }

    #[test]
    fn settings_of_a_newer_program_are_left_as_they_are() {
        let text = "(version: 99, unheard_of: [1])";
        let (_folder, file) = place(Some(text));
        let error = Settings::read(&file).unwrap_err();
        assert!(matches!(error, SettingsError::Newer { .. }), "{error}");
        assert!(Settings::change(&file, &[Change::TourShown]).is_err());
        assert_eq!(files::read(&file).unwrap(), text.as_bytes());
    }

    #[test]
    fn the_last_ten_cases_are_remembered_each_once_newest_first() {
        let mut settings = Settings::default();
        for number in 0..12 {
            settings.apply(&Change::Opened(path(&format!("/{number}"))));
        }
        settings.apply(&Change::Opened(path("/5")));
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[..3], [path("/5"), path("/11"), path("/10")]);
        settings.apply(&Change::ForgetCase(path("/11")));
        assert_eq!(settings.recent[..2], [path("/5"), path("/10")]);
        settings.apply(&Change::ForgetAllCases);
        assert!(settings.recent.is_empty());
    }

    #[test]
    fn a_size_that_nobody_could_read_is_not_taken() {
        let (_folder, file) = place(Some("(version: 2, scale: 1)"));
        assert_eq!(Settings::read(&file).unwrap().scale, 70);
        let mut settings = Settings::default();
        settings.apply(&Change::Scale(9000));
        assert_eq!(settings.scale, 250);
    }

    #[test]
    fn a_new_case_has_the_usual_respondent_whatever_older_settings_left_empty() {
        let (_folder, file) = place(Some("(version: 2, respondent: \" \")"));
        let settings = Settings::read(&file).unwrap();
        assert_eq!(
            settings.new_case(&Profiles::shipped()).heading.respondent,
            USUAL_RESPONDENT
        );
        let new = Settings::default();
        assert_eq!(
            new.new_case(&Profiles::shipped()).heading.respondent,
            USUAL_RESPONDENT
        );
    }

    #[test]
    fn a_new_case_is_made_for_rules_that_this_program_has() {
        let mut settings = Settings::default();
        settings.apply(&Change::Profile("gone".to_owned()));
        assert_eq!(
            settings.new_case(&Profiles::shipped()).profile,
            profile::DEFAULT
        );
    }
}
