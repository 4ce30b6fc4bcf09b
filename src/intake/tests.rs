//! Pictures of every kind, whole and damaged.

use std::io::Cursor;

use image::codecs::gif::{GifEncoder, Repeat};
use image::codecs::webp::WebPEncoder;
use image::{Delay, DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use crate::pdf::import::{Limits, Watch, survey};

use super::*;

const TURNED: &[u8] = include_bytes!("../../tests/it/intake/turned.heic");

fn stripes() -> RgbImage {
    RgbImage::from_fn(40, 30, |x, _| match x {
        0..20 => Rgb([200, 30, 30]),
        _ => Rgb([30, 60, 190]),
    })
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn gif(frames: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    encoder.set_repeat(Repeat::Infinite).unwrap();
    for _ in 0..frames {
        let frame = DynamicImage::from(stripes()).into_rgba8();
        let delay = Delay::from_numer_denom_ms(100, 1);
        encoder
            .encode_frame(Frame::from_parts(frame, 0, 0, delay))
            .unwrap();
    }
    drop(encoder);
    bytes
}

fn made(bytes: &[u8]) -> Part {
    let kind = kind(bytes, "x").expect("it is of a kind that is made into something");
    let mut parts = convert(kind, bytes, &Limits::default()).unwrap();
    assert_eq!(parts.len(), 1);
    parts.remove(0)
}

/// What a picture shows at its left and at its right.
fn ends(part: &Part) -> [[u8; 3]; 2] {
    let format = match part.form {
        Form::Png => png_pixels(&part.bytes),
        _ => panic!("{:?}", part.form),
    };
    let (width, pixels) = format;
    let at = |x: usize| {
        let start = (5 * width + x) * 3;
        [pixels[start], pixels[start + 1], pixels[start + 2]]
    };
    [at(2), at(width - 3)]
}

fn png_pixels(bytes: &[u8]) -> (usize, Vec<u8>) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    (frame.width as usize, pixels)
}

fn is_taken(part: &Part) -> bool {
    let watch = Watch::default();
    let found = survey(part.bytes.clone(), None, &Limits::default(), &watch);
    found.is_ok_and(|survey| survey.counts.pages == 1)
}

#[test]
fn pictures_without_loss_stay_as_they_are_pixel_for_pixel() {
    let picture = DynamicImage::from(stripes());
    let mut webp = Vec::new();
    let encoder = WebPEncoder::new_lossless(&mut webp);
    picture.write_with_encoder(encoder).unwrap();
    for bytes in [written(&picture, ImageFormat::Bmp), gif(1), webp] {
        let part = made(&bytes);
        assert_eq!(ends(&part), [[200, 30, 30], [30, 60, 190]]);
        assert_eq!(part.said, [""; 0]);
        assert!(is_taken(&part));
    }
}

#[test]
fn of_a_moving_picture_the_first_frame_is_taken_and_that_is_said() {
    let part = made(&gif(3));
    assert_eq!(
        part.said,
        ["It is a moving picture: only its first frame is taken."]
    );
}

#[test]
fn what_is_see_through_lies_on_white() {
    let clear = RgbaImage::from_pixel(20, 20, Rgba([0, 0, 0, 0]));
    let part = made(&written(&clear.into(), ImageFormat::WebP));
    let (_, pixels) = png_pixels(&part.bytes);
    assert!(pixels.iter().all(|part| *part == 255));
}

#[test]
fn a_scan_as_a_bitmap_keeps_its_size_on_paper() {
    let mut bytes = written(&DynamicImage::from(stripes()), ImageFormat::Bmp);
    // 200 pixels to the inch are 7874 to the metre.
    bytes[38..42].copy_from_slice(&7874_u32.to_le_bytes());
    bytes[42..46].copy_from_slice(&7874_u32.to_le_bytes());
    let part = made(&bytes);
    let reader = png::Decoder::new(Cursor::new(&part.bytes)).read_info();
    let dimensions = reader.unwrap().info().pixel_dims.unwrap();
    assert_eq!((dimensions.xppu, dimensions.yppu), (7874, 7874));
}

#[test]
fn a_photograph_of_a_telephone_becomes_a_jpeg_that_stands_as_it_was_held() {
    let part = made(TURNED);
    assert_eq!(part.form, Form::Jpeg);
    assert_eq!(
        part.said,
        ["It was converted to a JPEG of quality 90 out of 100."]
    );
    let mut decoder = zune_jpeg::JpegDecoder::new(Cursor::new(&part.bytes));
    let pixels = decoder.decode().unwrap();
    assert_eq!(decoder.dimensions(), Some((96, 160)));
    // Its upper left quarter was blue before the camera was turned.
    let corner = &pixels[(10 * 96 + 10) * 3..][..3];
    assert!(
        corner[2] > 170 && corner[0] < 60,
        "blue is at the upper left: {corner:?}"
    );
    assert!(is_taken(&part));
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked() {
    let mut bytes = written(&DynamicImage::from(stripes()), ImageFormat::Bmp);
    bytes[18..22].copy_from_slice(&60_000_u32.to_le_bytes());
    bytes[22..26].copy_from_slice(&60_000_u32.to_le_bytes());
    let refused = convert(Kind::Bmp, &bytes, &Limits::default()).unwrap_err();
    assert_eq!(refused.what, "a picture of more than 160 million pixels");
    let small = Limits {
        pixels: 100,
        ..Limits::default()
    };
    for bytes in [TURNED, &gif(1)] {
        let refused = convert(kind(bytes, "x").unwrap(), bytes, &small).unwrap_err();
        assert!(refused.what.contains("more than 0 million"), "{refused:?}");
    }
}

/// Where a file is cut off and where bits are turned is the same each time.
pub(super) fn damaged_sixty_times(bytes: &[u8]) -> Vec<Vec<u8>> {
    let cut = (0..30).map(|at| bytes[..bytes.len() * at / 30].to_vec());
    let turned = (0..30).map(|at: usize| {
        let mut bytes = bytes.to_vec();
        for step in 0..1 + at % 4 {
            let place = (at * 7919 + step * 104_729) % bytes.len();
            bytes[place] ^= 1 << (at % 8);
        }
        bytes
    });
    cut.chain(turned).collect()
}

#[test]
fn what_is_cut_off_or_damaged_is_refused_or_read_and_never_breaks_the_program() {
    let picture = DynamicImage::from(stripes());
    let mut refused = 0;
    for bytes in [
        written(&picture, ImageFormat::Bmp),
        written(&picture, ImageFormat::WebP),
        gif(2),
        TURNED.to_vec(),
    ] {
        let kind = kind(&bytes, "x").unwrap();
        for damaged in damaged_sixty_times(&bytes) {
            refused += usize::from(convert(kind, &damaged, &Limits::default()).is_err());
        }
    }
    assert!(refused > 60, "{refused}");
}

const MAIL: &str = "From: A. Friend <a@example.org>\r\nTo: b@example.com\r\nDate: Tue, 5 Mar 2024 14:03:00 +0100\r\n\
    Subject: Your appointment\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
    --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDear B,\r\n\r\nit is on Tuesday.\r\n> When is it?\r\n\
    --x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"../notes.txt\"\r\n\r\nnotes\r\n--x--\r\n";

#[test]
fn a_message_comes_first_with_its_day_and_what_is_attached_follows() {
    let parts = convert(Kind::Email, MAIL.as_bytes(), &Limits::default()).unwrap();
    let [message, attached] = parts.as_slice() else {
        panic!("{}", parts.len())
    };
    assert_eq!(message.form, Form::Pdf);
    assert_eq!(message.date, "2024-03-05".parse().ok());
    assert_eq!(message.said, [""; 0]);
    assert!(is_taken(message));
    assert_eq!(
        (
            attached.form,
            attached.name.as_str(),
            attached.bytes.as_slice()
        ),
        (Form::Found, "notes.txt", &b"notes"[..])
    );
    let again = convert(Kind::Email, MAIL.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(again, parts, "the same e-mail makes the same pages");
}

#[test]
fn joiners_without_which_persian_words_are_misspelled_stay_and_marks_of_direction_go() {
    let persian = "\u{645}\u{6cc}\u{200c}\u{631}\u{648}\u{645}";
    let mail = MAIL.replace("notes.txt", &format!("{persian}\u{202e}.txt"));
    let parts = convert(Kind::Email, mail.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(parts[1].name, format!("{persian}.txt"));
}

#[test]
fn signs_that_no_font_has_are_named_and_damaged_e_mails_break_nothing() {
    let with_sign = MAIL.replace("Tuesday", "Tuesday \u{1F389}");
    let parts = convert(Kind::Email, with_sign.as_bytes(), &Limits::default()).unwrap();
    assert!(
        parts[0].said[0].contains('\u{1F389}'),
        "{:?}",
        parts[0].said
    );
    let mut read = 0;
    for damaged in damaged_sixty_times(MAIL.as_bytes()).iter().step_by(3) {
        read += usize::from(convert(Kind::Email, damaged, &Limits::default()).is_ok());
    }
    assert!(read > 5, "{read}");
}

#[test]
fn a_message_within_another_is_that_message_alone() {
    let nested = "--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@example.org\r\nSubject: Earlier\r\n\r\nFirst.\r\n--x--";
    let mail = MAIL.replace("--x--", nested);
    let parts = convert(Kind::Email, mail.as_bytes(), &Limits::default()).unwrap();
    let last = parts.last().unwrap();
    assert_eq!(last.name, "Earlier.eml");
    let text = String::from_utf8_lossy(&last.bytes);
    assert!(
        text.starts_with("From: c@example.org") && text.trim_end().ends_with("First."),
        "{text}"
    );
}

#[test]
fn attachments_that_are_not_looked_at_are_said() {
    let with = |number: usize| {
        let part = "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n";
        let head = "Subject: Many\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
        let mail = format!("{head}{}--b--\r\n", part.repeat(number));
        let parts = convert(Kind::Email, mail.as_bytes(), &Limits::default()).unwrap();
        (parts.len(), parts[0].said.join(" "))
    };
    assert_eq!(with(200), (201, String::new()));
    let (parts, said) = with(203);
    assert_eq!(parts, 201);
    assert!(
        said.contains("203 attachments, of which the first 200"),
        "{said}"
    );
}
