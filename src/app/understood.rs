//! `check -v`: what each table and column was taken for, and why.

use super::load::Loaded;
use crate::diagnostics::{Recognised, terminal};
use crate::model::Lang;
use crate::outputs::understood::{Column, columns, kind, range};
use crate::text::colon;
use crate::text::labels::understood::{self as words, say};

/// Columns of the terminal that a header may take, and a field.
const WIDE: usize = 26;

pub(super) fn understood(loaded: &Loaded, lang: Lang) -> String {
    loaded.recognised.iter().map(|table| about(table, loaded, lang)).collect()
}

fn about(table: &Recognised, loaded: &Loaded, lang: Lang) -> String {
    let what = say::table(lang, kind(table.kind).get(lang), table.rows as usize);
    let head = format!("{}, {}{} {what}", terminal::named(table.sheet, &loaded.sources), range(table), colon(lang));
    let mut text = terminal::wrapped(&head, "", "  ");
    if table.score > 0.0 {
        let tab = table.score - table.columns.iter().map(|c| c.weight).sum::<f64>();
        let next = table.next.map(|(kind, score)| (kind.get(lang), score));
        text.push_str(&terminal::wrapped(&say::score(lang, table.score, tab, next), "  ", "  "));
    }
    let lines: Vec<[String; 4]> = columns(table).map(|column| line(table, column, lang)).collect();
    let width = |i: usize| lines.iter().map(|l| terminal::width(&l[i])).max().unwrap_or(0).min(WIDE);
    let widths = [width(0), width(1), width(2)];
    for line in &lines {
        let cells: String = line.iter().zip(widths).map(|(text, w)| terminal::padded(text, w) + "  ").collect();
        text.push_str(&terminal::wrapped(&line[3], &format!("  {cells}"), &" ".repeat(widths.iter().sum::<usize>() + 8)));
    }
    text + "\n"
}

/// Its header's cell, its header, what it was read as, why.
fn line(table: &Recognised, column: Column<'_>, lang: Lang) -> [String; 4] {
    let read = column.read.map_or_else(|| words::UNUSED.get(lang).to_owned(), |r| format!("→ {}", r.get(lang)));
    let why = column.why.said(lang);
    let why = if table.score > 0.0 && column.weight > 0.0 { say::weighs(lang, &why, column.weight) } else { why };
    [column.cell, column.header, read, why]
}
