//! Pictures of documents made smaller, each by a question of its own: a decoder that falls over one leaves that as it is.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Duration;

use crate::pdf::smaller::{
    Candidate, Pictures, SmallerPicture, SmallerPictures, Wanted, from_bytes, to_bytes,
};

use super::convert::Unconverted;
use super::message::{self, Answer, Of, Question};
use super::pool::{Content, Workers};
use super::serve::{Said, Server, load};

/// How long a picture may take: one of forty million pixels takes two seconds, and some minutes on a machine that
/// has no time. Whoever waits can stop it.
const LONGEST: Duration = Duration::from_secs(300);

impl Workers {
    /// The pictures of a document, smaller where that gains something; none where nobody wants that any longer, or
    /// the document cannot be opened; and whether asking again would give the same. `tell` says how many of how many are done.
    pub fn smaller(
        &self,
        sha256: &str,
        content: &Content,
        wanted: Wanted,
        is_wanted: &dyn Fn() -> bool,
        tell: &mut dyn FnMut(usize, usize),
    ) -> Option<(SmallerPictures, bool)> {
        let ask = |of: message::Wanted| {
            let (file, body) = content.asked(sha256);
            let question = || Question {
                of: file.clone(),
                page: 0,
                wanted: of,
            };
            self.made(&question, &body, LONGEST, is_wanted)
        };
        let listed = ask(message::Wanted::Candidates(wanted)).ok()?;
        let candidates: Vec<Candidate> = serde_json::from_slice(&listed).ok()?;
        let (mut list, mut left, mut is_final) = (Vec::new(), 0, true);
        for (done, candidate) in candidates.iter().enumerate() {
            tell(done, candidates.len());
            match ask(message::Wanted::Smaller(*candidate, wanted)) {
                Ok(bytes) => match from_bytes(&bytes).map(SmallerPictures::into_list) {
                    Some(one) if !one.is_empty() => list.extend(one),
                    _ => left += 1,
                },
                Err(Unconverted::Unwanted | Unconverted::NoWorker(_)) => return None,
                // On a machine with less to do it may be another matter.
                Err(Unconverted::Broken | Unconverted::Unsuited(_)) => {
                    (left, is_final) = (left + 1, false);
                }
            }
        }
        tell(candidates.len(), candidates.len());
        Some((SmallerPictures::new(wanted, list, left), is_final))
    }
}

impl Server {
    /// Which pictures may get smaller, or one that is.
    pub(super) fn smaller(&mut self, question: &Question, body: Vec<u8>) -> Said {
        let made = catch_unwind(AssertUnwindSafe(|| self.made_smaller(question, body)));
        match made {
            Ok(Ok(bytes)) => Said::Converted(bytes),
            Ok(Err(why)) => Said::Last(Answer::Refused(why)),
            Err(_panic) => Said::Last(Answer::Broken),
        }
    }

    fn made_smaller(&mut self, question: &Question, body: Vec<u8>) -> Result<Vec<u8>, String> {
        let pictures = self.with_pictures(&question.of, body)?;
        match question.wanted {
            message::Wanted::Candidates(wanted) => {
                let candidates = pictures.candidates(wanted);
                serde_json::to_vec(&candidates).map_err(|error| error.to_string())
            }
            message::Wanted::Smaller(candidate, wanted) => {
                let made: Vec<SmallerPicture> =
                    pictures.smaller(&candidate, wanted).into_iter().collect();
                Ok(to_bytes(&SmallerPictures::new(wanted, made, 0)))
            }
            _ => Err("no picture was asked for".to_owned()),
        }
    }

    /// The document, still open where it was asked for last.
    fn with_pictures(&mut self, of: &Of, body: Vec<u8>) -> Result<&Pictures, String> {
        let open = |bytes: Vec<u8>, password: Option<&str>| {
            Pictures::open(bytes, password).map_err(|refusal| refusal.to_string())
        };
        let (name, opened) = match of {
            Of::Body => (String::new(), Some(open(body, None)?)),
            Of::File {
                folder,
                path,
                sha256,
                password,
            } => {
                let name = format!("{sha256} {}", password.as_deref().unwrap_or_default());
                let is_open = self
                    .pictures
                    .as_ref()
                    .is_some_and(|(open, _)| *open == name);
                let opened = match is_open {
                    true => None,
                    false => {
                        let bytes = load(Path::new(folder), path, sha256)?;
                        Some(open(bytes, password.as_deref())?)
                    }
                };
                (name, opened)
            }
        };
        if let Some(opened) = opened {
            self.pictures = Some((name, opened));
        }
        let pictures = self.pictures.as_ref().map(|(_, pictures)| pictures);
        pictures.ok_or_else(|| "the document is not open".to_owned())
    }
}
