//! The person's package with our edits: parts that change are spliced, all others stay raw.

use super::layout::Spot;
use super::merge::{Outcome, Sheet};
use super::splice_styles::prefix_of;
use super::{WriteError, workbook};
use crate::document::Workbook;
use crate::model::Day;
use crate::model::place::a1;
use crate::package::base::{self, Base};
use crate::package::parts::{Changes, Refusal};
use crate::package::splice::{Put, cell_at};
use crate::package::splice_ranges::Growth;
use crate::package::tabs::{Book, relations_part};
use crate::package::xml::{attribute, escaped, spliced, tokens, with_attribute};
use crate::text::short_day;
use quick_xml::events::Event;
use std::fmt::Write as _;
use std::ops::Range;

/// A package under edit.
pub(super) struct Package<'b, 'a> {
    book: &'b Book<'a>,
    changes: Changes,
    /// Whether some value changed, so that formulas must be computed again on opening.
    stale: bool,
    /// Whether a formula was overwritten, so that the order of computation is wrong.
    unchained: bool,
}

impl<'b, 'a> Package<'b, 'a> {
    pub(super) fn new(book: &'b Book<'a>) -> Package<'b, 'a> {
        Package { book, changes: Changes::default(), stale: false, unchained: false }
    }

    /// A part as it now is.
    fn text(&self, part: &str) -> Result<String, Refusal> {
        match self.changes.parts.get(part) {
            Some(bytes) => String::from_utf8(bytes.clone()).map_err(|_| Refusal::Encoding),
            None => self.book.parts.text(part),
        }
    }
    fn put(&mut self, part: &str, text: String) {
        self.changes.parts.insert(part.to_owned(), text.into_bytes());
    }

    /// Edits of one sheet. `view`: its tab, when charts over it are ours; `table`: the part of its Excel table.
    pub(super) fn sheet(&mut self, sheet: &Sheet<'_>, outcome: &Outcome, view: Option<&str>, table: Option<&str>, today: Day) -> Result<(), Refusal> {
        if outcome.edits.is_empty() && outcome.growth.is_none() {
            return Ok(());
        }
        self.stale |= !outcome.edits.is_empty();
        self.unchained |= outcome
            .edits
            .iter()
            .any(|((r, c), edit)| matches!(edit.put, Put::Value(_)) && sheet.xml.cell(*r, *c).is_some_and(|cell| cell.formula.is_some()));
        let mut text = dimensioned(&sheet.xml.edited_to_fit(&outcome.edits, &outcome.heights), outcome);
        text = redated(&text, &short_day(today, sheet.lang));
        if let Some(growth) = &outcome.growth {
            text = widened(&growth.in_xml(&text), growth);
            if let Some(part) = table {
                let columns = with_columns(&growth.in_xml(&self.text(part)?), &outcome.new_columns);
                self.put(part, columns);
            }
            let names = self.text(&self.book.part)?;
            let moved = growth.in_references(&names, "definedName", &sheet.tab.name);
            if moved != names {
                self.put(&self.book.part, moved);
            }
            if let Some(tab) = view {
                self.charts(&sheet.tab.part, growth, tab)?;
            }
        }
        self.put(&sheet.tab.part, text);
        Ok(())
    }

    /// Charts drawn on a view follow its rows.
    fn charts(&mut self, part: &str, growth: &Growth, tab: &str) -> Result<(), Refusal> {
        for drawing in self.book.relations(part)?.into_iter().filter(|r| r.kind == "drawing") {
            for chart in self.book.relations(&drawing.target)?.into_iter().filter(|r| r.kind == "chart") {
                let before = self.text(&chart.target)?;
                let after = growth.in_references(&before, "f", tab);
                if after != before {
                    self.put(&chart.target, after);
                }
            }
        }
        Ok(())
    }

    /// The base of the next merge, on its own sheet.
    pub(super) fn base(&mut self, now: &Base, before: Option<&Base>, workbook: &Workbook) -> Result<(), Refusal> {
        if before == Some(now) {
            return Ok(());
        }
        let rows = now.to_rows();
        if let Some(tab) = self.book.tab(base::SHEET) {
            let sheet = self.book.sheet(tab)?;
            let text = sheet.refilled(&rows);
            if text != sheet.text {
                self.put(&tab.part, text);
            }
            return Ok(());
        }
        let fresh = workbook::base_sheet(workbook, now).map_err(|_: WriteError| Refusal::Damaged)?;
        super::splice_import::import(self.book, &mut self.changes, &fresh, base::SHEET, true)
    }

