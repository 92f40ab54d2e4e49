//! A row being read: its cells through the columns of its table, and the report of what is wrong with them.

use super::cells::{CellType, ReadCx, Reading, Repair};
use super::{ColumnSpec, Misread, Presence, SheetSpec};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Place, Row, SheetId, Value};
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
        Place::cell(self.sheet, self.row, col)
    }
    /// The row as a whole.
    pub fn place(&self) -> Place {
        Place::cell(self.sheet, self.row, self.columns.first)
    }
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
    /// The cell of a field as it stands.
    pub fn value(&self, field: usize) -> &Value {
        match self.columns.by_field.get(field).copied().flatten() {
            Some(col) => self.row.get(col),
            None => self.columns.given.iter().find(|(f, _)| *f == field).map_or(&Value::Empty, |(_, v)| v),
        }
    }
    fn place(&self, field: usize) -> Place {
        let col = self.columns.by_field.get(field).copied().flatten().unwrap_or(self.columns.first);
        Place::cell(self.sheet, self.row.row, col)
    }
    fn say(&self, field: usize, fault: Intake) {
        self.report.borrow_mut().push(Diagnostic::at(self.place(field), fault));
    }
    /// The value of a field, `None` when the row cannot do without it and it is not there. What is wrong is reported.
    pub fn take<T: CellType>(&self, field: usize) -> Option<T> {
        let column = &self.spec.columns[field];
        let value = self.value(field);
        let cx = ReadCx { month_first: self.columns.month_first.contains(&field) };
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
                    self.say(field, Intake::MissingCell { column: column.header, expected: column.expected });
                }
                absent
            }
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
                Repair::NumberAsText => Intake::NumberAsText { column },
                Repair::DateAsText => Intake::DateAsText { column },
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
                Misread::Nir => Intake::NirRefused { column: header },
                Misread::ErrorValue if required => Intake::ErrorCellRequired { column: header, found },
                Misread::ErrorValue => Intake::ErrorCell { column: header, found },
                Misread::Key => Intake::WrongKey { column: header, found, expected },
                Misread::Implausible => Intake::Implausible { column: header, found },
                Misread::Negative if required => Intake::NegativeDuration { column: header, found },
                Misread::Shape if required => Intake::BadRequiredCell { column: header, found, expected },
                Misread::Shape | Misread::Negative => Intake::BadCell { column: header, found, expected },
            },
        );
    }
}
