//! Pages that must be drawn or read, because somebody redacts them: where one takes too long, perhaps because the
//! machine is busy, it is tried once more, and longer.

use crate::pdf::content::PageReading;

use super::pool::{Content, Drawn, Task, Workers};
use super::readings::{Come, Unread};
use super::undrawn::Undrawn;

impl Workers {
    /// The same, given up when nobody wants it any longer, so that others need not wait for it.
    pub fn draw_while(&self, task: &Task, is_wanted: &dyn Fn() -> bool) -> Result<Drawn, Undrawn> {
        self.draw_within(task, self.0.patience, is_wanted)
    }

    /// The same for a page that must be drawn: where it takes too long, it is tried once more, and longer.
    pub fn draw_patiently(
        &self,
        task: &Task,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Drawn, Undrawn> {
        match self.draw_while(task, is_wanted) {
            Err(Undrawn::Slow(_)) => {
                self.0.forgive(task);
                self.draw_within(task, self.0.patience.longer(), is_wanted)
            }
            drawn => drawn,
        }
    }

    /// Reads a page, from 0, that took too long once more, and longer.
    pub fn read_patiently(
        &self,
        sha256: &str,
        content: &Content,
        page: usize,
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<PageReading, Unread> {
        let patience = self.0.patience.longer();
        let mut read = Err(Unread::Broken);
        let asked = (content, page..page + 1, patience);
        let come = self.some(sha256, asked, is_wanted, &mut |reading| {
            read = reading.ok_or(Unread::Broken);
        })?;
        match come {
            Come::Slow => Err(Unread::Slow(patience.page.as_secs())),
            Come::All | Come::Died => read,
        }
    }
}
