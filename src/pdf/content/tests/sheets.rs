//! Pages as a worker reads them: blank ones, turned ones, long ones.

use crate::case::Turn;
use crate::pdf::content::{Backs, PageReading, Stands};
use crate::pdf::import::specimen::{Page, document_with};
use crate::pdf::render::{Pages, Size};

const A4: &str = "/MediaBox[0 0 595.276 841.89]";

fn drawing(entries: &str, content: &str) -> Page {
    Page {
        entries: entries.to_owned(),
        content: content.as_bytes().to_vec(),
    }
}

fn read(pages: &[Page], objects: &[&str]) -> Vec<PageReading> {
    let opened = Pages::open(document_with(pages, "", objects), None).unwrap();
    let mut found = Vec::new();
    opened.read_each(0..pages.len(), None, &mut |reading| {
        found.push(reading.unwrap());
        true
    });
    found
}

fn blank(readings: &[PageReading]) -> Vec<u32> {
    let mut backs = Backs::default();
    for (page, reading) in (1..).zip(readings) {
        backs.add(page, Some(reading));
    }
    backs.blank()
}

/// A page of a letter as a scanner of 100 dots an inch sees it, each pixel a byte: turned clockwise by so many quarters.
fn scan_of_a_letter(quarters: usize) -> String {
    let words = [
        "left",
        "the town",
        "autumn",
        "and my brother",
        "came again",
        "a summons",
        "nobody knows it",
    ];
    let lines = (0..46).map(|line| {
        let said: Vec<&str> = (0..5)
            .map(|at| words[(line * 3 + at * at + line * at) % 7])
            .collect();
        format!("({}) Tj T*", said.join(" "))
    });
    let content = format!(
        "BT /F1 11 Tf 16 TL 70 780 Td {} ET",
        lines.collect::<Vec<_>>().join(" ")
    );
    let page = document_with(&[drawing(A4, &content)], "", &[]);
    let pages = Pages::open(page, None).unwrap();
    let picture = pages.pen().draw(0, &Size::scaled(100.0 / 72.0)).unwrap();
    let (mut width, mut height) = (picture.width as usize, picture.height as usize);
    // On paper that is not quite white.
    let mut grey: Vec<u8> = picture
        .pixels
        .chunks_exact(4)
        .map(|pixel| pixel[0].min(240))
        .collect();
    for _ in 0..quarters {
        let old = grey.clone();
        let place = |x: usize, y: usize| old[(height - 1 - x) * width + y];
        grey = (0..width)
            .flat_map(|y| (0..height).map(move |x| (x, y)))
            .map(|(x, y)| place(x, y))
            .collect();
        std::mem::swap(&mut width, &mut height);
    }
    picture_object(&grey, width, height)
}

fn picture_object(grey: &[u8], width: usize, height: usize) -> String {
    let hex: String = grey.iter().map(|light| format!("{light:02x}")).collect();
    format!(
        "<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/ASCIIHexDecode>>\nstream\n{hex}>"
    )
}

/// The back of a sheet, with grain and dust.
fn back(seed: usize) -> String {
    let (width, height) = (827, 1169);
    let grain = |at: usize| (at * 7919 + seed * 104_729 + at / 827 * 31) % 7;
    let mut grey: Vec<u8> = (0..width * height)
        .map(|at| 247 - grain(at) as u8)
        .collect();
    for speck in 0..40 {
        let at = (speck * 197 + seed * 13) % 1100 * width + (speck * 131 + seed * 57) % 800;
        grey[at] = 90;
        grey[at + 1] = 120;
    }
    picture_object(&grey, width, height)
}

/// A page that shows such a picture, the first of the objects where `number` is 1000, and these operators besides.
fn scanned(number: usize, more: &str, entries: &str) -> Page {
    let resources = format!("/Resources<</Font<</F1 3 0 R>>/XObject<</P {number} 0 R>>>>");
    drawing(
        &format!("{A4}{resources}{entries}"),
        &format!("q 595 0 0 842 0 0 cm /P Do Q {more}"),
    )
}

#[test]
fn the_five_blank_backs_of_a_duplex_scan_are_named_and_nothing_else() {
    let mut objects = vec![scan_of_a_letter(0)];
    objects.extend((0..5).map(back));
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let mut pages = Vec::new();
    for number in 1001..1006 {
        pages.extend([scanned(1000, "", ""), scanned(number, "", "")]);
    }
    assert_eq!(blank(&read(&pages, &objects)), [2, 4, 6, 8, 10]);
}

