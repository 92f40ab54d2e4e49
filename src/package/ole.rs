//! OLE2 compound files, walked once with every chain bounded, before a reader that trusts them; and what an old .xls claims to hold.

use super::limits;
use crate::diagnostics::catalogue::files::Files;
use crate::text::labels::files::{measured, reason, unit};
use std::collections::{BTreeMap, BTreeSet};

const END: u32 = 0xFFFF_FFFE;
/// Sector numbers from here on are marks.
const MARKS: u32 = 0xFFFF_FFFA;

/// A compound file whose chains all end.
pub struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    /// Start and length of each stream by its name in lower case; the first of a name.
    streams: BTreeMap<String, (u32, u64)>,
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn double(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

const DAMAGED: Files = Files::Unreadable { reason: reason::DAMAGED };
const LOOP: Files = Files::Unreadable { reason: reason::LOOP };

impl<'a> Compound<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Compound<'a>, Files> {
        if bytes.len() < 512 {
            return Err(Files::Unreadable { reason: reason::TRUNCATED });
        }
        let sector = match word(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(DAMAGED),
        };
        let mut file = Compound { bytes, sector, fat: Vec::new(), mini_fat: Vec::new(), mini: Vec::new(), streams: BTreeMap::new() };
        file.fat = file.allocation()?;
        let directory = file.chain(double(bytes, 48).ok_or(DAMAGED)?, u64::MAX)?;
        let root = file.entries(&directory);
        if let Some((start, length)) = root
            && double(bytes, 64).unwrap_or(0) > 0
        {
            file.mini = file.chain(start, length)?;
            let table = file.chain(double(bytes, 60).ok_or(DAMAGED)?, u64::MAX)?;
            file.mini_fat = table.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
        }
        Ok(file)
    }

    fn sector_at(&self, id: u32) -> Result<&'a [u8], Files> {
        let start = (id as usize).checked_add(1).and_then(|n| n.checked_mul(self.sector)).ok_or(DAMAGED)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty()).ok_or(Files::Unreadable { reason: reason::TRUNCATED })?;
        Ok(rest.get(..self.sector).unwrap_or(rest))
    }

    /// Sectors are numbered within the file: more of them is a loop.
    fn bound(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn allocation(&self) -> Result<Vec<u32>, Files> {
        let head = self.bytes.get(76..512).unwrap_or_default();
        let mut ids: Vec<u32> = head.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)).collect();
        let mut next = double(self.bytes, 68).ok_or(DAMAGED)?;
        let mut seen = BTreeSet::new();
        while next < MARKS {
            if !seen.insert(next) {
                return Err(LOOP);
            }
            let table = self.sector_at(next)?;
            ids.extend(table.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)));
            next = ids.pop().ok_or(DAMAGED)?;
        }
        let mut used = BTreeSet::new();
        let mut fat = Vec::new();
        for id in ids.into_iter().filter(|id| *id < MARKS) {
            if !used.insert(id) {
                return Err(LOOP);
            }
            fat.extend(self.sector_at(id)?.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b)));
        }
        Ok(fat)
    }

    fn chain(&self, mut id: u32, length: u64) -> Result<Vec<u8>, Files> {
        let mut out = Vec::new();
        let mut steps = 0;
        while id != END {
            steps += 1;
            if steps > self.bound() {
                return Err(LOOP);
            }
            out.extend_from_slice(self.sector_at(id)?);
            if out.len() as u64 >= length {
                out.truncate(usize::try_from(length).unwrap_or(usize::MAX));
                break;
            }
            id = *self.fat.get(id as usize).ok_or(DAMAGED)?;
        }
        Ok(out)
    }

    fn mini_chain(&self, mut id: u32, length: u64) -> Result<Vec<u8>, Files> {
        let mut out = Vec::new();
        let mut steps = 0;
        while id != END {
            steps += 1;
            if steps > self.mini.len() / 64 + 1 {
                return Err(LOOP);
            }
            let start = (id as usize).checked_mul(64).ok_or(DAMAGED)?;
            let rest = self.mini.get(start..).ok_or(DAMAGED)?;
            out.extend_from_slice(rest.get(..64).unwrap_or(rest));
            if out.len() as u64 >= length {
                out.truncate(usize::try_from(length).unwrap_or(usize::MAX));
                break;
            }
            id = *self.mini_fat.get(id as usize).ok_or(DAMAGED)?;
        }
        Ok(out)
    }

    /// Fills the streams from the directory; gives the root's own chain, which holds the small streams.
    fn entries(&mut self, directory: &[u8]) -> Option<(u32, u64)> {
        let mut root = None;
        for entry in directory.as_chunks::<128>().0 {
            let name: Vec<u16> = entry[..64].as_chunks::<2>().0.iter().map(|b| u16::from_le_bytes(*b)).take_while(|c| *c != 0).collect();
            let start = double(entry, 116).unwrap_or(END);
            let low = u64::from(double(entry, 120).unwrap_or(0));
            let high = if self.sector == 512 { 0 } else { u64::from(double(entry, 124).unwrap_or(0)) };
            let length = (high << 32) | low;
            root.get_or_insert((start, length));
            self.streams.entry(String::from_utf16_lossy(&name).to_lowercase()).or_insert((start, length));
        }
        root
    }

    pub fn has(&self, stream: &str) -> bool {
        self.streams.contains_key(&stream.to_lowercase())
    }

    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Files> {
        match self.streams.get(&name.to_lowercase()) {
            None => Ok(None),
            Some(&(start, length)) if length < 4096 => self.mini_chain(start, length).map(Some),
            Some(&(start, length)) => self.chain(start, length).map(Some),
        }
    }
}

