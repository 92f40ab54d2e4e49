//! What goes into an annotated copy: the note of each faulty cell, and the list on its first sheet.

use super::faults::{self, counts, dated};
use super::understood::{kind, range};
use crate::diagnostics::{Diagnostic, Recognised, Severity, group};
use crate::document::{Content, Workbook};
use crate::model::place::a1;
use crate::model::{Day, Lang, Place, SheetId, Sources};
use crate::text::colon;
use crate::text::labels::{annotate as words, diagnostics as labels, understood};
use std::collections::BTreeMap;

/// Cells of one fault in one column that get a note, and notes that a sheet gets: Excel draws a box for each, and slows down.
const NOTED: usize = 1_000;
const SHEET_NOTES: usize = 5_000;
/// Lines of the list about one fault in one column; the rest is one line.
const LINES: usize = 1_000;
/// Characters of a note about one cell.
const NOTE: usize = 4_000;
/// Places shown in a cell of the list.
const PLACES: usize = 6;
/// Tables named above the list.
const TABLES: usize = 12;

/// The faults of one workbook and how they are told.
#[derive(Clone, Copy)]
pub struct Faults<'a> {
    pub file: &'a str,
    pub all: &'a [&'a Diagnostic],
    pub recognised: &'a [Recognised],
    /// Names of its tabs in the copy.
    pub tabs: &'a BTreeMap<SheetId, String>,
    pub sources: &'a Sources,
    pub lang: Lang,
    pub created: Day,
}

/// A faulty cell: how grave it is, and its note.
pub type Faulty = BTreeMap<(u32, u32), (Severity, Option<String>)>;

/// The cells to mark, by tab. What is only told is not marked.
pub fn faulty(faults: Faults<'_>) -> BTreeMap<String, Faulty> {
    let mut out: BTreeMap<String, Faulty> = BTreeMap::new();
    let mut counts: BTreeMap<(&str, SheetId, u32), usize> = BTreeMap::new();
    let mut notes: BTreeMap<SheetId, usize> = BTreeMap::new();
    for d in faults.all.iter().filter(|d| d.severity() != Severity::Info) {
        let Some((sheet, at)) = d.at.and_then(|p| Some((p.sheet, p.cell?))) else { continue };
        let Some(tab) = faults.tabs.get(&sheet) else { continue };
        let mark = out.entry(tab.clone()).or_default().entry(at).or_insert((d.severity(), None));
        mark.0 = mark.0.min(d.severity());
        let count = counts.entry((d.code(), sheet, at.1)).or_default();
        let noted = notes.entry(sheet).or_default();
        *count += 1;
        if *count > NOTED || (*noted >= SHEET_NOTES && mark.1.is_none()) {
            continue;
        }
        let said = said(d, faults);
        match &mut mark.1 {
            Some(note) if note.len() < NOTE && !note.contains(&said) => {
                note.push_str("\n\n");
                note.push_str(&said);
            }
            Some(_) => {}
            none => {
                *noted += 1;
                *none = Some(said);
            }
        }
    }
    out
}

/// What a note says of one fault.
fn said(d: &Diagnostic, faults: Faults<'_>) -> String {
    let lang = faults.lang;
    let mut text = format!("{} {}\n{}\n→ {}", d.severity().word().get(lang), d.code(), d.fault.message(lang), d.fault.help(lang));
    let also = also(&d.also, d.at.map(|p| p.sheet), faults);
    if !also.is_empty() {
        text.push('\n');
        text.push_str(&words::also(lang, &also));
    }
    text
}

/// The list, alone in its workbook. `limited`: whether some cells of it have no note.
pub fn list(faults: Faults<'_>, limited: bool) -> Workbook {
    let lang = faults.lang;
    let lines = lines(faults);
    let shown = lines.iter().map(|line| shown(line, faults));
    let mut table = faults::table("annotation", words::LIST, shown, false, lang);
    table.title = dated(&words::title(lang, faults.file));
    table.above = counts(faults.all.iter().copied(), words::MEANINGS, lang);
    table.above.push(vec![words::HOW.get(lang).into()]);
    if limited {
        table.above.push(vec![words::limited(lang, NOTED).into()]);
    }
    table.above.extend(read(faults).into_iter().map(|line| vec![line.into()]));
    table.fixed = 4;
    Workbook { path: words::LIST.get(lang).to_owned(), lang, created: faults.created, tables: vec![table] }
}

/// The tables that were read in the workbook.
fn read(faults: Faults<'_>) -> Vec<String> {
    let lang = faults.lang;
    let tables = faults.recognised.iter().filter_map(|r| Some((r, faults.tabs.get(&r.sheet)?)));
    let said = tables.map(|(r, tab)| {
        let what = understood::say::table(lang, kind(r.kind).get(lang), r.rows as usize);
        labels::read(lang, &format!("{tab} {}{} {what}", range(r), colon(lang)))
    });
    let mut said: Vec<String> = said.collect();
    if said.len() > TABLES {
        said.truncate(TABLES);
        said.push("…".to_owned());
    }
    said
}

/// Whether some cell that is marked has no note.
pub fn is_limited(faulty: &BTreeMap<String, Faulty>) -> bool {
    faulty.values().flat_map(BTreeMap::values).any(|(_, note)| note.is_none())
}

