//! The reader on documents made of values: selecting, finding one's way, making an extract.

mod drafts;
mod made;
mod pointing;
mod ways;
