//! What would make a schedule fit: each suggestion is laid out, so that it takes a while for a long one.

use std::sync::Arc;

use crate::export::{Fit, FitError, Request, fit, fitted, without};
use crate::gui::fit::{FitCame, FitOrder};
use crate::layout::Fonts;
use crate::pdf::import::Watch;

use super::{Jobs, Message};

/// The name of the thread.
pub(in crate::gui) const FITTING: &str = "what would fit";

impl Jobs {
    /// Works out what would fit, under a number.
    pub(in crate::gui) fn work_out_fit(&self, number: u64, order: FitOrder) {
        self.start_with_files(FITTING, move |send| {
            let came = worked_out(&order).map_err(|error| format!("{error}."));
            send(Message::Fits(number, Box::new(came)));
        });
    }
}

fn worked_out(order: &FitOrder) -> Result<FitCame, FitError> {
    let fonts = Fonts::shipped().map_err(crate::export::ExportError::from)?;
    let watch = Watch::default();
    let request = Request {
        case: &order.case,
        profile: &order.profile,
        library: &order.library,
        today: order.today,
        documents: &order.documents,
        quotations: &order.quotations,
        watch: &watch,
    };
    let found: Arc<Fit> = match &order.known {
        Some(known) => Arc::clone(known),
        None => Arc::new(fit(&request, &fonts)?),
    };
    let then = match order.out.is_empty() {
        true => None,
        false => Some(fitted(&request, &fonts, &without(&order.out))?),
    };
    Ok(FitCame { fit: found, then })
}
