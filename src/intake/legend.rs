//! Legends beside a matrix: what a letter or a code means. Never a row of the matrix, never a column of it.

use super::matrix::text_of;
use crate::model::{Row, Value};
use crate::text::normal::folded;

/// Headers of a legend's columns, folded.
const HEADERS: &[&str] = &[
    "legende",
    "legendes",
    "legend",
    "lecture",
    "signification",
    "significations",
    "meaning",
    "lettre",
    "lettres",
    "letter",
    "letters",
    "cle",
    "key",
    "cle de lecture",
    "codes",
    "definition",
    "definitions",
];

/// Whether a text heads a legend, or begins one: `Légende : R = réalise`.
pub(super) fn is_title(text: &str) -> bool {
    let key = folded(text);
    HEADERS.contains(&key.as_str()) || ["legende ", "legend ", "lecture ", "cle de lecture"].iter().any(|w| key.starts_with(w))
}

/// `M = Matin`, `N : nuit (21h-7h)`: a code of at most `longest` characters, and what it means.
pub(super) fn entry(text: &str, longest: usize) -> Option<(&str, &str)> {
    let (code, meaning) = text.split_once(['=', ':', '→']).or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" - "))?;
    let (code, meaning) = (code.trim(), meaning.trim());
    let short = !code.is_empty() && code.chars().count() <= longest && code.chars().all(|c| c.is_alphanumeric() || "/+*".contains(c));
    // `6h30-14h`, `13:30 - 21:00`.
    let hours = || meaning.contains(['-', '–', 'à']) && meaning.chars().all(|c| c.is_ascii_digit() || "hH:-–à ".contains(c));
    let word = meaning.chars().filter(|c| c.is_alphabetic()).count() >= 3 || hours();
    (short && word).then_some((code, meaning))
}

/// `M matin 6h30-14h`, behind the word that says that it is a legend: a code in capitals, then what it means.
pub(super) fn bare_entry(text: &str, longest: usize) -> Option<(&str, &str)> {
    let (code, meaning) = text.split_once(' ')?;
    let short = code.chars().count() <= longest && code.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || "/+*".contains(c));
    (short && code.chars().any(char::is_alphabetic) && meaning.chars().filter(|c| c.is_alphabetic()).count() >= 3).then_some((code, meaning.trim()))
}

/// A code and its meaning in two neighbouring cells, the first ones of a row at or after a column.
pub(super) fn pair(row: &Row, from: u32, longest: usize) -> Option<(String, String)> {
    let mut cells = row.cells.iter().filter(|c| c.col >= from && !c.value.is_empty());
    let (code, next) = (cells.next()?, cells.next()?);
    let (Value::Text(_), Some(code_text)) = (&next.value, text_of(&code.value)) else { return None };
    let meaning = text_of(&next.value)?;
    let short = code_text.chars().count() <= longest && !code_text.contains(' ');
    let words = meaning.chars().filter(|c| c.is_alphabetic()).count() >= 4;
    (short && words && next.col <= code.col + 2).then_some((code_text, meaning))
}

/// Whether a row explains letters of a RACI: `R = Réalise | A = Approuve`, or `R | Réalise` in its first cells.
pub(super) fn explains_letters(row: &Row) -> bool {
    let mut texts = row.cells.iter().filter(|c| !c.value.is_empty()).filter_map(|c| text_of(&c.value));
    let Some(first) = texts.next() else { return false };
    if is_title(&first) || is_letter_entry(&first) {
        return true;
    }
    let one = matches!(first.trim(), "R" | "A" | "C" | "I" | "r" | "a" | "c" | "i");
    one && row.cells.iter().filter(|c| !c.value.is_empty()).count() <= 3 && pair(row, 0, 1).is_some()
}

/// `R = Réalise`, `A : approuve, un seul par ligne`.
pub(super) fn is_letter_entry(text: &str) -> bool {
    entry(text, 1).is_some_and(|(code, _)| matches!(code, "R" | "A" | "C" | "I" | "r" | "a" | "c" | "i"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legend_is_told_from_a_code_and_its_name() {
        assert_eq!(entry("R = Réalise", 1), Some(("R", "Réalise")));
        assert_eq!(entry("N : nuit (21h-7h)", 4), Some(("N", "nuit (21h-7h)")));
        assert_eq!(entry("M : 6h30-14h", 4), Some(("M", "6h30-14h")));
        assert_eq!(entry("Préparation : lot 2", 4), None);
        assert!(is_title("Légende") && is_title("Légende : R = réalise") && !is_title("Légendaire"));
        assert!(is_letter_entry("A : approuve, un seul par ligne") && !is_letter_entry("B : bloque"));
    }
}
