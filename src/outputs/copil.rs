//! report/copil.html: one page for the steering committee, in counts and dates, without names of people.

use super::Results;
use super::load::{by_actor, rounded};
use super::pilot_exit::counted;
use super::planning::by_go_live;
use crate::diagnostics::Fault;
use crate::document::Document;
use crate::model::{Day, Gravity, Lang, ServiceIx, Status};
use crate::steering::load::monday;
use crate::steering::status::{blocking, open};
use crate::steering::{Ask, ServiceStatus};
use crate::text::labels::{copil as words, planning};
use crate::text::{self, Say, Tr, number, percent, short_day};
use chrono::{Datelike, Days, Months};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Services, lines of a list and weeks shown: the rest is counted.
const SERVICES: usize = 40;
const LINES: usize = 12;
const WEEKS: u64 = 12;
/// Width of the drawings, in their own units.
const WIDTH: i64 = 1000;

pub fn document(results: &Results<'_>) -> Document {
    Document::Html { path: "report/copil.html".into(), template: "copil.html".into(), facts: facts(results) }
}

fn facts(results: &Results<'_>) -> Value {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let shown = shown(results);
    json!({
        "lang": match lang { Lang::Fr => "fr", Lang::En => "en" },
        "hospital": hospital.settings.hospital,
        "today": text::day(results.context.today, lang),
        "week": text::week(results.context.today, lang),
        "words": words_of(lang),
        "figures": figures(results),
        "decisions": asked(results, Ask::Decide),
        "actions": asked(results, Ask::Act),
        "messages": asked(results, Ask::Tell),
        "services": services(results, &shown),
        "services_note": if shown.len() < hospital.services.len() { words::services_shown(shown.len(), hospital.services.len(), lang) } else { String::new() },
        "axis": Axis::over(results).map(|a| a.ticks(lang)).unwrap_or_default(),
        "slips": slips(results),
        "forecast": forecast(results),
        "load": load(results),
        "issues": issues(results),
        "gate": gate(results),
        "gains": gains(results),
    })
}

fn words_of(lang: Lang) -> Value {
    let all: [(&str, Tr); 38] = [
        ("title", words::TITLE),
        ("subtitle", words::SUBTITLE),
        ("as_of", words::AS_OF),
        ("no_names", words::NO_NAMES),
        ("figures", words::FIGURES),
        ("decisions", words::DECISIONS),
        ("no_decision", words::NO_DECISION),
        ("actions", words::ACTIONS),
        ("no_action", words::NO_ACTION),
        ("messages", words::MESSAGES),
        ("no_message", words::NO_MESSAGE),
        ("services", words::SERVICES),
        ("service", planning::SERVICE),
        ("state", words::STATE),
        ("announced", planning::ANNOUNCED),
        ("go_live", planning::FORECAST),
        ("slip", planning::SLIP),
        ("progress", planning::PROGRESS),
        ("trained", planning::TRAINED),
        ("open_issues", planning::OPEN_ISSUES),
        ("calendar", words::CALENDAR),
        ("key", words::KEY),
        ("trained_note", words::TRAINED_NOTE),
        ("slips", words::SLIPS),
        ("no_slip", words::NO_SLIP),
        ("forecast", words::FORECAST),
        ("month", words::MONTH),
        ("go_lives", words::GO_LIVES),
        ("cumulated", words::CUMULATED),
        ("load", words::LOAD),
        ("no_load", words::NO_LOAD),
        ("over", words::OVER),
        ("actor", planning::ACTOR),
        ("issues", words::ISSUES),
        ("gate", words::GATE),
        ("gains", words::GAINS),
        ("no_gain", words::NO_GAIN),
        ("today", words::TODAY),
    ];
    let more = [
        ("pilot", words::PILOT),
        ("indicator", planning::INDICATOR),
        ("before", planning::BEFORE),
        ("after", planning::AFTER),
        ("difference", planning::DIFFERENCE),
        ("unit", planning::UNIT),
    ];
    all.iter().chain(&more).map(|(k, w)| ((*k).to_owned(), json!(w.get(lang)))).collect::<serde_json::Map<_, _>>().into()
}

