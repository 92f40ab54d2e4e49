//! Where OUT cannot be swapped (a whole disk, a share, a folder that somebody works in): its files are replaced one by one, from a list.
//!
//! Until the list is there, OUT is the old run; from then on it is on its way to the new one, and the next start ends what a kill cut. What is theirs is not touched at all.

use super::PublishError;
use super::beside::Beside;
use super::disk::Disk;
use super::fate::{Fate, Fates, slashed};
use super::listing::Listing;
use super::manifest::inside;
use super::stage::is_secret;
use crate::document::Artifact;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is to be done. Written and read by the same version nearly always: a form that cannot be read leaves OUT to people.
#[derive(Serialize, Deserialize)]
struct List {
    version: u32,
    /// In `new`, to be moved in.
    written: Vec<String>,
    /// To be moved out.
    dropped: Vec<String>,
}

const VERSION: u32 = 1;

/// The places inside the stage.
struct Places<'a> {
    out: &'a Path,
    new: PathBuf,
    old: PathBuf,
    list: PathBuf,
}

impl Places<'_> {
    fn of(beside: &Beside) -> Places<'_> {
        Places { out: &beside.out, new: beside.inside.join("new"), old: beside.inside.join("old"), list: beside.inside.join("list.json") }
    }
    fn failed(&self, path: &Path) -> impl Fn(io::Error) -> PublishError + use<> {
        let at = self.out.join(path);
        move |error| PublishError::from_io(&at, &error)
    }
}

pub(super) fn replace(disk: &Disk, beside: &Beside, listing: &Listing, decided: &Fates, artifacts: &[Artifact]) -> Result<(), PublishError> {
    let places = Places::of(beside);
    let list = List {
        version: VERSION,
        written: decided.of.iter().filter(|(_, fate)| matches!(fate, Fate::Write(_))).map(|(path, _)| slashed(path)).collect(),
        dropped: decided.of.iter().filter(|(_, fate)| **fate == Fate::Drop).map(|(path, _)| slashed(path)).collect(),
    };
    let done = build(disk, beside, &places, listing, decided, artifacts)
        .and_then(|()| promise(disk, beside, &places, &list))
        .and_then(|()| apply(disk, &places, &list));
    if done.is_err() && places.list.exists() {
        take_back(disk, &places, listing, &list);
    }
    if done.is_ok() || !places.list.exists() {
        let _ = disk.remove_tree(&beside.inside); // what stays is removed by the next run
    }
    done
}

