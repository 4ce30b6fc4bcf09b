//! `bundle check FILE.pdf`: twenty copies of the sample bundle with one fault each, and bundles that are right.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use bundle_builder::finding::{Basis, InspectionCode};
use bundle_builder::inspection::{Facts, File, judge, look};
use bundle_builder::pdf::import::Watch;
use bundle_builder::pdf::{self, PageFacts};
use bundle_builder::profile::{Confirmed, DEFAULT, Profile};
use bundle_builder::worker::{Patience, Program, Workers};

use lopdf::{
    Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, dictionary,
};

use super::desk::{Desk, TODAY};
use super::paper;
use super::sample;

/// What is said of each rule, by its number.
type Verdicts = BTreeMap<String, Option<bool>>;

/// Judges a file of a desk.
fn judged(desk: &Desk, name: &str, more: &[&str]) -> (serde_json::Value, Option<i32>) {
    let usual = ["check", name, "--format", "json"];
    let seen = desk.bundle(&[&usual, more].concat());
    let told = serde_json::from_str(&seen.stdout);
    let told = told.unwrap_or_else(|error| panic!("{name}: {error}: {seen}"));
    (told, seen.code)
}

fn verdicts(told: &serde_json::Value) -> Verdicts {
    let rules = told["rules"].as_array().unwrap().iter();
    rules
        .map(|rule| {
            (
                rule["id"].as_str().unwrap().to_owned(),
                rule["kept"].as_bool(),
            )
        })
        .collect()
}

/// The rules that are not kept, and those that are to be checked.
fn apart(verdicts: &Verdicts) -> Vec<String> {
    let apart = verdicts.iter().filter(|(_, kept)| **kept != Some(true));
    apart
        .map(|(id, kept)| match kept {
            Some(_) => format!("{id} not kept"),
            None => format!("{id} to check"),
        })
        .collect()
}

/// A copy of the sample bundle, to be spoilt.
struct Copy {
    document: Document,
    pages: BTreeMap<u32, ObjectId>,
}

impl Copy {
    fn new() -> Self {
        let document = Document::load_mem(sample::bytes()).unwrap();
        let pages = document.get_pages();
        Copy { document, pages }
    }

    fn page(&mut self, number: u32) -> &mut lopdf::Dictionary {
        let id = self.pages[&number];
        self.document.get_dictionary_mut(id).unwrap()
    }

    fn last(&self) -> u32 {
        *self.pages.keys().last().unwrap()
    }

    /// The content of a page changed as a text.
    fn content(&mut self, number: u32, change: impl Fn(&str) -> String) {
        let id = self.pages[&number];
        let content = self.document.get_page_content(id);
        let content = String::from_utf8_lossy(&content).into_owned();
        let changed = change(&content);
        assert_ne!(content, changed, "nothing was changed");
        self.document
            .change_page_content(id, changed.into_bytes())
            .unwrap();
    }

    fn text(&self, number: u32) -> String {
        let content = self.document.get_page_content(self.pages[&number]);
        String::from_utf8_lossy(&content).into_owned()
    }

    /// The links of a page whose words begin so.
    fn links(&self, number: u32, is_meant: impl Fn(&lopdf::Dictionary) -> bool) -> Vec<ObjectId> {
        let id = self.pages[&number];
        let page = self.document.get_dictionary(id).unwrap();
        let (_, list) = self
            .document
            .dereference(page.get(b"Annots").unwrap())
            .unwrap();
        let list = list.as_array().unwrap().clone();
        let ids = list.iter().map(|item| item.as_reference().unwrap());
        ids.filter(|id| is_meant(self.document.get_dictionary(*id).unwrap()))
            .collect()
    }

    fn link(&mut self, id: ObjectId) -> &mut lopdf::Dictionary {
        self.document.get_dictionary_mut(id).unwrap()
    }

    fn catalog(&mut self) -> &mut lopdf::Dictionary {
        self.document.catalog_mut().unwrap()
    }

    fn finish(mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.document.save_to(&mut bytes).unwrap();
        bytes
    }
}

/// Pieces of text of a content, each from `BT` to `ET`.
fn pieces(content: &str) -> Vec<&str> {
    let starts = content.split("BT\n").skip(1);
    starts
        .filter_map(|piece| piece.split("ET").next())
        .collect()
}

