//! Measuring what smaller pictures would save, and drawing a page before and after.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::export::sha256;
use crate::files;
use crate::gui::smaller::{Side, Sides};
use crate::pdf::About;
use crate::pdf::assemble::{PlacedPage, Single, single};
use crate::pdf::import::{Limits, PaperSize, Source};
use crate::pdf::render::{Picture, Pixels, Size};
use crate::pdf::smaller::{SmallerPictures, Wanted};
use crate::preflight::Document;
use crate::worker::{Content, Task, Workers};

use super::{Jobs, Message, Running};

/// The name of the threads.
pub(in crate::gui) const SMALLER: &str = "making pictures smaller";

/// A document that is to be measured.
#[derive(Clone, Debug)]
pub(in crate::gui) struct SmallerOrder {
    pub(in crate::gui) number: u32,
    pub(in crate::gui) path: String,
    pub(in crate::gui) document: Document,
    pub(in crate::gui) wanted: Wanted,
}

/// A screen shows a point so large at twice its size.
const TWICE: f32 = 2.0 * 96.0 / 72.0;

impl Jobs {
    /// Measures one document after the other. What was being measured before is given up.
    pub(in crate::gui) fn measure_smaller(
        &mut self,
        orders: Vec<SmallerOrder>,
        folder: PathBuf,
        case: Option<&Path>,
        turn: u64,
    ) {
        self.stop_smaller();
        self.smaller = Arc::default();
        let (readings, cancel) = (self.readings(case), Arc::clone(&self.smaller));
        self.start(SMALLER, move |send| {
            let watch = Running::watch(&cancel);
            for order in orders {
                let SmallerOrder {
                    number,
                    path,
                    document,
                    wanted,
                } = order;
                let made = readings.smaller(&folder, &path, &document, wanted, &watch);
                if Running::has_ended(&cancel) {
                    return;
                }
                if let Some(made) = made {
                    send(Message::SmallerMeasured(turn, number, made));
                }
            }
            send(Message::SmallerAllMeasured(turn));
        });
    }

    pub(in crate::gui) fn stop_smaller(&self) {
        self.smaller.store(true, Ordering::Relaxed);
    }

    /// Draws a page, from 0, as it comes and with these pictures.
    pub(in crate::gui) fn look_at_smaller(
        &self,
        order: SmallerOrder,
        made: Arc<SmallerPictures>,
        page: usize,
        folder: PathBuf,
    ) {
        let workers = self.readings.workers().clone();
        self.start(SMALLER, move |send| {
            let drawn = both(&order, made, page, &folder, &workers);
            send(Message::SmallerSeen(Sides {
                number: order.number,
                page,
                drawn: Some(drawn),
            }));
        });
    }
}

fn both(
    order: &SmallerOrder,
    made: Arc<SmallerPictures>,
    page: usize,
    folder: &Path,
    workers: &Workers,
) -> Result<[Side; 2], String> {
    let bytes = files::load_exhibit(folder, &order.path)?;
    let password = order.document.password.as_ref();
    let password = password.map(|password| password.0.as_str());
    let source = Source::open(bytes, password, &Limits::default());
    let source = source.map_err(|refusal| refusal.to_string())?;
    let draw = |smaller| {
        let about = About {
            title: String::new(),
            language: "en".to_owned(),
            page_prefix: String::new(),
            page_labels: true,
            first_number: 1,
            open_at_percent: None,
        };
        let mut placed = PlacedPage::fitted(page, 0);
        placed.window.fit = order.wanted.fit.then_some(PaperSize::A4);
        let how = Single {
            about: &about,
            page: placed,
            draft: false,
            smaller,
        };
        let bytes = single(&source, &how).map_err(|error| error.to_string())?;
        let task = Task {
            sha256: sha256(&bytes),
            page,
            size: Size::scaled(TWICE),
            content: Content::Single(Arc::new(bytes)),
        };
        let drawn = workers.draw(&task).map_err(|undrawn| undrawn.to_string())?;
        pieces(&drawn.picture).ok_or_else(|| "there is no memory left for this page".to_owned())
    };
    Ok([draw(None)?, draw(Some(made))?])
}

/// Pixels of a side of a piece.
const PIECE: u32 = 1024;

fn pieces(picture: &Picture) -> Option<Side> {
    let mut side = Side {
        size: (picture.width, picture.height),
        pieces: Vec::new(),
    };
    for y in (0..picture.height).step_by(PIECE as usize) {
        for x in (0..picture.width).step_by(PIECE as usize) {
            let width = PIECE.min(picture.width - x);
            let height = PIECE.min(picture.height - y);
            let mut pixels = Vec::with_capacity((width * height * 4) as usize);
            for row in y..y + height {
                let begins = (row as usize * picture.width as usize + x as usize) * 4;
                pixels.extend_from_slice(picture.pixels.get(begins..begins + width as usize * 4)?);
            }
            let piece = Picture {
                width,
                height,
                pixels: Pixels::copied(&pixels).ok()?,
            };
            side.pieces.push(((x, y), piece));
        }
    }
    Some(side)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_picture_is_whole_in_its_pieces() {
        let (width, height) = (2245_u32, 1100_u32);
        let pixels: Vec<u8> = (0..width * height).flat_map(u32::to_le_bytes).collect();
        let picture = Picture {
            width,
            height,
            pixels: Pixels::copied(&pixels).unwrap(),
        };
        let side = pieces(&picture).unwrap();
        assert_eq!((side.size, side.pieces.len()), ((width, height), 6));
        for ((x, y), piece) in &side.pieces {
            let first = u32::from_le_bytes(piece.pixels[..4].try_into().unwrap());
            assert_eq!(first, y * width + x);
            assert!(piece.width <= PIECE && piece.height <= PIECE);
        }
        let all: usize = side
            .pieces
            .iter()
            .map(|(_, piece)| piece.pixels.len())
            .sum();
        assert_eq!(all, pixels.len());
    }
}