    /// A sheet that is missing in theirs, rendered and moved in behind their last. `spots`: where all sheets are, its own fresh.
    pub(super) fn fresh(&mut self, workbook: &Workbook, own: usize, spots: &[Spot]) -> Result<(), Refusal> {
        let Some(spot) = spots.get(own) else { return Ok(()) };
        let bytes = workbook::single(workbook, own, spots).map_err(|_: WriteError| Refusal::Damaged)?;
        super::splice_import::import(self.book, &mut self.changes, &bytes, &spot.sheet, false)?;
        self.stale = true;
        Ok(())
    }

    /// The bytes: the very same when nothing changed.
    pub(super) fn bytes(mut self) -> Result<Vec<u8>, Refusal> {
        if self.stale {
            let before = self.text(&self.book.part)?;
            let after = recomputed(&before);
            if after != before {
                let part = self.book.part.clone();
                self.put(&part, after);
            }
        }
        if self.unchained {
            self.unchain()?;
        }
        self.book.parts.changed(&self.changes)
    }

    /// Without the list of formulas in order, which Excel makes again.
    fn unchain(&mut self) -> Result<(), Refusal> {
        let Some(chain) = self.book.relations(&self.book.part)?.into_iter().find(|r| r.kind == "calcChain") else { return Ok(()) };
        let relations = relations_part(&self.book.part);
        let without = without_element(&self.text(&relations)?, "Relationship", "Id", &chain.id);
        self.put(&relations, without);
        let types = "[Content_Types].xml";
        let without = without_element(&self.text(types)?, "Override", "PartName", &format!("/{}", chain.target));
        self.put(types, without);
        self.changes.removed.insert(chain.target);
        Ok(())
    }
}

/// Spans of the start tags of that element.
pub(super) fn tags(text: &str, element: &str) -> Vec<(Range<usize>, bool)> {
    tokens(text)
        .map_while(Result::ok)
        .filter_map(|t| match &t.event {
            Event::Start(tag) if tag.local_name().as_ref() == element => Some((t.span, false)),
            Event::Empty(tag) if tag.local_name().as_ref() == element => Some((t.span, true)),
            _ => None,
        })
        .collect()
}

