//! Which table is it: headers found wherever they stand, by what they mean.

use super::judge::{Found, Sight, judge};
use super::labels::{LONGEST, Label, is_texts, labels_of, segments};
use crate::model::{Grid, Row, Value};
use crate::text::normal::folded;

/// Rows above which the first header is looked for, from the top of a sheet; the next ones are looked for after a blank row.
const TOP: usize = 80;
/// Most rows that a header has.
const DEEPEST: usize = 3;
/// All tables of a grid, from top to bottom.
pub(super) fn tables(sight: Sight<'_>) -> Vec<Found> {
    let grid = sight.grid;
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < grid.rows.len() {
        let gap = at == 0 || grid.rows[at].row > grid.rows[at - 1].row + 1 || crosses_blank(grid, at);
        let worth = if found.is_empty() { at < TOP && !continues(grid, at) } else { gap };
        if !worth {
            if found.is_empty() {
                break;
            }
            at += 1;
            continue;
        }
        let here = headers_at(sight, at);
        if here.is_empty() {
            at += 1;
            continue;
        }
        close(&mut found, at);
        let start = here.iter().map(|f| f.body.start).max().unwrap_or(at + 1);
        found.extend(here);
        at = start;
    }
    close(&mut found, grid.rows.len());
    found
}

/// Whether a row goes on in the manner of the one right above: as many texts, so it is a line of a list and no header of it.
fn continues(grid: &Grid, at: usize) -> bool {
    let filled = |r: &Row| r.cells.iter().filter(|c| !c.value.is_empty()).count();
    let Some(above) = at.checked_sub(1).and_then(|i| grid.rows.get(i)) else { return false };
    let row = &grid.rows[at];
    above.row + 1 == row.row && filled(above) >= 4 && filled(above) >= filled(row) && is_texts(above)
}

/// Whether the row before holds one cell at most: a title or a blank that a format keeps.
fn crosses_blank(grid: &Grid, at: usize) -> bool {
    grid.rows[at - 1].cells.iter().filter(|c| !c.value.is_empty()).count() <= 1
}

/// Ends the tables that are open.
fn close(found: &mut [Found], at: usize) {
    for table in found.iter_mut().filter(|t| t.body.end == usize::MAX) {
        table.body.end = at;
    }
}

/// Tables whose header begins on that row: one, or several side by side.
fn headers_at(sight: Sight<'_>, at: usize) -> Vec<Found> {
    let grid = sight.grid;
    let Some(row) = grid.rows.get(at) else { return Vec::new() };
    let texts = row.cells.iter().filter(|c| matches!(&c.value, Value::Text(t) if !t.trim().is_empty() && t.len() <= LONGEST)).count();
    if texts < 2 {
        return Vec::new();
    }
    let single = labels_of(&[row]);
    let mut best = judge(sight, at, 1, &single);
    let mut rows = vec![row];
    for height in 2..=DEEPEST {
        let Some(next) = grid.rows.get(at + height - 1).filter(|n| rows.last().is_some_and(|l| n.row == l.row + 1) && is_texts(n)) else { break };
        rows.push(next);
        if let Some(deeper) = judge(sight, at, height, &labels_of(&rows))
            && best.as_ref().is_none_or(|b| deeper.score > b.score + 0.5 && deeper.missing.len() <= b.missing.len())
        {
            best = Some(deeper);
        }
    }
    let parts: Vec<Vec<Label>> = segments(&single);
    if parts.len() > 1 {
        let apart: Vec<Found> = parts.iter().filter_map(|p| judge(sight, at, 1, p)).filter(|f| f.missing.is_empty()).collect();
        if apart.len() > 1 {
            return apart;
        }
    }
    best.into_iter().collect()
}

/// Whether a row repeats the header of its table, as lists printed page by page do.
pub(super) fn repeats_header(table: &Found, row: &Row) -> bool {
    let mut same = 0;
    for label in &table.labels {
        match row.get(label.col) {
            Value::Text(t) if folded(t) == label.folded => same += 1,
            v if v.is_empty() => {}
            _ => return false,
        }
    }
    same >= 2
}
