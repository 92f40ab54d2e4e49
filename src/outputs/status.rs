//! `Statut`: where each service, then each operation, stands; counts stay live while people type into Planning.

use super::Results;
use super::cells::{column, count_of, day_of, is_live, live, word};
use super::gantt::share;
use super::planning::by_go_live;
use crate::document::{Column, Content, Look, Row, Rule, Table, Tone};
use crate::model::{Lang, OpIx, ServiceIx, Status};
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("status", words::STATUS.get(lang));
    table.columns = columns(lang);
    table.fixed = 3;
    let live = is_live(results);
    table.rows.extend(by_go_live(results).into_iter().filter_map(|s| service_row(results, s, live)));
    table.rows.extend(results.hospital.operation_indices().filter_map(|op| operation_row(results, op, live)));
    table.rules = rules(results);
    table
}

pub(super) fn columns(lang: Lang) -> Vec<Column> {
    let c = |field, header, look| column(lang, field, header, look);
    vec![
        c("by", words::BY, Look::Text).width(10.0),
        c("code", words::CODE, Look::Code).width(10.0),
        c("name", words::NAME, Look::Text).width(26.0),
        c("users", words::USERS, Look::Whole),
        c("announced", words::ANNOUNCED, Look::Day).width(12.0),
        c("go_live", words::FORECAST, Look::Day).width(12.0),
        c("slip", words::SLIP, Look::Whole).note(words::NOTE_SLIP.get(lang)),
        c("count", words::COUNT, Look::Whole),
        c("done", words::DONE, Look::Whole),
        c("in_progress", words::IN_PROGRESS, Look::Whole),
        c("blocked", words::BLOCKED, Look::Whole),
        c("progress", words::PROGRESS, Look::Share).width(11.5),
        c("next_day", words::NEXT_DAY, Look::Day).width(12.0),
        c("next", words::NEXT, Look::Code).width(12.0),
        c("open_issues", words::OPEN_ISSUES, Look::Whole),
        c("blocking_issues", words::BLOCKING_ISSUES, Look::Whole),
        c("trained", words::TRAINED, Look::Share).note(words::NOTE_TRAINED.get(lang)),
        c("not_seated", words::NOT_SEATED, Look::Whole),
        c("accounts", words::ACCOUNTS_OPEN, Look::Whole),
    ]
}

/// Done, running, blocked, progress: counted in Planning, or as of the last run.
fn counts(lang: Lang, field: &str, of: [u32; 4], is_live: bool) -> [Content; 4] {
    let [total, done, running, blocked] = of;
    let progress = live("IF({count}>0,{done}/{count},0)", share(done, total));
    let count = |state: Status, n: u32| if is_live { count_of(field, "code", &word(&state, lang), n) } else { n.into() };
    [count(Status::Done, done), count(Status::InProgress, running), count(Status::Blocked, blocked), progress]
}

pub(super) fn service_row(results: &Results<'_>, service: ServiceIx, is_live: bool) -> Option<Row> {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let s = results.review.services.get(service.0 as usize)?;
    let ward = hospital.service(service);
    let code = hospital.go_live_operation().map(|op| hospital.operation(op).code.as_str());
    let go_live = match code {
        Some(code) if is_live => day_of("code", code, true, s.go_live),
        _ => s.go_live.into(),
    };
    let slip = if s.announced.is_some() && s.go_live.is_some() { live("{go_live}-{announced}", s.slip_days as f64) } else { Content::Empty };
    let [done, running, blocked, progress] = counts(lang, "service", [s.operations, s.operations_done, s.in_progress, s.blocked], is_live);
    let cells = vec![
        words::BY_SERVICE.get(lang).into(),
        ward.code.as_str().into(),
        ward.name.as_str().into(),
        s.users.into(),
        s.announced.into(),
        go_live,
        slip,
        s.operations.into(),
        done,
        running,
        blocked,
        progress,
        s.next.map(|n| n.1).into(),
        s.next.map_or("", |(op, _)| hospital.operation(op).code.as_str()).into(),
        s.open_issues.into(),
        s.blocking_issues.into(),
        s.trained_share.into(),
        s.not_seated.into(),
        s.accounts_open.into(),
    ];
    Some(Row::new(ward.code.as_str(), cells))
}

fn operation_row(results: &Results<'_>, operation: OpIx, is_live: bool) -> Option<Row> {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let s = results.review.operations.get(operation.0 as usize)?;
    let op = hospital.operation(operation);
    let [done, running, blocked, progress] = counts(lang, "operation", [s.services, s.done, s.in_progress, s.blocked], is_live);
    let cells = vec![
        words::BY_OPERATION.get(lang).into(),
        op.code.as_str().into(),
        op.name.as_str().into(),
        Content::Empty,
        Content::Empty,
        Content::Empty,
        s.mean_slip_days.map(f64::round).into(),
        s.services.into(),
        done,
        running,
        blocked,
        progress,
        s.next.map(|n| n.1).into(),
        s.next.map_or("", |(service, _)| hospital.service(service).code.as_str()).into(),
        s.open_issues.into(),
    ];
    Some(Row::new(format!("|{}", op.code), cells))
}

pub(super) fn rules(results: &Results<'_>) -> Vec<Rule> {
    let target = results.hospital.settings.trained_target;
    let when = |formula: String, column: &'static str, tone| Rule::When { formula, columns: vec![column], tone };
    vec![
        when("AND(ISNUMBER({slip}),{slip}>0)".into(), "slip", Tone::Attention),
        when("{blocked}>0".into(), "blocked", Tone::Bad),
        when("{blocking_issues}>0".into(), "blocking_issues", Tone::Bad),
        when("{not_seated}>0".into(), "not_seated", Tone::Attention),
        when(format!("AND(ISNUMBER({{trained}}),{{trained}}<{target})"), "trained", Tone::Attention),
        Rule::Gauge { column: "progress" },
    ]
}
