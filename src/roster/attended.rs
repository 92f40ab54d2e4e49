//! What of a person's training is behind them: attended, missed, or sat in and not yet known.

use crate::model::training::Presence;
use crate::model::{Context, Day, Hospital, ModuleIx, PersonIx};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Record {
    present: bool,
    missed: bool,
    /// Day of the last line; `None` when no line has one.
    last: Option<Day>,
}

/// Modules done and missed, by person.
pub struct Attended {
    records: BTreeMap<(PersonIx, ModuleIx), Record>,
    /// Seats of past sessions without a line of attendance: done, until somebody types that the person was not there.
    unknown: BTreeSet<(PersonIx, ModuleIx)>,
}

pub fn attended(hospital: &Hospital, context: &Context) -> Attended {
    let mut records: BTreeMap<(PersonIx, ModuleIx), Record> = BTreeMap::new();
    for line in &hospital.attendance {
        let record = records.entry((line.person, line.module)).or_default();
        let failed = line.test_passed == Some(false) && hospital.module(line.module).test_required;
        if line.presence == Presence::Present && !failed {
            record.present = true;
        } else {
            record.missed = true;
        }
        record.last = record.last.max(line.date);
    }
    let mut unknown = BTreeSet::new();
    let modules: BTreeMap<&str, ModuleIx> = (0u32..).map(ModuleIx).zip(&hospital.modules).map(|(ix, m)| (m.code.as_str(), ix)).collect();
    let mut sat = |person: PersonIx, module: ModuleIx, date: Day| {
        // A line without a day, or of that day or later, is the answer.
        let answered = records.get(&(person, module)).is_some_and(|r| r.last.is_none_or(|last| last >= date));
        if !answered {
            unknown.insert((person, module));
        }
    };
    for session in hospital.previous.sessions.iter().filter(|s| s.date < context.today) {
        if let Some(&module) = modules.get(session.module.as_str()) {
            session.people.iter().filter_map(|p| hospital.find_person(p.as_str())).for_each(|p| sat(p, module, session.date));
        }
    }
    for session in hospital.fixed_sessions.iter().filter(|s| s.date < context.today) {
        session.people.iter().for_each(|p| sat(*p, session.module, session.date));
    }
    Attended { records, unknown }
}

impl Attended {
    /// Attended (with its test passed where one is required), or sat in and not yet known.
    pub fn done(&self, person: PersonIx, module: ModuleIx) -> bool {
        self.unknown.contains(&(person, module)) || self.records.get(&(person, module)).is_some_and(|r| r.present)
    }
    /// Absent, excused or failed, and not done since.
    pub fn missed(&self, person: PersonIx, module: ModuleIx) -> bool {
        !self.done(person, module) && self.records.get(&(person, module)).is_some_and(|r| r.missed)
    }
}
