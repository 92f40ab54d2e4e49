//! A sheet's XML as rows and cells with their places, and edits of some cells: every other byte stays.

use super::parts::Refusal;
use super::tabs::character;
use super::xml::{attribute, escaped, spliced, tokens, unescaped, without_attribute};
use crate::model::Value;
use crate::model::place::a1;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Excel's limits.
const ROWS: u32 = 1_048_576;
const COLUMNS: u32 = 16_384;

/// A sheet that can be edited.
#[derive(Debug)]
pub struct SheetXml {
    pub text: String,
    /// `x:` where elements have a prefix.
    prefix: String,
    /// By number, in the order of the file, which is rising.
    pub rows: Vec<RowXml>,
    /// The `sheetData` element, and where its content ends; `None` where it is empty (`<sheetData/>`).
    data: Range<usize>,
    close: Option<usize>,
}

#[derive(Debug)]
pub struct RowXml {
    pub row: u32,
    span: Range<usize>,
    open: Range<usize>,
    /// Where `</row>` starts.
    close: Option<usize>,
    /// In points, where it is set.
    pub height: Option<f64>,
    pub cells: Vec<CellXml>,
}

#[derive(Debug)]
pub struct CellXml {
    pub col: u32,
    span: Range<usize>,
    pub style: Option<u32>,
    /// Days are numbers here.
    pub value: Value,
    pub formula: Option<String>,
    /// Part of an array, a shared formula or a data table: not to be touched.
    pub bound: bool,
}

/// What a cell is to hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Put {
    Value(Value),
    Formula { formula: String, cached: Value },
}

/// An edit of a cell; `style`: an index of its cell formats, else the one that it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub put: Put,
    pub style: Option<u32>,
}

impl SheetXml {
    pub fn parse(text: String, strings: &[String]) -> Result<SheetXml, Refusal> {
        let mut scan = Scan::default();
        let mut open = 0usize;
        for token in tokens(&text) {
            let token = token?;
            if is_cut(&token.event, text.get(token.span.clone()).unwrap_or_default()) {
                return Err(Refusal::Damaged);
            }
            match &token.event {
                Event::Start(_) => open += 1,
                Event::End(_) => open = open.checked_sub(1).ok_or(Refusal::Damaged)?,
                _ => {}
            }
            scan.take(token.event, token.span, strings)?;
        }
        // What is not closed swallows what is put behind it.
        if open > 0 {
            return Err(Refusal::Damaged);
        }
        let Scan { prefix, rows, data, close, .. } = scan;
        let data = data.ok_or(Refusal::Damaged)?;
        let unsorted = |row: &RowXml| row.cells.windows(2).any(|w| w[0].col >= w[1].col);
        if rows.windows(2).any(|w| w[0].row >= w[1].row) || rows.iter().any(unsorted) {
            return Err(Refusal::Damaged);
        }
        Ok(SheetXml { text, prefix, rows, data, close })
    }

    pub fn row(&self, row: u32) -> Option<&RowXml> {
        self.rows.binary_search_by_key(&row, |r| r.row).ok().and_then(|i| self.rows.get(i))
    }
    pub fn cell(&self, row: u32, col: u32) -> Option<&CellXml> {
        let row = self.row(row)?;
        row.cells.binary_search_by_key(&col, |c| c.col).ok().and_then(|i| row.cells.get(i))
    }
    pub fn value(&self, row: u32, col: u32) -> &Value {
        static EMPTY: Value = Value::Empty;
        self.cell(row, col).map_or(&EMPTY, |c| &c.value)
    }
    /// The last row that holds anything.
    pub fn last_row(&self) -> Option<u32> {
        self.rows.iter().rev().find(|r| r.cells.iter().any(|c| c.value != Value::Empty || c.formula.is_some())).map(|r| r.row)
    }

    /// The text with those cells edited.
    pub fn edited(&self, edits: &BTreeMap<(u32, u32), Edit>) -> String {
        self.edited_to_fit(edits, &BTreeMap::new())
    }

