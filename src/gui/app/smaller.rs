//! What is asked for in the dialog about smaller pictures.

use std::sync::Arc;

use crate::gui::smaller::{Sides, SmallerAction};

use super::App;

impl App {
    pub(super) fn in_smaller(&mut self, action: SmallerAction, now: f64) {
        match action {
            SmallerAction::Open => self.measure_smaller(None),
            SmallerAction::Quality(quality) => self.measure_smaller(Some(quality)),
            SmallerAction::Close => {
                self.jobs.stop_smaller();
                self.session.smaller = None;
            }
            SmallerAction::Tick(number, wanted) => {
                if let Some(dialog) = &mut self.session.smaller {
                    match wanted {
                        true => dialog.ticked.insert(number),
                        false => dialog.ticked.remove(&number),
                    };
                }
            }
            SmallerAction::Look(number, page) => self.look_at_smaller(number, page),
            SmallerAction::Make => {
                self.jobs.stop_smaller();
                self.session.make_smaller(now);
            }
        }
    }

    fn measure_smaller(&mut self, quality: Option<u32>) {
        let orders = self.session.measure_smaller(quality);
        let turn = self
            .session
            .smaller
            .as_ref()
            .map_or(0, |dialog| dialog.turn);
        let folder = self.session.document.folder();
        let path = self.session.document.path().map(std::path::Path::to_owned);
        self.jobs
            .measure_smaller(orders, folder, path.as_deref(), turn);
    }

    fn look_at_smaller(&mut self, number: u32, page: usize) {
        let Some(dialog) = &self.session.smaller else {
            return;
        };
        let Some(made) = dialog.measured.get(&number).map(Arc::clone) else {
            return;
        };
        let Some(order) = self.session.order(number, dialog.choice) else {
            return;
        };
        if let Some(dialog) = &mut self.session.smaller {
            dialog.sides = Some(Sides {
                number,
                page,
                drawn: None,
            });
        }
        let folder = self.session.document.folder();
        self.jobs.look_at_smaller(order, made, page, folder);
    }
}
