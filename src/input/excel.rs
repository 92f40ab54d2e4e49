//! Workbooks through calamine, behind the limits of `package`: only archives repacked by us, only its streaming reader where it has one.

use super::{quiet, value};
use crate::diagnostics::catalogue::files::Files;
use crate::model::grid::Merge;
use crate::model::{Row, Value};
use crate::package::container::Container;
use crate::package::gather::Gather;
use crate::package::limits::{self, Budget};
use crate::package::sheet::Sheet;
use crate::package::{binary, book};
use crate::text::labels::files::{measured, reason, unit};
use calamine::{Data, DataRef, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;

const DAMAGED: Files = Files::Unreadable { reason: reason::DAMAGED };
const SHEET_DAMAGED: Files = Files::SheetUnreadable { reason: reason::DAMAGED };

/// Parts that hold no cell are not handed over.
fn is_wanted(name: &str) -> bool {
    !["media/", "drawings/", "charts/", "embeddings/", "printersettings/", "vbaproject.bin", "customxml/", "pivotcache/", "externallinks/"]
        .iter()
        .any(|aside| name.contains(aside))
}

/// What the general reader would trust is checked, or blotted out.
fn mended(name: &str, bytes: &mut [u8]) -> Result<(), Files> {
    if name.ends_with("sharedstrings.xml") {
        // Room for `uniqueCount` texts would be made at once, whatever the number.
        let head = bytes.len().min(4096);
        if let Some(at) = bytes[..head].windows(12).position(|w| w == b"uniqueCount=") {
            bytes[at..at + 11].copy_from_slice(b"passedOver_");
        }
    }
    if name.contains("worksheets/") && !name.contains("_rels/") {
        let rows = bytes.windows(5).filter(|w| w.starts_with(b"<row") && !w[4].is_ascii_alphabetic()).count();
        if rows as u64 > u64::from(limits::ROWS) {
            return Err(limits::too_many(measured::ROWS, u64::from(limits::ROWS), unit::ROWS));
        }
    }
    Ok(())
}

/// All sheets of an .xlsx or .xlsm, when the fast way met something that it does not know.
pub(super) fn xlsx(container: &mut Container<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Files> {
    let bytes = container.repacked(is_wanted, |name, bytes| mended(name, bytes))?;
    let mut workbook = quiet::caught(|| Xlsx::new(Cursor::new(bytes))).ok_or(DAMAGED)?.map_err(|e| match e {
        XlsxError::Password => Files::Encrypted {},
        _ => DAMAGED,
    })?;
    let from_1904 = workbook.has_1904_epoch();
    let sheets = workbook.sheets_metadata().to_vec();
    each_sheet(&sheets, |name| {
        let mut gather = Gather::new(budget);
        let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| SHEET_DAMAGED)?;
        while let Some(cell) = cells.next_cell().map_err(|_| SHEET_DAMAGED)? {
            push(&mut gather, cell.get_position(), cell.get_value(), from_1904)?;
        }
        Ok((gather.rows(), Vec::new()))
    })
}

/// All sheets of an .xlsb.
pub(super) fn xlsb(container: &mut Container<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Files> {
    let hidden = hidden_in_xlsb(container)?;
    let bytes = container.repacked(is_wanted, |name, bytes| {
        if !name.ends_with("rels") && bytes.first() != Some(&b'<') {
            bytes.truncate(binary::whole_records(bytes));
        }
        Ok(())
    })?;
    let mut workbook = quiet::caught(|| Xlsb::new(Cursor::new(bytes))).ok_or(DAMAGED)?.map_err(|e| match e {
        XlsbError::Password => Files::Encrypted {},
        _ => DAMAGED,
    })?;
    let from_1904 = workbook.has_1904_epoch();
    let sheets = workbook.sheets_metadata().to_vec();
    each_sheet(&sheets, |name| {
        let mut gather = Gather::new(budget);
        for row in hidden.get(name).into_iter().flatten() {
            gather.hide(*row);
        }
        let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| SHEET_DAMAGED)?;
        while let Some(cell) = cells.next_cell().map_err(|_| SHEET_DAMAGED)? {
            push(&mut gather, cell.get_position(), cell.get_value(), from_1904)?;
        }
        Ok((gather.rows(), Vec::new()))
    })
}

/// The hidden rows of each sheet by its name.
fn hidden_in_xlsb(container: &mut Container<'_>) -> Result<BTreeMap<String, Vec<u32>>, Files> {
    let mut hidden = BTreeMap::new();
    let Some(workbook) = container.part("xl/workbook.bin", limits::SMALL_PART_BYTES)? else { return Ok(hidden) };
    let links = book::links(container, "xl", "xl/_rels/workbook.bin.rels");
    for (name, relation) in binary::sheet_relations(&workbook) {
        let Some(path) = links.get(&relation) else { continue };
        let rows = container.part(path, limits::HELD_BYTES)?.map(|sheet| binary::hidden_rows(&sheet)).unwrap_or_default();
        if !rows.is_empty() {
            hidden.insert(name, rows);
        }
    }
    Ok(hidden)
}

/// All sheets of an old .xls that `package::ole` has found safe.
pub(super) fn xls(bytes: &[u8], hidden: &[Vec<u32>], budget: &mut Budget) -> Result<Vec<Sheet>, Files> {
    let mut workbook = quiet::caught(|| Xls::new(Cursor::new(bytes))).ok_or(DAMAGED)?.map_err(|e| match e {
        XlsError::Password => Files::Encrypted {},
        _ => DAMAGED,
    })?;
    let from_1904 = workbook.has_1904_epoch();
    let sheets = workbook.sheets_metadata().to_vec();
    each_sheet(&sheets, |name| {
        let range = workbook.worksheet_range(name).map_err(|_| SHEET_DAMAGED)?;
        let merges = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
        let merges = merges.into_iter().map(|m| Merge { first: m.start, last: m.end }).collect();
        let at = sheets.iter().position(|s| s.name == name);
        let hidden = at.and_then(|at| hidden.get(at)).map(Vec::as_slice).unwrap_or_default();
        Ok((sparse(&range, hidden, budget, from_1904)?, merges))
    })
}

fn sparse(range: &Range<Data>, hidden: &[u32], budget: &mut Budget, from_1904: bool) -> Result<Vec<Row>, Files> {
    let (top, left) = range.start().unwrap_or_default();
    let mut gather = Gather::new(budget);
    for row in hidden {
        gather.hide(*row);
    }
    for (row, col, cell) in range.used_cells() {
        let (row, col) = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(col).unwrap_or(u32::MAX));
        gather.push(top.saturating_add(row), left.saturating_add(col), value::of_owned(cell, from_1904))?;
    }
    Ok(gather.rows())
}

