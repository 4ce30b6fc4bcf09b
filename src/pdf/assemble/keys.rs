//! Which entries of a dictionary are copied.
//!
//! Anything may hang on a page by a key of its own: a private record, a thumbnail, another version of
//! a picture. Of what pages are made of, only the entries are copied that the standard knows and
//! viewers draw by (ISO 32000-1); all else stays behind.

use hayro_syntax::object::{Dict, Name};

use crate::pdf::import::name;

type Keys = &'static [&'static [u8]];

/// Keys that carry actions, attachments, names of people, or ties to a structure that is not copied.
pub(super) const NEVER: [&[u8]; 14] = [
    b"AA",
    b"JS",
    b"OpenAction",
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"StructParent",
    b"StructParents",
    b"AF",
    b"EF",
    b"RichMediaContent",
    b"Movie",
    b"Sound",
    b"OPI",
];

/// Tables 164, 170, 173 to 182 and 187, but for places, appearances and other annotations, which are
/// written with care, and for what a click does.
const ANNOTATION: Keys = &[
    b"Type",
    b"Subtype",
    b"Contents",
    b"NM",
    b"M",
    b"F",
    b"AS",
    b"Border",
    b"C",
    b"OC",
    b"T",
    b"CA",
    b"ca",
    b"BM",
    b"Lang",
    b"RC",
    b"CreationDate",
    b"Subj",
    b"IT",
    b"Open",
    b"Name",
    b"State",
    b"StateModel",
    b"DA",
    b"Q",
    b"DS",
    b"BS",
    b"BE",
    b"RD",
    b"LE",
    b"IC",
    b"LL",
    b"LLE",
    b"LLO",
    b"Cap",
    b"CP",
    b"CO",
    b"Sy",
    b"H",
];

/// Of every stream: how it is packed.
const PACKED: Keys = &[b"Filter", b"DecodeParms"];

/// Table 89.
const IMAGE: Keys = &[
    b"Type",
    b"Subtype",
    b"Width",
    b"Height",
    b"ColorSpace",
    b"BitsPerComponent",
    b"Intent",
    b"ImageMask",
    b"Mask",
    b"Decode",
    b"Interpolate",
    b"SMask",
    b"SMaskInData",
    b"Matte",
    b"OC",
];

/// Table 95.
const FORM: Keys = &[
    b"Type",
    b"Subtype",
    b"FormType",
    b"BBox",
    b"Matrix",
    b"Resources",
    b"Group",
    b"OC",
];

/// Tables 75 and 76.
const PATTERN: Keys = &[
    b"Type",
    b"PatternType",
    b"PaintType",
    b"TilingType",
    b"BBox",
    b"XStep",
    b"YStep",
    b"Resources",
    b"Matrix",
    b"Shading",
    b"ExtGState",
];

/// Tables 78 to 84.
const SHADING: Keys = &[
    b"ShadingType",
    b"ColorSpace",
    b"Background",
    b"BBox",
    b"AntiAlias",
    b"Function",
    b"Coords",
    b"Domain",
    b"Extend",
    b"Matrix",
    b"BitsPerCoordinate",
    b"BitsPerComponent",
    b"BitsPerFlag",
    b"Decode",
    b"VerticesPerRow",
];

/// Tables 38 to 41.
const FUNCTION: Keys = &[
    b"FunctionType",
    b"Domain",
    b"Range",
    b"Size",
    b"BitsPerSample",
    b"Order",
    b"Encode",
    b"Decode",
    b"C0",
    b"C1",
    b"N",
    b"Functions",
    b"Bounds",
];

/// Tables 111, 112, 117 and 121.
const FONT: Keys = &[
    b"Type",
    b"Subtype",
    b"Name",
    b"BaseFont",
    b"FirstChar",
    b"LastChar",
    b"Widths",
    b"FontDescriptor",
    b"Encoding",
    b"ToUnicode",
    b"FontBBox",
    b"FontMatrix",
    b"CharProcs",
    b"Resources",
    b"DescendantFonts",
    b"CIDSystemInfo",
    b"DW",
    b"W",
    b"DW2",
    b"W2",
    b"CIDToGIDMap",
];

/// Tables 122 and 124.
const DESCRIPTOR: Keys = &[
    b"Type",
    b"FontName",
    b"FontFamily",
    b"FontStretch",
    b"FontWeight",
    b"Flags",
    b"FontBBox",
    b"ItalicAngle",
    b"Ascent",
    b"Descent",
    b"Leading",
    b"CapHeight",
    b"XHeight",
    b"StemV",
    b"StemH",
    b"AvgWidth",
    b"MaxWidth",
    b"MissingWidth",
    b"FontFile",
    b"FontFile2",
    b"FontFile3",
    b"CharSet",
    b"Style",
    b"Lang",
    b"FD",
    b"CIDSet",
];

