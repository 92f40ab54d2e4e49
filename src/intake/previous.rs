//! What the last OUT's own files said: the ledger of accounts, first passwords not used yet.

use crate::model::previous::{GivenPassword, LedgerLine};
use crate::model::{Code, Day, Grid, Secret, Value};
use crate::schema::{CellType, ReadCx};
use crate::text::normal::folded;

/// Columns of the ledger, as its sheet names them in either language.
const LOGIN: [&str; 2] = ["identifiant", "login"];
const PERSON: [&str; 2] = ["matricule", "staff id"];
const LOADED: [&str; 2] = ["charge le", "loaded on"];
const MEMORY: [&str; 2] = ["memoire", "memory"];

/// Lines of `accounts/accounts.xlsx`, wherever its header stands and whatever people did to its columns.
pub fn ledger(grids: &[Grid]) -> Vec<LedgerLine> {
    let mut lines = Vec::new();
    for grid in grids {
        let column = |row: &crate::model::Row, names: [&str; 2]| {
            row.cells.iter().find(|c| matches!(&c.value, Value::Text(t) if names.contains(&folded(t).as_str()))).map(|c| c.col)
        };
        let Some((at, login, person)) =
            grid.rows.iter().enumerate().take(40).find_map(|(at, row)| Some((at, column(row, LOGIN)?, column(row, PERSON)?)))
        else {
            continue;
        };
        let header = &grid.rows[at];
        let (loaded, memory) = (column(header, LOADED), column(header, MEMORY));
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
    let names: Vec<String> = header.split(separator).map(|h| folded(&bare(h))).collect();
    let at = |wanted: &[&str]| names.iter().position(|n| wanted.contains(&n.as_str()));
    let (Some(login), Some(password)) = (at(&LOGIN), at(&["mot de passe", "mot de passe provisoire", "password", "first password"])) else {
        return Vec::new();
    };
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
