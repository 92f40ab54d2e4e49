//! Separated text: its separator is found, every cell is text.

use super::encoding;
use crate::diagnostics::catalogue::files::Files;
use crate::model::Value;
use crate::package::gather::Gather;
use crate::package::limits::{self, Budget};
use crate::package::sheet::Sheet;
use crate::text::labels::files::{measured, unit};
use csv::{ByteRecord, ReaderBuilder};
use std::collections::BTreeMap;

/// Separators by how likely they are in a hospital.
const SEPARATORS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// Lines that a person would write in one cell.
const MOST_LINES: usize = 200;

/// How much of a file tells its separator.
const SAMPLE: usize = 64 * 1024;

/// The one sheet of a text file, named after the file.
pub(super) fn sheet(bytes: &[u8], name: &str, budget: &mut Budget, faults: &mut Vec<Files>) -> Result<Sheet, Files> {
    let decoded = encoding::decode(bytes);
    if let Some(found) = decoded.guessed {
        faults.push(Files::EncodingGuessed { found: found.to_owned() });
    }
    if decoded.broken > 0 {
        faults.push(Files::DamagedText { found: decoded.broken });
    }
    let (text, said) = without_said_separator(&decoded.text);
    let separator = said.unwrap_or_else(|| separator(text));
    let quoting = !swallows(text, separator);
    if !quoting {
        faults.push(Files::UnclosedQuote {});
    }
    let first_row = u32::from(said.is_some());
    let mut gather = Gather::new(budget);
    let mut rows = Records::new(text, separator, quoting, first_row);
    while let Some((row, record)) = rows.next() {
        for (col, field) in record.iter().enumerate() {
            let col = u32::try_from(col).unwrap_or(u32::MAX);
            if col >= limits::COLUMNS {
                return Err(limits::too_many(measured::COLUMNS, u64::from(limits::COLUMNS), unit::COLUMNS));
            }
            let text = gather.once(col, &String::from_utf8_lossy(field));
            gather.push(row, col, Value::Text(text))?;
        }
    }
    let name = name.rsplit('/').next().unwrap_or(name).to_owned();
    Ok(Sheet { name, rows: gather.rows(), ..Sheet::default() })
}

/// Excel's own first line `sep=;`, perhaps between quotes, or with the separators of the lines below behind it.
fn without_said_separator(text: &str) -> (&str, Option<u8>) {
    let (line, rest) = text.split_at(text.find(['\r', '\n']).unwrap_or(text.len()));
    let bare = line.trim().trim_start_matches('"');
    let said = bare.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| bare.as_bytes().get(4).copied());
    let behind = bare.get(5..).unwrap_or_default();
    match said {
        Some(said) if said.is_ascii() && said != b'"' && !said.is_ascii_alphanumeric() && behind.bytes().all(|b| b == said || b == b'"') => {
            let rest = rest.strip_prefix('\r').unwrap_or(rest);
            (rest.strip_prefix('\n').unwrap_or(rest), Some(said))
        }
        _ => (text, None),
    }
}

/// The separator that cuts the most lines into the same number of cells, at least two.
fn separator(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or(text);
    // The last line of the sample may be cut.
    let head = if end < text.len() { head.rfind('\n').and_then(|at| head.get(..at)).unwrap_or(head) } else { head };
    let mut best = (0_usize, 0_usize, SEPARATORS[0]);
    for separator in SEPARATORS {
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        let mut records = Records::new(head, separator, true, 0);
        while let Some((_, record)) = records.next() {
            *widths.entry(record.len()).or_default() += 1;
        }
        // Lines that are cut alike; wider tables win among equals, since a title or a decimal comma cuts a few lines only.
        let most = widths.iter().filter(|(width, _)| **width > 1).map(|(width, lines)| (*lines, *width)).max();
        if let Some((lines, width)) = most
            && (lines, width) > (best.0, best.1)
        {
            best = (lines, width, separator);
        }
    }
    best.2
}

/// Whether a quotation mark opens a cell that never ends, or that runs over more lines than a person would write.
fn swallows(text: &str, separator: u8) -> bool {
    let mut records = Records::new(text, separator, true, 0);
    while let Some((_, record)) = records.next() {
        if record.iter().any(|f| f.split(|b| *b == b'\n').nth(MOST_LINES).is_some()) {
            return true;
        }
    }
    records.ends_inside_quotes()
}

