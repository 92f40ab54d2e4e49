//! `Par service`: for each manager their people, one column a module, a page per service.

use super::column;
use super::held::{Held, Seat};
use crate::document::{Column, Content, Look, Row, Table, Tone};
use crate::model::{Day, Lang, ModuleIx, PersonIx, ServiceIx, Value};
use crate::outputs::Results;
use crate::text::labels::rosters::{DONE, TO_SEAT, YES, head, tab};
use std::collections::BTreeSet;

pub(crate) fn table(held: &Held<'_>, results: &Results<'_>, lang: Lang) -> Table {
    let hospital = held.hospital;
    let modules = modules_taught(held);
    let mut columns = vec![
        column("service", head::SERVICE, Look::Code, lang),
        column("service_name", head::SERVICE_NAME, Look::Text, lang).width(26.0),
        column("id", head::ID, Look::Code, lang),
        column("last", head::LAST, Look::Text, lang).width(20.0),
        column("first", head::FIRST, Look::Text, lang).width(16.0),
        column("job", head::JOB, Look::Text, lang).width(22.0),
        column("super_user", head::SUPER_USER, Look::Mark, lang),
        column("go_live", head::GO_LIVE, Look::Day, lang),
    ];
    columns.extend(modules.iter().map(|m| {
        let module = hospital.module(*m);
        Column::new("module", module.code.as_str(), Look::Day).width(11.0).note(module.name.as_str())
    }));
    columns.push(column("ready", head::READY, Look::Day, lang));
    let mut services: Vec<ServiceIx> = hospital.service_indices().filter(|s| !hospital.service(*s).people.is_empty()).collect();
    services.sort_by_key(|s| &hospital.service(*s).code);
    let mut rows = Vec::new();
    for service in services {
        let go_live = results.plan.go_live(hospital, service);
        let from = rows.len();
        for person in people(held, service) {
            if let Some(row) = row(held, service, person, &modules, go_live, lang) {
                rows.push(row);
            }
        }
        if let Some(first) = rows.get_mut(from) {
            first.page_break = from > 0;
        }
    }
    Table { columns, rows, fixed: 5, ..Table::new("by_service", tab::BY_SERVICE.get(lang)) }
}

/// Modules of which somebody has something to show, in input order.
pub(crate) fn modules_taught(held: &Held<'_>) -> Vec<ModuleIx> {
    let mut used: BTreeSet<ModuleIx> = held.on().map(|s| s.module).collect();
    used.extend(held.hospital.attendance.iter().map(|a| a.module));
    used.extend(held.hospital.profiles.iter().flat_map(|p| p.modules.iter().copied()));
    used.into_iter().collect()
}

/// People of a service by job and name.
pub(crate) fn people(held: &Held<'_>, service: ServiceIx) -> Vec<PersonIx> {
    let hospital = held.hospital;
    let mut people = hospital.service(service).people.clone();
    people.sort_by_cached_key(|p| {
        let person = hospital.person(*p);
        (person.posts.iter().find(|post| post.service == service).map(|post| post.job.clone()), person.listed(), person.id.clone())
    });
    people
}

/// The day on which the last of what a person needs is over; `None` when a seat is missing, or nothing is needed.
pub(crate) fn ready(held: &Held<'_>, person: PersonIx, modules: &[ModuleIx]) -> Option<Day> {
    let mut last = None;
    for seat in modules.iter().filter_map(|m| held.seat(person, *m)) {
        last = last.max(match seat {
            Seat::On(at) => held.sessions.get(at).map(|s| s.date),
            Seat::Done(day) => day,
            Seat::Wanted => return None,
        });
    }
    last
}

/// A person's row; none when nothing of theirs is known or needed.
fn row(held: &Held<'_>, service: ServiceIx, person: PersonIx, modules: &[ModuleIx], go_live: Option<Day>, lang: Lang) -> Option<Row> {
    let (s, p) = (held.hospital.service(service), held.listed(person));
    let post = p.posts.iter().find(|post| post.service == service).unwrap_or(p.main());
    let seats: Vec<Option<Seat>> = modules.iter().map(|m| held.seat(person, *m)).collect();
    if seats.iter().all(Option::is_none) {
        return None;
    }
    let mut cells: Vec<Content> = vec![
        s.code.as_str().into(),
        s.name.as_str().into(),
        p.id.as_str().into(),
        p.last.as_str().into(),
        p.first.as_str().into(),
        post.job.as_str().into(),
        post.super_user.then_some(YES.get(lang)).into(),
        go_live.into(),
    ];
    cells.extend(seats.into_iter().map(|seat| shown(held, seat, lang)));
    cells.push(ready(held, person, modules).into());
    Some(Row::new("", cells))
}

fn shown(held: &Held<'_>, seat: Option<Seat>, lang: Lang) -> Content {
    match seat {
        None => Content::Empty,
        Some(Seat::On(at)) => held.sessions.get(at).map(|s| s.date).into(),
        Some(Seat::Done(_)) => Content::Toned { value: Value::text(DONE.get(lang)), tone: Tone::Done },
        Some(Seat::Wanted) => Content::Toned { value: Value::text(TO_SEAT.get(lang)), tone: Tone::Attention },
    }
}
