//! What tables and columns were taken for, in the reader's words: for `check -v` and for diagnostics.xlsx.

use crate::diagnostics::{Recognised, RecognisedColumn, Why};
use crate::model::place::a1;
use crate::schema::sheets::spec;
use crate::text::Tr;
use crate::text::labels::understood as words;

/// What a kind of table is called.
pub fn kind(kind: &str) -> Tr {
    spec(kind).map_or_else(|| words::matrix(kind), |s| s.name)
}

/// What a column of such a table is called.
fn field(kind: &str, field: &str) -> Tr {
    let named = |kind: &str| spec(kind).and_then(|s| s.columns.iter().find(|c| c.field == field)).map(|c| c.header);
    let person = spec(kind).is_none().then(|| named("users")).flatten();
    named(kind).or(person).unwrap_or_else(|| words::of_a_matrix(field))
}

/// The range of a table, header included.
pub fn range(table: &Recognised) -> String {
    format!("{}:{}", a1(table.first.0, table.first.1), a1(table.last.0, table.last.1))
}

/// A column, or the days of a roster as one.
pub struct Column<'a> {
    /// Its header's cell, `C4` or `C4:AG4`.
    pub cell: String,
    /// Its header as typed, on one line.
    pub header: String,
    /// `None`: not used.
    pub read: Option<Tr>,
    pub why: &'a Why,
    /// What it weighs in the table's score.
    pub weight: f64,
}

pub fn columns(table: &Recognised) -> impl Iterator<Item = Column<'_>> {
    let is_run =
        |a: &RecognisedColumn, b: &RecognisedColumn| matches!(a.why, Why::Days) && a.why == b.why && a.field == b.field && a.field == Some("date");
    table.columns.chunk_by(is_run).filter_map(|run| {
        let (first, rest) = run.split_first()?;
        let cell = |c: &RecognisedColumn| a1(c.at.0, c.at.1);
        let header = |c: &RecognisedColumn| c.header.split_whitespace().collect::<Vec<_>>().join(" ");
        let ends = |of: &dyn Fn(&RecognisedColumn) -> String, between: &str| {
            rest.last().map_or_else(|| of(first), |last| format!("{}{between}{}", of(first), of(last)))
        };
        Some(Column {
            cell: ends(&cell, ":"),
            header: ends(&header, " … "),
            read: first.field.map(|f| field(table.kind, f)),
            why: &first.why,
            weight: first.weight,
        })
    })
}
