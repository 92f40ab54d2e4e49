//! Rosters of a week, as they hang on the wall: weekdays alone head the columns, a title, the tab or the file's name tells which week.

use super::days::{self, FEWEST, Said};
use crate::model::{Day, Row, Value};
use crate::schema::cells::dates::{month_named, parse_day};
use crate::text::normal::folded;
use chrono::{Datelike, Days, Weekday};

/// The week that a title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WeekSaid {
    /// A day of it: its first one, or its last.
    Holds(Day),
    /// Its first day and month, of a year that is not said.
    From(u32, u32),
    /// Its ISO number, and the year where it is said.
    Number(u32, Option<i32>),
}

/// Columns headed by weekdays alone, in the order of a week: a run of neighbours.
pub(super) fn header(row: &Row) -> Option<Vec<(u32, Said)>> {
    let is_weekday = |v: &Value| matches!(v, Value::Text(t) if days::weekday(&folded(t)) != 0);
    let cols: Vec<u32> = row.cells.iter().filter(|c| is_weekday(&c.value)).map(|c| c.col).collect();
    let neighbours = cols.windows(2).all(|w| w[1] == w[0] + 1);
    let masks = days::weekdays(row, &cols).filter(|m| neighbours && m.len() >= FEWEST)?;
    let first = (0..7u8).find(|start| (0u8..).zip(&masks).all(|(at, (_, mask))| mask & 1 << ((start + at) % 7) != 0))?;
    Some((0u8..).zip(masks).map(|(at, (col, _))| (col, Said::Weekday((first + at) % 7))).collect())
}

/// The week that a text says: `semaine du 8 au 14 mars 2027`, `du 08/03/2027 au 14/03/2027`, `S10 - 2027`, `Semaine 10`.
pub(super) fn said(text: &str) -> Option<WeekSaid> {
    if days::tells_printing(text) {
        return None;
    }
    let key = folded(text);
    let words: Vec<&str> = key.split(' ').collect();
    let number = |at: usize| words.get(at).filter(|w| w.len() <= 2).and_then(|w| w.parse::<u32>().ok());
    let year = words.iter().filter(|w| w.len() == 4).find_map(|w| w.parse::<i32>().ok()).filter(|y| (2000..=2120).contains(y));
    // `du 8 (mars) au 14 mars 2027`: the first day, whose month and year may stand with the last one.
    let from = words.iter().position(|w| matches!(*w, "du" | "from")).and_then(|at| {
        let day = number(at + 1)?;
        let month = words[at + 2..].iter().find_map(|w| if w.chars().all(char::is_alphabetic) { month_named(w) } else { None })?;
        Some((day, month))
    });
    if let Some((day, month)) = from {
        return Some(match year.and_then(|y| Day::from_ymd_opt(y, month, day)) {
            Some(day) => WeekSaid::Holds(day),
            None => WeekSaid::From(day, month),
        });
    }
    let parts: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | ':')).filter(|w| !w.is_empty()).collect();
    let whole =
        (1..=3).rev().flat_map(|n| parts.windows(n)).find_map(|w| Some(w.join(" ")).filter(|t| t.len() >= 6).and_then(|t| parse_day(&t, false)));
    if let Some(day) = whole {
        return Some(WeekSaid::Holds(day));
    }
    let named = words.iter().enumerate().find_map(|(at, word)| {
        let rest = ["semaine", "sem", "week", "wk", "s", "w"].iter().find_map(|w| word.strip_prefix(w))?;
        if rest.is_empty() { number(at + 1) } else { rest.parse().ok() }
    });
    named.filter(|n| (1..=53).contains(n)).map(|n| WeekSaid::Number(n, year))
}

/// The day of each weekday; the year where it had to be guessed: the one nearest to today.
pub(super) fn dates(days: &[(u32, Said)], week: WeekSaid, year: Option<i32>, today: Day) -> Option<days::Dated> {
    let Said::Weekday(first) = days.first()?.1 else { return None };
    let nearest =
        |of: &dyn Fn(i32) -> Option<Day>| (today.year() - 1..=today.year() + 1).filter_map(of).min_by_key(|d| (*d - today).num_days().abs());
    let monday = |n: u32| move |y: i32| Day::from_isoywd_opt(y, n, Weekday::Mon);
    let (day, guessed) = match (week, year) {
        (WeekSaid::Holds(day), _) => (day, false),
        (WeekSaid::From(d, m), Some(y)) => (Day::from_ymd_opt(y, m, d)?, false),
        (WeekSaid::Number(n, Some(y)), _) | (WeekSaid::Number(n, None), Some(y)) => (monday(n)(y)?, false),
        (WeekSaid::From(d, m), None) => (nearest(&|y| Day::from_ymd_opt(y, m, d))?, true),
        (WeekSaid::Number(n, None), None) => (nearest(&monday(n))?, true),
    };
    let back = (day.weekday().num_days_from_monday() + 7 - u32::from(first)) % 7;
    let start = day.checked_sub_days(Days::new(u64::from(back)))?;
    let out: Option<Vec<(u32, Day)>> = (0..).zip(days).map(|(n, (col, _))| Some((*col, start.checked_add_days(Days::new(n))?))).collect();
    Some((out?, guessed.then_some(day.year())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(y: i32, m: u32, day: u32) -> Day {
        Day::from_ymd_opt(y, m, day).expect("a date")
    }

    #[test]
    fn a_week_is_read_in_titles_tabs_and_names_of_files() {
        for (text, expected) in [
            ("PLANNING SMR - SEMAINE DU 08/03/2027 AU 14/03/2027", Some(WeekSaid::Holds(d(2027, 3, 8)))),
            ("Semaine du 8 au 14 mars 2027", Some(WeekSaid::Holds(d(2027, 3, 8)))),
            ("du 29 mars au 4 avril", Some(WeekSaid::From(29, 3))),
            ("Semaine 10", Some(WeekSaid::Number(10, None))),
            ("S10 - 2027", Some(WeekSaid::Holds(d(2027, 3, 8)))),
            ("Planning 2027 semaine 10", Some(WeekSaid::Holds(d(2027, 3, 8)))),
            ("Édité le 12/03/2027", None),
            ("Service de cardiologie", None),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn days_follow_from_the_first_weekday_over_the_end_of_a_month() {
        let days: Vec<(u32, Said)> = (0u32..).zip([0, 1, 2, 3, 4, 5, 6]).map(|(c, w)| (c + 1, Said::Weekday(w))).collect();
        let (dated, guessed) = dates(&days, WeekSaid::From(29, 3), None, d(2027, 1, 15)).expect("dates");
        assert_eq!((dated[0], dated[6], guessed), ((1, d(2027, 3, 29)), (7, d(2027, 4, 4)), Some(2027)));
        let (dated, guessed) = dates(&days, WeekSaid::Holds(d(2027, 3, 14)), None, d(2027, 1, 15)).expect("dates");
        assert_eq!((dated[0].1, guessed), (d(2027, 3, 8), None));
    }
}
