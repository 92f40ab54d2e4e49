//! A sheet from a fresh workbook, moved into a person's: its styles, table, notes and charts come along under names that are free there.

use super::splice::tags;
use super::splice_styles::{Numbers, merged, prefix_of};
use crate::package::parts::{Changes, Refusal};
use crate::package::tabs::{Book, Relation, Tab, relations_part};
use crate::package::xml::{attribute, escaped, spliced, tokens, with_attribute};
use quick_xml::events::Event;
use std::fmt::Write as _;

const TYPES: &str = "[Content_Types].xml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Moves the sheet of that name from `fresh` into the package, behind its last one.
pub(super) fn import(book: &Book<'_>, changes: &mut Changes, fresh: &[u8], name: &str, hidden: bool) -> Result<(), Refusal> {
    let from = Book::open(fresh)?;
    let (tab, part) = brought(book, changes, &from, name)?;
    Into { book, changes }.register(&from, &tab.name, &part, hidden)
}

/// Brings the parts of that sheet over, without a tab yet. Returns its tab there and its part here.
pub(super) fn brought(book: &Book<'_>, changes: &mut Changes, from: &Book<'_>, name: &str) -> Result<(Tab, String), Refusal> {
    let tab = from.tab(name).ok_or(Refusal::Damaged)?.clone();
    let mut into = Into { book, changes };
    let (style, format) = into.styles(from)?;
    let sheet = from.sheet(&tab)?;
    let text = with_formats(&sheet.detached(&style), &format);
    let part = into.free("xl/worksheets/sheet", ".xml");
    into.put(&part, text);
    into.relations(from, &tab.part, &part)?;
    into.typed(from, &tab.part, &part)?;
    Ok((tab, part))
}

struct Into<'x, 'b, 'a> {
    book: &'b Book<'a>,
    changes: &'x mut Changes,
}

