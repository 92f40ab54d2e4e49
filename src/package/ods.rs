//! OpenDocument sheets: repeated cells and rows counted against the limits before they are laid out.

use super::container::Container;
use super::gather::Gather;
use super::limits::{self, Budget};
use super::serial;
use super::sheet::Sheet;
use crate::diagnostics::catalogue::files::Files;
use crate::model::Value;
use crate::model::grid::Merge;
use crate::text::labels::files::{measured, reason, unit};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeSet;

const DAMAGED: Files = Files::Unreadable { reason: reason::DAMAGED };

/// All sheets of an .ods.
pub fn sheets(container: &mut Container<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Files> {
    if let Some(manifest) = container.part("META-INF/manifest.xml", limits::SMALL_PART_BYTES)?
        && manifest.windows(15).any(|w| w == b"encryption-data")
    {
        return Err(Files::Encrypted {});
    }
    let content = container.part("content.xml", limits::PART_BYTES)?.ok_or(Files::Unreadable { reason: reason::NO_WORKBOOK })?;
    let text = String::from_utf8(content).map_err(|_| DAMAGED)?;
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    let mut sheets = Vec::new();
    loop {
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(e) if e.name().as_ref() == "table:table" => {
                let name = attribute(&e, "table:name").unwrap_or_default();
                if sheets.len() as u64 >= limits::SHEETS {
                    return Err(limits::too_many(measured::SHEETS, limits::SHEETS, unit::SHEETS));
                }
                let mut table = Table { rows: Gather::new(budget), merges: Vec::new(), row: 0, col: 0 };
                let read = table.read(&mut reader);
                let (merges, rows) = (table.merges, table.rows.rows());
                sheets.push(match read {
                    Ok(()) => Sheet { name, rows, merges, ..Sheet::default() },
                    // A sheet beyond a limit is said, and the others are read with what is left.
                    Err(fault @ Files::TooLarge { .. }) => Sheet { name, fault: Some(fault), ..Sheet::default() },
                    Err(fault) => return Err(fault),
                });
            }
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.try_get_attribute(name).ok()??;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn count(e: &BytesStart<'_>, name: &str) -> u32 {
    attribute(e, name).and_then(|n| n.parse().ok()).unwrap_or(1).max(1)
}

struct Table<'b> {
    rows: Gather<'b>,
    merges: Vec<Merge>,
    row: u32,
    col: u32,
}

impl Table<'_> {
    fn read(&mut self, reader: &mut Reader<&[u8]>) -> Result<(), Files> {
        let mut inner_tables = 0_usize;
        loop {
            match reader.read_event().map_err(|_| DAMAGED)? {
                Event::Start(e) => match e.name().as_ref() {
                    "table:table" => inner_tables += 1,
                    "table:table-row" if inner_tables == 0 => {
                        let times = count(&e, "table:number-rows-repeated");
                        let hidden = matches!(attribute(&e, "table:visibility").as_deref(), Some("collapse" | "filter"));
                        self.read_row(reader, times, hidden)?;
                    }
                    _ => {}
                },
                Event::End(e) if e.name().as_ref() == "table:table" => match inner_tables.checked_sub(1) {
                    Some(left) => inner_tables = left,
                    None => return Ok(()),
                },
                Event::Eof => return Err(DAMAGED),
                _ => {}
            }
        }
    }

    fn read_row(&mut self, reader: &mut Reader<&[u8]>, times: u32, hidden: bool) -> Result<(), Files> {
        let mut cells: Vec<(u32, u32, Value)> = Vec::new();
        self.col = 0;
        loop {
            match reader.read_event().map_err(|_| DAMAGED)? {
                Event::Start(e) if matches!(e.name().as_ref(), "table:table-cell" | "table:covered-table-cell") => {
                    let repeats = count(&e, "table:number-columns-repeated");
                    let covered = e.name().as_ref() == "table:covered-table-cell";
                    self.merge(&e);
                    let value = read_cell(&e, reader)?;
                    if !value.is_empty() && !covered {
                        cells.push((self.col, repeats, value));
                    }
                    self.col = self.col.saturating_add(repeats);
                }
                Event::End(e) if e.name().as_ref() == "table:table-row" => break,
                Event::Eof => return Err(DAMAGED),
                _ => {}
            }
        }
        let next = self.row.saturating_add(times);
        // Rows repeated down to the sheet's end hold nothing: only filled ones are laid out.
        if !cells.is_empty() {
            for row in self.row..next {
                for (first, repeats, value) in &cells {
                    for col in *first..first.saturating_add(*repeats) {
                        self.rows.push(row, col, value.clone())?;
                    }
                }
                if hidden {
                    self.rows.hide(row);
                }
            }
        }
        self.row = next;
        Ok(())
    }

    fn merge(&mut self, e: &BytesStart<'_>) {
        let (columns, rows) = (count(e, "table:number-columns-spanned"), count(e, "table:number-rows-spanned"));
        if (columns > 1 || rows > 1) && self.merges.len() < 100_000 {
            self.merges.push(Merge { first: (self.row, self.col), last: (self.row.saturating_add(rows - 1), self.col.saturating_add(columns - 1)) });
        }
    }
}

/// The typed value where there is one, else the text of the paragraphs. Reads to the cell's end.
fn read_cell(e: &BytesStart<'_>, reader: &mut Reader<&[u8]>) -> Result<Value, Files> {
    let kind = attribute(e, "office:value-type").or_else(|| attribute(e, "calcext:value-type")).unwrap_or_default();
    let is_error = attribute(e, "calcext:value-type").as_deref() == Some("error");
    let typed = match kind.as_str() {
        "float" | "percentage" | "currency" => attribute(e, "office:value").and_then(|n| n.parse().ok()).map(Value::Number),
        "date" => attribute(e, "office:date-value").map(|text| serial::iso(&text)),
        "time" => attribute(e, "office:time-value").map(|text| serial::iso_duration(&text)),
        "boolean" => attribute(e, "office:boolean-value").map(|text| Value::Bool(text == "true")),
        "string" => attribute(e, "office:string-value").map(Value::text),
        _ => None,
    };
    let end = e.name().as_ref().to_owned();
    let text = read_text(reader, &end)?;
    Ok(match typed {
        _ if is_error => Value::Error(text.into()),
        Some(value) => value,
        None if text.is_empty() => Value::Empty,
        None => Value::text(text),
    })
}

/// Paragraphs joined by line breaks; notes and drawings aside.
fn read_text(reader: &mut Reader<&[u8]>, end: &str) -> Result<String, Files> {
    let aside: BTreeSet<&str> = ["office:annotation", "draw:frame", "draw:custom-shape", "table:table", "text:ruby-text"].into();
    let (mut text, mut paragraphs, mut depth, mut skipped) = (String::new(), 0, 0_usize, 0_usize);
    loop {
        match reader.read_event().map_err(|_| DAMAGED)? {
            Event::Start(e) => {
                let name = e.name();
                let name = name.as_ref();
                skipped += usize::from(aside.contains(name));
                depth += usize::from(name == end);
                if skipped > 0 {
                    continue;
                }
                match name {
                    "text:p" | "text:h" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "text:s" => text.extend(std::iter::repeat_n(' ', count(&e, "text:c").min(1000) as usize)),
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    _ => {}
                }
            }
            Event::End(e) => {
                let name = e.name();
                skipped = skipped.saturating_sub(usize::from(aside.contains(name.as_ref())));
                if name.as_ref() == end {
                    match depth.checked_sub(1) {
                        Some(left) => depth = left,
                        None => return Ok(text),
                    }
                }
            }
            Event::Text(t) if skipped == 0 && paragraphs > 0 => text.push_str(&t.xml10_content()),
            Event::CData(t) if skipped == 0 && paragraphs > 0 => text.push_str(&t.xml10_content()),
            Event::GeneralRef(r) if skipped == 0 => super::sheet::push_reference(&r, &mut text),
            Event::Eof => return Err(DAMAGED),
            _ => {}
        }
        if text.len() as u64 > limits::CELL_TEXT_BYTES {
            return Err(limits::too_many_bytes(measured::CELL_TEXT, limits::CELL_TEXT_BYTES));
        }
    }
}
