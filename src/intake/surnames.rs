//! The columns of a person's names: usual and birth names told apart, both names in one column.

use super::dictionary::{Hit, How};
use super::judge::{Chosen, column_of};
use super::labels::Label;
use crate::model::{Grid, Value};
use crate::schema::names::{Order, order_of, parted};
use crate::schema::row::WholeName;
use crate::schema::sheets::{ALL, UserRow};
use crate::text::normal::folded;

/// Words of a header that say the usual name.
const USUAL: &[&str] = &["usage", "usuel", "marital", "epouse", "usual", "married"];

/// Settles the columns of names of a users' list; says when one column holds both.
pub(super) fn settle(spec: usize, labels: &[Label], meanings: &[Vec<Hit>], chosen: &mut Chosen, grid: &Grid, below: usize) -> Option<WholeName> {
    if ALL[spec].kind != "users" {
        return None;
    }
    usual_wins(spec, labels, meanings, chosen);
    let by_header = labels.iter().enumerate().find_map(|(at, l)| order_of(&l.own).map(|order| (at, order)));
    // `Nom et prénom` holds the word of either: its own reading comes first.
    let guessed = |at: usize| chosen[at].is_some_and(|(hit, _)| hit.how > How::Exact);
    if column_of(chosen, UserRow::first).is_some_and(|at| by_header.is_none_or(|(whole, _)| whole != at || !guessed(at))) {
        return None;
    }
    let by_field = column_of(chosen, UserRow::last).map(|at| (at, Order::LastFirst));
    let (at, order) = [by_header, by_field].into_iter().flatten().find(|(at, _)| holds_both(grid, below, labels[*at].col))?;
    if let Some(other) = column_of(chosen, UserRow::last).filter(|other| *other != at) {
        chosen[other] = None;
    }
    let word = ALL[spec].columns[UserRow::last].header.fr;
    chosen[at] = Some((Hit { spec, field: UserRow::last, how: How::Inside, rank: 0, word }, None));
    Some(WholeName { last: UserRow::last, first: UserRow::first, order })
}

/// `Nom` beside `Nom d'usage` is the birth name.
fn usual_wins(spec: usize, labels: &[Label], meanings: &[Vec<Hit>], chosen: &mut Chosen) {
    let is_usual = |at: usize| folded(&labels[at].own).split(' ').any(|w| USUAL.contains(&w));
    let Some(taken) = column_of(chosen, UserRow::last) else { return };
    let hit = |at: usize| meanings[at].iter().find(|h| h.spec == spec && h.field == UserRow::last).copied();
    if is_usual(taken) {
        // `Nom de famille` beside `Nom d'usage`.
        let other = (0..labels.len())
            .filter(|at| chosen[*at].is_none() && !is_usual(*at))
            .find_map(|at| hit(at).filter(|h| h.how <= How::Short).map(|h| (at, h)));
        if let Some((at, hit)) = other.filter(|_| column_of(chosen, UserRow::birth).is_none()) {
            chosen[at] = Some((Hit { field: UserRow::birth, ..hit }, None));
        }
        return;
    }
    let usual = (0..labels.len()).filter(|at| chosen[*at].is_none() && is_usual(*at)).find_map(|at| hit(at).map(|h| (at, h)));
    let (Some((at, hit)), Some((old, _))) = (usual, chosen[taken]) else { return };
    chosen[at] = Some((hit, None));
    chosen[taken] = column_of(chosen, UserRow::birth).is_none().then_some((Hit { field: UserRow::birth, ..old }, None));
}

/// Where the usual name is empty, the birth name is the name.
pub(super) fn spare(spec: usize, chosen: &Chosen, labels: &[Label]) -> Option<(usize, u32)> {
    let birth = (ALL[spec].kind == "users").then(|| column_of(chosen, UserRow::birth)).flatten()?;
    Some((UserRow::last, labels[birth].col))
}

/// Whether most cells of a column part into a surname and a first name.
fn holds_both(grid: &Grid, below: usize, col: u32) -> bool {
    let texts = grid.rows.iter().skip(below).take(200).filter_map(|r| match r.get(col) {
        Value::Text(text) if !text.trim().is_empty() => Some(text),
        _ => None,
    });
    let (mut all, mut both) = (0, 0);
    for text in texts {
        all += 1;
        both += usize::from(parted(text, Order::LastFirst).is_some_and(|(_, first)| !first.is_empty()));
    }
    all >= 1 && both * 10 >= all * 7
}
