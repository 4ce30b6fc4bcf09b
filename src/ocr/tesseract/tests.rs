//! Tesseract as it may be found: programs that call themselves so, and do what this table says.

use super::super::language;
use super::*;

/// A program that calls itself tesseract and has these languages.
fn program(desk: &tempfile::TempDir, languages: &str) -> Piped {
    let does = format!(
        "case $1 in --version) echo 'tesseract 9.9';; *) echo 'List in /x:'; for one in {languages}; do echo $one; done;; esac"
    );
    Piped::doing(desk.path(), &does)
}

fn wanted(codes: &[&str], is_said: bool) -> Wanted {
    Wanted {
        languages: codes.iter().filter_map(|code| language(code)).collect(),
        is_said,
    }
}

fn of(languages: &str, wanted: &Wanted) -> Result<(String, Vec<&'static str>), Missing> {
    let desk = tempfile::tempdir().unwrap();
    let found = Tesseract::of(program(&desk, languages), wanted)?;
    let lacking = found.lacking.iter().map(|one| one.code).collect();
    Ok((found.name, lacking))
}

#[test]
fn it_reads_what_is_wanted_and_there_and_says_what_is_not() {
    let told = |name: &str, lacking: &[&'static str]| Ok((name.to_owned(), lacking.to_vec()));
    let guessed = |languages: &str, codes: &[&str]| of(languages, &wanted(codes, false));
    assert_eq!(
        guessed("eng osd rus", &["eng", "rus"]),
        told("tesseract 9.9 eng+rus", &[])
    );
    assert_eq!(
        guessed("eng osd", &["eng", "rus"]),
        told("tesseract 9.9 eng", &["rus"])
    );
    assert_eq!(
        guessed("osd eng", &["rus"]),
        told("tesseract 9.9 eng", &["rus"])
    );
    assert_eq!(
        guessed("osd deu", &["rus"]),
        told("tesseract 9.9 deu", &["rus"])
    );
    assert_eq!(guessed("osd", &["eng"]), Err(Missing::Languages));
    let nowhere = Piped::at("/nowhere/tesseract".into());
    assert_eq!(
        Tesseract::of(nowhere, &wanted(&[], false)).map(|_| ()),
        Err(Missing::Program)
    );
}

#[test]
fn a_document_that_a_person_said_is_in_arabic_is_not_read_as_english() {
    let said = |languages: &str| of(languages, &wanted(&["ara", "eng"], true));
    let arabic = language("ara").unwrap();
    assert_eq!(said("eng osd"), Err(Missing::Language(vec![arabic])));
    assert_eq!(
        said("eng ara"),
        Ok(("tesseract 9.9 ara+eng".to_owned(), Vec::new()))
    );
    assert_eq!(
        of("eng", &wanted(&["eng"], true)),
        Ok(("tesseract 9.9 eng".to_owned(), Vec::new()))
    );
    let told = Missing::Language(vec![arabic]);
    assert_eq!(
        told.to_string(),
        "tesseract is installed here without Arabic"
    );
    assert!(told.hint().contains("sudo apt install tesseract-ocr-ara"));
}

/// What it says of itself where all is well.
const SOUND: &str = "case $1 in --version) echo 'tesseract 5.3.0'; exit;; --list-langs) printf 'List:\\neng\\nrus\\n'; exit;; esac; cat > /dev/null; ";

const HEAD: &str = "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n";

/// What a tesseract does at each of its three questions, and what the person is told.
fn told(does: &str) -> String {
    let desk = tempfile::tempdir().unwrap();
    let does = does.replace("HEAD", HEAD);
    let program = Piped::doing(desk.path(), &does);
    let found = match Tesseract::of(program, &wanted(&["eng", "rus"], false)) {
        Ok(found) => found,
        Err(why) => return format!("nothing: {why}"),
    };
    let found = Tesseract {
        longest: Duration::from_secs(1),
        ..found
    };
    let picture = Grey {
        width: 90,
        height: 40,
        dpi: 300,
        pixels: vec![255; 90 * 40],
    };
    match found.read(&picture, &|| true) {
        Ok(seen) => format!("{} words", seen.words.len()),
        Err(why) => why.to_string(),
    }
}

#[test]
fn whatever_fails_is_said_and_never_passes_for_a_page_without_words() {
    for (does, expected) in FAILURES.iter().chain(SELF) {
        let sound = if does.starts_with("case") || does.starts_with('!') {
            ""
        } else {
            SOUND
        };
        let does = does.trim_start_matches('!');
        assert_eq!(told(&format!("{sound}{does}")), *expected, "{does}");
    }
}

/// Failures at a page.
const FAILURES: &[(&str, &str)] = &[
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n'",
        "0 words",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t5\\t5\\t40\\t20\\t96\\tword\\n'",
        "1 words",
    ),
    ("exit 1", "tesseract failed (code 1)"),
    (
        "echo 'Error in pixReadStreamPnm: no pix data' >&2; exit 1",
        "tesseract failed (code 1); it said: Error in pixReadStreamPnm: no pix data",
    ),
    (
        "echo 'write: No space left on device' >&2; exit 1",
        "tesseract failed (code 1); it said: write: No space left on device",
    ),
    (
        "echo 'read_params_file: Can'\"'\"'t open tsv' >&2; exit 1",
        "tesseract failed (code 1); it said: read_params_file: Can't open tsv",
    ),
    (
        "echo 'Could not set option: tessedit_create_tsv=1' >&2; exit 1",
        "tesseract failed (code 1); it said: Could not set option: tessedit_create_tsv=1",
    ),
    (
        "echo 'error while loading shared libraries: liblept.so.5' >&2; exit 127",
        "tesseract failed (code 127); it said: error while loading shared libraries: liblept.so.5",
    ),
    (
        "printf 'bad \\377\\376 bytes\\n' >&2; exit 2",
        "tesseract failed (code 2); it said: bad \u{fffd}\u{fffd} bytes",
    ),
    (
        "printf 'a\\na\\n\\n  b  \\n' >&2; exit 2",
        "tesseract failed (code 2); it said: a; b",
    ),
    ("exec 1>&-; exit 3", "tesseract failed (code 3)"),
    ("kill -SEGV $$", "tesseract crashed (signal 11)"),
    ("kill -ABRT $$", "tesseract crashed (signal 6)"),
    (
        "echo 'std::bad_alloc' >&2; kill -ABRT $$",
        "tesseract crashed (signal 6); it said: std::bad_alloc",
    ),
    (
        "kill -KILL $$",
        "tesseract was ended from outside, as happens where memory is short (signal 9)",
    ),
    ("kill -TERM $$", "tesseract crashed (signal 15)"),
    (
        "sleep 60",
        "tesseract took more than a second and was ended",
    ),
    (
        "sleep 60 & wait",
        "tesseract took more than a second and was ended",
    ),
    (
        "printf 'HEAD'; sleep 60",
        "tesseract took more than a second and was ended",
    ),
    (
        "trap '' TERM; sleep 60",
        "tesseract took more than a second and was ended",
    ),
    (
        "while true; do :; done",
        "tesseract took more than a second and was ended",
    ),
    (
        "true",
        "tesseract answered with something that cannot be read: it is empty",
    ),
    (
        "echo 'Empty page!!' >&2",
        "tesseract answered with something that cannot be read: it is empty (it said: Empty page!!)",
    ),
    (
        "echo",
        "tesseract answered with something that cannot be read: it is no table of words",
    ),
    (
        "echo hello",
        "tesseract answered with something that cannot be read: it is no table of words",
    ),
    (
        "echo '<html>'",
        "tesseract answered with something that cannot be read: it is no table of words",
    ),
    (
        "printf 'HEAD'",
        "tesseract answered with something that cannot be read: it says nothing of the page",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\n'",
        "tesseract answered with something that cannot be read: it says nothing of the page",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t'",
        "tesseract answered with something that cannot be read: it is cut off",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t91\\t40\\t-1\\t\\n'",
        "tesseract answered with something that cannot be read: it is about another picture",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t5\\t5\\t400\\t20\\t96\\tword\\n'",
        "tesseract answered with something that cannot be read: it names places outside the picture",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t5\\t5\\t40\\t20\\t96\\n'",
        "tesseract answered with something that cannot be read: a row of it is damaged",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\tx\\t5\\t40\\t20\\t96\\tword\\n'",
        "tesseract answered with something that cannot be read: a row of it is damaged",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\nand more\\n'",
        "tesseract answered with something that cannot be read: a row of it is damaged",
    ),
    (
        "printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t5\\t5\\t40\\t20\\t96\\t\\303\\050\\n'",
        "tesseract answered with something that cannot be read: it is not written in Unicode",
    ),
    (
        "printf '\\000\\000\\000'",
        "tesseract answered with something that cannot be read: it is no table of words",
    ),
    (
        "echo \"Failed loading language 'rus'\" >&2; printf 'HEAD1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t90\\t40\\t-1\\t\\n'",
        "tesseract could not use all of the languages eng+rus (it said: Failed loading language 'rus')",
    ),
    (
        "exec /nowhere/tesseract 2> /dev/null",
        "tesseract failed (code 127)",
    ),
    ("yes", "tesseract answered with more than 64 megabytes"),
];

