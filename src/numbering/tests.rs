//! Documents made of words with places.

mod letter;
mod letters;
mod pages;
mod paragraphs;
