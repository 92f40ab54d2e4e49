//! Account files: the ledger, what each directory takes in, what takes it back, and the owner-only folder.

pub mod facts;
pub mod formats;
mod ldif;
pub mod ledger;
mod letters;
pub mod pattern;
mod places;
mod scim;
mod table;

use super::{Made, Results};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::accounts::Accounts;
use crate::document::{AccountFile, Document};
use crate::model::Code;
use facts::{Subject, World};
use formats::{Dialect, Kind, Layout};
use std::collections::BTreeSet;

/// Everything of `accounts/`.
pub fn documents(results: &Results<'_>) -> Made {
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for family in FAMILIES {
        let (more, said) = family(results);
        documents.extend(more);
        faults.extend(said);
    }
    (documents, faults)
}

/// The files of `accounts/`, a family at a time: one of them for a large hospital fills hundreds of megabytes before it is bytes.
pub const FAMILIES: [fn(&Results<'_>) -> Made; 5] = [ledger_book, ldif_files, table_files, scim_files, letter_book];

fn world<'a>(results: &Results<'a>) -> World<'a> {
    World::new(results.hospital, &results.ledger.entries, &results.ledger.passwords)
}

fn subjects<'w>(results: &Results<'w>, world: &'w World<'w>) -> Vec<Subject<'w>> {
    results.ledger.entries.iter().enumerate().map(|(at, e)| world.subject(at, e)).collect()
}

fn as_documents(mut files: Vec<AccountFile>) -> Vec<Document> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.into_iter().map(Document::Account).collect()
}

fn ledger_book(results: &Results<'_>) -> Made {
    let world = world(results);
    let mut faults = formats::all(results.formats).1;
    if world.base.is_empty() {
        faults.push(Diagnostic::new(Accounts::NoBase {}));
    }
    faults.extend(lengths(results, &subjects(results, &world)));
    (vec![Document::Workbook(ledger::workbook(results))], faults)
}

fn ldif_files(results: &Results<'_>) -> Made {
    let world = world(results);
    if world.base.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let subjects = subjects(results, &world);
    let (mut files, mut lost) = (Vec::new(), Vec::new());
    for format in &formats::all(results.formats).0 {
        if let Kind::Ldif(layout) = &format.kind {
            let directory = places::Directory::new(layout, &world, &subjects);
            let (made, unplaced) = ldif::files(format, layout, &world, &subjects, &directory);
            files.extend(made);
            lost.push((format.file.clone(), unplaced));
        }
    }
    (as_documents(files), unplaced(&lost).into_iter().collect())
}

fn table_files(results: &Results<'_>) -> Made {
    let world = world(results);
    let subjects = subjects(results, &world);
    let formats = formats::all(results.formats).0;
    let containers = containers(&formats, &world, &subjects);
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for format in formats.iter().filter(|f| matches!(f.kind, Kind::Csv { .. } | Kind::Json { .. })) {
        let (made, left_out) = table::files(format, &world, &subjects, &containers, results.context.lang);
        files.extend(made);
        if left_out > 0 {
            faults.push(Diagnostic::new(Accounts::LeftOutOfFile { count: left_out, found: format.file.clone() }));
        }
    }
    (as_documents(files), faults)
}

fn scim_files(results: &Results<'_>) -> Made {
    let world = world(results);
    let (files, groups) = scim::files(&subjects(results, &world), results.hospital);
    let later = (groups > 0).then(|| Diagnostic::new(Accounts::GroupsLater { count: groups }));
    (as_documents(files), later.into_iter().collect())
}

fn letter_book(results: &Results<'_>) -> Made {
    let world = world(results);
    (vec![Document::Workbook(letters::workbook(results, &subjects(results, &world)))], Vec::new())
}

/// Container and DN of each entry in Active Directory, for formats that show them.
fn containers(formats: &[formats::Format], world: &World<'_>, subjects: &[Subject<'_>]) -> table::Containers {
    let ad = |f: &&formats::Format| matches!(&f.kind, Kind::Ldif(Layout { dialect: Dialect::ActiveDirectory, .. }));
    let Some(Kind::Ldif(layout)) = formats.iter().find(ad).map(|f| &f.kind) else { return Vec::new() };
    let directory = places::Directory::new(layout, world, subjects);
    let place = |at| {
        let dn = directory.after(at).unwrap_or_default();
        (crate::accounts::dn::split(dn).1.to_owned(), dn.to_owned())
    };
    (0..subjects.len()).map(place).collect()
}

/// Said once, when no LDIF file could place an account.
fn unplaced(lost: &[(String, u32)]) -> Option<Diagnostic> {
    let count = lost.iter().map(|(_, n)| *n).min().filter(|n| *n > 0)?;
    let found = lost.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>().join(", ");
    Some(Diagnostic::new(Accounts::NoDn { count, found }))
}

/// What a directory would refuse by its length, said before.
fn lengths(results: &Results<'_>, subjects: &[Subject<'_>]) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let used: BTreeSet<_> = subjects.iter().filter(|s| facts::is_written(s.entry)).filter_map(|s| s.service).collect();
    for service in used.into_iter().map(|ix| results.hospital.service(ix)).filter(|s| s.name.chars().count() > facts::DEPARTMENT) {
        let expected = facts::department(service.code.as_str(), &service.name);
        let limit = u32::try_from(facts::DEPARTMENT).unwrap_or(u32::MAX);
        out.push(Diagnostic::at(service.place, Accounts::Shortened { found: service.name.clone(), expected, limit }));
    }
    let long = |id: &Code| id.as_str().chars().count() > 16;
    for entry in subjects.iter().map(|s| s.entry).filter(|e| facts::is_written(e) && long(&e.id)) {
        let fault = Accounts::LongStaffId { found: entry.id.clone() };
        out.push(match entry.person {
            Some(ix) => Diagnostic::at(results.hospital.person(ix).place, fault),
            None => Diagnostic::new(fault),
        });
    }
    out
}
