//! Which engine reads here: tesseract where it is installed, for it is quicker and knows every language; where it is
//! missing, the reader in the program, if the program has one.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Engine, Missing, Tesseract, Wanted};
use crate::platform::{Environment, System};

/// How the name of the reader in the program begins, whatever its version.
const BUILT_IN: &str = "built-in ";

/// Which engine a person wants scans read by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EngineChoice {
    /// Tesseract where it is installed and works, the reader in the program where not.
    #[default]
    Auto,
    Tesseract,
    BuiltIn,
}

impl EngineChoice {
    pub const ALL: [EngineChoice; 3] = [
        EngineChoice::Auto,
        EngineChoice::Tesseract,
        EngineChoice::BuiltIn,
    ];
}

/// Whether the engine of this name is the reader in the program: a case may have been read by it elsewhere.
pub fn is_built_in(name: &str) -> bool {
    name.starts_with(BUILT_IN)
}

/// What reads scans on this computer, in those of these languages that it has.
pub fn find_engine(
    environment: Environment<'_>,
    system: System,
    wanted: &Wanted,
    choice: EngineChoice,
) -> Result<Arc<dyn Engine>, Missing> {
    let tesseract = || Tesseract::find(environment, system, wanted);
    let why = match choice {
        EngineChoice::BuiltIn => Missing::BuiltIn,
        EngineChoice::Auto | EngineChoice::Tesseract => match tesseract() {
            Ok(found) => return Ok(Arc::new(found)),
            Err(why) if choice == EngineChoice::Tesseract => return Err(why),
            Err(why) => why,
        },
    };
    built_in(environment, system, wanted, why)
}

#[cfg(feature = "ocr")]
fn built_in(
    environment: Environment<'_>,
    system: System,
    wanted: &Wanted,
    why: Missing,
) -> Result<Arc<dyn Engine>, Missing> {
    use super::built_in::{BuiltIn, NoModels};
    let file = |name: &str| crate::platform::supplied(environment, system, name);
    let is_chosen = why == Missing::BuiltIn;
    match BuiltIn::load(file) {
        Ok(found) => {
            let unknown = found.unknown(wanted);
            match unknown.is_empty() {
                true => Ok(Arc::new(found.chosen(is_chosen))),
                // What is installed as a program is the better advice, where it is only a language that is missing.
                false if matches!(why, Missing::Language(_)) => Err(why),
                false => Err(Missing::Letters(unknown)),
            }
        }
        Err(NoModels::Missing(_)) => Err(why),
        Err(NoModels::Wrong(name)) => Err(Missing::Wrong(name)),
    }
}

#[cfg(not(feature = "ocr"))]
fn built_in(
    _: Environment<'_>,
    _: System,
    _: &Wanted,
    why: Missing,
) -> Result<Arc<dyn Engine>, Missing> {
    Err(why)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    /// Without tesseract, and with this folder of models.
    fn found(models: &std::path::Path, choice: EngineChoice) -> Result<String, Missing> {
        let environment = |name: &str| match name {
            "BUNDLE_BUILDER_TESSERACT" => Some(OsString::new()),
            "BUNDLE_BUILDER_MODELS" => Some(models.into()),
            _ => None,
        };
        let found = find_engine(&environment, System::Linux, &Wanted::default(), choice);
        found.map(|engine| engine.name().to_owned())
    }

    #[test]
    fn without_tesseract_and_without_models_it_is_tesseract_that_is_missing() {
        let desk = tempfile::tempdir().unwrap();
        let found = |choice| found(desk.path(), choice);
        assert_eq!(found(EngineChoice::Auto), Err(Missing::Program));
        assert_eq!(found(EngineChoice::Tesseract), Err(Missing::Program));
        assert_eq!(found(EngineChoice::BuiltIn), Err(Missing::BuiltIn));
    }

    #[test]
    #[cfg(feature = "ocr")]
    fn with_the_models_the_program_reads_by_itself() {
        let Some(models) = std::env::var_os("BUNDLE_BUILDER_MODELS") else {
            return;
        };
        let models = std::path::Path::new(&models);
        for choice in [EngineChoice::Auto, EngineChoice::BuiltIn] {
            let name = found(models, choice).unwrap();
            assert!(name.starts_with("built-in"), "{name}");
        }
        assert_eq!(
            found(models, EngineChoice::Tesseract),
            Err(Missing::Program)
        );
    }
}
