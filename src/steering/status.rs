//! Where each service and each operation stands.

use super::trained::Trained;
use super::{OperationStatus, ServiceStatus};
use crate::accounts::Ledger;
use crate::model::{AccountState, Day, Hospital, Issue, OpIx, ServiceIx, Status};
use crate::plan::{Activity, Plan};
use crate::roster::Roster;

/// One a service, in the hospital's order.
pub fn by_service(hospital: &Hospital, plan: &Plan, roster: &Roster, ledger: &Ledger) -> Vec<ServiceStatus> {
    let trained = Trained::new(hospital, Some(roster));
    let mut all: Vec<ServiceStatus> = hospital.service_indices().map(|s| of_service(hospital, plan, &trained, s)).collect();
    for issue in hospital.issues.iter().filter(|i| open(i)) {
        if let Some(status) = issue.service.and_then(|s| all.get_mut(s.0 as usize)) {
            status.open_issues += 1;
            status.blocking_issues += u32::from(blocking(issue));
        }
    }
    for unseated in &roster.not_seated {
        if let Some(status) = all.get_mut(hospital.person(unseated.person).main().service.0 as usize) {
            status.not_seated += 1;
        }
    }
    for entry in ledger.entries.iter().filter(|e| e.state == AccountState::Active) {
        if let Some(status) = entry.service.and_then(|s| all.get_mut(s.0 as usize)) {
            status.accounts_open += 1;
        }
    }
    all
}

fn of_service(hospital: &Hospital, plan: &Plan, trained: &Trained, service: ServiceIx) -> ServiceStatus {
    let activities = plan.of(service);
    let count = |status: Status| u32::try_from(activities.iter().filter(|a| a.status == status).count()).unwrap_or(u32::MAX);
    let go_live = plan.go_live(hospital, service);
    let announced = announced(hospital, service).or(go_live);
    ServiceStatus {
        service,
        users: hospital.service(service).users(),
        announced,
        go_live,
        slip_days: days_late(announced, go_live).unwrap_or(0),
        operations_done: count(Status::Done),
        operations: u32::try_from(activities.iter().filter(|a| a.status != Status::Dropped).count()).unwrap_or(u32::MAX),
        next: activities.iter().filter(|a| waiting(a)).filter_map(|a| Some((plan.start_day(a)?, a.operation))).min().map(|(day, op)| (op, day)),
        open_issues: 0,
        blocking_issues: 0,
        trained_share: go_live.and_then(|day| trained.share(hospital, service, day)),
        accounts_open: 0,
        in_progress: count(Status::InProgress),
        blocked: count(Status::Blocked),
        start: activities.iter().filter(|a| a.status != Status::Dropped).filter_map(|a| plan.start_day(a)).min(),
        finish: activities.iter().filter(|a| a.status != Status::Dropped).filter_map(|a| plan.end_day(a)).max(),
        not_seated: 0,
    }
}

/// One an operation, in the hospital's order.
pub fn by_operation(hospital: &Hospital, plan: &Plan) -> Vec<OperationStatus> {
    let mut all = vec![OperationStatus::default(); hospital.operations.len()];
    let mut slips = vec![(0i64, 0u32); hospital.operations.len()];
    for a in plan.activities.iter().filter(|a| a.status != Status::Dropped) {
        let Some(status) = all.get_mut(a.operation.0 as usize) else { continue };
        status.services += 1;
        status.done += u32::from(a.status == Status::Done);
        status.in_progress += u32::from(a.status == Status::InProgress);
        status.blocked += u32::from(a.status == Status::Blocked);
        let start = plan.start_day(a);
        if waiting(a)
            && let Some(day) = start
            && status.next.is_none_or(|(_, known)| day < known)
        {
            status.next = Some((a.service, day));
        }
        status.last = status.last.max(plan.end_day(a));
        if let (Some(late), Some(slip)) =
            (days_late(baseline(hospital, a.service, a.operation).map(|b| b.0), start), slips.get_mut(a.operation.0 as usize))
        {
            *slip = (slip.0 + late, slip.1 + 1);
        }
    }
    for (status, (sum, n)) in all.iter_mut().zip(slips) {
        status.mean_slip_days = (n > 0).then(|| sum as f64 / f64::from(n));
    }
    for issue in hospital.issues.iter().filter(|i| open(i)) {
        if let Some(status) = issue.operation.and_then(|o| all.get_mut(o.0 as usize)) {
            status.open_issues += 1;
        }
    }
    all
}

fn waiting(a: &Activity) -> bool {
    matches!(a.status, Status::ToDo | Status::Blocked) && a.actual_start.is_none()
}

/// The dates that an operation of a service was first published with.
pub fn baseline(hospital: &Hospital, service: ServiceIx, operation: OpIx) -> Option<(Day, Day)> {
    let key = (hospital.service(service).code.clone(), hospital.operation(operation).code.clone());
    hospital.previous.planned.get(&key).copied()
}

/// The go-live that was first published, else the last one that was.
pub fn announced(hospital: &Hospital, service: ServiceIx) -> Option<Day> {
    let first = hospital.go_live_operation().and_then(|op| baseline(hospital, service, op)).map(|b| b.0);
    first.or_else(|| hospital.previous.go_lives.get(&hospital.service(service).code).copied())
}

/// Calendar days from `from` to `to`; positive: later.
pub fn days_late(from: Option<Day>, to: Option<Day>) -> Option<i64> {
    Some((to? - from?).num_days())
}

pub fn open(issue: &Issue) -> bool {
    issue.closed.is_none()
}

pub fn blocking(issue: &Issue) -> bool {
    issue.blocking || issue.gravity == crate::model::Gravity::Blocking
}