/// Whether a reader that holds the rectangle around each sheet's cells, and trusts their claimed sizes, can be let loose on this .xls.
/// Gives what that reader does not tell: the hidden rows of each sheet, in the order of the sheets.
pub fn hidden_rows(bytes: &[u8]) -> Result<Vec<Vec<u32>>, Files> {
    let file = Compound::open(bytes)?;
    let stream = match file.stream("Workbook")? {
        Some(stream) => stream,
        None => file.stream("Book")?.ok_or(Files::Unreadable { reason: reason::NO_WORKBOOK })?,
    };
    let mut globals = Globals::default();
    for record in Records::from(&stream, 0) {
        // FilePass: all that follows is enciphered.
        if record.kind == 0x002F {
            return Err(Files::Encrypted {});
        }
        globals.take(record, &stream);
        if record.kind == 0x000A {
            break;
        }
    }
    if globals.sheets.len() as u64 > limits::SHEETS {
        return Err(limits::too_many(measured::SHEETS, limits::SHEETS, unit::SHEETS));
    }
    let (mut area, mut text, mut walked) = (0_u64, 0_u64, 0_usize);
    let mut hidden = Vec::new();
    for start in &globals.sheets {
        let sheet = extent(&stream, *start as usize, &globals.lengths)?;
        // Sheets lie one behind the other: those that share their records are a trap.
        walked = walked.saturating_add(sheet.bytes);
        if walked > stream.len().saturating_mul(2) {
            return Err(LOOP);
        }
        area = area.saturating_add(sheet.area());
        text = text.saturating_add(sheet.text);
        hidden.push(sheet.hidden);
    }
    if area > limits::DENSE_CELLS {
        return Err(limits::too_many(measured::AREA, limits::DENSE_CELLS, unit::CELLS));
    }
    if text > limits::TEXT_BYTES {
        return Err(limits::too_many_bytes(measured::TEXT, limits::TEXT_BYTES));
    }
    Ok(hidden)
}

#[derive(Clone, Copy)]
struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records of a BIFF stream.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn from(stream: &'a [u8], start: usize) -> Records<'a> {
        Records { rest: stream.get(start..).unwrap_or_default() }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, length) = (word(self.rest, 0)?, word(self.rest, 2)? as usize);
        let data = self.rest.get(4..4 + length)?;
        self.rest = self.rest.get(4 + length..)?;
        Some(Record { kind, data })
    }
}

#[derive(Default)]
struct Globals {
    sheets: Vec<u32>,
    /// Characters of each shared text.
    lengths: Vec<u16>,
}

impl Globals {
    fn take(&mut self, record: Record<'_>, stream: &[u8]) {
        match record.kind {
            0x0085 => self.sheets.extend(double(record.data, 0)),
            0x00FC => {
                // Offsets of both slices are in the same stream.
                let at = record.data.as_ptr().addr() - stream.as_ptr().addr();
                self.lengths = shared_lengths(stream, at, record.data.len());
            }
            _ => {}
        }
    }
}

