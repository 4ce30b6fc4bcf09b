//! The sheet: its frame, and the places where the pages of the real layout end.

use egui::{Frame, Margin, Sense, Shadow, Stroke, Ui};

use crate::gui::session::Session;
use crate::gui::theme;

use super::drag::Slots;

/// What stays free above each entry, and above the first issue: there a page may begin.
pub(super) const GAP: f32 = 14.0;

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

    /// Draws the line where a new page begins with this entry, if one does. It lies in the gap above the
    /// entry and takes no room of its own: which pages there are is known late and changes while somebody
    /// types elsewhere on the sheet.
    pub(super) fn page_before(&mut self, ui: &Ui, number: u32) {
        let pages = self.session.survey.entry_pages.get(&number);
        let Some(&(first, _)) = pages else { return };
        if self.page != Some(first) {
            let stamp = self.stamp(first);
            rule(ui, number, &stamp);
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
        self.session.labels.page(page)
    }

    pub(super) fn end(&mut self, ui: &Ui) {
        let count = self.session.case().issues.len();
        self.slots.issue(ui.min_rect().bottom() + 4.0, count);
    }
}

/// A dashed line in the gap above what comes next, with words at its right end.
fn rule(ui: &Ui, before: u32, words: &str) {
    let palette = theme::palette(ui);
    let next = ui.available_rect_before_wrap();
    let y = next.top() - GAP / 2.0;
    let painter = ui.painter();
    let font = egui::FontId::proportional(12.0);
    let galley = painter.layout_no_wrap(words.to_owned(), font, palette.weak);
    let right = next.right() - galley.size().x;
    let corner = egui::pos2(right, y - galley.size().y / 2.0);
    painter.galley(corner, galley, palette.weak);
    let ends = [
        egui::pos2(next.left() + 26.0, y),
        egui::pos2(right - 8.0, y),
    ];
    let stroke = Stroke::new(1.0, palette.line);
    painter.extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 4.0));
    let area = egui::Rect::from_x_y_ranges(next.x_range(), y - GAP / 2.0..=y + GAP / 2.0);
    let id = egui::Id::unique(("page begins before", before));
    let response = ui.interact(area, id, Sense::hover());
    let response = response.on_hover_text("Here a page begins in the bundle, as it stands now");
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Label);
        node.set_value(format!("Page {words} begins"));
    });
}
