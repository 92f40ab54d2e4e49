//! Every table of every grid, by kind: what `Colonnes` settles first, then headers, then matrices where no header speaks.

use super::content::{self, Holds, Services};
use super::dictionary::{Dictionary, How, Told};
use super::duty;
use super::headers::tables as tables_of;
use super::judge::{Found, Sight};
use super::raci::{self, Region};
use super::raci_names;
use super::rows;
use super::turned::turned;
use crate::diagnostics::catalogue::intake::Intake;
use crate::diagnostics::{Diagnostic, Recognised, Why};
use crate::model::{Grid, Row, Sources, Value};
use crate::schema::Sheet;
use crate::schema::sheets::{ALL, ColumnRow, OperationRow, ServiceRow, TeamRow, spec};
use crate::text::normal::folded;
use std::collections::BTreeSet;

/// What was found.
pub(super) struct Tables {
    pub(super) found: Vec<Found>,
    /// Duty rosters, with their grid: read once people are known.
    pub(super) duties: Vec<(usize, duty::Region)>,
    /// Matrices of letters, with their grid: read once the operations are known.
    pub(super) racis: Vec<(usize, Region)>,
    /// Grids in which no table was found.
    pub(super) unclaimed: Vec<usize>,
    pub(super) recognised: Vec<Recognised>,
    pub(super) report: Vec<Diagnostic>,
}

pub(super) fn tables(grids: &mut [Grid], sources: &Sources) -> Tables {
    let mut dictionary = Dictionary::new();
    let mut all = looks(grids, sources, &dictionary);
    dictionary.told = told(grids, &all);
    if !dictionary.told.is_empty() {
        all = looks(grids, sources, &dictionary);
    }
    by_headers(&mut all, grids, sources, &dictionary);
    let mut out =
        Tables { found: Vec::new(), duties: Vec::new(), racis: Vec::new(), unclaimed: Vec::new(), recognised: Vec::new(), report: Vec::new() };
    let teams: BTreeSet<String> = called::<TeamRow>(&all, grids, [TeamRow::code, TeamRow::name]).collect();
    let mut parted: Vec<(Vec<Found>, Vec<duty::Region>, Vec<Region>)> = Vec::with_capacity(all.len());
    for (index, mut found) in all.into_iter().enumerate() {
        let grid = &grids[index];
        let duties = duty::regions(grid, &sources.get(grid.sheet).file);
        found.retain_mut(|t| duty::takes(&duties, t, grid));
        let mut racis = raci::regions(grid, &duties.iter().map(|d| d.claim).collect::<Vec<_>>());
        // A few letters beside a table that is known are columns of that table.
        racis.retain(|r| r.strong || !found.iter().any(|t| r.overlaps(t, grid)));
        for region in &racis {
            found.retain_mut(|t| region.shares_header(t, grid) || region.claim.leave(t, grid));
        }
        for table in &mut found {
            raci_names::leave_columns(&racis, table, grid, &teams);
        }
        parted.push((found, duties, racis));
    }
    leave_heads_of_matrices(&mut parted, grids);
    for (index, (found, duties, racis)) in parted.into_iter().enumerate() {
        let grid = &grids[index];
        if found.is_empty() && racis.is_empty() && duties.is_empty() {
            out.unclaimed.push(index);
            continue;
        }
        out.duties.extend(duties.into_iter().map(|d| (index, d)));
        out.racis.extend(racis.into_iter().map(|r| (index, r)));
        for table in &found {
            describe(table, grid, &mut out);
        }
        out.found.extend(found);
    }
    out
}

/// `N° | Tâche | Durée` before the letters of a matrix: its heads, no list of operations, where another sheet has the whole list.
fn leave_heads_of_matrices(parted: &mut [(Vec<Found>, Vec<duty::Region>, Vec<Region>)], grids: &[Grid]) {
    let is_list = |t: &Found| t.spec().kind == OperationRow::SPEC.kind && t.missing.is_empty();
    let of_matrix = |t: &Found, racis: &[Region], grid: &Grid| racis.iter().any(|r| r.shares_header(t, grid));
    let whole = parted.iter().zip(grids).any(|((found, _, racis), grid)| found.iter().any(|t| is_list(t) && !of_matrix(t, racis, grid)));
    if !whole {
        return;
    }
    let heads = [OperationRow::code, OperationRow::name, OperationRow::base];
    for ((found, _, racis), grid) in parted.iter_mut().zip(grids) {
        found.retain(|t| {
            !(of_matrix(t, racis, grid) && t.labels.iter().filter(|l| l.how != How::Within).filter_map(|l| l.field).all(|f| heads.contains(&f)))
        });
    }
}

