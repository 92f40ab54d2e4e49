//! What a committee should decide, what somebody should do this week, what people should be told.

use super::gate::percent;
use super::load::monday;
use super::status::{baseline, blocking, open};
use super::{Ask, Attention, Gate, Load, ServiceStatus};
use crate::accounts::{Action, Ledger};
use crate::diagnostics::causes::Cause;
use crate::model::{Code, Context, Day, Hospital, ServiceIx, Status};
use crate::plan::{Activity, Plan};
use chrono::Days;
use std::collections::BTreeMap;

/// Calendar days ahead within which go-lives are near, accounts due, a gate close, a team's load looked at.
const NEAR: u64 = 21;
const ACCOUNTS: u64 = 7;
const GATE: u64 = 42;
const LOAD: u64 = 84;

/// Decisions first, then what is to be done, then what is to be told; nearest go-lives first.
pub fn attention(
    hospital: &Hospital,
    plan: &Plan,
    services: &[ServiceStatus],
    load: &[Load],
    gate: &Gate,
    ledger: &Ledger,
    context: &Context,
) -> Vec<Attention> {
    let today = context.today;
    let mut all = project(hospital, plan, load, gate, ledger, today);
    for status in services {
        all.extend(of_service(hospital, plan, status, today));
    }
    let issues = blocking_issues(hospital);
    all.extend(issues.into_iter().map(|(service, issues)| {
        let count = issues.len();
        let cause = match service {
            Some(s) => Cause::BlockingIssues { service: hospital.service(s).code.clone(), count, issues },
            None => Cause::BlockingIssuesElsewhere { count, issues },
        };
        Attention { service, cause, ask: Ask::Decide }
    }));
    let go_live = |s: Option<ServiceIx>| s.and_then(|s| services.get(s.0 as usize)).and_then(|s| s.go_live);
    all.sort_by_key(|a| (a.ask, a.service.is_some(), go_live(a.service), a.service));
    all
}

/// What concerns no service in particular.
fn project(hospital: &Hospital, plan: &Plan, load: &[Load], gate: &Gate, ledger: &Ledger, today: Day) -> Vec<Attention> {
    let mut all = Vec::new();
    let mut say = |ask, cause| all.push(Attention { service: None, cause, ask });
    if let Some(day) = plan.gate.and_then(|slot| plan.calendar.day(slot))
        && !gate.missing.is_empty()
        && day <= later(today, GATE)
    {
        say(Ask::Decide, Cause::GateOpen { count: gate.missing.len(), day });
    }
    for cause in teams_over(load, today) {
        say(Ask::Decide, cause);
    }
    let due = later(today, ACCOUNTS);
    let to_load = |e: &&crate::accounts::Entry| (e.has(Action::Create) || e.has(Action::Activate)) && e.opens.is_some_and(|d| d <= due);
    let count = ledger.entries.iter().filter(to_load).count();
    if count > 0 && !hospital.people.is_empty() {
        say(Ask::Act, Cause::AccountsDue { count, day: due });
    }
    all
}

/// Teams above their capacity in the weeks ahead: one line a team, its worst week.
fn teams_over(load: &[Load], today: Day) -> Vec<Cause> {
    let (from, to) = (monday(today), later(today, LOAD));
    let mut worst: BTreeMap<&Code, (f64, Day, usize)> = BTreeMap::new();
    for l in load.iter().filter(|l| from <= l.week && l.week <= to) {
        let Some(capacity) = l.capacity.filter(|c| *c > 0.0 && l.work > c + 0.005) else { continue };
        let share = l.work / capacity;
        let known = worst.entry(&l.actor).or_insert((0.0, l.week, 0));
        *known = if share > known.0 { (share, l.week, known.2 + 1) } else { (known.0, known.1, known.2 + 1) };
    }
    let cause =
        |(team, (share, day, weeks)): (&Code, (f64, Day, usize))| Cause::TeamOver { team: team.clone(), percent: percent(share).round(), day, weeks };
    worst.into_iter().map(cause).collect()
}

fn of_service(hospital: &Hospital, plan: &Plan, status: &ServiceStatus, today: Day) -> Vec<Attention> {
    let service = hospital.service(status.service);
    let code = || service.code.clone();
    let mut all = Vec::new();
    let mut say = |ask, cause| all.push(Attention { service: Some(status.service), cause, ask });
    if let Some(cause) = late(hospital, plan, status.service, today, false) {
        say(Ask::Act, cause);
    }
    if let Some(cause) = late(hospital, plan, status.service, today, true) {
        say(Ask::Act, cause);
    }
    if status.not_seated > 0 {
        say(Ask::Act, Cause::NotSeated { service: code(), count: status.not_seated });
    }
    let Some(go_live) = status.go_live.filter(|d| *d >= today) else { return all };
    if let Some(latest) = service.latest.filter(|l| go_live > *l) {
        say(Ask::Decide, Cause::LatestMissed { service: code(), found: go_live, expected: latest });
    }
    if let Some(announced) = status.announced {
        match status.slip_days {
            0 => {}
            days @ 1.. => say(Ask::Tell, Cause::Later { service: code(), found: go_live, expected: announced, days }),
            days => say(Ask::Tell, Cause::Earlier { service: code(), found: go_live, expected: announced, days: -days }),
        }
    }
    if go_live <= later(today, NEAR) {
        let target = hospital.settings.trained_target;
        if let Some(share) = status.trained_share.filter(|s| *s < target) {
            say(Ask::Decide, Cause::TrainedTooFew { service: code(), percent: percent(share), target: percent(target) });
        }
        say(Ask::Tell, Cause::GoLiveSoon { service: code(), day: go_live });
    }
    all
}

/// Operations that should have begun (`begun`: that should be over) by the dates first published, and could be now: how many, and the first of them.
fn late(hospital: &Hospital, plan: &Plan, service: ServiceIx, today: Day, begun: bool) -> Option<Cause> {
    let now = plan.calendar.day(plan.now).unwrap_or(today).max(today);
    let is_late = |a: &Activity| {
        let (start, end) = baseline(hospital, service, a.operation)?;
        let expected = if begun { end } else { start };
        let state =
            if begun { a.status == Status::InProgress && a.actual_end.is_none() } else { a.status == Status::ToDo && a.actual_start.is_none() };
        let due = begun || plan.start_day(a).is_some_and(|d| d <= now);
        (state && due && expected < today).then_some((expected, a.operation))
    };
    let all: Vec<_> = plan.of(service).iter().filter_map(is_late).collect();
    let (day, op) = all.iter().min().copied()?;
    let (service, operation, count) = (hospital.service(service).code.clone(), hospital.operation(op).code.clone(), all.len());
    Some(if begun { Cause::LateEnd { service, operation, count, day } } else { Cause::LateStart { service, operation, count, day } })
}

fn blocking_issues(hospital: &Hospital) -> BTreeMap<Option<ServiceIx>, Vec<Code>> {
    let mut all: BTreeMap<Option<ServiceIx>, Vec<Code>> = BTreeMap::new();
    for issue in hospital.issues.iter().filter(|i| open(i) && blocking(i)) {
        all.entry(issue.service).or_default().push(issue.id.clone());
    }
    all
}

fn later(day: Day, days: u64) -> Day {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
