//! The example cycle of `templates/cycle`, as rows of cells: what `init` writes, and what serves where no Operations sheet is given. Its figures are example values.

use super::cells::numbers_of;
use crate::model::{Lang, Value};

/// A template: a header line, then rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    Cycle,
    Raci,
    Teams,
}

/// Our own files: `;` between plain cells.
pub fn cells(template: Template, lang: Lang) -> Vec<Vec<Value>> {
    let text = match (template, lang) {
        (Template::Cycle, Lang::Fr) => include_str!("../../templates/cycle/cycle.fr.csv"),
        (Template::Cycle, Lang::En) => include_str!("../../templates/cycle/cycle.en.csv"),
        (Template::Raci, Lang::Fr) => include_str!("../../templates/cycle/raci.fr.csv"),
        (Template::Raci, Lang::En) => include_str!("../../templates/cycle/raci.en.csv"),
        (Template::Teams, Lang::Fr) => include_str!("../../templates/cycle/teams.fr.csv"),
        (Template::Teams, Lang::En) => include_str!("../../templates/cycle/teams.en.csv"),
    };
    text.lines().map(|line| line.split(';').map(cell).collect()).collect()
}

fn cell(text: &str) -> Value {
    let text = text.trim();
    match numbers_of(text) {
        _ if text.is_empty() => Value::Empty,
        Some(n) => Value::Number(n),
        None => Value::text(text),
    }
}
