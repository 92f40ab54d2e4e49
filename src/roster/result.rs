//! From a solution in numbers to the roster of the hospital: sessions with their state, who is not seated, who moved, what a later go-live would cure.

use super::answer::{booked, names};
use super::bookings::{Bookings, Past};
use super::demand::Demand;
use super::engine::Solution;
use super::instance::Booked;
use super::keep::{Lost, Why};
use super::rules::Refusal;
use super::seats::{Block, Kind, Seats};
use super::trace::{self, Reason};
use super::{Moved, Roster, Session, SessionState, Unseated};
use crate::diagnostics::causes::Cause;
use crate::model::training::SeatAsked;
use crate::model::{Code, Day, Half, Hospital, ModuleIx, PersonIx, RoomIx, Shortage, TrainerIx};
use std::collections::BTreeMap;

fn ix(n: usize) -> u32 {
    super::seats::id(n)
}
fn half(n: usize) -> Half {
    if n == 0 { Half::Morning } else { Half::Afternoon }
}

/// What a solution says, in the hospital's terms.
pub fn result(hospital: &Hospital, demand: &Demand, bookings: &Bookings, solution: &Solution<'_>) -> Roster {
    let seats = &solution.seats;
    let reasons = trace::reasons(seats);
    let mut roster = Roster { seats_wanted: ix(seats.pairs.len()), ..Roster::default() };
    roster.sessions = sessions(hospital, demand, bookings, seats);
    roster.not_seated = reasons
        .iter()
        .map(|(pair, reason)| Unseated {
            person: demand.people[seats.pairs[*pair as usize].person as usize],
            module: ModuleIx(ix(seats.course(*pair))),
            cause: cause(hospital, demand, seats, *pair, *reason),
            reason: reason.word(),
        })
        .collect();
    roster.not_seated.sort_by_key(|u| (hospital.person(u.person).main().service, u.person, u.module));
    roster.moved = moved(hospital, demand, bookings, solution);
    roster.shortage = shortage(demand, seats, &reasons);
    roster
}

fn sessions(hospital: &Hospital, demand: &Demand, bookings: &Bookings, seats: &Seats<'_>) -> Vec<Session> {
    let i = &demand.instance;
    let listed = |b: &Booked, state: SessionState| Session {
        id: b.id.clone(),
        module: ModuleIx(ix(b.course)),
        date: i.date(b.day),
        half: half(b.half),
        halves: ix(i.courses[b.course].halves),
        room: RoomIx(ix(b.room)),
        trainer: TrainerIx(ix(b.teacher)),
        people: sorted(hospital, b.people.iter().map(|p| demand.people[*p]).collect()),
        state,
    };
    let past = |p: &Past| Session {
        id: p.id.clone(),
        module: ModuleIx(ix(p.module)),
        date: p.date,
        half: half(p.half),
        halves: ix(i.courses[p.module].halves),
        room: RoomIx(ix(p.room)),
        trainer: TrainerIx(ix(p.trainer)),
        people: sorted(hospital, p.people.clone()),
        state: SessionState::Fixed,
    };
    let mut all: Vec<Session> = bookings.past.iter().map(past).collect();
    let (mut frozen, mut announced) = (vec![false; i.frozen.len()], vec![false; i.announced.len()]);
    for (session, id) in names(seats, bookings.used.clone()) {
        let now = booked(seats, session, id);
        let place = |b: &Booked| (b.day, b.half, b.room, b.teacher);
        let state = match seats.sessions[session].kind {
            Kind::Fixed(_) => SessionState::Fixed,
            Kind::Frozen(at) => {
                frozen[at] = true;
                SessionState::Fixed
            }
            Kind::Announced(at) => {
                announced[at] = true;
                if place(&i.announced[at]) == place(&now) { SessionState::Announced } else { SessionState::Moved }
            }
            Kind::New => SessionState::New,
        };
        all.push(listed(&now, state));
    }
    let gone = i.frozen.iter().zip(frozen).chain(i.announced.iter().zip(announced)).filter(|(_, live)| !live);
    all.extend(gone.map(|(b, _)| listed(b, SessionState::Cancelled)));
    all.sort_by(|a, b| (a.date, a.half, a.room, &a.id).cmp(&(b.date, b.half, b.room, &b.id)));
    all
}

