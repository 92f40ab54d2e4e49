//! Operations in an order where predecessors come first.

use super::assemble::called;
use super::waiting::Waiting;
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::intake::Intake;
use crate::model::{
    Code, Lag, Link, LinkType, MaxWait, Module, ModuleIx, OpIx, Operation, OperationKind, PersonDays, SheetId, Team, TeamIx, WorkTime,
};
use crate::schema::Sheet;
use crate::schema::cells::LinkText;
use crate::schema::sheets::{ModuleRow, OperationRow, TeamRow};
use crate::text::DidYouMean;
use crate::text::normal::{folded, nearest};
use std::collections::HashMap;

/// Words that begin or name the go-live of a cycle, folded.
const GO_LIVE: &[&str] = &["bascule", "demarrage", "go live", "mise en service", "mise en production", "ouverture du service", "cutover"];

/// What operations refer to.
pub(super) struct Means<'a> {
    pub(super) teams: &'a [Team],
    pub(super) modules: &'a [Module],
    /// Codes of operations whose row stayed out.
    pub(super) rejected: &'a [Code],
    /// Codes of teams whose row stayed out.
    pub(super) waiting: &'a Waiting,
}

/// An index by folded code.
pub(super) fn by_code<'a>(codes: impl Iterator<Item = &'a Code>) -> HashMap<String, u32> {
    let mut index = HashMap::new();
    for (code, ix) in codes.zip(0u32..) {
        index.entry(folded(code.as_str())).or_insert(ix);
    }
    index
}

/// Rows become operations: links settled, loops cut and said, the go-live known.
pub(super) fn operations(rows: &[OperationRow], means: &Means<'_>, report: &mut Vec<Diagnostic>) -> Vec<Operation> {
    let codes = by_code(rows.iter().map(|r| &r.code));
    let mut all: Vec<Operation> = rows.iter().map(|row| operation(row, means, report)).collect();
    let mut lines: HashMap<SheetId, Vec<u32>> = HashMap::new();
    for (ix, row) in (0u32..).zip(rows) {
        lines.entry(row.at.sheet).or_default().push(ix);
    }
    let known = Known { codes: &codes, rows, lines };
    let links: Vec<Vec<Link>> = rows
        .iter()
        .map(|row| {
            let all = row.predecessors.0.iter().filter(|text| !known.is_rest(text, row)).flat_map(|text| known.meant(text, row));
            all.filter_map(|text| link(row, &text, &known, means, report)).collect()
        })
        .collect();
    for ((op, row), links) in all.iter_mut().zip(rows).zip(links) {
        op.predecessors = links;
        op.max_wait = row.max_wait.0.iter().filter_map(|w| wait(row, &w.code, w.max, &codes, report)).collect();
    }
    cut_loops(&mut all, rows, report);
    settle_go_live(&mut all, rows, report);
    mark_training(&mut all);
    in_order(all)
}

fn wait(row: &OperationRow, code: &Code, max: WorkTime, codes: &HashMap<String, u32>, report: &mut Vec<Diagnostic>) -> Option<MaxWait> {
    if let Some(ix) = codes.get(&folded(code.as_str())) {
        Some(MaxWait { to: OpIx(*ix), max })
    } else {
        let near = DidYouMean(None);
        report.push(Diagnostic::at(
            row.at.cell(OperationRow::max_wait),
            Intake::UnknownReference { column: OperationRow::SPEC.columns[OperationRow::max_wait].header, found: code.clone(), near },
        ));
        None
    }
}

/// The only operation of that name.
fn named(key: &str, rows: &[OperationRow]) -> Option<u32> {
    let mut hits = (0u32..).zip(rows).filter(|(_, row)| folded(&row.name) == key);
    match (hits.next(), hits.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// `17 - Assign staff`: the number and the name, as MS Project for the web writes them.
fn numbered(text: &LinkText) -> Option<LinkText> {
    let (number, _) = text.typed.as_str().split_once(" - ")?;
    Some(LinkText { code: Code::new(number.trim()), kind: LinkType::FinishStart, lag: Lag(0), typed: text.typed.clone() })
}

/// What predecessors are looked for among.
struct Known<'a> {
    codes: &'a HashMap<String, u32>,
    rows: &'a [OperationRow],
    /// The rows of each sheet, in order.
    lines: HashMap<SheetId, Vec<u32>>,
}

impl Known<'_> {
    /// An operation by code, by row number in the list of the row where no code is that number, or by name.
    fn find(&self, code: &Code, row: &OperationRow) -> Option<OpIx> {
        let key = folded(code.as_str());
        let line = |n: usize| self.lines.get(&row.at.sheet)?.get(n.checked_sub(1)?).copied();
        let number = code.as_str().parse::<usize>().ok().and_then(line);
        self.codes.get(&key).copied().or(number).or_else(|| named(&key, self.rows)).map(OpIx)
    }

    /// Whether a piece is the rest of a name with commas, behind the number that told it already: `27 - Training (computer, classroom)`.
    fn is_rest(&self, text: &LinkText, row: &OperationRow) -> bool {
        let told = row.predecessors.0.iter().filter_map(numbered).filter_map(|t| self.find(&t.code, row));
        let rest = folded(text.typed.as_str());
        self.find(&text.code, row).is_none()
            && told.map(|op| folded(&self.rows[op.0 as usize].name)).any(|name| !rest.is_empty() && name.contains(&rest))
    }

    /// What one predecessor as typed means: `DEP-01` is the operation of that code before it is `DEP` less a day, and `E3 et E4` are two.
    fn meant(&self, text: &LinkText, row: &OperationRow) -> Vec<LinkText> {
        let whole = LinkText::plain(text.typed.clone());
        if self.find(&whole.code, row).is_some() {
            return vec![whole];
        }
        if self.find(&text.code, row).is_some() {
            return vec![text.clone()];
        }
        if let Some(numbered) = numbered(text)
            && self.find(&numbered.code, row).is_some()
        {
            return vec![numbered];
        }
        if let Some(glued) = text.with_glued_kind().filter(|glued| self.find(&glued.code, row).is_some()) {
            return vec![glued];
        }
        let pieces: Vec<LinkText> = text.pieces().iter().flat_map(|piece| self.meant(piece, row)).collect();
        if pieces.iter().any(|piece| self.find(&piece.code, row).is_some()) {
            return pieces;
        }
        // A code that nobody has, with its hyphen or with a lag.
        vec![if text.typed.as_str().contains(char::is_whitespace) || text.lag.0 >= 0 { text.clone() } else { whole }]
    }
}

