//! Notes of one sheet: their texts, their boxes, and what leads from the sheet to both.

use super::comments;
use super::desk::Desk;
use super::shapes;
use crate::package::parts::Refusal;
use crate::package::splice::cell_at;
use crate::package::tabs::Relation;
use crate::package::xml::{attribute, prefixed, spliced, tokens};
use quick_xml::events::Event;
use std::collections::{BTreeMap, BTreeSet};

const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
/// What stands behind `legacyDrawing` in a sheet (ISO/IEC 29500-1, 18.3.1.99).
const BEHIND: [&str; 9] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"];

/// Puts `notes` on a sheet, our former ones off it. Returns the sheet's own text, where that changes.
pub(super) fn put(desk: &mut Desk<'_, '_>, part: &str, sheet: &str, notes: &BTreeMap<(u32, u32), String>) -> Result<Option<String>, Refusal> {
    let relations = desk.book.relations(part)?;
    let texts = relations.iter().find(|r| r.kind == "comments").cloned();
    if texts.is_none() && notes.is_empty() {
        return Ok(None);
    }
    let threaded = threaded(desk, &relations)?;
    let before = texts.as_ref().map(|r| desk.text(&r.target)).transpose()?;
    let noted = comments::with_notes(before.as_deref(), notes, &threaded)?;
    match texts {
        Some(texts) if noted.all.is_empty() => desk.drop_related(part, &texts)?,
        Some(texts) if before.as_deref() != Some(&noted.text) => desk.put(&texts.target, noted.text),
        None if !noted.all.is_empty() => {
            let name = desk.free("xl/comments", ".xml");
            desk.put(&name, noted.text);
            desk.typed(&name, COMMENTS)?;
            desk.related(part, "comments", &name)?;
        }
        _ => {}
    }
    let ours = notes.iter().filter(|(at, _)| !threaded.contains(at)).map(|(at, text)| (*at, lines(text))).collect();
    draw(desk, part, sheet, &relations, &Boxes { ours, all: noted.all, gone: noted.gone })
}

/// Boxes of a sheet's notes.
struct Boxes {
    /// Those that there must be, and the lines of their texts.
    ours: BTreeMap<(u32, u32), usize>,
    /// Every cell with a note, a person's among them.
    all: BTreeSet<(u32, u32)>,
    gone: BTreeSet<(u32, u32)>,
}

/// Draws boxes, in the drawing that the sheet has or in a new one. Returns the sheet's own text, where that changes.
fn draw(desk: &mut Desk<'_, '_>, part: &str, sheet: &str, relations: &[Relation], boxes: &Boxes) -> Result<Option<String>, Refusal> {
    let columns = widths(sheet);
    let width = |col: u32| columns.1.iter().find(|c| (c.0..=c.1).contains(&col)).map_or(columns.0, |c| c.2);
    let (drawing, place) = legacy(sheet, relations);
    if let (Some(drawing), Some(span)) = (&drawing, &place.span) {
        let before = desk.text(&drawing.target)?;
        let after = match shapes::with_notes(&before, &boxes.ours, &boxes.gone, width) {
            Ok(None) => return Ok(None),
            Ok(Some(after)) => after,
            // Excel would drop every note: those of persons are drawn again beside ours.
            Err(_) => shapes::anew(&before, &boxes.all.iter().map(|at| (*at, boxes.ours.get(at).copied().unwrap_or(0))).collect(), width)?,
        };
        if !shapes::is_empty(&after) {
            desk.put(&drawing.target, after);
            return Ok(None);
        }
        desk.drop_related(part, drawing)?;
        return Ok(Some(spliced(sheet, vec![(span.clone(), String::new())])));
    }
    if boxes.ours.is_empty() {
        return Ok(None);
    }
    let drawings = desk.drawings();
    let block = shapes::next_block(drawings.iter().map(String::as_str));
    let text = shapes::anew(&shapes::fresh(block), &boxes.ours, width)?;
    let name = desk.free("xl/drawings/vmlDrawing", ".vml");
    desk.put(&name, text);
    desk.extension("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")?;
    let id = desk.related(part, "vmlDrawing", &name)?;
    let prefix = crate::write::splice_styles::prefix_of(sheet, "worksheet");
    let tag = format!("<{prefix}legacyDrawing xmlns:r=\"{}\" r:id=\"{id}\"/>", super::desk::RELATIONS);
    // A sheet has one drawing of notes: one that leads nowhere gives its place.
    Ok(Some(spliced(sheet, vec![(place.span.unwrap_or(place.behind..place.behind), tag)])))
}

