//! What a case file says that somebody said: where nobody is named, or no day, nobody said it.
//!
//! The program writes no such answer. A hand, or another program, may have: then a question would be silenced that
//! nobody answered.

use crate::case::model::Case;
use crate::case::reason::is_given;
use crate::library::is_legible;

/// The case without answers that nobody gave.
pub(super) fn given(mut case: Case) -> Case {
    let considered = &mut case.exclusion_considered;
    considered.take_if(|said| !is_given(&said.by, said.on));
    for issue in &mut case.issues {
        for one in issue.authorities.iter_mut().flatten() {
            let looked_up = &mut one.authority.looked_up;
            looked_up.take_if(|said| !is_given(&said.by, said.on));
            one.paragraphs.take_if(|text| !is_legible(text));
        }
        for entry in &mut issue.entries {
            entry
                .signed_off
                .take_if(|said| !is_given(&said.by, said.on));
        }
    }
    case
}
