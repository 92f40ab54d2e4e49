//! `Mon service`: the service's facts, and when each operation takes place there.

use super::Desk;
use crate::document::{Content, Look, Row, Rule, Table, Tone};
use crate::model::{Lang, OpIx, Service, ServiceIx, Status};
use crate::outputs::rosters::column;
use crate::text::Tr;
use crate::text::labels::passport::{GO_LIVE, MANAGER, NOT_KNOWN, PEOPLE, POLE, SITE, SUPER_USERS, head, status, tab, title};
use crate::text::labels::rosters::{labelled, long_day};

pub(crate) fn table(desk: &Desk<'_>, service: ServiceIx, lang: Lang) -> Table {
    let h = desk.hospital();
    let s = h.service(service);
    let plan = desk.results.plan;
    let rows = plan.of(service).iter().map(|a| {
        let operation = h.operation(a.operation);
        let cells = vec![
            operation.code.as_str().into(),
            operation.name.as_str().into(),
            plan.start_day(a).into(),
            plan.end_day(a).into(),
            status(a.status, lang).into(),
            who(desk, service, a.operation).into(),
        ];
        let tone = if operation.go_live { Some(Tone::Milestone) } else { (a.status == Status::Done).then_some(Tone::Done) };
        Row { tone, ..Row::new("", cells) }
    });
    Table {
        title: title(&shown(s), lang),
        above: facts(desk, service, lang),
        columns: vec![
            column("operation", head::OPERATION, Look::Code, lang),
            column("name", head::OPERATION_NAME, Look::Text, lang).width(38.0),
            column("start", head::START, Look::LongDay, lang),
            column("end", head::END, Look::LongDay, lang),
            column("status", head::STATUS, Look::Text, lang).width(14.0),
            column("who", head::WHO, Look::Long, lang).width(44.0),
        ],
        rows: rows.collect(),
        rules: vec![Rule::When { formula: format!("{{status}}=\"{}\"", status(Status::Blocked, lang)), columns: vec!["status"], tone: Tone::Bad }],
        fixed: 2,
        filter: false,
        ..Table::new("passport", tab::SERVICE.get(lang))
    }
}

/// `CARDIO, Cardiologie`.
pub(crate) fn shown(s: &Service) -> String {
    if s.name.is_empty() { s.code.to_string() } else { format!("{}, {}", s.code, s.name) }
}

fn who(desk: &Desk<'_>, service: ServiceIx, operation: OpIx) -> String {
    let names: Vec<String> = desk.actors(service, operation).into_iter().map(|(_, name, letters)| format!("{name} ({})", letters.shown())).collect();
    names.join(", ")
}

fn facts(desk: &Desk<'_>, service: ServiceIx, lang: Lang) -> Vec<Vec<Content>> {
    let h = desk.hospital();
    let s = h.service(service);
    let go_live = desk.results.plan.go_live(h, service).map_or_else(|| NOT_KNOWN.get(lang).to_owned(), |d| long_day(d, lang));
    let super_users: Vec<String> = s
        .people
        .iter()
        .map(|p| h.person(*p))
        .filter(|p| p.posts.iter().any(|post| post.service == service && post.super_user))
        .map(crate::model::Person::listed)
        .collect();
    let line = |label: Tr, what: &str| (!what.is_empty()).then(|| vec![Content::from(labelled(label, what, lang))]);
    [
        line(GO_LIVE, &go_live),
        line(MANAGER, &desk.manager(s)),
        line(SUPER_USERS, &super_users.join(", ")),
        line(PEOPLE, &s.users().to_string()),
        line(POLE, &s.parent),
        line(SITE, &s.site),
    ]
    .into_iter()
    .flatten()
    .collect()
}
