//! Documents that are locked with a password: asked for, and put into the bundle unlocked.

use std::fs;

use bundle_builder::pdf::import::{Limits, Refusal, Watch, survey};

use crate::tools;

#[test]
fn a_document_opens_with_its_password_only_however_it_was_locked() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("plain.pdf");
    let picture = include_bytes!("pictures/plain.png");
    bundle_builder::files::write_atomic(&plain, &picture_as_pdf(picture)).unwrap();
    for bits in ["40", "128", "256"] {
        let locked = folder.path().join(format!("{bits}.pdf"));
        let out = locked.display().to_string();
        let words = [
            "--allow-weak-crypto",
            "--encrypt",
            "open",
            "owner",
            bits,
            "--",
        ];
        let Some((said, code)) = tools::run_after("qpdf", &words, &plain, &[&out]) else {
            return;
        };
        assert_eq!(code, 0, "{said}");
        let tried = |password: Option<&str>| {
            let bytes = fs::read(&locked).unwrap();
            survey(bytes, password, &Limits::default(), &Watch::default())
                .map(|survey| survey.counts.pages)
        };
        assert_eq!(tried(None), Err(Refusal::Locked), "{bits}");
        assert_eq!(tried(Some("wrong")), Err(Refusal::WrongPassword), "{bits}");
        assert_eq!(tried(Some("open")), Ok(1), "{bits}");
    }
}

/// A page that shows a picture, by way of an assembly of that one page.
fn picture_as_pdf(picture: &[u8]) -> Vec<u8> {
    crate::pictures::bundled(&[("picture".to_owned(), picture.to_vec())])
}
