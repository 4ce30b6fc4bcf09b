//! What only a page that was left out shows, or hides, is not in the file, by whatever road it hangs on
//! the pages that were chosen.

use super::*;
use crate::pdf::import::specimen::Writer;

/// A document of two pages with one dictionary of resources.
#[derive(Default)]
pub(super) struct Two<'t> {
    pub(super) resources: &'t str,
    pub(super) first: &'t str,
    pub(super) content: &'t str,
    pub(super) second: &'t str,
    pub(super) catalog: &'t str,
    /// From number 20: a value, or a dictionary and a stream.
    pub(super) objects: &'t [&'t str],
}

impl Two<'_> {
    fn document(&self) -> Vec<u8> {
        let mut file = Writer::default();
        let Two { first, second, .. } = self;
        file.object(1, &format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog));
        file.object(
            2,
            "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 595 842]/Resources 7 0 R>>",
        );
        file.object(
            3,
            &format!("<</Type/Page/Parent 2 0 R/Contents 5 0 R{first}>>"),
        );
        file.object(
            4,
            &format!("<</Type/Page/Parent 2 0 R/Contents 6 0 R{second}>>"),
        );
        let content = format!("BT /F 12 Tf 72 700 Td (first) Tj ET {}", self.content);
        file.stream(5, "", content.as_bytes());
        file.stream(6, "", b"BT /F 12 Tf 72 700 Td (CANARY) Tj ET");
        let font = "/F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
        let resources = match self.resources.contains("/Font<<") {
            true => self.resources.replace("/Font<<", &format!("/Font<<{font}")),
            false => format!("/Font<<{font}>>{}", self.resources),
        };
        file.object(7, &format!("<<{resources}>>"));
        for (number, object) in (20..).zip(self.objects) {
            match object.split_once("\nstream\n") {
                Some((entries, content)) => file.stream(number, entries, content.as_bytes()),
                None => file.object(number, object),
            }
        }
        file.finish()
    }

    /// The file with the first page only: every object, and every stream unpacked.
    pub(super) fn first_page(&self) -> String {
        let part = Part {
            pages: vec![PlacedPage::fitted(0, 0)],
            ..Part::default()
        };
        let (bytes, ledgers) = made(&[self.document()], vec![part], 1);
        assert_eq!(ledgers[0].missing(), []);
        let text = unpacked(&bytes);
        assert!(text.contains("(first) Tj"));
        text
    }
}

fn unpacked(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    let streams = streams.map(|stream| {
        let content = stream.decompressed_content();
        String::from_utf8_lossy(&content.unwrap_or_else(|_| stream.content.clone())).into_owned()
    });
    objects(bytes) + &streams.collect::<String>() + &String::from_utf8_lossy(bytes)
}

/// Objects that the specimens share: something secret of each kind, and something that is shown.
const FORM: &str = "/Subtype/Form/BBox[0 0 9 9]\nstream\n(CANARY) pop";
pub(super) const IMAGE: &str =
    "/Subtype/Image/Width 6/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray\nstream\nCANARY";
pub(super) const SHOWN: &str =
    "/Subtype/Image/Width 4/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray\nstream\nKEPT";

#[test]
fn what_only_pages_that_were_left_out_name_stays_behind() {
    let tile = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>\nstream\n(CANARY) pop";
    let glyphs = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]/Encoding<</Differences[65/a]>>/CharProcs<</a 21 0 R>>>>";
    for (road, resources, object) in [
        ("form", "/XObject<</X 20 0 R>>", FORM),
        ("picture", "/XObject<</X 20 0 R>>", IMAGE),
        ("tile", "/Pattern<</X 20 0 R>>", tile),
        (
            "gradient",
            "/Shading<</X<</ShadingType 2/ColorSpace[/Indexed/DeviceGray 5(CANARY)]>>>>",
            "",
        ),
        (
            "pattern of a gradient",
            "/Pattern<</X<</PatternType 2/Shading<</ColorSpace[/Indexed/DeviceGray 5(CANARY)]>>>>>>",
            "",
        ),
        (
            "colours",
            "/ColorSpace<</X[/Indexed/DeviceGray 5(CANARY)]>>",
            "",
        ),
        (
            "soft mask",
            "/ExtGState<</X<</SMask<</S/Alpha/G 20 0 R>>>>>>",
            FORM,
        ),
        ("words", "/Properties<</X<</ActualText(CANARY)>>>>", ""),
        (
            "layer",
            "/Properties<</X 20 0 R>>",
            "<</Type/OCG/Name(CANARY)>>",
        ),
        ("drawn glyphs", "/Font<</X 20 0 R>>", glyphs),
        (
            "font",
            "/Font<</X<</Type/Font/Subtype/Type1/BaseFont/CANARY>>>>",
            "",
        ),
        (
            "unknown resources",
            "/Private<</X 20 0 R>>/Own 20 0 R",
            FORM,
        ),
        ("name in a comment", "/XObject<</N 20 0 R>>", FORM),
        ("name in a string", "/XObject<</S 20 0 R>>", FORM),
        ("name of a tag", "/XObject<</T 20 0 R>>", FORM),
        ("name of another kind", "/XObject<</F 20 0 R>>", FORM),
    ] {
        let two = Two {
            resources,
            content: "% /N Do\n BT /F 9 Tf(/S Do)Tj ET /T BMC EMC /X /T BMC EMC",
            objects: &[object, FORM],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{road}: {file}");
    }
}

