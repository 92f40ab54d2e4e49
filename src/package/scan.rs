//! The cells of an .xlsx sheet, scanned from the inflater's pieces row by row: no tree, no whole part in memory.

use super::book::{Book, Entry};
use super::container::Container;
use super::gather::Gather;
use super::limits::{self, Budget};
use super::serial::{self, Shows};
use super::sheet::Sheet;
use super::strings::{self, Strings};
use super::tokens::{self, Token, Tokens, Trouble};
use crate::model::Value;
use crate::model::grid::Merge;
use crate::text::labels::files::{measured, unit};

/// What stands before the rows: views and widths of columns.
const HEAD_BYTES: usize = 4 << 20;
/// What is looked through for merged ranges behind the rows.
const TAIL_BYTES: usize = 8 << 20;
/// A row of 16,384 cells that are all filled.
const ROW_BYTES: usize = 16 << 20;

const END_OF_ROWS: &[u8] = b"</sheetData>";

/// One sheet, scanned.
pub fn sheet(container: &mut Container<'_>, book: &Book, strings: &Strings, entry: &Entry, budget: &mut Budget) -> Result<Sheet, Trouble> {
    let mut scan =
        Scan { book, strings, gather: Gather::new(budget), merges: Vec::new(), row: 0, rows: 0, held: Vec::new(), text: String::new(), at: At::Head };
    let mut trouble = None;
    let found = container.stream(&entry.path, limits::PART_BYTES, |chunk| match scan.take(chunk) {
        Ok(more) => Ok(more),
        Err(Trouble::Fault(fault)) => Err(fault),
        Err(Trouble::Unusual) => {
            trouble = Some(Trouble::Unusual);
            Ok(false)
        }
    })?;
    if let Some(trouble) = trouble {
        return Err(trouble);
    }
    if !found || scan.at != At::Tail {
        return Err(Trouble::Unusual);
    }
    scan.merged()?;
    let Scan { gather, merges, .. } = scan;
    Ok(Sheet { name: entry.name.clone(), rows: gather.rows(), merges, very_hidden: entry.very_hidden, fault: None })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Head,
    Rows,
    Tail,
}

struct Scan<'s> {
    book: &'s Book,
    strings: &'s Strings,
    gather: Gather<'s>,
    merges: Vec<Merge>,
    /// The row that comes next when it does not say its number.
    row: u32,
    rows: u64,
    held: Vec<u8>,
    /// The text of the cell being read.
    text: String,
    at: At,
}

/// What a cell says of itself.
#[derive(Default)]
struct About<'x> {
    place: Option<(u32, u32)>,
    kind: &'x [u8],
    style: usize,
}

