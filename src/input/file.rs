//! One file: its bytes, what they are, and the reader for it.

use super::{csv, excel, walk};
use crate::diagnostics::catalogue::files::Files;
use crate::package::container::Container;
use crate::package::limits::{self, Budget};
use crate::package::look::{Kind, look};
use crate::package::sheet::Sheet;
use crate::package::{ods, ole};
use crate::text::labels::files::{measured, reason};
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
    opened.sha256 = Some(hex(&Sha256::digest(&bytes)));
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let result = if extension == "toml" { opened.take_format(&bytes) } else { opened.take_sheets(&bytes, name, &extension) };
    match result {
        Ok(()) => opened.understood = true,
        Err(fault) => opened.faults.push(fault),
    }
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
            Kind::Xlsx => excel::xlsx(&mut Container::open(bytes)?, &mut budget)?,
            Kind::Xlsb => excel::xlsb(&mut Container::open(bytes)?, &mut budget)?,
            Kind::Xls => {
                ole::check_xls(bytes)?;
                excel::xls(bytes, &mut budget)?
            }
            Kind::Ods => ods::sheets(&mut Container::open(bytes)?, &mut budget)?,
            Kind::Text => vec![csv::sheet(bytes, name, &mut budget, &mut self.faults)?],
        };
        let data: Vec<Sheet> = sheets.into_iter().filter(|s| !s.name.to_lowercase().starts_with(OURS)).map(left_aside_if_very_hidden).collect();
        if data.iter().all(|s| s.fault.is_none() && s.rows.is_empty()) {
            self.faults.push(Files::EmptyWorkbook {});
        }
        self.sheets = data;
        Ok(())
    }
}

fn left_aside_if_very_hidden(sheet: Sheet) -> Sheet {
    if !sheet.very_hidden || (sheet.fault.is_none() && sheet.rows.is_empty()) {
        return sheet;
    }
    Sheet { rows: Vec::new(), merges: Vec::new(), fault: Some(Files::VeryHidden {}), ..sheet }
}
