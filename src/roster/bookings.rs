//! Sessions that people fixed and sessions announced by the last run, as numbers of the instance.

use super::answer::{plain, unused};
use super::demand::Demand;
use super::instance::{Booked, Instance};
use crate::model::previous::AnnouncedSession;
use crate::model::{Context, Day, FixedSession, Half, Hospital, ModuleIx, PersonIx};
use std::collections::{BTreeMap, BTreeSet};

/// A session before today: history, so that attendance can be typed.
#[derive(Clone, Debug)]
pub struct Past {
    pub id: String,
    pub module: usize,
    pub date: Day,
    pub half: usize,
    pub room: usize,
    pub trainer: usize,
    pub people: Vec<PersonIx>,
}

/// An announced seat of somebody who no longer takes the module here.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    pub person: PersonIx,
    pub module: ModuleIx,
    pub date: Day,
    /// Still there, but no longer needs it.
    pub still_here: bool,
}

#[derive(Default)]
pub struct Bookings {
    pub past: Vec<Past>,
    pub gone: Vec<Gone>,
    /// Names that no session may take again.
    pub used: BTreeSet<String>,
    /// Fixed sessions for which no room or no trainer was found (`true`: no room).
    pub unplaced: Vec<(usize, bool)>,
}

/// Puts what was fixed and announced into the instance.
pub fn book(demand: &mut Demand, hospital: &Hospital, context: &Context) -> Bookings {
    let mut bookings = Bookings::default();
    // Calendar events carry the session's name before the `@`: those of long ago are known from there.
    bookings.used.extend(hospital.previous.events.keys().filter_map(|uid| uid.split('@').next()).map(str::to_owned));
    bookings.used.extend(hospital.previous.sessions.iter().map(|s| s.id.clone()));
    let names = Names::of(&demand.instance);
    let mut taken = vec![false; hospital.previous.sessions.len()];
    for (at, fixed) in hospital.fixed_sessions.iter().enumerate() {
        let before = same_session(hospital, fixed, &taken);
        if let Some(before) = before {
            taken[before] = true;
        }
        let before = before.map(|b| &hospital.previous.sessions[b]);
        set(demand, hospital, context, at, before, &names, &mut bookings);
    }
    for (announced, _) in hospital.previous.sessions.iter().zip(taken).filter(|(_, taken)| !taken) {
        announce(demand, hospital, context, announced, &names, &mut bookings);
    }
    bookings
}

/// Codes → numbers.
struct Names {
    modules: BTreeMap<String, usize>,
    rooms: BTreeMap<String, usize>,
    trainers: BTreeMap<String, usize>,
}

impl Names {
    fn of(i: &Instance) -> Names {
        Names {
            modules: i.courses.iter().enumerate().map(|(at, c)| (c.id.clone(), at)).collect(),
            rooms: i.rooms.iter().enumerate().map(|(at, r)| (r.id.clone(), at)).collect(),
            trainers: i.teachers.iter().enumerate().map(|(at, t)| (t.id.clone(), at)).collect(),
        }
    }
}

/// The announced session that a fixed one is: same module, day and half-day, same room rather than not.
fn same_session(hospital: &Hospital, fixed: &FixedSession, taken: &[bool]) -> Option<usize> {
    let code = &hospital.module(fixed.module).code;
    let room = fixed.room.map(|r| &hospital.room(r).code);
    let same = |at: &usize| {
        let s = &hospital.previous.sessions[*at];
        s.module == *code && s.date == fixed.date && s.morning == (fixed.half == Half::Morning) && room.is_none_or(|r| *r == s.room)
    };
    (0..taken.len()).filter(|at| !taken[*at]).find(same)
}

