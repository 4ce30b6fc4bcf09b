//! Every rule about a finished file, shown to be able to fail: sound facts, one change, the finding.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};

use bundle_builder::bundle::{Lengths, Plan, plan};
use bundle_builder::finding::{FileCode, Severity};
use bundle_builder::pdf::{Facts, PageFacts, TextFact, XmpFacts};
use bundle_builder::preflight::{FileCheck, check_file};
use bundle_builder::profile::{DEFAULT, Profile};

use super::sample;

fn codes(facts: &Facts, plan: &Plan) -> BTreeSet<String> {
    codes_opening(facts, plan, None)
}

/// The same under a profile that asks for this opening view.
fn codes_opening(facts: &Facts, plan: &Plan, opening: Option<u32>) -> BTreeSet<String> {
    let mut profile = Profile::shipped(DEFAULT).unwrap();
    profile.open_at_percent.value = opening;
    // This tribunal sets no limit; another may.
    profile.max_bookmarks.value = Some(60);
    let found = check_file(&FileCheck {
        facts,
        plan,
        profile: &profile,
        documents: &BTreeMap::new(),
        volume: 0,
        first: 0,
    });
    assert!(
        found
            .iter()
            .all(|finding| finding.severity == Severity::Error),
        "a fault of the file is always an error"
    );
    found
        .iter()
        .map(|finding| finding.code.to_string())
        .collect()
}

/// The second page is the index and the third begins the schedule, as the sample has it.
fn index(facts: &mut Facts) -> &mut PageFacts {
    &mut facts.pages[1]
}

fn schedule(facts: &mut Facts) -> &mut PageFacts {
    &mut facts.pages[2]
}

fn piece<'a>(page: &'a mut PageFacts, text: &str) -> &'a mut TextFact {
    let has = |piece: &&mut TextFact| piece.text.replace('\u{a0}', " ").contains(text);
    page.text.iter_mut().find(has).unwrap()
}

/// The number at the foot of a page.
fn stamp(page: &mut PageFacts) -> &mut TextFact {
    let foot = page.height * 0.93;
    let is_stamp = |piece: &&mut TextFact| piece.y > foot && piece.text.starts_with("AB");
    page.text.iter_mut().find(is_stamp).unwrap()
}

fn xmp(facts: &mut Facts) -> &mut XmpFacts {
    facts.xmp.as_mut().unwrap()
}

/// Takes the first letter off these words in the first piece that holds them, wherever it stands.
fn lose(facts: &mut Facts, words: &str) {
    let mut pieces = facts.pages.iter_mut().flat_map(|page| &mut page.text);
    let found = pieces.find(|piece| piece.text.contains(words)).unwrap();
    let at = found.text.find(words).unwrap();
    found.text.remove(at);
}

type Spoil = fn(&mut Facts);

