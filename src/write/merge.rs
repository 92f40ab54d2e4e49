//! Three ways into one: what Jalon wrote last, what stands there now, what Jalon would write.
//!
//! Where both changed the same cell the person wins, and the clash is said (PRODUCT §6). A merge that changes nothing gives back the very same bytes.

use super::layout::Spot;
use super::merge_keyed::Keyed;
use super::merge_view::View;
use super::splice::Package;
use super::widths::{height, is_ours, text_lines};
use super::written;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::workbook::Workbook as Fault;
use crate::document::{Look, Table, Workbook};
use crate::model::{Lang, Place, SheetId, Sources, Value};
use crate::package::base::{Base, BaseCell, BaseTable};
use crate::package::living::{same, tab_of};
use crate::package::parts::Refusal;
use crate::package::splice::{CellXml, Edit, Put, SheetXml};
use crate::package::splice_ranges::Growth;
use crate::package::tabs::{Book, Tab};
use crate::package::xml::{attribute, tokens};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};

/// A person's workbook with this run's values in it.
pub(super) struct Merged {
    pub(super) bytes: Vec<u8>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// One of our sheets, found in theirs.
pub(super) struct Sheet<'a> {
    /// Its index in the workbook's tables.
    pub(super) own: usize,
    pub(super) table: &'a Table,
    /// What this run would write.
    pub(super) ours: &'a BaseTable,
    /// What the last run wrote; `ours` where that is not known.
    pub(super) base: &'a BaseTable,
    pub(super) known: bool,
    pub(super) tab: &'a Tab,
    pub(super) xml: SheetXml,
    pub(super) lang: Lang,
}

/// What is to be done to a sheet.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) edits: BTreeMap<(u32, u32), Edit>,
    /// The next base of this table.
    pub(super) base: Option<BaseTable>,
    pub(super) growth: Option<Growth>,
    /// Rows whose texts now need another height.
    pub(super) heights: BTreeMap<u32, f64>,
    /// Headers of columns that are new at the right of the Excel table.
    pub(super) new_columns: Vec<String>,
    pub(super) faults: Vec<(Fault, (u32, u32))>,
}

enum Laid<'a> {
    Keyed(Box<Keyed>),
    View(View),
    /// Its header is nowhere: left as it is.
    Lost(&'a BaseTable),
}

