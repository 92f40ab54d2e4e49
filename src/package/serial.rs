//! Excel's day numbers: dates, times of the day, durations.

use crate::model::Value;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// The day after 9999-12-31 in the system of 1900.
const END: f64 = 2_958_466.0;
/// From the system of 1900 to that of 1904.
const LATER: u64 = 1_462;

/// A number with a date format. A time of the day alone (below 1) is a text as people type it, `07:30`, since it has no day; what is no date stays a number.
pub fn dated(serial: f64, from_1904: bool) -> Value {
    if !(0.0..END).contains(&serial) {
        return Value::Number(serial);
    }
    if serial < 1.0 {
        return duration(serial);
    }
    date(serial, from_1904).map_or(Value::Number(serial), Value::Date)
}

fn date(serial: f64, from_1904: bool) -> Option<NaiveDateTime> {
    let (days, seconds) = days_and_seconds(serial);
    let days = match (from_1904, days) {
        (true, _) => days.checked_add(LATER)?,
        // Excel believes that 1900-02-29 existed.
        (false, 0..60) => days + 1,
        (false, _) => days,
    };
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    Some(day.and_time(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?))
}

/// A number of days as hours, minutes and, where there are some, seconds: `37:30`.
pub fn duration(days: f64) -> Value {
    let (whole, seconds) = days_and_seconds(days.abs());
    if !days.is_finite() || whole > 1_000_000 {
        return Value::Number(days);
    }
    let total = whole * 86_400 + u64::from(seconds);
    let (hours, minutes, seconds) = (total / 3600, total / 60 % 60, total % 60);
    let sign = if days < 0.0 && total > 0 { "-" } else { "" };
    Value::text(if seconds == 0 { format!("{sign}{hours:02}:{minutes:02}") } else { format!("{sign}{hours:02}:{minutes:02}:{seconds:02}") })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a float that is out of range saturates
fn days_and_seconds(serial: f64) -> (u64, u32) {
    let days = serial.floor();
    // Half a second is below what people type; Excel rounds to thousandths.
    let seconds = ((serial - days) * 86_400.0).round() as u32;
    if seconds >= 86_400 { (days as u64 + 1, 0) } else { (days as u64, seconds) }
}

/// A date or time in ISO 8601, as OpenDocument and strict workbooks write them; anything else stays text.
pub fn iso(text: &str) -> Value {
    let plain = text.trim().trim_end_matches('Z');
    if let Ok(day) = NaiveDate::parse_from_str(plain, "%Y-%m-%d") {
        return Value::day(day);
    }
    match NaiveDateTime::parse_from_str(plain, "%Y-%m-%dT%H:%M:%S%.f") {
        Ok(at) => Value::Date(at),
        Err(_) => Value::text(text),
    }
}

/// `PT07H30M00S` as `07:30`; anything else stays text.
pub fn iso_duration(text: &str) -> Value {
    hours_of(text).map_or_else(|| Value::text(text), |seconds| duration(seconds / 86_400.0))
}

fn hours_of(text: &str) -> Option<f64> {
    let (sign, rest) = text.strip_prefix('-').map_or((1.0, text), |rest| (-1.0, rest));
    let mut number = String::new();
    let mut seconds = 0.0;
    for c in rest.strip_prefix('P')?.chars() {
        let unit = match c {
            '0'..='9' | '.' => {
                number.push(c);
                continue;
            }
            'T' => continue,
            'D' => 86_400.0,
            'H' => 3600.0,
            'M' => 60.0,
            'S' => 1.0,
            _ => return None,
        };
        seconds += number.parse::<f64>().ok()? * unit;
        number.clear();
    }
    number.is_empty().then_some(sign * seconds)
}

/// Whether a number format shows a date, a duration or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Shows {
    #[default]
    Number,
    Date,
    Duration,
}

/// What one of Excel's own formats shows (ECMA-376 §18.8.30); 27 to 36 and 50 to 58 are dates of East Asian editions.
pub fn built_in(id: u32) -> Shows {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shows::Date,
        46 => Shows::Duration,
        _ => Shows::Number,
    }
}

/// What a format code shows: the first section, quoted texts, colours and conditions aside.
pub fn format_shows(code: &str) -> Shows {
    let mut chars = code.chars();
    let mut shows = Shows::Number;
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                let _ = chars.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                // Elapsed time: the first unit is the one in brackets.
                if shows == Shows::Number
                    && !inside.is_empty()
                    && ["h", "m", "s"].iter().any(|unit| inside.trim_matches(unit.chars().next().unwrap_or('h')).is_empty())
                {
                    return Shows::Duration;
                }
            }
            ';' => break,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' | 'j' | 'J' | 'a' | 'A' => {
                // `General` and its translations hold letters of dates; AM/PM stands beside an hour.
                if code.to_ascii_lowercase().starts_with("general") || code.to_ascii_lowercase().starts_with("standard") {
                    return Shows::Number;
                }
                // `A/P`: morning or afternoon.
                let half = chars.as_str().get(..2).is_some_and(|s| s.eq_ignore_ascii_case("/p"));
                if !matches!(c, 'a' | 'A') || half {
                    shows = Shows::Date;
                }
            }
            '0' | '#' | '?' if shows == Shows::Number => return Shows::Number,
            _ => {}
        }
    }
    shows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_are_the_days_that_excel_shows() {
        for (serial, from_1904, shown) in [
            (46_402.0, false, "2027-01-15"),
            (44_940.0, true, "2027-01-15"),
            (46_402.5, false, "2027-01-15 12:00"),
            (1.0, false, "1900-01-01"),
            (61.0, false, "1900-03-01"),
            (0.3125, false, "07:30"),
            (46_402.999_999_9, false, "2027-01-16"),
            (-1.0, false, "-1"),
            (3e9, false, "3000000000"),
        ] {
            assert_eq!(dated(serial, from_1904).shown(), shown, "{serial}");
        }
        assert_eq!(duration(1.5625), Value::text("37:30"));
        assert_eq!(iso("2027-01-15T07:30:00"), dated(46_402.312_5, false));
        assert_eq!(iso_duration("PT07H30M00S"), Value::text("07:30"));
        assert_eq!(iso_duration("7 h"), Value::text("7 h"));
    }

    #[test]
    fn formats_that_show_dates_are_told_from_numbers() {
        for (code, shows) in [
            ("dd/mm/yyyy", Shows::Date),
            ("[$-40C]d mmmm yyyy;@", Shows::Date),
            ("[h]:mm", Shows::Duration),
            ("[Red]0.00", Shows::Number),
            ("General", Shows::Number),
            ("#,##0.00 \"jours\"", Shows::Number),
            ("0.0\\d", Shows::Number),
            ("\"Semaine \"0", Shows::Number),
            ("h:mm AM/PM", Shows::Date),
            ("A/P", Shows::Date),
            ("hh[m]", Shows::Date),
            ("jj/mm/aaaa", Shows::Date),
            ("@", Shows::Number),
            ("_-* #,##0.00\\ [$€-40C]_-", Shows::Number),
        ] {
            assert_eq!(format_shows(code), shows, "{code}");
        }
    }
}
