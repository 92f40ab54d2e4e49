//! What happened and what is fixed: calendar, absences, sessions, attendance, the directory, tracking, issues, benefits, the pilot's exit, duties.

use super::assemble::{Desk, called, near, person, position, service};
use super::people::lower;
use super::services::Services;
use super::typed::{self, merged};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake as Fault;
use crate::model::hospital::Flow;
use crate::model::{
    Account, Attendance, Benefit, Closure, ClosureKind, Code, Criterion, Day, FixedSession, Gravity, Hospital, Issue, ModuleIx, OpIx, Place,
    Presence, Progress, RoomIx, Scope, ServiceIx, Status, TeamIx, Text, TrainerIx,
};
use crate::schema::Sheet;
use crate::schema::sheets::{
    AbsenceRow, AccountRow, AttendanceRow, BenefitRow, CalendarRow, CriterionRow, FlowRow, IssueRow, ModuleRow, OperationRow, RoomRow, SessionRow,
    TrackingRow, TrainerRow,
};
use crate::text::normal::folded;
use crate::text::{DidYouMean, Tr};
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeMap;

pub(super) fn facts(desk: &mut Desk<'_>, h: &mut Hospital, services: &Services<'_>, today: Day) {
    calendar(desk, h, services);
    absences(desk, h);
    sessions(desk, h);
    attendance(desk, h, today);
    directory(desk, h);
    tracking(desk, h, services, today);
    issues(desk, h, services);
    benefits(desk, h, services);
    criteria(desk, h);
    flows(desk, h, services);
}

/// A service that a row cannot do without.
fn needed(desk: &mut Desk<'_>, services: &Services<'_>, code: &Code, place: Place, column: Tr) -> Option<ServiceIx> {
    match service(services, code) {
        Ok(ix) => Some(ix),
        Err(near) => {
            desk.say(
                place,
                match near {
                    Some(_) if services.is_empty() => Fault::NoServiceList { column },
                    Some(near) => Fault::UnknownReferenceRow { column, found: code.clone(), near },
                    None => Fault::WaitsForAnother { column, found: code.clone() },
                },
            );
            None
        }
    }
}

/// A service that a row may do without.
fn optional(desk: &mut Desk<'_>, services: &Services<'_>, code: Option<&Code>, place: Place, column: Tr) -> Option<ServiceIx> {
    match service(services, code?) {
        Ok(ix) => Some(ix),
        Err(near) => {
            if let (Some(near), Some(found)) = (near, code) {
                desk.say(place, Fault::UnknownReference { column, found: found.clone(), near });
            }
            None
        }
    }
}

fn calendar(desk: &mut Desk<'_>, h: &mut Hospital, services: &Services<'_>) {
    for row in desk.rows::<CalendarRow>() {
        let to = row.to.unwrap_or(row.from);
        if to < row.from {
            desk.report.push(
                Diagnostic::at(row.at.cell(CalendarRow::to), Fault::RangeReversed { from: row.from, to }).also([row.at.cell(CalendarRow::from)]),
            );
            continue;
        }
        let all = |code: &Code| {
            matches!(
                folded(code.as_str()).as_str(),
                "tous" | "toutes" | "tout" | "all" | "everyone" | "everybody" | "hopital" | "hospital" | "etablissement"
            )
        };
        let scope = match &row.scope {
            None => Some(Scope::All),
            Some(code) if all(code) => Some(Scope::All),
            Some(code) => match position(h.teams.iter().map(|t| &t.code), code) {
                Some(ix) => Some(Scope::Team(TeamIx(ix))),
                None => needed(desk, services, code, row.at.cell(CalendarRow::scope), CalendarRow::SPEC.columns[CalendarRow::scope].header)
                    .map(Scope::Service),
            },
        };
        let share = match row.kind {
            ClosureKind::Reduced => row.share.map_or(0.5, |s| s.0),
            ClosureKind::Closed | ClosureKind::Freeze => 0.0,
        };
        h.closures.extend(scope.map(|scope| Closure { from: row.from, to, kind: row.kind, scope, share }));
    }
}

