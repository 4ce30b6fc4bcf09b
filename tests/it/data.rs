//! The real folder of evidence: sound, large enough, reachable, and the same as what ships.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use bundle_builder::files::read_pack;
use bundle_builder::library::{
    Authority, AuthorityStatus, Bearing, Characteristic, CharacteristicId, Checked, Cited, Facet,
    Issue, Library, Pack, PackFiles, Passage, PassageKind, Period, Proposition, PublisherKind,
    ReadExtent, Retired, Source, Stance, Tier, examine, is_kebab_case, list_of_columns, read,
    shipped, template,
};
use bundle_builder::matching::{Match, Question, holdings, matches, standing, standings};

use super::desk::root;

/// What all packs share, then the pack of each country.
const PACKS: [&str; 4] = ["shared", "eritrea", "iran", "russia"];

fn folders() -> Vec<PackFiles> {
    let folder = |name: &&str| PackFiles {
        origin: format!("evidence/{name}"),
        ..read_pack(&root().join("evidence").join(name)).unwrap()
    };
    PACKS.iter().map(folder).collect()
}

fn library() -> Library {
    let (library, findings) = read(&folders());
    assert_eq!(findings, []);
    library
}

#[test]
fn the_folders_have_no_findings() {
    let (_, findings) = examine(&folders());
    assert_eq!(findings, []);
}

#[test]
fn what_ships_is_what_the_folders_hold() {
    let data = |mut pack: PackFiles| {
        pack.files.retain(|path, _| !path.ends_with(".md"));
        (pack.origin, pack.files)
    };
    let shipped: Vec<_> = shipped().into_iter().map(data).collect();
    let folders: Vec<_> = folders().into_iter().map(data).collect();
    let names = |packs: &[(String, BTreeMap<String, Vec<u8>>)]| -> Vec<String> {
        let of = |(origin, files): &(String, BTreeMap<String, Vec<u8>>)| {
            let names = files.keys().map(|path| format!("{origin}/{path}"));
            names.collect::<Vec<_>>()
        };
        packs.iter().flat_map(of).collect()
    };
    assert_eq!(names(&shipped), names(&folders));
    assert!(shipped == folders, "the bytes differ");
}

/// What is accepted is a warning that would be told otherwise; nothing else is.
#[test]
fn what_is_accepted_is_just_what_would_be_warned_of() {
    let strict = folders().into_iter().map(|mut pack| {
        let text = String::from_utf8(pack.files["pack.ron"].clone()).unwrap();
        let text = match text.split_once("    accepted: [") {
            Some((before, after)) => {
                let (_, rest) = after.split_once("\n    ],\n").unwrap();
                format!("{before}{rest}")
            }
            None => text,
        };
        pack.files.insert("pack.ron".to_owned(), text.into_bytes());
        pack
    });
    let strict: Vec<PackFiles> = strict.collect();
    let (_, findings) = examine(&strict);
    let library = library();
    let source_of = |of: &str| {
        let passage = library.passage(&of.into());
        passage.map_or(of.to_owned(), |held| held.source.id.to_string())
    };
    let accepted = library.packs.iter().flat_map(|pack| &pack.accepted);
    let accepted: BTreeSet<String> = accepted
        .map(|one| format!("{} {}", one.finding, source_of(&one.of)))
        .collect();
    let told = findings.iter().map(|finding| {
        let place = finding.place.to_string();
        let (file, _) = place.split_once(".ron").unwrap();
        format!("{} {}", finding.code, file.rsplit('/').next().unwrap())
    });
    let told: BTreeSet<String> = told.collect();
    assert_eq!(accepted, told);
}

/// Holds a file to what the program makes of it; makes it anew where the person asks for that.
fn assert_written(name: &str, wanted: &str) {
    let path = root().join("evidence").join(name);
    let text = fs::read_to_string(&path).unwrap();
    if text != wanted && std::env::var_os("BUNDLE_BUILDER_WRITE").is_some() {
        return bundle_builder::files::write_atomic(&path, wanted.as_bytes()).unwrap();
    }
    let first = (1..)
        .zip(text.lines().zip(wanted.lines()))
        .find(|(_, (is, should))| is != should);
    assert!(
        text == wanted,
        "{name} is not what the fields say, first in {first:?}; run the test with BUNDLE_BUILDER_WRITE=1"
    );
}

