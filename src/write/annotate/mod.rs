//! A copy of a person's workbook with its faulty cells marked: filled, commented, listed on a first sheet. What is not marked keeps its bytes, and marks can be taken off again.

mod cells;
mod comments;
mod desk;
mod drawing;
mod memory;
mod merges;
mod notes;
mod paint;
mod shapes;
mod tabs;

pub use memory::{State, state};

use super::{WriteError, workbook};
use crate::diagnostics::Severity;
use crate::document::Workbook;
use crate::package::parts::Refusal;
use crate::package::tabs::Book;
use crate::text::labels::annotate as words;
use desk::Desk;
use memory::Memory;
use paint::Paint;
use std::collections::BTreeMap;

/// Excel wants a font, two fills, a border, and a cell format.
const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

/// A mark on a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Error or warning: what is only told is not marked.
    pub severity: Severity,
    /// What stands in its note; none where very many cells have the same fault.
    pub note: Option<String>,
}

/// Marks of a sheet, by row and column.
pub type Marks = BTreeMap<(u32, u32), Mark>;

/// What goes into a copy.
#[derive(Debug, Default)]
pub struct Annotation {
    /// By name of the tab.
    pub marks: BTreeMap<String, Marks>,
    /// The first sheet, alone in its workbook. None: all marks only go.
    pub list: Option<Workbook>,
}

/// The workbook with those marks, and without those of an earlier time. The same bytes where there is nothing to do.
pub fn annotate(bytes: &[u8], annotation: &Annotation) -> Result<Vec<u8>, Refusal> {
    let book = Book::open(bytes)?;
    let memory = Memory::of(&book);
    let is_copy = memory.is_some() || book.tabs.iter().any(|t| words::is_list(&t.name));
    let mut desk = Desk::new(&book);
    let workbook = desk.text(&book.part)?;
    let Memory { open, fills, .. } = memory.unwrap_or_default();
    let open = if is_copy { open } else { tabs::open_tab(&workbook) };
    let Some(styles) = book.relations(&book.part)?.into_iter().find(|r| r.kind == "styles").map(|r| r.target) else {
        return annotate(&with_styles(desk)?, annotation);
    };
    let mut coat = Coat { paint: Paint::of(desk.text(&styles)?, fills)?, is_copy };
    let none = Marks::new();
    for tab in book.tabs.iter().filter(|t| !is_ours(&t.name)) {
        let marks = annotation.marks.get(&tab.name).unwrap_or(&none);
        if is_copy || !marks.is_empty() {
            sheet(&mut desk, &tab.part, marks, &mut coat)?;
        }
    }
    if let Some(text) = coat.paint.finish()? {
        desk.put(&styles, text);
    }
    if is_copy {
        tabs::take_out(&mut desk, is_ours, open.as_deref())?;
    }
    let Some(list) = &annotation.list else {
        tabs::drop_empty_names(&mut desk)?;
        return book.parts.changed(&desk.changes);
    };
    let memory = Memory { open, fills: coat.paint.former().to_vec(), ..Memory::default() };
    let part = first_sheet(&mut desk, list, &memory)?;
    let done = book.parts.changed(&desk.changes)?;
    memory.sealed(&done, &part)
}

/// Whether a tab is one that an annotation puts in.
fn is_ours(name: &str) -> bool {
    words::is_list(name) || name.eq_ignore_ascii_case(memory::SHEET)
}

/// Colours, and whether there are former ones to take off.
struct Coat {
    paint: Paint,
    is_copy: bool,
}

impl cells::Formats<Mark> for Coat {
    fn format(&mut self, now: u32, mark: Option<&Mark>) -> Result<u32, Refusal> {
        let clean = if self.is_copy { self.paint.clean(now)? } else { now };
        mark.map_or(Ok(clean), |mark| self.paint.marked(clean, mark.severity))
    }
}

/// A workbook that came without styles, with the plainest.
fn with_styles(mut desk: Desk<'_, '_>) -> Result<Vec<u8>, Refusal> {
    // Some programs look for it under that very name.
    let usual = "xl/styles.xml";
    let part = if desk.book.parts.has(usual) { desk.free("xl/styles", ".xml") } else { usual.to_owned() };
    desk.put(&part, STYLES.to_owned());
    desk.typed(&part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")?;
    let own = desk.book.part.clone();
    desk.related(&own, "styles", &part)?;
    desk.book.parts.changed(&desk.changes)
}

fn sheet(desk: &mut Desk<'_, '_>, part: &str, marks: &Marks, coat: &mut Coat) -> Result<(), Refusal> {
    let text = desk.text(part)?;
    let marks = &merges::in_sight(marks, &text);
    let formatted = cells::formatted(&text, marks, coat)?;
    let has_formats = formatted.is_some();
    let text = formatted.unwrap_or(text);
    let wanted = marks.iter().filter_map(|(at, mark)| Some((*at, mark.note.clone()?))).collect();
    match notes::put(desk, part, &text, &wanted)? {
        Some(led) => desk.put(part, led),
        None if has_formats => desk.put(part, text),
        None => {}
    }
    Ok(())
}

/// Puts the list in front and the memory behind; returns the memory's part.
fn first_sheet(desk: &mut Desk<'_, '_>, list: &Workbook, memory: &Memory) -> Result<String, Refusal> {
    let fresh = workbook::render(list, None).map_err(|_: WriteError| Refusal::Damaged)?;
    let from = Book::open(&fresh)?;
    let name = list.tables.first().map(|t| t.name.clone()).ok_or(Refusal::Damaged)?;
    let (_, part) = super::splice_import::brought(desk.book, &mut desk.changes, &from, &name)?;
    let own = desk.book.part.clone();
    let front = tabs::New { way: desk.related(&own, "worksheet", &part)?, name };
    let part = memory.put(desk)?;
    let behind = tabs::New { way: desk.related(&own, "worksheet", &part)?, name: memory::SHEET.to_owned() };
    tabs::put_in(desk, &front, &behind)?;
    let prefix = super::splice_styles::prefix_of(&desk.text(&own)?, "workbook");
    let names = super::splice_import::names(&from.parts.text(&from.part)?, &prefix, 0);
    tabs::add_names(desk, &names)?;
    Ok(part)
}
