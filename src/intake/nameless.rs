//! Lists of people without a header: said, never read, since the first person would be taken for one.

use crate::model::{Grid, Row, Value};
use crate::schema::cells::ids::StaffId;
use crate::schema::cells::{CellType, Email, ReadCx};

/// Rows looked at.
const SAMPLE: usize = 200;

/// Whether nearly all rows of a grid, the first one included, look like people: two names, and a staff id or an address.
pub(super) fn is_people(grid: &Grid) -> bool {
    let rows = grid.rows.len().min(SAMPLE);
    let alike = grid.rows.iter().take(SAMPLE).filter(|r| is_person(r)).count();
    rows >= 3 && alike * 10 >= rows * 8 && grid.rows.first().is_some_and(is_person)
}

fn is_person(row: &Row) -> bool {
    let cx = ReadCx::default();
    let id = |v: &Value| {
        StaffId::read(v, &cx).value().is_some_and(|id| {
            let id = id.0.as_str();
            id.len() >= 4 && id.chars().filter(char::is_ascii_digit).count() >= 4 && id.chars().all(|c| c.is_ascii_alphanumeric())
        })
    };
    // A short code, then a surname in capitals beside a first name.
    let code = |v: &Value| matches!(v, Value::Text(t) if t.len() <= 10 && t.chars().filter(char::is_ascii_digit).count() >= 2 && t.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-'));
    let capitals = |v: &Value| {
        is_name(v) && matches!(v, Value::Text(t) if t.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !t.chars().any(char::is_lowercase))
    };
    let given = |v: &Value| is_name(v) && matches!(v, Value::Text(t) if t.chars().any(char::is_lowercase));
    if row.cells.iter().any(|c| code(&c.value)) && row.cells.windows(2).any(|w| capitals(&w[0].value) && given(&w[1].value)) {
        return true;
    }
    let tells = row.cells.iter().any(|c| id(&c.value) || Email::read(&c.value, &cx).value().is_some());
    tells && row.cells.iter().filter(|c| is_name(&c.value)).count() >= 2
}

/// A word or two with a capital in front, letters alone.
fn is_name(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    text.chars().next().is_some_and(char::is_uppercase) && text.chars().all(|c| c.is_alphabetic() || " -'’".contains(c))
}
