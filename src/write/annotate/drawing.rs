//! A drawing of notes as it is: which boxes stand in it, by namespace and not by prefix, since each program chooses its own (`v:`, `ns0:`).

use crate::package::namespaces::Scope;
use crate::package::xml::{attribute, loose_tokens};
use quick_xml::events::{BytesStart, Event};
use std::ops::Range;

pub(super) const VML: &str = "urn:schemas-microsoft-com:vml";
pub(super) const OFFICE: &str = "urn:schemas-microsoft-com:office:office";
pub(super) const EXCEL: &str = "urn:schemas-microsoft-com:office:excel";

/// A note's box: where it is, and what it is about.
#[derive(Debug, PartialEq)]
pub(super) struct Shape {
    pub(super) span: Range<usize>,
    pub(super) at: (u32, u32),
}

/// What a drawing holds.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) boxes: Vec<Shape>,
    /// Whether there is anything beside boxes of notes: a button, a picture of a header.
    pub(super) others: bool,
    /// Whether the kind of shape that boxes are of is declared.
    pub(super) has_kind: bool,
    /// The first tag, and where the last one starts.
    pub(super) root: Range<usize>,
    pub(super) end: Option<usize>,
    /// Prefixes for [`VML`], [`OFFICE`] and [`EXCEL`] that hold all over.
    pub(super) prefixes: [Option<String>; 3],
    /// All that its root binds.
    pub(super) taken: Vec<String>,
    /// The block of its ids.
    pub(super) block: Option<u32>,
}

impl Drawing {
    pub(super) fn of(text: &str) -> Drawing {
        let mut walk = Walk { scope: Scope::default(), drawing: Drawing::default(), shape: None, reading: None };
        for token in loose_tokens(text).map_while(Result::ok) {
            let going = match &token.event {
                Event::Start(tag) => walk.enter(tag, &token.span),
                Event::Empty(tag) => {
                    let going = walk.enter(tag, &token.span);
                    walk.leave(tag.name().as_ref(), &token.span);
                    going
                }
                Event::End(tag) => {
                    walk.leave(tag.name().as_ref(), &token.span);
                    true
                }
                Event::Text(text) => {
                    walk.text(text);
                    true
                }
                _ => true,
            };
            if !going {
                break;
            }
        }
        walk.drawing
    }
    pub(super) fn is_empty(&self) -> bool {
        self.boxes.is_empty() && !self.others
    }
}

struct Walk {
    scope: Scope,
    drawing: Drawing,
    shape: Option<Open>,
    /// Which number of the shape's the next text is.
    reading: Option<Number>,
}

/// A shape that is being read.
struct Open {
    start: usize,
    name: String,
    is_note: bool,
    row: Option<u32>,
    col: Option<u32>,
}

#[derive(Clone, Copy)]
enum Number {
    Row,
    Column,
}

impl Walk {
    fn enter(&mut self, tag: &BytesStart<'_>, span: &Range<usize>) -> bool {
        let going = self.scope.enter(tag);
        let local = tag.local_name();
        let (depth, drawing) = (self.scope.depth(), &mut self.drawing);
        if depth == 1 {
            drawing.root = span.clone();
            drawing.taken = self.scope.prefixes().map(str::to_owned).collect();
            drawing.prefixes = [VML, OFFICE, EXCEL].map(|uri| self.scope.prefix(uri).map(str::to_owned));
        }
        self.reading = None;
        match (self.scope.of(tag), local.as_ref()) {
            (Some(VML), "shapetype") => drawing.has_kind |= attribute(tag, "id").is_some_and(|id| id == "_x0000_t202"),
            (Some(VML), "shape") if self.shape.is_none() => {
                self.shape = Some(Open { start: span.start, name: tag.name().as_ref().to_owned(), is_note: false, row: None, col: None });
            }
            (Some(VML), _) if depth == 2 => drawing.others = true,
            (Some(OFFICE), "idmap") => {
                let data = attribute(tag, "data").unwrap_or_default();
                let first = data.split(|c: char| !c.is_ascii_digit()).find(|d| !d.is_empty()).and_then(|d| d.parse().ok());
                drawing.block = drawing.block.or(first.filter(|block| *block < 1_000_000));
            }
            (Some(EXCEL), "ClientData") => {
                let is_note = attribute(tag, "ObjectType").is_some_and(|kind| kind == "Note");
                self.shape.iter_mut().for_each(|s| s.is_note |= is_note);
            }
            (Some(EXCEL), "Row") => self.reading = Some(Number::Row),
            (Some(EXCEL), "Column") => self.reading = Some(Number::Column),
            _ => {}
        }
        going
    }

    fn text(&mut self, text: &str) {
        let (Some(shape), Some(number)) = (&mut self.shape, self.reading) else { return };
        let value = text.trim().parse().ok();
        match number {
            Number::Row => shape.row = value.or(shape.row),
            Number::Column => shape.col = value.or(shape.col),
        }
    }

    fn leave(&mut self, name: &str, span: &Range<usize>) {
        self.reading = None;
        if self.scope.depth() == 1 {
            self.drawing.end = Some(span.start);
        }
        if let Some(shape) = self.shape.take_if(|s| s.name == name) {
            match (shape.is_note, shape.row, shape.col) {
                (true, Some(row), Some(col)) => self.drawing.boxes.push(Shape { span: shape.start..span.end, at: (row, col) }),
                _ => self.drawing.others = true,
            }
        }
        self.scope.leave(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_found_under_any_prefix() {
        let of = |v: &str, o: &str, x: &str| {
            format!(
                "<xml xmlns:{v}=\"{VML}\" xmlns:{o}=\"{OFFICE}\" xmlns:{x}=\"{EXCEL}\"><{o}:shapelayout><{o}:idmap data='7,9'/></{o}:shapelayout><{v}:shapetype id=\"_x0000_t202\"/><{v}:shape id='a'><div>one<br>two</div><{x}:ClientData ObjectType='Note'><{x}:Row> 4 </{x}:Row><{x}:Column>3</{x}:Column></{x}:ClientData></{v}:shape></xml>"
            )
        };
        for (v, o, x) in [("v", "o", "x"), ("ns1", "ns0", "ns2"), ("o", "x", "v")] {
            let text = of(v, o, x);
            let drawing = Drawing::of(&text);
            assert_eq!(drawing.boxes.iter().map(|b| b.at).collect::<Vec<_>>(), [(4, 3)], "{text}");
            assert!(drawing.has_kind && !drawing.others && drawing.block == Some(7), "{drawing:?}");
            assert_eq!((drawing.prefixes, drawing.end), ([v, o, x].map(|p| Some(p.to_owned())), text.rfind("</xml>")));
        }
        assert!(Drawing::of("<xml><v:shape><x:Row>1</x:Row></v:shape></xml>").is_empty(), "prefixes that nothing binds mean nothing");
    }
}
