//! A workbook from nothing: its sheets in order, its properties, the lists that do not fit a drop-down.

use super::WriteError;
use super::cells::HASH;
use super::layout::{Spot, quoted};
use super::look::{Style, format};
use super::sheet::Drawing;
use crate::document::{Table, Workbook};
use crate::model::{Day, Lang, Value};
use crate::package::base::{self, Base};
use crate::package::parts::{Changes, Parts};
use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook as Book, XlsxError};
use std::collections::BTreeMap;

/// Rows from which a sheet is streamed: a fifth of the memory, inline strings instead of shared ones.
const STREAMED: usize = 20_000;
/// Sheet of the lists that are too long for a drop-down.
pub(super) const LISTS: &str = "_listes";

/// Formats made once each, the language they are for, and the lists that overflowed.
pub(super) struct Kit {
    pub(super) lang: Lang,
    pub(super) created: Day,
    /// Whether a link leads to a file whose path has a `#`.
    pub(super) hashed: bool,
    formats: BTreeMap<Style, Format>,
    lists: Vec<Vec<String>>,
}

impl Kit {
    pub(super) fn new(lang: Lang, created: Day) -> Kit {
        Kit { lang, created, hashed: false, formats: BTreeMap::new(), lists: Vec::new() }
    }
    pub(super) fn format(&mut self, style: Style) -> &Format {
        let lang = self.lang;
        self.formats.entry(style).or_insert_with(|| format(style, lang))
    }
    /// Reference to a list kept on its own sheet.
    pub(super) fn list(&mut self, values: &[String]) -> String {
        let at = self.lists.iter().position(|l| l == values).unwrap_or_else(|| {
            self.lists.push(values.to_vec());
            self.lists.len() - 1
        });
        let letters = crate::model::place::column_letters(u32::try_from(at).unwrap_or(0));
        format!("={}!${letters}$1:${letters}${}", quoted(LISTS), values.len())
    }
}

/// The bytes of a new workbook; of a living one with the base of its next merge.
pub(super) fn render(workbook: &Workbook, base: Option<&Base>) -> Result<Vec<u8>, WriteError> {
    let spots: Vec<Spot> = workbook.tables.iter().map(Spot::fresh).collect();
    let all: Vec<usize> = (0..workbook.tables.len()).collect();
    drawn(workbook, &all, &spots, base).map_err(|e| WriteError { path: workbook.path.clone(), reason: e.to_string() })
}

/// A workbook of one table alone, its formulas said where the others are.
pub(super) fn single(workbook: &Workbook, own: usize, spots: &[Spot]) -> Result<Vec<u8>, WriteError> {
    drawn(workbook, &[own], spots, None).map_err(|e| WriteError { path: workbook.path.clone(), reason: e.to_string() })
}

/// A workbook of the base alone.
pub(super) fn base_sheet(workbook: &Workbook, base: &Base) -> Result<Vec<u8>, WriteError> {
    drawn(workbook, &[], &[], Some(base)).map_err(|e| WriteError { path: workbook.path.clone(), reason: e.to_string() })
}

fn drawn(workbook: &Workbook, wanted: &[usize], spots: &[Spot], base: Option<&Base>) -> Result<Vec<u8>, XlsxError> {
    let secret = workbook.path.starts_with("accounts/secret/");
    let mut book = Book::new();
    book.set_properties(&properties(workbook.created)?);
    let mut kit = Kit::new(workbook.lang, workbook.created);
    let tables: Vec<(usize, &Table)> = wanted.iter().filter_map(|i| Some((*i, workbook.tables.get(*i)?))).collect();
    let active = tables.iter().find(|(_, t)| !t.hidden).map(|(i, _)| *i);
    if active.is_none() {
        book.add_worksheet().set_name("Jalon")?;
    }
    for (here, table) in &tables {
        // Streaming goes through an unlinked file of the system: never for what is secret.
        let streamed = table.rows.len() >= STREAMED && !table.keyed && !secret && base.is_none();
        let sheet = if streamed { book.add_worksheet_with_constant_memory()? } else { book.add_worksheet() };
        sheet.set_name(&table.name)?;
        if Some(*here) == active {
            sheet.set_active(true).set_first_tab(true);
        }
        Drawing { sheet, table, spots, here: *here, kit: &mut kit, widths: Vec::new() }.draw()?;
    }
    let living = base.is_some() || tables.iter().any(|(_, t)| t.keyed);
    for (_, table) in tables.iter().filter(|(_, t)| !t.kind.is_empty() && living) {
        // Finds the sheet again whatever its tab is called; columns and rows inserted above move it along.
        book.define_name(format!("{}{}", super::NAME, table.kind), &format!("={}!$A$1", quoted(&table.name)))?;
    }
    lists(&mut book, &kit)?;
    if let Some(base) = base {
        write_base(&mut book, base)?;
    }
    let bytes = book.save_to_buffer()?;
    // The library has written it: it can be read.
    Ok(if kit.hashed { with_hashes(&bytes).unwrap_or(bytes) } else { bytes })
}

/// The workbook with each [`HASH`] in the targets of its links as Excel writes it.
fn with_hashes(bytes: &[u8]) -> Option<Vec<u8>> {
    let parts = Parts::open(bytes).ok()?;
    let mut changes = Changes::default();
    for name in parts.names().filter(|n| n.starts_with("xl/worksheets/_rels/")) {
        let text = parts.text(name).ok()?;
        changes.parts.insert(name.to_owned(), text.replace(HASH, "%23").into_bytes());
    }
    parts.changed(&changes).ok()
}

fn write_base(book: &mut Book, base: &Base) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(base::SHEET)?.set_very_hidden(true);
    for (cells, row) in base.to_rows().iter().zip(0u32..) {
        for (value, col) in cells.iter().zip(0u16..) {
            match value {
                Value::Number(n) => sheet.write_number(row, col, *n)?,
                Value::Text(text) => sheet.write_string(row, col, text.as_str())?,
                _ => sheet,
            };
        }
    }
    Ok(())
}

fn lists(book: &mut Book, kit: &Kit) -> Result<(), XlsxError> {
    if kit.lists.is_empty() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet.set_name(LISTS)?.set_very_hidden(true);
    for (values, col) in kit.lists.iter().zip(0..) {
        for (value, row) in values.iter().zip(0..) {
            sheet.write_string(row, col, super::cells::fitting(value))?;
        }
    }
    Ok(())
}

/// The workbook with its tables under distinct tab names, since Excel compares them without case.
pub(super) fn named(mut workbook: Workbook) -> Workbook {
    let mut seen: Vec<String> = vec![LISTS.to_owned(), base::SHEET.to_owned()];
    for table in &mut workbook.tables {
        let mut n = 2;
        let short: String = table.name.chars().take(27).collect();
        while seen.contains(&table.name.to_lowercase()) {
            table.name = format!("{short} ({n})");
            n += 1;
        }
        seen.push(table.name.to_lowercase());
    }
    workbook
}

pub(super) fn properties(created: Day) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(created.year()).unwrap_or(1900);
    let at = ExcelDateTime::from_ymd(year, u8::try_from(created.month()).unwrap_or(1), u8::try_from(created.day()).unwrap_or(1))?;
    Ok(DocProperties::new().set_author("Jalon").set_creation_datetime(&at))
}
