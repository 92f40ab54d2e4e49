//! Cells of the general reader as values.

use crate::model::Value;
use crate::package::serial;
use calamine::{Data, DataRef, ExcelDateTime};

pub(super) fn of(cell: DataRef<'_>, from_1904: bool) -> Value {
    match cell {
        DataRef::Empty => Value::Empty,
        DataRef::Int(n) => integer(n),
        DataRef::Float(n) => Value::Number(n),
        DataRef::String(text) => Value::text(text),
        DataRef::SharedString(text) => Value::text(text),
        DataRef::Bool(b) => Value::Bool(b),
        DataRef::DateTime(at) => date(at, from_1904),
        DataRef::DateTimeIso(text) => serial::iso(&text),
        DataRef::DurationIso(text) => serial::iso_duration(&text),
        DataRef::Error(error) => Value::Error(error.to_string().into()),
    }
}

pub(super) fn of_owned(cell: &Data, from_1904: bool) -> Value {
    match cell {
        Data::Empty => Value::Empty,
        Data::Int(n) => integer(*n),
        Data::Float(n) => Value::Number(*n),
        Data::String(text) => Value::text(text),
        Data::Bool(b) => Value::Bool(*b),
        Data::DateTime(at) => date(*at, from_1904),
        Data::DateTimeIso(text) => serial::iso(text),
        Data::DurationIso(text) => serial::iso_duration(text),
        Data::Error(error) => Value::Error(error.to_string().into()),
    }
}

fn integer(n: i64) -> Value {
    Value::Number(n as f64)
}

fn date(at: ExcelDateTime, from_1904: bool) -> Value {
    if at.is_duration() { serial::duration(at.as_f64()) } else { serial::dated(at.as_f64(), from_1904) }
}
