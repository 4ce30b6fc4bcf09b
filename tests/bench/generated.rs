//! Documents made up for the benchmark: set text with embedded fonts, scanned pages, some packed by qpdf.

#![expect(
    clippy::disallowed_methods,
    reason = "what a benchmark writes is thrown away"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use bundle_builder::bundle::{Lengths, plan};
use bundle_builder::case::{Case, Edit, IssueChoice};
use bundle_builder::layout::{Fonts, typeset};
use bundle_builder::library::Library;
use bundle_builder::pdf::{self, About};
use bundle_builder::profile::{DEFAULT, Profile};

pub(crate) fn generate(library: &Library, size: usize, folder: &Path) {
    let fonts = Fonts::shipped().expect("the fonts read");
    for number in 0..size {
        let path = folder.join(format!("{number:04}.pdf"));
        let bytes = if number % 10 == 9 {
            scanned(number, folder)
        } else {
            text(library, number, &fonts)
        };
        fs::write(&path, bytes).expect("writable");
        if number % 3 == 1 {
            let packed = folder.join("packed");
            let done = Command::new("qpdf")
                .args(["--object-streams=generate"])
                .args([&path, &packed])
                .status();
            if done.is_ok_and(|status| status.success()) {
                fs::rename(packed, &path).expect("movable");
            }
        }
    }
}

/// About twenty pages of set text, other passages in each document.
fn text(library: &Library, number: usize, fonts: &Fonts) -> Vec<u8> {
    let mut case = Case::new(DEFAULT);
    let issue = Edit::AddIssue(IssueChoice::Typed(format!("Document {number}")));
    case = issue.apply(&case).expect("an issue");
    let all: Vec<_> = library.passages().collect();
    for at in 0..75 {
        let held = all[(number * 17 + at) % all.len()];
        let add = Edit::AddEntry {
            issue: "own-1".to_owned(),
            source: Box::new(held.source.clone()),
            passage: Box::new(held.passage.clone()),
        };
        case = add.apply(&case).expect("an entry");
    }
    let profile = Profile::shipped(DEFAULT).expect("the profile");
    let layout = typeset(&plan(&case, &profile, &Lengths::new()), &profile, fonts);
    let about = About {
        title: format!("Document {number}"),
        language: "en".to_owned(),
        page_prefix: "P".to_owned(),
        first_number: 1,
        page_labels: true,
        open_at_percent: Some(100),
    };
    pdf::front_matter_alone(&layout, &about).expect("written")
}

/// Twenty pages with a picture each; no two pictures are the same.
fn scanned(number: usize, folder: &Path) -> Vec<u8> {
    let picture = folder.join("picture.jpg");
    let seed = number.to_string();
    let arguments = [
        "-seed",
        &seed,
        "-size",
        "827x1169",
        "plasma:grey-white",
        "-colorspace",
        "Gray",
        "-quality",
        "55",
    ];
    Command::new("convert")
        .args(arguments)
        .arg(&picture)
        .status()
        .expect("ImageMagick");
    let jpeg = fs::read(&picture).expect("a picture");
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let kids: String = (0..20)
        .map(|page| format!("{} 0 R ", 3 + page * 3))
        .collect();
    let mut put = |bytes: &mut Vec<u8>, text: String, stream: Option<&[u8]>| {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n{text}\n", places.len()).as_bytes());
        if let Some(stream) = stream {
            bytes.extend_from_slice(b"stream\n");
            bytes.extend_from_slice(stream);
            bytes.extend_from_slice(b"\nendstream\n");
        }
        bytes.extend_from_slice(b"endobj\n");
    };
    put(&mut bytes, "<</Type/Catalog/Pages 2 0 R>>".to_owned(), None);
    put(
        &mut bytes,
        format!("<</Type/Pages/Count 20/Kids[{kids}]>>"),
        None,
    );
    for page in 0..20 {
        let (content, image) = (4 + page * 3, 5 + page * 3);
        put(
            &mut bytes,
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</XObject<</Im {image} 0 R>>>>>>"
            ),
            None,
        );
        let draw = b"q 595 0 0 842 0 0 cm /Im Do Q";
        put(
            &mut bytes,
            format!("<</Length {}>>", draw.len()),
            Some(draw),
        );
        let mut own = jpeg.clone();
        own.extend_from_slice(format!("{number} {page}").as_bytes());
        put(
            &mut bytes,
            format!(
                "<</Type/XObject/Subtype/Image/Width 827/Height 1169/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length {}>>",
                own.len()
            ),
            Some(&own),
        );
    }
    let start = bytes.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
    for place in &places {
        table.push_str(&format!("{place:010} 00000 n \n"));
    }
    table.push_str(&format!(
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
        places.len() + 1
    ));
    bytes.extend_from_slice(table.as_bytes());
    bytes
}
