//! From results to documents: one file an output, no bytes in here.

pub mod accounts;
pub mod benefits;
pub mod blank;
pub mod calendars;
mod cells;
pub mod convocations;
pub mod copil;
pub mod copil_book;
pub mod diagnostics;
pub mod gantt;
pub mod issues;
pub mod journal;
pub mod living;
pub mod load;
pub mod passport;
pub mod pilot_exit;
pub mod planning;
pub mod raci;
pub mod reference;
pub mod rosters;
pub mod signin;
pub mod status;
pub mod synthesis;

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

/// All documents of the parts wanted, in the order of PRODUCT §5; diagnostics always.
pub fn all(results: &Results<'_>, parts: &[Part]) -> (Vec<Document>, Vec<Diagnostic>) {
    let wanted = |part| parts.contains(&part);
    let mut documents = Vec::new();
    let mut diagnostics = Vec::new();
    if wanted(Part::Accounts) {
        let (made, faults) = accounts::documents(results);
        documents.extend(made);
        diagnostics.extend(faults);
    }
    if wanted(Part::Planning) {
        documents.push(living::document(results));
    }
    if wanted(Part::Rosters) {
        documents.extend(rosters::documents(results));
        documents.extend(signin::documents(results));
        documents.extend(convocations::documents(results));
        documents.extend(calendars::documents(results));
        documents.extend(passport::documents(results));
    }
    if wanted(Part::Report) {
        documents.extend(report(results));
    }
    documents.extend(self::diagnostics::documents(results));
    (documents, diagnostics)
}

/// The committee's page and workbook, and plan and roster as data.
fn report(results: &Results<'_>) -> Vec<Document> {
    let plan = crate::plan::json(results.hospital, results.plan);
    let roster = crate::roster::json(results.hospital, results.plan, results.roster, results.context);
    vec![
        Document::Json { path: "report/plan.json".into(), value: plan },
        Document::Json { path: "report/roster.json".into(), value: roster },
        copil::document(results),
        copil_book::document(results),
    ]
}
