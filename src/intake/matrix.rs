//! Tables whose columns are the data's own: what the RACI (operations × actors) and the duty roster (people × days) have in common.

use super::judge::Found;
use super::rows::filled;
use crate::model::{Grid, Place, Value};
use crate::text::normal::{folded, tidied};

/// What heads a row or a column of a matrix: its main text, and others that say the same (a name beside a code).
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) text: String,
    pub(super) other: Vec<String>,
    pub(super) place: Place,
}

/// One filled cell of a matrix, by the places of its row and its column among the heads.
#[derive(Clone, Debug)]
pub(super) struct Mark<T> {
    pub(super) row: usize,
    pub(super) col: usize,
    pub(super) what: T,
    pub(super) place: Place,
}

/// The cells of a sheet that a matrix takes: rows and columns, all ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) rows: (u32, u32),
    pub(super) cols: (u32, u32),
}

impl Claim {
    /// Takes its cells from a table that was found by its headers; false when nothing is left of it.
    pub(super) fn leave(&self, table: &mut Found, grid: &Grid) -> bool {
        let apart = table.labels.iter().all(|l| l.col < self.cols.0 || l.col > self.cols.1);
        if apart || table.header_row > self.rows.1 {
            return true;
        }
        if table.header_row >= self.rows.0 {
            return false;
        }
        let end = grid.rows.partition_point(|r| r.row < self.rows.0);
        table.body.end = table.body.end.min(end).max(table.body.start);
        true
    }
    pub(super) fn has_row(&self, row: u32) -> bool {
        (self.rows.0..=self.rows.1).contains(&row)
    }
}

/// The text of a cell that may head a row or a column.
pub(super) fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(t) => Some(tidied(t).unwrap_or_else(|| t.to_string())).filter(|t| !t.is_empty()),
        Value::Number(_) => Some(value.shown()),
        _ => None,
    }
}

/// Words for nothing in a cell of a matrix, folded.
pub(super) fn is_none(value: &Value) -> bool {
    match value {
        Value::Text(t) => {
            let key = folded(t);
            let dashes = t.chars().all(|c| c.is_whitespace() || "-–—−/._".contains(c));
            dashes
                || matches!(
                    key.as_str(),
                    "na" | "n a" | "so" | "s o" | "sans objet" | "neant" | "aucun" | "aucune" | "none" | "nc" | "n c" | "ras" | "non"
                )
        }
        other => other.is_empty(),
    }
}

/// The first row of the titles that stand right above a header: lines of one cell.
pub(super) fn titles_above(grid: &Grid, head: usize) -> u32 {
    let mut first = grid.rows[head].row;
    for row in grid.rows[..head].iter().rev() {
        if row.row + 2 < first || filled(row) > 1 {
            break;
        }
        first = row.row;
    }
    first
}
