//! Which table is it: headers found wherever they stand, by what they mean.

use super::dictionary::{Dictionary, Hit, How, tab_is, tab_means};
use crate::model::{Grid, Row, Value};
use crate::schema::sheets::ALL;
use crate::schema::{Columns, Presence, SheetSpec};
use crate::text::normal::{folded, tidied};
use std::ops::Range;

/// Rows above which the first header is looked for, from the top of a sheet; the next ones are looked for after a blank row.
const TOP: usize = 80;
/// Longest text that can be a header.
const LONGEST: usize = 120;

/// A column of a table as its header names it.
#[derive(Clone, Debug)]
pub(super) struct Labelled {
    pub(super) col: u32,
    pub(super) header: String,
    pub(super) field: Option<usize>,
    pub(super) how: How,
}

/// A table found in a grid.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Index of the grid.
    pub(super) grid: usize,
    /// Index into [`ALL`].
    pub(super) spec: usize,
    pub(super) header_row: u32,
    pub(super) labels: Vec<Labelled>,
    /// Indices into the grid's rows that hold data.
    pub(super) body: Range<usize>,
    pub(super) score: f64,
    /// A kind that fits as well.
    pub(super) rival: Option<usize>,
    /// Required fields without a column.
    pub(super) missing: Vec<usize>,
}

impl Found {
    pub(super) fn spec(&self) -> &'static SheetSpec {
        &ALL[self.spec]
    }
    pub(super) fn columns(&self, grid: &Grid) -> Columns {
        let mut by_field = vec![None; self.spec().columns.len()];
        for label in &self.labels {
            if let Some(field) = label.field {
                by_field[field] = Some(label.col);
            }
        }
        let first = self.labels.iter().map(|l| l.col).min().unwrap_or(0);
        Columns { sheet: Some(grid.sheet), by_field, first, given: Vec::new(), month_first: Vec::new() }
    }
}

/// All tables of a grid, from top to bottom.
pub(super) fn tables(index: usize, grid: &Grid, file: &str, dictionary: &Dictionary) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < grid.rows.len() {
        let gap = at == 0 || grid.rows[at].row > grid.rows[at - 1].row + 1 || crosses_blank(grid, at);
        let worth = if found.is_empty() { at < TOP && !continues(grid, at) } else { gap };
        if !worth {
            if found.is_empty() {
                break;
            }
            at += 1;
            continue;
        }
        let here = headers_at(index, grid, at, file, dictionary);
        if here.is_empty() {
            at += 1;
            continue;
        }
        close(&mut found, at);
        let start = here.iter().map(|f| f.body.start).max().unwrap_or(at + 1);
        found.extend(here);
        at = start;
    }
    close(&mut found, grid.rows.len());
    found
}

/// Whether a row goes on in the manner of the one right above: as many texts, so it is a line of a list and no header of it.
fn continues(grid: &Grid, at: usize) -> bool {
    let filled = |r: &Row| r.cells.iter().filter(|c| !c.value.is_empty()).count();
    let Some(above) = at.checked_sub(1).and_then(|i| grid.rows.get(i)) else { return false };
    let row = &grid.rows[at];
    above.row + 1 == row.row && filled(above) >= 4 && filled(above) >= filled(row) && is_texts(above)
}

/// Whether the row before holds one cell at most: a title or a blank that a format keeps.
fn crosses_blank(grid: &Grid, at: usize) -> bool {
    grid.rows[at - 1].cells.iter().filter(|c| !c.value.is_empty()).count() <= 1
}

/// Ends the tables that are open.
fn close(found: &mut [Found], at: usize) {
    for table in found.iter_mut().filter(|t| t.body.end == usize::MAX) {
        table.body.end = at;
    }
}

