//! Packs as tables: out and back without loss, and hostile tables refused row by row.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use bundle_builder::files;
use bundle_builder::library::{Source, read, with_trees};

use super::desk::{Desk, Seen, assert_seen};
use super::own_packs::desk_with_new_pack;

fn sources(desk: &Desk, folder: &str) -> Vec<Source> {
    let pack = files::read_pack(&desk.path(folder)).unwrap();
    let (library, _) = read(&with_trees(pack, true));
    library.sources().cloned().collect()
}

fn import(desk: &Desk, table: &str, more: &[&str]) -> Seen {
    let always = [
        "library",
        "import",
        table,
        "--into",
        "own",
        "--date",
        "2026-11-23",
    ];
    desk.bundle(&[&always, more].concat())
}

#[test]
fn the_shipped_library_goes_out_and_comes_back_the_same() {
    let shipped: Vec<Source> = read(&bundle_builder::library::shipped())
        .0
        .sources()
        .cloned()
        .collect();
    for table in ["all.csv", "all.jsonl"] {
        let desk = desk_with_new_pack();
        let seen = desk.bundle(&["library", "export", "--shipped", "--out", table]);
        assert_eq!(seen.code, Some(0), "{seen}");
        let seen = import(&desk, table, &["--stand-alone"]);
        assert_eq!(seen.code, Some(0), "{seen}");
        assert_eq!(sources(&desk, "own"), shipped);
        let check = desk.bundle(&["library", "check", "own", "--stand-alone"]);
        assert_eq!(check.code, Some(0), "{check}");
        let beside = desk.bundle(&["library", "check", "own"]);
        assert_eq!(
            beside.code,
            Some(1),
            "beside the shipped one every id is there twice"
        );
        let again = import(&desk, table, &["--stand-alone", "--replace"]);
        assert!(
            again.stderr.contains("0 sources added, 0 replaced"),
            "{again}"
        );
    }
}

const SOUND: [(&str, &str); 17] = [
    ("source_id", "a-2026"),
    ("title", "A report"),
    ("publisher", "Somebody"),
    ("publisher_kind", "Ngo"),
    ("published", "2026-03"),
    ("address", "https://example.org/a"),
    ("language", "en"),
    ("tier", "A"),
    ("read", "Excerpt"),
    ("passage_id", "a-2026-01"),
    ("kind", "Summary"),
    ("text", "Something happened."),
    ("about", "deserter"),
    ("issues", "q3c-basic-rules"),
    ("stance", "Helps"),
    ("propositions", ""),
    ("provenance", "seen"),
];

fn header() -> String {
    SOUND.map(|(name, _)| name).join(",")
}

/// A sound row with one cell exchanged.
fn row(column: &str, cell: &str) -> String {
    let cells = SOUND.map(|(name, value)| if name == column { cell } else { value });
    cells.join(",")
}

/// The header and one sound row, with one cell exchanged.
fn table_with(column: &str, cell: &str) -> String {
    format!("{}\n{}\n", header(), row(column, cell))
}

