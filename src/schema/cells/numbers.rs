//! Numbers: amounts, whole numbers, shares, durations in days.

use super::text::{as_stated, says_nothing};
use super::{CellType, Misread, ReadCx, Reading, Repair};
use crate::document::Look;
use crate::model::{Lang, Value};
use crate::text::Tr;
use crate::text::normal::{folded, is_unseen};
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

/// `1 234,5`, `1.234,50`, `1,234.50`, `1'234.5`, `1.234.567`, `12`, `-3`; `None` when it is no number.
pub fn parse(text: &str) -> Option<f64> {
    let seen: String = text.trim().chars().filter(|c| !is_unseen(*c)).map(|c| if c == '−' { '-' } else { c }).collect();
    let (sign, digits) = ["-", "+"].iter().find_map(|sign| Some((*sign, seen.strip_prefix(sign)?))).unwrap_or(("", &seen));
    let groups: Vec<&str> = digits.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’')).filter(|g| !g.is_empty()).collect();
    // Spaces and apostrophes stand between thousands only: `1 2` is no number.
    let in_order = groups.len() < 2 || groups[0].len() <= 3 && groups[1..].iter().all(|g| g.split([',', '.']).next().is_some_and(|g| g.len() == 3));
    if !in_order {
        return None;
    }
    let mut t = format!("{sign}{}", groups.concat());
    if t.is_empty() || !t.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')) {
        return None;
    }
    match (t.rfind(','), t.rfind('.')) {
        (Some(comma), Some(dot)) if comma > dot => t = t.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => t = t.replace(',', ""),
        (Some(_), None) if in_thousands(&t, ',') => t = t.replace(',', ""),
        (Some(_), None) => t = t.replacen(',', ".", 1),
        (None, Some(_)) if in_thousands(&t, '.') => t = t.replace('.', ""),
        _ => {}
    }
    t.parse::<f64>().ok().filter(|n| n.is_finite())
}

/// `1.234.567`: several marks, each before three digits. One alone is a decimal mark.
fn in_thousands(text: &str, mark: char) -> bool {
    let groups: Vec<&str> = text.split(mark).skip(1).collect();
    groups.len() > 1 && groups.iter().all(|g| g.len() == 3)
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
    let text = text.trim();
    if let Some(n) = text.strip_prefix(['€', '£', '$']).and_then(parse).or_else(|| parse(text)) {
        return Some(n);
    }
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (n, thing) = text.split_at(end);
    let known = thing.trim() == "€" || THINGS.contains(&folded(thing).as_str());
    known.then(|| parse(n)).flatten()
}

