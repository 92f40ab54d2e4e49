//! Lists that cover the same service: who is in one and missing from another, where both are plainly of the same people.

use super::services::Services;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Code, Person, Place, Post, ServiceIx, SheetId};
use crate::schema::sheets::UserRow;
use crate::text::normal::folded;
use foldhash::{HashMap, HashMapExt};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest people that two lists must share before they are compared.
const SHARED: usize = 2;

/// Who stands in which list of a service. Kept only for services that several lists name.
pub(super) struct Coverage {
    told_twice: BTreeSet<String>,
    /// The jobs that each list has, in whatever service: a list of nurses alone lacks no doctor.
    jobs: BTreeMap<SheetId, BTreeSet<String>>,
    by_service: BTreeMap<ServiceIx, BTreeMap<SheetId, List>>,
}

/// One list of one service: staff ids with their cell and their job.
type List = BTreeMap<Code, (Place, String)>;

impl Coverage {
    /// `pieces`: rows of one list each, in order.
    pub(super) fn new(pieces: &[Vec<UserRow>]) -> Coverage {
        let mut first: HashMap<&str, SheetId> = HashMap::new();
        let mut told_twice = BTreeSet::new();
        let mut before = None;
        let mut sheets = pieces.iter().filter_map(|rows| Some(rows.first()?.at.sheet));
        let first_sheet = sheets.next();
        let several = sheets.any(|sheet| Some(sheet) != first_sheet);
        for row in pieces.iter().flatten().filter(|_| several) {
            // Lists are often in the order of their services.
            let here = Some((row.service.as_str(), row.at.sheet));
            if std::mem::replace(&mut before, here) == here {
                continue;
            }
            let sheet = *first.entry(row.service.as_str()).or_insert(row.at.sheet);
            if sheet != row.at.sheet && !told_twice.contains(row.service.as_str()) {
                told_twice.insert(row.service.as_str().to_owned());
            }
        }
        Coverage { told_twice, jobs: BTreeMap::new(), by_service: BTreeMap::new() }
    }

    pub(super) fn note(&mut self, row: &UserRow, post: &Post) {
        if self.told_twice.is_empty() {
            return;
        }
        let job = post.profile.map_or_else(|| folded(&post.job), |p| format!("#{p}"));
        let jobs = self.jobs.entry(row.at.sheet).or_default();
        if !jobs.contains(&job) {
            jobs.insert(job.clone());
        }
        // Who leaves may well be gone from the list of the ward.
        if post.departure.is_none() && self.told_twice.contains(row.service.as_str()) {
            let list = self.by_service.entry(post.service).or_default().entry(row.at.sheet).or_default();
            list.entry(row.id.0.clone()).or_insert((row.at.cell(UserRow::id), job));
        }
    }

    /// Says who is missing from a list that shares at least half of the people, among jobs that it has.
    pub(super) fn say(&self, people: &[Person], services: &Services<'_>, report: &mut Vec<Diagnostic>) {
        for (service, lists) in self.by_service.iter().filter(|(_, lists)| lists.len() <= 12) {
            for (sheet, list) in lists {
                for (theirs, other) in lists.iter().filter(|(s, _)| *s != sheet) {
                    let has = |job: &String| self.jobs.get(theirs).is_some_and(|jobs| jobs.contains(job));
                    let alike: Vec<(&Code, &Place)> = list.iter().filter(|(_, (_, job))| has(job)).map(|(id, (at, _))| (id, at)).collect();
                    let shared = alike.iter().filter(|(id, _)| other.contains_key(*id)).count();
                    if shared < SHARED || shared * 2 < alike.len() {
                        continue;
                    }
                    let there = other.values().next().map(|(at, _)| Place::sheet(at.sheet));
                    for (id, at) in alike.into_iter().filter(|(id, _)| !other.contains_key(*id)) {
                        let known = people.binary_search_by(|p| p.id.as_str().cmp(id.as_str())).ok().map(|ix| &people[ix]);
                        // Somebody whom the other list has in another service is told about already.
                        if known.is_some_and(|p| p.posts.iter().any(|p| p.place.sheet != at.sheet && there.is_some_and(|t| t.sheet == p.place.sheet)))
                        {
                            continue;
                        }
                        let found = known.map(Person::listed);
                        let fault = Intake::MissingFromList {
                            whose: found.unwrap_or_else(|| id.as_str().to_owned()),
                            service: Code::new(services.code(*service)),
                        };
                        report.push(Diagnostic::at(*at, fault).also(there));
                    }
                }
            }
        }
    }
}