#[test]
fn the_template_shows_every_field_as_the_program_knows_it() {
    assert_written("TEMPLATE.ron", &template());
}

#[test]
fn every_column_is_explained_where_people_look() {
    let text = fs::read_to_string(root().join("evidence/README.md")).unwrap();
    let (before, rest) = text.split_once("| column |").unwrap();
    let (_, after) = rest.split_once("\n\n").unwrap();
    let wanted = format!("{before}{}\n{after}", list_of_columns());
    assert_written("README.md", &wanted);
}

#[test]
fn there_is_enough_of_it_and_not_only_what_helps() {
    let library = library();
    let of_tier_a = library.sources().filter(|source| source.tier == Tier::A);
    assert!(of_tier_a.count() >= 25);
    let from_tier_a = |held: &bundle_builder::library::Held<'_>| held.source.tier == Tier::A;
    let passages: Vec<_> = library.passages().filter(from_tier_a).collect();
    assert!(passages.len() >= 60);
    let adverse =
        |held: &&bundle_builder::library::Held<'_>| held.passage.stance == Stance::Adverse;
    assert!(passages.iter().filter(adverse).count() >= 10);
    for group in ["deserter", "draft-evader", "political-dissident"] {
        let about = |id: &CharacteristicId| id.as_str() == group;
        let any = passages
            .iter()
            .any(|held| held.passage.about.iter().any(about));
        assert!(any, "nothing speaks of {group}");
    }
}

#[test]
fn every_passage_stands_where_its_position_says() {
    let library = library();
    for held in library.passages() {
        let position = library.position(&held.passage.id).unwrap();
        assert_eq!(library.at(position), Some(held));
    }
    assert_eq!(library.position(&"no-such-passage".into()), None);
}

/// A passage that no appellant ever meets is lost. Whoever has just what it asks for must meet it.
#[test]
fn every_passage_is_met_by_some_claimant() {
    let library = library();
    let offered = library.passages().filter(|held| !held.is_retired());
    let lost = offered.filter(|held| {
        !held.passage.about.iter().any(|id| {
            let mut characteristics: BTreeSet<_> = held.passage.only_if.iter().cloned().collect();
            characteristics.insert(id.clone());
            let question = Question {
                nationality: held.pack.nationalities.first().cloned(),
                characteristics,
                issues: Vec::new(),
                ages: None,
            };
            let found = matches(&library, &question);
            found
                .iter()
                .any(|found| found.held.passage.id == held.passage.id)
        })
    });
    let lost: Vec<&str> = lost.map(|held| held.passage.id.as_str()).collect();
    assert_eq!(lost, Vec::<&str>::new());
}

#[test]
fn every_characteristic_of_a_country_finds_something() {
    let library = library();
    let found = |code: &str, id: Option<&CharacteristicId>| {
        let question = Question {
            nationality: Some(code.to_owned()),
            characteristics: id.cloned().into_iter().collect(),
            issues: Vec::new(),
            ages: None,
        };
        matches(&library, &question).len()
    };
    let mute = |code: &str| -> Vec<&str> {
        let everybody = found(code, None);
        let all = library.taxonomy.characteristics();
        all.filter(|known| known.nationality.is_none() && known.is_for(Some(code)))
            .filter(|known| found(code, Some(&known.id)) <= everybody)
            .map(|known| known.id.as_str())
            .collect()
    };
    // General ones on which the pack of Russia has nothing; no country has one of its own without a passage.
    insta::assert_snapshot!(mute("RUS").join(" "), @"approaching-service-age security-force-member contrived-activity regime-connected illegal-exit");
    for code in ["ERI", "IRN"] {
        let silent = mute(code);
        let own = library.taxonomy.characteristics();
        let own = own.filter(|known| known.only_for.iter().any(|one| one == code));
        for known in own {
            assert!(!silent.contains(&known.id.as_str()), "{code} {}", known.id);
        }
    }
}

