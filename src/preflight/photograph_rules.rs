//! What was taken out of the photographs of a document, from its account.

use crate::finding::{AccountCode, Finding, counted};
use crate::pdf::assemble::Ledger;

/// A position can lead somebody to a hiding place; nobody sees it on a page, so it is said.
pub(super) fn of_photographs(title: &str, ledger: &Ledger) -> Option<Finding> {
    let pictures = match ledger.pictures_cleared {
        0 => return None,
        count => counted(count, "picture", "pictures"),
    };
    let position = match ledger.positions_cleared {
        0 => String::new(),
        1 if ledger.pictures_cleared == 1 => {
            ", and the position (GPS) where it was taken".to_owned()
        }
        some => format!(", and in {some} of them the position (GPS) where they were taken"),
    };
    let message = format!(
        "“{title}”: what a camera or a program had written into {pictures} was taken out (camera, date, remarks{position}). The pictures look the same."
    );
    Some(Finding::new(AccountCode::Photographs, message))
}

/// That they are no longer as they came is said, although it was asked for.
pub(super) fn of_smaller_pictures(title: &str, ledger: &Ledger) -> Option<Finding> {
    let pictures = match ledger.pictures_smaller {
        0 if ledger.pictures_not_made => {
            let message =
                format!("“{title}”: its pictures were to be smaller, and are as they came.");
            return Some(Finding::new(AccountCode::PicturesAsTheyCame, message));
        }
        0 => return None,
        1 => "1 picture is".to_owned(),
        count => format!("{count} pictures are"),
    };
    let message = format!("“{title}”: {pictures} smaller in the bundle, as was asked.");
    Some(Finding::new(AccountCode::PicturesSmaller, message))
}

/// Pictures that may still tell where they were taken.
pub(super) fn of_kept_photographs(title: &str, ledger: &Ledger) -> Option<Finding> {
    let (pictures, them) = match ledger.pictures_kept {
        0 => return None,
        1 => ("1 picture".to_owned(), "it"),
        count => (format!("{count} pictures"), "them"),
    };
    let message = format!(
        "“{title}”: {pictures} could not be searched for what a camera or a program may have written into {them} (camera, date, remarks, position), which would go into the bundle."
    );
    Some(Finding::new(AccountCode::PhotographsKept, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_that_could_not_be_searched_are_said_with_their_number() {
        let told = |pictures_kept| {
            let ledger = Ledger {
                pictures_kept,
                ..Ledger::default()
            };
            of_kept_photographs("Album", &ledger).map(|finding| finding.message)
        };
        assert_eq!(told(0), None);
        insta::assert_snapshot!(told(1).unwrap(), @"“Album”: 1 picture could not be searched for what a camera or a program may have written into it (camera, date, remarks, position), which would go into the bundle.");
        insta::assert_snapshot!(told(2).unwrap(), @"“Album”: 2 pictures could not be searched for what a camera or a program may have written into them (camera, date, remarks, position), which would go into the bundle.");
    }

    #[test]
    fn what_was_taken_out_of_photographs_is_said_with_their_number() {
        let told = |pictures_cleared, positions_cleared| {
            let ledger = Ledger {
                pictures_cleared,
                positions_cleared,
                ..Ledger::default()
            };
            of_photographs("Album", &ledger).map(|finding| finding.message)
        };
        assert_eq!(told(0, 0), None);
        insta::assert_snapshot!(told(1, 0).unwrap(), @"“Album”: what a camera or a program had written into 1 picture was taken out (camera, date, remarks). The pictures look the same.");
        insta::assert_snapshot!(told(1, 1).unwrap(), @"“Album”: what a camera or a program had written into 1 picture was taken out (camera, date, remarks, and the position (GPS) where it was taken). The pictures look the same.");
        insta::assert_snapshot!(told(3, 2).unwrap(), @"“Album”: what a camera or a program had written into 3 pictures was taken out (camera, date, remarks, and in 2 of them the position (GPS) where they were taken). The pictures look the same.");
    }
}
