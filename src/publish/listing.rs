//! What stands in OUT, links not followed.

use super::PublishError;
use super::beside::is_passing;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A link, or something that only a system has.
    Other,
}

/// What shows that an entry is still the same: another one is made by each program that saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) kind: Kind,
    len: u64,
    modified: Option<SystemTime>,
    number: u64,
}

/// Paths relative to OUT, folders before what is in them.
pub(super) type Listing = BTreeMap<PathBuf, Stamp>;

/// Everything under `root`; empty where it does not exist.
pub(super) fn listing(root: &Path) -> Result<Listing, PublishError> {
    let mut all = Listing::new();
    let device = match fs::metadata(root) {
        Ok(found) => device(&found),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(all),
        Err(error) => return Err(PublishError::from_io(root, &error)),
    };
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let at = root.join(&folder);
        let failed = |error: io::Error| PublishError::from_io(&at, &error);
        for entry in fs::read_dir(&at).map_err(failed)? {
            let name = entry.map_err(failed)?.file_name();
            if folder.as_os_str().is_empty() && is_passing(&name) {
                continue;
            }
            let path = folder.join(name);
            let found = match fs::symlink_metadata(root.join(&path)) {
                Ok(found) => found,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue, // gone since: not there
                Err(error) => return Err(PublishError::from_io(&root.join(&path), &error)),
            };
            let stamp = stamp(&found);
            if stamp.kind == Kind::Folder {
                // Another disk mounted there would be copied, then emptied: no.
                if self::device(&found) != device {
                    return Err(PublishError::Theirs(root.join(&path)));
                }
                folders.push(path.clone());
            }
            all.insert(path, stamp);
        }
    }
    Ok(all)
}

fn stamp(found: &fs::Metadata) -> Stamp {
    let kind = match () {
        () if found.is_symlink() => Kind::Other,
        () if found.is_dir() => Kind::Folder,
        () if found.is_file() => Kind::File,
        () => Kind::Other,
    };
    if kind == Kind::Folder {
        // A folder's times and size follow its entries, which have stamps of their own.
        return Stamp { kind, len: 0, modified: None, number: 0 };
    }
    Stamp { kind, len: found.len(), modified: found.modified().ok(), number: number(found) }
}

#[cfg(unix)]
fn number(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(windows)]
fn number(found: &fs::Metadata) -> u64 {
    std::os::windows::fs::MetadataExt::creation_time(found)
}

#[cfg(unix)]
fn device(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::dev(found)
}

/// Windows mounts disks through links, which are not followed.
#[cfg(windows)]
fn device(_: &fs::Metadata) -> u64 {
    0
}
