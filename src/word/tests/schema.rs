//! Word documents keep to the order of elements that the schema lays down: Word refuses some files that do not.

use std::collections::BTreeMap;

use super::{full, part};
use crate::word::{index, issues, schedule};

/// Of each element that has an order in the schema (ECMA-376, transitional), its parts in that order.
const ORDERS: [(&str, &[&str]); 12] = [
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:numPr",
            "w:pBdr",
            "w:tabs",
            "w:bidi",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:bCs", "w:i", "w:iCs", "w:color", "w:sz", "w:szCs",
            "w:u", "w:rtl", "w:lang",
        ],
    ),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:footerReference",
            "w:pgSz",
            "w:pgMar",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    (
        "w:lvl",
        &[
            "w:start",
            "w:numFmt",
            "w:pStyle",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
        ],
    ),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:settings", &["w:defaultTabStop", "w:compat"]),
];

/// Elements whose parts may come in any order.
const FREE: [&str; 18] = [
    "w:document",
    "w:body",
    "w:p",
    "w:r",
    "w:hyperlink",
    "w:styles",
    "w:docDefaults",
    "w:rPrDefault",
    "w:pPrDefault",
    "w:hdr",
    "w:ftr",
    "w:fldSimple",
    "w:tblGrid",
    "w:abstractNum",
    "w:trPr",
    "w:pBdr",
    "w:tabs",
    "w:compat",
];

#[test]
fn every_part_keeps_the_order_of_the_schema() {
    let desk = full();
    let source = desk.source();
    for paper in [schedule(&source), index(&source), issues(&source)] {
        for name in [
            "document",
            "styles",
            "numbering",
            "settings",
            "header1",
            "footer1",
        ] {
            keeps_order(&part(&paper, &format!("word/{name}.xml")));
        }
    }
}

fn keeps_order(xml: &str) {
    use quick_xml::events::Event;
    let orders: BTreeMap<&str, &[&str]> = ORDERS.into_iter().collect();
    let mut reader = quick_xml::Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    // The name of each open element, and how far in its order it has come.
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                if let Some((parent, come)) = open.last_mut() {
                    match orders.get(parent.as_str()) {
                        Some(order) => {
                            let at = order.iter().position(|own| **own == name);
                            let at = at.unwrap_or_else(|| panic!("{name} in {parent}"));
                            assert!(at >= *come, "{name} in {parent} comes too late");
                            *come = at;
                        }
                        None => assert!(
                            FREE.contains(&parent.as_str())
                                || ["w:tblBorders", "w:tblCellMar", "w:numPr", "w:num"]
                                    .contains(&parent.as_str()),
                            "{name} in {parent}"
                        ),
                    }
                }
                open.push((name, 0));
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
}
