//! What a run leaves for the next one: in run.json under `memory`, and what is read back from OUT's own files.
//!
//! Each part (plan, rosters) is what was last *published* of it: with `--only`, the others are carried over. Version 1; a reader takes what it knows and leaves the rest.

use super::decide::Decided;
use crate::input;
use crate::intake::TypedBook;
use crate::intake::previous::{ledger, passwords};
use crate::model::previous::AnnouncedSession;
use crate::model::{Code, Day, Half, Hospital, Lang, Previous, Sources, Strategy};
use crate::outputs::{Part, Results, calendars, journal};
use crate::package::living::{self, Typed};
use crate::publish::manifest::{Given, RUN, sha256};
use crate::roster::SessionState;
use rayon::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Number of the form that is written.
const VERSION: u64 = 1;

/// The last run.json; null on a first run.
pub(super) fn run_json(out: &Path) -> Value {
    std::fs::read(out.join(RUN)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or(Value::Null)
}

/// What the last OUT said.
pub(super) fn read(out: &Path) -> Previous {
    let mut p = Previous::default();
    let run = run_json(out);
    let memory = &run["memory"];
    read_plan(&memory["plan"], &mut p);
    read_rosters(&memory["rosters"], &mut p);
    p.given = serde_json::from_value(memory["given"].clone()).unwrap_or_default();
    let book = out.join("accounts").join("accounts.xlsx");
    if book.is_file() {
        let read = input::read(&[book], None);
        p.ledger = ledger(&read.grids);
    }
    if let Ok(text) = std::fs::read_to_string(out.join("accounts").join("secret").join("first-passwords.csv")) {
        p.passwords = passwords(text);
    }
    p
}

/// Whether OUT is just what these inputs and options gave on that day, file by file: then there is nothing to do, and not one byte changes.
pub(super) fn is_this_run(out: &Path, last: &Value, given: &Given) -> bool {
    let inputs: Vec<Value> = given.inputs.iter().map(|(path, hash)| json!({ "path": path, "sha256": hash })).collect();
    let same = last["jalon"] == env!("CARGO_PKG_VERSION")
        && last["today"] == given.today.to_string()
        && last["seed"] == given.seed
        && last["options"] == Value::Object(given.options.clone())
        && last["inputs"] == Value::Array(inputs);
    let outputs = last["outputs"].as_array().map(Vec::as_slice).unwrap_or_default();
    let names = last["unhashed"].as_array().map(Vec::as_slice).unwrap_or_default();
    let holds = |o: &Value| matches!((o["path"].as_str(), o["sha256"].as_str()), (Some(path), Some(hash)) if std::fs::read(out.join(path)).is_ok_and(|bytes| sha256(&bytes) == hash));
    same && !outputs.is_empty() && outputs.par_iter().all(holds) && names.iter().all(|n| n.as_str().is_some_and(|n| out.join(n).is_file()))
}

/// Errors, warnings and notes that OUT tells.
pub(super) fn counts(out: &Path) -> [usize; 3] {
    let report: Value = std::fs::read(out.join("diagnostics.json")).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or(Value::Null);
    ["errors", "warnings", "infos"].map(|name| report["summary"][name].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0))
}

