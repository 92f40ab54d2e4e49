//! What a steering committee needs: status, slips, load, issues, gains, the pilot's exit, messages.

pub mod attention;
pub mod changes;
pub mod gate;
pub mod load;
pub mod status;
pub mod trained;
pub mod who;

use crate::accounts::Ledger;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::steering::Steering;
use crate::diagnostics::causes::Cause;
use crate::model::{Code, Context, Day, Hospital, OpIx, ServiceIx};
use crate::plan::Plan;
use crate::roster::Roster;

pub use gate::gate;

/// Where a service stands.
#[derive(Clone, Debug)]
pub struct ServiceStatus {
    pub service: ServiceIx,
    pub users: u32,
    /// First published go-live, present forecast, and the difference in calendar days (positive: later).
    pub announced: Option<Day>,
    pub go_live: Option<Day>,
    pub slip_days: i64,
    pub operations_done: u32,
    pub operations: u32,
    pub next: Option<(OpIx, Day)>,
    pub open_issues: u32,
    pub blocking_issues: u32,
    /// Share of those on duty in the first two weeks after the go-live who will be trained by then.
    pub trained_share: Option<f64>,
    pub accounts_open: u32,
    pub in_progress: u32,
    pub blocked: u32,
    /// First and last day of the service's activities.
    pub start: Option<Day>,
    pub finish: Option<Day>,
    /// Seats that could not be given to people whose main post is here.
    pub not_seated: u32,
}

/// Where an operation stands over all services.
#[derive(Clone, Debug, Default)]
pub struct OperationStatus {
    pub services: u32,
    pub done: u32,
    pub in_progress: u32,
    pub blocked: u32,
    /// Next one that has not begun.
    pub next: Option<(ServiceIx, Day)>,
    pub last: Option<Day>,
    /// Mean of forecast start minus baseline start, in calendar days, over the services that have a baseline.
    pub mean_slip_days: Option<f64>,
    pub open_issues: u32,
}

/// Work of an actor in an ISO week.
#[derive(Clone, Debug)]
pub struct Load {
    pub actor: Code,
    /// Monday of the week.
    pub week: Day,
    /// Person-days.
    pub work: f64,
    /// Person-days available; `None` for an actor that is no team.
    pub capacity: Option<f64>,
}

/// What is expected of those who read a point of attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// The committee should decide.
    Decide,
    /// Somebody should act or look this week.
    Act,
    /// People should be told.
    Tell,
}

/// Something that a committee should decide or see this week.
#[derive(Clone, Debug)]
pub struct Attention {
    pub service: Option<ServiceIx>,
    pub cause: Cause,
    pub ask: Ask,
}

/// A line of the journal of this run: what changed since the last published one, and why.
#[derive(Clone, Debug)]
pub struct Change {
    pub what: Cause,
    pub why: Option<Cause>,
}

/// The pilot's exit: may the general roll-out begin?
#[derive(Clone, Debug, Default)]
pub struct Gate {
    pub pilots: Vec<ServiceIx>,
    pub passed: bool,
    /// What is missing, who owes it, by when.
    pub missing: Vec<Missing>,
}

#[derive(Clone, Debug)]
pub struct Missing {
    pub cause: Cause,
    pub owner: String,
    pub due: Option<Day>,
}

#[derive(Clone, Debug, Default)]
pub struct Review {
    /// One a service, in the hospital's order.
    pub services: Vec<ServiceStatus>,
    /// By actor in the order of the matrix (teams that it does not name behind), then by week; every week from the first one worked to the last.
    pub load: Vec<Load>,
    /// Decisions first, then what is to be done, then what is to be told.
    pub attention: Vec<Attention>,
    pub gate: Gate,
    /// One an operation, in the hospital's order.
    pub operations: Vec<OperationStatus>,
    pub changes: Vec<Change>,
}

/// The review of today.
pub fn review(hospital: &Hospital, plan: &Plan, roster: &Roster, ledger: &Ledger, context: &Context) -> (Review, Vec<Diagnostic>) {
    let services = status::by_service(hospital, plan, roster, ledger);
    let operations = status::by_operation(hospital, plan);
    let load = load::load(hospital, plan);
    let gate = gate(hospital, plan, &plan.pilots, context);
    let attention = attention::attention(hospital, plan, &services, &load, &gate, ledger, context);
    let changes = changes::changes(hospital, plan);
    let mut diagnostics = Vec::new();
    if !gate.pilots.is_empty() && !gate.passed {
        diagnostics.push(Diagnostic::new(Steering::GateNotPassed { found: gate.missing.len() }));
    }
    (Review { services, load, attention, gate, operations, changes }, diagnostics)
}
