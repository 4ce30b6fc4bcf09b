//! What holds for every command: its help, its exit codes, its manners in a pipe.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use super::desk::{Desk, assert_seen, root};

#[test]
fn help_names_every_command() {
    assert_seen!(Desk::new().bundle(&["--help"]), @r"
    exit code: 0
    --- stdout ---
    Country evidence for asylum appeals: from an appellant's characteristics to a paginated, numbered PDF bundle, offline

    Usage: bundle <COMMAND>

    Commands:
      library       Look after packs of evidence
      match         List the passages that fit an appellant, with the reason why each fits
      new           Start a case from the passages that fit best
      appeals       List the cases in some folders: their hearings, and what in them is unsigned, aged or overtaken
      add           Put documents behind the schedule of a case
      authorities   List the authorities that a case cites before the evidence of each issue, and put in the usual ones
      source        Name the file in which a source of a case was published: its quotations are held against it
      letter        List the paragraphs of the decision letter that a case answers, and say which disputed issue answers which
      quoted-pages  Include only the pages quoted of all documents that are quoted, with the first page of each
      pages         Say which pages of documents are too long for a sheet, blank or not upright, and choose what becomes of them
      position      List what the respondent’s notes say on the disputed issues of a case, which entries meet it, and the gaps
      fit           Say what each issue and entry of the schedule costs, and what would bring it within its limit
      schedule      Write the country evidence schedule of a case as a Word document, as its bundle prints it
      index         Write the index of a case with the page numbers of its bundle, as a table (CSV) or as a Word document
      issues        Write the disputed issues of a case as a Word document or as a table (CSV), with what is relied on under each and its pages
      relink        Find documents again that were moved or renamed
      redact        Take confidential words out of the documents of a case, for good
      anonymity     Say that an anonymity direction keeps the appellant from being named, or that there is none
      remove        Take a document out of a case; its file stays where it is
      move          Put a document before another, or behind all others
      title         Call a document otherwise
      translation   Say in which language a document is, and which other is its translation
      smaller       Make pictures of documents smaller in the bundle, where it is too large to be uploaded
      profiles      List the tribunals whose rules are known, and every value of one with its authority
      profile       Make a case for another tribunal, or confirm a value of its rules against its own text
      check         Say what is still to do and to know about a case, without making its bundle; or judge any finished bundle (a PDF)
      export        Make the PDF bundle of a case and check it
      filed         Mark a bundle as filed, which freezes its numbers; know a filed file again; list what was filed
      late          Say when the respondent’s review was received, and why what is filed next was not filed earlier
      changes       Say what changed since a bundle of a case was filed, in words for a covering letter
      respondent    Read the respondent’s bundle as a reference: its pages can be cited, and what it holds is not filed twice
      pack          Put a case and all its documents into one file, to be opened elsewhere
      unpack        Open a package of a case into a new folder
      forget        Remove what the program has left of a case on this machine; the case file and the papers brought stay
      inspect       Say what is in a PDF file: pages, labels, bookmarks, links, fonts, text
      hidden        List words in a PDF file that nobody sees: under boxes, white on white, outside the page, on layers that are off
      verify        Hold the extracts of a case against the files of their sources, or the quotations of a paper against the reports in a folder
      citations     Hold the page and entry numbers that a skeleton argument cites (a Word document) against the bundle of a case
      findings      Explain every code that a finding can have: what it means, what to do, on whose authority
      help          Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version
    ");
}

#[test]
fn help_of_check_names_every_option() {
    assert_seen!(Desk::new().bundle(&["check", "--help"]), @r#"
    exit code: 0
    --- stdout ---
    Say what is still to do and to know about a case, without making its bundle; or judge any finished bundle (a PDF)

    Usage: bundle check [OPTIONS] CASE
           bundle check [OPTIONS] FILE.pdf [--profile ID] [--sources DIR] [--report OUT.pdf]

    Arguments:
      <CASE>
              The case file, or a finished bundle (a PDF), whoever made it

    Options:
          --date <DATE>
              The day to reckon the age of evidence from; today where not given

          --passwords <FILE>
              A file with the passwords of documents, a line `number: password` for each, the number as in the case file; `-` reads it from standard input. Nothing of it is kept

          --library <DIR>
              A folder with a pack of your own, used beside the shipped one; may be given several times

          --format <FORMAT>
              Possible values:
              - text: For people
              - json: For programs

              [default: text]

      -h, --help
              Print help (see a summary with '-h')

    For a finished bundle:
          --profile <ID>
              The tribunal by whose rules a finished bundle is judged

          --sources <DIR>
              A folder of documents (PDF files) in which the quotations of a finished bundle are looked for

          --report <FILE>
              Write what was found about a finished bundle there, as a PDF

          --password <FILE>
              A file with the password of a finished bundle that is locked, in its first line; `-` for standard input

    Of a PDF, whoever made it, each rule is kept, not kept, or to be checked by a person. Ends with 1 where a rule is not kept, and with 2 where the file cannot be read.
    "#);
}

#[test]
fn help_of_export_names_every_option() {
    assert_seen!(Desk::new().bundle(&["export", "--help"]), @r"
    exit code: 0
    --- stdout ---
    Make the PDF bundle of a case and check it

    Usage: bundle export [OPTIONS] --out <FILE> <CASE>

    Arguments:
      <CASE>
              The case file

    Options:
          --out <FILE>
              Where to write the bundle; an older bundle there is replaced

          --date <DATE>
              The day to reckon the age of evidence from; today where not given

          --leave-out
              Make the bundle without the documents that cannot be used

          --passwords <FILE>
              A file with the passwords of documents, a line `number: password` for each, the number as in the case file; `-` reads it from standard input. Nothing of it is kept

          --volume-pages <N>
              Split the bundle into files of at most so many pages, whatever the case says

          --volume-mb <N>
              Split it into files of at most so many megabytes, whatever the case says

          --no-ocr
              Leave scanned pages as they are, and do not read them by machine (OCR)

          --ocr <READER>
              What reads scanned pages

              Possible values:
              - auto:      Tesseract where it is installed, the reader within this program where not
              - tesseract
              - built-in:  The reader within this program: Latin letters only

              [default: auto]

          --originals
              Write every signed document beside the bundle, too, as it came: a bundle breaks signatures

          --move-pages
              Make it although documents begin on other pages than others were told; the new pages are kept from then on

          --supplementary
              Make the next supplementary bundle: what came into the case since the last one was filed

          --library <DIR>
              A folder with a pack of your own, used beside the shipped one; may be given several times

          --format <FORMAT>
              Possible values:
              - text: For people
              - json: For programs

              [default: text]

      -h, --help
              Print help (see a summary with '-h')
    ");
}

#[test]
fn help_of_match_names_every_option() {
    assert_seen!(Desk::new().bundle(&["match", "--help"]), @r#"
    exit code: 0
    --- stdout ---
    List the passages that fit an appellant, with the reason why each fits

    Usage: bundle match [OPTIONS] --nationality <COUNTRY>

    Options:
          --nationality <COUNTRY>
              The country, by name or three-letter code, for instance Sudan or SDN

          --characteristic <ID>
              What is true of the appellant, for instance deserter (`bundle library codes` lists all); may be given several times

          --issue <CODE>
              An issue in dispute, by its code, for instance q3c (basic rules of human conduct; `bundle library codes` lists all); may be given several times, in order

          --date <DATE>
              The day to reckon the age of evidence from; today where not given

          --general
              Show also what bears on none of the issues named, and what speaks of the country alone

          --stance <helps|adverse|mixed|neutral>
              Show only passages that point this way; may be given several times

          --search <WORDS>
              Show only passages with these words; phrases in quotation marks

              [default: ""]

          --library <DIR>
              A folder with a pack of your own, used beside the shipped one; may be given several times

          --format <FORMAT>
              Possible values:
              - text: For people
              - json: For programs

              [default: text]

      -h, --help
              Print help (see a summary with '-h')
    "#);
}

#[test]
fn every_command_has_help() {
    for command in [
        &["library"][..],
        &["library", "check"],
        &["library", "coverage"],
        &["library", "editions"],
        &["library", "propositions"],
        &["new"],
        &["inspect"],
    ] {
        let seen = Desk::new().bundle(&[command, &["--help"]].concat());
        assert_eq!(seen.code, Some(0), "{seen}");
        assert!(seen.stdout.contains("Usage: bundle"), "{seen}");
    }
}

#[test]
fn a_command_that_is_none_could_not_run() {
    for arguments in [
        &[][..],
        &["exprot"],
        &["export"],
        &["library"],
        &["match", "--format", "xml"],
    ] {
        let seen = Desk::new().bundle(arguments);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stdout.is_empty(), "{seen}");
    }
}

/// `bundle match … | head -1`: the reader goes away and that is no fault.
#[test]
fn a_closed_pipe_is_no_fault() {
    let desk = Desk::with_sample();
    desk.export();
    let commands: [&[&str]; 4] = [
        &[
            "match",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
        ],
        &[
            "match",
            "--nationality",
            "RUS",
            "--characteristic",
            "deserter",
            "--format",
            "json",
        ],
        &["inspect", "bundle.pdf"],
        &["inspect", "bundle.pdf", "--format", "json"],
    ];
    for arguments in commands {
        let mut child = desk
            .command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::with_capacity(1, child.stdout.take().unwrap())
            .read_line(&mut first)
            .unwrap();
        assert!(!first.is_empty());
        let mut talk = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut talk)
            .unwrap();
        assert_eq!(
            child.wait().unwrap().code(),
            Some(0),
            "{arguments:?}: {talk}"
        );
        assert!(!talk.contains("panic") && !talk.contains("ipe"), "{talk}");
    }
}

/// Talk that nobody hears is no fault either.
#[test]
fn a_closed_standard_error_is_no_fault() {
    let desk = Desk::with_sample();
    let mut command = desk.command(&["export", "case.ron", "--out", "bundle.pdf"]);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(desk.get("bundle.pdf").starts_with(b"%PDF-"));
}

/// A name may hold what would clear a terminal or hide a part of a line.
#[cfg(unix)]
#[test]
fn names_of_files_do_not_steer_the_terminal() {
    let desk = Desk::with_sample();
    let name = "\u{1b}[2Jletter\r.pdf";
    desk.put(name, "no document");
    for arguments in [
        ["add", "case.ron", name],
        ["inspect", name, "--format=text"],
        ["export", name, "--out=b.pdf"],
    ] {
        let seen = desk.bundle(&arguments);
        let said = format!("{}{}", seen.stdout, seen.stderr);
        assert!(said.contains("letter"), "{said:?}");
        assert!(!said.contains(['\u{1b}', '\r']), "{said:?}");
    }
}

/// A name may hold a line end, and begin a line that reads like one of ours.
#[cfg(unix)]
#[test]
fn no_line_ends_within_the_name_of_a_file() {
    let desk = Desk::with_sample();
    desk.put("a\nerror: b.pdf", "no document");
    let whole = std::fs::read(root().join("tests/it/cases/bm40.pdf")).unwrap();
    desk.put("folder\nerror: b/letter.pdf", whole);
    desk.put("case\nerror: b.ron", "no case");
    desk.put("bundle\nerror: b.pdf", "an older one");
    let (document, letter) = ("a\nerror: b.pdf", "folder\nerror: b/letter.pdf");
    let (case, bundle) = ("case\nerror: b.ron", "bundle\nerror: b.pdf");
    for arguments in [
        &["add", "case.ron", document][..],
        &["add", "case.ron", letter],
        &["add", "case.ron", "folder\nerror: b"],
        &["add", "case.ron", "none\nerror: b.pdf"],
        &["add", case, document],
        &["inspect", document],
        &["inspect", "none\nerror: b"],
        &["inspect", "folder\nerror: b"],
        &["export", case, "--out=b.pdf"],
        &["export", "none\nerror: b", "--out=b.pdf"],
        &["export", "case.ron", "--out", bundle],
        &["export", "case.ron", "--out=folder\nerror: b"],
        &["export", "case.ron", "--out=nowhere\nerror: b/b.pdf"],
        &["export", "case.ron", "--out", letter],
        &[
            "export",
            "case.ron",
            "--out=b.pdf",
            "--passwords=none\nerror: b",
        ],
        &["relink", case, "--in=."],
        &["relink", "case.ron", "--in=none\nerror: b"],
        &["new", "--nationality=RUS", "--out", case],
        &["new", "--nationality=RUS", "--out=new\nerror: b.ron"],
        &["library", "check", "folder\nerror: b"],
        &["library", "new", "--nationality=RUS", "folder\nerror: b"],
        &["library", "new", "--nationality=RUS", "pack\nerror: b"],
        &["library", "check", "pack\nerror: b"],
        &[
            "library",
            "export",
            "pack\nerror: b",
            "--out=t\nerror: b.csv",
        ],
        &[
            "library",
            "import",
            "t\nerror: b.csv",
            "--into=pack\nerror: b",
        ],
        &["match", "--nationality=RUS", "--library=none\nerror: b"],
    ] {
        let seen = desk.bundle(arguments);
        let said = format!("{}\n{}", seen.stdout, seen.stderr);
        assert!(!said.contains("\nerror: b"), "{arguments:?}: {said}");
    }
}
