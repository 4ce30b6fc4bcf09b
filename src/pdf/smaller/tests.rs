//! What becomes of pictures of every kind.

mod looks;
mod specimen;

use super::*;
use specimen::{Drawing, compressed, grain, jpeg_of, letters, pdf};

const WANTED: Wanted = Wanted {
    smaller: Smaller {
        dpi: 300,
        quality: 75,
    },
    fit: true,
};

fn made(document: Vec<u8>) -> SmallerPictures {
    made_with(document, WANTED)
}

fn made_with(document: Vec<u8>, wanted: Wanted) -> SmallerPictures {
    let pictures = Pictures::open(document, None).unwrap();
    let candidates = pictures.candidates(wanted);
    let made: Vec<_> = candidates
        .iter()
        .filter_map(|candidate| pictures.smaller(candidate, wanted))
        .collect();
    let left = candidates.len() - made.len();
    SmallerPictures::new(wanted, made, left as u32)
}

fn sizes(pictures: &SmallerPictures) -> Vec<(u32, u32)> {
    let list = pictures.list.iter();
    list.map(|one| (one.width, one.height)).collect()
}

/// A photograph of 1200 by 900 pixels with these operators that draw it, besides these objects.
fn photograph(content: &str, resources: &str, objects: &[(usize, &str, &str)]) -> Vec<u8> {
    let photo = jpeg_of(&grain(1200, 900, 3), 95);
    let entries = "/Type/XObject/Subtype/Image/Width 1200/Height 900/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    let mut drawing = Drawing {
        content: content.to_owned(),
        resources: resources.to_owned(),
        objects: vec![(20, entries.to_owned(), photo)],
    };
    for (number, entries, content) in objects {
        let own = (*number, (*entries).to_owned(), content.as_bytes().to_vec());
        drawing.objects.push(own);
    }
    pdf(&drawing)
}

const NAMED: &str = "/XObject<</P 20 0 R>>";

#[test]
fn a_photograph_has_the_pixels_of_its_largest_place_and_looks_the_same() {
    // Two inches by one and a half; and once more, smaller and turned.
    let content = "q 144 0 0 108 72 72 cm /P Do Q q 0 36 -27 0 300 300 cm /P Do Q";
    let document = photograph(content, NAMED, &[]);
    let smaller = made(document.clone());
    assert_eq!(sizes(&smaller), [(600, 450)]);
    let (before, after) = smaller.bytes();
    assert!(after * 5 < before, "{before} became {after}");
    assert_eq!(smaller.saved(), before - after);
    let again = made(document);
    assert_eq!(smaller, again, "the same bytes");
    let bytes = to_bytes(&smaller);
    assert_eq!(from_bytes(&bytes).as_ref(), Some(&smaller));
    for short in [0, 7, 40, bytes.len() - 1] {
        assert_eq!(from_bytes(&bytes[..short]), None);
    }
}

#[test]
fn a_picture_is_measured_wherever_it_is_drawn() {
    let form = (
        30,
        "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Matrix[2 0 0 2 0 0]/Resources<</XObject<</P 20 0 R>>>>",
        "q 1 0 0 1 0 0 cm /P Do Q",
    );
    let tile = (
        31,
        "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 144 108]/XStep 144/YStep 108/Resources<</XObject<</P 20 0 R>>>>",
        "q 144 0 0 108 0 0 cm /P Do Q",
    );
    let group = (
        32,
        "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</XObject<</P 20 0 R>>>>",
        "q 144 0 0 108 0 0 cm /P Do Q",
    );
    let cases = [
        (
            "in a form",
            "q 72 0 0 54 0 0 cm /F Do Q",
            "/XObject<</F 30 0 R>>",
        ),
        (
            "in a pattern",
            "/Pattern cs /T scn 0 0 500 500 re f",
            "/Pattern<</T 31 0 R>>",
        ),
        (
            "in a soft mask",
            "/G gs 0 0 500 500 re f",
            "/ExtGState<</G<</SMask<</S/Luminosity/G 32 0 R>>>>>>",
        ),
        (
            "larger in a pattern",
            "q 72 0 0 54 0 0 cm /P Do Q /Pattern cs /T scn 0 0 500 500 re f",
            "/XObject<</P 20 0 R>>/Pattern<</T 31 0 R>>",
        ),
    ];
    for (what, content, resources) in cases {
        let smaller = made(photograph(content, resources, &[form, tile, group]));
        assert_eq!(sizes(&smaller), [(600, 450)], "{what}");
    }
    let unseen = made(photograph("", NAMED, &[]));
    assert!(unseen.is_empty(), "what is drawn nowhere stays");
}

#[test]
fn a_page_that_is_scaled_to_a4_shows_its_pictures_so_much_smaller() {
    let photo = jpeg_of(&grain(1200, 900, 3), 95);
    let entries = "/Subtype/Image/Width 1200/Height 900/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    let drawing = Drawing {
        content: "q 1190.552 0 0 892.914 0 0 cm /P Do Q".to_owned(),
        resources: format!("{NAMED}>>/MediaBox[0 0 1190.552 1683.78]/Other<<"),
        objects: vec![(20, entries.to_owned(), photo)],
    };
    let coarse = |fit| Wanted {
        smaller: Smaller {
            dpi: 100,
            quality: 75,
        },
        fit,
    };
    assert_eq!(sizes(&made_with(pdf(&drawing), coarse(true))), [(826, 620)]);
    assert_eq!(
        sizes(&made_with(pdf(&drawing), coarse(false))),
        [(1200, 900)]
    );
}

