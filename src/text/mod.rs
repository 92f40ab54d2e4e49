//! Wordings in both languages side by side, and how facts are said in each.

pub mod labels;
pub mod names;
pub mod normal;

use crate::model::{Code, Day, Lag, Lang, Login, WorkTime};
use chrono::Datelike;

/// A wording in both languages. The compiler sees that both are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tr {
    pub fr: &'static str,
    pub en: &'static str,
}

impl Tr {
    pub const fn new(fr: &'static str, en: &'static str) -> Tr {
        Tr { fr, en }
    }
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fr => self.fr,
            Lang::En => self.en,
        }
    }
}

/// A sentence with facts, in both languages side by side: `tr!(lang, "{n} services lus" / "{n} services read")`, facts captured by name (say them first).
#[macro_export]
macro_rules! tr {
    ($lang:expr, $fr:literal / $en:literal) => {
        match $lang {
            $crate::model::Lang::Fr => format!($fr),
            $crate::model::Lang::En => format!($en),
        }
    };
}

/// A fact as it is said in a sentence of that language. Never `Display`: that is how a French fragment ends up in an English sentence.
pub trait Say {
    fn say(&self, lang: Lang) -> String;
}

impl Say for String {
    fn say(&self, _: Lang) -> String {
        self.clone()
    }
}
impl Say for &str {
    fn say(&self, _: Lang) -> String {
        (*self).to_owned()
    }
}
impl Say for Code {
    fn say(&self, _: Lang) -> String {
        self.0.to_string()
    }
}
impl Say for Login {
    fn say(&self, _: Lang) -> String {
        self.0.to_string()
    }
}
impl Say for Tr {
    fn say(&self, lang: Lang) -> String {
        self.get(lang).to_owned()
    }
}
impl Say for Day {
    fn say(&self, lang: Lang) -> String {
        day(*self, lang)
    }
}
macro_rules! say_integers {
    ($($t:ty),*) => {$(impl Say for $t {
        fn say(&self, lang: Lang) -> String {
            grouped(&self.to_string(), lang)
        }
    })*};
}
say_integers!(u32, u64, usize, i32, i64);
impl Say for f64 {
    fn say(&self, lang: Lang) -> String {
        number(*self, lang)
    }
}
impl Say for WorkTime {
    fn say(&self, lang: Lang) -> String {
        let n = number(self.days(), lang);
        tr!(lang, "{n} j" / "{n} d")
    }
}
impl Say for Lag {
    fn say(&self, lang: Lang) -> String {
        let n = number(f64::from(self.0) / 2.0, lang);
        tr!(lang, "{n} j" / "{n} d")
    }
}
/// A list: `A, B, C`.
impl<T: Say> Say for Vec<T> {
    fn say(&self, lang: Lang) -> String {
        self.iter().map(|x| x.say(lang)).collect::<Vec<_>>().join(", ")
    }
}
/// Nothing when absent.
impl<T: Say> Say for Option<T> {
    fn say(&self, lang: Lang) -> String {
        self.as_ref().map(|x| x.say(lang)).unwrap_or_default()
    }
}

/// A value as it was stated somewhere, to be shown beside another one.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Text(String),
    Day(Day),
    /// Of full time, 0 to 1.
    Share(f64),
}

impl Told {
    pub fn text(text: &str) -> Told {
        Told::Text(text.to_owned())
    }
    /// Whether both say the same, case and accents aside.
    pub fn same(&self, other: &Told) -> bool {
        match (self, other) {
            (Told::Text(a), Told::Text(b)) => a == b || normal::folded(a) == normal::folded(b),
            (Told::Share(a), Told::Share(b)) => (a - b).abs() < 0.005,
            (a, b) => a == b,
        }
    }
}

impl Say for Told {
    fn say(&self, lang: Lang) -> String {
        match self {
            Told::Text(text) => text.clone(),
            Told::Day(found) => day(*found, lang),
            Told::Share(share) => {
                let n = number((share * 100.0).round(), lang);
                tr!(lang, "{n} %" / "{n}%")
            }
        }
    }
}

