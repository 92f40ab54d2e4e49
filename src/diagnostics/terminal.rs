//! Diagnostics on a terminal: severity, code, place, what is wrong, what to do. Readable without colour.

use super::Severity;
use super::group::{Group, ranges};
use crate::model::{Lang, Sources};
use crate::text::Tr;
use anstyle::{AnsiColor, Style};

const WORDS: [(Severity, Tr, AnsiColor); 3] = [
    (Severity::Error, Tr::new("erreur", "error"), AnsiColor::Red),
    (Severity::Warning, Tr::new("attention", "warning"), AnsiColor::Yellow),
    (Severity::Info, Tr::new("info", "note"), AnsiColor::Cyan),
];
/// Cells named on a line before the rest is counted.
const SHOWN: usize = 6;

/// How a severity is called.
pub fn word(severity: Severity, lang: Lang) -> &'static str {
    WORDS.iter().find(|w| w.0 == severity).map_or("", |w| w.1.get(lang))
}

/// `attention I021  Export RH.xlsx, Feuil1, F5:F9 (5)` and two lines below.
pub fn lines(group: &Group<'_>, sources: &Sources, lang: Lang) -> String {
    let severity = group.first.severity();
    let colour = WORDS.iter().find(|w| w.0 == severity).map_or(Style::new(), |w| w.2.on_default().bold());
    let place = place(group, sources);
    let count = if group.count > 1 { format!(" ({})", group.count) } else { String::new() };
    let (head, code) = (word(severity, lang), group.first.code());
    let (message, help) = (&group.message, group.first.fault.help(lang));
    let gap = if place.is_empty() { "" } else { "  " };
    format!("{colour}{head} {code}{colour:#}{gap}{place}{count}\n  {message}\n  → {help}\n")
}

fn place(group: &Group<'_>, sources: &Sources) -> String {
    let Some(source) = group.sheet.map(|s| sources.get(s)) else { return String::new() };
    let mut parts = vec![source.file.clone()];
    parts.extend(source.sheet.clone().filter(|s| *s != source.file));
    let cells = ranges(&group.cells);
    if !cells.is_empty() {
        let more = if cells.len() > SHOWN { " …" } else { "" };
        parts.push(format!("{}{more}", cells[..cells.len().min(SHOWN)].join(" ")));
    }
    parts.join(", ")
}
