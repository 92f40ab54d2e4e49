//! The deployment bench's format (slots of working half-days): its instances as ours, and our schedule as its own.

use super::instance::{Arc, Instance, NONE, Objective, Range, Site, Step, Task, Waves};
use crate::model::{Calendar, Day, LinkType, Slot};
use chrono::{Datelike, Weekday};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A bench instance, read.
pub(crate) struct Read {
    pub instance: Instance,
    pub services: Vec<String>,
    pub operations: Vec<String>,
}

fn list<'v>(of: &'v Value, key: &str) -> &'v [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}
fn text<'v>(of: &'v Value, key: &str) -> &'v str {
    of[key].as_str().unwrap_or_default()
}
fn number(of: &Value, key: &str) -> u32 {
    of[key].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}
fn day(of: &Value, key: &str) -> Result<Day, String> {
    text(of, key).parse().map_err(|_| format!("{key}: {} is no date", of[key]))
}
fn index(codes: &BTreeMap<&str, usize>, code: &str) -> Result<usize, String> {
    codes.get(code).copied().ok_or_else(|| format!("unknown code {code}"))
}
fn codes(of: &[Value]) -> BTreeMap<&str, usize> {
    of.iter().enumerate().map(|(at, v)| (text(v, "code"), at)).collect()
}
fn range(calendar: &Calendar, of: &Value) -> Result<Range, String> {
    let to = day(of, "to")?;
    Ok((calendar.first(day(of, "from")?).0, calendar.first(to.succ_opt().unwrap_or(to)).0))
}

/// Days closed for everybody, from `closed`.
fn calendar(of: &Value) -> Result<Calendar, String> {
    let mut closed = BTreeSet::new();
    for c in list(of, "closed") {
        closed.extend(crate::model::calendar::days_between(day(c, "from")?, day(c, "to")?));
    }
    Ok(Calendar::new(day(of, "start")?, day(of, "end")?, &closed))
}

/// Reads a bench instance (not its schedule).
pub(crate) fn read(of: &Value) -> Result<Read, String> {
    let calendar = calendar(of)?;
    let (teams, operations, services) = (list(of, "teams"), list(of, "operations"), list(of, "services"));
    let (team_of, op_of, service_of) = (codes(teams), codes(operations), codes(services));
    let mut steps = operations.iter().map(|o| step(o, &op_of, number(of, "fresh_days"))).collect::<Result<Vec<_>, _>>()?;
    for wait in list(of, "max_lags") {
        steps[index(&op_of, text(wait, "to"))?].waits.push((index(&op_of, text(wait, "from"))?, number(wait, "max")));
    }
    let mut sites = services.iter().map(|s| site(s, of, &calendar, &service_of)).collect::<Result<Vec<_>, _>>()?;
    join(&mut sites, services, &service_of)?;
    let mut instance = Instance {
        slots: calendar.slots(),
        now: number(of, "now"),
        known: number(of, "now"),
        capacity: capacity(of, &calendar, &team_of)?,
        order: Vec::new(),
        go: operations.iter().position(|o| o["golive"] == true).ok_or("no go-live operation")?,
        support: index(&op_of, "ASSIST").unwrap_or(0),
        tasks: vec![Task::default(); services.len() * operations.len()],
        next_go: next_go(&calendar, &list(of, "go_live_weekdays").iter().filter_map(Value::as_u64).collect::<Vec<_>>()),
        frozen: list(of, "no_go_live").iter().map(|r| range(&calendar, r)).collect::<Result<_, _>>()?,
        day_number: calendar.days().iter().map(Datelike::num_days_from_ce).collect(),
        gate_after: if list(of, "pilots").is_empty() { Vec::new() } else { vec![index(&op_of, text(&of["gate"], "after"))?] },
        gate_lag: number(&of["gate"], "lag"),
        waves: of.get("waves").map(|w| Waves { spread: number(w, "spread"), gap: number(w, "gap"), tight: false }),
        objective: objective(&of["objective"]),
        steps,
        sites,
    };
    instance.close_network();
    for t in list(of, "tasks") {
        let at = instance.task_ix(index(&service_of, text(t, "service"))?, index(&op_of, text(t, "op"))?);
        instance.tasks[at].duration = number(t, "duration");
        for (team, people) in t["needs"].as_object().into_iter().flatten() {
            instance.tasks[at].needs.push((index(&team_of, team)?, people.as_u64().and_then(|n| u16::try_from(n).ok()).unwrap_or(0)));
        }
    }
    for a in list(of, "actual") {
        let at = instance.task_ix(index(&service_of, text(a, "service"))?, index(&op_of, text(a, "op"))?);
        (instance.tasks[at].fixed, instance.tasks[at].happened) = (Some(number(a, "start")), true);
    }
    super::groups::mark_apart(&mut instance);
    let names = |of: &[Value]| of.iter().map(|v| text(v, "code").to_owned()).collect();
    Ok(Read { instance, services: names(services), operations: names(operations) })
}

