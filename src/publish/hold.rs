//! One run at a time on an OUT, from before it is read until it is published.

use super::beside::Beside;
use super::disk::Disk;
use super::fate::{Bytes, Fates, fates, slashed};
use super::listing::{Kind, Listing, listing};
use super::locked::first_locked;
use super::manifest::{Ours, Output, sha256};
use super::{PublishError, Published, recovery, stage, swap};
use crate::document::Artifact;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// OUT, taken for this run.
pub struct Held {
    beside: Beside,
    disk: Disk,
    /// Folders above OUT that did not exist, outermost first.
    made: Vec<PathBuf>,
    lock: Option<File>,
    /// OUT as it was when it was taken, and so as it was read.
    before: Listing,
}

/// Times that a stage is built anew because something of theirs changed meanwhile.
const STAGES: u32 = 3;

impl Held {
    pub(super) fn take(out: &Path, disk: Disk) -> Result<Held, PublishError> {
        let mut held = Held { beside: Beside::of(out)?, disk, made: Vec::new(), lock: None, before: Listing::new() };
        held.make_parents()?;
        held.beside = Beside::of(out)?;
        held.lock = Some(lock(&held.beside)?);
        recovery::mend(&held.beside, &held.disk)?;
        held.before = listing(&held.beside.out)?;
        Ok(held)
    }

    /// The real folder, links followed.
    pub fn out(&self) -> &Path {
        &self.beside.out
    }

    /// Files of ours under these prefixes as they are now, for the new run.json: hashed, save the secret ones.
    pub fn carried(&self, prefixes: &[&str]) -> Result<Vec<Output>, PublishError> {
        let mut outputs = Vec::new();
        for (path, written) in Ours::in_out(self.out()).files {
            let name = slashed(&path);
            let at = self.out().join(&path);
            if !prefixes.iter().any(|prefix| name.starts_with(prefix)) || !at.is_file() {
                continue;
            }
            let hash = match written {
                Some(_) => Some(sha256(&fs::read(&at).map_err(|error| PublishError::from_io(&at, &error))?)),
                None => None,
            };
            outputs.push(Output { path: name, sha256: hash });
        }
        Ok(outputs)
    }

    /// See [`super::publish`]. OUT is given back at the end.
    pub fn publish(self, artifacts: &[Artifact], carried: &[&str]) -> Result<Published, PublishError> {
        let done = self.replace(artifacts, carried);
        if done.is_err() {
            let _ = self.disk.remove_tree(&self.beside.stage); // what stays is removed by the next run
        }
        done
    }

    fn replace(&self, artifacts: &[Artifact], carried: &[&str]) -> Result<Published, PublishError> {
        for _ in 0..STAGES {
            let (present, ours, decided) = decided(self.out(), artifacts, carried)?;
            self.unchanged_since_read(&present, &ours, artifacts)?;
            if let Some(path) = locked(self.out(), &present, &ours) {
                return Err(PublishError::Locked(path));
            }
            if decided.nothing_changes() && self.out().is_dir() {
                return Ok(decided.published);
            }
            stage::build(&self.disk, &self.beside, &present, &decided, artifacts)?;
            if listing(self.out())? == present {
                swap::swap(&self.disk, &self.beside, &decided)?;
                return Ok(decided.published);
            }
            let stage = &self.beside.stage;
            self.disk.remove_tree(stage).map_err(|error| PublishError::from_io(stage, &error))?;
        }
        Err(PublishError::Changed(self.out().to_path_buf()))
    }

    /// What the run read is what it replaces: nobody saved a file of ours meanwhile.
    fn unchanged_since_read(&self, present: &Listing, ours: &Ours, artifacts: &[Artifact]) -> Result<(), PublishError> {
        let written = artifacts.iter().filter_map(|a| super::manifest::inside(&a.path));
        let mut all = ours.files.keys().cloned().chain(written);
        match all.find(|path| self.before.get(path) != present.get(path)) {
            Some(path) => Err(PublishError::Changed(self.out().join(path))),
            None => Ok(()),
        }
    }

    fn make_parents(&mut self) -> Result<(), PublishError> {
        let missing: Vec<PathBuf> = self.beside.parent().ancestors().take_while(|p| !p.exists()).map(Path::to_path_buf).collect();
        for folder in missing.into_iter().rev() {
            match self.disk.create_dir(&folder, false) {
                Ok(()) => self.made.push(folder),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(PublishError::from_io(&folder, &error)),
            }
        }
        Ok(())
    }
}

