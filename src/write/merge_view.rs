//! The merge of views: new values in place, what people added around and between stays.

use super::layout::{Here, Layout, Spot};
use super::merge::{Outcome, Sheet, alike, changed, paired, said};
use super::merge_keyed::{is_there, put};
use super::written::{Line, lines};
use crate::diagnostics::catalogue::workbook::Workbook as Fault;
use crate::document::{Content, Look};
use crate::model::Value;
use crate::package::base::{BaseCell, BaseTable, NAME};
use crate::package::living::{columns, header_row};
use crate::package::splice::{Edit, Put};
use crate::package::splice_ranges::Growth;
use crate::package::tabs::Book;
use std::collections::BTreeMap;

/// A view laid over what stands in the person's sheet.
pub(super) struct View {
    /// Row of its first line.
    origin: u32,
    /// Place of each column of this run, then of each of the base that this run no longer has.
    columns: Vec<u32>,
    dropped: Vec<(usize, u32)>,
    pairs: Vec<Option<usize>>,
    right: (u32, u32),
}

impl View {
    pub(super) fn lay(sheet: &Sheet<'_>, book: &Book<'_>) -> View {
        let named = book.named(&format!("{NAME}{}", sheet.ours.kind)).map_or((0, 0), |(_, row, col)| (row, col));
        let header = header_row(&sheet.xml, sheet.base).filter(|_| !sheet.base.columns.is_empty());
        let origin = header.and_then(|h| h.checked_sub(sheet.base.header)).unwrap_or(named.0);
        let header = origin + sheet.base.header;
        let mut theirs: Vec<u32> = Vec::new();
        let mut next = named.1;
        // A header that a person typed over is at the place that follows its neighbour's.
        for at in columns(&sheet.xml, sheet.base, header, None) {
            let at = at.unwrap_or(next);
            theirs.push(at);
            next = at + 1;
        }
        let pairs = paired(sheet.ours, sheet.base);
        let right = theirs.iter().copied().max().unwrap_or(named.1);
        let width = sheet.ours.rows.iter().map(|r| r.cells.len()).max().unwrap_or(0).max(sheet.ours.columns.len());
        let (mut out, mut last) = (Vec::new(), right);
        let busy = |col: u32| sheet.xml.value(header, col) != &Value::Empty;
        for j in 0..width {
            let known = pairs.get(j).copied().flatten().and_then(|b| theirs.get(b).copied());
            let at = known.unwrap_or_else(|| {
                if sheet.ours.columns.is_empty() {
                    return named.1 + u32::try_from(j).unwrap_or(0);
                }
                last += 1;
                // A column that a person put beside the view stays theirs.
                while busy(last) {
                    last += 1;
                }
                last
            });
            out.push(at);
        }
        let kept: Vec<usize> = pairs.iter().flatten().copied().collect();
        let dropped = theirs.iter().copied().enumerate().filter(|(b, _)| !kept.contains(b)).collect();
        let table_right = out.iter().take(sheet.ours.columns.len()).copied().max().unwrap_or(right);
        View { origin, columns: out, dropped, pairs, right: (right, table_right) }
    }

    pub(super) fn spot(&self, sheet: &Sheet<'_>) -> Spot {
        let at = Layout::of(sheet.table);
        let named = sheet.table.columns.iter().zip(&self.columns).map(|(c, col)| (c.field.to_owned(), c.header.clone(), *col));
        Spot {
            kind: sheet.ours.kind.clone(),
            sheet: sheet.tab.name.clone(),
            header: self.origin + at.header,
            first: self.origin + at.first,
            last: self.origin + at.last,
            columns: named.collect(),
            table: None,
        }
    }

    pub(super) fn outcome(&self, sheet: &Sheet<'_>, spots: &[Spot]) -> Outcome {
        let mut out = Outcome::default();
        let lines = lines(sheet.table);
        let moved = self.rearranged(sheet);
        if moved {
            out.faults.push((Fault::ViewRearranged { found: sheet.tab.name.clone() }, (self.origin, 0)));
        }
        let donors = self.donors(sheet);
        let height = lines.len().max(sheet.base.rows.len());
        for (i, row) in (0..height).zip(self.origin..) {
            for (j, col) in self.columns.iter().copied().enumerate() {
                self.cell(sheet, spots, lines.get(i), (i, j), (row, col), moved, &donors, &mut out);
            }
            for (b, col) in self.dropped.iter().copied() {
                let base = sheet.base.rows.get(i).and_then(|r| r.cells.get(b));
                if base.is_some_and(|b| !changed(sheet.xml.cell(row, col), b)) && *sheet.xml.value(row, col) != Value::Empty {
                    out.edits.insert((row, col), Edit { put: Put::Value(Value::Empty), style: None });
                }
            }
        }
        out.base = Some(BaseTable { sheet: sheet.tab.name.clone(), ..sheet.ours.clone() });
        out.growth = self.growth(sheet);
        out
    }

