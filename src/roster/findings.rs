//! What a person must look at: sheets that are missing, seats not given by service and module, what was assumed.

use super::bookings::Bookings;
use super::demand::Demand;
use super::seats::Seats;
use super::{Roster, Unseated};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::roster::{Because, Remedy, Rostering};
use crate::diagnostics::causes::Cause;
use crate::model::{Code, Hospital, ModuleIx, ServiceIx};
use std::collections::{BTreeMap, BTreeSet};

pub fn findings(hospital: &Hospital, demand: &Demand, bookings: &Bookings, seats: &Seats<'_>, roster: &Roster) -> Vec<Diagnostic> {
    let mut all = Vec::new();
    let wanted = seats.pairs.len();
    if wanted == 0 {
        return all;
    }
    if !demand.strange_sites.is_empty() {
        all.push(Diagnostic::new(Rostering::StrangeSites { found: demand.strange_sites.clone() }));
    }
    if !demand.strange_codes.is_empty() {
        all.push(Diagnostic::new(Rostering::StrangeDuty { found: demand.strange_codes.iter().cloned().collect() }));
    }
    if demand.nights_assumed > 0 {
        all.push(Diagnostic::new(Rostering::NightsAssumed { found: demand.nights_assumed }));
    }
    let ring = ring(seats);
    if !ring.is_empty() {
        all.push(Diagnostic::new(Rostering::PrerequisiteRing { found: ring }));
    }
    for (at, no_room) in &bookings.unplaced {
        let fixed = &hospital.fixed_sessions[*at];
        let sheet_missing = if *no_room { hospital.rooms.is_empty() } else { hospital.trainers.is_empty() };
        if !sheet_missing {
            let module = hospital.module(fixed.module).code.clone();
            all.push(Diagnostic::at(fixed.place, Rostering::FixedWithoutPlace { module, day: fixed.date }));
        }
    }
    let (live, open): (Vec<&Unseated>, Vec<&Unseated>) = roster.not_seated.iter().partition(|u| matches!(u.cause, Cause::SeatTooLate { .. }));
    all.extend(live_untrained(hospital, &live));
    if hospital.rooms.is_empty() {
        all.push(Diagnostic::new(Rostering::NoRooms { found: open.len() }));
    }
    if hospital.trainers.is_empty() {
        all.push(Diagnostic::new(Rostering::NoTrainers { found: open.len() }));
    }
    if !hospital.rooms.is_empty() && !hospital.trainers.is_empty() {
        let without = modules_without(hospital, seats, &open, &mut all);
        all.extend(not_seated(hospital, open.into_iter().filter(|u| !without.contains(&u.module))));
    }
    if !roster.moved.is_empty() {
        all.push(Diagnostic::new(Rostering::SeatsMoved { found: roster.moved.len() }));
    }
    all
}

/// Modules that wait for each other, or for one of those that do.
fn ring(seats: &Seats<'_>) -> Vec<Code> {
    let courses = &seats.instance.courses;
    let mut free = vec![false; courses.len()];
    while let Some(at) = (0..courses.len()).find(|c| !free[*c] && courses[*c].prerequisites.iter().all(|q| free[*q])) {
        free[at] = true;
    }
    (0..courses.len()).filter(|c| !free[*c]).map(|c| Code::new(&courses[c].id)).collect()
}

/// Modules that nobody teaches, or that no room fits: said once, not by service.
fn modules_without(hospital: &Hospital, seats: &Seats<'_>, open: &[&Unseated], all: &mut Vec<Diagnostic>) -> BTreeSet<ModuleIx> {
    let mut without = BTreeSet::new();
    let mut missing: BTreeMap<ModuleIx, usize> = BTreeMap::new();
    for unseated in open {
        *missing.entry(unseated.module).or_insert(0) += 1;
    }
    for (ix, found) in missing {
        let course = ix.0 as usize;
        let module = hospital.module(ix).code.clone();
        if seats.teachers_for(course).is_empty() {
            all.push(Diagnostic::at(hospital.module(ix).place, Rostering::NobodyTeaches { module: module.clone(), found }));
            without.insert(ix);
        }
        if (0..seats.instance.sites.len()).all(|s| seats.rooms_for(course, s).is_empty()) {
            let least = seats.instance.courses[course].min;
            all.push(Diagnostic::at(hospital.module(ix).place, Rostering::NoRoomFits { module, found, least }));
            without.insert(ix);
        }
    }
    without
}

/// One warning a service and module, with the reason that most of them have.
fn not_seated<'a>(hospital: &Hospital, open: impl Iterator<Item = &'a Unseated>) -> Vec<Diagnostic> {
    let mut groups: BTreeMap<(ServiceIx, ModuleIx), Vec<&Unseated>> = BTreeMap::new();
    for unseated in open {
        groups.entry((hospital.person(unseated.person).main().service, unseated.module)).or_default().push(unseated);
    }
    let said = |((service, module), people): ((ServiceIx, ModuleIx), Vec<&Unseated>)| {
        let mut census: BTreeMap<&str, (usize, &Cause)> = BTreeMap::new();
        for unseated in &people {
            census.entry(crate::diagnostics::Fault::entry(&unseated.cause).code).or_insert((0, &unseated.cause)).0 += 1;
        }
        let main = census.into_iter().max_by_key(|(code, (n, _))| (*n, std::cmp::Reverse(*code))).map(|(_, (_, cause))| cause.clone())?;
        Some(Diagnostic::new(Rostering::NotSeated {
            service: hospital.service(service).code.clone(),
            module: hospital.module(module).code.clone(),
            found: people.len(),
            reason: Because(main.clone()),
            remedy: Remedy(main),
        }))
    };
    groups.into_iter().filter_map(said).collect()
}

/// Services that are live, with people of whom no training is known.
fn live_untrained(hospital: &Hospital, live: &[&Unseated]) -> Vec<Diagnostic> {
    let mut by_service: BTreeMap<ServiceIx, (crate::model::Day, BTreeSet<crate::model::PersonIx>)> = BTreeMap::new();
    for unseated in live {
        if let Cause::SeatTooLate { day } = unseated.cause {
            by_service.entry(hospital.person(unseated.person).main().service).or_insert_with(|| (day, BTreeSet::new())).1.insert(unseated.person);
        }
    }
    let said = |(service, (day, people)): (ServiceIx, (crate::model::Day, BTreeSet<crate::model::PersonIx>))| {
        Diagnostic::new(Rostering::LiveUntrained { service: hospital.service(service).code.clone(), day, found: people.len() })
    };
    by_service.into_iter().map(said).collect()
}
