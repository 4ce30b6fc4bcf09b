//! From the files of packs to a library, with every problem of every file.
//!
//! A pack is a set of named files; where they came from (this program, a folder, a shared drive) is
//! not this module's business. One bad file never hides the good ones: what can be read is there,
//! what cannot is reported, and it is for the caller to show the report.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use serde::de::DeserializeOwned;

use crate::finding::{Finding, LibraryCode, Place};

use super::authority::Authorities;
use super::check;
use super::check_quality::quality;
use super::collection::{Library, Shelved};
use super::editions::{self, Editions, Series};
use super::model::{Pack, Source};
use super::proposition::Propositions;
use super::recover;
use super::taxonomy::{Characteristics, Issues, Taxonomy};

/// The files of one pack, not yet read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackFiles {
    /// Where the pack is, as a person would name it; stands before each path in findings.
    pub origin: String,
    /// Content by path inside the pack, with `/` between folders.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The text of every file that was read, for finding the place of a problem in it.
pub(super) type Texts = BTreeMap<String, String>;

/// Files that every pack may hold and that are not data.
const NOT_DATA: [&str; 2] = ["README.md", "TEMPLATE.ron"];

/// Is told how much of something long is done, from 0 to 1, and says whether to go on.
pub type GoOn<'w> = dyn FnMut(f32) -> ControlFlow<()> + 'w;

/// Reads packs, in order, into one library. Findings come in the order of packs and files.
pub fn read(packs: &[PackFiles]) -> (Library, Vec<Finding>) {
    let read = read_while(packs, &mut |_| ControlFlow::Continue(()));
    // Nothing stops it.
    read.unwrap_or_default()
}

/// The same, and how the packs could be better: for whoever keeps them.
pub fn examine(packs: &[PackFiles]) -> (Library, Vec<Finding>) {
    let read = read_with_texts(packs, &mut |_| ControlFlow::Continue(()));
    let (library, mut findings, texts) = read.unwrap_or_default();
    findings.extend(quality(&library, &texts));
    (library, findings)
}

/// Reads packs, while it may go on: `None` where it was stopped.
pub fn read_while(packs: &[PackFiles], go_on: &mut GoOn<'_>) -> Option<(Library, Vec<Finding>)> {
    let (library, findings, _) = read_with_texts(packs, go_on)?;
    Some((library, findings))
}

fn read_with_texts(
    packs: &[PackFiles],
    go_on: &mut GoOn<'_>,
) -> Option<(Library, Vec<Finding>, Texts)> {
    let of = |pack: &PackFiles| pack.files.values().map(Vec::len).sum::<usize>();
    let (all, mut done) = (packs.iter().map(of).sum::<usize>().max(1), 0);
    // Reading takes about as long as checking.
    let mut step = |size: usize| {
        done += size;
        go_on(done as f32 / all as f32 / 2.0)
    };
    let mut reader = Reader::default();
    for pack in packs {
        if reader.read_pack(pack, &mut step).is_break() {
            return None;
        }
    }
    reader.taxonomy.add_marks(&reader.packs);
    let mut library = Library::new(reader.packs, reader.taxonomy, reader.shelf);
    library.editions = reader.editions;
    let mut findings = reader.findings;
    let mut second = |fraction: f32| go_on(0.5 + fraction / 2.0);
    findings.extend(check::library(&library, &reader.texts, &mut second)?);
    Some((library, findings, reader.texts))
}

#[derive(Default)]
struct Reader {
    packs: Vec<Pack>,
    taxonomy: Taxonomy,
    editions: Vec<Series>,
    shelf: Vec<Shelved>,
    texts: Texts,
    findings: Vec<Finding>,
}

impl Reader {
    /// `step` is told the size of each file.
    fn read_pack(
        &mut self,
        pack: &PackFiles,
        step: &mut impl FnMut(usize) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let place = |path: &str| format!("{}/{path}", pack.origin);
        let Some(content) = pack.files.get("pack.ron") else {
            self.findings
                .push(Finding::of(LibraryCode::NoPackFile).at(start_of(pack.origin.clone())));
            return ControlFlow::Continue(());
        };
        let Some(about) = self.read_file::<Pack>(place("pack.ron"), content) else {
            return ControlFlow::Continue(());
        };
        let nationalities = about.nationalities.clone();
        self.packs.push(about);
        let number = self.packs.len() - 1;
        for (path, content) in &pack.files {
            step(content.len())?;
            let file = place(path);
            match path.as_str() {
                "pack.ron" => {}
                "characteristics.ron" => {
                    if let Some(read) = self.read_file::<Characteristics>(file, content) {
                        self.taxonomy.add_characteristics(read, &nationalities);
                    }
                }
                "issues.ron" => {
                    if let Some(read) = self.read_file::<Issues>(file, content) {
                        self.taxonomy.add_issues(read, &nationalities);
                    }
                }
                "authorities.ron" => {
                    if let Some(read) = self.read_file::<Authorities>(file, content) {
                        self.taxonomy.authorities.extend(read.authorities);
                    }
                }
                "propositions.ron" => {
                    if let Some(read) = self.read_file::<Propositions>(file, content) {
                        self.taxonomy.add_propositions(read, &nationalities);
                    }
                }
                "editions.ron" => {
                    if let Some(read) = self.read_file::<Editions>(file.clone(), content) {
                        editions::add(&mut self.editions, read, &file, &nationalities);
                    }
                }
                path if path.starts_with("sources/") && path.ends_with(".ron") => {
                    if let Some(source) = self.read_file::<Source>(file.clone(), content) {
                        self.shelf.push(Shelved {
                            source,
                            pack: number,
                            file,
                        });
                    }
                }
                path if NOT_DATA.contains(&path) || path.starts_with('.') => {}
                _ => self.findings.push(stray(file)),
            }
        }
        ControlFlow::Continue(())
    }

