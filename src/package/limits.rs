//! The limits of what is opened, all in one place: a file never asks for more memory or time than these allow, whatever its headers say.
//!
//! Sizes are counted on bytes that really came out of the inflater. Measured needs: 100,000 people × 16 columns are 60 MiB of XML and 1.6 million cells.

use crate::diagnostics::catalogue::files::Files;
use crate::text::Tr;
use crate::text::labels::files::{Measure, measured, unit};

const MIB: u64 = 1024 * 1024;

/// A file as it is on the disk.
pub const FILE_BYTES: u64 = 256 * MIB;
/// One part of an archive, inflated.
pub const PART_BYTES: u64 = 512 * MIB;
/// All parts of one archive that were opened, inflated.
pub const TOTAL_BYTES: u64 = 1024 * MIB;
/// A part that is held whole in memory: workbook, styles, relations.
pub const SMALL_PART_BYTES: u64 = 64 * MIB;
/// All parts handed over to the general reader, which holds them in memory.
pub const HELD_BYTES: u64 = 192 * MIB;
/// Parts in an archive: one sheet a service (900) has some four parts each.
pub const PARTS: u64 = 10_000;
/// Sheets of a workbook.
pub const SHEETS: u64 = 5_000;
/// Excel's own limits of a sheet.
pub const ROWS: u32 = 1_048_576;
pub const COLUMNS: u32 = 16_384;
/// Filled cells of one file: a full sheet of 16 columns has 17 million.
pub const CELLS: u64 = 20_000_000;
/// Cells of the rectangles around the data of an old .xls, which its reader holds whole.
pub const DENSE_CELLS: u64 = 8_000_000;
/// What a sheet of an old .xls may claim as its size: all of its 65,536 rows × 256 columns.
pub const XLS_CLAIM: u64 = 65_536 * 256;
/// Texts of all cells of one file: a long shared text in many cells counts each time.
pub const TEXT_BYTES: u64 = 256 * MIB;
/// One cell: Excel allows 32,767 characters.
pub const CELL_TEXT_BYTES: u64 = MIB;
/// An account format.
pub const FORMAT_BYTES: u64 = MIB;
/// Files of a folder, and how deep its folders may nest.
pub const FILES: usize = 10_000;
pub const DEPTH: usize = 64;

/// The fault for a breach of a limit in bytes.
pub fn too_many_bytes(found: Tr, limit: u64) -> Files {
    if limit < MIB {
        return too_many(found, limit / 1024, unit::KIBIBYTES);
    }
    too_many(found, limit / MIB, unit::MEBIBYTES)
}

/// The fault for a breach of a limit that is counted.
pub fn too_many(found: Tr, limit: u64, unit: Tr) -> Files {
    Files::TooLarge { found, limit: Measure { n: limit, unit } }
}

/// What the cells of one file may still take.
#[derive(Debug)]
pub struct Budget {
    cells: u64,
    text: u64,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { cells: CELLS, text: TEXT_BYTES }
    }
}

impl Budget {
    /// Takes one cell with that many bytes of text.
    pub fn cell(&mut self, text: usize) -> Result<(), Files> {
        let text = text as u64;
        if text > CELL_TEXT_BYTES {
            return Err(too_many_bytes(measured::CELL_TEXT, CELL_TEXT_BYTES));
        }
        self.cells = self.cells.checked_sub(1).ok_or_else(|| too_many(measured::CELLS, CELLS, unit::CELLS))?;
        self.text = self.text.checked_sub(text).ok_or_else(|| too_many_bytes(measured::TEXT, TEXT_BYTES))?;
        Ok(())
    }

    /// Takes what another budget of the same file has used.
    pub fn take(&mut self, other: &Budget) -> Result<(), Files> {
        let (cells, text) = (CELLS - other.cells, TEXT_BYTES - other.text);
        self.cells = self.cells.checked_sub(cells).ok_or_else(|| too_many(measured::CELLS, CELLS, unit::CELLS))?;
        self.text = self.text.checked_sub(text).ok_or_else(|| too_many_bytes(measured::TEXT, TEXT_BYTES))?;
        Ok(())
    }
}
