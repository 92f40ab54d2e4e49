//! A sheet of a workbook as it comes out of its file.

use crate::diagnostics::catalogue::files::Files;
use crate::model::Row;
use crate::model::grid::Merge;
use quick_xml::events::BytesRef;

/// One sheet, or why it could not be read.
#[derive(Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Row>,
    pub merges: Vec<Merge>,
    /// Excel never shows it.
    pub very_hidden: bool,
    pub fault: Option<Files>,
}

/// Puts what an entity or a character reference stands for; one that is unknown (a DTD's) stays as it is written, never expanded.
pub fn push_reference(reference: &BytesRef<'_>, text: &mut String) {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        text.push(c);
        return;
    }
    let name: &str = reference;
    if let Some(known) = quick_xml::escape::resolve_xml_entity(name) {
        text.push_str(known);
    } else {
        text.push('&');
        text.push_str(name);
        text.push(';');
    }
}