/// The window and the command line say of a tick that there is nothing on it: just of those with which nothing is met.
#[test]
fn what_a_country_has_nothing_on_is_what_meets_no_passage() {
    let library = library();
    let mut nothing = String::new();
    for (code, holding) in holdings(&library) {
        let all = library.taxonomy.characteristics();
        let all = all.filter(|known| known.nationality.is_none() && known.is_for(Some(&code)));
        let silent: Vec<&str> = all
            .filter(|known| {
                let question = Question {
                    nationality: Some(code.clone()),
                    characteristics: BTreeSet::from([known.id.clone()]),
                    issues: Vec::new(),
                    ages: None,
                };
                let found = matches(&library, &question);
                let through =
                    |one: &Match<'_>| one.shared.iter().any(|one| one.claimant == known.id);
                let is_met = found.iter().any(through);
                assert_eq!(holding.on(&known.id) > 0, is_met, "{code} {}", known.id);
                !is_met
            })
            .map(|known| known.id.as_str())
            .collect();
        nothing.push_str(&format!("{code}: {}\n", silent.join(" ")));
    }
    insta::assert_snapshot!(nothing, @r"
    ERI: summons-served contract-soldier forced-contract officer prisoner-recruit exemption-refused order-refuser alternative-service security-force-member teacher student lawyer contrived-activity ethnic-minority naturalised-citizen lgbt transgender banned-religious-group
    IRN: mobilised-reservist contract-soldier forced-contract officer former-soldier prisoner-recruit exemption-refused order-refuser alternative-service approaching-service-age teacher naturalised-citizen jehovahs-witness banned-religious-group regime-connected child-or-parent
    RUS: approaching-service-age security-force-member contrived-activity regime-connected illegal-exit
    ");
}

#[test]
fn deserters_and_draft_evaders_are_kept_apart() {
    let taxonomy = library().taxonomy;
    let (deserter, evader) = ("deserter".into(), "draft-evader".into());
    assert!(taxonomy.characteristic(&deserter).is_some());
    assert!(taxonomy.characteristic(&evader).is_some());
    let kin = |id: &CharacteristicId| -> BTreeSet<CharacteristicId> {
        let mut kin: BTreeSet<_> = taxonomy.broader(id).into_keys().collect();
        let below = taxonomy.characteristics().map(|known| known.id.clone());
        kin.extend(below.filter(|known| taxonomy.broader(known).contains_key(id)));
        kin.insert(id.clone());
        kin
    };
    assert!(
        !kin(&deserter).contains(&evader),
        "one is broader than the other"
    );
    let below = |id: &CharacteristicId| -> BTreeSet<CharacteristicId> {
        let all = taxonomy.characteristics().map(|known| known.id.clone());
        all.filter(|known| taxonomy.broader(known).contains_key(id))
            .collect()
    };
    assert!(
        below(&deserter).is_disjoint(&below(&evader)),
        "something is narrower than both"
    );
}

#[test]
fn the_template_is_a_source_that_a_pack_may_hold() {
    let mut own = PackFiles {
        origin: "own".to_owned(),
        files: BTreeMap::new(),
    };
    let pack = r#"(id: "own", title: "Own", nationalities: ["RUS"], updated: "2026-11-01")"#;
    own.files.insert("pack.ron".to_owned(), pack.into());
    let template = fs::read(root().join("evidence/TEMPLATE.ron")).unwrap();
    own.files
        .insert("sources/template-2026.ron".to_owned(), template);
    let (library, findings) = read(&[shipped(), vec![own]].concat());
    assert_eq!(findings, []);
    assert!(library.passage(&"template-2026-01".into()).is_some());
}

/// The template names every field, so that nobody has to read the program to find one.
#[test]
fn the_template_shows_every_field_and_every_word() {
    let template = fs::read_to_string(root().join("evidence/TEMPLATE.ron")).unwrap();
    let model = fs::read_to_string(root().join("src/library/model.rs")).unwrap();
    let records = model.split_once("pub struct Source").unwrap().1;
    let field = |line: &str| {
        let (name, _type) = line.strip_prefix("    pub ")?.split_once(": ")?;
        (!name.contains(' ')).then(|| name.to_owned())
    };
    let fields: Vec<String> = records.lines().filter_map(field).collect();
    assert!(fields.len() > 30, "{fields:?}");
    for field in fields {
        assert!(
            template.contains(&format!("{field}:")),
            "{field} is not shown"
        );
    }
    let words = [
        words(PublisherKind::ALL),
        words(PassageKind::ALL),
        words(Stance::ALL),
        words(Tier::ALL),
        words(ReadExtent::ALL),
    ];
    for word in words.iter().flatten() {
        assert!(template.contains(word.as_str()), "{word} is not shown");
    }
}

fn words<T: std::fmt::Debug>(all: &[T]) -> Vec<String> {
    all.iter().map(|word| format!("{word:?}")).collect()
}

/// Every record is taken apart without `..`: whoever adds a field decides here what it must obey.
#[test]
fn every_record_obeys_field_by_field() {
    let library = library();
    for pack in &library.packs {
        let Pack {
            id,
            title,
            nationalities,
            updated: _,
            note,
            accepted,
        } = pack;
        assert!(is_kebab_case(id));
        says_something(title);
        note.iter().for_each(|note| says_something(note));
        accepted.iter().for_each(|one| says_something(&one.why));
        assert!(nationalities.iter().all(|code| code.len() == 3));
    }
    library.sources().for_each(source_obeys);
    for facet in &library.taxonomy.facets {
        let Facet {
            id,
            label,
            help,
            characteristics,
        } = facet;
        assert!(is_kebab_case(id));
        says_something(label);
        help.iter().for_each(|help| says_something(help));
        characteristics.iter().for_each(characteristic_obeys);
    }
    library.taxonomy.issues.iter().for_each(issue_obeys);
    library
        .taxonomy
        .authorities
        .iter()
        .for_each(authority_obeys);
    library
        .taxonomy
        .propositions
        .iter()
        .for_each(proposition_obeys);
}

fn source_obeys(source: &Source) {
    let id = &source.id;
    assert!(is_kebab_case(id.as_str()), "{id}");
    says_something(&source.title);
    says_something(&source.publisher);
    for text in [
        &source.described_as,
        &source.licence,
        &source.seen_through,
        &source.limits,
    ]
    .into_iter()
    .flatten()
    .chain(&source.findings_of)
    {
        says_something(text);
    }
    assert!(
        source.tier != Tier::A || source.published.is_some(),
        "{id}: tier A has a date"
    );
    assert!(
        source.read != ReadExtent::SecondHand || source.seen_through.is_some(),
        "{id}"
    );
    if let Some(Period { from, to }) = &source.covers {
        assert!(from <= to, "{id}");
    }
    let address = &source.address;
    assert!(address.starts_with("http"), "{id}: {address}");
    assert!(!address.contains(char::is_whitespace), "{id}: {address}");
    assert_eq!(source.language.len(), 2, "{id}");
    assert!(
        !source.relies_on.contains(id) && !source.supersedes.contains(id),
        "{id}"
    );
    assert!(!source.passages.is_empty(), "{id}");
    source.retired.iter().for_each(retired_obeys);
    source.passages.iter().for_each(passage_obeys);
}

fn passage_obeys(passage: &Passage) {
    let id = &passage.id;
    assert!(is_kebab_case(id.as_str()), "{id}");
    assert_eq!(
        passage.kind,
        PassageKind::Summary,
        "{id}: nothing that ships is verbatim"
    );
    says_something(&passage.text);
    says_something(&passage.provenance);
    for text in [&passage.pinpoint, &passage.note].into_iter().flatten() {
        says_something(text);
    }
    let text = &passage.text;
    assert!(!text.contains(['“', '”', '"']) || text.len() > 40, "{id}");
    assert!(
        !passage.about.is_empty() && !passage.issues.is_empty(),
        "{id}"
    );
    for list in [&passage.about, &passage.only_if, &passage.not_if] {
        let once: BTreeSet<_> = list.iter().collect();
        assert_eq!(once.len(), list.len(), "{id} names a characteristic twice");
    }
    let (only_if, not_if) = (&passage.only_if, &passage.not_if);
    assert!(!only_if.iter().any(|id| not_if.contains(id)), "{id}");
    let named: BTreeSet<_> = passage
        .propositions
        .iter()
        .map(Bearing::proposition)
        .collect();
    assert_eq!(
        named.len(),
        passage.propositions.len(),
        "{id} names a proposition twice"
    );
    passage.retired.iter().for_each(retired_obeys);
    if let Some(Checked {
        by,
        on: _,
        file_sha256,
    }) = &passage.checked
    {
        says_something(by);
        assert_eq!(file_sha256.len(), 64, "{id}");
    }
}

fn retired_obeys(retired: &Retired) {
    let Retired { on, why } = retired;
    assert!(
        on.year >= 2026,
        "nothing was retired before there was a library"
    );
    says_something(why);
}

fn characteristic_obeys(characteristic: &Characteristic) {
    let Characteristic {
        id,
        label,
        help,
        synonyms,
        broader,
        took_part: _,
        nationality,
        only_for,
    } = characteristic;
    assert!(nationality.is_none() || !only_for.is_empty(), "{id}");
    assert!(is_kebab_case(id.as_str()));
    says_something(label);
    help.iter()
        .chain(synonyms)
        .for_each(|text| says_something(text));
    assert!(!broader.contains(id), "{id}");
    assert!(
        nationality.as_ref().is_none_or(|code| code.len() == 3),
        "{id}"
    );
}

fn issue_obeys(issue: &Issue) {
    let Issue {
        id,
        code,
        short,
        label,
        parent,
        standard,
        help,
        synonyms,
        authorities,
        exclusion: _,
        only_for: _,
    } = issue;
    assert!(is_kebab_case(id.as_str()));
    says_something(code);
    assert!(short.is_some(), "{id} has no short title");
    says_something(label);
    assert!(parent.as_ref() != Some(id));
    for text in standard.iter().chain(help).chain(synonyms) {
        says_something(text);
    }
    for Cited {
        id,
        at,
        decides,
        subject,
        note,
    } in authorities
    {
        assert!(is_kebab_case(id));
        let texts = at.iter().chain(decides).chain(subject).chain(note);
        texts.for_each(|text| says_something(text));
    }
}

fn proposition_obeys(proposition: &Proposition) {
    let Proposition {
        id,
        statement,
        issues,
        only_for,
    } = proposition;
    assert!(!only_for.is_empty(), "{id}");
    assert!(is_kebab_case(id.as_str()));
    says_something(statement);
    assert!(statement.chars().count() <= 160, "{id}");
    assert!(!issues.is_empty(), "{id}");
}

/// On which there are packs: guidance on another country is not guidance on these.
const COUNTRIES: [&str; 3] = ["Russia", "Eritrea", "Iran"];

fn authority_obeys(authority: &Authority) {
    let Authority {
        id,
        citation,
        neutral,
        court,
        decided,
        decides,
        subject,
        address,
        status,
        seen_in,
        country_guidance,
        adverse: _,
        overtaken,
        looked_up,
    } = authority;
    assert!(is_kebab_case(id));
    says_something(citation);
    says_something(court);
    for text in neutral.iter().chain(decides).chain(address).chain(seen_in) {
        says_something(text);
    }
    subject.iter().for_each(|text| says_something(text));
    assert!(decides.is_none() || subject.is_none(), "{id}");
    assert!(decided.is_none_or(|decided| decided.year >= 1990), "{id}");
    assert!(looked_up.is_none(), "nobody has looked up {id}");
    overtaken.iter().for_each(|one| says_something(&one.by));
    assert!(
        *status == AuthorityStatus::Unverified || seen_in.is_some(),
        "{id}"
    );
    assert_eq!(
        *country_guidance,
        citation.ends_with("CG") && COUNTRIES.iter().any(|country| citation.contains(country)),
        "{id}"
    );
}

fn says_something(text: &str) {
    assert!(!text.trim().is_empty() && text.trim() == text, "“{text}”");
    assert!(!text.contains(char::is_control), "“{text}”");
    for leftover in ["TODO", "FIXME", "XXX", "lorem", "\u{fffd}", "Ã", "â€"] {
        assert!(!text.contains(leftover), "“{text}”");
    }
}

/// A statement that nothing supports has no place in the list; the whole list is in use.
#[test]
fn every_proposition_is_supported_and_most_passages_bear_on_one() {
    let library = library();
    let all = &library.taxonomy.propositions;
    assert!((200..=300).contains(&all.len()), "{}", all.len());
    let standings = standings(&library);
    // Whoever supported it is retired; one passage still supports it in part.
    let only_in_part = "activity-abroad-tested";
    for proposition in all.iter().filter(|one| one.id.as_str() != only_in_part) {
        let standing = &standings[&proposition.id];
        assert!(!standing.supports.is_empty(), "{}", proposition.id);
        assert!(standing.independent > 0, "{}", proposition.id);
        assert!(
            standing.independent <= standing.supports.len() * 2,
            "{}: more voices than passages and their named originals",
            proposition.id
        );
    }
    let bearing = library
        .passages()
        .filter(|held| !held.passage.propositions.is_empty());
    assert!(bearing.count() * 20 > library.passages().count() * 17);
}

/// The words of evidence, not of advocacy.
#[test]
fn propositions_do_not_argue() {
    const ARGUING: [&str; 14] = [
        "clearly",
        "obviously",
        "brutal",
        "horrific",
        "shocking",
        "regime",
        "must ",
        "should ",
        "undoubtedly",
        "notorious",
        "merely",
        "even ",
        "!",
        "?",
    ];
    // In the words of those whose finding they are: the Home Office, PK and OS, HB (Kurds).
    let quoting = [
        "evasion-no-convention-ground",
        "no-other-way-required",
        "irn-kurds-low-level",
    ];
    let propositions = library().taxonomy.propositions.into_iter();
    for proposition in propositions.filter(|one| !quoting.contains(&one.id.as_str())) {
        let statement = proposition.statement.to_lowercase();
        let found = ARGUING.iter().find(|word| statement.contains(**word));
        assert_eq!(found, None, "{}", proposition.statement);
    }
}

/// A case of the first version has the wide tags; it goes on finding what the narrow ones say.
#[test]
fn a_case_of_the_first_version_finds_what_the_finer_tags_say() {
    let library = library();
    let text = fs::read_to_string(root().join("tests/it/old_cases/v1/entries.ron")).unwrap();
    let case = bundle_builder::case::text::read(text.as_bytes()).unwrap();
    let finds = |old: &str, narrow: &[&str]| {
        let question = Question {
            nationality: case.claimant.nationality.clone(),
            characteristics: [old.into()].into(),
            issues: Vec::new(),
            ages: None,
        };
        let found = matches(&library, &question);
        for tag in narrow {
            let is_about = |id: &CharacteristicId| id.as_str() == *tag;
            let only = |held: &bundle_builder::library::Held<'_>| {
                let passage = held.passage;
                passage.about.iter().any(is_about) && passage.only_if.is_empty()
            };
            let offered = library
                .passages()
                .filter(|held| !held.is_retired() && only(held));
            let missing: Vec<_> = offered
                .filter(|held| {
                    held.pack.id == "russia" && !held.passage.not_if.contains(&old.into())
                })
                .filter(|held| !found.iter().any(|one| one.held == *held))
                .map(|held| held.passage.id.as_str())
                .collect();
            assert_eq!(missing, Vec::<&str>::new(), "{old} and {tag}");
        }
    };
    for id in &case.claimant.characteristics {
        assert!(library.taxonomy.characteristic(id).is_some(), "{id}");
    }
    for issue in case
        .issues
        .iter()
        .filter_map(|issue| issue.taxonomy.as_ref())
    {
        assert!(library.taxonomy.issue(issue).is_some(), "{issue}");
    }
    finds(
        "mobilised-reservist",
        &["inactive-reservist", "mobilised-man", "active-reservist"],
    );
    finds("conscript", &["conscription-age", "serving-conscript"]);
    finds(
        "prisoner-recruit",
        &["convict-recruit", "accused-offered-contract"],
    );
    finds(
        "ethnic-minority",
        &["buryat", "chechen", "crimean-tatar", "indigenous-people"],
    );
}

