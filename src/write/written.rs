//! What a table puts in its cells, as the file will hold it: the base of the next merge, and what is compared in this one.

use super::cells::{header_text, yes_no};
use super::layout::{Here, Layout, Spot};
use super::serial;
use crate::document::{Column, Content, Look, Owner, Table, Tone, Workbook};
use crate::model::{Lang, Value};
use crate::package::base::{self, Base, BaseCell, BaseColumn, BaseRow, BaseTable};
use chrono::NaiveTime;

/// One line of a sheet, from the first.
pub(super) struct Line<'a> {
    /// `T`itle, `A`bove, `S`pace, `H`eader, `R`ow, `B`elow.
    pub(super) class: char,
    pub(super) cells: Vec<Content>,
    pub(super) tone: Option<Tone>,
    pub(super) table: &'a Table,
}

/// All lines of a view, as the renderer lays them.
pub(super) fn lines(table: &Table) -> Vec<Line<'_>> {
    let line = |class, cells: &[Content], tone| Line { class, cells: cells.to_vec(), tone, table };
    let at = Layout::of(table);
    let mut out = Vec::new();
    if at.title.is_some() {
        out.push(line('T', &[table.title.as_str().into()], None));
    }
    out.extend(table.above.iter().map(|l| line('A', l, None)));
    if !table.columns.is_empty() {
        if !out.is_empty() {
            out.push(line('S', &[], None));
        }
        let headers: Vec<Content> = (0..table.columns.len()).map(|c| Content::Value(header(table, c))).collect();
        out.push(line('H', &headers, None));
        out.extend(table.rows.iter().map(|r| line('R', &r.cells, r.tone)));
        if table.rows.is_empty() {
            out.push(line('R', &[], None));
        }
        if !table.below.is_empty() {
            out.push(line('S', &[], None));
        }
    }
    out.extend(table.below.iter().map(|l| line('B', l, None)));
    out
}

/// What stands in a header's cell.
pub(super) fn header(table: &Table, c: usize) -> Value {
    let Some(column) = table.columns.get(c) else { return Value::Empty };
    match column.day.filter(|_| !table.keyed) {
        Some(day) => Value::Number(serial(day.into())),
        None if table.keyed => Value::text(super::cells::fitting(&header_text(table, c))),
        None if column.header.is_empty() => Value::Empty,
        None => Value::text(super::cells::fitting(&column.header)),
    }
}

/// A value as the cell holds it: days as numbers, answers as words, codes as text.
pub(super) fn stored(value: &Value, look: Look, lang: Lang) -> Value {
    match value {
        Value::Text(t) if t.is_empty() => Value::Empty,
        Value::Text(t) | Value::Error(t) => Value::text(super::cells::fitting(t)),
        Value::Number(_) if look == Look::Code => Value::text(value.shown()),
        Value::Number(n) if !n.is_finite() => Value::Empty,
        Value::Bool(yes) => Value::text(yes_no(*yes, lang)),
        Value::Date(at) if serial(*at) < 61.0 => Value::text(value.shown()),
        Value::Date(at) => Value::Number(serial(*at)),
        other => other.clone(),
    }
}

/// A formula's value as the cell holds it.
fn cached(value: &Value, look: Look, lang: Lang) -> Value {
    match value {
        Value::Bool(yes) if look != Look::YesNo => Value::Bool(*yes),
        Value::Error(e) => Value::Error(e.clone()),
        value => stored(value, look, lang),
    }
}

/// What a cell is given. `here`: of the fresh sheet and its first row, so that the same formula is the same text wherever its row is.
pub(super) fn cell(content: &Content, look: Look, lang: Lang, here: Here<'_>) -> BaseCell {
    let here = Here { row: 0, ..here };
    match content {
        Content::Empty => BaseCell::default(),
        Content::Value(value) | Content::Toned { value, .. } => BaseCell { value: stored(value, look, lang), ..BaseCell::default() },
        Content::Link { text, .. } => BaseCell { value: stored(&Value::text(text), look, lang), ..BaseCell::default() },
        Content::Formula { formula, cached: value } => match here.formula(formula) {
            Some(formula) => BaseCell { value: cached(value, look, lang), formula: Some(formula), dress: String::new() },
            None => BaseCell { value: stored(value, look, lang), ..BaseCell::default() },
        },
    }
}

