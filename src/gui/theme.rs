//! The look of the window: colours, sizes and the typeface, for light and dark. Nowhere else.
//!
//! Every text colour has a contrast of at least 4.5 against what it stands on (WCAG AA); a test
//! computes it. Colour never says anything alone: the word always stands beside it.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the one place where colours are made"
)]

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Stroke, Style, TextStyle, Theme,
    ThemePreference, Visuals,
};

use super::faces;
use super::settings::Look;
use crate::finding::Severity;
use crate::library::{Bearing, Stance};

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Palette {
    /// Behind the panels on the sides, and behind the middle.
    pub(super) side: Color32,
    pub(super) page: Color32,
    pub(super) field: Color32,
    /// Behind what the pointer is on, behind what is chosen, and behind what is being pressed: three
    /// fills, so that pointing at a row never looks as if it were chosen.
    pub(super) hover: Color32,
    pub(super) selected: Color32,
    pub(super) pressed: Color32,
    /// Behind a place where something is missing.
    pub(super) gap: Color32,
    /// Behind pages of the preview, and under their edges.
    pub(super) ground: Color32,
    pub(super) shadow: Color32,
    /// A sheet of paper and what is written on it by hand: the same in both themes.
    pub(super) paper: Color32,
    pub(super) ink: Color32,
    pub(super) faint_ink: Color32,
    pub(super) on_paper: Color32,
    /// Over words on paper that were searched for, thinly.
    pub(super) hit_on_paper: Color32,
    /// Around what is marked to be taken out, and what stands in its place: the same in both themes.
    pub(super) bad_on_paper: Color32,
    pub(super) redacted: Color32,
    /// Behind words that were searched for.
    pub(super) hit: Color32,
    pub(super) line: Color32,
    /// Around what can be pressed, ticked or typed in: three times as dark or light as its ground.
    pub(super) edge: Color32,
    pub(super) text: Color32,
    pub(super) weak: Color32,
    pub(super) accent: Color32,
    /// On top of `accent`.
    pub(super) on_accent: Color32,
    pub(super) good: Color32,
    pub(super) bad: Color32,
    pub(super) mixed: Color32,
}

const LIGHT: Palette = Palette {
    side: Color32::from_rgb(0xf4, 0xf5, 0xf7),
    page: Color32::from_rgb(0xff, 0xff, 0xff),
    field: Color32::from_rgb(0xff, 0xff, 0xff),
    hover: Color32::from_rgb(0xee, 0xf1, 0xf5),
    selected: Color32::from_rgb(0xe1, 0xeb, 0xf8),
    pressed: Color32::from_rgb(0xd3, 0xe0, 0xf2),
    gap: Color32::from_rgb(0xfb, 0xf0, 0xdc),
    ground: Color32::from_rgb(0xe3, 0xe5, 0xe9),
    shadow: Color32::from_black_alpha(60),
    paper: Color32::WHITE,
    ink: Color32::from_rgb(0x1c, 0x22, 0x2b),
    faint_ink: Color32::from_rgb(0x56, 0x5f, 0x6c),
    on_paper: Color32::from_rgb(0x1f, 0x55, 0xa5),
    hit_on_paper: Color32::from_rgb(0xc9, 0x8a, 0x00),
    bad_on_paper: Color32::from_rgb(0xa8, 0x22, 0x22),
    redacted: Color32::BLACK,
    hit: Color32::from_rgb(0xff, 0xe9, 0x9a),
    line: Color32::from_rgb(0xd5, 0xd9, 0xe0),
    edge: Color32::from_rgb(0x73, 0x7c, 0x89),
    text: Color32::from_rgb(0x1c, 0x22, 0x2b),
    weak: Color32::from_rgb(0x56, 0x5f, 0x6c),
    accent: Color32::from_rgb(0x1f, 0x55, 0xa5),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    good: Color32::from_rgb(0x1b, 0x6b, 0x3a),
    bad: Color32::from_rgb(0xa8, 0x22, 0x22),
    mixed: Color32::from_rgb(0x82, 0x55, 0x05),
};

