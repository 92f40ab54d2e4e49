//! The stages of a plan in their order: calendar, instance, search, what was broken, what holds each start.

use super::broken::broken;
use super::engine::State;
use super::instance::{Instance, NONE};
use super::network::{self, Frame};
use super::words::{Names, operation, service};
use super::{days, export, pilots, search, trace, waves};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::plan::Planning;
use crate::diagnostics::causes::Cause;
use crate::model::{Calendar, Context, Day, Hospital, Progress, ServiceIx, Shortage, Slot, Status, Strategy, WorkTime};
use crate::plan::{Activity, Plan};
use std::collections::BTreeMap;

/// Half-days that a go-live waits for missing seats: at least, at most (two weeks).
const MORE_TRAINING: (u32, u32) = (2, 20);

pub(super) fn plan(hospital: &Hospital, context: &Context, strategy: Strategy, shortage: Option<&Shortage>) -> (Plan, Vec<Diagnostic>) {
    let (pilots, mut said) = pilots::pilots(hospital, strategy);
    let same = hospital.previous.strategy.is_none_or(|s| s == strategy) && hospital.settings.strategy == strategy;
    let previous = same && !hospital.previous.starts.is_empty();
    let start = days::project_start(hospital, context);
    let mut wanted = wanted(hospital, start);
    loop {
        let calendar = days::calendar(hospital, start, wanted);
        if calendar.slots() == 0 || hospital.operations.is_empty() {
            if calendar.slots() == 0 {
                said.push(Diagnostic::new(Planning::NoWorkingDay { found: start }));
            }
            return (nothing(strategy, calendar, pilots), said);
        }
        let now = calendar.first(context.today).min(Slot(calendar.slots()));
        let frame = Frame { hospital, calendar: &calendar, strategy, now, previous };
        let mut inst = network::instance(frame, &pilots);
        network::settle(&mut inst);
        waves::assign(frame, &mut inst);
        let mut found = search::planned(&inst, previous, context.effort.iterations(), context.seed);
        if !found.complete && wanted < days::MOST_DAYS {
            wanted = (wanted * 2).min(days::MOST_DAYS);
            continue;
        }
        if let Some(shortage) = shortage {
            found = more_training(hospital, &mut inst, found, shortage, &mut said);
        }
        let mut state = state_of(&inst, &found.start);
        let names = Names { hospital, calendar: &calendar, strategy };
        said.extend(diagnostics(names, &state, frame.previous));
        let causes = causes(names, &mut state);
        let plan = made(frame, &state, causes, pilots);
        target(hospital, &plan, &mut said);
        return (plan, said);
    }
}

/// Working days that the project may need: work of the fullest team twice, three cycles of the longest service, and the furthest date that somebody typed.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a positive number of days, below MOST_DAYS
fn wanted(hospital: &Hospital, start: Day) -> usize {
    let mut work = vec![0.0_f64; hospital.teams.len()];
    let mut longest = 0.0_f64;
    for s in hospital.service_indices() {
        let mut cycle = 0.0;
        for o in &hospital.operations {
            let days = network::duration(hospital, s, o).days();
            cycle += days + o.predecessors.iter().map(|l| f64::from(l.lag.0.max(0)) / 2.0).fold(0.0, f64::max);
            if let Some(w) = o.team.and_then(|t| work.get_mut(t.0 as usize)) {
                *w += days * f64::from(o.people);
            }
        }
        longest = longest.max(cycle);
    }
    let fullest = work.iter().zip(&hospital.teams).map(|(w, t)| w / f64::from(t.capacity.max(1))).fold(0.0, f64::max);
    let windows = hospital.services.iter().flat_map(|s| [s.earliest, s.latest]).flatten();
    let typed = hospital.progress.iter().flat_map(|p| [p.start, p.end, p.pinned]).flatten();
    let announced = hospital.previous.starts.values().map(|s| s.1).chain(hospital.previous.go_lives.values().copied());
    let far = windows.chain(typed).chain(announced).map(|d| (d - start).num_days()).max().unwrap_or(0).max(0) as f64;
    let waves = hospital.services.len() as f64 / f64::from(hospital.settings.wave_size.max(1)) * 15.0;
    let days = 250.0 + 2.0 * fullest + 3.0 * longest + far + waves;
    (days.min(days::MOST_DAYS as f64) as usize).max(1)
}

fn nothing(strategy: Strategy, calendar: Calendar, pilots: Vec<ServiceIx>) -> Plan {
    let now = Slot(0);
    Plan { strategy, calendar, activities: Vec::new(), gate: None, pilots, waves: Vec::new(), now, usage: Vec::new(), capacity: Vec::new() }
}

fn state_of<'a>(inst: &'a Instance, start: &[u32]) -> State<'a> {
    let mut state = State::new(inst);
    for (ix, start) in start.iter().enumerate() {
        if inst.tasks[ix].fixed.is_none() && *start != NONE {
            state.book(ix, *start);
        }
    }
    state.open_gate();
    state
}