/// A session set by people: what they left open (room, trainer) is as announced before, else the first that is free.
fn set(
    demand: &mut Demand,
    hospital: &Hospital,
    context: &Context,
    at: usize,
    before: Option<&AnnouncedSession>,
    names: &Names,
    bookings: &mut Bookings,
) {
    let fixed = &hospital.fixed_sessions[at];
    let course = fixed.module.0 as usize;
    let halves = demand.instance.courses[course].halves;
    let half = if halves == 2 { 0 } else { usize::from(fixed.half == Half::Afternoon) };
    let day = demand.instance.day(fixed.date);
    let numbers: Vec<usize> = fixed.people.iter().filter_map(|p| demand.number.get(p.0 as usize).copied().flatten()).collect();
    let clash = |other: &Booked| other.day == day && (half < other.half + demand.instance.courses[other.course].halves && other.half < half + halves);
    let same_time: Vec<&Booked> = demand.instance.fixed.iter().filter(|b| clash(b)).collect();
    let site = home_site(&demand.instance, &numbers);
    let room = fixed.room.map(|r| r.0 as usize).or_else(|| before.and_then(|b| names.rooms.get(b.room.as_str()).copied())).or_else(|| {
        let i = &demand.instance;
        let fits = |r: &usize| {
            let free = !same_time.iter().any(|b| b.room == *r) && i.rooms[*r].weekdays[i.weekday(day)] && !closed(i, *r, day, half, halves);
            free && i.equipped(*r, course) && site.is_none_or(|s| i.reaches(s, i.rooms[*r].site)) && i.rooms[*r].capacity >= numbers.len()
        };
        (0..i.rooms.len()).find(fits)
    });
    let trainer =
        fixed.trainer.map(|t| t.0 as usize).or_else(|| before.and_then(|b| names.trainers.get(b.trainer.as_str()).copied())).or_else(|| {
            let i = &demand.instance;
            let fits = |t: &usize| {
                let who = &i.teachers[*t];
                let here = room.is_none_or(|r| who.sites.is_empty() || who.sites.contains(&i.rooms[r].site));
                let free = !same_time.iter().any(|b| b.teacher == *t) && who.weekdays[i.weekday(day)] && who.absent.binary_search(&day).is_err();
                here && free && who.skills.contains(&course)
            };
            (0..i.teachers.len()).find(fits)
        });
    let (Some(room), Some(trainer)) = (room, trainer) else {
        if fixed.date >= context.today {
            bookings.unplaced.push((at, room.is_none()));
        }
        return;
    };
    let stem = format!(
        "{}-{}-{}-{}",
        plain(&demand.instance.courses[course].id),
        fixed.date,
        if half == 0 { "M" } else { "A" },
        plain(&demand.instance.rooms[room].id)
    );
    let id = before.map_or_else(|| unused(&stem, &mut bookings.used), |b| b.id.clone());
    if fixed.date < context.today {
        bookings.past.push(Past { id, module: course, date: fixed.date, half, room, trainer, people: fixed.people.clone() });
        return;
    }
    // Whoever is put there by people takes the module, whatever their job says.
    for &p in &numbers {
        let person = &mut demand.instance.people[p];
        if !person.required.contains(&course) {
            person.required.push(course);
        }
        person.done.retain(|c| *c != course);
    }
    let joined = before.iter().flat_map(|b| &b.people).filter_map(|p| demand.number[hospital.find_person(p.as_str())?.0 as usize]);
    let joined: Vec<usize> = joined.filter(|p| !numbers.contains(p)).collect();
    demand.instance.joined.extend(joined.into_iter().map(|p| (demand.instance.fixed.len(), p)));
    demand.instance.fixed.push(Booked { id, course, day, half, room, teacher: trainer, people: numbers });
}

fn closed(i: &Instance, room: usize, day: i32, half: usize, halves: usize) -> bool {
    (half..half + halves).any(|h| i.rooms[room].closed.binary_search(&super::seats::slot(day, h)).is_ok())
}

/// The site that most of these people work at.
fn home_site(i: &Instance, people: &[usize]) -> Option<usize> {
    let mut census: BTreeMap<usize, usize> = BTreeMap::new();
    for p in people {
        *census.entry(i.wards[i.people[*p].ward].site).or_insert(0) += 1;
    }
    census.into_iter().max_by_key(|(site, n)| (*n, std::cmp::Reverse(*site))).map(|(site, _)| site)
}

/// A session announced by the last run: history, inside the notice period, or later.
fn announce(demand: &mut Demand, hospital: &Hospital, context: &Context, announced: &AnnouncedSession, names: &Names, bookings: &mut Bookings) {
    let Some(&course) = names.modules.get(announced.module.as_str()) else { return };
    let half = usize::from(!announced.morning && demand.instance.courses[course].halves == 1);
    let people: Vec<PersonIx> = announced.people.iter().filter_map(|p| hospital.find_person(p.as_str())).collect();
    let numbers: Vec<usize> = people.iter().filter_map(|p| demand.number[p.0 as usize]).collect();
    let i = &demand.instance;
    // A room or trainer that is no longer there: any other one, which the engine changes for one that is free.
    let near = home_site(i, &numbers).and_then(|s| (0..i.rooms.len()).find(|r| i.reaches(s, i.rooms[*r].site)));
    let room = names.rooms.get(announced.room.as_str()).copied().or(near);
    let skilled = (0..i.teachers.len()).find(|t| i.teachers[*t].skills.contains(&course));
    let trainer = names.trainers.get(announced.trainer.as_str()).copied().or(skilled).or((!i.teachers.is_empty()).then_some(0));
    if announced.date < context.today {
        if let (Some(room), Some(trainer)) = (room, trainer) {
            bookings.past.push(Past { id: announced.id.clone(), module: course, date: announced.date, half, room, trainer, people });
        }
        return;
    }
    let module = ModuleIx(super::seats::id(course));
    for &person in &people {
        let here = demand.number[person.0 as usize].map(|p| &i.people[p]);
        let needed = here.is_some_and(|p| p.required.contains(&course));
        if !needed {
            bookings.gone.push(Gone { person, module, date: announced.date, still_here: here.is_some_and(|p| !p.required.is_empty()) });
        }
    }
    let day = i.day(announced.date);
    let (Some(room), Some(teacher)) = (room, trainer) else { return };
    let list = if day < i.limits.notice_days { &mut demand.instance.frozen } else { &mut demand.instance.announced };
    list.push(Booked { id: announced.id.clone(), course, day, half, room, teacher, people: numbers });
}
