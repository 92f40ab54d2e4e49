//! The boxes of notes: put into the drawing that a sheet has, under its own prefixes, and taken out again.

use super::drawing::{Drawing, EXCEL, OFFICE, VML};
use crate::package::namespaces::is_well_formed;
use crate::package::parts::Refusal;
use crate::package::xml::spliced;
use crate::write::splice::with_more;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

const HEAD: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{block}\"/></o:shapelayout></xml>";
const KIND: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
/// The prefixes under which boxes are written down here, as Excel has them.
const USUAL: [(&str, &str); 3] = [("v", VML), ("o", OFFICE), ("x", EXCEL)];
/// Ids of shapes are given out by blocks of so many.
const BLOCK: u32 = 1024;
/// Width of a note, and height of a line and of a row, in pixels.
const WIDTH: u32 = 320;
const LINE: u32 = 15;
const ROW: u32 = 20;

/// A drawing without shapes, its ids in that block.
pub(super) fn fresh(block: u32) -> String {
    HEAD.replace("{block}", &block.to_string())
}

/// The drawing with a box for each of `notes` (cells and lines of text), without one for notes that are gone. `widths`: of columns in pixels. `None`: nothing changes.
/// Refused where that does not give XML which Excel reads.
pub(super) fn with_notes(
    text: &str,
    notes: &BTreeMap<(u32, u32), usize>,
    gone: &BTreeSet<(u32, u32)>,
    widths: impl Fn(u32) -> u32,
) -> Result<Option<String>, Refusal> {
    let bound = bound(text);
    let drawing = Drawing::of(&bound);
    let boxed: BTreeSet<(u32, u32)> = drawing.boxes.iter().map(|b| b.at).collect();
    let gone = drawing.boxes.iter().filter(|b| gone.contains(&b.at) && !notes.contains_key(&b.at));
    let mut splices: Vec<(Range<usize>, String)> = gone.map(|b| (b.span.clone(), String::new())).collect();
    let missing: Vec<((u32, u32), usize)> = notes.iter().filter(|(at, _)| !boxed.contains(at)).map(|(at, lines)| (*at, *lines)).collect();
    if !missing.is_empty() {
        let end = drawing.end.filter(|end| *end >= drawing.root.end).ok_or(Refusal::Damaged)?;
        let mut added = if drawing.has_kind { String::new() } else { KIND.to_owned() };
        for ((at, lines), id) in missing.into_iter().zip(last_id(text, &drawing) + 1..) {
            added.push_str(&shape(id, at, lines, &widths));
        }
        splices.push((end..end, under(&added, &drawing.prefixes)));
    }
    if splices.is_empty() {
        return Ok(None);
    }
    let after = spliced(&bound, splices);
    if is_well_formed(&after, &["br"]) { Ok(Some(after)) } else { Err(Refusal::Damaged) }
}

/// A drawing made anew with boxes for all of `notes`, in place of one that cannot be read. Refused where that one holds anything else.
pub(super) fn anew(text: &str, notes: &BTreeMap<(u32, u32), usize>, widths: impl Fn(u32) -> u32) -> Result<String, Refusal> {
    let is_note = |kind: &str| kind.get(1..).is_some_and(|kind| kind.starts_with("Note"));
    if text.split("ObjectType=").skip(1).any(|kind| !is_note(kind)) || text.contains("imagedata") {
        return Err(Refusal::Damaged);
    }
    let block = Drawing::of(text).block.unwrap_or(1);
    with_notes(&fresh(block), notes, &BTreeSet::new(), widths)?.ok_or(Refusal::Damaged)
}

/// Whether a drawing holds anything.
pub(super) fn is_empty(text: &str) -> bool {
    Drawing::of(text).is_empty()
}

/// The drawing with the vocabularies that boxes are written in declared at its root, where they are not.
fn bound(text: &str) -> Cow<'_, str> {
    let drawing = Drawing::of(text);
    let lacking = USUAL.iter().zip(&drawing.prefixes).filter(|(_, prefix)| prefix.is_none()).map(|((usual, uri), _)| {
        let own = if drawing.taken.iter().any(|t| t == usual) { format!("jalon-{usual}") } else { (*usual).to_owned() };
        format!("xmlns:{own}=\"{uri}\"")
    });
    let lacking: Vec<String> = lacking.collect();
    match text.get(drawing.root.clone()).filter(|root| !root.is_empty() && !lacking.is_empty()) {
        Some(root) => Cow::Owned(spliced(text, vec![(drawing.root, with_more(root, &lacking.join(" ")))])),
        None => Cow::Borrowed(text),
    }
}

/// What we write, under the prefixes of the drawing.
fn under(xml: &str, prefixes: &[Option<String>; 3]) -> String {
    let own = |prefix: &str| USUAL.iter().zip(prefixes).find(|((usual, _), _)| *usual == prefix).and_then(|(_, own)| own.as_deref());
    let mut out = String::with_capacity(xml.len() + xml.len() / 4);
    let mut rest = xml;
    while let Some(at) = rest.find([':']) {
        let (head, tail) = rest.split_at(at);
        let name = head.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |i| i + 1);
        let is_prefix = head.get(..name).is_some_and(|h| h.ends_with(['<', '/', ' ']));
        let prefix = head.get(name..).unwrap_or_default();
        out.push_str(head.get(..name).unwrap_or_default());
        out.push_str(own(prefix).filter(|_| is_prefix).unwrap_or(prefix));
        out.push(':');
        rest = tail.get(1..).unwrap_or_default();
    }
    out + rest
}

