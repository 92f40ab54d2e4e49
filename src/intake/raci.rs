//! The RACI: operations × actors, either way round, wherever it stands on a sheet.

use super::actors::usual_actor;
use super::days;
use super::judge::Found;
use super::legend;
use super::matrix::{Claim, Head, Mark, is_none, text_of, titles_above};
use super::raci_names;
use crate::diagnostics::catalogue::intake::Intake;
use crate::diagnostics::{Diagnostic, Recognised, RecognisedColumn, Why};
use crate::model::raci::Letters;
use crate::model::{Grid, Place, Row, Value};
use crate::schema::{CellType, ReadCx, Reading};
use crate::text::normal::folded;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Rows of a sheet among which a RACI is looked for.
const TOP: usize = 400;
/// Rows without a letter that end a matrix.
const GAP: usize = 25;
/// Times that `N` stands in a matrix in which it means none.
const NOS: usize = 5;
/// Columns that one actor's header may be merged over.
const WIDEST: u32 = 12;
/// Longest text that heads a column.
const LONGEST: usize = 80;

/// Where a matrix of letters stands.
#[derive(Clone, Debug)]
pub(super) struct Region {
    /// Index of the row that tells columns apart.
    head: usize,
    /// The header level above it, if there is one.
    above: Option<usize>,
    cols: Vec<u32>,
    /// Columns under an actor whose header is merged over several: each with the column that bears the actor's name.
    under: BTreeMap<u32, u32>,
    /// What a cell that names somebody says of them, by column: `Responsable | Approbateur | Consulté | Informé`. Empty where cells are letters.
    pub(super) naming: BTreeMap<u32, Letters>,
    /// First column of what heads the rows.
    left: u32,
    body: Range<usize>,
    /// Whether it is a RACI whatever its headers may also mean.
    pub(super) strong: bool,
    pub(super) claim: Claim,
}

/// A RACI as it stands. Operations are the rows, whichever way round the sheet has them.
#[derive(Debug)]
pub(super) struct RaciFound {
    pub(super) marks: Vec<Mark<Letters>>,
    /// Operations, also those without a letter.
    pub(super) rows: Vec<Head>,
    /// Actors.
    pub(super) cols: Vec<Head>,
    pub(super) report: Vec<Diagnostic>,
    pub(super) recognised: Recognised,
}

/// All matrices of letters of a sheet, from top to bottom.
pub(super) fn regions(grid: &Grid, taken: &[Claim]) -> Vec<Region> {
    let rows = &grid.rows[..grid.rows.len().min(TOP)];
    let free = |row: &Row| !taken.iter().any(|c| c.has_row(row.row));
    let lettered: Vec<bool> = rows.iter().map(|r| free(r) && r.cells.iter().any(|c| is_marked(&c.value))).collect();
    let mut found: Vec<Region> = Vec::new();
    let mut at = 0;
    while at + 1 < rows.len() {
        let soon = lettered[at + 1..(at + 8).min(rows.len())].iter().any(|l| *l);
        let matrix = || if soon && free(&rows[at]) { region(grid, at) } else { None };
        match if free(&rows[at]) { raci_names::region(grid, at).or_else(matrix) } else { None } {
            Some(region) => {
                at = region.body.end.max(at + 1);
                found.push(region);
            }
            None => at += 1,
        }
    }
    found
}

/// The letters of a cell, cheaply refused where it cannot be any.
pub(super) fn letters(value: &Value) -> Option<Letters> {
    let Value::Text(text) = value else { return None };
    let start = text.trim_start().chars().find(|c| c.is_alphabetic())?;
    if text.len() > 24 || !"raciRACIé".contains(start) || text.trim().chars().count() > 14 || legend::is_letter_entry(text) {
        return None;
    }
    match Letters::read(value, &ReadCx::default()) {
        Reading::Value(l) | Reading::Repaired(l, _) => Some(l),
        _ => None,
    }
}

/// Whether a cell holds letters of a matrix, one of them perhaps foreign: `R, A, Q`.
fn is_marked(value: &Value) -> bool {
    letters(value).is_some() || !known_letters(value).is_empty()
}

