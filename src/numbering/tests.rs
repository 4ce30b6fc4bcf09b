//! Documents made of words with places.

mod letters;
mod pages;
mod paragraphs;
