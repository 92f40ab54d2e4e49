//! `Ce qui est attendu`: who is to do what in the service, and by when.

use super::Desk;
use super::service::shown;
use crate::document::{Content, Look, Page, Row, Table, Tone};
use crate::model::{Day, Lang, ServiceIx, Status};
use crate::outputs::rosters::column;
use crate::outputs::rosters::times::spans;
use crate::roster::Session;
use crate::text::labels::passport::{
    AGENT, AGENTS, EVERYBODY, MANAGER, PEOPLE, SUPER_USERS, acts, check_list, expected_title, free_people, goes_live, head, seats_missing, tab,
};
use crate::text::labels::rosters::{place, times};
use crate::text::{counted, day};
use chrono::{Datelike as _, Days};

/// Roles of the RACI that are people of the service itself.
const ROLES: [&str; 3] = ["CADRE", "REF", "MEDREF"];

/// One line: by when, from whom, what.
struct Expected {
    by: Option<Day>,
    from: String,
    what: String,
    tone: Option<Tone>,
}

pub(crate) fn table(desk: &Desk<'_>, service: ServiceIx, lang: Lang) -> Table {
    let mut lines = training(desk, service, lang);
    lines.extend(operations(desk, service, lang));
    lines.sort_by_key(|l| (l.by.is_none(), l.by));
    let rows = lines.into_iter().map(|l| {
        let cells: Vec<Content> = vec![l.by.into(), l.from.into(), l.what.into()];
        Row { tone: l.tone, ..Row::new("", cells) }
    });
    Table {
        title: expected_title(&shown(desk.hospital().service(service)), lang),
        columns: vec![
            column("by", head::WHEN, Look::LongDay, lang),
            column("from", head::BY_WHOM, Look::Text, lang).width(24.0),
            column("what", head::WHAT, Look::Long, lang).width(106.0),
        ],
        rows: rows.collect(),
        page: Page::Landscape,
        ..Table::new("expected", tab::EXPECTED.get(lang))
    }
}

/// The list to read before the first convocations leave, the people to free for each session, the seats that are missing.
fn training(desk: &Desk<'_>, service: ServiceIx, lang: Lang) -> Vec<Expected> {
    let h = desk.hospital();
    let sessions = desk.sessions.get(&service).map_or(&[][..], Vec::as_slice);
    let manager = MANAGER.get(lang);
    let mut lines = Vec::new();
    let first = sessions.iter().map(|s| s.date).min().or_else(|| desk.results.plan.go_live(h, service));
    let notice = Days::new(u64::from(h.settings.notice_days));
    if let Some(by) = first.and_then(|d| d.checked_sub_days(notice)).map(worked) {
        lines.push(Expected { by: Some(by), from: manager.into(), what: check_list(lang), tone: None });
    }
    lines.extend(sessions.iter().map(|s| free(desk, service, s, lang)));
    let missing = desk.missing.range((service, crate::model::ModuleIx(0))..=(service, crate::model::ModuleIx(u32::MAX)));
    lines.extend(missing.map(|((_, module), n)| Expected {
        by: None,
        from: manager.into(),
        what: seats_missing(*n, &h.module(*module).name, lang),
        tone: Some(Tone::Attention),
    }));
    lines
}

/// The day itself, or the Friday before a week-end.
fn worked(day: Day) -> Day {
    let over = day.weekday().num_days_from_monday().saturating_sub(4);
    day.checked_sub_days(Days::new(u64::from(over))).unwrap_or(day)
}

fn free(desk: &Desk<'_>, service: ServiceIx, s: &Session, lang: Lang) -> Expected {
    let (module, room) = (desk.held.module(s), desk.held.room(s));
    let people = s.people.iter().filter(|p| desk.held.listed(**p).main().service == service).count();
    let what =
        free_people(&counted(people, lang, AGENT, AGENTS), &module.name, &times(&spans(s, module), lang), &place(&room.name, &room.site), lang);
    Expected { by: Some(s.date), from: format!("{}, {}", MANAGER.get(lang), EVERYBODY.get(lang).to_lowercase()), what, tone: None }
}

/// Operations in which people of the service act, and the go-live.
fn operations(desk: &Desk<'_>, service: ServiceIx, lang: Lang) -> Vec<Expected> {
    let (h, plan) = (desk.hospital(), desk.results.plan);
    let mut lines = Vec::new();
    for a in plan.of(service).iter().filter(|a| a.status != Status::Done && a.status != Status::Dropped) {
        let operation = h.operation(a.operation);
        let start = plan.start_day(a);
        if operation.go_live {
            let everybody = PEOPLE.get(lang).to_owned();
            lines.push(Expected { by: start, from: everybody, what: goes_live(lang), tone: Some(Tone::Milestone) });
        }
        let until = plan.end_day(a).filter(|end| Some(*end) != start).map(|end| day(end, lang));
        for (code, name, letters) in desk.actors(service, a.operation) {
            let Some(role) = ROLES.iter().find(|r| code.eq_ignore_ascii_case(r)) else { continue };
            let role = if name != code {
                name
            } else if *role == "CADRE" {
                MANAGER.get(lang).to_owned()
            } else if *role == "REF" {
                SUPER_USERS.get(lang).to_owned()
            } else {
                code
            };
            let what = format!("{} ({})", acts(&operation.name, until.clone(), lang), letters.shown());
            lines.push(Expected { by: start, from: role, what, tone: None });
        }
    }
    lines
}