/// Those of R, A, C, I among the single letters of a cell.
fn known_letters(value: &Value) -> Letters {
    let Value::Text(text) = value else { return Letters::default() };
    let parts = || text.split([',', ';', '/', '+', '&', ' ', '-']).map(str::trim).filter(|w| !w.is_empty());
    if text.len() > 24 || parts().count() < 2 || !parts().all(|w| w.len() == 1 && w.chars().all(|c| c.is_ascii_alphabetic())) {
        return Letters::default();
    }
    let has = |letter: &str| parts().any(|w| w.eq_ignore_ascii_case(letter));
    Letters { r: has("r"), a: has("a"), c: has("c"), i: has("i") }
}

/// The matrix whose columns are told apart by that row.
fn region(grid: &Grid, at: usize) -> Option<Region> {
    let header = &grid.rows[at];
    if legend::explains_letters(header) {
        return None;
    }
    let cols = columns(grid, at);
    let actors = |at: usize, cols: &[u32]| cols.iter().filter(|c| text_of(grid.rows[at].get(**c)).is_some_and(|t| usual_actor(&t).is_some())).count();
    if cols.len() < 2 {
        return None;
    }
    // Two levels: the one that tells columns apart is the lower, unless the upper alone has actors that are known.
    let level =
        |at: usize| grid.rows.get(at + 1).is_some_and(|r| r.row == grid.rows[at].row + 1 && !r.cells.iter().any(|c| letters(&c.value).is_some()));
    if level(at) {
        let lower = columns(grid, at + 1);
        if lower.len() >= cols.len() && actors(at + 1, &lower) >= actors(at, &cols) {
            return None;
        }
    }
    let first = *cols.first()?;
    let spans = spans(grid, at);
    let under: BTreeMap<u32, u32> =
        cols.iter().filter_map(|c| Some((*c, *spans.get(c)?))).flat_map(|(c, end)| (c + 1..=end).map(move |sub| (sub, c))).collect();
    let last_col = under.keys().next_back().copied().unwrap_or(first).max(*cols.last()?);
    let spread = || cols.iter().chain(under.keys());
    let mut last = at;
    for (i, row) in grid.rows.iter().enumerate().skip(at + 1) {
        if i > last + GAP || is_header(row, &cols) && i > at + 1 {
            break;
        }
        if spread().any(|c| is_marked(row.get(*c))) && !legend::explains_letters(row) {
            last = i;
        }
    }
    let body = at + 1..last + 1;
    let marks: usize = grid.rows[body.clone()].iter().map(|r| spread().filter(|c| is_marked(r.get(**c))).count()).sum();
    // Under heads of one letter, or of weekdays, stand shifts: no actor is called `M`, nor `lundi`.
    let shifts = cols.iter().filter_map(|c| text_of(header.get(*c))).filter(|t| t.chars().count() == 1 || is_day(t)).count();
    if marks < 3 || shifts * 2 > cols.len() {
        return None;
    }
    let left = left_of(grid, at, &body, first);
    if left == first {
        return None;
    }
    let texts = header.cells.iter().filter(|c| c.col >= left && text_of(&c.value).is_some()).count();
    let words = cols.iter().filter(|c| matches!(header.get(**c), Value::Text(_))).count();
    let usual = actors(at, &cols);
    let strong = spread().count() >= 3 && words * 2 >= cols.len() && (cols.len() * 2 >= texts || usual >= 3);
    let above = at.checked_sub(1).filter(|up| {
        let up = &grid.rows[*up];
        up.row + 1 == header.row
            && cols.iter().filter(|c| text_of(up.get(**c)).is_some()).count() >= 2
            && !cols.iter().any(|c| letters(up.get(*c)).is_some())
    });
    let top = titles_above(grid, above.unwrap_or(at));
    let claim = Claim { rows: (top, legend_below(grid, last)), cols: (left, last_col) };
    Some(Region { head: at, above, cols, under, naming: BTreeMap::new(), left, body, strong, claim })
}

