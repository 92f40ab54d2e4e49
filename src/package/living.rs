//! What people made of the living workbook: where our sheets, columns and rows are now, and what was typed since the last run.

use super::base::{Base, BaseTable, GONE, NAME, Owner, key_header};
use super::parts::Refusal;
use super::splice::SheetXml;
use super::tabs::{Book, Tab};
use crate::model::place::a1;
use crate::model::{Lang, Value};
use std::collections::{BTreeMap, BTreeSet};

/// A cell of a keyed row that says something of a person's: all that stands in columns of theirs or shared, and what they changed in ours.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedCell {
    pub kind: String,
    pub key: String,
    pub field: String,
    /// A day where the column is one and the cell is a number.
    pub value: Value,
    /// What Jalon wrote last.
    pub base: Value,
    /// Whether it differs from what Jalon wrote last.
    pub changed: bool,
    pub sheet: String,
    /// Row and column from 0.
    pub at: (u32, u32),
}

/// A row that a person added to a keyed table (also: copied, key and all).
#[derive(Clone, Debug, PartialEq)]
pub struct AddedRow {
    pub kind: String,
    pub sheet: String,
    pub row: u32,
    /// By field: column and value.
    pub cells: BTreeMap<String, (u32, Value)>,
}

/// What people typed in a living workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub lang: Lang,
    /// Whether what Jalon wrote last was found; without it, nothing is `changed`.
    pub base: bool,
    pub cells: Vec<TypedCell>,
    pub added: Vec<AddedRow>,
    /// Keys (kind, key) of rows that a person deleted.
    pub deleted: Vec<(String, String)>,
}

/// Reads what people typed since the last run. Sheets and columns are found wherever they were moved.
pub fn typed(previous: &[u8]) -> Result<Typed, Refusal> {
    let book = Book::open(previous)?;
    let Some(base) = Base::of(&book)? else {
        return Ok(Typed { lang: Lang::Fr, base: false, cells: Vec::new(), added: Vec::new(), deleted: Vec::new() });
    };
    let mut out = Typed { lang: base.lang, base: true, cells: Vec::new(), added: Vec::new(), deleted: Vec::new() };
    for table in base.tables.iter().filter(|t| t.keyed) {
        let Some(tab) = tab_of(&book, &table.kind, &table.sheet)? else { continue };
        let sheet = book.sheet(tab)?;
        if let Some(found) = Found::in_sheet(&sheet, table) {
            found.typed(&sheet, table, &tab.name, &mut out);
        }
    }
    Ok(out)
}

/// The tab of a table: by its defined name, else by the name it had, else by its hidden header.
pub fn tab_of<'b>(book: &'b Book<'_>, kind: &str, sheet: &str) -> Result<Option<&'b Tab>, Refusal> {
    if let Some((tab, _, _)) = book.named(&format!("{NAME}{kind}")) {
        return Ok(Some(tab));
    }
    if let Some(tab) = book.tab(sheet) {
        return Ok(Some(tab));
    }
    let header = Value::text(key_header(kind));
    for tab in &book.tabs {
        let sheet = book.sheet(tab)?;
        if sheet.rows.iter().any(|r| r.cells.iter().any(|c| c.value == header)) {
            return Ok(Some(tab));
        }
    }
    Ok(None)
}

/// Where a keyed table is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub header: u32,
    /// Of each column of the base, where it is.
    pub columns: Vec<Option<u32>>,
    /// The hidden column of keys, unless it was deleted.
    pub key: Option<u32>,
    /// Rows with a key known, each key once.
    pub rows: BTreeMap<String, u32>,
    /// Rows that hold something but have no key of ours.
    pub others: Vec<u32>,
    /// Rows marked as no longer applying.
    pub gone: BTreeSet<u32>,
    /// Last row that holds anything of the table; the header's when none does.
    pub last: u32,
}

