//! Faults as a table: the same columns in diagnostics.xlsx and on the first sheet of an annotated copy.

use super::cells::column;
use crate::diagnostics::{Diagnostic, Fault, Severity};
use crate::document::table::DAY;
use crate::document::{Content, Look, Row, Table, Tone};
use crate::model::{Lang, Value};
use crate::text::Tr;
use crate::text::labels::diagnostics as words;

/// Characters of a list of places: what a cell of Excel holds, and a little left.
const LISTED: usize = 32_000;
/// Values found that are shown beside those of the message.
const FOUND: usize = 8;

/// One fault, in one cell or in many.
pub(super) struct Line<'a> {
    pub(super) fault: &'a dyn Fault,
    /// File, sheet and cells: the last one that there is leads to the place.
    pub(super) place: [Content; 3],
    pub(super) count: usize,
    pub(super) message: &'a str,
    /// Every value found, where the message names but the first.
    pub(super) found: &'a [String],
    pub(super) also: Content,
}

/// A title that ends with the day.
pub(super) fn dated(title: &str) -> String {
    format!("{title} — {DAY}")
}

/// The table, without title and lines above it. `files`: whether faults are of several files.
pub(super) fn table<'a>(kind: &'static str, name: Tr, lines: impl Iterator<Item = Line<'a>>, files: bool, lang: Lang) -> Table {
    let mut table = Table::new(kind, name.get(lang));
    let c = |field, header, look| column(lang, field, header, look);
    // Their sum is what an A4 page on its side shows in letters that can be read.
    table.columns = vec![
        c("severity", words::SEVERITY, Look::Text).width(15.0),
        c("code", words::CODE, Look::Code).width(7.5),
        c("file", words::FILE, Look::Text).width(20.0),
        c("sheet", words::SHEET, Look::Text).width(15.0),
        c("cells", words::CELLS, Look::Text).width(14.0),
        c("count", words::COUNT, Look::Mark).width(10.0),
        c("message", words::MESSAGE, Look::Long).width(50.0),
        c("help", words::HELP, Look::Long).width(42.0),
        c("also", words::ALSO, Look::Text).width(16.0),
    ];
    table.rows = lines.map(|line| row(line, lang)).collect();
    if !files {
        table.columns.remove(2);
        for row in &mut table.rows {
            row.cells.remove(2);
        }
    }
    table
}

fn row(line: Line<'_>, lang: Lang) -> Row {
    let entry = line.fault.entry();
    let [file, sheet, cells] = line.place;
    let count = if line.count > 1 { u32::try_from(line.count).unwrap_or(u32::MAX).into() } else { Content::Empty };
    let message = match line.found {
        [] | [_] => line.message.to_owned(),
        found => {
            let more = if found.len() > FOUND { " | …" } else { "" };
            let found = found.iter().take(FOUND).map(String::as_str).collect::<Vec<_>>().join(" | ");
            format!("{}\n{}", line.message, words::found(lang, &format!("{found}{more}")))
        }
    };
    // What to do mostly says what was expected; where it does not, that stands below.
    let help = line.fault.help(lang);
    let expected = line.fault.fact("expected", lang).filter(|e| !e.is_empty() && !help.to_lowercase().contains(&e.to_lowercase()));
    let help = expected.map_or_else(|| help.clone(), |e| format!("{help}\n{}", words::expected(lang, &e)));
    Row::new("", vec![toned(entry.severity, lang), entry.code.into(), file, sheet, cells, count, message.into(), help.into(), line.also])
}

/// How many of each severity that there is, and what that means for the reader.
pub(super) fn counts<'d>(all: impl Iterator<Item = &'d Diagnostic>, meanings: [Tr; 3], lang: Lang) -> Vec<Vec<Content>> {
    let mut counts = [0_u32; 3];
    for d in all {
        let at = Severity::ALL.iter().position(|s| *s == d.severity()).unwrap_or(0);
        counts[at] = counts[at].saturating_add(1);
    }
    let lines = Severity::ALL.into_iter().zip(counts).zip(meanings).filter(|((_, n), _)| *n > 0);
    lines.map(|((of, n), meaning)| vec![toned(of, lang), n.into(), meaning.get(lang).into()]).collect()
}

/// A list of places, all of them; beyond what a cell holds, how many more.
pub(super) fn listed(all: &[String]) -> String {
    let mut out = String::new();
    for (n, one) in all.iter().enumerate() {
        if out.len() + one.len() > LISTED {
            return format!("{out} … (+{})", all.len() - n);
        }
        out.push_str(if out.is_empty() { "" } else { ", " });
        out.push_str(one);
    }
    out
}

fn toned(of: Severity, lang: Lang) -> Content {
    let tone = match of {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Attention,
        Severity::Info => Tone::Muted,
    };
    Content::Toned { value: Value::text(of.word().get(lang)), tone }
}
