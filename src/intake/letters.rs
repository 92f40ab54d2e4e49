//! The letters of the RACI over known operations, checked by the reading that the settings say.

use super::actors::actor;
use super::cycle::by_code;
use super::raci::{RaciFound, names};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::raci::Letters;
use crate::model::{Code, OpIx, Operation, Place, Raci, RaciReading};
use crate::schema::Sheet;
use crate::schema::sheets::OperationRow;
use crate::text::DidYouMean;
use crate::text::normal::{folded, nearest};
use std::collections::{BTreeMap, HashMap};

/// Which operations the rows of matrices are. A row that names none is said, unless its operation's own row stayed out.
struct Rows<'a> {
    codes: HashMap<String, u32>,
    names: HashMap<String, u32>,
    operations: &'a [Operation],
}

impl Rows<'_> {
    fn operation(&self, text: &str) -> Option<OpIx> {
        let key = folded(text);
        self.codes.get(&key).or_else(|| self.names.get(&key)).copied().map(OpIx)
    }
    fn near(&self, text: &str) -> DidYouMean {
        let words = self.operations.iter().flat_map(|o| [o.code.as_str(), o.name.as_str()]);
        DidYouMean(nearest(text, words).map(str::to_owned))
    }
}

/// The letters of all matrices. Without a list of operations (`listed`), rows that name none are one fault.
pub(super) fn raci(
    found: &[RaciFound],
    operations: &[Operation],
    listed: bool,
    out: &[Code],
    reading: RaciReading,
    report: &mut Vec<Diagnostic>,
) -> Raci {
    let rows = Rows {
        codes: by_code(operations.iter().map(|o| &o.code)),
        names: operations.iter().map(|o| folded(&o.name)).zip(0u32..).collect(),
        operations,
    };
    let mut raci = Raci::default();
    let mut first: BTreeMap<OpIx, Place> = BTreeMap::new();
    for matrix in found {
        let mut ops: Vec<Option<OpIx>> = Vec::with_capacity(matrix.rows.len());
        for head in &matrix.rows {
            let op = names(head).find_map(|t| rows.operation(t));
            if let Some(op) = op {
                first.entry(op).or_insert(head.place);
            } else if !names(head).any(|t| out.iter().any(|c| folded(c.as_str()) == folded(t))) {
                let column = OperationRow::SPEC.columns[OperationRow::code].header;
                let fault = if listed {
                    Intake::UnknownReferenceRow { column, found: Code::new(head.text.clone()), near: rows.near(&head.text) }
                } else {
                    Intake::NoOperationList {}
                };
                report.push(Diagnostic::at(head.place, fault));
            }
            ops.push(op);
        }
        let actors: Vec<usize> = matrix.cols.iter().map(|head| actor_of(&mut raci, &head.text)).collect();
        for mark in &matrix.marks {
            let (Some(Some(op)), Some(at)) = (ops.get(mark.row), actors.get(mark.col)) else { continue };
            put(&mut raci, (*op, *at), mark.what, mark.place, &operations[op.0 as usize].code, report);
        }
    }
    if let Some(matrix) = found.first().filter(|_| listed || !first.is_empty()) {
        check(&Place::sheet(matrix.recognised.sheet), &first, &raci, operations, reading, report);
    }
    raci
}

/// The column of an actor; one that no matrix had before is added.
fn actor_of(raci: &mut Raci, text: &str) -> usize {
    let actor = actor(text);
    let known = raci.actors.iter().position(|a| folded(a.as_str()) == folded(actor.as_str()));
    known.unwrap_or_else(|| {
        raci.actors.push(actor);
        raci.actors.len() - 1
    })
}

/// Notes letters; others that stand already for the same operation and actor are kept, and that is said.
fn put(raci: &mut Raci, at: (OpIx, usize), what: Letters, place: Place, operation: &Code, report: &mut Vec<Diagnostic>) {
    match raci.letters.get(&at).copied() {
        Some(kept) if kept != what => {
            let (operation, actor) = (operation.clone(), raci.actors[at.1].clone());
            let fault = Intake::LettersTwice { operation, actor, found: what.shown(), kept: kept.shown() };
            report.push(Diagnostic::at(place, fault).also(raci.places.get(&at).copied()));
        }
        Some(_) => {}
        None => {
            raci.letters.insert(at, what);
            raci.places.insert(at, place);
        }
    }
}

/// Whether letters are of a kind.
type Test = fn(&Letters) -> bool;

fn check(sheet: &Place, first: &BTreeMap<OpIx, Place>, raci: &Raci, operations: &[Operation], reading: RaciReading, report: &mut Vec<Diagnostic>) {
    let (answers, does): (Test, Test) = match reading {
        RaciReading::RealiseApprouve => (|l| l.a, |l| l.r),
        RaciReading::ResponsableActeur => (|l| l.r, |l| l.a),
    };
    let (answers_letter, does_letter) = match reading {
        RaciReading::RealiseApprouve => ("A", "R"),
        RaciReading::ResponsableActeur => ("R", "A"),
    };
    for (op, operation) in (0u32..).map(OpIx).zip(operations) {
        let code = operation.code.clone();
        let Some(place) = first.get(&op).copied() else {
            report.push(Diagnostic::at(*sheet, Intake::OperationWithoutRaci { found: code }));
            continue;
        };
        let with = |test: Test| raci.letters.range((op, 0)..=(op, usize::MAX)).filter(|(_, l)| test(l)).map(|((_, a), _)| *a).collect::<Vec<usize>>();
        let (a, r) = (with(answers), with(does));
        let letter = answers_letter.to_owned();
        if a.is_empty() {
            report.push(Diagnostic::at(place, Intake::NoAccountable { operation: code.clone(), letter }));
        } else if a.len() > 1 {
            let places: Vec<_> = a.iter().filter_map(|x| raci.places.get(&(op, *x)).copied()).collect();
            let found = a.iter().filter_map(|x| raci.actors.get(*x).cloned()).collect();
            let first = places.first().copied().unwrap_or(place);
            report.push(Diagnostic::at(first, Intake::TwoAccountable { operation: code.clone(), letter, found }).also(places.into_iter().skip(1)));
        }
        if r.is_empty() {
            report.push(Diagnostic::at(place, Intake::NoResponsible { operation: code, letter: does_letter.to_owned() }));
        }
    }
}
