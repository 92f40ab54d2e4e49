//! Numbers: amounts, whole numbers, shares, durations in days.

use super::text::as_text;
use super::{CellType, Misread, ReadCx, Reading, Repair};
use crate::document::Look;
use crate::model::{Lang, Value};
use crate::text::Tr;
use crate::text::normal::folded;
use chrono::{Datelike, Timelike};

/// A number, at least 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount(pub f64);
/// A whole number, at least 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole(pub u32);
/// A length in hours, above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hours(pub f64);
/// A share, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share(pub f64);
/// A duration in working days, at least 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days(pub f64);

impl Whole {
    /// A number that is whole, 0 to 4 thousand million.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // bounded just before
    pub fn of(n: f64) -> Option<u32> {
        (n.fract() == 0.0 && (0.0..=4e9).contains(&n)).then_some(n as u32)
    }
}

/// `1 234,5`, `1.234,50`, `1,234.50`, `12`, `-3`; `None` when it is no number.
pub fn parse(text: &str) -> Option<f64> {
    let mut t: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\'')).collect();
    if t.is_empty() || !t.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')) {
        return None;
    }
    match (t.rfind(','), t.rfind('.')) {
        (Some(comma), Some(dot)) if comma > dot => t = t.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => t = t.replace(',', ""),
        (Some(_), None) => t = t.replacen(',', ".", 1),
        _ => {}
    }
    t.parse::<f64>().ok().filter(|n| n.is_finite())
}

/// What people write behind a number of things, where the column says already what they are; folded.
const THINGS: &[&str] = &[
    "place",
    "places",
    "poste",
    "postes",
    "pers",
    "personne",
    "personnes",
    "agent",
    "agents",
    "utilisateur",
    "utilisateurs",
    "patient",
    "patients",
    "lit",
    "lits",
    "service",
    "services",
    "eur",
    "euro",
    "euros",
    "seat",
    "seats",
    "people",
    "staff",
    "user",
    "users",
    "beds",
    "min",
    "mn",
    "minutes",
    "j",
    "jour",
    "jours",
    "h",
    "heure",
    "heures",
    "day",
    "days",
    "hours",
];

/// `12 places`, `420 €`: a number with what it counts behind.
fn counted(text: &str) -> Option<f64> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (n, thing) = text.split_at(end);
    let known = thing.trim() == "€" || THINGS.contains(&folded(thing).as_str());
    known.then(|| parse(n)).flatten()
}

/// A number from a cell, whatever its form; text is a repair.
fn number(value: &Value) -> Reading<f64> {
    match value {
        Value::Number(n) => Reading::Value(*n),
        Value::Error(_) => Reading::Bad(Misread::ErrorValue),
        Value::Text(text) => match parse(text).or_else(|| counted(text)) {
            Some(n) => Reading::Repaired(n, Repair::NumberAsText),
            None => Reading::Bad(Misread::Shape),
        },
        Value::Empty => Reading::Empty,
        Value::Date(_) | Value::Bool(_) => Reading::Bad(Misread::Shape),
    }
}

/// Keeps the value where `wanted` holds.
fn kept<T>(reading: Reading<f64>, make: impl FnOnce(f64) -> Option<T>) -> Reading<T> {
    match reading {
        Reading::Empty => Reading::Empty,
        Reading::Bad(m) => Reading::Bad(m),
        Reading::Value(n) => make(n).map_or(Reading::Bad(Misread::Shape), Reading::Value),
        Reading::Repaired(n, r) => make(n).map_or(Reading::Bad(Misread::Shape), |v| Reading::Repaired(v, r)),
    }
}

impl CellType for Amount {
    const LOOK: Look = Look::Number;
    const EXPECTED: Tr = Tr::new("un nombre", "a number");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        kept(number(value), |n| Some(Amount(n)))
    }
    fn write(&self, _: Lang) -> Value {
        Value::Number(self.0)
    }
}

impl CellType for Whole {
    const LOOK: Look = Look::Whole;
    const EXPECTED: Tr = Tr::new("un nombre entier, par exemple 12", "a whole number, for instance 12");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        kept(number(value), |n| Whole::of(n).map(Whole))
    }
    fn write(&self, _: Lang) -> Value {
        Value::Number(f64::from(self.0))
    }
}

/// Usual words for a share of full time.
const SHARES: &[(&str, f64)] =
    &[("temps plein", 1.0), ("plein temps", 1.0), ("full time", 1.0), ("mi temps", 0.5), ("half time", 0.5), ("tiers temps", 1.0 / 3.0)];

fn share_of_text(text: &str) -> Option<f64> {
    let folded = folded(text);
    if let Some((_, share)) = SHARES.iter().find(|(word, _)| folded == *word) {
        return Some(*share);
    }
    if let Some(percent) = text.trim().strip_suffix('%') {
        return parse(percent).map(|n| n / 100.0);
    }
    if let Some((part, whole)) = text.split_once('/') {
        let (part, whole) = (parse(part)?, parse(whole)?);
        return (whole > 0.0).then_some(part / whole);
    }
    parse(text).map(|n| if n > 2.0 { n / 100.0 } else { n })
}

