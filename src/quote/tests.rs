//! Quotations held against documents that are made of values.

mod letters;
