//! Which table is it: headers found wherever they stand, by what they mean.

use super::guidance;
use super::judge::{Found, Sight, judge, may_be_said};
use super::labels::{LONGEST, Label, is_texts, labels_of, segments};
use super::rows::filled;
use crate::model::{Grid, Row, Value};
use crate::schema::Presence;
use crate::text::normal::folded;

/// Rows above which the first header is looked for, from the top of a sheet; the next ones are looked for after a blank row.
const TOP: usize = 80;
/// Rows beyond which none is, where nothing above is known.
const FAR: usize = 400;
/// Columns known of a table that leaves no doubt.
const SURE: usize = 3;
/// Most rows that a header has.
const DEEPEST: usize = 3;
/// All tables of a grid, from top to bottom.
pub(super) fn tables(sight: Sight<'_>) -> Vec<Found> {
    let grid = sight.grid;
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    // Whether a list that is none of ours began above: then only what leaves no doubt is one.
    let mut reached = false;
    let mut fits = None;
    while at < grid.rows.len() {
        let gap = at == 0 || grid.rows[at].row > grid.rows[at - 1].row + 1 || crosses_blank(grid, at);
        // Below a matrix, or a list that is none of ours, one of ours may stand apart.
        reached |= found.is_empty() && continues(grid, at);
        let worth = if found.is_empty() { at < TOP && !reached || gap && at < FAR } else { gap };
        if !worth {
            if found.is_empty() && at >= FAR {
                break;
            }
            at += 1;
            continue;
        }
        let here = match technical(grid, at) {
            Technical::No => headers_at(sight, at),
            Technical::Marked => headers_at(sight, at + 1),
            Technical::Glued => Some(headers_at(sight, at + 1)).filter(|below| !below.is_empty()).unwrap_or_else(|| headers_at(sight, at)),
        };
        let sure = |t: &Found| t.missing.is_empty() && t.labels.iter().filter(|l| l.field.is_some()).count() >= SURE;
        let here: Vec<Found> = if found.is_empty() && reached { here.into_iter().filter(sure).collect() } else { here };
        if here.is_empty() {
            if !found.is_empty() && heads_another(sight, at) {
                close(grid, &mut found, at - 1);
            } else if !found.is_empty() && filled(&grid.rows[at]) > 1 && last_of_open(grid, &found, &mut fits).is_some_and(|last| last < at) {
                close(grid, &mut found, at);
            }
            at += 1;
            continue;
        }
        close(grid, &mut found, at);
        let start = here.iter().map(|f| f.body.start).max().unwrap_or(at + 1);
        let here = here.into_iter().map(|mut table| {
            let first = guidance::end(grid, &table, table.body.start);
            table.notes.push(table.body.start..first);
            table.body.start = first;
            table
        });
        found.extend(here);
        at = start;
    }
    close(grid, &mut found, grid.rows.len());
    found
}

/// Whether a row goes on in the manner of the one right above: as many texts, so it is a line of a list and no header of it.
fn continues(grid: &Grid, at: usize) -> bool {
    let Some(above) = at.checked_sub(1).and_then(|i| grid.rows.get(i)) else { return false };
    let row = &grid.rows[at];
    above.row + 1 == row.row && filled(above) >= 4 && filled(above) >= filled(row) && is_texts(above)
}

/// Whether a row heads a table that is none of ours, under a title of its own: what stands below it is no data of the table above.
fn heads_another(sight: Sight<'_>, at: usize) -> bool {
    let grid = sight.grid;
    let Some(above) = at.checked_sub(1).map(|up| &grid.rows[up]) else { return false };
    let titled = filled(above) == 1 && above.row + 1 == grid.rows[at].row && at >= 2 && grid.rows[at - 2].row + 1 < above.row;
    let row = &grid.rows[at];
    let words = || row.cells.iter().filter_map(|c| if let Value::Text(t) = &c.value { Some(t.as_str()) } else { None });
    let known = |t: &str| sight.dictionary.meanings(t, sight.file, &grid.name).iter().any(|h| h.how <= super::dictionary::How::Exact);
    titled && filled(row) >= 4 && is_texts(row) && !words().any(|t| t.chars().any(|c| c.is_ascii_digit())) && words().any(known)
}

