//! Cells as they come, in any order, gathered into sorted sparse rows within the limits.

use super::limits::{self, Budget};
use crate::diagnostics::catalogue::files::Files;
use crate::model::{Cell, Row, Text, Value};
use crate::text::labels::files::{measured, unit};

/// Texts that are remembered, a power of two.
const SEEN: usize = 4096;

/// Texts of a column after which it is known whether they repeat.
const ENOUGH: u32 = 256;

/// How often the texts of a column were asked for, and were there.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    times: u32,
    known: u32,
}

/// Rows in the making.
#[derive(Debug)]
pub struct Gather<'b> {
    budget: &'b mut Budget,
    rows: Vec<Row>,
    /// The row being gathered: its cells move to a place of their exact size once it is whole.
    row: u32,
    cells: Vec<Cell>,
    /// Texts met lately, each at the place that its ends give.
    seen: Vec<Option<Text>>,
    columns: Vec<Asked>,
    hidden: Vec<u32>,
    /// Struck cells of each row that has some.
    struck: Vec<(u32, usize)>,
    sorted: bool,
}

impl<'b> Gather<'b> {
    pub fn new(budget: &'b mut Budget) -> Gather<'b> {
        Gather {
            budget,
            rows: Vec::new(),
            row: 0,
            cells: Vec::new(),
            seen: Vec::new(),
            columns: Vec::new(),
            hidden: Vec::new(),
            struck: Vec::new(),
            sorted: true,
        }
    }

    /// The text, held once for the cells that say the same not far from each other. A column whose texts nearly all differ (ids, addresses) is not asked.
    pub fn once(&mut self, col: u32, text: &str) -> Text {
        let col = col.min(limits::COLUMNS) as usize;
        if self.columns.len() <= col {
            self.columns.resize(col + 1, Asked::default());
            self.seen.resize(SEEN, None);
        }
        let column = &mut self.columns[col];
        if column.times >= ENOUGH && column.known < column.times / 8 {
            return text.into();
        }
        column.times += 1;
        match &mut self.seen[place_of(text)] {
            Some(known) if known.as_str() == text => {
                column.known += 1;
                known.clone()
            }
            other => other.insert(text.into()).clone(),
        }
    }

    /// Takes a cell; one that holds nothing is left out, the same cell twice keeps the last.
    pub fn push(&mut self, row: u32, col: u32, value: Value) -> Result<(), Files> {
        // No program writes such a number, but a file may hold its bytes or its name.
        let value = if matches!(value, Value::Number(n) if !n.is_finite()) { Value::Error("#NUM!".into()) } else { value };
        if row >= limits::ROWS {
            return Err(limits::too_many(measured::ROWS, u64::from(limits::ROWS), unit::ROWS));
        }
        if col >= limits::COLUMNS {
            return Err(limits::too_many(measured::COLUMNS, u64::from(limits::COLUMNS), unit::COLUMNS));
        }
        let text = match &value {
            Value::Empty => return Ok(()),
            Value::Text(text) if text.is_empty() => return Ok(()),
            Value::Text(text) | Value::Error(text) => text.len(),
            _ => 0,
        };
        self.budget.cell(text)?;
        if row != self.row {
            self.end_row();
            self.sorted &= self.rows.last().is_none_or(|before| before.row < row);
            self.row = row;
        }
        self.sorted &= self.cells.last().is_none_or(|before| before.col < col);
        self.cells.push(Cell { col, value });
        Ok(())
    }

    fn end_row(&mut self) {
        if !self.cells.is_empty() {
            self.rows.push(Row { row: self.row, cells: self.cells.drain(..).collect(), hidden: false, struck: false });
        }
    }

    /// Says that a row is hidden, filled or not.
    pub fn hide(&mut self, row: u32) {
        if self.hidden.last() != Some(&row) {
            self.hidden.push(row);
        }
    }

    /// Says that a filled cell of a row is struck through.
    pub fn strike(&mut self, row: u32) {
        match self.struck.last_mut() {
            Some((last, cells)) if *last == row => *cells += 1,
            _ => self.struck.push((row, 1)),
        }
    }

    pub fn rows(mut self) -> Vec<Row> {
        self.end_row();
        let Gather { mut rows, mut hidden, mut struck, sorted, .. } = self;
        if !sorted {
            rows = put_in_order(rows);
        }
        hidden.sort_unstable();
        struck.sort_unstable();
        for row in &mut rows {
            row.hidden = hidden.binary_search(&row.row).is_ok();
            let cells = struck.binary_search_by_key(&row.row, |s| s.0).map_or(0, |at| struck[at].1);
            row.struck = cells * 2 > row.cells.len();
        }
        rows
    }
}

/// A place among those remembered, from the length and both ends of a text.
fn place_of(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(29),
        _ => bytes.iter().fold(0, |ends, b| ends << 8 | u64::from(*b)),
    };
    let mixed = (ends ^ bytes.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    usize::try_from(mixed >> (u64::BITS - SEEN.ilog2())).unwrap_or(0)
}

fn put_in_order(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|r| r.row);
    let mut out: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        match out.last_mut() {
            Some(last) if last.row == row.row => last.cells.extend(row.cells),
            _ => out.push(row),
        }
    }
    for row in &mut out {
        row.cells.reverse();
        row.cells.sort_by_key(|c| c.col);
        row.cells.dedup_by_key(|c| c.col);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_out_of_order_are_sorted_and_the_last_of_twins_wins() {
        let mut budget = Budget::default();
        let mut gather = Gather::new(&mut budget);
        for (row, col, text) in [(4, 1, "d"), (2, 3, "b"), (2, 0, "a"), (4, 1, "e"), (3, 0, "")] {
            gather.push(row, col, Value::text(text)).expect("within limits");
        }
        gather.hide(4);
        let rows = gather.rows();
        let shown: Vec<String> = rows
            .iter()
            .map(|r| format!("{} {} {:?}", r.row, r.hidden, r.cells.iter().map(|c| (c.col, c.value.shown())).collect::<Vec<_>>()))
            .collect();
        assert_eq!(shown, [r#"2 false [(0, "a"), (3, "b")]"#, r#"4 true [(1, "e")]"#]);
    }

    #[test]
    fn rows_and_columns_beyond_excel_are_refused() {
        let mut budget = Budget::default();
        let mut gather = Gather::new(&mut budget);
        assert!(gather.push(limits::ROWS - 1, limits::COLUMNS - 1, Value::Number(1.0)).is_ok());
        assert!(gather.push(limits::ROWS, 0, Value::Number(1.0)).is_err());
        assert!(gather.push(0, limits::COLUMNS, Value::Number(1.0)).is_err());
    }
}
