//! Bundle Builder: country evidence for asylum appeals, from an appellant's characteristics to a
//! paginated, numbered, linked PDF bundle. Offline.
//!
//! This page is the map of the house; it holds no code.
//!
//! ```text
//! evidence/*.ron ─▶ library ─▶ matching ─▶ case ─▶ bundle ─▶ layout ─▶ pdf ─▶ preflight
//!                                ▲ appellant Edit    Plan     Layout   bytes   findings
//! HEIC, mail, Word ─▶ intake (in a worker; Word by LibreOffice) ─▶ PDFs and pictures, kept beside the case
//! source PDFs ─▶ pdf::import ─▶ pdf::assemble ─▶ one file, with an account of each document
//!             └▶ worker (processes that may die) ─▶ pdf::content, pdf::render ─▶ words, scans, hidden words, pictures
//! scans ─▶ worker (drawn) ─▶ ocr (tesseract) ─▶ words by machine, kept beside the case ─▶ a layer over the pages
//! export = the only place that knows the whole order; cli and gui are thin shells over it
//! ```
//!
//! # The rooms, from left to right
//!
//! | room | what it is for |
//! |---|---|
//! | [`finding`] | the vocabulary of problems: severity, code, message, hint, place; the one table of codes, and the manual written from it |
//! | [`platform`] | what differs from system to system: paths, names, locks, folders, other programs; each with its Windows twin |
//! | [`library`] | sources, passages, the two trees; reading and writing packs; every rule a pack must obey; packs as tables |
//! | [`profile`] | one tribunal's rules as data, each value with its authority: those that ship and a firm's own; what pages and entries are called |
//! | [`case`] | what the user typed, ticked and chose; the only way to change it; undo; its file |
//! | [`matching`] | which passages fit this appellant, in what order, and why; text search |
//! | [`quote`] | whether words really stand in a text: exactly, nearly or not at all |
//! | [`numbering`] | how a reader names a place in a document: printed page, paragraph |
//! | [`terms`] | confidential words: where they stand among words with their places |
//! | [`ocr`] | words read from pictures of pages by a program that is installed: engines, languages, places |
//! | [`bundle`] | what goes in, in which order and under which number: the plan |
//! | [`layout`] | where everything stands on which page; no PDF words, no window words |
//! | [`pdf`] | the only room that names printpdf, lopdf or hayro: draw, put together, read back; `pdf::import` opens other people's files, `pdf::content` reads what is on their pages, `pdf::assemble` makes every file that goes out |
//! | [`intake`] | documents as clients bring them: pictures of every kind, e-mails, portfolios; what they become |
//! | [`word`] | papers for a word processor: schedule, index, issues, table for the skeleton argument |
//! | [`preflight`] | yes-or-no rules about the case, and about the finished file |
//! | [`export`] | the order of the steps; progress, cancel |
//! | [`files`] | the only room that touches the disk: atomic writes, recovery copies, folders, locks |
//! | [`clock`] | today, the time of locks, how long a document may take: for the shells, who hand it on |
//! | [`signals`] | requests to end from outside, for the shells: noted, so that work ends where nothing is left lying about |
//! | [`worker`] | pages of other people's documents, read and drawn in processes of their own that may die |
//! | [`redact`] | confidential words taken out of documents, and looked for in the finished bundle |
//! | [`verify`] | quotations held against documents at hand, and where in them they stand |
//! | [`inspection`] | any finished bundle, whoever made it, judged from its bytes alone |
//! | [`appeals`] | the cases of a desk side by side: hearings, what is unsigned, aged or overtaken |
//! | [`cli`], `gui` | the two shells; `gui` only with the feature of that name |
//!
//! # The walls
//!
//! A room uses rooms to its left and itself, never one to its right, and the shells never use each
//! other. Between rooms go plain values. What is *absent* matters as much: no room but `pdf` knows
//! PDF, none but `gui` knows egui, none but `files` and `platform` the disk, none but `platform` the system it
//! runs on and the environment, none but the shells use `clock`; there is no network code anywhere, no random number, no global state. `tests/it/tidy.rs` fails when a wall
//! is broken, and `cargo check --no-default-features` builds everything without the window.
//!
//! # Where the design was changed
//!
//! The build script that makes the evidence part of the program stands in its room
//! (`src/library/embed.rs`), so that the top level stays as the user named it. Authorities are a
//! register of their own (`authorities.ron`) that issues refer to, so that each is described, and its
//! citation checked, once.
//!
//! How long an exhibit is, only its file knows; so a plan is made from a case and the lengths of its
//! documents, and stays plain values. A source may say whose findings it passes on (`findings_of`), not
//! only which source of the library it relies on: most relays in the evidence pass on reports that the
//! library does not hold, and who stands behind a proposition could not be counted otherwise.
//!
//! The design put `matching` behind `case` so that an appellant could be a case's; matching asks a
//! [`matching::Question`] instead, which the command line can put without a case. Facts of a finished
//! file carry the text with its places, so that `preflight` can hold each index row against the page
//! it leads to; the design had text and facts apart.

#![cfg_attr(
    test,
    expect(
        clippy::disallowed_methods,
        reason = "tests look at the disk as a person does"
    )
)]

pub mod appeals;
pub mod bundle;
pub mod case;
pub mod cli;
pub mod clock;
pub mod export;
pub mod files;
pub mod finding;
#[cfg(feature = "gui")]
pub mod gui;
pub mod inspection;
pub mod intake;
pub mod layout;
pub mod library;
pub mod matching;
pub mod numbering;
pub mod ocr;
pub mod pdf;
pub mod platform;
pub mod preflight;
pub mod profile;
pub mod quote;
pub mod redact;
pub mod signals;
pub mod terms;
pub mod verify;
pub mod word;
pub mod worker;