pub(super) fn merge(workbook: &Workbook, previous: &[u8], sources: &mut Sources) -> Result<Merged, Refusal> {
    let book = Book::open(previous)?;
    let before = Base::of(&book)?;
    let fresh = written::base(workbook);
    let mut sheets = Vec::new();
    // By index in `workbook.tables`; those that are found replace theirs.
    let mut spots: Vec<_> = workbook.tables.iter().map(Spot::fresh).collect();
    let mut missing = Vec::new();
    for ours in &fresh.tables {
        let Some((own, table)) = workbook.tables.iter().enumerate().find(|(_, t)| t.kind == ours.kind) else { continue };
        let known = before.as_ref().and_then(|b| b.table(&ours.kind)).filter(|b| b.keyed == ours.keyed);
        let base = known.unwrap_or(ours);
        match tab_of(&book, &ours.kind, &base.sheet)? {
            Some(tab) => sheets.push(Sheet { own, table, ours, base, known: known.is_some(), tab, xml: book.sheet(tab)?, lang: workbook.lang }),
            None => missing.push(own),
        }
    }
    let mut laid = Vec::new();
    for sheet in &sheets {
        let table = table_of(&book, sheet)?;
        laid.push(match (sheet.ours.keyed, table) {
            (true, table) => Keyed::lay(sheet, table).map_or(Laid::Lost(sheet.base), |keyed| Laid::Keyed(Box::new(keyed))),
            (false, _) => Laid::View(View::lay(sheet, &book)),
        });
    }
    for (sheet, laid) in sheets.iter().zip(&laid) {
        if let Some(spot) = spots.get_mut(sheet.own) {
            match laid {
                Laid::Keyed(keyed) => *spot = keyed.spot(sheet),
                Laid::View(view) => *spot = view.spot(sheet),
                Laid::Lost(_) => {}
            }
        }
    }
    let mut diagnostics = Vec::new();
    if before.is_none() {
        diagnostics.push(Diagnostic::new(Fault::BaseLost {}));
    }
    let mut package = Package::new(&book);
    let mut tables = Vec::new();
    for (sheet, laid) in sheets.iter().zip(&laid) {
        let mut outcome = match laid {
            Laid::Keyed(keyed) => keyed.outcome(sheet, &spots),
            Laid::View(view) => view.outcome(sheet, &spots),
            Laid::Lost(base) => Outcome {
                base: Some((*base).clone()),
                faults: vec![(Fault::HeaderLost { found: sheet.tab.name.clone() }, (0, 0))],
                ..Outcome::default()
            },
        };
        if let Some(spot) = spots.get(sheet.own) {
            outcome.heights = heights(sheet, &outcome, spot);
        }
        let mut place: Option<SheetId> = None;
        for (fault, (row, col)) in outcome.faults.iter().cloned() {
            let id = *place.get_or_insert_with(|| sources.add(&workbook.path, Some(&sheet.tab.name)));
            diagnostics.push(Diagnostic::at(Place::cell(id, row, col), fault));
        }
        let (name, table) = match laid {
            Laid::Keyed(keyed) => (None, keyed.table.as_deref()),
            _ => (Some(&sheet.tab.name), None),
        };
        package.sheet(sheet, &outcome, name.map(String::as_str), table, workbook.created)?;
        tables.extend(outcome.base);
    }
    for own in missing {
        let Some(table) = workbook.tables.get(own) else { continue };
        if before.is_some() {
            diagnostics.push(Diagnostic::new(Fault::SheetMissing { found: table.name.clone() }));
        }
        package.fresh(workbook, own, &spots)?;
        tables.extend(fresh.table(table.kind).cloned());
    }
    tables.sort_by_key(|t| workbook.tables.iter().position(|w| w.kind == t.kind));
    let now = Base { lang: workbook.lang, tables };
    package.base(&now, before.as_ref(), workbook)?;
    Ok(Merged { bytes: package.bytes()?, diagnostics })
}

/// Heights of rows whose wrapped texts changed; a height that a person gave stays.
fn heights(sheet: &Sheet<'_>, outcome: &Outcome, spot: &Spot) -> BTreeMap<u32, f64> {
    let wraps = sheet.table.columns.iter().filter(|c| matches!(c.look, Look::Text | Look::Long)).filter_map(|c| spot.column(c.field));
    let wraps: Vec<(u32, f64)> = wraps.map(|col| (col, column_width(&sheet.xml.text, col))).collect();
    let set = sheet.table.columns.iter().any(|c| c.look == Look::Signature) || sheet.table.rows.iter().any(|r| r.height.is_some());
    let rows: BTreeSet<u32> =
        outcome.edits.keys().filter(|(row, col)| *row >= spot.first && wraps.iter().any(|w| w.0 == *col)).map(|k| k.0).collect();
    let mut out = BTreeMap::new();
    for row in rows.into_iter().filter(|_| !set) {
        let said = |col: u32| match outcome.edits.get(&(row, col)).map(|e| &e.put) {
            Some(Put::Value(value) | Put::Formula { cached: value, .. }) => value,
            None => sheet.xml.value(row, col),
        };
        let lines = wraps.iter().map(|(col, width)| if let Value::Text(t) = said(*col) { text_lines(t, *width) } else { 1 });
        let wanted = height(lines.max().unwrap_or(1));
        let now = sheet.xml.row(row).and_then(|r| r.height);
        if now.is_none_or(is_ours) && (now.unwrap_or(height(1)) - wanted).abs() >= 0.6 {
            out.insert(row, wanted);
        }
    }
    out
}