/// By service, then job, then name.
fn sorted(hospital: &Hospital, mut people: Vec<PersonIx>) -> Vec<PersonIx> {
    people.sort_by_cached_key(|p| {
        let person = hospital.person(*p);
        (hospital.service(person.main().service).code.clone(), person.main().job.clone(), person.listed(), *p)
    });
    people
}

/// Announced seats that are elsewhere now, or nowhere.
fn moved(hospital: &Hospital, demand: &Demand, bookings: &Bookings, solution: &Solution<'_>) -> Vec<Moved> {
    let (seats, i) = (&solution.seats, &demand.instance);
    let mut all: BTreeMap<(PersonIx, ModuleIx), Moved> = BTreeMap::new();
    for gone in &bookings.gone {
        let cause = if gone.still_here { Cause::SeatNotNeeded {} } else { Cause::SeatGone {} };
        all.insert((gone.person, gone.module), Moved { person: gone.person, module: gone.module, from: gone.date, to: None, cause });
    }
    for lost in &solution.lost {
        let booked = match lost.kind {
            Kind::Frozen(at) => &i.frozen[at],
            Kind::Announced(at) => &i.announced[at],
            Kind::Fixed(at) => &i.fixed[at],
            Kind::New => continue,
        };
        let (person, module) = (demand.people[lost.person], ModuleIx(ix(booked.course)));
        let session = seats.pair(lost.person, booked.course).filter(|q| seats.seated(*q)).map(|q| &seats.sessions[seats.seat[q as usize] as usize]);
        if session.is_some_and(|s| (s.day, s.half, s.room) == (booked.day, booked.half, booked.room)) {
            continue;
        }
        let cause = lost_cause(hospital, demand, lost, booked);
        all.insert((person, module), Moved { person, module, from: i.date(booked.day), to: session.map(|s| i.date(s.day)), cause });
    }
    all.into_values().collect()
}

fn lost_cause(hospital: &Hospital, demand: &Demand, lost: &Lost, booked: &Booked) -> Cause {
    let i = &demand.instance;
    let (person, day) = (&i.people[lost.person], i.date(booked.day));
    match lost.why {
        Why::Own(Refusal::Absent) => Cause::SeatAway { day },
        Why::Own(Refusal::OffShift | Refusal::RestDay | Refusal::Busy) => Cause::SeatOffDuty { from: day, to: day },
        Why::Own(Refusal::RestHours) => Cause::SeatRest { hours: hospital.settings.rest_hours },
        Why::Own(Refusal::Closed) | Why::ClosedDay => Cause::SeatClosed { day },
        Why::Own(Refusal::Notice | Refusal::Window) => {
            let (from, to) = days_allowed(demand, person, booked.course);
            Cause::SeatWindow { from, to }
        }
        Why::Seats(Block::Cover) => cover(demand, person),
        Why::Seats(Block::Order) => Cause::SeatOrder {},
        Why::Seats(Block::Own | Block::Site | Block::Elsewhere | Block::Week) => Cause::SeatElsewhere {},
        Why::Full => Cause::SeatFull {},
        Why::NoRoom => Cause::SeatNoRoom { module: Code::new(&i.courses[booked.course].id) },
        Why::NoTeacher => Cause::SeatNoTrainer { module: Code::new(&i.courses[booked.course].id) },
        Why::SmallGroup => group(demand, booked.course),
    }
}

/// First and last day of a module's window for somebody, whatever the notice.
fn days_allowed(demand: &Demand, person: &super::instance::Trainee, course: usize) -> (Day, Day) {
    let i = &demand.instance;
    let (from, to) = if person.super_user { i.courses[course].super_window } else { i.courses[course].window };
    let ward = &i.wards[person.ward];
    (i.date(ward.go_live.saturating_sub(from).max(ward.not_before)), i.date(ward.go_live.saturating_sub(to)))
}