/// The lengths of the texts of the shared table, which goes on over `Continue` records; each may break a text and then says its width anew (MS-XLS 2.5.293).
fn shared_lengths(stream: &[u8], at: usize, length: usize) -> Vec<u16> {
    let mut pieces: Vec<&[u8]> = vec![stream.get(at..at + length).unwrap_or_default()];
    pieces.extend(Records::from(stream, at + length).take_while(|r| r.kind == 0x003C).map(|r| r.data));
    let count = double(pieces[0], 4).unwrap_or(0);
    let (mut piece, mut pos, mut lengths) = (0_usize, 8_usize, Vec::new());
    for _ in 0..count {
        while pieces.get(piece).is_some_and(|p| pos >= p.len()) {
            pos -= pieces[piece].len();
            piece += 1;
        }
        let Some(data) = pieces.get(piece) else { break };
        let (Some(chars), Some(flags)) = (word(data, pos), data.get(pos + 2)) else { break };
        pos += 3;
        lengths.push(chars);
        let mut wide = flags & 1 != 0;
        let runs = if flags & 8 != 0 { usize::from(word(data, pos).unwrap_or(0)) * 4 } else { 0 };
        pos += if flags & 8 != 0 { 2 } else { 0 };
        let extra = if flags & 4 != 0 { double(data, pos).unwrap_or(0) as usize } else { 0 };
        pos += if flags & 4 != 0 { 4 } else { 0 };
        let mut left = usize::from(chars);
        while left > 0 {
            let Some(data) = pieces.get(piece) else { break };
            let size = if wide { 2 } else { 1 };
            let here = (data.len().saturating_sub(pos) / size).min(left);
            left -= here;
            pos += here * size;
            if left > 0 {
                piece += 1;
                pos = 1;
                wide = pieces.get(piece).and_then(|p| p.first()).is_some_and(|b| b & 1 != 0);
            }
        }
        pos = pos.saturating_add(runs).saturating_add(extra);
    }
    lengths
}

/// The rectangles around the values and around the formulas of a sheet.
#[derive(Default)]
struct Extent {
    values: Option<Rectangle>,
    formulas: Option<Rectangle>,
    /// Characters of all shared texts shown.
    text: u64,
    /// Rows with no height, as a filter or a person hides them.
    hidden: Vec<u32>,
    /// Length of its records.
    bytes: usize,
}

#[derive(Clone, Copy)]
struct Rectangle {
    first: (u64, u64),
    last: (u64, u64),
}

impl Extent {
    fn area(&self) -> u64 {
        [self.values, self.formulas].into_iter().flatten().map(|r| (r.last.0 - r.first.0 + 1) * (r.last.1 - r.first.1 + 1)).sum()
    }
}

fn widened(rectangle: Option<Rectangle>, row: u16, col: u16) -> Rectangle {
    let (row, col) = (u64::from(row), u64::from(col));
    rectangle.map_or(Rectangle { first: (row, col), last: (row, col) }, |r| Rectangle {
        first: (r.first.0.min(row), r.first.1.min(col)),
        last: (r.last.0.max(row), r.last.1.max(col)),
    })
}

fn extent(stream: &[u8], start: usize, lengths: &[u16]) -> Result<Extent, Files> {
    let mut out = Extent::default();
    // A chart inside the sheet has a beginning and an end of its own.
    let mut depth = 0_u32;
    for Record { kind, data } in Records::from(stream, start) {
        let at = (word(data, 0).unwrap_or(0), word(data, 2).unwrap_or(0));
        out.bytes += data.len() + 4;
        match kind {
            0x0200 => check_claim(data)?,
            // Row (MS-XLS 2.4.221): fDyZero.
            0x0208 if word(data, 12).is_some_and(|flags| flags & 0x20 != 0) && out.hidden.len() < 65_536 => out.hidden.push(u32::from(at.0)),
            0x0203 | 0x0204 | 0x0205 | 0x00D6 | 0x027E | 0x00FD => {
                out.values = Some(widened(out.values, at.0, at.1));
                let text = if kind == 0x00FD { double(data, 6).and_then(|i| lengths.get(i as usize)) } else { None };
                out.text += text.map_or(0, |n| u64::from(*n));
            }
            0x0006 => {
                out.values = Some(widened(out.values, at.0, at.1));
                out.formulas = Some(widened(out.formulas, at.0, at.1));
            }
            0x00BD => {
                out.values = Some(widened(out.values, at.0, at.1));
                let last = data.len().checked_sub(2).and_then(|end| word(data, end)).unwrap_or(at.1);
                out.values = Some(widened(out.values, at.0, last.max(at.1)));
            }
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            _ => {}
        }
    }
    Ok(out)
}

/// The size that a sheet claims: room is made for it before any cell is read.
fn check_claim(data: &[u8]) -> Result<(), Files> {
    let wide = data.len() >= 14;
    let end = |at: usize| if wide { double(data, at).map(u64::from) } else { word(data, at / 2).map(u64::from) };
    let rows = end(4).unwrap_or(0).saturating_sub(end(0).unwrap_or(0));
    let columns = word(data, if wide { 10 } else { 6 }).map_or(0, u64::from);
    if rows.saturating_mul(columns) > limits::XLS_CLAIM {
        return Err(limits::too_many(measured::AREA, limits::XLS_CLAIM, unit::CELLS));
    }
    Ok(())
}
