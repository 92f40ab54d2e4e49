//! Days, in the usual spellings; ranges of days.

use super::text::as_stated;
use super::{CellType, Misread, ReadCx, Reading, Repair};
use crate::document::Look;
use crate::model::{Day, Half, Lang, Value};
use crate::text::Tr;
use crate::text::normal::folded;
use chrono::{Datelike, Weekday};

/// The years in which a date of a hospital's staff or project can be.
const YEARS: std::ops::RangeInclusive<i32> = 1920..=2120;

const MONTHS: &[(&str, u32)] = &[
    ("janvier", 1),
    ("janv", 1),
    ("january", 1),
    ("jan", 1),
    ("fevrier", 2),
    ("fevr", 2),
    ("fev", 2),
    ("february", 2),
    ("feb", 2),
    ("mars", 3),
    ("march", 3),
    ("mar", 3),
    ("avril", 4),
    ("avr", 4),
    ("april", 4),
    ("apr", 4),
    ("mai", 5),
    ("may", 5),
    ("juin", 6),
    ("june", 6),
    ("jun", 6),
    ("juillet", 7),
    ("juil", 7),
    ("july", 7),
    ("jul", 7),
    ("aout", 8),
    ("august", 8),
    ("aug", 8),
    ("septembre", 9),
    ("sept", 9),
    ("september", 9),
    ("sep", 9),
    ("octobre", 10),
    ("october", 10),
    ("oct", 10),
    ("novembre", 11),
    ("november", 11),
    ("nov", 11),
    ("decembre", 12),
    ("december", 12),
    ("dec", 12),
];

/// The month that a word names, folded: `mars`, `sept`, `january`.
pub fn month_named(word: &str) -> Option<u32> {
    MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
}

const WEEKDAYS: [&str; 14] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What people write before a date, folded to lower case: `depuis le 01/09/2019`.
const BEFORE: &[&str] = &[
    "depuis le ",
    "depuis ",
    "à compter du ",
    "a compter du ",
    "à partir du ",
    "a partir du ",
    "à/c du ",
    "dès le ",
    "des le ",
    "prévu le ",
    "prévue le ",
    "prévu ",
    "since ",
    "from ",
    "on ",
    "du ",
];

/// `depuis le 01/09/2019`, `01/09/2019 (CDD)`: the date alone.
fn date_alone(text: &str) -> &str {
    let text = text.trim();
    let start = BEFORE.iter().find(|word| text.get(..word.len()).is_some_and(|t| t.to_lowercase() == **word)).map_or(0, |word| word.len());
    let rest = text.get(start..).unwrap_or(text);
    rest.find(" (").filter(|_| rest.ends_with(')')).map_or(rest, |at| &rest[..at]).trim()
}

/// A date written as text; `month_first` decides where both readings exist.
pub fn parse_day(text: &str, month_first: bool) -> Option<Day> {
    let text = without_time(date_alone(text));
    let folded = folded(text);
    digits_day(without_weekday(text), month_first).or_else(|| week_day(&folded)).or_else(|| named_day(&folded))
}

/// `2027-03-12T00:00:00`, `12/03/2027 00:00`, `12 mars 2027 à 8h30`: the date alone.
fn without_time(text: &str) -> &str {
    let is_time = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && word.get(digits..).is_some_and(|rest| rest.starts_with([':', 'h', 'H']))
    };
    let cut = text.match_indices(['T', ' ']).find(|(at, _)| text.get(at + 1..).is_some_and(is_time)).map_or(text.len(), |(at, _)| at);
    let date = text.get(..cut).unwrap_or(text).trim_end();
    date.strip_suffix(" à").or_else(|| date.strip_suffix(" at")).unwrap_or(date).trim_end_matches([',', ' '])
}

/// `ven. 12/03/2027`, `le 12/03/2027`: the digits alone.
fn without_weekday(text: &str) -> &str {
    let word = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let folded = folded(word);
    let is_one = folded == "le" || (folded.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(folded.as_str())));
    if is_one { text.get(word.len()..).unwrap_or_default().trim_start_matches(['.', ',', ' ']) } else { text }
}

