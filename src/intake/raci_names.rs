//! A RACI of one column a letter, whose cells name actors: `Tâche | Responsable | Approbateur | Consulté | Informé`.

use super::actors::{actor, usual_actor};
use super::judge::Found;
use super::legend;
use super::matrix::{Claim, Head, Mark, is_none, text_of, titles_above};
use super::raci::{RaciFound, Region, head_column, left_of, letters, recognised, row_head};
use crate::diagnostics::Why;
use crate::model::raci::Letters;
use crate::model::{Grid, Row, Value};
use crate::text::normal::folded;
use std::collections::{BTreeMap, BTreeSet};

/// Rows without a name that end it.
const GAP: usize = 25;
/// Longest cell that names actors, in characters.
const LONGEST: usize = 120;

/// The letter that a header stands for: the letter itself, its word, or both.
fn letter(header: &str) -> Option<Letters> {
    const WORDS: &[(&str, &[&str])] = &[
        ("r", &["responsable", "responsables", "responsible", "realise", "realisateur", "realisateurs", "realisation", "realise par"]),
        ("a", &["approbateur", "approbateurs", "approuve", "approuve par", "approbation", "accountable", "autorite", "acteur", "acteurs"]),
        ("c", &["consulte", "consultes", "consulted", "consultation", "a consulter", "consulte e s"]),
        ("i", &["informe", "informes", "informed", "information", "a informer", "informe e s"]),
    ];
    let key = folded(header);
    let said = |text: &str| WORDS.iter().find(|(l, words)| *l == text || words.contains(&text)).map(|w| w.0);
    // `Responsable (R)`, `R - Responsable`.
    let both = || key.split_once(' ').filter(|(l, _)| l.len() == 1).and_then(|(l, rest)| said(rest).filter(|s| *s == l));
    let behind = || key.rsplit_once(' ').filter(|(_, l)| l.len() == 1).and_then(|(rest, l)| said(rest).filter(|s| *s == l));
    let found = said(&key).or_else(both).or_else(behind)?;
    Some(Letters { r: found == "r", a: found == "a", c: found == "c", i: found == "i" })
}

/// Columns of letters in a header: at least three of the four, the one who approves among them.
fn letters_of(header: &Row) -> Option<BTreeMap<u32, Letters>> {
    let mut naming: BTreeMap<u32, Letters> = BTreeMap::new();
    for cell in &header.cells {
        let Some(found) = text_of(&cell.value).filter(|t| t.len() <= 40).and_then(|t| letter(&t)) else { continue };
        if !naming.values().any(|known| *known == found) {
            naming.insert(cell.col, found);
        }
    }
    (naming.len() >= 3 && naming.values().any(|l| l.a)).then_some(naming)
}

/// Whether a cell names somebody: words, neither a letter nor a cross.
fn names_somebody(value: &Value) -> bool {
    matches!(value, Value::Text(t) if t.trim().chars().count() >= 2 && t.trim().chars().count() <= LONGEST && t.chars().any(char::is_alphabetic))
        && !is_none(value)
        && letters(value).is_none()
}

/// The RACI of names whose header is that row.
pub(super) fn region(grid: &Grid, at: usize) -> Option<Region> {
    let header = &grid.rows[at];
    if header.cells.len() < 4 {
        return None;
    }
    let naming = letters_of(header)?;
    let (first, last_col) = (*naming.keys().next()?, *naming.keys().next_back()?);
    let (mut last, mut names, mut others) = (at, 0, 0);
    for (i, row) in grid.rows.iter().enumerate().skip(at + 1) {
        if i > last + GAP || letters_of(row).is_some() {
            break;
        }
        if legend::explains_letters(row) {
            continue;
        }
        let filled = || naming.keys().map(|c| row.get(*c)).filter(|v| !v.is_empty() && !is_none(v));
        let named = filled().filter(|v| names_somebody(v)).count();
        others += filled().count() - named;
        if named > 0 {
            (last, names) = (i, names + named);
        }
    }
    let left = left_of(grid, at, &(at + 1..last + 1), first);
    if names < 3 || others > names || left == first {
        return None;
    }
    let claim = Claim { rows: (titles_above(grid, at), grid.rows[last].row), cols: (left, last_col) };
    Some(Region::of_names(at, naming, left, at + 1..last + 1, claim))
}