/// Where a piece begins: from the left and from below.
fn place(piece: &str) -> (f32, f32) {
    let (x, y) = place_as_written(piece);
    (x.parse().unwrap_or_default(), y.parse().unwrap_or_default())
}

fn place_as_written(piece: &str) -> (&str, &str) {
    let before = piece.split(" Tm").next().unwrap_or_default();
    let mut numbers = before.split_whitespace().rev();
    let y = numbers.next().unwrap_or_default();
    (numbers.next().unwrap_or_default(), y)
}

/// The piece with the number of a page: the one at the right of its foot.
fn stamp(content: &str) -> &str {
    let foot = pieces(content)
        .into_iter()
        .filter(|piece| place(piece).1 < 45.0);
    foot.max_by(|a, b| place(a).0.total_cmp(&place(b).0))
        .unwrap()
}

/// What is shown by a piece.
fn shown(piece: &str) -> &str {
    piece.split("Tm\n").nth(1).unwrap()
}

fn is_to_web(link: &lopdf::Dictionary) -> bool {
    link.has(b"A")
}

fn is_inside(link: &lopdf::Dictionary) -> bool {
    link.has(b"Dest")
}

type Spoil = fn(&mut Copy);

/// What is done to a copy, and the one rule that it then breaks.
const FAULTS: &[(&str, &str, Spoil)] = &[
    ("a page without its number", "B-10 not kept", |copy| {
        copy.content(5, |content| content.replacen(stamp(content), "", 1));
    }),
    (
        "a page with the number of the next",
        "B-10 not kept",
        |copy| {
            let other = copy.text(6);
            copy.content(5, |content| {
                let own = stamp(content);
                content.replacen(shown(own), shown(stamp(&other)), 1)
            });
        },
    ),
    (
        "labels that begin with another number",
        "B-10 not kept",
        |copy| {
            let labels = vec![
                0.into(),
                dictionary! {"S" => "D", "P" => Object::string_literal("AB "), "St" => 2}.into(),
                9.into(),
                dictionary! {"P" => Object::string_literal("")}.into(),
            ];
            copy.catalog()
                .set("PageLabels", dictionary! {"Nums" => labels});
        },
    ),
    ("labels that run on", "T-10 not kept", |copy| {
        let labels = vec![
            0.into(),
            dictionary! {"S" => "D", "P" => Object::string_literal("AB ")}.into(),
        ];
        copy.catalog()
            .set("PageLabels", dictionary! {"Nums" => labels});
    }),
    ("an opening view", "B-14 not kept", |copy| {
        let first = copy.pages[&1];
        let view = vec![
            first.into(),
            "XYZ".into(),
            Object::Null,
            Object::Null,
            1.into(),
        ];
        copy.catalog().set("OpenAction", view);
    }),
    ("a page that is wider", "B-02 to check", |copy| {
        let last = copy.last();
        copy.page(last)
            .set("MediaBox", vec![0.into(), 0.into(), 612.into(), 842.into()]);
    }),
    ("a page of another unit", "B-02 to check", |copy| {
        let last = copy.last();
        copy.page(last).set("UserUnit", 2);
    }),
    ("encryption", "T-02 not kept", |copy| {
        let id = Object::string_literal("0123456789abcdef");
        copy.document.trailer.set("ID", vec![id.clone(), id]);
        let version = EncryptionVersion::V2 {
            document: &copy.document,
            owner_password: "owner",
            user_password: "",
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        copy.document.encrypt(&state).unwrap();
    }),
    ("a script", "OWN-1 to check", |copy| {
        let script =
            dictionary! {"S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)")};
        let script = copy.document.add_object(script);
        copy.catalog().set("AA", dictionary! {"WC" => script});
    }),
    ("no bookmarks", "B-01 to check", |copy| {
        copy.catalog().remove(b"Outlines");
    }),
    ("a bookmark that leads nowhere", "B-01 to check", |copy| {
        let outlines = copy
            .catalog()
            .get(b"Outlines")
            .unwrap()
            .as_reference()
            .unwrap();
        let last = copy.document.get_dictionary(outlines).unwrap().get(b"Last");
        let last = last.unwrap().as_reference().unwrap();
        copy.link(last).set("Dest", Object::Null);
        copy.link(last).set("A", dictionary! {"S" => "GoTo"});
    }),
    ("a bookmark to another page", "B-01 to check", |copy| {
        let outlines = copy
            .catalog()
            .get(b"Outlines")
            .unwrap()
            .as_reference()
            .unwrap();
        let last = copy.document.get_dictionary(outlines).unwrap().get(b"Last");
        let last = last.unwrap().as_reference().unwrap();
        let second = copy.pages[&2];
        copy.link(last)
            .set("Dest", vec![second.into(), "Fit".into()]);
    }),
    (
        "a row of the index without a link",
        "B-12 not kept",
        |copy| {
            let links = copy.links(2, is_inside);
            copy.link(links[4]).set("Subtype", "Square");
        },
    ),
    (
        "a link of the index to another page",
        "B-12 not kept",
        |copy| {
            let links = copy.links(2, is_inside);
            let cover = copy.pages[&1];
            copy.link(links[4])
                .set("Dest", vec![cover.into(), "Fit".into()]);
        },
    ),
    ("a link of the index to nowhere", "B-12 not kept", |copy| {
        let links = copy.links(2, is_inside);
        copy.link(links[4])
            .set("Dest", vec![Object::Null, "Fit".into()]);
    }),
    (
        "a row of the index with another number",
        "B-22 not kept",
        |copy| {
            let content = copy.text(2);
            let all = pieces(&content);
            let right: Vec<&str> = all
                .into_iter()
                .filter(|piece| place(piece).0 > 500.0 && (100.0..750.0).contains(&place(piece).1))
                .collect();
            let (first, last) = (shown(right[0]).to_owned(), *right.last().unwrap());
            copy.content(2, |content| {
                content.replacen(last, &last.replacen(shown(last), &first, 1), 1)
            });
        },
    ),
    (
        "a page whose letters mean nothing",
        "B-03 to check",
        |copy| {
            let last = copy.last();
            let id = copy.pages[&last];
            let (_, resources) = copy
                .document
                .dereference(
                    copy.document
                        .get_dictionary(id)
                        .unwrap()
                        .get(b"Resources")
                        .unwrap(),
                )
                .unwrap();
            let mut resources = resources.as_dict().unwrap().clone();
            let (_, fonts) = copy
                .document
                .dereference(resources.get(b"Font").unwrap())
                .unwrap();
            let mut fonts = fonts.as_dict().unwrap().clone();
            for (_, font) in fonts.iter_mut() {
                let mut own = copy
                    .document
                    .get_dictionary(font.as_reference().unwrap())
                    .unwrap()
                    .clone();
                own.remove(b"ToUnicode");
                *font = copy.document.add_object(own).into();
            }
            resources.set("Font", fonts);
            copy.page(last).set("Resources", resources);
        },
    ),
    ("a font that is not in the file", "OWN-2 to check", |copy| {
        let last = copy.last();
        let id = copy.pages[&last];
        let font = copy.document.add_object(
            dictionary! {"Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica"},
        );
        let (_, resources) = copy
            .document
            .dereference(
                copy.document
                    .get_dictionary(id)
                    .unwrap()
                    .get(b"Resources")
                    .unwrap(),
            )
            .unwrap();
        let mut resources = resources.as_dict().unwrap().clone();
        let (_, fonts) = copy
            .document
            .dereference(resources.get(b"Font").unwrap())
            .unwrap();
        let mut fonts = fonts.as_dict().unwrap().clone();
        fonts.set("Other", font);
        resources.set("Font", fonts);
        copy.page(last).set("Resources", resources);
    }),
    ("white words", "G-11 to check", |copy| {
        let last = copy.last();
        copy.content(last, |content| {
            let first = pieces(content)[0].to_owned();
            let white = first.replacen("0.08627451 0.08627451 0.08627451 rg", "1 1 1 rg", 1);
            let (_, y) = place_as_written(&first);
            let white = white.replacen(&format!(" {y} Tm"), " 90 Tm", 1);
            assert!(
                white.contains("1 1 1 rg") && white.contains(" 90 Tm"),
                "{white}"
            );
            format!("{content}\nBT\n{white}ET\n")
        });
    }),
    ("a page that stands on its head", "B-13 not kept", |copy| {
        let last = copy.last();
        copy.page(last).set("Rotate", 180);
    }),
    ("small type in the schedule", "CS-07 to check", |copy| {
        copy.content(5, |content| {
            content.replace("/F-NotoSerif-Regular 12 Tf", "/F-NotoSerif-Regular 10 Tf")
        });
    }),
    ("close lines in the schedule", "CS-07 to check", |copy| {
        copy.content(5, |content| {
            let body: Vec<&str> = pieces(content)
                .into_iter()
                .filter(|piece| (200.0..600.0).contains(&place(piece).1))
                .collect();
            let (_, y) = place_as_written(body[0]);
            let higher = y.parse::<f32>().unwrap() + 5.0;
            content.replace(&format!(" {y} Tm"), &format!(" {higher} Tm"))
        });
    }),
    ("no links in the schedule", "CS-05 not kept", |copy| {
        for page in 3..9 {
            for link in copy.links(page, is_to_web) {
                copy.link(link).set("Subtype", "Square");
            }
        }
    }),
    (
        "an address in the schedule that is none",
        "CS-05 not kept",
        |copy| {
            let links = copy.links(4, is_to_web);
            copy.link(links[0]).set(
                "A",
                dictionary! {"S" => "URI", "URI" => Object::string_literal("htp:/example")},
            );
        },
    ),
    (
        "a link in the schedule that asks for a login",
        "CS-06 to check",
        |copy| {
            let links = copy.links(4, is_to_web);
            copy.link(links[0]).set("A", dictionary! {"S" => "URI", "URI" => Object::string_literal("https://www.westlaw.co.uk/x")});
        },
    ),
    ("an author", "B-24 to check", |copy| {
        let info = copy
            .document
            .trailer
            .get(b"Info")
            .unwrap()
            .as_reference()
            .unwrap();
        copy.link(info)
            .set("Author", Object::string_literal("A. Nother"));
    }),
    ("a link that leads nowhere", "T-13 not kept", |copy| {
        let links = copy.links(4, is_inside);
        copy.link(links[0])
            .set("Dest", vec![Object::Null, "Fit".into()]);
    }),
    ("a link that leads by a name", "T-13 to check", |copy| {
        let links = copy.links(4, is_inside);
        copy.link(links[0]).set("Dest", "there");
        let first = copy.pages[&1];
        copy.catalog().set(
            "Dests",
            dictionary! {"there" => vec![first.into(), "Fit".into()]},
        );
    }),
];

