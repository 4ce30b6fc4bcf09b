//! Sound tags have no fault; each thing that PDF/UA asks, spoilt by one change, is found.

use hayro_syntax::Pdf;

use super::{TagFault, faults_of};
use crate::pdf::import::specimen::Writer;

const CONTENT: &str = "/H1 <</MCID 0>> BDC BT (Title) Tj ET EMC\n/Link <</MCID 1>> BDC BT (Go) Tj ET EMC\n/Artifact BMC 0 0 9 9 re f EMC";

const CATALOG: &str =
    "<</Type/Catalog/Pages 2 0 R/Lang(en-GB)/MarkInfo<</Marked true>>/StructTreeRoot 5 0 R>>";

const OBJECTS: [&str; 12] = [
    "<</Type/Pages/Count 1/Kids[3 0 R]>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 20 0 R/StructParents 0/Tabs/S/Annots[4 0 R]>>",
    "<</Subtype/Link/Rect[0 0 9 9]/Contents(To page 1)/StructParent 1/Dest[3 0 R/Fit]>>",
    "<</Type/StructTreeRoot/K[6 0 R]/ParentTree 12 0 R>>",
    "<</Type/StructElem/S/Document/P 5 0 R/K[7 0 R 8 0 R]>>",
    "<</Type/StructElem/S/H1/P 6 0 R/Pg 3 0 R/K 0>>",
    "<</Type/StructElem/S/TOC/P 6 0 R/K[9 0 R]>>",
    "<</Type/StructElem/S/TOCI/P 8 0 R/K[10 0 R]>>",
    "<</Type/StructElem/S/Link/P 9 0 R/K[11 0 R<</Type/OBJR/Obj 4 0 R>>]>>",
    "<</Type/MCR/Pg 3 0 R/MCID 1>>",
    "<</Nums[0[7 0 R 10 0 R] 1 10 0 R]>>",
    "<<>>",
];

/// What is said of the sound file after one change.
fn faults(old: &str, new: &str) -> Vec<String> {
    claimed(old, new, false)
}

fn claimed(old: &str, new: &str, claims_ua: bool) -> Vec<String> {
    let mut file = Writer::default();
    let mut changed = old.is_empty();
    let mut text = |text: &str| {
        changed |= text.contains(old);
        text.replacen(old, new, 1)
    };
    file.object(1, &text(CATALOG));
    for (number, object) in (2..).zip(OBJECTS) {
        file.object(number, &text(object));
    }
    file.stream(20, "", text(CONTENT).as_bytes());
    assert!(changed, "{old} is not in the file");
    let told = |TagFault { page, message }: TagFault| match page {
        Some(page) => format!("{page}: {message}"),
        None => message,
    };
    let pdf = Pdf::new(file.finish()).unwrap();
    faults_of(&pdf, &|_| true, claims_ua)
        .into_iter()
        .map(told)
        .collect()
}

#[test]
fn sound_tags_have_no_fault() {
    assert_eq!(faults("", ""), Vec::<String>::new());
}

/// A second page, as a document behind ours has it.
#[test]
fn only_a_file_that_is_tagged_throughout_may_claim_so() {
    assert_eq!(claimed("", "", true), Vec::<String>::new());
    let behind = (
        "/Count 1/Kids[3 0 R]",
        "/Count 2/Kids[3 0 R<</Type/Page/MediaBox[0 0 9 9]>>]",
    );
    assert_eq!(claimed(behind.0, behind.1, false), Vec::<String>::new());
    assert_eq!(
        claimed(behind.0, behind.1, true),
        ["2: The file claims PDF/UA, and this page has no structure."]
    );
}

#[test]
fn each_change_is_found() {
    for (old, new, expected) in [
        (
            "/Marked true",
            "/Marked false",
            "The file does not say that it is tagged.",
        ),
        ("/Lang(en-GB)", "", "The file does not say its language."),
        ("/StructTreeRoot 5 0 R", "", "The file has no structure."),
        ("/S/H1", "/S/H2", "1: H2 follows a heading of level 0."),
        ("/S/H1", "/S/Chapter", "1: Chapter is no kind of element."),
        ("/S/TOC/", "/S/L/", "TOCI stands in L, where it may not."),
        (
            "/P 8 0 R",
            "/P 6 0 R",
            "TOCI names another parent than it has.",
        ),
        (
            "/K[9 0 R]",
            "/K[9 0 R 6 0 R]",
            "The structure runs in a circle.",
        ),
        (
            "/K[10 0 R]",
            "/K[10 0 R 99 0 R]",
            "A part of TOCI is missing.",
        ),
        (
            "/MCR/Pg 3 0 R/MCID 1",
            "/MCR/Pg 3 0 R/MCID 0",
            "1: Mark 0 is read twice.",
        ),
        ("/K 0>>", "/K[0 7]>>", "1: Mark 7 is not on the page."),
        ("/S/Link", "/S/Span", "A link stands in Span."),
        (
            "/Contents(To page 1)",
            "",
            "1: A link does not say where it leads.",
        ),
        (
            "<</Type/OBJR/Obj 4 0 R>>",
            "",
            "1: A link has no place in the structure.",
        ),
        (
            "/StructParent 1",
            "",
            "1: A link does not name its place in the structure.",
        ),
        (
            "/Tabs/S",
            "",
            "1: The keyboard does not follow the structure.",
        ),
        (
            "/StructParents 0",
            "",
            "1: The page does not name its place in the structure.",
        ),
        (
            "0[7 0 R 10 0 R]",
            "0[10 0 R 10 0 R]",
            "1: The parent tree names other elements than the tree.",
        ),
        (
            "1 10 0 R]",
            "1 9 0 R]",
            "The parent tree names another element for a link.",
        ),
        (
            "/Artifact BMC 0 0 9 9 re f EMC",
            "0 0 9 9 re f",
            "1: Something is drawn that is neither read nor decoration.",
        ),
        (
            "(Title) Tj ET EMC",
            "(Title) Tj ET /Artifact BMC EMC EMC",
            "1: A mark stands inside another.",
        ),
        (
            "/Artifact BMC",
            "/P <</MCID 4>> BDC",
            "1: Mark 4 is in no element.",
        ),
    ] {
        let found = faults(old, new);
        assert!(
            found.iter().any(|fault| fault == expected),
            "{old} → {new}: {found:#?}"
        );
    }
}
