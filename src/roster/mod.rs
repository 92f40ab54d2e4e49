//! From a plan to training sessions: who sits where and when, who is not seated and why.

pub mod answer;
pub mod attended;
pub mod bookings;
pub mod demand;
pub mod duty;
pub mod engine;
pub mod findings;
pub mod improve;
pub mod instance;
pub mod keep;
pub mod result;
pub mod rules;
pub mod seats;
pub mod sites;
pub mod trace;
pub mod wire;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::causes::Cause;
use crate::model::{Context, Day, Half, Hospital, ModuleIx, PersonIx, RoomIx, ServiceIx, Shortage, TrainerIx};
use crate::plan::Plan;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// Set by people, or inside the notice period.
    Fixed,
    /// As announced by the last run.
    Announced,
    New,
    /// Announced, at another time or place now.
    Moved,
    /// Announced, no longer held; it keeps its people of then.
    Cancelled,
}

#[derive(Clone, Debug)]
pub struct Session {
    /// Stable for ever, never reused, legal in a file name: `BASE-2027-03-02-M-S001`.
    pub id: String,
    pub module: ModuleIx,
    pub date: Day,
    /// Morning for a whole day.
    pub half: Half,
    /// Half-days: 1 or 2.
    pub halves: u32,
    pub room: RoomIx,
    pub trainer: TrainerIx,
    /// Sorted by service, then job, then name.
    pub people: Vec<PersonIx>,
    pub state: SessionState,
}

/// Somebody who should be seated and is not.
#[derive(Clone, Debug)]
pub struct Unseated {
    pub person: PersonIx,
    pub module: ModuleIx,
    pub cause: Cause,
    /// The word of the bench's format: `no_slot`, `prereq`, `capacity`, `cover`, `group`.
    pub reason: &'static str,
}

/// A seat that an earlier run announced and that is no longer.
#[derive(Clone, Debug)]
pub struct Moved {
    pub person: PersonIx,
    pub module: ModuleIx,
    pub from: Day,
    pub to: Option<Day>,
    pub cause: Cause,
}

#[derive(Clone, Debug, Default)]
pub struct Roster {
    /// By date, half-day, room.
    pub sessions: Vec<Session>,
    /// By service, person, module.
    pub not_seated: Vec<Unseated>,
    pub moved: Vec<Moved>,
    /// Seats to give in all (required, not yet done).
    pub seats_wanted: u32,
    pub shortage: Shortage,
}

impl Roster {
    /// Sessions of a person, by date (cancelled ones aside): an index made once for outputs.
    pub fn by_person(&self, people: usize) -> Vec<Vec<usize>> {
        let mut index = vec![Vec::new(); people];
        for (at, session) in self.sessions.iter().enumerate().filter(|(_, s)| s.state != SessionState::Cancelled) {
            for person in &session.people {
                index[person.0 as usize].push(at);
            }
        }
        index
    }
    /// Last day of training that a person needs, once every module required is done or seated; `None` when one is missing.
    /// A person without any module needs none: see [`crate::model::Hospital::modules_required`].
    pub fn unseated_in(&self, hospital: &Hospital, service: ServiceIx) -> usize {
        self.not_seated.iter().filter(|u| hospital.person(u.person).main().service == service).count()
    }
}

/// Sessions inside the windows before each go-live of `plan`, keeping what was announced.
pub fn roster(hospital: &Hospital, plan: &Plan, context: &Context) -> (Roster, Vec<Diagnostic>) {
    let mut demand = demand::demand(hospital, plan, context);
    let bookings = bookings::book(&mut demand, hospital, context);
    let solution = engine::solve(&demand.instance, improve::Search { seed: context.seed, tries: context.effort.iterations() });
    let roster = result::result(hospital, &demand, &bookings, &solution);
    let findings = findings::findings(hospital, &demand, &bookings, &solution.seats, &roster);
    (roster, findings)
}

/// The roster and what it was made from, as `report/roster.json` has it: `{"instance": …, "roster": …}` in the format of the rosters' bench.
pub fn json(hospital: &Hospital, plan: &Plan, roster: &Roster, context: &Context) -> serde_json::Value {
    serde_json::to_value(file(hospital, plan, roster, context)).unwrap_or_default()
}

/// As [`json`], as text: a large hospital's takes a tenth of the memory.
pub fn json_text(hospital: &Hospital, plan: &Plan, roster: &Roster, context: &Context) -> String {
    serde_json::to_string(&file(hospital, plan, roster, context)).unwrap_or_default()
}

fn file(hospital: &Hospital, plan: &Plan, roster: &Roster, context: &Context) -> answer::ReportFile {
    let mut demand = demand::demand(hospital, plan, context);
    bookings::book(&mut demand, hospital, context);
    answer::report(hospital, &mut demand, roster, context)
}
