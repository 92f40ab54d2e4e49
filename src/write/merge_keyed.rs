//! The merge of rows that people edit: matched by key, their columns untouched, new rows at the end, none deleted.

use super::layout::{Here, Spot};
use super::merge::{Outcome, Sheet, TablePart, alike, changed, paired, said};
use super::written::{cell, trimmed};
use super::{GONE, key_header};
use crate::diagnostics::catalogue::workbook::Workbook as Fault;
use crate::document::{Content, Owner};
use crate::model::Value;
use crate::package::base::{BaseCell, BaseRow, BaseTable};
use crate::package::living::{Found, same};
use crate::package::splice::{CellXml, Edit, Put};
use crate::package::splice_ranges::Growth;
use crate::text::labels::workbook as words;
use crate::text::normal::folded;
use std::collections::BTreeMap;

/// Rows looked through, times rows looked for, when a person's own rows are matched.
const COMPARED: usize = 2_000_000;

/// Where a row of this run is.
#[derive(Clone, Copy, PartialEq)]
enum Origin {
    /// Written by an earlier run.
    Known,
    /// Typed by a person, and now also ours.
    Adopted,
    New,
}

/// A keyed table laid over what stands in the person's sheet.
pub(super) struct Keyed {
    found: Found,
    /// Part of the Excel table, and its name.
    pub(super) table: Option<String>,
    name: Option<String>,
    /// Of each column of this run, its place; `None`: a person deleted it.
    columns: Vec<Option<u32>>,
    /// Columns (index) that this run adds.
    added: Vec<usize>,
    key: u32,
    rows: Vec<(u32, Origin)>,
    /// Last row of the table now, and its rightmost column before and now.
    last: u32,
    right: (u32, u32),
    lasts: Vec<u32>,
    /// A row to take styles from.
    model: Option<u32>,
    /// For each column of this run, that of the base.
    pairs: Vec<Option<usize>>,
}

impl Keyed {
    /// `None`: the header is nowhere.
    pub(super) fn lay(sheet: &Sheet<'_>, table: Option<TablePart>) -> Option<Keyed> {
        let found = Found::in_sheet(&sheet.xml, sheet.base)?;
        let table = table.filter(|t| t.first.0 == found.header);
        let mapped = found.columns.iter().flatten().copied().chain(found.key);
        let right = mapped.max().unwrap_or(0).max(table.as_ref().map_or(0, |t| t.last.1));
        let (mut next, mut added) = (right, Vec::new());
        let mut columns = Vec::new();
        let pairs = paired(sheet.ours, sheet.base);
        for (j, at) in pairs.iter().enumerate() {
            columns.push(if let Some(i) = *at {
                found.columns.get(i).copied().flatten()
            } else {
                next += 1;
                added.push(j);
                Some(next)
            });
        }
        let key = found.key.unwrap_or_else(|| {
            next += 1;
            next
        });
        let left = found.columns.iter().flatten().copied().min().unwrap_or(0);
        let used = sheet.xml.rows.iter().rev().find(|r| r.cells.iter().any(|c| (left..=right).contains(&c.col) && c.value != Value::Empty));
        let bottom = used.map_or(found.last, |r| r.row).max(found.last);
        let model = (found.last > found.header).then_some(found.last).or(Some(found.header + 1));
        let mut lasts = vec![found.last.max(found.header + 1)];
        lasts.extend(table.as_ref().map(|t| t.last.0));
        let mut keyed = Keyed {
            name: table.as_ref().map(|t| t.name.clone()),
            table: table.map(|t| t.part),
            columns,
            added,
            key,
            rows: Vec::new(),
            last: lasts.iter().copied().max().unwrap_or(bottom),
            right: (right, next),
            lasts,
            model,
            pairs,
            found,
        };
        keyed.place_rows(sheet, bottom);
        Some(keyed)
    }