/// Cells that hold a conversation: its text is not in the note.
fn threaded(desk: &Desk<'_, '_>, relations: &[Relation]) -> Result<BTreeSet<(u32, u32)>, Refusal> {
    let mut out = BTreeSet::new();
    for relation in relations.iter().filter(|r| r.kind == "threadedComment") {
        let text = desk.text(&relation.target)?;
        out.extend(tokens(&text).map_while(Result::ok).filter_map(|t| match &t.event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "threadedComment" => cell_at(&attribute(tag, "ref")?),
            _ => None,
        }));
    }
    Ok(out)
}

/// Where a sheet names its drawing of notes, or where it would.
struct Spot {
    span: Option<std::ops::Range<usize>>,
    behind: usize,
}

fn legacy(sheet: &str, relations: &[Relation]) -> (Option<Relation>, Spot) {
    let (mut depth, mut data, mut behind, mut end) = (0_u32, false, None, sheet.len());
    let mut found = None;
    for token in tokens(sheet).map_while(Result::ok) {
        match &token.event {
            Event::Start(tag) | Event::Empty(tag) => {
                let local = tag.local_name();
                data |= local.as_ref() == "sheetData";
                if local.as_ref() == "legacyDrawing" {
                    found = prefixed(tag, "id").map(|id| (id, token.span.clone()));
                } else if depth == 1 && data && BEHIND.contains(&local.as_ref()) {
                    behind = behind.or(Some(token.span.start));
                }
                depth += u32::from(matches!(token.event, Event::Start(_)));
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    end = token.span.start;
                }
            }
            _ => {}
        }
    }
    let spot = |span| Spot { span, behind: behind.unwrap_or(end) };
    match found {
        Some((id, span)) => (relations.iter().find(|r| r.id == id).cloned(), spot(Some(span))),
        None => (None, spot(None)),
    }
}

/// Widths of columns in pixels: of those that do not say, and of ranges that do.
fn widths(sheet: &str) -> (u32, Vec<(u32, u32, u32)>) {
    // Seven pixels a character and five between, as of Calibri 11.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and 1785
    let pixels = |characters: f64| (characters.clamp(0.0, 255.0) * 7.0) as u32 + 5;
    let (mut usual, mut columns) = (64, Vec::new());
    for token in tokens(sheet).map_while(Result::ok) {
        let (Event::Start(tag) | Event::Empty(tag)) = &token.event else { continue };
        let number = |name: &str| attribute(tag, name).and_then(|n| n.parse::<f64>().ok());
        match tag.local_name().as_ref() {
            "sheetFormatPr" => usual = number("defaultColWidth").map_or(usual, pixels),
            "col" => {
                let hidden = attribute(tag, "hidden").is_some_and(|h| h == "1" || h == "true");
                let width = if hidden { 0 } else { number("width").map_or(usual, pixels) };
                let bound = |name: &str| attribute(tag, name).and_then(|n| n.parse::<u32>().ok());
                if let (Some(min), Some(max)) = (bound("min"), bound("max")) {
                    columns.push((min.saturating_sub(1), max.saturating_sub(1), width));
                }
            }
            "sheetData" => break,
            _ => {}
        }
    }
    (usual, columns)
}

/// Lines that a text takes in a box, our own two included.
fn lines(text: &str) -> usize {
    2 + text.lines().map(|l| 1 + l.chars().count() / 52).sum::<usize>()
}
