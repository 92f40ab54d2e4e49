//! What stayed out: the codes of rows that were left aside, by sheet. What refers to one of them waits with it, and its fault is told once.

use crate::diagnostics::catalogue::intake::Intake;
use crate::model::Code;
use crate::schema::Sheet;
use crate::text::normal::folded;
use crate::text::{DidYouMean, Tr};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of rows left aside, by kind of sheet.
#[derive(Debug, Default)]
pub(super) struct Waiting(BTreeMap<&'static str, BTreeSet<String>>);

impl Waiting {
    /// Notes the codes of a sheet that no kept row has.
    pub(super) fn note<T: Sheet>(&mut self, codes: impl IntoIterator<Item = Code>) {
        self.0.entry(T::SPEC.kind).or_default().extend(codes.into_iter().map(|c| folded(c.as_str())));
    }
    pub(super) fn has<T: Sheet>(&self, code: &str) -> bool {
        self.0.get(T::SPEC.kind).is_some_and(|codes| codes.contains(&folded(code)))
    }
    /// What to say of a cell that refers to a code which is not there; the row does without it.
    pub(super) fn cell<T: Sheet>(&self, column: Tr, found: Code, near: DidYouMean) -> Intake {
        if self.has::<T>(found.as_str()) { Intake::WaitsForAnother { column, found } } else { Intake::UnknownReference { column, found, near } }
    }
    /// The same of a row that cannot do without it.
    pub(super) fn row<T: Sheet>(&self, column: Tr, found: Code, near: DidYouMean) -> Intake {
        if self.has::<T>(found.as_str()) { Intake::WaitsForAnother { column, found } } else { Intake::UnknownReferenceRow { column, found, near } }
    }
}
