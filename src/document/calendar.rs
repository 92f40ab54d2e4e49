//! An .ics file, as values (RFC 5545), and the time zones that it may be in.

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

/// A time zone as a calendar file must spell it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Name in the IANA list.
    pub name: &'static str,
    /// Minutes east of Greenwich in winter.
    pub offset: i32,
    /// One hour more between two Sundays; `None`: the same all year.
    pub summer: Option<Summer>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summer {
    pub begins: Change,
    pub ends: Change,
}

/// The Sunday on which clocks change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The first one of that rule, local time.
    pub first: &'static str,
    pub month: u8,
    /// Which Sunday of the month: `-1` the last, `2` the second.
    pub sunday: i8,
}

/// Directive 2000/84/EC: last Sundays of March and October, 01:00 UTC.
const EUROPE: Option<Summer> = Some(Summer {
    begins: Change { first: "19810329T020000", month: 3, sunday: -1 },
    ends: Change { first: "19961027T030000", month: 10, sunday: -1 },
});
/// Saint-Pierre-et-Miquelon follows North America: second Sunday of March, first of November, 02:00.
const NORTH_AMERICA: Option<Summer> = Some(Summer {
    begins: Change { first: "20070311T020000", month: 3, sunday: 2 },
    ends: Change { first: "20071104T020000", month: 11, sunday: 1 },
});

const fn zone(name: &'static str, hours: i32, summer: Option<Summer>) -> Zone {
    Zone { name, offset: hours * 60, summer }
}

/// Zones of France, overseas included, and of its neighbours.
pub const ZONES: &[Zone] = &[
    zone("Europe/Paris", 1, EUROPE),
    zone("America/Guadeloupe", -4, None),
    zone("America/Martinique", -4, None),
    zone("America/St_Barthelemy", -4, None),
    zone("America/Marigot", -4, None),
    zone("America/Cayenne", -3, None),
    zone("America/Miquelon", -3, NORTH_AMERICA),
    zone("Indian/Reunion", 4, None),
    zone("Indian/Mayotte", 3, None),
    zone("Pacific/Noumea", 11, None),
    zone("Pacific/Wallis", 12, None),
    zone("Pacific/Tahiti", -10, None),
    zone("Europe/Brussels", 1, EUROPE),
    zone("Europe/Luxembourg", 1, EUROPE),
    zone("Europe/Zurich", 1, EUROPE),
    zone("Europe/Monaco", 1, EUROPE),
    zone("Europe/Berlin", 1, EUROPE),
    zone("Europe/Madrid", 1, EUROPE),
    zone("Europe/Rome", 1, EUROPE),
    zone(
        "Europe/London",
        0,
        Some(Summer {
            begins: Change { first: "19810329T010000", month: 3, sunday: -1 },
            ends: Change { first: "19961027T020000", month: 10, sunday: -1 },
        }),
    ),
    zone("UTC", 0, None),
];

impl Zone {
    /// The zone of that name; Paris where it is none of [`ZONES`] (reading the settings says so).
    pub fn named(name: &str) -> &'static Zone {
        Zone::find(name).unwrap_or(&ZONES[0])
    }
    pub fn find(name: &str) -> Option<&'static Zone> {
        ZONES.iter().find(|z| z.name.eq_ignore_ascii_case(name.trim()))
    }
}
