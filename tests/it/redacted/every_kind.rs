//! One of every kind, before and after: what other people's programs read, see and recognise on the pages of the bundle.

use std::path::Path;

use super::adversaries::{adversaries, letter};
use super::*;

/// A photograph of the name, on a sheet of A4; none where no other program can take it.
fn photograph(desk: &Desk) -> Option<Vec<u8>> {
    desk.put("shown.pdf", letter());
    let arguments = ["-r", "300", "-png", "-singlefile"];
    tools::read_bytes("pdftoppm", &arguments, &desk.path("shown.pdf"))
}

type Placed = (String, f32, f32);

/// Where the words of each page stand.
fn words(file: &Path) -> Vec<Vec<Placed>> {
    let (text, _) = tools::read_text("pdftotext", &["-bbox"], file).unwrap();
    let of_page = |page: &str| {
        let words = page.lines().filter_map(|line| {
            let number = |name: &str| -> Option<f32> {
                let (_, behind) = line.split_once(&format!("{name}=\""))?;
                behind.split('"').next()?.parse().ok()
            };
            let (_, text) = line.trim().strip_suffix("</word>")?.rsplit_once('>')?;
            Some((text.to_owned(), number("xMin")?, number("yMax")?))
        });
        words.collect()
    };
    text.split("<page ").skip(1).map(of_page).collect()
}

/// Width and grey pixels of each page.
fn pictures(desk: &Desk, file: &str) -> Vec<(usize, Vec<u8>)> {
    let root = desk.path("grey");
    let behind = [root.to_str().unwrap()];
    tools::run_after(
        "pdftoppm",
        &["-r", "72", "-gray"],
        &desk.path(file),
        &behind,
    )
    .unwrap();
    let mut names: Vec<String> = desk.names();
    names.retain(|name| name.starts_with("grey-"));
    let read = names.iter().map(|name| {
        let bytes = desk.get(name);
        std::fs::remove_file(desk.path(name)).unwrap();
        let mut parts = bytes.splitn(4, |byte| *byte == b'\n');
        let size = String::from_utf8_lossy(parts.nth(1).unwrap()).into_owned();
        let width = size.split(' ').next().unwrap().parse().unwrap();
        (width, parts.nth(1).unwrap().to_vec())
    });
    read.collect()
}

/// The side of the squares that are compared, in pixels: letters are drawn a little otherwise by everybody.
const SQUARE: usize = 8;

/// Squares that look otherwise than before, and are not beside a box.
fn otherwise(
    (width, was): &(usize, Vec<u8>),
    (other, is): &(usize, Vec<u8>),
) -> Vec<(usize, usize)> {
    assert_eq!((width, was.len()), (other, is.len()));
    let (columns, rows) = (width / SQUARE, was.len() / width / SQUARE);
    let tone = |pixels: &[u8], x: usize, y: usize| {
        let lines = y * SQUARE..(y + 1) * SQUARE;
        let sum = lines.map(|line| {
            let start = line * width + x * SQUARE;
            pixels[start..start + SQUARE]
                .iter()
                .map(|part| u32::from(*part))
                .sum::<u32>()
        });
        sum.sum::<u32>() / (SQUARE * SQUARE) as u32
    };
    let is_box = |x: usize, y: usize| {
        let near = |at: usize, end: usize| at.saturating_sub(1)..(at + 2).min(end);
        near(y, rows).any(|y| {
            near(x, columns).any(|x| {
                let lines = y * SQUARE..(y + 1) * SQUARE;
                let black = lines.flat_map(|line| {
                    let start = line * width + x * SQUARE;
                    is[start..start + SQUARE].iter().filter(|part| **part < 20)
                });
                black.count() > SQUARE * SQUARE / 4
            })
        })
    };
    let all = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
    all.filter(|(x, y)| tone(was, *x, *y).abs_diff(tone(is, *x, *y)) > 60 && !is_box(*x, *y))
        .collect()
}

/// What a machine reads on a page, from 1; none where there is no such machine.
fn recognised(desk: &Desk, file: &str, page: usize) -> Option<String> {
    let number = page.to_string();
    let arguments = [
        "-r",
        "150",
        "-gray",
        "-singlefile",
        "-f",
        &number,
        "-l",
        &number,
    ];
    let picture = tools::read_bytes("pdftoppm", &arguments, &desk.path(file))?;
    desk.put("seen.pgm", picture);
    let behind = ["stdout", "-l", "eng", "--psm", "11"];
    let read = tools::read_bytes_after("tesseract", &[], &desk.path("seen.pgm"), &behind)?;
    Some(String::from_utf8_lossy(&read).to_lowercase())
}

fn is_named(text: &str) -> bool {
    let letters: String = text
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    ["kovaly", "ovalyo", "valyov"]
        .iter()
        .any(|part| letters.contains(part))
}

/// Slanted words are cut to pieces, now here and now there.
fn is_same(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

#[test]
fn other_programs_find_no_word_that_was_taken_out_and_all_else_where_it_was() {
    let mut documents = adversaries();
    // Drawn by whoever shows it, and gone with the page's own marks.
    documents.retain(|(name, _)| *name != "comment");
    let desk = Desk::with_documents(&documents);
    let Some(photograph) = photograph(&desk) else {
        return;
    };
    desk.put("photograph.png", photograph);
    let added = desk.bundle(&["add", "case.ron", "photograph.png"]);
    assert_eq!(added.code, Some(0), "{added}");
    desk.export();
    std::fs::rename(desk.path("bundle.pdf"), desk.path("before.pdf")).unwrap();
    let told = redact(&desk, &["--term", NAME]);
    assert_eq!(
        told.code,
        Some(1),
        "nobody can search the photograph: {told}"
    );
    let number = (documents.len() + 1).to_string();
    let area = [
        "--document",
        &number,
        "--area",
        "1:334,280,394,305",
        "--looked",
        "1",
    ];
    let told = redact(&desk, &area);
    assert_eq!(told.code, Some(0), "{told}");
    let exported = desk.export();
    assert!(
        desk.names().contains(&"bundle.pdf".to_owned()),
        "{exported}"
    );
    assert_eq!(says_the_name(&desk.path("bundle.pdf")), Some(false));

    let (was, is) = (
        words(&desk.path("before.pdf")),
        words(&desk.path("bundle.pdf")),
    );
    assert_eq!(was.len(), is.len());
    for (page, (was, is)) in was.iter().zip(&is).enumerate() {
        for (text, x, y) in is {
            let is_there = was.iter().any(|(other, x0, y0)| {
                is_same(other, text) && (x - x0).abs() < 2.0 && (y - y0).abs() < 2.0
            });
            assert!(is_there, "page {}: “{text}” at {x}, {y}: {was:?}", page + 1);
        }
    }
    let (was, is) = (pictures(&desk, "before.pdf"), pictures(&desk, "bundle.pdf"));
    // Not the photograph: a page of A4 with an empty foot is made a little smaller once it is a picture, to make room
    // for the number of the page, and so its words move by more than they should.
    let alike = was.iter().zip(&is).take(was.len() - 1).enumerate();
    for (page, (was, is)) in alike {
        let other = otherwise(was, is);
        assert!(other.is_empty(), "page {}: {other:?}", page + 1);
    }
    let first = was.len() - documents.len() - 1;
    let Some(seen) = recognised(&desk, "before.pdf", was.len()) else {
        return;
    };
    assert!(is_named(&seen), "the photograph shows it: {seen}");
    for page in first..=was.len() {
        let seen = recognised(&desk, "bundle.pdf", page).unwrap();
        assert!(!is_named(&seen), "page {page}: {seen}");
    }
}
