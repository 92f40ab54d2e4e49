//! The excerpt of a table: a few cells around one that is pointed at, as they stand in the sheet. What is secret is masked before it is kept.

use super::{Diagnostic, Recognised};
use crate::model::place::column_letters;
use crate::model::{Grid, Lang, Place, Row, SheetId, Value};
use crate::text::short_day;
use std::collections::BTreeMap;

/// Columns of an excerpt.
const WIDE: usize = 5;
/// Characters kept of a cell.
const LONG: usize = 60;
/// Excerpts kept of one reading: more are not read on a screen.
const MANY: usize = 100;

/// Cells around those pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    pub sheet: SheetId,
    /// Columns shown, counted from 0.
    pub cols: Vec<u32>,
    /// The header first, where the cell stands in a table, then rows as they follow in the sheet.
    pub rows: Vec<Line>,
    /// Rows and columns pointed at.
    pub at: Vec<(u32, u32)>,
}

/// A row of an excerpt, counted from 0, and a text a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub row: u32,
    pub cells: Vec<String>,
}

/// Excerpts by the cell that they point at.
#[derive(Debug, Default)]
pub struct Excerpts(BTreeMap<Place, Excerpt>);

impl Excerpts {
    /// One for each of those places and its twin, as far as a screen shows them. `secret`: whether a cell may not be shown, by its place and value.
    pub fn of<'a>(
        shown: impl Iterator<Item = &'a Diagnostic>,
        grids: &[Grid],
        tables: &[Recognised],
        secret: &dyn Fn(Place, &Value) -> bool,
        lang: Lang,
    ) -> Excerpts {
        let mut kept = BTreeMap::new();
        for place in shown.flat_map(|d| d.at.into_iter().chain(d.also.first().copied())) {
            if kept.len() >= MANY {
                break;
            }
            if let (Some(cell), Some(grid)) = (place.cell, grids.iter().find(|g| g.sheet == place.sheet)) {
                kept.entry(place).or_insert_with(|| excerpt(grid, table_of(tables, place.sheet, cell), cell, secret, lang));
            }
        }
        Excerpts(kept)
    }

    /// The excerpt of a fault: its own cell, and its twin's row where both stand in the same columns; else the twin's own excerpt follows.
    pub fn for_places(&self, first: Place, twin: Option<Place>) -> Vec<Excerpt> {
        let Some(own) = self.0.get(&first) else { return Vec::new() };
        let mut own = own.clone();
        match twin.filter(|t| *t != first).and_then(|t| self.0.get(&t)) {
            Some(other) if other.sheet == own.sheet && other.cols == own.cols => {
                own.join(other);
                vec![own]
            }
            Some(other) if other.sheet == own.sheet && other.rows.iter().map(|l| l.row).eq(own.rows.iter().map(|l| l.row)) => {
                own.widen(other);
                vec![own]
            }
            Some(other) => vec![own, other.clone()],
            None => vec![own],
        }
    }
}

impl Excerpt {
    fn join(&mut self, other: &Excerpt) {
        self.rows.extend(other.rows.iter().cloned());
        self.rows.sort_by_key(|l| l.row);
        self.rows.dedup_by_key(|l| l.row);
        self.at.extend(&other.at);
    }
    /// Adds the columns of another excerpt of the same rows.
    fn widen(&mut self, other: &Excerpt) {
        for (at, col) in other.cols.iter().enumerate() {
            let Err(to) = self.cols.binary_search(col) else { continue };
            self.cols.insert(to, *col);
            for (row, theirs) in self.rows.iter_mut().zip(&other.rows) {
                row.cells.insert(to, theirs.cells[at].clone());
            }
        }
        self.at.extend(&other.at);
    }
    /// `B`, `C`… above the columns.
    pub fn letters(&self) -> Vec<String> {
        self.cols.iter().map(|c| column_letters(*c)).collect()
    }
}

/// The table that a cell stands in, or below.
fn table_of(tables: &[Recognised], sheet: SheetId, (row, col): (u32, u32)) -> Option<&Recognised> {
    let holds = |t: &&Recognised| t.sheet == sheet && t.first.0 <= row && (t.first.1..=t.last.1).contains(&col);
    tables.iter().filter(holds).max_by_key(|t| t.first.0)
}

fn excerpt(grid: &Grid, table: Option<&Recognised>, cell: (u32, u32), secret: &dyn Fn(Place, &Value) -> bool, lang: Lang) -> Excerpt {
    let upright = grid.turned.then(|| grid.quarter_turned());
    let grid = upright.as_ref().unwrap_or(grid);
    let (row, col) = cell;
    let mut wanted: Vec<u32> = table.map(|t| t.first.0).into_iter().chain([row]).collect();
    if wanted.first() == wanted.last() && table.is_some() {
        // A header is pointed at: the row below it says what stands there.
        wanted.extend(grid.rows.iter().map(|r| r.row).find(|r| *r > row));
    }
    wanted.sort_unstable();
    wanted.dedup();
    let rows: Vec<&Row> = wanted.iter().filter_map(|r| grid.rows.binary_search_by_key(r, |x| x.row).ok().map(|at| &grid.rows[at])).collect();
    let range = table.map_or(0..=u32::MAX, |t| t.first.1..=t.last.1);
    let mut cols: Vec<u32> = rows.iter().flat_map(|r| r.cells.iter().filter(|c| !c.value.is_empty()).map(|c| c.col)).collect();
    cols.retain(|c| range.contains(c));
    cols.push(col);
    cols.sort_unstable();
    cols.dedup();
    let cols = around(&cols, col);
    let text = |r: &Row, c: u32| shown(r.get(c), secret(grid.place(r.row, c), r.get(c)), lang);
    let mut lines: Vec<Line> = rows.iter().map(|r| Line { row: r.row, cells: cols.iter().map(|c| text(r, *c)).collect() }).collect();
    if !lines.iter().any(|l| l.row == row) {
        lines.push(Line { row, cells: vec![String::new(); cols.len()] });
        lines.sort_by_key(|l| l.row);
    }
    Excerpt { sheet: grid.sheet, cols, rows: lines, at: vec![cell] }
}

/// The first column, which most often says whose row it is, and those nearest to `col`.
fn around(cols: &[u32], col: u32) -> Vec<u32> {
    let at = cols.iter().position(|c| *c == col).unwrap_or(0);
    let start = at.saturating_sub(WIDE / 2).min(cols.len().saturating_sub(WIDE));
    let mut near: Vec<u32> = cols.iter().copied().skip(start).take(WIDE).collect();
    if let (Some(first), true) = (cols.first(), start > 0) {
        // The cell pointed at is never the first of those nearest, so it stays.
        near[0] = *first;
    }
    near
}

fn shown(value: &Value, secret: bool, lang: Lang) -> String {
    if secret && !value.is_empty() {
        return "•••".into();
    }
    let text = match (value, lang) {
        (Value::Date(at), _) if at.time() == chrono::NaiveTime::MIN => short_day(at.date(), lang),
        (Value::Number(_), Lang::Fr) => value.shown().replace('.', ","),
        (Value::Bool(yes), Lang::En) => if *yes { "TRUE" } else { "FALSE" }.into(),
        _ => value.shown(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONG).collect()
}