/// How a view's cell is dressed: cells of one line class and look that are dressed alike share their style.
pub(super) fn dress(content: &Content, line: &Line<'_>, c: usize) -> String {
    let column = line.table.columns.get(c);
    let look = column.filter(|_| "RH".contains(line.class)).map(|c| format!("{:?}{}", c.look, u8::from(c.owner != Owner::Jalon))).unwrap_or_default();
    let (tone, value) = match content {
        Content::Toned { value, tone } => (Some(*tone), value),
        Content::Value(value) | Content::Formula { cached: value, .. } => (line.tone, value),
        Content::Link { .. } => return format!("{}{look}l", line.class),
        // Most cells of a Gantt: they take the style of the row above.
        Content::Empty if line.tone.is_none() && line.class == 'R' => return String::new(),
        Content::Empty => (line.tone, &Value::Empty),
    };
    let when = match value {
        Value::Date(at) if at.time() == NaiveTime::MIN => "d",
        Value::Date(_) => "m",
        _ => "",
    };
    let when = if line.class == 'R' && when == "d" && column.is_some_and(|c| matches!(c.look, Look::Day | Look::LongDay)) { "" } else { when };
    format!("{}{look}{}{when}", line.class, tone.map(|t| format!("{t:?}")).unwrap_or_default())
}

fn owner(owner: Owner) -> base::Owner {
    match owner {
        Owner::Jalon => base::Owner::Jalon,
        Owner::Person => base::Owner::Person,
        Owner::Both => base::Owner::Both,
    }
}

fn columns(table: &Table) -> Vec<BaseColumn> {
    let column = |(i, c): (usize, &Column)| BaseColumn {
        field: c.field.to_owned(),
        owner: owner(c.owner),
        day: matches!(c.look, Look::Day | Look::LongDay),
        code: c.look == Look::Code,
        header: header(table, i),
    };
    table.columns.iter().enumerate().map(column).collect()
}

/// What a fresh rendering of that workbook holds.
pub(super) fn base(workbook: &Workbook) -> Base {
    let spots: Vec<Spot> = workbook.tables.iter().map(Spot::fresh).collect();
    let tables = workbook.tables.iter().enumerate().filter(|(_, t)| !t.kind.is_empty());
    Base { lang: workbook.lang, tables: tables.map(|(own, t)| table(t, &spots, own, workbook.lang)).collect() }
}

fn table(table: &Table, spots: &[Spot], own: usize, lang: Lang) -> BaseTable {
    let here = |col| Here { spots, own, row: 0, col, structured: true };
    let rows = if table.keyed {
        let cells = |row: &crate::document::Row| -> Vec<BaseCell> {
            let filled =
                table.columns.iter().zip(0u32..).map(|(c, i)| cell(row.cells.get(i as usize).unwrap_or(&Content::Empty), c.look, lang, here(i)));
            trimmed(filled.collect())
        };
        table.rows.iter().map(|r| BaseRow { key: super::cells::fitting(&r.key), cells: cells(r) }).collect()
    } else {
        lines(table).iter().map(|line| view_line(line, lang, &here)).collect()
    };
    BaseTable {
        kind: table.kind.to_owned(),
        sheet: table.name.clone(),
        keyed: table.keyed,
        header: Layout::of(table).header,
        columns: columns(table),
        rows,
    }
}

fn view_line<'a>(line: &Line<'_>, lang: Lang, here: &dyn Fn(u32) -> Here<'a>) -> BaseRow {
    let width = if "RH".contains(line.class) { line.table.columns.len() } else { line.cells.len() };
    let cells = (0..width).zip(0u32..).map(|(c, col)| {
        let content = line.cells.get(c).unwrap_or(&Content::Empty);
        let look = line.table.columns.get(c).filter(|_| line.class == 'R').map_or(Look::Text, |c| c.look);
        BaseCell { dress: dress(content, line, c), ..cell(content, look, lang, here(col)) }
    });
    BaseRow { key: line.class.to_string(), cells: trimmed(cells.collect()) }
}

/// Without the empty cells at its end, as a base keeps it.
pub(super) fn trimmed(mut cells: Vec<BaseCell>) -> Vec<BaseCell> {
    while cells.last().is_some_and(|c| *c == BaseCell::default()) {
        cells.pop();
    }
    cells
}
