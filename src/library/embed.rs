//! The build script: writes the list of the files of the shipped packs, so that they become part of the
//! program. Not a module of the library; cargo runs it before compiling (see Cargo.toml).

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a build script speaks to cargo by printing, and its output is made anew at every build"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=evidence");
    println!("cargo:rerun-if-changed=src/library/embed.rs");
    give_the_first_thread_room();
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("evidence");
    let mut files = Vec::new();
    for pack in folders(&root)? {
        // What all packs share has no sources; a folder that is not there would count as changed at every build.
        let folders = [pack.clone(), pack.join("sources")];
        for folder in folders.iter().filter(|folder| folder.is_dir()) {
            println!("cargo:rerun-if-changed={}", folder.display());
            files.extend(ron_files(folder)?);
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let name = file
            .strip_prefix(&root)?
            .to_string_lossy()
            .replace('\\', "/");
        writeln!(
            list,
            "({name:?}, include_bytes!({:?})),",
            file.display().to_string()
        )?;
    }
    list.push_str("]\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("shipped.rs"), list)?;
    Ok(())
}

/// On Windows a program's first thread has a megabyte of stack, elsewhere eight. What works on one must work on
/// the other.
fn give_the_first_thread_room() {
    const BYTES: usize = 8 << 20;
    let asked = |name: &str| env::var(name).unwrap_or_default();
    match (
        &*asked("CARGO_CFG_TARGET_OS"),
        &*asked("CARGO_CFG_TARGET_ENV"),
    ) {
        ("windows", "msvc") => println!("cargo:rustc-link-arg-bins=/STACK:{BYTES}"),
        ("windows", _) => println!("cargo:rustc-link-arg-bins=-Wl,--stack,{BYTES}"),
        _ => {}
    }
}

/// One folder for each pack.
fn folders(root: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let all = fs::read_dir(root)?.map(|entry| entry.map(|entry| entry.path()));
    let all = all.collect::<Result<Vec<PathBuf>, _>>()?;
    Ok(all.into_iter().filter(|path| path.is_dir()).collect())
}

fn ron_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
    Ok(found)
}
