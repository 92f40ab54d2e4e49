//! From indices to facts that can be said: reasons as causes, broken rules as diagnostics.

use super::broken::Broken;
use super::engine::State;
use super::trace::Reason;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::plan::Planning;
use crate::diagnostics::causes::Cause;
use crate::model::{Calendar, Code, Day, Hospital, Lag, OpIx, Place, ServiceIx, Slot, Strategy};
use std::collections::BTreeMap;

/// What indices stand for.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub hospital: &'a Hospital,
    pub calendar: &'a Calendar,
    pub strategy: Strategy,
}

pub(super) fn service(site: usize) -> ServiceIx {
    ServiceIx(u32::try_from(site).unwrap_or(u32::MAX))
}
pub(super) fn operation(step: usize) -> OpIx {
    OpIx(u32::try_from(step).unwrap_or(u32::MAX))
}

impl Names<'_> {
    fn service(&self, site: usize) -> Code {
        self.hospital.services.get(site).map(|s| s.code.clone()).unwrap_or_default()
    }
    fn operation(&self, step: usize) -> Code {
        self.hospital.operations.get(step).map(|o| o.code.clone()).unwrap_or_default()
    }
    fn team(&self, team: usize) -> Code {
        self.hospital.teams.get(team).map(|t| t.code.clone()).unwrap_or_default()
    }
    fn place(&self, site: usize) -> Place {
        self.hospital.service(service(site)).place
    }
    fn day(&self, slot: u32) -> Day {
        self.calendar.day(Slot(slot)).unwrap_or_default()
    }
    /// Last day before a slot.
    fn day_before(&self, slot: u32) -> Day {
        self.calendar.last_day(Slot(slot)).unwrap_or_default()
    }

    /// A reason as what people read.
    pub(super) fn cause(&self, state: &State<'_>, site: usize, step: usize, reason: Reason) -> Cause {
        let inst = state.inst;
        let start = state.start[inst.task_ix(site, step)];
        let s = self.hospital.service(service(site));
        match reason {
            Reason::Happened => Cause::Happened { day: self.begun(site, step).unwrap_or_else(|| self.day(start)) },
            Reason::Pinned => Cause::Pinned { day: self.day(start) },
            Reason::Now if inst.now == 0 => Cause::ProjectStart { day: self.day(0) },
            Reason::Now => Cause::Today { day: self.day(inst.now) },
            Reason::Link { step, lag } => Cause::After { operation: self.operation(step), lag: Lag(lag) },
            Reason::Team { team, slot } => Cause::TeamFull { team: self.team(team), day: self.day(slot) },
            Reason::Gate => Cause::PilotGate { day: self.day(state.gate) },
            Reason::Earliest => Cause::NotBefore { day: s.earliest.unwrap_or_else(|| self.day(start)) },
            Reason::After { site } => Cause::AfterService { service: self.service(site) },
            Reason::Together { site } => Cause::Together { service: self.service(site) },
            Reason::Wave if self.strategy == Strategy::BigBang => Cause::BigBang {},
            Reason::Wave => Cause::Wave { wave: inst.sites[site].wave },
            Reason::Announced => Cause::Announced { day: self.day(start) },
            Reason::Closed { slot } => Cause::Closed { day: self.day_before(slot) },
            Reason::JustInTime { step } => Cause::JustInTime { operation: self.operation(step) },
            Reason::Lead => Cause::MoreTraining {},
        }
    }

    /// Day on which an operation began, as typed.
    fn begun(&self, site: usize, step: usize) -> Option<Day> {
        let of = (service(site), operation(step));
        self.hospital.progress.iter().find(|p| (p.service, p.operation) == of).and_then(|p| p.start)
    }

    /// A broken rule as what people read.
    pub(super) fn said(&self, state: &State<'_>, broken: Broken) -> Diagnostic {
        let inst = state.inst;
        let start = |site: usize, step: usize| state.start[inst.task_ix(site, step)];
        let day = |site: usize, step: usize| self.day(start(site, step));
        let go = |site: usize| day(site, inst.go);
        let at = |site: usize, fault: Planning| Diagnostic::at(self.place(site), fault);
        match broken {
            Broken::NotPlaced { site } => at(site, Planning::NotPlaced { service: self.service(site) }),
            Broken::Link { site, from, to } => {
                let expected = self.day(state.after_predecessors(site, to));
                let (service, operation, other) = (self.service(site), self.operation(to), self.operation(from));
                at(site, Planning::LinkBroken { service, operation, other, found: day(site, to), expected })
            }
            Broken::Wait { site, from, to, slots, max } => {
                let (service, operation, other) = (self.service(site), self.operation(to), self.operation(from));
                at(site, Planning::WaitTooLong { service, operation, other, found: days(slots), expected: days(max) })
            }
            Broken::Stale { site, step, days, max } => {
                at(site, Planning::NotFresh { service: self.service(site), operation: self.operation(step), found: days, expected: max })
            }
            Broken::Gate { site, step } => {
                let (service, operation) = (self.service(site), self.operation(step));
                at(site, Planning::BeforeGate { service, operation, found: day(site, step), expected: self.day(state.gate) })
            }
            Broken::GoLiveDay { site } => at(site, Planning::GoLiveDay { service: self.service(site), found: go(site) }),
            Broken::Earliest { site } => {
                at(site, Planning::TooEarly { service: self.service(site), found: go(site), expected: self.day(inst.sites[site].earliest) })
            }
            Broken::Closed { site, step } => {
                at(site, Planning::ServiceClosed { service: self.service(site), operation: self.operation(step), found: day(site, step) })
            }
            Broken::Together { site, other } => {
                at(site, Planning::NotTogether { service: self.service(site), other: self.service(other), found: go(site), expected: go(other) })
            }
            Broken::After { site, other } => {
                at(site, Planning::BeforeOther { service: self.service(site), other: self.service(other), found: go(site) })
            }
            Broken::Late { site } => {
                let expected = self.hospital.service(service(site)).latest.unwrap_or_default();
                at(site, Planning::LateGoLive { service: self.service(site), found: go(site), expected })
            }
            Broken::Spread { slots, .. } if self.strategy == Strategy::BigBang => {
                Diagnostic::new(Planning::BigBangSpread { found: days(slots), team: self.team(super::groups::scarcest_around_go_lives(inst)) })
            }
            Broken::Spread { wave, slots } => {
                Diagnostic::new(Planning::WideWave { wave, found: days(slots), expected: days(super::network::WAVE_SPREAD) })
            }
            Broken::Gap { wave } => {
                let found = super::broken::wave_ends(state, wave).map_or_else(Day::default, |(first, _)| self.day(first));
                Diagnostic::new(Planning::WaveOverlap { wave, found })
            }
        }
    }

    /// An announced go-live that moves, unless people moved it themselves.
    pub(super) fn announced_moved(&self, state: &State<'_>, site: usize) -> Option<Diagnostic> {
        let inst = state.inst;
        let (announced, go) = (inst.sites[site].announced?, state.go(site));
        if go == announced || go == super::instance::NONE || inst.task(site, inst.go).fixed.is_some() || inst.task(site, inst.go).dropped {
            return None;
        }
        let s = self.hospital.service(service(site));
        let expected = self.hospital.previous.go_lives.get(&s.code).copied()?;
        Some(Diagnostic::at(s.place, Planning::AnnouncedMoved { service: s.code.clone(), found: self.day(go), expected }))
    }

    /// What was asked and cannot be given, whatever the plan: people, pins, circles.
    pub(super) fn inputs(&self, state: &State<'_>) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        if self.hospital.go_live_operation().is_none()
            && let Some(last) = self.hospital.operations.get(state.inst.go)
        {
            out.push(Diagnostic::new(Planning::NoGoLive { operation: last.code.clone() }));
        }
        self.people(state, &mut out);
        self.pins(state, &mut out);
        for (site, s) in self.hospital.services.iter().enumerate() {
            for other in s.after.iter().map(|o| o.0 as usize).filter(|o| !state.inst.sites[site].after.contains(o) && *o != site) {
                out.push(Diagnostic::at(s.place, Planning::AfterDropped { service: s.code.clone(), other: self.service(other) }));
            }
        }
        out
    }

    /// Operations that ask for more people than there are.
    fn people(&self, state: &State<'_>, out: &mut Vec<Diagnostic>) {
        let inst = state.inst;
        let absent: Vec<bool> = inst.capacity.iter().map(|row| row.iter().skip(inst.now as usize).all(|c| *c == 0)).collect();
        let mut absent_used = vec![false; absent.len()];
        let mut clamped: BTreeMap<(usize, usize, u16), usize> = BTreeMap::new();
        for site in 0..inst.sites.len() {
            for (step, o) in self.hospital.operations.iter().enumerate() {
                let task = inst.task(site, step);
                let Some(&(team, given)) = task.needs.first() else { continue };
                let asked = u16::try_from(o.people).unwrap_or(u16::MAX);
                if given >= asked || (task.happened && state.finish(inst.task_ix(site, step)) <= inst.now) {
                    continue;
                }
                if absent[team] {
                    absent_used[team] = true;
                } else if task.fixed.is_some() {
                    let found = self.day(state.start[inst.task_ix(site, step)].max(inst.known));
                    let (service, operation, team) = (self.service(site), self.operation(step), self.team(team));
                    out.push(Diagnostic::at(self.place(site), Planning::FixedOverbooks { service, operation, team, found }));
                } else {
                    *clamped.entry((step, team, given)).or_default() += 1;
                }
            }
        }
        for ((step, team, given), count) in clamped {
            let (operation, found) = (self.operation(step), self.hospital.operations[step].people);
            let fault = Planning::TooManyPeople { operation, team: self.team(team), found, expected: u32::from(given), count };
            out.push(self.hospital.operations[step].place.map_or_else(|| Diagnostic::new(fault.clone()), |p| Diagnostic::at(p, fault.clone())));
        }
        for (team, _) in absent_used.iter().enumerate().filter(|(_, used)| **used) {
            let fault = Planning::TeamAbsent { team: self.team(team) };
            out.push(self.hospital.teams[team].place.map_or_else(|| Diagnostic::new(fault.clone()), |p| Diagnostic::at(p, fault.clone())));
        }
    }

    /// Imposed dates that could not be taken as they are.
    fn pins(&self, state: &State<'_>, out: &mut Vec<Diagnostic>) {
        for p in &self.hospital.progress {
            let (site, step) = (p.service.0 as usize, p.operation.0 as usize);
            let (Some(found), true) = (p.pinned, site < state.inst.sites.len() && step < state.inst.steps.len()) else { continue };
            let (task, start) = (state.inst.task(site, step), state.start[state.inst.task_ix(site, step)]);
            if task.fixed.is_some() && !task.happened && self.day(start) != found {
                let (service, operation) = (self.service(site), self.operation(step));
                out.push(Diagnostic::at(p.place, Planning::PinMoved { service, operation, found, expected: self.day(start) }));
            }
        }
    }
}

/// Slots as working days.
fn days(slots: u32) -> f64 {
    f64::from(slots) / 2.0
}
