//! What a column holds, told by its cells alone: addresses, RPPS numbers, staff ids, services.

use crate::model::{Grid, Value};
use crate::schema::cells::ids::looks_like_nir;
use crate::schema::cells::{CellType, Email, ReadCx, Rpps};
use crate::schema::{ColumnSpec, SheetSpec};
use crate::text::Tr;
use crate::text::labels::understood;
use crate::text::normal::folded;
use std::collections::{BTreeSet, HashSet};

/// Rows looked at, from the top of a table.
const SAMPLE: usize = 300;
/// Filled cells without which nothing is said of a column.
const LEAST: usize = 3;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Addresses,
    Rpps,
    StaffIds,
    Services,
}

impl Holds {
    pub(super) fn named(self) -> Tr {
        match self {
            Holds::Addresses => understood::ADDRESSES,
            Holds::Rpps => understood::RPPS,
            Holds::StaffIds => understood::STAFF_IDS,
            Holds::Services => understood::SERVICES,
        }
    }

    /// What a declared column holds, where cells alone can tell it.
    pub(super) fn of(sheet: &SheetSpec, column: &ColumnSpec) -> Option<Holds> {
        if !matches!(sheet.kind, "users" | "absences" | "attendance" | "existing_accounts") {
            return None;
        }
        match column.field {
            "email" => Some(Holds::Addresses),
            "rpps" => Some(Holds::Rpps),
            "id" | "staff" => Some(Holds::StaffIds),
            "service" => Some(Holds::Services),
            _ => None,
        }
    }
}

/// What was seen in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) holds: Holds,
    /// How many of the filled cells looked at are that.
    pub(super) good: usize,
    pub(super) of: usize,
}

/// Codes and names of services that other sheets list, folded.
pub(super) type Services = HashSet<String>;

/// Whether a cell is of a kind.
type Fits<'a> = &'a dyn Fn(&Value) -> bool;

/// What a column holds below a header, if at least nine cells in ten say it.
pub(super) fn held(grid: &Grid, from: usize, col: u32, services: &Services) -> Option<Held> {
    let cells: Vec<&Value> = grid.rows.iter().skip(from).take(SAMPLE).map(|r| r.get(col)).filter(|v| !v.is_empty()).collect();
    let of = cells.len();
    if of < LEAST {
        return None;
    }
    let most = |good: usize| good * 10 >= of * 9;
    let count = |fits: Fits<'_>| cells.iter().filter(|v| fits(v)).count();
    let cx = ReadCx::default();
    let kinds: [(Holds, Fits<'_>); 3] = [
        (Holds::Addresses, &|v| Email::read(v, &cx).value().is_some()),
        (Holds::Rpps, &|v| v.shown().trim().len() >= 11 && Rpps::read(v, &cx).value().is_some()),
        (Holds::Services, &|v| services.contains(&folded(&v.shown()))),
    ];
    for (holds, fits) in kinds {
        let good = count(fits);
        if most(good) {
            return Some(Held { holds, good, of });
        }
    }
    let good = count(&is_like_staff_id);
    let distinct: BTreeSet<String> = cells.iter().map(|v| v.shown()).collect();
    // Each person has one: nearly all differ. A line number goes up by one.
    let apart = distinct.len() * 10 >= of * 8;
    (most(good) && apart && !counts_up(&cells)).then_some(Held { holds: Holds::StaffIds, good, of })
}

/// Four to ten digits, with at most two letters in front; no telephone, no date, no social-security number.
fn is_like_staff_id(value: &Value) -> bool {
    let text = match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Number(n) if n.fract() == 0.0 => value.shown(),
        _ => return false,
    };
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = text.len() - digits.len();
    let telephone = digits.len() == 10 && digits.starts_with('0');
    letters <= 2 && (4..=10).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) && !telephone && !looks_like_nir(&text)
}

fn counts_up(cells: &[&Value]) -> bool {
    let numbers: Vec<f64> = cells.iter().filter_map(|v| v.shown().trim().parse().ok()).collect();
    numbers.len() == cells.len() && numbers.windows(2).all(|w| (w[1] - w[0] - 1.0).abs() < f64::EPSILON)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, Row, SheetId};

    fn seen(cells: &[&str]) -> Option<Holds> {
        let rows =
            (0u32..).zip(cells).map(|(row, t)| Row { row, cells: vec![Cell { col: 0, value: Value::text(*t) }], hidden: false, struck: false });
        let grid = Grid { sheet: SheetId(0), name: String::new(), rows: rows.collect(), merges: Vec::new(), turned: false };
        let services = ["cardio", "neuro"].map(str::to_owned).into();
        held(&grid, 0, 0, &services).map(|h| h.holds)
    }

    #[test]
    fn a_column_is_told_by_its_cells() {
        assert_eq!(seen(&["a.b@chu.fr", "c.d@chu.fr", "e.f@chu.fr"]), Some(Holds::Addresses));
        let cx = ReadCx::default();
        let rpps = (10_003_456_000_u64..).map(|n| n.to_string()).filter(|n| Rpps::read(&Value::text(n.as_str()), &cx).value().is_some());
        let rpps: Vec<String> = rpps.take(3).collect();
        assert_eq!(seen(&rpps.iter().map(String::as_str).collect::<Vec<_>>()), Some(Holds::Rpps));
        assert_eq!(seen(&["CARDIO", "Neuro", "CARDIO"]), Some(Holds::Services));
        assert_eq!(seen(&["004123", "004127", "T00871"]), Some(Holds::StaffIds));
        for other in [["1001", "1002", "1003"], ["0145678912", "0145678913", "0145678915"], ["Anne", "Paul", "Léa"], ["2020", "2020", "2020"]] {
            assert_eq!(seen(&other), None, "{other:?}");
        }
    }
}