/// The highest number of a shape's id; the start of its block where there is none.
fn last_id(text: &str, drawing: &Drawing) -> u32 {
    let ids = text.split("_x0000_s").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok());
    ids.filter(|id| *id < u32::MAX / 2).max().unwrap_or_else(|| drawing.block.unwrap_or(1).saturating_mul(BLOCK))
}

/// The block that follows those in use.
pub(super) fn next_block<'t>(drawings: impl Iterator<Item = &'t str>) -> u32 {
    let last = |text: &str| {
        let drawing = Drawing::of(text);
        drawing.block.unwrap_or(1).max(last_id(text, &drawing) / BLOCK)
    };
    drawings.map(last).max().unwrap_or(0) + 1
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

    fn with(text: &str, notes: &BTreeMap<(u32, u32), usize>, gone: &BTreeSet<(u32, u32)>) -> Option<String> {
        with_notes(text, notes, gone, |_| 64).expect("read")
    }
    fn cells(text: &str) -> Vec<(u32, u32)> {
        Drawing::of(text).boxes.iter().map(|b| b.at).collect()
    }

    #[test]
    fn boxes_come_and_go_and_those_of_others_stay() {
        let theirs = "<v:shape id=\"_x0000_s2049\" type=\"#_x0000_t201\"><x:ClientData ObjectType=\"Button\"><br></x:ClientData></v:shape>";
        let empty = fresh(2);
        let start = empty.replace("</xml>", &format!("{theirs}</xml>"));
        let notes = BTreeMap::from([((4, 3), 5), ((7, 16_383), 50)]);
        let marked = with(&start, &notes, &BTreeSet::new()).expect("changed");
        assert!(marked.contains(theirs) && marked.contains("_x0000_s2050") && marked.contains("_x0000_s2051"), "{marked}");
        assert_eq!(cells(&marked), [(4, 3), (7, 16_383)]);
        assert_eq!(with(&marked, &notes, &BTreeSet::new()), None);
        let without = with(&marked, &BTreeMap::new(), &notes.keys().copied().collect()).expect("changed");
        assert_eq!(without.replace(KIND, ""), start);
        assert!(is_empty(&empty) && !is_empty(&start));
        assert_eq!(next_block([marked.as_str(), empty.as_str()].into_iter()), 3);
        assert!(anew(&start, &notes, |_| 64).is_err(), "a button is not thrown away");
    }

    #[test]
    fn a_drawing_under_other_prefixes_gets_boxes_under_those() {
        let notes = BTreeMap::from([((4, 3), 5)]);
        let other = |text: &str| {
            under(text, &["ns1", "ns0", "ns2"].map(|p| Some(p.to_owned())))
                .replace(" xmlns:v=", " xmlns:ns1=")
                .replace(" xmlns:o=", " xmlns:ns0=")
                .replace(" xmlns:x=", " xmlns:ns2=")
        };
        let start = other(&fresh(1));
        assert!(start.starts_with("<xml xmlns:ns1=\"urn:schemas-microsoft-com:vml\"") && start.contains("<ns0:idmap ns1:ext="), "{start}");
        let marked = with(&start, &notes, &BTreeSet::new()).expect("changed");
        assert!(!marked.contains("<v:") && marked.contains("<ns1:shape id=") && marked.contains(" ns0:insetmode="), "{marked}");
        assert!(marked.contains("style='position:absolute;width:240pt"), "what looks like a prefix in a style is none: {marked}");
        assert_eq!(cells(&marked), [(4, 3)]);
        assert_eq!(with(&marked, &notes, &BTreeSet::new()), None, "it is found again");
        assert_eq!(cells(&with(&marked, &BTreeMap::new(), &BTreeSet::from([(4, 3)])).expect("changed")), []);
    }

    #[test]
    fn prefixes_that_a_drawing_lacks_or_uses_otherwise_are_declared() {
        let notes = BTreeMap::from([((0, 0), 1)]);
        for root in [
            "<xml>",
            "<xml xmlns=\"urn:schemas-microsoft-com:vml\">",
            "<xml xmlns:v=\"urn:schemas-microsoft-com:office:excel\">",
            "<xml xmlns:v='else' >",
        ] {
            let text = format!("{root}</xml>");
            assert_eq!(cells(&with(&text, &notes, &BTreeSet::new()).expect("changed")), [(0, 0)], "{root}");
        }
    }

    #[test]
    fn a_drawing_that_cannot_be_read_is_refused_or_made_anew() {
        let notes = BTreeMap::from([((0, 0), 1)]);
        for text in
            ["", "<xml", "<v:shape <x:Row>", "</xml><v:shape ", "_x0000_s99999999999", "<xml/>", "<xml><v:shape></xml>", "<xml><u:shape/></xml>"]
        {
            assert_eq!(with_notes(text, &notes, &BTreeSet::new(), |_| 0), Err(Refusal::Damaged), "{text}");
            assert_eq!(cells(&anew(text, &notes, |_| 0).expect("made")), [(0, 0)], "{text}");
        }
    }
}