/// The last column that each header merged over several stands over, where nothing below it heads them.
fn spans(grid: &Grid, at: usize) -> BTreeMap<u32, u32> {
    let row = grid.rows[at].row;
    let below = grid.rows.get(at + 1).filter(|r| r.row == row + 1);
    let headed = |c: u32| below.is_some_and(|r| matches!(r.get(c), Value::Text(_)) && !is_marked(r.get(c)));
    let merged = grid.merges.iter().filter(|m| m.first.0 == row && m.last.0 == row);
    merged.map(|m| (m.first.1, m.last.1.min(m.first.1 + WIDEST))).filter(|(first, last)| !(*first..=*last).any(headed)).collect()
}

/// `N` for no letter, as some write in every cell.
fn is_no(value: &Value) -> bool {
    matches!(value, Value::Text(t) if t.trim().eq_ignore_ascii_case("n"))
}

/// Whether a head is a day, as of a duty roster.
fn is_day(text: &str) -> bool {
    days::weekday(&folded(text)) != 0
        || matches!(days::said(&Value::text(text)), Some(days::Said::Whole(_) | days::Said::Month(..) | days::Said::Two(..)))
}

/// Whether a row is the header of another matrix: actors, no letter.
fn is_header(row: &Row, cols: &[u32]) -> bool {
    let texts: Vec<String> = cols.iter().filter_map(|c| text_of(row.get(*c))).collect();
    let words = texts.iter().filter(|t| t.chars().count() >= 2).count();
    words >= 2
        && words * 2 > texts.len()
        && !cols
            .iter()
            .any(|c| letters(row.get(*c)).is_some() || matches!(row.get(*c), Value::Number(_)) || is_none(row.get(*c)) && !row.get(*c).is_empty())
}

/// The last row of the legend that follows a matrix, the matrix's own last row where there is none.
fn legend_below(grid: &Grid, last: usize) -> u32 {
    let mut end = grid.rows[last].row;
    for row in &grid.rows[last + 1..grid.rows.len().min(last + 12)] {
        if row.row > end + 4 {
            break;
        }
        if legend::explains_letters(row) {
            end = row.row;
        }
    }
    end
}

/// Columns under that header whose cells are letters, and those of actors among them that have none yet.
fn columns(grid: &Grid, at: usize) -> Vec<u32> {
    let header = &grid.rows[at];
    let below: Vec<&Row> = grid.rows[at + 1..grid.rows.len().min(at + 81)].iter().filter(|r| !legend::explains_letters(r)).collect();
    let spans = spans(grid, at);
    let mut good = BTreeSet::new();
    let mut empty = BTreeSet::new();
    for cell in &header.cells {
        let Some(text) = text_of(&cell.value).filter(|t| {
            t.chars().count() <= LONGEST
                && ((3..=6).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_uppercase()) || !is_marked(&cell.value))
                && !legend::is_title(t)
        }) else {
            continue;
        };
        let (mut yes, mut no, mut legends) = (0, 0, 0);
        let mut quiet = 0;
        for row in &below {
            quiet += 1;
            for value in (cell.col..=spans.get(&cell.col).copied().unwrap_or(cell.col)).map(|c| row.get(c)) {
                if is_marked(value) {
                    (yes, quiet) = (yes + 1, 0);
                } else if quiet > GAP {
                    break;
                } else if matches!(value, Value::Text(t) if legend::is_letter_entry(t)) {
                    legends += 1;
                } else if matches!(value, Value::Text(_)) && !is_none(value) && !is_no(value) {
                    no += 1;
                }
            }
            if quiet > GAP {
                break;
            }
        }
        let usual = usual_actor(&text).is_some();
        if yes > 0 && (yes >= no || usual) && legends == 0 && !explains(&below, cell.col) {
            good.insert(cell.col);
        } else if yes == 0 && no == 0 && legends == 0 {
            empty.insert((cell.col, usual));
        }
    }
    let (Some(&first), Some(&last)) = (good.first(), good.last()) else { return Vec::new() };
    // An actor without a letter yet: between the others, or one of the usual ones.
    good.extend(empty.into_iter().filter(|(c, usual)| *usual || *c > first && *c < last).map(|(c, _)| c));
    good.into_iter().collect()
}

