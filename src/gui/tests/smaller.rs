//! Smaller pictures: measured, looked at and asked for at the window.

use super::documents::add;
use super::*;
use crate::case::Smaller;

/// A photograph with grain, so fine that less of it is enough.
fn photograph() -> Vec<u8> {
    let (width, height) = (2400_u16, 300_u16);
    let mut state = 5_u32;
    let samples: Vec<u8> = (0..u32::from(width) * u32::from(height))
        .map(|at| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((at % u32::from(width)) / 12 + (state >> 28)) as u8
        })
        .collect();
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 97);
    encoder.set_density(jpeg_encoder::PixelDensity {
        density: (600, 600),
        unit: jpeg_encoder::PixelDensityUnit::Inches,
    });
    let luma = jpeg_encoder::ColorType::Luma;
    encoder.encode(&samples, width, height, luma).unwrap();
    bytes
}

fn with_photograph() -> (tempfile::TempDir, Harness<'static, App>) {
    let folder = tempfile::tempdir().unwrap();
    let case = sample_in(&folder);
    let file = folder.path().join("House.jpg");
    files::write_atomic(&file, &photograph()).unwrap();
    let dialogs = Arc::new(Answers(Mutex::new(vec![Chosen::Path(file)])));
    let unsaved = unsaved_place();
    let world = world(unsaved.with_extension("settings"));
    let begun = begun_with(Workers::here(), world, dialogs, unsaved, Some(&case));
    let mut harness = with_library(begun);
    at(&mut harness, "Documents");
    add(&mut harness);
    (folder, harness)
}

fn choice(app: &App) -> Option<Smaller> {
    app.session.case().exhibits[0].smaller
}

#[test]
fn what_smaller_pictures_save_is_seen_side_by_side_before_anything_is_changed() {
    let (_folder, mut harness) = with_photograph();
    until(&mut harness, "the reading", |app| {
        app.session.documents.contains_key(&1)
    });
    click(&mut harness, "Make smaller…");
    until(&mut harness, "the measuring", |app| {
        let dialog = app.session.smaller.as_ref();
        dialog.is_some_and(|dialog| !dialog.is_measuring)
    });
    harness.run_steps(4);
    assert!(
        harness
            .query_by_label_contains("MB with what is ticked")
            .is_some()
    );
    click(&mut harness, "Look at document 1 before and after");
    until(&mut harness, "both pages", |app| {
        let dialog = app.session.smaller.as_ref();
        let sides = dialog.and_then(|dialog| dialog.sides.as_ref()?.drawn.as_ref());
        sides.is_some_and(|drawn| drawn.is_ok())
    });
    harness.run_steps(4);
    for side in ["The page before", "The page after"] {
        assert!(harness.query_by_label(side).is_some(), "{side}");
    }
    assert_eq!(choice(harness.state()), None, "nobody has asked for it");
    click(&mut harness, "Make document 1 smaller");
    click(&mut harness, "Make 1 document smaller");
    harness.run_steps(4);
    assert_eq!(choice(harness.state()), Some(Smaller::default()));
    let app = harness.state();
    assert!(app.session.smaller.is_none());
    let document = app.session.documents[&1].as_ref().unwrap();
    let made = document.smaller_as_asked(&app.session.case().exhibits[0]);
    assert!(made.is_some_and(|made| made.saved() > 0));
    harness.state_mut().session.undo(0.0);
    assert_eq!(choice(harness.state()), None);
}
