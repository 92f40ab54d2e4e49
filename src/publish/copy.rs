//! One file into a folder of theirs, whole or not at all: written beside under a name of ours, then moved into its place.

use super::PublishError;
use super::locked::first_locked;
use super::manifest::inside;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Writes `bytes` to `path` (`/` between folders) under `root`; folders are made. What stands there is replaced in one step.
pub fn put(root: &Path, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
    let target = target(root, path)?;
    let folder = target.parent().unwrap_or(root).to_path_buf();
    fs::create_dir_all(&folder).map_err(|error| PublishError::from_io(&folder, &error))?;
    if let Some(locked) = first_locked([target.as_path()], []) {
        return Err(PublishError::Locked(locked));
    }
    let draft = draft(&target);
    let moved = write(&draft, bytes).and_then(|()| fs::rename(&draft, &target));
    if moved.is_err() {
        let _ = fs::remove_file(&draft);
    }
    moved.map_err(|error| PublishError::from_io(&target, &error))
}

/// Removes what [`put`] wrote, and folders that it leaves empty.
pub fn remove(root: &Path, path: &str) -> Result<(), PublishError> {
    let target = target(root, path)?;
    if let Some(locked) = first_locked([target.as_path()], []) {
        return Err(PublishError::Locked(locked));
    }
    fs::remove_file(&target).map_err(|error| PublishError::from_io(&target, &error))?;
    for folder in target.ancestors().skip(1).take_while(|folder| folder.starts_with(root)) {
        if fs::remove_dir(folder).is_err() {
            break; // something is in it
        }
    }
    Ok(())
}

fn target(root: &Path, path: &str) -> Result<PathBuf, PublishError> {
    inside(path).map(|path| root.join(path)).ok_or_else(|| PublishError::IllegalName(path.to_owned()))
}

fn draft(target: &Path) -> PathBuf {
    let name = target.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    target.with_file_name(format!(".jalon-{name}"))
}

fn write(draft: &Path, bytes: &[u8]) -> io::Result<()> {
    // One that a kill left is ours.
    match fs::remove_file(draft) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file: File = OpenOptions::new().write(true).create_new(true).open(draft)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_lies_beside() {
        let root = tempfile::tempdir().expect("a folder");
        put(root.path(), "a/b.xlsx", b"one").expect("written");
        put(root.path(), "a/b.xlsx", b"two").expect("replaced");
        let names: Vec<_> = fs::read_dir(root.path().join("a")).expect("there").map(|e| e.expect("an entry").file_name()).collect();
        assert_eq!((names, fs::read(root.path().join("a/b.xlsx")).expect("there")), (vec!["b.xlsx".into()], b"two".to_vec()));
        fs::write(root.path().join("a/.~lock.b.xlsx#"), "").expect("written");
        assert!(matches!(put(root.path(), "a/b.xlsx", b"three"), Err(PublishError::Locked(_))));
        fs::remove_file(root.path().join("a/.~lock.b.xlsx#")).expect("removed");
        remove(root.path(), "a/b.xlsx").expect("removed");
        assert!(!root.path().join("a").exists());
        assert!(matches!(put(root.path(), "../b.xlsx", b""), Err(PublishError::IllegalName(_))));
    }
}
