//! A plan as the deployment bench reads it: the instance that was planned, in its format, and the schedule.

use super::broken::{Broken, broken, wave_ends};
use super::engine::State;
use super::instance::NONE;
use super::network::{GO_LIVE_WEEKDAYS, WAVE_GAP};
use super::words::service;
use crate::model::{Closure, ClosureKind, Code, Day, Hospital, LinkType, OperationKind, Scope, Slot, Strategy};
use crate::plan::Plan;
use chrono::{Datelike, Weekday};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the export needs at every step.
struct Export<'a> {
    hospital: &'a Hospital,
    plan: &'a Plan,
    state: &'a State<'a>,
    /// Codes of operations as written: the one that `after` waits for must be called ASSIST.
    codes: Vec<String>,
    /// Services that have their place.
    sites: Vec<usize>,
    broken: Vec<Broken>,
    /// Start of every task written, those that do not apply included.
    starts: BTreeMap<(usize, usize), u32>,
}

pub(super) fn json(hospital: &Hospital, plan: &Plan, state: &State<'_>) -> Value {
    let mut export = Export {
        hospital,
        plan,
        state,
        codes: codes(hospital, state),
        sites: (0..state.inst.sites.len()).filter(|s| state.placed(*s)).collect(),
        broken: broken(state),
        starts: BTreeMap::new(),
    };
    export.starts = export.starts();
    let mut instance = Map::new();
    let mut put = |key: &str, value: Value| {
        instance.insert(key.to_owned(), value);
    };
    put("format", json!("deployment/1"));
    put("name", json!(hospital.settings.hospital));
    put("strategy", json!(strategy(plan.strategy)));
    export.calendar(&mut put);
    export.teams(&mut put);
    export.cycle(&mut put);
    export.services(&mut put);
    json!({ "instance": instance, "schedule": export.schedule() })
}

fn strategy(of: Strategy) -> &'static str {
    match of {
        Strategy::PilotThenWaves => "waves",
        Strategy::Progressive => "progressive",
        Strategy::BigBang => "big_bang",
    }
}

/// Codes as they are; only where some service comes after another is the support renamed, since the format has its name fixed.
fn codes(hospital: &Hospital, state: &State<'_>) -> Vec<String> {
    let mut codes: Vec<String> = hospital.operations.iter().map(|o| o.code.to_string()).collect();
    let support = state.inst.support;
    if state.inst.sites.iter().all(|s| s.after.is_empty()) || codes.get(support).is_none_or(|c| c == "ASSIST") {
        return codes;
    }
    for code in codes.iter_mut().filter(|c| *c == "ASSIST") {
        "ASSIST (2)".clone_into(code);
    }
    "ASSIST".clone_into(&mut codes[support]);
    codes
}

fn ranges(days: impl IntoIterator<Item = Day>) -> Vec<(Day, Day)> {
    let mut out: Vec<(Day, Day)> = Vec::new();
    for day in days {
        match out.last_mut() {
            // Weekends do not part a range.
            Some((_, to)) if (day - *to).num_days() == 1 || (to.weekday() == Weekday::Fri && (day - *to).num_days() == 3) => *to = day,
            _ => out.push((day, day)),
        }
    }
    out
}

fn lines(closures: &[Closure], kind: ClosureKind, scope: Scope) -> Vec<Value> {
    let of = closures.iter().filter(|c| c.kind == kind && c.scope == scope && c.from <= c.to);
    of.map(|c| json!({ "from": c.from.to_string(), "to": c.to.to_string() })).collect()
}