fn figures(results: &Results<'_>) -> Vec<Value> {
    let (hospital, review, lang) = (results.hospital, results.review, results.context.lang);
    let today = results.context.today;
    let day = |d: Option<Day>| d.map_or("—".to_owned(), |d| short_day(d, lang));
    let sum = |of: fn(&ServiceStatus) -> u32| review.services.iter().map(of).fold(0u32, u32::saturating_add);
    let live = review.services.iter().filter(|s| s.go_live.is_some_and(|d| d <= today)).count();
    let next = review.services.iter().filter_map(|s| s.go_live).filter(|d| *d >= today).min();
    let later = review.services.iter().filter(|s| s.slip_days > 0).count();
    let open_now = hospital.issues.iter().filter(|i| open(i)).count();
    let blocking_now = hospital.issues.iter().filter(|i| open(i) && blocking(i)).count();
    let of = |part: &dyn Say, all: &dyn Say| words::of(&part.say(lang), &all.say(lang), lang);
    let figure = |label: Tr, value: String| json!({ "label": label.get(lang), "value": value });
    vec![
        figure(words::LIVE, of(&live, &hospital.services.len())),
        figure(words::NEXT, day(next)),
        figure(words::PLANNED_END, day(results.plan.end())),
        figure(words::DONE, of(&sum(|s| s.operations_done), &sum(|s| s.operations))),
        figure(words::SLIPPED, later.say(lang)),
        figure(planning::OPEN_ISSUES, words::issues_of(open_now, blocking_now, lang)),
        figure(words::SEATS, sum(|s| s.not_seated).say(lang)),
        figure(words::ACCOUNTS, sum(|s| s.accounts_open).say(lang)),
    ]
}

