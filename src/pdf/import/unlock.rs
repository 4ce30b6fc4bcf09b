//! Opening a file with what may be its password, and saying why not where that fails.

use std::sync::Arc;

use flate2::{Decompress, FlushDecompress};
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::{DecryptionError, Filter, LoadPdfError, Pdf};

use super::cipher::Cipher;
use super::deciphered::deciphered;
use super::encryption::{Encryption, Lock};
use super::owner::OlderLock;
use super::password::{in_bytes, spellings};
use super::patience::Patience;
use super::source::{Limits, Refusal};

/// A file that the reader opened.
pub(super) struct Unlocked {
    pub(super) pdf: Pdf,
    /// With which the reader opens it: not always the password that was given.
    pub(super) password: String,
    /// What it is read from, where that is not the file as it came.
    pub(super) plain: Option<Arc<Vec<u8>>>,
}

/// The file is tried as it is first. Why it cannot be opened is looked into only then.
pub(super) fn unlocked(
    bytes: &Arc<Vec<u8>>,
    password: Option<&str>,
    limits: &Limits,
    patience: &Patience,
) -> Result<Unlocked, Refusal> {
    let first = password.unwrap_or_default();
    let error = match opened(bytes, first) {
        Ok(found) => return sound(found, bytes),
        Err(error) => error,
    };
    let (dict, id) = match Encryption::of(bytes) {
        Encryption::None => return Err(refusal(error, password.is_some())),
        Encryption::Lost => return Err(Refusal::LockLost),
        Encryption::Known { dict, id } => (dict, id),
    };
    // Where the table of the file is broken, the reader says only that.
    let trial = Trial::of(dict.data(), &id);
    match trial.result(first) {
        Ok(()) => return Err(refusal(error, password.is_some())),
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {}
        Err(_) => return Err(Refusal::LockedOtherwise(Lock::of(&dict))),
    }
    let Some(given) = password else {
        return Err(Refusal::Locked);
    };
    let older = OlderLock::of(&dict, &id);
    let fits = candidates(given, older.as_ref());
    let fits = fits
        .into_iter()
        .find(|candidate| trial.result(candidate).is_ok());
    match fits {
        Some(password) => sound(
            opened(bytes, &password).map_err(|error| refusal(error, true))?,
            bytes,
        ),
        None => {
            let key = older.and_then(|lock| file_key(given, &lock));
            let cipher = Cipher::of(&dict, key.ok_or(Refusal::WrongPassword)?);
            let cipher = cipher.ok_or(Refusal::PasswordUseless)?;
            with_cipher(bytes, &cipher, limits, patience)
        }
    }
}

/// The file is read from a copy without encryption.
fn with_cipher(
    bytes: &[u8],
    cipher: &Cipher,
    limits: &Limits,
    patience: &Patience,
) -> Result<Unlocked, Refusal> {
    let plain = deciphered(bytes, cipher, limits, patience);
    patience.check()?;
    let plain = Arc::new(plain.ok_or(Refusal::PasswordUseless)?);
    let found = opened(&plain, "").map_err(|error| refusal(error, true))?;
    match is_garbled(&found.pdf) {
        true => Err(Refusal::PasswordUseless),
        false => Ok(Unlocked {
            plain: Some(plain),
            ..found
        }),
    }
}

fn opened(bytes: &Arc<Vec<u8>>, password: &str) -> Result<Unlocked, LoadPdfError> {
    let pdf = Pdf::new_with_password(bytes.clone(), password)?;
    let password = password.to_owned();
    let plain = None;
    Ok(Unlocked {
        pdf,
        password,
        plain,
    })
}

/// The reader takes a file whose lock it cannot find for one that never was locked, and shows what is
/// encrypted as it is. A file that only says so, as some programs leave it when they take a lock off, is
/// sound.
fn sound(found: Unlocked, bytes: &[u8]) -> Result<Unlocked, Refusal> {
    match Encryption::of(bytes) {
        Encryption::Lost if is_garbled(&found.pdf) => Err(Refusal::LockLost),
        _ => Ok(found),
    }
}

