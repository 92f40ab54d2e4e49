//! Stops before every change of the disk in turn, as a kill or a full disk would: OUT is the old run or the new one, and nothing lies beside after the next start.

use super::beside::Beside;
use super::disk::Disk;
use super::hold::Held;
use super::manifest::{Given, run_json};
use super::{PublishError, Published};
use crate::document::Artifact;
use crate::model::Day;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

/// The files of a run, run.json among them.
fn run(files: &[(&str, &str)]) -> Vec<Artifact> {
    let mut artifacts: Vec<Artifact> = files.iter().map(|(path, text)| Artifact { path: (*path).into(), bytes: text.as_bytes().to_vec() }).collect();
    let today = Day::from_ymd_opt(2027, 1, 15).expect("a date");
    let given = Given { today, seed: 1, options: serde_json::Map::new(), inputs: Vec::new(), memory: serde_json::Value::Null };
    artifacts.push(run_json(&given, &artifacts, &[]));
    artifacts
}

fn old_run() -> Vec<Artifact> {
    run(&[("planning.xlsx", "old plan"), ("report/plan.json", "same"), ("services/GONE.xlsx", "gone"), ("accounts/secret/entra.csv", "old secret")])
}

fn new_run() -> Vec<Artifact> {
    run(&[("planning.xlsx", "new plan"), ("report/plan.json", "same"), ("rosters/rosters.xlsx", "new"), ("accounts/secret/entra.csv", "new secret")])
}

/// Every path under `root` with its bytes and, for files, its time; folders have none.
type Tree = BTreeMap<PathBuf, Option<(Vec<u8>, SystemTime)>>;

fn tree(root: &Path) -> Tree {
    fn walk(root: &Path, folder: &Path, all: &mut Tree) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let inside = path.strip_prefix(root).expect("under root").to_path_buf();
            if path.is_dir() {
                all.insert(inside, None);
                walk(root, &path, all);
            } else {
                let time = path.metadata().and_then(|m| m.modified()).expect("a time");
                all.insert(inside, Some((fs::read(&path).expect("bytes"), time)));
            }
        }
    }
    let mut all = Tree::new();
    walk(root, root, &mut all);
    all
}

/// Files and folders without times.
type Content = BTreeMap<PathBuf, Option<Vec<u8>>>;

fn content(root: &Path) -> Content {
    tree(root).into_iter().map(|(path, file)| (path, file.map(|(bytes, _)| bytes))).collect()
}

/// What a hospital might have in OUT.
fn put_theirs(out: &Path) {
    fs::create_dir_all(out.join("photos/empty")).expect("folders");
    fs::write(out.join("photos/plan.jpg"), "theirs").expect("a file");
    fs::write(out.join("report/notes.txt"), "also theirs").expect("a file");
}

const THEIRS: [&str; 4] = ["photos", "photos/empty", "photos/plan.jpg", "report/notes.txt"];

struct House {
    folder: tempfile::TempDir,
}

impl House {
    /// OUT with an old run and things of theirs.
    fn lived_in() -> House {
        let house = House { folder: tempfile::tempdir().expect("a temporary folder") };
        publish(&house.out(), &old_run(), Disk::gated(|| Ok(()))).expect("the old run");
        put_theirs(&house.out());
        house
    }
    fn empty() -> House {
        House { folder: tempfile::tempdir().expect("a temporary folder") }
    }
    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).expect("a folder").map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned());
        names.filter(|name| name != "out").collect()
    }
}

fn publish(out: &Path, artifacts: &[Artifact], disk: Disk) -> Result<Published, PublishError> {
    Held::take(out, disk)?.publish(artifacts, &[])
}

/// A disk on which nothing changes any more after `steps` changes: what a killed process does, its clean-up included.
fn killed_after(steps: usize) -> (Disk, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&count);
    let gate = move || if seen.fetch_add(1, Ordering::SeqCst) < steps { Ok(()) } else { Err(io::Error::other("killed")) };
    (Disk::gated(gate), count)
}

