//! The lock that one run at a time has on an OUT.

use super::PublishError;
use super::beside::Beside;
use super::disk::Disk;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Held until it is dropped or given back; a kill frees it.
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// `Busy` when another run has it.
    pub(super) fn take(beside: &Beside) -> Result<Lock, PublishError> {
        let [outside, inside] = &beside.locks;
        let lock = |path: &Path| locked_file(path, &beside.out).map(|file| Lock { file, path: path.to_path_buf() });
        match lock(outside) {
            Err(PublishError::Denied(_)) if beside.out.is_dir() => lock(inside),
            other => other,
        }
    }

    /// Whether it lies beside OUT, so that other things may too.
    pub(super) fn is_beside(&self, beside: &Beside) -> bool {
        beside.locks.first() == Some(&self.path)
    }

    /// Its file goes while it is still locked, so that nobody's new lock is removed. On Windows it goes when it is closed.
    pub(super) fn give_back(self, disk: &Disk) {
        if cfg!(unix) {
            let _ = disk.remove_file(&self.path);
        }
        drop(self.file);
    }
}

#[cfg(unix)]
fn locked_file(path: &Path, out: &Path) -> Result<File, PublishError> {
    use std::fs::TryLockError;
    use std::os::unix::fs::MetadataExt as _;
    let failed = |error: io::Error| PublishError::from_io(path, &error);
    loop {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path).map_err(failed)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(PublishError::Busy(out.to_path_buf())),
            Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => return Err(failed(error)),
            _ => {}
        }
        // The run before us may have removed it between our opening and our locking: then what we locked has no name any more.
        let ours = file.metadata().map_err(failed)?;
        if std::fs::metadata(path).is_ok_and(|named| (named.dev(), named.ino()) == (ours.dev(), ours.ino())) {
            return Ok(file);
        }
    }
}

/// Opened without sharing, and gone when it is closed, also by a kill.
#[cfg(windows)]
fn locked_file(path: &Path, out: &Path) -> Result<File, PublishError> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const GENERIC_WRITE_AND_DELETE: u32 = 0x4000_0000 | 0x0001_0000;
    const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
    const SHARING_VIOLATION: i32 = 32;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).access_mode(GENERIC_WRITE_AND_DELETE).share_mode(0).custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
    options.open(path).map_err(|error: io::Error| match error.raw_os_error() {
        Some(SHARING_VIOLATION) => PublishError::Busy(out.to_path_buf()),
        _ => PublishError::from_io(path, &error),
    })
}
