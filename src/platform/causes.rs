//! What the numbers mean that a system gives its errors, where the standard library has no name for them.

use super::System;

/// Why the system refused something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Another program has the file.
    InUse,
    /// The drive, or the machine that it belongs to, does not answer.
    Away,
    /// The machine that it lies on does not let this account in.
    NotLetIn,
    /// It lies in the cloud, and was not fetched from there.
    InTheCloud,
    /// The disk is damaged.
    Fault,
    TooManyOpen,
    /// Links lead to each other and to nothing else.
    Circle,
    /// A virus scanner has refused it.
    Virus,
}

/// The meaning of a number, as far as it is known.
pub fn cause(system: System, number: i32) -> Option<Cause> {
    match system {
        System::Linux => of_unix(number, 40),
        System::MacOs => of_unix(number, 62),
        System::Windows => of_windows(number),
    }
}

/// `loops`: `ELOOP`, which has a number of its own on each.
fn of_unix(number: i32, loops: i32) -> Option<Cause> {
    match number {
        // EIO
        5 => Some(Cause::Fault),
        // ENFILE, EMFILE
        23 | 24 => Some(Cause::TooManyOpen),
        _ if number == loops => Some(Cause::Circle),
        _ => None,
    }
}

/// By the names of `winerror.h`, without their `ERROR_`.
fn of_windows(number: i32) -> Option<Cause> {
    Some(match number {
        // TOO_MANY_OPEN_FILES
        4 => Cause::TooManyOpen,
        // SHARING_VIOLATION, LOCK_VIOLATION, PATH_BUSY, DELETE_PENDING, USER_MAPPED_FILE
        32 | 33 | 148 | 303 | 1224 => Cause::InUse,
        // NOT_READY, REM_NOT_LIST, DEV_NOT_EXIST, UNEXP_NET_ERR, NETNAME_DELETED, DEVICE_NOT_CONNECTED,
        // NO_NET_OR_BAD_PATH, NOT_CONNECTED
        21 | 51 | 55 | 59 | 64 | 1167 | 1203 | 2250 => Cause::Away,
        // NETWORK_ACCESS_DENIED, INVALID_PASSWORD, SESSION_CREDENTIAL_CONFLICT, NO_LOGON_SERVERS,
        // LOGON_FAILURE, ACCOUNT_RESTRICTION
        65 | 86 | 1219 | 1311 | 1326 | 1327 => Cause::NotLetIn,
        // CLOUD_FILE_…
        358 | 362..=366 | 374..=383 | 386..=398 | 404 | 426 | 434 | 475 => Cause::InTheCloud,
        // CRC, SECTOR_NOT_FOUND, WRITE_FAULT, READ_FAULT, IO_DEVICE, FILE_CORRUPT, DISK_CORRUPT
        23 | 27 | 29 | 30 | 1117 | 1392 | 1393 => Cause::Fault,
        // VIRUS_INFECTED, VIRUS_DELETED
        225 | 226 => Cause::Virus,
        // CANT_RESOLVE_FILENAME
        1921 => Cause::Circle,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_means_what_its_system_means_by_it() {
        for (number, linux, mac, windows) in [
            (4, None, None, Some(Cause::TooManyOpen)),
            (5, Some(Cause::Fault), Some(Cause::Fault), None),
            (
                23,
                Some(Cause::TooManyOpen),
                Some(Cause::TooManyOpen),
                Some(Cause::Fault),
            ),
            (24, Some(Cause::TooManyOpen), Some(Cause::TooManyOpen), None),
            (32, None, None, Some(Cause::InUse)),
            (33, None, None, Some(Cause::InUse)),
            (40, Some(Cause::Circle), None, None),
            (62, None, Some(Cause::Circle), None),
            (64, None, None, Some(Cause::Away)),
            (362, None, None, Some(Cause::InTheCloud)),
            (1326, None, None, Some(Cause::NotLetIn)),
            (1921, None, None, Some(Cause::Circle)),
            (9999, None, None, None),
        ] {
            assert_eq!(cause(System::Linux, number), linux, "{number}");
            assert_eq!(cause(System::MacOs, number), mac, "{number}");
            assert_eq!(cause(System::Windows, number), windows, "{number}");
        }
    }

    /// The numbers above against what the system of this machine itself says of them.
    #[cfg(target_os = "linux")]
    #[test]
    fn the_numbers_of_this_system_are_the_ones_that_it_gives() {
        use rustix::io::Errno;
        for (error, means) in [
            (Errno::IO, Cause::Fault),
            (Errno::NFILE, Cause::TooManyOpen),
            (Errno::MFILE, Cause::TooManyOpen),
            (Errno::LOOP, Cause::Circle),
        ] {
            assert_eq!(cause(System::this(), error.raw_os_error()), Some(means));
        }
    }
}
