//! From a table to typed rows: totals and notes left aside, merged cells filled down, dates read by the habit of their column.

use super::content;
use super::dictionary::{Dictionary, How};
use super::habits;
use super::headers::repeats_header;
use super::judge::{Doubt, Found, Labelled, weight};
use super::outline;
use crate::diagnostics::catalogue::intake::Intake;
use crate::diagnostics::{Diagnostic, Recognised, RecognisedColumn, Why};
use crate::model::{Grid, Lang, Row, SheetId, Value};
use crate::schema::sheets::ALL;
use crate::schema::{Columns, Presence, RowView, Sheet};
use crate::text::normal::folded;
use rayon::prelude::*;
use std::cell::{LazyCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows read at a time by one core.
const CHUNK: usize = 4096;

/// How a row that is no data begins, folded.
const FOOT: &[&str] = &[
    "total",
    "totaux",
    "sous total",
    "somme",
    "moyenne",
    "note",
    "nota",
    "source",
    "legende",
    "edite le",
    "imprime le",
    "extrait le",
    "mis a jour",
    "mise a jour",
    "fin de",
    "nb total",
    "nombre total",
    "nombre de",
    "effectif total",
    "subtotal",
    "sub total",
    "grand total",
    "sum",
    "average",
    "count",
    "printed",
    "exported",
    "updated",
    "legend",
    "end of",
    "number of",
    "remarque",
    "attention",
    "page ",
    "confidentiel",
    "export du",
    "export of",
];

/// Unused columns of one header from which on they are one message, and those that it lists.
const MANY: usize = 5;
const LISTED: usize = 12;
/// Unreadable cells without which a column is not set aside as a whole.
const UNFIT: usize = 4;

/// One table's rows as values, and what is wrong with them.
pub(super) struct Rows<T> {
    /// In the order of the sheet, in pieces that are given back one by one as they are used.
    pub(super) pieces: Vec<Vec<T>>,
    pub(super) report: Vec<Diagnostic>,
}

/// Those that say it alone.
const TOTAL: &[&str] = &["ensemble", "total", "totaux", "sous total", "grand total", "subtotal", "sub total", "total general"];

/// What a row of a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    Data,
    /// The header again, or nothing in the table's columns.
    Nothing,
    Foot,
}

/// Reads the rows of a table.
pub(super) fn read<T: Sheet + Send>(table: &Found, grid: &Grid, columns: &Columns) -> Rows<T> {
    let mut columns = columns.clone();
    let mut report = habits::month_first(table, grid, &mut columns);
    habits::fractions(table, grid, &mut columns);
    let columns = Arc::new(columns);
    let chunks = grid.rows[table.body.clone()].par_chunks(CHUNK).zip(kinds(table, grid).par_chunks(CHUNK));
    let parts: Vec<(Vec<T>, Vec<Diagnostic>)> = chunks.map(|(body, kinds)| read_chunk(table, grid, &columns, body, kinds)).collect();
    let mut pieces = Vec::with_capacity(parts.len());
    for (some, faults) in parts {
        pieces.push(some);
        report.extend(faults);
    }
    set_unfit_aside(table, grid, &columns, &mut report);
    Rows { pieces, report }
}

/// An optional column whose cells are nearly all unreadable is another thing than its header says: told once, not cell by cell.
fn set_unfit_aside(table: &Found, grid: &Grid, columns: &Columns, report: &mut Vec<Diagnostic>) {
    for (field, column) in table.spec().columns.iter().enumerate().filter(|(_, c)| c.presence == Presence::Optional) {
        let Some(col) = columns.by_field[field] else { continue };
        let is_bad = |d: &Diagnostic| {
            d.code() == "I013" && d.at.is_some_and(|p| p == grid.place(p.cell.map_or(0, |c| if grid.turned { c.1 } else { c.0 }), col))
        };
        let bad = report.iter().filter(|d| is_bad(d)).count();
        if bad < UNFIT || bad * 10 < grid.rows[table.body.clone()].iter().filter(|r| !r.get(col).is_empty()).count() * 9 {
            continue;
        }
        let found = table.labels.iter().find(|l| l.col == col).map(|l| l.header.clone()).unwrap_or_default();
        // The declared header leaves no doubt: its cells are wrong, not its reading.
        if [column.header.fr, column.header.en].iter().any(|h| folded(h) == folded(&found)) {
            continue;
        }
        report.retain(|d| !is_bad(d));
        report.push(Diagnostic::at(grid.place(table.header_row, col), Intake::UnfitColumn { found, read: column.header }));
    }
}

