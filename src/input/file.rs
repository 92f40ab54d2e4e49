//! One file: its bytes, what they are, and the reader for it.

use super::{csv, excel, walk};
use crate::diagnostics::catalogue::files::Files;
use crate::package::book::{Book, Entry};
use crate::package::container::Container;
use crate::package::limits::{self, Budget};
use crate::package::look::{Kind, look};
use crate::package::sheet::Sheet;
use crate::package::strings::Strings;
use crate::package::tokens::Trouble;
use crate::package::{ods, ole, scan};
use crate::text::labels::annotate::is_list;
use crate::text::labels::files::{measured, reason};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

/// Sheets of ours, which hold what the last run wrote: no data.
const OURS: &str = "_jalon";

/// What came out of a file.
#[derive(Debug, Default)]
pub(super) struct Opened {
    pub(super) sheets: Vec<Sheet>,
    pub(super) faults: Vec<Files>,
    pub(super) format: Option<String>,
    pub(super) sha256: Option<String>,
    understood: bool,
}

impl Opened {
    pub(super) fn is_read(&self) -> bool {
        self.understood
    }
}

/// Reads a file, whatever it is.
pub(super) fn open(path: &Path, name: &str) -> Opened {
    let mut opened = Opened::default();
    let bytes = match bytes_of(path) {
        Ok(bytes) => bytes,
        Err(fault) => {
            opened.faults.push(fault);
            return opened;
        }
    };
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    opened.take(&bytes, name, &extension);
    opened
}

