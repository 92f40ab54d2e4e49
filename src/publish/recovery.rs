//! What a kill left beside OUT, mended: the old run or the new one is whole in OUT, and nothing of ours lies beside.

use super::PublishError;
use super::beside::Beside;
use super::disk::Disk;
use super::in_place;
use super::lock::Lock;
use std::fs;
use std::path::Path;

/// See [`super::recover`].
pub(super) fn recover(out: &Path, disk: &Disk) -> Result<(), PublishError> {
    let beside = Beside::of(out)?;
    if !beside.anything() {
        return Ok(());
    }
    let lock = match Lock::take(&beside) {
        Err(PublishError::Busy(_)) => return Ok(()),
        other => other?,
    };
    let mended = mend(&beside, disk);
    lock.give_back(disk);
    mended
}

/// Under the lock. A stage is either not complete, or the old OUT after the exchange: in both cases OUT is whole without it.
pub(super) fn mend(beside: &Beside, disk: &Disk) -> Result<(), PublishError> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |error: std::io::Error| PublishError::from_io(&path, &error)
    };
    if beside.aside.symlink_metadata().is_ok() {
        // Without an exchange in one step: the old OUT stands aside, and the new one may not be in its place yet.
        let cut = beside.stage.symlink_metadata().is_ok() || !beside.out.exists();
        if cut && beside.out.exists() && !is_empty(&beside.out) {
            // Somebody filled a new OUT since: neither is ours to throw away.
            return Err(PublishError::Theirs(beside.aside.clone()));
        }
        if cut {
            if beside.out.exists() {
                disk.remove_empty_dir(&beside.out).map_err(failed(&beside.out))?;
            }
            disk.rename(&beside.aside, &beside.out).map_err(failed(&beside.aside))?;
        } else {
            disk.remove_tree(&beside.aside).map_err(failed(&beside.aside))?;
        }
    }
    disk.remove_tree(&beside.stage).map_err(failed(&beside.stage))?;
    in_place::mend(disk, beside)
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}
