//! Which engine reads here: tesseract where it is installed, for it is quicker and knows every language; where it is
//! missing, the reader in the program, if the program has one.

use std::sync::Arc;

use super::{Engine, Language, Missing, Tesseract};
use crate::platform::{Environment, System};

/// How the name of the reader in the program begins, whatever its version.
const BUILT_IN: &str = "built-in ";

/// Whether the engine of this name is the reader in the program: a case may have been read by it elsewhere.
pub fn is_built_in(name: &str) -> bool {
    name.starts_with(BUILT_IN)
}

/// What reads scans on this computer, in those of these languages that it has.
pub fn find_engine(
    environment: Environment<'_>,
    system: System,
    wanted: &[Language],
) -> Result<Arc<dyn Engine>, Missing> {
    match Tesseract::find(environment, system, wanted) {
        Ok(found) => Ok(Arc::new(found)),
        Err(why) => built_in(environment, system, why),
    }
}

#[cfg(feature = "ocr")]
fn built_in(
    environment: Environment<'_>,
    system: System,
    why: Missing,
) -> Result<Arc<dyn Engine>, Missing> {
    use super::built_in::{BuiltIn, NoModels};
    let file = |name: &str| crate::platform::supplied(environment, system, name);
    match BuiltIn::load(file) {
        Ok(found) => Ok(Arc::new(found)),
        Err(NoModels::Missing(_)) => Err(why),
        Err(NoModels::Wrong(name)) => Err(Missing::Wrong(name)),
    }
}

#[cfg(not(feature = "ocr"))]
fn built_in(_: Environment<'_>, _: System, why: Missing) -> Result<Arc<dyn Engine>, Missing> {
    Err(why)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    /// Without tesseract, and with this folder of models.
    fn found(models: &std::path::Path) -> Result<String, Missing> {
        let environment = |name: &str| match name {
            "BUNDLE_BUILDER_TESSERACT" => Some(OsString::new()),
            "BUNDLE_BUILDER_MODELS" => Some(models.into()),
            _ => None,
        };
        let found = find_engine(&environment, System::Linux, &[]);
        found.map(|engine| engine.name().to_owned())
    }

    #[test]
    fn without_tesseract_and_without_models_it_is_tesseract_that_is_missing() {
        let desk = tempfile::tempdir().unwrap();
        assert_eq!(found(desk.path()), Err(Missing::Program));
    }

    #[test]
    #[cfg(feature = "ocr")]
    fn with_the_models_the_program_reads_by_itself() {
        let Some(models) = std::env::var_os("BUNDLE_BUILDER_MODELS") else {
            return;
        };
        let name = found(std::path::Path::new(&models)).unwrap();
        assert!(name.starts_with("built-in"), "{name}");
    }
}
