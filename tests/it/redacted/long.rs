//! A long picture is cut into pages of the bundle: what is marked on it is gone from the right one, also where it was
//! marked by a program that showed the picture on one sheet.

use bundle_builder::export::sha256;

use super::*;

const WIDTH: usize = 620;
const HEIGHT: usize = 6000;

/// Rows of grey as lines of a chat, and one green stretch that stands for the name.
fn chat() -> Vec<u8> {
    let mut pixels = vec![255; WIDTH * HEIGHT * 3];
    for y in 0..HEIGHT {
        let is_line = y % 50 < 20;
        let is_name = (5000..5020).contains(&y);
        for x in 40..580 {
            let colour = match (is_line, is_name && (100..400).contains(&x)) {
                (_, true) => [0, 200, 0],
                (true, false) => [90; 3],
                (false, false) => [255; 3],
            };
            let at = (y * WIDTH + x) * 3;
            pixels[at..at + 3].copy_from_slice(&colour);
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH as u32, HEIGHT as u32);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    file
}

fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.put("chat.png", chat());
    let added = desk.bundle(&["add", "case.ron", "chat.png"]);
    assert_eq!(added.code, Some(0), "{added}");
    desk
}

/// Of each page of the bundle how much of it is green and how much black, as poppler draws it.
fn colours(desk: &Desk) -> Option<Vec<(usize, usize)>> {
    let file = desk.path("bundle.pdf");
    tools::run_after(
        "pdftoppm",
        &["-r", "40"],
        &file,
        &[desk.path("p").to_str().unwrap()],
    )?;
    let mut pages: Vec<String> = desk.names();
    pages.retain(|name| name.starts_with("p-"));
    let counted = pages.iter().map(|name| {
        let bytes = desk.get(name);
        std::fs::remove_file(desk.path(name)).unwrap();
        let pixels = bytes
            .splitn(4, |byte| *byte == b'\n')
            .nth(3)
            .unwrap()
            .to_vec();
        let pixels = pixels.chunks_exact(3);
        let green = pixels
            .clone()
            .filter(|rgb| rgb[1] > rgb[0].saturating_add(60));
        let black = pixels
            .clone()
            .filter(|rgb| rgb.iter().all(|part| *part < 12));
        (green.count(), black.count())
    });
    Some(counted.collect())
}

/// The page on which the name stood is black in its place, and no page is green.
fn is_gone(desk: &Desk, before: &[(usize, usize)]) {
    let exported = desk.export();
    assert!(
        desk.names().contains(&"bundle.pdf".to_owned()),
        "{exported}"
    );
    let after = colours(desk).unwrap();
    assert_eq!(before.len(), after.len());
    for (page, (was, is)) in before.iter().zip(&after).enumerate() {
        assert_eq!(is.0, 0, "page {page} shows it");
        if was.0 > 0 {
            assert!(is.1 >= was.1 + was.0 / 2, "page {page}: {was:?} {is:?}");
        }
    }
}

#[test]
fn a_mark_on_a_long_picture_is_gone_from_the_page_that_shows_its_place() {
    let desk = desk();
    desk.export();
    let Some(before) = colours(&desk) else { return };
    let shown = before.iter().filter(|(green, _)| *green > 0).count();
    assert!((1..=2).contains(&shown), "{before:?}");
    assert!(before.len() > 12, "{before:?}");
    std::fs::remove_file(desk.path("bundle.pdf")).unwrap();
    let area = "1:48,2398,192,2412";
    let told = redact(&desk, &["--document", "1", "--area", area]);
    assert_eq!(told.code, Some(0), "{told}");
    is_gone(&desk, &before);

    // The same case as a program left it that showed the picture in the middle of a sheet of A4.
    std::fs::remove_file(desk.path("bundle.pdf")).unwrap();
    let sheet = page(
        "0.5 g 257 28 81 785 re f",
        "",
        "/MediaBox[0 0 595.276 841.89]",
    );
    desk.put("old.pdf", &sheet);
    let case = String::from_utf8(desk.get("case.ron")).unwrap();
    let [copy] = copies(&desk).try_into().unwrap();
    let name = copy.file_stem().unwrap().to_string_lossy().into_owned();
    let old = case
        .replace(&format!(".case.redacted/{name}.pdf"), "old.pdf")
        .replace(&name, &sha256(&sheet))
        .replace("left: 480", "left: 2701")
        .replace("top: 23980", "top: 6821")
        .replace("right: 1920", "right: 3095")
        .replace("bottom: 24120", "bottom: 6860");
    assert_eq!(old.matches("2701").count(), 1, "{case}");
    desk.put("case.ron", &old);
    let told = redact(&desk, &["--document", "1", "--area", "1:5,5,10,10"]);
    assert_eq!(told.code, Some(0), "{told}");
    is_gone(&desk, &before);
}

#[test]
fn marks_of_long_ago_whose_copy_is_lost_are_not_guessed() {
    let desk = desk();
    let told = redact(&desk, &["--document", "1", "--area", "1:48,2398,192,2412"]);
    assert_eq!(told.code, Some(0), "{told}");
    let [copy] = copies(&desk).try_into().unwrap();
    std::fs::remove_file(copy).unwrap();
    let told = redact(&desk, &["--document", "1", "--area", "1:5,5,10,10"]);
    assert_eq!(told.code, Some(1), "{told}");
    assert!(
        told.stderr
            .contains("the copy that shows how its page was measured"),
        "{told}"
    );
}