fn read_chunk<T: Sheet>(table: &Found, grid: &Grid, columns: &Arc<Columns>, body: &[Row], kinds: &[RowKind]) -> (Vec<T>, Vec<Diagnostic>) {
    let report = RefCell::new(Vec::new());
    let mut rows = Vec::with_capacity(body.len());
    let is_heading = |row: &Row| columns.headings.iter().any(|(_, h)| h.binary_search_by_key(&row.row, |h| h.0).is_ok());
    for (row, kind) in body.iter().zip(kinds) {
        match kind {
            _ if is_heading(row) => {}
            RowKind::Nothing => {}
            RowKind::Foot => report.borrow_mut().extend(note(grid, row)),
            RowKind::Data => {
                let view = RowView { spec: table.spec(), sheet: grid.sheet, row, columns, report: &report };
                rows.extend(T::read(&view));
            }
        }
    }
    (rows, report.into_inner())
}

/// Data rows of a table, for what is read without a type.
pub(super) fn data_rows<'g>(table: &Found, grid: &'g Grid) -> impl Iterator<Item = &'g Row> {
    grid.rows[table.body.clone()].iter().zip(kinds(table, grid)).filter(|(_, kind)| **kind == RowKind::Data).map(|(row, _)| row)
}

/// What each row of a table's body is, told once. (A body may lose its end later; what was told of the rest holds.)
fn kinds<'a>(table: &'a Found, grid: &Grid) -> &'a [RowKind] {
    table.kinds.get_or_init(|| {
        let mut kinds: Vec<RowKind> = grid.rows[table.body.clone()].par_iter().with_min_len(CHUNK).map(|row| row_kind(table, row)).collect();
        outline::set_phases_aside(table, grid, &mut kinds);
        kinds
    })
}

/// A total or a note lacks most of what a row must have, and begins like one; or it is one long text alone.
fn row_kind(table: &Found, row: &Row) -> RowKind {
    let is_required = |field: usize| table.spec().columns[field].presence != Presence::Optional;
    let (mut first, mut filled, mut known, mut has) = (None, 0, 0, 0);
    for label in table.labels.iter().filter(|l| !row.get(l.col).is_empty()) {
        first = first.or(Some(label));
        filled += 1;
        known += usize::from(label.field.is_some());
        has += usize::from(label.field.is_some_and(is_required));
    }
    let Some(label) = first else { return RowKind::Nothing };
    let text = match row.get(label.col) {
        Value::Text(t) => t.as_str(),
        _ => "",
    };
    // No such word begins with a digit, as most ids do.
    let begins_with_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let may_be_word = !begins_with_digit(text);
    let first = LazyCell::new(|| folded(text));
    let required = table.spec().columns.iter().filter(|c| c.presence != Presence::Optional).count();
    if may_be_word && has < required && FOOT.iter().any(|word| begins(&first, word)) {
        return RowKind::Foot;
    }
    // `TOTAL | | 412`: a total of a numbers' column may fill all that is required.
    if may_be_word && filled < table.labels.len() && TOTAL.iter().any(|word| begins(&first, word)) {
        return RowKind::Foot;
    }
    // A line alone in a table that must have several columns is a heading between rows, or a note; an id alone is a row that lacks the rest.
    if filled == 1 && required >= 2 {
        // `LOT 1 - PRÉPARATION` is a heading, `UF 12` an id.
        let words = first.split(' ').filter(|w| w.len() >= 3 && w.chars().all(char::is_alphabetic)).count();
        let heading = (required >= 3 || table.labels.len() >= 4 && first.contains(' ')) && (words >= 2 || !first.chars().any(|c| c.is_ascii_digit()));
        if known == 0 || heading || first.split(' ').count() >= 4 {
            return RowKind::Foot;
        }
    }
    // ` | | | | 3,8 ETP`: sums below their columns.
    let is_sum = |value: &Value| matches!(value, Value::Number(_)) || matches!(value, Value::Text(t) if begins_with_digit(t.trim()));
    if has == 0 && required >= 2 && filled <= 3 && table.labels.iter().map(|l| row.get(l.col)).filter(|v| !v.is_empty()).all(is_sum) {
        return RowKind::Foot;
    }
    if filled == 1 && begins_with_digit(text) && counts_rows(&first) {
        return RowKind::Foot;
    }
    let may_repeat = may_be_word || begins_with_digit(&label.folded);
    if known == 0 || (may_repeat && *first == label.folded && repeats_header(table, row)) { RowKind::Nothing } else { RowKind::Data }
}

