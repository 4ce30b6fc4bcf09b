//! The one integration binary: what no single room can promise alone.

mod case_rules;
mod command_line;
mod data;
mod desk;
mod exporting;
mod file_rules;
mod hostile;
mod sample;
mod sample_links;
mod small;
mod tidy;
mod tools;
