//! Tables whose columns are the data's own: the RACI (operations × actors, either way round) and the duty roster (people × days).

use crate::diagnostics::catalogue::intake::Intake;
use crate::diagnostics::{Diagnostic, Recognised, RecognisedColumn};
use crate::model::raci::Letters;
use crate::model::{Code, Day, Grid, Place, Row, Value};
use crate::schema::{CellType, ReadCx, Reading};
use crate::text::normal::{folded, tidied};
use std::collections::BTreeSet;

/// One filled cell of a matrix, by the texts of its row and its column.
#[derive(Clone, Debug)]
pub(super) struct Mark<T> {
    pub(super) row: String,
    pub(super) row_place: Place,
    pub(super) col: String,
    pub(super) col_place: Place,
    pub(super) what: T,
    pub(super) place: Place,
}

/// A RACI as it stands: marks, and row heads in order (also of rows without a letter).
#[derive(Debug)]
pub(super) struct RaciFound {
    pub(super) marks: Vec<Mark<Letters>>,
    pub(super) rows: Vec<(String, Place)>,
    pub(super) cols: Vec<(String, Place)>,
    pub(super) report: Vec<Diagnostic>,
    pub(super) recognised: Recognised,
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(t) => Some(tidied(t).unwrap_or_else(|| t.clone())).filter(|t| !t.is_empty()),
        Value::Number(_) => Some(value.shown()),
        _ => None,
    }
}

fn letters(value: &Value) -> Option<Letters> {
    match value {
        Value::Text(t) if t.trim().chars().count() <= 12 => match Letters::read(value, &ReadCx::default()) {
            Reading::Value(l) | Reading::Repaired(l, _) => Some(l),
            _ => None,
        },
        _ => None,
    }
}

/// A RACI matrix in a grid whose header no other sheet claims. `operations`: known codes and names, folded, which tell heads from notes and rows from columns.
pub(super) fn raci(grid: &Grid, operations: &BTreeSet<String>) -> Option<RaciFound> {
    let (head, cols) = letter_columns(grid)?;
    let first = *cols.iter().next()?;
    let header = grid.rows.get(head)?;
    let body: Vec<&Row> =
        grid.rows[head + 1..].iter().filter(|r| cols.iter().any(|c| letters(r.get(*c)).is_some()) || known(r, first, operations)).collect();
    let head_col = head_column(&body, first, operations)?;
    let name = |row: &Row| text_of(row.get(head_col));
    let heads: Vec<(String, Place)> = cols.iter().filter_map(|c| Some((text_of(header.get(*c))?, grid.place(header.row, *c)))).collect();
    let in_columns = heads.iter().filter(|(t, _)| operations.contains(&folded(t))).count();
    let in_rows = body.iter().filter(|r| name(r).is_some_and(|t| operations.contains(&folded(&t)))).count();
    let mut found = RaciFound {
        marks: Vec::new(),
        rows: Vec::new(),
        cols: Vec::new(),
        report: Vec::new(),
        recognised: recognised(grid, header, &body, &cols, head_col),
    };
    for row in &body {
        let Some(head) = name(row) else { continue };
        let row_place = grid.place(row.row, head_col);
        found.rows.push((head.clone(), row_place));
        for &col in &cols {
            let value = row.get(col);
            let (Some(actor), false) = (text_of(header.get(col)), value.is_empty()) else { continue };
            let (place, col_place) = (grid.place(row.row, col), grid.place(header.row, col));
            match Letters::read(value, &ReadCx::default()) {
                Reading::Value(what) | Reading::Repaired(what, _) => {
                    found.marks.push(Mark { row: head.clone(), row_place, col: actor, col_place, what, place });
                }
                Reading::Bad(_) => found.report.push(Diagnostic::at(place, Intake::BadLetter { found: value.shown() })),
                Reading::Empty => {}
            }
        }
    }
    found.cols = heads;
    if in_columns > in_rows {
        turn(&mut found);
    }
    Some(found)
}

/// Actors stand in the rows and operations in the columns.
fn turn(found: &mut RaciFound) {
    std::mem::swap(&mut found.rows, &mut found.cols);
    for mark in &mut found.marks {
        std::mem::swap(&mut mark.row, &mut mark.col);
        std::mem::swap(&mut mark.row_place, &mut mark.col_place);
    }
}

fn known(row: &Row, before: u32, operations: &BTreeSet<String>) -> bool {
    row.cells.iter().take_while(|c| c.col < before).filter_map(|c| text_of(&c.value)).any(|t| operations.contains(&folded(&t)))
}