/// Neighbouring cells of one column of which the same is said.
struct Line<'a> {
    severity: Severity,
    sheet: Option<SheetId>,
    cells: Vec<(u32, u32)>,
    first: &'a Diagnostic,
    message: String,
    also: Vec<Place>,
    /// Whether it stands for all that found no line of their own.
    rest: bool,
}

/// A fault in a column.
type Column<'d> = (Option<SheetId>, Option<u32>, &'d str);

/// The lines of the list, those of a very common fault cut short.
fn lines(faults: Faults<'_>) -> Vec<Line<'_>> {
    let mut lines = runs(faults);
    lines.sort_by(|a, b| (a.severity, a.sheet, a.cells.first()).cmp(&(b.severity, b.sheet, b.cells.first())));
    // Its lines so far, and the line of the rest.
    let mut counts: BTreeMap<Column<'_>, (usize, usize)> = BTreeMap::new();
    let mut kept: Vec<Line<'_>> = Vec::new();
    for mut line in lines {
        let (count, rest) = counts.entry((line.sheet, line.cells.first().map(|c| c.1), line.first.code())).or_default();
        *count += 1;
        if *count <= LINES {
            kept.push(line);
        } else if *count == LINES + 1 {
            *rest = kept.len();
            line.rest = true;
            kept.push(line);
        } else if let Some(whole) = kept.get_mut(*rest) {
            whole.cells.append(&mut line.cells);
        }
    }
    kept
}

/// Every run of neighbouring cells of one column of which the same is said.
fn runs<'a>(faults: Faults<'a>) -> Vec<Line<'a>> {
    type Key<'d> = (&'d str, Option<SheetId>, Option<u32>, String);
    type Alike<'d> = (&'d Diagnostic, Vec<(u32, u32)>, Vec<Place>);
    let mut alike: BTreeMap<Key<'a>, Alike<'a>> = BTreeMap::new();
    for d in faults.all {
        let place = d.at.and_then(|p| p.cell);
        let key = (d.code(), d.at.map(|p| p.sheet), place.map(|p| p.1), d.fault.message(faults.lang));
        let (_, cells, also) = alike.entry(key).or_insert_with(|| (*d, Vec::new(), Vec::new()));
        cells.extend(place);
        also.extend(&d.also);
    }
    let mut out = Vec::new();
    for ((_, sheet, _, message), (first, mut cells, also)) in alike {
        cells.sort_unstable();
        cells.dedup();
        let line = |cells: Vec<(u32, u32)>| {
            let also = also.clone();
            Line { severity: first.severity(), sheet, cells, first, message: message.clone(), also, rest: false }
        };
        if cells.is_empty() {
            out.push(line(Vec::new()));
        }
        out.extend(cells.chunk_by(|a, b| a.0 + 1 == b.0).map(|run| line(run.to_vec())));
    }
    out
}

fn shown<'l>(line: &'l Line<'_>, faults: Faults<'_>) -> faults::Line<'l> {
    let lang = faults.lang;
    let tab = line.sheet.and_then(|s| faults.tabs.get(&s));
    let cells = if line.rest { words::more(lang, line.cells.len()) } else { group::ranges(&line.cells).join(", ") };
    let link = |text: String| match tab {
        Some(tab) if !text.is_empty() => inside(text, tab, line.cells.first().copied()),
        _ => text.into(),
    };
    let sheet = tab.cloned().unwrap_or_default();
    let (sheet, cells) = if line.cells.is_empty() { (link(sheet), Content::Empty) } else { (sheet.into(), link(cells)) };
    let also = also(&line.also, line.sheet, faults);
    let near = line.also.first().and_then(|p| Some((faults.tabs.get(&p.sheet)?, p.cell)));
    let also = match near {
        Some((tab, cell)) if !also.is_empty() => inside(also, tab, cell),
        _ => also.into(),
    };
    faults::Line {
        fault: &*line.first.fault,
        place: [Content::Empty, sheet, cells],
        count: line.cells.len(),
        message: &line.message,
        found: &[],
        also,
    }
}

/// A text that leads to a cell of the workbook.
fn inside(text: String, tab: &str, cell: Option<(u32, u32)>) -> Content {
    let (row, col) = cell.unwrap_or_default();
    Content::Link { text, target: format!("#'{}'!{}", tab.replace('\'', "''"), a1(row, col)) }
}

/// Other places of a fault: each cell, with its sheet and file where those are others.
fn also(places: &[Place], sheet: Option<SheetId>, faults: Faults<'_>) -> String {
    let mut out: Vec<String> = Vec::new();
    for place in places {
        let source = faults.sources.get(place.sheet);
        let cell = place.cell.map(|(r, c)| a1(r, c)).unwrap_or_default();
        let tab = source.sheet.as_deref().filter(|s| *s != source.file);
        let file = (source.file != faults.file).then_some(source.file.as_str());
        let said = match (file, tab.filter(|_| sheet != Some(place.sheet))) {
            (None, None) => cell,
            (Some(file), None) => format!("{file} {cell}"),
            (None, Some(tab)) => format!("{tab}!{cell}"),
            (Some(file), Some(tab)) => format!("{file} {tab}!{cell}"),
        };
        if out.len() >= PLACES {
            out.push("…".to_owned());
            break;
        }
        if !out.contains(&said) {
            out.push(said);
        }
    }
    out.join(", ")
}
