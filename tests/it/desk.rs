//! A desk to run the program at: a folder of its own, a command, and everything that can be seen.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test stops where it cannot go on, and its files are thrown away"
)]

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use bundle_builder::library::PackFiles;
use tempfile::TempDir;

/// The day on which every test exports, so that the age of evidence stands still.
pub(crate) const TODAY: &str = "2026-11-23";

/// The arguments of [`Desk::export`].
pub(crate) const EXPORT: [&str; 6] = ["export", "case.ron", "--out", "bundle.pdf", "--date", TODAY];

/// Exports `case.ron` to `bundle.pdf` on that day, with the pack in the folder `own`.
pub(crate) const EXPORT_WITH_OWN: [&str; 8] = [
    "export",
    "case.ron",
    "--out",
    "bundle.pdf",
    "--date",
    TODAY,
    "--library",
    "own",
];

/// The root of the clone.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The bytes of the sample case.
pub(crate) fn sample_case() -> Vec<u8> {
    fs::read(root().join("assets/sample-case.ron")).unwrap()
}

/// A fresh folder in which commands are run, so that every path they print is a short one.
pub(crate) struct Desk {
    folder: TempDir,
    /// Where the program keeps what is its own.
    state: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let [folder, state] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        Desk { folder, state }
    }

    /// A desk on which the sample case lies as `case.ron`.
    pub(crate) fn with_sample() -> Self {
        let desk = Desk::new();
        desk.put("case.ron", sample_case());
        desk
    }

    /// The same, with no page kept free behind its index: where pages are counted, not one more than is filled.
    pub(crate) fn with_compact_sample() -> Self {
        let desk = Desk::new();
        let sample = String::from_utf8(sample_case()).unwrap();
        let compact = sample.replacen("        index_reserve: 1,\n", "", 1);
        assert_ne!(compact, sample);
        desk.put("case.ron", compact);
        desk
    }

    /// One with the sample case and these documents behind its schedule, by their names without ending.
    pub(crate) fn with_documents(documents: &[(&str, Vec<u8>)]) -> Self {
        let desk = Desk::with_sample();
        let mut add = vec!["add".to_owned(), "case.ron".to_owned()];
        for (name, bytes) in documents {
            desk.put(&format!("{name}.pdf"), bytes);
            add.push(format!("{name}.pdf"));
        }
        let added = desk.bundle(&add);
        assert_eq!(added.code, Some(0), "{added}");
        desk
    }

    /// Where windows of this desk know of each other.
    pub(crate) fn windows(&self) -> PathBuf {
        self.state.path().join("bundle-builder")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Lays a file down, with the folders it needs.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn put_pack(&self, folder: &str, pack: &PackFiles) {
        for (path, bytes) in &pack.files {
            self.put(&format!("{folder}/{path}"), bytes);
        }
    }

    pub(crate) fn get(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Everything that lies on the desk, hidden files too; but not what was read of documents and is kept
    /// beside their case, for nobody misses it.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| !name.ends_with(".readings"))
            .collect();
        names.sort();
        names
    }

    /// What may be made again at any time.
    pub(crate) fn cache(&self) -> PathBuf {
        self.state.path().join("cache")
    }

    /// The command, not yet started.
    pub(crate) fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bundle"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("XDG_STATE_HOME", self.state.path())
            .env("XDG_CACHE_HOME", self.cache())
            .env("TZ", "UTC")
            // What is installed on this computer decides nothing; tests of scans take it back.
            .env("BUNDLE_BUILDER_TESSERACT", "")
            .env("BUNDLE_BUILDER_MODELS", "")
            .stdin(Stdio::null());
        command
    }

    /// Runs the command to its end.
    pub(crate) fn bundle<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Seen {
        Seen::from(self.command(arguments).output().unwrap())
    }

    /// Exports `case.ron` to `bundle.pdf` on the day of all tests.
    pub(crate) fn export(&self) -> Seen {
        self.bundle(&EXPORT)
    }
}

/// Everything that a person or a script can see of a command that was run.
pub(crate) struct Seen {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Seen {
    fn from(output: Output) -> Self {
        let seen = Seen {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!seen.stderr.contains("panicked"), "{seen}");
        seen
    }
}

impl Seen {
    /// Standard output as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"))
    }

    /// Only the first lines of what went to standard output.
    pub(crate) fn head(mut self, lines: usize) -> Self {
        let kept: Vec<&str> = self.stdout.lines().take(lines).collect();
        self.stdout = format!("{}\n…\n", kept.join("\n"));
        self
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => writeln!(f, "exit code: {code}")?,
            None => writeln!(f, "killed")?,
        }
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                let lines: Vec<&str> = text.trim_end().lines().map(str::trim_end).collect();
                writeln!(f, "--- {name} ---\n{}", lines.join("\n"))?;
            }
        }
        Ok(())
    }
}

/// Compares with an inline snapshot; what changes from day to day is made the same first.
macro_rules! assert_seen {
    ($seen:expr, @$expected:literal) => {
        insta::with_settings!({filters => vec![
            (r"\b\d+ bytes", "[n] bytes"),
            (r"\b\d{2,} (sources|passages|characteristics|issues)\b", "[n] $1"),
            (r"\b\d+ (helps|adverse|mixed|neutral)\b", "[n] $1"),
            (r"\b[A-Z]{6}\+", "[TAG]+"),
        ]}, { insta::assert_snapshot!($seen.to_string(), @$expected) })
    };
}
pub(crate) use assert_seen;
