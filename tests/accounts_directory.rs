//! Account files against a directory: loaded, loaded again, taken back, over fifty years.

mod accounts_kit;

#[allow(clippy::wildcard_imports)] // the kit is these tests' own language
use accounts_kit::*;
use jalon::document::{Body, Document};
use jalon::model::previous::LedgerLine;
#[allow(clippy::wildcard_imports)] // a hospital is made of all of it
use jalon::model::*;
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [Kind; 2] = [Kind::ActiveDirectory, Kind::OpenLdap];

/// A first load, and what is there half a year later.
fn loaded(kind: Kind) -> (Hospital, Directory, Run) {
    let mut hospital = hospital(90);
    hospital.settings.directory_base = base(kind).into();
    let run = run(&hospital, "2027-02-03");
    let mut directory = Directory::new(kind);
    let [main, open, ..] = paths(kind);
    directory.apply(run.ldif(&main));
    directory.apply(run.ldif(&open));
    directory.check();
    (hospital, directory, run)
}

fn next(hospital: &mut Hospital, directory: &Directory, before: &Run, with_dn: bool) {
    hospital.accounts = directory.export(with_dn);
    hospital.directory_given = true;
    hospital.previous = before.remembered();
}

#[test]
fn an_export_taken_after_loading_leaves_nothing_to_do() {
    for kind in KINDS {
        for with_dn in [true, false] {
            let (mut hospital, directory, first) = loaded(kind);
            next(&mut hospital, &directory, &first, with_dn);
            let again = run(&hospital, "2027-02-04");
            for path in paths(kind) {
                assert!(again.ldif(&path).is_empty(), "{kind:?} {path}: {:?}", again.ldif(&path));
            }
        }
    }
}

#[test]
fn changes_are_loaded_and_taken_back() {
    for kind in KINDS {
        for with_dn in [true, false] {
            let (mut hospital, mut directory, first) = loaded(kind);
            next(&mut hospital, &directory, &first, with_dn);
            half_a_year_later(&mut hospital);
            let before = directory.clone();
            let second = run(&hospital, "2027-06-01");
            let [main, open, undo_open, undo, _] = paths(kind);
            assert!(second.ldif(&main).len() > 20, "{kind:?}: something changes");
            directory.apply(second.ldif(&main));
            directory.apply(second.ldif(&open));
            directory.check();
            let after = directory.clone();
            directory.apply(second.ldif(&undo_open));
            directory.apply(second.ldif(&undo));
            assert_eq!(directory.shown(), before.shown(), "{kind:?}, DN in the export: {with_dn}");
            next(&mut hospital, &after, &second, with_dn);
            if !with_dn {
                // An export without DN cannot show a move: somebody types that it was loaded.
                hospital.previous.ledger.iter_mut().for_each(|l| l.loaded = Some(day("2027-06-02")));
            }
            let third = run(&hospital, "2027-06-02");
            for path in paths(kind) {
                assert!(third.ldif(&path).is_empty(), "{kind:?} {path}: {:?}", third.ldif(&path));
            }
        }
    }
}

#[test]
fn the_soft_way_back_closes_what_was_created() {
    for kind in KINDS {
        let (_, mut directory, first) = loaded(kind);
        directory.apply(first.ldif(&paths(kind)[4]));
        directory.check();
        let open = directory.export(true).into_iter().filter(|a| a.state == AccountState::Active).count();
        assert_eq!((open, directory.export(true).len()), (0, 90), "{kind:?}");
    }
}

