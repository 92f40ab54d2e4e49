//! Whose list is it: the service, and the job, of a list of people that has no column for them.

use super::judge::Found;
use super::rows;
use super::services::{ServiceFound, Services};
use crate::model::{Grid, Row, Value};
use crate::schema::Columns;
use crate::schema::sheets::UserRow;

/// Longest heading between rows, in characters.
const LONGEST: usize = 48;

/// Notes where a list's service and jobs are said, where it has no column for them: headings between its rows, its tab, the nearest title above it, its file's name. The fields that are said.
pub(super) fn give(table: &Found, grid: &Grid, file: &str, services: &Services<'_>, columns: &mut Columns) -> Vec<usize> {
    let headings: Vec<(u32, String)> = grid.rows[table.body.clone()].iter().filter_map(|row| Some((row.row, heading(table, row)?))).collect();
    let mut said = Vec::new();
    if columns.by_field[UserRow::service].is_none() && service(table, grid, file, services, &headings, columns) {
        said.push(UserRow::service);
    }
    let jobs: Vec<(u32, Value)> =
        headings.into_iter().filter(|(_, text)| service_in(text, services).is_none()).map(|(row, text)| (row, Value::text(text))).collect();
    if columns.by_field[UserRow::job].is_none() && !jobs.is_empty() {
        columns.headings.push((UserRow::job, jobs));
        said.push(UserRow::job);
    }
    said
}

fn service(table: &Found, grid: &Grid, file: &str, services: &Services<'_>, headings: &[(u32, String)], columns: &mut Columns) -> bool {
    let title = titles(table, grid).find_map(|t| service_in(&t, services));
    let named: Vec<(u32, Value)> = headings.iter().filter_map(|(row, text)| Some((*row, Value::text(service_in(text, services)?)))).collect();
    if !named.is_empty() {
        // Those above the first heading hang on the title, if any.
        let above = title.map(|code| (table.header_row, Value::text(code)));
        columns.headings.push((UserRow::service, above.into_iter().chain(named).collect()));
        return true;
    }
    let stem = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or(file, |(stem, _)| stem);
    let said = service_in(&grid.name, services).or(title).or_else(|| service_in(stem, services));
    columns.given.extend(said.iter().map(|code| (UserRow::service, Value::text(code.as_str()))));
    said.is_some()
}

/// Texts above the header, the nearest first.
fn titles<'a>(table: &Found, grid: &'a Grid) -> impl Iterator<Item = String> + 'a {
    let header = table.header_row;
    let (first, last) = table.labels.iter().fold((u32::MAX, 0), |(first, last), l| (first.min(l.col), last.max(l.col)));
    let above = grid.rows.iter().rev().skip_while(move |r| r.row >= header).take_while(|r| rows::filled(r) <= 4);
    // A title over another table of the same rows is not of this one.
    above.flat_map(move |r: &Row| r.cells.iter().filter(move |c| (first.saturating_sub(1)..=last).contains(&c.col)).map(|c| c.value.shown()))
}

/// The text of a row that stands alone in its line, as a heading does: no total, no note.
fn heading(table: &Found, row: &Row) -> Option<String> {
    let mut filled = row.cells.iter().filter(|c| !c.value.is_empty());
    let (Some(cell), None) = (filled.next(), filled.next()) else { return None };
    let text = cell.value.shown();
    let plain = text.chars().count() <= LONGEST && text.chars().next().is_some_and(char::is_alphanumeric) && !rows::begins_as_foot(&text);
    (plain && table.labels.iter().any(|l| l.col == cell.col)).then_some(text)
}

/// The code of the service that a text names: alone, or the only one whose name or code stands among its words.
fn service_in(text: &str, services: &Services<'_>) -> Option<String> {
    match services.find(text.trim()) {
        ServiceFound::Known(_) => return Some(text.trim().to_owned()),
        ServiceFound::Spelt(_, code) => return Some(code),
        ServiceFound::Rejected | ServiceFound::Unknown(_) => {}
    }
    services.named_in(text).map(str::to_owned)
}