impl Into<'_, '_, '_> {
    fn text(&self, part: &str) -> Result<String, Refusal> {
        match self.changes.parts.get(part) {
            Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| Refusal::Encoding),
            None => self.book.parts.text(part),
        }
    }
    fn put(&mut self, part: &str, text: String) {
        self.changes.parts.insert(part.to_owned(), text.into_bytes());
    }
    /// A name that no part has.
    fn free(&self, head: &str, tail: &str) -> String {
        let taken = |name: &str| self.changes.parts.contains_key(name) || self.book.parts.names().any(|n| n.eq_ignore_ascii_case(name));
        (1..=u32::MAX).map(|n| format!("{head}{n}{tail}")).find(|name| !taken(name)).unwrap_or_default()
    }

    /// The fresh workbook's styles behind theirs: cell formats and conditional formats by their new numbers.
    fn styles(&mut self, from: &Book<'_>) -> Result<(Numbers, Numbers), Refusal> {
        let find = |book: &Book<'_>| -> Result<String, Refusal> {
            book.relations(&book.part)?.into_iter().find(|r| r.kind == "styles").map(|r| r.target).ok_or(Refusal::Damaged)
        };
        let part = find(self.book)?;
        let mut text = self.text(&part)?;
        let numbers = merged(&mut text, &from.parts.text(&find(from)?)?)?;
        self.put(&part, text);
        Ok(numbers)
    }

    /// Parts that a part leads to, copied under free names.
    fn relations(&mut self, from: &Book<'_>, part: &str, new: &str) -> Result<(), Refusal> {
        let relations = from.relations(part)?;
        if relations.is_empty() {
            return Ok(());
        }
        let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">".to_owned();
        for Relation { id, kind, target } in relations {
            let inside = from.parts.has(&target);
            let (target, mode) = if inside { (format!("/{}", self.copied(from, &kind, &target)?), "") } else { (target, " TargetMode=\"External\"") };
            let _ = write!(xml, "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{}\"{mode}/>", escaped(&target));
        }
        xml.push_str("</Relationships>");
        self.put(&relations_part(new), xml);
        Ok(())
    }

    fn copied(&mut self, from: &Book<'_>, kind: &str, target: &str) -> Result<String, Refusal> {
        let (head, tail) = target.rsplit_once('.').unwrap_or((target, "xml"));
        let new = self.free(head.trim_end_matches(|c: char| c.is_ascii_digit()), &format!(".{tail}"));
        let mut bytes = from.parts.read(target)?;
        if kind == "table" {
            let text = String::from_utf8(bytes).map_err(|_| Refusal::Encoding)?;
            bytes = self.table(&text).into_bytes();
        }
        self.changes.parts.insert(new.clone(), bytes);
        self.relations(from, target, &new)?;
        self.typed(from, target, &new)?;
        Ok(new)
    }

    /// A table under an id that is free in the whole workbook.
    fn table(&self, text: &str) -> String {
        let tables = self.book.parts.names().map(str::to_owned).chain(self.changes.parts.keys().cloned()).filter(|n| n.starts_with("xl/tables/"));
        let ids = tables.filter_map(|n| self.text(&n).ok()).filter_map(|t| {
            tokens(&t).map_while(Result::ok).find_map(|t| match &t.event {
                Event::Start(tag) if tag.local_name().as_ref() == "table" => attribute(tag, "id")?.parse::<u32>().ok(),
                _ => None,
            })
        });
        let id = ids.max().unwrap_or(0) + 1;
        let Some((span, _)) = tags(text, "table").into_iter().next() else { return text.to_owned() };
        let tag = text.get(span.clone()).unwrap_or_default();
        with_attribute(tag, "id", &id.to_string()).map_or_else(|| text.to_owned(), |tag| spliced(text, vec![(span, tag)]))
    }

    /// The content type of a copied part.
    fn typed(&mut self, from: &Book<'_>, part: &str, new: &str) -> Result<(), Refusal> {
        let theirs = from.parts.text(TYPES)?;
        let said = |element: &str, name: &str, value: &str| {
            tokens(&theirs).map_while(Result::ok).find_map(|t| match &t.event {
                Event::Empty(tag) if tag.local_name().as_ref() == element && attribute(tag, name).as_deref() == Some(value) => {
                    attribute(tag, "ContentType")
                }
                _ => None,
            })
        };
        let extension = part.rsplit('.').next().unwrap_or_default();
        let Some(kind) = said("Override", "PartName", &format!("/{part}")).or_else(|| said("Default", "Extension", extension)) else { return Ok(()) };
        let text = self.text(TYPES)?;
        let Some(end) = text.rfind("</") else { return Err(Refusal::Damaged) };
        let prefix = prefix_of(&text, "Types");
        let entry = format!("<{prefix}Override PartName=\"/{new}\" ContentType=\"{kind}\"/>");
        self.put(TYPES, spliced(&text, vec![(end..end, entry)]));
        Ok(())
    }

    /// The sheet's tab and names in the workbook's part.
    fn register(&mut self, from: &Book<'_>, name: &str, part: &str, hidden: bool) -> Result<(), Refusal> {
        let own = self.book.part.clone();
        let relations = relations_part(&own);
        let text = self.text(&relations)?;
        let id = (1..=u32::MAX).map(|n| format!("rIdJalon{n}")).find(|id| !text.contains(&format!("\"{id}\""))).unwrap_or_default();
        let end = text.rfind("</").ok_or(Refusal::Damaged)?;
        let prefix = prefix_of(&text, "Relationships");
        let entry = format!("<{prefix}Relationship Id=\"{id}\" Type=\"{RELATIONS}/worksheet\" Target=\"/{part}\"/>");
        self.put(&relations, spliced(&text, vec![(end..end, entry)]));

        let text = self.text(&own)?;
        let (mut ids, mut index, mut end, mut prefix) = (0, 0u32, None, String::new());
        for token in tokens(&text).map_while(Result::ok) {
            match &token.event {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sheet" => {
                    ids = attribute(tag, "sheetId").and_then(|i| i.parse().ok()).unwrap_or(0).max(ids);
                    index += 1;
                }
                Event::End(tag) if tag.local_name().as_ref() == "sheets" => {
                    end = Some(token.span.start);
                    prefix = tag.name().prefix().map(|p| format!("{}:", p.as_ref())).unwrap_or_default();
                }
                _ => {}
            }
        }
        let end = end.ok_or(Refusal::Damaged)?;
        let state = if hidden { " state=\"veryHidden\"" } else { "" };
        let entry = format!("<{prefix}sheet name=\"{}\" sheetId=\"{}\"{state} xmlns:r=\"{RELATIONS}\" r:id=\"{id}\"/>", escaped(name), ids + 1);
        let text = spliced(&text, vec![(end..end, entry)]);
        let names = names(&from.parts.text(&from.part)?, &prefix, index);
        self.put(&own, with_names(&text, &names, &prefix));
        Ok(())
    }
}

