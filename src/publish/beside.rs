//! Where OUT really is, and what may lie beside it while a run is at work.

use super::PublishError;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// OUT with links followed, and the fixed names beside it: fixed, so that the next run finds what a kill left.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    /// The real folder; it may not exist yet.
    pub(super) out: PathBuf,
    /// The new OUT while it is built; after an exchange, the old one.
    pub(super) stage: PathBuf,
    /// The old OUT, where the system cannot exchange two folders in one step.
    pub(super) aside: PathBuf,
    /// Whether OUT can take another folder's place at all: a whole disk, or a share, cannot.
    pub(super) can_swap: bool,
    /// One run at a time: beside OUT, or inside where nothing may be written beside.
    pub(super) locks: [PathBuf; 2],
    /// Inside OUT: new files while they are moved in one by one, where OUT cannot be swapped.
    pub(super) inside: PathBuf,
}

/// Names of ours at the top of OUT while a run is at work there.
const INSIDE: &str = ".jalon-stage";
const LOCK_INSIDE: &str = ".jalon-lock";

/// A link that names a link that names a link…: as many as Linux follows.
const MAX_LINKS: u32 = 40;

impl Beside {
    /// `out` may be a link, also one whose folder does not exist yet: the link stays.
    pub(super) fn of(out: &Path) -> Result<Beside, PublishError> {
        let real = real_path(out, MAX_LINKS)?;
        let beside = |what: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(real.file_name().unwrap_or_default());
            hidden.push(what);
            real.with_file_name(hidden)
        };
        Ok(Beside {
            stage: beside(".jalon-stage"),
            aside: beside(".jalon-old"),
            can_swap: real.file_name().is_some() && !is_mounted(&real) && !is_worked_in(&real),
            locks: [beside(".jalon-lock"), real.join(LOCK_INSIDE)],
            inside: real.join(INSIDE),
            out: real,
        })
    }

    /// The folder that OUT lies in.
    pub(super) fn parent(&self) -> &Path {
        self.out.parent().unwrap_or(&self.out)
    }

    /// Whether a run left something here, or is at work.
    pub(super) fn anything(&self) -> bool {
        [&self.stage, &self.aside, &self.inside].into_iter().chain(&self.locks).any(|p| p.symlink_metadata().is_ok())
    }
}

/// Whether a name at the top of OUT is that of something that is there only while a run is at work.
pub(super) fn is_passing(name: &std::ffi::OsStr) -> bool {
    name == INSIDE || name == LOCK_INSIDE
}

/// Whether the program was started in `out`: a swap would leave the person's terminal in a folder that is gone.
fn is_worked_in(out: &Path) -> bool {
    fs::canonicalize(".").is_ok_and(|here| here.starts_with(out))
}

/// Whether another disk begins at `out`.
#[cfg(unix)]
fn is_mounted(out: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let device = |path: &Path| fs::metadata(path).ok().map(|found| found.dev());
    device(out).is_some_and(|there| out.parent().and_then(device).is_none_or(|above| above != there))
}

/// Refusing to be renamed shows it.
#[cfg(windows)]
fn is_mounted(_: &Path) -> bool {
    false
}

fn real_path(out: &Path, links: u32) -> Result<PathBuf, PublishError> {
    let failed = |error: std::io::Error| PublishError::from_io(out, &error);
    match fs::metadata(out) {
        Ok(found) if found.is_dir() => return fs::canonicalize(out).map_err(failed),
        Ok(_) => return Err(PublishError::NotAFolder(out.to_path_buf())),
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(failed(error)),
        Err(_) => {}
    }
    let parent = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if links > 0
        && let Ok(target) = fs::read_link(out)
    {
        return real_path(&parent.join(target), links - 1);
    }
    let Some(name) = out.file_name() else {
        return Err(PublishError::NotAFolder(out.to_path_buf())); // `missing/..`
    };
    if parent.ancestors().find(|above| above.exists()).is_some_and(Path::is_file) {
        return Err(PublishError::NotAFolder(out.to_path_buf())); // Windows says no more than that it is not found
    }
    // Parents that do not exist are made by `hold`; until then the path is the one typed, made absolute.
    match fs::canonicalize(parent) {
        Ok(parent) => Ok(parent.join(name)),
        Err(_) => std::path::absolute(out).map_err(failed),
    }
}
