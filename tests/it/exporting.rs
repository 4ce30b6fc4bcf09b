//! `bundle export`, and `bundle inspect`, which reads what was written.

use bundle_builder::case::text;

use super::desk::{Desk, EXPORT_WITH_OWN, TODAY, assert_seen, sample_case};
use super::small;

#[test]
fn the_sample_case_is_exported() {
    let desk = Desk::with_sample();
    assert_seen!(desk.export(), @"
    exit code: 0
    --- stdout ---
    bundle.pdf: 9 pages, 6 pages of schedule, DRAFT
    --- stderr ---
      0 % Planning
     10 % Setting the pages
     50 % Writing the file
     80 % Checking the file
    100 % Done
    warning[not-signed-off]: 20 of 20 entries are not signed off.
      hint: Hold each entry against its source and sign it off; until then every page says DRAFT.
    warning[summaries]: 20 entries are summaries in our words, not quotations, and are headed so.
      hint: The Practice Direction asks for extracts: open each source and quote it.
    warning[authority-overtaken] issue 3: PK (Draft evader; punishment; minimum severity) Ukraine [2018] UKUT 241 was overtaken on basic-rules cases by PK and OS [2020] UKUT 314 (IAC), headnote 1, ninth point.
      hint: Cite what overtook it, or be ready to say on what the earlier one still holds.
    warning[authority-unlisted] issue 1: Nobody has looked up whether PK and OS (basic rules of human conduct) Ukraine CG [2020] UKUT 314 (IAC) is still listed as country guidance.
      hint: Look it up in the tribunal’s list, and say at Arrange what you found; or take it out.
    warning[authority-unlisted] issue 1: Nobody has looked up whether VB (Desertion – Chechnya War – Hamilton) Russia CG [2003] UKIAT 00020 is still listed as country guidance.
      hint: Look it up in the tribunal’s list, and say at Arrange what you found; or take it out.
    warning[no-adverse-entry] issue 4: On “Disproportionate or discriminatory punishment; ill-treatment of refusers”, 2 passages of the library fit that go against the appellant or point both ways, and none of them is in the schedule.
      hint: Read them. A schedule that lists only what helps invites criticism. `bundle match --nationality RUS --characteristic deserter --characteristic mobilised-man --characteristic war-crimes-objector --issue q3d-refusers --stance adverse --stance mixed` lists them.
    note[evidence-ageing]: More than 2 years old: CS 5 (2 years), CS 13 (3 years).
      hint: Look for something newer, or be ready to say why it still holds.
    note[source-defect] CS 5: “Report of the Independent International Commission of Inquiry on Ukraine, A/HRC/55/66”: Only the summary was read, of an advance unedited version.
      hint: Look at it before you rely on it, and find the original where there is one.
    note[source-defect] CS 15: ““I’d rather be in prison”. Some Russian soldiers are begging to be jailed rather than fight in Ukraine, but the system won’t let them”: Seen only as quoted in the Home Office CPIN Russia: Military service v2.0 (August 2026); the document itself was not opened. The pinpoint is the paragraph of the CPIN.
      hint: Look at it before you rely on it, and find the original where there is one.
    note[source-defect] CS 18: ““The aim is that as few people as possible return home”: in anticipation of peace negotiations, mobilised soldiers are being pressured into signing contracts”: Seen only as quoted in the Home Office CPIN Russia: Military service v2.0 (August 2026); the document itself was not opened. The pinpoint is the paragraph of the CPIN. Russian, machine-translated.
      hint: Look at it before you rely on it, and find the original where there is one.
    0 errors, 6 warnings, 4 notes
    ");
    assert_eq!(desk.names(), ["bundle.pdf", "case.ron"]);
    assert_eq!(desk.get("case.ron"), sample_case());
}

#[test]
fn an_export_as_data() {
    let desk = Desk::with_sample();
    let seen = desk.bundle(&[
        "export",
        "case.ron",
        "--out",
        "bundle.pdf",
        "--date",
        TODAY,
        "--format",
        "json",
    ]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let mut report = seen.json();
    for finding in report["findings"].as_array_mut().unwrap() {
        *finding = finding["code"].clone();
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&report).unwrap(), @r#"
    {
      "draft": true,
      "file": "bundle.pdf",
      "findings": [
        "not-signed-off",
        "summaries",
        "authority-overtaken",
        "authority-unlisted",
        "authority-unlisted",
        "no-adverse-entry",
        "evidence-ageing",
        "source-defect",
        "source-defect",
        "source-defect"
      ],
      "pages": 9,
      "schedule_pages": 6,
      "suggested_name": "PA-00000-2099 AB Appellants bundle.pdf"
    }
    "#);
}

#[test]
fn an_export_replaces_an_older_one() {
    let desk = Desk::with_sample();
    desk.put("bundle.pdf", "an older bundle");
    assert_eq!(desk.export().code, Some(0));
    assert!(desk.get("bundle.pdf").starts_with(b"%PDF-"));
    assert_eq!(desk.names(), ["bundle.pdf", "case.ron"]);
}

/// A slip of the hand must not cost the case.
#[test]
fn an_export_is_never_written_over_the_case() {
    let desk = Desk::with_sample();
    for out in ["case.ron", "./case.ron"] {
        let seen = desk.bundle(&["export", "case.ron", "--out", out, "--date", TODAY]);
        assert_eq!(seen.code, Some(2), "{seen}");
        assert!(seen.stderr.contains("is the case itself"), "{seen}");
        assert!(desk.get("case.ron") == sample_case(), "the case is gone");
    }
}

#[test]
fn the_date_decides_what_is_old() {
    let desk = Desk::with_sample();
    let on =
        |date: &str| desk.bundle(&["export", "case.ron", "--out", "bundle.pdf", "--date", date]);
    assert!(!on("2013-01-01").stderr.contains("evidence-old"));
    assert!(on("2045-01-01").stderr.contains("evidence-old"));
    assert_seen!(on("tomorrow"), @r"
    exit code: 2
    --- stderr ---
    error: invalid value 'tomorrow' for '--date <DATE>': “tomorrow” is not a date; write 24 September 2022, 24/09/2022, Sept 2022 or 2022

    For more information, try '--help'.
    ");
    assert_eq!(on("2026-02-30").code, Some(2));
}

#[test]
fn a_case_from_a_pack_of_ones_own_needs_that_pack_to_be_compared() {
    let desk = Desk::new();
    desk.put_pack("own", &small::pack());
    let library = small::library_with(small::pack());
    desk.put("case.ron", text::write(&small::case(&library)).unwrap());
    let alone = desk.export();
    assert!(alone.stderr.contains("entry-not-in-library"), "{alone}");
    assert_seen!(desk.bundle(&EXPORT_WITH_OWN), @r"
    exit code: 0
    --- stdout ---
    bundle.pdf: 4 pages, 1 page of schedule
    --- stderr ---
      0 % Planning
     10 % Setting the pages
     50 % Writing the file
     80 % Checking the file
    100 % Done
    warning[extract-not-checked] CS 1: The case names no file of their sources: CS 1, CS 2 are not checked here.
      hint: Name the file of the source, so that its quotations are held against it.
    0 errors, 1 warning, 0 notes
    ");
}

/// The packet stands in the file as it is, so whatever is in it can be seen there.
#[test]
fn the_metadata_of_a_bundle_name_nobody() {
    let desk = Desk::with_sample();
    let mut case = text::read(&desk.get("case.ron")).unwrap();
    let names = ["Jane Appellant", "Counsel & Sons", "The Respondent"];
    case.heading.appellant = names[0].to_owned();
    case.heading.representative = names[1].to_owned();
    case.heading.respondent = names[2].to_owned();
    desk.put("case.ron", text::write(&case).unwrap());
    desk.export();
    let bytes = desk.get("bundle.pdf");
    let find = |text: &str| memchr::memmem::find(&bytes, text.as_bytes()).unwrap();
    let packet = &bytes[find("<?xpacket begin")..find("<?xpacket end")];
    let packet = String::from_utf8(packet.to_vec()).unwrap();
    assert!(packet.contains(&case.heading.reference), "{packet}");
    for word in names.iter().flat_map(|name| name.split(' ')) {
        assert!(!packet.contains(&format!("{word} ")), "{word}: {packet}");
        assert!(!packet.contains(&format!("{word}<")), "{word}: {packet}");
    }
    let dates = ["Date", "20", "uuid"];
    let known = packet
        .replace(&case.heading.reference, "")
        .replace("1999/02/22", "");
    for word in dates {
        assert!(!known.contains(word), "{word}: {packet}");
    }
}

/// What is not a case is refused with a reason, and nothing on the desk changes.
#[test]
fn what_is_not_a_case_is_refused_with_the_reason() {
    let sample = String::from_utf8(sample_case()).unwrap();
    let utf16: Vec<u8> = sample.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cut = &sample.as_bytes()[..sample.len() / 2 + 1];
    let newer = sample.replacen("version: 4", "version: 9, colour: Blue", 1);
    let changed = sample.replacen("appellant:", "appelant:", 1);
    let profile = sample.replacen("ft-iac-2024-11", "narnia", 1);
    let twice = sample.replacen("number: 2,", "number: 1,", 1);
    let cases: [(&str, &[u8]); 9] = [
        ("UTF-16", &[b"\xff\xfe", utf16.as_slice()].concat()),
        ("cut off", cut),
        ("newer", newer.as_bytes()),
        ("misspelt", changed.as_bytes()),
        ("no profile", profile.as_bytes()),
        ("number twice", twice.as_bytes()),
        ("a PDF", b"%PDF-1.7\n%\xe2\xe3"),
        ("some text", b"Dear Sir or Madam"),
        ("empty", b""),
    ];
    let mut told = String::new();
    for (what, bytes) in cases {
        let desk = Desk::new();
        desk.put("case.ron", bytes);
        desk.put("bundle.pdf", "an older bundle");
        let seen = desk.export();
        assert_eq!(
            (seen.code, seen.stdout.as_str()),
            (Some(2), ""),
            "{what}: {seen}"
        );
        assert_eq!(desk.get("case.ron"), bytes, "{what}");
        assert_eq!(desk.get("bundle.pdf"), b"an older bundle", "{what}");
        assert_eq!(desk.names(), ["bundle.pdf", "case.ron"]);
        told += &format!("{what}: {}", seen.stderr);
    }
    insta::assert_snapshot!(told, @"
    UTF-16: bundle: case.ron: it is a text in another encoding, not a case
      hint: Open it in a text editor and save it again with the encoding Unicode.
    cut off: bundle: case.ron: it breaks off at line 579, and the rest is missing
      hint: Look for its recovery copy, or for an earlier copy in a backup.
    newer: bundle: case.ron: it was made by a newer Bundle Builder (cases of version 9; this program knows 4)
      hint: Update the program to open it.
    misspelt: bundle: case.ron: line 8 of it is damaged, or was written by hand and cannot be understood
      hint: Look for its recovery copy, or for an earlier copy in a backup.
    for support: line 8, place 13: Unexpected field named `appelant` in `Heading`, expected one of `reference`, `appellant`, `respondent`, `representative`, or `hearing` instead
    no profile: bundle: case.ron: there is no profile “narnia” in this version of the program
      hint: Name the pack of your own that has it with `--library DIR`, or update the program; `bundle profiles` lists those at hand.
    number twice: bundle: case.ron: it contradicts itself: two entries are numbered 1
      hint: Look for its recovery copy, or for an earlier copy in a backup.
    a PDF: bundle: case.ron: it is a PDF document, not a case
      hint: Name a case, as “Save” in the window or “bundle new” makes one.
    some text: bundle: case.ron: it is some other text, not a case
      hint: Name a case, as “Save” in the window or “bundle new” makes one.
    empty: bundle: case.ron: it is empty, not a case
      hint: Name a case, as “Save” in the window or “bundle new” makes one.
    ");
}

#[test]
fn a_missing_case_is_named() {
    assert_seen!(Desk::new().export(), @r"
    exit code: 2
    --- stderr ---
    bundle: case.ron cannot be read: it is not there
      hint: Check how its name is spelt; it may have been moved or renamed.
    for support: No such file or directory, error 2
    ");
}

#[test]
fn a_place_that_cannot_be_written_to_leaves_no_litter() {
    let desk = Desk::with_sample();
    let missing = desk.bundle(&[
        "export",
        "case.ron",
        "--out",
        "nowhere/bundle.pdf",
        "--date",
        TODAY,
    ]);
    let last = |text: &str| {
        let mut lines = text.lines();
        let last = lines.find(|line| line.starts_with("bundle: "));
        last.unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(last(&missing.stderr), @"bundle: nowhere/bundle.pdf could not be written: there is no such folder; nothing was written");
    desk.put("folder.pdf/letter.txt", "Dear Sir");
    let folder = desk.bundle(&["export", "case.ron", "--out", "folder.pdf", "--date", TODAY]);
    insta::assert_snapshot!(last(&folder.stderr), @"bundle: folder.pdf could not be written: it is a folder, not a file; nothing was written");
    assert_eq!((missing.code, folder.code), (Some(2), Some(2)));
    assert_eq!(desk.names(), ["case.ron", "folder.pdf"]);
}

#[test]
fn a_bundle_is_inspected() {
    let desk = Desk::with_sample();
    desk.export();
    assert_seen!(desk.bundle(&["inspect", "bundle.pdf"]).head(33), @"
    exit code: 0
    --- stdout ---
    PDF 1.7, 9 pages, [n] bytes
    title: PA/00000/2099 – Appellant’s bundle
    language: en-GB
    encrypted: no
    information: Producer, Title
    XMP: dc:language, dc:title, pdf:Producer, pdfuaid:part
    claims: PDF/UA-1
    font: [TAG]+NotoSerif-Bold (embedded, subset, searchable)
    font: [TAG]+NotoSerif-Italic (embedded, subset, searchable)
    font: [TAG]+NotoSerif-Regular (embedded, subset, searchable)
    bookmark: Cover, AB 1 -> 1
    bookmark: Index, AB 2 -> 2
    bookmark: Country information evidence schedule, AB 3 -> 3
    bookmark:   Issue 1: Service would or might involve acts contrary to the basic rules of human conduct, AB 3 -> 3
    bookmark:   Issue 2: Political opinion, actual or imputed, AB 5 -> 5
    bookmark:   Issue 3: Severity of punishment, AB 5 -> 5
    bookmark:   Issue 4: Disproportionate or discriminatory punishment; ill-treatment of refusers, AB 6 -> 6
    bookmark:   Issue 5: Articles 2, 4 and 9: forced deployment, AB 7 -> 7
    bookmark:   Issue 6: Absence of state protection, AB 7 -> 7
    bookmark: List of sources, AB 9 -> 9

    page 1 (AB 1), 595 x 842 pt
      | DRAFT – not for filing
      | In the First-tier Tribunal
      | Immigration and Asylum Chamber
      | PA/00000/2099
      | Between
      | X.Y.
      | Appellant
      | and
      | Secretary of State for the Home Department
      | Respondent
      | Appellant’s bundle
    …
    ");
}

#[test]
fn a_bundle_is_inspected_as_data() {
    let desk = Desk::with_sample();
    desk.export();
    let facts = desk
        .bundle(&["inspect", "bundle.pdf", "--format", "json"])
        .json();
    assert_eq!(facts["title"], "PA/00000/2099 – Appellant’s bundle");
    let pages = facts["pages"].as_array().unwrap();
    assert_eq!(pages[2]["label"], "AB 3");
    for part in ["links", "text"] {
        assert!(!pages[2][part].as_array().unwrap().is_empty(), "{part}");
    }
    for part in ["fonts", "outline"] {
        assert!(!facts[part].as_array().unwrap().is_empty(), "{part}");
    }
}

#[test]
fn what_is_not_a_pdf_is_not_inspected() {
    let desk = Desk::with_sample();
    assert_seen!(desk.bundle(&["inspect", "case.ron"]), @r"
    exit code: 2
    --- stderr ---
    bundle: case.ron: this is not a PDF
      hint: Save it as PDF from the program that made it, then add that.
    ");
    assert_seen!(desk.bundle(&["inspect", "nowhere.pdf"]), @r"
    exit code: 2
    --- stderr ---
    bundle: nowhere.pdf cannot be read: it is not there
      hint: Check how its name is spelt; it may have been moved or renamed.
    for support: No such file or directory, error 2
    ");
    desk.export();
    let whole = desk.get("bundle.pdf");
    desk.put("cut.pdf", &whole[..whole.len() - 50]);
    // It opens, so it may be added to a case; what is missing of it is said.
    assert_seen!(desk.bundle(&["inspect", "cut.pdf"]).head(1), @"
    exit code: 0
    --- stdout ---
    PDF 1.7, 9 pages, [n] bytes
    …
    --- stderr ---
    cut.pdf is damaged: its table of contents is missing or wrong. It was read as far as that is possible.
    ");
}

#[test]
fn a_locked_document_is_inspected_with_its_password() {
    let desk = Desk::with_sample();
    desk.put("owner.pdf", include_bytes!("cases/owner_aes128.pdf"));
    assert_seen!(desk.bundle(&["inspect", "owner.pdf"]), @r"
    exit code: 2
    --- stderr ---
    bundle: owner.pdf: the file is locked with a password
      hint: Give its password with --password.
    ");
    desk.put("password.txt", b"ownerpw\n");
    let locked = ["inspect", "owner.pdf", "--password", "password.txt"];
    let seen = desk.bundle(&locked);
    assert_eq!((seen.code, seen.stderr.as_str()), (Some(0), ""), "{seen}");
    assert!(seen.stdout.contains("encrypted: yes"), "{seen}");
    assert!(seen.stdout.contains("page 1 (1), 612 x 792 pt"), "{seen}");
    desk.put("password.txt", b"another");
    assert_seen!(desk.bundle(&locked), @r"
    exit code: 2
    --- stderr ---
    bundle: owner.pdf: the password does not open it
      hint: Give its password with --password.
    ");
}
