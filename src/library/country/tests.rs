//! The table of countries is whole, and nobody in it can be taken for another.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::library::is_kebab_case;

/// As ISO 3166-1 lists them, by the first letter; taken from Debian's iso-codes 4.15.
const ISO: &str = "\
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD \
    BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR \
    COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH \
    ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL \
    GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR \
    JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR \
    MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL \
    NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY \
    PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP \
    SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA \
    UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE";

#[test]
fn every_country_of_iso_3166_is_there_once_and_few_others_are() {
    let codes: Vec<&str> = countries().map(|country| country.code).collect();
    let known: BTreeSet<&str> = codes.iter().copied().collect();
    assert_eq!(codes.len(), known.len(), "none twice");
    let iso: BTreeSet<&str> = ISO.split_whitespace().collect();
    assert_eq!(iso.len(), 249);
    assert!(iso.is_subset(&known));
    let others: Vec<&&str> = known.difference(&iso).collect();
    assert_eq!(others, [&"XKX", &"XXA", &"XXX"]);
}

#[test]
fn every_row_is_read_and_says_who_comes_from_there() {
    assert_eq!(countries().count(), TABLE.lines().count());
    for country in countries() {
        let Country {
            code,
            name,
            people,
            others: _,
        } = country;
        assert!(code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
        assert!(!name.is_empty(), "{code}");
        // Nothing of it may be lost in an id.
        assert!(!people.is_empty() && people.is_ascii(), "{code}");
        assert!(is_kebab_case(country.mark().id.as_str()), "{code}");
    }
}

#[test]
fn no_two_have_the_same_name_and_where_a_word_is_of_two_both_have_it() {
    let mut names = BTreeMap::<String, BTreeSet<&str>>::new();
    let (mut own, mut marks) = (BTreeSet::new(), BTreeSet::new());
    for country in countries() {
        assert!(own.insert(country.name), "{}", country.name);
        assert!(marks.insert(country.mark().id), "{}", country.people);
        let main = [country.code, country.name, country.people];
        for name in main.into_iter().chain(country.other_names()) {
            let of = names.entry(name.to_lowercase()).or_default();
            of.insert(country.code);
        }
    }
    let shared = names.iter().filter(|(_, codes)| codes.len() > 1);
    let shared: Vec<&str> = shared.map(|(name, _)| name.as_str()).collect();
    let wanted = [
        "congo",
        "congolese",
        "dominican",
        "korea",
        "korean",
        "virgin islands",
    ];
    assert_eq!(shared, wanted);
}

#[test]
fn they_stand_in_order_of_their_names_and_the_stateless_last() {
    use unicode_normalization::UnicodeNormalization;
    let is_letter = |c: &char| c.is_ascii_alphanumeric() || *c == ' ';
    let plain = |name: &str| name.nfkd().filter(is_letter).collect::<String>();
    let names: Vec<&str> = countries().map(|country| country.name).collect();
    let (all, last) = names.split_at(names.len() - 2);
    assert!(all.is_sorted_by_key(|name| plain(name).to_lowercase()));
    assert_eq!(last, ["Stateless", "Nationality not known"]);
}

#[test]
fn somebody_from_there_is_called_so() {
    let national = |code| country(code).unwrap().national();
    assert_eq!(national("SDN"), "Sudanese national");
    assert_eq!(national("XKX"), "Kosovan national");
    assert_eq!(national("XXA"), "Stateless person");
    assert_eq!(country("sdn"), None);
}
