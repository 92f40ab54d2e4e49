//! Our tabs in a workbook: taken out, put in, and everything that counts sheets counted anew.

use super::desk::{Desk, RELATIONS};
use crate::package::parts::Refusal;
use crate::package::xml::{attribute, escaped, prefixed, spliced, tokens, with_attribute};
use crate::write::splice::{tags, with_more};
use crate::write::splice_styles::prefix_of;
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

/// A sheet as the workbook's own part lists it, of whatever kind.
struct Listed {
    name: String,
    id: u32,
    way: String,
    span: Range<usize>,
    hidden: bool,
}

/// A tab to put in: its name, and the id of the way to its part.
pub(super) struct New {
    pub(super) name: String,
    pub(super) way: String,
}

/// Takes out the tabs that `is_ours` names, with their parts.
pub(super) fn take_out(desk: &mut Desk<'_, '_>, is_ours: impl Fn(&str) -> bool, active: Option<&str>) -> Result<(), Refusal> {
    let part = desk.book.part.clone();
    let text = desk.text(&part)?;
    let all = listed(&text)?;
    let (gone, kept): (Vec<&Listed>, Vec<&Listed>) = all.iter().partition(|l| is_ours(&l.name));
    if gone.is_empty() || kept.is_empty() {
        return Ok(());
    }
    let number = |old: usize| {
        let before = all.iter().take(old).filter(|l| !is_ours(&l.name)).count();
        all.get(old).filter(|l| !is_ours(&l.name)).map(|_| before)
    };
    let shown = kept.iter().position(|l| Some(l.name.as_str()) == active && !l.hidden).or_else(|| kept.iter().position(|l| !l.hidden)).unwrap_or(0);
    let mut splices = counted(&text, number, |old| number(old).unwrap_or(shown))?;
    splices.extend(gone.iter().map(|l| (l.span.clone(), String::new())));
    desk.put(&part, spliced(&text, splices));
    let relations = desk.book.relations(&part)?;
    for way in gone.iter().map(|l| &l.way) {
        let Some(relation) = relations.iter().find(|r| r.id == *way) else { continue };
        for own in desk.book.relations(&relation.target)?.iter().filter(|r| r.kind == "printerSettings" && desk.book.parts.has(&r.target)) {
            desk.drop_part(&own.target)?;
        }
        desk.drop_related(&part, relation)?;
    }
    let open = all.iter().position(|l| is_ours(&l.name) && selected(desk, &relations, l)).map(|_| shown);
    if let Some(target) = open.and_then(|i| kept.get(i)).and_then(|l| relations.iter().find(|r| r.id == l.way)) {
        select(desk, &target.target.clone(), true);
    }
    Ok(())
}

fn selected(desk: &Desk<'_, '_>, relations: &[crate::package::tabs::Relation], listed: &Listed) -> bool {
    let text = relations.iter().find(|r| r.id == listed.way).and_then(|r| desk.book.parts.text(&r.target).ok()).unwrap_or_default();
    views(&text).iter().any(|(_, tag)| is_selected(tag))
}

/// Puts a tab in front, open, and one behind all others that Excel never shows.
pub(super) fn put_in(desk: &mut Desk<'_, '_>, front: &New, behind: &New) -> Result<(), Refusal> {
    let part = desk.book.part.clone();
    let text = desk.text(&part)?;
    let all = listed(&text)?;
    let prefix = prefix_of(&text, "workbook");
    let free = all.iter().map(|l| l.id).max().unwrap_or(0).saturating_add(1);
    let entry = |new: &New, id: u32, state: &str| {
        format!("<{prefix}sheet name=\"{}\" sheetId=\"{id}\"{state} xmlns:r=\"{RELATIONS}\" r:id=\"{}\"/>", escaped(&new.name), new.way)
    };
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return Err(Refusal::Damaged) };
    let mut splices = counted(&text, |old| Some(old + 1), |_| 0)?;
    splices.push((first.span.start..first.span.start, entry(front, free, "")));
    splices.push((last.span.end..last.span.end, entry(behind, free.saturating_add(1), " state=\"veryHidden\"")));
    desk.put(&part, spliced(&text, splices));
    // Two open tabs would be a group: what is typed on one goes into the other.
    let relations = desk.book.relations(&part)?;
    for listed in &all {
        if let Some(relation) = relations.iter().find(|r| r.id == listed.way) {
            select(desk, &relation.target.clone(), false);
        }
    }
    Ok(())
}

/// The tab that is open, by name.
pub(super) fn open_tab(text: &str) -> Option<String> {
    let at = tags(text, "workbookView").first().and_then(|(span, _)| number_of(text.get(span.clone())?, "activeTab")).unwrap_or(0);
    listed(text).ok()?.get(at).map(|l| l.name.clone())
}

