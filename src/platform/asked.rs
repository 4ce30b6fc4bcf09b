//! How the system passes on that somebody asks the program to end.

use signal_hook::consts::{SIGINT, SIGTERM};

/// The signals that ask for the end. Windows passes Ctrl+C on as the first, and tells nothing when it shuts
/// down or the console is closed: then the program ends where it stands, as if it were killed.
#[cfg(unix)]
pub fn asked_to_end() -> Vec<i32> {
    use signal_hook::consts::SIGHUP;
    let mut asks = vec![SIGINT, SIGTERM];
    // A program that was started to outlive its terminal goes on.
    if !is_ignored(SIGHUP) {
        asks.push(SIGHUP);
    }
    asks
}

#[cfg(not(unix))]
pub fn asked_to_end() -> Vec<i32> {
    vec![SIGINT, SIGTERM]
}

/// Whether whoever started the program had it ignore a signal, as far as the system says: Linux does.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    ignored(&status) & (1 << (signal - 1)) != 0
}

/// The signals that are ignored, a bit for each.
#[cfg(unix)]
fn ignored(status: &str) -> u64 {
    let mut lines = status.lines();
    let mask = lines.find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ctrl_c_always_asks() {
        assert!(asked_to_end().contains(&SIGINT));
        assert!(asked_to_end().contains(&SIGTERM));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_ignored_stands_in_the_status_of_the_process() {
        assert_eq!(ignored("Name:\tx\nSigIgn:\t0000000000001001\n"), 0x1001);
        assert_eq!(ignored("nonsense"), 0);
    }
}
