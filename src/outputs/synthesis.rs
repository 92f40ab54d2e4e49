//! `Synthèse`: key figures, then what matters this week, one line a thing to decide, do or tell, beside where its service stands.

use super::Results;
use super::cells::{column, is_live, live, quoted, word};
use super::planning::by_go_live;
use super::status::service_row;
use crate::diagnostics::Fault;
use crate::document::{Column, Content, Look, Row, Rule, Table, Tone};
use crate::model::{Day, Lang, ServiceIx, Status, Value};
use crate::steering::status::{blocking, open};
use crate::steering::{Ask, Attention};
use crate::text::labels::planning as words;

/// Services up to which those with nothing to report have their line too.
const FEW: usize = 40;
/// What a line takes from the service's row in `Statut`: its index there.
const FROM_STATUS: [(&str, usize); 5] = [("announced", 4), ("go_live", 5), ("slip", 6), ("progress", 11), ("trained", 16)];

pub fn table(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("summary", words::SUMMARY.get(lang));
    table.columns = columns(lang);
    table.fixed = 3;
    table.above = figures(results);
    let attention = &results.review.attention;
    table.rows = attention.iter().map(|a| row(results, a.service, Some(a))).collect();
    if results.hospital.services.len() <= FEW {
        let quiet = |s: &ServiceIx| !attention.iter().any(|a| a.service == Some(*s));
        table.rows.extend(by_go_live(results).into_iter().filter(quiet).map(|s| row(results, Some(s), None)));
    }
    let is = |word: crate::text::Tr| format!("{{ask}}={}", quoted(word.get(lang)));
    let when = |formula: String, tone| Rule::When { formula, columns: vec!["ask"], tone };
    table.rules = vec![
        when(is(words::DECIDE), Tone::Bad),
        when(is(words::ACT), Tone::Attention),
        when(is(words::TELL), Tone::Planned),
        Rule::When { formula: "AND(ISNUMBER({slip}),{slip}>0)".into(), columns: vec!["slip"], tone: Tone::Attention },
        Rule::Gauge { column: "progress" },
    ];
    table
}

fn columns(lang: Lang) -> Vec<Column> {
    let c = |field, header, look| column(lang, field, header, look);
    vec![
        c("ask", words::ASK, Look::Text).width(11.0),
        c("code", words::SERVICE, Look::Code).width(12.0),
        c("name", words::NAME, Look::Text).width(22.0),
        c("what", words::WHAT, Look::Long).width(50.0),
        c("help", words::HELP, Look::Long).width(38.0),
        c("announced", words::ANNOUNCED, Look::Day).width(12.0),
        c("go_live", words::FORECAST, Look::Day).width(12.0),
        c("slip", words::SLIP, Look::Whole).note(words::NOTE_SLIP.get(lang)),
        c("progress", words::PROGRESS, Look::Share).width(11.5),
        c("trained", words::TRAINED, Look::Share).note(words::NOTE_TRAINED.get(lang)),
    ]
}

/// A line; `None`: a service with nothing to report.
fn row(results: &Results<'_>, service: Option<ServiceIx>, attention: Option<&Attention>) -> Row {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let ask = attention.map_or(words::NOTHING, |a| ask(a.ask));
    let what = attention.map_or_else(|| words::NOTHING_NEW.get(lang).to_owned(), |a| a.cause.message(lang));
    let help = attention.map(|a| a.cause.help(lang)).unwrap_or_default();
    let code = service.map_or(words::PROJECT.get(lang), |s| hospital.service(s).code.as_str());
    let name = service.map_or("", |s| hospital.service(s).name.as_str());
    let mut cells = vec![ask.get(lang).into(), code.into(), name.into(), what.into(), help.into()];
    let status = service.and_then(|s| service_row(results, s, false));
    cells.extend(FROM_STATUS.iter().map(|(_, at)| status.as_ref().and_then(|r| r.cells.get(*at).cloned()).map(still).unwrap_or_default()));
    if let (Some(s), Some(slip)) = (service.and_then(|s| results.review.services.get(s.0 as usize)), cells.get_mut(7))
        && s.announced.is_some()
        && s.go_live.is_some()
    {
        *slip = live("{go_live}-{announced}", s.slip_days as f64);
    }
    Row::new("", cells)
}

