//! The duty roster: a person a row, days in columns.

use super::matrix::text_of;
use crate::diagnostics::{Recognised, RecognisedColumn, Why};
use crate::model::{Day, Grid, Place, Row, Value};

/// One filled cell of a matrix, by the texts of its row and its column.
#[derive(Clone, Debug)]
pub(super) struct Mark<T> {
    pub(super) row: String,
    pub(super) row_place: Place,
    pub(super) what: T,
}

/// A duty roster: a person a row, days in columns.
#[derive(Debug)]
pub(super) struct DutyFound {
    /// Staff id or name, day, shift code.
    pub(super) marks: Vec<Mark<(Day, String)>>,
    pub(super) recognised: Recognised,
}

/// A duty roster in a grid: a row with at least five dates, people below.
pub(super) fn duty(grid: &Grid) -> Option<DutyFound> {
    let (at, days) = grid.rows.iter().enumerate().take(40).find_map(|(at, row)| {
        let days: Vec<(u32, Day)> = row.cells.iter().filter_map(|c| Some((c.col, day(&c.value)?))).collect();
        (days.len() >= 5 && days.windows(2).all(|w| w[0].1 < w[1].1)).then_some((at, days))
    })?;
    let first = days.first()?.0;
    let header = &grid.rows[at];
    let body: Vec<&Row> = grid.rows[at + 1..].iter().filter(|r| r.cells.iter().any(|c| c.col < first && text_of(&c.value).is_some())).collect();
    let head_col = body.iter().flat_map(|r| r.cells.iter().filter(|c| c.col < first)).map(|c| c.col).min()?;
    let mut marks = Vec::new();
    for row in &body {
        let Some(head) = text_of(row.get(head_col)) else { continue };
        for (col, day) in &days {
            if let Some(shift) = text_of(row.get(*col)).filter(|s| s.chars().count() <= 6) {
                marks.push(Mark { row: head.clone(), row_place: grid.place(row.row, head_col), what: (*day, shift) });
            }
        }
    }
    let last_col = days.last()?.0;
    let columns = vec![RecognisedColumn {
        header: text_of(header.get(head_col)).unwrap_or_default(),
        field: Some("id"),
        sure: true,
        why: Why::Days,
        weight: 1.0,
    }];
    let recognised = Recognised {
        sheet: grid.sheet,
        kind: "duty_roster",
        first: (header.row, head_col),
        last: (body.last().map_or(header.row, |r| r.row), last_col),
        rows: u32::try_from(body.len()).unwrap_or(u32::MAX),
        columns,
        score: 0.0,
        next: None,
    };
    (marks.len() >= 5).then_some(DutyFound { marks, recognised })
}

fn day(value: &Value) -> Option<Day> {
    match value {
        Value::Date(at) => Some(at.date()),
        Value::Text(t) if t.len() >= 8 => crate::schema::cells::dates::parse_day(t, false),
        _ => None,
    }
}
