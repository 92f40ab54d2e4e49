//! A package under edit: parts as they now are, names that are free, who leads to whom.

use crate::package::parts::{Changes, Refusal};
use crate::package::tabs::{Book, Relation, relations_part};
use crate::package::xml::{attribute, escaped, spliced, tokens};
use crate::write::splice::without_element;
use crate::write::splice_styles::prefix_of;
use quick_xml::events::Event;

pub(super) const TYPES: &str = "[Content_Types].xml";
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const EMPTY: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

pub(super) struct Desk<'b, 'a> {
    pub(super) book: &'b Book<'a>,
    pub(super) changes: Changes,
}

impl<'b, 'a> Desk<'b, 'a> {
    pub(super) fn new(book: &'b Book<'a>) -> Desk<'b, 'a> {
        Desk { book, changes: Changes::default() }
    }

    /// A part as it now is.
    pub(super) fn text(&self, part: &str) -> Result<String, Refusal> {
        match self.changes.parts.get(part) {
            Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| Refusal::Encoding),
            None => self.book.parts.text(part),
        }
    }
    pub(super) fn put(&mut self, part: &str, text: String) {
        self.changes.removed.remove(part);
        self.changes.parts.insert(part.to_owned(), text.into_bytes());
    }
    /// A name that no part has.
    pub(super) fn free(&self, head: &str, tail: &str) -> String {
        let taken = |name: &str| self.changes.parts.contains_key(name) || self.book.parts.names().any(|n| n.eq_ignore_ascii_case(name));
        (1..=u32::MAX).map(|n| format!("{head}{n}{tail}")).find(|name| !taken(name)).unwrap_or_default()
    }
    /// Every drawing of notes in the package.
    pub(super) fn drawings(&self) -> Vec<String> {
        let is_one = |name: &str| std::path::Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("vml"));
        let new = self.changes.parts.keys().filter(|n| is_one(n) && !self.book.parts.has(n)).cloned();
        let names = self.book.parts.names().filter(|n| is_one(n) && !self.changes.removed.contains(*n)).map(str::to_owned);
        names.chain(new).filter_map(|n| self.text(&n).ok()).collect()
    }

    /// Says what a new part holds.
    pub(super) fn typed(&mut self, part: &str, kind: &str) -> Result<(), Refusal> {
        let text = self.text(TYPES)?;
        let end = text.rfind("</").ok_or(Refusal::Damaged)?;
        let prefix = prefix_of(&text, "Types");
        let entry = format!("<{prefix}Override PartName=\"/{part}\" ContentType=\"{kind}\"/>");
        self.put(TYPES, spliced(&text, vec![(end..end, entry)]));
        Ok(())
    }
    /// Says what parts of that extension hold, where nothing says so yet.
    pub(super) fn extension(&mut self, extension: &str, kind: &str) -> Result<(), Refusal> {
        let text = self.text(TYPES)?;
        let mut first = None;
        for token in tokens(&text).map_while(Result::ok) {
            let (Event::Start(tag) | Event::Empty(tag)) = &token.event else { continue };
            match tag.local_name().as_ref() {
                "Types" => first = Some(token.span.end),
                "Default" if attribute(tag, "Extension").is_some_and(|e| e.eq_ignore_ascii_case(extension)) => return Ok(()),
                _ => {}
            }
        }
        let at = first.ok_or(Refusal::Damaged)?;
        let prefix = prefix_of(&text, "Types");
        self.put(TYPES, spliced(&text, vec![(at..at, format!("<{prefix}Default Extension=\"{extension}\" ContentType=\"{kind}\"/>"))]));
        Ok(())
    }

    /// Leads from a part to another; returns the id of the way.
    pub(super) fn related(&mut self, from: &str, kind: &str, to: &str) -> Result<String, Refusal> {
        let part = relations_part(from);
        let is_there = self.changes.parts.contains_key(&part) || self.book.parts.has(&part);
        let text = if is_there { self.text(&part)? } else { EMPTY.to_owned() };
        let text = if text.contains("</") { text } else { EMPTY.to_owned() };
        let id = (1..=u32::MAX).map(|n| format!("rIdJalon{n}")).find(|id| !text.contains(&format!("\"{id}\""))).unwrap_or_default();
        let end = text.rfind("</").ok_or(Refusal::Damaged)?;
        let prefix = prefix_of(&text, "Relationships");
        let entry = format!("<{prefix}Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"/{}\"/>", escaped(to));
        self.put(&part, spliced(&text, vec![(end..end, entry)]));
        Ok(id)
    }
    /// Drops a way from a part and what it leads to.
    pub(super) fn drop_related(&mut self, from: &str, relation: &Relation) -> Result<(), Refusal> {
        let part = relations_part(from);
        let text = without_element(&self.text(&part)?, "Relationship", "Id", &relation.id);
        self.put(&part, text);
        self.drop_part(&relation.target)
    }
    /// Drops a part with what leads on from it.
    pub(super) fn drop_part(&mut self, part: &str) -> Result<(), Refusal> {
        let types = without_element(&self.text(TYPES)?, "Override", "PartName", &format!("/{part}"));
        self.put(TYPES, types);
        for name in [part.to_owned(), relations_part(part)] {
            if self.changes.parts.remove(&name).is_some() || self.book.parts.has(&name) {
                self.changes.removed.insert(name);
            }
        }
        Ok(())
    }
}
