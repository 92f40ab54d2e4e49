//! The project's means and the services: teams, profiles, modules, trainers, rooms, actors; then services, once people are known.

use super::assemble::{Desk, called, near, person, position};
use super::names::Named;
use super::services::{ServiceFound, Services};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake as Fault;
use crate::model::{Code, Day, Hospital, Module, ModuleIx, PersonIx, Place, Profile, Room, Service, ServiceIx, Team, Trainer};
use crate::schema::cells::{Codes, DayRange};
use crate::schema::sheets::{ModuleRow, ProfileRow, RoomRow, ServiceRow, TeamRow, TrainerRow, UserRow};
use crate::schema::{RowAt, Sheet};
use crate::text::normal::folded;
use foldhash::{HashSet, HashSetExt};

/// Default of a module that does not say: an example value.
const GROUP: u32 = 8;
/// Calendar days before the go-live within which training stays fresh, when the module does not say: an example value.
const FRESH_DAYS: u32 = 28;
pub(super) fn means(desk: &mut Desk<'_>, h: &mut Hospital) {
    teams(desk, h);
    modules(desk, h);
    profiles(desk, h);
    trainers(desk, h);
    rooms(desk, h);
}

/// Ranges in order; a reversed one is said and left out.
pub(super) fn ranges(given: &[DayRange], place: Place, report: &mut Vec<Diagnostic>) -> Vec<(Day, Day)> {
    let mut out = Vec::new();
    for r in given {
        if r.to < r.from {
            report.push(Diagnostic::at(place, Fault::RangeReversed { from: r.from, to: r.to }));
        } else {
            out.push((r.from, r.to));
        }
    }
    out
}

fn teams(desk: &mut Desk<'_>, h: &mut Hospital) {
    let rows = desk.unique::<TeamRow>(|r| &r.code, TeamRow::code);
    desk.leave_aside::<TeamRow>(TeamRow::code, rows.iter().map(|r| &r.code));
    for row in rows {
        if row.capacity.0 == 0 {
            desk.say(row.at.cell(TeamRow::capacity), Fault::ZeroCapacity { column: TeamRow::SPEC.columns[TeamRow::capacity].header });
        }
        let absences = ranges(&row.absences, row.at.cell(TeamRow::absences), &mut desk.report);
        h.teams.push(Team {
            name: row.name.unwrap_or_else(|| row.code.0.to_string()),
            code: row.code,
            capacity: row.capacity.0,
            day_cost: row.day_cost.map(|c| c.0),
            members: row.members.0,
            absences,
            place: Some(row.at.place()),
        });
    }
}

/// Codes of modules as indices; unknown ones are said.
fn module_list(codes: &Codes, at: &RowAt, field: usize, column: crate::text::Tr, known: &[(Code, String)], desk: &mut Desk<'_>) -> Vec<ModuleIx> {
    let mut out = Vec::new();
    for code in &codes.0 {
        match called(known.iter().map(|(code, name)| (code, name.as_str())), code) {
            Some(ix) => out.push(ModuleIx(ix)),
            None if known.is_empty() => {}
            None => {
                let fault = desk.waiting.cell::<ModuleRow>(column, code.clone(), near(code, known.iter().map(|k| &k.0)));
                desk.say(at.cell(field), fault);
            }
        }
    }
    out
}

fn modules(desk: &mut Desk<'_>, h: &mut Hospital) {
    let rows = desk.unique::<ModuleRow>(|r| &r.code, ModuleRow::code);
    let codes: Vec<(Code, String)> = rows.iter().map(|r| (r.code.clone(), r.name.clone())).collect();
    desk.leave_aside::<ModuleRow>(ModuleRow::code, codes.iter().map(|k| &k.0));
    let header = |f: usize| ModuleRow::SPEC.columns[f].header;
    for (ix, row) in (0u32..).zip(rows) {
        let prerequisites: Vec<ModuleIx> =
            module_list(&row.prerequisites, &row.at, ModuleRow::prerequisites, header(ModuleRow::prerequisites), &codes, desk)
                .into_iter()
                .filter(|m| m.0 != ix)
                .collect();
        let mut max = row.max_group.map_or(GROUP, |n| n.0);
        let min = row.min_group.map_or(1, |n| n.0);
        if max == 0 {
            desk.say(row.at.cell(ModuleRow::max_group), Fault::ZeroCapacity { column: header(ModuleRow::max_group) });
            max = GROUP;
        }
        if min > max {
            desk.say(row.at.cell(ModuleRow::min_group), Fault::MinOverMax { min: f64::from(min), max: f64::from(max) });
            max = min;
        }
        if row.hours.0 <= 0.0 {
            desk.say(row.at.cell(ModuleRow::hours), Fault::ZeroCapacity { column: header(ModuleRow::hours) });
        }
        let words = [row.audience.as_deref().unwrap_or_default(), row.code.as_str(), row.name.as_str()].map(folded);
        let super_users_only = words.iter().any(|w| w.starts_with("referent") || w.starts_with("super user") || w.starts_with("key user"));
        h.modules.push(Module {
            code: row.code.clone(),
            name: row.name,
            hours: row.hours.0,
            prerequisites,
            min_group: min,
            max_group: max,
            fresh_days: row.fresh_days.map_or(FRESH_DAYS, |n| n.0),
            test_required: row.test_required.unwrap_or(false),
            equipment: row.equipment.0.iter().map(|e| folded(e)).collect(),
            super_users_only,
            place: row.at.place(),
        });
    }
}

