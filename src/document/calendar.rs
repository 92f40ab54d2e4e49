//! An .ics file, as values (RFC 5545).

use crate::model::Day;
use chrono::NaiveTime;

#[derive(Clone, Debug)]
pub struct EventCalendar {
    /// Path inside OUT.
    pub path: String,
    pub name: String,
    /// `PUBLISH`, `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// Time zone of all times, e.g. `Europe/Paris`.
    pub zone: String,
    pub organizer: Option<(String, String)>,
    pub events: Vec<Event>,
}

#[derive(Clone, Debug)]
pub struct Event {
    /// Stable for ever; no staff id inside.
    pub uid: String,
    /// Grows by one with each change of time or place, and on cancelling.
    pub sequence: u32,
    /// Day of the last change, not the clock: same input, same bytes.
    pub stamp: Day,
    pub day: Day,
    pub from: NaiveTime,
    pub to: NaiveTime,
    pub title: String,
    pub location: String,
    pub description: String,
    pub cancelled: bool,
}