/// Conditional formats under their new numbers.
fn with_formats(text: &str, map: &Numbers) -> String {
    let splices = tokens(text).map_while(Result::ok).filter_map(|t| match &t.event {
        Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "cfRule" => {
            let new = map.get(&attribute(tag, "dxfId")?.parse().ok()?)?;
            let tag = with_attribute(text.get(t.span.clone())?, "dxfId", &new.to_string())?;
            Some((t.span, tag))
        }
        _ => None,
    });
    let splices = splices.collect();
    spliced(text, splices)
}

/// Defined names of a workbook with one sheet, for that sheet's new place.
pub(super) fn names(workbook: &str, prefix: &str, index: u32) -> Vec<(String, String)> {
    let own = prefix_of(workbook, "workbook");
    let mut out = Vec::new();
    let mut open: Option<(String, String, usize)> = None;
    for token in tokens(workbook).map_while(Result::ok) {
        match &token.event {
            Event::Start(tag) if tag.local_name().as_ref() == "definedName" => {
                let name = attribute(tag, "name").unwrap_or_default();
                let source = workbook.get(token.span.clone()).unwrap_or_default();
                let tag = with_attribute(source, "localSheetId", &index.to_string()).unwrap_or_else(|| source.to_owned());
                open = Some((name, tag.replacen(&format!("<{own}definedName"), &format!("<{prefix}definedName"), 1), token.span.end));
            }
            Event::End(tag) if tag.local_name().as_ref() == "definedName" => {
                if let Some((name, tag, start)) = open.take() {
                    let text = workbook.get(start..token.span.start).unwrap_or_default();
                    out.push((name, format!("{tag}{text}</{prefix}definedName>")));
                }
            }
            _ => {}
        }
    }
    out
}

/// Adds names; a global one that was left behind by a deleted sheet goes.
pub(super) fn with_names(workbook: &str, new: &[(String, String)], prefix: &str) -> String {
    if new.is_empty() {
        return workbook.to_owned();
    }
    let (mut splices, mut end, mut after, mut stale) = (Vec::new(), None, None, None);
    for token in tokens(workbook).map_while(Result::ok) {
        match &token.event {
            Event::Start(tag) if tag.local_name().as_ref() == "definedName" => {
                let name = attribute(tag, "name").unwrap_or_default();
                let is_global = attribute(tag, "localSheetId").is_none();
                stale = (is_global && new.iter().any(|(n, _)| n.eq_ignore_ascii_case(&name))).then_some(token.span.start);
            }
            Event::End(tag) => match tag.local_name().as_ref() {
                "definedName" => splices.extend(stale.take().map(|start| (start..token.span.end, String::new()))),
                "definedNames" => end = Some(token.span.start),
                "sheets" | "functionGroups" | "externalReferences" => after = Some(token.span.end),
                _ => {}
            },
            _ => {}
        }
    }
    let all: String = new.iter().map(|(_, xml)| xml.as_str()).collect();
    match (end, after) {
        (Some(end), _) => splices.push((end..end, all)),
        (None, Some(after)) => splices.push((after..after, format!("<{prefix}definedNames>{all}</{prefix}definedNames>"))),
        (None, None) => return workbook.to_owned(),
    }
    spliced(workbook, splices)
}