/// `did you mean X?`, or nothing: stands at the end of a help sentence's clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DidYouMean(pub Option<String>);

impl Say for DidYouMean {
    fn say(&self, lang: Lang) -> String {
        match &self.0 {
            Some(near) => tr!(lang, " (vouliez-vous dire « {near} » ?)" / " (did you mean “{near}”?)"),
            None => String::new(),
        }
    }
}

/// Where a list was read: stands behind `a code`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfList {
    pub file: String,
    /// `None`: the file is the list.
    pub sheet: Option<String>,
}

impl Say for OfList {
    fn say(&self, lang: Lang) -> String {
        let file = &self.file;
        match &self.sheet {
            Some(sheet) if normal::folded(sheet) == "services" => tr!(lang, "de la feuille {sheet}" / "of the {sheet} sheet"),
            Some(sheet) => tr!(lang, "de la feuille {sheet} ({file})" / "of the sheet {sheet} ({file})"),
            None => tr!(lang, "du fichier {file}" / "of the file {file}"),
        }
    }
}

/// What is to be typed into a cell: what its column is, where any text will do, else what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    pub column: Tr,
    /// What the column is: `Le nom d'usage`.
    pub help: Tr,
    pub expected: Tr,
    /// Any text.
    pub plain: bool,
}

/// How a description of a column begins that can follow a verb.
const ARTICLES: &[&str] = &["Le ", "La ", "L'", "Les ", "The "];

impl Say for Awaited {
    fn say(&self, lang: Lang) -> String {
        if !self.plain {
            return self.expected.get(lang).to_owned();
        }
        let (column, help) = (self.column.get(lang), self.help.get(lang));
        match help.chars().next().filter(|_| ARTICLES.iter().any(|a| help.starts_with(a))) {
            Some(first) => first.to_lowercase().chain(help.chars().skip(1)).collect(),
            None => tr!(lang, "« {column} »" / "“{column}”"),
        }
    }
}

/// Digits in groups of three: a narrow no-break space in French, a comma in English; years and short numbers untouched.
fn grouped(digits: &str, lang: Lang) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |d| ("-", d));
    if digits.len() < 5 {
        return format!("{sign}{digits}");
    }
    let separator = if lang == Lang::Fr { "\u{202f}" } else { "," };
    let head = digits.len() % 3;
    let mut groups: Vec<&str> = Vec::new();
    if head > 0 {
        groups.push(&digits[..head]);
    }
    groups.extend((head..digits.len()).step_by(3).map(|i| &digits[i..i + 3]));
    format!("{sign}{}", groups.join(separator))
}

/// At most two decimals; a decimal comma in French.
pub fn number(n: f64, lang: Lang) -> String {
    let text = format!("{n:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(w, d)| (w, Some(d)));
    let whole = grouped(whole, lang);
    match (decimals, lang) {
        (None, _) => whole,
        (Some(d), Lang::Fr) => format!("{whole},{d}"),
        (Some(d), Lang::En) => format!("{whole}.{d}"),
    }
}

/// `80 %` or `80%`.
pub fn percent(share: f64, lang: Lang) -> String {
    let n = number((share * 1000.0).round() / 10.0, lang);
    tr!(lang, "{n} %" / "{n}%")
}

const MONTHS: [Tr; 12] = [
    Tr::new("janvier", "January"),
    Tr::new("février", "February"),
    Tr::new("mars", "March"),
    Tr::new("avril", "April"),
    Tr::new("mai", "May"),
    Tr::new("juin", "June"),
    Tr::new("juillet", "July"),
    Tr::new("août", "August"),
    Tr::new("septembre", "September"),
    Tr::new("octobre", "October"),
    Tr::new("novembre", "November"),
    Tr::new("décembre", "December"),
];
const WEEKDAYS: [Tr; 7] = [
    Tr::new("lundi", "Monday"),
    Tr::new("mardi", "Tuesday"),
    Tr::new("mercredi", "Wednesday"),
    Tr::new("jeudi", "Thursday"),
    Tr::new("vendredi", "Friday"),
    Tr::new("samedi", "Saturday"),
    Tr::new("dimanche", "Sunday"),
];

/// `12 mars 2027`, `12 March 2027`.
pub fn day(day: Day, lang: Lang) -> String {
    let (d, year) = (day.day(), day.year());
    let month = MONTHS[day.month0() as usize].get(lang);
    let d = if d == 1 && lang == Lang::Fr { "1er".to_owned() } else { d.to_string() };
    format!("{d} {month} {year}")
}

/// `12/03/2027` in French, `12 Mar 2027` in English (no doubt about day and month).
pub fn short_day(day: Day, lang: Lang) -> String {
    match lang {
        Lang::Fr => day.format("%d/%m/%Y").to_string(),
        Lang::En => format!("{} {} {}", day.day(), &MONTHS[day.month0() as usize].en[..3], day.year()),
    }
}

pub fn weekday(day: Day, lang: Lang) -> &'static str {
    WEEKDAYS[day.weekday().num_days_from_monday() as usize].get(lang)
}