/// Pages by which it is judged.
const ENOUGH: usize = 20;

/// Whether no content of the first pages is what it says it is.
fn is_garbled(pdf: &Pdf) -> bool {
    let pages = pdf.pages().iter().take(ENOUGH);
    let mut contents = pages.filter_map(|page| {
        let dict = page.raw();
        let listed = dict.get::<Array<'_>>("Contents");
        let first = listed.and_then(|list| list.iter::<Stream<'_>>().next());
        first.or_else(|| dict.get::<Stream<'_>>("Contents"))
    });
    contents
        .next()
        .is_some_and(|first| !is_sound(first) && !contents.any(is_sound))
}

/// By how it begins: the reader unpacks something of almost anything.
fn is_sound(content: Stream<'_>) -> bool {
    let data = content.raw_data();
    match (content.filters().first(), &*data) {
        (Some(Filter::FlateDecode), [_, _, ..]) => begins_deflated(&data),
        // The code that clears the table.
        (Some(Filter::LzwDecode), data) => data.first() == Some(&0x80),
        (None | Some(Filter::Ascii85Decode | Filter::AsciiHexDecode), data) => data.is_ascii(),
        (Some(_), _) => true,
    }
}

/// One pair of bytes in five hundred passes for the header (RFC 1950), so what follows is unpacked, too.
fn begins_deflated(data: &[u8]) -> bool {
    let mut beginning = [0; 4096];
    let mut state = Decompress::new(true);
    state
        .decompress(data, &mut beginning, FlushDecompress::None)
        .is_ok()
}

fn refusal(error: LoadPdfError, had_password: bool) -> Refusal {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) if had_password => {
            Refusal::WrongPassword
        }
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Locked,
        LoadPdfError::Decryption(_) => Refusal::LockedOtherwise(Lock::Unknown),
        LoadPdfError::Invalid => Refusal::Damaged,
    }
}

/// What the reader may be given for a password: that itself, the same letters composed otherwise (as
/// another keyboard gives them, or as ISO 32000-2 wants them), what follows from it as the owner's, and
/// no password, where a file needs none.
fn candidates(given: &str, lock: Option<&OlderLock>) -> Vec<String> {
    let mut found: Vec<String> = spellings(given);
    if let Some(lock) = lock {
        let user = in_bytes(given).map(|owner| lock.user_password(&owner));
        found.extend(user.filter_map(|user| String::from_utf8(user).ok()));
    }
    found.push(String::new());
    found
}

/// The key of the file, where the password is right and has letters of which the reader can be given none.
fn file_key(given: &str, lock: &OlderLock) -> Option<Vec<u8>> {
    in_bytes(given)
        .flat_map(|bytes| [lock.user_password(&bytes), bytes])
        .find_map(|bytes| lock.opened_by(&bytes))
}

/// A small sound file that is locked as another is: whether a password opens it costs nothing to try.
struct Trial(Vec<u8>);

impl Trial {
    fn of(dict: &[u8], id: &[u8]) -> Self {
        const OBJECTS: [&str; 3] = [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        ];
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = String::from("xref\n0 4\n0000000000 65535 f \n");
        for (number, object) in (1..).zip(OBJECTS) {
            table.push_str(&format!("{:010} 00000 n \n", file.len()));
            file.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
        }
        let place = file.len();
        let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        file.extend_from_slice(table.as_bytes());
        let trailer = format!("trailer\n<</Size 4/Root 1 0 R/ID[<{id}><{id}>]/Encrypt ");
        file.extend_from_slice(trailer.as_bytes());
        file.extend_from_slice(dict);
        file.extend_from_slice(format!(">>\nstartxref\n{place}\n%%EOF\n").as_bytes());
        Trial(file)
    }

    fn result(&self, password: &str) -> Result<(), LoadPdfError> {
        Pdf::new_with_password(self.0.clone(), password).map(|_| ())
    }
}