fn step(of: &Value, op_of: &BTreeMap<&str, usize>, fresh: u32) -> Result<Step, String> {
    let mut preds = Vec::new();
    for p in list(of, "preds") {
        let kind = match text(p, "type") {
            "SS" => LinkType::StartStart,
            "FF" => LinkType::FinishFinish,
            "SF" => LinkType::StartFinish,
            _ => LinkType::FinishStart,
        };
        let lag = p["lag"].as_i64().and_then(|n| i32::try_from(n).ok()).unwrap_or(0);
        preds.push(Arc { other: index(op_of, text(p, "op"))?, kind, lag });
    }
    let flag = |key: &str| of[key] == true;
    Ok(Step { preds, gated: flag("gated"), onsite: flag("onsite"), fresh: flag("fresh").then_some(fresh), ..Step::default() })
}

fn site(of: &Value, all: &Value, calendar: &Calendar, service_of: &BTreeMap<&str, usize>) -> Result<Site, String> {
    let code = text(of, "code");
    let first = |key: &str| if of.get(key).is_some() { day(of, key).map(|d| Some(calendar.first(d).0)) } else { Ok(None) };
    Ok(Site {
        weight: number(of, "weight"),
        earliest: first("earliest")?.unwrap_or(0),
        latest: first("latest")?,
        closed: list(of, "closed").iter().map(|r| range(calendar, r)).collect::<Result<_, _>>()?,
        after: of["after"].as_str().map(|a| index(service_of, a)).transpose()?.into_iter().collect(),
        wave: number(of, "wave"),
        pilot: list(all, "pilots").iter().any(|p| p == code),
        announced: all["announced"].get(code).map(|_| number(&all["announced"], code)),
        ..Site::default()
    })
}

/// Sites joined by `together_with`, each with the whole of its group.
fn join(sites: &mut [Site], services: &[Value], service_of: &BTreeMap<&str, usize>) -> Result<(), String> {
    let mut pairs = Vec::new();
    for (at, s) in services.iter().enumerate() {
        if let Some(with) = s["together_with"].as_str() {
            pairs.push((at, index(service_of, with)?));
        }
    }
    join_pairs(sites, &pairs);
    Ok(())
}

fn top(home: &[usize], mut at: usize) -> usize {
    while home[at] != at {
        at = home[at];
    }
    at
}

/// Fills `together` from pairs.
pub(crate) fn join_pairs(sites: &mut [Site], pairs: &[(usize, usize)]) {
    let mut home: Vec<usize> = (0..sites.len()).collect();
    for &(a, b) in pairs {
        let (a, b) = (top(&home, a), top(&home, b));
        home[a.max(b)] = a.min(b);
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..sites.len() {
        members.entry(top(&home, at)).or_default().push(at);
    }
    for group in members.into_values().filter(|g| g.len() > 1) {
        for &at in &group {
            sites[at].together.clone_from(&group);
        }
    }
}

fn capacity(of: &Value, calendar: &Calendar, team_of: &BTreeMap<&str, usize>) -> Result<Vec<Vec<u16>>, String> {
    let people = |v: &Value| u16::try_from(number(v, "capacity")).unwrap_or(u16::MAX);
    let mut out: Vec<Vec<u16>> = list(of, "teams").iter().map(|t| vec![people(t); calendar.slots() as usize]).collect();
    for r in list(of, "reduced") {
        let (from, to) = range(calendar, r)?;
        let row = &mut out[index(team_of, text(r, "team"))?];
        row.get_mut(from as usize..to as usize).unwrap_or_default().fill(people(r));
    }
    Ok(out)
}

/// First morning at or after each slot on an allowed weekday.
pub(crate) fn next_go(calendar: &Calendar, weekdays: &[u64]) -> Vec<u32> {
    let mut next = NONE;
    let mut out = vec![NONE; calendar.slots() as usize];
    for slot in (0..calendar.slots()).rev() {
        let weekday = calendar.day(Slot(slot)).map_or(Weekday::Sun, |d| d.weekday());
        if slot % 2 == 0 && weekdays.contains(&u64::from(weekday.num_days_from_monday())) {
            next = slot;
        }
        out[slot as usize] = next;
    }
    out
}

fn objective(of: &Value) -> Objective {
    let n = |key: &str| of[key].as_u64().unwrap_or(0);
    Objective {
        late: n("late"),
        moved: n("moved"),
        moved_per_slot: n("moved_per_half_day"),
        freeze_factor: n("freeze_factor"),
        freeze_until: number(of, "freeze_until"),
    }
}

/// `{"S001": {"CADRAGE": [start, finish], …}, …}`
pub(crate) fn schedule(read: &Read, start: &[u32]) -> Value {
    let mut out = Map::new();
    for (site, code) in read.services.iter().enumerate() {
        let mut of = Map::new();
        for (step, op) in read.operations.iter().enumerate() {
            let ix = read.instance.task_ix(site, step);
            of.insert(op.clone(), json!([start[ix], start[ix].saturating_add(read.instance.tasks[ix].duration)]));
        }
        out.insert(code.clone(), Value::Object(of));
    }
    Value::Object(out)
}

/// Plans a bench instance: its schedule and what that costs by the bench's own objective.
pub fn plan(instance: &Value, iterations: u32, seed: u64) -> Result<(Value, u64), String> {
    let read = read(instance)?;
    let found = super::search::planned(&read.instance, false, iterations, seed);
    if !found.complete {
        return Err("the horizon is too short".into());
    }
    let start = found.start;
    let cost = (0..read.services.len()).map(|s| read.instance.cost(s, start[read.instance.task_ix(s, read.instance.go)])).sum();
    Ok((json!({ "schedule": schedule(&read, &start) }), cost))
}
