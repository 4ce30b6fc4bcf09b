//! Sharing exhibits out over volumes.
//!
//! One pass in print order: what fits goes into the volume at hand, what does not begins the next.
//! Only an exhibit that fits into no volume is cut, between pages. The room that a volume has depends
//! on how long its index gets, which only layout knows; so this is asked again until nothing changes.

use crate::finding::pages;

use super::volume::{Share, Volume};

/// Pages and bytes: of something, or at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    pub pages: u32,
    pub bytes: u64,
}

/// How much an exhibit is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bulk {
    /// Pages of our own that stand before it and go where it goes.
    pub divider: u32,
    /// The bytes of each of its pages; all 0 where only pages count.
    pub pages: Vec<u64>,
}

/// What stands in a volume before its first exhibit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fronts {
    pub first: Size,
    /// Of each later volume.
    pub later: Size,
}

/// No volume can hold a page of an exhibit beside its own title sheet and index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "volumes of at most {} are too small: title sheet, index and a page take {least}; allow more pages", pages(*cap)
)]
pub struct TooSmall {
    pub cap: u32,
    pub least: u32,
}

/// The volumes, each within `cap` where that is possible at all. A single page that is too large, and
/// a first volume whose own pages are too many, are left for a person to see.
pub fn split(loads: &[Bulk], fronts: Fronts, cap: Size) -> Result<Vec<Volume>, TooSmall> {
    let widest = loads.iter().map(|load| load.divider).max().unwrap_or(0);
    let least = fronts.later.pages.saturating_add(widest).saturating_add(1);
    if least > cap.pages && !loads.is_empty() {
        let cap = cap.pages;
        return Err(TooSmall { cap, least });
    }
    let mut sharer = Sharer {
        volumes: vec![Volume::default()],
        used: fronts.first,
        later: fronts.later,
        cap,
    };
    for (exhibit, load) in loads.iter().enumerate() {
        sharer.put(exhibit, load);
    }
    Ok(sharer.volumes)
}

struct Sharer {
    volumes: Vec<Volume>,
    /// By the last volume, so far.
    used: Size,
    later: Size,
    cap: Size,
}

impl Sharer {
    fn put(&mut self, exhibit: usize, load: &Bulk) {
        let whole = Size {
            pages: load.divider + length(&load.pages),
            bytes: load.pages.iter().sum(),
        };
        let fits_anew = self.fits(self.later, whole);
        let is_begun = self
            .volumes
            .last()
            .is_some_and(|last| !last.shares.is_empty());
        if !self.fits(self.used, whole) && (is_begun || fits_anew) {
            self.turn();
        }
        if self.fits(self.used, whole) {
            self.share(exhibit, 0, 0, whole, length(&load.pages));
        } else {
            self.cut(exhibit, load);
        }
    }

    /// As many pages as fit into each volume; one at least into each but a first that is full.
    fn cut(&mut self, exhibit: usize, load: &Bulk) {
        let mut rest = load.pages.as_slice();
        let (mut before, mut skipped, mut divider) = (0, 0, load.divider);
        while !rest.is_empty() {
            let mut taken = Size {
                pages: divider,
                bytes: 0,
            };
            let mut count = 0;
            for bytes in rest {
                let more = Size {
                    pages: taken.pages + 1,
                    bytes: taken.bytes.saturating_add(*bytes),
                };
                let is_first_of_all = self.volumes.len() == 1 || count > 0;
                if is_first_of_all && !self.fits(self.used, more) {
                    break;
                }
                (taken, count) = (more, count + 1);
            }
            if count > 0 {
                let pages = u32::try_from(count).unwrap_or(u32::MAX);
                self.share(exhibit, before, skipped, taken, pages);
                (before, skipped, divider) = (before + 1, skipped + pages, 0);
                rest = rest.get(count..).unwrap_or_default();
            }
            if !rest.is_empty() {
                self.turn();
            }
        }
    }

    fn share(&mut self, exhibit: usize, before: usize, skipped: u32, size: Size, pages: u32) {
        self.used = sum(self.used, size);
        if let Some(last) = self.volumes.last_mut() {
            last.shares.push(Share {
                exhibit,
                before,
                skipped,
                pages,
            });
        }
    }

    fn turn(&mut self) {
        self.volumes.push(Volume::default());
        self.used = self.later;
    }

    fn fits(&self, used: Size, more: Size) -> bool {
        let all = sum(used, more);
        all.pages <= self.cap.pages && all.bytes <= self.cap.bytes
    }
}

fn sum(one: Size, other: Size) -> Size {
    Size {
        pages: one.pages.saturating_add(other.pages),
        bytes: one.bytes.saturating_add(other.bytes),
    }
}

