//! How much room texts need: widths of columns, heights of rows.

use super::cells::yes_no;
use super::look::widths;
use crate::document::{Content, Look, Table};
use crate::model::{Lang, Value};

/// Characters that a cell shows.
pub(super) fn said(content: &Content, look: Look, lang: Lang) -> usize {
    let value = match content {
        Content::Empty => return 0,
        Content::Value(value) | Content::Toned { value, .. } | Content::Formula { cached: value, .. } => value,
        Content::Link { text, .. } => return text.chars().count(),
    };
    match value {
        Value::Date(_) => 10,
        Value::Number(_) if look == Look::Share => 5,
        Value::Number(n) if look == Look::Money => format!("{n:.0}").len() * 4 / 3 + 2,
        Value::Bool(yes) => yes_no(*yes, lang).len(),
        other => other.shown().lines().map(|l| l.chars().count()).max().unwrap_or(0),
    }
}

/// Lines that a text takes in a column of that width.
pub(super) fn lines(content: &Content, width: f64) -> usize {
    let (Content::Value(Value::Text(text)) | Content::Toned { value: Value::Text(text), .. } | Content::Formula { cached: Value::Text(text), .. }) =
        content
    else {
        return 1;
    };
    text_lines(text, width)
}

pub(super) fn text_lines(text: &str, width: f64) -> usize {
    let fits = (1u8..=200).take_while(|n| f64::from(*n) <= width * 1.12).count().max(1);
    text.lines().map(|l| l.chars().count().div_ceil(fits).max(1)).sum::<usize>().max(1)
}

/// Height in points of a row with that many lines of text.
pub(super) fn height(lines: usize) -> f64 {
    if lines <= 1 { ONE_LINE } else { lines.min(12) as f64 * 13.2 + 2.0 }
}

/// Whether a height is one that this house gave, rather than a person.
pub(super) fn is_ours(points: f64) -> bool {
    (1..=12).any(|n| (points - height(n)).abs() < 0.6)
}

/// Excel's own height of a row.
const ONE_LINE: f64 = 15.0;

/// Columns of a sheet without a table: wide enough for short cells; a long one alone flows over.
pub(super) fn free_widths(lines: &[Vec<Content>]) -> Vec<f64> {
    let mut widths = Vec::new();
    for line in lines.iter().filter(|l| l.len() > 1) {
        for (c, content) in line.iter().enumerate() {
            let width = (said(content, Look::Text, Lang::Fr) as f64 + 2.0).clamp(8.5, 44.0);
            match widths.get_mut(c) {
                Some(w) => *w = f64::max(*w, width),
                None => widths.push(width),
            }
        }
    }
    widths
}

/// In points: as many lines as the longest header wraps to.
pub(super) fn header_height(table: &Table, bars: bool) -> f64 {
    let lines = table.columns.iter().filter(|c| c.look != Look::Bar).map(|c| {
        let (least, _) = widths(c.look);
        let width = c.width.unwrap_or(least).max(c.header.split_whitespace().map(|w| w.chars().count() + 3).max().unwrap_or(0) as f64);
        (c.header.chars().count() as f64 / (width - 2.0).max(2.0)).ceil()
    });
    let text = lines.fold(1.0, f64::max).min(6.0) * 14.0 + 6.0;
    if bars { text.max(46.0) } else { text }
}
