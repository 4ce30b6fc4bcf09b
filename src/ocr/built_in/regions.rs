//! Patches of a map of text: neighbouring pixels that are likely to be text, each patch the heart of one line.

/// Above this a pixel counts as text.
const TEXT: f32 = 0.3;

/// How likely each pixel of a picture is to be text, row by row.
#[derive(Debug)]
pub(super) struct Map {
    /// Pixels from left to right.
    pub(super) width: usize,
    /// Row by row; what is missing of the last row is no text.
    pub(super) shares: Vec<f32>,
}

/// Pixels that hang together.
#[derive(Debug, Default)]
pub(super) struct Region {
    /// The corners of those pixels that lie at its edge.
    pub(super) edge: Vec<(f32, f32)>,
    /// How many pixels.
    pub(super) size: usize,
    pub(super) sum: f32,
}

impl Region {
    /// How likely it is to be text, on average.
    pub(super) fn share(&self) -> f32 {
        self.sum / self.size.max(1) as f32
    }
}

/// The patches of text, from the top.
pub(super) fn regions(map: &Map) -> Vec<Region> {
    let height = map.shares.len().checked_div(map.width).unwrap_or(0);
    let mut seen = vec![false; map.width * height];
    let mut found = Vec::new();
    for start in 0..seen.len() {
        if !seen[start] && map.shares[start] > TEXT {
            found.push(region(map, height, start, &mut seen));
        }
    }
    found
}

fn region(map: &Map, height: usize, start: usize, seen: &mut [bool]) -> Region {
    let mut region = Region::default();
    let mut waiting = vec![start];
    seen[start] = true;
    while let Some(at) = waiting.pop() {
        let (x, y) = (at % map.width, at / map.width);
        region.size += 1;
        region.sum += map.shares[at];
        let mut inside = 0;
        for next in around(x, y, map.width, height).filter(|&next| map.shares[next] > TEXT) {
            inside += 1;
            if !seen[next] {
                seen[next] = true;
                waiting.push(next);
            }
        }
        if inside < 8 {
            let (x, y) = (x as f32, y as f32);
            region
                .edge
                .extend([(x, y), (x + 1.0, y), (x, y + 1.0), (x + 1.0, y + 1.0)]);
        }
    }
    region
}

/// The pixels that touch one, by side or corner.
fn around(x: usize, y: usize, width: usize, height: usize) -> impl Iterator<Item = usize> {
    let columns = x.saturating_sub(1)..(x + 2).min(width);
    (y.saturating_sub(1)..(y + 2).min(height))
        .flat_map(move |row| columns.clone().map(move |column| (column, row)))
        .filter(move |&place| place != (x, y))
        .map(move |(column, row)| row * width + column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(rows: &[&str]) -> Map {
        let shares = rows
            .iter()
            .flat_map(|row| row.chars().map(|c| if c == '#' { 0.9 } else { 0.1 }))
            .collect();
        Map {
            width: rows.first().map_or(0, |row| row.len()),
            shares,
        }
    }

    fn sizes(rows: &[&str]) -> Vec<usize> {
        regions(&map(rows))
            .iter()
            .map(|region| region.size)
            .collect()
    }

    #[test]
    fn pixels_that_touch_by_a_corner_hang_together() {
        assert_eq!(sizes(&["##..#", "..#..", "....."]), [3, 1]);
    }

    #[test]
    fn a_full_map_is_one_region_and_an_empty_one_none() {
        assert_eq!(sizes(&["###", "###"]), [6]);
        assert_eq!(sizes(&["...", "..."]), [0; 0]);
        assert_eq!(sizes(&[]), [0; 0]);
    }

    #[test]
    fn the_edge_of_a_square_is_its_border() {
        let found = regions(&map(&["###", "###", "###"]));
        assert_eq!(found[0].edge.len(), 8 * 4);
        assert!((found[0].share() - 0.9).abs() < 1e-6);
    }
}