fn length(pages: &[u64]) -> u32 {
    u32::try_from(pages.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRONTS: Fronts = Fronts {
        first: Size {
            pages: 10,
            bytes: 0,
        },
        later: Size { pages: 3, bytes: 0 },
    };

    fn load(pages: usize, bytes: u64, divider: u32) -> Bulk {
        Bulk {
            divider,
            pages: vec![bytes; pages],
        }
    }

    /// `1 2 | 3(4) | 3+4(6)`: volumes, their exhibits from 1, with the pages of those that are cut.
    fn told(loads: &[Bulk], pages: u32, bytes: u64) -> String {
        let volumes = split(loads, FRONTS, Size { pages, bytes }).unwrap();
        let share = |share: &Share| {
            let number = share.exhibit + 1;
            let whole = loads[share.exhibit].pages.len() == share.pages as usize;
            match (whole, share.skipped) {
                (true, _) => number.to_string(),
                (false, 0) => format!("{number}({})", share.pages),
                (false, skipped) => format!("{number}+{skipped}({})", share.pages),
            }
        };
        let volume = |volume: &Volume| volume.shares.iter().map(share).collect::<Vec<_>>();
        let volumes: Vec<String> = volumes.iter().map(|v| volume(v).join(" ")).collect();
        volumes.join(" | ")
    }

    #[test]
    fn what_fits_stays_in_one() {
        assert_eq!(told(&[load(5, 1, 0), load(5, 1, 0)], 20, 99), "1 2");
        assert_eq!(told(&[], 1, 1), "");
    }

    #[test]
    fn volumes_are_split_between_exhibits() {
        let loads = [load(8, 1, 0), load(9, 1, 0), load(8, 1, 0), load(2, 1, 0)];
        assert_eq!(told(&loads, 20, 99), "1 | 2 3 | 4");
        assert_eq!(told(&loads, 99, 17), "1 2 | 3 4");
    }

    #[test]
    fn a_divider_goes_where_its_first_document_goes() {
        let loads = [load(8, 1, 1), load(9, 1, 1), load(7, 1, 0)];
        assert_eq!(told(&loads, 20, 99), "1 | 2 3");
        assert_eq!(
            told(&loads, 19, 99),
            "1 | 2 | 3",
            "8 pages and a divider fill it"
        );
    }

    #[test]
    fn only_what_fits_nowhere_is_cut_and_what_follows_goes_on_behind_it() {
        let loads = [load(4, 1, 0), load(40, 1, 0), load(3, 1, 0)];
        assert_eq!(told(&loads, 20, 99), "1 | 2(17) | 2+17(17) | 2+34(6) 3");
    }

    #[test]
    fn our_own_pages_are_never_cut_however_many() {
        assert_eq!(
            told(&[load(3, 1, 0), load(99, 1, 0)], 10, 999)
                .matches('|')
                .count(),
            16
        );
        assert_eq!(told(&[load(3, 1, 0)], 10, 999), " | 1");
        assert_eq!(told(&[load(8, 1, 0)], 10, 999), " | 1(7) | 1+7(1)");
    }

    #[test]
    fn a_page_that_is_too_large_stands_alone() {
        let mut loads = [load(3, 1, 0)];
        loads[0].pages[1] = 50;
        assert_eq!(told(&loads, 99, 10), "1(1) | 1+1(1) | 1+2(1)");
    }

    proptest::proptest! {
        #[test]
        fn every_page_stands_once_in_order_and_no_volume_with_two_is_over(
            lengths in proptest::collection::vec((0_usize..40, 0_u32..2), 0..12),
            sizes in proptest::collection::vec(0_u64..9, 480),
            pages in 5_u32..60,
            bytes in 1_u64..80,
        ) {
            let mut sizes = sizes.into_iter();
            let mut bulk = |(length, divider): (usize, u32)| Bulk {
                divider,
                pages: sizes.by_ref().take(length).collect(),
            };
            let bulks: Vec<Bulk> = lengths.into_iter().map(&mut bulk).collect();
            let volumes = split(&bulks, FRONTS, Size { pages, bytes }).unwrap();
            let mut met: Vec<u32> = vec![0; bulks.len()];
            for (at, volume) in volumes.iter().enumerate() {
                let mut all = if at == 0 { FRONTS.first } else { FRONTS.later };
                for share in &volume.shares {
                    let bulk = &bulks[share.exhibit];
                    proptest::prop_assert_eq!(share.skipped, met[share.exhibit]);
                    let from = share.skipped as usize;
                    let held = &bulk.pages[from..from + share.pages as usize];
                    let divider = if share.before == 0 { bulk.divider } else { 0 };
                    all = sum(all, Size { pages: share.pages + divider, bytes: held.iter().sum() });
                    met[share.exhibit] += share.pages;
                }
                let held: u32 = volume.shares.iter().map(|share| share.pages).sum();
                let fits = all.pages <= pages && all.bytes <= bytes;
                proptest::prop_assert!(fits || held < 2, "volume {at} of {volumes:?}");
            }
            let order: Vec<usize> = volumes.iter().flat_map(|v| &v.shares).map(|s| s.exhibit).collect();
            proptest::prop_assert!(order.is_sorted());
            for (bulk, met) in bulks.iter().zip(met) {
                proptest::prop_assert_eq!(bulk.pages.len(), met as usize);
            }
        }
    }

    #[test]
    fn a_cap_without_room_for_a_page_is_refused() {
        let cap = Size { pages: 3, bytes: 9 };
        let refused = split(&[load(1, 1, 0)], FRONTS, cap).unwrap_err();
        assert_eq!((refused.cap, refused.least), (3, 4));
    }
}
