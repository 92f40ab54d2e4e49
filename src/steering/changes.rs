//! What changed since the last published run, and why: the journal's lines of this run.

use super::Change;
use super::status::days_late;
use crate::diagnostics::causes::Cause;
use crate::model::{Hospital, ServiceIx, Status};
use crate::plan::Plan;
use std::collections::BTreeSet;

/// Empty when nothing changed; a single line on a first run.
pub fn changes(hospital: &Hospital, plan: &Plan) -> Vec<Change> {
    if hospital.previous.go_lives.is_empty() && hospital.previous.starts.is_empty() {
        return first(hospital, plan).into_iter().collect();
    }
    let mut all: Vec<Change> = hospital.service_indices().filter_map(|s| of_service(hospital, plan, s)).collect();
    let codes: BTreeSet<_> = hospital.services.iter().map(|s| &s.code).collect();
    for (code, day) in &hospital.previous.go_lives {
        if !codes.contains(code) {
            all.push(Change { what: Cause::GoLiveWithdrawn { service: code.clone(), day: *day }, why: None });
        }
    }
    all
}

fn first(hospital: &Hospital, plan: &Plan) -> Option<Change> {
    let days = || hospital.service_indices().filter_map(|s| plan.go_live(hospital, s));
    let what = Cause::FirstPlan { count: days().count(), first: days().min()?, last: days().max()? };
    Some(Change { what, why: None })
}

fn of_service(hospital: &Hospital, plan: &Plan, ix: ServiceIx) -> Option<Change> {
    let service = hospital.service(ix).code.clone();
    let now = plan.go_live(hospital, ix);
    let before = hospital.previous.go_lives.get(&service).copied();
    let why = || hospital.go_live_operation().and_then(|op| plan.activity(ix, op)).map(|a| a.cause.clone());
    match (before, now) {
        (Some(expected), Some(found)) if expected != found => {
            let days = days_late(before, now).unwrap_or(0);
            Some(Change { what: Cause::GoLiveMoved { service, found, expected, days }, why: why() })
        }
        (None, Some(day)) => Some(Change { what: Cause::GoLiveAdded { service, day }, why: why() }),
        (Some(day), None) => Some(Change { what: Cause::GoLiveWithdrawn { service, day }, why: None }),
        _ => {
            let count = moved(hospital, plan, ix);
            (count > 0).then_some(Change { what: Cause::DatesMoved { service, count }, why: None })
        }
    }
}

/// Activities of a service that are on other days than last published.
fn moved(hospital: &Hospital, plan: &Plan, ix: ServiceIx) -> usize {
    let service = &hospital.service(ix).code;
    let differs = |a: &&crate::plan::Activity| {
        let key = (service.clone(), hospital.operation(a.operation).code.clone());
        let before = hospital.previous.starts.get(&key).copied();
        before.is_some() && before != plan.start_day(a).zip(plan.end_day(a))
    };
    plan.of(ix).iter().filter(|a| a.status != Status::Dropped).filter(differs).count()
}