/// The same resources, now of forms, tiles and glyphs that the first page shows.
#[test]
fn what_is_drawn_within_what_is_drawn_names_its_own() {
    let within = "/Resources 23 0 R";
    let shared = "<</XObject<</Shown 22 0 R/Hidden 21 0 R>>>>";
    let drawn = format!("/Subtype/Form/BBox[0 0 9 9]{within}\nstream\n/Shown Do");
    let tile = format!(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9{within}\nstream\n/Shown Do"
    );
    let glyphs = format!(
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]/Encoding<</Differences[65/a]>>/CharProcs<</a 24 0 R>>{within}>>"
    );
    for (road, resources, first, content, object) in [
        ("form", "/XObject<</X 20 0 R>>", "", "/X Do", drawn.as_str()),
        ("tile", "/Pattern<</X 20 0 R>>", "", "/X scn", &tile),
        (
            "soft mask",
            "/ExtGState<</X<</SMask<</S/Alpha/G 20 0 R>>>>>>",
            "",
            "/X gs",
            &drawn,
        ),
        (
            "glyphs",
            "/Font<</X 20 0 R>>",
            "",
            "BT /X 9 Tf(A)Tj ET",
            &glyphs,
        ),
        (
            "comment",
            "",
            "/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 20 0 R>>>>]",
            "",
            &drawn,
        ),
        (
            "field",
            "",
            "/Annots[<</Subtype/Widget/FT/Tx/Rect[0 0 9 9]/AP<</N 20 0 R>>>>]",
            "",
            &drawn,
        ),
    ] {
        let two = Two {
            resources,
            first,
            content,
            objects: &[object, IMAGE, SHOWN, shared, "\nstream\n9 0 d0 /Shown Do"],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{road}: {file}");
        assert!(file.contains("KEPT"), "{road}: {file}");
    }
}

