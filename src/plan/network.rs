//! A hospital as an instance: operations and links, durations, who is gated, what is fixed, what the last plan said.

use super::bench::{join_pairs, next_go};
use super::days;
use super::instance::{Arc, Instance, Objective, Site, Step, Task, descendants};
use crate::model::{Calendar, ClosureKind, CriterionState, Hospital, Operation, Progress, Scope, ServiceIx, Slot, Status, Strategy, WorkTime};
use chrono::Datelike;
use std::collections::BTreeMap;

/// Go-lives start on these weekdays (0 = Monday), in the morning: the first days of support fall in the same week.
pub(super) const GO_LIVE_WEEKDAYS: [u64; 4] = [0, 1, 2, 3];
/// Training starts at most so many calendar days before the go-live, where its modules say nothing.
pub(super) const FRESH_DAYS: u32 = 28;
/// Half-days between the first and the last go-live of a wave.
pub(super) const WAVE_SPREAD: u32 = 20;
/// Half-days from the last go-live of a wave to the first of the next.
pub(super) const WAVE_GAP: u32 = 10;
/// What a late or moved go-live costs, in half-days of weight; an announced one within the next four weeks ten times that.
pub(super) const OBJECTIVE: Objective = Objective { late: 20, moved: 40, moved_per_slot: 1, freeze_factor: 10, freeze_until: 40 };

/// What an instance is made for.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    pub hospital: &'a Hospital,
    pub calendar: &'a Calendar,
    pub strategy: Strategy,
    /// First slot that is not past.
    pub now: Slot,
    /// Whether the last published plan is where this one starts from.
    pub previous: bool,
}

/// The hospital as an instance, waves aside.
pub(super) fn instance(frame: Frame<'_>, pilots: &[ServiceIx]) -> Instance {
    let (hospital, calendar) = (frame.hospital, frame.calendar);
    let go = hospital.go_live_operation().map_or(hospital.operations.len().saturating_sub(1), |o| o.0 as usize);
    let mut inst = Instance {
        slots: calendar.slots(),
        now: frame.now.0,
        known: 0,
        capacity: days::capacity(hospital, calendar),
        steps: steps(hospital, go),
        order: Vec::new(),
        go,
        support: go,
        sites: hospital.service_indices().map(|s| site(frame, s)).collect(),
        tasks: Vec::new(),
        next_go: next_go(calendar, &GO_LIVE_WEEKDAYS),
        frozen: frozen(frame, Scope::All),
        day_number: calendar.days().iter().map(Datelike::num_days_from_ce).collect(),
        gate_after: Vec::new(),
        gate_lag: 0,
        waves: None,
        objective: OBJECTIVE,
    };
    inst.close_network();
    inst.support = support(hospital, &inst);
    tasks(frame, &mut inst);
    tie(hospital, &mut inst);
    for pilot in pilots {
        inst.sites[pilot.0 as usize].pilot = true;
    }
    if !pilots.is_empty() && !exit_passed(hospital) {
        inst.gate_after = (0..inst.steps.len()).collect();
        // A pilot that waits for a service that waits for the gate would wait for itself.
        for site in 0..inst.sites.len() {
            let mut after = std::mem::take(&mut inst.sites[site].after);
            after.retain(|other| !inst.sites[site].pilot || inst.sites[*other].pilot);
            inst.sites[site].after = after;
        }
    }
    inst
}

/// What follows from fixed starts: until when facts are known, and people that can be given.
pub(super) fn settle(inst: &mut Instance) {
    inst.known = inst.tasks.iter().filter(|t| t.happened).filter_map(|t| t.fixed).map(|s| (s + 1).min(inst.now)).max().unwrap_or(0);
    inst.objective.freeze_until += inst.known;
    super::clamp::clamp(inst);
    super::groups::mark_apart(inst);
}