/// What people typed into the living workbooks of OUT: planning, rosters, passports. One that cannot be read has nothing to say here; the merge says so.
/// And the language of the planning workbook that people hold.
pub(super) fn typed(out: &Path, sources: &mut Sources) -> (Vec<TypedBook>, Option<Lang>) {
    let mut paths: Vec<String> = vec!["planning.xlsx".into(), "rosters/rosters.xlsx".into()];
    let passports = std::fs::read_dir(out.join("services")).into_iter().flatten().flatten().map(|e| e.file_name().to_string_lossy().into_owned());
    let mut passports: Vec<String> = passports
        .filter(|n| Path::new(n).extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx")) && !n.starts_with('~'))
        .map(|n| format!("services/{n}"))
        .collect();
    passports.sort();
    paths.extend(passports);
    let read: Vec<(String, Typed)> =
        paths.into_par_iter().filter_map(|path| Some((path.clone(), living::typed(&std::fs::read(out.join(&path)).ok()?).ok()?))).collect();
    let lang = read.iter().find(|(path, typed)| path == "planning.xlsx" && typed.base).map(|(_, typed)| typed.lang);
    let books = read
        .into_iter()
        .filter(|(_, typed)| typed.base && !(typed.cells.is_empty() && typed.added.is_empty()))
        .map(|(path, typed)| book(&path, typed, sources))
        .collect();
    (books, lang)
}

fn book(path: &str, typed: Typed, sources: &mut Sources) -> TypedBook {
    let names: BTreeSet<&str> = typed.cells.iter().map(|c| c.sheet.as_str()).chain(typed.added.iter().map(|a| a.sheet.as_str())).collect();
    let sheets = names.into_iter().map(|name| (name.to_owned(), sources.add(path, Some(name)))).collect();
    let about = Path::new(path).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    TypedBook { sheets, about, typed }
}

fn day(value: &Value) -> Option<Day> {
    value.as_str()?.parse().ok()
}

/// Pairs of days by service and operation.
fn pairs(value: &Value) -> impl Iterator<Item = ((Code, Code), (Day, Day), bool)> + '_ {
    let services = value.as_object().into_iter().flatten();
    services.flat_map(|(service, ops)| {
        let ops = ops.as_object().into_iter().flatten();
        ops.filter_map(move |(op, v)| {
            Some(((Code::new(service.clone()), Code::new(op.clone())), (day(&v[0])?, day(&v[1])?), v[2].as_bool().unwrap_or(false)))
        })
    })
}

fn read_plan(plan: &Value, p: &mut Previous) {
    p.day = day(&plan["day"]);
    p.strategy = match plan["strategy"].as_str() {
        Some("waves") => Some(Strategy::PilotThenWaves),
        Some("progressive") => Some(Strategy::Progressive),
        Some("big bang") => Some(Strategy::BigBang),
        _ => None,
    };
    p.go_lives = plan["go_lives"].as_object().into_iter().flatten().filter_map(|(code, d)| Some((Code::new(code.clone()), day(d)?))).collect();
    p.planned = pairs(&plan["planned"]).map(|(key, days, _)| (key, days)).collect();
    for (key, days, afternoon) in pairs(&plan["starts"]) {
        if afternoon {
            p.afternoons.insert(key.clone());
        }
        p.starts.insert(key, days);
    }
    let lines = plan["journal"].as_array().into_iter().flatten();
    p.journal = lines.filter_map(|l| Some((day(&l[0])?, l[1].as_str()?.to_owned(), l[2].as_str()?.to_owned()))).collect();
}

fn read_rosters(rosters: &Value, p: &mut Previous) {
    let code = |v: &Value| v.as_str().map(Code::new);
    let sessions = rosters["sessions"].as_array().into_iter().flatten();
    p.sessions = sessions
        .filter_map(|s| {
            Some(AnnouncedSession {
                id: s["id"].as_str()?.to_owned(),
                module: code(&s["module"])?,
                date: day(&s["date"])?,
                morning: s["morning"].as_bool()?,
                room: code(&s["room"])?,
                trainer: code(&s["trainer"])?,
                people: s["people"].as_array()?.iter().filter_map(code).collect(),
            })
        })
        .collect();
    let events = rosters["events"].as_object().into_iter().flatten();
    p.events =
        events.filter_map(|(uid, e)| Some((uid.clone(), (u32::try_from(e[0].as_u64()?).ok()?, day(&e[1])?, e[2].as_str()?.to_owned())))).collect();
}

