//! `cargo run --example account_files -- DIR`: account files of a made-up hospital of 300 people, for the judges in tests/judges/accounts.sh.
//!
//! DIR/KIND-first (`ad`, `ol`): nothing is in the directory yet. DIR/KIND-first-again: everything was loaded. DIR/KIND-later: half a year later, beside `setup.ldif`, what the directory held before; DIR/KIND-later-again: that was loaded too.

#[path = "../tests/accounts_kit/mod.rs"]
mod accounts_kit;

use accounts_kit::{Directory, Kind, Run, base, half_a_year_later, hospital, paths, run};
use jalon::document::entry::Record;
use jalon::model::Sources;
use std::path::Path;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("account_files DIR [PEOPLE]");
        std::process::exit(3);
    };
    let people = std::env::args().nth(2).and_then(|n| n.parse().ok()).unwrap_or(300);
    let folder = Path::new(&folder);
    for (kind, name) in [(Kind::ActiveDirectory, "ad"), (Kind::OpenLdap, "ol")] {
        let mut hospital = hospital(people);
        hospital.settings.directory_base = base(kind).into();
        let first = run(&hospital, "2027-02-03");
        let [main, open, ..] = paths(kind);
        let mut directory = Directory::new(kind);
        let setup: Vec<Record> = first.ldif(&main).iter().chain(first.ldif(&open)).cloned().collect();
        directory.apply(&setup);
        hospital.accounts = directory.export(true);
        hospital.directory_given = true;
        hospital.previous = first.remembered();
        write(&folder.join(format!("{name}-first")), first);
        write(&folder.join(format!("{name}-first-again")), run(&hospital, "2027-02-04"));
        half_a_year_later(&mut hospital);
        let later = run(&hospital, "2027-06-01");
        directory.apply(later.ldif(&main));
        directory.apply(later.ldif(&open));
        hospital.accounts = directory.export(true);
        hospital.previous = later.remembered();
        let here = folder.join(format!("{name}-later"));
        write(&here, later);
        put(&here.join("setup.ldif"), &jalon::write::ldif::bytes(&setup));
        write(&folder.join(format!("{name}-later-again")), run(&hospital, "2027-06-02"));
    }
}

fn write(folder: &Path, run: Run) {
    let mut sources = Sources::default();
    for document in run.documents {
        let (artifacts, _) = jalon::write::render(document, None, &mut sources).expect("every document can be written");
        for artifact in artifacts {
            put(&folder.join(&artifact.path), &artifact.bytes);
        }
    }
}

fn put(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}
