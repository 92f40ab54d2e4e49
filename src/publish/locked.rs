//! Which file of ours is held by another program or protected: tried before the exchange, even where the system would let the exchange pass.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

/// The first of `files` that somebody works in or wants unchanged; then the first of `folders` that may not be written in.
pub(super) fn first_locked<'a>(files: impl IntoIterator<Item = &'a Path>, folders: impl IntoIterator<Item = &'a Path>) -> Option<PathBuf> {
    let file = files.into_iter().find(|file| is_protected(file) || is_edited(file) || is_held(file));
    file.or_else(|| folders.into_iter().find(|folder| cfg!(unix) && is_protected(folder))).map(Path::to_path_buf)
}

/// Without right to write for its owner: also for root, whom the system would let pass.
fn is_protected(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| {
        #[cfg(unix)]
        return std::os::unix::fs::MetadataExt::mode(&found) & 0o200 == 0;
        #[cfg(windows)]
        return found.permissions().readonly();
    })
}

/// What Excel and LibreOffice put beside a workbook while it is open, also from another machine.
fn is_edited(file: &Path) -> bool {
    let Some(name) = file.file_name() else {
        return false;
    };
    [("~$", ""), (".~lock.", "#")].into_iter().any(|(before, after)| {
        let mut lock = OsString::from(before);
        lock.push(name);
        lock.push(after);
        file.with_file_name(lock).symlink_metadata().is_ok()
    })
}

/// Whether it cannot be opened for writing, or another program has locked it.
fn is_held(file: &Path) -> bool {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(windows)]
    std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, 0);
    // A virus scanner or an indexer holds a file for a moment; a person's program holds it for longer.
    let tries = if cfg!(windows) { 10 } else { 1 };
    for attempt in 0..tries {
        match options.open(file) {
            Ok(open) => return is_locked(&open),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return false,
            Err(_) if attempt + 1 < tries => std::thread::sleep(std::time::Duration::from_millis(50)),
            Err(_) => {}
        }
    }
    true
}

#[cfg(unix)]
fn is_locked(open: &File) -> bool {
    use rustix::fs::{FlockOperation, fcntl_lock};
    use std::fs::TryLockError;
    use std::io::ErrorKind;
    // `flock` first, then the record locks that LibreOffice takes.
    matches!(open.try_lock(), Err(TryLockError::WouldBlock))
        || fcntl_lock(open, FlockOperation::NonBlockingLockExclusive)
            .is_err_and(|errno| matches!(std::io::Error::from(errno).kind(), ErrorKind::WouldBlock | ErrorKind::PermissionDenied))
}

/// Opened without sharing: nobody else has it.
#[cfg(windows)]
fn is_locked(_: &File) -> bool {
    false
}