/// Services whose people could not all be seated go live later, once, by the sessions that were missing. Announced dates stay: the roster says who is not seated.
fn more_training(hospital: &Hospital, inst: &mut Instance, found: search::Found, shortage: &Shortage, said: &mut Vec<Diagnostic>) -> search::Found {
    let mut seats: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    for asked in shortage.seats.iter().filter(|s| (s.service.0 as usize) < inst.sites.len()) {
        let group = hospital.modules.get(asked.module.0 as usize).map_or(1, |m| m.max_group.max(1));
        let of = seats.entry(asked.service.0 as usize).or_default();
        *of = (of.0.saturating_add(asked.missing), of.1.saturating_add(2 * asked.missing.div_ceil(group)));
    }
    let mut again = Vec::new();
    for (site, (missing, slots)) in seats {
        let go = found.start[inst.task_ix(site, inst.go)];
        if missing == 0 || go == NONE || inst.sites[site].announced.is_some() || inst.task(site, inst.go).fixed.is_some() {
            continue;
        }
        let slots = slots.clamp(MORE_TRAINING.0, MORE_TRAINING.1);
        let partners = if inst.sites[site].together.is_empty() { vec![site] } else { inst.sites[site].together.clone() };
        for partner in partners {
            let s = &mut inst.sites[partner];
            (s.lead, s.earliest) = (true, s.earliest.max(go.saturating_add(slots)));
            again.push(partner);
        }
        let s = hospital.service(service(site));
        said.push(Diagnostic::at(s.place, Planning::MoreTraining { service: s.code.clone(), found: missing, days: f64::from(slots) / 2.0 }));
    }
    if again.is_empty() {
        return found;
    }
    let mut at = 0;
    while let Some(&site) = again.get(at) {
        let followers: Vec<usize> = (0..inst.sites.len()).filter(|s| inst.sites[*s].after.contains(&site) && !again.contains(s)).collect();
        again.extend(followers);
        at += 1;
    }
    search::again(inst, &found.start, &again)
}

fn diagnostics(names: Names<'_>, state: &State<'_>, previous: bool) -> Vec<Diagnostic> {
    let mut said = names.inputs(state);
    // One line a wave or a service for what cannot be held; a circle of `after` is said already.
    said.extend(broken(state).into_iter().map(|b| names.said(state, b)));
    if previous {
        said.extend((0..state.inst.sites.len()).filter_map(|site| names.announced_moved(state, site)));
    }
    said
}

/// Cause of every task's start, by task.
fn causes(names: Names<'_>, state: &mut State<'_>) -> Vec<Option<Cause>> {
    let k = state.inst.steps.len();
    let mut out = Vec::with_capacity(state.inst.tasks.len());
    for site in 0..state.inst.sites.len() {
        if state.placed(site) {
            let traced = trace::trace(state, site);
            out.extend(traced.plan.into_iter().enumerate().map(|(step, reason)| Some(names.cause(state, site, step, reason))));
        } else {
            out.extend((0..k).map(|_| None));
        }
    }
    out
}

fn made(frame: Frame<'_>, state: &State<'_>, causes: Vec<Option<Cause>>, pilots: Vec<ServiceIx>) -> Plan {
    let (inst, hospital) = (state.inst, frame.hospital);
    let progress: BTreeMap<(u32, u32), &Progress> = hospital.progress.iter().map(|p| ((p.service.0, p.operation.0), p)).collect();
    let end = (0..inst.tasks.len()).filter(|ix| state.start[*ix] != NONE).map(|ix| state.finish(ix)).max().unwrap_or(0);
    let waiting = trace::first_gated(state);
    let mut causes = causes.into_iter();
    let mut activities = Vec::with_capacity(inst.tasks.len());
    for site in 0..inst.sites.len() {
        for step in 0..inst.steps.len() {
            let (ix, task) = (inst.task_ix(site, step), inst.task(site, step));
            let Some(cause) = causes.next().flatten().filter(|_| !task.dropped) else { continue };
            let p = progress.get(&(service(site).0, operation(step).0)).copied();
            activities.push(Activity {
                service: service(site),
                operation: operation(step),
                start: Slot(state.start[ix]),
                finish: Slot(state.finish(ix)),
                duration: WorkTime(task.duration),
                status: status(p, task.happened),
                actual_start: p.and_then(|p| p.start).filter(|_| task.happened),
                actual_end: p.and_then(|p| p.end).filter(|_| task.happened),
                pinned: p.and_then(|p| p.pinned),
                float: trace::float(state, site, step, end, waiting),
                cause,
            });
        }
    }
    let opened = (!pilots.is_empty()).then(|| Slot(gate(state)));
    let waves = if frame.strategy == Strategy::PilotThenWaves { inst.sites.iter().map(|s| s.wave).collect() } else { Vec::new() };
    Plan {
        strategy: frame.strategy,
        calendar: frame.calendar.clone(),
        activities,
        gate: opened,
        pilots,
        waves,
        now: frame.now,
        usage: usage(state),
        capacity: inst.capacity.clone(),
    }
}

