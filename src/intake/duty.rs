//! Duty rosters: where they stand on a sheet, which of its rows are lines of people, what its legend says.

use super::days::{self, MonthSaid, Said};
use super::judge::Found;
use super::legend;
use super::matrix::{Claim, text_of, titles_above};
use super::rows::filled;
use super::shifts::{Legend, compact};
use super::weeks::{self, WeekSaid};
use crate::model::{Grid, Row, Value, Watch};
use crate::text::normal::folded;
use chrono::Datelike;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of a sheet among which headers of rosters are looked for.
const TOP: usize = 3000;
/// Rows without anybody that end a roster.
const GAP: u32 = 15;

/// How a line that is nobody's begins, folded.
const FEET: &[&str] = &[
    "total",
    "totaux",
    "sous total",
    "somme",
    "moyenne",
    "effectif",
    "effectifs",
    "nb",
    "nombre",
    "besoin",
    "besoins",
    "present",
    "presents",
    "presence",
    "absents",
    "manque",
    "manquant",
    "solde",
    "cumul",
    "ecart",
    "minimum",
    "mini",
    "cible",
    "quota",
    "semaine",
    "sem",
    "jour",
    "jours",
    "date",
    "dates",
    "vacances",
    "ferie",
    "feries",
    "remarque",
    "remarques",
    "note",
    "nota",
    "headcount",
    "needed",
    "staffing",
    "week",
    "count",
];

/// What heads the first column of a table of codes, folded.
const LEGEND_HEADS: &[&str] =
    &["code", "codes", "sigle", "sigles", "abreviation", "abreviations", "symbole", "shift code", "key", "code horaire", "code poste"];

/// A duty roster in a grid.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) head: usize,
    pub(super) days: Vec<(u32, Said)>,
    pub(super) title: MonthSaid,
    pub(super) week: Option<WeekSaid>,
    /// First column of those that name people.
    pub(super) left: u32,
    /// Rows of people, and rows without a code: headings, or people with none.
    pub(super) lines: Vec<usize>,
    pub(super) legend: Legend,
    pub(super) claim: Claim,
}

impl Region {
    pub(super) fn first_day(&self) -> u32 {
        self.days.first().map_or(self.left, |d| d.0)
    }
    /// Cells of a row under the days.
    pub(super) fn codes<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (u32, &'a Value)> {
        self.days.iter().map(|d| (d.0, row.get(d.0))).filter(|(_, v)| !v.is_empty())
    }
}

/// All rosters of a sheet, from top to bottom.
pub(super) fn regions(grid: &Grid, file: &str) -> Vec<Region> {
    let rows = &grid.rows[..grid.rows.len().min(TOP)];
    let mut heads: Vec<(usize, Vec<(u32, Said)>)> = Vec::new();
    let wide = || rows.iter().enumerate().filter(|(_, r)| r.cells.len() > days::FEWEST);
    for (at, row) in wide() {
        let Some(found) = days::header(row) else { continue };
        match heads.last_mut() {
            // Two lines of days: the one with whole dates, else the first.
            Some((before, kept)) if *before + 1 == at => {
                if matches!(found[0].1, Said::Whole(_)) && !matches!(kept[0].1, Said::Whole(_)) {
                    *before = at;
                    *kept = found;
                }
            }
            _ => heads.push((at, found)),
        }
    }
    // Weekdays alone: only where no column of the sheet has a date.
    if heads.is_empty() {
        heads.extend(wide().filter_map(|(at, row)| Some((at, weeks::header(row)?))));
    }
    let ends: Vec<usize> = heads.iter().skip(1).map(|h| h.0).chain([grid.rows.len()]).collect();
    heads.into_iter().zip(ends).filter_map(|((head, days), end)| region(grid, file, head, days, end)).collect()
}