    fn place_rows(&mut self, sheet: &Sheet<'_>, bottom: u32) {
        let strangers: Vec<u32> = {
            let known: std::collections::BTreeSet<&str> = sheet.base.rows.iter().chain(&sheet.ours.rows).map(|r| r.key.as_str()).collect();
            self.found.rows.iter().filter(|(k, _)| !known.contains(k.as_str())).map(|(_, r)| *r).collect()
        };
        let mut free: Vec<u32> = self.found.others.iter().copied().chain(strangers).collect();
        let based: std::collections::BTreeSet<&str> = sheet.base.rows.iter().filter(|_| sheet.known).map(|r| r.key.as_str()).collect();
        let missing = sheet.ours.rows.iter().filter(|r| !self.found.rows.contains_key(&r.key)).count();
        let look = missing.saturating_mul(free.len()) <= COMPARED;
        let mut next = bottom;
        for row in &sheet.ours.rows {
            let at = if let Some(&at) = self.found.rows.get(&row.key) {
                (at, if based.contains(row.key.as_str()) { Origin::Known } else { Origin::Adopted })
            } else if let Some(i) = free.iter().position(|r| look && self.is_that_row(sheet, *r, row)) {
                (free.remove(i), Origin::Adopted)
            } else {
                next += 1;
                (next, Origin::New)
            };
            self.rows.push(at);
        }
        self.last = self.last.max(next.max(self.found.last));
    }

    /// Whether a row that a person typed is that one: something equal, nothing against.
    fn is_that_row(&self, sheet: &Sheet<'_>, at: u32, row: &BaseRow) -> bool {
        let mut equal = 0;
        for (col, ours) in self.columns.iter().zip(&row.cells) {
            let theirs = col.map_or(&Value::Empty, |c| sheet.xml.value(at, c));
            if *theirs == Value::Empty || ours.value == Value::Empty {
                continue;
            }
            let like = same(theirs, &ours.value) || folded(&theirs.shown()) == folded(&ours.value.shown());
            if !like {
                return false;
            }
            equal += 1;
        }
        equal > 0
    }

    pub(super) fn spot(&self, sheet: &Sheet<'_>) -> Spot {
        let named = |(c, at): (&crate::package::base::BaseColumn, &Option<u32>)| {
            let at = (*at)?;
            let header = sheet.xml.value(self.found.header, at);
            Some((c.field.clone(), if *header == Value::Empty { c.header.shown() } else { header.shown() }, at))
        };
        Spot {
            kind: sheet.ours.kind.clone(),
            sheet: sheet.tab.name.clone(),
            header: self.found.header,
            first: self.found.header + 1,
            last: self.last,
            columns: sheet.ours.columns.iter().zip(&self.columns).filter_map(named).collect(),
            table: self.name.clone(),
        }
    }

    pub(super) fn outcome(&self, sheet: &Sheet<'_>, spots: &[Spot]) -> Outcome {
        let mut out = Outcome::default();
        let before: BTreeMap<&str, &BaseRow> = sheet.base.rows.iter().filter(|_| sheet.known).map(|r| (r.key.as_str(), r)).collect();
        self.headers(sheet, &mut out);
        let mut rows = Vec::new();
        for (i, row) in sheet.ours.rows.iter().enumerate() {
            let Some(&(at, origin)) = self.rows.get(i) else { continue };
            rows.push(self.row(sheet, spots, (i, row), (at, origin), before.get(row.key.as_str()).copied(), &mut out));
        }
        rows.extend(self.gone(sheet, &mut out));
        let mut base = BaseTable { rows, sheet: sheet.tab.name.clone(), ..sheet.ours.clone() };
        for (column, at) in base.columns.iter_mut().zip(&self.columns) {
            let header = at.map_or(&Value::Empty, |c| sheet.xml.value(self.found.header, c));
            if *header != Value::Empty {
                column.header = header.clone();
            }
        }
        out.base = Some(base);
        let growth = Growth { header: self.found.header, lasts: self.lasts.clone(), last: self.last, right: self.right };
        out.growth = (!growth.is_none()).then_some(growth);
        out
    }

