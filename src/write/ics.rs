//! .ics files (RFC 5545): CRLF, lines of at most 75 octets, escaped texts, the time zone in full.
//!
//! Ours because the `icalendar` crate writes no VTIMEZONE and folds at a wrong octet now and then.

use crate::document::calendar::{Change, EventCalendar, Zone};
use crate::document::{Artifact, Event};
use crate::model::Day;
use chrono::NaiveTime;

/// The file of a calendar.
pub fn render(calendar: &EventCalendar) -> Artifact {
    let zone = Zone::named(&calendar.zone);
    let mut out = Lines::default();
    out.plain("BEGIN", "VCALENDAR");
    out.plain("VERSION", "2.0");
    out.plain("PRODID", "-//Jalon//Jalon//FR");
    out.plain("CALSCALE", "GREGORIAN");
    out.plain("METHOD", calendar.method);
    out.text("X-WR-CALNAME", &calendar.name);
    out.plain("X-WR-TIMEZONE", zone.name);
    time_zone(&mut out, zone);
    for event in &calendar.events {
        vevent(&mut out, event, zone.name, calendar.organizer.as_ref());
    }
    out.plain("END", "VCALENDAR");
    Artifact { path: calendar.path.clone(), bytes: out.bytes }
}

fn vevent(out: &mut Lines, event: &Event, zone: &str, organizer: Option<&(String, String)>) {
    out.plain("BEGIN", "VEVENT");
    out.plain("UID", &event.uid);
    out.plain("DTSTAMP", &format!("{}T000000Z", event.stamp.format("%Y%m%d")));
    out.plain("SEQUENCE", &event.sequence.to_string());
    out.plain(&format!("DTSTART;TZID={zone}"), &local(event.day, event.from));
    out.plain(&format!("DTEND;TZID={zone}"), &local(event.day, event.to));
    out.text("SUMMARY", &event.title);
    for (name, value) in [("LOCATION", &event.location), ("DESCRIPTION", &event.description)] {
        if !value.is_empty() {
            out.text(name, value);
        }
    }
    out.plain("STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" });
    out.plain("TRANSP", if event.cancelled { "TRANSPARENT" } else { "OPAQUE" });
    if let Some((name, email)) = organizer {
        // RFC 5545 §3.2: a parameter's value has no double quote and no control character.
        let name: String = name.chars().filter(|c| *c != '"' && !c.is_control()).collect();
        let email: String = email.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        out.plain(&format!("ORGANIZER;CN=\"{name}\""), &format!("mailto:{email}"));
    }
    out.plain("END", "VEVENT");
}

fn local(day: Day, time: NaiveTime) -> String {
    format!("{}T{}", day.format("%Y%m%d"), time.format("%H%M%S"))
}

fn time_zone(out: &mut Lines, zone: &Zone) {
    out.plain("BEGIN", "VTIMEZONE");
    out.plain("TZID", zone.name);
    match &zone.summer {
        None => observance(out, "STANDARD", zone.offset, zone.offset, None),
        Some(summer) => {
            observance(out, "DAYLIGHT", zone.offset, zone.offset + 60, Some(&summer.begins));
            observance(out, "STANDARD", zone.offset + 60, zone.offset, Some(&summer.ends));
        }
    }
    out.plain("END", "VTIMEZONE");
}

fn observance(out: &mut Lines, kind: &str, from: i32, to: i32, change: Option<&Change>) {
    out.plain("BEGIN", kind);
    out.plain("TZOFFSETFROM", &offset(from));
    out.plain("TZOFFSETTO", &offset(to));
    match change {
        None => out.plain("DTSTART", "19700101T000000"),
        Some(change) => {
            out.plain("DTSTART", change.first);
            out.plain("RRULE", &format!("FREQ=YEARLY;BYMONTH={};BYDAY={}SU", change.month, change.sunday));
        }
    }
    out.plain("END", kind);
}

/// `+0100` of minutes east of Greenwich.
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Content lines, folded as they come (RFC 5545 §3.1).
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    /// A value that is no text: written as it is, without any line break.
    fn plain(&mut self, name: &str, value: &str) {
        let value: String = value.chars().filter(|c| !c.is_control()).collect();
        self.fold(&format!("{name}:{value}"));
    }
    /// A text value (RFC 5545 §3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                '\t' => escaped.push(' '),
                c if c.is_control() => {}
                c => escaped.push(c),
            }
        }
        self.fold(&format!("{name}:{escaped}"));
    }
    /// At most 75 octets a line, a continuation's space included, never inside a character.
    fn fold(&mut self, line: &str) {
        let mut octets = 0;
        for c in line.chars() {
            if octets + c.len_utf8() > 75 {
                self.bytes.extend_from_slice(b"\r\n ");
                octets = 1;
            }
            self.bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            octets += c.len_utf8();
        }
        self.bytes.extend_from_slice(b"\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::parser::{read_calendar, unfold};
    use proptest::prelude::*;

    fn calendar(title: &str, zone: &str) -> EventCalendar {
        let day = Day::from_ymd_opt(2027, 3, 2).expect("a date");
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).expect("a time");
        EventCalendar {
            path: "rosters/ics/salle-R1.ics".into(),
            name: title.into(),
            method: "PUBLISH",
            zone: zone.into(),
            organizer: None,
            events: vec![Event {
                uid: "SOINS-2027-03-02-M-S001@jalon".into(),
                sequence: 2,
                stamp: day,
                day,
                from: at(9, 0),
                to: at(12, 30),
                title: title.into(),
                location: "Salle R1, site Nord".into(),
                description: "Formateur : A. Petit\nSOINS ; 8 personnes".into(),
                cancelled: false,
            }],
        }
    }

    fn text_of(calendar: &EventCalendar) -> String {
        String::from_utf8(render(calendar).bytes).expect("UTF-8")
    }

    #[test]
    fn a_calendar_reads_as_written() {
        let text = text_of(&calendar("Dossier patient, soins", "Europe/Paris"));
        for line in [
            "DTSTART;TZID=Europe/Paris:20270302T090000",
            "DTEND;TZID=Europe/Paris:20270302T123000",
            "DTSTAMP:20270302T000000Z",
            "SEQUENCE:2",
            "STATUS:CONFIRMED",
            "SUMMARY:Dossier patient\\, soins",
            "DESCRIPTION:Formateur : A. Petit\\nSOINS \\; 8 personnes",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
    }

    #[test]
    fn overseas_zones_have_their_own_offset() {
        assert!(text_of(&calendar("x", "Indian/Reunion")).contains("TZOFFSETTO:+0400\r\n"));
        assert!(text_of(&calendar("x", "America/Martinique")).contains("TZOFFSETTO:-0400\r\n"));
        assert!(text_of(&calendar("x", "America/Miquelon")).contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\n"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_the_lines_are_legal_and_the_title_comes_back(title in "\\PC{0,200}") {
            let text = text_of(&calendar(&title, "Europe/Paris"));
            for line in text.strip_suffix("\r\n").expect("ends with CRLF").split("\r\n") {
                prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let unfolded = unfold(&text);
            let parsed = read_calendar(&unfolded).expect("another library reads it");
            let event = parsed.components.iter().find(|c| c.name == "VEVENT").expect("the event");
            let summary = event.find_prop("SUMMARY").expect("a title").val.to_string();
            prop_assert_eq!(summary, title.clone());
        }
    }
}
