//! A workbook from nothing: its sheets in order, its properties, the lists that do not fit a drop-down.

use super::WriteError;
use super::layout::{Spot, quoted};
use super::look::{Style, format};
use super::sheet::Drawing;
use crate::document::{Table, Workbook};
use crate::model::{Day, Lang};
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
    formats: BTreeMap<Style, Format>,
    lists: Vec<Vec<String>>,
}

impl Kit {
    pub(super) fn new(lang: Lang, created: Day) -> Kit {
        Kit { lang, created, formats: BTreeMap::new(), lists: Vec::new() }
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

/// The bytes of a new workbook.
pub(super) fn render(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    let fault = |e: XlsxError| WriteError { path: workbook.path.clone(), reason: e.to_string() };
    let secret = workbook.path.starts_with("accounts/secret/");
    let tables = named(&workbook.tables);
    let mut book = Book::new();
    book.set_properties(&properties(workbook.created).map_err(fault)?);
    let mut kit = Kit::new(workbook.lang, workbook.created);
    let spots: Vec<Spot> = tables.iter().map(Spot::fresh).collect();
    let active = tables.iter().position(|t| !t.hidden).unwrap_or(0);
    for (here, table) in tables.iter().enumerate() {
        // Streaming goes through an unlinked file of the system: never for what is secret.
        let streamed = table.rows.len() >= STREAMED && !table.keyed && !secret;
        let sheet = if streamed { book.add_worksheet_with_constant_memory().map_err(fault)? } else { book.add_worksheet() };
        sheet.set_name(&table.name).map_err(fault)?;
        if here == active {
            sheet.set_active(true).set_first_tab(true);
        }
        Drawing { sheet, table, spots: &spots, here, kit: &mut kit, widths: Vec::new() }.draw().map_err(fault)?;
    }
    for spot in spots.iter().filter(|s| !s.kind.is_empty() && tables.iter().any(|t| t.keyed)) {
        // Finds the sheet again whatever its tab is called; columns and rows inserted above move it along.
        book.define_name(format!("{}{}", super::NAME, spot.kind), &format!("={}!$A$1", quoted(&spot.sheet))).map_err(fault)?;
    }
    lists(&mut book, &kit).map_err(fault)?;
    book.save_to_buffer().map_err(fault)
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

/// Tables under distinct tab names, since Excel compares them without case; at least one that is shown.
fn named(tables: &[Table]) -> Vec<Table> {
    let mut seen: Vec<String> = vec![LISTS.to_owned()];
    let mut out = tables.to_vec();
    if out.iter().all(|t| t.hidden) {
        out.insert(0, Table::new("", "Jalon"));
    }
    for table in &mut out {
        let mut n = 2;
        let base = table.name.clone();
        while seen.contains(&table.name.to_lowercase()) {
            let short: String = base.chars().take(27).collect();
            table.name = format!("{short} ({n})");
            n += 1;
        }
        seen.push(table.name.to_lowercase());
    }
    out
}

fn properties(created: Day) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(created.year()).unwrap_or(1900);
    let at = ExcelDateTime::from_ymd(year, u8::try_from(created.month()).unwrap_or(1), u8::try_from(created.day()).unwrap_or(1))?;
    Ok(DocProperties::new().set_author("Jalon").set_creation_datetime(&at))
}
