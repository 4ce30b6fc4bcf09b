//! Parts one behind the other, pins kept and not kept, pages kept free.

use super::*;

fn exhibit(exhibit: usize, before: usize, pages: u32) -> Part {
    Part::Exhibit(Share {
        exhibit,
        before,
        skipped: 0,
        pages,
    })
}

fn promised(pins: &[(usize, u32)]) -> Promises {
    let pins = pins.iter();
    Promises {
        first_pages: pins
            .filter_map(|(at, page)| Some((*at, NonZeroU32::new(*page)?)))
            .collect(),
        told_to: 0,
        index_reserve: 0,
    }
}

/// `1 2-3+1 5…`: the numbers of each part, and its blank pages.
fn told(pagination: &Pagination) -> String {
    let one = |span: &PartSpan| {
        let blank = if span.blank > 0 {
            format!("+{}", span.blank)
        } else {
            String::new()
        };
        format!("{}-{}{blank}", span.first + 1, span.filled_to())
    };
    let spans: Vec<String> = pagination.spans.iter().map(one).collect();
    spans.join(" ")
}

const FRONT: [(usize, Part); 4] = [
    (0, Part::Cover),
    (0, Part::Index),
    (0, Part::Schedule),
    (0, Part::Sources),
];
const LENGTHS: [usize; 4] = [1, 2, 7, 1];

fn with(behind: &[(usize, Part)], lengths: &[usize], pins: &[(usize, u32)]) -> Pagination {
    let parts = [&FRONT, behind].concat();
    let lengths = [&LENGTHS, lengths].concat();
    Pagination::new(&parts, &lengths, &promised(pins), 0)
}

#[test]
fn parts_stand_one_behind_the_other_and_the_reserve_behind_the_index() {
    let parts = [&FRONT[..], &[(0, exhibit(0, 0, 3))]].concat();
    let numbers = |reserve| {
        let made = Pagination::new(&parts, &LENGTHS, &Promises::default(), reserve);
        told(&made)
    };
    assert_eq!(numbers(0), "1-1 2-3 4-10 11-11 12-14");
    assert_eq!(numbers(2), "1-1 2-3+2 6-12 13-13 14-16");
}

#[test]
fn a_pin_is_kept_by_blank_pages_before_the_divider_or_the_document() {
    let two = [(0, exhibit(0, 0, 3)), (0, exhibit(1, 0, 2))];
    let made = with(&two, &[], &[(0, 12), (1, 17)]);
    assert_eq!(told(&made), "1-1 2-3 4-10 11-11 12-14+2 17-18");
    let divided = [(0, Part::Divider(0)), (0, exhibit(0, 0, 3))];
    let made = with(&divided, &[1], &[(0, 15)]);
    assert_eq!(told(&made), "1-1 2-3 4-10 11-11+2 14-14 15-17");
    assert!(made.moved.is_empty());
}

#[test]
fn a_pin_that_would_take_too_many_blank_pages_or_lies_before_is_not_kept() {
    let one = [(0, exhibit(0, 0, 3))];
    let most = 12 + MOST_BLANK;
    let pin = |page: usize| with(&one, &[], &[(0, u32::try_from(page).unwrap())]);
    assert!(pin(most).moved.is_empty());
    for page in [most + 1, u32::MAX as usize, 11, 1] {
        let moved = MovedExhibit {
            exhibit: 0,
            promised: page,
            now: 12,
        };
        assert_eq!(pin(page).moved, [moved]);
        assert_eq!(told(&pin(page)), "1-1 2-3 4-10 11-11 12-14");
    }
}

#[test]
fn no_blank_pages_wait_for_a_document_that_changed_its_place() {
    let moved = |made: &Pagination| -> Vec<(usize, usize, usize)> {
        let moved = made.moved.iter();
        moved
            .map(|one| (one.exhibit, one.promised, one.now))
            .collect()
    };
    // The last one comes first.
    let three = [2, 0, 1].map(|at| (0, exhibit(at, 0, 1)));
    let made = with(&three, &[], &[(0, 12), (1, 13), (2, 14)]);
    assert_eq!(told(&made), "1-1 2-3 4-10 11-11 12-12 13-13 14-14");
    assert_eq!(moved(&made), [(2, 14, 12), (0, 12, 13), (1, 13, 14)]);
    // The first one comes last: what it leaves behind is blank, and the others stay.
    let three = [1, 2, 0].map(|at| (0, exhibit(at, 0, 1)));
    let made = with(&three, &[], &[(0, 12), (1, 13), (2, 14)]);
    assert_eq!(told(&made), "1-1 2-3 4-10 11-11+1 13-13 14-14 15-15");
    assert_eq!(moved(&made), [(0, 12, 15)]);
}

#[test]
fn a_document_cut_by_the_end_of_a_volume_is_pinned_by_its_beginning_alone() {
    let parts = [
        (0, exhibit(0, 0, 3)),
        (1, Part::Cover),
        (1, Part::Index),
        (1, exhibit(0, 1, 2)),
        (1, exhibit(1, 0, 2)),
    ];
    let made = with(&parts, &[1, 2], &[(0, 13), (1, 22)]);
    assert_eq!(
        told(&made),
        "1-1 2-3 4-10 11-11+1 13-15 16-16 17-18 19-20+1 22-23"
    );
    let exhibits = made.exhibits();
    let first = ExhibitPages {
        first: 12,
        count: 5,
        volumes: (0, 1),
    };
    assert_eq!(exhibits[&0], first);
    assert_eq!(exhibits[&1].volumes, (1, 1));
}

#[test]
fn fewer_free_pages_are_tried_only_for_a_promise() {
    let case = crate::case::Case::new(crate::profile::DEFAULT);
    let profile = crate::profile::Profile::shipped(crate::profile::DEFAULT).unwrap();
    let mut plan = crate::bundle::plan(&case, &profile, &crate::bundle::Lengths::new());
    plan.promises.index_reserve = 2;
    let reserves = |plan: &Plan| plan.index_reserves().collect::<Vec<_>>();
    assert_eq!(reserves(&plan), [2]);
    plan.promises.first_pages = promised(&[(0, 12)]).first_pages;
    assert_eq!(reserves(&plan), [2, 1, 0]);
}

#[test]
fn what_comes_behind_all_that_is_promised_begins_behind_pages_that_were_told_of_others() {
    let three = [0, 1, 2].map(|at| (0, exhibit(at, 0, 2)));
    let made = |pins: &[(usize, u32)], told_to: u32| {
        let parts = [&FRONT[..], &three].concat();
        let promises = Promises {
            told_to,
            ..promised(pins)
        };
        told(&Pagination::new(&parts, &LENGTHS, &promises, 0))
    };
    let front = "1-1 2-3 4-10 11-11";
    assert_eq!(made(&[(0, 12)], 17), format!("{front} 12-13+4 18-19 20-21"));
    assert_eq!(made(&[(0, 12)], 13), format!("{front} 12-13 14-15 16-17"));
    // One between two that are promised takes the room that is there.
    assert_eq!(
        made(&[(0, 12), (2, 18)], 17),
        format!("{front} 12-13 14-15+2 18-19")
    );
    assert_eq!(made(&[], 13), format!("{front}+2 14-15 16-17 18-19"));
}