/// Nothing of ours lies beside OUT once a run has ended.
impl Drop for Held {
    fn drop(&mut self) {
        if self.lock.is_some() {
            // While it is still locked, so that nobody's new lock is removed. On Windows closing it does.
            let _ = if cfg!(unix) { self.disk.remove_file(&self.beside.lock) } else { Ok(()) };
        }
        self.lock = None;
        for folder in self.made.iter().rev() {
            let _ = self.disk.remove_empty_dir(folder); // stays when OUT is in it
        }
    }
}

/// What would change, with nothing taken.
pub(super) fn preview(out: &Path, artifacts: &[Artifact], carried: &[&str]) -> Result<Published, PublishError> {
    Ok(decided(&Beside::of(out)?.out, artifacts, carried)?.2.published)
}

fn decided(out: &Path, artifacts: &[Artifact], carried: &[&str]) -> Result<(Listing, Ours, Fates), PublishError> {
    let present = listing(out)?;
    let ours = Ours::in_out(out);
    let decided = fates(out, &present, &ours, artifacts, carried, &OnDisk(out))?;
    Ok((present, ours, decided))
}

fn locked(out: &Path, present: &Listing, ours: &Ours) -> Option<PathBuf> {
    let is = |path: &Path, kind: Kind| present.get(path).is_some_and(|stamp| stamp.kind == kind);
    let files: Vec<PathBuf> = ours.files.keys().filter(|path| is(path, Kind::File)).map(|path| out.join(path)).collect();
    let mut folders: Vec<PathBuf> =
        ours.files.keys().flat_map(|path| path.ancestors().skip(1)).filter(|path| is(path, Kind::Folder)).map(|path| out.join(path)).collect();
    folders.sort();
    folders.dedup();
    folders.insert(0, out.to_path_buf());
    first_locked(files.iter().map(PathBuf::as_path), folders.iter().map(PathBuf::as_path))
}

/// The bytes in OUT.
struct OnDisk<'a>(&'a Path);

impl Bytes for OnDisk<'_> {
    fn same(&self, path: &Path, artifact: &Artifact) -> bool {
        let at = self.0.join(path);
        let Ok(found) = fs::symlink_metadata(&at) else {
            return false;
        };
        found.len() == artifact.bytes.len() as u64
            && (!artifact.is_secret() || is_private(&found))
            && fs::read(&at).is_ok_and(|bytes| bytes == artifact.bytes)
    }

    /// What cannot be read is not said to be the same.
    fn edited(&self, path: &Path, hash: &str) -> bool {
        fs::read(self.0.join(path)).map_or(true, |bytes| sha256(&bytes) != hash)
    }
}

#[cfg(unix)]
fn is_private(found: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::mode(found) & 0o777 == 0o600
}

/// The folder's list of rights, which it got when it was made, holds for what is in it.
#[cfg(windows)]
fn is_private(_: &fs::Metadata) -> bool {
    true
}

/// The lock file, locked; `Busy` when another run has it.
#[cfg(unix)]
fn lock(beside: &Beside) -> Result<File, PublishError> {
    use std::fs::TryLockError;
    use std::os::unix::fs::MetadataExt as _;
    let failed = |error: io::Error| PublishError::from_io(&beside.lock, &error);
    loop {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(&beside.lock).map_err(failed)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(beside.out.clone())),
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => return Err(failed(error)),
            _ => {}
        }
        // The run before us may have removed it between our opening and our locking: then what we locked has no name any more.
        let ours = file.metadata().map_err(failed)?;
        if fs::metadata(&beside.lock).is_ok_and(|named| (named.dev(), named.ino()) == (ours.dev(), ours.ino())) {
            return Ok(file);
        }
    }
}

/// Opened without sharing, and gone when it is closed, also by a kill.
#[cfg(windows)]
fn lock(beside: &Beside) -> Result<File, PublishError> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const GENERIC_WRITE_AND_DELETE: u32 = 0x4000_0000 | 0x0001_0000;
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const SHARING_VIOLATION: i32 = 32;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).access_mode(GENERIC_WRITE_AND_DELETE).share_mode(0).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
    options.open(&beside.lock).map_err(|error| match error.raw_os_error() {
        Some(SHARING_VIOLATION) => PublishError::Busy(beside.out.clone()),
        _ => PublishError::from_io(&beside.lock, &error),
    })
}

/// Takes the lock of an OUT that is only read; `None` under a run at work.
pub(super) fn lock_if_free(beside: &Beside) -> Result<Option<File>, PublishError> {
    match lock(beside) {
        Ok(file) => Ok(Some(file)),
        Err(PublishError::Busy(_)) => Ok(None),
        Err(error) => Err(error),
    }
}