/// Whether a column holds words beside single letters: the meanings of a legend at the side, or the letters that they explain.
fn explains(rows: &[&Row], col: u32) -> bool {
    let word = |v: &Value| matches!(v, Value::Text(t) if t.trim().chars().count() >= 5 && !t.contains(['/', '+', '&']));
    let single = |v: &Value| matches!(v, Value::Text(t) if matches!(t.trim(), "R" | "A" | "C" | "I"));
    let beside = |a: u32, b: u32| {
        let both: Vec<&str> = rows
            .iter()
            .filter(|r| single(r.get(a)) && word(r.get(b)))
            .filter_map(|r| if let Value::Text(t) = r.get(a) { Some(t.trim()) } else { None })
            .collect();
        let alone = rows.iter().filter(|r| !r.get(a).is_empty()).count();
        both.len() >= 3 && both.len() == alone && both.iter().collect::<BTreeSet<_>>().len() == both.len()
    };
    beside(col, col + 1) || col.checked_sub(1).is_some_and(|before| beside(before, col))
}

/// First of the columns, left of the letters, that head the rows.
pub(super) fn left_of(grid: &Grid, at: usize, body: &Range<usize>, first: u32) -> u32 {
    let used = |col: u32| {
        let heads = grid.rows[body.clone()].iter().filter(|r| !r.get(col).is_empty()).count();
        heads > 0 || !grid.rows[at].get(col).is_empty()
    };
    let mut left = first;
    // A blank column may part the letters from their heads.
    let mut gap = u32::from(first > 1 && !used(first - 1));
    while left > gap && used(left - 1 - gap) {
        left -= 1 + gap;
        gap = 0;
    }
    left
}

/// Reads a matrix. `operations`: known codes and names, folded, which tell rows from columns and operations without a letter from headings.
pub(super) fn read(grid: &Grid, region: &Region, operations: &BTreeSet<String>) -> Option<RaciFound> {
    if !region.naming.is_empty() {
        return raci_names::read(grid, region, operations);
    }
    let body = body(grid, region, operations);
    let head_col = head_column(&body, region, operations)?;
    let cols = column_heads(grid, region);
    let mut found = RaciFound {
        marks: Vec::new(),
        rows: Vec::new(),
        cols: cols.clone(),
        report: Vec::new(),
        recognised: recognised(grid, region, &body, head_col),
    };
    let nos = body.iter().flat_map(|r| &r.cells).filter(|c| is_no(&c.value)).count();
    for row in &body {
        let Some(head) = row_head(grid, region, row, head_col) else { continue };
        let at = found.rows.len();
        found.rows.push(head);
        for (col, head) in cols.iter().enumerate() {
            let own = head.place.cell.map_or(0, |c| c.1);
            let before = found.marks.len();
            for under in std::iter::once(own).chain(region.under.iter().filter(|u| *u.1 == own).map(|u| *u.0)) {
                let (value, place) = (row.get(under), grid.place(row.row, under));
                let what = match Letters::read(value, &ReadCx::default()) {
                    _ if is_none(value) || nos >= NOS && is_no(value) => continue,
                    Reading::Value(what) | Reading::Repaired(what, _) => what,
                    Reading::Bad(_) => {
                        found.report.push(Diagnostic::at(place, Intake::BadLetter { found: value.shown() }));
                        known_letters(value)
                    }
                    Reading::Empty => continue,
                };
                match found.marks.get_mut(before) {
                    // One letter a column under one actor: together they are theirs.
                    Some(mark) => mark.what.add(what),
                    None if !what.is_empty() => found.marks.push(Mark { row: at, col, what, place }),
                    None => {}
                }
            }
        }
    }
    // `CONFIG`, `Formation`: a usual actor's name tells nothing, though an operation may bear it.
    let known = |heads: &[Head]| {
        heads.iter().filter(|h| usual_actor(&h.text).is_none()).filter(|h| names(h).any(|t| operations.contains(&folded(t)))).count()
    };
    let actors = |heads: &[Head]| heads.iter().filter(|h| usual_actor(&h.text).is_some()).count();
    let (in_rows, in_cols) = (known(&found.rows), known(&found.cols));
    // Nothing is known of the operations: who answers for each is one alone, so lines of one A are operations.
    let answered = |line: &dyn Fn(&Mark<Letters>) -> usize, lines: usize| {
        let mut times = vec![0usize; lines];
        found.marks.iter().filter(|m| m.what.a).for_each(|m| times[line(m)] += 1);
        times.iter().filter(|n| **n == 1).count() * 10 / lines.max(1)
    };
    let (by_row, by_col) = (answered(&|m| m.row, found.rows.len()), answered(&|m| m.col, found.cols.len()));
    let of_actors = || match (by_row, by_col) {
        (row, col) if in_rows == 0 && row >= 8 && col <= 5 => false,
        (row, col) if in_rows == 0 && col >= 8 && row <= 5 => true,
        _ => actors(&found.rows) > actors(&found.cols),
    };
    if in_cols > in_rows || in_cols == in_rows && of_actors() {
        turn(&mut found);
    }
    Some(found)
}