    /// The same, with new heights (in points) for some of the rows that have edits.
    pub fn edited_to_fit(&self, edits: &BTreeMap<(u32, u32), Edit>, heights: &BTreeMap<u32, f64>) -> String {
        let mut splices = Vec::new();
        let mut by_row: BTreeMap<u32, Vec<(u32, &Edit)>> = BTreeMap::new();
        for ((row, col), edit) in edits {
            by_row.entry(*row).or_default().push((*col, edit));
        }
        let mut fresh: BTreeMap<usize, String> = BTreeMap::new();
        for (row, cells) in by_row {
            match self.rows.binary_search_by_key(&row, |r| r.row) {
                Ok(at) => self.edit_row(&self.rows[at], &cells, heights.get(&row).copied(), &mut splices),
                Err(next) => {
                    let at = self.rows.get(next).map(|r| r.span.start).or(self.close).unwrap_or(self.data.start);
                    let p = &self.prefix;
                    let inside: String = cells.iter().map(|(col, edit)| self.cell_xml(row, *col, edit, None)).collect();
                    let height = heights.get(&row).map(|h| format!(" ht=\"{h}\" customHeight=\"1\"")).unwrap_or_default();
                    let _ = write!(fresh.entry(at).or_default(), "<{p}row r=\"{}\"{height}>{inside}</{p}row>", row + 1);
                }
            }
        }
        for (at, rows) in fresh {
            match self.close {
                Some(_) => splices.push((at..at, rows)),
                None => splices.push((self.data.clone(), format!("<{p}sheetData>{rows}</{p}sheetData>", p = self.prefix))),
            }
        }
        spliced(&self.text, splices)
    }

    fn edit_row(&self, row: &RowXml, cells: &[(u32, &Edit)], height: Option<f64>, splices: &mut Vec<(Range<usize>, String)>) {
        let mut fresh: BTreeMap<usize, String> = BTreeMap::new();
        for (col, edit) in cells {
            match row.cells.binary_search_by_key(col, |c| c.col) {
                Ok(at) => splices.push((row.cells[at].span.clone(), self.cell_xml(row.row, *col, edit, row.cells[at].style))),
                Err(next) => {
                    let at = row.cells.get(next).map(|c| c.span.start).or(row.close).unwrap_or(row.span.end);
                    fresh.entry(at).or_default().push_str(&self.cell_xml(row.row, *col, edit, None));
                }
            }
        }
        if fresh.is_empty() && height.is_none() {
            return;
        }
        let open = self.text.get(row.open.clone()).unwrap_or_default();
        // `spans` is but a hint, and would be wrong with a cell beyond it.
        let opened = if fresh.is_empty() { open.to_owned() } else { without_attribute(open, "spans") };
        let opened = height.map_or(opened.clone(), |height| taller(&opened, height));
        if row.close.is_some() {
            if opened != open {
                splices.push((row.open.clone(), opened));
            }
            splices.extend(fresh.into_iter().map(|(at, xml)| (at..at, xml)));
        } else {
            let inside: String = fresh.into_values().collect();
            let opened = opened.trim_end_matches('>').trim_end_matches('/');
            splices.push((row.span.clone(), format!("{opened}>{inside}</{}row>", self.prefix)));
        }
    }

    fn cell_xml(&self, row: u32, col: u32, edit: &Edit, style: Option<u32>) -> String {
        let p = &self.prefix;
        let r = a1(row, col);
        let style = edit.style.or(style).map(|s| format!(" s=\"{s}\"")).unwrap_or_default();
        let (formula, value) = match &edit.put {
            Put::Value(value) => (String::new(), value),
            Put::Formula { formula, cached } => (format!("<{p}f>{}</{p}f>", escaped(formula)), cached),
        };
        match value {
            Value::Empty | Value::Date(_) if formula.is_empty() => format!("<{p}c r=\"{r}\"{style}/>"),
            Value::Empty | Value::Date(_) => format!("<{p}c r=\"{r}\"{style}>{formula}</{p}c>"),
            Value::Number(n) => format!("<{p}c r=\"{r}\"{style}>{formula}<{p}v>{n}</{p}v></{p}c>"),
            Value::Bool(b) => format!("<{p}c r=\"{r}\"{style} t=\"b\">{formula}<{p}v>{}</{p}v></{p}c>", u8::from(*b)),
            Value::Error(e) => format!("<{p}c r=\"{r}\"{style} t=\"e\">{formula}<{p}v>{}</{p}v></{p}c>", escaped(e)),
            Value::Text(text) if formula.is_empty() => {
                format!("<{p}c r=\"{r}\"{style} t=\"inlineStr\"><{p}is><{p}t xml:space=\"preserve\">{}</{p}t></{p}is></{p}c>", guarded(text))
            }
            Value::Text(text) => format!("<{p}c r=\"{r}\"{style} t=\"str\">{formula}<{p}v>{}</{p}v></{p}c>", guarded(text)),
        }
    }

