//! What is said of changes that were kept, so that whoever is asked about them can decide: when they were
//! kept, how long before or after the last save, and what the case then held.

use std::path::Path;

use crate::case::Case;
use crate::clock;
use crate::files;
use crate::finding::counted;

/// Changes that were kept, and what is said of them.
pub(super) struct Kept {
    pub(super) case: Case,
    pub(super) words: String,
}

/// When the copy was written last, as people write it.
pub(super) fn kept_until(copy: &Path) -> Option<String> {
    files::written_at(copy).map(clock::to_the_second)
}

/// Of a copy of the case at `path`, which holds `kept` where the file holds `saved`.
pub(super) fn beside(
    copy: Option<&Path>,
    path: Option<&Path>,
    kept: &Case,
    saved: &Case,
) -> String {
    let time = |path: &Path| files::written_at(path);
    let when = when(copy.and_then(time), path.and_then(time));
    let (kept, saved) = (holds(kept), holds(saved));
    if kept == saved {
        when
    } else {
        format!("{when} Kept: {kept}; saved: {saved}.")
    }
}

/// Of a copy of a case that lies nowhere.
pub(super) fn alone(copy: &Path, kept: &Case) -> String {
    let when = when(files::written_at(copy), None);
    format!("{when} Kept: {}.", holds(kept))
}

/// Times in seconds since 1970.
fn when(kept: Option<u64>, saved: Option<u64>) -> String {
    let Some(kept) = kept else {
        return "They were kept.".to_owned();
    };
    let until = clock::to_the_second(kept);
    let Some(saved) = saved else {
        return format!("Changes until {until} were kept.");
    };
    let gap = kept.abs_diff(saved);
    if gap == 0 {
        format!("Changes until {until} were kept, within a second of the last save.")
    } else if kept > saved {
        let gap = long(gap);
        format!("Changes until {until} were kept, {gap} after the last save.")
    } else {
        let gap = long(gap);
        format!("Changes until {until} were kept; the file was written {gap} after that.")
    }
}

/// `42 seconds`, `1 minute`, `3 days`: the largest whole unit.
fn long(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    let unit = UNITS.into_iter().find(|(length, _)| seconds >= *length);
    let (length, name) = unit.unwrap_or((1, "second"));
    counted(seconds / length, name, &format!("{name}s"))
}

/// `15 entries, no documents`.
fn holds(case: &Case) -> String {
    let entries = some(case.entries().count(), "entry", "entries");
    let documents = some(case.exhibits.len(), "document", "documents");
    format!("{entries}, {documents}")
}

fn some(count: usize, one: &str, many: &str) -> String {
    match count {
        0 => format!("no {many}"),
        count => counted(count, one, many),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::specimen;

    const KEPT: u64 = 1_795_617_120;

    fn said(kept: u64, saved: u64) -> String {
        when(Some(kept), Some(saved))
    }

    #[test]
    fn what_was_kept_in_one_minute_is_told_apart_by_seconds() {
        let all: Vec<String> = (0..60)
            .map(|second| when(Some(KEPT + second), None))
            .collect();
        let mut different = all.clone();
        different.dedup();
        assert_eq!(different.len(), all.len(), "{all:?}");
        assert!(all.iter().all(|one| one.contains(" on 25 November 2026")));
        assert_eq!(when(None, Some(KEPT)), "They were kept.");
    }

    #[test]
    fn how_long_after_the_last_save_is_said_in_its_largest_whole_unit() {
        for (gap, words) in [
            (1, "1 second"),
            (2, "2 seconds"),
            (59, "59 seconds"),
            (60, "1 minute"),
            (119, "1 minute"),
            (120, "2 minutes"),
            (3_599, "59 minutes"),
            (3_600, "1 hour"),
            (7_200, "2 hours"),
            (86_399, "23 hours"),
            (86_400, "1 day"),
            (864_000, "10 days"),
        ] {
            let after = said(KEPT, KEPT - gap);
            assert!(
                after.ends_with(&format!("were kept, {words} after the last save.")),
                "{after}"
            );
            let before = said(KEPT, KEPT + gap);
            let wanted = format!("the file was written {words} after that.");
            assert!(before.ends_with(&wanted), "{before}");
        }
        let same = said(KEPT, KEPT);
        assert!(
            same.ends_with("within a second of the last save."),
            "{same}"
        );
    }

    #[test]
    fn what_the_case_holds_is_said_where_the_two_differ() {
        let (one, more) = (specimen::case(1, 1), specimen::case(2, 3));
        assert_eq!(beside(None, None, &one, &one), "They were kept.");
        let said = beside(None, None, &more, &one);
        assert_eq!(
            said,
            "They were kept. Kept: 6 entries, no documents; saved: 1 entry, no documents."
        );
    }
}