#[test]
fn a_copy_with_one_fault_breaks_its_rule_and_no_other() {
    let desk = Desk::new();
    desk.put("sound.pdf", sample::bytes());
    let (told, code) = judged(&desk, "sound.pdf", &[]);
    assert_eq!(
        (apart(&verdicts(&told)), code),
        (Vec::new(), Some(0)),
        "{told:#}"
    );
    let next = Mutex::new(FAULTS.iter().enumerate());
    let wrong = Mutex::new(Vec::new());
    let work = || loop {
        let Some((at, (what, expected, spoil))) = next.lock().unwrap().next() else {
            return;
        };
        let mut copy = Copy::new();
        spoil(&mut copy);
        let name = format!("{at}.pdf");
        desk.put(&name, copy.finish());
        let (told, code) = judged(&desk, &name, &[]);
        let found = apart(&verdicts(&told));
        let is_broken = expected.ends_with("not kept");
        if found != [*expected] || code != Some(i32::from(is_broken)) {
            let findings = &told["findings"];
            wrong.lock().unwrap().push(format!(
                "{what}: {found:?}, {code:?}, not {expected}: {findings:#}"
            ));
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..2).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .for_each(|worker| worker.join().unwrap());
    });
    let wrong = wrong.into_inner().unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_file_that_had_to_be_mended_says_so_and_one_that_is_none_is_refused() {
    let desk = Desk::new();
    let text = sample::bytes();
    let at = text.len() - 40;
    let mut cut = text.to_vec();
    let start = cut[at..]
        .windows(9)
        .position(|word| word == b"startxref")
        .unwrap()
        + at;
    cut.truncate(start);
    desk.put("cut.pdf", cut);
    let (told, code) = judged(&desk, "cut.pdf", &[]);
    assert_eq!(
        (apart(&verdicts(&told)), code),
        (vec!["T-14 not kept".to_owned()], Some(1))
    );
    desk.put("none.pdf", b"words");
    let seen = desk.bundle(&["check", "none.pdf"]);
    assert_eq!((seen.code, seen.stdout.as_str()), (Some(2), ""), "{seen}");
    assert!(seen.stderr.contains("not a PDF"), "{seen}");
}

