//! A sheet as cells with addresses, whatever file it came from.

use super::held::Text;
use super::place::{Place, SheetId};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// What a cell holds. Also what a written cell holds.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Value {
    #[default]
    Empty,
    Text(Text),
    Number(f64),
    Date(NaiveDateTime),
    Bool(bool),
    /// `#N/A`, `#REF!`…: a formula that failed.
    Error(Text),
}

impl Value {
    pub fn is_empty(&self) -> bool {
        match self {
            Value::Empty => true,
            Value::Text(text) => text.chars().all(char::is_whitespace),
            _ => false,
        }
    }
    pub fn text(text: impl Into<Text>) -> Value {
        Value::Text(text.into())
    }
    pub fn day(day: super::time::Day) -> Value {
        Value::Date(day.and_hms_opt(0, 0, 0).expect("midnight exists"))
    }
    /// The cell as a person reads it: whole numbers without decimals, days as `2027-03-12`.
    pub fn shown(&self) -> String {
        match self {
            Value::Empty => String::new(),
            Value::Text(text) | Value::Error(text) => text.to_string(),
            Value::Number(n) if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
            Value::Number(n) => n.to_string(),
            Value::Date(at) if at.time() == chrono::NaiveTime::MIN => at.date().to_string(),
            Value::Date(at) => at.format("%Y-%m-%d %H:%M").to_string(),
            Value::Bool(true) => "VRAI".into(),
            Value::Bool(false) => "FAUX".into(),
        }
    }
}

/// A cell that holds something.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub col: u32,
    pub value: Value,
}

/// The cells of a row that hold something, by column. Rows without any are absent from the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub row: u32,
    pub cells: Vec<Cell>,
    pub hidden: bool,
    /// Most of its cells are struck through, as people do with what no longer holds.
    pub struck: bool,
}

impl Row {
    pub fn get(&self, col: u32) -> &Value {
        static EMPTY: Value = Value::Empty;
        // Where all columns from the first one are filled, a cell stands at its own number; where some are not, before it.
        let at = usize::try_from(col).unwrap_or(usize::MAX);
        match self.cells.get(at) {
            Some(cell) if cell.col == col => &cell.value,
            _ => {
                let before = &self.cells[..at.min(self.cells.len())];
                before.binary_search_by_key(&col, |c| c.col).map_or(&EMPTY, |i| &before[i].value)
            }
        }
    }
}

/// A merged range, all ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merge {
    pub first: (u32, u32),
    pub last: (u32, u32),
}

/// One sheet: sparse rows in order.
#[derive(Clone, Debug)]
pub struct Grid {
    pub sheet: SheetId,
    pub name: String,
    pub rows: Vec<Row>,
    pub merges: Vec<Merge>,
    /// The sheet stands on its side: rows here are its columns.
    pub turned: bool,
}

impl Grid {
    pub fn place(&self, row: u32, col: u32) -> Place {
        if self.turned { Place::cell(self.sheet, col, row) } else { Place::cell(self.sheet, row, col) }
    }
    /// The sheet turned by a quarter: its columns are rows; places still name its cells.
    pub fn quarter_turned(&self) -> Grid {
        let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
        for row in &self.rows {
            for cell in &row.cells {
                rows.entry(cell.col).or_default().push(Cell { col: row.row, value: cell.value.clone() });
            }
        }
        let rows = rows.into_iter().map(|(row, cells)| Row { row, cells, hidden: false, struck: false }).collect();
        Grid { sheet: self.sheet, name: self.name.clone(), rows, merges: Vec::new(), turned: !self.turned }
    }
}
