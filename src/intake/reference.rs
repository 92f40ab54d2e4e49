//! The example cycle of `templates/`, for a hospital that gave no Operations sheet. Its figures are example values, and the intake says so.

use super::content::Services;
use super::cycle::{self, Means};
use super::headers;
use super::judge::Sight;
use super::letters;
use super::raci;
use super::rows;
use super::waiting::Waiting;
use crate::model::{Cell, Grid, Hospital, Lang, Row, SheetId, Team, Value};
use crate::schema::reference::{Template, cells};
use crate::schema::sheets::OperationRow;
use crate::text::normal::folded;
use std::collections::BTreeSet;

/// A template as a grid.
fn grid(template: Template, lang: Lang) -> Grid {
    let filled = |values: Vec<Value>| (0u32..).zip(values).filter(|(_, v)| *v != Value::Empty).map(|(col, value)| Cell { col, value }).collect();
    let rows = (0u32..).zip(cells(template, lang)).map(|(row, values)| Row { row, cells: filled(values), hidden: false, struck: false });
    Grid { sheet: SheetId(u32::MAX), name: String::new(), rows: rows.collect(), merges: Vec::new(), turned: false }
}

/// The operations, and the teams that they need where the hospital has none.
pub(super) fn fill(h: &mut Hospital, lang: Lang) {
    if h.teams.is_empty() {
        h.teams = grid(Template::Teams, lang).rows.iter().skip(1).filter_map(team).collect();
    }
    let grid = grid(Template::Cycle, lang);
    let dictionary = super::dictionary::Dictionary::new();
    let sight = Sight { index: 0, grid: &grid, file: "", dictionary: &dictionary, services: &Services::new() };
    let Some(table) = headers::tables(sight).into_iter().find(|t| t.spec().kind == "operations") else { return };
    let read = rows::read::<OperationRow>(&table, &grid, &table.columns(&grid)).pieces.concat();
    // Every fault of our own file is seen by the test below; what a hospital's teams lack is no fault of theirs.
    let mut unsaid = Vec::new();
    h.operations =
        cycle::operations(&read, &Means { teams: &h.teams, modules: &h.modules, rejected: &[], waiting: &Waiting::default() }, &mut unsaid);
    for op in &mut h.operations {
        op.place = None;
    }
}

fn team(row: &Row) -> Option<Team> {
    let capacity = match row.get(2) {
        Value::Number(n) => crate::schema::cells::Whole::of(*n)?,
        _ => return None,
    };
    let code = crate::model::Code::new(row.get(0).shown());
    Some(Team { code, name: row.get(1).shown(), capacity, day_cost: None, members: Vec::new(), absences: Vec::new(), place: None })
}

/// The letters that go with the cycle.
pub(super) fn raci(h: &mut Hospital, lang: Lang) {
    let known: BTreeSet<String> = h.operations.iter().map(|o| folded(o.code.as_str())).collect();
    let grid = grid(Template::Raci, lang);
    let found: Vec<raci::RaciFound> = raci::regions(&grid, &[]).iter().filter_map(|r| raci::read(&grid, r, &known)).collect();
    let mut unsaid = Vec::new();
    h.raci = letters::raci(&found, &h.operations, true, &[], h.settings.raci_reading, &mut unsaid);
    h.raci.places.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_cycle_is_whole() {
        for lang in [Lang::Fr, Lang::En] {
            let mut h = Hospital::default();
            fill(&mut h, lang);
            raci(&mut h, lang);
            assert!(h.operations.len() >= 20);
            assert_eq!(h.operations.iter().filter(|o| o.go_live).count(), 1);
            assert!(h.operations.iter().filter(|o| o.training).count() >= 2);
            assert!(h.operations.iter().all(|o| o.team.is_some()), "each operation has a team");
            assert!(
                h.operation_indices().all(|op| h.raci.of(op).filter(|(_, l)| l.a).count() == 1 && h.raci.of(op).any(|(_, l)| l.r)),
                "one A and an R each"
            );
        }
    }
}