impl CellType for Share {
    const LOOK: Look = Look::Share;
    const EXPECTED: Tr = Tr::new("une part entre 0 et 100 %, par exemple 80 % ou 0,8", "a share from 0 to 100%, for instance 80% or 0.8");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let reading = match value {
            // 80 in a column of shares means 80 %; 1 means all; 1.7 is a slip.
            Value::Number(n) => Reading::Value(if *n > 2.0 { *n / 100.0 } else { *n }),
            Value::Text(text) => share_of_text(text).map_or(Reading::Bad(Misread::Shape), |n| Reading::Repaired(n, Repair::NumberAsText)),
            other => number(other),
        };
        kept(reading, |n| (n > 0.0 && n <= 1.0 || n == 0.0).then_some(Share(n)))
    }
    fn write(&self, _: Lang) -> Value {
        Value::Number(self.0)
    }
}

/// Numbers in words, as durations have them, folded.
const NUMBERS: &[(&str, f64)] = &[
    ("demi", 0.5),
    ("half a", 0.5),
    ("une demi", 0.5),
    ("un", 1.0),
    ("une", 1.0),
    ("a", 1.0),
    ("one", 1.0),
    ("deux", 2.0),
    ("two", 2.0),
    ("trois", 3.0),
    ("three", 3.0),
];

/// A number and its unit: `1,5 sem`, `1/2 j`, `½ j`, `une demi-journée`.
fn amount_and_unit(text: &str) -> Option<(f64, String)> {
    let t = text.trim().to_lowercase().replace('½', "1/2");
    let split = t.find(char::is_alphabetic).unwrap_or(t.len());
    let (n, unit) = t.split_at(split);
    if let Some(n) = parse(n).or_else(|| fraction(n)) {
        return Some((n, folded(unit)));
    }
    let words = folded(&t);
    let (word, n) = NUMBERS.iter().filter(|(w, _)| words.strip_prefix(w).is_some_and(|rest| rest.starts_with(' '))).max_by_key(|(w, _)| w.len())?;
    Some((*n, words[word.len()..].trim().to_owned()))
}

fn fraction(text: &str) -> Option<f64> {
    let (part, whole) = text.split_once('/')?;
    let (part, whole) = (parse(part)?, parse(whole)?);
    (whole > 0.0).then_some(part / whole)
}

/// `2`, `2j`, `1,5 sem`, `3 jours`, `1/2 j`, `2 d`, `0.5 week`, `4 h` (7 hours a day): working days.
pub(super) fn days_of_text(text: &str) -> Option<f64> {
    let (n, unit) = amount_and_unit(text)?;
    match unit.as_str() {
        "" | "j" | "jour" | "jours" | "journee" | "journees" | "d" | "day" | "days" | "j o" | "jo" => Some(n),
        "s" | "sem" | "semaine" | "semaines" | "w" | "wk" | "week" | "weeks" => Some(n * 5.0),
        "demi journee" | "demi journees" | "dj" | "half day" | "half days" => Some(n / 2.0),
        "h" | "heure" | "heures" | "hour" | "hours" => Some(n / 7.0),
        "m" | "mois" | "month" | "months" => Some(n * 20.0),
        _ => None,
    }
}

/// `3,5`, `3h30`, `3 h`, `3:30`, `90 min`, `1/2 journée` (7 hours a day): hours.
fn hours_of_text(text: &str) -> Option<f64> {
    let t = text.trim().to_lowercase();
    let minutes = |n: f64, m: &str| parse(m).filter(|m| (0.0..60.0).contains(m)).map(|m| n + m / 60.0);
    if let Some((n, m)) = t.split_once(['h', ':']).filter(|(_, m)| m.trim().chars().all(|c| c.is_ascii_digit()) && !m.trim().is_empty()) {
        return minutes(parse(n)?, m);
    }
    let (n, unit) = amount_and_unit(&t)?;
    match unit.as_str() {
        "" | "h" | "heure" | "heures" | "hour" | "hours" => Some(n),
        "min" | "mn" | "minutes" | "mins" => Some(n / 60.0),
        "j" | "jour" | "jours" | "journee" | "journees" | "d" | "day" | "days" => Some(n * 7.0),
        "demi journee" | "demi journees" | "half day" | "half days" => Some(n * 3.5),
        _ => None,
    }
}

impl CellType for Hours {
    const LOOK: Look = Look::Number;
    const EXPECTED: Tr = Tr::new("une durée en heures, par exemple 3,5 ou 3h30", "a length in hours, for instance 3.5 or 3h30");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let reading = match value {
            Value::Text(text) => match hours_of_text(text) {
                Some(n) if text.chars().any(char::is_alphabetic) || text.contains(':') => Reading::Value(n),
                Some(n) => Reading::Repaired(n, Repair::NumberAsText),
                None => Reading::Bad(Misread::Shape),
            },
            // A cell of Excel that shows 03:30.
            Value::Date(at) if at.date().year() < 1901 => Reading::Value(f64::from(at.time().num_seconds_from_midnight()) / 3600.0),
            other => number(other),
        };
        kept(reading, |n| (n > 0.0 && n <= 1000.0).then_some(Hours(n)))
    }
    fn write(&self, _: Lang) -> Value {
        Value::Number(self.0)
    }
}

