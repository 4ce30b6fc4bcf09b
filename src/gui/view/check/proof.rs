//! What was found in the bundle that was made last: it is opened again and every promise is checked.

use egui::{RichText, Ui};

use crate::files::Shown as _;
use crate::finding::pages;
use crate::gui::action::Action;
use crate::gui::icon;
use crate::gui::session::Session;
use crate::gui::theme;
use crate::gui::view::Actions;
use crate::gui::view::widget::{aside, named};
use crate::platform::Wish;

use super::{filed, findings};

pub(super) fn show(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    last_export(ui, session, actions);
    filed::show(ui, session, actions);
}

fn last_export(ui: &mut Ui, session: &Session, actions: &mut Actions) {
    let Some(last) = &session.last_export else {
        return aside(
            ui,
            "No bundle has been made since you opened the case. When one is made it is opened again, and every page, number, link and quotation in it is checked.",
        );
    };
    let palette = theme::palette(ui);
    let draft = if last.draft { ", as a DRAFT" } else { "" };
    ui.label(format!(
        "{}, {:.1} MB{draft}: {}",
        pages(last.pages),
        last.size,
        last.path.shown()
    ));
    ui.horizontal(|ui| {
        for (words, wish) in [("Open", Wish::Open), ("Show in folder", Wish::ShowInFolder)] {
            let button = ui.button(words);
            if named(button, &format!("{words}: the bundle")).clicked() {
                actions.push(Action::Desktop(wish, last.path.clone()));
            }
        }
    });
    if last.case != *session.case() {
        let words = format!(
            "{} The case was changed after this bundle was made. Export it again before filing.",
            icon::WARNING
        );
        ui.label(RichText::new(words).color(palette.mixed));
    }
    if last.findings.is_empty() {
        let words = format!(
            "{}  Opened again and checked: pages, numbers, index, bookmarks, links, type and the words of every passage. Nothing is wrong.",
            icon::DONE
        );
        let words = RichText::new(words).color(palette.good);
        ui.add(egui::Label::new(words).wrap());
    }
    for finding in &last.findings {
        findings::card(ui, session, finding, finding.severity.into(), actions);
    }
}