impl Found {
    /// Finds the header by its hidden key, else where most headers of the base stand.
    pub fn in_sheet(sheet: &SheetXml, base: &BaseTable) -> Option<Found> {
        let marker = Value::text(key_header(&base.kind));
        let marked = sheet.rows.iter().find_map(|r| r.cells.iter().find(|c| c.value == marker).map(|c| (r.row, c.col)));
        let header = marked.map(|(row, _)| row).or_else(|| header_row(sheet, base))?;
        let columns = columns(sheet, base, header, marked.map(|m| m.1));
        let mut found =
            Found { header, columns, key: marked.map(|m| m.1), rows: BTreeMap::new(), others: Vec::new(), gone: BTreeSet::new(), last: header };
        found.read_rows(sheet, base);
        Some(found)
    }

    fn read_rows(&mut self, sheet: &SheetXml, base: &BaseTable) {
        let mine: Vec<u32> = self.columns.iter().flatten().copied().chain(self.key).collect();
        let mut keyless = Vec::new();
        for row in sheet.rows.iter().filter(|r| r.row > self.header) {
            if !row.cells.iter().any(|c| mine.contains(&c.col) && (c.value != Value::Empty || c.formula.is_some())) {
                continue;
            }
            self.last = row.row;
            let key = self.key.map(|k| sheet.value(row.row, k).shown()).unwrap_or_default();
            let plain = key.strip_prefix(GONE).unwrap_or(&key);
            if !plain.is_empty() && !self.rows.contains_key(plain) {
                if plain.len() < key.len() {
                    self.gone.insert(row.row);
                }
                self.rows.insert(plain.to_owned(), row.row);
            } else if self.columns.iter().flatten().any(|c| *sheet.value(row.row, *c) != Value::Empty) {
                keyless.push(row.row);
            }
        }
        // A row that lost its key is known by its codes, when only one row of the base has them.
        let codes = |cells: &dyn Fn(usize) -> Value| -> Vec<Value> {
            base.columns.iter().enumerate().filter(|(_, c)| c.code && c.owner == Owner::Jalon).map(|(i, _)| cells(i)).collect()
        };
        let mut by_codes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for row in &base.rows {
            let said = codes(&|i| row.cells.get(i).map(|c| c.value.clone()).unwrap_or_default());
            by_codes.entry(format!("{said:?}")).or_default().push(&row.key);
        }
        for row in keyless {
            let said = codes(&|i| self.columns.get(i).copied().flatten().map(|c| sheet.value(row, c).clone()).unwrap_or_default());
            let known = said.iter().any(|v| *v != Value::Empty).then(|| by_codes.get(&format!("{said:?}"))).flatten();
            match known.map(Vec::as_slice) {
                Some([key]) if !self.rows.contains_key(*key) => {
                    self.rows.insert((*key).to_owned(), row);
                }
                _ => self.others.push(row),
            }
        }
    }

    fn typed(&self, sheet: &SheetXml, base: &BaseTable, name: &str, out: &mut Typed) {
        let as_day = |i: usize, value: &Value| match value {
            Value::Number(n) if base.columns.get(i).is_some_and(|c| c.day) => day(*n).unwrap_or_else(|| value.clone()),
            value => value.clone(),
        };
        for row in &base.rows {
            let Some(&at) = self.rows.get(&row.key) else {
                out.deleted.push((base.kind.clone(), row.key.clone()));
                continue;
            };
            for (i, column) in base.columns.iter().enumerate() {
                let Some(col) = self.columns.get(i).copied().flatten() else { continue };
                let cell = sheet.cell(at, col);
                let now = cell.map(|c| c.value.clone()).unwrap_or_default();
                let before = row.cells.get(i).cloned().unwrap_or_default();
                let live = before.formula.is_some() && cell.is_some_and(|c| c.formula.is_some());
                let changed = !live && !same(&now, &before.value);
                let theirs = column.owner != Owner::Jalon && now != Value::Empty;
                if changed || theirs {
                    out.cells.push(TypedCell {
                        kind: base.kind.clone(),
                        key: row.key.clone(),
                        field: column.field.clone(),
                        value: as_day(i, &now),
                        base: as_day(i, &before.value),
                        changed,
                        sheet: name.to_owned(),
                        at: (at, col),
                    });
                }
            }
        }
        let known: BTreeSet<&str> = base.rows.iter().map(|r| r.key.as_str()).collect();
        let strangers = self.rows.iter().filter(|(key, _)| !known.contains(key.as_str())).map(|(_, row)| *row);
        let mut added: Vec<u32> = self.others.iter().copied().chain(strangers).collect();
        added.sort_unstable();
        for row in added {
            let mut cells = BTreeMap::new();
            for (i, column) in base.columns.iter().enumerate() {
                let Some(col) = self.columns.get(i).copied().flatten() else { continue };
                let value = sheet.value(row, col);
                if *value != Value::Empty {
                    cells.insert(column.field.clone(), (col, as_day(i, value)));
                }
            }
            if !cells.is_empty() {
                out.added.push(AddedRow { kind: base.kind.clone(), sheet: name.to_owned(), row, cells });
            }
        }
    }
}

