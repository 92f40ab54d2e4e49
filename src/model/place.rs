//! Where something stands: file, sheet, cell.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A sheet among those that were opened; an index into [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetId(pub u32);

/// A file (`sheet` empty), a sheet (`row` and `col` absent) or a cell. Rows and columns count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub sheet: SheetId,
    pub cell: Option<(u32, u32)>,
}

impl Place {
    pub fn cell(sheet: SheetId, row: u32, col: u32) -> Place {
        Place { sheet, cell: Some((row, col)) }
    }
    pub fn sheet(sheet: SheetId) -> Place {
        Place { sheet, cell: None }
    }
}

/// The names of everything that was opened, in input order.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    sheets: Vec<Source>,
    links: Links,
}

/// Where files lie, as seen from OUT (`../input/list.xlsx`).
#[derive(Clone, Debug, Default)]
struct Links {
    /// Paths of the input files by name.
    inputs: BTreeMap<String, String>,
    /// Entries from here on are files of OUT itself, whose names are paths already.
    own: Option<usize>,
}

/// One sheet: its file, relative to the input given with `/` between folders, and its exact name; a file as a whole has no sheet name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub file: String,
    pub sheet: Option<String>,
}

impl Sources {
    pub fn add(&mut self, file: &str, sheet: Option<&str>) -> SheetId {
        let id = SheetId(u32::try_from(self.sheets.len()).expect("fewer than 2^32 sheets: input limits entries"));
        self.sheets.push(Source { file: file.to_owned(), sheet: sheet.map(str::to_owned) });
        id
    }
    pub fn get(&self, id: SheetId) -> &Source {
        &self.sheets[id.0 as usize]
    }
    pub fn len(&self) -> usize {
        self.sheets.len()
    }
    pub fn is_empty(&self) -> bool {
        self.sheets.is_empty()
    }
    /// Those registered after the first `known`.
    pub fn after(&self, known: usize) -> impl Iterator<Item = &Source> {
        self.sheets.iter().skip(known)
    }
    /// Says where the files opened so far lie, as seen from OUT; what is added later is in OUT.
    pub fn locate(&mut self, inputs: BTreeMap<String, String>) {
        self.links = Links { inputs, own: Some(self.sheets.len()) };
    }
    /// The path from OUT to the file of a sheet, `/` between folders; `None` where it is not known.
    pub fn path(&self, id: SheetId) -> Option<&str> {
        let file = self.get(id).file.as_str();
        if self.links.own.is_some_and(|own| id.0 as usize >= own) { Some(file) } else { self.links.inputs.get(file).map(String::as_str) }
    }
    pub fn file(&self, place: Place) -> &str {
        &self.get(place.sheet).file
    }
}

/// `A1` notation of a zero-based row and column.
pub fn a1(row: u32, col: u32) -> String {
    let mut text = column_letters(col);
    let _ = write!(text, "{}", u64::from(row) + 1);
    text
}

/// `A`, `Z`, `AA`… of a zero-based column.
pub fn column_letters(col: u32) -> String {
    let mut letters = Vec::new();
    let mut n = u64::from(col) + 1;
    while n > 0 {
        letters.push(b'A' + u8::try_from((n - 1) % 26).expect("below 26"));
        n = (n - 1) / 26;
    }
    letters.reverse();
    String::from_utf8(letters).expect("ASCII letters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_excel() {
        assert_eq!((a1(0, 0), a1(9, 25), a1(0, 26), a1(1_048_575, 16_383)), ("A1".into(), "Z10".into(), "AA1".into(), "XFD1048576".into()));
    }
}