    /// The text with every cell on its own: shared texts inside, style numbers of another workbook.
    pub fn detached(&self, styles: &BTreeMap<u32, u32>) -> String {
        let mut splices = Vec::new();
        for row in &self.rows {
            for cell in &row.cells {
                let put = match &cell.formula {
                    Some(formula) => Put::Formula { formula: formula.clone(), cached: cell.value.clone() },
                    None => Put::Value(cell.value.clone()),
                };
                let style = cell.style.or(Some(0)).and_then(|s| styles.get(&s).copied());
                splices.push((cell.span.clone(), self.cell_xml(row.row, cell.col, &Edit { put, style }, None)));
            }
        }
        spliced(&self.text, splices)
    }

    /// A whole new `sheetData`, for a sheet that is ours alone.
    pub fn refilled(&self, rows: &[Vec<Value>]) -> String {
        let p = &self.prefix;
        let mut inside = format!("<{p}sheetData>");
        for (cells, row) in rows.iter().zip(0u32..) {
            let _ = write!(inside, "<{p}row r=\"{}\">", row + 1);
            for (value, col) in cells.iter().zip(0u32..).filter(|(v, _)| **v != Value::Empty) {
                inside.push_str(&self.cell_xml(row, col, &Edit { put: Put::Value(value.clone()), style: None }, None));
            }
            let _ = write!(inside, "</{p}row>");
        }
        let _ = write!(inside, "</{p}sheetData>");
        let end = self.close.map_or(self.data.end, |close| close + format!("</{p}sheetData>").len());
        spliced(&self.text, vec![(self.data.start..end.max(self.data.end), inside)])
    }
}

/// A row's start tag with that height.
fn taller(tag: &str, height: f64) -> String {
    let tag = without_attribute(&without_attribute(tag, "ht"), "customHeight");
    let (head, end) = tag.strip_suffix("/>").map_or_else(|| (tag.trim_end_matches('>'), ">"), |head| (head, "/>"));
    format!("{} ht=\"{height}\" customHeight=\"1\"{end}", head.trim_end())
}

/// A text that holds `_x0041_` as such keeps it.
fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let is_code = rest.get(at + 2..at + 6).is_some_and(|c| c.bytes().all(|b| b.is_ascii_hexdigit())) && rest.get(at + 6..at + 7) == Some("_");
        out.push_str(&escaped(&rest[..at]));
        out.push_str(if is_code { "_x005F_x" } else { "_x" });
        rest = &rest[at + 2..];
    }
    out.push_str(&escaped(rest));
    out
}

