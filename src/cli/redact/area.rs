//! An area of a page as it is typed.

use std::str::FromStr;

use crate::quote::Area;

/// `3:72,100,300,120`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PageArea {
    /// From 1.
    pub(super) page: u32,
    pub(super) area: Area,
}

/// Why something typed is no area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum NoArea {
    #[error("an area is a page and four numbers, for instance 3:72,100,300,120")]
    Shape,
    #[error("pages are counted from 1")]
    Page,
    #[error("its edges are numbers of points, and no page is as large as that")]
    Edge,
    #[error(
        "its corners are the wrong way round: first left and top, then right and bottom, for instance 3:72,100,300,120"
    )]
    Reversed,
}

/// In points: farther out there is no page.
const FARTHEST: f32 = 1e6;

impl FromStr for PageArea {
    type Err = NoArea;

    fn from_str(text: &str) -> Result<Self, NoArea> {
        let (page, edges) = text.split_once(':').ok_or(NoArea::Shape)?;
        let page = page.trim().parse().map_err(|_no_number| NoArea::Shape)?;
        let edges: Result<Vec<f32>, _> = edges.split(',').map(|edge| edge.trim().parse()).collect();
        let edges = edges.map_err(|_no_number| NoArea::Shape)?;
        let [x0, y0, x1, y1] = edges.try_into().map_err(|_not_four| NoArea::Shape)?;
        let mut edges = [x0, y0, x1, y1].into_iter();
        if page == 0 {
            return Err(NoArea::Page);
        }
        // What is no number is not below anything.
        if !edges.all(|edge: f32| edge.abs() < FARTHEST) {
            return Err(NoArea::Edge);
        }
        match x0 < x1 && y0 < y1 {
            true => Ok(PageArea {
                page,
                area: Area { x0, y0, x1, y1 },
            }),
            false => Err(NoArea::Reversed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_a_page_and_four_numbers_in_their_order() {
        let area = Area {
            x0: 72.0,
            y0: 100.5,
            x1: 300.0,
            y1: 120.0,
        };
        assert_eq!(
            "3: 72,100.5,300,120".parse(),
            Ok(PageArea { page: 3, area })
        );
        for (wrong, why) in [
            ("", NoArea::Shape),
            ("3", NoArea::Shape),
            ("1:1,2,3", NoArea::Shape),
            ("1:a,2,3,4", NoArea::Shape),
            ("0:1,2,3,4", NoArea::Page),
            ("1:3,2,1,4", NoArea::Reversed),
            ("1:1,4,3,2", NoArea::Reversed),
            ("1:1,2,1,4", NoArea::Reversed),
            ("1:1,2,3,nan", NoArea::Edge),
            ("1:inf,2,3,4", NoArea::Edge),
        ] {
            assert_eq!(wrong.parse::<PageArea>(), Err(why), "{wrong}");
        }
    }
}