/// What is done to sound facts, and the codes that must then be among the findings.
const TRIALS: &[(&str, Spoil, &[&str])] = &[
    ("encryption", |f| f.encrypted = true, &["encrypted"]),
    (
        "a script",
        |f| f.active.push("JavaScript".to_owned()),
        &["active-content"],
    ),
    ("no title", |f| f.title = None, &["title"]),
    (
        "another title",
        |f| f.title = Some("Bundle".to_owned()),
        &["title"],
    ),
    (
        "a title that viewers do not show",
        |f| f.shows_title = false,
        &["title"],
    ),
    (
        "a party in the title",
        |f| f.title = Some("X.Y. – Appellant’s bundle".to_owned()),
        &["name-in-title", "title"],
    ),
    ("no language", |f| f.language = None, &["language"]),
    (
        "an author in the metadata",
        |f| f.information.push("Author".to_owned()),
        &["metadata"],
    ),
    (
        "labels that run on",
        |f| f.label_behind = "AB 10".to_owned(),
        &["page-number"],
    ),
    ("no XMP", |f| f.xmp = None, &["metadata"]),
    (
        "XMP that is none",
        |f| xmp(f).is_readable = false,
        &["metadata"],
    ),
    (
        "an author in XMP",
        |f| xmp(f).properties.push("dc:creator".to_owned()),
        &["metadata"],
    ),
    (
        "another title in XMP",
        |f| xmp(f).title = Some("Bundle".to_owned()),
        &["metadata"],
    ),
    (
        "another language in XMP",
        |f| xmp(f).language = Some("en".to_owned()),
        &["metadata"],
    ),
    (
        "another program in XMP",
        |f| xmp(f).producer = None,
        &["metadata"],
    ),
    (
        "no claim to PDF/UA",
        |f| xmp(f).ua_part = None,
        &["metadata"],
    ),
    (
        "an opening view",
        |f| f.has_opening_view = true,
        &["opens-at"],
    ),
    (
        "a font left out",
        |f| f.fonts[0].embedded = false,
        &["font"],
    ),
    ("a whole font", |f| f.fonts[0].subset = false, &["font"]),
    (
        "a font without its letters",
        |f| f.fonts[1].has_unicode = false,
        &["font"],
    ),
    ("no structure", |f| f.elements.clear(), &["structure"]),
    (
        "a fault of the tags",
        |f| {
            let message = "H3 follows a heading of level 1.".to_owned();
            f.tag_faults.push(bundle_builder::pdf::TagFault {
                page: Some(3),
                message,
            });
        },
        &["structure"],
    ),
    (
        "an issue that is no heading",
        |f| {
            f.elements.insert("H2".to_owned(), 5);
        },
        &["structure"],
    ),
    (
        "text without a place in the structure",
        |f| f.pages[2].text[4].marked = false,
        &["structure"],
    ),
    (
        "a link without a place in the structure",
        |f| f.pages[2].links[0].structured = false,
        &["structure"],
    ),
    (
        "a bookmark that leads nowhere",
        |f| f.outline.last_mut().unwrap().page = None,
        &["bookmarks"],
    ),
    (
        "a bookmark to the wrong page",
        |f| f.outline.last_mut().unwrap().page = Some(6),
        &["bookmarks"],
    ),
    (
        "a bookmark to a page that is not there",
        |f| f.outline[5].page = Some(99),
        &["bookmarks"],
    ),
    (
        "an issue without its bookmark",
        |f| drop(f.outline.remove(5)),
        &["bookmarks"],
    ),
    (
        "too many bookmarks",
        |f| {
            let last = f.outline.last().unwrap().clone();
            f.outline.resize(61, last);
        },
        &["bookmarks"],
    ),
    (
        "a file that is too large",
        |f| f.bytes = (100 << 20) + 1,
        &["file-size"],
    ),
    (
        "a letter of a passage lost",
        |f| lose(f, "The Home Office accepts"),
        &["text-lost"],
    ),
    (
        "a letter of a notice lost",
        |f| lose(f, "Entries headed"),
        &["text-lost"],
    ),
    (
        "a letter of an issue lost",
        |f| {
            schedule(f)
                .text
                .retain(|piece| !piece.text.contains("of human conduct"));
        },
        &["text-lost"],
    ),
    (
        "a letter of an authority lost",
        |f| lose(f, "headnote"),
        &["text-lost"],
    ),
    (
        "a letter of a citation lost",
        |f| lose(f, "4.2.1"),
        &["text-lost"],
    ),
    (
        "a letter of through whom a source was seen lost",
        |f| lose(f, "ReliefWeb"),
        &["text-lost"],
    ),
    (
        "a letter of the cover lost",
        |f| lose(f, "Nowhere House"),
        &["text-lost"],
    ),
    (
        "a letter of a party lost",
        |f| lose(f, "X.Y."),
        &["text-lost"],
    ),
    ("a page lost", |f| drop(f.pages.remove(4)), &["text-lost"]),
    (
        "a source without its links",
        |f| {
            for page in &mut f.pages {
                page.links.retain(|link| {
                    !link
                        .address
                        .as_deref()
                        .is_some_and(|a| a.contains("military-service-august-2026"))
                });
            }
        },
        &["source-not-linked"],
    ),
    (
        "a source linked only in the list",
        |f| {
            let is_list = |page: &PageFacts| page.number >= 9;
            for page in f.pages.iter_mut().filter(|page| !is_list(page)) {
                page.links.retain(|link| {
                    !link
                        .address
                        .as_deref()
                        .is_some_and(|a| a.contains("military-service-august-2026"))
                });
            }
        },
        &["source-not-linked"],
    ),
    (
        "a page of another size",
        |f| f.pages[3].width = 612.0,
        &["paper"],
    ),
    (
        "a page on its side",
        |f| f.pages[3].rotation = 90,
        &["paper"],
    ),
    (
        "a label that differs from the stamp",
        |f| f.pages[3].label = "AB 5".to_owned(),
        &["page-number"],
    ),
    (
        "a page without a stamp",
        |f| {
            let page = &mut f.pages[3];
            page.text.retain(|piece| piece.y < page.height * 0.9);
        },
        &["page-number"],
    ),
    (
        "a page with another stamp",
        |f| {
            "AB 44".clone_into(&mut stamp(&mut f.pages[3]).text);
        },
        &["page-number"],
    ),
    (
        "a page stamped twice",
        |f| {
            let stamp = stamp(&mut f.pages[3]).clone();
            f.pages[3].text.push(stamp);
        },
        &["page-number"],
    ),
    (
        "a link that leads nowhere",
        |f| {
            let link = &mut schedule(f).links[0];
            (link.page, link.address) = (None, None);
        },
        &["link"],
    ),
    (
        "a link off the page",
        |f| schedule(f).links[0].area[2] = 700.0,
        &["link"],
    ),
    (
        "a link without an area",
        |f| schedule(f).links[0].area[3] = 0.0,
        &["link"],
    ),
    (
        "an index row that leads elsewhere",
        |f| index(f).links[3].page = Some(3),
        &["index"],
    ),
    (
        "an index row that prints another page",
        |f| "AB 4".clone_into(&mut piece(index(f), "AB 6").text),
        &["index"],
    ),
    (
        "an index row that is no link",
        |f| drop(index(f).links.remove(3)),
        &["index"],
    ),
    (
        "no index links at all",
        |f| index(f).links.clear(),
        &["index"],
    ),
    (
        "small type in the schedule",
        |f| piece(schedule(f), "Home Office accepts").size = 11.0,
        &["schedule-type"],
    ),
    (
        "close lines in the schedule",
        |f| piece(schedule(f), "acts contrary").y += 3.0,
        &["schedule-type"],
    ),
];