/// Viewers look in the page's resources for what a form does not have itself.
#[test]
fn what_a_form_takes_from_its_page_comes_along() {
    let bare = "/Subtype/Form/BBox[0 0 9 9]\nstream\n/Shown Do";
    let poor = "/Subtype/Form/BBox[0 0 9 9]/Resources<<>>\nstream\n/Shown Do";
    let between = "/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Y 20 0 R>>>>\nstream\n/Y Do";
    let grey = "/Subtype/Image/Width 4/Height 1/BitsPerComponent 8/ColorSpace/Own\nstream\nGREY";
    let resources = "/XObject<</X 20 0 R/Z 23 0 R/I 24 0 R/Shown 22 0 R/Hidden 21 0 R>>/ColorSpace<</Own[/Indexed/DeviceGray 0(KEPT)]>>";
    for (content, object) in [
        ("/X Do", bare),
        ("/X Do", poor),
        ("/Z Do", bare),
        ("/I Do", ""),
        ("BI/W 1/H 1/BPC 8/CS/Own ID x EI", ""),
        ("/Shown Do ) > /Nothing Do", ""),
    ] {
        let two = Two {
            resources,
            content,
            objects: &[object, IMAGE, SHOWN, between, grey],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{content} {object}: {file}");
        assert!(file.contains("KEPT"), "{content} {object}: {file}");
    }
}

#[test]
fn what_hangs_on_shown_things_by_keys_of_its_own_stays_behind() {
    let keys = "/Private 20 0 R/Metadata 20 0 R/PieceInfo<</A 20 0 R>>/Measure 20 0 R/PtData 20 0 R/OPI 20 0 R/Alternates[<</Image 20 0 R>>]/Thumb 20 0 R/Ref<</F(CANARY)>>/ID(CANARY)/AF 20 0 R";
    let image = SHOWN.replace("\nstream", &format!("{keys}\nstream"));
    let form = format!("/Subtype/Form/BBox[0 0 9 9]{keys}\nstream\n/I Do");
    let tile = format!(
        "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9{keys}\nstream\n/I Do"
    );
    let shading = format!(
        "<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType 2/N 1/Domain[0 1]{keys}>>{keys}>>"
    );
    let state = format!("<</CA 1{keys}>>");
    let font = format!(
        "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</Type/FontDescriptor/FontName/A/FontFile2 28 0 R{keys}>>/ToUnicode 28 0 R{keys}>>"
    );
    let layer = format!(
        "<</Type/OCG/Name(shown)/Usage<</CreatorInfo<</Creator(CANARY)>>/User<</Name(CANARY)>>>>{keys}>>"
    );
    let file = format!("/Length1 4{keys}\nstream\nKEPT");
    let two = Two {
        resources: "/XObject<</I 21 0 R/X 22 0 R>>/Pattern<</P 23 0 R>>/Shading<</S 24 0 R>>/ExtGState<</G 25 0 R>>/Font<</T 26 0 R>>/Properties<</L 27 0 R/W<</ActualText(said)/Private 20 0 R>>>>",
        first: &format!(
            "{keys}/B[20 0 R]/AA<</O 20 0 R>>/Group<</S/Transparency/CS/DeviceRGB{keys}>>/Annots[<</Subtype/Square/Rect[0 0 9 9]/AP<</N 22 0 R/D 20 0 R/R 20 0 R>>/ExData 20 0 R{keys}>>]"
        ),
        content: "/X Do /P scn /S sh /G gs BT /T 9 Tf ET /OC /L BDC EMC /Span /W BDC EMC",
        objects: &[
            FORM, &image, &form, &tile, &shading, &state, &font, &layer, &file,
        ],
        ..Two::default()
    };
    let file = two.first_page();
    assert!(!file.contains("CANARY"), "{file}");
    assert!(file.contains("KEPT") && file.contains("said"), "{file}");
}

#[test]
fn comments_lead_to_none_on_a_page_that_was_left_out() {
    let secret = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(CANARY)/Popup 22 0 R>>";
    let window = "<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Contents(CANARY)/Parent 21 0 R>>";
    for first in [
        "/Subtype/Text/Rect[0 0 9 9]/Contents(shown)/IRT 21 0 R/RT/R",
        "/Subtype/Text/Rect[0 0 9 9]/Contents(shown)/Popup 22 0 R",
        "/Subtype/Popup/Rect[0 0 9 9]/Contents(shown)/Parent 21 0 R",
        "/Subtype/Text/Rect[0 0 9 9]/Contents(shown)/P 4 0 R/Parent 21 0 R/Kids[21 0 R]",
        "/Subtype/Link/Rect[0 0 9 9]/Contents(CANARY)/Dest[4 0 R/Fit]",
        "/Subtype/Link/Rect[0 0 9 9]/Contents(CANARY)/Dest(CANARY)",
        "/Subtype/Link/Rect[0 0 9 9]/A<</S/GoTo/D[3 0 R/Fit]/Next<</S/URI/URI(CANARY)>>>>/PA 21 0 R",
        "/Subtype/Widget/FT/Ch/Rect[0 0 99 99]/V(shown)/Opt[(shown)(CANARY)]/Parent<</T(CANARY)/Kids[21 0 R]>>",
        "/Subtype/FileAttachment/Rect[0 0 9 9]/FS<</EF<</F 21 0 R>>>>/Contents(CANARY)",
    ] {
        let two = Two {
            first: "/Annots[20 0 R]",
            second: "/Annots[21 0 R 22 0 R]",
            catalog: "/Names<</Dests<</Names[(CANARY)[4 0 R/Fit]]>>>>",
            objects: &[&format!("<</Type/Annot{first}>>"), secret, window],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{first}: {file}");
    }
}

#[test]
fn replies_and_windows_of_comments_on_chosen_pages_stay_together() {
    let page = P::sized(
        "/MediaBox[0 0 595 842]/Annots[1000 0 R 1001 0 R 1002 0 R]",
        "words",
    );
    let objects = [
        "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(asked)/Popup 1001 0 R>>",
        "<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 1000 0 R>>",
        "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(answered)/IRT 1000 0 R/RT/R>>",
    ];
    let (bytes, _) = all(&[crate::pdf::import::specimen::document_with(
        &[page],
        "",
        &objects,
    )]);
    let file = objects_of(&bytes);
    for key in ["IRT", "RT", "Popup", "Parent", "asked", "answered"] {
        assert!(file.contains(key), "{key}: {file}");
    }
}

#[test]
fn what_the_document_holds_beside_its_pages_stays_behind() {
    let canary = "<</Type/Foo/Contents(CANARY)/T(CANARY)>>";
    for catalog in [
        "/AcroForm<</Fields[20 0 R]/DR<</XObject<</X 21 0 R>>>>/DA(CANARY)>>",
        "/Names<</EmbeddedFiles<</Names[(CANARY)20 0 R]>>/JavaScript<</Names[(CANARY)20 0 R]>>/Templates<</Names[(CANARY)20 0 R]>>/Pages<</Names[(CANARY)20 0 R]>>>>",
        "/OCProperties<</OCGs[20 0 R]/D<</Order[(CANARY)20 0 R]>>>>",
        "/StructTreeRoot<</K<</S/P/ActualText(CANARY)/Pg 4 0 R>>>>/MarkInfo<</Marked true>>",
        "/Metadata 21 0 R/PieceInfo<</A 20 0 R>>/AF[20 0 R]/Collection 20 0 R/Perms 20 0 R/Legal 20 0 R",
        "/Outlines<</First 22 0 R/Last 22 0 R/Count 1>>",
        "/PageLabels<</Nums[0<</P(CANARY)>>]>>/URI<</Base(CANARY)>>/SpiderInfo 20 0 R",
        "/Threads[<</I<</Title(CANARY)>>/F 20 0 R>>]/OpenAction<</S/URI/URI(CANARY)>>/AA<</WC 20 0 R>>",
    ] {
        let two = Two {
            catalog,
            objects: &[canary, FORM, "<</Title(CANARY)/Dest[4 0 R/Fit]>>"],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{catalog}: {file}");
    }
}

/// Content that cannot be unpacked is shown by no viewer.
#[test]
fn content_that_cannot_be_read_names_nothing_and_what_can_be_read_of_it_counts() {
    let packed = |text: &str| {
        let mut bytes = super::super::file::deflated(&[text.as_bytes()]).unwrap();
        let end = bytes.len() - 6;
        bytes.truncate(end);
        bytes
    };
    let mut file = Writer::default();
    file.object(1, "<</Type/Catalog/Pages 2 0 R>>");
    file.object(
        2,
        "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 595 842]>>",
    );
    let resources = "/Resources<</XObject<</Shown 7 0 R/Hidden 8 0 R>>>>";
    file.object(
        3,
        &format!("<</Type/Page/Parent 2 0 R/Contents 5 0 R{resources}>>"),
    );
    file.object(
        4,
        &format!("<</Type/Page/Parent 2 0 R/Contents 6 0 R{resources}>>"),
    );
    file.stream(
        5,
        "/Filter/FlateDecode",
        &packed(&format!("/Shown Do{}", " ".repeat(9000))),
    );
    file.stream(6, "/Filter/NoSuchDecode", b"/Hidden Do");
    let entries = "/Subtype/Image/Width 4/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";
    file.stream(7, entries, b"KEPT");
    file.stream(8, entries, b"CANARY");
    let (bytes, _) = all(&[file.finish()]);
    let file = unpacked(&bytes);
    assert!(file.contains("KEPT") && !file.contains("CANARY"), "{file}");
}

#[test]
fn what_only_the_data_of_a_picture_within_the_content_seem_to_name_stays_behind() {
    for (entries, data) in [
        ("/W 20/H 1/BPC 8/CS/G", "ab EI /X Do Q q 1 0 "),
        ("/W 5/H 1/BPC 8/CS/CMYK", "ab EI /X Do Q q 1 0 "),
        ("/W 80/H 2/IM true", "ab EI /X Do Q q 1 0 "),
        ("/W 1/H 1/BPC 8/CS/G/F/A85", "ab EI /X Do Q q 1 0 ~>"),
    ] {
        let two = Two {
            resources: "/XObject<</X 20 0 R/Y 21 0 R>>",
            content: &format!("q BI{entries} ID {data}\nEI Q /Y Do"),
            objects: &[IMAGE, SHOWN],
            ..Two::default()
        };
        let file = two.first_page();
        assert!(!file.contains("CANARY"), "{entries}: {file}");
        assert!(file.contains("KEPT"), "{entries}: {file}");
    }
}
