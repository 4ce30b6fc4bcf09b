//! What stands inside a document or is drawn by it: files, forms, signatures, layers.

use super::*;

#[test]
fn files_inside_a_document_are_named_once() {
    let file = "<</Type/Filespec/F(inner.doc)/UF(witness statement.doc)/EF<</F 1001 0 R>>>>";
    let objects = [
        file,
        "<</Type/EmbeddedFile>>\nstream\nx",
        "<</Type/Filespec/F(data.csv)/EF<</F 1001 0 R>>>>",
        "<</Kids[1004 0 R 1003 0 R]>>",
        "<</Names[(listed.doc)1000 0 R(plain.txt)<</F(plain.txt)>>]>>",
    ];
    let page = Page::sized(
        &format!(
            "{A4}/AF[1002 0 R]/Annots[<</Subtype/FileAttachment/Rect[1 1 9 9]/FS 1000 0 R>><</Subtype/FileAttachment/Rect[1 1 9 9]/FS<</F(clip.pdf)>>>>]"
        ),
        "words",
    );
    let catalog = "/Names<</EmbeddedFiles 1003 0 R>>/AF[1002 0 R]";
    let told = told_of(std::slice::from_ref(&page), catalog, &objects);
    insta::assert_snapshot!(told.join("\n"), @"warning “T”: 4 files are attached inside the document, and not in the bundle: data.csv (page 1); witness statement.doc (page 1); clip.pdf (page 1); plain.txt.");
    let portfolio = format!("{catalog}/Collection<</View/D>>");
    let told = told_of(&[page], &portfolio, &objects);
    insta::assert_snapshot!(told.join("\n"), @"error “T” is a portfolio, a wrapper for other files: 4 files are contained inside it, not in the bundle: data.csv; witness statement.doc; clip.pdf; plain.txt.");
}

#[test]
fn a_form_that_only_acrobat_shows_is_an_error_and_one_that_is_kept_twice_a_note() {
    let field = hanging(&["/Subtype/Widget/FT/Tx/T(a)/Rect[1 1 9 9]"]);
    let plain = Page::saying("Please wait");
    let of = |page: &Page, catalog: &str, packet: &str| {
        told_of(std::slice::from_ref(page), catalog, &[packet]).join("\n")
    };
    let xfa = "/AcroForm<</Fields[]/XFA[(preamble)1000 0 R]>>";
    let quiet = "<<>>\nstream\n<xdp/>";
    let dynamic = "<<>>\nstream\n<acrobat7><dynamicRender>required</dynamicRender></acrobat7>";
    let only = of(&plain, xfa, quiet);
    assert!(only.starts_with("error"), "{only}");
    assert_eq!(
        of(&field, &format!("{xfa}/NeedsRendering true"), quiet),
        only
    );
    assert_eq!(of(&field, xfa, dynamic), only);
    let beside = of(&field, xfa, quiet);
    assert!(beside.starts_with("note"), "{beside}");
    assert_eq!(of(&field, "/AcroForm<</Fields[]>>", quiet), "");
}

#[test]
fn a_signature_is_told_with_who_signed_and_a_place_for_one_is_not() {
    let signed = "/Subtype/Widget/FT/Sig/T(s)/Rect[1 1 9 9]/V 1000 0 R";
    let objects = [
        "<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>/Name(A Solicitor)/M(D:20240101120000Z)>>",
        "<</FT/Sig/T(invisible)/V<</Type/DocTimeStamp/SubFilter/ETSI.RFC3161/Contents<00>>>>>",
        "<</T(group)/FT/Sig/Kids[1003 0 R]>>",
        "<</T(kid)/V<</Contents<00>>>>>",
    ];
    let form = "/AcroForm<</Fields[9999 0 R 1001 0 R 1002 0 R]/SigFlags 3>>";
    let told = told_of(&[hanging(&[signed])], form, &objects);
    insta::assert_snapshot!(told.join("\n"), @"warning “T”: 3 digital signatures no longer hold; a bundle cannot keep that, only what shows of it (who and when is as the file says, not checked): a time stamp; by A Solicitor on 1 January 2024.");
    let empty = hanging(&["/Subtype/Widget/FT/Sig/T(s)/Rect[1 1 9 9]"]);
    let rights =
        "/Perms<</UR3<</Type/Sig/Contents<00>/ByteRange[0 1 2 3]>>>>/AcroForm<</Fields[]>>";
    assert_eq!(told_of(&[empty], rights, &[]), [""; 0]);
}

