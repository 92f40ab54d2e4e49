//! Cells of a sheet under other formats, in one pass over its XML: what they hold and every other byte stay. A cell that is missing is made, empty.

use crate::model::place::a1;
use crate::package::parts::Refusal;
use crate::package::splice::cell_at;
use crate::package::xml::{attribute, spliced, tokens, with_attribute, without_attribute};
use crate::write::splice::with_more;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// What decides on the format of a cell, by the one that it has: with a mark of that kind, or without any.
pub(super) trait Formats<M> {
    fn format(&mut self, now: u32, mark: Option<&M>) -> Result<u32, Refusal>;
}

/// The sheet with `marks`; `None` where not a byte changes.
pub(super) fn formatted<M>(text: &str, marks: &BTreeMap<(u32, u32), M>, formats: &mut impl Formats<M>) -> Result<Option<String>, Refusal> {
    let mut walk = Walk {
        text,
        marks: marks.iter().peekable(),
        formats,
        splices: Vec::new(),
        columns: Vec::new(),
        prefix: String::new(),
        row: None,
        last: None,
        inside: false,
    };
    for token in tokens(text) {
        let token = token?;
        walk.take(&token.event, token.span)?;
    }
    if walk.marks.peek().is_some() {
        return Err(Refusal::Damaged);
    }
    let splices = walk.splices;
    Ok((!splices.is_empty()).then(|| spliced(text, splices)))
}

type Marks<'m, M> = std::iter::Peekable<std::collections::btree_map::Iter<'m, (u32, u32), M>>;

struct Walk<'t, 'm, M, F> {
    text: &'t str,
    /// Those that still have no cell.
    marks: Marks<'m, M>,
    formats: &'m mut F,
    splices: Vec<(Range<usize>, String)>,
    /// First, last and format of columns that have one, from 0.
    columns: Vec<(u32, u32, u32)>,
    prefix: String,
    row: Option<Row>,
    last: Option<u32>,
    inside: bool,
}

/// The row being read.
struct Row {
    at: u32,
    open: Range<usize>,
    format: Option<u32>,
    next: u32,
    /// Whether cells were made in it.
    grew: bool,
}

