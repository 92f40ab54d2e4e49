//! `Gantt`: a row a service (and its operations, for pilots and small hospitals), a column a week; bars are conditional formats on the dates beside them.

use super::Results;
use super::cells::{column, count_of, day_of, first_day, is_live, last_day, live, word};
use super::planning::by_go_live;
use crate::document::{Column, Content, Look, Row, Rule, Table, Tone};
use crate::model::{Day, Lang, ServiceIx, Status, Value};
use crate::plan::{Activity, Plan};
use crate::steering::load::monday;
use crate::text::labels::planning as words;
use chrono::{Datelike, Days, Months};

/// Weeks shown before columns become months.
const WEEKS: usize = 160;
/// Services up to which every operation has its row.
const SMALL: usize = 15;
/// Cells up to which the go-live's mark is a formula each.
const MARKS: usize = 40_000;

pub fn table(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let periods = Periods::over(results.plan);
    let live = is_live(results);
    let mut table = Table::new("gantt", words::GANTT.get(lang));
    table.columns = columns(lang, &periods);
    table.fixed = 3;
    table.filter = false;
    let legend = if live { words::LEGEND } else { words::LEGEND_STATIC };
    let unit = if periods.months { words::BY_MONTH } else { words::BY_WEEK };
    table.above = vec![vec![format!("{} · {}", legend.get(lang), unit.get(lang)).into()]];
    for service in by_go_live(results) {
        table.rows.push(service_row(results, service, live));
        let apart = results.hospital.services.len() <= SMALL || results.plan.pilots.contains(&service);
        for a in results.plan.of(service).iter().filter(|a| apart && a.status != Status::Dropped) {
            table.rows.push(operation_row(results, a, live));
        }
    }
    let marks = live && table.rows.len() * periods.days.len() <= MARKS;
    for row in table.rows.iter_mut().filter(|_| marks) {
        let go_live = row_go_live(&row.cells);
        row.cells.extend(periods.days.iter().map(|day| mark(go_live, *day, &periods)));
    }
    table.rules = rules(&periods);
    table
}

fn columns(lang: Lang, periods: &Periods) -> Vec<Column> {
    let c = |field, header, look| column(lang, field, header, look);
    let mut all = vec![
        c("service", words::SERVICE, Look::Code).width(10.0),
        c("operation", words::OPERATION, Look::Code).width(10.0),
        c("name", words::NAME, Look::Text).width(26.0),
        c("start", words::START, Look::Day),
        c("go_live", words::GO_LIVE, Look::Day),
        c("finish", words::FINISH, Look::Day),
        c("progress", words::PROGRESS, Look::Share).width(11.5),
    ];
    all.extend(periods.days.iter().map(|day| Column::new("week", "", Look::Bar).headed_by(*day)));
    all
}

fn service_row(results: &Results<'_>, service: ServiceIx, live_dates: bool) -> Row {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let ward = hospital.service(service);
    let Some(status) = results.review.services.get(service.0 as usize) else { return Row::default() };
    let share = share(status.operations_done, status.operations);
    let go_live_code = hospital.go_live_operation().map(|op| hospital.operation(op).code.as_str());
    let (start, go_live, finish, progress) = if live_dates {
        let done = word(&Status::Done, lang);
        let Content::Formula { formula, .. } = count_of("service", "service", &done, 0) else { return Row::default() };
        (
            first_day("service", status.start),
            go_live_code.map_or(Content::Empty, |code| day_of("service", code, true, status.go_live)),
            last_day("service", status.finish),
            live(format!("IFERROR({formula}/{},0)", status.operations.max(1)), share),
        )
    } else {
        (status.start.into(), status.go_live.into(), status.finish.into(), share.into())
    };
    let cells = vec![ward.code.as_str().into(), Content::Empty, ward.name.as_str().into(), start, go_live, finish, progress];
    Row::new(ward.code.as_str(), cells)
}