fn digits_day(text: &str, month_first: bool) -> Option<Day> {
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|p| !p.is_empty()).collect();
    if let [a, b, c] = parts[..] {
        let n = |t: &str| if t.len() <= 4 && t.chars().all(|c| c.is_ascii_digit()) { t.parse::<u32>().ok() } else { None };
        let (x, y, z) = (n(a)?, n(b)?, n(c)?);
        if a.len() == 4 {
            return ymd(x, y, z);
        }
        let year = if c.len() == 4 {
            z
        } else if c.len() == 2 {
            century(z)
        } else {
            return None;
        };
        let (day, month) = if month_first { (y, x) } else { (x, y) };
        return ymd(year, month, day).or_else(|| ymd(year, day, month));
    }
    if text.len() == 8 && text.chars().all(|c| c.is_ascii_digit()) {
        let n = |r: std::ops::Range<usize>| text[r].parse::<u32>().ok();
        return ymd(n(0..4)?, n(4..6)?, n(6..8)?).or_else(|| ymd(n(4..8)?, n(2..4)?, n(0..2)?));
    }
    None
}

/// Two digits: within 70 years before 2040.
fn century(two: u32) -> u32 {
    if two <= 40 { 2000 + two } else { 1900 + two }
}

fn ymd(year: u32, month: u32, day: u32) -> Option<Day> {
    Day::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `12 mars 2027`, `vendredi 12 mars 2027`, `1er mars 27`, `March 12 2027`.
fn named_day(folded: &str) -> Option<Day> {
    let words: Vec<&str> = folded.split(' ').collect();
    let month = words.iter().find_map(|w| MONTHS.iter().find(|(name, _)| w == name).map(|(_, m)| *m))?;
    let number = |w: &str| {
        w.trim_end_matches("er").trim_end_matches("st").trim_end_matches("nd").trim_end_matches("rd").trim_end_matches("th").parse::<u32>().ok()
    };
    let numbers: Vec<u32> = words.iter().filter_map(|w| number(w)).collect();
    let [a, b] = numbers[..] else { return None };
    let (day, year) = if a > 31 { (b, a) } else { (a, b) };
    ymd(if year < 100 { century(year) } else { year }, month, day)
}

/// `S11 2027`, `sem 11 2027`, `2027 W11`: its Monday.
fn week_day(folded: &str) -> Option<Day> {
    // `semaine 11 de 2027`, `week 11 of 2027`
    let compact: String = folded.split(' ').filter(|word| !matches!(*word, "de" | "of")).collect();
    let start = compact.find(|c: char| c.is_alphabetic())?;
    let letters: String = compact[start..].chars().take_while(|c| c.is_alphabetic()).collect();
    if !matches!(letters.as_str(), "s" | "sem" | "semaine" | "w" | "week" | "wk") {
        return None;
    }
    let (before, after) = (&compact[..start], &compact[start + letters.len()..]);
    // Digits of other scripts are numbers too, but of several bytes.
    if !before.is_ascii() || !after.is_ascii() {
        return None;
    }
    let (week, year) = if before.len() == 4 {
        (after, before)
    } else if before.is_empty() && after.len() > 4 {
        (&after[..after.len() - 4], &after[after.len() - 4..])
    } else {
        return None;
    };
    Day::from_isoywd_opt(year.parse().ok()?, week.parse().ok()?, Weekday::Mon)
}

/// Both readings of a date in digits: `03/04/2027`. `None` when only one is possible.
pub fn both_readings(text: &str) -> Option<(Day, Day)> {
    let a = digits_day(text.trim(), false)?;
    let b = digits_day(text.trim(), true)?;
    (a != b && a.day() <= 12 && b.day() <= 12).then_some((a, b))
}

impl CellType for Day {
    const LOOK: Look = Look::Day;
    const EXPECTED: Tr = Tr::new("une date, par exemple 12/03/2027", "a date, for instance 12 Mar 2027");
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self> {
        let reading = match value {
            Value::Date(at) => Reading::Value(at.date()),
            Value::Error(_) => Reading::Bad(Misread::ErrorValue),
            // A serial number whose format was lost: days since 1899-12-30, perhaps with an hour.
            Value::Number(n) if (10_000.0..80_000.0).contains(n) => serial(*n).map_or(Reading::Bad(Misread::Shape), Reading::Value),
            // `20270312`, which a spreadsheet takes for a number.
            Value::Number(n) if (10_000_000.0..100_000_000.0).contains(n) && n.fract() == 0.0 => {
                digits_day(&value.shown(), false).map_or(Reading::Bad(Misread::Shape), |d| Reading::Repaired(d, Repair::DateAsText))
            }
            Value::Text(text) if is_no_day(text) => Reading::Empty,
            Value::Text(_) => match as_stated(value) {
                Reading::Value(text) | Reading::Repaired(text, _) => parse_day(&text, cx.month_first)
                    .or_else(|| serial_text(&text).or_else(|| month_alone(&text)))
                    .map_or(Reading::Bad(Misread::Shape), |d| Reading::Repaired(d, Repair::DateAsText)),
                Reading::Empty => Reading::Empty,
                Reading::Bad(m) => Reading::Bad(m),
            },
            Value::Number(_) | Value::Bool(_) => Reading::Bad(Misread::Shape),
            Value::Empty => Reading::Empty,
        };
        match reading {
            Reading::Value(d) | Reading::Repaired(d, _) if is_open_end(d) => Reading::Empty,
            Reading::Value(d) | Reading::Repaired(d, _) if !YEARS.contains(&d.year()) => Reading::Bad(Misread::Implausible),
            other => other,
        }
    }
    fn write(&self, _: Lang) -> Value {
        Value::day(*self)
    }
}

/// A day number that an export to text wrote as it is; in a column of dates only, for it may be any number.
fn serial_text(text: &str) -> Option<Day> {
    text.parse().ok().filter(|n| text.len() == 5 && (20_000.0..60_000.0).contains(n)).and_then(serial)
}

/// `02/2015`, `sept. 2019`, `Sep-19`: a month, whose first day is meant.
fn month_alone(text: &str) -> Option<Day> {
    let named = folded(text);
    if let [word, year] = named.split(' ').collect::<Vec<_>>()[..]
        && let (Some(month), Ok(number)) = (month_named(word), year.parse::<u32>())
    {
        return match year.len() {
            4 => ymd(number, month, 1),
            2 => ymd(century(number), month, 1),
            _ => None,
        };
    }
    let (month, year) = text.split_once(['/', '-', '.'])?;
    let fits = (1..=2).contains(&month.len()) && year.len() == 4 && [month, year].iter().all(|t| t.bytes().all(|b| b.is_ascii_digit()));
    if fits { ymd(year.parse().ok()?, month.parse().ok()?, 1) } else { None }
}

/// 31/12/9999 and its like: how a program says that there is no end.
fn is_open_end(day: Day) -> bool {
    day.year() >= 2999 && (day.month(), day.day()) == (12, 31)
}

/// `00/00/0000`, `0000-00-00`: how an export says that there is none.
fn is_no_day(text: &str) -> bool {
    text.contains(['/', '-', '.'])
        && text.chars().filter(char::is_ascii_digit).count() >= 6
        && text.chars().all(|c| matches!(c, '0' | '/' | '-' | '.' | ':' | ' '))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 10,000 and 80,000
fn serial(n: f64) -> Option<Day> {
    Day::from_ymd_opt(1899, 12, 30)?.checked_add_days(chrono::Days::new(n as u64))
}

/// Days from one to another, both included; one day stands for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    pub from: Day,
    pub to: Day,
}

impl DayRange {
    fn is_plausible(self) -> bool {
        YEARS.contains(&self.from.year()) && YEARS.contains(&self.to.year())
    }
}

/// Ranges: `19/07/2027-30/07/2027; 02/09/2027`.
impl CellType for Vec<DayRange> {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new(
        "des dates ou des périodes, par exemple 19/07/2027-30/07/2027 ; 02/09/2027",
        "dates or ranges, for instance 2027-07-19 - 2027-07-30; 2027-09-02",
    );
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self> {
        if let Value::Date(at) = value {
            let day = DayRange { from: at.date(), to: at.date() };
            return if day.is_plausible() { Reading::Value(vec![day]) } else { Reading::Bad(Misread::Implausible) };
        }
        match as_stated(value) {
            Reading::Value(text) | Reading::Repaired(text, _) => text
                .split([';', '\n', ','])
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| range(part, cx.month_first))
                .collect::<Option<Vec<_>>>()
                .map_or(Reading::Bad(Misread::Shape), |all| {
                    if all.iter().all(|r| r.is_plausible()) { Reading::Value(all) } else { Reading::Bad(Misread::Implausible) }
                }),
            Reading::Empty => Reading::Empty,
            Reading::Bad(m) => Reading::Bad(m),
        }
    }
    fn write(&self, _: Lang) -> Value {
        let day = |d: Day| d.format("%d/%m/%Y").to_string();
        let parts: Vec<String> = self.iter().map(|r| if r.from == r.to { day(r.from) } else { format!("{}-{}", day(r.from), day(r.to)) }).collect();
        if parts.is_empty() { Value::Empty } else { Value::text(parts.join("; ")) }
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

fn range(part: &str, month_first: bool) -> Option<DayRange> {
    if let Some(day) = parse_day(part, month_first) {
        return Some(DayRange { from: day, to: day });
    }
    for separator in [" - ", " au ", " to ", "→", "–", "/", "-"] {
        for (at, _) in part.match_indices(separator) {
            if let (Some(from), Some(to)) =
                (parse_day(part[..at].trim_start_matches("du ").trim(), month_first), parse_day(&part[at + separator.len()..], month_first))
            {
                return Some(DayRange { from, to });
            }
        }
    }
    None
}

fn half_of_hour(hour: u32) -> Half {
    if hour < 12 { Half::Morning } else { Half::Afternoon }
}

/// `9h00`, `de 9h à 12h`, `1330-1630`, `matin`, `2pm`, `AM - 9h`: by the first hour or word that tells.
fn half_of_text(folded: &str) -> Option<Half> {
    let mut words = folded.split(' ').filter(|w| !matches!(*w, "de" | "from" | "a" | "at" | "le" | "l" | "debut" | "start") || *w == folded);
    let first = words.next()?;
    let digits = first.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let (number, unit) = (first[..digits].parse::<u32>().ok()?, &first[digits..]);
        let hour = if digits == 4 { number / 100 } else { number };
        let next = words.next().unwrap_or_default();
        let after_noon = [unit, next].iter().any(|w| *w == "pm" || w.ends_with("pm")) && hour < 12;
        let hour = if after_noon { hour + 12 } else { hour };
        return (hour < 24 && digits != 3).then(|| half_of_hour(hour));
    }
    match first {
        "matin" | "matinee" | "am" | "morning" | "m" | "journee" | "day" | "all" | "full" | "j" => Some(Half::Morning),
        "apres" | "pm" | "afternoon" | "a" | "ap" | "apm" | "soir" | "soiree" | "evening" | "noon" | "midi" | "aprem" => Some(Half::Afternoon),
        _ => None,
    }
}

impl CellType for Half {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("une heure ou une demi-journée, par exemple 9h00 ou matin", "a time or a half-day, for instance 9:00 or morning");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        use chrono::Timelike;
        match value {
            Value::Date(at) => Reading::Value(half_of_hour(at.time().hour())),
            Value::Number(n) if (0.0..1.0).contains(n) => Reading::Value(if *n < 0.5 { Half::Morning } else { Half::Afternoon }),
            // 930, 1400: as the clock of a ward's sheet is read aloud.
            Value::Number(n) if (100.0..2400.0).contains(n) && n % 100.0 < 60.0 => {
                Reading::Value(if *n < 1200.0 { Half::Morning } else { Half::Afternoon })
            }
            Value::Number(n) if (1.0..24.0).contains(n) => Reading::Value(if *n < 12.0 { Half::Morning } else { Half::Afternoon }),
            _ => match as_stated(value) {
                Reading::Value(text) | Reading::Repaired(text, _) => {
                    half_of_text(&folded(&text)).map_or(Reading::Bad(Misread::Shape), Reading::Value)
                }
                Reading::Empty => Reading::Empty,
                Reading::Bad(m) => Reading::Bad(m),
            },
        }
    }
    fn write(&self, lang: Lang) -> Value {
        let words = if *self == Half::Morning { Tr::new("matin", "morning") } else { Tr::new("après-midi", "afternoon") };
        Value::text(words.get(lang))
    }
    fn choices(lang: Lang) -> Vec<&'static str> {
        vec![Tr::new("matin", "morning").get(lang), Tr::new("après-midi", "afternoon").get(lang)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(y: i32, m: u32, day: u32) -> Day {
        Day::from_ymd_opt(y, m, day).expect("a date")
    }

    #[test]
    fn days_are_read_in_the_usual_spellings() {
        for text in [
            "12/03/27",
            "12/03/2027",
            "12/3/2027",
            "12 / 03 / 2027",
            "12 mars 2027",
            "12-mars-27",
            "12 Mar 2027",
            "12th March 2027",
            "vendredi 12 mars 2027",
            "Ven. 12/03/2027",
            "friday, 12/03/2027",
            "le 12/03/2027",
            "2027-03-12",
            "2027/03/12",
            "12.03.2027",
            "12.03.27",
            "12-03-2027",
            "20270312",
            "12032027",
            "2027-03-12T00:00:00",
            "2027-03-12T08:30:00+01:00",
            "2027-03-12 00:00:00",
            "12/03/2027 00:00",
            "12/03/2027 à 8h30",
            "12 mars 2027 08:30",
            "March 12, 2027",
            "Mar 12 2027",
        ] {
            assert_eq!(parse_day(text, false), Some(d(2027, 3, 12)), "{text}");
        }
        for text in ["S11 2027", "S11-2027", "2027-S11", "2027S11", "sem. 11 2027", "Semaine 11 de 2027", "2027-W11", "week 11 of 2027", "W11/2027"] {
            assert_eq!(parse_day(text, false), Some(d(2027, 3, 15)), "{text}");
        }
        for text in ["mars 2027", "12 mars", "S11", "S54 2027", "41234", "12/13", "2/3 temps", "1.5", "h12", "à 8h"] {
            assert_eq!(parse_day(text, false), None, "{text}");
        }
        assert_eq!(parse_day("03/12/2027", true), Some(d(2027, 3, 12)));
        assert_eq!(parse_day("31/02/2027", false), None);
        assert_eq!(parse_day("1er mars 2027", false), Some(d(2027, 3, 1)));
        assert_eq!(parse_day("bientôt", false), None);
        assert_eq!(parse_day("S1११", false), None, "digits of another script");
    }

    #[test]
    fn a_day_whose_format_was_lost_is_read_and_no_day_is_none() {
        let read = |value: Value| Day::read(&value, &ReadCx::default());
        for n in [46_458.0, 46_458.375, 20_270_312.0, 12_032_027.0] {
            assert_eq!(read(Value::Number(n)).value(), Some(d(2027, 3, 12)), "{n}");
        }
        assert_eq!(read(Value::text("46458")).value(), Some(d(2027, 3, 12)));
        for text in ["-", "31/12/9999", "2999-12-31", "00/00/0000", "0000-00-00 00:00:00", "néant"] {
            assert_eq!(read(Value::text(text)), Reading::Empty, "{text}");
        }
        assert_eq!(read(Value::Number(2027.0)), Reading::Bad(Misread::Shape));
        assert_eq!(read(Value::text("12/03/1027")), Reading::Bad(Misread::Implausible));
        assert_eq!(read(Value::Number(-1e300)), Reading::Bad(Misread::Shape));
    }

    #[test]
    fn dates_are_read_with_the_words_around_them_and_hours_as_wards_write_them() {
        for text in ["depuis le 12/03/2027", "à/c du 12/03/2027", "12/03/2027 (CDD)", "dès le 12 mars 2027"] {
            assert_eq!(Day::read(&Value::text(text), &ReadCx::default()).value(), Some(d(2027, 3, 12)), "{text}");
        }
        for text in ["mars 2027", "03/2027", "Mar-27"] {
            assert_eq!(Day::read(&Value::text(text), &ReadCx::default()).value(), Some(d(2027, 3, 1)), "{text}");
        }
        let half = |t: &str| Half::read(&Value::text(t), &ReadCx::default()).value();
        for text in ["9h", "de 9h à 12h", "0900", "AM - 9h", "9:30 am - 12:00 pm", "journée"] {
            assert_eq!(half(text), Some(Half::Morning), "{text}");
        }
        for text in ["2pm", "14h00-17h00", "1330-1630", "apm", "après-midi"] {
            assert_eq!(half(text), Some(Half::Afternoon), "{text}");
        }
        assert_eq!((half("25h"), half("bientôt")), (None, None));
    }

    #[test]
    fn ranges_of_days_are_read() {
        let read = |t: &str| Vec::<DayRange>::read(&Value::text(t), &ReadCx::default()).value();
        assert_eq!(read("19/07/2027-30/07/2027"), Some(vec![DayRange { from: d(2027, 7, 19), to: d(2027, 7, 30) }]));
        assert_eq!(read("du 19/07/2027 au 30/07/2027; 02/09/2027").map(|r| r.len()), Some(2));
        assert_eq!(read("2027-07-19 - 2027-07-30"), Some(vec![DayRange { from: d(2027, 7, 19), to: d(2027, 7, 30) }]));
        assert_eq!(read("cet été"), None);
    }
}
