//! diagnostics.json and diagnostics.xlsx: what is to be corrected, and what was read as what.

use super::Results;
use super::cells::{column, quoted, word};
use crate::diagnostics::group::{Group, grouped, ranges};
use crate::diagnostics::{Recognised, Severity, json};
use crate::document::table::tab_name;
use crate::document::{Content, Document, Look, Row, Rule, Table, Tone, Workbook};
use crate::model::place::a1;
use crate::model::{Lang, Place, Sources};
use crate::text::labels::diagnostics as words;

/// Characters of a list of cells shown in the workbook; diagnostics.json has them all.
const CELLS: usize = 120;

pub fn documents(results: &Results<'_>) -> Vec<Document> {
    let lang = results.context.lang;
    let report = json::report(results.diagnostics, results.recognised, &results.hospital.counts.kept, results.sources, lang);
    let tables = vec![faults(results), recognised(results.recognised, results.sources, lang)];
    vec![
        Document::Json { path: "diagnostics.json".into(), value: report },
        Document::Workbook(Workbook { path: "diagnostics.xlsx".into(), lang, created: results.context.today, tables }),
    ]
}

fn faults(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("diagnostics", words::DIAGNOSTICS.get(lang));
    let c = |field, header, look| column(lang, field, header, look);
    table.columns = vec![
        c("severity", words::SEVERITY, Look::Text).width(14.0),
        c("code", words::CODE, Look::Code).width(7.0),
        c("file", words::FILE, Look::Text).width(24.0),
        c("sheet", words::SHEET, Look::Text).width(16.0),
        c("cells", words::CELLS, Look::Text).width(16.0),
        c("count", words::COUNT, Look::Whole).width(8.0),
        c("found", words::FOUND, Look::Long).width(22.0),
        c("expected", words::EXPECTED, Look::Long).width(22.0),
        c("message", words::MESSAGE, Look::Long).width(52.0),
        c("help", words::HELP, Look::Long).width(48.0),
        c("also", words::ALSO, Look::Text).width(22.0),
    ];
    let groups = grouped(results.diagnostics, lang);
    let note = if groups.is_empty() { words::NONE } else { words::SOME };
    table.above = vec![vec![note.get(lang).into()]];
    table.rows = groups.iter().map(|g| fault(g, results.sources, lang)).collect();
    let is = |s: Severity| format!("{{severity}}={}", quoted(s.word().get(lang)));
    table.rules = vec![
        Rule::When { formula: is(Severity::Error), columns: vec!["severity"], tone: Tone::Bad },
        Rule::When { formula: is(Severity::Warning), columns: vec!["severity"], tone: Tone::Attention },
        Rule::When { formula: is(Severity::Info), columns: vec!["severity"], tone: Tone::Muted },
    ];
    table
}

fn fault(group: &Group<'_>, sources: &Sources, lang: Lang) -> Row {
    let fault = &group.first.fault;
    let [file, sheet, cells] = place(group, sources);
    let cells = vec![
        group.first.severity().word().get(lang).into(),
        fault.entry().code.into(),
        file,
        sheet,
        cells,
        u32::try_from(group.count).unwrap_or(u32::MAX).into(),
        group.found.iter().take(8).cloned().collect::<Vec<_>>().join(" | ").into(),
        fault.fact("expected", lang).unwrap_or_default().into(),
        group.message.as_str().into(),
        fault.help(lang).into(),
        shortened(&group.also.iter().map(|p| said(*p, group, sources)).collect::<Vec<_>>()).into(),
    ];
    Row::new("", cells)
}

/// File, sheet and cells; the last one that there is leads to the place in the file itself.
fn place(group: &Group<'_>, sources: &Sources) -> [Content; 3] {
    let Some(id) = group.sheet else { return [const { Content::Empty }; 3] };
    let source = sources.get(id);
    let path = sources.path(id).filter(|path| !path.contains('#'));
    // A program that opens a csv names its sheet after the file.
    let csv = source.sheet.as_deref() == Some(source.file.as_str());
    let stem = || source.file.rsplit('/').next().and_then(|f| f.rsplit_once('.')).map_or("", |(stem, _)| stem);
    let tab = source.sheet.as_deref().map(|sheet| if csv { tab_name(stem()) } else { sheet.to_owned() });
    let (row, col) = group.cells.first().copied().unwrap_or_default();
    let at = tab.map_or_else(String::new, |tab| format!("#'{}'!{}", tab.replace('\'', "''"), a1(row, col)));
    let link = |text: String| match path {
        Some(path) if !text.is_empty() => Content::Link { text, target: format!("{path}{at}") },
        _ => text.into(),
    };
    let (file, sheet) = (source.file.clone(), source.sheet.clone().unwrap_or_default());
    match (sheet.is_empty(), group.cells.is_empty()) {
        (_, false) => [file.into(), sheet.into(), link(shortened(&ranges(&group.cells)))],
        (false, true) => [file.into(), link(sheet), Content::Empty],
        (true, true) => [link(file), Content::Empty, Content::Empty],
    }
}

/// A place: its cell, with its sheet where that is another one.
fn said(place: Place, group: &Group<'_>, sources: &Sources) -> String {
    let cell = place.cell.map(|(r, c)| a1(r, c)).unwrap_or_default();
    let source = sources.get(place.sheet);
    if group.sheet == Some(place.sheet) { cell } else { format!("{}!{cell}", source.sheet.as_deref().unwrap_or(&source.file)) }
}

fn shortened(all: &[String]) -> String {
    let mut out = String::new();
    for one in all {
        if out.len() + one.len() > CELLS {
            return out + " …";
        }
        out.push_str(if out.is_empty() { "" } else { ", " });
        out.push_str(one);
    }
    out
}

fn recognised(all: &[Recognised], sources: &Sources, lang: Lang) -> Table {
    let mut table = Table::new("recognised", words::RECOGNISED.get(lang));
    let c = |field, header, look| column(lang, field, header, look);
    table.columns = vec![
        c("file", words::FILE, Look::Text).width(28.0),
        c("sheet", words::SHEET, Look::Text).width(20.0),
        c("range", words::RANGE, Look::Text).width(14.0),
        c("kind", words::KIND, Look::Text).width(18.0),
        c("rows", words::ROWS, Look::Whole),
        c("header", words::HEADER, Look::Text).width(32.0),
        c("field", words::FIELD, Look::Text).width(20.0),
        c("sure", words::SURE, Look::YesNo),
    ];
    table.rows = all
        .iter()
        .flat_map(|r| r.columns.iter().map(move |c| (r, c)))
        .map(|(r, c)| {
            let source = sources.get(r.sheet);
            let cells = vec![
                source.file.as_str().into(),
                source.sheet.as_deref().unwrap_or_default().into(),
                format!("{}:{}", a1(r.first.0, r.first.1), a1(r.last.0, r.last.1)).into(),
                r.kind.into(),
                r.rows.into(),
                c.header.as_str().into(),
                c.field.unwrap_or(words::UNUSED.get(lang)).into(),
                if c.field.is_none() { Content::Empty } else { word(&c.sure, lang).into() },
            ];
            Row::new("", cells)
        })
        .collect();
    table
}