fn region(grid: &Grid, file: &str, head: usize, days: Vec<(u32, Said)>, end: usize) -> Option<Region> {
    let (first, last) = (days.first()?.0, days.last()?.0);
    let left = (0..first).find(|col| {
        let inside = |row: &Row| !row.get(*col).is_empty();
        grid.rows[head + 1..end.min(head + 60)].iter().filter(|r| inside(r)).count() > 0 || inside(&grid.rows[head])
    })?;
    let cols: Vec<u32> = days.iter().map(|d| d.0).collect();
    let beside = |at: usize| grid.rows.get(at).is_some_and(|r| days::weekdays(r, &cols).is_some());
    let above = head.checked_sub(1).filter(|at| beside(*at)).unwrap_or(head);
    let title = title(grid, above, file);
    if title.month.is_none() && days.iter().any(|d| matches!(d.1, Said::Number(_))) && days.len() < 7 {
        return None;
    }
    let week = titles(grid, above, file).find_map(|t| if let Value::Text(t) = &*t { weeks::said(t) } else { None });
    if week.is_none() && days.iter().any(|d| matches!(d.1, Said::Weekday(_))) {
        return None;
    }
    let top = titles_above(grid, above).min(legend_above(grid, above));
    let mut region =
        Region { head, days, title, week, left, lines: Vec::new(), legend: Legend::default(), claim: Claim { rows: (top, 0), cols: (left, last) } };
    for row in &grid.rows[head.saturating_sub(12)..head] {
        region.legend.note(row, 0, false);
    }
    region.claim.rows.1 = body(grid, &mut region, end);
    region.claim.cols.1 = grid.rows[head].cells.last().map_or(last, |c| c.col.max(last));
    is_roster(grid, &region).then_some(region)
}

/// The first of the rows above a header that explain codes.
fn legend_above(grid: &Grid, head: usize) -> u32 {
    let explains = |row: &Row| {
        row.cells.iter().any(|c| {
            let entries = |t: &str| t.split([',', ';', '|']).flat_map(|p| p.split("   ")).filter(|p| legend::entry(p, 6).is_some()).count();
            matches!(&c.value, Value::Text(t) if legend::is_title(t) || entries(t) >= 2)
        })
    };
    let near = &grid.rows[head.saturating_sub(8)..head];
    near.iter().find(|r| explains(r)).map_or(grid.rows[head].row, |r| r.row)
}

/// Sorts the rows under a header into lines of people and what explains their codes; the last row that belongs to the roster.
fn body(grid: &Grid, region: &mut Region, end: usize) -> u32 {
    let (first, last_col) = (region.first_day(), region.claim.cols.1);
    let cols: Vec<u32> = region.days.iter().map(|d| d.0).collect();
    let rows = &grid.rows[region.head + 1..end];
    let used: BTreeSet<String> =
        rows.iter().flat_map(|r| region.codes(r)).filter_map(|(_, v)| if let Value::Text(t) = v { Some(compact(t)) } else { None }).collect();
    let head_row = grid.rows[region.head].row;
    // A header merged down over the lines of a calendar: those are no lines of people.
    let merged = grid.merges.iter().filter(|m| m.first.0 == head_row && (region.left..first).contains(&m.first.1)).map(|m| m.last.0).max();
    let mut last = head_row;
    let mut in_legend = false;
    for (at, row) in (region.head + 1..end).zip(rows) {
        if row.row > last + GAP {
            break;
        }
        if merged.is_some_and(|end| row.row <= end) {
            last = row.row;
            continue;
        }
        // `Mois | Février`: the title of the roster that follows.
        if at + 1 == end && end < grid.rows.len() && filled(row) <= 2 && cols.len() >= 7 {
            continue;
        }
        let mut heads = row.cells.iter().filter(|c| c.col >= region.left && c.col < first).filter_map(|c| text_of(&c.value));
        let head = heads.next();
        let titles_legend = |v: &Value| text_of(v).is_some_and(|t| legend::is_title(&t));
        // `Code | Libellé | Début | Fin` below a blank line heads the codes.
        let heads_codes = row.row > last + 1 && head.as_deref().is_some_and(|t| LEGEND_HEADS.contains(&folded(t).as_str()));
        if heads_codes || head.as_deref().is_some_and(legend::is_title) || filled(row) == 2 && row.cells.iter().any(|c| titles_legend(&c.value)) {
            in_legend = true;
        }
        let known_code = |code: &str| used.contains(&compact(code)) || Watch::usual(&compact(code)).is_some();
        let pair = legend::pair(row, region.left, 6).is_some_and(|(code, _)| known_code(&code)) && filled(row) <= 5;
        // A legend at the right of the days.
        region.legend.note(row, last_col + 1, true);
        let legend_alone = filled(row) >= 2 && row.cells.iter().filter_map(|c| text_of(&c.value)).all(|t| legend::entry(&t, 6).is_some());
        let explained =
            (in_legend || pair || legend_alone || region.codes(row).next().is_none()) && region.legend.note(row, region.left, in_legend || pair);
        if in_legend || explained || pair {
            last = row.row;
            continue;
        }
        let Some(head) = head else {
            // The second line of somebody: nothing before its codes.
            if region.codes(row).next().is_some() && !region.lines.is_empty() && days::weekdays(row, &cols).is_none() && !numbers_only(region, row) {
                last = row.row;
                region.lines.push(at);
            }
            continue;
        };
        last = row.row;
        if days::weekdays(row, &cols).is_none()
            && !is_foot(&head)
            && !(numbers_only(region, row) && !head.chars().any(|c| c.is_ascii_digit()) && words(region, grid))
        {
            region.lines.push(at);
        }
    }
    last
}