/// The tables of each grid that headers tell, before anything is known of the services.
fn looks(grids: &[Grid], sources: &Sources, dictionary: &Dictionary) -> Vec<Vec<Found>> {
    let services = &Services::new();
    let look = |(index, grid): (usize, &Grid)| tables_of(Sight { index, grid, file: &sources.get(grid.sheet).file, dictionary, services });
    grids.iter().enumerate().map(look).collect()
}

/// A sheet on its side is turned; what cells alone can tell is asked once the services are known.
fn by_headers(all: &mut [Vec<Found>], grids: &mut [Grid], sources: &Sources, dictionary: &Dictionary) {
    let look =
        |index: usize, grid: &Grid, services: &Services| tables_of(Sight { index, grid, file: &sources.get(grid.sheet).file, dictionary, services });
    let services: Services = called::<ServiceRow>(all, grids, [ServiceRow::code, ServiceRow::name]).collect();
    for (found, grid) in all.iter_mut().zip(grids.iter()) {
        for table in found {
            settle_services(table, grid, &services);
        }
    }
    for (index, found) in all.iter_mut().enumerate() {
        let lacks = |t: &Found| !t.missing.is_empty() || hides_services(t, &grids[index], &services);
        if !services.is_empty() && (found.is_empty() || found.iter().any(lacks)) {
            *found = look(index, &grids[index], &services);
        }
        if !found.is_empty() || !duty::regions(&grids[index], &sources.get(grids[index].sheet).file).is_empty() {
            continue;
        }
        let Some(turned) = turned(&grids[index]) else { continue };
        if !duty::regions(&turned, &sources.get(turned.sheet).file).is_empty() {
            grids[index] = turned;
        } else if raci::regions(&grids[index], &[]).is_empty() {
            // A page of explanations names fields down a column too, and much else.
            let used = |t: &Found| t.labels.iter().filter(|l| l.field.is_some()).count();
            let telling = |t: &Found| t.missing.is_empty() && used(t) >= 3 && used(t) * 10 >= t.labels.len() * 7;
            let there: Vec<Found> = look(index, &turned, &services).into_iter().filter(telling).collect();
            if !there.is_empty() {
                grids[index] = turned;
                *found = there;
            }
        }
    }
}

/// `Unité | Unité de mesure`: whether a table that may tell a service has none, and a column taken for something else holds them.
fn hides_services(table: &Found, grid: &Grid, services: &Services) -> bool {
    let spec = table.spec();
    let Some(field) = spec.columns.iter().position(|c| Holds::of(spec, c) == Some(Holds::Services)) else { return false };
    // A common word told it before the services were known: the cells tell it better.
    let none = table.labels.iter().all(|l| l.field != Some(field) || l.how == How::Within);
    none && table.labels.iter().any(|l| content::held(Holds::Services, grid, table.body.start, l.col, services).is_some())
}

/// `UF d'affectation | Centre de coût`: where one of two columns alone holds services that are known, it is the one.
fn settle_services(table: &mut Found, grid: &Grid, services: &Services) {
    let Some(field) = table.spec().columns.iter().position(|c| Holds::of(table.spec(), c) == Some(Holds::Services)) else { return };
    let Some(at) = table.doubts.iter().position(|d| d.0 == field) else { return };
    let (_, taken, other) = table.doubts[at];
    let holds = |col: u32| content::held(Holds::Services, grid, table.body.start, col, services).is_some();
    let says_name = |col: u32| table.labels.iter().any(|l| l.col == col && super::concepts::says_name(&l.folded));
    let codes = |col: u32| {
        let mut cells = grid.rows.iter().skip(table.body.start).take(60).map(|r| r.get(col).shown());
        !says_name(col) && cells.all(|t| t.len() <= 12 && !t.trim().contains(' '))
    };
    match (holds(taken), holds(other)) {
        // `Cost Centre | Cost Centre Name`: the code is the surer of two that are known.
        (true, true) if codes(taken) || !codes(other) => return,
        (true, false) => {}
        (false | true, true) => {
            let mut why = Why::NotUsed;
            for label in table.labels.iter_mut().filter(|l| l.col == taken) {
                (label.field, why) = (None, std::mem::replace(&mut label.why, Why::NotUsed));
            }
            for label in table.labels.iter_mut().filter(|l| l.col == other) {
                (label.field, label.why) = (Some(field), why.clone());
            }
            table.spare.iter_mut().filter(|s| s.0 == field).for_each(|s| s.1 = taken);
        }
        _ => return,
    }
    table.doubts.remove(at);
}