/// Failures at what it is.
const SELF: &[(&str, &str)] = &[
    (
        "!exit 1",
        "nothing: tesseract is installed here, and does not work: it failed (code 1)",
    ),
    (
        "!echo 'libtesseract.so.5: cannot open shared object file' >&2; exit 127",
        "nothing: tesseract is installed here, and does not work: it failed (code 127); it said: libtesseract.so.5: cannot open shared object file",
    ),
    (
        "!kill -ILL $$",
        "nothing: tesseract is installed here, and does not work: it crashed (signal 4)",
    ),
    (
        "!true",
        "nothing: tesseract is installed here, and does not work: it does not say its version",
    ),
    (
        "!echo 'ImageMagick 7'",
        "nothing: tesseract is installed here, and does not work: it calls itself “ImageMagick 7”",
    ),
    (
        "!printf '\\377\\376'",
        "nothing: tesseract is installed here, and does not work: it calls itself “\u{fffd}\u{fffd}”",
    ),
    (
        "!echo 'tesseract 3.04.01' >&2",
        "nothing: tesseract 3.04.01 is installed here, and is too old",
    ),
    (
        "case $1 in --version) echo 'tesseract 2.0';; *) exit 1;; esac",
        "nothing: tesseract 2.0 is installed here, and is too old",
    ),
    (
        "case $1 in --version) echo 'tesseract v5.4.0.20240606';; *) exit 1;; esac",
        "nothing: tesseract is installed here, and does not work: it failed (code 1)",
    ),
    (
        "case $1 in --version) echo 'tesseract 5.0.0-alpha';; *) echo 'Error opening data file' >&2; exit 1;; esac",
        "nothing: tesseract is installed here, and does not work: it failed (code 1); it said: Error opening data file",
    ),
    (
        "case $1 in --version) echo 'tesseract 5.3.0';; *) echo 'List:';; esac",
        "nothing: tesseract is installed here, and has no language to read",
    ),
    (
        "case $1 in --version) echo 'tesseract 5.3.0';; *) printf 'List:\\nosd\\n';; esac",
        "nothing: tesseract is installed here, and has no language to read",
    ),
];