#[test]
fn marks_for_redaction_are_an_error_on_the_pages_that_are_wanted() {
    let mark = "/Subtype/Redact/Rect[1 1 9 9]";
    let pages = [
        hanging(&[mark, mark]),
        Page::saying("two"),
        hanging(&[mark]),
    ];
    let bytes = document_with(&pages, "", &[]);
    insta::assert_snapshot!(told(bytes.clone(), None).join("\n"), @"error “T”: 3 places are marked for redaction, and the redactions were not applied. The words beneath are still there and anybody can read them: pages 1, 3.");
    assert_eq!(told(bytes, Some("2")), [""; 0]);
}

/// A page with these entries and this content.
fn drawing(entries: &str, content: &str) -> Page {
    Page {
        entries: entries.to_owned(),
        content: content.as_bytes().to_vec(),
    }
}

/// A page that draws on two layers, and the layers as the document sets them.
fn layered(state: &str, usage: &str) -> Vec<String> {
    layered_by("<</Type/OCMD/OCGs[1001 0 R]>>", state, usage)
}

/// The same, where the second is named by this object.
fn layered_by(membership: &str, state: &str, usage: &str) -> Vec<String> {
    let mut bytes = document_with(
        &[drawing(A4, "/OC/A BDC EMC /OC/B BDC EMC")],
        &format!("/OCProperties<</OCGs[1000 0 R 1001 0 R 1002 0 R]/D<<{state}>>>>"),
        &[
            "<</Type/OCG/Name(Shown)>>",
            &format!("<</Type/OCG/Name(Notes){usage}>>"),
            "<</Type/OCG/Name(Unused)>>",
            membership,
        ],
    );
    // In the page's own resources, which the specimen writes.
    let at = bytes.windows(6).position(|six| six == b"/Font<").unwrap();
    let named = b"/Properties<</A 1000 0 R/B 1003 0 R>>";
    bytes.splice(at..at, named.iter().copied());
    told(bytes, None)
}

#[test]
fn a_layer_that_is_switched_off_in_whatever_way_is_told_by_name() {
    let off = layered("/OFF[1001 0 R 1002 0 R]", "");
    insta::assert_snapshot!(off.join("\n"), @"warning “T”: a layer is switched off. What lies on it is hidden on the page, but stays in the file, where anybody can switch it on: “Notes” (page 1).");
    assert_eq!(layered("/BaseState/OFF/ON[1000 0 R]", ""), off);
    let by_view = "/AS[<</Event/View/Category[/View]/OCGs[1000 0 R 1001 0 R]>>]";
    assert_eq!(layered(by_view, "/Usage<</View<</ViewState/OFF>>>>"), off);
    assert_eq!(layered("", "/Usage<</View<</ViewState/OFF>>>>"), [""; 0]);
    assert_eq!(layered("/ON[1001 0 R]", ""), [""; 0]);
    let by_print = "/AS[<</Event/Print/Category[/Print]/OCGs[1001 0 R]>>]";
    let unprinted = layered(by_print, "/Usage<</Print<</PrintState/OFF>>>>");
    insta::assert_snapshot!(unprinted.join("\n"), @"note “T”: a layer shows on screen and is left out in print: “Notes” (page 1).");
    let hidden = format!("/OFF[1001 0 R]{by_print}");
    let printed = layered(&hidden, "/Usage<</Print<</PrintState/ON>>>>");
    insta::assert_snapshot!(printed.join("\n"), @"warning “T”: a layer is hidden on screen and appears in print: “Notes” (page 1).");
}

