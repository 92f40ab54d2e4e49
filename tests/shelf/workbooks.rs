//! From sheets as text to real files in a folder: what a person would have typed, merged, hidden, struck through.

use super::hospital::{Hospital, Row, Sheet};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// Writes every file of a hospital.
pub(crate) fn write(hospital: &Hospital, folder: &Path) {
    let mut files: Vec<&str> = Vec::new();
    for sheet in &hospital.sheets {
        if !files.contains(&sheet.file.as_str()) {
            files.push(&sheet.file);
        }
    }
    for file in files {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        let sheets: Vec<&Sheet> = hospital.sheets.iter().filter(|s| s.file == file).collect();
        if let Some((encoding, separator)) = &sheets[0].csv {
            std::fs::write(path, encoded(&csv(sheets[0], *separator), encoding)).expect("written");
            continue;
        }
        let mut book = Workbook::new();
        for sheet in sheets {
            fill(book.add_worksheet().set_name(&sheet.tab).expect("a tab name"), sheet).unwrap_or_else(|e| panic!("{file}, {}: {e}", sheet.tab));
        }
        book.save(path).expect("saved");
    }
}

fn csv(sheet: &Sheet, separator: char) -> String {
    let cell = |c: &String| {
        let text = c.strip_prefix('\'').unwrap_or(c);
        if text.contains([separator, '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    sheet.rows.iter().map(|r| r.cells.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string()) + "\r\n").collect()
}

fn encoded(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "utf-8-bom" => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        "utf-16" => [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        label => {
            let known = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or_else(|| panic!("no encoding {label}"));
            known.encode(text).0.into_owned()
        }
    }
}

fn fill(sheet: &mut Worksheet, given: &Sheet) -> Result<(), XlsxError> {
    for (first, last) in merges(&given.rows) {
        sheet.merge_range(first.0, first.1, last.0, last.1, "", &Format::new())?;
    }
    for (row, line) in (0u32..).zip(&given.rows) {
        if line.hidden {
            sheet.set_row_hidden(row)?;
        }
        let look = if line.struck { Format::new().set_font_strikethrough() } else { Format::new() };
        for (col, cell) in (0u16..).zip(&line.cells) {
            put(sheet, (row, col), cell, &look)?;
        }
    }
    Ok(())
}

type Corner = (u32, u16);

/// Ranges that `<` (merged with the cell at the left) and `^` (with the one above) make.
fn merges(rows: &[Row]) -> Vec<(Corner, Corner)> {
    let at = |row: u32, col: u16| rows.get(row as usize).and_then(|r| r.cells.get(usize::from(col))).map_or("", String::as_str);
    let mut found = Vec::new();
    for (row, line) in (0u32..).zip(rows) {
        for col in (0u16..).take(line.cells.len()).filter(|c| !matches!(at(row, *c), "<" | "^")) {
            let (mut last_row, mut last_col) = (row, col);
            while at(row, last_col + 1) == "<" {
                last_col += 1;
            }
            while at(last_row + 1, col) == "^" {
                last_row += 1;
            }
            if (last_row, last_col) != (row, col) {
                found.push(((row, col), (last_row, last_col)));
            }
        }
    }
    found
}

/// `'12` is text, `2027-03-12` a day, `TRUE` a yes, `#N/A` a formula that failed, `0412` text, `12` a number.
fn put(sheet: &mut Worksheet, (row, col): Corner, text: &str, look: &Format) -> Result<(), XlsxError> {
    let code = text.len() > 1 && text.starts_with('0') && !text.contains([',', '.']);
    if matches!(text, "" | "<" | "^") {
    } else if let Some(text) = text.strip_prefix('\'') {
        sheet.write_string_with_format(row, col, text, look)?;
    } else if let (10, Ok(date)) = (text.len(), ExcelDateTime::parse_from_str(text)) {
        sheet.write_datetime_with_format(row, col, date, &look.clone().set_num_format("dd/mm/yyyy"))?;
    } else if text.starts_with('#') && text.ends_with(['!', '?', 'A']) {
        sheet.write_formula_with_format(row, col, Formula::new("1/0").set_result(text), look)?;
    } else if matches!(text, "TRUE" | "FALSE") {
        sheet.write_boolean_with_format(row, col, text == "TRUE", look)?;
    } else if let (Ok(n), false) = (text.parse::<f64>(), code) {
        sheet.write_number_with_format(row, col, n, look)?;
    } else {
        sheet.write_string_with_format(row, col, text, look)?;
    }
    Ok(())
}