    /// Headers of new columns, dressed like their neighbour.
    fn headers(&self, sheet: &Sheet<'_>, out: &mut Outcome) {
        let style = sheet.xml.row(self.found.header).and_then(|r| r.cells.iter().rev().find_map(|c| c.style));
        let mut write = |col: u32, header: Value| {
            out.new_columns.push(header.shown());
            out.edits.insert((self.found.header, col), Edit { put: Put::Value(header), style });
        };
        for j in &self.added {
            if let (Some(column), Some(Some(at))) = (sheet.ours.columns.get(*j), self.columns.get(*j)) {
                write(*at, column.header.clone());
            }
        }
        if self.found.key.is_none() {
            write(self.key, Value::text(key_header(&sheet.ours.kind)));
        }
    }

    #[allow(clippy::too_many_arguments)] // a row of each of the three, and where they meet
    fn row(
        &self,
        sheet: &Sheet<'_>,
        spots: &[Spot],
        (i, row): (usize, &BaseRow),
        (at, origin): (u32, Origin),
        before: Option<&BaseRow>,
        out: &mut Outcome,
    ) -> BaseRow {
        let empty = BaseCell::default();
        let mut kept = Vec::new();
        for (j, column) in sheet.table.columns.iter().enumerate() {
            let ours = row.cells.get(j).unwrap_or(&empty);
            let Some(col) = self.columns.get(j).copied().flatten() else {
                kept.push(ours.clone());
                continue;
            };
            let base = self.pairs.get(j).copied().flatten().and_then(|b| before.map(|r| r.cells.get(b).unwrap_or(&empty)));
            let cell = sheet.xml.cell(at, col);
            let taken = sheet.table.taken.iter().any(|(key, field)| *key == row.key && *field == column.field);
            let verdict = match origin {
                Origin::New => Verdict::Write,
                _ => verdict(column.owner, base.filter(|_| origin == Origin::Known), ours, cell, taken),
            };
            if verdict == Verdict::Clash {
                let day = sheet.ours.columns.get(j).is_some_and(|c| c.day);
                let theirs = cell.map_or(&Value::Empty, |c| &c.value);
                out.faults.push((Fault::Clash { found: said(theirs, day, sheet.lang), expected: said(&ours.value, day, sheet.lang) }, (at, col)));
            }
            let content = sheet.table.rows.get(i).and_then(|r| r.cells.get(j)).unwrap_or(&Content::Empty);
            if verdict == Verdict::Write && cell.is_none_or(|c| !c.bound) {
                let here = Here { spots, own: sheet.own, row: at, col, structured: true };
                let put = put(content, column.look, sheet, here, cell, base, ours);
                if !is_there(cell, &put) || (origin == Origin::New && cell.is_none()) {
                    let style = if cell.is_some() { None } else { self.model.and_then(|m| sheet.xml.cell(m, col)).and_then(|c| c.style) };
                    out.edits.insert((at, col), Edit { put, style });
                }
            }
            let stays = verdict != Verdict::Write && column.owner == Owner::Person;
            let theirs = || BaseCell { value: cell.map(|c| c.value.clone()).unwrap_or_default(), ..BaseCell::default() };
            kept.push(if stays { theirs() } else { ours.clone() });
        }
        self.identify(sheet, at, &row.key, out);
        if origin == Origin::New {
            self.dress(sheet, at, out);
        }
        BaseRow { key: row.key.clone(), cells: trimmed(kept) }
    }

    /// The key where it is not, or is marked as gone.
    fn identify(&self, sheet: &Sheet<'_>, at: u32, key: &str, out: &mut Outcome) {
        if sheet.xml.value(at, self.key).shown() != key {
            let style =
                sheet.xml.cell(at, self.key).is_none().then(|| self.model.and_then(|m| sheet.xml.cell(m, self.key)).and_then(|c| c.style)).flatten();
            out.edits.insert((at, self.key), Edit { put: Put::Value(Value::text(key)), style });
        }
    }

    /// A new row looks like the one above also in columns that people added.
    fn dress(&self, sheet: &Sheet<'_>, at: u32, out: &mut Outcome) {
        let Some(model) = self.model.filter(|m| *m != at).and_then(|m| sheet.xml.row(m)) else { return };
        for cell in model.cells.iter().filter(|c| c.col <= self.right.1 && c.style.is_some()) {
            if sheet.xml.cell(at, cell.col).is_none() {
                out.edits.entry((at, cell.col)).or_insert_with(|| Edit { put: Put::Value(Value::Empty), style: cell.style });
            }
        }
    }

