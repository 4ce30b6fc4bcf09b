//! The bar above the pages: which page, how large, how many side by side.

use egui::Ui;

use crate::gui::action::Action;
use crate::gui::preview::{Preview, PreviewAction, Shape, Spot, Zoom};
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::word::WordAction;
use crate::gui::{command, icon};

use super::super::pages::{Asked, Find, page_field};
use super::super::widget::aside;
use super::super::{Actions, drop_down, next};
use super::icon::button;
use super::page::documents_before;

/// Less wide, and the search stands below the buttons.
const TIGHT: f32 = 880.0;

pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    preview: &Preview,
    focus_search: bool,
    actions: &mut Actions,
) {
    let is_tight = ui.available_width() < TIGHT;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let shown = preview.has_thumbnails;
        if button(ui, icon::THUMBNAILS, "Thumbnails", shown, true) {
            wish(actions, PreviewAction::Thumbnails(!shown));
        }
        divider(ui);
        place(ui, session, preview, actions);
        divider(ui);
        zoom(ui, preview, actions);
        divider(ui);
        let two = preview.two_pages;
        if button(ui, icon::TWO_PAGES, "Two pages side by side", two, true) {
            wish(actions, PreviewAction::TwoPages(!two));
        }
        divider(ui);
        if button(
            ui,
            icon::COPY,
            "Copy citation",
            false,
            !preview.sheets().is_empty(),
        ) {
            let page = preview.seen.current + 1;
            actions.push(Action::Word(WordAction::CopyPage(page)));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            next::button(ui, session, actions);
            if !is_tight {
                find(ui, preview, focus_search, actions);
            }
            state(ui, session, preview);
        });
    });
    if is_tight {
        ui.horizontal(|ui| find(ui, preview, focus_search, actions));
    }
}

fn find(ui: &mut Ui, preview: &Preview, takes_focus: bool, actions: &mut Actions) {
    let find = Find {
        id: command::bundle_search_box(),
        name: "Search the bundle",
        search: &preview.searching.search,
        takes_focus,
    };
    match find.show(ui) {
        Some(Asked::For(text)) => wish(actions, PreviewAction::Search(text)),
        Some(Asked::Next) => wish(actions, PreviewAction::NextHit),
        Some(Asked::Previous) => wish(actions, PreviewAction::PreviousHit),
        None => {}
    }
}

fn wish(actions: &mut Actions, action: PreviewAction) {
    actions.push(Action::Preview(action));
}

fn divider(ui: &mut Ui) {
    ui.add_space(4.0);
    ui.add(egui::Separator::default().vertical().shrink(3.0));
    ui.add_space(4.0);
}

/// How wide a window has room for more words in the bar.
const WIDE: f32 = 900.0;

/// Said where a cap of megabytes is set.
const RECKONED: &str = "Where a volume ends is reckoned from the sizes of the documents. The export measures its files, and may end volumes elsewhere to keep within the megabytes allowed.";

/// `AB 7` of 123, with the pages before and after.
fn place(ui: &mut Ui, session: &Session, preview: &Preview, actions: &mut Actions) {
    let (current, sheets) = (preview.seen.current, preview.sheets());
    let step = if preview.two_pages { 2 } else { 1 };
    let start = current - current % step;
    let before = start.checked_sub(step);
    let after = Some(start + step).filter(|next| *next < sheets.len());
    for (sign, name, to) in [
        (icon::PAGE_UP, "Previous page", before),
        (icon::CARET_DOWN, "Next page", after),
    ] {
        if button(ui, sign, name, false, to.is_some())
            && let Some(sheet) = to
        {
            let fraction = 0.0;
            wish(actions, PreviewAction::Go(Spot { sheet, fraction }));
        }
    }
    ui.add_space(4.0);
    field(ui, preview, actions);
    count(ui, session, preview);
}

/// How many pages there are, and in which volume one is.
fn count(ui: &mut Ui, session: &Session, preview: &Preview) {
    let mut of = format!("of {}", preview.count());
    let is_wide = ui.ctx().content_rect().width() >= WIDE;
    if !session.are_numbers_final(usize::MAX) {
        of.push_str(if is_wide { " so far" } else { "+" });
    }
    if let Some((volume, volumes)) = preview.volume_of(preview.seen.current) {
        of.push_str(&format!(" · Volume {volume} of {volumes}"));
    }
    let colour = theme::palette(ui).weak;
    // Room is kept, so that the buttons beside it stay when the pages have been counted.
    let has_volumes = !session.survey.volumes.is_empty();
    let width = if has_volumes { 190.0 } else { 64.0 } + if is_wide { 36.0 } else { 0.0 };
    let size = egui::vec2(width, ui.spacing().interact_size.y);
    let (room, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout));
    let label = egui::Label::new(egui::RichText::new(of).color(colour)).truncate();
    let response = inside.add(label);
    if session.case().volumes.filled().megabytes.is_some() {
        response.on_hover_text(RECKONED);
    }
}