/// The same for bytes that are there already; `extension` in lower case.
pub(super) fn of_bytes(bytes: &[u8], name: &str, extension: &str) -> Opened {
    let mut opened = Opened::default();
    opened.take(bytes, name, extension);
    opened
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Files> {
    let kind = std::fs::metadata(path).map_err(|e| walk::refusal(&e))?;
    if !kind.is_file() {
        return Err(Files::Unreadable { reason: reason::NOT_A_FILE });
    }
    let too_large = || limits::too_many_bytes(measured::FILE, limits::FILE_BYTES);
    if kind.len() > limits::FILE_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(|e| walk::refusal(&e))?;
    file.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|e| walk::refusal(&e))?;
    if bytes.len() as u64 > limits::FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Opened {
    fn take(&mut self, bytes: &[u8], name: &str, extension: &str) {
        self.sha256 = Some(hex(&Sha256::digest(bytes)));
        let result = if extension == "toml" { self.take_format(bytes) } else { self.take_sheets(bytes, name, extension) };
        match result {
            // A file of which no sheet can be read is not read.
            Ok(()) => self.understood = self.sheets.is_empty() || self.sheets.iter().any(|s| !s.fault.as_ref().is_some_and(is_refusal)),
            Err(fault) => self.faults.push(fault),
        }
    }

    fn take_format(&mut self, bytes: &[u8]) -> Result<(), Files> {
        if bytes.len() as u64 > limits::FORMAT_BYTES {
            return Err(limits::too_many_bytes(measured::FILE, limits::FORMAT_BYTES));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Files::Unreadable { reason: reason::NOT_UTF8 })?;
        self.format = Some(text.trim_start_matches('\u{feff}').to_owned());
        Ok(())
    }

    fn take_sheets(&mut self, bytes: &[u8], name: &str, extension: &str) -> Result<(), Files> {
        let kind = look(bytes)?;
        if !kind.fits(extension) {
            self.faults.push(Files::OtherThanItsName { found: kind.words() });
        }
        let mut budget = Budget::default();
        let sheets = match kind {
            Kind::Xlsx => xlsx(bytes)?,
            Kind::Xlsb => excel::xlsb(&mut Container::open(bytes)?, &mut budget)?,
            Kind::Xls => {
                let hidden = ole::hidden_rows(bytes)?;
                excel::xls(bytes, &hidden, &mut budget)?
            }
            Kind::Ods => ods::sheets(&mut Container::open(bytes)?, &mut budget)?,
            Kind::Text => vec![csv::sheet(bytes, name, &mut budget, &mut self.faults)?],
        };
        if matches!(kind, Kind::Xls | Kind::Xlsb | Kind::Ods) {
            self.faults.push(Files::StrikesUnseen {});
        }
        let is_ours = |s: &Sheet| s.name.to_lowercase().starts_with(OURS) || is_list(&s.name);
        let data: Vec<Sheet> = sheets.into_iter().filter(|s| !is_ours(s)).map(left_aside_if_very_hidden).collect();
        if data.iter().all(|s| s.fault.is_none() && s.rows.is_empty()) {
            self.faults.push(Files::EmptyWorkbook {});
        }
        self.sheets = data;
        Ok(())
    }
}

/// The fast way where the workbook is written as Excel and its peers do, else the general reader from the start.
fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, Files> {
    match scanned(bytes) {
        Ok(sheets) => Ok(sheets),
        Err(Trouble::Fault(fault)) => Err(fault),
        Err(Trouble::Unusual) => excel::xlsx(&mut Container::open(bytes)?, &mut Budget::default()),
    }
}

/// A workbook by the fast way and by the general reader, where both read it whole.
pub(super) fn both_ways(bytes: &[u8]) -> Option<(Vec<Sheet>, Vec<Sheet>)> {
    let fast = scanned(bytes).ok()?;
    let general = excel::xlsx(&mut Container::open(bytes).ok()?, &mut Budget::default()).ok()?;
    general.iter().all(|s| s.fault.is_none()).then_some((fast, general))
}

fn scanned(bytes: &[u8]) -> Result<Vec<Sheet>, Trouble> {
    let mut container = Container::open(bytes)?;
    let book = Book::read(&mut container)?;
    let strings = Strings::read(&mut container, &book.strings)?;
    let scan = |entry: &Entry| {
        let mut budget = Budget::default();
        match scan::sheet(&mut container.clone(), &book, &strings, entry, &mut budget) {
            Ok(sheet) => Ok((sheet, budget)),
            // A sheet beyond a limit is said, and the others are read.
            Err(Trouble::Fault(fault @ Files::TooLarge { .. })) => {
                Ok((Sheet { name: entry.name.clone(), very_hidden: entry.very_hidden, fault: Some(fault), ..Sheet::default() }, Budget::default()))
            }
            Err(trouble) => Err(trouble),
        }
    };
    let sheets: Result<Vec<(Sheet, Budget)>, Trouble> = book.sheets.par_iter().map(scan).collect::<Vec<_>>().into_iter().collect();
    let mut total = Budget::default();
    let mut out = Vec::new();
    for (sheet, budget) in sheets? {
        total.take(&budget)?;
        out.push(sheet);
    }
    Ok(out)
}

fn is_refusal(fault: &Files) -> bool {
    matches!(fault, Files::TooLarge { .. } | Files::SheetUnreadable { .. })
}

fn left_aside_if_very_hidden(sheet: Sheet) -> Sheet {
    if !sheet.very_hidden || (sheet.fault.is_none() && sheet.rows.is_empty()) {
        return sheet;
    }
    Sheet { rows: Vec::new(), merges: Vec::new(), fault: Some(Files::VeryHidden {}), ..sheet }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{Format, Formula, Workbook};

    fn written() -> Vec<u8> {
        let mut workbook = Workbook::new();
        let date = Format::new().set_num_format("dd/mm/yyyy");
        for name in ["Un", "Deux", "Vide"] {
            let sheet = workbook.add_worksheet();
            sheet.set_name(name).expect("a name");
            for row in (0..300).filter(|_| name != "Vide") {
                sheet.write(row, 0, format!("{row:05}")).expect("written");
                sheet.write(row, 1, " LEFÈVRE & <fils> \n_x0041_ ").expect("written");
                sheet.write(row, 3, f64::from(row) / 7.0).expect("written");
                sheet.write_with_format(row, 4, 46_000.5 + f64::from(row), &date).expect("written");
                sheet.write_with_format(row, 5, f64::from(row) / 24.0, &Format::new().set_num_format("[h]:mm")).expect("written");
                sheet.write_formula(row, 6, Formula::new("=A1&\"é\"").set_result("é&x")).expect("written");
                sheet.write_formula(row, 7, Formula::new("=1/0").set_result("#DIV/0!")).expect("written");
                sheet.write(row, 9, row % 2 == 0).expect("written");
                sheet.write_blank(row, 10, &date).expect("written");
            }
            sheet.write_rich_string(301, 0, &[(&Format::new().set_bold(), "gras "), (&Format::default(), "et non")]).expect("written");
            sheet.set_row_hidden(7).expect("hidden");
            sheet.merge_range(400, 1, 402, 3, "Titre", &date).expect("merged");
        }
        workbook.save_to_buffer().expect("a workbook")
    }

    #[test]
    fn the_fast_way_reads_what_the_general_reader_does_and_more() {
        let bytes = written();
        let (fast, general) = both_ways(&bytes).expect("nothing unusual");
        assert_eq!(fast.len(), 3);
        for (fast, general) in fast.iter().zip(&general) {
            assert_eq!(fast.name, general.name);
            assert_eq!(fast.rows.len(), general.rows.len());
            for (a, b) in fast.rows.iter().zip(&general.rows) {
                assert_eq!((a.row, &a.cells), (b.row, &b.cells));
            }
            assert_eq!(fast.merges, [crate::model::grid::Merge { first: (400, 1), last: (402, 3) }]);
            let hidden: Vec<u32> = fast.rows.iter().filter(|r| r.hidden).map(|r| r.row).collect();
            assert_eq!(hidden, if fast.name == "Vide" { vec![] } else { vec![7] });
        }
    }

    #[test]
    fn a_part_written_in_an_unusual_way_goes_to_the_general_reader() {
        let bytes = written();
        let mut container = Container::open(&bytes).expect("an archive");
        let prefixed = container
            .repacked(
                |_| true,
                |name, bytes| {
                    if name == "xl/worksheets/sheet1.xml" {
                        let text = String::from_utf8_lossy(bytes).replace("<sheetData>", "<sheetData><!-- x -->");
                        *bytes = text.into_bytes();
                    }
                    Ok(())
                },
            )
            .expect("repacked");
        assert!(matches!(scanned(&prefixed), Err(Trouble::Unusual)));
        assert_eq!(xlsx(&prefixed).expect("read")[0].rows.len(), 302);
    }
}
