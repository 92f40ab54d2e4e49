//! Times of a session: mornings from 9:00 to 12:30, afternoons from 13:30 to 17:00, shorter or longer as the module is.

use crate::model::{Half, Module};
use crate::roster::Session;
use chrono::{NaiveTime, TimeDelta};

const MORNING: (u32, u32) = (9, 0);
const AFTERNOON: (u32, u32) = (13, 30);
/// Minutes of a half-day.
const HALF_DAY: i64 = 210;

/// Start and end of each half-day of a session. A half-day ends when the module is over, a whole day's morning always at 12:30.
pub(crate) fn spans(session: &Session, module: &Module) -> Vec<(NaiveTime, NaiveTime)> {
    let length = minutes(module.hours);
    if session.halves > 1 {
        return vec![span(MORNING, HALF_DAY), span(AFTERNOON, length.map_or(HALF_DAY, |m| (m - HALF_DAY).clamp(30, 300)))];
    }
    let start = if session.half == Half::Morning { MORNING } else { AFTERNOON };
    vec![span(start, length.map_or(HALF_DAY, |m| m.min(240)))]
}

/// From the first start to the last end, for a calendar.
pub(crate) fn whole(session: &Session, module: &Module) -> (NaiveTime, NaiveTime) {
    let spans = spans(session, module);
    let (from, to) = spans.first().zip(spans.last()).unwrap_or((&(NaiveTime::MIN, NaiveTime::MIN), &(NaiveTime::MIN, NaiveTime::MIN)));
    (from.0, to.1)
}

fn span((h, m): (u32, u32), minutes: i64) -> (NaiveTime, NaiveTime) {
    let start = NaiveTime::from_hms_opt(h, m, 0).unwrap_or(NaiveTime::MIN);
    (start, start.overflowing_add_signed(TimeDelta::minutes(minutes)).0)
}

/// A module's length in minutes; `None` when it is not stated.
#[allow(clippy::cast_possible_truncation)] // clamped to a day just before
fn minutes(hours: f64) -> Option<i64> {
    (hours.is_finite() && hours > 0.0).then(|| (hours * 60.0).round().clamp(1.0, 1440.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(half: Half, halves: u32, hours: f64) -> String {
        let mut module = crate::outputs::rosters::fixture::module("SOINS");
        module.hours = hours;
        let session = crate::outputs::rosters::fixture::session("S", half, halves);
        crate::text::labels::rosters::times(&spans(&session, &module), crate::model::Lang::En)
    }

    #[test]
    fn a_session_lasts_as_long_as_its_module() {
        assert_eq!(said(Half::Morning, 1, 3.5), "9:00 – 12:30");
        assert_eq!(said(Half::Morning, 1, 2.0), "9:00 – 11:00");
        assert_eq!(said(Half::Afternoon, 1, 4.0), "13:30 – 17:30");
        assert_eq!(said(Half::Morning, 2, 7.0), "9:00 – 12:30, 13:30 – 17:00");
        assert_eq!(said(Half::Morning, 2, f64::NAN), "9:00 – 12:30, 13:30 – 17:00");
    }
}
