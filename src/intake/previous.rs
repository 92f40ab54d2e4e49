//! What the last OUT's own files said: the ledger of accounts, first passwords not used yet.

use crate::model::previous::{GivenPassword, LedgerLine};
use crate::model::{Code, Day, Grid, Lang, Secret, Value};
use crate::schema::{CellType, ReadCx};
use crate::text::Tr;
use crate::text::labels::accounts as labels;
use crate::text::normal::folded;

/// Whether a header is that one, in either language: the very words with which it was written.
fn is(found: &str, header: Tr) -> bool {
    let found = folded(found);
    [Lang::Fr, Lang::En].iter().any(|lang| folded(header.get(*lang)) == found)
}

/// Lines of `accounts/accounts.xlsx`, wherever its header stands and whatever people did to its columns.
pub fn ledger(grids: &[Grid]) -> Vec<LedgerLine> {
    let mut lines = Vec::new();
    for grid in grids {
        let column =
            |row: &crate::model::Row, header: Tr| row.cells.iter().find(|c| matches!(&c.value, Value::Text(t) if is(t, header))).map(|c| c.col);
        let header = |row: &crate::model::Row| Some((column(row, labels::LOGIN)?, column(row, labels::STAFF_ID)?));
        let Some((at, (login, person))) = grid.rows.iter().enumerate().take(40).find_map(|(at, row)| Some((at, header(row)?))) else {
            continue;
        };
        let header = &grid.rows[at];
        let (loaded, memory) = (column(header, labels::LOADED), column(header, labels::MEMORY));
        for row in &grid.rows[at + 1..] {
            let text = |col: u32| row.get(col).shown().trim().to_owned();
            let login = text(login);
            if login.is_empty() {
                continue;
            }
            let day = loaded.and_then(|c| Day::read(row.get(c), &ReadCx::default()).value());
            lines.push(LedgerLine { login, person: Code::new(text(person)), action: memory.map(text).unwrap_or_default(), loaded: day });
        }
    }
    lines
}

/// First passwords of `accounts/secret/first-passwords.csv`: the columns of login and password, found by their headers. The text is wiped.
pub fn passwords(text: String) -> Vec<GivenPassword> {
    let mut text = zeroize::Zeroizing::new(text);
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let Some(header) = lines.next() else { return Vec::new() };
    let separator = if header.contains(';') { ';' } else { ',' };
    let bare = |field: &str| field.trim().trim_matches('"').to_owned();
    let at = |wanted: Tr| header.split(separator).position(|h| is(&bare(h), wanted));
    let (Some(login), Some(password)) = (at(labels::LOGIN), at(labels::PASSWORD)) else { return Vec::new() };
    let given = lines
        .filter_map(|line| {
            let fields: Vec<&str> = line.split(separator).collect();
            let (login, secret) = (bare(fields.get(login)?), bare(fields.get(password)?));
            (!login.is_empty() && !secret.is_empty()).then(|| GivenPassword { login, secret: Secret::new(secret) })
        })
        .collect();
    zeroize::Zeroize::zeroize(&mut *text);
    given
}
