//! `jalon why`: what holds a date, a seat or a login, and what would free it.

use super::Exit;
use super::decide::{self, Decided};
use super::load::{Loaded, load};
use super::screen::Screen;
use crate::cli::Common;
use crate::diagnostics::Fault;
use crate::diagnostics::causes::Cause;
use crate::model::{Effort, Half, Hospital, PersonIx, ServiceIx};
use crate::plan::{self, Activity};
use crate::roster::SessionState;
use crate::schema::CellType as _;
use crate::text::labels::screen::say;
use crate::text::normal::folded;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(super) fn why(inputs: &[PathBuf], subject: &str, out: Option<&Path>, common: &Common, screen: &Screen) -> Exit {
    let loaded = load(inputs, out, Effort::default(), common, screen);
    if !loaded.any {
        return screen.refuse(Exit::System, &say::nothing_read(screen.lang));
    }
    let decided = decide::decide(&loaded.hospital, &loaded.context, None, screen);
    let Some(text) = answer(&loaded, &decided, subject, screen) else {
        return screen.refuse(Exit::CommandLine, &say::unknown_subject(screen.lang, subject));
    };
    if screen.json {
        screen.json(&serde_json::json!({ "subject": subject, "answer": text.lines().collect::<Vec<_>>() }));
        return Exit::Done;
    }
    screen.result(&text)
}

fn answer(loaded: &Loaded, decided: &Decided, subject: &str, screen: &Screen) -> Option<String> {
    let h = &loaded.hospital;
    let (first, second) = subject.split_once('|').map_or((subject, None), |(a, b)| (a, Some(b)));
    let service = h
        .services
        .iter()
        .position(|s| folded(s.code.as_str()) == folded(first) || folded(&s.name) == folded(first))
        .and_then(|i| u32::try_from(i).ok())
        .map(ServiceIx);
    if let Some(ix) = service {
        return Some(match second {
            Some(op) => of_operation(h, decided, ix, op, screen)?,
            None => of_service(h, decided, ix, screen),
        });
    }
    let person = h.find_person(first).or_else(|| {
        let entry = decided.ledger.entries.iter().find(|e| e.login.folded() == folded(first) || e.login.folded() == first.to_lowercase())?;
        entry.person
    });
    person.map(|ix| of_person(h, decided, ix, screen))
}

/// What holds the go-live, from the go-live back.
fn of_service(h: &Hospital, decided: &Decided, ix: ServiceIx, screen: &Screen) -> String {
    let lang = screen.lang;
    let service = h.service(ix);
    let Some(day) = decided.plan.go_live(h, ix) else { return say::not_planned(lang, service.code.as_str()) + "\n" };
    let mut text = say::go_live(lang, service.code.as_str(), &service.name, day) + "\n";
    for (activity, cause) in plan::critical_chain(&decided.plan, h, ix) {
        text.push_str(&line(h, decided, activity, &cause, screen));
    }
    text
}

fn of_operation(h: &Hospital, decided: &Decided, ix: ServiceIx, op: &str, screen: &Screen) -> Option<String> {
    let at = h.operations.iter().position(|o| folded(o.code.as_str()) == folded(op)).and_then(|i| u32::try_from(i).ok())?;
    let activity = decided.plan.activity(ix, crate::model::OpIx(at))?;
    Some(line(h, decided, activity, &activity.cause, screen))
}

fn line(h: &Hospital, decided: &Decided, activity: &Activity, cause: &Cause, screen: &Screen) -> String {
    let lang = screen.lang;
    let op = h.operation(activity.operation);
    let (Some(from), Some(to)) = (decided.plan.start_day(activity), decided.plan.end_day(activity)) else { return String::new() };
    let mut text = String::new();
    let _ = writeln!(text, "  {}", say::activity(lang, op.code.as_str(), &op.name, from, to));
    let _ = writeln!(text, "      {}", cause.message(lang));
    let _ = writeln!(text, "      {}", say::frees(lang, &cause.help(lang)));
    text
}

/// A person's login and seats.
fn of_person(h: &Hospital, decided: &Decided, ix: PersonIx, screen: &Screen) -> String {
    let lang = screen.lang;
    let mut text = String::new();
    for entry in decided.ledger.entries.iter().filter(|e| e.person == Some(ix)) {
        let _ = writeln!(text, "{}", say::login(lang, &h.person(ix).listed(), &entry.login.0, &entry.cause.message(lang)));
    }
    for s in decided.roster.sessions.iter().filter(|s| s.state != SessionState::Cancelled && s.people.contains(&ix)) {
        let half: Half = s.half;
        let half = half.write(lang).shown();
        let _ = writeln!(text, "  {}", say::seat(lang, &h.module(s.module).name, s.date, &half, &h.room(s.room).name, &h.trainer(s.trainer).name));
    }
    for u in decided.roster.not_seated.iter().filter(|u| u.person == ix) {
        let _ = writeln!(text, "  {}", say::no_seat(lang, &h.module(u.module).name, &u.cause.message(lang)));
        let _ = writeln!(text, "      {}", say::frees(lang, &u.cause.help(lang)));
    }
    text
}