/// A number from a cell, whatever its form; text is a repair.
fn number(value: &Value) -> Reading<f64> {
    match value {
        Value::Number(n) if !n.is_finite() => Reading::Bad(Misread::Shape),
        Value::Number(n) => Reading::Value(*n),
        Value::Error(_) => Reading::Bad(Misread::ErrorValue),
        Value::Text(text) if says_nothing(text) => Reading::Empty,
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

/// A measure in percent: the number as it is said, its unit stands beside.
fn percent(value: &Value) -> Option<f64> {
    if let Value::Text(text) = value { text.trim().strip_suffix('%').and_then(parse) } else { None }
}

/// What stands for a measure that was not made, folded.
const UNMEASURED: &[&str] = &[
    "nd",
    "n d",
    "nc",
    "n c",
    "nm",
    "non mesure",
    "non mesuree",
    "a mesurer",
    "pas mesure",
    "non disponible",
    "non connu",
    "inconnu",
    "tbc",
    "tbd",
    "tba",
    "not measured",
    "to be measured",
    "not available",
    "unknown",
    "en attente",
    "en cours",
    "pending",
    "a venir",
    "a completer",
    "sans objet",
    "so",
];

/// `12 appels`, `12 per day`, `45s`: a measure with what it counts behind, in words.
fn measured(value: &Value) -> Option<f64> {
    let Value::Text(text) = value else { return None };
    let text = text.trim();
    let end = text.find(|c: char| c.is_alphabetic() || c == '/')?;
    let (n, unit) = text.split_at(end);
    // Weeks are not days.
    let of_time = unit_in_days(&unit.to_lowercase()).is_some_and(|days| days >= 5.0);
    if of_time || unit.contains(|c: char| c.is_ascii_digit()) { None } else { parse(n) }
}

impl CellType for Amount {
    const LOOK: Look = Look::Number;
    const EXPECTED: Tr = Tr::new("un nombre", "a number");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        if matches!(value, Value::Text(text) if UNMEASURED.contains(&folded(text).as_str())) {
            return Reading::Empty;
        }
        if let Some(n) = measured(value) {
            return kept(Reading::Repaired(n, Repair::NumberAsText), |n| Some(Amount(n)));
        }
        let reading = percent(value).map_or_else(|| number(value), |n| Reading::Repaired(n, Repair::NumberAsText));
        kept(reading, |n| Some(Amount(n)))
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

/// Usual words for a share of full time. `TP` is full (temps plein) or part (temps partiel): not guessed.
const SHARES: &[(&str, f64)] = &[
    ("plein", 1.0),
    ("complet", 1.0),
    ("temps plein", 1.0),
    ("temps complet", 1.0),
    ("plein temps", 1.0),
    ("tc", 1.0),
    ("full", 1.0),
    ("full time", 1.0),
    ("fulltime", 1.0),
    ("ft", 1.0),
    ("mi", 0.5),
    ("mi temps", 0.5),
    ("mi temps therapeutique", 0.5),
    ("half", 0.5),
    ("half time", 0.5),
    ("tiers", 1.0 / 3.0),
    ("tiers temps", 1.0 / 3.0),
    ("quart temps", 0.25),
];

/// What follows a share without changing it: `0,8 ETP`, `4/5 temps`.
const AFTER_SHARES: &[&str] = &["etp", "fte", "wte", "ept", "temps", "time", "d'un temps plein", "du temps plein", "of full time"];

fn share_of_text(text: &str) -> Option<f64> {
    let folded = folded(text);
    if let Some((_, share)) = SHARES.iter().find(|(word, _)| folded == *word) {
        return Some(*share);
    }
    let lower = text.trim().to_lowercase();
    let bare = AFTER_SHARES.iter().find_map(|word| lower.strip_suffix(word)).unwrap_or(&lower).trim();
    let percent = ["%", "pour cent", "per cent", "percent"].iter().find_map(|sign| bare.strip_suffix(sign));
    if let Some(percent) = percent.and_then(parse) {
        return Some(percent / 100.0);
    }
    if let Some((part, whole)) = bare.split_once('/') {
        let whole = whole.trim_end_matches(|c: char| c.is_alphabetic());
        let part = part.trim_end().trim_end_matches(['h', 'j']);
        let (part, whole) = (parse(part)?, parse(whole)?);
        return (whole > 0.0).then_some(part / whole);
    }
    if let Some(n) = with_fraction(bare).filter(|_| !bare.contains(|c: char| c.is_ascii_digit())) {
        return Some(n);
    }
    if let Some(share) = only_percentage(&lower).or_else(|| full_time(&folded)) {
        return Some(share);
    }
    let bare = AFTER_SHARES.iter().find_map(|word| bare.strip_prefix(word)).unwrap_or(bare).trim();
    parse(bare).map(|n| if n > 2.0 { n / 100.0 } else { n })
}

/// `temps partiel 80 %`, `80% (mercredi)`, `100 p. 100`: the only percentage of a text.
fn only_percentage(text: &str) -> Option<f64> {
    let signs = ["%", "p. cent", "p.cent", "p. 100", "p.100", "pour cent", "percent"];
    let (sign, at) = signs.iter().find_map(|sign| Some((*sign, text.find(sign)?)))?;
    if text[at + sign.len()..].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let before = text[..at].trim_end();
    let start = before
        .rfind(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let alone = !before[..start].contains(|c: char| c.is_ascii_digit());
    parse(&before[start..]).filter(|_| alone).map(|n| n / 100.0)
}

/// `temps plein 39h`, `full time (37.5 hrs)`: hours of a full week do not make it less.
fn full_time(folded: &str) -> Option<f64> {
    let full = ["temps plein", "temps complet", "plein temps", "full time"].iter().any(|words| folded.starts_with(words));
    full.then_some(1.0)
}

/// Whether a number among fractions of one may be a percentage: 80, not 37.5 (hours of a week) nor 8 (a slip).
fn is_percentage(n: f64) -> bool {
    (20.0..=100.0).contains(&n) && n % 5.0 == 0.0
}

impl CellType for Share {
    const LOOK: Look = Look::Share;
    const EXPECTED: Tr = Tr::new("une part entre 0 et 100 %, par exemple 80 % ou 0,8", "a share from 0 to 100%, for instance 80% or 0.8");
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self> {
        let reading = match value {
            Value::Number(n) if cx.fractions && *n > 2.0 && !is_percentage(*n) => Reading::Bad(Misread::Shape),
            // 80 in a column of shares means 80 %; 1 means all; 1.7 is a slip.
            Value::Number(n) => Reading::Value(if *n > 2.0 { *n / 100.0 } else { *n }),
            Value::Text(text) if says_nothing(text) => Reading::Empty,
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

/// `½`, `1½`, `1 ½`, `2`, `1,5`; what stands before a unit.
fn with_fraction(text: &str) -> Option<f64> {
    let text = text.trim();
    for (sign, part) in [('½', 0.5), ('¼', 0.25), ('¾', 0.75), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0)] {
        if let Some(whole) = text.strip_suffix(sign) {
            return if whole.trim().is_empty() { Some(part) } else { parse(whole).filter(|n| *n >= 0.0 && n.fract() == 0.0).map(|n| n + part) };
        }
    }
    parse(text)
}

/// Units of time, and how many working days each is: 7 hours a day, 5 days a week, 20 days a month.
const UNITS: &[(f64, &[&str])] = &[
    (1.0, &["", "j", "jr", "jrs", "jour", "jours", "journée", "journées", "journee", "journees", "d", "day", "days"]),
    (1.0, &["jo", "j.o", "j o", "jour ouvré", "jours ouvrés", "jours ouvres", "jours ouvrables", "working day", "working days", "business days"]),
    // A person's days.
    (
        1.0,
        &["jh", "j.h", "j/h", "j-h", "jour-homme", "jours-homme", "jours homme", "jours/homme", "pd", "md", "person-day", "person-days", "man-days"],
    ),
    (0.5, &["dj", "demi-j", "demi-jour", "demi-journée", "demi-journées", "demi journée", "demi journées", "demi journee", "demi journees"]),
    (0.5, &["half-day", "half-days", "half day", "half days"]),
    (5.0, &["s", "sm", "sem", "semaine", "semaines", "w", "wk", "wks", "week", "weeks"]),
    (1.0 / 7.0, &["h", "hr", "hrs", "heure", "heures", "hour", "hours"]),
    (1.0 / 420.0, &["min", "mins", "mn", "minute", "minutes"]),
    (20.0, &["m", "mois", "month", "months"]),
];

fn unit_in_days(unit: &str) -> Option<f64> {
    let unit = unit.trim().trim_end_matches(['.', ',']);
    UNITS.iter().find(|(_, words)| words.contains(&unit)).map(|(days, _)| *days)
}

/// `3h30`, `3:30`, `1 h 05`: hours and minutes as working days.
fn clock_in_days(text: &str) -> Option<f64> {
    let (hours, minutes) = text.split_once('h').or_else(|| text.split_once(':'))?;
    let (hours, minutes) = (hours.trim(), minutes.trim().trim_end_matches("min").trim_end_matches("mn").trim());
    let minutes = minutes.strip_suffix(":00").unwrap_or(minutes);
    let are_digits = |text: &str, most: usize| !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if !are_digits(hours, 4) || !are_digits(minutes, 2) {
        return None;
    }
    let (hours, minutes) = (hours.parse::<f64>().ok()?, minutes.parse::<f64>().ok().filter(|m| *m < 60.0)?);
    Some((hours + minutes / 60.0) / 7.0)
}

/// `2`, `2j`, `1,5 sem`, `3 jours`, `½ j`, `demi-journée`, `2 d`, `0.5 week`, `4 h`, `3h30`, `1 sem 2 j`, `1 semaine et 2 jours`: working days.
pub(super) fn days_of_text(text: &str) -> Option<f64> {
    let t = text.trim().to_lowercase();
    one_time(&t).or_else(|| several_times(&t)).or_else(|| amount_and_unit(&t).and_then(|(n, unit)| Some(n * unit_in_days(&unit)?)))
}

fn one_time(t: &str) -> Option<f64> {
    // `2 j 1/2`, `1j1/2`
    if let Some(whole) = t.strip_suffix("1/2").or_else(|| t.strip_suffix("et demi")).map(str::trim_end).filter(|w| w.ends_with(char::is_alphabetic)) {
        return one_time(whole).filter(|_| whole.starts_with(|c: char| c.is_ascii_digit())).map(|n| n + 0.5);
    }
    if let Some(days) = clock_in_days(t) {
        return Some(days);
    }
    if let Some(half) = ["1/2", "une demi-journée", "a half-day", "half a day"].iter().find_map(|w| t.strip_prefix(w)) {
        return if half.is_empty() { Some(0.5) } else { unit_in_days(half).map(|unit| unit * 0.5) };
    }
    let t = ["une ", "un ", "a ", "one "].iter().find_map(|one| t.strip_prefix(one)).map_or_else(|| t.to_owned(), |rest| format!("1 {rest}"));
    let split = t.find(char::is_alphabetic).unwrap_or(t.len());
    let (n, unit) = t.split_at(split);
    // A unit alone is one of it.
    let n = if n.trim().is_empty() && unit.chars().count() > 3 { 1.0 } else { with_fraction(n)? };
    Some(n * unit_in_days(unit)?)
}

/// Numbers with their units, one after the other.
fn several_times(t: &str) -> Option<f64> {
    let t = t.replace(" et ", " ").replace(" and ", " ");
    let mut starts: Vec<usize> = Vec::new();
    let mut before = 'a';
    for (at, c) in t.char_indices() {
        if c.is_ascii_digit() && (before.is_alphabetic() || before == '.') {
            starts.push(at);
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    if starts.len() != 2 || starts.first() != Some(&0) {
        return None;
    }
    let (first, second) = t.split_at_checked(*starts.get(1)?)?;
    // `1,5 sem`: a number goes on behind its mark.
    let with_unit = |part: &str| if part.contains(char::is_alphabetic) { one_time(part.trim()) } else { None };
    Some(with_unit(first)? + with_unit(second)?)
}

/// `3,5`, `3h30`, `3 h`, `3:30`, `2 hrs 30`, `90 min`, `1/2 journée` (7 hours a day), `2 x 3h`: hours.
fn hours_of_text(text: &str) -> Option<f64> {
    let t = text.trim().to_lowercase();
    let t = t.as_str();
    match t {
        "half day" | "demi journée" | "demi-journée" | "demi-journee" | "half-day" => return Some(3.5),
        "full day" | "journée" | "journee" | "whole day" | "all day" | "journée complète" => return Some(7.0),
        _ => {}
    }
    if let Some((times, each)) = t.split_once(['x', '×']) {
        return Some(parse(times).filter(|n| n.fract() == 0.0 && (1.0..=20.0).contains(n))? * hours_of_text(each)?);
    }
    let hours = ["heures", "heure", "hours", "hour", "hrs", "hr", "h", ":"].iter().find_map(|mark| t.split_once(mark));
    if let Some((n, m)) = hours {
        let m = m.trim().trim_start_matches("et ").trim_end_matches('.');
        let m = ["minutes", "mins", "min", "mn", "'"].iter().find_map(|unit| m.strip_suffix(unit)).unwrap_or(m).trim();
        if !m.is_empty() && m.chars().all(|c| c.is_ascii_digit()) {
            return parse(m).filter(|m| *m < 60.0).and_then(|m| Some(parse(n)? + m / 60.0));
        }
    }
    let (n, unit) = amount_and_unit(t)?;
    match unit.as_str() {
        "" if t.ends_with('\'') => Some(n / 60.0),
        "" | "h" | "hr" | "hrs" | "heure" | "heures" | "hour" | "hours" => Some(n),
        "min" | "mn" | "minute" | "minutes" | "mins" => Some(n / 60.0),
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
            Value::Text(_) => match as_stated(value) {
                Reading::Value(text) | Reading::Repaired(text, _) => match days_of_text(&text) {
                    Some(n) if text.chars().any(|c| c.is_alphabetic() || c == ':') => Reading::Value(n),
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
        for (cell, share) in [
            ("80 %", 0.8),
            ("80\u{a0}%", 0.8),
            ("80,00 %", 0.8),
            ("0,8", 0.8),
            ("0.80", 0.8),
            ("4/5", 0.8),
            ("4/5e", 0.8),
            ("4/5 temps", 0.8),
            ("80 pour cent", 0.8),
            ("0,8 ETP", 0.8),
            ("mi-temps", 0.5),
            ("1/2 temps", 0.5),
            ("½", 0.5),
            ("Temps plein", 1.0),
            ("temps complet", 1.0),
            ("full-time", 1.0),
            ("80", 0.8),
            ("100", 1.0),
            ("1", 1.0),
            ("1,00", 1.0),
            ("100%", 1.0),
        ] {
            let read = Share::read(&Value::text(cell), &ReadCx::default()).value().expect(cell);
            assert!((read.0 - share).abs() < 1e-9, "{cell}");
        }
        assert_eq!(Share::read(&Value::Number(80.0), &ReadCx::default()), Reading::Value(Share(0.8)));
        for bad in ["beaucoup", "TP", "120 %", "1,7", "4/0", "-0,5", "80 % ou 90 %"] {
            assert_eq!(Share::read(&Value::text(bad), &ReadCx::default()), Reading::Bad(Misread::Shape), "{bad}");
        }
        assert_eq!(Share::read(&Value::text("-"), &ReadCx::default()), Reading::Empty);
        assert_eq!(Share::read(&Value::Number(-0.5), &ReadCx::default()), Reading::Bad(Misread::Shape));
    }

    #[test]
    fn durations_say_their_unit() {
        for (cell, days) in [
            ("2j", 2.0),
            ("2", 2.0),
            ("0,5j", 0.5),
            ("½ j", 0.5),
            ("1½ j", 1.5),
            ("1/2 j", 0.5),
            ("demi-journée", 0.5),
            ("2 demi-journées", 1.0),
            ("une journée", 1.0),
            ("1,5 sem", 7.5),
            ("1 semaine", 5.0),
            ("1 sem 2 j", 7.0),
            ("1 semaine et 2 jours", 7.0),
            ("3 days", 3.0),
            ("10 jours ouvrés", 10.0),
            ("2 j.h", 2.0),
            ("1 mois", 20.0),
            ("7 h", 1.0),
            ("3h30", 0.5),
            ("03:30", 0.5),
            ("3 h 30", 0.5),
            ("210 min", 0.5),
            ("½ journée", 0.5),
            ("une demi-journée", 0.5),
            ("deux semaines", 10.0),
            ("deux jours", 2.0),
            ("1 j.", 1.0),
        ] {
            let read = Days::read(&Value::text(cell), &ReadCx::default()).value().expect(cell);
            assert!((read.0 - days).abs() < 1e-9, "{cell}: {read:?}");
        }
        for bad in ["2 à 3 j", "environ 2 j", "2-3 j", "3h75", "j", "quelques jours", "1 2 j", "12 rue"] {
            assert_eq!(Days::read(&Value::text(bad), &ReadCx::default()), Reading::Bad(Misread::Shape), "{bad}");
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
        assert_eq!(Amount::read(&Value::Number(f64::NAN), &ReadCx::default()), Reading::Bad(Misread::Shape));
        assert_eq!(Amount::read(&Value::text("420 €"), &ReadCx::default()).value(), Some(Amount(420.0)));
        for cell in ["plein", "2 ou 3", "12 k", "3 et demi", "places"] {
            assert_eq!(Whole::read(&Value::text(cell), &ReadCx::default()), Reading::Bad(Misread::Shape), "{cell}");
        }
    }

    #[test]
    fn thousands_and_decimals_of_both_countries() {
        for (text, n) in [
            ("1 234,5", 1234.5),
            ("1.234,50", 1234.5),
            ("1,234.50", 1234.5),
            ("12", 12.0),
            ("-3", -3.0),
            ("0,8", 0.8),
            ("1\u{202f}234,5", 1234.5),
            ("1\u{a0}234", 1234.0),
            ("1\u{2009}234", 1234.0),
            ("1'234.5", 1234.5),
            ("1’234", 1234.0),
            ("1.234.567", 1_234_567.0),
            ("1,234,567", 1_234_567.0),
            ("−3", -3.0),
            ("\u{200b}12", 12.0),
        ] {
            assert_eq!(parse(text), Some(n), "{text}");
        }
        for bad in ["12 rue", "1,2,3", "1.2.3", "--3", "1 2", "1 2345", "1234 567", "06 12 34 56 78", "١٢", "1e5", "nan", "inf", ""] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn shares_and_lengths_are_read_with_the_words_around_them() {
        let share = |t: &str| Share::read(&Value::text(t), &ReadCx::default()).value().map(|s| s.0);
        for (text, read) in [
            ("temps partiel 80%", Some(0.8)),
            ("80% (mercredi)", Some(0.8)),
            ("100 p.100", Some(1.0)),
            ("0.6 WTE", Some(0.6)),
            ("ETP 0,8", Some(0.8)),
            ("temps plein 39h", Some(1.0)),
            ("28h/35h", Some(0.8)),
            ("80% ou 90%", None),
            ("28h", None),
        ] {
            assert_eq!(share(text), read, "{text}");
        }
        let hours = |t: &str| Hours::read(&Value::text(t), &ReadCx::default()).value().map(|h| h.0);
        for (text, read) in [("3 h 30 min", 3.5), ("2 hrs 30", 2.5), ("half day", 3.5), ("2 x 3h", 6.0), ("1.5 hrs", 1.5), ("45'", 0.75)] {
            assert_eq!(hours(text), Some(read), "{text}");
        }
        let days = |t: &str| Days::read(&Value::text(t), &ReadCx::default()).value().map(|d| d.0);
        assert_eq!((days("2 j 1/2"), days("1j1/2"), days("2-3 j"), days("environ 2 j")), (Some(2.5), Some(1.5), None, None));
        let amount = |t: &str| Amount::read(&Value::text(t), &ReadCx::default());
        assert_eq!((amount("12 appels").value(), amount("£12").value()), (Some(Amount(12.0)), Some(Amount(12.0))));
        assert_eq!((amount("non mesuré"), amount("2 semaines")), (Reading::Empty, Reading::Bad(Misread::Shape)));
    }
}
