//! What reading the pages of a whole document told.

use serde::{Deserialize, Serialize};

use super::hidden::HiddenWords;
use super::page_reading::PageReading;

/// A document, read. Pages are counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Pages on which writing is only to be seen: nobody can search them.
    pub scans: Vec<u32>,
    /// Pages whose fonts do not say what their letters mean: nobody can search them.
    pub unreadable: Vec<u32>,
    pub hidden: Vec<(u32, HiddenWords)>,
    /// Pages that could not be read, and why.
    pub unread: Vec<(u32, String)>,
}

impl Reading {
    /// Takes up what was told of a page.
    pub fn add(&mut self, page: u32, told: Result<PageReading, String>) {
        match told {
            Ok(told) => {
                if !told.is_readable {
                    self.unreadable.push(page);
                } else if told.scan.is_some_and(|scan| scan.is_scan) {
                    self.scans.push(page);
                }
                let hidden = told.hidden.into_iter();
                self.hidden.extend(hidden.map(|words| (page, words)));
            }
            Err(why) => self.unread.push((page, why)),
        }
    }
}
