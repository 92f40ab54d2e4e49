//! A tiny hospital to plan: services, a short cycle, teams, all by code.

use jalon::diagnostics::Diagnostic;
use jalon::model::settings::Strategy;
use jalon::model::*;
use jalon::plan::{Activity, Plan, plan};

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a date")
}

pub(crate) fn context(today: &str) -> Context {
    Context { today: day(today), seed: 1, effort: Effort::Quick, lang: Lang::Fr }
}

fn place() -> Place {
    Place::cell(SheetId(0), 1, 1)
}

pub(crate) fn service(code: &str) -> Service {
    Service {
        code: Code::new(code),
        name: code.into(),
        parent: String::new(),
        site: String::new(),
        manager: None,
        manager_text: String::new(),
        complexity: Complexity::Standard,
        priority: None,
        wave: None,
        pilot: false,
        earliest: None,
        latest: None,
        together: Vec::new(),
        after: Vec::new(),
        head_count: Some(20),
        people: Vec::new(),
        place: place(),
    }
}

/// An operation of so many days by so many people of a team, after those of smaller index.
pub(crate) fn operation(code: &str, days: f64, team: Option<u32>, people: u32, after: &[u32]) -> Operation {
    Operation {
        code: Code::new(code),
        name: code.into(),
        kind: OperationKind::Technical,
        base: days,
        per_user: 0.0,
        complexity_effect: false,
        min: None,
        max: None,
        optimistic: None,
        pessimistic: None,
        effort: PersonDays(days),
        predecessors: after.iter().map(|f| Link { from: OpIx(*f), kind: LinkType::FinishStart, lag: Lag(0) }).collect(),
        max_wait: Vec::new(),
        team: team.map(TeamIx),
        people,
        modules: Vec::new(),
        recurrent: false,
        can_be_anticipated: false,
        go_live: false,
        training: false,
        place: None,
    }
}

pub(crate) fn team(code: &str, capacity: u32) -> Team {
    Team { code: Code::new(code), name: code.into(), capacity, day_cost: None, members: Vec::new(), absences: Vec::new(), place: None }
}

/// PARAM (2 days, CONF 1) → FORM (1 day, FORM 1, training) → BASC (1 day, ASSI 1, go-live) → ASSIST (2 days, ASSI 1, at once) → BILAN (half a day, 5 days later).
/// Two people in each team; the project starts on Monday 4 January 2027, no holidays.
pub(crate) fn hospital(services: &[&str]) -> Hospital {
    let mut operations = vec![
        operation("PARAM", 2.0, Some(0), 1, &[]),
        operation("FORM", 1.0, Some(1), 1, &[0]),
        operation("BASC", 1.0, Some(2), 1, &[1]),
        operation("ASSIST", 2.0, Some(2), 1, &[2]),
        operation("BILAN", 0.5, None, 0, &[3]),
    ];
    operations[1].training = true;
    operations[2].go_live = true;
    operations[2].max_wait = vec![MaxWait { to: OpIx(3), max: WorkTime(0) }];
    operations[4].predecessors[0].lag = Lag(10);
    Hospital {
        settings: Settings {
            project_start: Some(day("2027-01-04")),
            strategy: Strategy::Progressive,
            holidays: calendar::Holidays::None,
            ..Settings::default()
        },
        services: services.iter().map(|s| service(s)).collect(),
        operations,
        teams: vec![team("CONF", 2), team("FORM", 2), team("ASSI", 2)],
        ..Hospital::default()
    }
}

pub(crate) fn op(code: &str) -> OpIx {
    let at = ["PARAM", "FORM", "BASC", "ASSIST", "BILAN"].iter().position(|c| *c == code).expect("an operation of the cycle");
    OpIx(u32::try_from(at).expect("small"))
}

pub(crate) fn progress(service: u32, operation: &str, status: Status) -> Progress {
    Progress {
        service: ServiceIx(service),
        operation: op(operation),
        status,
        start: None,
        end: None,
        remaining: None,
        pinned: None,
        comment: String::new(),
        place: place(),
    }
}

pub(crate) fn pin(service: u32, operation: &str, on: &str) -> Progress {
    Progress { pinned: Some(day(on)), ..progress(service, operation, Status::ToDo) }
}

pub(crate) fn closure(kind: ClosureKind, scope: Scope, from: &str, to: &str) -> Closure {
    Closure { from: day(from), to: day(to), kind, scope, share: 0.5 }
}

/// A plan by the hospital's own strategy, on the project's first day.
pub(crate) fn planned(h: &Hospital) -> (Plan, Vec<Diagnostic>) {
    planned_on(h, "2027-01-04")
}

pub(crate) fn planned_on(h: &Hospital, today: &str) -> (Plan, Vec<Diagnostic>) {
    plan(h, &context(today), h.settings.strategy, None)
}

pub(crate) fn activity<'p>(plan: &'p Plan, service: u32, operation: &str) -> &'p Activity {
    plan.activity(ServiceIx(service), op(operation)).unwrap_or_else(|| panic!("{operation} of service {service} is planned"))
}

/// First day of an operation.
pub(crate) fn starts(plan: &Plan, service: u32, operation: &str) -> String {
    plan.start_day(activity(plan, service, operation)).expect("a day").to_string()
}

pub(crate) fn go_live(plan: &Plan, service: u32) -> String {
    starts(plan, service, "BASC")
}

pub(crate) fn codes(said: &[Diagnostic]) -> Vec<&'static str> {
    said.iter().map(Diagnostic::code).collect()
}

/// What a run publishes: go-lives and starts, so that the next one starts from there.
pub(crate) fn publish(h: &mut Hospital, plan: &Plan, on: &str) {
    let mut previous = Previous { day: Some(day(on)), strategy: Some(plan.strategy), ..Previous::default() };
    for a in &plan.activities {
        let key = (h.service(a.service).code.clone(), h.operation(a.operation).code.clone());
        previous.starts.insert(key.clone(), (plan.start_day(a).expect("a day"), plan.end_day(a).expect("a day")));
        if a.start.half() == Half::Afternoon {
            previous.afternoons.insert(key);
        }
    }
    for s in h.service_indices() {
        if let Some(go) = plan.go_live(h, s) {
            previous.go_lives.insert(h.service(s).code.clone(), go);
        }
    }
    h.previous = previous;
}
