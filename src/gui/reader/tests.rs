//! The reader on documents made of values: selecting, finding one's way, making an extract.

mod drafts;
mod made;
mod marks;
mod pointing;
mod real;
mod ways;
mod whole;
