//! Common words that mean a field once the sheet is known: `Qui` in a list of operations, `Niveau` in one of issues.

use super::dictionary::{Hit, How, tab_means};
use super::judge::{Chosen, GENERIC, Sight, column_of};
use super::labels::Label;
use super::short;
use crate::document::Look;
use crate::model::{Grid, Row, Value};
use crate::schema::sheets::ALL;
use crate::schema::{ColumnSpec, Presence, fits};
use crate::text::normal::folded;
use std::collections::HashMap;

/// Rows whose cells are looked at.
const SAMPLE: usize = 100;
/// Words of a header among which one may mean the field.
const WORDS: usize = 4;
/// Letters without which a word among others tells nothing.
const LEAST: usize = 4;
/// Words that count something else: `Nbre de lits`.
const COUNTS: &[&str] = &["nbre", "nombre", "number", "total"];

/// The common words that the sheets declare.
pub(super) struct Within {
    /// By word: sheet, field, place in the field's list.
    words: HashMap<String, Vec<(usize, usize, usize)>>,
    /// Headers of one word, which may stand among others: `Après quoi`, `Mini pers.`.
    alone: HashMap<String, Vec<(usize, usize)>>,
}

impl Within {
    pub(super) fn new() -> Within {
        let mut words: HashMap<String, Vec<(usize, usize, usize)>> = HashMap::new();
        let mut alone: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (spec, sheet) in ALL.iter().enumerate() {
            for (field, column) in sheet.columns.iter().enumerate() {
                for (rank, word) in column.within.iter().enumerate() {
                    words.entry(short::in_full(word)).or_default().push((spec, field, rank));
                }
                let telling = |w: &String| w.len() >= LEAST && !w.contains(' ') && !GENERIC.contains(&w.as_str());
                let headers = [column.header.fr, column.header.en].into_iter().chain(column.synonyms.iter().copied()).map(folded);
                for word in headers.filter(telling) {
                    alone.entry(short::in_full(&word)).or_default().push((spec, field));
                }
            }
        }
        Within { words, alone }
    }

    /// The fields of a sheet that a header means: it is such a word, or holds one among a few others.
    pub(super) fn fields(&self, spec: usize, bare: &str, whole: &str, otherwise: impl Fn(&str) -> bool) -> Vec<usize> {
        // `De`, `U.` are those words themselves, not the beginning of others.
        let same = |text: &str, h: &(usize, usize, usize)| text.len() > 2 || ALL[h.0].columns[h.1].within.get(h.2).is_some_and(|word| *word == text);
        let of = |text: &str| -> Vec<(usize, usize)> {
            let hits = self.words.get(&short::in_full(text)).into_iter().flatten();
            hits.filter(|h| h.0 == spec && same(text, h)).map(|h| (h.2, h.1)).collect()
        };
        let mut found = of(bare);
        found.extend(of(whole));
        found.sort_unstable();
        if found.is_empty() {
            let words: Vec<&str> = bare.split(' ').collect();
            if words.len() > 1 && words.len() <= WORDS && !words.iter().any(|w| otherwise(w)) {
                // The first word names: `Niveau de l'incident`.
                let of_headers = |w: &str| -> Vec<(usize, usize)> {
                    let hits = self.alone.get(&short::in_full(w)).into_iter().flatten();
                    hits.filter(|h| h.0 == spec).map(|h| (0, h.1)).collect()
                };
                let telling = || words.iter().filter(|w| w.len() >= LEAST && !COUNTS.contains(w));
                let first = |of: &dyn Fn(&str) -> Vec<(usize, usize)>| telling().map(|w| of(w)).find(|hits| !hits.is_empty());
                found = first(&of).or_else(|| first(&of_headers)).unwrap_or_default();
            }
        }
        found.into_iter().map(|(_, field)| field).collect()
    }
}

/// Finds fields for the columns that nothing else explains, where a common word names one and the cells can be read as it.
pub(super) fn fill(spec: usize, labels: &[Label], chosen: &mut Chosen, sight: Sight<'_>, below: usize) {
    let grid = sight.grid;
    let sheet = &ALL[spec];
    let sure = chosen.iter().flatten().filter(|(hit, _)| hit.how <= How::Thing).count();
    if sure == 0 {
        return;
    }
    // What a sheet needs is told by a common word where the columns around it are known: most of them, or those of a tab that bears its name.
    let headed = labels.iter().filter(|l| !l.own.is_empty()).count();
    let known = sure >= 2 && (tab_means(&grid.name, sheet) || (sure + 1) * 2 > headed);
    for (at, label) in labels.iter().enumerate() {
        if chosen[at].is_some() || label.own.is_empty() {
            continue;
        }
        let free = |field: &usize| column_of(chosen, *field).is_none() && (known || sheet.columns[*field].presence == Presence::Optional);
        let fields = sight.dictionary.within(spec, &label.own, sight.file, &grid.name);
        if let Some(field) = fields.into_iter().filter(free).find(|f| fit(&sheet.columns[*f], grid, below, label.col)) {
            chosen[at] = Some((Hit { spec, field, how: How::Within, rank: 0, word: sheet.columns[field].header.fr }, None));
        }
    }
}

/// Whether most cells of a column can be read as those of a field; words where words are awaited.
fn fit(column: &ColumnSpec, grid: &Grid, below: usize, col: u32) -> bool {
    let words = matches!(column.look, Look::Text | Look::Long);
    let cells = in_one_piece(grid, below).take(SAMPLE).map(|r| r.get(col)).filter(|v| !v.is_empty());
    let good = |v: &Value| (column.fits)(v) && !(words && is_no_word(v));
    let (all, good) = cells.fold((0, 0), |(all, fit), v| (all + 1, fit + usize::from(good(v))));
    good * 10 >= all * 7
}

/// Rows down to the first blank one: what stands below may be another table.
pub(super) fn in_one_piece(grid: &Grid, below: usize) -> impl Iterator<Item = &Row> {
    let rows = grid.rows.get(below..).unwrap_or_default();
    let end = rows.windows(2).position(|w| w[1].row > w[0].row + 1).map_or(rows.len(), |at| at + 1);
    rows[..end].iter()
}

/// A day, a yes, a number that is no staff id: where words are awaited, the column is another thing.
fn is_no_word(value: &Value) -> bool {
    match value {
        Value::Date(_) | Value::Bool(_) => true,
        Value::Number(n) => *n < 100.0 || n.fract() != 0.0,
        Value::Text(t) => t.len() < 3 && t.chars().all(|c| c.is_ascii_digit()) || t.len() <= 5 && fits::<bool>(value),
        _ => false,
    }
}
