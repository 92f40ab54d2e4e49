//! The new OUT takes the place of the old one.

use super::PublishError;
use super::beside::Beside;
use super::disk::Disk;
use super::fate::{Fate, Fates};
use std::io;
use std::path::PathBuf;

/// Whether the system let the folders change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Swapped {
    Done,
    /// OUT keeps its name: somebody works in that folder, or it is not to be moved. Nothing has changed.
    Refused,
}

/// In one step where the system has it, else in two with the old one aside. Once the new one is in its place the run has succeeded: what cannot be removed then, the next run removes.
pub(super) fn swap(disk: &Disk, beside: &Beside, decided: &Fates) -> Result<Swapped, PublishError> {
    let (out, stage) = (&beside.out, &beside.stage);
    let failed = |error: &io::Error| PublishError::from_io(out, error);
    if !out.exists() {
        disk.rename(stage, out).map_err(|error| failed(&error))?;
        let _ = disk.sync_entries(beside.parent());
        return Ok(Swapped::Done);
    }
    let read_only = protected(beside, decided);
    let old = match disk.exchange(stage, out) {
        Ok(()) => stage,
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            if aside(disk, beside)? == Swapped::Refused {
                return Ok(Swapped::Refused);
            }
            &beside.aside
        }
        Err(error) if is_refusal(&error) => return Ok(Swapped::Refused),
        Err(error) => return Err(failed(&error)),
    };
    let _ = disk.sync_entries(beside.parent());
    let _ = disk.remove_tree(old);
    protect_again(&read_only);
    Ok(Swapped::Done)
}

/// Out of the way, then in; back again if the second step is refused. A kill between both is mended by the next run.
fn aside(disk: &Disk, beside: &Beside) -> Result<Swapped, PublishError> {
    match disk.rename(&beside.out, &beside.aside) {
        Err(error) if is_refusal(&error) => return Ok(Swapped::Refused),
        other => other.map_err(|error| PublishError::from_io(&beside.out, &error))?,
    }
    disk.rename(&beside.stage, &beside.out).map_err(|error| {
        let _ = disk.rename(&beside.aside, &beside.out);
        PublishError::from_io(&beside.out, &error)
    })?;
    Ok(Swapped::Done)
}

/// On Windows a folder in which a file is held, or a program was started, cannot be renamed.
fn is_refusal(error: &io::Error) -> bool {
    const SHARING_VIOLATION: i32 = 32;
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices)
        || (cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION))
}

/// Files of theirs that are read-only: on Windows that attribute must go before the old name can be removed, and goes from every name of the file.
fn protected(beside: &Beside, decided: &Fates) -> Vec<PathBuf> {
    if cfg!(unix) {
        return Vec::new();
    }
    let carried = decided.of.iter().filter(|(_, fate)| **fate == Fate::Carry).map(|(path, _)| beside.out.join(path));
    carried.filter(|path| path.symlink_metadata().is_ok_and(|found| found.is_file() && found.permissions().readonly())).collect()
}

fn protect_again(files: &[PathBuf]) {
    for file in files {
        if let Ok(found) = file.symlink_metadata() {
            let mut rights = found.permissions();
            rights.set_readonly(true);
            let _ = std::fs::set_permissions(file, rights);
        }
    }
}