const DARK: Palette = Palette {
    side: Color32::from_rgb(0x1b, 0x1f, 0x26),
    page: Color32::from_rgb(0x22, 0x27, 0x2f),
    field: Color32::from_rgb(0x2b, 0x31, 0x3b),
    hover: Color32::from_rgb(0x2a, 0x30, 0x3a),
    selected: Color32::from_rgb(0x2a, 0x3b, 0x55),
    pressed: Color32::from_rgb(0x30, 0x45, 0x65),
    gap: Color32::from_rgb(0x3c, 0x32, 0x22),
    ground: Color32::from_rgb(0x14, 0x17, 0x1c),
    shadow: Color32::from_black_alpha(150),
    paper: Color32::WHITE,
    ink: Color32::from_rgb(0x1c, 0x22, 0x2b),
    faint_ink: Color32::from_rgb(0x56, 0x5f, 0x6c),
    on_paper: Color32::from_rgb(0x1f, 0x55, 0xa5),
    hit_on_paper: Color32::from_rgb(0xc9, 0x8a, 0x00),
    bad_on_paper: Color32::from_rgb(0xa8, 0x22, 0x22),
    redacted: Color32::BLACK,
    hit: Color32::from_rgb(0x4a, 0x3d, 0x10),
    line: Color32::from_rgb(0x3d, 0x45, 0x52),
    edge: Color32::from_rgb(0x8d, 0x97, 0xa6),
    text: Color32::from_rgb(0xe6, 0xe9, 0xee),
    weak: Color32::from_rgb(0xb3, 0xbb, 0xc7),
    accent: Color32::from_rgb(0x8a, 0xb6, 0xf5),
    on_accent: Color32::from_rgb(0x10, 0x1c, 0x2e),
    good: Color32::from_rgb(0x7f, 0xd1, 0x9b),
    bad: Color32::from_rgb(0xf5, 0xa0, 0xa0),
    mixed: Color32::from_rgb(0xe6, 0xbd, 0x6e),
};

/// How high a button, a field and a line with words beside them are.
const LINE: f32 = 28.0;

/// The least that a field on one line takes, so that its first letter does not change its height: what
/// stands in an empty field may come from another face.
pub(super) const FIELD: egui::Vec2 = egui::vec2(0.0, 30.0);

/// How much of what cannot be used now is seen.
const DISABLED: f32 = 0.65;

/// The name of the bold family.
pub(super) const BOLD: &str = "bold";

/// The name of the family of icons.
pub(super) const ICONS: &str = "icons";

/// The colours that hold for what is painted now.
pub(super) fn palette(ui: &egui::Ui) -> Palette {
    if ui.visuals().dark_mode { DARK } else { LIGHT }
}

/// The colour of what asks to be pressed.
#[cfg(test)]
pub(super) fn accent_of(context: &Context) -> Color32 {
    match context.theme() {
        Theme::Dark => DARK.accent,
        Theme::Light => LIGHT.accent,
    }
}

/// The red of either theme.
#[cfg(test)]
pub(super) const REDS: [Color32; 2] = [LIGHT.bad, DARK.bad];

impl Palette {
    /// What a row or a sign is filled with: pressed, chosen, or only pointed at.
    pub(super) fn row(&self, is_chosen: bool, response: &egui::Response) -> Option<Color32> {
        if response.is_pointer_button_down_on() {
            Some(self.pressed)
        } else if is_chosen {
            Some(self.selected)
        } else {
            response.hovered().then_some(self.hover)
        }
    }

    pub(super) fn stance(&self, stance: Stance) -> Color32 {
        match stance {
            Stance::Helps => self.good,
            Stance::Adverse => self.bad,
            Stance::Mixed => self.mixed,
            Stance::Neutral => self.weak,
        }
    }

    /// The same on paper, which is white in both themes.
    pub(super) fn stance_on_paper(stance: Stance) -> Color32 {
        LIGHT.stance(stance)
    }

    /// The colour of what a passage does to a proposition.
    pub(super) fn bearing(&self, bearing: &Bearing) -> Color32 {
        match bearing {
            Bearing::Supports(_) => self.good,
            Bearing::Qualifies(_) => self.mixed,
            Bearing::Contradicts(_) => self.bad,
        }
    }

    pub(super) fn severity(&self, severity: Severity) -> Color32 {
        match severity {
            Severity::Error => self.bad,
            Severity::Warning => self.mixed,
            Severity::Note => self.weak,
        }
    }
}

/// Bold text of the running size.
pub(super) fn bold(text: impl Into<String>) -> egui::RichText {
    egui::RichText::new(text).family(FontFamily::Name(BOLD.into()))
}

/// The face of bold text of that size, for text that is painted.
pub(super) fn bold_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// The heading of a panel.
pub(super) fn heading(text: impl Into<String>) -> egui::RichText {
    bold(text).size(16.0)
}

/// Around what stands before the window.
const MODAL_MARGIN: f32 = 22.0;