/// Width of a column in characters; Excel's own where it is not set.
fn column_width(text: &str, col: u32) -> f64 {
    let number = |tag: &quick_xml::events::BytesStart<'_>, name| attribute(tag, name).and_then(|v| v.parse::<f64>().ok());
    let at = f64::from(col + 1);
    let found = tokens(text).map_while(Result::ok).take_while(|t| !matches!(&t.event, Event::Start(tag) if tag.local_name().as_ref() == "sheetData"));
    let mut columns = found.filter_map(|t| match t.event {
        Event::Empty(tag) if tag.local_name().as_ref() == "col" => Some((number(&tag, "min")?, number(&tag, "max")?, number(&tag, "width")?)),
        _ => None,
    });
    columns.find(|(min, max, _)| (*min..=*max).contains(&at)).map_or(8.43, |c| c.2 - 0.71)
}

/// Part and reference of the Excel table over a keyed sheet's header, if it is still one.
fn table_of(book: &Book<'_>, sheet: &Sheet<'_>) -> Result<Option<TablePart>, Refusal> {
    for relation in book.relations(&sheet.tab.part)?.into_iter().filter(|r| r.kind == "table") {
        let text = book.parts.text(&relation.target)?;
        if let Some(part) = TablePart::read(&relation.target, &text)
            && part.columns.iter().any(|c| *c == super::key_header(&sheet.ours.kind))
        {
            return Ok(Some(part));
        }
    }
    Ok(None)
}

/// An Excel table in a package.
pub(super) struct TablePart {
    pub(super) part: String,
    pub(super) name: String,
    pub(super) first: (u32, u32),
    pub(super) last: (u32, u32),
    pub(super) columns: Vec<String>,
}

impl TablePart {
    fn read(part: &str, text: &str) -> Option<TablePart> {
        let mut out: Option<TablePart> = None;
        for token in tokens(text) {
            let (Event::Start(tag) | Event::Empty(tag)) = token.ok()?.event else { continue };
            match tag.local_name().as_ref() {
                "table" => {
                    let reference = attribute(&tag, "ref")?;
                    let (from, to) = reference.split_once(':').unwrap_or((&reference, &reference));
                    out = Some(TablePart {
                        part: part.to_owned(),
                        name: attribute(&tag, "displayName")?,
                        first: crate::package::splice::cell_at(from)?,
                        last: crate::package::splice::cell_at(to)?,
                        columns: Vec::new(),
                    });
                }
                "tableColumn" => out.as_mut()?.columns.extend(attribute(&tag, "name")),
                _ => {}
            }
        }
        out
    }
}

/// Whether a person changed a cell since Jalon wrote it. A formula that is still one is left to itself.
pub(super) fn changed(cell: Option<&CellXml>, base: &BaseCell) -> bool {
    let now = cell.map_or(&Value::Empty, |c| &c.value);
    match (cell.is_some_and(|c| c.formula.is_some()), base.formula.is_some()) {
        (true, true) => false,
        (true, false) | (false, true) => true,
        (false, false) => !same(now, &base.value),
    }
}

/// Whether two runs would write the same.
pub(super) fn alike(a: &BaseCell, b: &BaseCell) -> bool {
    a.formula == b.formula && same(&a.value, &b.value)
}

/// For each column of this run, the column of the base with the same field (the second of a field for the second).
pub(super) fn paired(ours: &BaseTable, base: &BaseTable) -> Vec<Option<usize>> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    ours.columns
        .iter()
        .map(|c| {
            let n = seen.entry(&c.field).and_modify(|n| *n += 1).or_insert(0);
            base.columns.iter().enumerate().filter(|(_, b)| b.field == c.field).nth(*n).map(|(i, _)| i)
        })
        .collect()
}

/// A value in a sentence: a day as a day.
pub(super) fn said(value: &Value, day: bool, lang: Lang) -> String {
    match value {
        Value::Number(n) if day && (1.0..2_958_466.0).contains(n) => {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within that range
            let days = chrono::Days::new(*n as u64);
            let day = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|d| d.checked_add_days(days));
            day.map_or_else(|| value.shown(), |d| crate::text::short_day(d, lang))
        }
        value => value.shown(),
    }
}
