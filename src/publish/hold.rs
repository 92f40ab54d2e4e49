//! One run at a time on an OUT, from before it is read until it is published.

use super::beside::Beside;
use super::disk::Disk;
use super::fate::{Bytes, Fates, fates, slashed};
use super::listing::{Kind, Listing, listing};
use super::lock::Lock;
use super::locked::first_locked;
use super::manifest::{Ours, Output, sha256};
use super::swap::Swapped;
use super::{PublishError, Published, in_place, recovery, stage, swap};
use crate::document::Artifact;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// OUT, taken for this run.
pub struct Held {
    beside: Beside,
    disk: Disk,
    /// Folders above OUT that did not exist, outermost first.
    made: Vec<PathBuf>,
    lock: Option<Lock>,
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
        let lock = Lock::take(&held.beside)?;
        held.beside.can_swap &= lock.is_beside(&held.beside) && held.disk.swaps();
        held.lock = Some(lock);
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
            if !self.beside.can_swap {
                in_place::replace(&self.disk, &self.beside, &present, &decided, artifacts)?;
                return Ok(decided.published);
            }
            stage::build(&self.disk, &self.beside, &present, &decided, artifacts)?;
            if listing(self.out())? == present {
                if swap::swap(&self.disk, &self.beside, &decided)? == Swapped::Refused {
                    self.remove_stage()?;
                    in_place::replace(&self.disk, &self.beside, &present, &decided, artifacts)?;
                }
                return Ok(decided.published);
            }
            self.remove_stage()?;
        }
        Err(PublishError::Changed(self.out().to_path_buf()))
    }

    fn remove_stage(&self) -> Result<(), PublishError> {
        let stage = &self.beside.stage;
        self.disk.remove_tree(stage).map_err(|error| PublishError::from_io(stage, &error))
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
        if let Some(lock) = self.lock.take() {
            lock.give_back(&self.disk);
        }
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
