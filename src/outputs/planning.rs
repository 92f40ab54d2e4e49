//! `Planning`: one row a service × operation, in the columns of PRODUCT §6. The sheet that managers work in.

use super::Results;
use super::cells::{quoted, widths, word};
use crate::diagnostics::Fault;
use crate::document::{Column, Content, Row, Rule, Table, Tone};
use crate::model::{Code, Day, Lang, OpIx, Progress, ServiceIx, Status};
use crate::plan::Activity;
use crate::schema::Sheet;
use crate::schema::sheets::PlanningRow;
use crate::steering::{status, who};
use crate::text::labels::planning as words;
use std::collections::BTreeMap;

/// Identity of a row over runs.
pub fn key(service: &str, operation: &str) -> String {
    format!("{service}|{operation}")
}

pub fn table(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let typed: BTreeMap<(ServiceIx, OpIx), &Progress> = results.hospital.progress.iter().map(|p| ((p.service, p.operation), p)).collect();
    let mut table = Table::new("planning", words::PLANNING.get(lang));
    table.columns = columns(lang);
    table.keyed = true;
    table.fixed = 4;
    for service in by_go_live(results) {
        // Names are looked for once an actor, not once an operation.
        let mut owners: BTreeMap<Option<&Code>, String> = BTreeMap::new();
        for operation in results.hospital.operation_indices() {
            let actor = who::answers(results.hospital, operation);
            let owner = owners.entry(actor).or_insert_with(|| who::owner(results.hospital, service, operation)).clone();
            if let Some(a) = results.plan.activity(service, operation).filter(|a| a.pinned.is_some()) {
                // A start typed over the forecast has moved to the imposed date: the forecast is ours again.
                let key = key(results.hospital.service(a.service).code.as_str(), results.hospital.operation(a.operation).code.as_str());
                table.taken.push((key, "revised_start"));
            }
            table.rows.push(row(results, service, operation, typed.get(&(service, operation)).copied(), owner));
        }
    }
    table.rules = rules(lang);
    table
}

/// Services in the order of their go-lives; those without one last.
pub(super) fn by_go_live(results: &Results<'_>) -> Vec<ServiceIx> {
    let mut all: Vec<_> = results.hospital.service_indices().collect();
    all.sort_by_key(|s| {
        let day = results.plan.go_live(results.hospital, *s);
        (day.is_none(), day, *s)
    });
    all
}

fn columns(lang: Lang) -> Vec<Column> {
    let mut all = PlanningRow::SPEC.document_columns(lang);
    let by_field = [
        ("service", 10.0),
        ("service_name", 25.0),
        ("operation", 10.0),
        ("operation_name", 29.0),
        ("team", 9.0),
        ("status", 11.0),
        ("imposed", 13.0),
        ("owner", 20.0),
        ("cause", 44.0),
        ("comment", 26.0),
    ];
    widths(&mut all, &by_field);
    all
}

fn row(results: &Results<'_>, service: ServiceIx, operation: OpIx, typed: Option<&Progress>, owner: String) -> Row {
    let (hospital, plan, lang) = (results.hospital, results.plan, results.context.lang);
    let (ward, op) = (hospital.service(service), hospital.operation(operation));
    let activity = plan.activity(service, operation).filter(|a| a.status != Status::Dropped);
    let start = activity.and_then(|a| plan.start_day(a));
    let finish = activity.and_then(|a| plan.end_day(a));
    let planned = status::baseline(hospital, service, operation).or(start.zip(finish));
    let state = match (activity, typed) {
        (Some(a), _) => a.status,
        (None, Some(p)) => p.status,
        (None, None) => Status::Dropped,
    };
    let actual = |of: fn(&Activity) -> Option<Day>, typed: Option<Day>| activity.and_then(of).or(typed);
    let cells = vec![
        Content::from(ward.code.as_str()),
        ward.name.as_str().into(),
        op.code.as_str().into(),
        op.name.as_str().into(),
        op.team.map_or("", |t| hospital.team(t).code.as_str()).into(),
        planned.map(|p| p.0).into(),
        planned.map(|p| p.1).into(),
        start.into(),
        finish.into(),
        actual(|a| a.actual_start, typed.and_then(|p| p.start)).into(),
        actual(|a| a.actual_end, typed.and_then(|p| p.end)).into(),
        word(&state, lang).into(),
        activity.and_then(|a| a.pinned).or(typed.and_then(|p| p.pinned)).into(),
        owner.into(),
        activity.map(|a| a.cause.message(lang)).unwrap_or_default().into(),
        typed.map_or("", |p| p.comment.as_str()).into(),
    ];
    Row::new(key(ward.code.as_str(), op.code.as_str()), cells)
}

/// What is over, what slipped against the first announcement, what is late on the day one looks.
fn rules(lang: Lang) -> Vec<Rule> {
    let is = |s: Status| format!("{{status}}={}", quoted(&word(&s, lang)));
    let (done, dropped, blocked, running) = (is(Status::Done), is(Status::Dropped), is(Status::Blocked), is(Status::InProgress));
    let when = |formula: String, columns: Vec<&'static str>, tone| Rule::When { formula, columns, tone };
    let text = vec!["service", "service_name", "operation", "operation_name", "team"];
    vec![
        when(blocked, vec!["status"], Tone::Bad),
        when(done.clone(), vec!["status"], Tone::Done),
        when(running, vec!["status"], Tone::InProgress),
        when(format!("AND({{revised_finish}}<>\"\",{{revised_finish}}<TODAY(),NOT({done}),NOT({dropped}))"), vec!["revised_finish"], Tone::Bad),
        when("AND({planned_start}<>\"\",{revised_start}>{planned_start})".into(), vec!["revised_start"], Tone::Attention),
        when("AND({planned_finish}<>\"\",{revised_finish}>{planned_finish})".into(), vec!["revised_finish"], Tone::Attention),
        when(format!("OR({done},{dropped})"), text, Tone::Muted),
    ]
}
