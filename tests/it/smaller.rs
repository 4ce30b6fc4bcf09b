//! `bundle smaller`: pictures of documents made smaller in the bundle, as other people's programs see them.

#![expect(
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "a test stops where it cannot go on"
)]

use bundle_builder::case::{Smaller, text};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::desk::{Desk, EXPORT, assert_seen};
use super::tools;

/// What a camera sees: slopes, edges like those of letters, and grain that no two pixels share.
fn photograph(width: u32, height: u32, seed: u32, quality: u8) -> Vec<u8> {
    let mut state = seed;
    let mut pixels = Vec::with_capacity((width * height * 3) as usize);
    for y in 0..height {
        for x in 0..width {
            let is_ink = (y / 24) % 3 == 1 && (x * 7 + y / 72 * 13) % 31 < 14 && x % 12 < 5;
            for part in 0..3 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let grain = (state >> 28) as i32 - 8;
                let slope = (x * 110 / width + y * 90 / height + part * 15) as i32;
                let ink = if is_ink { -80 } else { 0 };
                pixels.push((slope + grain + ink + 40).clamp(0, 255) as u8);
            }
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let size = (width as u16, height as u16);
    encoder
        .encode(&pixels, size.0, size.1, ColorType::Rgb)
        .unwrap();
    bytes
}

/// A desk with the sample case and two photographs, one finer than it can be seen.
fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.put("house.jpg", photograph(4000, 1000, 7, 95));
    desk.put("scar.jpg", photograph(900, 600, 9, 96));
    let added = desk.bundle(&["add", "case.ron", "house.jpg", "scar.jpg"]);
    assert_eq!(added.code, Some(0), "{added}");
    desk
}

fn smaller(desk: &Desk, more: &[&str]) -> super::desk::Seen {
    desk.bundle(&[&["smaller", "case.ron"], more].concat())
}

/// Width, height and how each is coded, of the photographs in the bundle.
fn pictures(desk: &Desk) -> Option<Vec<(u32, u32, String)>> {
    let (list, _) = tools::read_text("pdfimages", &["-list"], &desk.path("bundle.pdf"))?;
    let rows = list.lines().skip(2).map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        (
            words[3].parse().unwrap(),
            words[4].parse().unwrap(),
            words[8].to_owned(),
        )
    });
    Some(rows.collect())
}

#[test]
fn what_would_be_saved_is_measured_and_nothing_is_changed_until_it_is_asked_for() {
    let desk = desk();
    let before = desk.get("case.ron");
    assert_seen!(smaller(&desk, &["--all", "--dry-run"]), @r"
    exit code: 0
    --- stdout ---
    1 “house”: 1.6 MB, 0.3 MB (1 picture)
    2 “scar”: 0.3 MB, 0.1 MB (1 picture)
    together: 1.8 MB, 0.4 MB
    --- stderr ---
    Nothing was changed.
    ");
    assert_eq!(desk.get("case.ron"), before);
    assert_seen!(smaller(&desk, &[]), @r"
    exit code: 2
    --- stderr ---
    bundle: it is not said of which documents
      hint: Name them with --document, or all of them with --all.
    ");
    assert_seen!(smaller(&desk, &["--document", "9"]), @r"
    exit code: 2
    --- stderr ---
    bundle: the case has no document 9; nothing was changed
      hint: Take the number from what “bundle export” says of the document.
    ");
    assert_eq!(desk.get("case.ron"), before);
}

#[test]
fn pictures_are_smaller_in_the_bundle_the_same_each_time_and_as_they_came_when_that_is_taken_back()
{
    let desk = desk();
    assert_eq!(desk.export().code, Some(0));
    let whole = desk.get("bundle.pdf");
    let made = smaller(&desk, &["--document", "1"]);
    assert_eq!(made.code, Some(0), "{made}");
    let case = text::read(&desk.get("case.ron")).unwrap();
    let choices: Vec<_> = case.exhibits.iter().map(|one| one.smaller).collect();
    assert_eq!(choices, [Some(Smaller::default()), None]);
    let exported = desk.export();
    assert!(
        exported.to_string().contains("document-pictures-smaller"),
        "{exported}"
    );
    let less = desk.get("bundle.pdf");
    assert!(
        less.len() * 3 < whole.len() * 2,
        "{} of {}",
        less.len(),
        whole.len()
    );
    if let Some(pictures) = pictures(&desk) {
        let jpeg = || "jpeg".to_owned();
        assert_eq!(pictures, [(3271, 817, jpeg()), (900, 600, jpeg())]);
    }
    std::fs::remove_dir_all(desk.path(".case.readings")).unwrap();
    assert_eq!(desk.export().code, Some(0));
    assert!(desk.get("bundle.pdf") == less, "made anew");
    assert_eq!(smaller(&desk, &["--all", "--undo"]).code, Some(0));
    assert_eq!(desk.export().code, Some(0));
    assert!(desk.get("bundle.pdf") == whole);
}

#[test]
fn a_file_that_is_too_large_says_what_smaller_pictures_would_save() {
    let desk = desk();
    let exported = desk
        .bundle(&[&EXPORT[..], &["--volume-mb", "1"]].concat())
        .to_string();
    let line = exported
        .lines()
        .find(|line| line.contains("volume-smaller"));
    insta::assert_snapshot!(line.unwrap_or(&exported), @"note[volume-smaller]: Smaller pictures (300 pixels to the inch, quality 75 of 100) would save 1.4 MB: “house” 1.6 MB, 0.3 instead; “scar” 0.3 MB, 0.1 instead.");
}

/// The promise: 97 MB of photographs fit 45.
#[test]
#[ignore = "it takes minutes: makes and packs 97 MB of photographs"]
fn ninety_seven_megabytes_of_photographs_fit_forty_five() {
    let desk = Desk::with_sample();
    let (mut names, mut bytes) = (Vec::new(), 0);
    while bytes < 97_000_000 {
        let photo = photograph(4032, 3024, 11 + names.len() as u32, 95);
        let name = format!("photo {:02}.jpg", names.len() + 1);
        bytes += photo.len();
        desk.put(&name, photo);
        names.push(name);
    }
    let mut add = vec!["add".to_owned(), "case.ron".to_owned()];
    add.extend(names.iter().cloned());
    assert_eq!(desk.bundle(&add).code, Some(0));
    let begun = std::time::Instant::now();
    let made = smaller(&desk, &["--all"]);
    eprintln!(
        "{} photographs, {bytes} bytes, {:?}\n{made}",
        names.len(),
        begun.elapsed()
    );
    assert_eq!(desk.export().code, Some(0));
    let bundle = desk.get("bundle.pdf");
    eprintln!("the bundle: {} bytes", bundle.len());
    assert!(bundle.len() < 45_000_000);
}
