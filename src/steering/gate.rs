//! The pilot's exit: every anomaly treated; documentation, training and work processes updated.

use super::status::{blocking, open};
use super::trained::Trained;
use super::{Gate, Missing, who};
use crate::diagnostics::causes::Cause;
use crate::model::{Context, Criterion, CriterionKind, CriterionState, Gravity, Hospital, Issue, ServiceIx, Status};
use crate::plan::Plan;

/// The pilot-exit check of one service or of all pilots: what is missing, who owes it, by when.
pub fn gate(hospital: &Hospital, plan: &Plan, pilots: &[ServiceIx], context: &Context) -> Gate {
    if pilots.is_empty() {
        return Gate::default();
    }
    let mut missing = unfinished(hospital, plan, pilots);
    missing.extend(hospital.issues.iter().filter(|i| counts(i, pilots)).map(issue));
    missing.extend(untrained(hospital, plan, pilots, context));
    missing.extend(hospital.criteria.iter().filter(|c| c.state == CriterionState::Open).map(criterion));
    missing.extend(if hospital.criteria.is_empty() { grid() } else { unsaid(hospital) });
    Gate { pilots: pilots.to_vec(), passed: missing.is_empty(), missing }
}

/// Pilots whose cycle is not over: their next operation, one line a service.
fn unfinished(hospital: &Hospital, plan: &Plan, pilots: &[ServiceIx]) -> Vec<Missing> {
    let one = |&service: &ServiceIx| {
        let left = plan.of(service).iter().filter(|a| !matches!(a.status, Status::Done | Status::Dropped));
        let last = left.clone().max_by_key(|a| (a.finish, a.operation))?;
        Some(Missing {
            cause: Cause::CycleNotOver { service: hospital.service(service).code.clone(), count: left.count(), day: plan.end_day(last)? },
            owner: who::owner(hospital, service, last.operation),
            due: plan.end_day(last),
        })
    };
    pilots.iter().filter_map(one).collect()
}

/// A blocking or major anomaly of a pilot, or of no service in particular.
fn counts(issue: &Issue, pilots: &[ServiceIx]) -> bool {
    open(issue) && (blocking(issue) || issue.gravity == Gravity::Major) && issue.service.is_none_or(|s| pilots.contains(&s))
}

fn issue(issue: &Issue) -> Missing {
    let cause = if blocking(issue) {
        Cause::BlockingIssueOpen { issue: issue.id.clone(), title: issue.title.clone() }
    } else {
        Cause::MajorIssueOpen { issue: issue.id.clone(), title: issue.title.clone() }
    };
    Missing { cause, owner: issue.owner.clone(), due: None }
}

/// Pilots where too few of those on duty *have been* trained: seats to come do not count here.
fn untrained(hospital: &Hospital, plan: &Plan, pilots: &[ServiceIx], context: &Context) -> Vec<Missing> {
    let trained = Trained::new(hospital, None);
    let target = hospital.settings.trained_target;
    let owner = hospital.operation_indices().find(|o| hospital.operation(*o).training);
    let one = |&service: &ServiceIx| {
        let go_live = plan.go_live(hospital, service)?;
        // What was trained after the go-live counts too: the exit comes later.
        let share = trained.share_by(hospital, service, go_live, context.today.max(go_live))?;
        (share < target).then(|| Missing {
            cause: Cause::TrainedTooFew { service: hospital.service(service).code.clone(), percent: percent(share), target: percent(target) },
            owner: owner.map(|op| who::owner(hospital, service, op)).unwrap_or_default(),
            due: None,
        })
    };
    pilots.iter().filter_map(one).collect()
}

fn criterion(criterion: &Criterion) -> Missing {
    Missing { cause: Cause::CriterionOpen { title: criterion.title.clone() }, owner: criterion.owner.clone(), due: criterion.due }
}

/// What an exit asks when nobody has written a grid yet: the rows that `Sortie de pilote` then opens with.
pub const PROPOSED: [(CriterionKind, Cause); 5] = [
    (CriterionKind::Issues, Cause::ProposedIssues {}),
    (CriterionKind::Documentation, Cause::ProposedUserDocumentation {}),
    (CriterionKind::Documentation, Cause::ProposedRunDocumentation {}),
    (CriterionKind::Training, Cause::ProposedTraining {}),
    (CriterionKind::Process, Cause::ProposedProcess {}),
];

fn grid() -> Vec<Missing> {
    PROPOSED.iter().map(|(_, cause)| Missing { cause: cause.clone(), owner: String::new(), due: None }).collect()
}

/// Documentation and work processes that no criterion speaks of: silence is no proof.
fn unsaid(hospital: &Hospital) -> Vec<Missing> {
    let says = |kind| hospital.criteria.iter().any(|c| c.kind == kind);
    let mut out = Vec::new();
    if !says(CriterionKind::Documentation) {
        out.push(Missing { cause: Cause::DocumentationUnsaid {}, owner: String::new(), due: None });
    }
    if !says(CriterionKind::Process) {
        out.push(Missing { cause: Cause::ProcessUnsaid {}, owner: String::new(), due: None });
    }
    out
}

/// A share in percent, at one decimal.
pub fn percent(share: f64) -> f64 {
    (share * 1000.0).round() / 10.0
}