/// Table 58.
const STATE: Keys = &[
    b"Type", b"LW", b"LC", b"LJ", b"ML", b"D", b"RI", b"OP", b"op", b"OPM", b"Font", b"BG", b"BG2",
    b"UCR", b"UCR2", b"TR", b"TR2", b"HT", b"FL", b"SM", b"SA", b"BM", b"SMask", b"CA", b"ca",
    b"AIS", b"TK",
];

/// Tables 98 and 99; of a layer, nobody's name and no program's.
const LAYER: Keys = &[b"Type", b"Name", b"Intent", b"OCGs", b"P", b"VE", b"Usage"];

/// Table 102, of which nothing but whether a layer shows and is printed: the rest names programs and
/// people.
const USAGE: Keys = &[b"View", b"Print"];
const ALL_USAGE: Keys = &[
    b"CreatorInfo",
    b"Language",
    b"Export",
    b"Zoom",
    b"Print",
    b"View",
    b"User",
    b"PageElement",
];

/// Table 144.
const MASK: Keys = &[b"Type", b"S", b"G", b"BC", b"TR"];

/// Tables 96 and 147.
const GROUP: Keys = &[b"Type", b"S", b"CS", b"I", b"K"];

/// Streams that say nothing of what they are: colour profiles (table 66), tables of characters (table
/// 120), files of fonts (table 127), glyphs, palettes, what pictures share.
const OTHER_STREAM: Keys = &[
    b"Type",
    b"Subtype",
    b"N",
    b"Alternate",
    b"Range",
    b"CMapName",
    b"CIDSystemInfo",
    b"WMode",
    b"UseCMap",
    b"Length1",
    b"Length2",
    b"Length3",
];

/// What of a dictionary is copied; all of it where it is not known what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Copied(Option<Keys>);

impl Copied {
    pub(super) const ALL: Copied = Copied(None);
    pub(super) const OF_STATE: Copied = Copied(Some(STATE));
    pub(super) const OF_ANNOTATION: Copied = Copied(Some(ANNOTATION));

    pub(super) fn of(dict: &Dict<'_>) -> Copied {
        Copied(known(dict))
    }

    pub(super) fn of_stream(dict: &Dict<'_>) -> Copied {
        Copied(Some(known(dict).unwrap_or(OTHER_STREAM)))
    }

    pub(super) fn has(self, key: &[u8]) -> bool {
        let Copied(keys) = self;
        keys.is_none_or(|keys| keys.contains(&key) || PACKED.contains(&key))
    }
}

fn known(dict: &Dict<'_>) -> Option<Keys> {
    let has = |key: &str| dict.contains_key(key);
    match name(dict, "Subtype").as_str() {
        "Image" => return Some(IMAGE),
        "Form" => return Some(FORM),
        "Type0" | "Type1" | "MMType1" | "Type3" | "TrueType" | "CIDFontType0" | "CIDFontType2" => {
            return Some(FONT);
        }
        _ => {}
    }
    match name(dict, "Type").as_str() {
        "Font" => return Some(FONT),
        "FontDescriptor" => return Some(DESCRIPTOR),
        "ExtGState" => return Some(STATE),
        "OCG" | "OCMD" => return Some(LAYER),
        _ => {}
    }
    match name(dict, "S").as_str() {
        "Luminosity" | "Alpha" => return Some(MASK),
        "Transparency" => return Some(GROUP),
        _ => {}
    }
    if has("PatternType") {
        Some(PATTERN)
    } else if has("ShadingType") {
        Some(SHADING)
    } else if has("FunctionType") {
        Some(FUNCTION)
    } else if has("BBox") {
        Some(FORM)
    } else if is_usage(dict) {
        Some(USAGE)
    } else if has("FontName") {
        Some(DESCRIPTOR)
    } else {
        None
    }
}

/// What a layer is used for says nothing of what it is.
fn is_usage(dict: &Dict<'_>) -> bool {
    let is_one = |key: Name<'_>| {
        let key: &[u8] = &key;
        ALL_USAGE.contains(&key) && dict.get::<Dict<'_>>(key).is_some()
    };
    !dict.is_empty() && dict.keys().all(is_one)
}

pub(super) fn is_page_tree(dict: &Dict<'_>) -> bool {
    dict.contains_key("Kids")
        && dict.contains_key("Count")
        && dict
            .get::<Name<'_>>("Type")
            .is_some_and(|kind| &*kind == b"Pages")
}

/// Whether a dictionary is an action other than those that links are given anew.
pub(super) fn is_action(dict: &Dict<'_>) -> bool {
    const ACTIONS: [&[u8]; 18] = [
        b"GoTo",
        b"GoToR",
        b"GoToE",
        b"GoToDp",
        b"Launch",
        b"Thread",
        b"URI",
        b"Sound",
        b"Movie",
        b"Hide",
        b"Named",
        b"SubmitForm",
        b"ResetForm",
        b"ImportData",
        b"JavaScript",
        b"SetOCGState",
        b"Rendition",
        b"GoTo3DView",
    ];
    let kind = dict.get::<Name<'_>>("S");
    kind.is_some_and(|kind| ACTIONS.contains(&&*kind))
}
