//! The sheet: its frame, and the places where the pages of the real layout end.

use egui::{Frame, Margin, Sense, Shadow, Stroke, Ui};

use crate::gui::session::Session;
use crate::gui::theme;

use super::drag::Slots;

/// What is known while the sheet is laid out from top to bottom.
pub(in crate::gui::view) struct Paper<'a> {
    pub(in crate::gui::view) session: &'a Session,
    /// Where something that is carried can be put down.
    pub(super) slots: Slots,
    /// The page that was reached, from 1.
    page: Option<usize>,
}

pub(super) fn frame(ui: &Ui) -> Frame {
    let palette = theme::palette(ui);
    let shadow = Shadow {
        offset: [0, 1],
        blur: 8,
        spread: 0,
        color: palette.line,
    };
    Frame::new()
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.line))
        .shadow(shadow)
        .corner_radius(3)
        .inner_margin(Margin {
            left: 10,
            right: 22,
            top: 8,
            bottom: 18,
        })
}

impl<'a> Paper<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        Paper {
            session,
            slots: Slots::default(),
            page: None,
        }
    }

    /// Draws the line where a new page begins with this entry, if one does.
    pub(super) fn page_before(&mut self, ui: &mut Ui, number: u32) {
        let pages = self.session.survey.entry_pages.get(&number);
        let Some(&(first, _)) = pages else { return };
        if self.page != Some(first) {
            let stamp = self.stamp(first);
            rule(ui, &stamp, &format!("Page {stamp} begins"));
            self.page = Some(first);
        }
    }

    /// The pages on which an entry goes on, for instance `AB 5`; remembers where it ends.
    pub(in crate::gui::view) fn runs_on(&mut self, number: u32) -> Option<String> {
        let (first, last) = *self.session.survey.entry_pages.get(&number)?;
        self.page = Some(last);
        (last > first).then(|| self.stamp(last))
    }

    fn stamp(&self, page: usize) -> String {
        format!("{} {page}", self.session.survey.page_prefix)
    }

    pub(super) fn end(&mut self, ui: &Ui) {
        let count = self.session.case().issues.len();
        self.slots.issue(ui.min_rect().bottom() + 4.0, count);
    }
}

/// A dashed line with words in its middle.
fn rule(ui: &mut Ui, words: &str, name: &str) {
    let palette = theme::palette(ui);
    let size = egui::vec2(ui.available_width(), 18.0);
    let (area, response) = ui.allocate_exact_size(size, Sense::hover());
    let painter = ui.painter();
    let font = egui::FontId::proportional(12.0);
    let galley = painter.layout_no_wrap(words.to_owned(), font, palette.weak);
    let right = area.right() - galley.size().x;
    let corner = egui::pos2(right, area.center().y - galley.size().y / 2.0);
    painter.galley(corner, galley, palette.weak);
    let y = area.center().y;
    let ends = [
        egui::pos2(area.left() + 26.0, y),
        egui::pos2(right - 8.0, y),
    ];
    let stroke = Stroke::new(1.0, palette.line);
    painter.extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 4.0));
    let response = response.on_hover_text("Here a page begins in the bundle, as it stands now");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Label);
        node.set_value(name);
    });
}
