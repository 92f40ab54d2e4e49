//! The boxes of notes: VML, looked at as text, since what programs write there is not always well-formed XML.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

const HEAD: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{block}\"/></o:shapelayout></xml>";
const KIND: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
/// Ids of shapes are given out by blocks of so many.
const BLOCK: u32 = 1024;
/// Width of a note, and height of a line and of a row, in pixels.
const WIDTH: u32 = 320;
const LINE: u32 = 15;
const ROW: u32 = 20;

/// A note's box: where it is, and what it is about.
struct Shape {
    span: Range<usize>,
    at: (u32, u32),
}

/// A drawing without shapes, its ids in that block.
pub(super) fn fresh(block: u32) -> String {
    HEAD.replace("{block}", &block.to_string())
}

/// The drawing with a box for each of `notes` (cells and lines of text), without one for notes that are gone. `widths`: of columns in pixels. `None`: nothing changes, or it cannot be read.
pub(super) fn with_notes(
    text: &str,
    notes: &BTreeMap<(u32, u32), usize>,
    gone: &BTreeSet<(u32, u32)>,
    widths: impl Fn(u32) -> u32,
) -> Option<String> {
    let there = shapes(text);
    let boxed: BTreeSet<(u32, u32)> = there.iter().map(|s| s.at).collect();
    let mut out = String::with_capacity(text.len() + 700 * notes.len());
    let mut from = 0;
    for shape in there.iter().filter(|s| gone.contains(&s.at) && !notes.contains_key(&s.at)) {
        out.push_str(text.get(from..shape.span.start)?);
        from = shape.span.end;
    }
    let end = text.rfind("</xml>").filter(|end| *end >= from)?;
    out.push_str(text.get(from..end)?);
    if !text.contains("\"_x0000_t202\"") && notes.keys().any(|at| !boxed.contains(at)) {
        out.push_str(KIND);
    }
    let first = last_id(text) + 1;
    for ((at, lines), id) in notes.iter().filter(|(at, _)| !boxed.contains(at)).zip(first..) {
        out.push_str(&shape(id, *at, *lines, &widths));
    }
    out.push_str(text.get(end..)?);
    (out != text).then_some(out)
}

/// Whether a drawing holds anything.
pub(super) fn is_empty(text: &str) -> bool {
    !text.contains("<v:shape ") && !text.contains("<v:shape\n") && !text.contains("<v:shape\r")
}

/// The highest number of a shape's id; the start of its block where there is none.
fn last_id(text: &str) -> u32 {
    let ids = text.split("_x0000_s").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok());
    ids.filter(|id| *id < u32::MAX / 2).max().unwrap_or_else(|| first_block(text).saturating_mul(BLOCK))
}

fn first_block(text: &str) -> u32 {
    let data = text.split("<o:idmap").nth(1).and_then(|t| t.split("data=").nth(1)).and_then(|t| t.get(1..));
    data.and_then(|d| d.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()).filter(|b| *b < 1_000_000).unwrap_or(1)
}

/// The block that follows those in use.
pub(super) fn next_block<'t>(drawings: impl Iterator<Item = &'t str>) -> u32 {
    drawings.map(|text| first_block(text).max(last_id(text) / BLOCK)).max().unwrap_or(0) + 1
}

fn shapes(text: &str) -> Vec<Shape> {
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|t| t.find("<v:shape")).map(|at| from + at) {
        from = start + 8;
        let Some(rest) = text.get(from..).filter(|r| r.starts_with(|c: char| c.is_whitespace())) else { continue };
        let Some(end) = rest.find("</v:shape>").map(|at| from + at + 10) else { break };
        let inside = text.get(start..end).unwrap_or_default();
        let number = |name: &str| inside.split(name).nth(1)?.split('<').next()?.trim().parse::<u32>().ok();
        if inside.contains("ObjectType=\"Note\"")
            && let (Some(row), Some(col)) = (number("<x:Row>"), number("<x:Column>"))
        {
            out.push(Shape { span: start..end, at: (row, col) });
        }
        from = end;
    }
    out
}

fn shape(id: u32, (row, col): (u32, u32), lines: usize, widths: &impl Fn(u32) -> u32) -> String {
    // Beside the cell, or on its left at the end of the sheet.
    let left = if col >= 16_370 { col.saturating_sub(8) } else { col + 1 };
    let (mut right, mut taken) = (left, 15_u32);
    while right < left + 12 && right < 16_383 && taken + widths(right) <= WIDTH + 15 {
        taken += widths(right);
        right += 1;
    }
    let height = u32::try_from(lines).unwrap_or(40).clamp(4, 40) * LINE + 12;
    let top = row.saturating_sub(1).min(1_048_500);
    let (rows, rest) = (height / ROW, height % ROW);
    let mut out = String::new();
    let _ = write!(
        out,
        "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style='position:absolute;width:{}pt;height:{}pt;z-index:1;visibility:hidden' fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 6, {right}, {}, {}, {}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{col}</x:Column></x:ClientData></v:shape>",
        WIDTH * 3 / 4,
        height * 3 / 4,
        (WIDTH + 15).saturating_sub(taken).min(widths(right)),
        top + rows,
        rest + 6,
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_and_go_and_those_of_others_stay() {
        let theirs = "<v:shape id=\"_x0000_s2049\" type=\"#_x0000_t201\"><x:ClientData ObjectType=\"Button\"><br></x:ClientData></v:shape>";
        let empty = fresh(2);
        let start = empty.replace("</xml>", &format!("{theirs}</xml>"));
        let notes = BTreeMap::from([((4, 3), 5), ((7, 16_383), 50)]);
        let with = with_notes(&start, &notes, &BTreeSet::new(), |_| 64).expect("changed");
        assert!(with.contains(theirs) && with.contains("_x0000_s2050") && with.contains("_x0000_s2051"), "{with}");
        assert_eq!(shapes(&with).iter().map(|s| s.at).collect::<Vec<_>>(), [(4, 3), (7, 16_383)]);
        assert_eq!(with_notes(&with, &notes, &BTreeSet::new(), |_| 64), None);
        let without = with_notes(&with, &BTreeMap::new(), &notes.keys().copied().collect(), |_| 64).expect("changed");
        assert_eq!(without.replace(KIND, ""), start);
        assert!(is_empty(&empty) && !is_empty(&start));
        assert_eq!(next_block([with.as_str(), empty.as_str()].into_iter()), 3);
    }

    #[test]
    fn what_is_no_drawing_is_left_alone() {
        for text in ["", "<xml", "<v:shape <x:Row>", "</xml><v:shape ", "_x0000_s99999999999"] {
            let _ = with_notes(text, &BTreeMap::from([((0, 0), 1)]), &BTreeSet::from([(0, 0)]), |_| 0);
        }
    }
}
