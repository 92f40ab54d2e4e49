//! A workbook package: its sheets by tab, its defined names, its shared strings.

use super::parts::{Parts, Refusal};
use super::splice::SheetXml;
use super::xml::{attribute, prefixed, tokens, unescaped};
use quick_xml::events::{BytesStart, Event};

/// A sheet by its tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub name: String,
    /// Name of its part, `xl/worksheets/sheet1.xml`.
    pub part: String,
}

/// A relationship of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    pub id: String,
    /// Last word of its type: `worksheet`, `table`, `drawing`.
    pub kind: String,
    /// Full name of the part it leads to, or the address when it is outside.
    pub target: String,
}

/// The structure of a workbook, cells aside.
#[derive(Debug)]
pub struct Book<'a> {
    pub parts: Parts<'a>,
    /// Name of the workbook's own part.
    pub part: String,
    pub tabs: Vec<Tab>,
    /// Defined names of the whole workbook and what they say.
    pub names: Vec<(String, String)>,
    strings: Vec<String>,
}

impl<'a> Book<'a> {
    /// Opens what may be edited in place; says why otherwise.
    pub fn open(bytes: &'a [u8]) -> Result<Book<'a>, Refusal> {
        let parts = Parts::open(bytes)?;
        if parts.names().any(|n| n.starts_with("_xmlsignatures/")) {
            return Err(Refusal::Signed);
        }
        if parts.names().any(|n| n.starts_with("xl/revisions/")) {
            return Err(Refusal::Shared);
        }
        let root = relations(&parts, "")?;
        let part = root.into_iter().find(|r| r.kind == "officeDocument").map(|r| r.target).ok_or(Refusal::Damaged)?;
        let text = parts.text(&part)?;
        if text.contains("http://purl.oclc.org/ooxml/spreadsheetml") {
            return Err(Refusal::Strict);
        }
        let relations = relations(&parts, &part)?;
        let (tabs, names) = tabs_and_names(&text, &relations)?;
        let strings = match relations.iter().find(|r| r.kind == "sharedStrings").filter(|r| parts.has(&r.target)) {
            Some(shared) => shared_strings(&parts.text(&shared.target)?)?,
            None => Vec::new(),
        };
        Ok(Book { parts, part, tabs, names, strings })
    }

    pub fn tab(&self, name: &str) -> Option<&Tab> {
        let name = name.to_lowercase();
        self.tabs.iter().find(|t| t.name.to_lowercase() == name)
    }
    /// The cells of a sheet.
    pub fn sheet(&self, tab: &Tab) -> Result<SheetXml, Refusal> {
        SheetXml::parse(self.parts.text(&tab.part)?, &self.strings)
    }
    pub fn relations(&self, part: &str) -> Result<Vec<Relation>, Refusal> {
        relations(&self.parts, part)
    }
    /// The sheet and cell that a defined name of one cell leads to: `'L''année'!$A$1`.
    pub fn named(&self, name: &str) -> Option<(&Tab, u32, u32)> {
        let (_, text) = self.names.iter().find(|(n, _)| n.eq_ignore_ascii_case(name))?;
        let (sheet, cell) = text.rsplit_once('!')?;
        let sheet = sheet.strip_prefix('\'').and_then(|s| s.strip_suffix('\'')).map_or_else(|| sheet.to_owned(), |s| s.replace("''", "'"));
        let (row, col) = super::splice::cell_at(&cell.replace('$', ""))?;
        Some((self.tab(&sheet)?, row, col))
    }
}

/// `xl/_rels/workbook.xml.rels` of `xl/workbook.xml`; of nothing, `_rels/.rels`.
pub fn relations_part(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

fn relations(parts: &Parts<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let name = relations_part(part);
    if !parts.has(&name) {
        return Ok(Vec::new());
    }
    let text = parts.text(&name)?;
    let mut out = Vec::new();
    for token in tokens(&text) {
        let (Event::Start(tag) | Event::Empty(tag)) = token?.event else { continue };
        if tag.local_name().as_ref() != "Relationship" {
            continue;
        }
        let get = |name| attribute(&tag, name).unwrap_or_default();
        let (id, kind, target) = (get("Id"), get("Type"), get("Target"));
        let outside = get("TargetMode") == "External";
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        out.push(Relation { id, kind, target: if outside { target } else { resolved(part, &target) } });
    }
    Ok(out)
}

/// A target beside its part, `..` followed.
fn resolved(part: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = part.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

type TabsAndNames = (Vec<Tab>, Vec<(String, String)>);

fn tabs_and_names(text: &str, relations: &[Relation]) -> Result<TabsAndNames, Refusal> {
    let (mut tabs, mut names) = (Vec::new(), Vec::new());
    let mut name: Option<(String, String)> = None;
    for token in tokens(text) {
        match token?.event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "sheet" => tabs.extend(tab(&tag, relations)),
            Event::Start(tag) if tag.local_name().as_ref() == "definedName" => {
                name = attribute(&tag, "name").filter(|_| attribute(&tag, "localSheetId").is_none()).map(|n| (n, String::new()));
            }
            Event::Text(piece) => {
                if let Some((_, said)) = &mut name {
                    said.push_str(&piece);
                }
            }
            Event::GeneralRef(entity) => {
                if let Some((_, said)) = &mut name {
                    said.push_str(&character(&entity));
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "definedName" => names.extend(name.take()),
            _ => {}
        }
    }
    Ok((tabs, names))
}

fn tab(tag: &BytesStart<'_>, relations: &[Relation]) -> Option<Tab> {
    let id = prefixed(tag, "id")?;
    let relation = relations.iter().find(|r| r.id == id && r.kind == "worksheet")?;
    Some(Tab { name: attribute(tag, "name")?, part: relation.target.clone() })
}

/// `&amp;` or `&#233;`, by what stands between.
pub(crate) fn character(entity: &str) -> String {
    quick_xml::escape::unescape(&format!("&{entity};")).map(std::borrow::Cow::into_owned).unwrap_or_default()
}

fn shared_strings(text: &str) -> Result<Vec<String>, Refusal> {
    let mut out = Vec::new();
    let mut now = String::new();
    let (mut inside, mut phonetic) = (false, false);
    for token in tokens(text) {
        match token?.event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "si" => now.clear(),
                "rPh" => phonetic = true,
                "t" => inside = !phonetic,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => out.push(String::new()),
            Event::Text(piece) if inside => now.push_str(&piece),
            Event::CData(piece) if inside => now.push_str(&piece),
            Event::GeneralRef(entity) if inside => now.push_str(&character(&entity)),
            Event::End(tag) => match tag.local_name().as_ref() {
                "t" => inside = false,
                "rPh" => phonetic = false,
                "si" => out.push(unescaped(&now)),
                _ => {}
            },
            _ => {}
        }
    }
    Ok(out)
}
