//! The evidence: sources with their passages, and the two trees they hang on.
//!
//! A pack is a folder of RON files; [`read`] turns packs into a [`Library`] and says everything
//! that is wrong with them. The pack that ships is part of the program ([`shipped`]). Nothing here
//! touches a disk, and nothing is ever filled in that the data does not say.
//!
//! What a source and a passage hold is said once, in the tables of `fields`: file, form, cells of a table,
//! rules of single fields and what people read about them come from there. Its doc says how to add a field.

mod addition;
mod anchor;
mod assessment;
mod authority;
mod check;
mod check_additions;
mod check_advice;
mod check_dates;
mod check_editions;
mod check_fields;
mod check_names;
mod check_opening;
mod check_passage;
mod check_quality;
mod check_relay;
mod check_tags;
mod check_taxonomy;
mod collection;
mod country;
mod date;
mod decided;
mod editions;
mod exchange;
mod fetched;
mod fields;
mod fingerprint;
mod id;
mod letters;
mod locate;
mod misspelt;
mod model;
mod neutral;
mod own;
mod proposition;
mod read;
mod recover;
mod renewals;
mod shipped;
mod sites;
#[cfg(test)]
pub(crate) mod specimen;
mod taxonomy;
mod write;

pub use addition::{Addition, Additions};
pub use anchor::{Anchor, MOST_CONTEXT, MOST_LETTERS, PublishedFile, is_sha256};
pub use authority::{Authorities, Authority, AuthorityStatus, Cited, LookedUp, Overtaken};
pub use check::is_web_address;
pub use collection::{Held, Library, Shelved};
pub use country::{Country, countries, country};
pub use date::{
    Date, NotADate, begins_with, days_named, ends_with, long_form, misdated, of_name, says,
    unbroken,
};
pub use editions::{Edition, Editions, LOOK_AGAIN_AFTER, Newer, Older, Series};
pub use exchange::{
    ByName, Form, Format, Imported, Merge, Merged, Remark, Values, disarmed, export_text, import,
    merge,
};
pub use fetched::FETCHED;
pub use fields::{
    Cell, Choice, Field, FieldKind, Holds, Need, Record, in_form, list_of_columns, template,
};
pub use fingerprint::{changed, fingerprint};
pub use id::{CharacteristicId, IssueId, PassageId, PropositionId, SourceId, is_kebab_case};
pub use letters::{is_legible, is_unprintable};
pub use locate::{field_at, field_offset};
pub use model::{
    Accepted, Checked, Pack, Passage, PassageKind, Period, PublisherKind, ReadExtent, Retired,
    Source, Stance, Tier,
};
pub use neutral::fault_in_neutral_citation;
pub use own::{
    Change, NewPack, RetireError, copy_of, free_id, id_from, new_pack, retire, source_in,
    with_date, with_trees,
};
pub use proposition::{Bearing, Proposition, Propositions};
pub use read::{GoOn, PackFiles, examine, read, read_while};
pub use recover::{Mistake, read as read_past_mistakes};
pub use renewals::{Renewal, renewals};
pub use shipped::shipped;
pub use sites::{host, is_at, read_elsewhere};
pub use taxonomy::{Characteristic, Characteristics, Exclusion, Facet, Issue, Issues, Taxonomy};
pub use write::{Part, has_comments, part_at, retired_text, source_text};