/// The link of a row to one predecessor; `None`, and said, where nothing is called so.
fn link(row: &OperationRow, text: &LinkText, known: &Known<'_>, means: &Means<'_>, report: &mut Vec<Diagnostic>) -> Option<Link> {
    let place = row.at.cell(OperationRow::predecessors);
    match known.find(&text.code, row) {
        Some(from) if known.rows[from.0 as usize].code == row.code => {
            report.push(Diagnostic::at(place, Intake::PredecessorLoop { found: vec![row.code.clone(), row.code.clone()] }));
            None
        }
        Some(from) => Some(Link { from, kind: text.kind, lag: text.lag }),
        None if means.rejected.iter().any(|c| folded(c.as_str()) == folded(text.code.as_str())) => None,
        None => {
            let near = DidYouMean(nearest(text.code.as_str(), known.rows.iter().map(|r| r.code.as_str())).map(str::to_owned));
            report.push(Diagnostic::at(place, Intake::UnknownPredecessor { found: text.code.clone(), near }));
            None
        }
    }
}

fn operation(row: &OperationRow, means: &Means<'_>, report: &mut Vec<Diagnostic>) -> Operation {
    let header = |field: usize| OperationRow::SPEC.columns[field].header;
    let team = row.team.as_ref().and_then(|code| {
        let found = called(means.teams.iter().map(|t| (&t.code, t.name.as_str())), code).map(TeamIx);
        if found.is_none() && !means.teams.is_empty() && !means.waiting.has::<TeamRow>(code.as_str()) {
            let near = DidYouMean(nearest(code.as_str(), means.teams.iter().map(|t| t.code.as_str())).map(str::to_owned));
            report.push(Diagnostic::at(
                row.at.cell(OperationRow::team),
                Intake::UnknownReference { column: header(OperationRow::team), found: code.clone(), near },
            ));
        }
        found
    });
    let modules = row.modules.0.iter().filter_map(|code| module(row, code, means, report)).collect();
    let (min, mut max) = (row.min.map(|d| d.0), row.max.map(|d| d.0));
    if let (Some(low), Some(high)) = (min, max)
        && low > high
    {
        report
            .push(Diagnostic::at(row.at.cell(OperationRow::min), Intake::MinOverMax { min: low, max: high }).also([row.at.cell(OperationRow::max)]));
        max = None;
    }
    Operation {
        code: row.code.clone(),
        name: row.name.clone(),
        kind: row.kind.unwrap_or(OperationKind::Technical),
        base: row.base.0,
        per_user: row.per_user.map_or(0.0, |d| d.0),
        complexity_effect: row.complexity_effect.unwrap_or(false),
        min,
        max,
        optimistic: row.optimistic.map(|d| d.0),
        pessimistic: row.pessimistic.map(|d| d.0),
        effort: PersonDays(row.effort.map_or(row.base.0, |e| e.0)),
        predecessors: Vec::new(),
        max_wait: Vec::new(),
        team,
        people: row.people.map_or(1, |p| p.0),
        modules,
        recurrent: row.recurrent.unwrap_or(false),
        can_be_anticipated: row.can_be_anticipated.unwrap_or(false),
        go_live: row.go_live.unwrap_or(false),
        training: false,
        place: Some(row.at.place()),
    }
}

fn module(row: &OperationRow, code: &Code, means: &Means<'_>, report: &mut Vec<Diagnostic>) -> Option<ModuleIx> {
    let found = called(means.modules.iter().map(|m| (&m.code, m.name.as_str())), code).map(ModuleIx);
    if found.is_none() && !means.modules.is_empty() && !means.waiting.has::<ModuleRow>(code.as_str()) {
        let near = DidYouMean(nearest(code.as_str(), means.modules.iter().map(|m| m.code.as_str())).map(str::to_owned));
        let column = OperationRow::SPEC.columns[OperationRow::modules].header;
        report.push(Diagnostic::at(row.at.cell(OperationRow::modules), Intake::UnknownReference { column, found: code.clone(), near }));
    }
    found
}

