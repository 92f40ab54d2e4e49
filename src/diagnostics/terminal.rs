//! Diagnostics on a terminal: severity, code, place, what is wrong, the cell pointed at, what to do. Readable without colour, within 80 columns.

use super::Severity;
use super::excerpt::{Excerpt, Excerpts};
use super::group::{Group, ranges};
use crate::model::{Lang, SheetId, Sources};
use crate::text::labels::screen::CELLS;
use crate::text::{colon, counted};
use anstyle::{AnsiColor, Style};
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Ranges of cells named on a line before the rest is counted.
const SHOWN: usize = 6;
/// Columns of a terminal as it comes.
const SCREEN: usize = 80;
/// Columns of a cell in an excerpt at most: of the one pointed at, of the others; and down to how many those are narrowed.
const POINTED: usize = 40;
const BESIDE: usize = 24;
const NARROW: usize = 8;

fn colour(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    colour.on_default().bold()
}

/// `avertissement I021  Export RH.xlsx, Feuil1, F5:F9 (5)`, then the sentence, the excerpt and what to do.
pub fn lines(group: &Group<'_>, excerpts: &Excerpts, sources: &Sources, lang: Lang) -> String {
    let severity = group.first.severity();
    let colour = colour(severity);
    let place = place(group, sources, lang);
    let (head, code) = (severity.word().get(lang), group.first.code());
    let gap = if place.is_empty() { "" } else { "  " };
    let mut text = format!("{colour}{head} {code}{colour:#}{gap}{place}\n");
    text.push_str(&wrapped(&group.message, "  ", "  "));
    for excerpt in group.first.at.map(|at| excerpts.for_places(at, group.first.also.first().copied())).unwrap_or_default() {
        if Some(excerpt.sheet) != group.sheet {
            let _ = writeln!(text, "  {}", named(excerpt.sheet, sources));
        }
        text.push_str(&table(&excerpt, colour));
    }
    text.push_str(&wrapped(&group.first.fault.help(lang), "  → ", "    "));
    text
}

/// `Export RH.xlsx, Feuil1`, or the file alone where a sheet says no more.
pub fn named(sheet: SheetId, sources: &Sources) -> String {
    let source = sources.get(sheet);
    let tab = source.sheet.as_ref().filter(|s| !source.file.ends_with(s.as_str()));
    tab.map_or_else(|| source.file.clone(), |tab| format!("{}, {tab}", source.file))
}

/// `Export RH.xlsx, Feuil1, 412 cells: D5:D416`, as far as a line holds it.
fn place(group: &Group<'_>, sources: &Sources, lang: Lang) -> String {
    let Some(sheet) = group.sheet else { return String::new() };
    let mut parts = vec![named(sheet, sources)];
    let cells = ranges(&group.cells);
    let more = if cells.len() > SHOWN { " …" } else { "" };
    let shown = format!("{}{more}", cells[..cells.len().min(SHOWN)].join(" "));
    match group.cells.len() {
        0 => {}
        1 => parts.push(shown),
        n => parts.push(format!("{}{} {shown}", counted(n, lang, CELLS.0, CELLS.1), colon(lang))),
    }
    parts.join(", ")
}

/// Text in lines of a terminal, the first one begun by `first`, the others by `rest`; never broken inside « », nor before : ; ! ?.
pub fn wrapped(text: &str, first: &str, rest: &str) -> String {
    let mut out = first.to_owned();
    let mut used = first.width();
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let mut word = word.to_owned();
        while word.ends_with('«') || words.peek().is_some_and(|next| next.starts_with(['»', '?', '!', ':', ';'])) {
            let Some(next) = words.next() else { break };
            word = format!("{word} {next}");
        }
        if used + 1 + word.width() > SCREEN && used > rest.width() {
            out.push('\n');
            out.push_str(rest);
            used = rest.width();
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
            used += 1;
        }
        out.push_str(&word);
        used += word.width();
    }
    out + "\n"
}