/// Shows the page that is read; a number typed into it leads there.
fn field(ui: &mut Ui, preview: &Preview, actions: &mut Actions) {
    let id = ui.make_persistent_id("preview-page-field");
    let current = preview.sheets().get(preview.seen.current);
    let label = current.map(|sheet| match sheet.position {
        Some(_) => sheet.label.clone(),
        None => "–".to_owned(),
    });
    let says = ("Go to page", "Type a page number and press Enter");
    let typed = page_field(ui, id, label.unwrap_or_default(), 64.0, says);
    if let Some(number) = typed.and_then(|typed| number_in(&typed)) {
        wish(actions, PreviewAction::GoToNumber(number));
    }
}

/// The number in `7`, `AB 7` or `p. 7`.
fn number_in(text: &str) -> Option<usize> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|number| *number > 0)
}

fn zoom(ui: &mut Ui, preview: &Preview, actions: &mut Actions) {
    let percent = Shape::new(&preview.sizes, &preview.seen.frame).percent;
    // Before the first pages are laid out there is no telling.
    let is_known = preview.seen.frame.width > 0.0;
    let shown = match is_known {
        true => format!("{percent:.0} %"),
        false => "–".to_owned(),
    };
    let spot = preview.seen.spot;
    let below = Zoom::STEPS
        .iter()
        .rev()
        .find(|step| **step as f32 + 0.6 < percent);
    let above = Zoom::STEPS
        .iter()
        .find(|step| **step as f32 > percent + 0.6);
    if button(ui, icon::ZOOM_OUT, "Zoom out", false, below.is_some())
        && let Some(step) = below
    {
        wish(actions, PreviewAction::Zoom(Zoom::Percent(*step), spot));
    }
    let list = drop_down::list("preview-zoom")
        .selected_text(shown)
        .width(84.0)
        .height(400.0);
    drop_down::show(ui, list, "Zoom", |ui| {
        let fitted = [("Fit width", Zoom::Width), ("Fit page", Zoom::Page)];
        let steps = Zoom::STEPS.map(|step| (format!("{step} %"), Zoom::Percent(step)));
        let fitted = fitted.map(|(name, zoom)| (name.to_owned(), zoom));
        for (name, zoom) in fitted.into_iter().chain(steps) {
            if drop_down::option(ui, preview.zoom == zoom, name) {
                wish(actions, PreviewAction::Zoom(zoom, spot));
            }
        }
    });
    if button(ui, icon::ZOOM_IN, "Zoom in", false, above.is_some())
        && let Some(step) = above
    {
        wish(actions, PreviewAction::Zoom(Zoom::Percent(*step), spot));
    }
    for (sign, name, zoom) in [
        (icon::FIT_WIDTH, "Fit the width of a page", Zoom::Width),
        (icon::FIT_PAGE, "Fit a whole page", Zoom::Page),
    ] {
        if button(ui, sign, name, preview.zoom == zoom, true) {
            wish(actions, PreviewAction::Zoom(zoom, spot));
        }
    }
}

/// Whether what shows is the newest.
fn state(ui: &mut Ui, session: &Session, preview: &Preview) {
    if let Some(problem) = &preview.problem {
        let colour = theme::palette(ui).bad;
        let words = egui::RichText::new(format!("Not up to date: {problem}")).small();
        ui.add(egui::Label::new(words.color(colour)).truncate());
    } else if preview.shown_revision() != Some(session.revision) {
        aside(ui, "updating…");
    } else if session.is_examining {
        aside(ui, "documents are being read…");
    } else if let Some(words) = numbers_open(session, preview) {
        let palette = theme::palette(ui);
        let words = egui::RichText::new(words).small().color(palette.mixed);
        ui.add(egui::Label::new(words).truncate());
    }
}

/// Of the page in front, where documents before it are not counted yet: `Numbers not final until
/// “Letter” is unlocked`.
fn numbers_open(session: &Session, preview: &Preview) -> Option<String> {
    let current = preview.seen.current;
    preview.sheets().get(current)?.position?;
    let words = session.numbers_open(documents_before(session, preview, current))?;
    Some(words.replacen("numbers", "Numbers", 1))
}
