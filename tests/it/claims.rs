//! The nineteen statements of the article that this project grew out of, each held against the
//! library: which passages bear it out, which bring it up to date, which go against it.
//!
//! The article itself is not evidence and is never printed. The table says what stands in its place;
//! it fails where a statement has nothing, or where a passage it names is gone.

use bundle_builder::library::{Library, PassageId, read, shipped};

/// A statement, and the passages that bear on it.
struct Claim {
    number: u32,
    /// In a few words of ours.
    says: &'static str,
    supported_by: &'static [&'static str],
    updated_by: &'static [&'static str],
    contradicted_by: &'static [&'static str],
}

const fn claim(
    number: u32,
    says: &'static str,
    supported_by: &'static [&'static str],
    updated_by: &'static [&'static str],
    contradicted_by: &'static [&'static str],
) -> Claim {
    Claim {
        number,
        says,
        supported_by,
        updated_by,
        contradicted_by,
    }
}

const CLAIMS: [Claim; 19] = [
    claim(
        1,
        "two reports by Asylos and the Dutch Council for Refugees, December 2022",
        &[
            "asylos-deserters-2022-01",
            "asylos-deserters-2022-02",
            "freemovement-2023-01",
        ],
        &["euaa-cf-2025-01"],
        &[],
    ),
    claim(
        2,
        "fear of prosecution alone is not enough",
        &["sepet-2003-01"],
        &[],
        &["sepet-2003-02", "pk-os-2020-01"],
    ),
    claim(
        3,
        "prison terms of one to ten years",
        &["novaya-2022-09-23-01"],
        &["mz-2023-07-03", "mt-zhilin-2022-01"],
        &[],
    ),
    claim(
        4,
        "little evidence that deserters are prosecuted",
        &[],
        &["mz-2023-07-01", "mz-2024-06-01"],
        &["mz-2024-06-02"],
    ),
    claim(
        5,
        "prisons: ill-treatment, torture and sexual assault",
        &["moscowtimes-2021-11-01", "usdos-2021c-01"],
        &["unsr-2024-press-03"],
        &["zb-prison-2004-01"],
    ),
    claim(
        6,
        "prison conditions may found humanitarian protection",
        &["moscowtimes-2021-11-01", "cna-cpt-2025-01"],
        &[],
        &["zb-prison-2004-01"],
    ),
    claim(
        7,
        "war crimes and crimes against humanity by Russian forces",
        &["coi-ukraine-2023-03-01", "usdos-2023-01"],
        &["usdos-2024-01", "coi-ukraine-2025-10-01"],
        &[],
    ),
    claim(
        8,
        "refusal so as not to commit war crimes may found asylum",
        &["pk-os-2020-01", "cnda-2023-01", "cjeu-ez-2020-03"],
        &[],
        &["pk-os-2020-03", "pk-os-2020-05"],
    ),
    claim(
        9,
        "an EUAA report of June 2022 on protesters, journalists and defenders",
        &["freemovement-2023-01", "asylos-deserters-2022-02"],
        &["euaa-cf-2025-01"],
        &[],
    ),
    claim(
        10,
        "heightened risk for those who speak publicly against the war",
        &["usdos-2023-02", "amnesty-2023ar-01"],
        &["euaa-cf-2025-02"],
        &[],
    ),
    claim(
        11,
        "fines, harassment and detention for criticism on social media",
        &["ovd-antiwar-2y-02", "cbc-2022-03-11-01"],
        &["meduza-ovd-2024-12-03"],
        &[],
    ),
    claim(
        12,
        "a comment or a blank sheet of paper can bring a real risk",
        &["newsweek-2022-03-01", "newsweek-2022-03-02"],
        &["newhumanist-2024-01"],
        &[],
    ),
    claim(
        13,
        "an accusation of false information can lead to prison",
        &[
            "meduza-2022-08-02-01",
            "meduza-2022-08-02-02",
            "mz-gorinov-2022-01",
        ],
        &["f18-2857-01"],
        &[],
    ),
    claim(
        14,
        "feminists, students, artists, children and religious objectors",
        &[
            "meduza-fas-2024-01",
            "mt-spbu-2022-01",
            "meduza-ovd-2022-08-03",
            "mz-moskalev-2023-01",
            "f18-2848-01",
        ],
        &["unsr-2025-02"],
        &[],
    ),
    claim(
        15,
        "police violence against protests, and torture in detention",
        &["ebco-focus-russia-02", "usdos-2021c-01"],
        &["unsr-2024-press-02"],
        &[],
    ),
    claim(
        16,
        "asylum applications in the United Kingdom more than doubled; not verified",
        &["novaya-asylum-2023-01"],
        &["ho-stats-2024-01"],
        &[],
    ),
    claim(
        17,
        "many soldiers desert and seek asylum across Europe",
        &["unherd-2024-09-01"],
        &["conev-bamf-2024-01"],
        &["eumiglaw-defections-01"],
    ),
    claim(
        18,
        "a deserter may succeed on war crimes, and on conditions of detention",
        &["pk-os-2020-01", "wri-ak-2004-01", "moscowtimes-2021-11-01"],
        &[],
        &["vb-2003-01", "zb-prison-2004-01"],
    ),
    claim(
        19,
        "critical posts or standing near a protest may be enough",
        &["ovd-antiwar-2y-02", "mz-gorinov-2022-01"],
        &["meduza-ovd-2024-12-03"],
        &["rerussia-345-04"],
    ),
];

fn library() -> Library {
    read(&shipped()).0
}

fn passages(claim: &Claim) -> impl Iterator<Item = PassageId> {
    let lists = [claim.supported_by, claim.updated_by, claim.contradicted_by];
    lists.into_iter().flatten().map(|id| PassageId::from(*id))
}

#[test]
fn every_statement_of_the_article_has_passages_that_exist() {
    let library = library();
    for (number, claim) in (1..).zip(&CLAIMS) {
        assert_eq!(claim.number, number, "the table is in order");
        assert!(
            passages(claim).next().is_some(),
            "claim {number} ({}) has nothing",
            claim.says
        );
        for id in passages(claim) {
            assert!(
                library.passage(&id).is_some(),
                "claim {number}: there is no {id}"
            );
        }
    }
}

/// The numbers of prosecutions and the greatest sentence have been overtaken since December 2022.
#[test]
fn statements_that_were_overtaken_name_something_newer() {
    let library = library();
    for claim in CLAIMS.iter().filter(|claim| [3, 4].contains(&claim.number)) {
        let newest = claim
            .updated_by
            .iter()
            .filter_map(|id| library.passage(&PassageId::from(*id))?.source.published);
        let newest = newest.max();
        assert!(
            newest > "2022-12-31".parse().ok(),
            "claim {}: {newest:?}",
            claim.number
        );
    }
}
