//! From results to documents: one file an output, no bytes in here.

pub mod accounts;
pub mod annotation;
pub mod benefits;
pub mod blank;
pub mod calendars;
mod cells;
pub mod convocations;
pub mod copil;
pub mod copil_book;
pub mod diagnostics;
mod faults;
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
pub mod understood;

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

/// Documents, and what was met when laying them out.
pub type Made = (Vec<Document>, Vec<Diagnostic>);

/// A family of outputs: its part, and how it is laid out. One at a time, so that only one stands in memory beside the bytes.
pub type Family = (Part, fn(&Results<'_>) -> Made);

/// Every family, in the order of PRODUCT §5, but for the report of diagnostics, which comes last of all.
pub const FAMILIES: [Family; 12] = [
    (Part::Planning, |r| (vec![living::document(r)], Vec::new())),
    (Part::Accounts, accounts::FAMILIES[0]),
    (Part::Accounts, accounts::FAMILIES[1]),
    (Part::Accounts, accounts::FAMILIES[2]),
    (Part::Accounts, accounts::FAMILIES[3]),
    (Part::Accounts, accounts::FAMILIES[4]),
    (Part::Rosters, |r| (rosters::documents(r), Vec::new())),
    (Part::Rosters, |r| (signin::documents(r), Vec::new())),
    (Part::Rosters, |r| (convocations::documents(r), Vec::new())),
    (Part::Rosters, |r| (calendars::documents(r), Vec::new())),
    (Part::Rosters, |r| (passport::documents(r), Vec::new())),
    (Part::Report, |r| (report(r), Vec::new())),
];

/// All documents of the parts wanted; diagnostics always.
pub fn all(results: &Results<'_>, parts: &[Part]) -> Made {
    let (mut documents, mut said) = (Vec::new(), Vec::new());
    for (_, family) in FAMILIES.iter().filter(|(part, _)| parts.contains(part)) {
        let (more, faults) = family(results);
        documents.extend(more);
        said.extend(faults);
    }
    documents.extend(diagnostics::documents(results));
    (documents, said)
}

/// The committee's page and workbook, and plan and roster as data.
fn report(results: &Results<'_>) -> Vec<Document> {
    let plan = crate::plan::json(results.hospital, results.plan);
    // As text at once: a tree of a large roster would take ten times its room.
    let roster = crate::roster::json_text(results.hospital, results.plan, results.roster, results.context);
    vec![
        Document::Json { path: "report/plan.json".into(), value: plan },
        Document::Bytes { path: "report/roster.json".into(), bytes: roster.into_bytes() },
        copil::document(results),
        copil_book::document(results),
    ]
}
