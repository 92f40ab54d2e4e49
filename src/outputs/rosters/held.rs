//! The sessions that outputs speak of: those of the roster, and those already past that an earlier run announced.

use crate::model::{Attendance, Code, Half, Hospital, Module, ModuleIx, Person, PersonIx, Presence, Room, RoomIx, Trainer, TrainerIx};
use crate::outputs::{Results, calendars};
use crate::roster::{Session, SessionState};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// All sessions, with indexes made once.
pub(crate) struct Held<'a> {
    pub hospital: &'a Hospital,
    /// By date, half-day, room.
    pub sessions: Vec<Cow<'a, Session>>,
    /// Sessions of each person that are held, by date.
    by_person: Vec<Vec<usize>>,
    /// Attendance by person and module, in input order.
    attendance: BTreeMap<(PersonIx, ModuleIx), Vec<&'a Attendance>>,
    not_seated: BTreeSet<(PersonIx, ModuleIx)>,
}

/// What a person has of a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seat {
    /// Seated on a session, an index into [`Held::sessions`].
    On(usize),
    /// Done already, on that day when known.
    Done(Option<crate::model::Day>),
    /// No seat could be given.
    Wanted,
}

impl<'a> Held<'a> {
    pub(crate) fn new(results: &Results<'a>) -> Held<'a> {
        let hospital = results.hospital;
        let known: BTreeSet<&str> = results.roster.sessions.iter().map(|s| s.id.as_str()).collect();
        let mut sessions: Vec<Cow<'a, Session>> = results.roster.sessions.iter().map(Cow::Borrowed).collect();
        sessions.extend(past(results).filter(|s| !known.contains(s.id.as_str())).map(Cow::Owned));
        sessions.sort_by(|a, b| (a.date, a.half, a.room, &a.id).cmp(&(b.date, b.half, b.room, &b.id)));
        let mut by_person = vec![Vec::new(); hospital.people.len()];
        for (at, session) in sessions.iter().enumerate().filter(|(_, s)| s.state != SessionState::Cancelled) {
            for person in &session.people {
                if let Some(of_person) = by_person.get_mut(person.0 as usize) {
                    of_person.push(at);
                }
            }
        }
        let mut attendance: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for line in &hospital.attendance {
            attendance.entry((line.person, line.module)).or_default().push(line);
        }
        let not_seated = results.roster.not_seated.iter().map(|u| (u.person, u.module)).collect();
        let mut held = Held { hospital, sessions, by_person, attendance, not_seated };
        held.say_states_of_today(results);
        held
    }
    /// What was new or moved in an earlier run of today still is: a second run on the same day says the same.
    fn say_states_of_today(&mut self, results: &Results<'_>) {
        let today = results.context.today;
        for at in 0..self.sessions.len() {
            let Some(session) = self.sessions.get(at).filter(|s| s.state == SessionState::Announced) else { continue };
            let state = match calendars::earlier(self, results, session) {
                Some((0, stamp)) if stamp == today => SessionState::New,
                Some((_, stamp)) if stamp == today => SessionState::Moved,
                _ => continue,
            };
            if let Some(session) = self.sessions.get_mut(at) {
                session.to_mut().state = state;
            }
        }
    }
    /// Sessions that take place.
    pub(crate) fn on(&self) -> impl Iterator<Item = &Session> {
        self.sessions.iter().map(Cow::as_ref).filter(|s| s.state != SessionState::Cancelled)
    }
    pub(crate) fn of(&self, person: PersonIx) -> impl Iterator<Item = &Session> {
        self.indices(person).iter().filter_map(|at| self.sessions.get(*at)).map(Cow::as_ref)
    }
    fn indices(&self, person: PersonIx) -> &[usize] {
        self.by_person.get(person.0 as usize).map_or(&[], Vec::as_slice)
    }
    pub(crate) fn module(&self, session: &Session) -> &'a Module {
        self.hospital.module(session.module)
    }
    pub(crate) fn room(&self, session: &Session) -> &'a Room {
        self.hospital.room(session.room)
    }
    pub(crate) fn trainer(&self, session: &Session) -> &'a Trainer {
        self.hospital.trainer(session.trainer)
    }
    /// What was said of a person at a session.
    pub(crate) fn attended(&self, person: PersonIx, session: &Session) -> Option<&'a Attendance> {
        self.attendance.get(&(person, session.module))?.iter().rev().find(|a| a.date == Some(session.date)).copied()
    }
    /// What a person has of a module; `None` when nothing is known or needed. The last seat counts: after an absence, the new one.
    pub(crate) fn seat(&self, person: PersonIx, module: ModuleIx) -> Option<Seat> {
        let lines = self.attendance.get(&(person, module)).map_or(&[][..], Vec::as_slice);
        let test_needed = self.hospital.module(module).test_required;
        let passed = |a: &&Attendance| a.presence == Presence::Present && (!test_needed || a.test_passed != Some(false));
        if let Some(done) = lines.iter().copied().rev().find(|a| passed(a)) {
            return Some(Seat::Done(done.date));
        }
        if self.not_seated.contains(&(person, module)) {
            return Some(Seat::Wanted);
        }
        let last = self.indices(person).iter().rev().find(|at| self.sessions.get(**at).is_some_and(|s| s.module == module));
        last.map(|at| Seat::On(*at))
    }
    /// Seats that the room and the module leave.
    pub(crate) fn places(&self, session: &Session) -> u32 {
        self.room(session).capacity.min(self.module(session).max_group)
    }
    pub(crate) fn listed(&self, person: PersonIx) -> &'a Person {
        self.hospital.person(person)
    }
}

/// Sessions of the last run that are over: those whose module, room and trainer are still known.
fn past<'a>(results: &Results<'a>) -> impl Iterator<Item = Session> + use<'a> {
    let hospital = results.hospital;
    let today = results.context.today;
    let modules: BTreeMap<&Code, ModuleIx> = hospital.modules.iter().map(|m| &m.code).zip((0..).map(ModuleIx)).collect();
    let rooms: BTreeMap<&Code, RoomIx> = hospital.rooms.iter().map(|m| &m.code).zip((0..).map(RoomIx)).collect();
    let trainers: BTreeMap<&Code, TrainerIx> = hospital.trainers.iter().map(|m| &m.code).zip((0..).map(TrainerIx)).collect();
    hospital.previous.sessions.iter().filter(move |s| s.date < today).filter_map(move |s| {
        let module = *modules.get(&s.module)?;
        let mut people: Vec<PersonIx> = s.people.iter().filter_map(|id| hospital.find_person(id.as_str())).collect();
        people.sort_by_cached_key(|p| listing(hospital, *p));
        Some(Session {
            id: s.id.clone(),
            module,
            date: s.date,
            half: if s.morning { Half::Morning } else { Half::Afternoon },
            halves: hospital.module(module).halves(),
            room: *rooms.get(&s.room)?,
            trainer: *trainers.get(&s.trainer)?,
            people,
            state: SessionState::Fixed,
        })
    })
}

/// Order of people in a list: service, job, name, staff id.
pub(crate) fn listing(hospital: &Hospital, person: PersonIx) -> (&str, &str, String, &str) {
    let p = hospital.person(person);
    (hospital.service(p.main().service).code.as_str(), &p.main().job, p.listed(), p.id.as_str())
}
