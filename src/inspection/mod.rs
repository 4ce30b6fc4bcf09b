//! Any finished bundle, whoever made it, judged from its bytes alone.
//!
//! ```text
//! bytes ─▶ worker: Inventory, words of pages ─▶ Facts ─▶ Recognised ─▶ rules ─▶ Verdicts ─▶ Report
//!          (structure)  (never interpreted here)          numbers, index, schedule
//! ```
//!
//! | file | what it is for |
//! |---|---|
//! | `gather` | [`look`]: a file read by workers; [`hold`]: its quotations in a folder |
//! | `facts` | [`Facts`]: what was looked at; [`Recognised`]: what was found in it |
//! | `lines` | the words of a page as rows |
//! | `numbers` | the series of printed numbers that counts through the file |
//! | `index` | the index and its rows |
//! | `schedule` | the country information evidence schedule |
//! | `rules` | one function for each rule |
//! | `verdict` | [`Verdict`]: kept, not kept, or for a person to check |
//! | `report`, `paper` | [`Report`]: all that is told, as text and as a paper |
//!
//! Prefixes, headings and places are recognised, not taken for granted. A rule whose words were not seen in print is
//! never said to be broken: it is to be checked. There is no sum of rules.

mod facts;
mod gather;
mod index;
mod lines;
mod numbers;
mod paper;
mod report;
mod rules;
mod schedule;
mod verdict;

pub use facts::{Facts, Held, Recognised};
pub use gather::{File, Tell, hold, look, picture};
pub use paper::{NoPaper, paper};
pub use report::{Report, judge};
pub use verdict::Verdict;