/// Reads it: operations are the rows, the actors those that cells name, in the order in which they come.
pub(super) fn read(grid: &Grid, region: &Region, operations: &BTreeSet<String>) -> Option<RaciFound> {
    let body: Vec<&Row> = region.rows(grid, |row| region.naming.keys().any(|c| names_somebody(row.get(*c))));
    let head_col = head_column(&body, region, operations)?;
    let mut found = RaciFound {
        marks: Vec::new(),
        rows: Vec::new(),
        cols: Vec::new(),
        report: Vec::new(),
        recognised: recognised(grid, region, &body, head_col),
    };
    let alone: BTreeSet<String> = cells(&body, region).map(|(_, t)| folded(&t)).collect();
    let mut actors: BTreeMap<String, usize> = BTreeMap::new();
    for row in &body {
        let Some(head) = row_head(grid, region, row, head_col) else { continue };
        let at = found.rows.len();
        found.rows.push(head);
        let before = found.marks.len();
        for (col, what) in &region.naming {
            let Some(text) = text_of(row.get(*col)).filter(|_| names_somebody(row.get(*col))) else { continue };
            let place = grid.place(row.row, *col);
            for name in named(&text, &alone) {
                let whose = *actors.entry(folded(actor(&name).as_str())).or_insert_with(|| {
                    found.cols.push(Head { text: name.clone(), other: Vec::new(), place });
                    found.cols.len() - 1
                });
                match found.marks[before..].iter_mut().find(|m| m.col == whose) {
                    Some(mark) => mark.what.add(*what),
                    None => found.marks.push(Mark { row: at, col: whose, what: *what, place }),
                }
            }
        }
    }
    Some(found)
}

fn cells<'a>(body: &'a [&'a Row], region: &'a Region) -> impl Iterator<Item = (u32, String)> + 'a {
    body.iter().flat_map(|r| region.naming.keys().filter_map(|c| Some((*c, text_of(r.get(*c))?))))
}

/// Those whom a cell names: `CP ; DSI`, `CP et DSI` where both stand alone elsewhere.
fn named(text: &str, alone: &BTreeSet<String>) -> Vec<String> {
    let is_known = |t: &str| usual_actor(t).is_some() || alone.contains(&folded(t));
    let split = |text: &str, by: &str| -> Vec<String> { text.split(by).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect() };
    let mut all = Vec::new();
    for part in text.split([';', ',', '\n', '+', '&']).map(str::trim).filter(|t| !t.is_empty()) {
        let parted = ["/", " et ", " and "].iter().map(|by| split(part, by)).find(|parts| parts.len() > 1 && parts.iter().all(|p| is_known(p)));
        match parted {
            Some(parts) if usual_actor(part).is_none() => all.extend(parts),
            _ => all.push(part.to_owned()),
        }
    }
    all
}

/// Where a list of operations shares the header, columns that name actors are no longer the list's own; `teams`: codes and names, folded: a column of them stays.
pub(super) fn leave_columns(regions: &[Region], table: &mut Found, grid: &Grid, teams: &BTreeSet<String>) {
    for region in regions.iter().filter(|r| !r.naming.is_empty()) {
        if !region.shares_header(table, grid) {
            continue;
        }
        let of_teams = |col: u32| {
            let texts: Vec<String> = grid.rows[table.body.clone()].iter().filter_map(|r| text_of(r.get(col))).collect();
            texts.iter().filter(|t| teams.contains(&folded(t))).count() * 2 > texts.len()
        };
        let kept: BTreeSet<u32> = region.naming.keys().copied().filter(|c| of_teams(*c)).collect();
        for label in table.labels.iter_mut().filter(|l| region.naming.contains_key(&l.col) && !kept.contains(&l.col)) {
            label.field = None;
            label.why = Why::NotUsed;
        }
        table.spare.retain(|s| !region.naming.contains_key(&s.1));
        table.doubts.retain(|d| !region.naming.contains_key(&d.1) && !region.naming.contains_key(&d.2));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_stands_for_a_letter_by_its_word() {
        for (header, shown) in [
            ("R", "R"),
            ("Responsable", "R"),
            ("Responsable (R)", "R"),
            ("A - Approbateur", "A"),
            ("Accountable", "A"),
            ("Consulté(e)s", "C"),
            ("Informés", "I"),
            ("À informer", "I"),
        ] {
            assert_eq!(letter(header).map(Letters::shown).as_deref(), Some(shown), "{header}");
        }
        assert_eq!(letter("Responsable qualité"), None);
    }

    #[test]
    fn a_cell_names_several_actors() {
        let alone: BTreeSet<String> = ["dsi", "ide de bloc"].into_iter().map(str::to_owned).collect();
        assert_eq!(named("CP ; DSI", &alone), ["CP", "DSI"]);
        assert_eq!(named("CP et DSI", &alone), ["CP", "DSI"]);
        assert_eq!(named("Direction des soins et de la qualité", &alone), ["Direction des soins et de la qualité"]);
    }
}
