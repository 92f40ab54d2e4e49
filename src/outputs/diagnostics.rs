//! diagnostics.json and diagnostics.xlsx: what is to be corrected, and what was read as what.

use super::Results;
use super::cells::column;
use super::faults::{self, Line, dated, listed};
use super::understood::{columns, kind, range};
use crate::diagnostics::group::{Group, grouped, ranges};
use crate::diagnostics::{Recognised, json};
use crate::document::table::{file_target, tab_name};
use crate::document::{Content, Document, Look, Row, Table, Tone, Workbook};
use crate::model::place::a1;
use crate::model::{Lang, Place, SheetId, Sources, Value};
use crate::text::labels::diagnostics as words;
use crate::text::labels::screen::say;
use crate::text::labels::understood;
use std::collections::BTreeSet;

pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let lang = results.context.lang;
    let report = json::report(results.diagnostics, results.recognised, &results.hospital.counts.kept, results.sources, lang);
    let tables = vec![to_correct(results), recognised(results.recognised, results.sources, lang)];
    vec![
        Document::Json { path: "diagnostics.json".into(), value: report },
        Document::Workbook(Workbook { path: "diagnostics.xlsx".into(), lang, created: results.context.today, tables }),
    ]
}

fn to_correct(results: &Results<'_>) -> Table {
    let (lang, sources) = (results.context.lang, results.sources);
    let groups = grouped(results.diagnostics, lang);
    let lines = groups.iter().map(|g| Line {
        fault: &*g.first.fault,
        place: place(g, sources),
        count: g.count,
        message: &g.message,
        found: &g.found,
        also: also(g, sources),
    });
    let mut table = faults::table("diagnostics", words::DIAGNOSTICS, lines, true, lang);
    table.title = dated(words::TITLE.get(lang));
    table.above = faults::counts(results.diagnostics.iter(), words::MEANINGS, lang);
    let note = if groups.is_empty() { words::NONE } else { words::SOME };
    table.above.extend([vec![words::read(lang, &read(results)).into()], vec![note.get(lang).into()]]);
    table.fixed = 2;
    table
}

/// What was read, as the screen says it.
fn read(results: &Results<'_>) -> String {
    let (lang, h) = (results.context.lang, results.hospital);
    let files: BTreeSet<&str> = results.recognised.iter().map(|r| results.sources.get(r.sheet).file.as_str()).collect();
    let tables = say::read(lang, files.len(), results.recognised.len());
    format!("{tables}, {}", say::hospital(lang, h.people.len(), h.services.len(), h.operations.len()))
}

/// File, sheet and cells; the last one that there is leads to the place in the file itself.
fn place(group: &Group<'_>, sources: &Sources) -> [Content; 3] {
    let Some(id) = group.sheet else { return [const { Content::Empty }; 3] };
    let source = sources.get(id);
    let (file, sheet) = (source.file.clone(), source.sheet.clone().unwrap_or_default());
    let link = |text: String| led(text, id, group.cells.first().copied(), sources);
    match (sheet.is_empty(), group.cells.is_empty()) {
        (_, false) => [file.into(), sheet.into(), link(listed(&ranges(&group.cells)))],
        (false, true) => [file.into(), link(sheet), Content::Empty],
        (true, true) => [link(file), Content::Empty, Content::Empty],
    }
}

/// A text that leads to a cell of the file itself.
fn led(text: String, id: SheetId, cell: Option<(u32, u32)>, sources: &Sources) -> Content {
    let source = sources.get(id);
    // A program that opens a csv names its sheet after the file.
    let csv = source.sheet.as_deref() == Some(source.file.as_str());
    let stem = || source.file.rsplit('/').next().and_then(|f| f.rsplit_once('.')).map_or("", |(stem, _)| stem);
    let tab = source.sheet.as_deref().map(|sheet| if csv { tab_name(stem()) } else { sheet.to_owned() });
    match sources.path(id) {
        Some(path) if !text.is_empty() => {
            Content::Link { text, target: file_target(path, tab.as_deref().map(|tab| (tab, cell.unwrap_or_default()))) }
        }
        _ => text.into(),
    }
}

/// Other places of a fault, each once; the first is led to.
fn also(group: &Group<'_>, sources: &Sources) -> Content {
    let said = |place: &Place| {
        let cell = place.cell.map(|(r, c)| a1(r, c)).unwrap_or_default();
        let source = sources.get(place.sheet);
        if group.sheet == Some(place.sheet) { cell } else { format!("{}!{cell}", source.sheet.as_deref().unwrap_or(&source.file)) }
    };
    let mut seen = BTreeSet::new();
    let places: Vec<&Place> = group.also.iter().filter(|p| seen.insert((p.sheet, p.cell))).collect();
    let Some(first) = places.first() else { return Content::Empty };
    led(listed(&places.iter().map(|p| said(p)).collect::<Vec<_>>()), first.sheet, first.cell, sources)
}

fn recognised(all: &[Recognised], sources: &Sources, lang: Lang) -> Table {
    let mut table = Table::new("recognised", words::RECOGNISED.get(lang));
    table.title = dated(words::RECOGNISED.get(lang));
    table.above = vec![vec![words::FIX.get(lang).into()]];
    let c = |field, header, look| column(lang, field, header, look);
    table.columns = vec![
        c("file", words::FILE, Look::Text).width(20.0),
        c("sheet", words::SHEET, Look::Text).width(16.0),
        c("range", words::RANGE, Look::Text).width(11.0),
        c("kind", words::KIND, Look::Text).width(19.0),
        c("rows", words::ROWS, Look::Whole).width(10.0),
        c("header", words::HEADER, Look::Long).width(26.0),
        c("field", words::FIELD, Look::Text).width(24.0),
        c("why", words::WHY, Look::Long).width(38.0),
    ];
    table.rows = all
        .iter()
        .flat_map(|table| columns(table).map(move |column| (table, column)))
        .map(|(table, column)| {
            let source = sources.get(table.sheet);
            let unused = || Content::Toned { value: Value::text(understood::UNUSED.get(lang)), tone: Tone::Muted };
            let cells = vec![
                source.file.as_str().into(),
                source.sheet.as_deref().unwrap_or_default().into(),
                range(table).into(),
                kind(table.kind).get(lang).into(),
                table.rows.into(),
                column.header.into(),
                column.read.map_or_else(unused, |field| field.get(lang).into()),
                column.why.said(lang).into(),
            ];
            Row::new("", cells)
        })
        .collect();
    table
}
