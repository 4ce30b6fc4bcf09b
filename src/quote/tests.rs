//! Quotations held against documents that are made of values.

mod edits;
mod exact;
mod letters;
mod made;
mod near;
mod numbers;
mod passages;
