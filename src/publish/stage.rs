//! The new OUT, built whole beside the old one.

use super::PublishError;
use super::beside::Beside;
use super::disk::Disk;
use super::fate::{Fate, Fates};
use super::listing::{Kind, Listing};
use crate::document::Artifact;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// The folder whose content is for its owner alone (PRODUCT §7.6).
const SECRET: [&str; 2] = ["accounts", "secret"];

/// Whether a path inside OUT is that folder, or in it.
pub(super) fn is_secret(path: &Path) -> bool {
    path.starts_with(SECRET.iter().collect::<PathBuf>())
}

pub(super) fn build(disk: &Disk, beside: &Beside, listing: &Listing, decided: &Fates, artifacts: &[Artifact]) -> Result<(), PublishError> {
    let (out, stage) = (&beside.out, &beside.stage);
    let is_folder = |path: &Path| listing.get(path).is_some_and(|stamp| stamp.kind == Kind::Folder);
    let kept = || decided.of.iter().filter(|(_, fate)| **fate != Fate::Drop);
    let mut folders: BTreeSet<&Path> = kept().flat_map(|(path, _)| path.ancestors().skip(1)).collect();
    folders.extend(kept().map(|(path, _)| path.as_path()).filter(|path| is_folder(path)));
    folders.insert(Path::new(""));

    // An error is said of the place in OUT that people know, not of the stage.
    let failed = |path: &Path| {
        let at = out.join(path);
        move |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => PublishError::Theirs(at.clone()), // the same name in another case, where case is set aside
            _ => PublishError::from_io(&at, &error),
        }
    };
    for folder in &folders {
        disk.create_dir(&stage.join(folder), is_secret(folder)).map_err(failed(folder))?;
    }
    for (path, fate) in kept().filter(|(path, _)| !is_folder(path)) {
        let (old, new) = (out.join(path), stage.join(path));
        let artifact = match fate {
            Fate::Write(index) => artifacts.get(*index),
            _ => None,
        };
        let Some(artifact) = artifact else {
            disk.carry(&old, &new).map_err(failed(path))?;
            continue;
        };
        disk.write(&new, &artifact.bytes, is_secret(path)).map_err(failed(path))?;
        if listing.contains_key(path) && !is_secret(path) {
            disk.dress(&new, &old, false).map_err(failed(path))?;
        }
    }
    // Innermost first, once they are full: a folder's time follows what comes into it, and one that is read-only takes nothing more.
    for folder in folders.iter().rev().filter(|folder| !is_secret(folder)) {
        let (old, new) = (out.join(folder), stage.join(folder));
        if old.is_dir() {
            let theirs = decided.of.get(*folder) == Some(&Fate::Carry);
            disk.dress(&new, &old, theirs).map_err(failed(folder))?;
        }
    }
    disk.sync(stage).map_err(failed(Path::new("")))
}
