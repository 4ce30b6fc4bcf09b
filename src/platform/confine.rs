//! What a worker gives up before it reads anything, as far as the system lets it.
//!
//! Where the system does not know a restriction, the worker runs without it: it is still a process
//! of its own. Windows knows none that a process can put on itself without `unsafe`. What remains is said in
//! `worker`.

/// Bytes of address space. A page of the largest picture that is drawn takes a third of it.
#[cfg(unix)]
const MEMORY: u64 = 1 << 30;

/// For the whole process, so it comes before any other thread is begun.
pub fn give_up_rights() {
    #[cfg(unix)]
    limit_resources();
    #[cfg(target_os = "linux")]
    // Where the kernel has no Landlock, there is nothing to be done about it.
    let _unconfined = give_up_files_and_network();
}

/// Whoever asks for more memory than this dies of it, alone. A core file would hold a client's document.
#[cfg(unix)]
fn limit_resources() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    for (resource, most) in [
        (Resource::As, MEMORY),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ] {
        let limit = Rlimit {
            current: Some(most),
            maximum: Some(most),
        };
        // A stricter limit that the user has set stays.
        let _refused = setrlimit(resource, limit);
    }
}

/// No rule follows, so nothing of what is named here is allowed any longer, anywhere.
#[cfg(target_os = "linux")]
fn give_up_files_and_network() -> Result<landlock::RestrictionStatus, landlock::RulesetError> {
    use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, Scope};
    let known = ABI::V6;
    Ruleset::default()
        .handle_access(AccessFs::from_write(known) | AccessFs::Execute)?
        .handle_access(AccessNet::from_all(known))?
        .scope(Scope::from_all(known))?
        .create()?
        .restrict_self()
}
