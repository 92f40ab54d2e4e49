//! How much room texts need: widths of columns, heights of rows.

use super::cells::yes_no;
use super::look::widths;
use crate::document::{Content, Look, Table};
use crate::model::{Lang, Value};

/// Pixels of a digit of Calibri 11: a column's width counts those.
const DIGIT: f64 = 7.0;
/// Body letters (Calibri 10) beside those of Calibri 11, with a little to spare for how screens round.
const BODY: f64 = 0.91;
/// Bold letters beside plain ones.
const BOLD: f64 = 1.06;

/// Room beside a text, in characters.
pub(super) const PADDING: f64 = 1.2;

/// Pixels of a letter of Calibri 11 on Excel's screen.
fn pixels(c: char) -> u32 {
    match c {
        c if c.is_whitespace() || matches!(c, '\'' | '’') => 3,
        ',' | '.' | ':' | ';' | 'I' | '`' | 'i' | 'j' | 'l' | 'î' | 'ï' => 4,
        '!' | '(' | ')' | '-' | 'J' | '[' | ']' | 'f' | 'r' | 't' | '{' | '}' => 5,
        '"' | '/' | 'L' | '\\' | 'c' | 's' | 'z' | 'ç' => 6,
        '0'..='9'
        | '#'
        | '$'
        | '*'
        | '+'
        | '<'
        | '='
        | '>'
        | '?'
        | '^'
        | '_'
        | '|'
        | '~'
        | 'E'
        | 'F'
        | 'S'
        | 'T'
        | 'Y'
        | 'Z'
        | 'É'
        | 'È'
        | 'Ê'
        | 'a'
        | 'g'
        | 'k'
        | 'v'
        | 'x'
        | 'y'
        | 'à'
        | 'â'
        | '«'
        | '»' => 7,
        'A' | 'D' | 'G' | 'H' | 'U' | 'V' | 'À' => 9,
        '&' | 'N' | 'O' | 'Q' | 'Ô' | '…' => 10,
        '%' | 'w' => 11,
        'M' | 'm' => 12,
        '@' | 'W' | '→' | 'œ' | 'æ' => 13,
        // Letters of the East are twice as wide.
        '\u{1100}'..='\u{10ffff}' if !('\u{1e00}'..='\u{2bff}').contains(&c) => 15,
        _ => 8,
    }
}

/// Room that a text takes on one line, in a column's characters.
pub(super) fn measured(text: &str) -> f64 {
    f64::from(text.chars().map(pixels).fold(0u32, u32::saturating_add)) * BODY / DIGIT
}

/// What a cell shows: a text, or room that it takes whatever it holds.
enum Shown<'a> {
    Text(std::borrow::Cow<'a, str>, f64),
    Room(f64),
}

fn shown(content: &Content, look: Look, lang: Lang) -> Shown<'_> {
    let (value, scale) = match content {
        Content::Empty => return Shown::Room(0.0),
        Content::Value(value) | Content::Formula { cached: value, .. } => (value, 1.0),
        Content::Toned { value, .. } => (value, BOLD),
        Content::Link { text, .. } => return Shown::Text(text.as_str().into(), 1.0),
    };
    match value {
        Value::Empty => Shown::Room(0.0),
        Value::Date(_) => Shown::Room(10.0),
        Value::Number(_) if look == Look::Share => Shown::Room(5.0),
        Value::Number(n) if look == Look::Money => Shown::Room((format!("{n:.0}").len() * 4 / 3 + 2) as f64),
        Value::Bool(yes) => Shown::Text(yes_no(*yes, lang).into(), scale),
        Value::Text(text) => Shown::Text(text.as_str().into(), scale),
        other => Shown::Text(other.shown().into(), scale),
    }
}

/// Room that a cell's longest line takes, in a column's characters.
pub(super) fn said(content: &Content, look: Look, lang: Lang) -> f64 {
    match shown(content, look, lang) {
        Shown::Text(text, scale) => text.lines().map(measured).fold(0.0, f64::max) * scale,
        Shown::Room(room) => room,
    }
}

/// Room that a cell needs whatever it wraps to: of its longest word, or of all of it where its look keeps one line.
pub(super) fn unbroken(content: &Content, look: Look, lang: Lang) -> f64 {
    match shown(content, look, lang) {
        Shown::Text(text, scale) if matches!(look, Look::Text | Look::Long) => text.split([' ', '\n']).map(measured).fold(0.0, f64::max) * scale,
        _ => said(content, look, lang),
    }
}

/// Lines that a text takes in a column of that width.
pub(super) fn lines(content: &Content, width: f64) -> usize {
    let (Content::Value(Value::Text(text)) | Content::Toned { value: Value::Text(text), .. } | Content::Formula { cached: Value::Text(text), .. }) =
        content
    else {
        return if let Content::Link { text, .. } = content { text_lines(text, width) } else { 1 };
    };
    text_lines(text, width)
}

/// The same of a text: words go on a line while they fit, one that is wider than the column is cut.
pub(super) fn text_lines(text: &str, width: f64) -> usize {
    let (width, space) = (width.max(1.0), measured(" "));
    let mut lines = 0usize;
    for line in text.lines() {
        lines += 1;
        let mut used = 0.0;
        for word in line.split(' ') {
            let word = measured(word);
            let before = if used > 0.0 { space } else { 0.0 };
            if used > 0.0 && used + before + word > width {
                lines += 1;
                used = word;
            } else {
                used += before + word;
            }
            while used > width {
                lines += 1;
                used -= width;
            }
        }
    }
    lines.max(1)
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
            let width = (said(content, Look::Text, Lang::Fr) + 2.0).clamp(8.5, 44.0);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_its_column_takes_one_line() {
        assert_eq!(text_lines("placé au plus tard avant REPETIT, pour rester frais", 44.0), 1);
        assert_eq!(text_lines("Nouvelles organisations de travail", 28.0), 1);
        assert_eq!(text_lines("MMMMMMMMMMMMMMMMMMMMMM MMMMMMMM", 30.0), 2, "wide letters take more");
        assert_eq!((text_lines("", 9.0), text_lines("un\ndeux", 9.0), text_lines(&"x".repeat(100), 10.0)), (1, 2, 10));
        assert!(text_lines(&"mot ".repeat(50), 20.0) > text_lines(&"mot ".repeat(50), 60.0));
    }

    #[test]
    fn what_cannot_wrap_needs_its_room() {
        let mail = Content::from("jerome.bourgeois@valbrume.example");
        assert!(unbroken(&mail, Look::Text, Lang::Fr) > 28.0 && unbroken(&mail, Look::Code, Lang::Fr) > 28.0);
        let words = Content::from("Aide-soignante de nuit");
        assert!(unbroken(&words, Look::Text, Lang::Fr) < unbroken(&words, Look::Code, Lang::Fr));
        assert!(said(&Content::from(117_320.0), Look::Whole, Lang::Fr) > 5.0);
    }
}
