//! CSV as bytes, escaped for who reads it: a spreadsheet or a directory.

use crate::document::entry::Reader;

/// A table of text with what stands around it.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// Lines that stand first, as they are.
    pub first_lines: &'a [String],
    pub header: &'a [String],
    pub rows: &'a [Vec<String>],
    /// An ASCII character.
    pub separator: char,
    pub bom: bool,
    pub crlf: bool,
    pub reader: Reader,
}

/// The header is there even without rows: a file that asks for nothing.
pub fn bytes(sheet: Sheet<'_>) -> Vec<u8> {
    let mut out = if sheet.bom { b"\xEF\xBB\xBF".to_vec() } else { Vec::new() };
    let end: &[u8] = if sheet.crlf { b"\r\n" } else { b"\n" };
    for line in sheet.first_lines {
        out.extend_from_slice(line.as_bytes());
        out.extend_from_slice(end);
    }
    let mut writer = csv::WriterBuilder::new()
        .delimiter(u8::try_from(sheet.separator).unwrap_or(b','))
        .terminator(if sheet.crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
        .flexible(true)
        .from_writer(&mut out);
    writer.write_record(sheet.header).expect(IN_MEMORY);
    for row in sheet.rows {
        writer.write_record(row.iter().map(|cell| guarded(cell, sheet.reader))).expect(IN_MEMORY);
    }
    writer.flush().expect(IN_MEMORY);
    drop(writer);
    out
}

const IN_MEMORY: &str = "writing to memory, rows of any length allowed";

/// A spreadsheet runs a cell that begins with `= + - @`, a tab or a line end: an apostrophe stops it.
/// A directory would keep that apostrophe in the name; no name begins with `=` or `@`, so there the character itself goes: who opens the file in Excel first is safe too.
fn guarded(cell: &str, reader: Reader) -> String {
    match reader {
        Reader::Spreadsheet if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) => format!("'{cell}"),
        Reader::Directory => cell.trim_start_matches(['=', '@', '\t', '\r', '\n']).to_owned(),
        Reader::Spreadsheet => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[&str], separator: char, reader: Reader) -> String {
        let rows = [cells.iter().map(|c| (*c).to_owned()).collect()];
        let header = ["a".to_owned(), "b".to_owned()];
        let sheet = Sheet { first_lines: &["version:v1.0".into()], header: &header, rows: &rows, separator, bom: false, crlf: false, reader };
        String::from_utf8(bytes(sheet)).expect("UTF-8")
    }

    #[test]
    fn separators_and_quotes_never_break_out_of_a_cell() {
        assert_eq!(
            written(&["de La Tour, d'Auvergne", "5\" x"], ',', Reader::Directory),
            "version:v1.0\na,b\n\"de La Tour, d'Auvergne\",\"5\"\" x\"\n"
        );
        assert_eq!(written(&["a;b", "c\nd"], ';', Reader::Directory), "version:v1.0\na;b\n\"a;b\";\"c\nd\"\n");
    }

    #[test]
    fn a_formula_is_disarmed_as_its_reader_needs() {
        assert_eq!(written(&["=1+1", "-5"], ',', Reader::Spreadsheet), "version:v1.0\na,b\n'=1+1,'-5\n");
        assert_eq!(written(&["@=SUM(A1)", "-5"], ',', Reader::Directory), "version:v1.0\na,b\nSUM(A1),-5\n");
    }

    #[test]
    fn without_rows_the_header_stands_alone() {
        let sheet = Sheet { first_lines: &[], header: &["a".into()], rows: &[], separator: ',', bom: true, crlf: true, reader: Reader::Directory };
        assert_eq!(bytes(sheet), b"\xEF\xBB\xBFa\r\n");
    }
}