impl TypedCell {
    /// `M7`.
    pub fn place(&self) -> String {
        a1(self.at.0, self.at.1)
    }
}

/// Excel's day number as a day with its hour.
fn day(serial: f64) -> Option<Value> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let epoch = chrono::NaiveDate::from_ymd_opt(1899, 12, 30)?.and_hms_opt(0, 0, 0)?;
    #[allow(clippy::cast_possible_truncation)] // within four million days
    let seconds = (serial * 86_400.0).round() as i64;
    Some(Value::Date(epoch.checked_add_signed(chrono::TimeDelta::try_seconds(seconds)?)?))
}

/// Equal as a person sees them: numbers but for rounding, texts but for line ends.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        (Value::Text(a), Value::Text(b)) if a != b => a.replace('\r', "").trim_end() == b.replace('\r', "").trim_end(),
        (Value::Empty, Value::Text(t)) | (Value::Text(t), Value::Empty) => t.is_empty(),
        (a, b) => a == b,
    }
}

fn same_header(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => crate::text::normal::folded(a) == crate::text::normal::folded(b),
        (a, b) => same(a, b),
    }
}

/// The row in which most headers of the base stand, at least half of them.
pub fn header_row(sheet: &SheetXml, base: &BaseTable) -> Option<u32> {
    let wanted: Vec<&Value> = base.columns.iter().map(|c| &c.header).filter(|h| **h != Value::Empty).collect();
    let score =
        |row: &super::splice::RowXml| wanted.iter().filter(|h| row.cells.iter().any(|c| c.value != Value::Empty && same_header(h, &c.value))).count();
    let best = sheet.rows.iter().take(200).map(|r| (score(r), r.row)).max_by_key(|(n, row)| (*n, std::cmp::Reverse(*row)))?;
    (best.0 > 0 && best.0 * 2 >= wanted.len()).then_some(best.1)
}

/// Where each column of the base is: by its header, twins in order; a header that was typed over is known by its neighbours.
pub fn columns(sheet: &SheetXml, base: &BaseTable, header: u32, key: Option<u32>) -> Vec<Option<u32>> {
    let cells: Vec<(u32, &Value)> =
        sheet.row(header).map(|r| r.cells.iter().map(|c| (c.col, &c.value)).filter(|(c, _)| Some(*c) != key).collect()).unwrap_or_default();
    let mut taken = BTreeSet::new();
    let mut out: Vec<Option<u32>> = Vec::new();
    for column in &base.columns {
        let found = cells.iter().find(|(c, v)| !taken.contains(c) && **v != Value::Empty && same_header(v, &column.header)).map(|(c, _)| *c);
        taken.extend(found);
        out.push(found);
    }
    for i in 0..out.len() {
        if out[i].is_some() {
            continue;
        }
        let before = if i == 0 { None } else { out[i - 1] };
        let after = out.get(i + 1).copied().flatten().or(if i + 1 == out.len() { key } else { None });
        let only = match (before, after) {
            (Some(b), Some(a)) if a == b + 2 => Some(b + 1),
            (None, Some(a)) if i == 0 && a >= 1 => Some(a - 1),
            _ => None,
        };
        let free = only.filter(|c| !taken.contains(c) && cells.iter().any(|(at, v)| at == c && **v != Value::Empty));
        taken.extend(free);
        out[i] = free;
    }
    out
}