/// Cuts each loop at the link that closes it, and shows the loop that they form.
fn cut_loops(all: &mut [Operation], rows: &[OperationRow], report: &mut Vec<Diagnostic>) {
    // 0 not seen, 1 on the path, 2 done
    let mut state = vec![0u8; all.len()];
    // Loops that share an operation are one fault.
    let mut said = vec![false; all.len()];
    for start in 0..all.len() {
        let mut path: Vec<(usize, usize)> = Vec::new();
        if state[start] == 0 {
            state[start] = 1;
            path.push((start, 0));
        }
        while let Some(&(at, next)) = path.last() {
            let Some(link) = all[at].predecessors.get(next).copied() else {
                state[at] = 2;
                path.pop();
                continue;
            };
            let to = link.from.0 as usize;
            if state[to] == 1 {
                let from = path.iter().position(|(n, _)| *n == to).unwrap_or(0);
                let mut found: Vec<Code> = path[from..].iter().rev().map(|(n, _)| all[*n].code.clone()).collect();
                found.insert(0, all[to].code.clone());
                let places: Vec<_> = path[from..].iter().map(|(n, _)| rows[*n].at.cell(OperationRow::predecessors)).collect();
                let told = path[from..].iter().any(|(n, _)| said[*n]);
                path[from..].iter().for_each(|(n, _)| said[*n] = true);
                if !told {
                    report.push(
                        Diagnostic::at(rows[at].at.cell(OperationRow::predecessors), Intake::PredecessorLoop { found })
                            .also(places.into_iter().filter(|p| *p != rows[at].at.cell(OperationRow::predecessors))),
                    );
                }
                all[at].predecessors.remove(next);
                continue;
            }
            if let Some(top) = path.last_mut() {
                top.1 += 1;
            }
            if state[to] == 0 {
                state[to] = 1;
                path.push((to, 0));
            }
        }
    }
}

/// One operation is the go-live: the one marked, else the one named so.
fn settle_go_live(all: &mut [Operation], rows: &[OperationRow], report: &mut Vec<Diagnostic>) {
    let marked: Vec<usize> = all.iter().enumerate().filter(|(_, o)| o.go_live).map(|(i, _)| i).collect();
    if let Some((first, more)) = marked.split_first() {
        for extra in more {
            all[*extra].go_live = false;
        }
        let _ = first;
        return;
    }
    let Some(last) = rows.last() else { return };
    let named = all.iter().position(|o| GO_LIVE.iter().any(|w| folded(&o.name).starts_with(w) || folded(o.code.as_str()) == *w));
    match named {
        Some(at) => {
            all[at].go_live = true;
            report.push(Diagnostic::at(rows[at].at.cell(OperationRow::go_live), Intake::GoLiveGuessed { found: all[at].code.clone() }));
        }
        None => report.push(Diagnostic::at(last.at.cell(OperationRow::go_live), Intake::NoGoLive {})),
    }
}

/// Training: what trains modules, or is named so, and comes before the go-live.
fn mark_training(all: &mut [Operation]) {
    let Some(go_live) = all.iter().position(|o| o.go_live) else { return };
    let mut before = vec![false; all.len()];
    let mut todo = vec![go_live];
    while let Some(at) = todo.pop() {
        for link in &all[at].predecessors {
            let from = link.from.0 as usize;
            if !before[from] {
                before[from] = true;
                todo.push(from);
            }
        }
    }
    for (op, before) in all.iter_mut().zip(before) {
        let name = folded(&op.name);
        let named = name.split(' ').any(|w| matches!(w, "formation" | "formations" | "training" | "former"));
        op.training = before && (!op.modules.is_empty() || named);
    }
}

/// Predecessors first, otherwise the order of the sheet.
fn in_order(all: Vec<Operation>) -> Vec<Operation> {
    let mut order: Vec<usize> = Vec::with_capacity(all.len());
    let mut placed = vec![false; all.len()];
    while order.len() < all.len() {
        let next = (0..all.len()).find(|i| !placed[*i] && all[*i].predecessors.iter().all(|l| placed[l.from.0 as usize]));
        // Loops were cut, so there always is one.
        let next = next.or_else(|| (0..all.len()).find(|i| !placed[*i]));
        let Some(next) = next else { break };
        placed[next] = true;
        order.push(next);
    }
    let mut new = vec![0u32; all.len()];
    for (ix, old) in (0u32..).zip(&order) {
        new[*old] = ix;
    }
    let moved = |ix: OpIx| OpIx(new[ix.0 as usize]);
    let mut slots: Vec<Option<Operation>> = all.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|old| slots[old].take())
        .map(|mut op| {
            for link in &mut op.predecessors {
                link.from = moved(link.from);
            }
            for wait in &mut op.max_wait {
                wait.to = moved(wait.to);
            }
            op
        })
        .collect()
}
