//! The parts of a Word document around its text: styles, list numbers, head and foot, what is what.
//!
//! The order of elements is that of the schema (ECMA-376, transitional), which Word holds files against.

use super::document::Document;
use super::xml::{Xml, harmless};

/// The faces that every word processor has, or has a twin of.
const FACE: &str = "Times New Roman";

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Parts of the main one: name, relation, content type.
const OWN: [(&str, &str); 5] = [
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("header1", "header"),
    ("footer1", "footer"),
];

/// Relations of the main part to these are called so; those to the web come behind them.
pub(super) const HEADER_RELATION: &str = "rId4";
pub(super) const FOOTER_RELATION: &str = "rId5";
pub(super) const FIRST_WEB_RELATION: usize = OWN.len() + 1;

pub(super) fn content_types() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.begin("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    for (extension, kind) in [("rels", rels), ("xml", "application/xml")] {
        let attributes = [("Extension", extension), ("ContentType", kind)];
        xml.empty("Default", &attributes);
    }
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut part = |name: &str, kind: &str| {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    };
    part("/word/document.xml", &format!("{word}.document.main+xml"));
    for (name, kind) in OWN {
        part(&format!("/word/{name}.xml"), &format!("{word}.{kind}+xml"));
    }
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    part("/docProps/core.xml", core);
    xml.end("Types");
    xml.bytes()
}

pub(super) fn package_relations() -> Vec<u8> {
    let document = format!("{RELATIONS}/officeDocument");
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let all = [
        ("rId1", document.as_str(), "word/document.xml", false),
        ("rId2", &core, "docProps/core.xml", false),
    ];
    relations(all.into_iter().map(|(id, kind, target, is_web)| Relation {
        id: id.to_owned(),
        kind: kind.to_owned(),
        target: target.to_owned(),
        is_web,
    }))
}

/// Of the main part; `web` are the addresses that it leads to, in order.
pub(super) fn document_relations(web: &[String]) -> Vec<u8> {
    let own = (1..).zip(OWN).map(|(number, (name, kind))| Relation {
        id: format!("rId{number}"),
        kind: format!("{RELATIONS}/{kind}"),
        target: format!("{name}.xml"),
        is_web: false,
    });
    let web = (FIRST_WEB_RELATION..).zip(web);
    let web = web.map(|(number, address)| Relation {
        id: format!("rId{number}"),
        kind: format!("{RELATIONS}/hyperlink"),
        target: address.clone(),
        is_web: true,
    });
    relations(own.chain(web))
}

struct Relation {
    id: String,
    kind: String,
    target: String,
    is_web: bool,
}

fn relations(all: impl Iterator<Item = Relation>) -> Vec<u8> {
    let mut xml = Xml::new();
    let space = format!("{PACKAGE}/relationships");
    xml.begin("Relationships", &[("xmlns", &space)]);
    for one in all {
        let mut attributes = vec![("Id", one.id.as_str()), ("Type", &one.kind)];
        attributes.push(("Target", &one.target));
        attributes.extend(one.is_web.then_some(("TargetMode", "External")));
        xml.empty("Relationship", &attributes);
    }
    xml.end("Relationships");
    xml.bytes()
}

/// Its title and language, and neither a person nor a day.
pub(super) fn core(document: &Document) -> Vec<u8> {
    let mut xml = Xml::new();
    let spaces = [
        ("xmlns:cp", &*format!("{PACKAGE}/metadata/core-properties")),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.begin("cp:coreProperties", &spaces);
    xml.element("dc:title", &[], &document.title);
    xml.element("dc:language", &[], &document.language);
    xml.end("cp:coreProperties");
    xml.bytes()
}

/// That it is of the present kind, so that no program shows it as one of 2007.
pub(super) fn settings() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.begin("w:settings", &[("xmlns:w", MAIN)]);
    xml.empty("w:defaultTabStop", &[("w:val", "720")]);
    xml.raw("<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>");
    xml.end("w:settings");
    xml.bytes()
}

/// One list, numbered `1.`, `2.`, …
pub(super) fn numbering() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.begin("w:numbering", &[("xmlns:w", MAIN)]);
    xml.raw(
        "<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:pStyle w:val=\"ListNumber\"/>\
        <w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/>\
        <w:pPr><w:ind w:left=\"567\" w:hanging=\"567\"/></w:pPr></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
    );
    xml.end("w:numbering");
    xml.bytes()
}

pub(super) fn header(document: &Document) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.begin("w:hdr", &[("xmlns:w", MAIN)]);
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>");
    xml.raw("<w:r><w:t xml:space=\"preserve\">");
    xml.text(&document.running_head);
    xml.raw("</w:t></w:r>");
    if document.is_draft {
        xml.raw("<w:r><w:tab/></w:r><w:r><w:rPr><w:b/><w:bCs/><w:color w:val=\"B31717\"/></w:rPr>");
        xml.element("w:t", &[], crate::layout::DRAFT);
        xml.raw("</w:r>");
    }
    xml.raw("</w:p>");
    xml.end("w:hdr");
    xml.bytes()
}

pub(super) fn footer() -> Vec<u8> {
    let mut xml = Xml::new();
    xml.begin("w:ftr", &[("xmlns:w", MAIN)]);
    xml.raw(
        "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:jc w:val=\"center\"/></w:pPr>\
        <w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>",
    );
    xml.end("w:ftr");
    xml.bytes()
}

pub(super) fn styles(document: &Document) -> Vec<u8> {
    let half_points = (document.font_size * 2.0).round();
    let line = (document.line_spacing * 240.0).round();
    let language = harmless(&document.language);
    let head_right = ((document.paper.width - 2.0 * document.paper.side) * 20.0).round();
    let mut xml = Xml::new();
    xml.begin("w:styles", &[("xmlns:w", MAIN)]);
    xml.raw(&format!(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{FACE}\" w:eastAsia=\"{FACE}\" w:hAnsi=\"{FACE}\" w:cs=\"{FACE}\"/>\
        <w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/><w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
        <w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"{line}\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    ));
    for style in STYLES {
        xml.raw(&style.replace("HEAD_RIGHT", &head_right.to_string()));
    }
    xml.end("w:styles");
    xml.bytes()
}

/// Under the names by which every word processor knows them.
const STYLES: [&str; 14] = [
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"240\"/><w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Heading3\"><w:name w:val=\"heading 3\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"9\"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"120\"/><w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"ListNumber\"><w:name w:val=\"List Number\"/><w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"0\"/></w:pPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"NormalIndent\"><w:name w:val=\"Normal Indent\"/><w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:pPr><w:ind w:left=\"567\"/></w:pPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Quote\"><w:name w:val=\"Quote\"/><w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"29\"/><w:qFormat/><w:pPr><w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" w:color=\"A6A6A6\"/></w:pBdr><w:ind w:left=\"567\"/></w:pPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Header\"><w:name w:val=\"header\"/><w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"HEAD_RIGHT\"/></w:tabs><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:styleId=\"Footer\"><w:name w:val=\"footer\"/><w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"TableText\"><w:name w:val=\"Table Text\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr><w:spacing w:after=\"0\"/></w:pPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/><w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/><w:rPr><w:color w:val=\"1B4B91\"/><w:u w:val=\"single\"/></w:rPr></w:style>",
    "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders></w:tblPr></w:style>",
];
