//! Opening a file without waiting for whoever is at its other end.

use std::fs::{FileType, OpenOptions};
use std::path::Path;

/// What something is that is neither a file nor a folder, in words.
pub type Special = &'static str;

#[cfg(unix)]
pub fn special(kind: FileType) -> Special {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
pub fn special(_kind: FileType) -> Special {
    "a device"
}

/// A path that names a device whatever lies there, in words; none where a file may lie there.
pub fn device_by_name(path: &Path) -> Option<Special> {
    use super::names::{Unfit, unfit};
    let is_device = unfit(super::System::this(), path) == Some(Unfit::Device);
    is_device.then_some("a device of Windows")
}

/// A pipe is opened at once, and a terminal does not become ours.
#[cfg(unix)]
pub fn without_waiting(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY;
    options.custom_flags(flags.bits().cast_signed());
}

/// Pipes have a place of their own there (`\\.\pipe\`), and devices are known by name before.
#[cfg(not(unix))]
pub fn without_waiting(_options: &mut OpenOptions) {}
