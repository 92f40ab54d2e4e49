//! `Formateurs` and `Salles`: a row a week for each, a column a half-day, a page per week.

use super::column;
use super::held::Held;
use crate::document::{Column, Content, Look, Row, Table};
use crate::model::{Day, Half, Lang};
use crate::roster::Session;
use crate::text::labels::rosters::{AFTERNOON, MORNING, head, tab};
use crate::text::{Tr, week, weekday};
use chrono::{Datelike, Days};
use std::collections::{BTreeMap, BTreeSet};

/// Trainers or rooms from which each week has a page of its own.
const A_PAGE: usize = 8;

/// Cells of one trainer or room in one week, by half-day from Monday morning.
type Week = BTreeMap<usize, String>;

pub(crate) fn trainers(held: &Held<'_>, lang: Lang) -> Table {
    let grid = grid(held, |s| held.trainer(s).name.as_str(), |s| format!("{} ({})", held.module(s).code, held.room(s).name));
    table("trainer_weeks", tab::TRAINERS, head::TRAINER, &grid, lang)
}

pub(crate) fn rooms(held: &Held<'_>, lang: Lang) -> Table {
    let grid = grid(held, |s| held.room(s).name.as_str(), |s| format!("{} ({})", held.module(s).code, held.trainer(s).name));
    table("room_weeks", tab::ROOMS, head::ROOM, &grid, lang)
}

/// Monday of the week of a day.
pub(crate) fn monday(day: Day) -> Day {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday()))).unwrap_or(day)
}

fn grid<'a>(held: &'a Held<'_>, who: impl Fn(&'a Session) -> &'a str, what: impl Fn(&'a Session) -> String) -> BTreeMap<(Day, &'a str), Week> {
    let mut grid: BTreeMap<(Day, &str), Week> = BTreeMap::new();
    for s in held.on() {
        let first = 2 * s.date.weekday().num_days_from_monday() as usize + usize::from(s.half == Half::Afternoon);
        let cells = grid.entry((monday(s.date), who(s))).or_default();
        for at in first..first + s.halves as usize {
            let cell = cells.entry(at).or_default();
            if !cell.is_empty() {
                cell.push_str(" + ");
            }
            cell.push_str(&what(s));
        }
    }
    grid
}

fn table(kind: &'static str, name: Tr, who: Tr, grid: &BTreeMap<(Day, &str), Week>, lang: Lang) -> Table {
    // Monday to Friday, and the week-end when something is held then.
    let halves = grid.values().filter_map(|w| w.keys().next_back()).max().map_or(10, |last| (last / 2 * 2 + 2).max(10));
    let mut columns = vec![
        column("week", head::WEEK, Look::Code, lang),
        column("monday", head::FROM_MONDAY, Look::Day, lang),
        column("who", who, Look::Text, lang).width(22.0),
    ];
    columns.extend((0..halves).map(|at| Column::new("half_day", half_day(at, lang), Look::Long).width(15.0)));
    columns.push(column("held", head::HELD, Look::Whole, lang));
    // A page a week, unless a few weeks fit on one.
    let pages = grid.keys().map(|(_, who)| who).collect::<BTreeSet<_>>().len() > A_PAGE;
    let mut rows: Vec<Row> = Vec::new();
    let mut last = None;
    for ((monday, who), cells) in grid {
        let mut row = vec![week(*monday, lang).into(), (*monday).into(), (*who).into()];
        row.extend((0..halves).map(|at| cells.get(&at).map_or(Content::Empty, |c| c.as_str().into())));
        row.push(u32::try_from(cells.len()).unwrap_or(u32::MAX).into());
        rows.push(Row { page_break: pages && last.is_some_and(|l| l != monday), ..Row::new("", row) });
        last = Some(monday);
    }
    Table { columns, rows, fixed: 3, ..Table::new(kind, name.get(lang)) }
}

/// `lundi matin`.
fn half_day(at: usize, lang: Lang) -> String {
    // 4 January 2027 is a Monday.
    let day = Day::from_ymd_opt(2027, 1, 4).and_then(|d| d.checked_add_days(Days::new(at as u64 / 2))).unwrap_or_default();
    format!("{} {}", weekday(day, lang), if at.is_multiple_of(2) { MORNING } else { AFTERNOON }.get(lang))
}