/// Records with the rows that Excel would show them on: blank lines count.
struct Records<'t> {
    text: &'t [u8],
    separator: u8,
    reader: csv::Reader<&'t [u8]>,
    record: ByteRecord,
    row: Option<u32>,
    first: u32,
    last_start: usize,
}

impl<'t> Records<'t> {
    fn new(text: &'t str, separator: u8, quoting: bool, first: u32) -> Records<'t> {
        let reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).quoting(quoting).from_reader(text.as_bytes());
        Records { text: text.as_bytes(), separator, reader, record: ByteRecord::new(), row: None, first, last_start: 0 }
    }

    fn next(&mut self) -> Option<(u32, &ByteRecord)> {
        let start = usize::try_from(self.reader.position().byte()).ok()?;
        // Reading from memory cannot fail, and bytes need not be UTF-8.
        if !self.reader.read_byte_record(&mut self.record).unwrap_or(false) {
            return None;
        }
        let blank = self.blank_lines(start);
        let next = self.row.map_or(self.first, |row| row.saturating_add(1));
        let row = next.saturating_add(blank);
        self.row = Some(row);
        self.last_start = start;
        Some((row, &self.record))
    }

    /// Line ends passed over before a record that begins at `start`; the second half of the one before is not one of them.
    fn blank_lines(&self, start: usize) -> u32 {
        let mut rest = self.text.get(start..).unwrap_or_default();
        if rest.first() == Some(&b'\n') && start > 0 && self.text.get(start - 1) == Some(&b'\r') {
            rest = rest.get(1..).unwrap_or_default();
        }
        let mut lines = 0_u32;
        let mut before = 0_u8;
        for &byte in rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')) {
            lines = lines.saturating_add(u32::from(byte == b'\r' || before != b'\r'));
            before = byte;
        }
        lines
    }

    /// Whether the last record's last quoted cell was still open at the end of the text.
    fn ends_inside_quotes(&self) -> bool {
        let last = self.text.get(self.last_start..).unwrap_or_default();
        let (mut inside, mut cell_start, mut at) = (false, true, 0);
        while let Some(&byte) = last.get(at) {
            match byte {
                b'"' if inside && last.get(at + 1) == Some(&b'"') => at += 1,
                b'"' if inside => inside = false,
                b'"' if cell_start => inside = true,
                _ => {}
            }
            cell_start = !inside && (byte == self.separator || byte == b'\n' || byte == b'\r');
            at += 1;
        }
        inside
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::place::a1;

    fn cells(text: &str) -> Vec<String> {
        let sheet = sheet(text.as_bytes(), "a/b.csv", &mut Budget::default(), &mut Vec::new()).expect("within limits");
        assert_eq!(sheet.name, "b.csv");
        sheet.rows.iter().flat_map(|r| r.cells.iter().map(|c| format!("{}={}", a1(r.row, c.col), c.value.shown()))).collect()
    }

    #[test]
    fn the_separator_is_found_whatever_the_commas_inside() {
        assert_eq!(cells("Code;Durée\nA;1,5\nB;2,25\n"), ["A1=Code", "B1=Durée", "A2=A", "B2=1,5", "A3=B", "B3=2,25"]);
        assert_eq!(cells("Code,Name\nA,\"x;y\"\nB,z\n"), ["A1=Code", "B1=Name", "A2=A", "B2=x;y", "A3=B", "B3=z"]);
        assert_eq!(cells("a\tb\n1\t2\n"), ["A1=a", "B1=b", "A2=1", "B2=2"]);
        assert_eq!(cells("a|b\n1|2\n"), ["A1=a", "B1=b", "A2=1", "B2=2"]);
        assert_eq!(cells("Code\n007\n"), ["A1=Code", "A2=007"]);
        assert_eq!(cells("sep=|\na;b|c\n"), ["A2=a;b", "B2=c"]);
    }

    #[test]
    fn cells_stand_where_excel_shows_them() {
        assert_eq!(cells("\r\nTitre\r\n\r\n\r\na;b\r\n;c\r\n"), ["A2=Titre", "A5=a", "B5=b", "B6=c"]);
        assert_eq!(cells("a;\"x\ny\"\n\nb;z\n"), ["A1=a", "B1=x\ny", "A3=b", "B3=z"]);
        assert_eq!(cells("a;b\rc;d\r"), ["A1=a", "B1=b", "A2=c", "B2=d"]);
    }
}
