//! From a hospital to a trajectory: when each operation of each service takes place, and why.

pub mod bench;
mod broken;
mod clamp;
mod compare;
mod days;
mod engine;
mod export;
mod facts;
mod groups;
mod improve;
mod instance;
mod make;
mod network;
mod pilots;
mod restore;
mod search;
mod strategy;
mod trace;
mod wave;
mod waves;
mod words;

pub use compare::{MARGIN_DAYS, Peak, Scenario, scenario};

use crate::diagnostics::Diagnostic;
use crate::diagnostics::causes::Cause;
use crate::model::{Calendar, Context, Day, Hospital, OpIx, ServiceIx, Shortage, Slot, Status, Strategy, WorkTime};

/// One operation of one service, placed.
#[derive(Clone, Debug)]
pub struct Activity {
    pub service: ServiceIx,
    pub operation: OpIx,
    /// Current forecast; `finish` is exclusive. Fixed for what has begun.
    pub start: Slot,
    pub finish: Slot,
    pub duration: WorkTime,
    pub status: Status,
    pub actual_start: Option<Day>,
    pub actual_end: Option<Day>,
    /// Imposed by a person.
    pub pinned: Option<Day>,
    /// Half-days that it may slip without moving anything after it.
    pub float: u32,
    /// What holds its start.
    pub cause: Cause,
}

/// A trajectory.
#[derive(Clone, Debug)]
pub struct Plan {
    pub strategy: Strategy,
    pub calendar: Calendar,
    /// Sorted by service, then operation; exactly one a pair (but for operations dropped from a service).
    pub activities: Vec<Activity>,
    /// First slot at which what is gated may start; `None` without a pilot.
    pub gate: Option<Slot>,
    /// Pilot services.
    pub pilots: Vec<ServiceIx>,
    /// Wave number of each service, from 1; pilots have 0. Empty where the strategy has no waves.
    pub waves: Vec<u32>,
    /// First slot that is not past.
    pub now: Slot,
    /// Slots of capacity used by team, for load and checks: `usage[team][slot]` people.
    pub usage: Vec<Vec<u16>>,
    /// People of each team by slot, closures and reductions taken off.
    pub capacity: Vec<Vec<u16>>,
}

impl Plan {
    /// The activity of an operation in a service.
    pub fn activity(&self, service: ServiceIx, operation: OpIx) -> Option<&Activity> {
        self.activities.binary_search_by_key(&(service, operation), |a| (a.service, a.operation)).ok().map(|i| &self.activities[i])
    }
    /// Activities of a service, in the order of the cycle.
    pub fn of(&self, service: ServiceIx) -> &[Activity] {
        let from = self.activities.partition_point(|a| a.service < service);
        let to = self.activities.partition_point(|a| a.service <= service);
        &self.activities[from..to]
    }
    /// First day of an activity.
    pub fn start_day(&self, a: &Activity) -> Option<Day> {
        a.actual_start.or_else(|| self.calendar.day(a.start))
    }
    /// Last day worked of an activity.
    pub fn end_day(&self, a: &Activity) -> Option<Day> {
        a.actual_end.or_else(|| self.calendar.last_day(a.finish))
    }
    /// Go-live of a service: the start of its go-live operation (`Operation::go_live`).
    pub fn go_live(&self, hospital: &Hospital, service: ServiceIx) -> Option<Day> {
        let a = self.activity(service, hospital.go_live_operation()?)?;
        self.start_day(a)
    }
    /// Last day of the whole trajectory.
    pub fn end(&self) -> Option<Day> {
        self.activities.iter().filter_map(|a| self.end_day(a)).max()
    }
}

/// The trajectory of a hospital by its strategy (or another one, for `compare`), starting from what was announced and what happened.
/// `shortage`: seats that the roster could not give inside the windows of an earlier plan.
pub fn plan(hospital: &Hospital, context: &Context, strategy: Strategy, shortage: Option<&Shortage>) -> (Plan, Vec<Diagnostic>) {
    make::plan(hospital, context, strategy, shortage)
}

/// The plan and what it was made from, as `report/plan.json` has it: `{"instance": …, "schedule": …}` in the format of the deployment bench (slots of working half-days).
pub fn json(hospital: &Hospital, plan: &Plan) -> serde_json::Value {
    make::json(hospital, plan)
}

/// Why the go-live of a service is not earlier, for `jalon why`: from the go-live back, each activity with what holds it; the last one says what would free them all.
pub fn critical_chain<'p>(plan: &'p Plan, hospital: &Hospital, service: ServiceIx) -> Vec<(&'p Activity, Cause)> {
    make::chain(hospital, plan, service)
}

/// Big bang, pilot then waves, fully progressive, each planned from what happened; dates announced hold in the hospital's own strategy.
pub fn compare(hospital: &Hospital, context: &Context) -> Vec<Scenario> {
    compare::compare(hospital, context)
}