pub fn month(day: Day, lang: Lang) -> &'static str {
    MONTHS[day.month0() as usize].get(lang)
}

const SHORT_MONTHS: [Tr; 12] = [
    Tr::new("janv.", "Jan"),
    Tr::new("févr.", "Feb"),
    Tr::new("mars", "Mar"),
    Tr::new("avr.", "Apr"),
    Tr::new("mai", "May"),
    Tr::new("juin", "Jun"),
    Tr::new("juil.", "Jul"),
    Tr::new("août", "Aug"),
    Tr::new("sept.", "Sep"),
    Tr::new("oct.", "Oct"),
    Tr::new("nov.", "Nov"),
    Tr::new("déc.", "Dec"),
];

/// `févr. 27`, `Feb 27`.
pub fn short_month(day: Day, lang: Lang) -> String {
    format!("{} {:02}", SHORT_MONTHS[day.month0() as usize].get(lang), day.year().rem_euclid(100))
}

/// ISO week: `2027-S09` in French, `2027-W09` in English.
pub fn week(day: Day, lang: Lang) -> String {
    let iso = day.iso_week();
    let (year, week) = (iso.year(), iso.week());
    tr!(lang, "{year}-S{week:02}" / "{year}-W{week:02}")
}

/// A colon as each language sets it: a space before it in French.
pub fn colon(lang: Lang) -> &'static str {
    if lang == Lang::Fr { " :" } else { ":" }
}

/// `n thing` or `n things`: `counted(3, lang, SERVICE)`. French: 0 and 1 are singular; English: 1 alone.
pub fn counted(n: usize, lang: Lang, one: Tr, many: Tr) -> String {
    let singular = n == 1 || (n == 0 && lang == Lang::Fr);
    let number = n.say(lang);
    let noun = if singular { one.get(lang) } else { many.get(lang) };
    format!("{number} {noun}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_french_nothing_and_one_are_singular() {
        let said = |n: usize, lang: Lang| counted(n, lang, Tr::new("place", "seat"), Tr::new("places", "seats"));
        assert_eq!([0, 1, 2].map(|n| said(n, Lang::Fr)), ["0 place", "1 place", "2 places"]);
        assert_eq!([0, 1, 2].map(|n| said(n, Lang::En)), ["0 seats", "1 seat", "2 seats"]);
    }

    #[test]
    fn numbers_and_days_are_said_as_each_language_writes_them() {
        assert_eq!(number(1_234_567.5, Lang::Fr), "1\u{202f}234\u{202f}567,5");
        assert_eq!(number(1_234_567.5, Lang::En), "1,234,567.5");
        assert_eq!(number(-0.25, Lang::Fr), "-0,25");
        let first = Day::from_ymd_opt(2027, 3, 1).expect("a date");
        assert_eq!((day(first, Lang::Fr), day(first, Lang::En)), ("1er mars 2027".into(), "1 March 2027".into()));
        assert_eq!(week(first, Lang::Fr), "2027-S09");
        assert_eq!(percent(0.345, Lang::Fr), "34,5 %");
    }
}
