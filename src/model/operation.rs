//! An operation of the deployment cycle.

use super::ident::Code;
use super::place::Place;
use super::team::TeamIx;
use super::time::{Lag, PersonDays, WorkTime};
use super::training::ModuleIx;

/// Index into [`super::Hospital::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpIx(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    #[default]
    Technical,
    Business,
}

/// As in MS Project: which ends the lag joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkType {
    FinishStart,
    StartStart,
    FinishFinish,
    StartFinish,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    pub from: OpIx,
    pub kind: LinkType,
    pub lag: Lag,
}

/// `to` starts at most `max` after this operation's finish (`BASC<=28j`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxWait {
    pub to: OpIx,
    pub max: WorkTime,
}

#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // each is a column that people tick
pub struct Operation {
    pub code: Code,
    pub name: String,
    pub kind: Kind,
    /// Working days whatever the service.
    pub base: f64,
    /// Working days added per user.
    pub per_user: f64,
    /// Whether the service's complexity stretches it.
    pub complexity_effect: bool,
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// Three-point estimate for the base duration, in days.
    pub optimistic: Option<f64>,
    pub pessimistic: Option<f64>,
    pub effort: PersonDays,
    pub predecessors: Vec<Link>,
    pub max_wait: Vec<MaxWait>,
    pub team: Option<TeamIx>,
    /// People of the team that it takes all along.
    pub people: u32,
    /// Modules that it trains.
    pub modules: Vec<ModuleIx>,
    pub recurrent: bool,
    pub can_be_anticipated: bool,
    /// The go-live itself; exactly one operation has it.
    pub go_live: bool,
    /// Training: it takes place in the weeks before the go-live.
    pub training: bool,
    pub place: Option<Place>,
}

impl Operation {
    /// Duration in a service: (base + per user × users) × complexity factor where it applies, held within min and max (PRODUCT §4).
    pub fn duration(&self, users: u32, complexity_factor: f64) -> WorkTime {
        let factor = if self.complexity_effect { complexity_factor } else { 1.0 };
        let days = (self.base + self.per_user * f64::from(users)) * factor;
        WorkTime::from_days(days.max(self.min.unwrap_or(0.0)).min(self.max.unwrap_or(f64::INFINITY)))
    }
}
