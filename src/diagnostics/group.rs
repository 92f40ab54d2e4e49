//! The same fault in many cells is one message with a count (PRODUCT §7.1).

use super::{Diagnostic, Severity};
use crate::model::place::{a1, column_letters};
use crate::model::{Lang, Place, SheetId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Distinct sentences about one column that are shown apart before the rest is drawn together.
const APART: usize = 5;

/// Equal faults of one column, drawn together.
#[derive(Debug)]
pub struct Group<'a> {
    pub first: &'a Diagnostic,
    pub sheet: Option<SheetId>,
    /// Every cell, in order.
    pub cells: Vec<(u32, u32)>,
    pub also: Vec<Place>,
    pub count: usize,
    /// Distinct values found, in order of appearance.
    pub found: Vec<String>,
    pub message: String,
}

/// Faults that keep a whole table out, whatever the cell they are said at.
const WHOLE: &[&str] = &["I001", "I002", "I006", "I007", "I101", "I155", "I156"];

/// Faults of a whole header: one message, whichever its columns.
const OF_A_HEADER: &[&str] = &["I157"];

/// Groups by code, sheet, column and sentence; beyond five sentences about one column, the rest together. Errors first, and among equals those that block most.
pub fn grouped(all: &[Diagnostic], lang: Lang) -> Vec<Group<'_>> {
    type Key = (&'static str, Option<SheetId>, Option<u32>);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut by_sentence: BTreeMap<(Key, String), usize> = BTreeMap::new();
    let mut sentences: BTreeMap<Key, usize> = BTreeMap::new();
    let mut rest: BTreeMap<Key, usize> = BTreeMap::new();
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    for d in all {
        let key: Key = (d.code(), d.at.map(|p| p.sheet), d.at.and_then(|p| p.cell).map(|c| c.1).filter(|_| !OF_A_HEADER.contains(&d.code())));
        let message = d.fault.message(lang);
        let at = if let Some(&at) = by_sentence.get(&(key, message.clone())) {
            at
        } else {
            let apart = sentences.entry(key).or_insert(0);
            let at = match rest.get(&key) {
                Some(&at) if *apart >= APART => at,
                _ => {
                    groups.push(Group {
                        first: d,
                        sheet: key.1,
                        cells: Vec::new(),
                        also: Vec::new(),
                        count: 0,
                        found: Vec::new(),
                        message: message.clone(),
                    });
                    seen.push(BTreeSet::new());
                    groups.len() - 1
                }
            };
            *apart += 1;
            if *apart >= APART {
                rest.entry(key).or_insert(at);
            } else {
                by_sentence.insert((key, message), at);
            }
            at
        };
        let group = &mut groups[at];
        group.count += 1;
        group.cells.extend(d.at.and_then(|p| p.cell));
        group.also.extend(d.also.iter().copied());
        if let Some(found) = d.fault.fact("found", lang)
            && seen[at].len() < 50
            && seen[at].insert(found.clone())
        {
            group.found.push(found);
        }
    }
    for group in &mut groups {
        group.cells.sort_unstable();
        group.cells.dedup();
    }
    groups.sort_by_key(rank);
    groups
}

/// By severity, then what keeps a file or a table out, then dates and seats (they may have moved since the last run, where cells only stay as they are),
/// then by how many cells; otherwise as they came.
fn rank(group: &Group<'_>) -> (Severity, bool, bool, Reverse<usize>) {
    let code = group.first.code();
    let decided = code.starts_with(['P', 'R']);
    let whole = code.starts_with('F') || WHOLE.contains(&code);
    (group.first.severity(), !whole, !decided, Reverse(group.count))
}

/// Cells as A1 cells and one-column ranges, never cut short.
pub fn ranges(cells: &[(u32, u32)]) -> Vec<String> {
    let mut by_column: Vec<(u32, u32)> = cells.iter().map(|(r, c)| (*c, *r)).collect();
    by_column.sort_unstable();
    by_column.dedup();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&(col, first)) = by_column.get(at) {
        let mut last = first;
        while by_column.get(at + 1).is_some_and(|&(c, r)| c == col && r == last + 1) {
            last += 1;
            at += 1;
        }
        out.push(if first == last { a1(first, col) } else { format!("{}:{}{}", a1(first, col), column_letters(col), u64::from(last) + 1) });
        at += 1;
    }
    out
}

/// How many of each severity.
pub fn count(all: &[Diagnostic], severity: Severity) -> usize {
    all.iter().filter(|d| d.severity() == severity).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_decided_stands_before_cells_to_look_at() {
        use crate::diagnostics::catalogue::{accounts::Accounts, intake::Intake, roster::Rostering};
        let all = [
            Diagnostic::new(Intake::DuplicateRow {}),
            Diagnostic::new(Intake::DuplicateRow {}),
            Diagnostic::new(Accounts::NoDomain {}),
            Diagnostic::new(Rostering::SeatsMoved { found: 3 }),
            Diagnostic::new(Intake::NothingRecognised {}),
        ];
        let codes: Vec<&str> = grouped(&all, Lang::Fr).iter().map(|g| g.first.code()).collect();
        assert_eq!(codes, ["I001", "R010", "I041", "A014"]);
    }

    #[test]
    fn neighbours_in_a_column_are_one_range() {
        assert_eq!(ranges(&[(4, 3), (5, 3), (6, 3), (9, 3), (5, 1)]), ["B6", "D5:D7", "D10"]);
    }
}
