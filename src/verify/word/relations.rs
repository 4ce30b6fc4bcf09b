//! Which part of a Word document is what: names are free, only their relations are laid down.

use super::Unread;
use super::xml::{Said, each};

/// The relations of a part: what kind each is, and its target.
#[derive(Debug, Default)]
pub(super) struct Relations(Vec<(String, String)>);

impl Relations {
    pub(super) fn of(part: &[u8]) -> Result<Relations, Unread> {
        let mut found = Vec::new();
        each(part, &mut |said| {
            if let Said::Begins(element) = said
                && element.name == "Relationship"
                && element.attribute("TargetMode").as_deref() != Some("External")
            {
                found.extend(element.attribute("Type").zip(element.attribute("Target")));
            }
            Ok(())
        })?;
        Ok(Relations(found))
    }

    /// The target of the first relation whose kind ends so: the beginning differs between two standards.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        let mut own = self.0.iter();
        let found = own.find(|(own, _)| own.ends_with(kind));
        found.map(|(_, target)| target.as_str())
    }
}

/// A target as the name of a part, told from another part.
pub(super) fn beside(part: &str, target: &str) -> String {
    let target_from_root = target.strip_prefix('/');
    match (target_from_root, part.rsplit_once('/')) {
        (Some(whole), _) => whole.to_owned(),
        (None, Some((folder, _))) => format!("{folder}/{target}"),
        (None, None) => target.to_owned(),
    }
}

/// Where the relations of a part are written.
pub(super) fn path_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}