/// A picture of 400 by 300 pixels, an inch wide, with these entries.
fn one(entries: &str, content: Vec<u8>) -> SmallerPictures {
    let entries = format!("/Subtype/Image/Width 400/Height 300{entries}");
    made(pdf(&Drawing {
        content: "q 72 0 0 54 72 72 cm /P Do Q".to_owned(),
        resources: NAMED.to_owned(),
        objects: vec![(20, entries, content)],
    }))
}

#[test]
fn what_would_lose_its_sharpness_or_its_colours_stays_as_it_is() {
    let photo = || jpeg_of(&grain(400, 300, 3), 95);
    let grey = || jpeg_of(&grain(400, 300, 1), 95);
    let plain = |bytes: usize| grain(400, 300, 3).samples[..bytes].to_vec();
    let deep = "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    assert_eq!(sizes(&one(deep, photo())), [(300, 225)]);
    let cases: [(&str, Vec<u8>); 16] = [
        ("/ColorSpace/DeviceGray/BitsPerComponent 1", plain(50 * 300)),
        ("/ImageMask true/BitsPerComponent 1", plain(50 * 300)),
        (
            "/ColorSpace/DeviceGray/BitsPerComponent 4",
            plain(200 * 300),
        ),
        (
            "/ColorSpace/DeviceGray/BitsPerComponent 16",
            plain(800 * 300),
        ),
        (
            "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/CCITTFaxDecode",
            plain(9000),
        ),
        (
            "/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode",
            plain(9000),
        ),
        (
            "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/JPXDecode",
            plain(9000),
        ),
        (
            "/ColorSpace[/Indexed/DeviceRGB 255 <00>]/BitsPerComponent 8",
            plain(400 * 300),
        ),
        (
            "/ColorSpace/DeviceCMYK/BitsPerComponent 8/Filter/DCTDecode",
            photo(),
        ),
        (
            "/ColorSpace/DeviceCMYK/BitsPerComponent 8",
            grain(400, 400, 3).samples,
        ),
        (
            "/ColorSpace[/Lab<</WhitePoint[1 1 1]>>]/BitsPerComponent 8/Filter/DCTDecode",
            photo(),
        ),
        (
            "/ColorSpace[/Separation/Spot/DeviceGray<<>>]/BitsPerComponent 8/Filter/DCTDecode",
            grey(),
        ),
        (
            "/ColorSpace/DeviceRGB/BitsPerComponent 8/Mask[0 9 0 9 0 9]/Filter/DCTDecode",
            photo(),
        ),
        // Says less than it has; is cut; is none.
        (
            "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
            photo(),
        ),
        (deep, photo()[..20_000].to_vec()),
        (deep, plain(20_000)),
    ];
    for (entries, content) in cases {
        assert!(one(entries, content).is_empty(), "{entries}");
    }
    let grey = one(
        "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
        grey(),
    );
    assert_eq!(sizes(&grey), [(300, 225)]);
}

#[test]
fn what_was_coded_coarsely_before_is_not_coded_again() {
    let content = "q 720 0 0 540 0 0 cm /P Do Q";
    let entries = "/Subtype/Image/Width 1200/Height 900/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode";
    let of = |quality| {
        made(pdf(&Drawing {
            content: content.to_owned(),
            resources: NAMED.to_owned(),
            objects: vec![(
                20,
                entries.to_owned(),
                jpeg_of(&grain(1200, 900, 3), quality),
            )],
        }))
    };
    assert_eq!(sizes(&of(95)), [(1200, 900)]);
    let same = of(75);
    assert!(same.is_empty() && same.left == 1, "{same:?}");
    assert!(of(50).is_empty());
}

#[test]
fn what_is_drawn_stays_without_loss_and_what_was_photographed_need_not() {
    let entries = "/Subtype/Image/Width 1200/Height 1200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode";
    let of = |picture: &decode::Pixels, side: u32| {
        made(pdf(&Drawing {
            content: format!("q {side} 0 0 {side} 0 0 cm /P Do Q"),
            resources: NAMED.to_owned(),
            objects: vec![(20, entries.to_owned(), compressed(&picture.samples))],
        }))
    };
    let page = letters(1200);
    let as_fine = of(&page, 500);
    assert!(
        as_fine
            .list
            .iter()
            .all(|one| one.coding == Coding::Lossless(1))
    );
    let coarser = of(&page, 144);
    assert_eq!(sizes(&coarser), [(600, 600)]);
    assert_eq!(coarser.list[0].coding, Coding::Lossless(1));
    let photo = of(&grain(1200, 1200, 1), 500);
    assert_eq!(photo.list[0].coding, Coding::Jpeg);
}
