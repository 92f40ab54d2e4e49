//! Codes and names told by where they stand, in a list that its other columns tell already: `Repère | Chantier | Équipe | Durée | Dépend de`.

use super::dictionary::{Hit, How};
use super::judge::{Chosen, column_of};
use super::labels::Label;
use crate::model::{Grid, Value};
use crate::schema::Presence;
use crate::schema::sheets::ALL;
use std::collections::BTreeSet;

/// Rows looked at.
const SAMPLE: usize = 200;
/// Other columns that must be known.
const OTHERS: usize = 3;
/// Longest code, in characters.
const LONGEST: usize = 16;

/// Lists of things that have a code and a name.
const KINDS: &[&str] = &["services", "operations", "modules", "rooms", "teams"];

/// Finds the code and the name that a list needs among the columns that nothing explains, where three others are known.
pub(super) fn fill(spec: usize, labels: &[Label], chosen: &mut Chosen, grid: &Grid, below: usize) {
    let sheet = &ALL[spec];
    if !KINDS.contains(&sheet.kind) {
        return;
    }
    let find = |names: [&str; 2]| names.iter().find_map(|n| sheet.index(n));
    let (key, name) = (find(["code", "id"]), find(["name", "title"]));
    let others = chosen.iter().flatten().filter(|(hit, _)| Some(hit.field) != key && Some(hit.field) != name && hit.how <= How::Words).count();
    if others < OTHERS {
        return;
    }
    let hit = |field: usize| Some((Hit { spec, field, how: How::Content, rank: 0, word: "" }, None));
    let free = |chosen: &Chosen, at: usize| chosen[at].is_none() && !labels[at].own.is_empty();
    if let Some(field) = key.filter(|f| sheet.columns[*f].presence == Presence::Key && column_of(chosen, *f).is_none()) {
        let first = (0..labels.len()).find(|at| free(chosen, *at) && is_codes(grid, below, labels[*at].col));
        // Codes stand before what they are the codes of.
        if let Some(at) = first.filter(|at| (0..*at).all(|before| chosen[before].is_none_or(|(hit, _)| Some(hit.field) != name))) {
            chosen[at] = hit(field);
        }
    }
    if let Some(field) = name.filter(|f| sheet.columns[*f].presence != Presence::Optional && column_of(chosen, *f).is_none()) {
        let found = (0..labels.len()).find(|at| free(chosen, *at) && is_names(grid, below, labels[*at].col));
        if let Some(at) = found {
            chosen[at] = hit(field);
        }
    }
}

fn texts(grid: &Grid, below: usize, col: u32) -> Vec<String> {
    let cells = grid.rows.iter().skip(below).take(SAMPLE).map(|r| r.get(col)).filter(|v| !v.is_empty());
    cells.map(|v| v.shown().trim().to_owned()).collect()
}

/// Short words without spaces, nearly all of them different.
fn is_codes(grid: &Grid, below: usize, col: u32) -> bool {
    let texts = texts(grid, below, col);
    let short = texts.iter().filter(|t| t.chars().count() <= LONGEST && !t.contains(' ') && t.chars().any(char::is_alphanumeric)).count();
    let distinct = texts.iter().collect::<BTreeSet<_>>().len();
    texts.len() >= 2 && short * 10 >= texts.len() * 9 && distinct * 10 >= texts.len() * 8
}

/// Words, nearly all of them different.
fn is_names(grid: &Grid, below: usize, col: u32) -> bool {
    let words = grid.rows.iter().skip(below).take(SAMPLE).map(|r| r.get(col)).filter(|v| !v.is_empty());
    let (all, good) = words.fold((0, 0), |(all, good), v| {
        let word = matches!(v, Value::Text(t) if t.chars().filter(|c| c.is_alphabetic()).count() >= 4);
        (all + 1, good + usize::from(word))
    });
    let texts = texts(grid, below, col);
    let distinct = texts.iter().collect::<BTreeSet<_>>().len();
    all >= 2 && good * 10 >= all * 9 && distinct * 10 >= texts.len() * 8
}
