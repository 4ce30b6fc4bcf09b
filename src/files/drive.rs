//! Every way in which this room asks the disk: nothing else in it, and no other room but `platform`, names the
//! standard library's functions for that (clippy.toml, `tests/it/tidy.rs`).
//!
//! So there is one place where a test sees who asks, and from which thread: a drive may take seconds to answer,
//! and the thread that paints must never wait for it (`watched`).

#![expect(clippy::disallowed_methods, reason = "the one door to the disk")]

use std::fs;
pub(super) use std::fs::{DirEntry, File, FileType, Metadata, OpenOptions, Permissions, ReadDir};
use std::io;
use std::path::{Path, PathBuf};

use crate::platform;

/// Said before the disk is asked. Only tests listen.
pub(super) fn asked(path: &Path) {
    #[cfg(test)]
    super::watched::asked(path);
    let _only_for_tests = path;
}

pub(super) fn open(path: &Path, options: &OpenOptions) -> io::Result<File> {
    asked(path);
    options.open(path)
}

pub(super) fn open_to_read(path: impl AsRef<Path>) -> io::Result<File> {
    let path = path.as_ref();
    asked(path);
    File::open(path)
}

pub(super) fn metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {
    let path = path.as_ref();
    asked(path);
    fs::metadata(path)
}

pub(super) fn symlink_metadata(path: impl AsRef<Path>) -> io::Result<Metadata> {
    let path = path.as_ref();
    asked(path);
    fs::symlink_metadata(path)
}

pub(super) fn exists(path: impl AsRef<Path>) -> bool {
    let path = path.as_ref();
    asked(path);
    path.exists()
}

pub(super) fn is_file(path: impl AsRef<Path>) -> bool {
    let path = path.as_ref();
    asked(path);
    path.is_file()
}

pub(super) fn is_dir(path: impl AsRef<Path>) -> bool {
    let path = path.as_ref();
    asked(path);
    path.is_dir()
}

pub(super) fn read_dir(folder: impl AsRef<Path>) -> io::Result<ReadDir> {
    let folder = folder.as_ref();
    asked(folder);
    fs::read_dir(folder)
}

pub(super) fn read_link(path: impl AsRef<Path>) -> io::Result<PathBuf> {
    let path = path.as_ref();
    asked(path);
    fs::read_link(path)
}

/// The one spelling of a path that is there, as people write it.
pub(super) fn canonical(path: impl AsRef<Path>) -> io::Result<PathBuf> {
    let path = path.as_ref();
    asked(path);
    platform::canonical(path)
}

pub(super) fn identity(path: impl AsRef<Path>) -> Option<platform::Identity> {
    let path = path.as_ref();
    asked(path);
    platform::identity(path)
}

pub(super) fn create_dir_all(folder: impl AsRef<Path>) -> io::Result<()> {
    let folder = folder.as_ref();
    asked(folder);
    fs::create_dir_all(folder)
}

/// Also over a file that has that name, where the system does that.
pub(super) fn rename(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
    let (from, to) = (from.as_ref(), to.as_ref());
    asked(to);
    platform::rename(from, to)
}

pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    asked(other);
    platform::exchange(one, other)
}

pub(super) fn hard_link(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<()> {
    let (from, to) = (from.as_ref(), to.as_ref());
    asked(to);
    fs::hard_link(from, to)
}

pub(super) fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> io::Result<u64> {
    let (from, to) = (from.as_ref(), to.as_ref());
    asked(to);
    fs::copy(from, to)
}

pub(super) fn set_permissions(path: impl AsRef<Path>, permissions: Permissions) -> io::Result<()> {
    let path = path.as_ref();
    asked(path);
    fs::set_permissions(path, permissions)
}

pub(super) fn remove_file(path: impl AsRef<Path>) -> io::Result<()> {
    let path = path.as_ref();
    asked(path);
    fs::remove_file(path)
}

pub(super) fn remove_dir_all(folder: impl AsRef<Path>) -> io::Result<()> {
    let folder = folder.as_ref();
    asked(folder);
    fs::remove_dir_all(folder)
}

/// Only where nothing is in it.
pub(super) fn remove_empty_dir(folder: impl AsRef<Path>) -> io::Result<()> {
    let folder = folder.as_ref();
    asked(folder);
    fs::remove_dir(folder)
}

/// A new file beside others that goes with its value, until it is put in its place.
pub(super) fn beside(
    folder: &Path,
    name: platform::Name<'_>,
    access: platform::Access,
    place: &Path,
) -> io::Result<tempfile::NamedTempFile> {
    asked(folder);
    platform::beside(folder, name, access, place)
}
