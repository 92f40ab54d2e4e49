//! What people typed into the last OUT's living workbooks: read through the same declarations as any sheet, at its own cells.

use super::assemble::Desk;
use crate::diagnostics::Diagnostic;
use crate::model::{Cell, Day, Hospital, Place, Row, SheetId, Status, Value};
use crate::package::living::{AddedRow, Typed, TypedCell};
use crate::schema::{CellType, Columns, ReadCx, RowView, Sheet};
use crate::text::names::digest;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::sync::Arc;

/// A living workbook as people left it, and its sheets among the sources.
pub struct TypedBook {
    /// Sheets by name.
    pub sheets: BTreeMap<String, SheetId>,
    /// The name of its file without extension: of a passport, its service.
    pub about: String,
    pub typed: Typed,
}

/// A row that people keep.
pub(super) struct TypedRow<T> {
    pub(super) row: T,
    /// The fields that its cells tell, and whether people changed each since the last run.
    pub(super) told: Vec<(usize, bool)>,
}

/// How a table of a living workbook is read as a sheet of ours.
pub(super) struct Reading {
    /// Kind of the living table.
    pub(super) kind: &'static str,
    /// Its fields → ours, where names differ.
    pub(super) fields: &'static [(&'static str, &'static str)],
    /// Our fields that its key holds, in the key's order (`CARDIO|FORM`).
    pub(super) key: &'static [&'static str],
}

/// `Planning` as tracking. A start that a person typed over the forecast imposes it.
pub(super) const PLANNING: Reading = Reading {
    kind: "planning",
    fields: &[("actual_start", "start"), ("actual_finish", "end"), ("imposed", "pinned"), ("revised_start", "pinned"), ("owner", "")],
    key: &["service", "operation"],
};
/// `Présences` of the rosters as attendance.
pub(super) const PRESENCES: Reading =
    Reading { kind: "presences", fields: &[("session", "module"), ("module", ""), ("test", "test_passed")], key: &["id", "module"] };
/// Unavailable days of the passports as absences.
pub(super) const PASSPORTS: Reading = Reading { kind: "passport_people", fields: &[], key: &["id"] };

/// The key of the line of a passport that is about the whole service.
pub(super) const WHOLE: &str = "*";

/// What a ward manager typed on a line of a passport.
pub(super) struct Block {
    pub(super) service: String,
    pub(super) id: String,
    pub(super) from: Option<Day>,
    pub(super) to: Option<Day>,
    /// Corrections and remarks, with their cells.
    pub(super) words: Vec<(String, Place)>,
}

/// A sheet that people keep in the living workbook under its own fields.
pub(super) const fn same(kind: &'static str) -> Reading {
    Reading { kind, fields: &[], key: &[] }
}

impl Desk<'_> {
    /// Lines of the passports with anything typed.
    pub(super) fn passports(&self) -> Vec<Block> {
        let mut blocks: BTreeMap<(&str, &str), Block> = BTreeMap::new();
        for book in self.typed_books {
            for cell in book.typed.cells.iter().filter(|c| c.kind == PASSPORTS.kind && !c.value.is_empty()) {
                let Some(sheet) = book.sheets.get(&cell.sheet) else { continue };
                let new = || Block { service: book.about.clone(), id: cell.key.clone(), from: None, to: None, words: Vec::new() };
                let block = blocks.entry((&book.about, &cell.key)).or_insert_with(new);
                match cell.field.as_str() {
                    "from" => block.from = Day::read(&cell.value, &ReadCx::default()).value(),
                    "to" => block.to = Day::read(&cell.value, &ReadCx::default()).value(),
                    "correction" | "remark" => block.words.push((cell.value.shown(), Place::cell(*sheet, cell.at.0, cell.at.1))),
                    _ => {}
                }
            }
        }
        blocks.into_values().collect()
    }

    /// Rows that people keep in living workbooks; those without anything typed are left out.
    pub(super) fn typed<T: Sheet>(&mut self, reading: &Reading) -> Vec<TypedRow<T>> {
        let report = RefCell::new(Vec::new());
        let mut rows = Vec::new();
        for book in self.typed_books {
            let mut by_key: BTreeMap<&str, Vec<&TypedCell>> = BTreeMap::new();
            for cell in book.typed.cells.iter().filter(|c| c.kind == reading.kind) {
                by_key.entry(&cell.key).or_default().push(cell);
            }
            by_key.remove(WHOLE);
            for (key, cells) in by_key {
                rows.extend(known::<T>(book, key, &cells, reading, &report));
            }
            for added in book.typed.added.iter().filter(|a| a.kind == reading.kind) {
                rows.extend(new::<T>(book, added, reading, &report));
            }
        }
        self.report.extend(report.into_inner());
        rows
    }
}

fn field_of<T: Sheet>(theirs: &str, reading: &Reading) -> Option<usize> {
    let ours = reading.fields.iter().find(|f| f.0 == theirs).map_or(theirs, |f| f.1);
    T::SPEC.index(ours)
}

/// Whether a cell says something of a person's: a status that we proposed does not, nor a forecast that they left.
fn says(cell: &TypedCell) -> bool {
    match cell.field.as_str() {
        "status" => cell.changed || matches!(Status::read(&cell.value, &ReadCx::default()).value(), Some(Status::Blocked | Status::Dropped)),
        "revised_start" => cell.changed && !cell.value.is_empty(),
        "imposed" | "actual_start" | "actual_finish" | "comment" | "presence" | "test" | "remark" | "from" | "to" => true,
        _ => !cell.value.is_empty() || cell.changed,
    }
}

