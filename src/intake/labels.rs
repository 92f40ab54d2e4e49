//! What stands above the columns of a table: one to three rows of header, of which one level tells the columns apart and the others are context.

use crate::model::{Row, Value};
use crate::text::normal::{folded, tidied};
use std::collections::BTreeSet;

/// Longest text that can be a header, in bytes.
pub(super) const LONGEST: usize = 120;

/// A column's header, with the text of the level around it.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) col: u32,
    /// The text of the level that tells columns apart; empty where a column has none.
    pub(super) own: String,
    /// What stands above (or below): context.
    pub(super) around: String,
}

/// Labels of one to three rows of header.
pub(super) fn labels_of(rows: &[&Row]) -> Vec<Label> {
    let mut cols: Vec<u32> = rows.iter().flat_map(|r| r.cells.iter().filter(|c| !c.value.is_empty()).map(|c| c.col)).collect();
    cols.sort_unstable();
    cols.dedup();
    let levels: Vec<Vec<String>> = rows.iter().map(|row| cols.iter().map(|col| text(row, *col)).collect()).collect();
    // The lowest level wins, unless one above it tells more columns apart: `(texte) | (texte) | (date)` names nothing.
    let owns: Vec<Vec<&str>> = (0..levels.len()).map(|telling| own_texts(&levels, telling, cols.len())).collect();
    // Tables side by side may have the same headers: each run of columns is counted apart.
    let run_of = |at: usize| cols[at] as usize - at;
    let distinct = |own: &Vec<&str>| own.iter().enumerate().map(|(at, t)| (run_of(at), folded(t))).collect::<BTreeSet<_>>().len();
    let Some(own) = owns.into_iter().rev().reduce(|best, higher| if distinct(&higher) > distinct(&best) { higher } else { best }) else {
        return Vec::new();
    };
    // A group's name stands over its first column and holds for those at its right.
    let mut groups = vec![""; levels.len()];
    let mut labels = Vec::with_capacity(cols.len());
    for (at, (col, own)) in cols.into_iter().zip(own).enumerate() {
        for (group, level) in groups.iter_mut().zip(&levels) {
            match level.get(at).map(String::as_str) {
                Some(text) if !text.is_empty() => *group = text,
                _ => {}
            }
        }
        let around: Vec<&str> = groups.iter().copied().filter(|t| !t.is_empty() && *t != own).collect();
        labels.push(Label { col, own: own.to_owned(), around: around.join(" ") });
    }
    labels
}

/// The text of each column when that level is the one that tells them apart: a cell merged down leaves the levels below it empty.
fn own_texts(levels: &[Vec<String>], telling: usize, columns: usize) -> Vec<&str> {
    let order: Vec<usize> = std::iter::once(telling).chain((0..levels.len()).rev()).collect();
    let text = |level: usize, at: usize| levels.get(level).and_then(|l| l.get(at)).map_or("", String::as_str);
    (0..columns).map(|at| order.iter().map(|level| text(*level, at)).find(|t| !t.is_empty()).unwrap_or_default()).collect()
}

fn text(row: &Row, col: u32) -> String {
    match row.get(col) {
        Value::Text(t) => tidied(t).unwrap_or_else(|| t.to_string()),
        Value::Empty => String::new(),
        other => other.shown(),
    }
}

/// Whether a row holds short texts alone, as a header does.
pub(super) fn is_texts(row: &Row) -> bool {
    row.cells.iter().filter(|c| !c.value.is_empty()).all(|c| matches!(&c.value, Value::Text(t) if t.len() <= LONGEST))
}

/// Labels in runs of neighbouring columns.
pub(super) fn segments(labels: &[Label]) -> Vec<Vec<Label>> {
    let mut parts: Vec<Vec<Label>> = Vec::new();
    for label in labels {
        match parts.last_mut() {
            Some(part) if part.last().is_some_and(|l| l.col + 1 == label.col) => part.push(label.clone()),
            _ => parts.push(vec![label.clone()]),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;

    fn row(at: u32, texts: &[&str]) -> Row {
        let cells = (0u32..).zip(texts).filter(|(_, t)| !t.is_empty()).map(|(col, t)| Cell { col, value: Value::text(*t) }).collect();
        Row { row: at, cells, hidden: false, struck: false }
    }

    fn shown(rows: &[&[&str]]) -> Vec<String> {
        let rows: Vec<Row> = (0u32..).zip(rows).map(|(at, texts)| row(at, texts)).collect();
        labels_of(&rows.iter().collect::<Vec<_>>()).iter().map(|l| format!("{}<{}", l.own, l.around)).collect()
    }

    #[test]
    fn the_level_that_tells_columns_apart_wins_and_the_others_are_context() {
        assert_eq!(shown(&[&["Identité", "", "Affectation"], &["Nom", "Prénom", "UF"]]), ["Nom<Identité", "Prénom<Identité", "UF<Affectation"]);
        assert_eq!(shown(&[&["Matricule", "Dates", ""], &["", "Début", "Fin"]]), ["Matricule<", "Début<Dates", "Fin<Dates"]);
        assert_eq!(
            shown(&[&["Matricule", "Nom", "Arrivée"], &["(texte)", "(texte)", "(date)"]]),
            ["Matricule<(texte)", "Nom<(texte)", "Arrivée<(date)"]
        );
        assert_eq!(shown(&[&["ORTHO", "", "", "VISC", ""], &["Nom", "Prénom", "", "Nom", "Prénom"]])[2], "Nom<VISC");
        assert_eq!(
            shown(&[&["Agent", "", "Poste"], &["Matricule", "Nom", "UF"], &["obligatoire", "obligatoire", "obligatoire"]]),
            ["Matricule<Agent obligatoire", "Nom<Agent obligatoire", "UF<Poste obligatoire"]
        );
    }
}