/// The excerpt as a small table: letters of columns, numbers of rows, carets under the cells pointed at.
fn table(excerpt: &Excerpt, colour: Style) -> String {
    let (dim, plain) = (Style::new().dimmed(), Style::new());
    let gutter = excerpt.rows.iter().map(|l| number(l.row).len()).max().unwrap_or(1).max(3);
    let shown = columns(excerpt, gutter);
    let line = |head: &str, cell: &dyn Fn(usize, usize) -> (Style, String)| {
        let cells: Vec<(Style, String, usize)> =
            shown.iter().map(|&(i, width)| cell(i, width)).zip(&shown).map(|((s, t), (_, w))| (s, t, *w)).collect();
        let last = cells.iter().rposition(|c| !c.1.is_empty()).unwrap_or(0);
        let mut text = format!("  {head:>gutter$}");
        let mut gap = 1;
        for (style, cell, width) in &cells[..=last] {
            let _ = write!(text, "{}{dim}│{dim:#} {style}{cell}{style:#}", " ".repeat(gap));
            gap = width.saturating_sub(cell.width()) + 1;
        }
        text + "\n"
    };
    let letters = excerpt.letters();
    let mut text = line("", &|i, _| (dim, letters[i].clone()));
    for row in &excerpt.rows {
        let pointed = |i: usize| excerpt.at.contains(&(row.row, excerpt.cols[i]));
        text.push_str(&line(&number(row.row), &|i, width| (if pointed(i) { colour } else { plain }, cut(&row.cells[i], width))));
        if shown.iter().any(|(i, _)| pointed(*i)) {
            let carets = |i: usize, width: usize| if pointed(i) { "^".repeat(row.cells[i].width().clamp(3, width)) } else { String::new() };
            text.push_str(&line("", &|i, width| (colour, carets(i, width))));
        }
    }
    text
}

fn number(row: u32) -> String {
    (u64::from(row) + 1).to_string()
}

/// Which columns are shown and how wide: those beside the cell pointed at are narrowed, then the farthest left out, until a line holds them.
fn columns(excerpt: &Excerpt, gutter: usize) -> Vec<(usize, usize)> {
    let at = excerpt.at.first().and_then(|(_, col)| excerpt.cols.iter().position(|c| c == col)).unwrap_or(0);
    let letters = excerpt.letters();
    let width = |i: usize| {
        let texts = excerpt.rows.iter().map(|l| l.cells[i].width()).chain([letters[i].width(), 3]);
        texts.max().unwrap_or(3).min(if i == at { POINTED } else { BESIDE })
    };
    let mut shown: Vec<(usize, usize)> = (0..excerpt.cols.len()).map(|i| (i, width(i))).collect();
    let total = |shown: &[(usize, usize)]| 2 + gutter + shown.iter().map(|(_, w)| w + 3).sum::<usize>();
    while total(&shown) > SCREEN {
        let widest = shown.iter_mut().filter(|(i, w)| *i != at && *w > NARROW).max_by_key(|(i, w)| (*w, i.abs_diff(at)));
        if let Some((_, w)) = widest {
            *w -= 1;
        } else {
            let far = shown.iter().enumerate().max_by_key(|(_, (i, _))| i.abs_diff(at)).map_or(0, |(n, _)| n);
            shown.remove(far);
        }
    }
    shown
}

/// Columns of the terminal that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// A text of exactly that many columns of the terminal.
pub fn padded(text: &str, width: usize) -> String {
    let text = cut(text, width);
    let gap = width.saturating_sub(text.width());
    text + &" ".repeat(gap)
}

/// A text of at most that many columns of the terminal, cut with `…`.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 0;
    let kept: String = text
        .chars()
        .take_while(|c| {
            used += c.width().unwrap_or(0);
            used < width
        })
        .collect();
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_and_wrapped_by_the_columns_they_take() {
        assert_eq!((cut("LEFÈVRE", 7), cut("LEFÈVRE", 5), cut("日本語", 5)), ("LEFÈVRE".into(), "LEFÈ…".into(), "日本…".into()));
        let text = wrapped(&"mot ".repeat(30), "  → ", "    ");
        assert!(text.lines().all(|l| l.width() <= SCREEN) && text.lines().count() == 2 && text.contains("\n    mot"), "{text}");
    }

    #[test]
    fn a_wide_table_is_narrowed_round_the_cell_pointed_at() {
        let cells = vec!["x".repeat(50); 5];
        let excerpt = Excerpt {
            sheet: SheetId(0),
            cols: vec![0, 6, 7, 8, 9],
            rows: vec![super::super::excerpt::Line { row: 1_048_575, cells }],
            at: vec![(1_048_575, 7)],
        };
        let text = table(&excerpt, Style::new());
        let plain = anstream::adapter::strip_str(&text).to_string();
        assert!(plain.lines().all(|l| l.width() <= SCREEN), "{plain}");
        assert!(plain.contains("1048576 │ x") && plain.contains("^^^"), "{plain}");
    }
}
