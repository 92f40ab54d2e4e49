//! How a column is written, decided from the whole of it: dates day first or month first (asked about where both are there), shares as fractions.

use super::judge::Found;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::document::Look;
use crate::model::{Grid, Place, Value};
use crate::schema::Columns;
use crate::schema::cells::dates;
use chrono::Datelike;

/// Cells without which a column of dates is not suspected.
const ENOUGH: usize = 3;

/// What the dates of a column show of the habit of who wrote them.
#[derive(Default)]
struct Habit {
    /// Texts that can only be day first: `25/03/2027`.
    day_first: usize,
    /// Texts that can only be month first, the first of them.
    month_first: Option<(Place, String)>,
    /// Texts that can be both: `03/04/2027`.
    open: Vec<Place>,
    /// Real dates up to the 12th, and whether all are.
    low: Vec<Place>,
    all_low: bool,
}

/// Notes the columns whose dates are month first, and what must be asked.
pub(super) fn month_first(table: &Found, grid: &Grid, columns: &mut Columns) -> Vec<Diagnostic> {
    let days = table.spec().columns.iter().enumerate().filter(|(_, c)| c.look == Look::Day);
    let habits: Vec<(usize, Habit)> = days.filter_map(|(field, _)| Some((field, habit(table, grid, columns.by_field[field]?)))).collect();
    let day_first_seen = habits.iter().any(|(_, h)| h.day_first > 0);
    let month_first_seen = habits.iter().find_map(|(_, h)| h.month_first.as_ref().filter(|_| h.day_first == 0)).map(|(_, text)| text.clone());
    let mut report = Vec::new();
    for (field, habit) in habits {
        let column = table.spec().columns[field].header;
        match habit.month_first {
            Some(_) if habit.day_first > 0 => {
                report.extend(habit.open.iter().map(|place| Diagnostic::at(*place, Intake::AmbiguousDay { column })));
            }
            Some((place, found)) => {
                columns.month_first.push(field);
                report.push(Diagnostic::at(place, Intake::MonthFirst { column, found }));
            }
            // The columns of one table are written by one hand.
            None if habit.day_first == 0 && month_first_seen.is_some() && !day_first_seen => {
                columns.month_first.push(field);
                let found = month_first_seen.clone().unwrap_or_default();
                report.extend(habit.open.first().map(|place| Diagnostic::at(*place, Intake::MonthFirst { column, found })));
            }
            // A program with American habits makes dates of what it can read, and leaves as text the days beyond the 12th.
            None if habit.day_first >= ENOUGH && habit.open.is_empty() && habit.low.len() >= ENOUGH && habit.all_low => {
                report.extend(habit.low.iter().map(|place| Diagnostic::at(*place, Intake::ExchangedDay { column })));
            }
            None => {}
        }
    }
    report
}

/// Notes the columns of shares in which nearly all numbers are fractions of one.
pub(super) fn fractions(table: &Found, grid: &Grid, columns: &mut Columns) {
    for (field, _) in table.spec().columns.iter().enumerate().filter(|(_, c)| c.look == Look::Share) {
        let Some(col) = columns.by_field[field] else { continue };
        let numbers = grid.rows[table.body.clone()].iter().filter_map(|r| if let Value::Number(n) = r.get(col) { Some(*n) } else { None });
        let (all, fractions) = numbers.fold((0, 0), |(all, small), n| (all + 1, small + usize::from(n <= 1.0)));
        if fractions >= ENOUGH && fractions * 10 >= all * 6 {
            columns.fractions.push(field);
        }
    }
}

fn habit(table: &Found, grid: &Grid, col: u32) -> Habit {
    let mut habit = Habit { all_low: true, ..Habit::default() };
    for row in &grid.rows[table.body.clone()] {
        match row.get(col) {
            Value::Date(at) if at.day() <= 12 => habit.low.push(grid.place(row.row, col)),
            Value::Date(_) => habit.all_low = false,
            Value::Text(text) => {
                let mut parts = text.trim().split(['/', '-', '.']).map(|p| p.parse::<u32>().unwrap_or(0));
                let (Some(a), Some(b)) = (parts.next(), parts.next()) else { continue };
                if a == 0 || b == 0 || a > 31 || dates::parse_day(text, false).is_none() {
                    continue;
                }
                habit.day_first += usize::from(a > 12);
                if a <= 12 && b > 12 {
                    habit.month_first = habit.month_first.or_else(|| Some((grid.place(row.row, col), text.to_string())));
                } else if a <= 12 && a != b {
                    habit.open.push(grid.place(row.row, col));
                }
            }
            _ => {}
        }
    }
    habit
}