/// The value that a cell has now.
fn still(cell: Content) -> Content {
    match cell {
        Content::Formula { cached, .. } => cached.into(),
        other => other,
    }
}

pub(super) const fn ask(ask: Ask) -> crate::text::Tr {
    match ask {
        Ask::Decide => words::DECIDE,
        Ask::Act => words::ACT,
        Ask::Tell => words::TELL,
    }
}

/// Always the same lines, three figures a line: those that can follow what people type do.
fn figures(results: &Results<'_>) -> Vec<Vec<Content>> {
    let (hospital, plan, review, lang) = (results.hospital, results.plan, results.review, results.context.lang);
    let n = |n: usize| Content::from(u32::try_from(n).unwrap_or(u32::MAX));
    let sum = |of: fn(&crate::steering::ServiceStatus) -> u32| Content::from(review.services.iter().map(of).fold(0u32, u32::saturating_add));
    let live_plan = is_live(results);
    let issues = !hospital.issues.is_empty();
    let planned = |formula: String, cached: Content| if live_plan { live(formula, cached) } else { cached };
    let in_state = |s: Status| format!("COUNTIF({{planning!status:}},{})", quoted(&word(&s, lang)));
    let dropped = in_state(Status::Dropped);
    let (done, total) = review.services.iter().fold((0, 0), |(d, t), s| (d + s.operations_done, t + s.operations));
    let sign = words::PERCENT.get(lang);
    let progress = format!("ROUND(100*IFERROR({}/(ROWS({{planning!status:}})-{dropped}),0),0)&\"{sign}\"", in_state(Status::Done));
    let progress_now = format!("{:.0}{sign}", 100.0 * super::gantt::share(done, total));
    let blocked = plan.activities.iter().filter(|a| a.status == Status::Blocked).count();
    let gone_live = review.services.iter().filter(|s| s.go_live.is_some_and(|d| d <= results.context.today)).count();
    let next = review.services.iter().filter_map(|s| s.go_live).filter(|d| *d >= results.context.today).min();
    let open_now = hospital.issues.iter().filter(|i| open(i)).count();
    let blocking_now = hospital.issues.iter().filter(|i| open(i) && blocking(i)).count();
    let counted = |formula: String, cached: Content| if issues { live(formula, cached) } else { cached };
    let open_formula = "SUMPRODUCT(({issues!id:}<>\"\")*({issues!closed:}=\"\"))";
    let grave = format!(
        "(({{issues!gravity:}}={})+({{issues!blocking:}}={})>0)",
        quoted(&word(&crate::model::Gravity::Blocking, lang)),
        quoted(&word(&true, lang))
    );
    // The first label runs over two narrow columns; the second one has a wide column.
    let line = |(label, value): (crate::text::Tr, Content), (other, more): (crate::text::Tr, Content)| {
        vec![label.get(lang).into(), Content::Empty, value, other.get(lang).into(), more]
    };
    let figure = |label: crate::text::Tr, value: Content| (label, value);
    vec![
        line(figure(words::FIGURE_DATE, results.context.today.into()), figure(words::FIGURE_NEXT, next.into())),
        line(figure(words::FIGURE_SERVICES, n(hospital.services.len())), figure(words::FIGURE_LIVE, n(gone_live))),
        line(figure(words::FIGURE_USERS, sum(|s| s.users)), figure(words::FIGURE_END, planned_end(plan.end(), live_plan))),
        line(
            figure(words::FIGURE_DONE, planned(in_state(Status::Done), done.into())),
            figure(words::FIGURE_PROGRESS, planned(progress, progress_now.into())),
        ),
        line(figure(words::FIGURE_BLOCKED, planned(in_state(Status::Blocked), n(blocked))), figure(words::FIGURE_SEATS, sum(|s| s.not_seated))),
        line(
            figure(words::FIGURE_ISSUES, counted(open_formula.into(), n(open_now))),
            figure(words::FIGURE_BLOCKING, counted(format!("SUMPRODUCT(({{issues!id:}}<>\"\")*({{issues!closed:}}=\"\")*{grave})"), n(blocking_now))),
        ),
    ]
}

fn planned_end(end: Option<Day>, is_live: bool) -> Content {
    match end {
        Some(day) if is_live => Content::Formula { formula: "MAX({planning!revised_finish:})".into(), cached: Value::day(day) },
        other => other.into(),
    }
}
