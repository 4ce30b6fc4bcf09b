//! What stands beside a box stays where it was, and what is under one is gone from the pixels.

use super::adversaries::{letter, page};
use super::*;

/// Where the words of the first page stand, as poppler sees them: text, left, foot.
fn by_poppler(file: &std::path::Path) -> Option<Vec<(String, f32, f32)>> {
    let (page, _) = tools::read_text("pdftotext", &["-bbox", "-cropbox"], file)?;
    let words = page.lines().filter_map(|line| {
        let number = |name: &str| -> Option<f32> {
            let (_, behind) = line.split_once(&format!("{name}=\""))?;
            behind.split('"').next()?.parse().ok()
        };
        let (_, text) = line.trim().strip_suffix("</word>")?.rsplit_once('>')?;
        Some((text.to_owned(), number("xMin")?, number("yMax")?))
    });
    Some(words.collect())
}

/// Where the letters of the first page stand, as mupdf sees them.
fn by_mupdf(file: &std::path::Path) -> Option<Vec<(String, f32, f32)>> {
    let (page, _) = tools::read_text("mutool", &["draw", "-q", "-F", "stext"], file)?;
    let letters = page.split("<char ").skip(1).filter_map(|letter| {
        let value = |name: &str| -> Option<&str> {
            let (_, behind) = letter.split_once(&format!(" {name}=\""))?;
            behind.split('"').next()
        };
        Some((
            value("c")?.to_owned(),
            value("x")?.parse().ok()?,
            value("y")?.parse().ok()?,
        ))
    });
    Some(
        letters
            .filter(|(letter, _, _)| letter.trim() != "")
            .collect(),
    )
}

fn are_near(was: &[(String, f32, f32)], is: &[(String, f32, f32)]) {
    assert!(!is.is_empty());
    for (text, x, y) in is {
        let near = was
            .iter()
            .find(|(other, x0, y0)| other == text && (x - x0).abs() < 2.0 && (y - y0).abs() < 2.0);
        assert!(near.is_some(), "{text} {x} {y}: {was:?}");
    }
}

#[test]
fn words_beside_a_box_stay_within_two_points_for_other_readers() {
    let content = "BT /F 12 Tf 20 100 Td (Seen by Kovalyov, then asked) Tj 0 -14 Td (again by the board today) Tj ET";
    for entries in ["", "/Rotate 90", "/CropBox[10 10 290 190]"] {
        let desk = Desk::with_documents(&[("letter", page(content, "", entries))]);
        redact(&desk, &["--term", NAME]);
        let [copy] = copies(&desk).try_into().unwrap();
        let letter = desk.path("letter.pdf");
        let (Some(was), Some(is)) = (by_poppler(&letter), by_poppler(&copy)) else {
            return;
        };
        assert_eq!(was.len() - is.len(), 1, "{was:?} {is:?}");
        are_near(&was, &is);
        let (was, is) = (by_mupdf(&letter).unwrap(), by_mupdf(&copy).unwrap());
        assert_eq!(was.len() - is.len(), "Kovalyov,".len(), "{is:?}");
        // Letters within a word are set evenly; the first of each word is where it was.
        let firsts = |letters: &[(String, f32, f32)]| -> Vec<(String, f32, f32)> {
            let firsts = ["S", "t", "a", "b"];
            letters
                .iter()
                .filter(|(letter, _, _)| firsts.contains(&letter.as_str()))
                .cloned()
                .collect()
        };
        assert!(!firsts(&is).is_empty() && !firsts(&was).is_empty());
    }
}

/// Grey pixels of the first page at 72 to the inch, with the width.
fn pixels(file: &std::path::Path) -> Option<(usize, Vec<u8>)> {
    let bytes = tools::read_bytes(
        "pdftoppm",
        &["-r", "72", "-gray", "-singlefile", "-aa", "no"],
        file,
    )?;
    let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
    let size = String::from_utf8_lossy(parts.nth(1)?).into_owned();
    let width = size.split(' ').next()?.parse().ok()?;
    Some((width, parts.nth(1)?.to_vec()))
}

#[test]
fn a_picture_of_the_name_is_painted_out_and_all_around_it_is_as_it_was() {
    // Stripes stand for the name in the picture.
    let picture = "q 200 0 0 60 50 100 cm BI /W 8 /H 1 /CS /G /BPC 8 ID @p@p@p@p EI Q";
    let desk = Desk::with_documents(&[("photograph", page(picture, "", ""))]);
    let told = redact(&desk, &["--document", "1", "--area", "1:100,50,180,90"]);
    assert_eq!(told.code, Some(0), "{told}");
    let [copy] = copies(&desk).try_into().unwrap();
    let (Some((width, was)), Some((_, is))) = (pixels(&desk.path("photograph.pdf")), pixels(&copy))
    else {
        return;
    };
    assert_eq!(was.len(), is.len());
    let mut painted = 0;
    for (at, (was, is)) in was.iter().zip(&is).enumerate() {
        let (x, y) = (at % width, at / width);
        let is_in = (101..179).contains(&x) && (51..89).contains(&y);
        let is_out = !(98..182).contains(&x) || !(48..92).contains(&y);
        if is_in {
            assert_eq!(*is, 0, "{x}, {y}");
            painted += 1;
        }
        // At the edges of the stripes two renderers differ.
        let is_edge = x.abs_diff(50) % 25 < 2
            || x.abs_diff(50) % 25 > 23
            || (38..42).contains(&y)
            || (98..102).contains(&y);
        assert!(
            !is_out || is_edge || was.abs_diff(*is) < 12,
            "{x}, {y}: {was} {is}"
        );
    }
    assert!(painted > 1000);
    let extracted = tools::read_text("pdfimages", &["-list"], &copy).unwrap().0;
    assert_eq!(
        extracted.lines().count(),
        3,
        "one picture, and nothing beneath: {extracted}"
    );
}

#[test]
fn a_box_over_half_a_word_takes_the_whole_word() {
    let desk = Desk::with_documents(&[("letter", letter())]);
    // From within the name.
    let told = redact(&desk, &["--document", "1", "--area", "1:90,90,96,104"]);
    assert_eq!(told.code, Some(0), "{told}");
    let [copy] = copies(&desk).try_into().unwrap();
    if let Some((text, _)) = tools::read_text("pdftotext", &["-q"], &copy) {
        assert_eq!(
            text.split_whitespace().collect::<Vec<_>>(),
            ["Seen", "by", "today"]
        );
    }
}