/// Points of attention of one kind, the first ones in words.
fn asked(results: &Results<'_>, ask: Ask) -> Vec<Value> {
    let lang = results.context.lang;
    let all: Vec<_> = results.review.attention.iter().filter(|a| a.ask == ask).collect();
    let mut out: Vec<Value> =
        all.iter().take(LINES).map(|a| json!({ "what": first_upper(&a.cause.message(lang)), "help": a.cause.help(lang) })).collect();
    if all.len() > LINES {
        out.push(json!({ "what": words::and_more(all.len() - LINES, lang), "help": "" }));
    }
    out
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// The services whose go-lives are nearest, in the order of their go-lives.
fn shown(results: &Results<'_>) -> Vec<ServiceIx> {
    let all = by_go_live(results);
    if all.len() <= SERVICES {
        return all;
    }
    let today = results.context.today;
    let far = |s: &ServiceIx| results.plan.go_live(results.hospital, *s).map_or(i64::MAX, |d| (d - today).num_days().abs());
    let mut nearest: Vec<(i64, usize)> = all.iter().map(far).zip(0..).collect();
    nearest.sort_unstable();
    let mut kept: Vec<usize> = nearest.into_iter().take(SERVICES).map(|n| n.1).collect();
    kept.sort_unstable();
    kept.into_iter().map(|at| all[at]).collect()
}

fn services(results: &Results<'_>, shown: &[ServiceIx]) -> Vec<Value> {
    let axis = Axis::over(results);
    shown.iter().filter_map(|s| results.review.services.get(s.0 as usize)).map(|s| service(results, s, axis.as_ref())).collect()
}

fn service(results: &Results<'_>, s: &ServiceStatus, axis: Option<&Axis>) -> Value {
    let lang = results.context.lang;
    let ward = results.hospital.service(s.service);
    let day = |d: Option<Day>| d.map_or("—".to_owned(), |d| short_day(d, lang));
    let progress = super::gantt::share(s.operations_done, s.operations);
    let target = results.hospital.settings.trained_target;
    json!({
        "code": ward.code.as_str(),
        "name": ward.name,
        "pilot": ward.pilot,
        "state": state(s, results.context.today).get(lang),
        "announced": day(s.announced),
        "go_live": day(s.go_live),
        "slip": signed(s.slip_days),
        "late": s.slip_days > 0,
        "progress": percent((progress * 100.0).round() / 100.0, lang),
        "trained": s.trained_share.map_or("—".to_owned(), |t| percent((t * 100.0).round() / 100.0, lang)),
        "untrained": s.trained_share.is_some_and(|t| t < target),
        "issues": words::issues_of(s.open_issues as usize, s.blocking_issues as usize, lang),
        "blocked": s.blocking_issues > 0,
        "bar": axis.and_then(|a| a.bar(results, s, progress)),
    })
}

fn signed(days: i64) -> String {
    if days > 0 { format!("+{days}") } else { days.to_string().replace('-', "−") }
}

fn state(s: &ServiceStatus, today: Day) -> Tr {
    match s.go_live {
        _ if s.operations > 0 && s.operations_done == s.operations => words::OVER_ALL,
        None => words::UNPLANNED,
        Some(day) if day <= today => words::STARTED,
        Some(_) if s.operations_done + s.in_progress > 0 => words::PREPARING,
        Some(_) => words::TO_COME,
    }
}

/// The time line of the drawings.
struct Axis {
    from: Day,
    days: i64,
    today: Day,
}

impl Axis {
    fn over(results: &Results<'_>) -> Option<Axis> {
        let placed = || results.plan.activities.iter().filter(|a| a.status != Status::Dropped);
        let first = placed().filter_map(|a| results.plan.start_day(a)).min()?.with_day(1)?;
        let last = placed().filter_map(|a| results.plan.end_day(a)).max()?;
        Some(Axis { from: first, days: (last - first).num_days().max(1) + 1, today: results.context.today })
    }
    fn x(&self, day: Day) -> i64 {
        ((day - self.from).num_days() * WIDTH / self.days).clamp(0, WIDTH)
    }
    /// At most twelve marks, at firsts of months.
    fn ticks(&self, lang: Lang) -> Vec<Value> {
        let months = u32::try_from(self.days / 30 + 1).unwrap_or(1);
        let step = months.div_ceil(12).max(1);
        std::iter::successors(Some(self.from), |d| d.checked_add_months(Months::new(step)))
            .take_while(|d| (*d - self.from).num_days() < self.days)
            .map(|d| json!({ "x": self.x(d), "label": text::short_month(d, lang) }))
            .collect()
    }
    fn bar(&self, results: &Results<'_>, s: &ServiceStatus, progress: f64) -> Option<Value> {
        let (from, to) = (self.x(s.start?), self.x(s.finish?.succ_opt()?).max(self.x(s.start?) + 4));
        #[allow(clippy::cast_possible_truncation)] // a share of at most WIDTH
        let done = ((to - from) as f64 * progress).round() as i64;
        let lang = results.context.lang;
        let said = |d: Option<Day>| d.map_or_else(String::new, |d| short_day(d, lang));
        Some(json!({
            "from": from, "width": to - from, "done": done, "today": self.x(self.today),
            "go_live": s.go_live.map(|d| self.x(d)),
            "announced": s.announced.filter(|a| Some(*a) != s.go_live).map(|d| self.x(d)),
            "label": format!("{} : {} – {}, {} {}", results.hospital.service(s.service).code, said(s.start), said(s.finish), planning::GO_LIVE.get(lang), said(s.go_live)),
        }))
    }
}

fn slips(results: &Results<'_>) -> Value {
    let lang = results.context.lang;
    let mut later: Vec<&ServiceStatus> = results.review.services.iter().filter(|s| s.slip_days > 0).collect();
    later.sort_by_key(|s| (-s.slip_days, s.service));
    let Some(worst) = later.first() else { return Value::Null };
    let mean = later.iter().map(|s| s.slip_days as f64).sum::<f64>() / later.len() as f64;
    let line = |s: &&ServiceStatus| {
        let day = |d: Option<Day>| d.map_or("—".to_owned(), |d| short_day(d, lang));
        let why = results.hospital.go_live_operation().and_then(|op| results.plan.activity(s.service, op));
        json!({
            "code": results.hospital.service(s.service).code.as_str(), "announced": day(s.announced), "go_live": day(s.go_live),
            "slip": signed(s.slip_days), "why": why.map(|a| first_upper(&a.cause.message(lang))).unwrap_or_default(),
        })
    };
    json!({
        "summary": words::slips_in_words(later.len(), (mean * 10.0).round() / 10.0, worst.slip_days, lang),
        "lines": later.iter().take(LINES).map(line).collect::<Vec<_>>(),
        "more": if later.len() > LINES { words::and_more(later.len() - LINES, lang) } else { String::new() },
    })
}

/// Go-lives by month, and how many by then.
fn forecast(results: &Results<'_>) -> Vec<Value> {
    let lang = results.context.lang;
    let mut months: BTreeMap<Day, u32> = BTreeMap::new();
    for day in results.review.services.iter().filter_map(|s| s.go_live).filter_map(|d| d.with_day(1)) {
        *months.entry(day).or_default() += 1;
    }
    let most = months.values().copied().max().unwrap_or(1).max(1);
    let mut sum = 0;
    let line = |(month, n): (&Day, &u32)| {
        sum += n;
        let name = format!("{} {}", text::month(*month, lang), month.year());
        json!({ "month": name, "n": n, "sum": sum, "width": i64::from(*n) * WIDTH / i64::from(most) })
    };
    months.iter().map(line).collect()
}

/// The weeks ahead, actor by actor; an actor that is a person's name is drawn with the others.
fn load(results: &Results<'_>) -> Value {
    let lang = results.context.lang;
    let (weeks, actors) = by_actor(results.review, 24);
    let from = monday(results.context.today);
    let to = from.checked_add_days(Days::new(7 * WEEKS)).unwrap_or(from);
    let ahead: Vec<usize> = (0..weeks.len()).filter(|i| from <= weeks[*i] && weeks[*i] < to).collect();
    let rows = |a: &super::load::ByActor<'_>| {
        let cells: Vec<Value> = ahead.iter().filter_map(|i| a.weeks.get(*i)).map(|(work, capacity)| cell(*work, *capacity, lang)).collect();
        json!({ "actor": a.public_name(results), "cells": cells })
    };
    let worked = |a: &&super::load::ByActor<'_>| ahead.iter().any(|i| a.weeks.get(*i).is_some_and(|w| w.0 >= 0.05));
    let rows: Vec<Value> = actors.iter().filter(worked).map(rows).collect();
    json!({ "weeks": ahead.iter().map(|i| text::week(weeks[*i], lang)).collect::<Vec<_>>(), "rows": rows })
}

