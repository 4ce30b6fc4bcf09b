//! The typefaces of the window, and in which order a letter is looked for in them.
//!
//! Sizes and weights of what is written stand in `theme`.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use super::theme;
use crate::layout::Face;

/// Scripts that Noto Sans does not have, in the faces that we print with.
const RIGHT_TO_LEFT: [Face; 2] = [Face::Arabic, Face::Hebrew];

pub(super) fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 3] = [
        (
            "NotoSans",
            include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"),
        ),
        (
            "NotoSans-Bold",
            include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"),
        ),
        (
            "Phosphor",
            include_bytes!("../../assets/fonts/Phosphor.ttf"),
        ),
    ];
    for (name, bytes) in faces {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    for face in RIGHT_TO_LEFT {
        let data = Arc::new(FontData::from_static(face.bytes()));
        fonts.font_data.insert(face.name().to_owned(), data);
    }
    let ordinary = fonts.families.entry(FontFamily::Proportional).or_default();
    ordinary.insert(0, "NotoSans".to_owned());
    // egui's own fixed-width face, for the arrows that Noto Sans does not have.
    ordinary.push("Hack".to_owned());
    // Icons can stand among words.
    ordinary.push("Phosphor".to_owned());
    // Titles of documents. egui shapes what is in one face, and puts it
    // from left to right beside what is in another.
    ordinary.extend(RIGHT_TO_LEFT.map(|face| face.name().to_owned()));
    let icons = vec!["Phosphor".to_owned()];
    let bold = std::iter::once("NotoSans-Bold".to_owned())
        .chain(ordinary.clone())
        .collect();
    fonts
        .families
        .insert(FontFamily::Name(theme::BOLD.into()), bold);
    fonts
        .families
        .insert(FontFamily::Name(theme::ICONS.into()), icons);
    fonts
}

#[cfg(test)]
mod tests {
    use egui::{Context, FontId};

    use super::*;

    #[test]
    fn titles_can_be_read_in_every_script_that_is_printed() {
        let context = Context::default();
        theme::install(&context);
        let mut frame = context.run_ui(egui::RawInput::default(), |_| {});
        frame.textures_delta.clear();
        let ordinary = FontId::proportional(14.0);
        let bold = FontId::new(14.0, FontFamily::Name(theme::BOLD.into()));
        for title in ["Повестка", "Łódź, Kőszeg", "بيان الشاهد", "הצהרת עד"]
        {
            for font in [&ordinary, &bold] {
                assert!(
                    context.fonts_mut(|fonts| fonts.has_glyphs(font, title)),
                    "{title}"
                );
            }
        }
    }

    /// What a face lacks is drawn as an empty box.
    #[test]
    fn every_icon_is_drawn() {
        let context = Context::default();
        theme::install(&context);
        let mut frame = context.run_ui(egui::RawInput::default(), |_| {});
        frame.textures_delta.clear();
        let codes = include_str!("icon.rs").split("\\u{").skip(1);
        let codes = codes.filter_map(|rest| rest.split_once('}'));
        let mut count = 0;
        for (code, _) in codes {
            let icon = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
            let icon = icon.unwrap().to_string();
            for font in [FontId::proportional(14.0), theme::icon_font(16.0)] {
                assert!(
                    context.fonts_mut(|fonts| fonts.has_glyphs(&font, &icon)),
                    "{code}"
                );
            }
            count += 1;
        }
        assert!(count > 50, "{count}");
    }
}