/// What the rows of a kind of list are called in these fields, folded: their codes and their names.
fn called<'a, T: Sheet>(all: &'a [Vec<Found>], grids: &'a [Grid], fields: [usize; 2]) -> impl Iterator<Item = String> + 'a {
    all.iter().flatten().filter(|t| t.spec().kind == T::SPEC.kind).flat_map(move |table| {
        let grid = &grids[table.grid];
        let columns = table.columns(grid);
        let cols: Vec<u32> = fields.iter().filter_map(|f| columns.by_field[*f]).collect();
        rows::data_rows(table, grid).flat_map(move |r| cols.iter().map(|c| folded(&r.get(*c).shown())).collect::<Vec<_>>()).filter(|t| !t.is_empty())
    })
}

/// Notes how a table was understood, and what it lacks.
fn describe(table: &Found, grid: &Grid, out: &mut Tables) {
    let (recognised, report) = rows::recognised(table, grid);
    out.recognised.push(recognised);
    out.report.extend(report);
    let first_col = table.labels.first().map_or(0, |l| l.col);
    let place = grid.place(table.header_row, first_col);
    if table.names_are_codes() {
        let at = table.labels.iter().find(|l| l.field == Some(OperationRow::name)).map_or(place, |l| grid.place(table.header_row, l.col));
        out.report.push(Diagnostic::at(at, Intake::NamesAsCodes {}));
    }
    if let Some(rival) = table.rival {
        out.report.push(Diagnostic::at(place, Intake::AmbiguousTable { found: table.spec().name, other: ALL[rival].name }));
    }
    out.report.extend(asides(&grid.rows[table.body.clone()], grid, first_col));
}

/// Rows of a table that people set apart: hidden ones are said, struck ones asked about; both are read.
pub(super) fn asides(rows: &[Row], grid: &Grid, first_col: u32) -> Vec<Diagnostic> {
    let hidden = || rows.iter().filter(|r| r.hidden);
    let found = hidden().count();
    let mut said: Vec<Diagnostic> = hidden().map(|r| Diagnostic::at(grid.place(r.row, first_col), Intake::HiddenRows { found })).collect();
    let first = |row: &Row| row.cells.iter().find(|c| !c.value.is_empty()).map(|c| grid.place(row.row, c.col));
    said.extend(rows.iter().filter(|r| r.struck).filter_map(first).map(|place| Diagnostic::at(place, Intake::StruckRow {})));
    said
}

/// Rows of `Colonnes` sheets.
fn told(grids: &[Grid], all: &[Vec<Found>]) -> Vec<Told> {
    let mut told = Vec::new();
    let Some(columns) = spec("columns") else { return told };
    for (grid, tables) in grids.iter().zip(all) {
        for table in tables.iter().filter(|t| t.spec().kind == columns.kind && t.missing.is_empty()) {
            let at = table.columns(grid);
            for row in rows::data_rows(table, grid) {
                let text = |field: usize| {
                    at.by_field[field].map(|c| row.get(c)).and_then(|v| match v {
                        Value::Text(t) if !t.trim().is_empty() => Some(t.trim().to_owned()),
                        _ => None,
                    })
                };
                let (Some(header), Some(field)) = (text(ColumnRow::header), text(ColumnRow::field)) else { continue };
                let ignored = matches!(folded(&field).as_str(), "ignorer" | "ignore" | "ignored" | "rien" | "none");
                told.push(Told {
                    header: folded(&header),
                    field: (!ignored).then_some(field),
                    file: text(ColumnRow::file),
                    sheet: text(ColumnRow::sheet),
                });
            }
        }
    }
    told
}
