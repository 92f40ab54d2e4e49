//! What a steering committee needs: status, slips, load, issues, gains, the pilot's exit, messages.

use crate::accounts::Ledger;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::causes::Cause;
use crate::model::{Code, Context, Day, Hospital, OpIx, ServiceIx};
use crate::plan::Plan;
use crate::roster::Roster;

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

/// Something that a committee should decide or see this week.
#[derive(Clone, Debug)]
pub struct Attention {
    pub service: Option<ServiceIx>,
    pub cause: Cause,
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
    pub services: Vec<ServiceStatus>,
    pub load: Vec<Load>,
    pub attention: Vec<Attention>,
    pub gate: Gate,
}

/// The review of today.
pub fn review(hospital: &Hospital, plan: &Plan, roster: &Roster, ledger: &Ledger, context: &Context) -> (Review, Vec<Diagnostic>) {
    let _ = (hospital, plan, roster, ledger, context);
    (Review::default(), Vec::new())
}

/// The pilot-exit check of one service.
pub fn gate(hospital: &Hospital, plan: &Plan, pilots: &[ServiceIx], context: &Context) -> Gate {
    let _ = (hospital, plan, pilots, context);
    Gate::default()
}
