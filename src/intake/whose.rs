//! Whose list is it: the service of a list of people that has no column for it.

use super::judge::Found;
use super::people::{ServiceFound, Services};
use super::rows;
use crate::model::{Grid, Row, Value};
use crate::schema::Columns;
use crate::schema::sheets::UserRow;

/// Notes where a list's service is said: headings between its rows, its tab, the nearest title above it, its file's name. False when nothing says it.
pub(super) fn give(table: &Found, grid: &Grid, file: &str, services: &Services<'_>, columns: &mut Columns) -> bool {
    let title = titles(table, grid).find_map(|t| service_in(&t, services));
    let headings: Vec<(u32, Value)> = grid.rows[table.body.clone()].iter().filter_map(|row| Some((row.row, heading(row, services)?))).collect();
    if !headings.is_empty() {
        // Those above the first heading hang on the title, if any.
        let above = title.map(|code| (table.header_row, Value::text(code)));
        columns.headings = Some((UserRow::service, above.into_iter().chain(headings).collect()));
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
    let above = grid.rows.iter().rev().skip_while(move |r| r.row >= header);
    above.take_while(|r| rows::filled(r) <= 4).flat_map(|r: &Row| r.cells.iter().map(|c| c.value.shown()))
}

/// The service that a row alone in its line names: `CARDIOLOGIE`.
fn heading(row: &Row, services: &Services<'_>) -> Option<Value> {
    let mut filled = row.cells.iter().filter(|c| !c.value.is_empty());
    match (filled.next(), filled.next()) {
        (Some(cell), None) => service_in(&cell.value.shown(), services).map(Value::text),
        _ => None,
    }
}

/// The code of the service that a text names, alone or behind a few words: `Service : Cardiologie`, `UF 3012 - Cardiologie`.
fn service_in(text: &str, services: &Services<'_>) -> Option<String> {
    let text = text.trim();
    let known = |t: &str| match services.find(t) {
        ServiceFound::Known(_) => Some(t.to_owned()),
        ServiceFound::Spelt(_, code) => Some(code),
        ServiceFound::Rejected | ServiceFound::Unknown(_) => None,
    };
    let parts = text.split([':', '-', '–', '—', '(', ')', '/', '_']).map(str::trim).filter(|t| !t.is_empty());
    let words = |t: &str| {
        let mut rest = t;
        for word in ["service de ", "service d'", "service ", "uf ", "unité ", "unite ", "ward ", "unit "] {
            if rest.to_lowercase().starts_with(word) && rest.is_char_boundary(word.len()) {
                rest = rest[word.len()..].trim();
            }
        }
        rest.to_owned()
    };
    known(text).or_else(|| parts.rev().find_map(|part| known(part).or_else(|| known(&words(part))))).or_else(|| known(&words(text)))
}
