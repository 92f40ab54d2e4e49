//! Units of time: calendar days, working half-days, person-days. Distinct types, so that a duration is never added to an effort.

use chrono::NaiveDate;

/// A calendar day.
pub type Day = NaiveDate;

/// Half of a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Half {
    Morning,
    Afternoon,
}

/// A working half-day of the hospital: `2k` is the morning and `2k+1` the afternoon of the k-th working day of its [`super::Calendar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Slot(pub u32);

impl Slot {
    pub fn half(self) -> Half {
        if self.0.is_multiple_of(2) { Half::Morning } else { Half::Afternoon }
    }
    /// The slot `lag` half-days later (earlier when negative), never before the first one.
    pub fn shifted(self, lag: Lag) -> Slot {
        Slot(u32::try_from((i64::from(self.0) + i64::from(lag.0)).max(0)).unwrap_or(u32::MAX))
    }
}

/// A duration in working half-days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct WorkTime(pub u32);

impl WorkTime {
    /// From working days, rounded up to the half-day, at least one (a task of no length cannot be booked).
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // clamped just before
    pub fn from_days(days: f64) -> WorkTime {
        let halves = ((days * 2.0 * 1e6).round() / 1e6).ceil().clamp(1.0, 100_000.0);
        WorkTime(halves as u32)
    }
    pub fn days(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

/// A wait in working half-days; negative: an overlap is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lag(pub i32);

/// An amount of work in person-days: another thing than a duration.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Default)]
pub struct PersonDays(pub f64);

/// The unit in which a person wrote a time (`2j`, `1,5 sem`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Days,
    Weeks,
}