/// Ten relays of one count are one voice: the case that the whole reckoning is for.
#[test]
fn counts_of_anti_war_detentions_all_come_from_one_organisation() {
    let standing = standing(&library(), &"anti-war-detentions".into());
    assert_eq!((standing.supports.len(), standing.independent), (3, 1));
}

/// What the Home Office says of how claims are to be decided has to be met; what it quotes of the country is evidence.
#[test]
fn every_note_of_the_home_office_says_which_sections_are_its_assessment() {
    let library = library();
    let is_note = |source: &Source| {
        let kind = source.described_as.as_deref().unwrap_or_default();
        source.publisher.contains("Home Office")
            && (kind.contains("CPIN") || kind.contains("country policy and information note"))
    };
    let notes = library
        .shelf()
        .iter()
        .filter(|shelved| is_note(&shelved.source));
    let mut counts = Vec::new();
    for shelved in notes {
        let source = &shelved.source;
        assert!(source.assessment_through.is_some(), "{}", source.id);
        let own = source.passages.iter().filter(|passage| {
            let held = library.passage(&passage.id).unwrap();
            held.is_assessment()
        });
        counts.push(format!(
            "{} {} of {}",
            source.id,
            own.count(),
            source.passages.len()
        ));
    }
    counts.sort();
    insta::assert_snapshot!(counts.join("\n"), @"
    cpin-critics-2022 27 of 30
    cpin-eri-2025 24 of 27
    cpin-irn-military-2026 22 of 24
    cpin-irn-surplace-2025 18 of 18
    cpin-russia-military-2026 68 of 73
    cpin-sogie-2025 30 of 32
    ");
}

/// PK and OS overtook PK [2018] UKUT 241: in a basic-rules case a fine can suffice.
#[test]
fn severity_is_stated_as_pk_and_os_has_it() {
    let taxonomy = library().taxonomy;
    let severity = taxonomy.issue(&"q3b-severity".into()).unwrap();
    let help = severity.help.as_deref().unwrap();
    assert!(help.contains("can suffice if it is more than negligible"));
    assert_eq!(severity.authorities[0].id, "pk-os-2020");
    let overtaken = severity.authorities[1].note.as_deref().unwrap();
    assert!(overtaken.contains("Overtaken on basic-rules cases"));
    let earlier = taxonomy.authority("pk-2018").unwrap();
    let overtaken = earlier.overtaken.as_ref().unwrap();
    assert!(overtaken.by.contains("PK and OS [2020] UKUT 314"));
    assert_eq!(overtaken.only_on.as_deref(), Some("basic-rules cases"));
    let seen_in = earlier.seen_in.as_deref().unwrap();
    assert!(
        seen_in.contains("[2019] EWCA Civ 1756"),
        "said to the person, not in print"
    );
}

/// A military-service note has existed since August 2023; nothing that is offered says otherwise.
#[test]
fn nothing_offered_rests_on_there_being_no_military_service_note() {
    let library = library();
    for id in [
        "cpin-critics-2022-01",
        "cpin-critics-2022-02",
        "freemovement-2023-02",
    ] {
        let passage = library.passage(&id.into()).unwrap().passage;
        assert!(
            passage.retired.is_some() && passage.propositions.is_empty(),
            "{id}"
        );
    }
    for held in library.passages().filter(|held| !held.is_retired()) {
        let text = held.passage.text.to_lowercase();
        assert!(
            !(text.contains("no cpin") || text.contains("no military")),
            "{text}"
        );
    }
}
