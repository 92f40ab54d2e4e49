//! The base of the three-way merge: what Jalon wrote last, kept inside the workbook on a very hidden sheet.
//!
//! Version 1. A reader of another version finds no base, and says so; it never guesses.

use super::parts::Refusal;
use super::tabs::Book;
use crate::model::{Lang, Value};
use std::fmt::Write as _;

/// Name of its sheet.
pub const SHEET: &str = "_jalon";
/// Defined names that find our sheets again whatever their tabs are called: this and the table's kind.
pub const NAME: &str = "_jalon_";
/// Stands before the key of a row that no longer applies.
pub const GONE: char = '~';
const VERSION: f64 = 1.0;
/// Characters (UTF-16 units, at worst two a character) that one cell of the base takes.
const CHUNK: usize = 16_000;

/// Header of the hidden column of keys.
pub fn key_header(kind: &str) -> String {
    format!("jalon:{kind}")
}

/// Whose a column is, as `document::Owner` says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    Jalon,
    Person,
    Both,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    pub lang: Lang,
    pub tables: Vec<BaseTable>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BaseTable {
    pub kind: String,
    /// Tab as it was named when written.
    pub sheet: String,
    pub keyed: bool,
    /// Line of the header among all lines of the sheet.
    pub header: u32,
    pub columns: Vec<BaseColumn>,
    /// Of a keyed table: its rows by key. Of a view: every line from the first, the key saying what line it is.
    pub rows: Vec<BaseRow>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BaseColumn {
    pub field: String,
    pub owner: Owner,
    /// Its cells are days.
    pub day: bool,
    /// Its cells are codes: part of what tells a row.
    pub code: bool,
    pub header: Value,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BaseRow {
    pub key: String,
    pub cells: Vec<BaseCell>,
}

/// What was written in a cell; days are numbers.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct BaseCell {
    pub value: Value,
    pub formula: Option<String>,
    /// How it was dressed, for views: cells dressed alike share their style.
    pub dress: String,
}

impl Base {
    pub fn table(&self, kind: &str) -> Option<&BaseTable> {
        self.tables.iter().find(|t| t.kind == kind)
    }

    /// The base of a workbook; `None` when it has none that this version reads.
    pub fn of(book: &Book<'_>) -> Result<Option<Base>, Refusal> {
        let Some(tab) = book.tab(SHEET) else { return Ok(None) };
        let sheet = book.sheet(tab)?;
        let rows = sheet.rows.iter().map(|r| r.cells.iter().map(|c| c.value.clone()).collect::<Vec<_>>());
        Ok(Base::from_rows(rows))
    }

    /// Its lines as cells. The first cell says what the line is.
    pub fn to_rows(&self) -> Vec<Vec<Value>> {
        let lang = if self.lang == Lang::Fr { "fr" } else { "en" };
        let mut out = vec![vec![Value::text("jalon"), Value::Number(VERSION), Value::text(lang)]];
        for table in &self.tables {
            let keyed = if table.keyed { "keyed" } else { "view" };
            out.push(vec![
                Value::text("table"),
                Value::text(&table.kind),
                Value::text(keyed),
                Value::Number(f64::from(table.header)),
                Value::text(format!("t{}", table.sheet)),
            ]);
            for c in &table.columns {
                let owner = match c.owner {
                    Owner::Jalon => 'j',
                    Owner::Person => 'p',
                    Owner::Both => 'b',
                };
                let traits = format!("{owner}{}{}", if c.day { 'd' } else { '-' }, if c.code { 'c' } else { '-' });
                out.push(vec![Value::text("column"), Value::text(&c.field), Value::text(traits), Value::text(encoded(&c.header))]);
            }
            for row in &table.rows {
                let mut line = vec![Value::text("row"), Value::text(format!("t{}", row.key))];
                line.extend(chunks(&row.cells));
                out.push(line);
            }
        }
        out
    }

    fn from_rows(rows: impl Iterator<Item = Vec<Value>>) -> Option<Base> {
        let mut base: Option<Base> = None;
        for row in rows {
            let text = |i: usize| if let Some(Value::Text(t)) = row.get(i) { t.as_str() } else { "" };
            match (text(0), &mut base) {
                ("jalon", None) => {
                    let lang = if text(2) == "en" { Lang::En } else { Lang::Fr };
                    base = (row.get(1) == Some(&Value::Number(VERSION))).then(|| Base { lang, tables: Vec::new() });
                    base.as_ref()?;
                }
                ("table", Some(base)) => base.tables.push(BaseTable {
                    kind: text(1).to_owned(),
                    sheet: text(4).strip_prefix('t').unwrap_or_default().to_owned(),
                    keyed: text(2) == "keyed",
                    header: whole(row.get(3)),
                    columns: Vec::new(),
                    rows: Vec::new(),
                }),
                ("column", Some(base)) => {
                    let traits = text(2);
                    let owner = match traits.chars().next() {
                        Some('p') => Owner::Person,
                        Some('b') => Owner::Both,
                        _ => Owner::Jalon,
                    };
                    let (day, code) = (traits.contains('d'), traits.contains('c'));
                    let column = BaseColumn { field: text(1).to_owned(), owner, day, code, header: decoded(text(3)) };
                    base.tables.last_mut()?.columns.push(column);
                }
                ("row", Some(base)) => {
                    let record: String = (2..row.len()).map(|i| text(i).strip_prefix('t').unwrap_or_default()).collect();
                    let key = text(1).strip_prefix('t').unwrap_or_default().to_owned();
                    base.tables.last_mut()?.rows.push(BaseRow { key, cells: record_cells(&record) });
                }
                _ => {}
            }
        }
        base
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped just before
fn whole(value: Option<&Value>) -> u32 {
    if let Some(Value::Number(n)) = value { n.clamp(0.0, 1_048_576.0) as u32 } else { 0 }
}

/// Cells as one record, `|` between them, cut into pieces that a cell holds; trailing empty cells left out.
fn chunks(cells: &[BaseCell]) -> Vec<Value> {
    let filled = cells.iter().rposition(|c| *c != BaseCell::default()).map_or(0, |last| last + 1);
    let record: Vec<String> = cells.iter().take(filled).map(cell).collect();
    let record = record.join("|");
    let chars: Vec<char> = record.chars().collect();
    // A letter in front, so that no program takes a piece for a number, a formula or spaces to trim.
    chars.chunks(CHUNK).map(|piece| Value::text(format!("t{}", piece.iter().collect::<String>()))).collect()
}

fn record_cells(record: &str) -> Vec<BaseCell> {
    if record.is_empty() { Vec::new() } else { record.split('|').map(read_cell).collect() }
}

/// `dress~formula~value`, the first two only where they are.
fn cell(cell: &BaseCell) -> String {
    let value = encoded(&cell.value);
    match (&cell.formula, cell.dress.as_str()) {
        (None, "") => value,
        (formula, dress) => format!("{}~{}~{value}", escape(dress), formula.as_deref().map_or(String::new(), |f| format!("={}", escape(f)))),
    }
}

fn read_cell(text: &str) -> BaseCell {
    let pieces: Vec<&str> = text.split('~').collect();
    match pieces.as_slice() {
        [dress, formula, value] => BaseCell { dress: unescape(dress), formula: formula.strip_prefix('=').map(unescape), value: decoded(value) },
        _ => BaseCell { value: decoded(text), ..BaseCell::default() },
    }
}

fn encoded(value: &Value) -> String {
    match value {
        Value::Empty | Value::Date(_) => String::new(),
        Value::Text(t) => format!("t{}", escape(t)),
        Value::Number(n) => format!("n{n}"),
        Value::Bool(b) => format!("b{}", u8::from(*b)),
        Value::Error(e) => format!("e{}", escape(e)),
    }
}

fn decoded(text: &str) -> Value {
    let Some(kind) = text.chars().next() else { return Value::Empty };
    let rest = &text[kind.len_utf8()..];
    match kind {
        't' => Value::text(unescape(rest)),
        'n' => rest.parse().map_or(Value::Empty, Value::Number),
        'b' => Value::Bool(rest == "1"),
        'e' => Value::Error(unescape(rest).into()),
        _ => Value::Empty,
    }
}

/// Separators, and what XML or a program could change on the way, as `\` and hexadecimal digits.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '|' | '~' | '_') || c.is_control() {
            let _ = write!(out, "\\{:02x}", c as u32);
        } else {
            out.push(c);
        }
    }
    out
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 1..at + 3).and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32);
        out.extend(code);
        rest = rest.get(at + 3..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            Just(Value::Empty),
            any::<String>().prop_filter("texts that are there", |t| !t.is_empty()).prop_map(Value::text),
            (-1e9..1e9f64).prop_map(Value::Number),
            any::<bool>().prop_map(Value::Bool),
        ]
    }

    proptest! {
        #[test]
        fn a_base_read_again_is_the_same(
            rows in prop::collection::vec(("[^\u{0}-\u{1f}]{0,9}", prop::collection::vec((value(), any::<Option<String>>(), "[a-z]{0,2}"), 0..6)), 0..5)
        ) {
            let columns = vec![BaseColumn { field: "a".into(), owner: Owner::Both, day: true, code: false, header: Value::text("É|~\\_") }];
            let rows = rows.into_iter().map(|(key, cells)| {
                let mut cells: Vec<BaseCell> = cells.into_iter().map(|(value, formula, dress)| BaseCell { value, formula, dress }).collect();
                while cells.last().is_some_and(|c| *c == BaseCell::default()) {
                    cells.pop();
                }
                BaseRow { key, cells }
            }).collect();
            let table = BaseTable { kind: "k".into(), sheet: " S".into(), keyed: true, header: 4, columns, rows };
            let base = Base { lang: Lang::En, tables: vec![table] };
            prop_assert_eq!(Base::from_rows(base.to_rows().into_iter()), Some(base));
        }
    }

    #[test]
    fn another_version_is_no_base() {
        assert_eq!(Base::from_rows([vec![Value::text("jalon"), Value::Number(2.0)]].into_iter()), None);
    }
}