#[test]
fn a_sound_file_has_no_findings() {
    let (plan, facts) = sound();
    assert_eq!(codes(&facts, &plan), BTreeSet::new());
}

#[test]
fn each_change_is_found() {
    let (plan, facts) = sound();
    let mut missed = Vec::new();
    for (what, spoil, expected) in TRIALS {
        let mut facts = facts.clone();
        spoil(&mut facts);
        let found = codes(&facts, &plan);
        if !expected.iter().all(|code| found.contains(*code)) || found.is_empty() {
            missed.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }
    assert!(missed.is_empty(), "\n{}\n", missed.join("\n"));
}

/// A court asks for a view, which a file for this tribunal must not have.
#[test]
fn a_file_opens_as_its_profile_asks() {
    let (plan, sound) = sound();
    for (opens_at, is_right) in [
        (Some((1, 100.0)), true),
        (None, false),
        (Some((1, 75.0)), false),
        (Some((2, 100.0)), false),
    ] {
        let facts = Facts {
            has_opening_view: true,
            opens_at,
            ..sound.clone()
        };
        let found = codes_opening(&facts, &plan, Some(100));
        assert_eq!(found.is_empty(), is_right, "{opens_at:?}: {found:?}");
        assert!(codes(&facts, &plan).contains("opens-at"), "{opens_at:?}");
    }
    assert!(codes_opening(&sound, &plan, Some(100)).contains("opens-at"));
}

/// Pages of documents are not tagged.
#[test]
fn a_file_with_documents_claims_nothing() {
    let (plan, facts) = sound();
    for (documents, ua_part, is_right) in [
        (BTreeMap::new(), Some("1"), true),
        (BTreeMap::new(), Some("2"), false),
        (BTreeMap::from([(8, 2)]), Some("1"), false),
        (BTreeMap::from([(8, 2)]), None, true),
    ] {
        let mut facts = facts.clone();
        xmp(&mut facts).ua_part = ua_part.map(str::to_owned);
        let found = check_file(&FileCheck {
            facts: &facts,
            plan: &plan,
            profile: &Profile::shipped(DEFAULT).unwrap(),
            documents: &documents,
            volume: 0,
            first: 0,
        });
        let mut told = found.iter().map(|finding| finding.code.to_string());
        assert_eq!(
            !told.any(|code| code == "metadata"),
            is_right,
            "{ua_part:?}"
        );
    }
}

#[test]
fn a_file_of_another_case_is_found() {
    let (mut plan, facts) = sound();
    plan.schedule.issues[0].entries[0]
        .text
        .push_str(" And more.");
    assert_eq!(codes(&facts, &plan), ["text-lost".to_owned()].into());
    plan.title = "Another".to_owned();
    assert!(codes(&facts, &plan).contains("title"));
}

/// Common initials are also the letters of an appeal number: that is no name in the title.
#[test]
fn initials_like_the_letters_of_the_number_are_no_name() {
    let (_, facts) = sound();
    for initials in ["PA", "A", "AP"] {
        let mut case = sample::case();
        case.heading.appellant = initials.to_owned();
        let plan = plan(&case, &Profile::shipped(DEFAULT).unwrap(), &Lengths::new());
        assert!(
            !codes(&facts, &plan).contains("name-in-title"),
            "{initials}"
        );
    }
}

#[test]
fn no_rule_about_files_has_been_forgotten_here() {
    let tried: BTreeSet<String> = TRIALS
        .iter()
        .flat_map(|(_, _, expected)| *expected)
        .map(|code| (*code).to_owned())
        .collect();
    let all = FileCode::ALL.iter().map(|code| code.row().word.to_owned());
    assert_eq!(all.collect::<BTreeSet<String>>(), tried);
}

fn sound() -> (Plan, Facts) {
    let profile = Profile::shipped(DEFAULT).unwrap();
    (
        plan(&sample::case(), &profile, &Lengths::new()),
        sample::facts(),
    )
}