    /// Marks rows that no longer apply: their key, which strikes them through, and their status where nobody typed one.
    fn gone(&self, sheet: &Sheet<'_>, out: &mut Outcome) -> Vec<BaseRow> {
        let ours: std::collections::BTreeSet<&str> = sheet.ours.rows.iter().map(|r| r.key.as_str()).collect();
        let mut kept = Vec::new();
        for row in sheet.base.rows.iter().filter(|r| sheet.known && !ours.contains(r.key.as_str())) {
            let Some(&at) = self.found.rows.get(&row.key) else { continue };
            // In the order of this run's columns.
            let mut cells: Vec<BaseCell> = self.pairs.iter().map(|b| b.and_then(|b| row.cells.get(b)).cloned().unwrap_or_default()).collect();
            if !self.found.gone.contains(&at) {
                let marked = Value::text(format!("{GONE}{}", row.key));
                out.edits.insert((at, self.key), Edit { put: Put::Value(marked), style: None });
                out.faults.push((Fault::NoLonger { found: row.key.replace('|', " · ") }, (at, 0)));
                let status = sheet.table.index("status").and_then(|j| Some((j, self.columns.get(j).copied().flatten()?)));
                if let Some((j, col)) = status
                    && let Some(base) = cells.get_mut(j)
                    && !changed(sheet.xml.cell(at, col), base)
                {
                    base.value = Value::text(words::NO_LONGER.get(sheet.lang));
                    out.edits.insert((at, col), Edit { put: Put::Value(base.value.clone()), style: None });
                }
            }
            kept.push(BaseRow { key: row.key.clone(), cells: trimmed(cells) });
        }
        kept
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Keep,
    Write,
    /// Both changed it: the person's stays.
    Clash,
}

/// Who has the last word on a cell. `base`: what Jalon wrote last, unknown for a row that a person typed.
fn verdict(owner: Owner, base: Option<&BaseCell>, ours: &BaseCell, cell: Option<&CellXml>, taken: bool) -> Verdict {
    let now = cell.map_or(&Value::Empty, |c| &c.value);
    let filled = *now != Value::Empty || cell.is_some_and(|c| c.formula.is_some());
    let Some(base) = base else {
        return if filled && (owner != Owner::Jalon || ours.value == Value::Empty) { Verdict::Keep } else { Verdict::Write };
    };
    if owner == Owner::Person {
        return Verdict::Keep;
    }
    if !changed(cell, base) {
        return if alike(ours, base) { Verdict::Keep } else { Verdict::Write };
    }
    // A cell that was cleared is Jalon's again.
    if taken || !filled {
        return Verdict::Write;
    }
    if ours.formula.is_none() && same(now, &ours.value) || alike(ours, base) { Verdict::Keep } else { Verdict::Clash }
}

/// What goes into the cell. A formula that is still the one written last keeps its text, which a sort or a moved column may have adapted.
pub(super) fn put(
    content: &Content,
    look: crate::document::Look,
    sheet: &Sheet<'_>,
    here: Here<'_>,
    cell_now: Option<&CellXml>,
    base: Option<&BaseCell>,
    ours: &BaseCell,
) -> Put {
    let Content::Formula { formula, .. } = content else { return Put::Value(ours.value.clone()) };
    let theirs = cell_now.and_then(|c| c.formula.clone()).filter(|_| base.is_some_and(|b| b.formula == ours.formula));
    match theirs.or_else(|| here.formula(formula)) {
        Some(formula) => Put::Formula { formula, cached: ours.value.clone() },
        None => Put::Value(cell(content, look, sheet.lang, here).value),
    }
}

/// Whether the cell holds that already.
pub(super) fn is_there(cell: Option<&CellXml>, put: &Put) -> bool {
    let now = cell.map_or(&Value::Empty, |c| &c.value);
    let formula = cell.and_then(|c| c.formula.as_deref());
    match put {
        Put::Value(value) => formula.is_none() && same(now, value),
        Put::Formula { formula: wanted, cached } => formula == Some(wanted) && same(now, cached),
    }
}
