//! What happened: progress, anomalies, gains, the pilot's exit.

use super::ident::Code;
use super::operation::OpIx;
use super::place::Place;
use super::service::ServiceIx;
use super::time::Day;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Status {
    #[default]
    ToDo,
    InProgress,
    Done,
    Blocked,
    /// Does not apply to this service.
    Dropped,
}

/// What is known of an operation of a service.
#[derive(Clone, Debug)]
pub struct Progress {
    pub service: ServiceIx,
    pub operation: OpIx,
    pub status: Status,
    pub start: Option<Day>,
    pub end: Option<Day>,
    /// Working days left.
    pub remaining: Option<f64>,
    /// A start date that a person imposes (`Date imposée`).
    pub pinned: Option<Day>,
    pub comment: String,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Gravity {
    Blocking,
    #[default]
    Major,
    Minor,
}

#[derive(Clone, Debug)]
pub struct Issue {
    pub id: Code,
    pub title: String,
    pub service: Option<ServiceIx>,
    pub operation: Option<OpIx>,
    pub gravity: Gravity,
    pub opened: Option<Day>,
    pub closed: Option<Day>,
    pub owner: String,
    pub blocking: bool,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub struct Benefit {
    pub indicator: String,
    pub service: Option<ServiceIx>,
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub unit: String,
    pub date: Option<Day>,
    pub place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CriterionKind {
    Issues,
    Documentation,
    Training,
    Process,
    #[default]
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CriterionState {
    #[default]
    Open,
    Met,
    NotApplicable,
}

/// A line of the pilot-exit grid.
#[derive(Clone, Debug)]
pub struct Criterion {
    pub title: String,
    pub kind: CriterionKind,
    pub state: CriterionState,
    pub evidence: String,
    pub owner: String,
    pub due: Option<Day>,
    pub place: Place,
}