fn listed(text: &str) -> Result<Vec<Listed>, Refusal> {
    let mut out: Vec<Listed> = Vec::new();
    for token in tokens(text) {
        let token = token?;
        match &token.event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sheet" => out.push(one(tag, token.span)),
            Event::End(tag) if tag.local_name().as_ref() == "sheet" => out.last_mut().into_iter().for_each(|l| l.span.end = token.span.end),
            _ => {}
        }
    }
    Ok(out)
}

fn one(tag: &BytesStart<'_>, span: Range<usize>) -> Listed {
    let get = |name| attribute(tag, name).unwrap_or_default();
    Listed {
        name: get("name"),
        id: get("sheetId").parse().unwrap_or(0),
        way: prefixed(tag, "id").unwrap_or_default(),
        span,
        hidden: !matches!(get("state").as_str(), "" | "visible"),
    }
}

fn number_of(tag: &str, name: &str) -> Option<usize> {
    tag.split(&format!("{name}=")).nth(1)?.get(1..)?.split(['"', '\'']).next()?.parse().ok()
}

/// Splices that bring to date what counts sheets: names of one sheet (gone with it), and the open tab of each window.
fn counted(text: &str, number: impl Fn(usize) -> Option<usize>, open: impl Fn(usize) -> usize) -> Result<Vec<(Range<usize>, String)>, Refusal> {
    let mut splices = Vec::new();
    let mut gone: Option<usize> = None;
    for token in tokens(text) {
        let token = token?;
        let source = text.get(token.span.clone()).unwrap_or_default();
        match &token.event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "definedName" => {
                let Some(old) = attribute(tag, "localSheetId").and_then(|i| i.parse::<usize>().ok()) else { continue };
                match number(old) {
                    Some(new) if new != old => splices.extend(with_attribute(source, "localSheetId", &new.to_string()).map(|t| (token.span, t))),
                    Some(_) => {}
                    None => gone = Some(token.span.start),
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "definedName" => {
                splices.extend(gone.take().map(|from| (from..token.span.end, String::new())));
            }
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "workbookView" => {
                let active = open(number_of(source, "activeTab").unwrap_or(0)).to_string();
                let tag = with_attribute(source, "activeTab", &active).unwrap_or_else(|| with_more(source, &format!("activeTab=\"{active}\"")));
                let tag = crate::package::xml::without_attribute(&tag, "firstSheet");
                if tag != source {
                    splices.push((token.span, tag));
                }
            }
            _ => {}
        }
    }
    Ok(splices)
}

/// The views of a sheet, which stand before its cells.
fn views(text: &str) -> Vec<(Range<usize>, String)> {
    let head = text.get(..text.find("sheetData").unwrap_or(text.len())).unwrap_or_default();
    tags(head, "sheetView").into_iter().filter_map(|(span, _)| Some((span.clone(), head.get(span)?.to_owned()))).collect()
}

fn is_selected(tag: &str) -> bool {
    ["tabSelected=\"1\"", "tabSelected=\"true\"", "tabSelected='1'"].iter().any(|s| tag.contains(s))
}

fn select(desk: &mut Desk<'_, '_>, part: &str, wanted: bool) {
    let Ok(text) = desk.text(part) else { return };
    let value = if wanted { "1" } else { "0" };
    let splices: Vec<(Range<usize>, String)> = views(&text)
        .into_iter()
        .filter(|(_, tag)| is_selected(tag) != wanted)
        .map(|(span, tag)| {
            let set = with_attribute(&tag, "tabSelected", value).unwrap_or_else(|| with_more(&tag, &format!("tabSelected=\"{value}\"")));
            (span, set)
        })
        .collect();
    if !splices.is_empty() {
        desk.put(part, spliced(&text, splices));
    }
}

/// Puts the names of one sheet in: its filter, its print titles.
pub(super) fn add_names(desk: &mut Desk<'_, '_>, names: &[(String, String)]) -> Result<(), Refusal> {
    let part = desk.book.part.clone();
    let text = desk.text(&part)?;
    let prefix = prefix_of(&text, "workbook");
    desk.put(&part, crate::write::splice_import::with_names(&text, names, &prefix));
    Ok(())
}

/// Drops a list of names that holds none any more.
pub(super) fn drop_empty_names(desk: &mut Desk<'_, '_>) -> Result<(), Refusal> {
    let part = desk.book.part.clone();
    let text = desk.text(&part)?;
    let mut open = None;
    for token in tokens(&text) {
        let token = token?;
        match &token.event {
            Event::Start(tag) if tag.local_name().as_ref() == "definedNames" => open = Some(token.span),
            Event::End(tag) if tag.local_name().as_ref() == "definedNames" => {
                let Some(start) = open.take() else { break };
                if text.get(start.end..token.span.start).is_some_and(|inside| inside.trim().is_empty()) {
                    let without = spliced(&text, vec![(start.start..token.span.end, String::new())]);
                    desk.put(&part, without);
                }
                break;
            }
            _ => {}
        }
    }
    Ok(())
}