#[test]
fn of_bundles_that_are_right_nothing_is_said_to_be_broken() {
    let desk = super::volumes::desk();
    let export = |case: &str, out: &str, more: &[&str]| {
        let usual = ["export", case, "--out", out, "--date", TODAY];
        let seen = desk.bundle(&[&usual, more].concat());
        assert!(matches!(seen.code, Some(0..=1)), "{seen}");
    };
    let eritrea = super::desk::root().join("assets/sample-case-eritrea.ron");
    desk.put("eritrea.ron", std::fs::read(eritrea).unwrap());
    export("eritrea.ron", "eritrea.pdf", &[]);
    export("case.ron", "exhibits.pdf", &[]);
    export("case.ron", "b.pdf", &["--volume-pages", "30"]);
    let compact = Desk::with_compact_sample();
    assert_eq!(compact.export().code, Some(0));
    desk.put("compact.pdf", compact.get("bundle.pdf"));
    let names = desk.names();
    let pdfs = names.iter().filter(|name| name.ends_with(".pdf"));
    let ours: Vec<&String> = pdfs
        .filter(|name| !["Letter.pdf", "Report.pdf", "Record.pdf"].contains(&name.as_str()))
        .collect();
    assert!(ours.len() >= 5, "{ours:?}");
    for name in ours {
        let (told, code) = judged(&desk, name, &[]);
        let broken: Vec<String> = apart(&verdicts(&told))
            .into_iter()
            .filter(|one| one.ends_with("not kept"))
            .collect();
        assert_eq!((broken, code), (Vec::new(), Some(0)), "{name}: {told:#}");
    }
}