#[test]
fn what_only_a_combination_of_layers_hides_is_told_by_their_names() {
    let by = |combination: &str| {
        layered_by(
            &format!("<</Type/OCMD{combination}>>"),
            "/OFF[1002 0 R]",
            "",
        )
    };
    let hidden = [
        "/OCGs 1001 0 R/P/AllOff",
        "/OCGs 1001 0 R/P/AnyOff",
        "/VE[/Not 1001 0 R]",
        "/VE[/And 1001 0 R [/Not 1001 0 R]]",
        "/VE[/Not[/Or 1001 0 R 1002 0 R]]/OCGs 1001 0 R",
        "/VE[/And[/Not 1001 0 R] 1001 0 R]",
    ];
    insta::assert_snapshot!(by(hidden[0]).join("\n"), @"warning “T”: something shows only while a layer is switched off. It is hidden on the page, but stays in the file, where anybody can bring it up: “Notes” (page 1).");
    for combination in hidden {
        let told = by(combination);
        assert!(
            told.iter().any(|one| one.contains("“Notes”")),
            "{combination}: {told:?}"
        );
    }
    let shown = [
        "/OCGs 1001 0 R/P/AnyOn",
        "/VE[/Or 1001 0 R[/Not 1001 0 R]]",
        "/VE[/Not[/Not 1001 0 R]]",
        "/VE 7",
        "/VE[]",
        "/VE[/Xor 1001 0 R]",
        "/VE[/And]",
        "/OCGs null/P/AllOff",
    ];
    for combination in shown {
        assert_eq!(by(combination), [""; 0], "{combination}");
    }
}

#[test]
fn expressions_of_layers_without_an_end_are_left() {
    let deep = format!("/VE{}1001 0 R{}", "[/Not ".repeat(5000), "]".repeat(5000));
    layered_by(&format!("<</Type/OCMD{deep}>>"), "", "");
    layered_by("<</Type/OCMD/VE[/And 1003 0 R 1003 0 R]>>", "", "");
    layered_by("[/And 1003 0 R 1003 0 R 1001 0 R]", "", "");
}