/// The frame of what stands before the window, with room around what is in it.
pub(super) fn modal(ui: &egui::Ui) -> egui::Frame {
    egui::Frame::popup(ui.style())
        .fill(palette(ui).page)
        .inner_margin(MODAL_MARGIN)
        .corner_radius(10)
}

/// The bar of a list that may go on below: one that shows itself only to the pointer does not say so.
pub(super) fn bar_in_sight() -> egui::style::ScrollStyle {
    egui::style::ScrollStyle {
        // A handle in the colour of the ground would not be seen.
        foreground_color: true,
        ..egui::style::ScrollStyle::solid()
    }
}

/// How high what scrolls in it may be, where the rest of it takes so much: all of it must fit into the
/// window, however large everything is shown.
pub(super) fn modal_scroll(ui: &egui::Ui, most: f32, rest: f32) -> f32 {
    let window = ui.ctx().content_rect().height();
    (window - rest - 2.0 * MODAL_MARGIN - 16.0).clamp(90.0, most)
}

/// The title of a station.
pub(super) fn title(text: impl Into<String>) -> egui::RichText {
    bold(text).size(20.0)
}

/// The face of icons.
pub(super) fn icon_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// Sets typeface, sizes and colours of both themes.
pub(super) fn install(context: &Context) {
    context.set_fonts(faces::fonts());
    // The keys for it are commands of ours.
    context.options_mut(|options| options.zoom_with_keyboard = false);
    // Where the desktop does not say which it wants.
    context.options_mut(|options| options.fallback_theme = Theme::Light);
    for (theme, palette, visuals) in [
        (Theme::Light, LIGHT, Visuals::light()),
        (Theme::Dark, DARK, Visuals::dark()),
    ] {
        context.style_mut_of(theme, |style| {
            style.visuals = dressed(visuals.clone(), palette);
            sizes(style);
        });
    }
}

/// The look that the window does not have now.
pub(super) fn other(context: &Context) -> Look {
    match context.theme() {
        Theme::Light => Look::Dark,
        Theme::Dark => Look::Light,
    }
}

/// Gives the window its colours, and its size in hundredths.
pub(super) fn dress(context: &Context, look: Look, scale: u32) {
    context.set_theme(match look {
        Look::System => ThemePreference::System,
        Look::Light => ThemePreference::Light,
        Look::Dark => ThemePreference::Dark,
    });
    context.set_zoom_factor(scale as f32 / 100.0);
}

fn sizes(style: &mut Style) {
    let size = |points| FontId::proportional(points);
    style.text_styles.insert(TextStyle::Body, size(14.0));
    style.text_styles.insert(TextStyle::Button, size(14.0));
    style.text_styles.insert(TextStyle::Small, size(12.0));
    style.text_styles.insert(TextStyle::Heading, size(18.0));
    style.spacing.item_spacing = egui::vec2(8.0, 6.0);
    // Whoever goes down a list is not followed by hover texts: each waits until the pointer rests again.
    style.interaction.tooltip_delay = 0.6;
    style.interaction.tooltip_grace_time = 0.0;
    // A button is as high as the line that it stands in, so that words beside it stand on one line with it.
    style.spacing.button_padding = egui::vec2(10.0, 4.5);
    style.spacing.interact_size.y = LINE;
    style.spacing.icon_width = 18.0;
}

fn dressed(mut visuals: Visuals, palette: Palette) -> Visuals {
    visuals.panel_fill = palette.side;
    visuals.window_fill = palette.page;
    visuals.extreme_bg_color = palette.field;
    visuals.faint_bg_color = palette.side;
    visuals.override_text_color = Some(palette.text);
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.mixed;
    visuals.error_fg_color = palette.bad;
    visuals.selection.bg_fill = palette.selected;
    visuals.selection.stroke = Stroke::new(1.5, palette.accent);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    for state in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        state.corner_radius = CornerRadius::same(5);
        state.fg_stroke.color = palette.text;
        state.bg_stroke = Stroke::new(1.0, palette.edge);
        state.weak_bg_fill = palette.page;
        state.bg_fill = palette.field;
    }
    widgets.hovered.weak_bg_fill = palette.hover;
    widgets.hovered.bg_stroke = Stroke::new(1.0, palette.accent);
    widgets.active.weak_bg_fill = palette.pressed;
    widgets.active.bg_stroke = Stroke::new(1.0, palette.accent);
    // The usual half makes the main button illegible while there is nothing to export.
    visuals.disabled_alpha = DISABLED;
    visuals
}

#[cfg(test)]
pub(super) mod tests;