/// The sample bundle looked at, to be held against other rules than those that ship.
fn looked_at() -> Facts {
    let desk = Desk::new();
    desk.put("sample.pdf", sample::bytes());
    let program = Program::named(env!("CARGO_BIN_EXE_bundle").into(), &["--page-worker"]);
    let patience = Patience {
        page: Duration::from_secs(60),
        ..Patience::default()
    };
    let workers = Workers::new(program, 1, patience);
    let file = File {
        path: &desk.path("sample.pdf"),
        bytes: sample::bytes(),
        password: None,
    };
    look(&file, &workers, &Watch::default(), &mut |_, _| ()).unwrap()
}

#[test]
fn limits_are_those_of_the_profile() {
    let facts = looked_at();
    let judged = |change: fn(&mut Profile)| {
        let mut profile = Profile::shipped(DEFAULT).unwrap();
        change(&mut profile);
        let rules = judge(&facts, &profile).rules.into_iter();
        let apart = rules.filter(|rule| rule.kept != Some(true));
        apart.map(|rule| (rule.id, rule.kept)).collect::<Vec<_>>()
    };
    assert_eq!(judged(|_| ()), []);
    let shorter = judged(|profile| profile.schedule_max_pages.value = Some(5));
    assert_eq!(shorter, [("CS-03", Some(false))]);
    let smaller = judged(|profile| profile.max_file_mib.value = Some(0));
    assert_eq!(smaller, [("T-01", Some(false))]);
    let opening = judged(|profile| profile.open_at_percent.value = Some(100));
    assert_eq!(opening, [("B-14", Some(false))]);
    // A value that was not seen in print is never said to be broken.
    let letter = judged(|profile| profile.paper.value.width_mm = 216.0);
    assert_eq!(letter, [("B-02", None)]);
    // Until a person has confirmed it.
    let confirmed = judged(|profile| {
        profile.paper.value.width_mm = 216.0;
        profile.paper.confirmed = Some(Confirmed {
            by: "A. N. Other".to_owned(),
            on: "2026-11-29".parse().unwrap(),
            hash: "0".repeat(64),
            paragraph: "7.2".to_owned(),
        });
    });
    assert_eq!(confirmed, [("B-02", Some(false))]);
    let few = judged(|profile| {
        profile.max_bookmarks.value = Some(3);
    });
    assert_eq!(few, [("T-06", Some(false))]);
}

