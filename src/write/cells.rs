//! What a cell is given: texts stay texts, days and answers in the workbook's language, links that Excel takes.

use super::layout::{Spot, quoted};
use super::look::When;
use crate::document::{Look, Table};
use crate::model::{Lang, Value};
use crate::text::labels::workbook as words;
use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::{Format, Worksheet, XlsxError};
use std::fmt::Write as _;

/// Characters (UTF-16 units) that a cell holds.
const TEXT: usize = 32_767;

/// Stands for `#` in the path of a link while the library, which takes that for the start of a place, has it; then written `%23`, as Excel does.
pub(super) const HASH: &str = "\u{e023}";

/// The header as it stands in the cell; an Excel table wants them distinct and not empty.
pub(super) fn header_text(table: &Table, c: usize) -> String {
    let Some(column) = table.columns.get(c) else { return String::new() };
    let text = if column.header.is_empty() { column.field } else { column.header.as_str() };
    let twins = table.columns[..c].iter().filter(|o| o.header.to_lowercase() == column.header.to_lowercase()).count();
    if twins == 0 { text.to_owned() } else { format!("{text} {}", twins + 1) }
}

/// At most what a cell holds.
pub(super) fn fitting(text: &str) -> String {
    let mut units = 0;
    let kept = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > TEXT
    });
    kept.map_or_else(|| text.to_owned(), |(at, _)| text[..at].to_owned())
}

pub(super) fn when(value: &Value) -> When {
    match value {
        Value::Date(at) if at.time() == NaiveTime::MIN => When::Day,
        Value::Date(_) => When::Moment,
        _ => When::No,
    }
}

/// A text that Excel would take for a formula if someone edited the cell and left it.
pub(super) fn risky(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.starts_with(['=', '+', '-', '@']))
}

/// Texts are always texts: never a formula, never a link.
pub(super) fn write_value(sheet: &mut Worksheet, r: u32, c: u16, value: &Value, look: Look, lang: Lang, format: &Format) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) if text.is_empty() => sheet.write_blank(r, c, format)?,
        Value::Text(text) | Value::Error(text) => sheet.write_string_with_format(r, c, fitting(text), format)?,
        Value::Number(_) if look == Look::Code => sheet.write_string_with_format(r, c, value.shown(), format)?,
        Value::Number(n) if n.is_finite() => sheet.write_number_with_format(r, c, *n, format)?,
        Value::Empty | Value::Number(_) => sheet.write_blank(r, c, format)?,
        Value::Bool(yes) => sheet.write_string_with_format(r, c, yes_no(*yes, lang), format)?,
        // Excel knows no day before 1900, and counts 1900 wrongly until March.
        Value::Date(at) if at.date() < NaiveDate::from_ymd_opt(1900, 3, 1).unwrap_or_default() => {
            sheet.write_string_with_format(r, c, value.shown(), format)?
        }
        Value::Date(at) => sheet.write_number_with_format(r, c, super::serial(*at), format)?,
    };
    Ok(())
}

pub(super) fn yes_no(yes: bool, lang: Lang) -> &'static str {
    if yes { words::YES.get(lang) } else { words::NO.get(lang) }
}

/// A formula's value as the file holds it.
pub(super) fn result(cached: &Value, look: Look, lang: Lang) -> String {
    match cached {
        Value::Empty => String::new(),
        Value::Bool(yes) if look == Look::YesNo => yes_no(*yes, lang).to_owned(),
        Value::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Date(at) => super::serial(*at).to_string(),
        Value::Number(n) => n.to_string(),
        Value::Text(text) | Value::Error(text) => fitting(text),
    }
}

/// `internal:` and `file:` as the library wants them (it takes `file:///` off a path that is relative); `None`: not a target.
pub(super) fn target_of(target: &str, spots: &[Spot]) -> Option<String> {
    if let Some(inside) = target.strip_prefix('#') {
        if inside.contains('!') {
            return Some(format!("internal:{inside}"));
        }
        let spot = spots.iter().find(|s| s.kind == inside)?;
        return Some(format!("internal:{}!A1", quoted(&spot.sheet)));
    }
    let scheme = ["http://", "https://", "mailto:", "ftp://"].iter().any(|s| target.starts_with(s));
    match target {
        "" => None,
        web if scheme => Some(web.to_owned()),
        file => {
            let (path, at) = file.split_once('#').map_or((file, String::new()), |(path, at)| (path, format!("#{at}")));
            let path = path.replace("%23", HASH);
            // A name that holds a `%` would be taken for one that is escaped already.
            let path = if path.contains('%') { percent_encoded(&path) } else { path };
            Some(format!("file:///{path}{at}"))
        }
    }
}

fn percent_encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    for c in path.chars() {
        match c {
            ' ' | '"' | '<' | '>' | '[' | ']' | '^' | '`' | '{' | '}' => {
                let _ = write!(out, "%{:02x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
