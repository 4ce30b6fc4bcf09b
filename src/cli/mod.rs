//! The command line: one file per command, each a thin shell over the other rooms.
//!
//! Data goes to standard output and talk to standard error; `--format json` gives data that a
//! program can read. Findings are data where they are what was asked for (`check`, `library check`, `verify` of a case,
//! an import that is refused); of a command that makes something they are talk. The exit code is 0 where all is well, 1 where there are findings of severity
//! error, 2 where the command could not run at all, 128 and the number of the signal where one stopped it.

mod add;
mod anonymity;
mod appeals;
mod arrange;
mod authorities;
mod brought;
mod bundle_check;
mod case_check;
mod changes;
mod check;
mod citations;
mod codes;
mod coverage;
mod editions;
mod examined;
mod export;
mod filed;
mod find;
mod findings;
mod fit;
mod forget;
mod hidden;
mod hidden_back;
mod hidden_case;
mod hints;
mod holding;
mod inspect;
mod late;
mod letter;
mod library;
mod listing;
mod nationality;
mod new;
mod one_file;
mod pack_copy;
mod pack_export;
mod pack_import;
mod pack_new;
mod pack_retire;
mod package;
mod pages;
mod papers;
mod passwords;
mod position;
mod print;
mod profile;
mod profiles;
mod propositions;
mod quoted_pages;
mod redact;
mod relink;
mod respondent;
mod saving;
mod scans;
mod smaller;
mod source;
mod title;
mod told_numbers;
mod translation;
mod verify;
mod watch;
mod way_out;
mod window_help;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::case::text::CaseError;
use crate::signals::Stopped;

use print::Printer;
pub use window_help::window_help;

/// Country evidence for asylum appeals: from an appellant’s characteristics to a PDF bundle, offline.
#[derive(Debug, Parser)]
#[command(name = "bundle", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Look after packs of evidence
    #[command(subcommand)]
    Library(LibraryCommand),
    /// List the passages that fit an appellant, with the reason why each fits
    Match(find::Arguments),
    /// Start a case from the passages that fit best
    New(new::Arguments),
    /// List the cases in some folders: their hearings, and what in them is unsigned, aged or overtaken
    #[command(
        after_help = "Ends with 1 where a folder or a case could not be read. Documents are not opened."
    )]
    Appeals(appeals::Arguments),
    /// Put documents behind the schedule of a case
    Add(add::Arguments),
    /// List the authorities that a case cites before the evidence of each issue, and put in the usual ones
    Authorities(authorities::Arguments),
    /// Name the file in which a source of a case was published: its quotations are held against it
    Source(source::Arguments),
    /// List the paragraphs of the decision letter that a case answers, and say which disputed issue answers which
    Letter(letter::Arguments),
    /// Include only the pages quoted of all documents that are quoted, with the first page of each
    QuotedPages(quoted_pages::Arguments),
    /// Say which pages of documents are too long for a sheet, blank or not upright, and choose what becomes of them
    Pages(pages::Arguments),
    /// List what the respondent’s notes say on the disputed issues of a case, which entries meet it, and the gaps
    Position(position::Arguments),
    /// Say what each issue and entry of the schedule costs, and what would bring it within its limit
    Fit(fit::Arguments),
    /// Write the country evidence schedule of a case as a Word document, as its bundle prints it
    Schedule(papers::Arguments),
    /// Write the index of a case with the page numbers of its bundle, as a table (CSV) or as a Word document
    Index(papers::Arguments),
    /// Write the disputed issues of a case as a Word document or as a table (CSV), with what is relied on under each and its pages
    Issues(papers::Arguments),
    /// Find documents again that were moved or renamed
    Relink(relink::Arguments),
    /// Take confidential words out of the documents of a case, for good
    Redact(redact::Arguments),
    /// Say that an anonymity direction keeps the appellant from being named, or that there is none
    Anonymity(anonymity::Arguments),
    /// Take a document out of a case; its file stays where it is
    Remove(arrange::RemoveArguments),
    /// Put a document before another, or behind all others
    Move(arrange::MoveArguments),
    /// Call a document otherwise
    Title(title::Arguments),
    /// Say in which language a document is, and which other is its translation
    Translation(translation::Arguments),
    /// Make pictures of documents smaller in the bundle, where it is too large to be uploaded
    Smaller(smaller::Arguments),
    /// List the tribunals whose rules are known, and every value of one with its authority
    Profiles(profiles::Arguments),
    /// Make a case for another tribunal, or confirm a value of its rules against its own text
    #[command(subcommand)]
    Profile(profile::Command),
    /// Say what is still to do and to know about a case, without making its bundle; or judge any finished bundle (a PDF)
    #[command(
        override_usage = "bundle check [OPTIONS] CASE\n       bundle check [OPTIONS] FILE.pdf [--profile ID] [--sources DIR] [--report OUT.pdf]",
        after_help = "Of a PDF, whoever made it, each rule is kept, not kept, or to be checked by a person. Ends with 1 where a rule is not kept, and with 2 where the file cannot be read."
    )]
    Check(case_check::Arguments),
    /// Make the PDF bundle of a case and check it
    Export(export::Arguments),
    /// Mark a bundle as filed, which freezes its numbers; know a filed file again; list what was filed
    Filed(filed::Arguments),
    /// Say when the respondent’s review was received, and why what is filed next was not filed earlier
    Late(late::Arguments),
    /// Say what changed since a bundle of a case was filed, in words for a covering letter
    Changes(changes::Arguments),
    /// Read the respondent’s bundle as a reference: its pages can be cited, and what it holds is not filed twice
    Respondent(respondent::Arguments),
    /// Put a case and all its documents into one file, to be opened elsewhere
    Pack(package::PackArguments),
    /// Open a package of a case into a new folder
    Unpack(package::UnpackArguments),
    /// Remove what the program has left of a case on this machine; the case file and the papers brought stay
    Forget(forget::Arguments),
    /// Say what is in a PDF file: pages, labels, bookmarks, links, fonts, text
    Inspect(one_file::Arguments),
    /// List words in a PDF file that nobody sees: under boxes, white on white, outside the page, on layers that are off
    Hidden(hidden::HiddenArguments),
    /// Hold the extracts of a case against the files of their sources, or the quotations of a paper against the reports in a folder
    #[command(
        override_usage = "bundle verify [OPTIONS] CASE\n       bundle verify [OPTIONS] --quotations FILE --sources DIR",
        after_help = "Ends with 1 where a quotation is near or not found; of a case also where a cut or an insertion is not confirmed."
    )]
    Verify(verify::Arguments),
    /// Hold the page and entry numbers that a skeleton argument cites (a Word document) against the bundle of a case
    #[command(
        after_help = "Ends with 1 where there is no such page or entry, or where the words around a citation name something that stands elsewhere. The paper is never changed."
    )]
    Citations(citations::Arguments),
    /// Explain every code that a finding can have: what it means, what to do, on whose authority
    Findings(findings::Arguments),
}