fn absences(desk: &mut Desk<'_>, h: &mut Hospital) {
    let typed = desk.typed::<AbsenceRow>(&typed::PASSPORTS);
    passports(desk, h);
    let rows = desk.rows::<AbsenceRow>().into_iter().chain(typed.into_iter().map(|t| t.row));
    for row in rows.collect::<Vec<_>>() {
        let to = row.to.unwrap_or(row.from);
        if to < row.from {
            desk.report
                .push(Diagnostic::at(row.at.cell(AbsenceRow::to), Fault::RangeReversed { from: row.from, to }).also([row.at.cell(AbsenceRow::from)]));
            continue;
        }
        match person(h, row.id.0.as_str()) {
            Some(ix) => h.people[ix.0 as usize].absences.push((row.from, to)),
            None => desk.say(row.at.cell(AbsenceRow::id), desk.nobody(h, AbsenceRow::SPEC.columns[AbsenceRow::id].header, row.id.0.0.to_string())),
        }
    }
    for person in &mut h.people {
        person.absences.sort_unstable();
    }
}

/// What ward managers typed in their passports beside absences: days on which the whole service is away, and words that somebody must read.
fn passports(desk: &mut Desk<'_>, h: &mut Hospital) {
    for block in desk.passports() {
        if let (true, Some(from)) = (block.id == typed::WHOLE, block.from) {
            let to = block.to.unwrap_or(from).max(from);
            let service = position(h.services.iter().map(|s| &s.code), &Code::new(block.service.clone())).map(ServiceIx);
            h.closures.extend(service.map(|s| Closure { from, to, kind: ClosureKind::Closed, scope: Scope::Service(s), share: 0.0 }));
        }
        let person = person(h, &block.id).map_or_else(|| block.service.clone(), |p| h.person(p).listed());
        for (found, place) in block.words {
            desk.say(place, Fault::FromThePassport { person: person.clone(), found });
        }
    }
}

/// The module of a code, of a name, or of a session's id that begins with it.
fn module(h: &Hospital, code: &Code) -> Option<ModuleIx> {
    called(h.modules.iter().map(|m| (&m.code, m.name.as_str())), code).map(ModuleIx).or_else(|| {
        let hits = (0u32..).zip(&h.modules).filter(|(_, m)| code.as_str().strip_prefix(m.code.as_str()).is_some_and(|rest| rest.starts_with('-')));
        hits.max_by_key(|(_, m)| m.code.as_str().len()).map(|(ix, _)| ModuleIx(ix))
    })
}

fn sessions(desk: &mut Desk<'_>, h: &mut Hospital) {
    let header = |f: usize| SessionRow::SPEC.columns[f].header;
    for row in desk.rows::<SessionRow>() {
        let Some(module) = module(h, &row.module) else {
            let near = near(&row.module, h.modules.iter().map(|m| &m.code));
            let fault = desk.waiting.row::<ModuleRow>(header(SessionRow::module), row.module, near);
            desk.say(row.at.cell(SessionRow::module), fault);
            continue;
        };
        let named = |text: &str, code: &Code, name: &str| folded(text) == folded(code.as_str()) || folded(text) == folded(name);
        let room =
            row.room.as_deref().and_then(|t| h.rooms.iter().position(|r| named(t, &r.code, &r.name))).and_then(|i| u32::try_from(i).ok()).map(RoomIx);
        let trainer = row
            .trainer
            .as_deref()
            .and_then(|t| h.trainers.iter().position(|r| named(t, &r.code, &r.name)))
            .and_then(|i| u32::try_from(i).ok())
            .map(TrainerIx);
        for (asked, found, field) in [(&row.room, room.is_some(), SessionRow::room), (&row.trainer, trainer.is_some(), SessionRow::trainer)] {
            if let (Some(text), false) = (asked, found) {
                let (column, code, near) = (header(field), Code::new(text.clone()), DidYouMean(None));
                let waiting = &desk.waiting;
                let fault = if field == SessionRow::room {
                    waiting.cell::<RoomRow>(column, code, near)
                } else {
                    waiting.cell::<TrainerRow>(column, code, near)
                };
                desk.say(row.at.cell(field), fault);
            }
        }
        let mut people = Vec::new();
        for id in &row.people.0 {
            match person(h, id) {
                Some(ix) => people.push(ix),
                None => desk.say(row.at.cell(SessionRow::people), Fault::UnknownPerson { column: header(SessionRow::people), found: id.clone() }),
            }
        }
        h.fixed_sessions.push(FixedSession { module, date: row.date, half: row.start, room, trainer, people, place: row.at.place() });
    }
}