fn is_foot(head: &str) -> bool {
    let key = folded(head);
    FEET.iter().any(|w| key.strip_prefix(w).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

fn numbers_only(region: &Region, row: &Row) -> bool {
    let mut some = false;
    let all = region.codes(row).all(|(_, v)| {
        some = true;
        matches!(v, Value::Number(_))
    });
    some && all
}

/// Whether the lines seen so far hold codes in letters.
fn words(region: &Region, grid: &Grid) -> bool {
    region.lines.iter().any(|at| region.codes(&grid.rows[*at]).any(|(_, v)| matches!(v, Value::Text(_))))
}

/// Whether lines hold codes of shifts: enough of them are known, and they are not crosses alone, as of a Gantt chart.
fn is_roster(grid: &Grid, region: &Region) -> bool {
    let (mut all, mut known, mut crosses, mut texts) = (0, 0, 0, 0);
    let mut short: BTreeMap<String, usize> = BTreeMap::new();
    for row in region.lines.iter().map(|at| &grid.rows[*at]) {
        for (_, value) in region.codes(row) {
            all += 1;
            known += usize::from(region.legend.watch(value).is_some());
            crosses += usize::from(matches!(value, Value::Text(t) if t.trim().eq_ignore_ascii_case("x")));
            if let Value::Text(text) = value {
                texts += 1;
                if text.trim().chars().count() <= 9 {
                    *short.entry(compact(text)).or_default() += 1;
                }
            }
        }
    }
    let dated = region.days.iter().all(|d| !matches!(d.1, Said::Number(_)));
    // Figures under numbers are a table of figures: hours stand under real days, and are hours.
    let figures = texts * 2 < all && !(dated && hours_alone(grid, region));
    // Codes of a house of its own: short, and the same ones again and again.
    let own_codes = short.values().sum::<usize>() * 10 >= all * 9 && short.len() * 3 <= all && (dated || region.title.month.is_some());
    all >= days::FEWEST && crosses < all && !figures && (own_codes || known * 100 >= all * if dated { 30 } else { 50 })
}

/// Whether the figures under the days are hours of work: at most 24, in quarters.
fn hours_alone(grid: &Grid, region: &Region) -> bool {
    let codes = || region.lines.iter().flat_map(|at| region.codes(&grid.rows[*at]));
    codes().all(|(_, v)| match v {
        Value::Number(n) => (0.0..=24.0).contains(n) && (n * 4.0).fract() == 0.0,
        Value::Date(_) | Value::Bool(_) => false,
        _ => true,
    }) && codes().any(|(_, v)| matches!(v, Value::Number(n) if *n > 1.0))
}

/// What titles above the days, the tab and the file's name hold, the nearest first.
fn titles<'a>(grid: &'a Grid, above: usize, file: &'a str) -> impl Iterator<Item = Cow<'a, Value>> {
    let first = grid.rows[above].row;
    let near = grid.rows[above.saturating_sub(8)..=above].iter().rev().filter(move |r| r.row <= first);
    let cells = near.flat_map(|r| r.cells.iter()).filter(|c| days::said(&c.value).is_none() || matches!(c.value, Value::Date(_))).take(200);
    let name = file.rsplit('/').next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    cells.map(|c| Cow::Borrowed(&c.value)).chain([grid.name.as_str(), stem].into_iter().map(|t| Cow::Owned(Value::text(t))))
}

/// The month that titles tell; the nearest that tells one wins.
fn title(grid: &Grid, above: usize, file: &str) -> MonthSaid {
    let said = |value: &Value| match value {
        Value::Text(text) => days::month_said(text),
        // `mars 2027` typed in a cell is the first of the month.
        Value::Date(at) if at.day() == 1 => MonthSaid { month: Some(at.month()), year: Some(at.year()) },
        _ => MonthSaid::default(),
    };
    let all: Vec<MonthSaid> = titles(grid, above, file).map(|t| said(&t)).collect();
    let Some(best) = all.iter().find(|m| m.month.is_some()) else { return MonthSaid { month: None, year: all.iter().find_map(|m| m.year) } };
    MonthSaid { month: best.month, year: best.year.or_else(|| all.iter().find_map(|m| m.year)) }
}

/// Whether a table that was found by its headers stands in a roster.
pub(super) fn takes(regions: &[Region], table: &mut Found, grid: &Grid) -> bool {
    regions.iter().all(|r| r.claim.leave(table, grid))
}
