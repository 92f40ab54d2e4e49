//! Marks where they are seen: of merged cells, the first one alone shows.

use super::Marks;
use crate::package::splice::cell_at;
use crate::package::xml::attribute;
use crate::write::splice::tags;
use quick_xml::events::Event;
use std::borrow::Cow;

/// The marks of a sheet, those under a merge at its first cell, what their notes say together.
pub(super) fn in_sight<'m>(marks: &'m Marks, sheet: &str) -> Cow<'m, Marks> {
    let merges = if marks.is_empty() { Vec::new() } else { merges(sheet) };
    let mut out = Cow::Borrowed(marks);
    for ((top, left), (bottom, right)) in merges {
        let under: Vec<(u32, u32)> =
            marks.range((top, left)..=(bottom, right)).map(|(at, _)| *at).filter(|at| (left..=right).contains(&at.1)).collect();
        for at in under.into_iter().filter(|at| *at != (top, left)) {
            let Some(mark) = out.to_mut().remove(&at) else { continue };
            let first = out.to_mut().entry((top, left)).or_insert_with(|| super::Mark { severity: mark.severity, note: None });
            first.severity = first.severity.min(mark.severity);
            match (&mut first.note, mark.note) {
                (Some(said), Some(more)) if !said.contains(&more) => {
                    said.push_str("\n\n");
                    said.push_str(&more);
                }
                (none @ None, more) => *none = more,
                _ => {}
            }
        }
    }
    out
}

/// Merged ranges, which are listed behind the cells.
fn merges(sheet: &str) -> Vec<((u32, u32), (u32, u32))> {
    let Some(start) = sheet.rfind("mergeCells").and_then(|end| sheet.get(..end)?.rfind("mergeCells")) else { return Vec::new() };
    let Some(list) = sheet.get(..start).and_then(|s| s.rfind('<')).and_then(|from| sheet.get(from..)) else { return Vec::new() };
    let spans = tags(list, "mergeCell").into_iter().filter_map(|(span, _)| list.get(span));
    let ranges = spans.filter_map(|tag| {
        crate::package::xml::tokens(tag).map_while(Result::ok).find_map(|t| match &t.event {
            Event::Start(tag) | Event::Empty(tag) => attribute(tag, "ref"),
            _ => None,
        })
    });
    ranges.filter_map(|range| range.split_once(':').and_then(|(a, b)| Some((cell_at(a)?, cell_at(b)?)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Severity;
    use crate::write::annotate::Mark;

    #[test]
    fn a_mark_under_a_merge_stands_on_its_first_cell() {
        let sheet = "<worksheet><sheetData/><mergeCells count=\"1\"><mergeCell ref=\"D2:D9\"/></mergeCells></worksheet>";
        let mark = |severity, note: &str| Mark { severity, note: Some(note.into()) };
        let marks = Marks::from([((3, 3), mark(Severity::Warning, "a")), ((4, 3), mark(Severity::Error, "b")), ((4, 4), mark(Severity::Error, "c"))]);
        let seen = in_sight(&marks, sheet);
        assert_eq!(*seen, Marks::from([((1, 3), mark(Severity::Error, "a\n\nb")), ((4, 4), mark(Severity::Error, "c"))]));
        assert!(matches!(in_sight(&marks, "<worksheet/>"), Cow::Borrowed(_)));
    }
}