#[test]
fn what_a_page_would_draw_from_outside_is_told() {
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
    let objects = [
        format!("<<{form}/Ref<</F(http://EVIL/x.pdf)/Page 0>>/X 0>>\nstream\nx"),
        "<</Type/XObject/Subtype/PS>>\nstream\nshowpage".to_owned(),
        format!("<<{form}/Subtype2/PS/PS 1001 0 R>>\nstream\nshowpage"),
        "<</Type/XObject/Subtype/Image/Alternates[<</Image 1004 0 R>>]/X 0>>\nstream\nx".to_owned(),
        "<</Type/XObject/Subtype/Image/F(\\\\\\\\EVIL\\\\x.jpg)/FFilter/DCTDecode>>\nstream\n"
            .to_owned(),
        "<</Type/XObject/Subtype/Image/OPI<</2.0<</F(fine.tif)>>>>/X 0>>\nstream\nx".to_owned(),
        format!("<<{form}/Resources<</XObject<</A 1000 0 R/B 1006 0 R>>>>/X 0>>\nstream\n/A Do"),
    ];
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let look = "/Subtype/Stamp/Rect[1 1 9 9]/AP<</N 1000 0 R>>";
    let pages = [
        drawing(A4, "/A Do/B Do/C Do/D Do/E Do/F Do"),
        hanging(&[look]),
    ];
    let mut bytes = document_with(&pages, "", &objects);
    let at = bytes.windows(6).position(|six| six == b"/Font<").unwrap();
    let named = b"/XObject<</A 1006 0 R/B 1001 0 R/C 1002 0 R/D 1003 0 R/E 1004 0 R/F 1005 0 R>>";
    bytes.splice(at..at, named.iter().copied());
    insta::assert_snapshot!(told(bytes, None).join("\n"), @r"
    warning “T”: part of a page refers to a page of another, external file; that was left out, what stands in its place stays: http://EVIL/x.pdf (pages 1–2).
    warning “T”: part of a page lies in another, external file; it is not in the bundle: \\EVIL\x.jpg (page 1).
    warning “T”: part of a page is a program for printers (PostScript), which no screen shows; it was left out: page 1.
    note “T”: a picture has an alternate for other purposes, such as printing; the one that shows stays, the other was left out: page 1.
    note “T”: a picture stands for a finer one outside the file (OPI); the one that shows stays, the reference was left out: fine.tif (page 1).
    ");
}

#[test]
fn what_lies_outside_is_told_wherever_a_page_draws_with_it() {
    let outside = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(\\\\\\\\EVIL\\\\x)>>\nstream\n";
    let resources = [
        "/ExtGState<</G<</SMask<</S/Alpha/G 1000 0 R>>>>>>",
        "/ExtGState<</G<</TR 1000 0 R>>>>",
        "/ExtGState<</G<</Font[<</Subtype/Type3/CharProcs<</a 1000 0 R>>>> 9]>>>>",
        "/ColorSpace<</C[/ICCBased 1000 0 R]>>",
        "/ColorSpace<</C[/Separation/X/DeviceGray 1000 0 R]>>",
        "/ColorSpace<</C[/Indexed[/ICCBased 1000 0 R]1(ab)]>>",
        "/Shading<</S 1000 0 R>>",
        "/Shading<</S<</ShadingType 2/Function 1000 0 R>>>>",
        "/Shading<</S<</ShadingType 2/Function[<<>>1000 0 R]>>>>",
        "/Pattern<</P 1000 0 R>>",
        "/Pattern<</P<</PatternType 2/Shading<</Function 1000 0 R>>>>>>",
        "/Pattern<</P<</PatternType 2/ExtGState<</SMask<</G 1000 0 R>>>>>>>>",
        "/Font<</T<</Subtype/Type3/CharProcs<</a 1000 0 R>>>>>>",
        "/Font<</T<</Subtype/Type3/CharProcs<</a 1001 0 R>>/Resources<</XObject<</X 1000 0 R>>>>>>>>",
        "/Font<</T<</FontDescriptor<</FontFile2 1000 0 R>>>>>>",
        "/Font<</T<</DescendantFonts[<</FontDescriptor<</FontFile3 1000 0 R>>>>]>>>>",
        "/Font<</T<</DescendantFonts[<</CIDToGIDMap 1000 0 R>>]>>>>",
        "/Font<</T<</Encoding 1000 0 R>>>>",
        "/Font<</T<</ToUnicode 1000 0 R>>>>",
    ];
    for resources in resources {
        let entries = format!("{A4}/Resources<<{resources}>>");
        let page = drawing(&entries, "/G gs/C cs/S sh/Pattern cs/P scn/T 9 Tf");
        let told = told_of(&[page], "", &[outside, "<<>>\nstream\n/X Do"]);
        let expected = [
            r"warning “T”: part of a page lies in another, external file; it is not in the bundle: \\EVIL\x (page 1).",
        ];
        assert_eq!(told, expected, "{resources}");
    }
    // What leads back to itself ends.
    let loops = "/Shading<</S 1000 0 R>>/ColorSpace<</C 1000 0 R>>";
    let page = drawing(&format!("{A4}/Resources<<{loops}>>"), "/S sh/C cs");
    assert_eq!(
        told_of(&[page], "", &["<</A[1000 0 R]/B 1000 0 R>>"]),
        [""; 0]
    );
}

#[test]
fn more_on_a_page_than_is_read_is_told() {
    let many = "<</Subtype/Text/Rect[1 1 9 9]>>".repeat(20_001);
    let page = Page::sized(&format!("{A4}/Annots[{many}]"), "words");
    let told = told_of(&[page], "", &[]);
    insta::assert_snapshot!(told.join("\n"), @"warning “T”: more than 9,999 comments, links or fields hang on one page; those beyond are left out: page 1.");
}