#[test]
fn no_login_twice_in_fifty_years() {
    let mut hospital = hospital(40);
    let mut directory = Directory::new(Kind::ActiveDirectory);
    let mut owners: BTreeMap<String, Code> = BTreeMap::new();
    let mut arrivals = 40;
    for year in 2027..2077 {
        let today = format!("{year}-02-03");
        let run = run(&hospital, &today);
        let [main, open, ..] = paths(Kind::ActiveDirectory);
        directory.apply(run.ldif(&main));
        directory.apply(run.ldif(&open));
        directory.check();
        for entry in run.ledger.entries.iter().filter(|e| !e.login.0.is_empty()) {
            let owner = owners.entry(entry.login.folded()).or_insert_with(|| entry.id.clone());
            assert_eq!(*owner, entry.id, "{} in {year}", entry.login);
        }
        let given: Vec<String> = run.ledger.entries.iter().map(|e| e.login.folded()).filter(|l| !l.is_empty()).collect();
        assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), given.len(), "a login twice in {year}");
        next(&mut hospital, &directory, &run, year % 2 == 0);
        // Every other year an administrator deletes those who were closed: the ledger alone remembers their logins.
        if year % 4 == 0 {
            let closed: Vec<String> = hospital.accounts.iter().filter(|a| a.state == AccountState::Disabled).map(|a| a.login.to_string()).collect();
            directory.entries.retain(|dn, _| !closed.contains(&jalon::accounts::dn::value(dn)));
            let gone: Vec<String> =
                directory.entries.iter().filter(|(dn, _)| closed.contains(&directory.text(dn, "sAMAccountName"))).map(|(dn, _)| dn.clone()).collect();
            for dn in &gone {
                directory.entries.remove(dn);
                for entry in directory.entries.values_mut() {
                    for values in entry.values_mut() {
                        values.remove(dn.as_bytes());
                    }
                }
            }
            hospital.accounts = directory.export(true);
        }
        hospital.people.drain(..4);
        for person in &mut hospital.people {
            person.posts[0].manager = None;
        }
        hospital.people.extend(
            (arrivals..arrivals + 5)
                .map(|n| Person { posts: vec![Post { manager: None, departure: None, ..person(n).posts[0].clone() }], ..person(n) }),
        );
        arrivals += 5;
    }
    assert!(owners.len() >= 200, "{}", owners.len());
}

#[test]
fn nothing_secret_leaves_the_secret_folder() {
    let run = run(&hospital(60), "2027-02-03");
    let secrets: Vec<String> = run.ledger.passwords.iter().map(|(_, s)| s.reveal().to_owned()).collect();
    assert_eq!(secrets.len(), 60);
    let (mut searched, mut held) = (0, 0);
    let mut sources = Sources::default();
    for document in run.documents {
        let secret = document.path().starts_with("accounts/secret/");
        let shown = format!("{document:?}");
        let found = secrets.iter().any(|s| shown.contains(s.as_str()));
        assert!(secret || !found, "{} holds a password", document.path());
        let path = document.path().to_owned();
        let (artifacts, _) = jalon::write::render(document, None, &mut sources).expect("written");
        for artifact in artifacts.iter().filter(|a| !a.path.contains(".xlsx")) {
            let text = String::from_utf8_lossy(&artifact.bytes);
            let found = secrets.iter().any(|s| text.contains(s.as_str()));
            assert!(secret || !found, "{path} holds a password");
            held += usize::from(found);
        }
        searched += 1;
    }
    assert!(searched > 15 && held >= 3, "{searched} documents, {held} with passwords");
}

#[test]
fn first_passwords_stay_until_the_account_is_opened() {
    let mut hospital = hospital(30);
    let first = run(&hospital, "2027-02-03");
    hospital.previous = first.remembered();
    let again = run(&hospital, "2027-02-04");
    let all = |run: &Run| run.ledger.passwords.iter().map(|(at, s)| (*at, s.reveal().to_owned())).collect::<Vec<_>>();
    assert_eq!(all(&first), all(&again));
    let line = |l: &LedgerLine| LedgerLine { loaded: Some(day("2027-02-04")), ..l.clone() };
    hospital.previous.ledger = hospital.previous.ledger.iter().map(line).collect();
    let opened = run(&hospital, "2027-02-05");
    let waiting = opened.ledger.entries.iter().filter(|e| e.state == AccountState::Disabled).count();
    assert!(waiting > 0 && opened.ledger.passwords.len() == waiting, "those who arrive later keep theirs");
}

#[test]
fn files_ask_for_nothing_once_all_is_loaded() {
    let (mut hospital, directory, first) = loaded(Kind::ActiveDirectory);
    next(&mut hospital, &directory, &first, true);
    let again = run(&hospital, "2027-02-04");
    let mut seen = 0;
    for document in &again.documents {
        if let Document::Account(file) = document {
            seen += 1;
            match &file.body {
                Body::Ldif(records) => assert!(records.is_empty(), "{}", file.path),
                Body::Json(value) => assert_eq!(*value, serde_json::json!([]), "{}", file.path),
                Body::Csv { rows, .. } if !file.path.ends_with("first-passwords.csv") => assert!(rows.is_empty(), "{}", file.path),
                Body::Csv { .. } => {}
            }
        }
    }
    assert!(seen > 15);
}
