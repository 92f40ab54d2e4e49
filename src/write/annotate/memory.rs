//! What an annotated copy remembers of what was done to it, on a sheet that Excel never shows.

use super::desk::Desk;
use crate::model::Value;
use crate::package::parts::{Changes, Parts, Refusal};
use crate::package::splice::SheetXml;
use crate::package::tabs::Book;
use crate::text::labels::annotate as words;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Name of the sheet. All that begin with `_jalon` are left aside when a workbook is read.
pub(super) const SHEET: &str = "_jalon_marques";
/// First cell of that sheet, and the number of its form: an older reader takes what it knows.
const HEAD: &str = "jalon-marques";
const VERSION: f64 = 1.0;
const FRESH: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>";
/// Characters that a cell holds.
const CELL: usize = 32_000;

/// What is remembered.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Memory {
    /// The tab that was open.
    pub(super) open: Option<String>,
    /// Fills that ours stand in for, by number.
    pub(super) fills: Vec<String>,
    /// Of every other part, as they were written.
    pub(super) digest: String,
}

/// What a workbook is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not one that we annotated.
    Theirs,
    /// As we wrote it.
    Untouched,
    /// Annotated by us, and saved by somebody since.
    Edited,
}

/// Whether a workbook is an annotated copy, and whether somebody saved it since.
pub fn state(bytes: &[u8]) -> State {
    let Ok(book) = Book::open(bytes) else { return State::Theirs };
    let memory = Memory::of(&book);
    match memory {
        Some(memory) if !memory.digest.is_empty() && memory.digest == digest(&book.parts, own_part(&book)) => State::Untouched,
        Some(_) => State::Edited,
        None => {
            if book.tabs.iter().any(|t| words::is_list(&t.name)) {
                State::Edited
            } else {
                State::Theirs
            }
        }
    }
}

fn own_part<'b>(book: &'b Book<'_>) -> &'b str {
    book.tab(SHEET).map_or("", |t| t.part.as_str())
}

fn digest(parts: &Parts<'_>, except: &str) -> String {
    let mut hash = Sha256::new();
    for (name, (sum, length)) in parts.sums().into_iter().filter(|(name, _)| *name != except) {
        hash.update(format!("{name}\0{sum:08x}\0{length}\n"));
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

impl Memory {
    /// What a workbook remembers, where it is an annotated copy.
    pub(super) fn of(book: &Book<'_>) -> Option<Memory> {
        let sheet = book.sheet(book.tab(SHEET)?).ok()?;
        let text = |row: u32, col: u32| match sheet.value(row, col) {
            Value::Text(text) => text.to_string(),
            _ => String::new(),
        };
        if text(0, 0) != HEAD {
            return None;
        }
        let mut memory = Memory { digest: text(0, 2), ..Memory::default() };
        for row in sheet.rows.iter().map(|r| r.row) {
            match text(row, 0).as_str() {
                "open" => memory.open = Some(text(row, 1)),
                "fill" => memory.fills.push(text(row, 2)),
                _ => {}
            }
        }
        Some(memory)
    }

    fn rows(&self) -> Result<Vec<Vec<Value>>, Refusal> {
        let mut rows = vec![vec![Value::text(HEAD), Value::Number(VERSION), Value::text(&self.digest)]];
        rows.extend(self.open.iter().map(|open| vec![Value::text("open"), Value::text(open)]));
        for (fill, number) in self.fills.iter().zip(0u32..) {
            if fill.len() > CELL {
                return Err(Refusal::TooLarge);
            }
            rows.push(vec![Value::text("fill"), Value::Number(f64::from(number)), Value::text(fill)]);
        }
        Ok(rows)
    }

    fn text(&self) -> Result<String, Refusal> {
        Ok(SheetXml::parse(FRESH.to_owned(), &[])?.refilled(&self.rows()?))
    }

    /// Writes it down; returns its part.
    pub(super) fn put(&self, desk: &mut Desk<'_, '_>) -> Result<String, Refusal> {
        let part = desk.free("xl/worksheets/sheet", ".xml");
        desk.put(&part, self.text()?);
        desk.typed(&part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")?;
        Ok(part)
    }

    /// The finished package with the sum of its parts, so that a copy that somebody works in is known.
    pub(super) fn sealed(mut self, bytes: &[u8], part: &str) -> Result<Vec<u8>, Refusal> {
        let parts = Parts::open(bytes)?;
        self.digest = digest(&parts, part);
        let mut changes = Changes::default();
        changes.parts.insert(part.to_owned(), self.text()?.into_bytes());
        parts.changed(&changes)
    }
}
