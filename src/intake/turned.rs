//! Tables that stand on their side: fields down the first column, a record a column.

use crate::model::{Cell, Grid, Row};
use std::collections::BTreeMap;

/// Rows of a sheet that may be on its side: each is a field.
const FIELDS: usize = 200;

/// The sheet turned by a quarter: its columns are rows; places still name its cells. `None` where it cannot be a table on its side.
pub(super) fn turned(grid: &Grid) -> Option<Grid> {
    if grid.rows.len() < 2 || grid.rows.len() > FIELDS {
        return None;
    }
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for row in &grid.rows {
        for cell in &row.cells {
            rows.entry(cell.col).or_default().push(Cell { col: row.row, value: cell.value.clone() });
        }
    }
    let rows = rows.into_iter().map(|(row, cells)| Row { row, cells, hidden: false, struck: false }).collect();
    Some(Grid { sheet: grid.sheet, name: grid.name.clone(), rows, merges: Vec::new(), turned: true })
}