#[derive(Debug, Subcommand)]
enum LibraryCommand {
    /// Check a pack (or the one that ships) against every rule
    Check(check::Arguments),
    /// List the codes of nationalities, issues and characteristics that other commands take
    Codes(codes::Arguments),
    /// Count what the library has on each characteristic and issue, and where it has nothing
    Coverage(coverage::Arguments),
    /// List what can be said under each issue, who stands behind it and who against it
    Propositions(propositions::Arguments),
    /// List which editions of publications the packs know of and hold, and what is to be renewed
    Editions(editions::Arguments),
    /// Begin a pack of your own in a new folder
    New(pack_new::Arguments),
    /// Copy a source of the shipped library, with its passages, into a pack of your own
    Copy(pack_copy::Arguments),
    /// Say that a source or passage of your own pack is no longer to be relied on
    Retire(pack_retire::Arguments),
    /// Write the sources and passages of a pack as a table
    Export(pack_export::Arguments),
    /// Bring the sources and passages of a table into a pack of your own
    Import(pack_import::Arguments),
}

/// How data is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// How a command ended, where it could run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Fine,
    /// There are findings of severity error.
    Errors,
}

impl Outcome {
    fn of(findings: &[crate::finding::Finding]) -> Self {
        if crate::finding::any_error(findings) {
            Outcome::Errors
        } else {
            Outcome::Fine
        }
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut printer = Printer::standard();
    match run(arguments, &mut printer) {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Errors) => ExitCode::from(1),
        Err(error) if print::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let hint = way_out::of(&error).map(|hint| format!("\n  hint: {hint}"));
            let hint = hint.unwrap_or_default();
            printer.talk(&format!("bundle: {error:#}{hint}{}", details(&error)));
            let stopped = error.downcast_ref::<Stopped>();
            ExitCode::from(stopped.map_or(2, |stopped| stopped.exit_code()))
        }
    }
}