/// A disk that has no room for one change, and then has again.
fn full_at(step: usize) -> Disk {
    let count = AtomicUsize::new(0);
    Disk::gated(move || if count.fetch_add(1, Ordering::SeqCst) == step { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { Ok(()) })
}

/// How many changes a whole run makes.
fn steps_of(house: &House, artifacts: &[Artifact], system: fn(Disk) -> Disk) -> usize {
    let (disk, count) = killed_after(usize::MAX);
    publish(&house.out(), artifacts, system(disk)).expect("published");
    count.load(Ordering::SeqCst)
}

fn content_after(artifacts: &[Artifact]) -> Content {
    let house = House::lived_in();
    publish(&house.out(), artifacts, Disk::gated(|| Ok(()))).expect("published");
    content(&house.out())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
#[test]
fn a_kill_at_any_moment_leaves_the_old_run_or_the_new_one() {
    check_every_stop(|disk| disk, |after_kill, after_recovery| assert_eq!(after_kill, after_recovery, "whole before the next start too"));
}

#[test]
fn a_kill_where_the_exchange_takes_two_steps_is_mended_by_the_next_start() {
    check_every_stop(Disk::in_two_steps, |_, _| {});
}

#[test]
fn a_kill_where_out_cannot_be_swapped_is_mended_by_the_next_start() {
    check_every_stop(Disk::in_place, |_, _| {});
}

fn check_every_stop(system: fn(Disk) -> Disk, between: fn(&Content, &Content)) {
    let steps = steps_of(&House::lived_in(), &new_run(), system);
    assert!(steps > 30, "the gate is asked: {steps}");
    let new = content_after(&new_run());
    let mut seen_old = 0;
    for stop in 0..steps {
        let house = House::lived_in();
        let old = tree(&house.out());
        let _ = publish(&house.out(), &new_run(), system(killed_after(stop).0));
        let after_kill = if house.out().exists() { content(&house.out()) } else { Content::new() };
        super::recover(&house.out()).expect("mended");
        assert_eq!(house.beside(), Vec::<String>::new(), "stopped before change {stop}");
        between(&after_kill, &content(&house.out()));
        if tree(&house.out()) == old {
            seen_old += 1;
        } else {
            assert_eq!(content(&house.out()), new, "stopped before change {stop}");
        }
        let now = tree(&house.out());
        for path in THEIRS.iter().chain(&["report/plan.json"]) {
            assert_eq!(now.get(Path::new(path)), old.get(Path::new(path)), "{path}, stopped before change {stop}");
        }
        publish(&house.out(), &new_run(), system(Disk::gated(|| Ok(())))).expect("the next run");
        assert_eq!(content(&house.out()), new);
        assert_eq!(house.beside(), Vec::<String>::new());
    }
    assert!(seen_old > 10 && seen_old < steps, "{seen_old} of {steps}");
}

#[test]
fn a_kill_during_the_first_run_leaves_nothing_or_all() {
    let steps = steps_of(&House::empty(), &new_run(), |disk| disk);
    for stop in 0..steps {
        let house = House::empty();
        let _ = publish(&house.out(), &new_run(), killed_after(stop).0);
        super::recover(&house.out()).expect("mended");
        assert_eq!(house.beside(), Vec::<String>::new(), "stopped before change {stop}");
        assert!(!house.out().exists() || content(&house.out()).len() >= new_run().len(), "stopped before change {stop}");
    }
}

/// Where the system cannot exchange two folders: the states between its two steps.
#[test]
fn an_exchange_in_two_steps_that_was_cut_is_mended() {
    let house = House::lived_in();
    let old = tree(&house.out());
    let beside = Beside::of(&house.out()).expect("a place");
    // Cut between both steps.
    fs::create_dir(&beside.stage).expect("a stage");
    fs::rename(&beside.out, &beside.aside).expect("aside");
    super::recover(&house.out()).expect("mended");
    assert_eq!((tree(&house.out()), house.beside()), (old.clone(), vec![]));
    // Somebody made an empty OUT meanwhile.
    fs::create_dir(&beside.stage).expect("a stage");
    fs::rename(&beside.out, &beside.aside).expect("aside");
    fs::create_dir(&beside.out).expect("an empty OUT");
    super::recover(&house.out()).expect("mended");
    assert_eq!((tree(&house.out()), house.beside()), (old.clone(), vec![]));
    // Cut after the second step, while the old one was being removed.
    fs::create_dir_all(beside.aside.join("half")).expect("the old one");
    super::recover(&house.out()).expect("mended");
    assert_eq!((tree(&house.out()), house.beside()), (old, vec![]));
}

#[test]
fn a_full_disk_leaves_out_unchanged_and_nothing_beside() {
    check_full_at_every_change(|disk| disk);
    check_full_at_every_change(Disk::in_two_steps);
    check_full_at_every_change(Disk::in_place);
}

fn check_full_at_every_change(system: fn(Disk) -> Disk) {
    let steps = steps_of(&House::lived_in(), &new_run(), system);
    let new = content_after(&new_run());
    let mut refused = 0;
    for step in 0..steps {
        let house = House::lived_in();
        let old = tree(&house.out());
        match publish(&house.out(), &new_run(), system(full_at(step))) {
            Ok(_) => {
                super::recover(&house.out()).expect("mended");
                // An empty folder that could not be removed harms nobody.
                let files = |all: &Content| -> Content { all.clone().into_iter().filter(|(_, file)| file.is_some()).collect() };
                assert!(files(&content(&house.out())) == files(&new), "OUT is not the new run, change {step}");
            }
            Err(error) => {
                refused += 1;
                assert!(matches!(error, PublishError::Full(_)), "{error:?}");
                assert!(tree(&house.out()) == old, "OUT is not as before, change {step}");
                assert_eq!(house.beside(), Vec::<String>::new(), "change {step}");
            }
        }
    }
    assert!(refused > 10, "{refused} of {steps}");
}
