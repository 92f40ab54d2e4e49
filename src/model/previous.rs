//! What the last published OUT said, and what people typed into it.

use super::ident::{Code, Secret};
use super::settings::Strategy;
use super::time::Day;
use std::collections::{BTreeMap, BTreeSet};

/// A first password given earlier to an account that is not opened yet.
pub struct GivenPassword {
    pub login: String,
    pub secret: Secret,
}

/// A session announced earlier, by codes, since indices change from run to run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnouncedSession {
    pub id: String,
    pub module: Code,
    pub date: Day,
    pub morning: bool,
    pub room: Code,
    pub trainer: Code,
    pub people: Vec<Code>,
}

/// A line of the last ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    pub login: String,
    /// Staff id; empty for an account that no person matches.
    pub person: Code,
    pub action: String,
    /// `Chargé le`: the day on which a person says that the change was loaded.
    pub loaded: Option<Day>,
}

/// A published OUT, read like any other input. Empty on a first run.
#[derive(Default)]
pub struct Previous {
    /// The day of that run.
    pub day: Option<Day>,
    /// Announced go-lives by service code.
    pub go_lives: BTreeMap<Code, Day>,
    /// Baseline dates (`Début prévu`, `Fin prévue`) by service and operation: set once, when first published.
    pub planned: BTreeMap<(Code, Code), (Day, Day)>,
    /// Start and finish of the last published plan by service and operation: where a new plan starts from.
    pub starts: BTreeMap<(Code, Code), (Day, Day)>,
    pub sessions: Vec<AnnouncedSession>,
    /// Logins ever given, by staff id: also those of people who left (tombstones).
    pub ledger: Vec<LedgerLine>,
    pub passwords: Vec<GivenPassword>,
    /// Calendar sequence numbers and stamps by event uid.
    pub events: BTreeMap<String, (u32, Day, String)>,
    /// Lines of `Journal`, oldest first: day, what changed, why.
    pub journal: Vec<(Day, String, String)>,
    /// Of `starts`, those that began in the afternoon: `starts` has days only, and a plan has half-days.
    pub afternoons: BTreeSet<(Code, Code)>,
    /// What the input said then, by kind of sheet and row, a digest a field: whether it changed since.
    pub given: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// The strategy of that run, when known: another one now sets its dates free.
    pub strategy: Option<Strategy>,
}