    fn read_file<T: DeserializeOwned>(&mut self, file: String, content: &[u8]) -> Option<T> {
        let Ok(text) = std::str::from_utf8(content) else {
            self.findings
                .push(Finding::of(LibraryCode::NotUtf8).at(start_of(file)));
            return None;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (value, mistakes) = recover::read(text);
        for mistake in mistakes {
            let place = Place::File {
                path: file.clone(),
                line: mistake.line,
                column: mistake.column,
            };
            self.findings.push(
                Finding::new(LibraryCode::Unreadable, format!("{}.", mistake.message))
                    .hint("Compare it with the template in the folder of the pack, which shows every field and its values.")
                    .at(place),
            );
        }
        self.texts.insert(file, text.to_owned());
        value
    }
}

fn start_of(path: String) -> Place {
    Place::File {
        path,
        line: 1,
        column: 1,
    }
}

fn stray(file: String) -> Finding {
    Finding::of(LibraryCode::StrayFile).at(start_of(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pack that has nothing wrong with it.
    fn sound() -> PackFiles {
        let mut pack = PackFiles {
            origin: "pack".to_owned(),
            ..PackFiles::default()
        };
        let files = [
            (
                "pack.ron",
                r#"(id: "test", title: "Test", nationalities: ["RUS"], updated: "2026-01-01")"#,
            ),
            (
                "characteristics.ron",
                r#"(facets: [(id: "all", label: "All", characteristics: [
                    (id: "russian", label: "Russian", nationality: "RUS"),
                    (id: "deserter", label: "Deserter"),
                ])])"#,
            ),
            (
                "issues.ron",
                r#"(issues: [(id: "q3a", code: "Q3a", label: "Risk")])"#,
            ),
            ("sources/one.ron", SOURCE),
        ];
        for (path, text) in files {
            put(&mut pack, path, text);
        }
        pack
    }

    const SOURCE: &str = r#"Source(
    id: "one",
    title: "A report",
    publisher: "Somebody",
    publisher_kind: Ngo,
    address: "https://example.org/report",
    language: "en",
    tier: A,
    read: Excerpt,
    passages: [
        Passage(
            id: "one-01",
            kind: Summary,
            text: "A “fact”.",
            about: ["deserter"],
            issues: ["q3a"],
            stance: Helps,
            provenance: "seen",
        ),
    ],
)"#;

    fn put(pack: &mut PackFiles, path: &str, text: &str) {
        pack.files.insert(path.to_owned(), text.as_bytes().to_vec());
    }

    fn report(pack: &PackFiles) -> String {
        let (_, findings) = read(std::slice::from_ref(pack));
        let line =
            |finding: &Finding| format!("{} {}: {}", finding.code, finding.place, finding.message);
        findings.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_sound_pack_has_no_findings() {
        assert_eq!(report(&sound()), "");
    }

    #[test]
    fn every_problem_of_every_file_is_reported_with_its_place() {
        let mut pack = sound();
        let faulty = SOURCE
            .replace("https://example.org/report", "example.org report")
            .replace("\"deserter\"", "\"deserter\", \"pilot\"")
            .replace("\"q3a\"", "\"q9\"")
            .replace("stance: Helps", "stance: Helps, stanza: 1")
            .replace("id: \"one\"", "id: \"One\"");
        put(&mut pack, "sources/faulty.ron", &faulty);
        put(&mut pack, "sources/notes.txt", "");
        insta::assert_snapshot!(report(&pack), @r"
        unreadable pack/sources/faulty.ron:17:28: There is no field “stanza” here.
        stray-file pack/sources/notes.txt:1:1: This file has no place in a pack.
        bad-id pack/sources/faulty.ron:2:9: “One” cannot be a short name.
        file-name pack/sources/faulty.ron:2:9: The file of the source “One” is not called One.ron.
        bad-address pack/sources/faulty.ron:6:5: “example.org report” is not a web address.
        unknown-characteristic pack/sources/faulty.ron:15:33: There is no characteristic “pilot” (under “about” of the passage one-01).
        unknown-issue pack/sources/faulty.ron:16:22: There is no issue “q9” (in the passage one-01).
        id-twice pack/sources/one.ron:12:17: The short name of the passage “one-01” is used twice.
        ");
    }

    #[test]
    fn a_mark_that_turns_text_around_is_found() {
        let mut pack = sound();
        put(
            &mut pack,
            "sources/one.ron",
            &SOURCE.replace("A “fact”.", "A \u{202e}“fact”."),
        );
        assert!(report(&pack).starts_with("unclean-text pack/sources/one.ron"));
    }

    #[test]
    fn a_citation_that_cannot_be_and_an_authority_that_is_not_there_are_found() {
        let mut pack = sound();
        let register = r#"(authorities: [
            (id: "one", citation: "A v B", neutral: "[2012] UKHL 5", court: "House of Lords", decided: "2011-01-01", status: Seen),
        ])"#;
        put(&mut pack, "authorities.ron", register);
        let issues = r#"(issues: [(id: "q3a", code: "Q3a", label: "Risk", authorities: [(id: "one"), (id: "two")])])"#;
        put(&mut pack, "issues.ron", issues);
        insta::assert_snapshot!(report(&pack), @r"
        bad-citation pack/authorities.ron:2:53: “[2012] UKHL 5” cannot be a neutral citation: UKHL gave no citations in 2012.
        bad-citation pack/authorities.ron:2:18: “one” was decided on 1 January 2011, but its neutral citation is of 2012.
        seen-where pack/authorities.ron:2:18: “one” is said to have been seen, but not where.
        unknown-authority pack/issues.ron:1:83: There is no authority “two” (under the issue “q3a”).
        ");
    }

    #[test]
    fn a_short_title_is_a_few_words_and_says_which_issue_it_is() {
        let mut pack = sound();
        let issues = r#"(issues: [
            (id: "q3a", code: "Q3a", label: "Risk"),
            (id: "one", code: "Q1", short: "", label: "One"),
            (id: "two", code: "Q2", short: "Prosecution, and whatever else may follow from it", label: "Two"),
            (id: "three", code: "Q3", short: "Severity (see Q3 )", label: "Three"),
            (id: "four", code: "Q4", short: "risk", label: "Four"),
            (id: "five", code: "Q5", short: "Internal relocation", label: "Five"),
        ])"#;
        put(&mut pack, "issues.ron", issues);
        insta::assert_snapshot!(report(&pack), @r"
        bad-title pack/issues.ron:3:18: The short title of the issue “one” is not a few words without a full stop.
        bad-title pack/issues.ron:4:18: The short title of the issue “two” is not a few words without a full stop.
        bad-title pack/issues.ron:5:18: The short title of the issue “three” has its code in it.
        title-twice pack/issues.ron:6:18: Two issues are called “risk”.
        ");
        let (library, _) = read(&[pack]);
        let titles = library.taxonomy.issues.iter().map(|issue| issue.title());
        let titles: Vec<&str> = titles.collect();
        assert_eq!((titles[0], titles[5]), ("Risk", "Internal relocation"));
    }

    #[test]
    fn a_bad_file_does_not_hide_the_good_ones() {
        let mut pack = sound();
        put(&mut pack, "sources/broken.ron", "Source(id: \"broken\"");
        pack.files
            .insert("sources/binary.ron".to_owned(), vec![0xff, 0x00]);
        let (library, findings) = read(&[pack]);
        assert_eq!(library.passages().count(), 1);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code.word()).collect();
        assert_eq!(codes, ["not-utf8", "unreadable"]);
    }

    #[test]
    fn a_folder_without_a_pack_file_is_no_pack() {
        let mut pack = sound();
        pack.files.remove("pack.ron");
        assert!(report(&pack).starts_with("no-pack-file pack:1:1"));
    }

    #[test]
    fn an_id_that_two_packs_use_is_found() {
        let mut second = sound();
        second.origin = "second".to_owned();
        second.files.remove("characteristics.ron");
        second.files.remove("issues.ron");
        let (_, findings) = read(&[sound(), second]);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code.word()).collect();
        assert_eq!(codes, ["id-twice", "id-twice"]);
    }

    #[test]
    fn a_proposition_that_does_not_exist_or_is_named_twice_is_found() {
        let mut pack = sound();
        let list = r#"(propositions: [
            (id: "known", statement: "Men are sent back", issues: ["q3a"]),
            (id: "bad", statement: "A whole sentence.", issues: ["q8"]),
        ])"#;
        put(&mut pack, "propositions.ron", list);
        let named = r#"stance: Helps, propositions: [Supports("known"), Qualifies("known"), Contradicts("unknown")]"#;
        put(
            &mut pack,
            "sources/one.ron",
            &SOURCE.replace("stance: Helps", named),
        );
        insta::assert_snapshot!(report(&pack), @r"
        bad-statement pack/propositions.ron:3:18: The statement of “bad” is not one short line without a full stop.
        unknown-issue pack/propositions.ron:3:66: “bad” stands under “q8”, which does not exist.
        proposition-twice pack/sources/one.ron:17:52: The passage “one-01” names the proposition “known” twice.
        unknown-proposition pack/sources/one.ron:17:94: There is no proposition “unknown” (in the passage one-01).
        ");
    }
}
