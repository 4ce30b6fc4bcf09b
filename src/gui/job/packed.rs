//! Packing a case, opening a package, and removing what the program keeps of a case.

use std::path::{Path, PathBuf};

use crate::files::{self, TracePlaces};
use crate::gui::filing::ToForget;

use super::{Jobs, Message};

impl Jobs {
    pub(in crate::gui) fn write_package(&self, case: PathBuf, path: PathBuf) {
        self.start_with_files("writing a package", move |send| {
            let packed = files::pack_case(&case, &path).map_err(|why| why.to_string());
            send(Message::PackageWritten(packed.map(|packed| (path, packed))));
        });
    }

    /// Opens it into a new folder beside it that is called after it.
    pub(in crate::gui) fn open_package(&self, package: PathBuf) {
        self.start_with_files("opening a package", move |send| {
            let folder = free_beside(&package);
            let unpacked = files::unpack_case(&package, &folder);
            let unpacked = unpacked.map_err(|why| why.to_string());
            send(Message::PackageOpened(package, unpacked));
        });
    }

    pub(in crate::gui) fn find_traces(
        &self,
        case: PathBuf,
        cache: Option<PathBuf>,
        settings: PathBuf,
    ) {
        let places = TracePlaces {
            unsaved: vec![self.unsaved.clone()],
            cache,
            settings: Some(settings),
        };
        self.start_with_files("looking for traces", move |send| {
            let found = files::traces(&case, &places);
            send(Message::TracesFound(ToForget {
                case,
                places,
                found,
            }));
        });
    }

    pub(in crate::gui) fn remove_traces(&self, wanted: ToForget) {
        self.start_with_files("removing traces", move |send| {
            let ToForget { case, places, .. } = wanted;
            // By now there may be fewer: whoever saved removed the recovery copy.
            let found = files::traces(&case, &places);
            let left = files::remove_traces(&case, &places, &found);
            send(Message::TracesRemoved(found.len() - left.len(), left));
        });
    }
}

fn free_beside(package: &Path) -> PathBuf {
    let stem = package.file_stem().unwrap_or_default().to_string_lossy();
    let name = |number: u32| match number {
        1 => package.with_file_name(stem.as_ref()),
        _ => package.with_file_name(format!("{stem} ({number})")),
    };
    let free = (1..=999).map(name).find(|path| !files::is_there(path));
    free.unwrap_or_else(|| name(1000))
}
