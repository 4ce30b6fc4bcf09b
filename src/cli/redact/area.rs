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
#[error("an area is a page and four numbers, for instance 3:72,100,300,120")]
pub(super) struct NoArea;

impl FromStr for PageArea {
    type Err = NoArea;

    fn from_str(text: &str) -> Result<Self, NoArea> {
        let (page, edges) = text.split_once(':').ok_or(NoArea)?;
        let page = page.trim().parse().map_err(|_no_number| NoArea)?;
        let edges: Result<Vec<f32>, _> = edges.split(',').map(|edge| edge.trim().parse()).collect();
        let edges = edges.map_err(|_no_number| NoArea)?;
        let [x0, y0, x1, y1] = edges.try_into().map_err(|_not_four| NoArea)?;
        let is_area = page > 0
            && x0 < x1
            && y0 < y1
            && [x0, y0, x1, y1].iter().all(|edge: &f32| edge.abs() < 1e6);
        let area = Area { x0, y0, x1, y1 };
        is_area.then_some(PageArea { page, area }).ok_or(NoArea)
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
        for wrong in [
            "",
            "3",
            "0:1,2,3,4",
            "1:1,2,3",
            "1:3,2,1,4",
            "1:a,2,3,4",
            "1:1,2,3,nan",
        ] {
            assert_eq!(wrong.parse::<PageArea>(), Err(NoArea), "{wrong}");
        }
    }
}
