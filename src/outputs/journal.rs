//! `Journal`: what each run changed, and why; the lines of earlier runs first.

use super::Results;
use super::cells::column;
use crate::diagnostics::Fault;
use crate::document::{Look, Row, Table};
use crate::model::Day;
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("journal", words::JOURNAL.get(lang));
    table.columns = vec![
        column(lang, "date", words::DATE, Look::Day),
        column(lang, "changed", words::CHANGED, Look::Long).width(70.0),
        column(lang, "why", words::WHY, Look::Long).width(50.0),
    ];
    for (day, changed, why) in lines(results) {
        table.rows.push(Row::new("", vec![day.into(), changed.into(), why.into()]));
    }
    table
}

/// Earlier lines, then those of this run that are not there yet.
pub fn lines(results: &Results<'_>) -> Vec<(Day, String, String)> {
    let lang = results.context.lang;
    let mut all = results.hospital.previous.journal.clone();
    for change in &results.review.changes {
        let why = change.why.as_ref().map(|w| w.message(lang)).unwrap_or_default();
        let line = (results.context.today, change.what.message(lang), why);
        if all.last() != Some(&line) {
            all.push(line);
        }
    }
    all
}
