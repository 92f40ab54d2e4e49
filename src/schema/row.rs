//! A row being read: its cells through the columns of its table, and the report of what is wrong with them.

use super::cells::text::says_none;
use super::cells::{CellType, ReadCx, Reading, Repair};
use super::names;
use super::{ColumnSpec, Misread, Presence, SheetSpec};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Place, Row, SheetId, Value};
use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

/// Where each field of a table stands: index of the field → column of the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Columns {
    pub sheet: Option<SheetId>,
    pub by_field: Vec<Option<u32>>,
    /// First column of the table: where a fault of the row as a whole is shown.
    pub first: u32,
    /// Values that hold for each row of the table where a field has no column: the service of a sheet named after it.
    pub given: Vec<(usize, Value)>,
    /// Fields whose dates are written month first, as told by the whole column.
    pub month_first: Vec<usize>,
    /// Fields whose shares are written as fractions of one, as told by the whole column.
    pub fractions: Vec<usize>,
    /// Second columns of a field: they speak where the first one is empty.
    pub spare: Vec<(usize, u32)>,
    /// Fields that headings between the rows give: from each row on (in order), that value.
    pub headings: Vec<(usize, Vec<(u32, Value)>)>,
    /// Both names of a person in one column.
    pub names: Option<WholeName>,
    /// The table stands on its side: what reads as a row is a column of the sheet.
    pub turned: bool,
}

/// The fields of a person's names that one column holds together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WholeName {
    pub last: usize,
    pub first: usize,
    pub order: names::Order,
}

impl Columns {
    /// A cell of the table as a place of its sheet.
    pub fn place(&self, sheet: SheetId, row: u32, col: u32) -> Place {
        if self.turned { Place::cell(sheet, col, row) } else { Place::cell(sheet, row, col) }
    }
}

/// Where a row that was read stands: remembered by the fact made of it.
#[derive(Clone, Debug)]
pub struct RowAt {
    pub columns: Arc<Columns>,
    pub sheet: SheetId,
    pub row: u32,
}

impl RowAt {
    /// The cell of a field in this row; the row's first cell where the field has no column.
    pub fn cell(&self, field: usize) -> Place {
        let col = self.columns.by_field.get(field).copied().flatten().unwrap_or(self.columns.first);
        self.columns.place(self.sheet, self.row, col)
    }
    /// The row as a whole.
    pub fn place(&self) -> Place {
        self.columns.place(self.sheet, self.row, self.columns.first)
    }
}

/// The value that holds at a row: that of the last heading above it.
fn last_before(headings: &[(u32, Value)], row: u32) -> Option<&Value> {
    headings.partition_point(|h| h.0 < row).checked_sub(1).and_then(|at| headings.get(at)).map(|h| &h.1)
}

/// One row of a recognised table.
pub struct RowView<'a> {
    pub spec: &'static SheetSpec,
    pub sheet: SheetId,
    pub row: &'a Row,
    pub columns: &'a Arc<Columns>,
    pub report: &'a RefCell<Vec<Diagnostic>>,
}

impl RowView<'_> {
    pub fn at(&self) -> RowAt {
        RowAt { columns: Arc::clone(self.columns), sheet: self.sheet, row: self.row.row }
    }
    /// The value of a field as it stands: its column's cell, else what a second column, a heading above or the whole table says.
    pub fn value(&self, field: usize) -> Cow<'_, Value> {
        let columns = self.columns;
        let given = || columns.given.iter().find(|(f, _)| *f == field).map(|(_, v)| v);
        let headed = || columns.headings.iter().find(|(f, _)| *f == field).and_then(|(_, rows)| last_before(rows, self.row.row));
        let Some(col) = columns.by_field.get(field).copied().flatten() else {
            return Cow::Borrowed(given().or_else(headed).unwrap_or(&Value::Empty));
        };
        let value = self.row.get(col);
        if let (Some(whole), Value::Text(text)) = (columns.names.filter(|n| n.last == field || n.first == field), value) {
            let (last, first) = names::parted(text, whole.order).unwrap_or_default();
            return Cow::Owned(Value::text(if field == whole.last { last } else { first }));
        }
        if value.is_empty()
            && let Some((_, spare)) = columns.spare.iter().find(|(f, _)| *f == field)
        {
            return Cow::Borrowed(self.row.get(*spare));
        }
        Cow::Borrowed(value)
    }
    fn place(&self, field: usize) -> Place {
        let col = self.columns.by_field.get(field).copied().flatten().unwrap_or(self.columns.first);
        self.columns.place(self.sheet, self.row.row, col)
    }
    fn say(&self, field: usize, fault: Intake) {
        self.report.borrow_mut().push(Diagnostic::at(self.place(field), fault));
    }
    /// The value of a field, `None` when the row cannot do without it and it is not there. What is wrong is reported.
    pub fn take<T: CellType>(&self, field: usize) -> Option<T> {
        let column = &self.spec.columns[field];
        let value = &*self.value(field);
        let cx = ReadCx { month_first: self.columns.month_first.contains(&field), fractions: self.columns.fractions.contains(&field) };
        let reading = if value.is_empty() { Reading::Empty } else { T::read(value, &cx) };
        match reading {
            Reading::Value(v) => Some(v),
            Reading::Repaired(v, repair) => {
                self.say_repair(field, column, value, repair);
                Some(v)
            }
            Reading::Empty => {
                let absent = T::absent();
                if absent.is_none() {
                    self.say(field, Intake::MissingCell { column: column.header, expected: column.awaited() });
                }
                absent
            }
            Reading::Bad(Misread::Shape) if column.presence == Presence::Optional && says_none(value, column.look) => T::absent(),
            Reading::Bad(misread) => {
                self.say_misread(field, column, value, &misread);
                if column.presence == Presence::Optional { T::absent() } else { None }
            }
        }
    }

    fn say_repair(&self, field: usize, column: &'static ColumnSpec, value: &Value, repair: Repair) {
        let found = value.shown();
        let column = column.header;
        self.say(
            field,
            match repair {
                Repair::Spaces => Intake::SpacesRemoved { column },
                Repair::NumberAsText => Intake::NumberAsText { column, found },
                Repair::DateAsText => Intake::DateAsText { column, found },
                Repair::Spelling(read) => Intake::SpellingRead { column, found, read },
                Repair::LostZeros(read) => Intake::LostZeros { column, found, read },
                Repair::Garbled(read) => Intake::AccentsMended { column, found, read },
            },
        );
    }

    fn say_misread(&self, field: usize, column: &'static ColumnSpec, value: &Value, misread: &Misread) {
        let (header, expected, found) = (column.header, column.expected, value.shown());
        let required = column.presence != Presence::Optional;
        self.say(
            field,
            match misread {
                Misread::Nir if required => Intake::NirRefused { column: header },
                Misread::Nir => Intake::NirCell { column: header },
                Misread::ErrorValue if required => Intake::ErrorCellRequired { column: header, found },
                Misread::ErrorValue => Intake::ErrorCell { column: header, found },
                Misread::Key => Intake::WrongKey { column: header, found, expected },
                Misread::Implausible => Intake::Implausible { column: header, found },
                Misread::Negative if required => Intake::NegativeDuration { column: header, found },
                Misread::Shape if required => Intake::BadRequiredCell { column: header, found, expected: column.awaited() },
                Misread::Shape | Misread::Negative => Intake::BadCell { column: header, found, expected },
            },
        );
    }
}
