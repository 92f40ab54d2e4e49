//! The parts of an .xlsx that say what its sheets are and how its numbers show.

use super::container::Container;
use super::limits;
use super::serial::{self, Shows};
use super::tokens::Trouble;
use crate::text::labels::files::{measured, unit};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::BTreeMap;

/// A worksheet of a workbook, in the order of its tabs.
#[derive(Debug)]
pub struct Entry {
    pub name: String,
    pub path: String,
    pub very_hidden: bool,
}

#[derive(Debug, Default)]
pub struct Book {
    pub sheets: Vec<Entry>,
    pub from_1904: bool,
    /// What numbers of each cell style show.
    pub styles: Vec<Shows>,
    /// Cell styles whose font is struck through.
    pub struck: Vec<bool>,
    /// Path of the shared texts.
    pub strings: String,
}

/// Calls `each` for every element that begins.
fn elements(container: &mut Container<'_>, path: &str, mut each: impl FnMut(&str, &BytesStart<'_>)) -> Result<(), Trouble> {
    let bytes = container.part(path, limits::SMALL_PART_BYTES)?.ok_or(Trouble::Unusual)?;
    let text = String::from_utf8(bytes).map_err(|_| Trouble::Unusual)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event().map_err(|_| Trouble::Unusual)? {
            Event::Start(e) | Event::Empty(e) => each(e.local_name().as_ref(), &e),
            Event::DocType(_) => return Err(Trouble::Unusual),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The value of an attribute by its local name.
fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    e.attributes()
        .filter_map(Result::ok)
        .find(|a| a.key.local_name().as_ref() == name)
        .and_then(|a| a.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned))
}

/// The targets of a part's relations by their ids, as paths from the archive's root; empty where they cannot be read.
pub fn links(container: &mut Container<'_>, folder: &str, rels: &str) -> BTreeMap<String, String> {
    let mut links = BTreeMap::new();
    let all = elements(container, rels, |name, e| {
        if let ("Relationship", Some(id), Some(target)) = (name, attribute(e, "Id"), attribute(e, "Target")) {
            links.insert(id, resolved(folder, &target));
        }
    });
    if all.is_ok() { links } else { BTreeMap::new() }
}

impl Book {
    pub fn read(container: &mut Container<'_>) -> Result<Book, Trouble> {
        let mut main = None;
        elements(container, "_rels/.rels", |name, e| {
            if name == "Relationship" && attribute(e, "Type").is_some_and(|t| t.ends_with("/relationships/officeDocument")) {
                main = attribute(e, "Target");
            }
        })?;
        let main = main.ok_or(Trouble::Unusual)?.trim_start_matches('/').to_owned();
        let (folder, file) = main.rsplit_once('/').map_or(("", main.as_str()), |(folder, file)| (folder, file));
        let mut links: BTreeMap<String, (String, String)> = BTreeMap::new();
        let rels = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
        elements(container, &rels, |name, e| {
            if let ("Relationship", Some(id), Some(target)) = (name, attribute(e, "Id"), attribute(e, "Target")) {
                links.insert(id, (attribute(e, "Type").unwrap_or_default(), resolved(folder, &target)));
            }
        })?;
        let mut book = Book::default();
        book.read_sheets(container, &main, &links)?;
        let by_type = |end: &str| links.values().find(|(kind, _)| kind.ends_with(end)).map(|(_, path)| path.clone());
        book.strings = by_type("/sharedStrings").unwrap_or_default();
        if let Some(styles) = by_type("/styles")
            && container.has(&styles)
        {
            book.read_styles(container, &styles)?;
        }
        Ok(book)
    }

    fn read_sheets(&mut self, container: &mut Container<'_>, main: &str, links: &BTreeMap<String, (String, String)>) -> Result<(), Trouble> {
        let mut unusual = false;
        elements(container, main, |name, e| match name {
            "workbookPr" => self.from_1904 |= matches!(attribute(e, "date1904").as_deref(), Some("1" | "true")),
            "sheet" => {
                let link = e.attributes().filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == "id" && a.key.prefix().is_some());
                // A sheet of a macro module has an empty link.
                let is_module = link.as_ref().is_some_and(|a| a.value.is_empty());
                let link = link.and_then(|a| links.get(a.value.as_ref()));
                match link {
                    Some((kind, path)) if kind.ends_with("/worksheet") => self.sheets.push(Entry {
                        name: attribute(e, "name").unwrap_or_default(),
                        path: path.clone(),
                        very_hidden: attribute(e, "state").as_deref() == Some("veryHidden"),
                    }),
                    // Charts, dialogs, macros: no table.
                    Some(_) => {}
                    None => unusual |= !is_module,
                }
            }
            _ => {}
        })?;
        if self.sheets.len() as u64 > limits::SHEETS {
            return Err(limits::too_many(measured::SHEETS, limits::SHEETS, unit::SHEETS).into());
        }
        if unusual { Err(Trouble::Unusual) } else { Ok(()) }
    }

    fn read_styles(&mut self, container: &mut Container<'_>, path: &str) -> Result<(), Trouble> {
        let mut formats: BTreeMap<u32, Shows> = BTreeMap::new();
        // `xf` stands under cellStyleXfs first, then under cellXfs, which is what cells name.
        let mut in_cells = false;
        let (mut in_fonts, mut fonts) = (false, Vec::new());
        elements(container, path, |name, e| match name {
            "fonts" => in_fonts = true,
            "font" if in_fonts => fonts.push(false),
            "strike" if in_fonts => {
                if let Some(font) = fonts.last_mut() {
                    *font = !matches!(attribute(e, "val").as_deref(), Some("0" | "false"));
                }
            }
            "fills" => in_fonts = false,
            "numFmt" => {
                if let (Some(id), Some(code)) = (attribute(e, "numFmtId").and_then(|n| n.parse().ok()), attribute(e, "formatCode")) {
                    formats.insert(id, serial::format_shows(&code));
                }
            }
            "cellXfs" => in_cells = true,
            "cellStyleXfs" | "cellStyles" | "dxfs" => in_cells = false,
            "xf" if in_cells => {
                let id = attribute(e, "numFmtId").and_then(|n| n.parse().ok()).unwrap_or(0);
                let font: Option<usize> = attribute(e, "fontId").and_then(|n| n.parse().ok());
                self.struck.push(font.and_then(|font| fonts.get(font)).copied().unwrap_or(false));
                self.styles.push(formats.get(&id).copied().unwrap_or_else(|| serial::built_in(id)));
            }
            _ => {}
        })
    }
}

/// A target as a path from the archive's root.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