impl<M, F: Formats<M>> Walk<'_, '_, M, F> {
    fn take(&mut self, event: &Event<'_>, span: Range<usize>) -> Result<(), Refusal> {
        match event {
            Event::Start(tag) => self.open(tag, span, false),
            Event::Empty(tag) => self.open(tag, span, true),
            Event::End(tag) if self.inside => match tag.local_name().as_ref() {
                "row" => self.end_row(span.start),
                "sheetData" => {
                    let rows = self.rows_before(u32::MAX)?;
                    self.insert(span.start, rows);
                    self.inside = false;
                    Ok(())
                }
                _ => Ok(()),
            },
            Event::DocType(_) => Err(Refusal::Damaged),
            _ => Ok(()),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, span: Range<usize>, empty: bool) -> Result<(), Refusal> {
        let number = |name: &str| attribute(tag, name).and_then(|n| n.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "worksheet" => self.prefix = tag.name().prefix().map(|p| format!("{}:", p.as_ref())).unwrap_or_default(),
            "col" if !self.inside => {
                if let (Some(min), Some(max), Some(style)) = (number("min"), number("max"), number("style")) {
                    self.columns.push((min.saturating_sub(1), max.saturating_sub(1), style));
                }
            }
            "sheetData" if empty => {
                let rows = self.rows_before(u32::MAX)?;
                if !rows.is_empty() {
                    self.splices.push((span, format!("<{p}sheetData>{rows}</{p}sheetData>", p = self.prefix)));
                }
            }
            "sheetData" => self.inside = true,
            "row" if self.inside => return self.begin_row(tag, span, empty),
            "c" if self.inside => return self.cell(tag, span),
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>, span: Range<usize>, empty: bool) -> Result<(), Refusal> {
        let next = self.last.map_or(0, |l| l.saturating_add(1));
        let at = match attribute(tag, "r") {
            Some(r) => r.parse::<u32>().ok().and_then(|r| r.checked_sub(1)).filter(|r| *r >= next).ok_or(Refusal::Damaged)?,
            None => next,
        };
        self.last = Some(at);
        let rows = self.rows_before(at)?;
        self.insert(span.start, rows);
        let custom = attribute(tag, "customFormat").is_some_and(|c| c == "1" || c == "true");
        let format = attribute(tag, "s").filter(|_| custom).and_then(|s| s.parse().ok());
        let row = Row { at, open: span.clone(), format, next: 0, grew: false };
        if empty {
            let cells = self.cells_before(&row, u32::MAX)?;
            if !cells.is_empty() {
                let open = without_attribute(self.text.get(span.clone()).unwrap_or_default(), "spans");
                let open = open.trim_end_matches('>').trim_end_matches('/').trim_end();
                self.splices.push((span, format!("{open}>{cells}</{}row>", self.prefix)));
            }
        } else {
            self.row = Some(row);
        }
        Ok(())
    }

    fn end_row(&mut self, at: usize) -> Result<(), Refusal> {
        let Some(mut row) = self.row.take() else { return Ok(()) };
        let cells = self.cells_before(&row, u32::MAX)?;
        row.grew |= !cells.is_empty();
        self.insert(at, cells);
        let open = self.text.get(row.open.clone()).unwrap_or_default();
        // `spans` is but a hint, and would be wrong with a cell beyond it.
        let opened = without_attribute(open, "spans");
        if row.grew && opened != open {
            self.splices.push((row.open, opened));
        }
        Ok(())
    }

    fn cell(&mut self, tag: &BytesStart<'_>, span: Range<usize>) -> Result<(), Refusal> {
        let Some(mut row) = self.row.take() else { return Err(Refusal::Damaged) };
        let col = match attribute(tag, "r") {
            Some(r) => cell_at(&r).filter(|at| at.0 == row.at && at.1 >= row.next).ok_or(Refusal::Damaged)?.1,
            None => row.next,
        };
        row.next = col.saturating_add(1);
        let cells = self.cells_before(&row, col)?;
        row.grew |= !cells.is_empty();
        self.insert(span.start, cells);
        let now = attribute(tag, "s").and_then(|s| s.parse().ok()).unwrap_or(0);
        let mark = self.marks.next_if(|(at, _)| **at == (row.at, col)).map(|(_, mark)| mark);
        let format = self.formats.format(now, mark)?;
        if format != now {
            let source = self.text.get(span.clone()).unwrap_or_default();
            let format = format.to_string();
            let tag = with_attribute(source, "s", &format).unwrap_or_else(|| with_more(source, &format!("s=\"{format}\"")));
            self.splices.push((span, tag));
        }
        self.row = Some(row);
        Ok(())
    }

    fn insert(&mut self, at: usize, xml: String) {
        if !xml.is_empty() {
            self.splices.push((at..at, xml));
        }
    }

    /// Marked cells of a row before a column, made.
    fn cells_before(&mut self, row: &Row, col: u32) -> Result<String, Refusal> {
        let mut out = String::new();
        while let Some(((_, c), mark)) = self.marks.next_if(|((r, c), _)| *r == row.at && *c < col) {
            let base = row.format.or_else(|| self.columns.iter().find(|k| (k.0..=k.1).contains(c)).map(|k| k.2)).unwrap_or(0);
            let format = self.formats.format(base, Some(mark))?;
            let _ = write!(out, "<{}c r=\"{}\" s=\"{format}\"/>", self.prefix, a1(row.at, *c));
        }
        Ok(out)
    }

    /// Rows with marks before a row, made.
    fn rows_before(&mut self, row: u32) -> Result<String, Refusal> {
        let mut out = String::new();
        while let Some(at) = self.marks.peek().map(|((r, _), _)| *r).filter(|r| *r < row) {
            let made = Row { at, open: 0..0, format: None, next: 0, grew: false };
            let cells = self.cells_before(&made, u32::MAX)?;
            let _ = write!(out, "<{p}row r=\"{}\">{cells}</{p}row>", u64::from(at) + 1, p = self.prefix);
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mark adds 100 to the format.
    struct Hundred;
    impl Formats<bool> for Hundred {
        fn format(&mut self, now: u32, mark: Option<&bool>) -> Result<u32, Refusal> {
            Ok(now % 100 + if mark.is_some() { 100 } else { 0 })
        }
    }

    fn at(cells: &[(u32, u32)]) -> BTreeMap<(u32, u32), bool> {
        cells.iter().map(|at| (*at, true)).collect()
    }

    const SHEET: &str = r#"<x:worksheet><x:cols><x:col min="2" max="2" style="3"/></x:cols><x:sheetData><x:row r="2" spans="1:1"><x:c r="A2" s="1" t="s"><x:v>0</x:v></x:c><x:c r="D2"><x:v>1</x:v></x:c></x:row><x:row r="4" s="5" customFormat="1"/></x:sheetData></x:worksheet>"#;

    #[test]
    fn cells_there_and_cells_missing_are_marked_in_their_place() {
        let marked =
            formatted(SHEET, &at(&[(0, 0), (1, 0), (1, 1), (1, 3), (1, 6), (3, 2), (8, 1)]), &mut Hundred).expect("well formed").expect("changed");
        let wanted = r#"<x:row r="1"><x:c r="A1" s="100"/></x:row><x:row r="2"><x:c r="A2" s="101" t="s"><x:v>0</x:v></x:c><x:c r="B2" s="103"/><x:c r="D2" s="100"><x:v>1</x:v></x:c><x:c r="G2" s="100"/></x:row><x:row r="4" s="5" customFormat="1"><x:c r="C4" s="105"/></x:row><x:row r="9"><x:c r="B9" s="103"/></x:row>"#;
        assert!(marked.contains(wanted), "{marked}");
        let back = formatted(&marked, &BTreeMap::new(), &mut Hundred).expect("well formed").expect("changed");
        assert!(back.contains(r#"<x:c r="A2" s="1" t="s">"#), "{back}");
        assert_eq!(formatted(SHEET, &BTreeMap::new(), &mut Hundred), Ok(None));
        let empty = formatted("<worksheet><sheetData/></worksheet>", &at(&[(1, 1)]), &mut Hundred).expect("well formed").expect("changed");
        assert_eq!(empty, r#"<worksheet><sheetData><row r="2"><c r="B2" s="100"/></row></sheetData></worksheet>"#);
    }

    #[test]
    fn rows_out_of_order_are_refused() {
        for bad in [r#"<row r="3"/><row r="2"/>"#, r#"<row r="1"><c r="B1"/><c r="A1"/></row>"#, r#"<row r="0"/>"#, "<c r=\"A1\"/>", "<row"] {
            let sheet = format!("<worksheet><sheetData>{bad}</sheetData></worksheet>");
            assert_eq!(formatted(&sheet, &at(&[(5, 5)]), &mut Hundred), Err(Refusal::Damaged), "{bad}");
        }
    }
}