fn attendance(desk: &mut Desk<'_>, h: &mut Hospital, today: Day) {
    let header = |f: usize| AttendanceRow::SPEC.columns[f].header;
    let typed = desk.typed::<AttendanceRow>(&typed::PRESENCES);
    let typed = typed.into_iter().filter(|t| t.row.presence.is_some()).collect();
    let rows = merged(desk.rows::<AttendanceRow>(), typed, |r| (r.id.0.clone(), r.module.clone(), r.date), h);
    let announced: BTreeMap<String, Day> = h.previous.sessions.iter().map(|s| (s.id.clone(), s.date)).collect();
    for row in rows {
        let Some(who) = person(h, row.id.0.as_str()) else {
            let fault = desk.nobody(h, header(AttendanceRow::id), row.id.0.0.to_string());
            desk.say(row.at.cell(AttendanceRow::id), fault);
            continue;
        };
        let Some(module) = module(h, &row.module) else {
            let near = near(&row.module, h.modules.iter().map(|m| &m.code));
            let fault = desk.waiting.row::<ModuleRow>(header(AttendanceRow::module), row.module, near);
            desk.say(row.at.cell(AttendanceRow::module), fault);
            continue;
        };
        let presence = match (row.presence, row.date) {
            (Some(p), _) => p,
            (None, Some(date)) if date > today => continue,
            (None, _) => Presence::Present,
        };
        let held = || announced.get(row.module.as_str()).copied();
        if let Some(found) = row.date.or_else(held).filter(|d| *d > today && presence == Presence::Present) {
            // The day or the presence is wrong.
            let places = [row.date.map_or(AttendanceRow::module, |_| AttendanceRow::date), AttendanceRow::presence].map(|f| row.at.cell(f));
            desk.report.push(Diagnostic::at(places[0], Fault::FutureAttendance { found, today }).also([places[1]]));
            continue;
        }
        h.attendance.push(Attendance { person: who, module, date: row.date, presence, test_passed: row.test_passed, place: row.at.place() });
    }
}

fn directory(desk: &mut Desk<'_>, h: &mut Hospital) {
    h.directory_given = desk.found.iter().any(|t| t.spec().kind == AccountRow::SPEC.kind && t.missing.is_empty());
    let rows = desk.pieces::<AccountRow>();
    let count = rows.iter().map(Vec::len).sum();
    let mut seen: HashMap<Text, Place> = HashMap::with_capacity(count);
    h.accounts.reserve_exact(count);
    for row in rows.into_iter().flatten() {
        let place = row.at.cell(AccountRow::login);
        let first = *seen.entry(lower(&row.login.0)).or_insert(place);
        if first != place {
            desk.report.push(Diagnostic::at(place, Fault::DuplicateLogin { found: row.login.0.to_string() }).also([first]));
            continue;
        }
        h.accounts.push(Account {
            login: row.login,
            person: row.person,
            display_name: row.name.unwrap_or_default(),
            email: row.email.map(|e| e.0),
            state: row.state.unwrap_or_default(),
            groups: row.groups.0,
            last_logon: row.last_logon,
            dn: row.dn,
            technical_id: row.technical_id.map(|c| c.0),
            place: row.at.place(),
        });
    }
}

fn operation(h: &Hospital, code: &Code) -> Option<OpIx> {
    called(h.operations.iter().map(|o| (&o.code, o.name.as_str())), code).map(OpIx)
}

fn tracking(desk: &mut Desk<'_>, h: &mut Hospital, services: &Services<'_>, today: Day) {
    let header = |f: usize| TrackingRow::SPEC.columns[f].header;
    let typed = desk.typed::<TrackingRow>(&typed::PLANNING);
    let rows = merged(desk.rows::<TrackingRow>(), typed, |r| (folded(r.service.as_str()), folded(r.operation.as_str())), h);
    for row in rows {
        let Some(service) = needed(desk, services, &row.service, row.at.cell(TrackingRow::service), header(TrackingRow::service)) else { continue };
        let Some(op) = operation(h, &row.operation) else {
            let (column, found) = (header(TrackingRow::operation), row.operation);
            let near = near(&found, h.operations.iter().map(|o| &o.code));
            let fault = desk.waiting.row::<OperationRow>(column, found, near);
            desk.say(row.at.cell(TrackingRow::operation), fault);
            continue;
        };
        let mut past = |day: Option<Day>, field: usize| match day {
            Some(found) if found > today => {
                desk.say(row.at.cell(field), Fault::FutureActual { column: header(field), found, today });
                None
            }
            other => other,
        };
        let start = past(row.start, TrackingRow::start);
        let mut end = past(row.end, TrackingRow::end);
        if let (Some(from), Some(to)) = (start, end)
            && to < from
        {
            desk.report.push(
                Diagnostic::at(row.at.cell(TrackingRow::end), Fault::DatesReversed { from, to, column: header(TrackingRow::end) })
                    .also([row.at.cell(TrackingRow::start)]),
            );
            end = None;
        }
        let status = match (row.status, start, end) {
            (Some(Status::Dropped), _, _) => Status::Dropped,
            (_, _, Some(_)) => Status::Done,
            (Some(s), _, None) => s,
            (None, Some(_), None) => Status::InProgress,
            (None, None, None) => Status::ToDo,
        };
        let place = row.at.place();
        h.progress.push(Progress {
            service,
            operation: op,
            status,
            start,
            end,
            remaining: row.remaining.map(|d| d.0),
            pinned: row.pinned,
            comment: row.comment.unwrap_or_default(),
            place,
        });
    }
}

