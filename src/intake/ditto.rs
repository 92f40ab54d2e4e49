//! Marks of repetition: `"`, `idem`, `''` stand for what the cell above holds.

use super::duty;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{Grid, Row, Value};

/// Longest mark, in bytes.
const LONGEST: usize = 8;

/// Puts the value above in place of each mark, and says where.
pub(super) fn fill(grid: &mut Grid, file: &str) -> Vec<Diagnostic> {
    let marked = |row: &Row| row.cells.iter().any(|c| is_mark(&c.value));
    if !grid.rows.iter().any(marked) {
        return Vec::new();
    }
    // In a duty roster a mark under a day may as well repeat the day before: left as it is.
    let rosters: Vec<_> = duty::regions(grid, file).into_iter().map(|r| r.claim).collect();
    let mut said = Vec::new();
    for at in 1..grid.rows.len() {
        let (above, here) = grid.rows.split_at_mut(at);
        let (Some(above), Some(row)) = (above.last(), here.first_mut()) else { continue };
        if above.row + 1 != row.row || rosters.iter().any(|r| r.has_row(row.row)) {
            continue;
        }
        for cell in row.cells.iter_mut().filter(|c| is_mark(&c.value)) {
            let value = above.get(cell.col);
            if !value.is_empty() && !is_mark(value) {
                cell.value = value.clone();
                said.push((row.row, cell.col));
            }
        }
    }
    said.into_iter().map(|(row, col)| Diagnostic::at(grid.place(row, col), Intake::Repeated {})).collect()
}

fn is_mark(value: &Value) -> bool {
    let Value::Text(text) = value else { return false };
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return false;
    }
    let mut quotes = text.chars().filter(|c| !matches!(c, ' ' | '-' | '–')).peekable();
    quotes.peek().is_some() && quotes.all(|c| matches!(c, '"' | '\'' | '’' | '″' | '〃' | '”' | '“' | '»' | '«'))
        || ["idem", "id.", "ibid.", "ditto", "do."].iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_repetition_are_told_from_words() {
        for mark in ["\"", "''", " \" ", "-\"-", "〃", "idem", "Idem", "id.", "”"] {
            assert!(is_mark(&Value::text(mark)), "{mark}");
        }
        for other in ["", "-", "id", "I", "do", "identique", "O'", "L'"] {
            assert!(!is_mark(&Value::text(other)), "{other}");
        }
    }
}
