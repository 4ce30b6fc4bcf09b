//! Documents as clients bring them: from files of many kinds to PDFs and pictures that `pdf::import` opens.
//!
//! Everything here is a function from bytes to bytes, and the bytes are other people's: it runs in a worker
//! (`worker::Bring` asks for it), with limits on what is unpacked, so that a file that was made to break a decoder breaks
//! a process that may die, and nothing else.
//!
//! | kind | becomes |
//! |---|---|
//! | HEIC photograph, WebP photograph (lossy) | a JPEG of quality 90, standing as the camera was held |
//! | GIF, BMP, WebP without loss | a PNG; of a moving picture the first frame |
//! | e-mail | pages of A4 with what it says, and each attachment by itself |
//! | PDF portfolio | the files in it, each by itself |
//! | Word document and its like | left as it is, for LibreOffice (`platform::office`); what is tracked and remarked is counted before |

mod encode;
mod heic;
mod html;
mod kind;
mod mail;
mod package;
mod part;
mod picture;
mod portfolio;
#[cfg(test)]
pub(crate) mod specimen;
#[cfg(test)]
mod tests;
mod unsuited;
mod word;

use crate::pdf::import::Limits;

pub use kind::{Kind, kind};
pub use package::{Broken as BrokenPackage, Package};
pub use part::{Form, Part, from_frame, to_frame};
pub use unsuited::Unsuited;
pub use word::Changes;

/// Raised whenever other bytes come of the same file, so that what an earlier program made is made anew.
pub const VERSION: u32 = 1;

/// What a file becomes, in the order in which it is to stand.
pub fn convert(kind: Kind, bytes: &[u8], limits: &Limits) -> Result<Vec<Part>, Unsuited> {
    match kind {
        Kind::Email => mail::read(bytes),
        Kind::Word { accepted } => word::docx(bytes, accepted).map(only),
        Kind::Office(_) => Ok(vec![Part::whole(Form::Office, bytes.to_vec())]),
        Kind::Portfolio => portfolio::read(bytes, limits),
        Kind::Heic => heic::read(bytes, limits).map(only),
        Kind::Gif => picture::gif(bytes, limits).map(only),
        Kind::WebP => picture::webp(bytes, limits).map(only),
        Kind::Bmp => picture::bmp(bytes, limits).map(only),
    }
}

fn only(part: Part) -> Vec<Part> {
    vec![part]
}
