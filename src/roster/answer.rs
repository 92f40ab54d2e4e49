//! A solution as the bench's format has it: sessions with their names, and a reason for everybody who is not seated.

use super::demand::Demand;
use super::engine::Solution;
use super::instance::Booked;
use super::seats::{Kind, Seats};
use super::trace;
use super::wire::{self, HALVES, InstanceFile, Iso, NotSeated, RosterFile};
use super::{Roster, Session, SessionState};
use crate::model::{Context, Half, Hospital};
use serde::Serialize;
use std::collections::BTreeSet;

/// A session as it stands, with its name.
pub fn booked(seats: &Seats<'_>, session: usize, id: String) -> Booked {
    let held = &seats.sessions[session];
    let mut people: Vec<usize> = held.pairs.iter().map(|q| seats.pairs[*q as usize].person as usize).collect();
    people.sort_unstable();
    Booked { id, course: held.course, day: held.day, half: held.half, room: held.room, teacher: held.teacher, people }
}

/// Live sessions by day, half-day and room.
pub fn in_order(seats: &Seats<'_>) -> Vec<usize> {
    let mut all: Vec<usize> = seats.live().collect();
    all.sort_by_key(|s| {
        let held = &seats.sessions[*s];
        (held.day, held.half, held.room, *s)
    });
    all
}

/// Names for the live sessions, in the order of [`in_order`]: those announced keep theirs; new ones say module, date, half and room, and never take one that was `used`.
pub fn names(seats: &Seats<'_>, mut used: BTreeSet<String>) -> Vec<(usize, String)> {
    let i = seats.instance;
    used.extend(i.fixed.iter().chain(&i.frozen).chain(&i.announced).map(|b| b.id.clone()));
    let name = |s: usize| {
        let held = &seats.sessions[s];
        match held.kind {
            Kind::Fixed(at) => i.fixed[at].id.clone(),
            Kind::Frozen(at) => i.frozen[at].id.clone(),
            Kind::Announced(at) => i.announced[at].id.clone(),
            Kind::New => {
                let (module, room) = (plain(&i.courses[held.course].id), plain(&i.rooms[held.room].id));
                let stem = format!("{module}-{}-{}-{room}", i.date(held.day), if held.half == 0 { "M" } else { "A" });
                unused(&stem, &mut used)
            }
        }
    };
    let sessions = in_order(seats);
    let names: Vec<String> = sessions.iter().copied().map(name).collect();
    sessions.into_iter().zip(names).collect()
}

/// That name, or the first one with a number behind that was never used; it is used from now on.
pub fn unused(stem: &str, used: &mut BTreeSet<String>) -> String {
    let mut id = stem.to_owned();
    let mut n = 1;
    while !used.insert(id.clone()) {
        n += 1;
        id = format!("{stem}-{n}");
    }
    id
}

/// A code as it may stand in a file's name on any system: ASCII letters and digits, the rest as `-`.
pub fn plain(code: &str) -> String {
    let text: String = deunicode::deunicode(code).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(24).collect();
    let text = text.trim_matches('-');
    if text.is_empty() { "X".into() } else { text.into() }
}

/// The roster as the bench's format has it.
pub fn file(solution: &Solution<'_>) -> RosterFile {
    let seats = &solution.seats;
    let i = seats.instance;
    RosterFile {
        format: "jalon-roster/1".into(),
        sessions: names(seats, BTreeSet::new()).into_iter().map(|(s, id)| wire::session(i, &booked(seats, s, id))).collect(),
        not_seated: trace::reasons(seats)
            .into_iter()
            .map(|(pair, why)| NotSeated {
                person: seats.person(pair).id.clone(),
                module: i.courses[seats.course(pair)].id.clone(),
                reason: why.word().into(),
            })
            .collect(),
        held: Vec::new(),
        cancelled: Vec::new(),
    }
}

/// `report/roster.json`.
#[derive(Serialize)]
pub struct ReportFile {
    instance: InstanceFile,
    roster: RosterFile,
}

/// The roster of a hospital and the instance that it answers: what is fixed in it stands among the instance's fixed sessions, what is past under `held`.
pub fn report(hospital: &Hospital, demand: &mut Demand, roster: &Roster, context: &Context) -> ReportFile {
    let mut file = RosterFile { format: "jalon-roster/1".into(), ..RosterFile::default() };
    let mut fixed = Vec::new();
    for session in &roster.sessions {
        let wire = of(hospital, session);
        if session.date < context.today {
            file.held.push(wire);
        } else if session.state == SessionState::Cancelled {
            file.cancelled.push(wire);
        } else {
            if session.state == SessionState::Fixed {
                fixed.push(Booked {
                    id: session.id.clone(),
                    course: session.module.0 as usize,
                    day: demand.instance.day(session.date),
                    half: usize::from(session.half == Half::Afternoon),
                    room: session.room.0 as usize,
                    teacher: session.trainer.0 as usize,
                    people: session.people.iter().filter_map(|p| demand.number[p.0 as usize]).collect(),
                });
            }
            file.sessions.push(wire);
        }
    }
    demand.instance.fixed = fixed;
    file.not_seated = roster
        .not_seated
        .iter()
        .map(|u| NotSeated {
            person: hospital.person(u.person).id.to_string(),
            module: hospital.module(u.module).code.to_string(),
            reason: u.reason.into(),
        })
        .collect();
    ReportFile { instance: InstanceFile::of(&demand.instance), roster: file }
}

fn of(hospital: &Hospital, session: &Session) -> wire::Session {
    wire::Session {
        id: session.id.clone(),
        module: hospital.module(session.module).code.to_string(),
        date: Iso(session.date),
        half: HALVES[usize::from(session.half == Half::Afternoon)].into(),
        room: hospital.room(session.room).code.to_string(),
        trainer: hospital.trainer(session.trainer).code.to_string(),
        people: session.people.iter().map(|p| hospital.person(*p).id.to_string()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_s_name_is_legal_in_a_file_name() {
        assert_eq!(plain("Salle 1 / Étage:2"), "Salle-1---Etage-2");
        assert_eq!(plain("***"), "X");
    }
}
