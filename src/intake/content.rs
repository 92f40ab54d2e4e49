//! What a column holds, told by its cells alone: addresses, RPPS numbers, staff ids, services.

use crate::model::{Grid, Value};
use crate::schema::cells::ids::looks_like_nir;
use crate::schema::cells::{CellType, ReadCx, Rpps};
use crate::schema::{ColumnSpec, SheetSpec};
use crate::text::Tr;
use crate::text::labels::understood;
use crate::text::normal::folded;
use std::collections::{BTreeSet, HashSet};

/// Rows looked at, from the top of a table.
const SAMPLE: usize = 300;
/// Filled cells without which nothing is said of a column.
const LEAST: usize = 2;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Holds {
    Addresses,
    Rpps,
    StaffIds,
    /// What tells people apart under a header that says no more than `Code` or `N°`.
    AnyIds,
    Services,
    Codes,
}

impl Holds {
    pub(super) fn named(self) -> Tr {
        match self {
            Holds::Addresses => understood::ADDRESSES,
            Holds::Rpps => understood::RPPS,
            Holds::StaffIds | Holds::AnyIds => understood::STAFF_IDS,
            Holds::Services => understood::SERVICES,
            Holds::Codes => understood::CODES,
        }
    }

    /// What a declared column holds, where cells alone can tell it.
    pub(super) fn of(sheet: &SheetSpec, column: &ColumnSpec) -> Option<Holds> {
        if matches!(sheet.kind, "services" | "operations" | "teams" | "modules") {
            return (column.field == "code").then_some(Holds::Codes);
        }
        if matches!(sheet.kind, "tracking" | "issues" | "benefits") {
            return (column.field == "service").then_some(Holds::Services);
        }
        if !matches!(sheet.kind, "users" | "absences" | "attendance" | "existing_accounts") {
            return None;
        }
        match column.field {
            "login" if sheet.kind == "existing_accounts" => Some(Holds::Addresses),
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

/// Whether a column below a header holds that, in most of its cells.
pub(super) fn held(wanted: Holds, grid: &Grid, from: usize, col: u32, services: &Services) -> Option<Held> {
    let cells: Vec<&Value> = grid.rows.iter().skip(from).take(SAMPLE).map(|r| r.get(col)).filter(|v| !v.is_empty()).collect();
    let of = cells.len();
    if of < LEAST {
        return None;
    }
    let cx = ReadCx::default();
    let fits = |v: &Value| match wanted {
        Holds::Addresses => is_like_address(v),
        Holds::Rpps => v.shown().trim().len() >= 11 && Rpps::read(v, &cx).value().is_some(),
        Holds::Services => services.contains(&folded(&v.shown())),
        Holds::StaffIds => is_like_staff_id(v),
        Holds::Codes => is_like_code(v),
        Holds::AnyIds => is_like_code(v) && v.shown().chars().any(|c| c.is_ascii_digit()),
    };
    let good = cells.iter().filter(|v| fits(v)).count();
    // Each row has its own id or code: nearly all differ. A line number goes up by one.
    let distinct = || cells.iter().map(|v| v.shown()).collect::<BTreeSet<String>>().len();
    // Two alone may be anything but a column of codes with zeros in front.
    let enough = || of > LEAST || cells.iter().all(|v| v.shown().trim().starts_with('0'));
    let (share, also) = match wanted {
        // A few that are mistyped, or unknown, are for their own column's report.
        Holds::Addresses => (6, true),
        Holds::Services => (7, true),
        Holds::Rpps => (9, true),
        Holds::StaffIds => (9, enough() && distinct() * 10 >= of * 8 && !counts_up(&cells)),
        Holds::AnyIds => (9, distinct() * 10 >= of * 8 && !counts_up(&cells)),
        Holds::Codes => (9, distinct() == of && !counts_up(&cells)),
    };
    (good * 10 >= of * share && also).then_some(Held { holds: wanted, good, of })
}

fn is_like_address(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')))
}

/// A short word of capitals and digits.
fn is_like_code(value: &Value) -> bool {
    let text = value.shown();
    (1..=12).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "-_.".contains(c))
}

/// Whether most cells of a column are social-security numbers.
pub(super) fn holds_nir(grid: &Grid, body: std::ops::Range<usize>, col: u32) -> bool {
    let rows = grid.rows.get(body).unwrap_or_default();
    let texts = rows.iter().take(SAMPLE).map(|r| r.get(col)).filter(|v| !v.is_empty());
    let (all, nir) = texts.fold((0, 0), |(all, nir), v| (all + 1, nir + usize::from(looks_like_nir(&v.shown()))));
    nir > 0 && nir * 2 >= all
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
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    letters <= 2 && !year && (4..=10).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) && !telephone && !looks_like_nir(&text)
}

/// Line numbers: one more at each line, from a small or a round one.
fn counts_up(cells: &[&Value]) -> bool {
    let texts: Vec<String> = cells.iter().map(|v| v.shown().trim().to_owned()).collect();
    let numbers: Vec<f64> = texts.iter().filter(|t| !t.starts_with('0')).filter_map(|t| t.parse().ok()).collect();
    let from_small = numbers.first().is_some_and(|n| *n < 2.0 || (*n - 1.0) % 1000.0 == 0.0);
    from_small && numbers.len() == cells.len() && numbers.windows(2).all(|w| (w[1] - w[0] - 1.0).abs() < f64::EPSILON)
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
        let all = [Holds::Addresses, Holds::Rpps, Holds::Services, Holds::StaffIds];
        all.into_iter().find(|wanted| held(*wanted, &grid, 0, 0, &services).is_some())
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
