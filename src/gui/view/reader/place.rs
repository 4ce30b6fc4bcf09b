//! Which page is read, as it is printed: `p. [41] of 212 (PDF 43)`. A number typed into it leads to its page or
//! paragraph.

use egui::{Id, RichText, Ui};

use crate::gui::reader::{Opened, Reader, ReaderAction};
use crate::gui::theme;
use crate::numbering::PageName;

use super::super::pages::page_field;
use super::super::{Actions, room};
use super::wish;

const HINT: &str = "Type a page (41, xii), a paragraph (para 4.7.3) or PDF 43, and press Enter";

pub(super) fn show(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    field(ui, reader, opened, actions);
    let palette = theme::palette(ui);
    let current = reader.seen.current;
    if let Some(typed) = &reader.not_there {
        let words = RichText::new(format!("no page or paragraph “{typed}”")).color(palette.bad);
        ui.add(egui::Label::new(words.small()).truncate());
        return;
    }
    let count = opened.page_count();
    let is_printed = !matches!(opened.report.pages.of_page(current), PageName::InPdf(_));
    let words = match is_printed && !room::is_narrow(ui) {
        true => format!("of {count} (PDF {})", current + 1),
        false => format!("of {count}"),
    };
    ui.label(RichText::new(words).color(palette.weak));
}

fn field(ui: &mut Ui, reader: &Reader, opened: &Opened, actions: &mut Actions) {
    let id = Id::unique("reader-page-field");
    let current = reader.seen.current;
    let label = match opened.report.pages.of_page(current) {
        PageName::InPdf(number) => format!("PDF {number}"),
        name => name.words(),
    };
    let says = ("Go to page or paragraph", HINT);
    if let Some(typed) = page_field(ui, id, label, 86.0, says) {
        wish(actions, ReaderAction::Jump(typed));
    }
}
