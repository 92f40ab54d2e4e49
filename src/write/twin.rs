//! The cells of a file that is no .xlsx, as a plain workbook: what it holds where it holds it, for marks to be laid over.

use super::WriteError;
use super::cells::{fitting, when, write_value};
use super::look::When;
use crate::document::Look;
use crate::model::{Day, Grid, Lang, Value};
use crate::text::labels::workbook as words;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::collections::BTreeMap;

/// Rows from which a sheet is streamed.
const STREAMED: usize = 20_000;
/// Rows looked at for widths, and the widths that columns may have, in characters.
const SAMPLE: usize = 400;
const WIDTHS: (f64, f64) = (8.4, 48.0);

/// A workbook with one sheet a grid, each under the tab name that goes with it.
pub fn twin(path: &str, grids: &[(String, &Grid)], created: Day, lang: Lang) -> Result<Vec<u8>, WriteError> {
    written(grids, created, lang).map_err(|e| WriteError { path: path.to_owned(), reason: e.to_string() })
}

fn written(grids: &[(String, &Grid)], created: Day, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&super::workbook::properties(created)?);
    let formats = Formats {
        plain: Format::new(),
        digits: Format::new().set_num_format("@"),
        risky: Format::new().set_quote_prefix(),
        day: Format::new().set_num_format(words::DAY.get(lang)),
        moment: Format::new().set_num_format(words::MOMENT.get(lang)),
    };
    for (name, grid) in grids {
        let streamed = grid.rows.len() >= STREAMED;
        let sheet = if streamed { book.add_worksheet_with_constant_memory()? } else { book.add_worksheet() };
        sheet.set_name(name)?;
        for (col, width) in widths(grid) {
            sheet.set_column_width(col, width)?;
        }
        if !streamed {
            for merge in &grid.merges {
                if let (Ok(left), Ok(right)) = (u16::try_from(merge.first.1), u16::try_from(merge.last.1)) {
                    // One that overlaps another, or is a cell alone, is no merge in Excel.
                    let _ = sheet.merge_range(merge.first.0, left, merge.last.0, right, "", &formats.plain);
                }
            }
        }
        cells(sheet, grid, &formats, lang)?;
    }
    book.save_to_buffer()
}

struct Formats {
    plain: Format,
    /// Texts of digits keep their zeros when somebody types in the cell.
    digits: Format,
    risky: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn of(&self, value: &Value) -> &Format {
        match (when(value), value) {
            (When::Day, _) => &self.day,
            (When::Moment, _) => &self.moment,
            (When::No, Value::Text(text)) if text.bytes().all(|b| b.is_ascii_digit()) => &self.digits,
            (When::No, value) if super::cells::risky(value) => &self.risky,
            _ => &self.plain,
        }
    }
}

fn cells(sheet: &mut Worksheet, grid: &Grid, formats: &Formats, lang: Lang) -> Result<(), XlsxError> {
    for row in &grid.rows {
        for cell in &row.cells {
            let Ok(col) = u16::try_from(cell.col) else { continue };
            match &cell.value {
                Value::Bool(yes) => {
                    sheet.write_boolean(row.row, col, *yes)?;
                }
                value => write_value(sheet, row.row, col, value, Look::Text, lang, formats.of(value))?,
            }
        }
    }
    Ok(())
}

fn widths(grid: &Grid) -> BTreeMap<u16, f64> {
    let mut widest: BTreeMap<u16, usize> = BTreeMap::new();
    for row in grid.rows.iter().take(SAMPLE) {
        for cell in &row.cells {
            let Ok(col) = u16::try_from(cell.col) else { continue };
            let said = fitting(&cell.value.shown()).lines().map(|l| l.chars().count()).max().unwrap_or(0);
            // A title over the whole table would make its first column as wide as itself.
            let said = if row.cells.len() == 1 { said.min(24) } else { said };
            let most = widest.entry(col).or_default();
            *most = said.max(*most);
        }
    }
    widest.into_iter().map(|(col, n)| (col, (n as f64 + 2.0).clamp(WIDTHS.0, WIDTHS.1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, Row, SheetId};

    #[test]
    fn texts_stay_texts_and_days_days() {
        let day = Day::from_ymd_opt(2027, 1, 15).expect("a day");
        let values = [Value::text("0012"), Value::text("=1+1"), Value::day(day), Value::Number(1.5), Value::Bool(true)];
        let cells = values.iter().cloned().zip(0..).map(|(value, col)| Cell { col, value }).collect();
        let grid = Grid {
            sheet: SheetId(0),
            name: "x.csv".into(),
            rows: vec![Row { row: 3, cells, hidden: false, struck: false }],
            merges: Vec::new(),
            turned: false,
        };
        let bytes = twin("x.xlsx", &[("x".into(), &grid)], day, Lang::Fr).expect("written");
        let book = crate::package::tabs::Book::open(&bytes).expect("opens");
        let sheet = book.sheet(book.tab("x").expect("there")).expect("parses");
        let read: Vec<&Value> = (0..5).map(|col| sheet.value(3, col)).collect();
        assert_eq!(read, [&values[0], &values[1], &Value::Number(46_402.0), &values[3], &values[4]]);
        assert!(sheet.rows.iter().all(|r| r.cells.iter().all(|c| c.formula.is_none())));
    }
}