/// Tables whose header begins on that row: one, or several side by side.
fn headers_at(index: usize, grid: &Grid, at: usize, file: &str, dictionary: &Dictionary) -> Vec<Found> {
    let Some(row) = grid.rows.get(at) else { return Vec::new() };
    let texts = row.cells.iter().filter(|c| matches!(&c.value, Value::Text(t) if !t.trim().is_empty() && t.len() <= LONGEST)).count();
    if texts < 2 {
        return Vec::new();
    }
    let single = labels_of(&[row]);
    let mut best = judge(index, grid, at, 1, &single, file, dictionary);
    if let Some(next) = grid.rows.get(at + 1).filter(|n| n.row == row.row + 1 && is_texts(n)) {
        let double = labels_of(&[row, next]);
        if let Some(two) = judge(index, grid, at, 2, &double, file, dictionary)
            && best.as_ref().is_none_or(|one| two.score > one.score + 0.5 && two.missing.len() <= one.missing.len())
        {
            best = Some(two);
        }
    }
    let parts: Vec<Vec<Label>> = segments(&single);
    if parts.len() > 1 {
        let apart: Vec<Found> =
            parts.iter().filter_map(|p| judge(index, grid, at, 1, p, file, dictionary)).filter(|f| f.missing.is_empty()).collect();
        if apart.len() > 1 {
            return apart;
        }
    }
    best.into_iter().collect()
}

/// A header's text, with the text of the level above it.
#[derive(Clone, Debug)]
struct Label {
    col: u32,
    own: String,
    above: String,
}

/// Labels of one or two header rows. The lower level tells columns apart; an empty one is a cell merged down from above.
fn labels_of(rows: &[&Row]) -> Vec<Label> {
    let text = |row: &Row, col: u32| match row.get(col) {
        Value::Text(t) => tidied(t).unwrap_or_else(|| t.to_string()),
        Value::Empty => String::new(),
        other => other.shown(),
    };
    let mut cols: Vec<u32> = rows.iter().flat_map(|r| r.cells.iter().filter(|c| !c.value.is_empty()).map(|c| c.col)).collect();
    cols.sort_unstable();
    cols.dedup();
    let mut above = String::new();
    cols.into_iter()
        .map(|col| match rows {
            [upper, lower] => {
                let (up, low) = (text(upper, col), text(lower, col));
                if !up.is_empty() {
                    above.clone_from(&up);
                }
                if low.is_empty() { Label { col, own: up, above: String::new() } } else { Label { col, own: low, above: above.clone() } }
            }
            _ => Label { col, own: rows.first().map(|r| text(r, col)).unwrap_or_default(), above: String::new() },
        })
        .collect()
}

fn is_texts(row: &Row) -> bool {
    row.cells.iter().filter(|c| !c.value.is_empty()).all(|c| matches!(&c.value, Value::Text(t) if t.len() <= LONGEST))
}

/// Labels in runs of neighbouring columns.
fn segments(labels: &[Label]) -> Vec<Vec<Label>> {
    let mut parts: Vec<Vec<Label>> = Vec::new();
    for label in labels {
        match parts.last_mut() {
            Some(part) if part.last().is_some_and(|l| l.col + 1 == label.col) => part.push(label.clone()),
            _ => parts.push(vec![label.clone()]),
        }
    }
    parts
}