/// The memory of this run: what it publishes anew, and the last one's for parts that it does not.
/// `created`: the day of the last change of each workbook.
pub(super) fn next(results: &Results<'_>, decided: &Decided, parts: &[Part], last: &Value, created: &BTreeMap<String, Day>) -> Value {
    let plan = if parts.contains(&Part::Planning) { plan(results, decided) } else { last["plan"].clone() };
    let rosters = if parts.contains(&Part::Rosters) { rosters(results, decided) } else { last["rosters"].clone() };
    let mut days: Map<String, Value> = last["created"].as_object().cloned().unwrap_or_default();
    days.extend(created.iter().map(|(path, day)| (path.clone(), json!(day))));
    let days: BTreeMap<String, Value> = days.into_iter().collect();
    json!({ "version": VERSION, "plan": plan, "rosters": rosters, "given": results.hospital.given, "created": days })
}

fn plan(results: &Results<'_>, decided: &Decided) -> Value {
    let (h, plan) = (results.hospital, &decided.plan);
    let mut go_lives = Map::new();
    let (mut planned, mut starts): (Map<String, Value>, Map<String, Value>) = (Map::new(), Map::new());
    for service in h.service_indices() {
        let code = &h.service(service).code;
        if let Some(day) = plan.go_live(h, service) {
            go_lives.insert(code.0.to_string(), json!(day));
        }
        let (mut first, mut now) = (Map::new(), Map::new());
        for activity in plan.of(service) {
            let op = &h.operation(activity.operation).code;
            let (Some(from), Some(to)) = (plan.start_day(activity), plan.end_day(activity)) else { continue };
            let baseline = h.previous.planned.get(&(code.clone(), op.clone())).copied().unwrap_or((from, to));
            first.insert(op.0.to_string(), json!([baseline.0, baseline.1]));
            let afternoon = activity.start.half() == Half::Afternoon;
            // A day that happened is a fact of its own; what is kept is where the plan put it.
            let (from, to) = (plan.calendar.day(activity.start).unwrap_or(from), plan.calendar.last_day(activity.finish).unwrap_or(to));
            now.insert(op.0.to_string(), if afternoon { json!([from, to, true]) } else { json!([from, to]) });
        }
        planned.insert(code.0.to_string(), Value::Object(first));
        starts.insert(code.0.to_string(), Value::Object(now));
    }
    let strategy = match plan.strategy {
        Strategy::PilotThenWaves => "waves",
        Strategy::Progressive => "progressive",
        Strategy::BigBang => "big bang",
    };
    let journal: Vec<Value> = journal::lines(results).into_iter().map(|(day, what, why)| json!([day, what, why])).collect();
    json!({ "day": results.context.today, "strategy": strategy, "go_lives": go_lives, "planned": planned, "starts": starts, "journal": journal })
}

fn rosters(results: &Results<'_>, decided: &Decided) -> Value {
    let h: &Hospital = results.hospital;
    let held = decided.roster.sessions.iter().filter(|s| s.state != SessionState::Cancelled);
    let sessions: Vec<Value> = held
        .map(|s| {
            let people: Vec<&str> = s.people.iter().map(|p| h.person(*p).id.as_str()).collect();
            let (room, trainer) = (&h.room(s.room).code, &h.trainer(s.trainer).code);
            json!({ "id": s.id, "module": h.module(s.module).code.as_str(), "date": s.date, "morning": s.half == Half::Morning, "room": room.as_str(), "trainer": trainer.as_str(), "people": people })
        })
        .collect();
    let mut sessions = sessions;
    // What was held stays known, so that attendance can still be typed.
    let known: BTreeSet<&str> = decided.roster.sessions.iter().map(|s| s.id.as_str()).collect();
    let past = h.previous.sessions.iter().filter(|s| s.date < results.context.today && !known.contains(s.id.as_str()));
    sessions.extend(past.map(|s| {
        let people: Vec<&str> = s.people.iter().map(Code::as_str).collect();
        json!({ "id": s.id, "module": s.module.as_str(), "date": s.date, "morning": s.morning, "room": s.room.as_str(), "trainer": s.trainer.as_str(), "people": people })
    }));
    let events: Map<String, Value> =
        calendars::events(results).into_iter().map(|(uid, (sequence, stamp, said))| (uid, json!([sequence, stamp, said]))).collect();
    json!({ "sessions": sessions, "events": events })
}
