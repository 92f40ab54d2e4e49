//! From documents to bytes, escaping included.

pub mod ics;

use crate::diagnostics::Diagnostic;
use crate::document::{Artifact, Document};

/// A file that cannot be written as it should.
#[derive(Debug)]
pub struct WriteError {
    pub path: String,
    pub reason: String,
}

#[allow(clippy::needless_pass_by_value)] // writers take documents apart
/// The bytes of a document. `previous`: what OUT holds at that path now, for what is updated in place.
/// The diagnostics tell what the merge met (a clash, a row that no longer applies).
pub fn render(document: Document, previous: Option<&[u8]>) -> Result<(Artifact, Vec<Diagnostic>), WriteError> {
    let _ = previous;
    Ok((Artifact { path: document.path().to_owned(), bytes: Vec::new() }, Vec::new()))
}