impl CellType for Days {
    const LOOK: Look = Look::Number;
    const EXPECTED: Tr =
        Tr::new("une durée en jours ouvrés, par exemple 2, 2j ou 1,5 sem", "a duration in working days, for instance 2, 2d or 1.5 w");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let reading = match value {
            Value::Text(_) => match as_text(value) {
                Reading::Value(text) | Reading::Repaired(text, _) => match days_of_text(&text) {
                    Some(n) if text.chars().any(char::is_alphabetic) => Reading::Value(n),
                    Some(n) => Reading::Repaired(n, Repair::NumberAsText),
                    None => Reading::Bad(Misread::Shape),
                },
                Reading::Empty => Reading::Empty,
                Reading::Bad(m) => Reading::Bad(m),
            },
            other => number(other),
        };
        if matches!(reading, Reading::Value(n) | Reading::Repaired(n, _) if n < 0.0) {
            return Reading::Bad(Misread::Negative);
        }
        kept(reading, |n| (0.0..=10_000.0).contains(&n).then_some(Days(n)))
    }
    fn write(&self, _: Lang) -> Value {
        Value::Number(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_in_all_usual_forms() {
        for (cell, share) in [("80 %", 0.8), ("0,8", 0.8), ("4/5", 0.8), ("mi-temps", 0.5), ("80", 0.8), ("100%", 1.0)] {
            let read = Share::read(&Value::text(cell), &ReadCx::default()).value().expect(cell);
            assert!((read.0 - share).abs() < 1e-9, "{cell}");
        }
        assert_eq!(Share::read(&Value::Number(80.0), &ReadCx::default()), Reading::Value(Share(0.8)));
        assert_eq!(Share::read(&Value::text("beaucoup"), &ReadCx::default()), Reading::Bad(Misread::Shape));
        assert_eq!(Share::read(&Value::Number(-0.5), &ReadCx::default()), Reading::Bad(Misread::Shape));
    }

    #[test]
    fn durations_say_their_unit() {
        for (cell, days) in [
            ("2j", 2.0),
            ("1,5 sem", 7.5),
            ("3 days", 3.0),
            ("7 h", 1.0),
            ("1/2 j", 0.5),
            ("½ journée", 0.5),
            ("une demi-journée", 0.5),
            ("2 demi-journées", 1.0),
            ("deux semaines", 10.0),
            ("1 j.", 1.0),
        ] {
            assert_eq!(Days::read(&Value::text(cell), &ReadCx::default()).value(), Some(Days(days)), "{cell}");
        }
        assert_eq!(Days::read(&Value::Number(-1.0), &ReadCx::default()), Reading::Bad(Misread::Negative));
    }

    #[test]
    fn lengths_say_hours_and_minutes() {
        for (cell, hours) in
            [("3,5", 3.5), ("3h30", 3.5), ("3 h 30", 3.5), ("3:30", 3.5), ("3h", 3.0), ("90 min", 1.5), ("1/2 journée", 3.5), ("1 jour", 7.0)]
        {
            assert_eq!(Hours::read(&Value::text(cell), &ReadCx::default()).value(), Some(Hours(hours)), "{cell}");
        }
        for cell in ["3h75", "longtemps", "0", "-2", "3 à 4 h"] {
            assert_eq!(Hours::read(&Value::text(cell), &ReadCx::default()), Reading::Bad(Misread::Shape), "{cell}");
        }
    }

    #[test]
    fn a_number_may_say_what_it_counts() {
        for (cell, n) in [("12 places", 12), ("2 pers.", 2), ("1 234 agents", 1234)] {
            assert_eq!(Whole::read(&Value::text(cell), &ReadCx::default()).value(), Some(Whole(n)), "{cell}");
        }
        assert_eq!(Amount::read(&Value::text("420 €"), &ReadCx::default()).value(), Some(Amount(420.0)));
        for cell in ["plein", "2 ou 3", "12 k", "3 et demi", "places"] {
            assert_eq!(Whole::read(&Value::text(cell), &ReadCx::default()), Reading::Bad(Misread::Shape), "{cell}");
        }
    }

    #[test]
    fn thousands_and_decimals_of_both_countries() {
        for (text, n) in [("1 234,5", 1234.5), ("1.234,50", 1234.5), ("1,234.50", 1234.5), ("12", 12.0), ("-3", -3.0), ("0,8", 0.8)] {
            assert_eq!(parse(text), Some(n), "{text}");
        }
        assert_eq!(parse("12 rue"), None);
    }
}