#[test]
fn an_empty_back_with_a_stamp_a_faint_line_a_number_or_a_remark_is_not_blank() {
    let object = back(3);
    let note = "/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents(look here)>>]";
    let link = "/Annots[<</Type/Annot/Subtype/Link/Rect[9 9 29 29]/A<</S/URI/URI(https://example.org)>>>>]";
    let pages = [
        scanned(1000, "", ""),
        scanned(1000, "", note),
        scanned(1000, "", link),
        scanned(1000, "0.82 G 1 w 80 400 m 300 402 l S", ""),
        scanned(1000, "BT /F1 9 Tf 290 30 Td (7) Tj ET", ""),
        scanned(1000, "0.5 0.2 0.4 RG 1 w 400 600 90 40 re S", ""),
    ];
    assert_eq!(blank(&read(&pages, &[&object])), [1]);
}

#[test]
fn pages_on_which_nothing_is_drawn_are_blank_unless_a_remark_hangs_on_them() {
    let note = "/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 29 29]/Contents(look here)>>]";
    let pages = [
        drawing(A4, ""),
        drawing(A4, "1 1 1 rg 0 0 595 842 re f"),
        drawing(&format!("{A4}{note}"), ""),
        drawing(A4, "BT /F1 12 Tf 72 400 Td (This page is left blank) Tj ET"),
        drawing(A4, "0.9 g 72 400 200 1 re f"),
    ];
    assert_eq!(blank(&read(&pages, &[])), [1, 2]);
}

#[test]
fn a_scan_on_its_side_is_seen_and_one_that_is_upside_down_only_by_its_letters() {
    let objects = [
        scan_of_a_letter(1),
        scan_of_a_letter(2),
        scan_of_a_letter(3),
        scan_of_a_letter(0),
    ];
    let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
    let layer = "BT 3 Tr /F1 11 Tf -1 0 0 -1 500 60 Tm 16 TL (left the town in autumn and my brother came again) Tj T* (a summons that nobody knows) Tj ET";
    let mut pages: Vec<Page> = (1000..1004).map(|number| scanned(number, "", "")).collect();
    pages.push(scanned(1001, layer, ""));
    let stands: Vec<Option<Stands>> = read(&pages, &objects)
        .iter()
        .map(|page| page.stands)
        .collect();
    let side = Some(Stands::Sideways);
    assert_eq!(
        stands,
        [side, None, side, None, Some(Stands::Needs(Turn::Over))]
    );
}

/// A long page with lines of ten points from its top, in a space that may be turned and moved.
fn long(entries: &str, space: &str) -> Page {
    let lines: String = (0..420)
        .map(|line| format!("(line {line} of a long page) Tj T* "))
        .collect();
    drawing(
        entries,
        &format!("{space} BT /F1 10 Tf 14 TL 60 5980 Td {lines}ET"),
    )
}

#[test]
fn a_long_page_is_cut_alike_however_it_is_turned_cropped_and_scaled() {
    let pages = [
        long("/MediaBox[0 0 595 6000]", ""),
        long(
            "/MediaBox[0 0 6000 595]/Rotate 90",
            "0 1 -1 0 6000 0 cm 1 0 0 1 0 0 cm",
        ),
        long("/MediaBox[-100 -300 800 6400]/CropBox[0 0 595 6000]", ""),
        long("/MediaBox[0 0 595 6000]/UserUnit 2", ""),
    ];
    let readings = read(&pages, &[]);
    let cuts: Vec<_> = readings
        .iter()
        .map(|page| page.small.as_ref().unwrap().cuts.as_ref().unwrap())
        .collect();
    for (at, cut) in cuts.iter().enumerate() {
        assert!(
            cut.is_long && cut.is_tall() && cut.through == 0,
            "{at}: {cut:?}"
        );
        assert_eq!(cut.slices.len(), 8, "{at}: {cut:?}");
        for (slice, first) in cut.slices.iter().zip(&cuts[0].slices) {
            assert!(
                (slice.y1 - first.y1).abs() < 15.0,
                "{at}: {slice:?}, {first:?}"
            );
        }
    }
}