fn issues(desk: &mut Desk<'_>, h: &mut Hospital, services: &Services<'_>) {
    let header = |f: usize| IssueRow::SPEC.columns[f].header;
    let typed = desk.typed::<IssueRow>(&typed::same("issues"));
    let rows = desk.unique::<IssueRow>(|r| &r.id, IssueRow::id);
    for row in merged(rows, typed, |r| folded(r.id.as_str()), h) {
        let service = optional(desk, services, row.service.as_ref(), row.at.cell(IssueRow::service), header(IssueRow::service));
        let op = row.operation.as_ref().and_then(|c| operation(h, c));
        if let (Some(found), None) = (row.operation.clone(), op) {
            let column = header(IssueRow::operation);
            let near = near(&found, h.operations.iter().map(|o| &o.code));
            let fault = desk.waiting.cell::<OperationRow>(column, found, near);
            desk.say(row.at.cell(IssueRow::operation), fault);
        }
        let mut closed = row.closed;
        if let (Some(from), Some(to)) = (row.opened, row.closed)
            && to < from
        {
            desk.report.push(
                Diagnostic::at(row.at.cell(IssueRow::closed), Fault::DatesReversed { from, to, column: header(IssueRow::closed) })
                    .also([row.at.cell(IssueRow::opened)]),
            );
            closed = None;
        }
        let gravity = row.gravity.unwrap_or_default();
        h.issues.push(Issue {
            id: row.id,
            title: row.title,
            service,
            operation: op,
            gravity,
            opened: row.opened,
            closed,
            owner: row.owner.unwrap_or_default(),
            blocking: row.blocking.unwrap_or(gravity == Gravity::Blocking),
            place: row.at.place(),
        });
    }
}

fn benefits(desk: &mut Desk<'_>, h: &mut Hospital, services: &Services<'_>) {
    let typed = desk.typed::<BenefitRow>(&typed::same("benefits"));
    let key = |r: &BenefitRow| (folded(&r.indicator), r.service.as_ref().map(|s| folded(s.as_str())));
    for row in merged(desk.rows::<BenefitRow>(), typed, key, h) {
        let service =
            optional(desk, services, row.service.as_ref(), row.at.cell(BenefitRow::service), BenefitRow::SPEC.columns[BenefitRow::service].header);
        let place = row.at.place();
        h.benefits.push(Benefit {
            indicator: row.indicator,
            service,
            before: row.before.map(|a| a.0),
            after: row.after.map(|a| a.0),
            unit: row.unit.unwrap_or_default(),
            date: row.date,
            place,
        });
    }
}

fn criteria(desk: &mut Desk<'_>, h: &mut Hospital) {
    let typed = desk.typed::<CriterionRow>(&typed::same("pilot_exit"));
    for row in merged(desk.rows::<CriterionRow>(), typed, |r| folded(&r.title), h) {
        h.criteria.push(Criterion {
            title: row.title,
            kind: row.kind.unwrap_or_default(),
            state: row.state.unwrap_or_default(),
            evidence: row.evidence.unwrap_or_default(),
            owner: row.owner.unwrap_or_default(),
            due: row.due,
            place: row.at.place(),
        });
    }
}

fn flows(desk: &mut Desk<'_>, h: &mut Hospital, services: &Services<'_>) {
    let header = |f: usize| FlowRow::SPEC.columns[f].header;
    for row in desk.rows::<FlowRow>() {
        let from = needed(desk, services, &row.from, row.at.cell(FlowRow::from), header(FlowRow::from));
        let to = needed(desk, services, &row.to, row.at.cell(FlowRow::to), header(FlowRow::to));
        if let (Some(from), Some(to)) = (from, to) {
            h.flows.push(Flow { from, to, per_week: row.per_week.0 });
        }
    }
}
