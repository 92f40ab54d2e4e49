//! `check -v`: what each table and column was taken for, and why.

use super::load::Loaded;
use crate::diagnostics::{Recognised, RecognisedColumn, Why, terminal};
use crate::model::Lang;
use crate::model::place::a1;
use crate::schema::sheets::spec;
use crate::text::colon;
use crate::text::labels::understood::{self as words, say};

/// Columns of the terminal that a header may take, and a field.
const WIDE: usize = 26;

pub(super) fn understood(loaded: &Loaded, lang: Lang) -> String {
    loaded.recognised.iter().map(|table| about(table, loaded, lang)).collect()
}

fn about(table: &Recognised, loaded: &Loaded, lang: Lang) -> String {
    let range = format!("{}:{}", a1(table.first.0, table.first.1), a1(table.last.0, table.last.1));
    let what = spec(table.kind).map_or_else(|| words::matrix(table.kind), |s| s.name).get(lang);
    let head = format!("{}, {range}{} {}", terminal::named(table.sheet, &loaded.sources), colon(lang), say::table(lang, what, table.rows as usize));
    let mut text = terminal::wrapped(&head, "", "  ");
    if table.score > 0.0 {
        let tab = table.score - table.columns.iter().map(|c| c.weight).sum::<f64>();
        let next = table.next.map(|(kind, score)| (kind.get(lang), score));
        text.push_str(&terminal::wrapped(&say::score(lang, table.score, tab, next), "  ", "  "));
    }
    let lines: Vec<[String; 4]> = runs(&table.columns).into_iter().map(|run| line(table, run, lang)).collect();
    let width = |i: usize| lines.iter().map(|l| terminal::width(&l[i])).max().unwrap_or(0).min(WIDE);
    let widths = [width(0), width(1), width(2)];
    for line in &lines {
        let cells: String = line.iter().zip(widths).map(|(text, w)| terminal::padded(text, w) + "  ").collect();
        text.push_str(&terminal::wrapped(&line[3], &format!("  {cells}"), &" ".repeat(widths.iter().sum::<usize>() + 8)));
    }
    text + "\n"
}

/// Columns one by one; the days of a roster as one.
fn runs(columns: &[RecognisedColumn]) -> Vec<&[RecognisedColumn]> {
    columns.chunk_by(|a, b| matches!(a.why, Why::Days) && a.why == b.why && a.field == b.field && a.field == Some("date")).collect()
}

/// Its header's cell, its header, what it was read as, why.
fn line(table: &Recognised, run: &[RecognisedColumn], lang: Lang) -> [String; 4] {
    let [column, rest @ ..] = run else { return Default::default() };
    let read = column.field.map(|field| {
        let named = |kind: &str| spec(kind).and_then(|s| s.columns.iter().find(|c| c.field == field)).map(|c| c.header);
        let person = spec(table.kind).is_none().then(|| named("users")).flatten();
        named(table.kind).or(person).unwrap_or_else(|| words::of_a_matrix(field)).get(lang)
    });
    let cell = |c: &RecognisedColumn| a1(c.at.0, c.at.1);
    let header = |c: &RecognisedColumn| c.header.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = |of: &dyn Fn(&RecognisedColumn) -> String, between: &str| {
        rest.last().map_or_else(|| of(column), |last| format!("{}{between}{}", of(column), of(last)))
    };
    let read = read.map_or_else(|| words::UNUSED.get(lang).to_owned(), |r| format!("→ {r}"));
    let why = column.why.said(lang);
    let why = if table.score > 0.0 && column.weight > 0.0 { say::weighs(lang, &why, column.weight) } else { why };
    [ends(&cell, ":"), ends(&header, " … "), read, why]
}