/// A week of an actor: what it carries, how full it is in five steps, whether it is too much.
fn cell(work: f64, capacity: Option<f64>, lang: Lang) -> Value {
    let share = capacity.filter(|c| *c > 0.0).map(|c| work / c);
    let over = capacity.is_some_and(|c| work > c + 0.005);
    let step = match share {
        _ if work < 0.05 => 0,
        _ if over => 5,
        None => 1,
        Some(s) if s < 0.25 => 1,
        Some(s) if s < 0.5 => 2,
        Some(s) if s < 0.85 => 3,
        Some(_) => 4,
    };
    let shown = if work < 0.05 { String::new() } else { number((rounded(work) * 10.0).round() / 10.0, lang) };
    json!({ "work": shown, "step": step, "over": over, "share": share.map(|s| percent((s * 100.0).round() / 100.0, lang)).unwrap_or_default() })
}

fn issues(results: &Results<'_>) -> Value {
    let (hospital, lang) = (results.hospital, results.context.lang);
    if hospital.issues.is_empty() {
        return json!({ "summary": words::NO_ISSUE.get(lang), "rows": [] });
    }
    let now = || hospital.issues.iter().filter(|i| open(i));
    let (opened, blocked) = (now().count(), now().filter(|i| blocking(i)).count());
    let summary = words::issues_in_words(opened, blocked, hospital.issues.len() - opened, lang);
    let oldest = now().filter_map(|i| i.opened).min().map(|d| format!("{} {}", words::OLDEST.get(lang), short_day(d, lang))).unwrap_or_default();
    let rows: Vec<Value> = [Gravity::Blocking, Gravity::Major, Gravity::Minor]
        .iter()
        .map(|g| json!({ "label": super::cells::word(g, lang), "n": now().filter(|i| i.gravity == *g).count().say(lang) }))
        .collect();
    json!({ "summary": summary, "oldest": oldest, "rows": rows })
}

fn gate(results: &Results<'_>) -> Value {
    let (gate, lang) = (&results.review.gate, results.context.lang);
    let verdict = match () {
        () if gate.pilots.is_empty() => planning::NO_PILOT.get(lang).to_owned(),
        () if gate.passed => planning::GATE_PASSED.get(lang).to_owned(),
        () => planning::points_open(gate.missing.len(), lang),
    };
    let day = results.plan.gate.filter(|_| !gate.pilots.is_empty()).and_then(|s| results.plan.calendar.day(s));
    let expected = day.filter(|_| !gate.passed).map(|day| words::exit_expected(day, lang)).unwrap_or_default();
    let points = words::GATE_POINTS.iter().zip(counted(&gate.missing)).filter(|p| p.1 > 0);
    json!({
        "verdict": first_upper(&verdict),
        "expected": expected,
        "points": points.map(|(label, n)| json!({ "label": label.get(lang), "n": n.say(lang) })).collect::<Vec<_>>(),
    })
}

fn gains(results: &Results<'_>) -> Vec<Value> {
    let lang = results.context.lang;
    let figure = |n: Option<f64>| n.map_or("—".to_owned(), |n| number(n, lang));
    let line = |b: &crate::model::Benefit| {
        let difference = b.before.zip(b.after).map(|(before, after)| after - before);
        let sign = if difference.is_some_and(|d| d > 0.0) { "+" } else { "" };
        json!({
            "indicator": b.indicator, "service": b.service.map_or("", |s| results.hospital.service(s).code.as_str()),
            "before": figure(b.before), "after": figure(b.after), "unit": b.unit, "difference": format!("{sign}{}", figure(difference)).replace('-', "−"),
        })
    };
    results.hospital.benefits.iter().take(LINES).map(line).collect()
}