/// The system's own words, on a line of their own for whoever is asked for help.
fn details(error: &anyhow::Error) -> String {
    let of_case = || {
        error
            .downcast_ref::<CaseError>()
            .and_then(CaseError::details)
    };
    let details = crate::files::details_of(error.as_ref()).or_else(of_case);
    details.map_or_else(String::new, |details| format!("\nfor support: {details}"))
}

fn run(arguments: Arguments, printer: &mut Printer) -> anyhow::Result<Outcome> {
    match arguments.command {
        Command::Library(command) => run_library(command, printer),
        Command::Match(arguments) => find::run(&arguments, printer),
        Command::New(arguments) => new::run(&arguments, printer),
        Command::Authorities(arguments) => authorities::run(&arguments, printer),
        Command::Source(arguments) => source::run(&arguments, printer),
        Command::QuotedPages(arguments) => quoted_pages::run(&arguments, printer),
        Command::Pages(arguments) => pages::run(&arguments, printer),
        Command::Letter(arguments) => letter::run(&arguments, printer),
        Command::Fit(arguments) => fit::run(&arguments, printer),
        Command::Position(arguments) => position::run(&arguments, printer),
        Command::Schedule(arguments) => papers::schedule(&arguments, printer),
        Command::Index(arguments) => papers::index(&arguments, printer),
        Command::Issues(arguments) => papers::issues(&arguments, printer),
        Command::Relink(arguments) => relink::run(&arguments, printer),
        Command::Redact(arguments) => redact::run(&arguments, printer),
        Command::Anonymity(arguments) => anonymity::run(&arguments, printer),
        Command::Remove(arguments) => arrange::remove(&arguments, printer),
        Command::Move(arguments) => arrange::relocate(&arguments, printer),
        Command::Title(arguments) => title::run(&arguments, printer),
        Command::Translation(arguments) => translation::run(&arguments, printer),
        Command::Smaller(arguments) => smaller::run(&arguments, printer),
        Command::Appeals(arguments) => appeals::run(&arguments, printer),
        Command::Pack(arguments) => package::pack(&arguments, printer),
        Command::Unpack(arguments) => package::unpack(&arguments, printer),
        Command::Forget(arguments) => forget::run(&arguments, printer),
        Command::Add(arguments) => add::run(&arguments, printer),
        Command::Profiles(arguments) => profiles::run(&arguments, printer),
        Command::Profile(command) => profile::run(&command, printer),
        Command::Check(arguments) => case_check::run(&arguments, printer),
        Command::Export(arguments) => export::run(&arguments, printer),
        Command::Filed(arguments) => filed::run(&arguments, printer),
        Command::Late(arguments) => late::run(&arguments, printer),
        Command::Changes(arguments) => changes::run(&arguments, printer),
        Command::Respondent(arguments) => respondent::run(&arguments, printer),
        Command::Inspect(arguments) => inspect::run(&arguments, printer),
        Command::Hidden(arguments) => hidden::run(&arguments, printer),
        Command::Verify(arguments) => verify::run(&arguments, printer),
        Command::Citations(arguments) => citations::run(&arguments, printer),
        Command::Findings(arguments) => findings::run(&arguments, printer),
    }
}

fn run_library(command: LibraryCommand, printer: &mut Printer) -> anyhow::Result<Outcome> {
    match command {
        LibraryCommand::Check(arguments) => check::run(&arguments, printer),
        LibraryCommand::Codes(arguments) => codes::run(&arguments, printer),
        LibraryCommand::Coverage(arguments) => coverage::run(&arguments, printer),
        LibraryCommand::Propositions(arguments) => propositions::run(&arguments, printer),
        LibraryCommand::Editions(arguments) => editions::run(&arguments, printer),
        LibraryCommand::New(arguments) => pack_new::run(&arguments, printer),
        LibraryCommand::Copy(arguments) => pack_copy::run(&arguments, printer),
        LibraryCommand::Retire(arguments) => pack_retire::run(&arguments, printer),
        LibraryCommand::Export(arguments) => pack_export::run(&arguments, printer),
        LibraryCommand::Import(arguments) => pack_import::run(&arguments, printer),
    }
}
