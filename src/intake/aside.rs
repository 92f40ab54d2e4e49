//! Rows of the users' lists of which nobody is made: whom they name. Their accounts are left alone, also where the staff id is what is wrong.

use super::judge::Found;
use super::rows;
use crate::model::{Grid, NamedRow, Person, Text};
use crate::schema::sheets::UserRow;
use crate::schema::{Columns, RowView, Sheet};
use crate::text::normal::folded;
use std::cell::RefCell;
use std::sync::Arc;

/// Whom the rows of a table name that are not among those `kept`, which are in the order of the sheet.
pub(super) fn of_table(table: &Found, grid: &Grid, columns: &Columns, kept: &[Vec<UserRow>]) -> Vec<NamedRow> {
    let columns = Arc::new(columns.clone());
    let report = RefCell::new(Vec::new());
    let mut kept = kept.iter().flatten().map(|row| row.at.row).peekable();
    let mut aside = Vec::new();
    for row in rows::data_rows(table, grid) {
        if kept.next_if_eq(&row.row).is_none() {
            aside.push(of_view(&RowView { spec: &UserRow::SPEC, sheet: grid.sheet, row, columns: &columns, report: &report }));
        }
    }
    aside
}

fn of_view(view: &RowView<'_>) -> NamedRow {
    let text = |field: usize| Text::from(view.value(field).shown());
    NamedRow {
        last: text(UserRow::last),
        first: text(UserRow::first),
        birth_name: text(UserRow::birth),
        email: text(UserRow::email),
        login: text(UserRow::login),
        refused: true,
    }
}

/// Whom a row names that was read.
pub(super) fn of_row(row: &UserRow, refused: bool) -> NamedRow {
    NamedRow {
        last: row.last.clone(),
        first: row.first.clone(),
        birth_name: row.birth.clone().unwrap_or_default(),
        email: row.email.as_ref().map(|e| e.0.clone()).unwrap_or_default(),
        login: row.login.as_ref().map(|l| l.0.clone()).unwrap_or_default(),
        refused,
    }
}

/// Whether a row with the staff id of somebody may be another person's whose id was mistyped: a second row of one list, or another name or address.
pub(super) fn may_be_another(person: &Person, row: &UserRow) -> bool {
    let same_names = folded(&person.last) == folded(&row.last) && folded(&person.first) == folded(&row.first);
    let other_address = row.email.as_ref().zip(person.email.as_ref()).is_some_and(|(a, b)| !a.0.eq_ignore_ascii_case(b));
    row.at.sheet == person.place.sheet || !same_names || other_address
}
