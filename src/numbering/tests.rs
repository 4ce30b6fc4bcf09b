//! Documents made of words with places.

mod pages;
mod paragraphs;