fn profiles(desk: &mut Desk<'_>, h: &mut Hospital) {
    let codes: Vec<(Code, String)> = h.modules.iter().map(|m| (m.code.clone(), m.name.clone())).collect();
    let mut seen: Vec<String> = Vec::new();
    for row in desk.rows::<ProfileRow>() {
        let key = folded(&row.job);
        if seen.contains(&key) {
            desk.say(
                row.at.cell(ProfileRow::job),
                Fault::DuplicateCode { column: ProfileRow::SPEC.columns[ProfileRow::job].header, found: Code::new(row.job.clone()) },
            );
            continue;
        }
        seen.push(key);
        let modules = module_list(&row.modules, &row.at, ProfileRow::modules, ProfileRow::SPEC.columns[ProfileRow::modules].header, &codes, desk);
        h.profiles.push(Profile {
            job: row.job,
            name: row.profile,
            groups: row.groups.0,
            modules,
            licence: row.licence.unwrap_or_default(),
            place: row.at.place(),
        });
    }
}

fn trainers(desk: &mut Desk<'_>, h: &mut Hospital) {
    let codes: Vec<(Code, String)> = h.modules.iter().map(|m| (m.code.clone(), m.name.clone())).collect();
    for row in desk.rows::<TrainerRow>() {
        let asked = module_list(&row.modules, &row.at, TrainerRow::modules, TrainerRow::SPEC.columns[TrainerRow::modules].header, &codes, desk);
        let all = row.modules.0.is_empty();
        let absences = ranges(&row.absences, row.at.cell(TrainerRow::absences), &mut desk.report);
        h.trainers.push(Trainer {
            code: row.code.unwrap_or_else(|| Code::new(row.name.clone())),
            name: row.name,
            modules: if all { (0..u32::try_from(codes.len()).unwrap_or(u32::MAX)).map(ModuleIx).collect() } else { asked },
            sites: row.sites.0,
            weekdays: row.days.map_or([true, true, true, true, true, false, false], |d| d.0),
            absences,
            place: row.at.place(),
        });
    }
    let names: Vec<Code> = h.trainers.iter().map(|t| Code::new(t.name.clone())).collect();
    desk.leave_aside::<TrainerRow>(TrainerRow::code, h.trainers.iter().map(|t| &t.code));
    desk.leave_aside::<TrainerRow>(TrainerRow::name, names.iter());
}

fn rooms(desk: &mut Desk<'_>, h: &mut Hospital) {
    for row in desk.rows::<RoomRow>() {
        let absences = ranges(&row.absences, row.at.cell(RoomRow::absences), &mut desk.report);
        if row.capacity.0 == 0 {
            desk.say(row.at.cell(RoomRow::capacity), Fault::ZeroCapacity { column: RoomRow::SPEC.columns[RoomRow::capacity].header });
            continue;
        }
        h.rooms.push(Room {
            code: row.code.unwrap_or_else(|| Code::new(row.name.clone())),
            name: row.name,
            site: row.site.unwrap_or_default(),
            capacity: row.workstations.map_or(row.capacity.0, |w| w.0.min(row.capacity.0)).max(1),
            equipment: row.equipment.0.iter().map(|e| folded(e)).collect(),
            weekdays: row.days.map_or([true, true, true, true, true, false, false], |d| d.0),
            absences,
            place: row.at.place(),
        });
    }
    let names: Vec<Code> = h.rooms.iter().map(|r| Code::new(r.name.clone())).collect();
    desk.leave_aside::<RoomRow>(RoomRow::code, h.rooms.iter().map(|r| &r.code));
    desk.leave_aside::<RoomRow>(RoomRow::name, names.iter());
}