/// Whether every criterion of the pilot's exit is met.
pub(super) fn exit_passed(hospital: &Hospital) -> bool {
    !hospital.criteria.is_empty() && hospital.criteria.iter().all(|c| c.state != CriterionState::Open)
}

fn steps(hospital: &Hospital, go: usize) -> Vec<Step> {
    let n = hospital.operations.len();
    let mut steps: Vec<Step> = hospital
        .operations
        .iter()
        .map(|o| Step {
            preds: o.predecessors.iter().map(|l| Arc { other: l.from.0 as usize, kind: l.kind, lag: l.lag.0 }).filter(|a| a.other < n).collect(),
            ..Step::default()
        })
        .collect();
    for (from, o) in hospital.operations.iter().enumerate() {
        for wait in &o.max_wait {
            if let Some(to) = steps.get_mut(wait.to.0 as usize) {
                to.waits.push((from, wait.max.0));
            }
        }
    }
    let after_go = descendants(&steps, go);
    let training: Vec<usize> = (0..n).filter(|s| hospital.operations[*s].training && !after_go.contains(s)).collect();
    let after_training: Vec<Vec<usize>> = training.iter().map(|t| descendants(&steps, *t)).collect();
    let leads_to_go: Vec<bool> = (0..n).map(|s| descendants(&steps, s).contains(&go)).collect();
    for (at, o) in hospital.operations.iter().enumerate() {
        let between = leads_to_go[at] && after_training.iter().any(|d| d.contains(&at));
        let trains = training.contains(&at);
        let supports = steps[at].preds.iter().any(|a| a.other == go);
        let step = &mut steps[at];
        step.gated = after_go.contains(&at) || trains || between;
        step.onsite = trains || at == go || supports;
        step.fresh = trains.then(|| fresh_days(hospital, o));
    }
    steps
}

/// The smallest freshness of the modules that an operation trains.
fn fresh_days(hospital: &Hospital, o: &Operation) -> u32 {
    let modules = o.modules.iter().filter_map(|m| hospital.modules.get(m.0 as usize));
    modules.map(|m| m.fresh_days).filter(|d| *d > 0).min().unwrap_or(FRESH_DAYS)
}

/// The operation whose end `after` waits for: `ASSIST` when it follows the go-live, else the longest that follows it at once, else the go-live.
fn support(hospital: &Hospital, inst: &Instance) -> usize {
    let follows = |s: &usize| !inst.steps[*s].before_go && *s != inst.go;
    let named = (0..inst.steps.len()).filter(follows).find(|s| hospital.operations[*s].code.as_str() == "ASSIST");
    let next = inst.steps.get(inst.go).map_or(&[][..], |g| &g.succs).iter().map(|a| a.other);
    let longest = next.max_by(|a, b| hospital.operations[*a].base.total_cmp(&hospital.operations[*b].base).then(b.cmp(a)));
    named.or(longest).unwrap_or(inst.go)
}

fn frozen(frame: Frame<'_>, scope: Scope) -> Vec<(u32, u32)> {
    let lines = frame.hospital.closures.iter().filter(|c| c.kind == ClosureKind::Freeze && c.scope == scope);
    let mut out: Vec<(u32, u32)> = lines.map(|c| days::slots(frame.calendar, c.from, c.to)).filter(|(a, b)| a < b).collect();
    out.sort_unstable();
    out
}

fn site(frame: Frame<'_>, ix: ServiceIx) -> Site {
    let (hospital, calendar) = (frame.hospital, frame.calendar);
    let s = hospital.service(ix);
    let (rank, ranks) = rank(hospital, s.priority);
    let lines = hospital.closures.iter().filter(|c| c.kind == ClosureKind::Closed && c.scope == Scope::Service(ix));
    let announced = hospital.previous.go_lives.get(&s.code).filter(|_| frame.previous);
    Site {
        // 16 for the first priority down to 1 for the last.
        weight: if ranks < 2 { 1 } else { 1 + 15 * (ranks - 1 - rank) / (ranks - 1) },
        rank,
        earliest: s.earliest.map_or(0, |d| calendar.first(d).0),
        latest: s.latest.map(|d| calendar.first(d).0),
        closed: lines.map(|c| days::slots(calendar, c.from, c.to)).filter(|(a, b)| a < b).collect(),
        frozen: frozen(frame, Scope::Service(ix)),
        announced: announced.map(|d| calendar.first(*d).0),
        ..Site::default()
    }
}

