//! The icons: one family (Phosphor, regular weight), by what they mean here and not by what they show.
//!
//! An icon never stands alone for a meaning: there is a word beside it, or a name that is read out and
//! shown on hovering. The font and its licence are in `assets/fonts`.

/// The case.
pub(super) const CASE: &str = "\u{e25a}";
/// The appellant.
pub(super) const CLAIMANT: &str = "\u{e4c2}";
/// Evidence, search.
pub(super) const EVIDENCE: &str = "\u{e30c}";
/// The schedule in order.
pub(super) const ARRANGE: &str = "\u{e2f6}";
/// Documents behind the schedule.
pub(super) const DOCUMENTS: &str = "\u{e710}";
/// The pages as they will be.
pub(super) const PREVIEW: &str = "\u{e0e6}";
/// What to mend before filing.
pub(super) const CHECK: &str = "\u{e606}";
/// A report that is read.
pub(super) const READ: &str = "\u{ec76}";
/// Packs and sources.
pub(super) const LIBRARY: &str = "\u{e758}";
/// Settings.
pub(super) const SETTINGS: &str = "\u{e272}";
/// Help.
pub(super) const HELP: &str = "\u{e3e8}";
/// One step back.
pub(super) const UNDO: &str = "\u{e038}";
/// One step forward.
pub(super) const REDO: &str = "\u{e036}";
/// Turned to the left.
pub(super) const TURN_LEFT: &str = "\u{e038}";
/// Turned to the right.
pub(super) const TURN_RIGHT: &str = "\u{e036}";
/// The finished file.
pub(super) const EXPORT: &str = "\u{e702}";
/// One place up.
pub(super) const UP: &str = "\u{e08e}";
/// One place down.
pub(super) const DOWN: &str = "\u{e03e}";
/// Take out.
pub(super) const REMOVE: &str = "\u{e4a6}";
/// Close, dismiss.
pub(super) const CLOSE: &str = "\u{e4f6}";
/// Add.
pub(super) const ADD: &str = "\u{e3d4}";
/// Can be dragged.
pub(super) const GRIP: &str = "\u{eae2}";
/// More choices.
pub(super) const MORE: &str = "\u{e1fe}";
/// An error.
pub(super) const ERROR: &str = "\u{e4f8}";
/// A warning.
pub(super) const WARNING: &str = "\u{e4e0}";
/// A note.
pub(super) const NOTE: &str = "\u{e2ce}";
/// Still to be done.
pub(super) const TO_DO: &str = "\u{e18a}";
/// All is well.
pub(super) const DONE: &str = "\u{e184}";
/// Done.
pub(super) const TICK: &str = "\u{e182}";
/// The dark theme.
pub(super) const DARK: &str = "\u{e330}";
/// Open a file.
pub(super) const OPEN: &str = "\u{e256}";
/// A new file.
pub(super) const NEW: &str = "\u{e236}";
/// Save.
pub(super) const SAVE: &str = "\u{e248}";
/// Larger.
pub(super) const ZOOM_IN: &str = "\u{e310}";
/// Smaller.
pub(super) const ZOOM_OUT: &str = "\u{e30e}";
/// As wide as there is room.
pub(super) const FIT_WIDTH: &str = "\u{e534}";
/// The whole page.
pub(super) const FIT_PAGE: &str = "\u{e0a2}";
/// Two pages side by side.
pub(super) const TWO_PAGES: &str = "\u{e8f2}";
/// Small pictures of pages.
pub(super) const THUMBNAILS: &str = "\u{ec24}";
/// Side by side.
pub(super) const COMPARE: &str = "\u{e546}";
/// Split in two.
pub(super) const SPLIT: &str = "\u{ed3c}";
/// Join.
pub(super) const MERGE: &str = "\u{ed3e}";
/// Locked.
pub(super) const LOCK: &str = "\u{e2fe}";
/// Something attached.
pub(super) const PAPERCLIP: &str = "\u{e39a}";
/// Order of the list.
pub(super) const SORT: &str = "\u{e444}";
/// Closed.
pub(super) const CARET_RIGHT: &str = "\u{e13a}";
/// Open.
pub(super) const CARET_DOWN: &str = "\u{e136}";
/// An extract.
pub(super) const QUOTE: &str = "\u{e660}";
/// A summary.
pub(super) const SUMMARY: &str = "\u{e484}";
/// Grouped.
pub(super) const GROUP: &str = "\u{e466}";
/// Keys.
pub(super) const KEYBOARD: &str = "\u{e2d8}";
/// The tour.
pub(super) const TOUR: &str = "\u{e89c}";
/// Back.
pub(super) const PAGE_UP: &str = "\u{e13c}";
/// Issues in dispute.
pub(super) const SCALES: &str = "\u{e750}";
/// Copy.
pub(super) const COPY: &str = "\u{e1ca}";
/// Print.
pub(super) const PRINT: &str = "\u{e3dc}";
/// Paste.
pub(super) const PASTE: &str = "\u{e196}";
/// Select all.
pub(super) const SELECT_ALL: &str = "\u{e746}";
/// Letter by letter, but for what is marked.
pub(super) const WITH_EDITS: &str = "\u{e18c}";
/// Nearly the same.
pub(super) const NEAR: &str = "\u{edaa}";
/// Cannot be read.
pub(super) const UNREADABLE: &str = "\u{e224}";