/// Ends what a kill cut: forward where the list is there, else back.
pub(super) fn mend(disk: &Disk, beside: &Beside) -> Result<(), PublishError> {
    if beside.inside.symlink_metadata().is_err() {
        return Ok(());
    }
    let places = Places::of(beside);
    match fs::read(&places.list) {
        Ok(bytes) => {
            let list = serde_json::from_slice::<List>(&bytes).ok().filter(|list| list.version == VERSION);
            apply(disk, &places, &list.ok_or_else(|| PublishError::Theirs(places.list.clone()))?)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(PublishError::from_io(&places.list, &error)),
    }
    disk.remove_tree(&beside.inside).map_err(|error| PublishError::from_io(&beside.inside, &error))
}

fn build(disk: &Disk, beside: &Beside, places: &Places, listing: &Listing, decided: &Fates, artifacts: &[Artifact]) -> Result<(), PublishError> {
    let top = Path::new("");
    for folder in [places.out, &beside.inside, &places.old, &places.new] {
        if !folder.is_dir() {
            disk.create_dir(folder, folder == beside.inside).map_err(places.failed(top))?;
        }
    }
    for (path, fate) in &decided.of {
        let Fate::Write(index) = fate else { continue };
        let Some(artifact) = artifacts.get(*index) else { continue };
        make_folders(disk, &places.new, path).map_err(places.failed(path))?;
        let (old, new) = (places.out.join(path), places.new.join(path));
        disk.write(&new, &artifact.bytes, is_secret(path)).map_err(places.failed(path))?;
        if listing.contains_key(path) && !is_secret(path) {
            disk.dress(&new, &old, false).map_err(places.failed(path))?;
        }
    }
    disk.sync(&beside.inside).map_err(places.failed(top))
}

/// The list gets its name in one step.
fn promise(disk: &Disk, beside: &Beside, places: &Places, list: &List) -> Result<(), PublishError> {
    let failed = places.failed(Path::new(""));
    let draft = beside.inside.join("draft");
    let bytes = serde_json::to_vec(list).expect("texts and a number");
    disk.write(&draft, &bytes, true).map_err(&failed)?;
    disk.sync(&beside.inside).map_err(&failed)?;
    disk.rename(&draft, &places.list).map_err(&failed)?;
    disk.sync_entries(&beside.inside).map_err(&failed)
}

/// Moves what is not moved yet: may be done again after a kill.
fn apply(disk: &Disk, places: &Places, list: &List) -> Result<(), PublishError> {
    for path in list.written.iter().filter_map(|path| inside(path)).filter(|path| places.new.join(path).symlink_metadata().is_ok()) {
        put_aside(disk, places, &path).map_err(places.failed(&path))?;
        make_folders(disk, places.out, &path).map_err(places.failed(&path))?;
        disk.rename(&places.new.join(&path), &places.out.join(&path)).map_err(places.failed(&path))?;
    }
    let dropped: Vec<PathBuf> = list.dropped.iter().filter_map(|path| inside(path)).collect();
    for path in &dropped {
        put_aside(disk, places, path).map_err(places.failed(path))?;
    }
    let folders: BTreeSet<&Path> = dropped.iter().flat_map(|path| path.ancestors().skip(1)).filter(|folder| !folder.as_os_str().is_empty()).collect();
    for folder in folders.into_iter().rev() {
        let _ = disk.remove_empty_dir(&places.out.join(folder)); // stays when something is in it
    }
    let _ = disk.sync(places.out);
    Ok(())
}

fn put_aside(disk: &Disk, places: &Places, path: &Path) -> io::Result<()> {
    let (here, old) = (places.out.join(path), places.old.join(path));
    if here.symlink_metadata().is_err() || old.symlink_metadata().is_ok() {
        return Ok(());
    }
    make_folders(disk, &places.old, path)?;
    disk.rename(&here, &old)
}

/// The system refused a move: everything goes back where it was. Where that is refused too the list stays, and the next start goes forward.
fn take_back(disk: &Disk, places: &Places, listing: &Listing, list: &List) {
    let back = |path: &Path| -> io::Result<()> {
        let (here, old, new) = (places.out.join(path), places.old.join(path), places.new.join(path));
        if new.symlink_metadata().is_err() && here.symlink_metadata().is_ok() && list.written.contains(&slashed(path)) {
            disk.rename(&here, &new)?;
        }
        if old.symlink_metadata().is_ok() {
            make_folders(disk, places.out, path)?;
            disk.rename(&old, &here)?;
        }
        Ok(())
    };
    let all: Vec<PathBuf> = list.written.iter().chain(&list.dropped).filter_map(|path| inside(path)).collect();
    let is_back = all.iter().all(|path| back(path).is_ok());
    let made: BTreeSet<&Path> = all.iter().flat_map(|path| path.ancestors().skip(1)).filter(|folder| !listing.contains_key(*folder)).collect();
    for folder in made.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
        let _ = disk.remove_empty_dir(&places.out.join(folder));
    }
    if is_back {
        let _ = disk.remove_file(&places.list);
    }
}

/// Folders above `path` that are not there yet, under `root`.
fn make_folders(disk: &Disk, root: &Path, path: &Path) -> io::Result<()> {
    let above: Vec<&Path> = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()).collect();
    for folder in above.into_iter().rev().filter(|folder| !root.join(folder).is_dir()) {
        disk.create_dir(&root.join(folder), is_secret(folder))?;
    }
    Ok(())
}
