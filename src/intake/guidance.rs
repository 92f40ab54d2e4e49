//! Rows under a header that say how to fill it in: what is compulsory, an example, numbers of columns. They are no data.

use super::judge::Found;
use crate::model::{Grid, Row, Value};
use crate::text::normal::folded;

/// Rows under a header among which guidance is looked for.
const DEEPEST: usize = 5;

/// Words that say of a column whether it must be filled, or with what.
const WORDS: &[&str] = &[
    "obligatoire",
    "facultatif",
    "facultative",
    "optionnel",
    "optionnelle",
    "requis",
    "requise",
    "recommande",
    "texte",
    "date",
    "nombre",
    "numerique",
    "liste",
    "oui non",
    "o n",
    "mandatory",
    "required",
    "optional",
    "text",
    "number",
    "list",
    "yes no",
    "y n",
    "string",
    "jj mm aaaa",
    "dd mm yyyy",
    "n a",
];
/// What an example begins with.
const EXAMPLE: &[&str] = &["ex", "exemple", "e g", "example", "par exemple"];

/// The first row of data from `from` on: behind the last row of guidance among the first ones.
pub(super) fn end(grid: &Grid, table: &Found, from: usize) -> usize {
    let rows = grid.rows.iter().enumerate().skip(from).take(DEEPEST);
    rows.filter(|(_, row)| is_guidance(table, row)).map(|(at, _)| at + 1).max().unwrap_or(from)
}

fn is_guidance(table: &Found, row: &Row) -> bool {
    let texts: Vec<String> = table.labels.iter().map(|l| row.get(l.col)).filter(|v| !v.is_empty()).map(Value::shown).collect();
    let examples = texts.iter().filter(|t| EXAMPLE.iter().any(|word| begins(t, word))).count();
    let words = texts.iter().filter(|t| WORDS.contains(&folded(t).as_str())).count();
    let numbers = (1..).zip(&texts).filter(|(n, t)| **t == n.to_string() || **t == format!("({n})")).count();
    let bracketed = texts.iter().filter(|t| t.starts_with('(') && t.ends_with(')')).count();
    texts.len() >= 2
        && (bracketed == texts.len()
            || examples >= 2
            || words == texts.len()
            || words >= 3 && words * 10 >= texts.len() * 7
            || texts.len() >= 3 && numbers == texts.len())
}

/// `ex. : CARDIO`, never `Exter`.
fn begins(text: &str, word: &str) -> bool {
    let folded = folded(text);
    folded.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')) && text.contains([':', '.'])
}
