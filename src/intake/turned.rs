//! Tables that stand on their side: fields down the first column, a record a column.

use crate::model::Grid;

/// Rows of a sheet that may be on its side: each is a field.
const FIELDS: usize = 200;

/// The sheet turned by a quarter: its columns are rows; places still name its cells. `None` where it cannot be a table on its side.
pub(super) fn turned(grid: &Grid) -> Option<Grid> {
    if grid.rows.len() < 2 || grid.rows.len() > FIELDS {
        return None;
    }
    Some(grid.quarter_turned())
}
