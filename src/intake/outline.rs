//! Phases of a numbered plan: `1.0 Preparation` above `1.1`, `1.2`, without a duration of its own, is a heading and no operation.

use super::judge::Found;
use super::rows::RowKind;
use crate::model::{Grid, Value};
use crate::schema::Sheet;
use crate::schema::sheets::OperationRow;

/// Marks as no data the rows of operations that have no duration and whose number the next row goes on from.
pub(super) fn set_phases_aside(table: &Found, grid: &Grid, kinds: &mut [RowKind]) {
    if table.spec().kind != OperationRow::SPEC.kind {
        return;
    }
    let columns = table.columns(grid);
    let (Some(code), Some(base)) = (columns.by_field[OperationRow::code], columns.by_field[OperationRow::base]) else { return };
    let rows = &grid.rows[table.body.clone()];
    let mut next: Option<Vec<u32>> = None;
    for (row, kind) in rows.iter().zip(kinds.iter_mut()).rev().filter(|(_, k)| **k == RowKind::Data) {
        let number = number(row.get(code));
        if let (Some(own), Some(after), true) = (&number, &next, row.get(base).is_empty())
            && after.len() > own.len()
            && after.starts_with(own)
        {
            *kind = RowKind::Foot;
        }
        next = number;
    }
}

/// The numbers of `1.2.3`; `1.0` is `1`.
fn number(code: &Value) -> Option<Vec<u32>> {
    let text = code.shown();
    let mut parts: Vec<u32> = text.trim().trim_end_matches('.').split('.').map(|p| p.parse().ok()).collect::<Option<_>>()?;
    while parts.len() > 1 && parts.last() == Some(&0) {
        parts.pop();
    }
    Some(parts)
}