fn push(gather: &mut Gather<'_>, (row, col): (u32, u32), cell: &DataRef<'_>, from_1904: bool) -> Result<(), Files> {
    if let DataRef::SharedString(text) = cell
        && text.len() as u64 > limits::CELL_TEXT_BYTES
    {
        return Err(limits::too_many_bytes(measured::CELL_TEXT, limits::CELL_TEXT_BYTES));
    }
    gather.push(row, col, value::of(cell.clone(), from_1904))
}

/// Reads each worksheet; one that fails, or goes beyond a limit, is said, and the others are read with what is left.
fn each_sheet(sheets: &[calamine::Sheet], mut read: impl FnMut(&str) -> Result<(Vec<Row>, Vec<Merge>), Files>) -> Result<Vec<Sheet>, Files> {
    if sheets.len() as u64 > limits::SHEETS {
        return Err(limits::too_many(measured::SHEETS, limits::SHEETS, unit::SHEETS));
    }
    let mut out = Vec::new();
    for sheet in sheets.iter().filter(|s| matches!(s.typ, SheetType::WorkSheet)) {
        let very_hidden = matches!(sheet.visible, SheetVisible::VeryHidden);
        let (rows, merges, fault) = match quiet::caught(|| read(&sheet.name)).unwrap_or(Err(SHEET_DAMAGED)) {
            Ok((rows, merges)) => (rows, merges, None),
            Err(fault) => (Vec::new(), Vec::new(), Some(fault)),
        };
        out.push(Sheet { name: sheet.name.clone(), rows, merges, very_hidden, fault });
    }
    Ok(out)
}

/// Kept so that a value is never larger than the budget's measure of it.
const _: () = assert!(std::mem::size_of::<Value>() <= 32);