/// The last row that is of a table still open, where each of them tells; looked for once for the same tables.
fn last_of_open(grid: &Grid, found: &[Found], known: &mut Option<(usize, Option<usize>)>) -> Option<usize> {
    if let Some((_, last)) = known.filter(|(tables, _)| *tables == found.len()) {
        return last;
    }
    let open = found.iter().filter(|t| t.body.end == usize::MAX);
    let last = open.map(|t| last_fit(grid, t)).try_fold(0, |most, last| Some(most.max(last?)));
    *known = Some((found.len(), last));
    last
}

/// The last row below a header whose needed cells can all be read: what stands apart further down is no data of that table.
fn last_fit(grid: &Grid, table: &Found) -> Option<usize> {
    let columns = table.columns(grid);
    let sheet = table.spec();
    let needed = sheet.columns.iter().enumerate().filter(|(_, c)| c.presence != Presence::Optional);
    let needed: Vec<_> = needed.filter_map(|(field, column)| Some((column, columns.by_field[field]?))).collect();
    // A cell may be missing, none may be another thing.
    let filled_in = |row: &Row| needed.iter().filter(|(_, col)| !row.get(*col).is_empty()).count() * 2 > needed.len();
    let reads = |row: &Row| filled_in(row) && needed.iter().all(|(column, col)| row.get(*col).is_empty() || (column.fits)(row.get(*col)));
    let rows = grid.rows.get(table.body.start..)?;
    rows.iter().rposition(reads).map(|at| table.body.start + at)
}

/// Whether the row before holds one cell at most: a title or a blank that a format keeps.
fn crosses_blank(grid: &Grid, at: usize) -> bool {
    grid.rows[at - 1].cells.iter().filter(|c| !c.value.is_empty()).nth(1).is_none()
}

/// Ends the tables that are open: what stands apart below them, alone in its line, is the title of what follows or a note.
fn close(grid: &Grid, found: &mut [Found], at: usize) {
    for table in found.iter_mut().filter(|t| t.body.end == usize::MAX) {
        let end = below_gap(grid, table.body.start, at).unwrap_or(at);
        table.body.end = end;
        if at == grid.rows.len() {
            table.notes.push(end..at);
        }
    }
}

/// The first of the last rows that stand behind a blank line and hold two cells at most.
fn below_gap(grid: &Grid, from: usize, to: usize) -> Option<usize> {
    let most = if to == grid.rows.len() { 1 } else { 2 };
    let first = (from..to).rev().take_while(|at| filled(&grid.rows[*at]) <= most).last()?;
    (first.max(from + 1)..to).find(|at| grid.rows[*at].row > grid.rows[at - 1].row + 1)
}

/// The names that a program gives to its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Technical {
    No,
    /// `[[ CODE ]]`: no header of people.
    Marked,
    /// `emp_no`: one where nothing else is.
    Glued,
}

/// Whether a row holds the names that a program gives to its fields, above the words that people read: `[[ CODE ]]` over `Numéro`, `emp_no` over `Matricule`.
fn technical(grid: &Grid, at: usize) -> Technical {
    let (Some(row), Some(next)) = (grid.rows.get(at), grid.rows.get(at + 1)) else { return Technical::No };
    let words: Vec<(u32, &str)> = texts(row).collect();
    let readable: Vec<(u32, &str)> = texts(next).collect();
    let under = readable.iter().filter(|r| words.iter().any(|w| w.0 == r.0)).count();
    if next.row != row.row + 1 || words.len() < 3 || words.len() < filled(row) || under * 10 < words.len() * 9 || is_data(next) {
        return Technical::No;
    }
    let marked = |t: &str| ["[[", "{{", "${", "<", "%"].iter().any(|open| t.starts_with(open)) && t.ends_with([']', '}', '>', '%']);
    let glued = |t: &str| t.contains('_') && !t.contains(' ');
    // Words of people: capitals and small letters, several words, accents.
    let plain = |t: &str| !marked(t) && !glued(t) && t.chars().any(char::is_alphabetic) && !t.chars().any(|c| c.is_ascii_digit());
    let all_plain = readable.iter().filter(|r| plain(r.1)).count() * 10 >= readable.len() * 9;
    let codes = words.iter().filter(|w| glued(w.1)).count();
    match () {
        () if !all_plain => Technical::No,
        () if words.iter().all(|w| marked(w.1)) => Technical::Marked,
        () if codes * 2 > words.len() && reads_as_header(grid, at) => Technical::Glued,
        () => Technical::No,
    }
}

