//! What becomes of each file: written, carried over, or gone. Decided before anything is touched.

use super::listing::{Kind, Listing};
use super::manifest::{Ours, inside};
use super::{PublishError, Published};
use crate::document::Artifact;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What becomes of a path of OUT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Gets the bytes of the artifact with that index.
    Write(usize),
    /// Stays as it is.
    Carry,
    /// Is ours and not made any more.
    Drop,
}

/// Every path's fate, folders of theirs included; folders of ours follow from the files in them.
#[derive(Debug, Default)]
pub(super) struct Fates {
    pub(super) of: BTreeMap<PathBuf, Fate>,
    pub(super) published: Published,
}

impl Fates {
    pub(super) fn nothing_changes(&self) -> bool {
        self.of.values().all(|fate| *fate == Fate::Carry)
    }
}

/// What a decision needs to know about bytes on the disk.
pub(super) trait Bytes {
    /// Whether the file at that path inside OUT holds these bytes, and is as private as it must be.
    fn same(&self, path: &Path, artifact: &Artifact) -> bool;
    /// Whether the file is not the one with that hash any more.
    fn edited(&self, path: &Path, sha256: &str) -> bool;
}

/// A workbook of theirs by that name is never replaced: what is written there was merged into it.
const MERGED: &str = "planning.xlsx";

pub(super) fn fates(
    out: &Path,
    listing: &Listing,
    ours: &Ours,
    artifacts: &[Artifact],
    carried: &[&str],
    bytes: &impl Bytes,
) -> Result<Fates, PublishError> {
    let mut fates = Fates::default();
    for (index, (path, artifact)) in legal_paths(artifacts)?.into_iter().zip(artifacts).enumerate() {
        let is_ours = ours.files.contains_key(&path) || ours.list_lost || artifact.path == MERGED;
        may_be_written(out, listing, &path)?;
        let name = artifact.path.clone();
        let fate = match listing.get(&path) {
            None => {
                fates.published.added.push(name);
                Fate::Write(index)
            }
            Some(_) if bytes.same(&path, artifact) => {
                fates.published.unchanged += 1;
                Fate::Carry
            }
            Some(_) if !is_ours => return Err(PublishError::Theirs(out.join(&path))),
            Some(_) => {
                fates.published.changed.push(name);
                Fate::Write(index)
            }
        };
        fates.of.insert(path, fate);
    }
    let our_folders: BTreeSet<&Path> = ours.files.keys().flat_map(|p| p.ancestors().skip(1)).collect();
    for (path, stamp) in listing {
        if fates.of.contains_key(path) || (stamp.kind == Kind::Folder && our_folders.contains(path.as_path())) {
            continue;
        }
        let fate = match ours.files.get(path) {
            Some(written) if stamp.kind == Kind::File => no_longer_made(path, written.as_deref(), carried, bytes, &mut fates.published),
            _ => Fate::Carry,
        };
        fates.of.insert(path.clone(), fate);
    }
    Ok(fates)
}

/// A file of ours that this run does not make: carried if that was asked, theirs if somebody changed it, else gone.
fn no_longer_made(path: &Path, written: Option<&str>, carried: &[&str], bytes: &impl Bytes, published: &mut Published) -> Fate {
    let name = slashed(path);
    if carried.iter().any(|prefix| name.starts_with(prefix)) {
        published.unchanged += 1;
        return Fate::Carry;
    }
    if written.is_some_and(|sha256| bytes.edited(path, sha256)) {
        published.kept.push(name);
        return Fate::Carry;
    }
    published.removed.push(name);
    Fate::Drop
}

/// `/` between folders.
pub(super) fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The artifacts' paths, if none leaves OUT and no two meet, case set aside.
fn legal_paths(artifacts: &[Artifact]) -> Result<Vec<PathBuf>, PublishError> {
    let mut files = BTreeSet::new();
    let mut folders = BTreeSet::new();
    let mut paths = Vec::with_capacity(artifacts.len());
    for artifact in artifacts {
        let illegal = || PublishError::IllegalName(artifact.path.clone());
        let path = inside(&artifact.path).ok_or_else(illegal)?;
        let folded = PathBuf::from(artifact.path.to_lowercase());
        folders.extend(folded.ancestors().skip(1).map(Path::to_path_buf));
        if !files.insert(folded) {
            return Err(illegal());
        }
        paths.push(path);
    }
    match files.intersection(&folders).next() {
        Some(both) => Err(PublishError::IllegalName(slashed(both))),
        None => Ok(paths),
    }
}

/// A folder, a link or another thing where the file goes, or anything but a folder on the way to it, is theirs.
fn may_be_written(out: &Path, listing: &Listing, path: &Path) -> Result<(), PublishError> {
    let is = |at: &Path, kind: Kind| listing.get(at).is_none_or(|stamp| stamp.kind == kind);
    if !is(path, Kind::File) {
        return Err(PublishError::Theirs(out.join(path)));
    }
    match path.ancestors().skip(1).find(|folder| !is(folder, Kind::Folder)) {
        Some(folder) => Err(PublishError::Theirs(out.join(folder))),
        None => Ok(()),
    }
}
