//! What is said of documents that hold things which do not come along: forty of each kind, made for it.

use crate::case::PageRanges;
use crate::finding::RemarkCode;
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::import::{
    Action, Actor, AddressFault, Limits, Outside, Remark, Survey, Watch, survey,
};

use super::super::remark_words::words;
use super::of_document;

mod inside;
mod layers;
mod malformed;

/// One remark at least for each code.
#[test]
fn no_code_of_a_remark_is_said_of_nothing() {
    let outside = [Outside::OtherFile, Outside::Alternate].map(Remark::Outside);
    let remarks = [
        Remark::WebBookmark,
        Remark::LostBookmark,
        Remark::BookmarksUnread,
        Remark::AnnotationsUnread,
        Remark::Address(Actor::Link, AddressFault::Missing),
        Remark::LostLink,
        Remark::Action(Actor::Link, Action::Launch),
        Remark::Medium,
        Remark::AttachedFile,
        Remark::PortfolioFile,
        Remark::XfaOnly,
        Remark::XfaBeside,
        Remark::Signature,
        Remark::Redaction,
        Remark::LayerOff,
        Remark::LayersCombined,
        Remark::LayerNotPrinted,
        Remark::LayerPrintedOnly,
    ];
    let remarks = remarks.into_iter().chain(outside);
    let said: Vec<RemarkCode> = remarks.map(|remark| words(remark, 1).code).collect();
    for code in RemarkCode::ALL {
        assert!(said.contains(code), "{code:?}");
    }
}

const A4: &str = "/MediaBox[0 0 595 842]";

/// What is said of a document with these pages, entries of its catalog, and objects from 1000.
fn told_of(pages: &[Page], catalog: &str, objects: &[&str]) -> Vec<String> {
    told(document_with(pages, catalog, objects), None)
}

fn told(bytes: Vec<u8>, pages: Option<&str>) -> Vec<String> {
    let survey = survey(bytes, None, &Limits::default(), &Watch::default()).unwrap();
    let pages = pages.map(|pages| pages.parse::<PageRanges>().unwrap());
    let found = of_document("T", pages.as_ref(), &survey);
    found
        .iter()
        .map(|finding| format!("{} {}", finding.severity, finding.message))
        .collect()
}

/// A page on which these hang, each inside its brackets.
fn hanging(items: &[&str]) -> Page {
    let items: String = items.iter().map(|item| format!("<<{item}>>")).collect();
    Page::sized(&format!("{A4}/Annots[{items}]"), "words")
}

