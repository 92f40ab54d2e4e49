//! Faults to learn from: a few that `check` explains and that stop nothing, and a few more that keep rows out.

use super::own_column;
use crate::document::{Content, Row, Table, Workbook};
use crate::model::{Lang, Value};
use crate::text::Tr;

fn table<'a>(books: &'a mut [Workbook], kind: &str) -> &'a mut Table {
    books.iter_mut().flat_map(|b| &mut b.tables).find(|t| t.kind == kind).expect("the example has that sheet")
}

fn set(table: &mut Table, row: usize, field: &str, value: Content) {
    let col = table.index(field).expect("the example has that column");
    if let Some(cell) = table.rows.get_mut(row).and_then(|r| r.cells.get_mut(col)) {
        *cell = value;
    }
}

/// The text of a cell.
fn text(table: &Table, row: usize, field: &str) -> String {
    match table.index(field).and_then(|col| table.rows.get(row)?.cells.get(col)) {
        Some(Content::Value(value)) => value.shown(),
        _ => String::new(),
    }
}

/// Rows whose cell says so, in order.
fn rows_with(table: &Table, field: &str, said: &str) -> Vec<usize> {
    (0..table.rows.len()).filter(|row| text(table, *row, field) == said).collect()
}

/// Warnings and infos alone: an unknown column, an ambiguous abbreviation, a bad e-mail, a number and a date typed as text, zeros lost.
pub(super) fn plant_warnings(books: &mut [Workbook], lang: Lang) {
    let users = table(books, "users");
    users.columns.push(own_column(Tr::new("Badge parking", "Car park badge"), lang));
    for (n, row) in users.rows.iter_mut().enumerate() {
        row.cells.push(if n % 4 == 0 { format!("P{:03}", n + 1).into() } else { Content::Empty });
    }
    // AS: aide-soignant or assistant social?
    let job = super::services::JOBS[super::services::ASSISTANT].get(lang);
    for row in rows_with(users, "job", job).into_iter().skip(4).take(2) {
        set(users, row, "job", "AS".into());
    }
    set(users, 12, "email", text(users, 12, "email").replace('@', Tr::new(" chez ", " at ").get(lang)).into());
    set(users, 20, "arrival", Tr::new("12 mars 2021", "12 March 2021").get(lang).into());
    set(users, 31, "share", "80 %".into());
    // A staff id that Excel took for a number: its zeros are gone.
    let id = text(users, 44, "id");
    set(users, 44, "id", Content::Value(Value::text(id.trim_start_matches('0'))));
    let rooms = table(books, "rooms");
    set(rooms, 1, "capacity", "12".into());
}

/// Errors: each keeps a row or a link out, everything else is produced.
pub(super) fn plant_errors(books: &mut [Workbook], lang: Lang) {
    let users = table(books, "users");
    let wrong = rows_with(users, "service", "CARDIO");
    for row in wrong.iter().skip(3).take(3) {
        set(users, *row, "service", "CARDO".into());
    }
    set(users, 60, "last", Content::Empty);
    let services = table(books, "services");
    let mut twin = services.rows.last().cloned().unwrap_or_else(|| Row::new("", Vec::new()));
    if let Some(name) = twin.cells.get_mut(1) {
        *name = Tr::new("Urgences pédiatriques", "Paediatric emergency").get(lang).into();
    }
    services.rows.push(twin);
    let teams = table(books, "teams");
    set(teams, 2, "capacity", Tr::new("un", "one").get(lang).into());
    let operations = table(books, "operations");
    let field = "predecessors";
    set(operations, 6, field, Tr::new("PARAMM", "CONFIGG-S").get(lang).into());
}