/// Services, with who manages them and who works there.
pub(super) fn services(desk: &mut Desk<'_>, h: &mut Hospital, rows: &[ServiceRow], known: &Services<'_>) {
    let mut people: Vec<Vec<PersonIx>> = vec![Vec::new(); rows.len()];
    for (ix, person) in (0u32..).map(PersonIx).zip(&h.people) {
        for post in &person.posts {
            let list = &mut people[post.service.0 as usize];
            if list.last() != Some(&ix) {
                list.push(ix);
            }
        }
    }
    // Asked only where a service is without people.
    let mut listed: Option<Vec<Code>> = None;
    let header = |f: usize| ServiceRow::SPEC.columns[f].header;
    let managers: Vec<Option<PersonIx>> =
        rows.iter().map(|row| row.manager.as_ref().and_then(|text| person(h, text).or_else(|| named(&desk.names(h).find(text))))).collect();
    // Some lists hold nurses alone: a manager by name who is not among them is said only where another one is.
    let managers_are_listed = managers.iter().any(Option::is_some);
    for ((ix, row), people) in (0u32..).map(ServiceIx).zip(rows).zip(people) {
        let text = row.manager.clone().unwrap_or_default();
        let manager = managers[ix.0 as usize];
        let is_id = text.chars().any(|c| c.is_ascii_digit());
        if manager.is_none() && !text.is_empty() && (is_id && !h.people.is_empty() || managers_are_listed) {
            desk.say(row.at.cell(ServiceRow::manager), Fault::UnknownPerson { column: header(ServiceRow::manager), found: text.clone() });
        }
        let mut latest = row.latest;
        if let (Some(from), Some(to)) = (row.earliest, row.latest)
            && to < from
        {
            desk.report
                .push(Diagnostic::at(row.at.cell(ServiceRow::latest), Fault::WindowReversed { from, to }).also([row.at.cell(ServiceRow::earliest)]));
            latest = None;
        }
        let together = others(&row.together, ix, &row.at, ServiceRow::together, known, desk);
        let after = others(&row.after, ix, &row.at, ServiceRow::after, known, desk);
        for id in &row.super_users.0 {
            if let Some(p) = person(h, id) {
                for post in &mut h.people[p.0 as usize].posts {
                    post.super_user |= post.service == ix;
                }
            }
        }
        if people.is_empty() && row.head_count.is_none() && position(listed.get_or_insert_with(|| named_services(desk)).iter(), &row.code).is_none() {
            desk.say(row.at.place(), Fault::EmptyService { found: row.code.clone() });
        }
        h.services.push(Service {
            code: row.code.clone(),
            name: row.name.clone(),
            parent: row.parent.clone().unwrap_or_default(),
            site: row.site.as_ref().map(|s| s.0.clone()).unwrap_or_default(),
            manager,
            manager_text: text,
            complexity: row.complexity.unwrap_or_default(),
            priority: row.priority.map(|p| p.0),
            wave: row.wave.map(|w| w.0),
            pilot: row.pilot.unwrap_or(false),
            earliest: row.earliest,
            latest,
            together,
            after,
            head_count: row.head_count.map(|n| n.0),
            people,
            place: row.at.place(),
        });
    }
}

/// Services that rows of the users' lists name, be they kept or not: one whose people are all among rows that stayed out is not empty, their faults are told already.
fn named_services(desk: &Desk<'_>) -> Vec<Code> {
    let mut seen = HashSet::new();
    let mut named = desk.codes_but::<UserRow>(UserRow::service, |text| !seen.insert(text));
    named.sort_unstable();
    named.dedup();
    named
}

/// The person whose whole name was written, when only one has it.
fn named(found: &Named) -> Option<PersonIx> {
    match found {
        Named::One(ix, true) => Some(*ix),
        _ => None,
    }
}

fn others(codes: &Codes, own: ServiceIx, at: &RowAt, field: usize, known: &Services<'_>, desk: &mut Desk<'_>) -> Vec<ServiceIx> {
    let column = ServiceRow::SPEC.columns[field].header;
    let mut out = Vec::new();
    for code in &codes.0 {
        match known.find(code.as_str()) {
            ServiceFound::Known(ix) | ServiceFound::Spelt(ix, _) if ix == own => {
                desk.say(at.cell(field), Fault::SelfReference { column, found: code.clone() });
            }
            ServiceFound::Known(ix) | ServiceFound::Spelt(ix, _) => out.push(ix),
            ServiceFound::Rejected => {}
            ServiceFound::Unknown(near) => desk.say(at.cell(field), Fault::UnknownReference { column, found: code.clone(), near }),
        }
    }
    out
}