/// Whether the row below is a header and no data: what stands under it differs from it, in numbers and days.
fn reads_as_header(grid: &Grid, at: usize) -> bool {
    let (Some(header), Some(data)) = (grid.rows.get(at + 1), grid.rows.get(at + 2)) else { return false };
    let other = data.cells.iter().any(|c| {
        let told =
            matches!(c.value, Value::Number(_) | Value::Date(_)) || matches!(&c.value, Value::Text(t) if t.chars().any(|c| c.is_ascii_digit()));
        told && matches!(header.get(c.col), Value::Text(_))
    });
    other && !header.cells.iter().any(|c| matches!(c.value, Value::Number(_) | Value::Date(_)))
}

fn texts(row: &Row) -> impl Iterator<Item = (u32, &str)> {
    row.cells.iter().filter_map(|c| if let Value::Text(t) = &c.value { Some((c.col, t.trim())).filter(|c| !c.1.is_empty()) } else { None })
}

/// Tables whose header begins on that row: one, or several side by side.
fn headers_at(sight: Sight<'_>, at: usize) -> Vec<Found> {
    let grid = sight.grid;
    let Some(row) = grid.rows.get(at) else { return Vec::new() };
    let texts = row.cells.iter().filter(|c| matches!(&c.value, Value::Text(t) if !t.trim().is_empty() && t.len() <= LONGEST)).count();
    if texts < 2 {
        return Vec::new();
    }
    let mut rows = vec![row];
    let mut best = here(sight, at, &rows, Vec::new());
    for height in 2..=DEEPEST {
        let Some(next) = grid.rows.get(at + height - 1).filter(|n| rows.last().is_some_and(|l| n.row == l.row + 1) && is_texts(n) && !is_data(n))
        else {
            break;
        };
        rows.push(next);
        best = here(sight, at, &rows, best);
    }
    best
}

/// Whether a row of texts is one of data, as all are in a csv: numbers, days and hours in a third of its cells.
fn is_data(row: &Row) -> bool {
    let digits = |t: &str| t.chars().filter(char::is_ascii_digit).count();
    let numbers = row
        .cells
        .iter()
        .filter(|c| matches!(&c.value, Value::Text(t) if digits(t) >= 2 && digits(t) * 2 >= t.chars().filter(|c| c.is_alphanumeric()).count()))
        .count();
    numbers * 3 >= filled(row)
}

/// Tables whose header is those rows, if they fit better than what fits with fewer: one, or several side by side.
fn here(sight: Sight<'_>, at: usize, rows: &[&Row], before: Vec<Found>) -> Vec<Found> {
    let labels = labels_of(rows);
    let parts: Vec<Vec<Label>> = segments(&labels);
    if parts.len() > 1 {
        let apart: Vec<Found> = parts.iter().filter_map(|p| judge(sight, at, rows.len(), p)).filter(|f| may_be_said(f.spec(), &f.missing)).collect();
        if apart.len() > 1 && apart.len() > before.len() {
            return apart;
        }
    }
    match (judge(sight, at, rows.len(), &labels), &before[..]) {
        (Some(whole), []) => vec![whole],
        (Some(whole), [alone]) if whole.score > alone.score + 0.5 && whole.missing.len() <= alone.missing.len() => vec![whole],
        _ => before,
    }
}

/// Whether a row repeats the header of its table, as lists printed page by page do.
pub(super) fn repeats_header(table: &Found, row: &Row) -> bool {
    let mut same = 0;
    for label in &table.labels {
        match row.get(label.col) {
            Value::Text(t) if folded(t) == label.folded => same += 1,
            v if v.is_empty() => {}
            _ => return false,
        }
    }
    same >= 2
}
