//! Tesseract, where it is installed: which version, which languages, and a page read by it.
//!
//! It is given the picture and answers by its pipes, with one thread. What a picture holds it has never sent anywhere;
//! where the system allows that, it runs without the network all the same (`platform::piped`).

use std::time::Duration;

use super::languages::{ENGLISH, Language, Wanted};
use super::table::words;
use super::{Engine, Grey, Missing, NotRead, Seen};
use crate::platform::{Answer, Environment, Piped, System, Unanswered};

/// How long a page may take: dense ones take three seconds, and as long again on each other language.
const LONGEST: Duration = Duration::from_secs(120);

/// How long it may take to say what it is.
const SOON: Duration = Duration::from_secs(20);

/// As much as a page of text has of them at most is read in so many languages: each takes its time.
const MOST: usize = 3;

/// The oldest version whose tables are as this program reads them, with the models of today.
const OLDEST: u32 = 4;

/// From this version on, ink is told from paper by what is around it: a page photographed in a shadow is read, of which
/// otherwise the dark half is lost without a word.
const SEES_SHADOWS: u32 = 5;
const IN_SHADOWS: [&str; 2] = ["-c", "thresholding_method=2"];

/// As it is called where it fails.
const PROGRAM: &str = "tesseract";

/// Tesseract as it is installed, for some languages.
#[derive(Clone, Debug)]
pub struct Tesseract {
    program: Piped,
    name: String,
    /// As it takes them: `eng+rus`.
    languages: String,
    sees_shadows: bool,
    /// How long a page may take.
    longest: Duration,
    /// What is wanted, and not installed.
    pub lacking: Vec<Language>,
}

impl Tesseract {
    /// As it is installed here, for those of these languages that it has: for English where it has none of them, and
    /// nobody said that the document is in those.
    pub fn find(
        environment: Environment<'_>,
        system: System,
        wanted: &Wanted,
    ) -> Result<Self, Missing> {
        let program = crate::platform::tesseract(environment, system).ok_or(Missing::Program)?;
        Tesseract::of(program, wanted)
    }

    fn of(program: Piped, wanted: &Wanted) -> Result<Self, Missing> {
        let version = said(&program, "--version")?;
        let version = version.lines().next().unwrap_or_default().trim();
        let (version, main) = version_of(version)?;
        let installed = said(&program, "--list-langs")?;
        // The first line says where they lie.
        let installed: Vec<&str> = installed.lines().skip(1).map(str::trim).collect();
        let has = |language: &Language| installed.contains(&language.code);
        let (there, lacking): (Vec<Language>, Vec<Language>) =
            wanted.languages.iter().copied().partition(has);
        if wanted.is_said && !lacking.is_empty() && there.iter().all(|one| *one == ENGLISH) {
            return Err(Missing::Language(lacking));
        }
        let mut codes: Vec<&str> = there.iter().map(|one| one.code).take(MOST).collect();
        if codes.is_empty() {
            let any = |code: &&&str| **code != "osd" && !code.is_empty();
            let english = installed.iter().find(|code| **code == ENGLISH.code);
            let first = english.or_else(|| installed.iter().find(any));
            codes.push(first.ok_or(Missing::Languages)?);
        }
        let languages = codes.join("+");
        Ok(Tesseract {
            name: format!("{version} {languages}"),
            program,
            languages,
            sees_shadows: main.is_some_and(|main| main >= SEES_SHADOWS),
            longest: LONGEST,
            lacking,
        })
    }
}

/// What it says of itself. Versions before 4 said it beside their answer.
fn said(program: &Piped, argument: &str) -> Result<String, Missing> {
    let answer = program.ask(&[argument], &[], SOON, &|| true);
    let Answer { said, aside } = answer.map_err(|why| match why {
        Unanswered::Missing => Missing::Program,
        why => Missing::Broken(why.to_string()),
    })?;
    let said = String::from_utf8_lossy(&said);
    match said.trim() {
        "" => Ok(aside.replace("; ", "\n")),
        said => Ok(said.to_owned()),
    }
}

/// `tesseract 5.3.0`, `tesseract v5.4.0.20240606`, and the first of its numbers.
fn version_of(said: &str) -> Result<(&str, Option<u32>), Missing> {
    let Some(version) = said.strip_prefix("tesseract ") else {
        return Err(Missing::Broken(match said {
            "" => "does not say its version".to_owned(),
            said => format!(
                "calls itself “{}”",
                said.chars().take(60).collect::<String>()
            ),
        }));
    };
    let main = version.trim_start_matches('v').split('.').next();
    match main.and_then(|main| main.parse::<u32>().ok()) {
        Some(main) if main < OLDEST => Err(Missing::TooOld(said.to_owned())),
        main => Ok((said, main)),
    }
}

impl Engine for Tesseract {
    fn name(&self) -> &str {
        &self.name
    }

    fn languages(&self) -> &str {
        &self.languages
    }

    fn read(&self, picture: &Grey, is_wanted: &dyn Fn() -> bool) -> Result<Seen, NotRead> {
        let dpi = picture.dpi.to_string();
        let mut arguments = vec![
            "-",
            "-",
            "-l",
            &self.languages,
            "--dpi",
            &dpi,
            // Columns and tables are found, and a page stands upright: see `upright`.
            "--psm",
            "3",
            // White on black is not looked for a second time.
            "-c",
            "tessedit_do_invert=0",
            "-c",
            "tessedit_create_tsv=1",
        ];
        if self.sees_shadows {
            arguments.extend(IN_SHADOWS);
        }
        let answer = self
            .program
            .ask(&arguments, &picture.file(), self.longest, is_wanted);
        let Answer { said, aside } = answer.map_err(|why| NotRead::unanswered(PROGRAM, &why))?;
        // It goes on with the others, and all is well to it.
        if aside.contains("Failed loading language") {
            return Err(NotRead::Language {
                program: PROGRAM,
                languages: self.languages.clone(),
                aside,
            });
        }
        match words(&said, (picture.width, picture.height)) {
            Ok(words) => Ok(Seen {
                words,
                unread_lines: 0,
            }),
            Err(why) => Err(NotRead::Nonsense {
                program: PROGRAM,
                why,
                aside,
            }),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
