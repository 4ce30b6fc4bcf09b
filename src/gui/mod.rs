//! The window: a thin shell over the other rooms. The only place that names egui.
//!
//! ```text
//! view/* read the Session and push Actions ─▶ App applies them, first in first out
//! Packs (no egui): packs in use, the form of a source ─▶ views; Keeper reads and saves them
//! Session (no egui): case with undo, library, matches, survey ─▶ views; documents: its part for files
//! Filing: what is opened, saved and asked before something is lost
//! job: named threads for loading, watching, writing, file dialogs and export ─▶ messages, read once a frame
//! BundleCheck (no egui): a finished bundle of anybody that is judged, and what came of it
//! PaperCheck (no egui): a paper whose quotations are looked for in reports, and what became of them
//! Reader (no egui): a report that is open, what is selected in it, the extract that is made of it
//! NameSearch (no egui): words that are looked for in documents and taken out; the reader marks single places
//! HiddenWork (no egui): words of documents that nobody sees, and what is being done about them
//! writer: the threads that write, in order; no frame waits for a disk (tests/unhurried)
//! ```
//!
//! What the command line could need is not here. Colours and sizes are in `theme` alone; every
//! action has a name, so that buttons, keys and tests speak the same words.

mod action;
mod any_bundle;
mod app;
mod check_tab;
mod command;
mod coverage;
mod dialogs;
mod document;
mod documents;
mod entry_numbers;
mod evidence;
mod evidence_order;
mod faces;
mod field;
mod filing;
mod fit;
mod hidden;
mod icon;
mod indexed;
mod job;
mod overlay;
mod packs;
mod page_words;
mod panel;
mod paper;
mod picked;
mod position;
mod preferences;
mod preview;
mod propositions;
mod quotations;
mod reader;
mod redaction;
mod session;
mod settings;
mod smaller;
mod start;
#[cfg(test)]
mod tests;
mod theme;
mod timing;
mod view;
mod weight;
mod word;
mod writer;

pub use start::main;
