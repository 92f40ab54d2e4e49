//! Operations without a column of codes: the name of each stands for it, where names tell the rows apart.

use super::concepts;
use super::dictionary::{Hit, How};
use super::judge::{Chosen, column_of};
use super::labels::Label;
use crate::model::Grid;
use crate::schema::Sheet;
use crate::schema::sheets::{ALL, OperationRow};
use crate::text::normal::folded;
use std::collections::BTreeSet;

/// Rows looked at.
const SAMPLE: usize = 300;
/// What a row of any list may be called; only other columns tell that it is an operation.
const ANY: &[&str] = &["activite", "activity", "action", "actions", "libelle", "description"];
/// Fields that only operations have.
const TELLING: &[usize] = &[
    OperationRow::predecessors,
    OperationRow::optimistic,
    OperationRow::pessimistic,
    OperationRow::per_user,
    OperationRow::max_wait,
    OperationRow::effort,
    OperationRow::go_live,
    OperationRow::modules,
];

/// What a list of operations without codes is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codes {
    /// It has codes, or it is no such list.
    Theirs,
    /// Names stand for codes.
    Names,
    /// A list of operations whose names do not tell them apart.
    Missing,
}

/// Whether names stand for codes; a column of names under a header that may be the code's is the name's then.
pub(super) fn settle(spec: usize, labels: &[Label], chosen: &mut Chosen, grid: &Grid, below: usize, named: bool) -> Codes {
    if ALL[spec].kind != OperationRow::SPEC.kind || column_of(chosen, OperationRow::base).is_none() {
        return Codes::Theirs;
    }
    let texts = |at: usize| -> Vec<String> {
        let cells = grid.rows.iter().skip(below).take(SAMPLE).map(|r| r.get(labels[at].col)).filter(|v| !v.is_empty());
        cells.map(|v| folded(&v.shown())).collect()
    };
    let (code, name) = (column_of(chosen, OperationRow::code), column_of(chosen, OperationRow::name));
    let name = match (code, name) {
        (None, Some(name)) => name,
        (Some(code), None) if !labels[code].own.is_empty() && says_names(&texts(code)) => {
            let Some((hit, _)) = chosen[code].filter(|(hit, _)| hit.how != How::Told) else { return Codes::Theirs };
            chosen[code] = Some((Hit { field: OperationRow::name, ..hit }, None));
            code
        }
        _ => return Codes::Theirs,
    };
    let words: Vec<String> = folded(&labels[name].own).split(' ').map(str::to_owned).collect();
    let noun = |w: &str| concepts::OF_KINDS.iter().any(|(kind, nouns)| *kind == OperationRow::SPEC.kind && nouns.contains(&w.trim_end_matches('s')));
    let other = TELLING.iter().any(|f| column_of(chosen, *f).is_some()) || has_both_ends(labels);
    let is_list = named || other || words.iter().any(|w| noun(w) && !ANY.contains(&w.as_str()));
    // A time sheet: a day a line.
    let sheet_of_hours = labels.iter().any(|l| matches!(folded(&l.own).as_str(), "date" | "jour" | "day"));
    if !is_list || sheet_of_hours {
        return Codes::Theirs;
    }
    let texts = texts(name);
    let distinct = texts.iter().collect::<BTreeSet<_>>().len();
    if texts.len() >= 2 && distinct * 10 >= texts.len() * 9 { Codes::Names } else { Codes::Missing }
}

/// Whether most texts are of several words, as names are and codes are not.
fn says_names(texts: &[String]) -> bool {
    texts.iter().filter(|t| t.contains(' ') && t.chars().filter(|c| c.is_alphabetic()).count() >= 4).count() * 2 >= texts.len().max(1)
}

/// `Début | Fin`, `Start | Finish`: a plan has both.
fn has_both_ends(labels: &[Label]) -> bool {
    let has = |words: &[&str]| labels.iter().any(|l| folded(&l.own).split(' ').any(|w| words.contains(&w)));
    has(&["debut", "start"]) && has(&["fin", "end", "finish", "due"])
}
