//! The one integration binary: what no single room can promise alone.

#![expect(
    clippy::disallowed_methods,
    reason = "tests look at the disk as a person does"
)]

mod appeals;
mod british_dates;
mod case_rules;
mod cases;
mod checking;
mod claims;
mod codes;
mod command_line;
mod cut_short;
mod data;
mod data_of_2026;
mod desk;
mod documents;
mod editions;
mod ended;
mod every_step;
mod exchange;
mod exporting;
mod extracts;
mod failing_files;
mod file_rules;
mod filed;
mod finding;
mod fuzz;
mod hazards;
mod held;
mod hidden_words;
mod highlighted;
mod hostile;
mod hostile_documents;
mod hostile_pages;
mod in_the_making;
mod intake;
mod judged;
#[cfg(feature = "gui")]
mod killed;
mod learnt;
mod left_out;
mod letter;
mod lost_streams;
mod manual;
mod merged;
mod messages;
mod numbering;
mod ocr;
#[cfg(feature = "ocr")]
mod ocr_built_in;
mod ocr_failures;
mod ocr_kinds;
mod ocr_languages;
mod old_cases;
mod own_packs;
#[cfg(feature = "gui")]
mod page_worker;
mod paper;
mod passwords;
mod peers;
mod pictures;
#[cfg(feature = "gui")]
mod preview;
mod profiles;
mod propositions;
mod ranking;
mod raster;
mod real_files;
mod redacted;
mod rendered;
mod sample;
mod sample_choice;
mod sample_links;
mod scans;
mod scripts;
mod small;
mod smaller;
mod starting;
mod taken_out;
mod tidy;
mod told_numbers;
mod tools;
mod translations;
mod verify;
mod volumes;
mod whole;
#[cfg(feature = "gui")]
mod window_help;
mod word;
mod words;