/// The kind that those headers fit best, if any.
fn judge(index: usize, grid: &Grid, at: usize, height: usize, labels: &[Label], file: &str, dictionary: &Dictionary) -> Option<Found> {
    let meanings: Vec<Vec<Hit>> = labels
        .iter()
        .map(|l| {
            let mut hits: Vec<Hit> = dictionary.meanings(&l.own, file, &grid.name).to_vec();
            if !l.above.is_empty() {
                for joined in [format!("{} {}", l.above, l.own), format!("{} {}", l.own, l.above)] {
                    let more = dictionary.meanings(&joined, file, &grid.name);
                    for hit in more.iter().filter(|h| h.how == How::Exact) {
                        hits.retain(|h| h.spec != hit.spec);
                        hits.push(*hit);
                    }
                }
            }
            hits
        })
        .collect();
    let mut ranked: Vec<Reading> = (0..ALL.len())
        .filter_map(|spec| {
            let chosen = assign(spec, &meanings);
            let missing = missing(spec, &chosen);
            let score = score(spec, &chosen, &missing, &grid.name)?;
            Some((score, spec, chosen, missing))
        })
        .collect();
    // A required column that is missing weighs as much as one that is there.
    let worth = |r: &Reading| r.0 - 3.5 * r.3.len() as f64;
    ranked.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.1.cmp(&b.1)));
    let rival = ranked.get(1).filter(|r| r.3.is_empty() && ranked[0].0 - r.0 < 0.5).map(|r| r.1);
    let (score, spec, chosen, missing) = ranked.into_iter().next()?;
    let labels = labels.iter().zip(chosen).map(|(l, c)| Labelled {
        col: l.col,
        header: l.own.clone(),
        field: c.map(|c| c.0),
        how: c.map_or(How::Content, |c| c.1),
    });
    let header_row = grid.rows[at + height - 1].row;
    Some(Found { grid: index, spec, header_row, labels: labels.collect(), body: at + height..usize::MAX, score, rival, missing })
}

/// A kind that headers may be of: its score, its index, which field each column is, the required fields that are missing.
type Reading = (f64, usize, Vec<Option<(usize, How)>>, Vec<usize>);

/// Which column is which field of a sheet: the best reading of each field, one field a column.
fn assign(spec: usize, meanings: &[Vec<Hit>]) -> Vec<Option<(usize, How)>> {
    let mut readings: Vec<(How, usize, usize, usize)> = meanings
        .iter()
        .enumerate()
        .flat_map(|(col, hits)| hits.iter().filter(|h| h.spec == spec).map(move |h| (h.how, h.rank, col, h.field)))
        .collect();
    readings.sort_unstable();
    let mut taken = vec![false; ALL[spec].columns.len()];
    let mut chosen = vec![None; meanings.len()];
    for (how, _, col, field) in readings {
        if chosen[col].is_none() && !taken[field] {
            chosen[col] = Some((field, how));
            taken[field] = true;
        }
    }
    chosen
}

fn missing(spec: usize, chosen: &[Option<(usize, How)>]) -> Vec<usize> {
    let has = |field: usize| chosen.iter().flatten().any(|c| c.0 == field);
    ALL[spec].columns.iter().enumerate().filter(|(field, c)| c.presence != Presence::Optional && !has(*field)).map(|(field, _)| field).collect()
}

/// How well a sheet fits: its required columns weigh most. `None` when it does not: at most one required column may be missing, and then the rest must be telling.
fn score(spec: usize, chosen: &[Option<(usize, How)>], missing: &[usize], tab: &str) -> Option<f64> {
    let sheet = &ALL[spec];
    let named = tab_means(tab, sheet);
    let matched = chosen.iter().flatten().count();
    let sure = chosen.iter().flatten().filter(|c| c.1 <= How::Exact).count();
    let fits = match missing.len() {
        0 => matched >= 2 && sure >= if matched == 2 { 2 } else { 1 },
        1 => sure >= 2 && (matched >= 4 || named),
        2 => named && matched >= 3 && sure >= 2,
        _ => false,
    };
    if !fits {
        return None;
    }
    let weight = |field: usize| if sheet.columns[field].presence == Presence::Optional { 1.0 } else { 3.0 };
    let total: f64 = chosen.iter().flatten().map(|(field, how)| weight(*field) * how.weight()).sum();
    // A tab that bears a sheet's very name weighs more than two columns that another sheet would read as well.
    Some(
        total
            + if tab_is(tab, sheet) {
                6.0
            } else if named {
                2.5
            } else {
                0.0
            },
    )
}

/// Whether a row repeats the header of its table, as lists printed page by page do.
pub(super) fn repeats_header(table: &Found, row: &Row) -> bool {
    let mut same = 0;
    for label in &table.labels {
        match row.get(label.col) {
            Value::Text(t) if folded(t) == folded(&label.header) => same += 1,
            v if v.is_empty() => {}
            _ => return false,
        }
    }
    same >= 2
}
