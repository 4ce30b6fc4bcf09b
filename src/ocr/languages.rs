//! In which languages the documents of a case are likely to be: English, and what is written where the appellant comes
//! from. Nobody is asked for it; what a person says of a document goes before it.
//!
//! The table is of our own: for each country the languages of its papers (of authorities, courts, police and press),
//! the most used first, as far as tesseract reads them. It says nothing of a person.

/// A language that can be read, by the name that tesseract has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Language {
    pub code: &'static str,
    pub name: &'static str,
}

pub const ENGLISH: Language = Language {
    code: "eng",
    name: "English",
};

/// `code name`
const LANGUAGES: &str = "eng English;afr Afrikaans;amh Amharic;ara Arabic;aze Azerbaijani;bel Belarusian;ben Bengali;bul Bulgarian;ces Czech;chi_sim Chinese;dan Danish;deu German;div Dhivehi;ell Greek;est Estonian;fas Persian;fin Finnish;fra French;hat Haitian Creole;heb Hebrew;hin Hindi;hrv Croatian;hun Hungarian;hye Armenian;ind Indonesian;isl Icelandic;ita Italian;jpn Japanese;kat Georgian;kaz Kazakh;khm Khmer;kir Kyrgyz;ckb Central Kurdish;kmr Kurdish;kor Korean;lao Lao;lav Latvian;lit Lithuanian;mkd Macedonian;mon Mongolian;msa Malay;mya Burmese;nep Nepali;nld Dutch;nor Norwegian;pol Polish;por Portuguese;pus Pashto;ron Romanian;rus Russian;sin Sinhala;slk Slovak;slv Slovenian;spa Spanish;sqi Albanian;srp Serbian;swa Swahili;swe Swedish;tam Tamil;tgl Tagalog;tgk Tajik;tha Thai;tir Tigrinya;tur Turkish;ukr Ukrainian;urd Urdu;uzb Uzbek;vie Vietnamese";

/// Languages, and the countries (ISO 3166-1 alpha-3) of which they are the second thing that papers are in, or the
/// first where that is not English.
const COUNTRIES: &str = "afr:ZAF NAM
amh:ETH
ara:DZA BHR COM DJI EGY ESH IRQ JOR KWT LBN LBY MRT MAR OMN PSE QAT SAU SDN SYR TUN ARE YEM TCD SOM ISR
aze:AZE
bel:BLR
ben:BGD
bul:BGR
ces:CZE
chi_sim:CHN HKG TWN SGP
dan:DNK
deu:DEU AUT CHE LIE LUX
div:MDV
ell:GRC CYP
est:EST
fas:IRN AFG
fin:FIN
fra:FRA BEL BEN BFA BDI CMR CAF TCD COM COG COD CIV DJI GAB GIN HTI MDG MLI MRT MAR MCO NER RWA SEN TGO TUN DZA LBN VUT
hat:HTI
heb:ISR
hin:IND
hrv:HRV BIH
hun:HUN
hye:ARM
ind:IDN TLS
isl:ISL
ita:ITA SMR VAT
jpn:JPN
kat:GEO
kaz:KAZ
khm:KHM
kir:KGZ
kmr:IRQ SYR TUR
kor:KOR PRK
lao:LAO
lav:LVA
lit:LTU
mkd:MKD
mon:MNG
msa:MYS BRN
mya:MMR
nep:NPL
nld:NLD SUR
nor:NOR
pol:POL
por:PRT AGO BRA CPV GNB MOZ STP TLS
pus:AFG
ron:ROU MDA
rus:RUS ARM AZE BLR EST GEO KAZ KGZ LVA MDA TJK TKM UKR UZB
sin:LKA
slk:SVK
slv:SVN
spa:ESP ARG BOL CHL COL CRI CUB DOM ECU SLV GNQ GTM HND MEX NIC PAN PRY PER URY VEN
sqi:ALB XKX
srp:SRB MNE BIH XKX
swa:TZA KEN
swe:SWE
tam:LKA
tgk:TJK
tha:THA
tir:ERI
ara:ERI
tur:TUR CYP
ukr:UKR
urd:PAK
uzb:UZB
vie:VNM";

/// What people call languages otherwise, or what is written in nearly the same way. `name code`
const ALSO: &str = "farsi fas;dari fas;iranian fas;sorani ckb;kurmanji kmr;mandarin chi_sim;cantonese chi_sim;castilian spa;flemish nld;moldovan ron;moldavian ron;bosnian hrv;montenegrin srp;kosovan sqi;filipino tgl;bangla ben;sinhalese sin;pushto pus;ukranian ukr;tigrigna tir";

/// In which languages a document is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The first before the others.
    pub languages: Vec<Language>,
    /// A person said that it is in these: in others, nothing of it would be read rightly.
    pub is_said: bool,
}

