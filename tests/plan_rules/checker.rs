//! A checker of our own, written from PRODUCT §4 and not from the engine: it looks at days and codes, and believes nothing that the plan says of itself but starts and lengths.

use crate::support::*;
use jalon::model::*;
use jalon::plan::{Activity, Plan};

/// Rules that a plan breaks, in words; latest dates are soft.
pub(crate) fn faults(h: &Hospital, plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    days(h, plan, &mut out);
    people(h, plan, &mut out);
    for s in h.service_indices() {
        links(h, plan, s, &mut out);
        go_live(h, plan, s, &mut out);
    }
    gate(h, plan, &mut out);
    out
}

fn free(h: &Hospital, a: &Activity) -> bool {
    !h.progress.iter().any(|p| (p.service, p.operation) == (a.service, a.operation) && (p.start.is_some() || p.pinned.is_some()))
}

/// Slots are on worked days, of the right length, none of what has not begun is past.
fn days(h: &Hospital, plan: &Plan, out: &mut Vec<String>) {
    for day in plan.calendar.days() {
        let closed = h.closures.iter().any(|c| c.scope == Scope::All && c.kind == ClosureKind::Closed && c.from <= *day && *day <= c.to);
        if closed || chrono::Datelike::weekday(day).num_days_from_monday() > 4 {
            out.push(format!("{day} is no working day"));
        }
    }
    for a in &plan.activities {
        if a.finish.0 - a.start.0 != a.duration.0 || a.finish.0 > plan.calendar.slots() {
            out.push(format!("{a:?}: not of its length"));
        }
        let o = h.operation(a.operation);
        if free(h, a) && a.duration != o.duration(h.service(a.service).users(), 1.0) {
            out.push(format!("{a:?}: another length than its operation's"));
        }
        if free(h, a) && a.start < plan.now {
            out.push(format!("{a:?}: not begun, yet past"));
        }
    }
}

/// People at work by team and half-day against what is left of the team on that day.
fn people(h: &Hospital, plan: &Plan, out: &mut Vec<String>) {
    for (ix, team) in h.teams.iter().enumerate() {
        let mut used = vec![0_u32; plan.calendar.slots() as usize];
        for a in plan.activities.iter().filter(|a| h.operation(a.operation).team.is_some_and(|t| t.0 as usize == ix)) {
            for slot in &mut used[a.start.0 as usize..a.finish.0 as usize] {
                *slot += h.operation(a.operation).people;
            }
        }
        for slot in plan.now.0..plan.calendar.slots() {
            let at_work = used[slot as usize];
            if at_work == 0 {
                continue;
            }
            let day = plan.calendar.day(Slot(slot)).expect("a day");
            let there = h.closures.iter().filter(|c| c.from <= day && day <= c.to).fold(f64::from(team.capacity), |left, c| {
                let mine = matches!(c.scope, Scope::Team(t) if t.0 as usize == ix);
                match c.kind {
                    ClosureKind::Reduced if mine || c.scope == Scope::All => left.min((f64::from(team.capacity) * c.share).floor()),
                    ClosureKind::Closed | ClosureKind::Freeze if mine => 0.0,
                    _ => left,
                }
            });
            if f64::from(at_work) > there {
                out.push(format!("{}: {at_work} people on {day}, {there} are there", team.code));
            }
        }
    }
}

fn links(h: &Hospital, plan: &Plan, s: ServiceIx, out: &mut Vec<String>) {
    for (to, o) in h.operation_indices().zip(&h.operations) {
        let Some(b) = plan.activity(s, to) else { continue };
        for link in &o.predecessors {
            let Some(a) = plan.activity(s, link.from) else { continue };
            let lag = i64::from(link.lag.0);
            let (reference, own) = match link.kind {
                LinkType::FinishStart => (a.finish, b.start),
                LinkType::StartStart => (a.start, b.start),
                LinkType::FinishFinish => (a.finish, b.finish),
                LinkType::StartFinish => (a.start, b.finish),
            };
            if free(h, b) && i64::from(own.0) < i64::from(reference.0) + lag {
                out.push(format!("{b:?}: before {a:?} allows"));
            }
        }
        for wait in &o.max_wait {
            if let Some(c) = plan.activity(s, wait.to)
                && c.start.0 > b.finish.0 + wait.max.0
            {
                out.push(format!("{c:?}: too long after {b:?}"));
            }
        }
    }
}

fn go_live(h: &Hospital, plan: &Plan, s: ServiceIx, out: &mut Vec<String>) {
    let service = h.service(s);
    let Some(a) = plan.activity(s, op("BASC")).filter(|a| free(h, a)) else { return };
    let day = plan.start_day(a).expect("a day");
    let last = plan.end_day(a).expect("a day");
    let frozen = h
        .closures
        .iter()
        .any(|c| c.kind == ClosureKind::Freeze && (c.scope == Scope::All || c.scope == Scope::Service(s)) && c.from <= last && day <= c.to);
    if a.start.half() != Half::Morning || chrono::Datelike::weekday(&day).num_days_from_monday() > 3 || frozen {
        out.push(format!("{}: goes live on {day}", service.code));
    }
    if service.earliest.is_some_and(|e| day < e) {
        out.push(format!("{}: before its earliest date", service.code));
    }
    for other in &service.together {
        if plan.go_live(h, *other).is_some_and(|d| d != day) {
            out.push(format!("{}: not with its partner", service.code));
        }
    }
    for other in &service.after {
        if plan.activity(*other, op("ASSIST")).is_some_and(|b| a.start < b.finish) {
            out.push(format!("{}: before the support of {} ends", service.code, h.service(*other).code));
        }
    }
    for code in ["FORM", "BASC", "ASSIST"] {
        let Some(b) = plan.activity(s, op(code)).filter(|b| free(h, b)) else { continue };
        let (from, to) = (plan.start_day(b).expect("a day"), plan.end_day(b).expect("a day"));
        if h.closures.iter().any(|c| c.kind == ClosureKind::Closed && c.scope == Scope::Service(s) && c.from <= to && from <= c.to) {
            out.push(format!("{}: {code} while it is closed", service.code));
        }
        if code == "FORM" && (day - from).num_days() > 28 {
            out.push(format!("{}: training {} days before", service.code, (day - from).num_days()));
        }
    }
}

/// Training, go-live and what follows wait for the end of every pilot.
fn gate(h: &Hospital, plan: &Plan, out: &mut Vec<String>) {
    let Some(end) = plan.activities.iter().filter(|a| plan.pilots.contains(&a.service)).map(|a| a.finish).max() else { return };
    for a in plan.activities.iter().filter(|a| !plan.pilots.contains(&a.service) && a.operation != op("PARAM") && free(h, a)) {
        if a.start < end {
            out.push(format!("{a:?}: before the pilots' end"));
        }
    }
}