/// Place of a priority among those in use (none comes last), and how many there are.
fn rank(hospital: &Hospital, priority: Option<u32>) -> (u32, u32) {
    let mut all: Vec<u32> = hospital.services.iter().map(|s| s.priority.unwrap_or(u32::MAX)).collect();
    all.sort_unstable();
    all.dedup();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (count(all.partition_point(|p| *p < priority.unwrap_or(u32::MAX))), count(all.len()))
}

/// `together` and `after`; one that would close a circle is left out.
fn tie(hospital: &Hospital, inst: &mut Instance) {
    let n = inst.sites.len();
    let mut pairs = Vec::new();
    for (at, s) in hospital.services.iter().enumerate() {
        pairs.extend(s.together.iter().map(|o| (at, o.0 as usize)).filter(|(a, b)| *b < n && a != b));
    }
    join_pairs(&mut inst.sites, &pairs);
    for (at, s) in hospital.services.iter().enumerate() {
        for other in s.after.iter().map(|o| o.0 as usize).filter(|o| *o < n && *o != at) {
            if !reaches(inst, other, at) && !inst.sites[at].together.contains(&other) {
                inst.sites[at].after.push(other);
            }
        }
    }
}

/// Whether `from` comes after `to`, directly or not, partners included.
fn reaches(inst: &Instance, from: usize, to: usize) -> bool {
    let (mut seen, mut at) = (vec![from], 0);
    while let Some(&s) = seen.get(at) {
        if s == to {
            return true;
        }
        for other in inst.sites[s].after.iter().chain(&inst.sites[s].together) {
            if !seen.contains(other) {
                seen.push(*other);
            }
        }
        at += 1;
    }
    false
}

/// Length of an operation in a service, by the method.
pub(super) fn duration(hospital: &Hospital, service: ServiceIx, operation: &Operation) -> WorkTime {
    let s = hospital.service(service);
    operation.duration(s.users(), hospital.settings.complexity[s.complexity as usize])
}

fn tasks(frame: Frame<'_>, inst: &mut Instance) {
    let hospital = frame.hospital;
    let progress: BTreeMap<(u32, u32), &Progress> = hospital.progress.iter().map(|p| ((p.service.0, p.operation.0), p)).collect();
    inst.tasks.reserve(inst.sites.len() * inst.steps.len());
    for service in hospital.service_indices() {
        for (operation, o) in hospital.operation_indices().zip(&hospital.operations) {
            let needs = o.team.filter(|t| (t.0 as usize) < hospital.teams.len()).map(|t| (t.0 as usize, u16::try_from(o.people).unwrap_or(u16::MAX)));
            let mut task =
                Task { duration: duration(hospital, service, o).0, needs: needs.into_iter().filter(|n| n.1 > 0).collect(), ..Task::default() };
            if frame.previous {
                task.hint = super::restore::hint(frame, service, operation, task.duration);
            }
            if let Some(p) = progress.get(&(service.0, operation.0)) {
                super::facts::apply(frame, p, &mut task);
            }
            inst.tasks.push(task);
        }
    }
}

/// Whether the go-live of a service does not apply.
pub(super) fn never_goes_live(hospital: &Hospital, service: ServiceIx) -> bool {
    let go = hospital.go_live_operation();
    hospital.progress.iter().any(|p| p.service == service && Some(p.operation) == go && p.status == Status::Dropped)
}