impl Scan<'_> {
    /// Takes a piece of the part; says whether more is wanted.
    fn take(&mut self, chunk: &[u8]) -> Result<bool, Trouble> {
        self.held.extend_from_slice(chunk);
        if self.at == At::Head && !self.head()? {
            return Ok(true);
        }
        if self.at == At::Rows {
            let mut held = std::mem::take(&mut self.held);
            let rows = tokens::after_last(&held, b"</row>").unwrap_or(0);
            // The end of the rows stands behind the last of them; rows without cells may stand between.
            let rest = held.get(rows..).unwrap_or_default();
            let end = tokens::find(rest, END_OF_ROWS).map(|at| rows + at);
            if end.is_none() && rest.len() > ROW_BYTES {
                return Err(Trouble::Unusual);
            }
            self.scan(held.get(..end.unwrap_or(rows)).unwrap_or_default())?;
            held.drain(..end.map_or(rows, |end| end + END_OF_ROWS.len()));
            self.held = held;
            if end.is_some() {
                self.at = At::Tail;
            }
        }
        Ok(self.at != At::Tail || (self.held.len() < TAIL_BYTES && tokens::find(&self.held, b"</mergeCells>").is_none()))
    }

    /// Looks for the rows; says whether they were reached.
    fn head(&mut self) -> Result<bool, Trouble> {
        const ROWS: &[u8] = b"<sheetData";
        let found = tokens::find(&self.held, ROWS);
        let end = found.and_then(|at| self.held.get(at..)?.iter().position(|b| *b == b'>').map(|end| at + end));
        let Some(end) = end else {
            return if self.held.len() > HEAD_BYTES { Err(Trouble::Unusual) } else { Ok(false) };
        };
        // An element whose name only begins so.
        let another = found.and_then(|at| self.held.get(at + ROWS.len())).is_some_and(|b| !matches!(b, b'>' | b'/') && !b.is_ascii_whitespace());
        let head = self.held.get(..end).unwrap_or_default();
        let declared_otherwise = tokens::find(head.get(..head.len().min(200)).unwrap_or_default(), b"encoding=").is_some()
            && !head.get(..head.len().min(200)).unwrap_or_default().to_ascii_lowercase().windows(5).any(|w| w == b"utf-8");
        if another || tokens::find(head, b"<worksheet").is_none() || declared_otherwise || tokens::find(head, b"<!").is_some() {
            return Err(Trouble::Unusual);
        }
        self.at = if head.ends_with(b"/") { At::Tail } else { At::Rows };
        self.held.drain(..=end);
        Ok(true)
    }

    fn scan(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut tokens = Tokens::new(bytes);
        loop {
            match tokens.next()? {
                Token::Open { name: b"row", attributes, empty } => {
                    self.begin_row(attributes)?;
                    if !empty {
                        self.cells(&mut tokens)?;
                    }
                    self.row = self.row.saturating_add(1);
                }
                Token::Text(space) if space.trim_ascii().is_empty() => {}
                Token::End => return Ok(()),
                _ => return Err(Trouble::Unusual),
            }
        }
    }

    fn begin_row(&mut self, attributes: &[u8]) -> Result<(), Trouble> {
        self.rows += 1;
        let (mut number, mut hidden) = (None, false);
        tokens::attributes(attributes, |name, value| match name {
            b"r" => number = Some(integer(value).and_then(|n| n.checked_sub(1))),
            b"hidden" => hidden = matches!(value, b"1" | b"true"),
            _ => {}
        })?;
        if let Some(number) = number {
            self.row = number.ok_or(Trouble::Unusual)?;
        }
        if self.rows > u64::from(limits::ROWS) || self.row >= limits::ROWS {
            return Err(limits::too_many(measured::ROWS, u64::from(limits::ROWS), unit::ROWS).into());
        }
        if hidden {
            self.gather.hide(self.row);
        }
        Ok(())
    }

    fn cells(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Trouble> {
        let mut next = 0_u32;
        loop {
            match tokens.next()? {
                Token::Open { name: b"c", attributes, empty } => {
                    let about = about(attributes)?;
                    let (row, col) = about.place.unwrap_or((self.row, next));
                    next = col.saturating_add(1);
                    if !empty {
                        let value = self.value(tokens, &about, col)?;
                        if self.book.struck.get(about.style).copied().unwrap_or(false) && !value.is_empty() {
                            self.gather.strike(row);
                        }
                        self.gather.push(row, col, value)?;
                    }
                }
                Token::Text(space) if space.trim_ascii().is_empty() => {}
                Token::Close(b"row") => return Ok(()),
                _ => return Err(Trouble::Unusual),
            }
        }
    }

    fn value(&mut self, tokens: &mut Tokens<'_>, about: &About<'_>, col: u32) -> Result<Value, Trouble> {
        let mut value = Value::Empty;
        loop {
            match tokens.next()? {
                Token::Open { name: b"v", empty: false, .. } => {
                    let raw = tokens.text_until(b"v")?;
                    if about.kind != b"inlineStr" {
                        value = self.typed(raw, about, col)?;
                    }
                }
                Token::Open { name: b"is", empty: false, .. } => {
                    self.text.clear();
                    strings::item(tokens, b"is", &mut self.text)?;
                    value = Value::Text(self.gather.once(col, &self.text));
                }
                Token::Open { name: b"f", empty: false, .. } => {
                    tokens.text_until(b"f")?;
                }
                Token::Open { name: b"v" | b"f" | b"is", empty: true, .. } => {}
                Token::Text(space) if space.trim_ascii().is_empty() => {}
                Token::Close(b"c") => return Ok(value),
                _ => return Err(Trouble::Unusual),
            }
        }
    }

    fn typed(&mut self, raw: &[u8], about: &About<'_>, col: u32) -> Result<Value, Trouble> {
        let raw = if about.kind == b"str" { raw } else { raw.trim_ascii() };
        if raw.is_empty() {
            return Ok(Value::Empty);
        }
        match about.kind {
            b"s" => {
                let index = integer(raw).ok_or(Trouble::Unusual)?;
                self.strings.get(index as usize).map(|text| Value::Text(text.clone())).ok_or(Trouble::Unusual)
            }
            b"" | b"n" => {
                let number: f64 = std::str::from_utf8(raw).ok().and_then(|n| n.parse().ok()).ok_or(Trouble::Unusual)?;
                Ok(match self.book.styles.get(about.style).copied().unwrap_or_default() {
                    Shows::Number => Value::Number(number),
                    Shows::Date => serial::dated(number, self.book.from_1904),
                    Shows::Duration => serial::duration(number),
                })
            }
            b"str" => Ok(Value::Text(self.gather.once(col, &strings::decoded(&tokens::unescaped(raw)?)))),
            b"b" => match raw {
                b"1" | b"true" => Ok(Value::Bool(true)),
                b"0" | b"false" => Ok(Value::Bool(false)),
                _ => Err(Trouble::Unusual),
            },
            b"e" => Ok(Value::Error(tokens::unescaped(raw)?.into())),
            b"d" => Ok(serial::iso(&tokens::unescaped(raw)?)),
            _ => Err(Trouble::Unusual),
        }
    }

    fn merged(&mut self) -> Result<(), Trouble> {
        let Some(start) = tokens::find(&self.held, b"<mergeCells") else { return Ok(()) };
        let Some(end) = tokens::find(&self.held, b"</mergeCells>") else { return Ok(()) };
        let mut tokens = Tokens::new(self.held.get(start..end).unwrap_or_default());
        loop {
            match tokens.next()? {
                Token::Open { name: b"mergeCell", attributes, .. } => {
                    let mut range = None;
                    tokens::attributes(attributes, |name, value| {
                        if name == b"ref" {
                            range = Some(value);
                        }
                    })?;
                    self.merges.extend(range.and_then(merge));
                }
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }
}

fn merge(range: &[u8]) -> Option<Merge> {
    let colon = range.iter().position(|b| *b == b':')?;
    Some(Merge { first: place(range.get(..colon)?)?, last: place(range.get(colon + 1..)?)? })
}

fn about(attributes: &[u8]) -> Result<About<'_>, Trouble> {
    let mut about = About::default();
    let mut bad = false;
    tokens::attributes(attributes, |name, value| match name {
        b"r" => {
            // Told twice: no XML, and for the general reader to say.
            bad |= about.place.is_some();
            about.place = place(value);
            bad |= about.place.is_none();
        }
        b"t" => {
            bad |= !about.kind.is_empty();
            about.kind = value;
        }
        b"s" => about.style = integer(value).map_or(usize::MAX, |n| n as usize),
        _ => {}
    })?;
    if bad { Err(Trouble::Unusual) } else { Ok(about) }
}

fn integer(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0_u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
}

/// `B7` as row and column from 0.
fn place(text: &[u8]) -> Option<(u32, u32)> {
    let letters = text.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 || letters > 4 {
        return None;
    }
    let (letters, digits) = text.split_at_checked(letters)?;
    let col = letters.iter().fold(0_u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    Some((integer(digits)?.checked_sub(1)?, col - 1))
}