#[test]
fn the_report_is_a_paper_of_its_own_and_the_same_each_time() {
    let desk = Desk::new();
    desk.put("sample.pdf", sample::bytes());
    for name in ["one.pdf", "two.pdf"] {
        let seen = desk.bundle(&["check", "sample.pdf", "--report", name]);
        assert_eq!(seen.code, Some(0), "{seen}");
    }
    assert_eq!(desk.get("one.pdf"), desk.get("two.pdf"));
    let facts = pdf::facts(&desk.get("one.pdf")).unwrap();
    assert!(
        facts
            .pages
            .iter()
            .all(|page| (page.width - 595.3).abs() < 1.0)
    );
    let lines: Vec<String> = facts.pages.iter().flat_map(PageFacts::lines).collect();
    let text = lines.join(" ").replace('\u{a0}', " ");
    for said in [
        "Check of a bundle",
        "sample.pdf",
        "B-10",
        "Not looked at",
        "Authority:",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let over = desk.bundle(&["check", "sample.pdf", "--report", "sample.pdf"]);
    assert_eq!(over.code, Some(2), "{over}");
    assert_eq!(desk.get("sample.pdf"), sample::bytes());
}

#[test]
fn quotations_are_looked_for_in_the_folder_that_is_named() {
    let desk = Desk::new();
    let quoting = |words: &str| {
        let words = format!("It says \\223{words}\\224 on page 4.");
        paper::document(&[paper::saying(&words)], "", &[])
    };
    desk.put(
        "right.pdf",
        quoting("none of those who deserted was pardoned by the court"),
    );
    desk.put(
        "wrong.pdf",
        quoting("all of those who deserted went home in the spring"),
    );
    let source = paper::saying("In short, none of those who deserted was pardoned by the court.");
    desk.put("sources/report.pdf", paper::document(&[source], "", &[]));
    for (name, kept) in [("right.pdf", Some(true)), ("wrong.pdf", None)] {
        let (told, _) = judged(&desk, name, &["--sources", "sources"]);
        assert_eq!(verdicts(&told)["G-01"], kept, "{told:#}");
    }
    // Without a folder nothing is said of them, but that they were not looked at.
    let (told, _) = judged(&desk, "right.pdf", &[]);
    assert!(!verdicts(&told).contains_key("G-01"));
    assert!(
        told["not_looked_at"]
            .to_string()
            .contains("no folder of sources")
    );
}

#[test]
fn options_of_a_finished_bundle_are_refused_for_a_case() {
    let desk = Desk::with_sample();
    let seen = desk.bundle(&["check", "case.ron", "--profile", DEFAULT]);
    assert_eq!(seen.code, Some(2), "{seen}");
    assert!(seen.stderr.contains("is no finished bundle"), "{seen}");
}

/// Rules that no fault of the sample bundle shows, each with the test that does.
const SHOWN_ELSEWHERE: [InspectionCode; 6] = [
    // Limits of the profile.
    InspectionCode::Size,
    InspectionCode::BookmarkLimit,
    InspectionCode::ScheduleLength,
    InspectionCode::Damaged,
    InspectionCode::Quotations,
    // Where there is no schedule: the bundles of quotations have none.
    InspectionCode::Schedule,
];

#[test]
fn no_rule_about_bundles_has_been_forgotten_here() {
    let shown: Vec<&str> = FAULTS
        .iter()
        .filter_map(|(_, rule, _)| rule.split(' ').next())
        .collect();
    for code in InspectionCode::ALL {
        let Basis::Rule(rule) = code.row().basis else {
            panic!("{code:?} stands on no rule");
        };
        let is_shown = shown.contains(&rule.number());
        assert!(is_shown || SHOWN_ELSEWHERE.contains(code), "{code:?}");
    }
}
