//! The faces we print with, by name; their bytes are in `assets/fonts`.

/// A face of the shipped families.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Face {
    Serif,
    SerifBold,
    SerifItalic,
    Arabic,
    Hebrew,
}

impl Face {
    pub const ALL: &'static [Face] = &[
        Face::Serif,
        Face::SerifBold,
        Face::SerifItalic,
        Face::Arabic,
        Face::Hebrew,
    ];

    /// The PostScript name, as the PDF will give it behind a subset tag.
    pub fn name(self) -> &'static str {
        match self {
            Face::Serif => "NotoSerif-Regular",
            Face::SerifBold => "NotoSerif-Bold",
            Face::SerifItalic => "NotoSerif-Italic",
            Face::Arabic => "NotoNaskhArabic-Regular",
            Face::Hebrew => "NotoSerifHebrew-Regular",
        }
    }

    /// The whole TrueType file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Face::Serif => SERIF,
            Face::SerifBold => SERIF_BOLD,
            Face::SerifItalic => SERIF_ITALIC,
            Face::Arabic => ARABIC,
            Face::Hebrew => HEBREW,
        }
    }
}

// Statics: within a function the compiler lays the bytes down in each of its units that calls it, which made the
// programs four megabytes larger.
static SERIF: &[u8] = include_bytes!("../../assets/fonts/NotoSerif-Regular.ttf");
static SERIF_BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSerif-Bold.ttf");
static SERIF_ITALIC: &[u8] = include_bytes!("../../assets/fonts/NotoSerif-Italic.ttf");
static ARABIC: &[u8] = include_bytes!("../../assets/fonts/NotoNaskhArabic-Regular.ttf");
static HEBREW: &[u8] = include_bytes!("../../assets/fonts/NotoSerifHebrew-Regular.ttf");
