//! From documents to bytes, escaping included.

mod account;
pub mod annotate;
mod cells;
mod charts;
pub mod csv;
mod html;
pub mod ics;
pub mod json;
pub(crate) mod layout;
pub mod ldif;
mod look;
mod merge;
mod merge_keyed;
mod merge_view;
mod rules;
mod sheet;
mod splice;
mod splice_import;
mod splice_styles;
pub mod twin;
mod widths;
mod workbook;
mod written;

use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::workbook::Workbook as Fault;
use crate::document::{Artifact, Document, Workbook};
use crate::model::{Place, Sources};
pub(crate) use crate::package::base::{GONE, NAME, key_header};
use crate::package::parts::Refusal;
use crate::text::Tr;
use crate::text::labels::workbook as words;
use chrono::{NaiveDate, NaiveDateTime};

/// A file that cannot be written as it should.
#[derive(Debug)]
pub struct WriteError {
    pub path: String,
    pub reason: String,
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
    let path = document.path().to_owned();
    let bytes = match document {
        Document::Workbook(workbook) => workbook::render(&workbook::named(workbook), None)?,
        Document::Living(workbook) => return living(&workbook::named(workbook), previous, sources),
        Document::Json { value, .. } => serde_json::to_vec_pretty(&value).map_err(|e| WriteError { path: path.clone(), reason: e.to_string() })?,
        Document::Bytes { bytes, .. } => bytes,
        Document::Calendar(calendar) => ics::render(&calendar).bytes,
        Document::Account(file) => account::bytes(&file.body),
        Document::Html { template, facts, .. } => html::page(&template, &facts).map_err(|reason| WriteError { path: path.clone(), reason })?,
    };
    Ok((vec![Artifact { path, bytes }], Vec::new()))
}

type Rendered = (Vec<Artifact>, Vec<Diagnostic>);

/// A living workbook: fresh when there is none, else this run's values in the person's, else a new one beside theirs.
fn living(workbook: &Workbook, previous: Option<&[u8]>, sources: &mut Sources) -> Result<Rendered, WriteError> {
    let fresh = || workbook::render(workbook, Some(&written::base(workbook)));
    let path = workbook.path.clone();
    let Some(previous) = previous else { return Ok((vec![Artifact { path, bytes: fresh()? }], Vec::new())) };
    match merge::merge(workbook, previous, sources) {
        Ok(merged) => Ok((vec![Artifact { path, bytes: merged.bytes }], merged.diagnostics)),
        Err(refusal) => {
            let beside = format!("{} ({}).xlsx", path.trim_end_matches(".xlsx"), words::BESIDE.get(workbook.lang));
            let at = Place::sheet(sources.add(&path, None));
            let fault = Fault::NotEdited { reason: reason(refusal), found: beside.rsplit('/').next().unwrap_or_default().to_owned() };
            let theirs = Artifact { path, bytes: previous.to_vec() };
            Ok((vec![theirs, Artifact { path: beside, bytes: fresh()? }], vec![Diagnostic::at(at, fault)]))
        }
    }
}

/// Why a workbook is not edited in place, after « car ».
pub fn reason(refusal: Refusal) -> Tr {
    match refusal {
        Refusal::Encrypted => words::refusal::ENCRYPTED,
        Refusal::Damaged => words::refusal::DAMAGED,
        Refusal::TooLarge => words::refusal::TOO_LARGE,
        Refusal::Strict => words::refusal::STRICT,
        Refusal::Encoding => words::refusal::ENCODING,
        Refusal::Signed => words::refusal::SIGNED,
        Refusal::Shared => words::refusal::SHARED,
    }
}
