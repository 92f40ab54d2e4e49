//! The same command again and again: nothing changes by itself, and nothing that a person typed is lost.

use super::support::{Case, files};

#[test]
fn a_second_run_changes_not_one_byte() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let first = files(&case.out());
    let ran = case.run(&[]);
    assert_eq!(ran.code, 0);
    assert!(files(&case.out()) == first, "{}", ran.stdout);
    let beside: Vec<_> = std::fs::read_dir(case.folder.path()).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert_eq!(beside.len(), 2, "nothing of ours lies beside OUT: {beside:?}");
}

#[test]
fn another_day_keeps_logins_dates_and_seats() {
    let case = Case::tiny();
    assert_eq!(case.run(&[]).code, 0);
    let first = files(&case.out());
    let ran = case.run(&["--today", "2027-01-18"]);
    assert_eq!(ran.code, 0);
    let second = files(&case.out());
    let schedule = |f: &std::collections::BTreeMap<String, Vec<u8>>| {
        serde_json::from_slice::<serde_json::Value>(&f["report/plan.json"]).expect("JSON")["schedule"].clone()
    };
    assert_eq!(schedule(&first), schedule(&second));
    let seats = |f: &std::collections::BTreeMap<String, Vec<u8>>| {
        serde_json::from_slice::<serde_json::Value>(&f["report/roster.json"]).expect("JSON")["roster"]["sessions"].clone()
    };
    assert_eq!(seats(&first), seats(&second));
    for same in ["accounts/active-directory.ldif", "accounts/openldap.ldif", "accounts/moodle.csv"] {
        assert!(first[same] == second[same], "{same} says nothing new and keeps its bytes");
    }
}

#[test]
fn only_some_parts_are_made_and_the_others_stay() {
    let case = Case::tiny();
    assert_eq!(case.run(&["--only", "accounts"]).code, 0);
    let some = files(&case.out());
    assert!(some.contains_key("accounts/accounts.xlsx") && !some.contains_key("planning.xlsx"), "{:?}", some.keys());
    assert_eq!(case.run(&[]).code, 0);
    let all = files(&case.out());
    assert!(all.contains_key("planning.xlsx") && all.contains_key("rosters/rosters.xlsx"));
    assert_eq!(case.run(&["--only", "planning", "--today", "2027-01-19"]).code, 0);
    let later = files(&case.out());
    assert!(all.keys().eq(later.keys()), "carried over as they are");
    assert!(all["accounts/accounts.xlsx"] == later["accounts/accounts.xlsx"]);
}

#[test]
fn secrets_stand_in_the_secret_folder_alone() {
    let case = Case::tiny();
    let ran = case.run(&["-v"]);
    let all = files(&case.out());
    let list = String::from_utf8_lossy(&all["accounts/secret/first-passwords.csv"]).into_owned();
    let mut lines = list.trim_start_matches('\u{feff}').lines();
    let header: Vec<&str> = lines.next().expect("a header").split([';', ',']).collect();
    let column =
        header.iter().position(|h| h.to_lowercase().contains("passe") || h.to_lowercase().contains("password")).expect("a column of passwords");
    let passwords: Vec<&str> = lines.filter_map(|l| l.split([';', ',']).nth(column)).collect();
    assert_eq!(passwords.len(), 4);
    for password in passwords {
        let password = password.trim_matches('"');
        assert!(password.len() >= 12);
        assert!(!ran.stdout.contains(password) && !ran.stderr.contains(password));
        for (path, bytes) in all.iter().filter(|(p, _)| !p.starts_with("accounts/secret/")) {
            assert!(!bytes.windows(password.len()).any(|w| w == password.as_bytes()), "{path} holds a password");
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |p: &str| std::fs::metadata(case.out().join(p)).expect("there").permissions().mode() & 0o777;
        assert_eq!((mode("accounts/secret"), mode("accounts/secret/first-passwords.csv")), (0o700, 0o600));
    }
}