/// `15 lignes`, `12 agents`: how many there were.
fn counts_rows(text: &str) -> bool {
    const THINGS: &[&str] = &[
        "ligne",
        "lignes",
        "agent",
        "agents",
        "personne",
        "personnes",
        "enregistrement",
        "enregistrements",
        "resultat",
        "resultats",
        "salarie",
        "salaries",
        "row",
        "rows",
        "record",
        "records",
        "line",
        "lines",
        "staff",
        "people",
        "entries",
        "compte",
        "comptes",
        "utilisateur",
        "utilisateurs",
    ];
    text.split_once(' ').is_some_and(|(n, rest)| n.chars().all(|c| c.is_ascii_digit()) && rest.split(' ').next().is_some_and(|w| THINGS.contains(&w)))
}

/// Whether a text begins as a total or a note does.
pub(super) fn begins_as_foot(text: &str) -> bool {
    let text = folded(text);
    FOOT.iter().any(|word| begins(&text, word))
}

/// How many cells of a row hold something.
pub(super) fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|c| !c.value.is_empty()).count()
}

fn begins(text: &str, word: &str) -> bool {
    text.strip_prefix(word.trim_end()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// That a row is no data.
fn note(grid: &Grid, row: &Row) -> Option<Diagnostic> {
    let first = row.cells.iter().find(|c| !c.value.is_empty())?;
    Some(Diagnostic::at(grid.place(row.row, first.col), Intake::TotalRow { found: shortened(&first.value.shown()) }))
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

/// Many unused columns of one header are one message that lists them, whichever cells it is at.
pub(super) fn gather_unused(report: &mut [Diagnostic], grids: &[Grid]) {
    let mut by_header: BTreeMap<(SheetId, u32), Vec<usize>> = BTreeMap::new();
    for (at, d) in report.iter().enumerate().filter(|(_, d)| d.code() == "I004") {
        let Some((sheet, (row, col))) = d.at.and_then(|p| Some((p.sheet, p.cell?))) else { continue };
        let turned = grids.iter().any(|g| g.sheet == sheet && g.turned);
        by_header.entry((sheet, if turned { col } else { row })).or_default().push(at);
    }
    for (_, columns) in by_header.into_iter().filter(|(_, columns)| columns.len() >= MANY) {
        let mut names: Vec<String> =
            columns.iter().take(LISTED).filter_map(|at| report[*at].fault.fact("found", Lang::Fr)).map(|n| shortened(&n)).collect();
        if columns.len() > LISTED {
            names.push("…".to_owned());
        }
        for at in &columns {
            let place = report[*at].at;
            let fault = Intake::UnknownColumns { found: columns.len(), list: names.join(", ") };
            report[*at] = place.map_or_else(|| Diagnostic::new(fault.clone()), |p| Diagnostic::at(p, fault.clone()));
        }
    }
}

/// How a table was understood, and what was guessed.
pub(super) fn recognised(table: &Found, grid: &Grid) -> (Recognised, Vec<Diagnostic>) {
    let (mut last, mut rows) = (table.header_row, 0);
    for row in data_rows(table, grid) {
        last = row.row;
        rows += 1;
    }
    let first_col = table.labels.iter().map(|l| l.col).min().unwrap_or(0);
    let last_col = table.labels.iter().map(|l| l.col).max().unwrap_or(0);
    let turned = |(row, col): (u32, u32)| if grid.turned { (col, row) } else { (row, col) };
    let recognised = Recognised {
        sheet: grid.sheet,
        kind: table.spec().kind,
        first: turned((table.header_row, first_col)),
        last: turned((last, last_col)),
        rows,
        columns: table.labels.iter().map(|l| column(table, l, turned((table.header_row, l.col)))).collect(),
        score: table.score,
        next: table.next.map(|(spec, score)| (ALL[spec].name, score)),
    };
    let doubts: Vec<&Doubt> = table.doubts.iter().filter(|(_, a, b)| differ(table, grid, *a, *b)).collect();
    // A column that is asked about is not said to be unused as well.
    let plain = table.labels.iter().filter(|l| !doubts.iter().any(|(_, _, other)| *other == l.col));
    let notes = table.notes.iter().flat_map(|some| &grid.rows[some.clone()]).filter_map(|r| note(grid, r));
    let report = plain.filter_map(|l| guess(table, grid, l)).chain(doubts.iter().map(|d| doubt(table, grid, d))).chain(notes).collect();
    (recognised, report)
}

fn column(table: &Found, label: &Labelled, at: (u32, u32)) -> RecognisedColumn {
    RecognisedColumn {
        at,
        header: label.header.clone(),
        field: label.field.map(|f| table.spec().columns[f].field),
        sure: label.field.is_some() && label.how <= How::Exact,
        why: label.why.clone(),
        weight: label.field.map_or(0.0, |f| weight(table.spec(), f) * label.how.weight()),
    }
}

/// What was guessed of a column, or that it is not used.
fn guess(table: &Found, grid: &Grid, label: &Labelled) -> Option<Diagnostic> {
    let place = grid.place(table.header_row, label.col);
    let found = || label.header.clone();
    let Some(field) = label.field else {
        let nir = Dictionary::is_nir(&label.header) || content::holds_nir(grid, table.body.clone(), label.col);
        return Some(Diagnostic::at(place, if nir { Intake::NirColumn { found: found() } } else { Intake::UnknownColumn { found: found() } }));
    };
    let read = table.spec().columns[field].header;
    if let Some(names) = table.names.filter(|n| n.last == field) {
        return Some(Diagnostic::at(place, Intake::NamesTogether { found: found(), first: table.spec().columns[names.first].header }));
    }
    match &label.why {
        Why::Holds { what, .. } => Some(Diagnostic::at(place, Intake::ToldByCells { found: found(), read, what: *what })),
        Why::Short(_) | Why::InOtherWords | Why::ByPlace | Why::Inside(_) | Why::Slip(_) => {
            Some(Diagnostic::at(place, Intake::GuessedColumn { found: found(), read }))
        }
        _ => None,
    }
}

/// A field that two columns fit as well.
fn doubt(table: &Found, grid: &Grid, (field, taken, other): &Doubt) -> Diagnostic {
    let header = |col: u32| table.labels.iter().find(|l| l.col == col).map(|l| l.header.clone()).unwrap_or_default();
    let read = table.spec().columns[*field].header;
    let fault = Intake::TwoColumns { found: header(*taken), other: header(*other), read };
    Diagnostic::at(grid.place(table.header_row, *taken), fault).also([grid.place(table.header_row, *other)])
}

/// Whether two columns are both filled in most rows, and differ in one of five at least.
fn differ(table: &Found, grid: &Grid, a: u32, b: u32) -> bool {
    let rows = &grid.rows[table.body.clone()];
    let rows = &rows[..rows.len().min(300)];
    let both: Vec<&Row> = rows.iter().filter(|r| !r.get(a).is_empty() && !r.get(b).is_empty()).collect();
    // `N° agent | Agent`: a number, and a name.
    let numbered = |col: u32| both.iter().filter(|r| r.get(col).shown().chars().any(|c| c.is_ascii_digit())).count() * 2 > both.len();
    both.len() * 2 >= rows.len()
        && numbered(a) == numbered(b)
        && both.iter().filter(|r| r.get(a).shown() != r.get(b).shown()).count() * 5 > both.len()
}

/// Columns that were set aside when their cells were read are not used.
pub(super) fn forget_unfit(report: &[Diagnostic], recognised: &mut [Recognised]) {
    for place in report.iter().filter(|d| d.code() == "I146").filter_map(|d| d.at) {
        let columns = recognised.iter_mut().filter(|r| r.sheet == place.sheet).flat_map(|r| &mut r.columns);
        for column in columns.filter(|c| Some(c.at) == place.cell) {
            *column = RecognisedColumn { field: None, sure: false, why: Why::NotUsed, weight: 0.0, ..column.clone() };
        }
    }
}

/// Cells merged down a column hold for each of their rows.
pub(super) fn fill_down(grid: &mut Grid) {
    for merge in grid.merges.clone() {
        let ((top, left), (bottom, right)) = (merge.first, merge.last);
        if left != right || bottom <= top || bottom - top > 10_000 {
            continue;
        }
        let start = grid.rows.partition_point(|r| r.row < top);
        let Some(value) = grid.rows.get(start).filter(|r| r.row == top).map(|r| r.get(left).clone()).filter(|v| !v.is_empty()) else { continue };
        for row in grid.rows[start + 1..].iter_mut().take_while(|r| r.row <= bottom) {
            match row.cells.binary_search_by_key(&left, |c| c.col) {
                Ok(at) if row.cells[at].value.is_empty() => row.cells[at].value = value.clone(),
                Ok(_) => {}
                Err(at) => row.cells.insert(at, crate::model::Cell { col: left, value: value.clone() }),
            }
        }
    }
}
