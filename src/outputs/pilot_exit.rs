//! `Sortie de pilote`: what is missing by the figures, and the grid of criteria that people keep.

use super::Results;
use super::cells::{kept, live, quoted, widths, word};
use crate::diagnostics::Fault;
use crate::diagnostics::causes::Cause;
use crate::document::{Content, Row, Rule, Table, Tone};
use crate::model::{Criterion, CriterionKind, CriterionState, Lang};
use crate::schema::sheets::CriterionRow;
use crate::steering::Missing;
use crate::steering::gate::PROPOSED;
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let lang = results.context.lang;
    let mut table = Table::new("pilot_exit", words::PILOT_EXIT.get(lang));
    table.columns = kept::<CriterionRow>(lang);
    widths(&mut table.columns, &[("title", 52.0), ("kind", 15.0), ("state", 12.0), ("evidence", 36.0), ("owner", 22.0)]);
    table.keyed = true;
    table.rows = rows(results);
    table.above = figures(results, open_criteria(&table, lang));
    let is = |state| format!("{{state}}={}", quoted(&word(&state, lang)));
    let when = |formula: String, columns, tone| Rule::When { formula, columns, tone };
    table.rules = vec![
        when(is(CriterionState::Met), vec!["state"], Tone::Good),
        when(format!("AND({},{{due}}<>\"\",{{due}}<TODAY())", is(CriterionState::Open)), vec!["due"], Tone::Bad),
        when(is(CriterionState::Open), vec!["state"], Tone::Attention),
    ];
    table
}

/// The criteria of the hospital; where none was ever given and there is a pilot, those that we propose.
fn rows(results: &Results<'_>) -> Vec<Row> {
    let lang = results.context.lang;
    if results.hospital.criteria.is_empty() && !results.plan.pilots.is_empty() {
        let open = CriterionState::Open;
        return PROPOSED.iter().map(|(kind, title)| row(lang, &title.message(lang), *kind, open, None)).collect();
    }
    results.hospital.criteria.iter().map(|c| row(lang, &c.title, c.kind, c.state, Some(c))).collect()
}

fn row(lang: Lang, title: &str, kind: CriterionKind, state: CriterionState, typed: Option<&Criterion>) -> Row {
    let cells = vec![
        title.into(),
        word(&kind, lang).into(),
        word(&state, lang).into(),
        typed.map_or("", |c| c.evidence.as_str()).into(),
        typed.map_or("", |c| c.owner.as_str()).into(),
        typed.and_then(|c| c.due).into(),
    ];
    Row::new(title, cells)
}

/// Always the same lines, so that the grid below never moves: verdict, then what figures say.
fn figures(results: &Results<'_>, criteria: Content) -> Vec<Vec<Content>> {
    let (gate, lang) = (&results.review.gate, results.context.lang);
    let count = |of: fn(&Cause) -> bool| Content::from(u32::try_from(gate.missing.iter().filter(|m| of(&m.cause)).count()).unwrap_or(u32::MAX));
    let verdict = if gate.pilots.is_empty() {
        words::NO_PILOT.get(lang).to_owned()
    } else if gate.passed {
        words::GATE_PASSED.get(lang).to_owned()
    } else {
        words::points_open(gate.missing.len(), lang)
    };
    vec![
        vec![words::VERDICT.get(lang).into(), verdict.into()],
        vec![words::GATE_OPEN_CRITERIA.get(lang).into(), criteria],
        vec![words::GATE_OPERATIONS.get(lang).into(), count(|c| matches!(c, Cause::CycleNotOver { .. }))],
        vec![words::GATE_ISSUES.get(lang).into(), count(is_issue)],
        vec![words::GATE_TRAINING.get(lang).into(), count(|c| matches!(c, Cause::TrainedTooFew { .. }))],
    ]
}

fn open_criteria(table: &Table, lang: Lang) -> Content {
    let open = word(&CriterionState::Open, lang);
    let now = table.rows.iter().filter(|r| r.cells.get(2) == Some(&open.as_str().into())).count();
    let now = u32::try_from(now).unwrap_or(u32::MAX);
    if table.rows.is_empty() { now.into() } else { live(format!("COUNTIF({{state:}},{})", quoted(&open)), now) }
}

pub(super) fn is_issue(cause: &Cause) -> bool {
    matches!(cause, Cause::BlockingIssueOpen { .. } | Cause::MajorIssueOpen { .. })
}

/// Points of the pilot's exit that no sheet of the workbook keeps by itself, for the committee's page: how many of each.
pub(super) fn counted(missing: &[Missing]) -> [usize; 5] {
    let count = |of: &dyn Fn(&Cause) -> bool| missing.iter().filter(|m| of(&m.cause)).count();
    [
        count(&|c| matches!(c, Cause::CycleNotOver { .. })),
        count(&is_issue),
        count(&|c| matches!(c, Cause::TrainedTooFew { .. })),
        count(&|c| matches!(c, Cause::CriterionOpen { .. }) || PROPOSED.iter().any(|p| p.1 == *c)),
        count(&|c| matches!(c, Cause::DocumentationUnsaid {} | Cause::ProcessUnsaid {})),
    ]
}