/// `C7` as (row, column) from 0.
pub fn cell_at(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = reference.split_at(letters);
    if letters == 0 || letters > 3 || row.is_empty() || !row.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let col = column.bytes().fold(0u32, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = row.parse().ok()?;
    ((1..=ROWS).contains(&row) && col <= COLUMNS).then(|| (row - 1, col - 1))
}

/// `<c r=<r>`: no tag holds that sign (XML 1.0, 3.1); what is cut there is another cell than what is read. Nor may its attributes be broken.
fn is_cut(event: &Event<'_>, tag: &str) -> bool {
    let broken = match event {
        Event::Start(start) | Event::Empty(start) => start.attributes().any(|a| a.is_err()),
        Event::End(_) => false,
        _ => return false,
    };
    broken || tag.get(1..).is_none_or(|inside| inside.contains('<'))
}

/// The parser's state.
#[derive(Default)]
struct Scan {
    prefix: String,
    rows: Vec<RowXml>,
    data: Option<Range<usize>>,
    close: Option<usize>,
    inside: bool,
    cell: Option<Open>,
    /// What texts are for.
    into: Into_,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Into_ {
    #[default]
    Nothing,
    Value,
    Formula,
    Inline,
    Phonetic,
}

/// A cell being read.
struct Open {
    col: u32,
    start: usize,
    style: Option<u32>,
    kind: String,
    value: String,
    inline: String,
    formula: Option<String>,
    bound: bool,
}

impl Scan {
    fn take(&mut self, event: Event<'_>, span: Range<usize>, strings: &[String]) -> Result<(), Refusal> {
        match event {
            Event::Start(tag) => self.open(&tag, span, false, strings),
            Event::Empty(tag) => self.open(&tag, span, true, strings),
            Event::End(tag) => {
                self.end(tag.local_name().as_ref(), span, strings);
                Ok(())
            }
            Event::Text(piece) => {
                self.text(&piece);
                Ok(())
            }
            Event::CData(piece) => {
                self.text(&piece);
                Ok(())
            }
            Event::GeneralRef(entity) => {
                self.text(&character(&entity));
                Ok(())
            }
            Event::DocType(_) => Err(Refusal::Damaged),
            _ => Ok(()),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, span: Range<usize>, empty: bool, strings: &[String]) -> Result<(), Refusal> {
        let local = tag.local_name();
        match local.as_ref() {
            "worksheet" => {
                let name = tag.name();
                self.prefix = name.prefix().map(|p| format!("{}:", p.as_ref())).unwrap_or_default();
            }
            "sheetData" => {
                self.data = Some(span);
                self.inside = !empty;
            }
            "row" if self.inside => {
                let row = match attribute(tag, "r") {
                    Some(r) => r.parse::<u32>().ok().filter(|r| (1..=ROWS).contains(r)).ok_or(Refusal::Damaged)? - 1,
                    None => self.rows.last().map_or(0, |r| r.row + 1),
                };
                let height = attribute(tag, "ht").and_then(|h| h.parse().ok());
                self.rows.push(RowXml { row, open: span.clone(), span, close: None, height, cells: Vec::new() });
            }
            "c" if self.inside => {
                let row = self.rows.last().ok_or(Refusal::Damaged)?;
                let col = match attribute(tag, "r") {
                    Some(r) => cell_at(&r).filter(|at| at.0 == row.row).ok_or(Refusal::Damaged)?.1,
                    None => row.cells.last().map_or(0, |c| c.col + 1),
                };
                if row.cells.last().is_some_and(|c| c.col >= col) {
                    return Err(Refusal::Damaged);
                }
                let style = attribute(tag, "s").and_then(|s| s.parse().ok());
                let kind = attribute(tag, "t").unwrap_or_default();
                self.cell =
                    Some(Open { col, start: span.start, style, kind, value: String::new(), inline: String::new(), formula: None, bound: false });
                if empty {
                    self.end("c", span, strings);
                }
            }
            "v" if !empty => self.into = Into_::Value,
            "f" => {
                if let Some(cell) = &mut self.cell {
                    cell.formula = Some(String::new());
                    cell.bound = attribute(tag, "t").is_some_and(|t| t != "normal");
                    self.into = if empty { Into_::Nothing } else { Into_::Formula };
                }
            }
            "rPh" if !empty => self.into = Into_::Phonetic,
            "t" if !empty && self.cell.is_some() && self.into != Into_::Phonetic => self.into = Into_::Inline,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, piece: &str) {
        let Some(cell) = &mut self.cell else { return };
        match self.into {
            Into_::Value => cell.value.push_str(piece),
            Into_::Formula => cell.formula.get_or_insert_default().push_str(piece),
            Into_::Inline => cell.inline.push_str(piece),
            Into_::Nothing | Into_::Phonetic => {}
        }
    }

    fn end(&mut self, name: &str, span: Range<usize>, strings: &[String]) {
        match name {
            "v" | "f" | "rPh" => self.into = Into_::Nothing,
            "t" if self.into == Into_::Inline => self.into = Into_::Nothing,
            "c" => {
                let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) else { return };
                let value = cell.value(strings);
                row.cells.push(CellXml {
                    col: cell.col,
                    span: cell.start..span.end,
                    style: cell.style,
                    value,
                    formula: cell.formula,
                    bound: cell.bound,
                });
            }
            "row" if self.inside => {
                if let Some(row) = self.rows.last_mut() {
                    row.close = Some(span.start);
                    row.span.end = span.end;
                }
            }
            "sheetData" => {
                self.inside = false;
                self.close = Some(span.start);
            }
            _ => {}
        }
    }
}

impl Open {
    fn value(&self, strings: &[String]) -> Value {
        let text = |t: &str| if t.is_empty() { Value::Empty } else { Value::text(t) };
        match self.kind.as_str() {
            "s" => self.value.trim().parse::<usize>().ok().and_then(|i| strings.get(i)).map_or(Value::Empty, |t| text(t)),
            "inlineStr" => text(&unescaped(&self.inline)),
            "str" => text(&unescaped(&self.value)),
            "b" => Value::Bool(self.value.trim() == "1" || self.value.trim() == "true"),
            "e" => Value::Error(self.value.as_str().into()),
            "d" => text(&self.value),
            _ => self.value.trim().parse().map_or(Value::Empty, Value::Number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = r#"<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="2" spans="1:2" ht="30"><x:c r="A2" s="4" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="inlineStr"><x:is><x:r><x:t>a &amp; </x:t></x:r><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t>b</x:t></x:r></x:is></x:c></x:row><x:row r="5"/></x:sheetData></x:worksheet>"#;

    fn put(value: Value) -> Edit {
        Edit { put: Put::Value(value), style: None }
    }

    #[test]
    fn what_is_not_well_formed_is_refused() {
        let unclosed = || SHEET.replace("<x:sheetData>", "<x:sheetViews><x:sheetData>");
        assert_ne!(unclosed(), SHEET);
        let twice = SHEET.replace(r#"s="4""#, r#"s="4" s="5""#);
        for damaged in [SHEET.replace(r#"s="4""#, r#"s=<r>"4""#), SHEET.replace("</x:v></x:c>", "</x:v><<x:c>"), unclosed(), twice] {
            assert!(matches!(SheetXml::parse(damaged, &["Été".into()]), Err(Refusal::Damaged)));
        }
    }

    #[test]
    fn cells_are_edited_and_every_other_byte_stays() {
        let sheet = SheetXml::parse(SHEET.into(), &["Été".into()]).expect("parses");
        assert_eq!((sheet.value(1, 0), sheet.value(1, 2), sheet.value(4, 0)), (&Value::text("Été"), &Value::text("a & b"), &Value::Empty));
        let edits = BTreeMap::from([
            ((1, 0), put(Value::text("=1+1"))),
            ((1, 1), put(Value::Number(2.5))),
            ((3, 0), put(Value::text("_x0041_"))),
            ((4, 1), put(Value::Bool(true))),
            ((9, 0), Edit { put: Put::Formula { formula: "A1&\"x\"".into(), cached: Value::text("y") }, style: Some(7) }),
        ]);
        let after = sheet.edited(&edits);
        assert!(after.contains(r#"<x:row r="2" ht="30"><x:c r="A2" s="4" t="inlineStr">"#), "{after}");
        let again = SheetXml::parse(after, &[]).expect("parses again");
        let values: Vec<&Value> = [(1, 0), (1, 1), (1, 2), (3, 0), (4, 1), (9, 0)].into_iter().map(|(r, c)| again.value(r, c)).collect();
        let text = Value::text;
        assert_eq!(values, [&text("=1+1"), &Value::Number(2.5), &text("a & b"), &text("_x0041_"), &Value::Bool(true), &text("y")]);
        let formula = again.cell(9, 0).expect("there");
        assert_eq!((formula.formula.as_deref(), formula.style), (Some("A1&\"x\""), Some(7)));
        assert_eq!(sheet.edited(&BTreeMap::new()), SHEET);
    }

    #[test]
    fn an_empty_sheet_takes_rows_and_places_out_of_order_are_refused() {
        let head = "<worksheet>";
        let sheet = SheetXml::parse(format!("{head}<sheetData/></worksheet>"), &[]).expect("parses");
        let after = sheet.edited(&BTreeMap::from([((0, 0), put(Value::Number(1.0))), ((2, 0), put(Value::Number(2.0)))]));
        assert_eq!(SheetXml::parse(after, &[]).expect("parses").rows.len(), 2);
        for bad in [r#"<row r="0"/>"#, r#"<row r="3"/><row r="2"/>"#, r#"<row r="1"><c r="A2"/></row>"#, r#"<row r="1"><c r="ZZZZ1"/></row>"#, "<row"]
        {
            assert!(SheetXml::parse(format!("{head}<sheetData>{bad}</sheetData></worksheet>"), &[]).is_err(), "{bad}");
        }
    }

    #[test]
    fn references_are_read_within_the_sheet() {
        assert_eq!(
            (cell_at("A1"), cell_at("XFD1048576"), cell_at("XFE1"), cell_at("A0"), cell_at("7")),
            (Some((0, 0)), Some((1_048_575, 16_383)), None, None, None)
        );
    }
}