    fn growth(&self, sheet: &Sheet<'_>) -> Option<Growth> {
        let rows = |t: &BaseTable| u32::try_from(t.rows.iter().filter(|r| r.key == "R").count()).unwrap_or(0);
        // Its ranges follow a table that grows in its place, not one that begins on another line.
        if sheet.base.header != sheet.ours.header || sheet.ours.columns.is_empty() {
            return None;
        }
        let header = self.origin + sheet.ours.header;
        let growth = Growth { header, lasts: vec![header + rows(sheet.base)], last: header + rows(sheet.ours), right: self.right };
        (!growth.is_none()).then_some(growth)
    }

    /// What the base holds for that line and this run's column.
    fn based<'b>(&self, sheet: &'b Sheet<'_>, i: usize, j: usize) -> Option<&'b BaseCell> {
        let row = sheet.base.rows.get(i)?;
        let b = if matches!(row.key.as_str(), "R" | "H") { self.pairs.get(j).copied().flatten()? } else { j };
        row.cells.get(b)
    }

    /// Sorted or overwritten by a person: more than a quarter of its cells are not where they were.
    fn rearranged(&self, sheet: &Sheet<'_>) -> bool {
        let (mut all, mut other) = (0u32, 0u32);
        for (i, row) in (0..sheet.base.rows.len()).zip(self.origin..) {
            for (j, col) in self.columns.iter().copied().enumerate() {
                let Some(base) = self.based(sheet, i, j).filter(|b| b.value != Value::Empty || b.formula.is_some()) else { continue };
                all += 1;
                other += u32::from(changed(sheet.xml.cell(row, col), base));
            }
        }
        other > 3 && other * 4 > all
    }

    /// A style for each way of being dressed, from cells that are.
    fn donors(&self, sheet: &Sheet<'_>) -> BTreeMap<String, u32> {
        let mut out = BTreeMap::new();
        for (i, row) in (0..sheet.base.rows.len()).zip(self.origin..) {
            for (j, col) in self.columns.iter().copied().enumerate() {
                let Some(base) = self.based(sheet, i, j) else { continue };
                if let Some(style) = sheet.xml.cell(row, col).and_then(|c| c.style) {
                    out.entry(base.dress.clone()).or_insert(style);
                }
            }
        }
        out
    }

    #[allow(clippy::too_many_arguments)] // a cell of each of the three, and where they meet
    fn cell(
        &self,
        sheet: &Sheet<'_>,
        spots: &[Spot],
        line: Option<&Line<'_>>,
        (i, j): (usize, usize),
        (row, col): (u32, u32),
        moved: bool,
        donors: &BTreeMap<String, u32>,
        out: &mut Outcome,
    ) {
        let empty = BaseCell::default();
        let ours = sheet.ours.rows.get(i).and_then(|r| r.cells.get(j)).unwrap_or(&empty);
        let base = self.based(sheet, i, j);
        let before = base.unwrap_or(&empty);
        let now = sheet.xml.cell(row, col);
        let theirs = now.map_or(&Value::Empty, |c| &c.value);
        let grown = i >= sheet.base.rows.len();
        if sheet.known && changed(now, before) && *theirs != Value::Empty {
            let nothing = ours.value == Value::Empty && ours.formula.is_none();
            if nothing || !moved && alike(ours, before) || crate::package::living::same(theirs, &ours.value) {
                return;
            }
            if !moved {
                out.faults
                    .push((Fault::Clash { found: said(theirs, false, sheet.lang), expected: said(&ours.value, false, sheet.lang) }, (row, col)));
                return;
            }
        }
        // What Excel computed meanwhile is as good as what we computed.
        let live = ours.formula.is_some() && now.is_some_and(|c| c.formula.is_some()) && *theirs != Value::Empty;
        if now.is_some_and(|c| c.bound) || live && sheet.known && alike(ours, before) {
            return;
        }
        let blank = Content::Empty;
        let content = line.and_then(|l| l.cells.get(j)).unwrap_or(&blank);
        let look = line.filter(|l| l.class == 'R').and_then(|l| l.table.columns.get(j)).map_or(Look::Text, |c| c.look);
        let here = Here { spots, own: sheet.own, row, col, structured: true };
        let put = put(content, look, sheet, here, now, base, ours);
        let redressed = ours.dress != before.dress;
        let style = match (redressed, now.and_then(|c| c.style)) {
            (false, Some(_)) if !grown => None,
            _ => donors.get(&ours.dress).copied().or_else(|| self.above(sheet, row, col, grown, line)),
        };
        let restyled = style.is_some() && style != now.and_then(|c| c.style) && sheet.known && (redressed || grown);
        if !is_there(now, &put) || restyled {
            out.edits.insert((row, col), Edit { put, style });
        }
    }

    /// The style of the cell above, for a row that a view gained.
    fn above(&self, sheet: &Sheet<'_>, row: u32, col: u32, grown: bool, line: Option<&Line<'_>>) -> Option<u32> {
        let last = self.origin + u32::try_from(sheet.base.rows.iter().rposition(|r| r.key == "R")?).ok()?;
        let _ = row;
        (grown && line.is_some_and(|l| l.class == 'R')).then(|| sheet.xml.cell(last, col))?.and_then(|c| c.style)
    }
}
