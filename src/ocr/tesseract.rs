//! Tesseract, where it is installed: which version, which languages, and a page read by it.
//!
//! It is given the picture and answers by its pipes, with one thread. What a picture holds it has never sent anywhere;
//! where the system allows that, it runs without the network all the same (`platform::piped`).

use std::time::Duration;

use super::languages::{ENGLISH, Language};
use super::table::words;
use super::{Engine, Grey, NotRead, SeenWord};
use crate::platform::{Environment, Piped, System, Unhelped};

/// How long a page may take: dense ones take three seconds, and as long again on each other language.
pub(super) const LONGEST: Duration = Duration::from_secs(120);

/// How long it may take to say what it is.
const SOON: Duration = Duration::from_secs(20);

/// As much as a page of text has of them at most is read in so many languages: each takes its time.
const MOST: usize = 3;

/// Tesseract as it is installed, for some languages.
#[derive(Clone, Debug)]
pub struct Tesseract {
    program: Piped,
    name: String,
    /// As it takes them: `eng+rus`.
    languages: String,
    /// What is wanted, and not installed.
    pub lacking: Vec<Language>,
}

/// Why nothing can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is not installed.
    Program,
    /// It cannot say what it is, or has no language at all.
    Languages,
    /// It is not installed, and a file with which the program would read by itself is not the one it was made with.
    Wrong(&'static str),
}

impl Tesseract {
    /// As it is installed here, for those of these languages that it has: for English where it has none of them.
    pub fn find(
        environment: Environment<'_>,
        system: System,
        wanted: &[Language],
    ) -> Result<Self, Missing> {
        let program = crate::platform::tesseract(environment, system).ok_or(Missing::Program)?;
        Tesseract::of(program, wanted)
    }

    fn of(program: Piped, wanted: &[Language]) -> Result<Self, Missing> {
        let said = |argument| {
            let said = program.ask(&[argument], &[], SOON, &|| true);
            let said = said.map_err(|why| match why {
                Unhelped::Missing => Missing::Program,
                Unhelped::Failed | Unhelped::Slow | Unhelped::Unwanted => Missing::Languages,
            })?;
            Ok(String::from_utf8_lossy(&said).into_owned())
        };
        let version = said("--version")?;
        let version = version.lines().next().unwrap_or_default();
        let installed = said("--list-langs")?;
        // The first line says where they lie.
        let installed: Vec<&str> = installed.lines().skip(1).map(str::trim).collect();
        let has = |language: &Language| installed.contains(&language.code);
        let (there, lacking): (Vec<Language>, Vec<Language>) =
            wanted.iter().copied().partition(has);
        let mut codes: Vec<&str> = there.iter().map(|one| one.code).take(MOST).collect();
        if codes.is_empty() {
            let any = |code: &&&str| **code != "osd" && !code.is_empty();
            let english = installed.iter().find(|code| **code == ENGLISH.code);
            let first = english.or_else(|| installed.iter().find(any));
            codes.push(first.ok_or(Missing::Languages)?);
        }
        let languages = codes.join("+");
        Ok(Tesseract {
            name: format!("{} {languages}", version.trim()),
            program,
            languages,
            lacking,
        })
    }
}

impl Engine for Tesseract {
    fn name(&self) -> &str {
        &self.name
    }

    fn languages(&self) -> &str {
        &self.languages
    }

    fn read(&self, picture: &Grey, is_wanted: &dyn Fn() -> bool) -> Result<Vec<SeenWord>, NotRead> {
        let dpi = picture.dpi.to_string();
        let arguments = [
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
        let said = self
            .program
            .ask(&arguments, &picture.file(), LONGEST, is_wanted);
        match said {
            Ok(said) => Ok(words(&String::from_utf8_lossy(&said))),
            Err(Unhelped::Slow) => Err(NotRead::Slow),
            Err(Unhelped::Unwanted) => Err(NotRead::Unwanted),
            Err(Unhelped::Missing | Unhelped::Failed) => Err(NotRead::Failed),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::super::language;
    use super::*;

    /// A program that calls itself tesseract and has these languages.
    fn program(desk: &tempfile::TempDir, languages: &str) -> Piped {
        let does = format!(
            "case $1 in --version) echo 'tesseract 9.9';; *) echo 'List in /x:'; for one in {languages}; do echo $one; done;; esac"
        );
        Piped::doing(desk.path(), &does)
    }

    fn of(languages: &str, wanted: &[&str]) -> Result<(String, Vec<&'static str>), Missing> {
        let desk = tempfile::tempdir().unwrap();
        let wanted: Vec<Language> = wanted.iter().filter_map(|code| language(code)).collect();
        let found = Tesseract::of(program(&desk, languages), &wanted)?;
        let lacking = found.lacking.iter().map(|one| one.code).collect();
        Ok((found.name, lacking))
    }

    #[test]
    fn it_reads_what_is_wanted_and_there_and_says_what_is_not() {
        let told = |name: &str, lacking: &[&'static str]| Ok((name.to_owned(), lacking.to_vec()));
        assert_eq!(
            of("eng osd rus", &["eng", "rus"]),
            told("tesseract 9.9 eng+rus", &[])
        );
        assert_eq!(
            of("eng osd", &["eng", "rus"]),
            told("tesseract 9.9 eng", &["rus"])
        );
        assert_eq!(of("osd eng", &["rus"]), told("tesseract 9.9 eng", &["rus"]));
        assert_eq!(of("osd deu", &["rus"]), told("tesseract 9.9 deu", &["rus"]));
        assert_eq!(of("osd", &["eng"]), Err(Missing::Languages));
        let nowhere = Piped::at("/nowhere/tesseract".into());
        assert_eq!(
            Tesseract::of(nowhere, &[]).map(|_| ()),
            Err(Missing::Program)
        );
    }
}
