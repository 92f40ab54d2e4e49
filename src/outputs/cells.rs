//! Small pieces that the sheets of planning.xlsx share: columns in a language, live figures over the Planning sheet.

use super::Results;
use crate::document::{Column, Content, Look, Owner};
use crate::model::{Day, Lang, Value};
use crate::schema::{CellType, Sheet};
use crate::text::Tr;

/// Beyond so many comparisons (rows of a view × rows of Planning) figures are values of the last run: a workbook that recalculates for seconds is not live.
const LIVE: usize = 3_000_000;

/// A value of a drop-down as its sheet's cells have it: what is written is what is read back.
pub(super) fn word(value: &impl CellType, lang: Lang) -> String {
    value.write(lang).shown()
}

/// The columns of a sheet that people keep, as declared.
pub(super) fn kept<S: Sheet>(lang: Lang) -> Vec<Column> {
    S::SPEC.document_columns(lang).into_iter().map(|c| c.owned(Owner::Both)).collect()
}

/// Sets widths by field.
pub(super) fn widths(columns: &mut [Column], widths: &[(&str, f64)]) {
    for column in columns {
        column.width = widths.iter().find(|w| w.0 == column.field).map(|w| w.1).or(column.width);
    }
}

pub(super) fn column(lang: Lang, field: &'static str, header: Tr, look: Look) -> Column {
    Column::new(field, header.get(lang), look)
}

/// Whether a view may count over the Planning sheet.
pub(super) fn is_live(results: &Results<'_>) -> bool {
    let planning = results.hospital.services.len().saturating_mul(results.hospital.operations.len());
    planning > 0 && planning.saturating_mul(results.hospital.services.len()) <= LIVE
}

pub(super) fn live(formula: impl Into<String>, cached: impl Into<Content>) -> Content {
    let cached = match cached.into() {
        Content::Value(value) => value,
        _ => Value::text(""),
    };
    Content::Formula { formula: formula.into(), cached }
}

/// A text inside a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A day inside a formula.
pub(super) fn date(day: Day) -> String {
    day.format("DATE(%Y,%-m,%-d)").to_string()
}

/// Rows of Planning whose `field` is this row's `code` column, in that state. `SUMPRODUCT`, since `COUNTIFS` takes the codes `007` and `7` for the same.
pub(super) fn count_of(field: &str, code: &str, state: &str, cached: u32) -> Content {
    live(format!("SUMPRODUCT(({{planning!{field}:}}={{{code}}})*({{planning!status:}}={}))", quoted(state)), cached)
}

/// A day in Planning as it is now: typed, else forecast.
fn effective(actual: &str, revised: &str) -> String {
    format!("(({{planning!{actual}:}}>0)*{{planning!{actual}:}}+({{planning!{actual}:}}=0)*{{planning!{revised}:}})")
}

/// First day of a service's operations; what is typed wrong leaves the last run's.
pub(super) fn first_day(code: &str, cached: Option<Day>) -> Content {
    let Some(day) = cached else { return Content::Empty };
    let start = effective("actual_start", "revised_start");
    let dated = "({planning!revised_start:}>0)";
    live(format!("IFERROR(100000-SUMPRODUCT(MAX(({{planning!service:}}={{{code}}})*{dated}*(100000-{start}))),{})", date(day)), day)
}

/// Last day of a service's operations.
pub(super) fn last_day(code: &str, cached: Option<Day>) -> Content {
    let Some(day) = cached else { return Content::Empty };
    let finish = effective("actual_finish", "revised_finish");
    live(format!("IFERROR(SUMPRODUCT(MAX(({{planning!service:}}={{{code}}})*{finish})),{})", date(day)), day)
}

/// First day (`start`) or last day of one operation of a service.
pub(super) fn day_of(code: &str, operation: &str, start: bool, cached: Option<Day>) -> Content {
    let Some(day) = cached else { return Content::Empty };
    let when = if start { effective("actual_start", "revised_start") } else { effective("actual_finish", "revised_finish") };
    let op = if operation.starts_with('{') { operation.to_owned() } else { quoted(operation) };
    live(format!("IFERROR(SUMPRODUCT(({{planning!service:}}={{{code}}})*({{planning!operation:}}={op})*{when}),{})", date(day)), day)
}