fn operation_row(results: &Results<'_>, a: &Activity, live_dates: bool) -> Row {
    let (hospital, plan) = (results.hospital, results.plan);
    let (ward, op) = (hospital.service(a.service), hospital.operation(a.operation));
    let (start, finish) = (plan.start_day(a), plan.end_day(a));
    let (from, to) = if live_dates {
        (day_of("service", "{operation}", true, start), day_of("service", "{operation}", false, finish))
    } else {
        (start.into(), finish.into())
    };
    let go_live = if op.go_live { from.clone() } else { Content::Empty };
    let cells = vec![ward.code.as_str().into(), op.code.as_str().into(), op.name.as_str().into(), from, go_live, to, progress(plan, a).into()];
    Row::new(super::planning::key(ward.code.as_str(), op.code.as_str()), cells)
}

/// Share of an activity that is behind: all when done, what has elapsed while it runs.
fn progress(plan: &Plan, a: &Activity) -> f64 {
    match a.status {
        Status::Done => 1.0,
        Status::InProgress => {
            let total = f64::from(a.finish.0.saturating_sub(a.start.0).max(1));
            (f64::from(plan.now.0.saturating_sub(a.start.0)) / total).clamp(0.0, 1.0)
        }
        _ => 0.0,
    }
}

pub(super) fn share(part: u32, of: u32) -> f64 {
    if of == 0 { 0.0 } else { f64::from(part) / f64::from(of) }
}

/// The day in a row's go-live column, as it is now.
fn row_go_live(cells: &[Content]) -> Option<Day> {
    match cells.get(4)? {
        Content::Value(Value::Date(at)) | Content::Formula { cached: Value::Date(at), .. } => Some(at.date()),
        _ => None,
    }
}

/// `◆` in the period of the go-live.
fn mark(go_live: Option<Day>, period: Day, periods: &Periods) -> Content {
    let Some(go_live) = go_live else { return Content::Empty };
    let inside = period <= go_live && go_live <= periods.last(period);
    live(format!("IF(AND({{go_live}}>={{week}},{{go_live}}<={}),\"◆\",\"\")", periods.end("{week}")), if inside { "◆" } else { "" })
}

fn rules(periods: &Periods) -> Vec<Rule> {
    let end = periods.end("{week}");
    let when = |formula: String, tone| Rule::When { formula, columns: vec!["week"], tone };
    vec![
        when(format!("AND({{go_live}}<>\"\",{{go_live}}>={{week}},{{go_live}}<={end})"), Tone::Milestone),
        when(format!("AND({{progress}}>0,{{start}}<={end},{{start}}+({{finish}}-{{start}})*{{progress}}>={{week}})"), Tone::Done),
        when(format!("AND({{start}}<>\"\",{{start}}<={end},{{finish}}>={{week}})"), Tone::Planned),
        Rule::Gauge { column: "progress" },
        Rule::When {
            formula: "{operation}=\"\"".into(),
            columns: vec!["service", "operation", "name", "start", "go_live", "finish", "progress"],
            tone: Tone::Title,
        },
    ]
}

/// The columns of the chart: Mondays, or firsts of months for a long horizon.
struct Periods {
    days: Vec<Day>,
    months: bool,
}

impl Periods {
    fn over(plan: &Plan) -> Periods {
        let placed = || plan.activities.iter().filter(|a| a.status != Status::Dropped);
        let first = placed().filter_map(|a| plan.start_day(a)).min();
        let last = placed().filter_map(|a| plan.end_day(a)).max();
        let Some((first, last)) = first.zip(last) else { return Periods { days: Vec::new(), months: false } };
        let weeks: Vec<Day> = steps(monday(first), last, |d| d.checked_add_days(Days::new(7))).take(WEEKS + 1).collect();
        if weeks.len() <= WEEKS {
            return Periods { days: weeks, months: false };
        }
        let days = first.with_day(1).into_iter().flat_map(|from| steps(from, last, |d| d.checked_add_months(Months::new(1)))).take(WEEKS).collect();
        Periods { days, months: true }
    }
    fn last(&self, first: Day) -> Day {
        let next = if self.months { first.checked_add_months(Months::new(1)) } else { first.checked_add_days(Days::new(7)) };
        next.and_then(|d| d.pred_opt()).unwrap_or(first)
    }
    /// The last day of the period that starts in `cell`, in a formula.
    fn end(&self, cell: &str) -> String {
        if self.months { format!("EOMONTH({cell},0)") } else { format!("{cell}+6") }
    }
}

fn steps(from: Day, to: Day, next: impl Fn(Day) -> Option<Day>) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(from), move |d| next(*d)).take_while(move |d| *d <= to)
}