impl Export<'_> {
    fn calendar(&self, put: &mut impl FnMut(&str, Value)) {
        let days = self.plan.calendar.days();
        let (first, last) = (days.first().copied().unwrap_or_default(), days.last().copied().unwrap_or_default());
        let worked: BTreeSet<Day> = days.iter().copied().collect();
        let closed = first.iter_days().take_while(|d| *d <= last);
        let closed = closed.filter(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun) && !worked.contains(d));
        put("start", json!(first.to_string()));
        put("end", json!(last.to_string()));
        put("closed", ranges(closed).into_iter().map(|(a, b)| json!({ "from": a.to_string(), "to": b.to_string() })).collect());
        put("no_go_live", Value::Array(lines(&self.hospital.closures, ClosureKind::Freeze, Scope::All)));
        put("go_live_weekdays", json!(GO_LIVE_WEEKDAYS));
    }

    fn teams(&self, put: &mut impl FnMut(&str, Value)) {
        let (inst, calendar) = (self.state.inst, &self.plan.calendar);
        let mut reduced = Vec::new();
        for (team, row) in self.hospital.teams.iter().zip(&inst.capacity) {
            let full = u16::try_from(team.capacity).unwrap_or(u16::MAX);
            let mut at = 0;
            while at < row.len() {
                let people = row[at];
                let to = at + row[at..].iter().take_while(|c| **c == people).count();
                if people != full {
                    let day = |slot: usize| calendar.day(Slot(u32::try_from(slot).unwrap_or(NONE))).unwrap_or_default().to_string();
                    reduced.push(json!({ "team": team.code.as_str(), "from": day(at), "to": day(to - 1), "capacity": people }));
                }
                at = to;
            }
        }
        put(
            "teams",
            self.hospital.teams.iter().map(|t| json!({ "code": t.code.as_str(), "capacity": t.capacity.min(u32::from(u16::MAX)) })).collect(),
        );
        put("reduced", Value::Array(reduced));
    }

    fn cycle(&self, put: &mut impl FnMut(&str, Value)) {
        let inst = self.state.inst;
        let operations = self.hospital.operations.iter().zip(&inst.steps).enumerate().map(|(at, (o, step))| {
            let preds = step.preds.iter().map(|a| json!({ "op": self.codes[a.other], "type": link(a.kind), "lag": a.lag }));
            json!({
                "code": self.codes[at], "kind": if o.kind == OperationKind::Technical { "technical" } else { "business" },
                "preds": preds.collect::<Vec<_>>(), "gated": step.gated, "onsite": step.onsite, "golive": at == inst.go, "fresh": step.fresh.is_some(),
            })
        });
        put("operations", operations.collect());
        let renamed = self.hospital.operations.iter().zip(&self.codes).filter(|(o, c)| o.code.as_str() != c.as_str());
        let names: Map<String, Value> = renamed.map(|(o, c)| (c.clone(), json!(o.code.as_str()))).collect();
        if !names.is_empty() {
            put("names", Value::Object(names));
        }
        let waits = inst.steps.iter().enumerate().flat_map(|(to, s)| s.waits.iter().map(move |(from, max)| (*from, to, *max)));
        put("max_lags", waits.map(|(from, to, max)| json!({ "from": self.codes[from], "to": self.codes[to], "max": max })).collect());
        // One figure for all training in this format: the longest; each operation's own is shorter or equal, and held.
        put("fresh_days", json!(inst.steps.iter().filter_map(|s| s.fresh).max().unwrap_or(super::network::FRESH_DAYS)));
    }

    fn code(&self, site: usize) -> &Code {
        &self.hospital.service(service(site)).code
    }

    /// Tasks of which a rule could not be held: written as fixed, and listed under `relaxed`.
    fn relaxed(&self) -> BTreeSet<(usize, usize)> {
        let inst = self.state.inst;
        let mut out: BTreeSet<(usize, usize)> = self
            .broken
            .iter()
            .filter_map(|b| match *b {
                Broken::Link { site, to, .. } | Broken::Wait { site, to, .. } => Some((site, to)),
                Broken::Stale { site, step, .. } | Broken::Gate { site, step } | Broken::Closed { site, step } => Some((site, step)),
                Broken::GoLiveDay { site } | Broken::Earliest { site } => Some((site, inst.go)),
                _ => None,
            })
            .collect();
        // A lag behind an operation that does not apply cannot begin before the project.
        for &site in &self.sites {
            for (step, shape) in inst.steps.iter().enumerate() {
                let (start, own) = (self.state.start[inst.task_ix(site, step)], inst.task(site, step).duration);
                let dropped = shape.preds.iter().filter(|a| inst.task(site, a.other).dropped);
                if dropped.map(|a| (a, self.starts[&(site, a.other)])).any(|(a, from)| i64::from(start) < a.earliest(from, from, own)) {
                    out.insert((site, step));
                }
            }
        }
        out
    }

    /// Where a task is written. One that does not apply takes no time: as late as its followers let it, so that it holds nothing.
    fn starts(&self) -> BTreeMap<(usize, usize), u32> {
        let inst = self.state.inst;
        let mut out = BTreeMap::new();
        for &site in &self.sites {
            for &step in inst.order.iter().rev() {
                let mut at = i64::from(self.state.start[inst.task_ix(site, step)]);
                if inst.task(site, step).dropped {
                    let followers = inst.steps[step].succs.iter().map(|a| {
                        let start: u32 = out.get(&(site, a.other)).copied().unwrap_or(0);
                        a.latest(start, start + inst.task(site, a.other).duration, 0)
                    });
                    at = followers.min().unwrap_or(at).clamp(0, i64::from(inst.slots));
                }
                out.insert((site, step), u32::try_from(at).unwrap_or(0));
            }
        }
        out
    }

    fn services(&self, put: &mut impl FnMut(&str, Value)) {
        let inst = self.state.inst;
        let relaxed = self.relaxed();
        put("services", self.sites.iter().map(|s| self.service(*s)).collect());
        put("tasks", self.sites.iter().flat_map(|s| (0..inst.steps.len()).map(move |step| (*s, step))).map(|(s, o)| self.task(s, o)).collect());
        let pilots = if inst.gate_after.is_empty() { Vec::new() } else { self.sites.iter().filter(|s| inst.sites[**s].pilot).collect() };
        put("pilots", pilots.iter().map(|s| json!(self.code(**s).as_str())).collect());
        put("gate", self.gate());
        if inst.waves.is_some() {
            put("waves", self.waves());
        }
        put("now", json!(inst.known));
        put("actual", self.actual(&relaxed));
        let placed = |s: &&usize| self.hospital.previous.go_lives.contains_key(self.code(**s));
        let announced = self.sites.iter().filter(placed).filter_map(|s| Some((self.code(*s).to_string(), json!(inst.sites[*s].announced?))));
        put("announced", Value::Object(announced.collect()));
        let o = inst.objective;
        put(
            "objective",
            json!({ "late": o.late, "moved": o.moved, "moved_per_half_day": o.moved_per_slot, "freeze_factor": o.freeze_factor, "freeze_until": o.freeze_until }),
        );
        if !relaxed.is_empty() {
            put("relaxed", relaxed.iter().map(|(s, o)| json!({ "service": self.code(*s).as_str(), "op": self.codes[*o] })).collect());
        }
    }

    fn service(&self, site: usize) -> Value {
        let (inst, s) = (self.state.inst, self.hospital.service(service(site)));
        let of = &inst.sites[site];
        let lives = !inst.task(site, inst.go).happened && !inst.task(site, inst.go).dropped;
        let mut out = Map::new();
        out.insert("code".into(), json!(s.code.as_str()));
        out.insert("users".into(), json!(s.users()));
        out.insert("complexity".into(), json!(self.hospital.settings.complexity[s.complexity as usize]));
        out.insert("weight".into(), json!(of.weight));
        if let Some(day) = s.earliest {
            out.insert("earliest".into(), json!(day.to_string()));
        }
        if let Some(day) = s.latest {
            out.insert("latest".into(), json!(day.to_string()));
        }
        out.insert("closed".into(), Value::Array(lines(&self.hospital.closures, ClosureKind::Closed, Scope::Service(service(site)))));
        if lives && let Some(other) = self.partner(site) {
            out.insert("together_with".into(), json!(self.code(other).as_str()));
        }
        if lives && let Some(other) = self.predecessor(site) {
            out.insert("after".into(), json!(self.code(other).as_str()));
        }
        if lives && of.wave > 0 {
            out.insert("wave".into(), json!(of.wave));
        }
        Value::Object(out)
    }

    /// The first of its partners that goes live with it.
    fn partner(&self, site: usize) -> Option<usize> {
        self.state.inst.sites[site].together.iter().copied().find(|o| *o != site && self.state.go(*o) == self.state.go(site))
    }

    /// Of those that it comes after, the one whose support ends last: the format has one.
    fn predecessor(&self, site: usize) -> Option<usize> {
        let (state, inst) = (self.state, self.state.inst);
        let held =
            inst.sites[site].after.iter().copied().filter(|o| self.sites.contains(o) && !self.broken.contains(&Broken::After { site, other: *o }));
        held.filter(|o| !inst.task(*o, inst.support).dropped).max_by_key(|o| state.finish(inst.task_ix(*o, inst.support)))
    }

    fn task(&self, site: usize, step: usize) -> Value {
        let task = self.state.inst.task(site, step);
        let needs: Map<String, Value> =
            task.needs.iter().filter(|n| n.1 > 0).map(|(t, n)| (self.hospital.teams[*t].code.to_string(), json!(n))).collect();
        json!({ "service": self.code(site).as_str(), "op": self.codes[step], "duration": task.duration, "needs": needs })
    }

    /// The operation of a pilot that ends last; the gate is its end.
    fn gate(&self) -> Value {
        let (state, inst) = (self.state, self.state.inst);
        let pilots = self.sites.iter().filter(|s| inst.sites[**s].pilot);
        let last = pilots.flat_map(|s| (0..inst.steps.len()).map(move |step| (state.finish(inst.task_ix(*s, step)), step))).max();
        let after = last.map_or(inst.go, |l| l.1);
        json!({ "after": self.codes.get(after), "lag": inst.gate_lag })
    }

    /// Spread and gap as they are where they could not be held.
    fn waves(&self) -> Value {
        let Some(waves) = self.state.inst.waves else { return Value::Null };
        let last = self.state.inst.sites.iter().map(|s| s.wave).max().unwrap_or(0);
        let ends: Vec<(u32, u32)> = (1..=last).filter_map(|w| wave_ends(self.state, w)).collect();
        let spread = ends.iter().map(|(a, b)| b - a).max().unwrap_or(0).max(waves.spread);
        let gap = ends.windows(2).map(|w| i64::from(w[1].0) - i64::from(w[0].1)).min().unwrap_or(i64::from(WAVE_GAP));
        json!({ "spread": spread, "gap": gap.min(i64::from(waves.gap)) })
    }

    fn actual(&self, relaxed: &BTreeSet<(usize, usize)>) -> Value {
        let inst = self.state.inst;
        let mut out = Vec::new();
        for &site in &self.sites {
            for step in 0..inst.steps.len() {
                let task = inst.task(site, step);
                let start = self.starts[&(site, step)];
                if task.happened || task.dropped || relaxed.contains(&(site, step)) {
                    let done = task.dropped || (task.happened && start + task.duration <= inst.known);
                    out.push(json!({ "service": self.code(site).as_str(), "op": self.codes[step], "start": start, "done": done }));
                }
            }
        }
        Value::Array(out)
    }

    fn schedule(&self) -> Value {
        let inst = self.state.inst;
        let of = |site: usize| -> Value {
            let ends = |step: usize| (self.starts[&(site, step)], self.starts[&(site, step)] + inst.task(site, step).duration);
            Value::Object((0..inst.steps.len()).map(|step| (self.codes[step].clone(), json!(ends(step)))).collect())
        };
        Value::Object(self.sites.iter().map(|s| (self.code(*s).to_string(), of(*s))).collect())
    }
}

fn link(kind: LinkType) -> &'static str {
    match kind {
        LinkType::FinishStart => "FS",
        LinkType::StartStart => "SS",
        LinkType::FinishFinish => "FF",
        LinkType::StartFinish => "SF",
    }
}