fn cover(demand: &Demand, person: &super::instance::Trainee) -> Cause {
    let i = &demand.instance;
    Cause::SeatCover { service: Code::new(&i.wards[person.ward].id), job: i.jobs[person.job].name.clone() }
}

fn group(demand: &Demand, course: usize) -> Cause {
    let course = &demand.instance.courses[course];
    Cause::SeatGroup { module: Code::new(&course.id), least: course.min }
}

fn cause(hospital: &Hospital, demand: &Demand, seats: &Seats<'_>, pair: u32, reason: Reason) -> Cause {
    let i = &demand.instance;
    let (person, course) = (seats.person(pair), seats.course(pair));
    let module = Code::new(&i.courses[course].id);
    let (from, to) = days_allowed(demand, person, course);
    match reason {
        Reason::TooLate => Cause::SeatTooLate { day: i.date(i.wards[person.ward].go_live) },
        Reason::NoSlot(Refusal::Absent) => Cause::SeatAbsent { from, to },
        Reason::NoSlot(Refusal::Notice) => Cause::SeatNotice { days: hospital.settings.notice_days, to },
        Reason::NoSlot(Refusal::RestHours) => Cause::SeatRest { hours: hospital.settings.rest_hours },
        Reason::NoSlot(Refusal::OffShift | Refusal::RestDay | Refusal::Busy) => Cause::SeatOffDuty { from, to },
        Reason::NoSlot(Refusal::Window | Refusal::Closed) | Reason::Gate => Cause::SeatWindow { from, to },
        Reason::Prerequisite(q) => Cause::SeatPrerequisite { module: Code::new(&i.courses[q as usize].id) },
        Reason::Cover => cover(demand, person),
        Reason::NoRoom => Cause::SeatNoRoom { module },
        Reason::NoTeacher => Cause::SeatNoTrainer { module },
        Reason::Elsewhere => Cause::SeatElsewhere {},
        Reason::Group => group(demand, course),
    }
}

/// Seats that a later go-live would give: rooms and trainers taken, or a window that today's date cuts short.
fn shortage(demand: &Demand, seats: &Seats<'_>, reasons: &[(u32, Reason)]) -> Shortage {
    let i = &demand.instance;
    let mut missing: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    let root = |pair: u32| {
        let mut reason = reasons.binary_search_by_key(&pair, |(q, _)| *q).ok().map(|at| (pair, reasons[at].1));
        while let Some((q, Reason::Prerequisite(course))) = reason {
            let before = seats.pair(seats.pairs[q as usize].person as usize, course as usize).filter(|b| *b < q);
            reason = before.and_then(|b| reasons.binary_search_by_key(&b, |(p, _)| *p).ok().map(|at| (b, reasons[at].1)));
        }
        reason
    };
    for (pair, _) in reasons {
        let Some((at_root, reason)) = root(*pair) else { continue };
        let (person, course) = (seats.person(*pair), seats.course(at_root));
        let cut = {
            let (from, _) = if person.super_user { i.courses[course].super_window } else { i.courses[course].window };
            let ward = &i.wards[person.ward];
            let first = ward.go_live.saturating_sub(from);
            ward.go_live > i.today && first < (i.today + i.limits.notice_days).max(ward.not_before)
        };
        let held = (0..i.sites.len()).any(|s| !seats.rooms_for(course, s).is_empty()) && !seats.teachers_for(course).is_empty();
        let curable = match reason {
            Reason::TooLate => false,
            Reason::NoRoom | Reason::NoTeacher => held,
            _ => held && cut,
        };
        if curable {
            *missing.entry((person.ward, seats.course(*pair))).or_insert(0) += 1;
        }
    }
    let seat = |((ward, course), missing): ((usize, usize), u32)| SeatAsked { service: demand.wards[ward], module: ModuleIx(ix(course)), missing };
    let mut seats: Vec<SeatAsked> = missing.into_iter().map(seat).collect();
    seats.sort_by_key(|s| (s.service, s.module));
    Shortage { seats }
}