/// Every text that a head bears.
pub(super) fn names(head: &Head) -> impl Iterator<Item = &str> {
    std::iter::once(head.text.as_str()).chain(head.other.iter().map(String::as_str))
}

/// Rows that hold letters, or the name of an operation.
fn body<'a>(grid: &'a Grid, region: &Region, operations: &BTreeSet<String>) -> Vec<&'a Row> {
    let first = region.cols.first().copied().unwrap_or(region.left);
    let known = |row: &Row| {
        row.cells.iter().filter(|c| c.col >= region.left && c.col < first).filter_map(|c| text_of(&c.value)).any(|t| operations.contains(&folded(&t)))
    };
    let marked = |row: &Row| {
        region
            .cols
            .iter()
            .chain(region.under.keys())
            .any(|c| is_marked(row.get(*c)) || matches!(row.get(*c), Value::Text(t) if t.trim().chars().count() <= 3) && !is_none(row.get(*c)))
    };
    let inside =
        grid.rows[region.body.clone()].iter().filter(|r| known(r) || marked(r) && !legend::explains_letters(r) && !is_header(r, &region.cols));
    // Operations without a letter may follow the last one that has some.
    let after = grid.rows[region.body.end..].iter().take_while(|r| known(r) && !is_header(r, &region.cols));
    inside.chain(after).collect()
}

/// The column before the letters that names the rows: the one that holds known operations most, else the one with most distinct texts.
pub(super) fn head_column(body: &[&Row], region: &Region, operations: &BTreeSet<String>) -> Option<u32> {
    let first = *region.cols.first()?;
    let texts = |col: u32| body.iter().filter_map(move |r| text_of(r.get(col)));
    let hits = |col: u32| texts(col).filter(|t| operations.contains(&folded(t))).count();
    let distinct = |col: u32| texts(col).filter(|t| t.chars().any(char::is_alphabetic)).collect::<BTreeSet<_>>().len();
    (region.left..first).filter(|c| texts(*c).next().is_some()).max_by_key(|c| (hits(*c), distinct(*c), std::cmp::Reverse(*c)))
}

pub(super) fn row_head(grid: &Grid, region: &Region, row: &Row, head_col: u32) -> Option<Head> {
    let first = region.cols.first().copied().unwrap_or(head_col);
    let mut other: Vec<String> =
        row.cells.iter().filter(|c| c.col >= region.left && c.col < first && c.col != head_col).filter_map(|c| text_of(&c.value)).collect();
    let text = match text_of(row.get(head_col)) {
        Some(text) => text,
        None if other.is_empty() => return None,
        None => other.remove(0),
    };
    Some(Head { text, other, place: grid.place(row.row, head_col) })
}

/// The heads of the columns: the text of the level that tells them apart, else of the level above; both where the lower alone would be the same twice.
fn column_heads(grid: &Grid, region: &Region) -> Vec<Head> {
    let header = &grid.rows[region.head];
    let mut group = String::new();
    let mut heads: Vec<Head> = Vec::new();
    for &col in &region.cols {
        let up = region.above.and_then(|a| text_of(grid.rows[a].get(col)));
        if let Some(up) = &up {
            group.clone_from(up);
        }
        let own = text_of(header.get(col));
        let context = Some(group.clone()).filter(|g| !g.is_empty() && own.as_ref() != Some(g));
        let Some(text) = own.or(up) else { continue };
        heads.push(Head { text, other: context.into_iter().collect(), place: grid.place(header.row, col) });
    }
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for head in &heads {
        *times.entry(folded(&head.text)).or_default() += 1;
    }
    for head in heads.iter_mut().filter(|h| times[&folded(&h.text)] > 1 && !h.other.is_empty()) {
        head.text = format!("{} {}", head.text, head.other[0]);
    }
    heads
}

