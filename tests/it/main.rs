//! The one integration binary: what no single room can promise alone.

mod command_line;
mod data;
mod sample;
mod tidy;
