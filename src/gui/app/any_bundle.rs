//! What judging a finished bundle asks of the rest of the program: a file, and work beside the window.

use crate::gui::any_bundle::BundleAction;
use crate::gui::check_tab::CheckTab;
use crate::gui::dialogs::Purpose;

use super::App;

impl App {
    /// Shows where a bundle is judged, and asks which.
    pub(super) fn check_bundle(&mut self) {
        self.show_check(CheckTab::AnyBundle);
        self.in_bundle(BundleAction::Choose);
    }

    pub(super) fn in_bundle(&mut self, action: BundleAction) {
        match action {
            BundleAction::Choose => {
                let session = &mut self.session;
                self.filing
                    .ask_for_folder(Purpose::ChooseBundle, session, &self.jobs);
            }
            BundleAction::Profile(id) => self.bundle.take_profile(id),
            BundleAction::Check => {
                if let Some((number, order)) = self.bundle.begin(&self.session.profiles) {
                    self.jobs.check_bundle(number, order);
                }
            }
            BundleAction::Stop => {
                self.jobs.stop_bundle();
                self.bundle.stop();
            }
        }
    }
}