/// The text without the element whose attribute has that value.
pub(super) fn without_element(text: &str, element: &str, name: &str, value: &str) -> String {
    let (mut gone, mut open) = (Vec::new(), None);
    for token in tokens(text).map_while(Result::ok) {
        match &token.event {
            Event::Empty(tag) | Event::Start(tag) if tag.local_name().as_ref() == element && attribute(tag, name).as_deref() == Some(value) => {
                match token.event {
                    Event::Empty(_) => gone.push((token.span, String::new())),
                    _ => open = Some(token.span.start),
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == element => gone.extend(open.take().map(|start| (start..token.span.end, String::new()))),
            _ => {}
        }
    }
    spliced(text, gone)
}

/// Formulas are to be computed on opening.
fn recomputed(workbook: &str) -> String {
    let Some((span, _)) = tags(workbook, "calcPr").into_iter().next() else {
        // Before it come, in this order: sheets, functionGroups, externalReferences, definedNames.
        let end = ["definedNames", "externalReferences", "functionGroups", "sheets"].iter().find_map(|element| {
            tokens(workbook).map_while(Result::ok).find_map(|t| match &t.event {
                Event::End(tag) if tag.local_name().as_ref() == *element => Some(t.span.end),
                _ => None,
            })
        });
        return end.map_or_else(
            || workbook.to_owned(),
            |at| spliced(workbook, vec![(at..at, format!("<{}calcPr fullCalcOnLoad=\"1\"/>", prefix_of(workbook, "workbook")))]),
        );
    };
    let tag = workbook.get(span.clone()).unwrap_or_default();
    let now = with_attribute(tag, "fullCalcOnLoad", "1").unwrap_or_else(|| with_more(tag, "fullCalcOnLoad=\"1\""));
    spliced(workbook, vec![(span, now)])
}

/// A start tag with one attribute more at its end.
pub(super) fn with_more(tag: &str, attribute: &str) -> String {
    let (head, end) = tag.strip_suffix("/>").map_or_else(|| (tag.trim_end_matches('>'), ">"), |head| (head, "/>"));
    format!("{} {attribute}{end}", head.trim_end())
}

/// The foot of a page that changed says the day of this run, where it still is the one that we wrote.
fn redated(text: &str, today: &str) -> String {
    const MARK: &str = "&amp;R&amp;8 ";
    let Some(start) = text.rfind(MARK).map(|at| at + MARK.len()) else { return text.to_owned() };
    let Some(length) = text.get(start..).and_then(|t| t.find("</")) else { return text.to_owned() };
    let said = text.get(start..start + length).unwrap_or_default();
    let is_day = said.len() <= 11 && said.starts_with(|c: char| c.is_ascii_digit()) && said.ends_with(|c: char| c.is_ascii_digit());
    if is_day && said != today { spliced(text, vec![(start..start + length, today.to_owned())]) } else { text.to_owned() }
}

/// `dimension` covers the edited cells too.
fn dimensioned(text: &str, outcome: &Outcome) -> String {
    let Some((span, _)) = tags(text, "dimension").into_iter().next() else { return text.to_owned() };
    let tag = text.get(span.clone()).unwrap_or_default();
    let reference = tag.split("ref=").nth(1).and_then(|r| r.get(1..)).and_then(|r| r.split(['"', '\'']).next()).unwrap_or_default();
    let (from, to) = reference.split_once(':').unwrap_or((reference, reference));
    let (Some(from), Some(to)) = (cell_at(from), cell_at(to)) else { return text.to_owned() };
    let rows = outcome.edits.keys().map(|k| k.0);
    let cols = outcome.edits.keys().map(|k| k.1);
    let first = (rows.clone().min().unwrap_or(from.0).min(from.0), cols.clone().min().unwrap_or(from.1).min(from.1));
    let last = (rows.max().unwrap_or(to.0).max(to.0), cols.max().unwrap_or(to.1).max(to.1));
    if (first, last) == (from, to) {
        return text.to_owned();
    }
    let now = with_attribute(tag, "ref", &format!("{}:{}", a1(first.0, first.1), a1(last.0, last.1)));
    now.map_or_else(|| text.to_owned(), |now| spliced(text, vec![(span, now)]))
}

/// New columns as wide as the one they follow.
fn widened(text: &str, growth: &Growth) -> String {
    let (old, new) = growth.right;
    if new <= old {
        return text.to_owned();
    }
    let columns: Vec<(Range<usize>, u32, u32)> = tokens(text)
        .map_while(Result::ok)
        .filter_map(|t| match &t.event {
            Event::Empty(tag) if tag.local_name().as_ref() == "col" => {
                let bound = |name| attribute(tag, name).and_then(|v| v.parse::<u32>().ok());
                Some((t.span, bound("min")?, bound("max")?))
            }
            _ => None,
        })
        .collect();
    let Some((span, _, max)) = columns.iter().find(|(_, min, max)| (*min..=*max).contains(&(old + 1))) else { return text.to_owned() };
    // Columns beyond have their own width already.
    let until = columns.iter().map(|c| c.1).filter(|min| *min > *max).min().map_or(new + 1, |next| (next - 1).min(new + 1));
    let tag = text.get(span.clone()).unwrap_or_default();
    if until <= *max {
        return text.to_owned();
    }
    let more = with_attribute(tag, "min", &(max + 1).to_string()).and_then(|t| with_attribute(&t, "max", &until.to_string()));
    let more = more.map(|t| t.replace(" hidden=\"1\"", ""));
    more.map_or_else(|| text.to_owned(), |more| spliced(text, vec![(span.end..span.end, more)]))
}

/// A table's XML with columns more at its right, under ids never used before.
fn with_columns(text: &str, headers: &[String]) -> String {
    if headers.is_empty() {
        return text.to_owned();
    }
    let mut ids = Vec::new();
    let mut end = None;
    for token in tokens(text).map_while(Result::ok) {
        match &token.event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "tableColumn" => {
                ids.extend(attribute(tag, "id").and_then(|i| i.parse::<u32>().ok()));
            }
            Event::End(tag) if tag.local_name().as_ref() == "tableColumns" => end = Some(token.span.start),
            _ => {}
        }
    }
    let (Some(end), Some(last)) = (end, ids.iter().max()) else { return text.to_owned() };
    let mut added = String::new();
    for (header, id) in headers.iter().zip(last + 1..) {
        let _ = write!(added, "<tableColumn id=\"{id}\" name=\"{}\"/>", escaped(header));
    }
    let mut splices = vec![(end..end, added)];
    if let Some((span, _)) = tags(text, "tableColumns").into_iter().next() {
        let tag = text.get(span.clone()).unwrap_or_default();
        splices.extend(with_attribute(tag, "count", &(ids.len() + headers.len()).to_string()).map(|t| (span, t)));
    }
    spliced(text, splices)
}
