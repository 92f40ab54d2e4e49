//! What people see of OUT: theirs stays, links stay, nothing is written under somebody's hands.

use jalon::document::Artifact;
use jalon::model::Day;
use jalon::publish::manifest::{Given, run_json};
use jalon::publish::{PublishError, Published, hold, preview, publish, recover};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

fn run(files: &[(&str, &str)]) -> Vec<Artifact> {
    let mut artifacts: Vec<Artifact> = files.iter().map(|(path, text)| Artifact { path: (*path).into(), bytes: text.as_bytes().to_vec() }).collect();
    let today = Day::from_ymd_opt(2027, 1, 15).expect("a date");
    let given = Given { today, seed: 1, options: serde_json::Map::new(), inputs: Vec::new(), memory: serde_json::Value::Null };
    artifacts.push(run_json(&given, &artifacts, &[]));
    artifacts
}

fn house() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let out = folder.path().join("out");
    (folder, out)
}

fn beside(out: &Path) -> Vec<String> {
    let entries = fs::read_dir(out.parent().expect("a parent")).expect("a folder");
    entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).filter(|name| name != "out").collect()
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(path).expect("a text")
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_second_run_says_what_changed_and_touches_nothing_else() {
    let (_folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1"), ("report/plan.json", "same"), ("services/OLD.xlsx", "x")]), &[]).expect("published");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options().write(true).open(out.join("report/plan.json")).and_then(|f| f.set_modified(long_ago)).expect("a time");
    let second = run(&[("planning.xlsx", "2"), ("report/plan.json", "same"), ("services/NEW.xlsx", "x")]);
    let expected = Published {
        added: names(&["services/NEW.xlsx"]),
        changed: names(&["planning.xlsx", "run.json"]),
        removed: names(&["services/OLD.xlsx"]),
        unchanged: 1,
        kept: vec![],
    };
    assert_eq!(preview(&out, &second, &[]).expect("a preview"), expected);
    assert_eq!(read(out.join("planning.xlsx")), "1");
    assert_eq!(publish(&out, &second, &[]).expect("published"), expected);
    assert_eq!(read(out.join("planning.xlsx")), "2");
    assert!(!out.join("services/OLD.xlsx").exists());
    assert_eq!(out.join("report/plan.json").metadata().and_then(|m| m.modified()).expect("a time"), long_ago);
    assert_eq!(beside(&out), Vec::<String>::new());
}

#[test]
fn a_run_that_changes_nothing_leaves_even_the_folders_as_they_are() {
    let (_folder, out) = house();
    let artifacts = run(&[("planning.xlsx", "1"), ("accounts/secret/letters.xlsx", "s")]);
    publish(&out, &artifacts, &[]).expect("published");
    let stamp = |path: &str| out.join(path).metadata().and_then(|m| m.modified()).expect("a time");
    let before = [stamp(""), stamp("accounts"), stamp("accounts/secret/letters.xlsx")];
    let done = publish(&out, &artifacts, &[]).expect("published");
    assert_eq!((done.unchanged, done.changed, done.added), (3, vec![], vec![]));
    assert_eq!(before, [stamp(""), stamp("accounts"), stamp("accounts/secret/letters.xlsx")]);
}

#[test]
fn what_is_theirs_stays_with_its_bytes_and_time() {
    let (_folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1"), ("report/copil.html", "1")]), &[]).expect("published");
    fs::create_dir_all(out.join("dossier/vide")).expect("folders");
    fs::write(out.join("dossier/photo.jpg"), vec![7; 100_000]).expect("a file");
    fs::write(out.join("report/mes notes.txt"), "notes").expect("a file");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in ["dossier/photo.jpg", "report/mes notes.txt"] {
        fs::File::options().write(true).open(out.join(path)).and_then(|f| f.set_modified(long_ago)).expect("a time");
    }
    publish(&out, &run(&[("planning.xlsx", "2")]), &[]).expect("published");
    assert_eq!(fs::read(out.join("dossier/photo.jpg")).expect("bytes"), vec![7; 100_000]);
    assert_eq!(read(out.join("report/mes notes.txt")), "notes");
    assert!(out.join("dossier/vide").is_dir());
    assert!(!out.join("report/copil.html").exists());
    for path in ["dossier/photo.jpg", "report/mes notes.txt"] {
        assert_eq!(out.join(path).metadata().and_then(|m| m.modified()).expect("a time"), long_ago, "{path}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_theirs_stays_with_its_rights_links_and_names() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
    let (_folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1")]), &[]).expect("published");
    fs::set_permissions(out.join("planning.xlsx"), fs::Permissions::from_mode(0o664)).expect("rights");
    symlink("nowhere/at all", out.join("lien")).expect("a link");
    let odd = out.join(std::ffi::OsStr::from_bytes(b"latin-\xe9.txt"));
    fs::write(&odd, "x").expect("a file");
    fs::create_dir(out.join("fermé")).expect("a folder");
    fs::write(out.join("fermé/f"), "x").expect("a file");
    fs::set_permissions(out.join("fermé/f"), fs::Permissions::from_mode(0o400)).expect("rights");
    fs::set_permissions(out.join("fermé"), fs::Permissions::from_mode(0o555)).expect("rights");
    let before = (odd.metadata().expect("there").ino(), out.join("fermé").metadata().and_then(|m| m.modified()).expect("a time"));
    publish(&out, &run(&[("planning.xlsx", "2")]), &[]).expect("published");
    let mode = |path: &str| out.join(path).metadata().expect("there").mode() & 0o777;
    assert_eq!((mode("planning.xlsx"), mode("fermé"), mode("fermé/f")), (0o664, 0o555, 0o400));
    assert_eq!(fs::read_link(out.join("lien")).expect("a link"), Path::new("nowhere/at all"));
    assert_eq!(before, (odd.metadata().expect("there").ino(), out.join("fermé").metadata().and_then(|m| m.modified()).expect("a time")));
    assert_eq!(beside(&out), Vec::<String>::new());
    fs::set_permissions(out.join("fermé"), fs::Permissions::from_mode(0o755)).expect("rights");
}

#[test]
fn a_file_of_theirs_in_our_way_is_never_replaced() {
    let (_folder, out) = house();
    fs::create_dir_all(out.join("report")).expect("folders");
    fs::write(out.join("report/copil.html"), "theirs").expect("a file");
    let refused = publish(&out, &run(&[("report/copil.html", "ours")]), &[]);
    assert!(matches!(refused, Err(PublishError::Theirs(path)) if path.ends_with("report/copil.html")));
    assert_eq!(read(out.join("report/copil.html")), "theirs");
    assert!(!out.join("run.json").exists());
    // A file where a folder of ours goes, and a folder where a file of ours goes.
    assert!(matches!(publish(&out, &run(&[("report/copil.html/x", "1")]), &[]), Err(PublishError::Theirs(_))));
    assert!(matches!(publish(&out, &run(&[("report", "1")]), &[]), Err(PublishError::Theirs(_))));
    assert_eq!(beside(&out), Vec::<String>::new());
}

#[test]
fn a_lost_run_json_does_not_make_our_own_files_theirs() {
    let (_folder, out) = house();
    let diagnostics = r#"{"summary": {}, "diagnostics": [], "recognised": []}"#;
    publish(&out, &run(&[("planning.xlsx", "1"), ("report/plan.json", "1"), ("diagnostics.json", diagnostics)]), &[]).expect("published");
    fs::remove_file(out.join("run.json")).expect("removed");
    publish(&out, &run(&[("planning.xlsx", "2"), ("report/plan.json", "2"), ("diagnostics.json", diagnostics)]), &[]).expect("published");
    assert_eq!(read(out.join("report/plan.json")), "2");
}

#[test]
fn a_passport_that_is_no_longer_made_stays_when_somebody_wrote_in_it() {
    let (_folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1"), ("services/A.xlsx", "a"), ("services/B.xlsx", "b")]), &[]).expect("published");
    fs::write(out.join("services/A.xlsx"), "a, and what the cadre typed").expect("edited");
    let done = publish(&out, &run(&[("planning.xlsx", "1")]), &[]).expect("published");
    assert_eq!((done.kept, done.removed), (names(&["services/A.xlsx"]), names(&["services/B.xlsx"])));
    assert_eq!(read(out.join("services/A.xlsx")), "a, and what the cadre typed");
}

#[test]
fn with_only_some_parts_the_others_are_carried_over_as_they_are() {
    let (_folder, out) = house();
    publish(
        &out,
        &run(&[("planning.xlsx", "1"), ("accounts/accounts.xlsx", "a"), ("accounts/secret/entra.csv", "s"), ("rosters/rosters.xlsx", "r")]),
        &[],
    )
    .expect("published");
    let held = hold(&out).expect("held");
    let carried = held.carried(&["accounts/"]).expect("carried");
    let listed: Vec<(&str, bool)> = carried.iter().map(|o| (o.path.as_str(), o.sha256.is_some())).collect();
    assert_eq!(listed, [("accounts/accounts.xlsx", true), ("accounts/secret/entra.csv", false)]);
    let done = held.publish(&run(&[("planning.xlsx", "2")]), &["accounts/"]).expect("published");
    assert_eq!(done.removed, names(&["rosters/rosters.xlsx"]));
    assert_eq!(read(out.join("accounts/secret/entra.csv")), "s");
}

#[cfg(unix)]
#[test]
fn out_may_be_a_link_and_the_link_stays() {
    use std::os::unix::fs::symlink;
    let (folder, out) = house();
    symlink("ailleurs/résultats", &out).expect("a link to a folder that does not exist yet");
    for text in ["1", "2"] {
        publish(&out, &run(&[("planning.xlsx", text)]), &[]).expect("published");
        assert_eq!(fs::read_link(&out).expect("still a link"), Path::new("ailleurs/résultats"));
        assert_eq!(read(folder.path().join("ailleurs/résultats/planning.xlsx")), text);
    }
    assert_eq!(fs::read_dir(folder.path().join("ailleurs")).expect("a folder").count(), 1);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn out_that_is_a_file_is_refused() {
    let (_folder, out) = house();
    fs::write(&out, "x").expect("a file");
    assert!(matches!(publish(&out, &run(&[]), &[]), Err(PublishError::NotAFolder(_))));
    assert!(matches!(publish(&out.join("below"), &run(&[]), &[]), Err(PublishError::NotAFolder(_))));
    assert_eq!(read(out), "x");
}

#[test]
fn a_file_that_is_locked_or_protected_leaves_out_unchanged() {
    let (_folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1"), ("accounts/accounts.xlsx", "same")]), &[]).expect("published");
    let second = run(&[("planning.xlsx", "2"), ("accounts/accounts.xlsx", "same")]);
    let check = |why: &str| {
        let refused = publish(&out, &second, &[]);
        assert!(matches!(&refused, Err(PublishError::Locked(path)) if path.ends_with("accounts/accounts.xlsx")), "{why}: {refused:?}");
        assert_eq!(read(out.join("planning.xlsx")), "1", "{why}");
        assert_eq!(beside(&out), Vec::<String>::new(), "{why}");
    };
    for lock in ["accounts/~$accounts.xlsx", "accounts/.~lock.accounts.xlsx#"] {
        fs::write(out.join(lock), "somebody").expect("a lock");
        check(lock);
        fs::remove_file(out.join(lock)).expect("closed");
    }
    let file = out.join("accounts/accounts.xlsx");
    let free = file.metadata().expect("there").permissions();
    let mut protected = free.clone();
    protected.set_readonly(true);
    fs::set_permissions(&file, protected).expect("protected");
    check("read-only");
    fs::set_permissions(&file, free).expect("free");
    let held = fs::File::options().read(true).write(true).open(&file).expect("open");
    held.lock().expect("locked");
    check("held by another program");
    drop(held);
    publish(&out, &second, &[]).expect("published once it is free");
    assert_eq!(read(out.join("planning.xlsx")), "2");
}

#[test]
fn a_refusal_of_the_system_leaves_out_unchanged() {
    let (folder, _) = house();
    let out = folder.path().join("n".repeat(250)); // no room for the stage's longer name
    fs::create_dir(&out).expect("a folder");
    let refused = publish(&out, &run(&[("planning.xlsx", "1")]), &[]);
    assert!(matches!(refused, Err(PublishError::System { .. })), "{refused:?}");
    assert_eq!(fs::read_dir(&out).expect("a folder").count(), 0);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn two_runs_never_write_the_same_out_at_once() {
    let (_folder, out) = house();
    let first = hold(&out).expect("held");
    assert!(matches!(hold(&out), Err(PublishError::Busy(_))));
    recover(&out).expect("a command that only reads does not disturb");
    first.publish(&run(&[("planning.xlsx", "1")]), &[]).expect("published");
    publish(&out, &run(&[("planning.xlsx", "2")]), &[]).expect("free again");
    assert_eq!(beside(&out), Vec::<String>::new());
}

#[test]
fn a_run_that_stops_leaves_no_trace_of_having_held_out() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    drop(hold(&folder.path().join("not/yet/out")).expect("held"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_workbook_saved_during_the_run_is_not_lost() {
    let (_folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1"), ("report/plan.json", "1")]), &[]).expect("published");
    let held = hold(&out).expect("held");
    fs::write(out.join("planning.xlsx"), "1, and what a manager typed").expect("saved");
    let refused = held.publish(&run(&[("planning.xlsx", "2"), ("report/plan.json", "2")]), &[]);
    assert!(matches!(refused, Err(PublishError::Changed(path)) if path.ends_with("planning.xlsx")));
    assert_eq!(read(out.join("planning.xlsx")), "1, and what a manager typed");
    assert_eq!(read(out.join("report/plan.json")), "1");
}

#[test]
fn paths_that_leave_out_are_refused() {
    let (_folder, out) = house();
    for path in ["../evil.txt", "/tmp/evil.txt", "a/../../evil.txt", "a\\b", "CON", "services/aux.xlsx", "services/A.", "a//b", "C:evil", ""] {
        let refused = publish(&out, &run(&[(path, "x")]), &[]);
        assert!(matches!(refused, Err(PublishError::IllegalName(_))), "{path}: {refused:?}");
    }
    // Two names that Windows and macOS take for one.
    assert!(matches!(publish(&out, &run(&[("services/A.xlsx", "1"), ("services/a.xlsx", "2")]), &[]), Err(PublishError::IllegalName(_))));
    assert!(!out.exists());
}

#[cfg(unix)]
#[test]
fn secrets_are_for_their_owner_alone() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let (_folder, out) = house();
    let artifacts = run(&[("accounts/accounts.xlsx", "a"), ("accounts/secret/entra.csv", "s")]);
    publish(&out, &artifacts, &[]).expect("published");
    let mode = |path: &str| out.join(path).metadata().expect("there").mode() & 0o777;
    assert_eq!((mode("accounts/secret"), mode("accounts/secret/entra.csv")), (0o700, 0o600));
    // Opened to others since: closed again, though its bytes are the same.
    fs::set_permissions(out.join("accounts/secret/entra.csv"), fs::Permissions::from_mode(0o644)).expect("rights");
    publish(&out, &artifacts, &[]).expect("published");
    assert_eq!(mode("accounts/secret/entra.csv"), 0o600);
}

#[test]
fn what_a_kill_left_is_gone_after_the_next_run() {
    let (folder, out) = house();
    publish(&out, &run(&[("planning.xlsx", "1")]), &[]).expect("published");
    fs::create_dir_all(folder.path().join(".out.jalon-stage/report")).expect("a stage");
    fs::write(folder.path().join(".out.jalon-lock"), "").expect("a lock that nobody holds");
    recover(&out).expect("mended");
    assert_eq!(beside(&out), Vec::<String>::new());
    assert_eq!(read(out.join("planning.xlsx")), "1");
}
