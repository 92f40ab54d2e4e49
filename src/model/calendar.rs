//! The hospital's calendar: which days are worked, and slots (working half-days) on them.

use super::service::ServiceIx;
use super::team::TeamIx;
use super::time::{Day, Half, Slot};
use chrono::{Datelike, Days, Weekday};
use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosureKind {
    /// Nobody in scope works.
    Closed,
    /// No go-live in scope (for a team: it does nothing).
    Freeze,
    /// The team's capacity is `share` of the usual one.
    Reduced,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    All,
    Team(TeamIx),
    Service(ServiceIx),
}

/// A line of the calendar; both days included.
#[derive(Clone, Debug)]
pub struct Closure {
    pub from: Day,
    pub to: Day,
    pub kind: ClosureKind,
    pub scope: Scope,
    /// Share of the capacity that is left, 0 to 1.
    pub share: f64,
}

/// The working days from the project's start to its horizon.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    days: Vec<Day>,
}

impl Calendar {
    /// Working days from `start` to `end` (both included): Monday to Friday, without `closed`.
    pub fn new(start: Day, end: Day, closed: &BTreeSet<Day>) -> Calendar {
        let days = start
            .iter_days()
            .take_while(|d| *d <= end)
            .filter(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun) && !closed.contains(d))
            .collect();
        Calendar { days }
    }
    /// Number of slots: two a working day.
    pub fn slots(&self) -> u32 {
        u32::try_from(self.days.len() * 2).unwrap_or(u32::MAX)
    }
    pub fn days(&self) -> &[Day] {
        &self.days
    }
    /// The morning of the first working day at or after `day`; the horizon when there is none.
    pub fn first(&self, day: Day) -> Slot {
        Slot(u32::try_from(self.days.partition_point(|d| *d < day) * 2).unwrap_or(u32::MAX))
    }
    /// The day that a slot is on; past the horizon, its last day. `None` only for a calendar without days.
    pub fn day(&self, slot: Slot) -> Option<Day> {
        self.days.get(slot.0 as usize / 2).or(self.days.last()).copied()
    }
    /// The last day worked of something that ends before `finish` (exclusive).
    pub fn last_day(&self, finish: Slot) -> Option<Day> {
        self.day(Slot(finish.0.saturating_sub(1)))
    }
    pub fn slot(&self, day: Day, half: Half) -> Slot {
        Slot(self.first(day).0 + u32::from(half == Half::Afternoon))
    }
    pub fn is_worked(&self, day: Day) -> bool {
        self.days.binary_search(&day).is_ok()
    }
}

/// The days of a range, both ends included, at most 20,000 (so that a typing slip in a year cannot fill the memory).
pub fn days_between(from: Day, to: Day) -> impl Iterator<Item = Day> {
    from.iter_days().take_while(move |d| *d <= to).take(20_000)
}

/// Easter Sunday (Gregorian computus of Meeus, Jones and Butcher).
#[allow(clippy::many_single_char_names)] // the letters of the published algorithm
pub fn easter(year: i32) -> Option<Day> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::from_ymd_opt(year, u32::try_from(n / 31).ok()?, u32::try_from(n % 31 + 1).ok()?)
}

/// Which public holidays hold (setting `jours fériés`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Holidays {
    #[default]
    France,
    AlsaceMoselle,
    Guadeloupe,
    Martinique,
    Guyane,
    Reunion,
    Mayotte,
    None,
}

impl Holidays {
    /// The holidays of a year. Code du travail L3133-1; L3134-13 for Alsace-Moselle; L3422-2 for the abolition of slavery overseas.
    pub fn of_year(self, year: i32) -> BTreeSet<Day> {
        if self == Holidays::None {
            return BTreeSet::new();
        }
        let mut fixed = vec![(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
        let mut around_easter = vec![1, 39, 50];
        match self {
            Holidays::AlsaceMoselle => {
                fixed.push((12, 26));
                around_easter.push(-2);
            }
            Holidays::Guadeloupe => fixed.push((5, 27)),
            Holidays::Martinique => fixed.push((5, 22)),
            Holidays::Guyane => fixed.push((6, 10)),
            Holidays::Reunion => fixed.push((12, 20)),
            Holidays::Mayotte => fixed.push((4, 27)),
            Holidays::France | Holidays::None => {}
        }
        let mut days: BTreeSet<Day> = fixed.into_iter().filter_map(|(m, d)| Day::from_ymd_opt(year, m, d)).collect();
        if let Some(sunday) = easter(year) {
            days.extend(around_easter.into_iter().filter_map(|n: i64| {
                if n < 0 { sunday.checked_sub_days(Days::new(n.unsigned_abs())) } else { sunday.checked_add_days(Days::new(n.unsigned_abs())) }
            }));
        }
        days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_monday_and_pentecost_are_holidays() {
        let days = Holidays::France.of_year(2027);
        for (m, d) in [(3, 29), (5, 6), (5, 17), (7, 14)] {
            assert!(days.contains(&Day::from_ymd_opt(2027, m, d).expect("a date")), "{d}/{m}");
        }
        assert_eq!(days.len(), 11);
    }
}