/// A page with links that do this.
fn links(actions: &[&str]) -> Page {
    let items: Vec<String> = actions
        .iter()
        .map(|action| format!("/Subtype/Link/Rect[1 1 9 9]{action}"))
        .collect();
    hanging(&items.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn addresses_that_are_not_written_are_named_and_the_others_are_not() {
    let address = |uri: &str| format!("/A<</S/URI/URI{uri}>>");
    let kept = [
        "(https://example.org/a)",
        "(http://example.org/b c)",
        "(mailto:x@example.org)",
        "<FEFF0068007400740070003A002F002F0078002E0079>",
    ];
    let left = [
        "(\\\\\\\\EVIL\\\\share\\\\x)",
        "(//EVIL/share)",
        "(smb://EVIL/x)",
        "(file://EVIL/x)",
        "(file:///C:/secret.doc)",
        "(C:\\\\Users\\\\x.doc)",
        "(JaVaScRiPt:alert\\(1\\))",
        "( \\001java\\tscript:alert\\(2\\))",
        "(vbscript:x)",
        "(data:text/html,x)",
        "(page.html)",
        "(#top)",
        "(htp://example.org)",
        "(http:/example.org)",
        "(https://)",
        "(ms-msdt:/id\\033[31m)",
        "()",
        " 17",
        " /Name",
        " [(a)]",
        " 1000 0 R",
    ];
    let all: Vec<String> = kept.iter().chain(&left).map(|uri| address(uri)).collect();
    let mut all: Vec<&str> = all.iter().map(String::as_str).collect();
    all.push("/A<</S/URI>>");
    let told = told_of(
        &[Page::saying("one"), links(&all)],
        "",
        &["<<>>\nstream\nhttp://x.org"],
    );
    insta::assert_snapshot!(told.join("\n"), @r"
    note “T”: 5 links without an address, left out: page 2.
    note “T”: 4 links with an address that cannot be read, left out: http:/example.org (page 2); https:// (page 2); ms-msdt:/id�[31m (page 2); Name (page 2).
    note “T”: 2 links with an incomplete address, left out: page.html (page 2); #top (page 2).
    note “T”: 4 links to a folder on a network, left out: \\EVIL\share\x (page 2); //EVIL/share (page 2); smb://EVIL/x (page 2); file://EVIL/x (page 2).
    note “T”: 2 links to a file on somebody’s computer, left out: file:///C:/secret.doc (page 2); C:\Users\x.doc (page 2).
    note “T”: 4 links that would run a script, left out: JaVaScRiPt:alert(1) (page 2);  �java�script:alert(2) (page 2); vbscript:x (page 2); data:text/html,x (page 2).
    note “T”: 1 link with an address of a kind that browsers do not open, left out: htp://example.org (page 2).
    ");
}

#[test]
fn many_of_one_kind_are_one_finding() {
    let address = |at: usize| format!("/A<</S/URI/URI(page{at}.html)>>");
    let all: Vec<String> = (0..676).map(address).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let told = told_of(&[links(&all)], "", &[]);
    insta::assert_snapshot!(told.join("\n"), @"note “T”: 676 links with an incomplete address, left out: page0.html (page 1); page1.html (page 1); page2.html (page 1); page3.html (page 1); and 672 more.");
    let same = ["/A<</S/URI/URI(file:///x)>>"; 3];
    let pages = [links(&same), Page::saying("two"), links(&same[..1])];
    insta::assert_snapshot!(told_of(&pages, "", &[]).join("\n"), @"note “T”: 4 links to a file on somebody’s computer, left out: file:///x (pages 1, 3).");
}

#[test]
fn relative_addresses_of_a_document_with_a_base_are_whole() {
    let pages = [links(&[
        "/A<</S/URI/URI(page.html)>>",
        "/A<</S/URI/URI(\\\\\\\\EVIL\\\\x)>>",
    ])];
    let told = told_of(&pages, "/URI<</Base(https://example.org/)>>", &[]);
    insta::assert_snapshot!(told.join("\n"), @r"note “T”: 1 link to a folder on a network, left out: \\EVIL\x (page 1).");
}

#[test]
fn actions_are_named_with_who_would_do_them_and_with_what() {
    let actions = [
        "/S/Launch/F(calc.exe)",
        "/S/Launch/Win<</F(cmd.exe)/P(/c)>>",
        "/S/Launch/F<</Type/Filespec/F(a)/UF(run me)>>",
        "/S/GoToR/F(other.pdf)/D[0/Fit]",
        "/S/GoToE/F(inner.pdf)/T<</R/C/N(x)>>",
        "/S/SubmitForm/F(http://evil.example/)",
        "/S/ImportData/F(values.fdf)",
        "/S/ResetForm",
        "/S/Named/N/Print",
        "/S/Hide/T(field)",
        "/S/Rendition/OP 0",
        "/S/Movie/T(film)",
        "/S/Sound",
        "/S/RichMediaExecute",
        "/S/GoTo3DView",
        "/S/JavaScript/JS(app.alert\\(1\\))",
        "/S/Thread/D 0",
        "/S/SetOCGState/State[/OFF]",
        "/S/Trans",
        "/S/Unheard/F(of)",
    ];
    let on_links: Vec<String> = actions
        .iter()
        .map(|action| format!("/A<<{action}>>"))
        .collect();
    let on_links: Vec<&str> = on_links.iter().map(String::as_str).collect();
    let told = told_of(&[links(&on_links)], "", &[]);
    insta::assert_snapshot!(told.join("\n"), @r"
    note “T”: 3 links that would start a program or open a file, left out: calc.exe (page 1); cmd.exe (page 1); run me (page 1).
    note “T”: 1 link that would run a script, left out: app.alert(1) (page 1).
    note “T”: 1 link that would send the form, left out: http://evil.example/ (page 1).
    note “T”: 1 link that would fill the form from a file, left out: values.fdf (page 1).
    note “T”: 1 link that would empty the form, left out: page 1.
    note “T”: 2 links that would open another document, left out: other.pdf (page 1); inner.pdf (page 1).
    note “T”: 1 link that would give a command to the program that shows the page, left out: Print (page 1).
    note “T”: 1 link that would hide or show something on the page, left out: page 1.
    note “T”: 5 links that would play sound, film or a model, left out: page 1.
    note “T”: 1 link that would switch layers, left out: page 1.
    note “T”: 2 links that would change how pages are shown, left out: page 1.
    note “T”: 1 link that would do something unknown, left out: Unheard of (page 1).
    ");
}

#[test]
fn what_follows_on_a_link_is_named_however_it_is_chained() {
    let script = "<</S/JavaScript/JS(one)>>";
    let pages = [links(&[
        &format!("/A<</S/URI/URI(http://x.org)/Next{script}>>"),
        &format!(
            "/A<</S/URI/URI(http://x.org)/Next[{script} null 9999 0 R<</S/Launch/F(calc)/Next<</S/URI/URI(http://y.org)>>>>]>>"
        ),
        "/A 1000 0 R",
        &format!("/Dest[10 0 R/Fit]/A{script}"),
        "/Dest[10 0 R/Fit]/AA<</E<</S/JavaScript/JS(hover)>>>>",
        "/A<</S/URI/URI(http://x.org)>>/PA<</S/URI/URI(\\\\\\\\EVIL\\\\x)/Next<</S/Launch/F(before.exe)>>>>",
        "/Dest[10 0 R/Fit]/PA<</S/URI/URI(//EVIL/y)>>",
    ])];
    let objects = [
        "<</S/GoTo/D[10 0 R/Fit]/Next 1001 0 R>>",
        "<</S/Hide/T(x)/Next 1000 0 R>>",
    ];
    let told = told_of(&pages, "", &objects);
    insta::assert_snapshot!(told.join("\n"), @r"
    note “T”: 1 link that would run a script, left out: hover (page 1).
    note “T”: 2 further actions of links or bookmarks that would start a program or open a file, left out: calc (page 1); before.exe (page 1).
    note “T”: 3 further actions of links or bookmarks that would run a script, left out: one (page 1).
    note “T”: 1 further action of a link or bookmark that would hide or show something on the page, left out: page 1.
    note “T”: 3 further actions of links or bookmarks that would lead to a second place, left out: http://y.org (page 1); \\EVIL\x (page 1); //EVIL/y (page 1).
    ");
}

#[test]
fn what_bookmarks_comments_fields_pages_and_the_document_do_is_named() {
    let script = |name: &str| format!("<</S/JavaScript/JS({name})>>");
    let page = Page::sized(
        &format!(
            "{A4}/AA<</O{}/C{}>>/Annots[<</Subtype/Text/Rect[1 1 9 9]/A{}/AA<</E{}>>>><</Subtype/Widget/FT/Tx/Rect[1 1 9 9]/Parent 1000 0 R/AA<</Fo{}>>>><</Subtype/Screen/T(film)/Rect[1 1 9 9]/A<</S/Rendition>>>>]",
            script("open"),
            script("close"),
            script("note"),
            script("hover"),
            script("focus")
        ),
        "words",
    );
    let catalog = format!(
        "/OpenAction{}/AA<</WC{}>>/Names<</JavaScript<</Names[(x){}]>>>>/Outlines 1001 0 R",
        script("opening"),
        script("closing"),
        script("named")
    );
    let calculation = format!("<</T(sum)/Kids[]/AA<</C{}>>>>", script("sum"));
    let objects = [
        calculation.as_str(),
        "<</First 1002 0 R>>",
        "<</Title(Run)/A<</S/Launch/F(calc.exe)>>/Next 1003 0 R>>",
        "<</Title(Share)/A<</S/URI/URI(\\\\\\\\EVIL\\\\x)>>/Next 1004 0 R>>",
        "<</Title(Chained)/A<</S/GoTo/D[10 0 R/Fit]/Next<</S/Launch/F(x.exe)>>>>/Next 1005 0 R>>",
        "<</Title(Web)/A<</S/URI/URI(http://x.org)>>>>",
    ];
    let told = told_of(&[page], &catalog, &objects);
    insta::assert_snapshot!(told.join("\n"), @r"
    note “T”: 1 bookmark leads to the web, in the bundle as well: “Web”, http://x.org.
    note “T”: 1 bookmark to a folder on a network, kept as a heading without it: “Share”, \\EVIL\x.
    note “T”: 1 bookmark that would start a program or open a file, kept as a heading without it: “Run”, calc.exe.
    note “T”: 1 further action of a link or bookmark that would start a program or open a file, left out: “Chained” x.exe.
    note “T”: 2 actions of comments or buttons that would run a script, left out: note (page 1); hover (page 1).
    note “T”: 1 action of a comment or button that would play sound, film or a model, left out: page 1.
    note “T”: 2 actions of form fields that would run a script, left out: focus (page 1); sum (page 1).
    note “T”: 2 actions of pages that would run a script, left out: close (page 1); open (page 1).
    note “T”: 3 actions of the document itself that would run a script, left out: opening; closing; x.
    warning “T”: 1 sound, film or model was left out; only the picture of it on the page is in the bundle: film (page 1).
    ");
}

#[test]
fn where_a_document_opens_is_nothing_to_tell() {
    for catalog in [
        "/OpenAction[10 0 R/Fit]",
        "/OpenAction<</S/GoTo/D[10 0 R/Fit]>>",
    ] {
        assert_eq!(told_of(&[Page::saying("words")], catalog, &[]), [""; 0]);
    }
}

#[test]
fn links_that_lead_nowhere_are_named_with_what_they_say() {
    let pages = [links(&[
        "/Dest(chapter 5)",
        "/Dest/chapter6",
        "/A<</S/GoTo/D(chapter 7)>>",
        "/A<</S/GoTo>>",
        "/Dest[999 0 R/Fit]",
        "/Dest[5/Fit]",
        "/Dest[0/Fit]",
        "/Dest[10 0 R/Fit]",
        "",
    ])];
    let told = told_of(&pages, "", &[]);
    insta::assert_snapshot!(told.join("\n"), @"note “T”: 6 links lead to a place that the document does not have, left out: chapter 5 (page 1); chapter6 (page 1); chapter 7 (page 1); page 1.");
}

#[test]
fn bookmarks_that_lead_nowhere_are_named_and_headings_are_not() {
    let goals = [
        "/Dest(chapter 5)",
        "/Dest[999 0 R/Fit]",
        "/Dest[7/Fit]",
        "/A<</S/GoTo/D(chapter 6)>>",
        "/A<</S/GoTo>>",
        "",
        "/Dest null",
        "/A null",
        "/Dest[10 0 R/Fit]",
        "/Dest[0/Fit]",
    ];
    let mut objects = vec!["<</First 1001 0 R>>".to_owned()];
    for (at, goal) in (1..).zip(goals) {
        objects.push(format!("<</Title(T{at}){goal}/Next {} 0 R>>", 1001 + at));
    }
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let told = told_of(&[Page::saying("words")], "/Outlines 1000 0 R", &objects);
    insta::assert_snapshot!(told.join("\n"), @"note “T”: 5 bookmarks lead to a place that the document does not have, kept as a heading without it: “T1”, chapter 5; “T2”; “T3”; “T4”, chapter 6; and 1 more.");
}

#[test]
fn whoever_is_told_something_is_told_what_to_do() {
    let mut kinds = vec![
        Remark::WebBookmark,
        Remark::BookmarksUnread,
        Remark::AnnotationsUnread,
        Remark::LostLink,
        Remark::LostBookmark,
        Remark::Medium,
        Remark::AttachedFile,
        Remark::PortfolioFile,
        Remark::XfaOnly,
        Remark::XfaBeside,
        Remark::Signature,
        Remark::Redaction,
        Remark::LayerOff,
        Remark::LayerNotPrinted,
        Remark::LayerPrintedOnly,
        Remark::Address(Actor::Link, AddressFault::Missing),
        Remark::Action(Actor::Page, Action::Script),
    ];
    kinds.extend(
        [
            Outside::OtherFile,
            Outside::ExternalContent,
            Outside::PostScript,
            Outside::Alternate,
            Outside::PrintingHouse,
        ]
        .map(Remark::Outside),
    );
    for kind in kinds {
        let mut survey = Survey::default();
        survey.remarks.add(kind, None, "");
        let found = of_document("T", None, &survey);
        assert!(found[0].hint.is_some(), "{}", found[0]);
    }
}