fn known<T: Sheet>(book: &TypedBook, key: &str, cells: &[&TypedCell], reading: &Reading, report: &RefCell<Vec<Diagnostic>>) -> Option<TypedRow<T>> {
    let first = cells.first()?;
    let mut columns = Columns {
        sheet: book.sheets.get(&first.sheet).copied(),
        by_field: vec![None; T::SPEC.columns.len()],
        first: first.at.1,
        ..Columns::default()
    };
    for (field, part) in reading.key.iter().zip(key.split('|')) {
        columns.given.extend(T::SPEC.index(field).map(|f| (f, Value::text(part))));
    }
    let mut row = Row { row: first.at.0, cells: Vec::new(), hidden: false, struck: false };
    let mut told: Vec<(usize, bool)> = Vec::new();
    // What a person typed over a forecast stands behind what they imposed in its own column.
    for cell in cells.iter().filter(|c| says(c)) {
        let Some(field) = field_of::<T>(&cell.field, reading) else { continue };
        if cell.field == "revised_start" && columns.by_field[field].is_some() || columns.given.iter().any(|(f, _)| *f == field) {
            continue;
        }
        let imposed_nothing = cell.field == "imposed" && cell.value.is_empty();
        if imposed_nothing && cells.iter().any(|c| c.field == "revised_start" && says(c)) {
            continue;
        }
        columns.by_field[field] = Some(cell.at.1);
        told.retain(|(f, _)| *f != field);
        told.push((field, cell.changed));
        row.cells.push(Cell { col: cell.at.1, value: cell.value.clone() });
    }
    let changed = told.iter().any(|(_, changed)| *changed);
    if row.cells.iter().all(|c| c.value.is_empty()) && (!changed || reading.kind == PASSPORTS.kind) {
        return None;
    }
    read::<T>(row, columns, report).map(|row| TypedRow { row, told })
}

fn new<T: Sheet>(book: &TypedBook, added: &AddedRow, reading: &Reading, report: &RefCell<Vec<Diagnostic>>) -> Option<TypedRow<T>> {
    let mut columns = Columns { sheet: book.sheets.get(&added.sheet).copied(), by_field: vec![None; T::SPEC.columns.len()], ..Columns::default() };
    let mut row = Row { row: added.row, cells: Vec::new(), hidden: false, struck: false };
    for (theirs, (col, value)) in &added.cells {
        if let Some(field) = field_of::<T>(theirs, reading) {
            columns.by_field[field] = Some(*col);
            row.cells.push(Cell { col: *col, value: value.clone() });
        }
    }
    columns.first = row.cells.iter().map(|c| c.col).min()?;
    let told = columns.by_field.iter().enumerate().filter(|(_, col)| col.is_some()).map(|(field, _)| (field, true)).collect();
    read::<T>(row, columns, report).map(|row| TypedRow { row, told })
}

fn read<T: Sheet>(mut row: Row, columns: Columns, report: &RefCell<Vec<Diagnostic>>) -> Option<T> {
    row.cells.sort_by_key(|c| c.col);
    let sheet = columns.sheet?;
    let columns = Arc::new(columns);
    T::read(&RowView { spec: spec_of::<T>()?, sheet, row: &row, columns: &columns, report })
}

fn spec_of<T: Sheet>() -> Option<&'static crate::schema::SheetSpec> {
    crate::schema::sheets::spec(T::SPEC.kind)
}

/// The input's rows and the workbook's as one, cell by cell: what changed since the last run wins, what people changed before what the input did (PRODUCT
/// §4). An input that says what it said at the last run does not take back what people typed over it.
pub(super) fn merged<T: Sheet, K: Ord + Debug>(input: Vec<T>, typed: Vec<TypedRow<T>>, key: impl Fn(&T) -> K, h: &mut Hospital) -> Vec<T> {
    let kind = T::SPEC.kind;
    let Hospital { previous, given: remembered, .. } = h;
    let (before, now) = (previous.given.get(kind), remembered.entry(kind).or_default());
    let mut over: BTreeMap<K, TypedRow<T>> = BTreeMap::new();
    let mut more = Vec::new();
    let given: BTreeSet<K> = input.iter().map(&key).collect();
    for t in typed {
        let k = key(&t.row);
        if given.contains(&k) {
            over.insert(k, t);
        } else {
            more.push(t.row);
        }
    }
    let mut out: Vec<T> = Vec::with_capacity(input.len() + more.len());
    for mut row in input {
        let k = key(&row);
        // Only rows that the workbook tells too are remembered.
        if let Some(t) = over.remove(&k) {
            let prints: Vec<String> = row.prints().iter().map(|text| format!("{:016x}", digest(text))).collect();
            let name = format!("{:016x}", digest(&format!("{k:?}")));
            let said = before.and_then(|rows| rows.get(&name));
            let as_before = |field: usize| said.and_then(|s| s.get(field)).is_some_and(|print| Some(print) == prints.get(field));
            for (field, changed) in &t.told {
                if *changed || as_before(*field) {
                    row.take(*field, &t.row);
                }
            }
            if t.told.iter().any(|(_, changed)| *changed) {
                row.stand_at(&t.row);
            }
            now.insert(name, prints);
        }
        out.push(row);
    }
    out.extend(more);
    out
}