#[test]
fn a_sound_row_becomes_a_file() {
    let desk = desk_with_new_pack();
    desk.put("in.csv", table_with("", ""));
    assert_seen!(import(&desk, "in.csv", &[]), @r"
    exit code: 0
    --- stderr ---
    own: 1 source added, 0 replaced, 0 unchanged
    ");
    let text = desk.get("own/sources/a-2026.ron");
    insta::assert_snapshot!(String::from_utf8_lossy(&text), @r#"
    Source(
        id: "a-2026",
        title: "A report",
        publisher: "Somebody",
        publisher_kind: Ngo,
        published: "2026-03",
        address: "https://example.org/a",
        language: "en",
        tier: A,
        read: Excerpt,
        passages: [
            Passage(
                id: "a-2026-01",
                kind: Summary,
                text: "Something happened.",
                about: ["deserter"],
                issues: ["q3c-basic-rules"],
                stance: Helps,
                provenance: "seen",
            ),
        ],
    )
    "#);
}

#[test]
fn dates_in_tables_are_read_as_people_write_them_and_kept_as_files_have_them() {
    for (written, kept) in [
        ("31/12/2025", "2025-12-31"),
        ("31.12.2025", "2025-12-31"),
        ("5 March 2024", "2024-03-05"),
        ("Sept 2022", "2022-09"),
        ("2022", "2022"),
    ] {
        let desk = desk_with_new_pack();
        let table = [header(), row("published", written)].join("\n");
        desk.put("in.csv", table);
        assert_eq!(import(&desk, "in.csv", &[]).code, Some(0), "{written}");
        let source = String::from_utf8(desk.get("own/sources/a-2026.ron")).unwrap();
        assert!(
            source.contains(&format!("published: \"{kept}\"")),
            "{source}"
        );
    }
}

#[test]
fn every_bad_row_is_told_with_line_and_column_and_nothing_is_imported() {
    let desk = desk_with_new_pack();
    let rows = [
        header(),
        row("", ""),
        row("stance", "Hostile").replace("a-2026", "b-2026"),
        row("published", "31/13/2026").replace("a-2026", "c-2026"),
        row("title", "Another title").replace("a-2026-01", "a-2026-02"),
        row("text", "").replace("a-2026", "d-2026"),
        row("propositions", "proves:x").replace("a-2026", "e-2026"),
        "too,short".to_owned(),
        ",,,,,,,,,,,,,,,,".to_owned(),
    ];
    desk.put("in.csv", rows.join("\n"));
    assert_seen!(import(&desk, "in.csv", &[]), @r"
    exit code: 1
    --- stdout ---
    error[unknown-value] in.csv:3:1: stance: “Hostile” is not one of Helps, Adverse, Mixed, Neutral.
    error[bad-date] in.csv:4:1: published: “31/13/2026” is not a date: there is no month 13.
    error[rows-differ] in.csv:5:1: title: it is “Another title” here and “A report” on line 2, for the same source.
      hint: Make the rows agree, or leave all but source_id empty in the later ones.
    error[missing-value] in.csv:6:1: text: it is empty.
    error[unknown-value] in.csv:7:1: propositions: “proves:x” is not of the form supports:id, qualifies:id or contradicts:id.
    error[row-length] in.csv:8:1: The row has 2 cells, but there are 17 columns.
      hint: A text with commas, quotation marks or line breaks stands in quotation marks, those within it doubled.
    --- stderr ---
    6 errors, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    ");
    assert!(sources(&desk, "own").is_empty());
}

#[test]
fn what_would_be_wrong_with_the_pack_is_told_by_its_row() {
    let desk = desk_with_new_pack();
    let row = |column: &str, cell: &str, id: &str| row(column, cell).replace("a-2026", id);
    let rows = [
        header(),
        row("about", "deserter;pilot", "a-2026"),
        row("address", "example", "b-2026"),
        row("kind", "Extract", "c-2026"),
        row("text", "\"Two\nlines\"", "d-2026"),
        row("issues", "", "e-2026"),
        row("passage_id", "ak-2004-01", "f-2026"),
    ];
    desk.put("in.csv", rows.join("\r\n"));
    assert_seen!(import(&desk, "in.csv", &[]), @r"
    exit code: 1
    --- stdout ---
    error[unknown-characteristic] in.csv:2:1: about: There is no characteristic “pilot” (under “about” of the passage a-2026-01).
      hint: Use one of the characteristics that the library has, or add this one to those of the pack.
    error[bad-address] in.csv:3:1: address: “example” is not a web address.
      hint: Write the whole address, beginning with https://.
    error[extract-unchecked] in.csv:4:1: passage_id: Nobody has yet held the extract “c-2026-01” against its source.
    error[extract-without-pinpoint] in.csv:4:1: passage_id: The extract “c-2026-01” does not say where in the source it stands.
      hint: Give the page or paragraph, or make it a summary.
    error[unclean-text] in.csv:5:1: text: The field “text” begins or ends with a space, or holds a character that cannot be seen.
      hint: Retype the text as one line; line breaks are made when it is printed.
    error[no-issue] in.csv:7:1: issues: The passage “e-2026-01” answers no issue.
      hint: Name at least one issue of the library.
    error[id-in-use] in.csv:8:1: passage_id: “ak-2004-01” is in the pack “russia” already.
      hint: A short name stands for one thing in all packs: give it a new one.
    --- stderr ---
    7 errors, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    ");
    assert!(sources(&desk, "own").is_empty());
}

#[test]
fn the_first_line_of_a_table_is_checked() {
    let desk = desk_with_new_pack();
    desk.put(
        "in.csv",
        "title,title,colour,source_id,passage_id\na,b,c,d,e\n",
    );
    assert_seen!(import(&desk, "in.csv", &[]), @r"
    exit code: 1
    --- stdout ---
    error[column-twice] in.csv:1:1: The column “title” stands twice (again as column 2).
      hint: Take one of the two out.
    error[missing-column] in.csv:1:1: These columns are missing: publisher, publisher_kind, address, language, tier, read, kind, text, about, issues, stance, provenance.
      hint: The first line must name the columns; evidence/README.md explains each.
    error[unknown-column] in.csv:1:1: There is no column “colour” (column 3 of the file).
      hint: The columns are: source_id, title, publisher, publisher_kind, described_as, published, covers_from, covers_to, address, language, licence, tier, read, seen_through, findings_of, relies_on, limits, assessment_through, supersedes, file_sha256, file_edition, file_retrieved_on, source_retired_on, source_retired_why, passage_id, kind, text, pinpoint, about, only_if, not_if, issues, stance, propositions, note, provenance, checked_by, checked_on, checked_file_sha256, anchor_sha256, anchor_page, anchor_start, anchor_printed_page, anchor_paragraph, anchor_before, anchor_after, anchor_stands_for, passage_retired_on, passage_retired_why.
    --- stderr ---
    3 errors, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    ");
}

#[test]
fn lines_of_json_are_told_the_same_way() {
    let desk = desk_with_new_pack();
    let lines = [
        r#"{"source_id": "a", "source_id": "b"}"#,
        r#"{"source_id": "c", "published": 2026, "about": "deserter", "colour": "red"}"#,
        r#"{"source_id": "d""#,
        r#"["source_id"]"#,
    ];
    desk.put("in.jsonl", lines.join("\n"));
    assert_seen!(import(&desk, "in.jsonl", &[]), @r#"
    exit code: 1
    --- stdout ---
    error[column-twice] in.jsonl:1:1: The key “source_id” stands twice in this line.
    error[missing-value] in.jsonl:1:1: address: it is empty.
    error[missing-value] in.jsonl:1:1: language: it is empty.
    error[missing-value] in.jsonl:1:1: publisher: it is empty.
    error[missing-value] in.jsonl:1:1: publisher_kind: it is empty.
    error[missing-value] in.jsonl:1:1: read: it is empty.
    error[missing-value] in.jsonl:1:1: tier: it is empty.
    error[missing-value] in.jsonl:1:1: title: it is empty.
    error[missing-value] in.jsonl:2:1: address: it is empty.
    error[missing-value] in.jsonl:2:1: language: it is empty.
    error[missing-value] in.jsonl:2:1: publisher: it is empty.
    error[missing-value] in.jsonl:2:1: publisher_kind: it is empty.
    error[missing-value] in.jsonl:2:1: read: it is empty.
    error[missing-value] in.jsonl:2:1: tier: it is empty.
    error[missing-value] in.jsonl:2:1: title: it is empty.
    error[unknown-column] in.jsonl:2:1: There is no column “colour”.
      hint: The columns are: source_id, title, publisher, publisher_kind, described_as, published, covers_from, covers_to, address, language, licence, tier, read, seen_through, findings_of, relies_on, limits, assessment_through, supersedes, file_sha256, file_edition, file_retrieved_on, source_retired_on, source_retired_why, passage_id, kind, text, pinpoint, about, only_if, not_if, issues, stance, propositions, note, provenance, checked_by, checked_on, checked_file_sha256, anchor_sha256, anchor_page, anchor_start, anchor_printed_page, anchor_paragraph, anchor_before, anchor_after, anchor_stands_for, passage_retired_on, passage_retired_why.
    error[wrong-type] in.jsonl:2:1: about: the value is not a list of texts, such as ["a", "b"].
    error[wrong-type] in.jsonl:2:1: published: the value is not a text in quotation marks.
    error[unreadable] in.jsonl:3:17: The line is not a row of JSON Lines: EOF while parsing an object.
    error[unreadable] in.jsonl:4:1: The line is not a row of JSON Lines: invalid type: sequence, expected an object such as {"source_id": "…"}.
    --- stderr ---
    20 errors, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    "#);
    desk.put("array.jsonl", "[\n{}\n]");
    assert_seen!(import(&desk, "array.jsonl", &[]), @r"
    exit code: 1
    --- stdout ---
    error[not-lines] array.jsonl:1:1: The file is one long list, and not one row a line (JSON Lines).
      hint: Write one object a line, without brackets around all and commas between them.
    --- stderr ---
    1 error, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    ");
}

#[test]
fn a_table_from_a_spreadsheet_is_read_as_it_was_meant() {
    let semicolons = row("about", "\"deserter;conscript\"");
    let semicolons = [header(), semicolons]
        .join(
            "
",
        )
        .replace(',', ";");
    let semicolons = semicolons.replace("deserter,conscript", "deserter;conscript");
    for (name, table) in [
        (
            "a mark before it",
            format!("\u{feff}{}", table_with("", "")),
        ),
        ("CR LF", table_with("", "").replace('\n', "\r\n")),
        ("semicolons", semicolons),
        ("tabs", table_with("", "").replace(',', "\t")),
        (
            "empty rows",
            format!("{}{}\n\n", table_with("", ""), ",".repeat(16)),
        ),
    ] {
        let desk = desk_with_new_pack();
        desk.put("in.csv", table);
        let seen = import(&desk, "in.csv", &[]);
        assert_eq!(seen.code, Some(0), "{name}: {seen}");
        assert_eq!(sources(&desk, "own")[0].passages.len(), 1, "{name}");
    }
}

#[test]
fn other_encodings_are_named_and_not_guessed() {
    let desk = desk_with_new_pack();
    let mut bytes = table_with("", "").into_bytes();
    let at = bytes
        .windows(8)
        .position(|part| part == b"Somebody")
        .unwrap();
    bytes[at] = 0x92;
    desk.put("in.csv", bytes);
    assert_seen!(import(&desk, "in.csv", &[]), @r"
    exit code: 1
    --- stdout ---
    error[not-utf8] in.csv:2:1: The file is a text in another encoding: this line holds the byte 92 (in Windows-1252 it is “’”).
      hint: Save it again as UTF-8. In Excel: “Save as”, then “CSV UTF-8 (Comma delimited)”.
    --- stderr ---
    1 error, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    ");
}

#[test]
fn what_a_spreadsheet_would_run_is_disarmed_and_comes_back_as_it_was() {
    let desk = desk_with_new_pack();
    let texts = ["=1+1", "+44", "-5 men", "@home", "'=quoted", "''", "plain"];
    let rows = (0..texts.len()).map(|at| {
        let armed = armed(texts[at]);
        row("text", &armed).replace("a-2026-01", &format!("a-2026-{at}"))
    });
    let table: Vec<String> = std::iter::once(header()).chain(rows).collect();
    desk.put("in.csv", table.join("\n"));
    let seen = import(&desk, "in.csv", &[]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let read_back = |desk: &Desk| -> Vec<String> {
        let source = sources(desk, "own").remove(0);
        source.passages.into_iter().map(|one| one.text).collect()
    };
    assert_eq!(read_back(&desk), texts);
    let seen = desk.bundle(&["library", "export", "own", "--out", "out.csv"]);
    assert_eq!(seen.code, Some(0), "{seen}");
    let out = String::from_utf8(desk.get("out.csv")).unwrap();
    for cell in [",'=1+1,", ",'+44,", ",'-5 men,", ",'@home,", ",''=quoted,"] {
        assert!(out.contains(cell), "{cell} in {out}");
    }
    let other = desk_with_new_pack();
    other.put("in.csv", out);
    assert_eq!(import(&other, "in.csv", &[]).code, Some(0));
    assert_eq!(read_back(&other), texts);
}

/// As the table must be written by hand for the text to be taken as it is.
fn armed(text: &str) -> String {
    if text == "'=quoted" {
        "''=quoted".to_owned()
    } else {
        text.to_owned()
    }
}

#[test]
fn ids_in_use_are_refused_and_replaced_only_when_asked_with_no_passage_lost() {
    let desk = super::checking::desk_with_pack();
    let table = table_with("", "")
        .replace("a-2026-01", "nobody-2026-01")
        .replace("a-2026", "nobody-2026");
    desk.put("in.csv", table);
    assert_seen!(import(&desk, "in.csv", &[]), @r"
    exit code: 1
    --- stdout ---
    error[id-in-use] in.csv:2:1: source_id: “nobody-2026” is in the pack “small” already.
      hint: Give --replace to put this in its place, or give it a new short name.
    --- stderr ---
    1 error, 0 warnings, 0 notes
    Nothing was imported: put the rows right and import the whole table again.
    ");
    assert_seen!(import(&desk, "in.csv", &["--replace"]), @r"
    exit code: 0
    --- stderr ---
    note[passage-kept] in.csv:2:1: “nobody-2026-02” is not in the table; it stays as it is.
      hint: To have it offered to nobody, retire it.
    0 errors, 0 warnings, 1 note
    own: 0 sources added, 1 replaced, 0 unchanged
    Replaced: nobody-2026
    ");
    let source = sources(&desk, "own").remove(0);
    let ids: Vec<String> = source
        .passages
        .iter()
        .map(|one| one.id.to_string())
        .collect();
    assert_eq!(source.title, "A report");
    assert_eq!(ids, ["nobody-2026-01", "nobody-2026-02"]);
}

#[test]
fn a_huge_line_is_read_or_refused_and_no_message_quotes_it() {
    let desk = desk_with_new_pack();
    let long = "word ".repeat(2 << 20);
    desk.put("in.csv", table_with("stance", &long));
    let seen = import(&desk, "in.csv", &[]);
    assert_eq!(seen.code, Some(1));
    assert!(seen.stdout.len() < 1000, "{}", seen.stdout.len());
    desk.put("in.csv", table_with("text", long.trim_end()));
    let seen = import(&desk, "in.csv", &[]);
    assert_eq!(seen.code, Some(0), "{seen}");
    desk.put("in.jsonl", "[[[[".repeat(1 << 20));
    assert_eq!(import(&desk, "in.jsonl", &[]).code, Some(1));
}

#[test]
fn a_table_whose_kind_cannot_be_told_and_one_that_is_in_the_way() {
    let desk = desk_with_new_pack();
    desk.put("in.xlsx", "");
    assert_seen!(import(&desk, "in.xlsx", &[]), @r"
    exit code: 2
    --- stderr ---
    bundle: in.xlsx: the ending does not say which kind of table it is; give --format csv or --format jsonl
    ");
    desk.put("out.csv", "mine");
    assert_seen!(desk.bundle(&["library", "export", "own", "--out", "out.csv"]), @r"
    exit code: 2
    --- stderr ---
    bundle: out.csv exists already; choose another name
    ");
}

#[test]
fn what_is_no_table_is_named_with_the_way_to_one_whatever_its_name_says() {
    let desk = desk_with_new_pack();
    desk.put("a.csv", include_bytes!("cases/owner_aes128.pdf"));
    assert_seen!(import(&desk, "a.csv", &[]), @r"
    exit code: 2
    --- stderr ---
    bundle: a.csv: it is a PDF that is locked with a password, not a table. A table cannot be read out of it: ask for the table itself, saved as “CSV UTF-8 (Comma delimited)”.
    ");
    desk.put("b.xlsx", b"PK\x03\x04\x14\0\0\0");
    assert_seen!(import(&desk, "b.xlsx", &[]), @r"
    exit code: 2
    --- stderr ---
    bundle: b.xlsx: it is a spreadsheet, a Word document or an archive, not a table. Open it and save it as “CSV UTF-8 (Comma delimited)”, then import that.
    ");
}