impl Wanted {
    /// What a person said of the document goes first; where nobody did, or said a language that is not known here, it
    /// is as likely papers from these countries.
    pub fn of<'c>(said: Option<&str>, countries: impl IntoIterator<Item = &'c str>) -> Wanted {
        let mut languages = said.map(named).unwrap_or_default();
        let is_said = !languages.is_empty();
        match is_said {
            // Stamps, numbers of files and forms are in Latin letters everywhere.
            true if !languages.contains(&ENGLISH) => languages.push(ENGLISH),
            true => {}
            false => languages = languages_of(countries),
        }
        Wanted { languages, is_said }
    }
}

/// The languages that a person named, in their order: `Russian and Farsi`, `Arabic (Syria)`.
fn named(said: &str) -> Vec<Language> {
    let mut all: Vec<Language> = Vec::new();
    let words = said.split(|letter: char| !letter.is_alphabetic());
    for word in words.filter(|word| word.len() > 1) {
        let word = word.to_lowercase();
        let mut known = LANGUAGES.split(';').filter_map(|one| one.split_once(' '));
        let known = known.find(|(_, name)| name.to_lowercase() == word);
        let mut also = ALSO.split(';').filter_map(|one| one.split_once(' '));
        let also = || also.find(|(name, _)| *name == word).map(|(_, code)| code);
        let code = known.map(|(code, _)| code).or_else(also);
        let found = code.and_then(language);
        all.extend(found.filter(|one| !all.contains(one)));
    }
    all
}

/// The language that tesseract calls so.
pub fn language(code: &str) -> Option<Language> {
    let mut all = LANGUAGES.split(';').filter_map(|one| one.split_once(' '));
    let (code, name) = all.find(|(known, _)| *known == code)?;
    Some(Language { code, name })
}

/// English, and those of the papers of these countries (ISO 3166-1 alpha-3).
pub fn languages_of<'c>(countries: impl IntoIterator<Item = &'c str>) -> Vec<Language> {
    let mut all = vec![ENGLISH];
    for country in countries {
        let rows = COUNTRIES.lines().filter_map(|row| row.split_once(':'));
        let own = rows.filter(|(_, countries)| countries.split(' ').any(|one| one == country));
        // Those of few countries come first: in Ukraine Ukrainian before Russian.
        let mut own: Vec<(usize, Language)> = own
            .filter_map(|(code, countries)| Some((countries.len(), language(code)?)))
            .collect();
        own.sort();
        all.extend(own.into_iter().map(|(_, language)| language));
    }
    let mut known = Vec::new();
    all.retain(|language| {
        !known.contains(language) && {
            known.push(*language);
            true
        }
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::country;

    fn codes(countries: &[&str]) -> Vec<&'static str> {
        let languages = languages_of(countries.iter().copied());
        languages.iter().map(|language| language.code).collect()
    }

    #[test]
    fn papers_are_in_english_and_in_the_languages_of_the_country() {
        assert_eq!(codes(&[]), ["eng"]);
        assert_eq!(codes(&["RUS"]), ["eng", "rus"]);
        assert_eq!(codes(&["UKR"]), ["eng", "ukr", "rus"]);
        assert_eq!(codes(&["AFG"]), ["eng", "pus", "fas"]);
        assert_eq!(codes(&["IRN", "IRN"]), ["eng", "fas"]);
        assert_eq!(codes(&["NGA"]), ["eng"], "which is written there, too");
    }

    #[test]
    fn what_a_person_says_goes_before_what_is_likely() {
        let wanted = |said: &str| {
            let wanted = Wanted::of(Some(said), ["RUS"]);
            let codes: Vec<&str> = wanted.languages.iter().map(|one| one.code).collect();
            (codes.join("+"), wanted.is_said)
        };
        for (said, codes) in [
            ("Arabic", "ara+eng"),
            (" arabic ", "ara+eng"),
            ("Farsi", "fas+eng"),
            ("Dari (Afghanistan)", "fas+eng"),
            ("Persian/Farsi", "fas+eng"),
            ("Russian and Ukrainian", "rus+ukr+eng"),
            ("English, some RUSSIAN", "eng+rus"),
            ("English", "eng"),
            ("Kurdish (Sorani)", "kmr+ckb+eng"),
        ] {
            assert_eq!(wanted(said), (codes.to_owned(), true), "{said}");
        }
        for said in ["", "Chechen", "??", "e"] {
            assert_eq!(wanted(said), ("eng+rus".to_owned(), false), "{said}");
        }
        for one in ALSO.split(';') {
            let (_, code) = one.split_once(' ').unwrap();
            assert!(language(code).is_some(), "{one}");
        }
    }

    #[test]
    fn every_row_names_a_language_and_countries_that_there_are() {
        for row in COUNTRIES.lines() {
            let (code, countries) = row.split_once(':').unwrap();
            assert!(language(code).is_some(), "{code}");
            for code in countries.split(' ') {
                assert!(country(code).is_some(), "{code}");
            }
        }
        for one in LANGUAGES.split(';') {
            assert!(one.contains(' '), "{one}");
        }
    }
}
