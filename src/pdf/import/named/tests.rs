//! Which resources contents of many kinds name.

use super::*;

fn told(content: &[u8]) -> String {
    let mut found = Names::new();
    named(content, &mut found);
    let all = found.iter().map(|(kind, name)| {
        let name = String::from_utf8_lossy(name);
        format!("{} {name}", kind.key())
    });
    all.collect::<Vec<_>>().join(", ")
}

#[test]
fn what_an_operator_names_is_of_the_kind_that_it_needs() {
    let content = b"/G0 gs/C0 cs /P0 scn 0.1 .2 /P1 SCN /X#31 Do BT/F1 12 Tf(a)Tj ET/S0 sh/C1 CS \
        /OC /MC0 BDC /Span <</Lang(en)/E/no>> BDC EMC /T /MC1 DP /Tag BMC";
    assert_eq!(
        told(content),
        "ColorSpace C0, ColorSpace C1, ExtGState G0, Font F1, Pattern P0, Pattern P1, \
         Properties MC0, Properties MC1, Shading S0, XObject X1"
    );
}

#[test]
fn names_in_strings_and_comments_and_tags_name_nothing() {
    assert_eq!(told(b"(/X Do \\) /Y Do) Tj % /Z Do\n<2F58> Tj /X BMC"), "");
    assert_eq!(told(b"[(/X Do)] TJ [/W] 0 d /V ri"), "");
}

#[test]
fn content_that_is_not_well_written_is_read_as_viewers_read_it() {
    assert_eq!(told(b"/X Do/Y Do"), "XObject X, XObject Y");
    assert_eq!(told(b"/F 12Tf ) > ]] >> /X Do"), "Font F, XObject X");
    assert_eq!(told(b"[ (a) Tj /X Do"), "XObject X");
    assert_eq!(told(b"\xff\xfe blah /X Do"), "XObject X");
}

#[test]
fn behind_a_picture_within_the_content_reading_goes_on() {
    let content = b"BI/W 1/H 1/CS/Own/BPC 8 ID \x00EI\xff( EI Q /X Do BI/CS[/Indexed/Base 1<00>]/W 1 ID ab\nEI\n/Y Do";
    assert_eq!(
        told(content),
        "ColorSpace Base, ColorSpace Indexed, ColorSpace Own, XObject X, XObject Y"
    );
    assert!(
        told(b"BI/W 1 ID ab EI ( /X Do").contains("XObject X"),
        "its end may have been another"
    );
}
