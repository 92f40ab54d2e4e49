//! From results to documents: one file an output, no bytes in here.

pub mod calendars;
pub mod convocations;
pub mod passport;
pub mod rosters;
pub mod signin;

use crate::accounts::Ledger;
use crate::diagnostics::{Diagnostic, Recognised};
use crate::document::Document;
use crate::model::{Context, Hospital, Sources};
use crate::plan::Plan;
use crate::roster::Roster;
use crate::steering::Review;

/// Everything that was decided, for those who write it down.
pub struct Results<'a> {
    pub hospital: &'a Hospital,
    pub plan: &'a Plan,
    pub roster: &'a Roster,
    pub ledger: &'a Ledger,
    pub review: &'a Review,
    pub diagnostics: &'a [Diagnostic],
    pub recognised: &'a [Recognised],
    pub sources: &'a Sources,
    pub context: &'a Context,
    /// Account formats found in the input: file name and text.
    pub formats: &'a [(String, String)],
}

/// A part of OUT, for `--only`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Accounts,
    Rosters,
    Planning,
    Report,
}

/// All documents of the parts wanted, in the order of PRODUCT §5.
pub fn all(results: &Results<'_>, parts: &[Part]) -> (Vec<Document>, Vec<Diagnostic>) {
    let mut documents = Vec::new();
    if parts.contains(&Part::Rosters) {
        documents.extend(rosters::documents(results));
        documents.extend(signin::documents(results));
        documents.extend(convocations::documents(results));
        documents.extend(calendars::documents(results));
        documents.extend(passport::documents(results));
    }
    (documents, Vec::new())
}
