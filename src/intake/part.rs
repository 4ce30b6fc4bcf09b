//! What a file became, and how that goes through a worker's pipe.

use std::io;

use serde::{Deserialize, Serialize};

use crate::library::Date;

/// In which form a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    Pdf,
    Jpeg,
    Png,
    /// For LibreOffice to make a PDF of.
    Office,
    /// As it was found inside the file: nobody has looked at what it is.
    Found,
}

impl Form {
    /// How the name of a file in that form ends.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Pdf => "pdf",
            Form::Jpeg => "jpg",
            Form::Png => "png",
            Form::Office => "office",
            Form::Found => "found",
        }
    }
}

/// One document that came of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub form: Form,
    /// What it is called inside the file that it came from; empty for the file itself.
    pub name: String,
    /// What it says of its own day.
    pub date: Option<Date>,
    /// What a person should know of how it was made, in whole sentences.
    pub said: Vec<String>,
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Part {
    /// The file itself in another form.
    pub fn whole(form: Form, bytes: Vec<u8>) -> Self {
        Part {
            form,
            name: String::new(),
            date: None,
            said: Vec::new(),
            bytes,
        }
    }

    pub fn saying(mut self, sentence: impl Into<String>) -> Self {
        self.said.push(sentence.into());
        self
    }
}

/// The parts as one body of a frame: their heads after the length of these, then their bytes.
pub fn to_frame(parts: &[Part]) -> serde_json::Result<Vec<u8>> {
    let heads: Vec<(&Part, u64)> = parts
        .iter()
        .map(|part| (part, part.bytes.len() as u64))
        .collect();
    let heads = serde_json::to_vec(&heads)?;
    let mut frame = (heads.len() as u64).to_le_bytes().to_vec();
    frame.extend(heads);
    for part in parts {
        frame.extend_from_slice(&part.bytes);
    }
    Ok(frame)
}

/// The same, read; what it says of lengths is not believed.
pub fn from_frame(frame: &[u8]) -> io::Result<Vec<Part>> {
    let wrong = || io::Error::from(io::ErrorKind::InvalidData);
    let size = |length: u64| usize::try_from(length).map_err(|_large| wrong());
    let (length, rest) = frame.split_first_chunk::<8>().ok_or_else(wrong)?;
    let length = size(u64::from_le_bytes(*length))?;
    let (heads, mut rest) = rest.split_at_checked(length).ok_or_else(wrong)?;
    let heads: Vec<(Part, u64)> = serde_json::from_slice(heads)?;
    let mut parts = Vec::new();
    for (mut part, length) in heads {
        let (bytes, after) = rest.split_at_checked(size(length)?).ok_or_else(wrong)?;
        part.bytes = bytes.to_owned();
        rest = after;
        parts.push(part);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_go_through_a_frame_and_lengths_are_not_believed() {
        let parts = [
            Part::whole(Form::Pdf, b"first".to_vec()).saying("It was long."),
            Part {
                name: "bill.pdf".to_owned(),
                ..Part::whole(Form::Found, b"second".to_vec())
            },
        ];
        let frame = to_frame(&parts).unwrap();
        assert_eq!(from_frame(&frame).unwrap(), parts);
        for short in [0, 7, 9, 40, frame.len() - 1] {
            assert!(from_frame(&frame[..short]).is_err(), "{short}");
        }
        assert!(from_frame(&[0xff; 64]).is_err());
    }
}