fn status(p: Option<&Progress>, happened: bool) -> Status {
    match p {
        None => Status::ToDo,
        Some(p) if p.status == Status::ToDo && happened => {
            if p.end.is_some() {
                Status::Done
            } else {
                Status::InProgress
            }
        }
        Some(p) => p.status,
    }
}

/// The gate: the pilots' end; once their exit is passed, that or now.
fn gate(state: &State<'_>) -> u32 {
    let inst = state.inst;
    if !inst.gate_after.is_empty() {
        return state.gate;
    }
    let tasks = (0..inst.sites.len()).filter(|s| inst.sites[*s].pilot).flat_map(|s| (0..inst.steps.len()).map(move |step| inst.task_ix(s, step)));
    tasks.filter(|ix| state.start[*ix] != NONE).map(|ix| state.finish(ix)).max().unwrap_or(0).min(inst.now)
}

/// People at work by team and slot.
fn usage(state: &State<'_>) -> Vec<Vec<u16>> {
    let inst = state.inst;
    let mut out: Vec<Vec<u16>> = inst.capacity.iter().map(|row| vec![0; row.len()]).collect();
    for (ix, task) in inst.tasks.iter().enumerate().filter(|(ix, _)| state.start[*ix] != NONE) {
        let (from, to) = (state.start[ix] as usize, state.finish(ix).min(inst.slots) as usize);
        for &(team, need) in &task.needs {
            for slot in out[team].get_mut(from.min(to)..to).unwrap_or_default() {
                *slot = slot.saturating_add(need);
            }
        }
    }
    out
}

fn target(hospital: &Hospital, plan: &Plan, said: &mut Vec<Diagnostic>) {
    if let (Some(expected), Some(found)) = (hospital.settings.target_end, plan.end())
        && found > expected
    {
        said.push(Diagnostic::new(Planning::TargetMissed { found, expected }));
    }
}

/// The instance and state that a plan stands for, so that it can be asked why, or written.
pub(super) fn with_state<T>(hospital: &Hospital, plan: &Plan, ask: impl FnOnce(Names<'_>, &mut State<'_>) -> T) -> T {
    let frame = Frame { hospital, calendar: &plan.calendar, strategy: plan.strategy, now: plan.now, previous: true };
    let mut inst = network::instance(frame, &plan.pilots);
    let k = inst.steps.len();
    for a in &plan.activities {
        let ix = a.service.0 as usize * k + a.operation.0 as usize;
        if let Some(task) = inst.tasks.get_mut(ix).filter(|t| t.fixed.is_some()) {
            (task.fixed, task.duration) = (Some(a.start.0), a.duration.0);
        }
    }
    network::settle(&mut inst);
    if plan.waves.len() == inst.sites.len() {
        for (site, wave) in inst.sites.iter_mut().zip(&plan.waves) {
            site.wave = *wave;
        }
        inst.waves = Some(waves::WAVES);
    } else {
        waves::assign(frame, &mut inst);
    }
    let mut start = vec![NONE; inst.tasks.len()];
    for a in &plan.activities {
        if let Some(s) = start.get_mut(a.service.0 as usize * k + a.operation.0 as usize) {
            *s = a.start.0;
        }
    }
    let mut state = state_of(&inst, &start);
    state.place_dropped();
    ask(Names { hospital, calendar: &plan.calendar, strategy: plan.strategy }, &mut state)
}

/// Why the go-live of a service is not earlier: each operation that holds the next, back to what holds the first of them.
pub(super) fn chain<'p>(hospital: &Hospital, plan: &'p Plan, site: ServiceIx) -> Vec<(&'p Activity, Cause)> {
    if plan.of(site).is_empty() {
        return Vec::new();
    }
    with_state(hospital, plan, |names, state| {
        let at = site.0 as usize;
        if at >= state.inst.sites.len() || !state.placed(at) {
            return Vec::new();
        }
        let traced = trace::trace(state, at);
        let mut out: Vec<(&Activity, Cause)> = Vec::new();
        let mut step = state.inst.go;
        while let Some(activity) = plan.activity(site, operation(step))
            && out.iter().all(|(a, _)| a.operation != activity.operation)
        {
            // The plan knows of its go-live what cannot be seen any more: seats that were missing.
            let reason = traced.chain[step];
            let cause = if out.is_empty() { activity.cause.clone() } else { names.cause(state, at, step, reason) };
            let goes_on = matches!(cause, Cause::After { .. });
            out.push((activity, cause));
            match reason {
                trace::Reason::Link { step: before, .. } if goes_on => step = before,
                _ => break,
            }
        }
        out
    })
}

pub(super) fn json(hospital: &Hospital, plan: &Plan) -> serde_json::Value {
    with_state(hospital, plan, |_, state| export::json(hospital, plan, state))
}