/// Actors stand in the rows and operations in the columns.
fn turn(found: &mut RaciFound) {
    std::mem::swap(&mut found.rows, &mut found.cols);
    for mark in &mut found.marks {
        std::mem::swap(&mut mark.row, &mut mark.col);
    }
    for column in &mut found.recognised.columns {
        column.field = match column.field {
            Some("operation") => Some("actor"),
            Some("actor") => Some("operation"),
            other => other,
        };
    }
}

pub(super) fn recognised(grid: &Grid, region: &Region, body: &[&Row], head_col: u32) -> Recognised {
    let header = &grid.rows[region.head];
    // Remarks right behind the letters are columns of the table.
    let mut last_col = region.cols.last().max(region.under.keys().next_back()).copied().unwrap_or(head_col);
    while matches!(header.get(last_col + 1), Value::Text(t) if !legend::is_title(t)) {
        last_col += 1;
    }
    let columns = (region.left..=last_col).filter_map(|col| {
        let text =
            text_of(header.get(region.under.get(&col).copied().unwrap_or(col))).or_else(|| region.above.and_then(|a| text_of(grid.rows[a].get(col))));
        let field = match col {
            col if col == head_col => Some("operation"),
            col if region.cols.contains(&col) || region.under.contains_key(&col) => Some("actor"),
            _ => None,
        };
        Some(RecognisedColumn {
            at: (header.row, col),
            header: text.or_else(|| field.map(|_| String::new()))?,
            field,
            sure: true,
            why: Why::Letters,
            weight: 1.0,
        })
    });
    let first_col = header.cells.iter().find(|c| c.col >= region.left && !c.value.is_empty()).map_or(head_col, |c| c.col);
    Recognised {
        sheet: grid.sheet,
        kind: "raci",
        first: (header.row, first_col.min(head_col)),
        last: (body.last().map_or(header.row, |r| r.row), last_col),
        rows: u32::try_from(body.len()).unwrap_or(u32::MAX),
        columns: columns.collect(),
        score: 0.0,
        next: None,
    }
}

impl Region {
    /// A matrix of names: columns of letters, cells that name actors.
    pub(super) fn of_names(head: usize, naming: BTreeMap<u32, Letters>, left: u32, body: Range<usize>, claim: Claim) -> Region {
        Region { head, above: None, cols: naming.keys().copied().collect(), under: BTreeMap::new(), naming, left, body, strong: true, claim }
    }
    /// Its rows, but for those that are neither a known operation nor one that somebody is named for.
    pub(super) fn rows<'a>(&self, grid: &'a Grid, is_row: impl Fn(&Row) -> bool) -> Vec<&'a Row> {
        grid.rows[self.body.clone()].iter().filter(|r| is_row(r)).collect()
    }
    /// Whether a table is the list of operations whose columns at the right are this matrix's.
    pub(super) fn shares_header(&self, table: &Found, grid: &Grid) -> bool {
        table.spec().kind == "operations" && (table.missing.is_empty() || !self.naming.is_empty()) && table.header_row == grid.rows[self.head].row
    }
    /// Whether a table has rows of this matrix, columns of letters included.
    pub(super) fn overlaps(&self, table: &Found, grid: &Grid) -> bool {
        let rows = table.header_row..=grid.rows.get(table.body.end.wrapping_sub(1)).map_or(table.header_row, |r| r.row);
        rows.contains(&grid.rows[self.head].row) && !self.shares_header(table, grid) && table.labels.iter().any(|l| self.cols.contains(&l.col))
    }
    /// Whether a place is the header of one of its columns.
    pub(super) fn heads(&self, grid: &Grid, place: Place) -> bool {
        place.sheet == grid.sheet && place.cell.is_some_and(|(row, col)| row == grid.rows[self.head].row && self.cols.contains(&col))
    }
}
