//! OUT holds the whole old run or the whole new one, whatever happens (PRODUCT §7.5).
//!
//! A run holds OUT from before it reads it until it has published: [`hold`], then [`Held::publish`]. The new OUT is built whole in a stage beside the old one
//! (what did not change and what is theirs goes in as a hard link, so that it keeps its times and rights), then both change places in one step.

pub mod manifest;

mod beside;
pub mod copy;
mod disk;
mod fate;
mod hold;
mod in_place;
mod listing;
mod lock;
mod locked;
mod recovery;
mod stage;
#[cfg(test)]
mod stops;
mod swap;

pub use hold::Held;

use crate::diagnostics::catalogue::publishing::Publishing;
use crate::document::Artifact;
use std::io;
use std::path::{Path, PathBuf};

/// Why OUT was left unchanged.
#[derive(Debug)]
pub enum PublishError {
    /// OUT is a file, or lies where it cannot.
    NotAFolder(PathBuf),
    /// A file of OUT is held by another program or protected.
    Locked(PathBuf),
    /// The system refuses, in its own words.
    System { path: PathBuf, reason: String },
    /// Another run is at work on that OUT.
    Busy(PathBuf),
    /// Something of theirs stands where a file of ours must go.
    Theirs(PathBuf),
    /// A file of ours was saved by somebody while the run was at work on what it said before.
    Changed(PathBuf),
    /// The disk is full.
    Full(PathBuf),
    /// No right to write there, or a read-only disk.
    Denied(PathBuf),
    /// A path that is not legal on every system, or leaves OUT, or that another one meets when case is set aside.
    IllegalName(String),
}

impl PublishError {
    /// What the system said about `path`.
    fn from_io(path: &Path, error: &io::Error) -> PublishError {
        let path = path.to_path_buf();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => PublishError::Full(path),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => PublishError::Denied(path),
            io::ErrorKind::NotADirectory => PublishError::NotAFolder(path),
            _ => PublishError::System { path, reason: error.to_string() },
        }
    }

    /// In words.
    pub fn fault(&self) -> Publishing {
        let said = |path: &Path| path.display().to_string();
        match self {
            PublishError::NotAFolder(path) => Publishing::NotAFolder { found: said(path) },
            PublishError::Locked(path) => Publishing::Locked { found: said(path) },
            PublishError::System { path, reason } => Publishing::System { found: said(path), reason: reason.clone() },
            PublishError::Busy(path) => Publishing::Busy { found: said(path) },
            PublishError::Theirs(path) => Publishing::Theirs { found: said(path) },
            PublishError::Changed(path) => Publishing::Changed { found: said(path) },
            PublishError::Full(path) => Publishing::Full { found: said(path) },
            PublishError::Denied(path) => Publishing::Denied { found: said(path) },
            PublishError::IllegalName(path) => Publishing::IllegalName { found: path.clone() },
        }
    }
}

/// What publishing did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Paths inside OUT that are new, changed, gone, for the closing screen.
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    pub unchanged: usize,
    /// Files of an earlier run that this one does not make any more, and that somebody changed: theirs from now on.
    pub kept: Vec<String>,
}

/// Takes OUT for this run: mends what a kill left beside it, and keeps any other run away until the value is dropped. To be called before OUT or any input is read.
pub fn hold(out: &Path) -> Result<Held, PublishError> {
    Held::take(out, disk::Disk::real())
}

/// Puts `artifacts` in place of what the last run wrote in `out`; what is not ours stays. Files of ours that are in `carried` (path prefixes, for `--only`) are kept as they are.
pub fn publish(out: &Path, artifacts: &[Artifact], carried: &[&str]) -> Result<Published, PublishError> {
    hold(out)?.publish(artifacts, carried)
}

/// What [`publish`] would do, without a change anywhere.
pub fn preview(out: &Path, artifacts: &[Artifact], carried: &[&str]) -> Result<Published, PublishError> {
    hold::preview(out, artifacts, carried)
}

/// Mends what a kill left beside `out`: puts the old run back if the exchange was cut, removes a stage. Touches nothing where nothing lies beside, nor under a run at work.
/// For commands that only read OUT; `run` calls [`hold`].
pub fn recover(out: &Path) -> Result<(), PublishError> {
    recovery::recover(out, &disk::Disk::real())
}