/// The row of the sheet that heads a matrix of letters, when letters fill most of its columns: such a table is a RACI, whatever its headers may also mean.
pub(super) fn raci_header(grid: &Grid) -> Option<u32> {
    let (head, cols) = letter_columns(grid)?;
    let header = grid.rows.get(head)?;
    let texts = header.cells.iter().filter(|c| text_of(&c.value).is_some()).count();
    (cols.len() >= 3 && cols.len() * 2 >= texts).then_some(header.row)
}

/// The header row and the columns whose cells are letters: at least two columns, under short texts.
fn letter_columns(grid: &Grid) -> Option<(usize, BTreeSet<u32>)> {
    for (at, header) in grid.rows.iter().enumerate().take(40) {
        let below = &grid.rows[at + 1..grid.rows.len().min(at + 61)];
        let cols: BTreeSet<u32> = header
            .cells
            .iter()
            .filter(|c| text_of(&c.value).is_some_and(|t| t.chars().count() <= 40 && letters(&c.value).is_none()))
            .map(|c| c.col)
            .filter(|col| {
                let filled: Vec<&Value> = below.iter().map(|r| r.get(*col)).filter(|v| !v.is_empty()).collect();
                let good = filled.iter().filter(|v| letters(v).is_some()).count();
                good >= 1 && good * 10 >= filled.len() * 7
            })
            .collect();
        let marks: usize = below.iter().map(|r| cols.iter().filter(|c| letters(r.get(**c)).is_some()).count()).sum();
        if cols.len() >= 2 && marks >= 3 {
            // Columns between the first and the last letters belong to it too: an actor without a letter yet.
            let (first, last) = (*cols.first()?, *cols.last()?);
            let all = header.cells.iter().filter(|c| c.col >= first && c.col <= last && text_of(&c.value).is_some()).map(|c| c.col);
            return Some((at, all.collect()));
        }
    }
    None
}

/// The column before the letters that names the rows: the one that holds known operations most, else the first one with distinct texts.
fn head_column(body: &[&Row], before: u32, operations: &BTreeSet<String>) -> Option<u32> {
    let cols: BTreeSet<u32> = body.iter().flat_map(|r| r.cells.iter().map(|c| c.col)).filter(|c| *c < before).collect();
    let hits = |col: u32| body.iter().filter_map(|r| text_of(r.get(col))).filter(|t| operations.contains(&folded(t))).count();
    let best = cols.iter().copied().max_by_key(|c| (hits(*c), std::cmp::Reverse(*c)))?;
    if hits(best) > 0 {
        return Some(best);
    }
    cols.into_iter().find(|c| body.iter().filter(|r| text_of(r.get(*c)).is_some()).count() * 2 >= body.len())
}

fn recognised(grid: &Grid, header: &Row, body: &[&Row], cols: &BTreeSet<u32>, head_col: u32) -> Recognised {
    let columns = header
        .cells
        .iter()
        .filter_map(|c| Some((c.col, text_of(&c.value)?)))
        .map(|(col, text)| {
            let field = if col == head_col {
                Some("operation")
            } else if cols.contains(&col) {
                Some("actor")
            } else {
                None
            };
            RecognisedColumn { header: text, field, sure: true, why: "letters".into() }
        })
        .collect();
    let last_col = cols.last().copied().unwrap_or(head_col);
    let last = body.last().map_or(header.row, |r| r.row);
    let first_col = header.cells.iter().find(|c| !c.value.is_empty()).map_or(head_col, |c| c.col);
    Recognised {
        sheet: grid.sheet,
        kind: "raci",
        first: (header.row, first_col),
        last: (last, last_col),
        rows: u32::try_from(body.len()).unwrap_or(u32::MAX),
        columns,
    }
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
                let place = grid.place(row.row, *col);
                marks.push(Mark {
                    row: head.clone(),
                    row_place: grid.place(row.row, head_col),
                    col: shift.clone(),
                    col_place: grid.place(header.row, *col),
                    what: (*day, shift),
                    place,
                });
            }
        }
    }
    let last_col = days.last()?.0;
    let columns =
        vec![RecognisedColumn { header: text_of(header.get(head_col)).unwrap_or_default(), field: Some("id"), sure: true, why: "dates".into() }];
    let recognised = Recognised {
        sheet: grid.sheet,
        kind: "duty_roster",
        first: (header.row, head_col),
        last: (body.last().map_or(header.row, |r| r.row), last_col),
        rows: u32::try_from(body.len()).unwrap_or(u32::MAX),
        columns,
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

/// A code of an actor, as typed.
pub(super) fn actor(text: &str) -> Code {
    Code::new(super::means::usual_actor(text).unwrap_or(text.trim()))
}
