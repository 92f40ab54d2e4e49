//! The days that head the columns of a duty roster: dates, `lun 01/03`, `L 1`, or bare numbers whose month a title or the tab tells.

use crate::model::{Day, Grid, Row, Value};
use crate::schema::cells::dates::{month_named, parse_day};
use crate::text::normal::folded;
use chrono::Datelike;

/// Fewest days that make a roster.
pub(super) const FEWEST: usize = 5;

/// What a header says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Whole(Day),
    /// Two numbers, in the order as written: day and month, or the other way round.
    Two(u32, u32),
    /// The day and the month, of a year that is not said.
    Month(u32, u32),
    Number(u32),
    /// A weekday alone, Monday 0: see [`super::weeks`].
    Weekday(u8),
}

/// A month of a title: `Mars 2027`, `03/2027`, `mars`, `2027`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MonthSaid {
    pub(super) month: Option<u32>,
    pub(super) year: Option<i32>,
}

/// The day that a header cell says, its weekday aside.
pub(super) fn said(value: &Value) -> Option<Said> {
    match value {
        Value::Date(at) => Some(Said::Whole(at.date())),
        Value::Number(n) if n.fract() == 0.0 && (1.0..=31.0).contains(n) => (1..=31).find(|d| f64::from(*d) + 0.5 > *n).map(Said::Number),
        Value::Text(text) if text.len() <= 40 && text.chars().any(|c| c.is_ascii_digit()) => said_in(text),
        _ => None,
    }
}

fn said_in(text: &str) -> Option<Said> {
    // `mar. 02/03` is a Tuesday, not a day of March.
    let named = text.split(|c: char| !c.is_alphabetic()).find(|w| !w.is_empty()).is_some_and(|w| weekday(&folded(w)) != 0);
    let bare = if named { text.trim_start_matches(|c: char| !c.is_ascii_digit()) } else { text };
    if bare.trim().len() >= 8
        && let Some(day) = parse_day(bare, false)
    {
        return Some(Said::Whole(day));
    }
    let key = folded(text);
    let mut numbers: Vec<u32> = Vec::new();
    let mut month = None;
    for word in key.split(' ').flat_map(parts) {
        if let Ok(n) = word.parse::<u32>() {
            numbers.push(n);
        } else if numbers.len() == 1 && month_named(word).is_some() {
            month = month_named(word);
        } else if weekday(word) == 0 && !matches!(word, "er" | "st" | "nd" | "rd" | "th") {
            return None;
        }
    }
    let day = |n: u32| (1..=31).contains(&n);
    match (numbers.as_slice(), month) {
        ([d], Some(m)) if day(*d) => Some(Said::Month(*d, m)),
        ([d], None) if day(*d) => Some(Said::Number(*d)),
        ([a, b], None) if day(*a) && day(*b) => Some(Said::Two(*a, *b)),
        ([d, m, y], None) if day(*d) => {
            Day::from_ymd_opt(if *y < 100 { 2000 + i32::try_from(*y).ok()? } else { i32::try_from(*y).ok()? }, *m, *d).map(Said::Whole)
        }
        _ => None,
    }
}

/// Letters and digits of a word apart: `L1` is `L`, `1`.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let cut = word
        .char_indices()
        .zip(word.chars().skip(1))
        .find(|((_, a), b)| a.is_ascii_digit() != b.is_ascii_digit())
        .map(|((at, c), _)| at + c.len_utf8());
    let (first, rest) = cut.map_or((word, ""), |at| word.split_at(at));
    [first, rest].into_iter().filter(|w| !w.is_empty())
}

/// The weekdays that a word may mean, a bit each, Monday the lowest; 0 when it is none.
pub(super) fn weekday(word: &str) -> u8 {
    const DAYS: [&[&str]; 7] = [
        &["l", "lu", "lun", "lundi", "mo", "mon", "monday", "m"],
        &["m", "ma", "mar", "mardi", "tu", "tue", "tuesday", "t"],
        &["m", "me", "mer", "mercredi", "we", "wed", "wednesday", "w"],
        &["j", "je", "jeu", "jeudi", "th", "thu", "thursday", "t"],
        &["v", "ve", "ven", "vendredi", "fr", "fri", "friday", "f"],
        &["s", "sa", "sam", "samedi", "sat", "saturday"],
        &["d", "di", "dim", "dimanche", "su", "sun", "sunday", "s"],
    ];
    (0u8..7).zip(DAYS).filter(|(_, words)| words.contains(&word)).fold(0, |mask, (at, _)| mask | 1 << at)
}

/// Whether a text tells when a sheet was printed or changed.
pub(super) fn tells_printing(text: &str) -> bool {
    let key = folded(text);
    ["edite", "imprime", "mis a jour", "mise a jour", "maj", "extrait", "genere", "export", "version", "printed", "updated"]
        .iter()
        .any(|w| key.contains(w))
}

/// The month and the year that a title says; what tells when a sheet was printed is no title.
pub(super) fn month_said(text: &str) -> MonthSaid {
    if tells_printing(text) {
        return MonthSaid::default();
    }
    let key = folded(text);
    let words: Vec<&str> = key.split(' ').collect();
    let number = |at: usize| words.get(at).and_then(|w| if w.len() <= 4 { w.parse::<u32>().ok() } else { None });
    let year_of = |n: u32| if (2000..=2120).contains(&n) { i32::try_from(n).ok() } else { None };
    let year = (0..words.len()).find_map(|at| number(at).and_then(year_of));
    // `mai` and `mar` are words too, but long names are months wherever they stand.
    let named =
        (0..words.len()).find(|at| month_named(words[*at]).is_some() && (words[*at].len() >= 4 || words.len() <= 2 || number(at + 1).is_some()));
    if let Some(at) = named {
        let short = number(at + 1).filter(|n| (20..=60).contains(n)).and_then(|n| i32::try_from(2000 + n).ok());
        return MonthSaid { month: month_named(words[at]), year: year.or(short) };
    }
    let month = |n: u32| (1..=12).contains(&n).then_some(n);
    let pair = (0..words.len()).find_map(|at| {
        let (a, b) = (number(at)?, number(at + 1)?);
        match (year_of(a), year_of(b)) {
            (Some(y), None) => Some((month(b)?, y)),
            (None, Some(y)) => Some((month(a)?, y)),
            _ => None,
        }
    });
    MonthSaid { month: pair.map(|p| p.0), year: pair.map(|p| p.1).or(year) }
}

/// Header cells of a row that say days, when there are enough of them in a rising order: a roster's header.
pub(super) fn header(row: &Row) -> Option<Vec<(u32, Said)>> {
    let all: Vec<(u32, Said)> = row.cells.iter().filter_map(|c| Some((c.col, said(&c.value)?))).collect();
    if all.len() < FEWEST {
        return None;
    }
    // Numbers before the first day or totals behind the last break the order: the longest run that keeps it.
    let mut best = 0..0;
    let mut start = 0;
    for at in 1..=all.len() {
        if at == all.len() || !follows(all[at - 1].1, all[at].1) {
            if at - start > best.len() {
                best = start..at;
            }
            start = at;
        }
    }
    let run = all.get(best).filter(|run| run.len() >= FEWEST)?;
    // `S10`, `S11`…: weeks, not Saturdays.
    let letters =
        |col: u32| if let Value::Text(t) = row.get(col) { t.chars().filter(|c| c.is_alphabetic()).collect::<String>() } else { String::new() };
    let first = letters(run[0].0);
    let weeks = matches!(run[0].1, Said::Number(_)) && !first.is_empty() && run.iter().all(|d| letters(d.0) == first);
    (!weeks).then(|| run.to_vec())
}

/// Whether a day may come right after another: the next one, or past a weekend, or the first of the next month.
fn follows(a: Said, b: Said) -> bool {
    // Some rosters show only the days on which something happens.
    let step = |a: u32, b: u32| b > a && b <= a + 8 || a >= 26 && b <= 3;
    match (a, b) {
        (Said::Whole(a), Said::Whole(b)) => (1..=4).contains(&(b - a).num_days()),
        (Said::Month(a, m), Said::Month(b, n)) => step(a, b) && (m == n || n == m % 12 + 1),
        (Said::Two(a, m), Said::Two(b, n)) => step(a, b) && (m == n || n == m % 12 + 1) || step(m, n) && (a == b || b == a % 12 + 1),
        (Said::Number(a), Said::Number(b)) => step(a, b),
        _ => false,
    }
}

/// Weekdays of a line beside the header, by column, when it is one: `L M M J V S D`.
pub(super) fn weekdays(row: &Row, cols: &[u32]) -> Option<Vec<(u32, u8)>> {
    let filled: Vec<(u32, &Value)> = cols.iter().map(|c| (*c, row.get(*c))).filter(|(_, v)| !v.is_empty()).collect();
    let masks: Vec<(u32, u8)> =
        filled.iter().filter_map(|(c, v)| if let Value::Text(t) = v { Some((*c, weekday(&folded(t)))) } else { None }).collect();
    let good = masks.len() == filled.len() && masks.len() >= FEWEST && masks.iter().all(|m| m.1 != 0);
    let cyclic = (0..7).any(|start| masks.iter().all(|(c, m)| m & 1 << ((start + c - masks[0].0) % 7) != 0));
    (good && (cyclic || masks.windows(2).all(|w| w[0].1 != w[1].1))).then_some(masks)
}

/// A date a column, and the year when it had to be guessed.
pub(super) type Dated = (Vec<(u32, Day)>, Option<i32>);

/// Days as dates. `None` when nothing says of which month; the year when it had to be guessed.
pub(super) fn dates(grid: &Grid, head: usize, days: &[(u32, Said)], title: MonthSaid, today: Day) -> Option<Dated> {
    if days.iter().all(|d| matches!(d.1, Said::Whole(_))) {
        return Some((days.iter().filter_map(|(c, s)| if let Said::Whole(d) = s { Some((*c, *d)) } else { None }).collect(), None));
    }
    let pairs: Vec<(u32, u32)> = day_months(days, title)?;
    let cols: Vec<u32> = days.iter().map(|d| d.0).collect();
    let beside = [head.checked_sub(1), Some(head + 1)].into_iter().flatten().filter_map(|at| grid.rows.get(at)).find_map(|r| weekdays(r, &cols));
    let own = || -> Vec<(u32, u8)> { cols.iter().filter_map(|c| Some((*c, own_weekday(grid.rows[head].get(*c))?))).collect() };
    let masks = beside.unwrap_or_else(own);
    let in_year = |year: i32| -> Option<Vec<(u32, Day)>> {
        let mut year = year;
        let mut out = Vec::with_capacity(pairs.len());
        for (at, ((day, month), col)) in pairs.iter().zip(&cols).enumerate() {
            if at > 0 && *month < pairs[at - 1].1 {
                year += 1;
            }
            out.push((*col, Day::from_ymd_opt(year, *month, *day)?));
        }
        Some(out)
    };
    if let Some(days) = title.year.and_then(in_year) {
        return Some((days, None));
    }
    let agrees = |days: &[(u32, Day)]| {
        masks.iter().all(|(col, mask)| days.iter().find(|d| d.0 == *col).is_none_or(|d| mask & 1 << d.1.weekday().num_days_from_monday() != 0))
    };
    // No year: the one whose weekdays agree, the nearest to today among them.
    let mut years: Vec<Vec<(u32, Day)>> = (today.year() - 3..=today.year() + 3).filter_map(in_year).filter(|d| agrees(d)).collect();
    years.sort_by_key(|d| d.first().map_or(i64::MAX, |f| (f.1 - today).num_days().abs()));
    let found = years.into_iter().next()?;
    let year = found.first()?.1.year();
    Some((found, Some(year)))
}

/// The weekday in a header's own text: `lun 01/03`.
fn own_weekday(value: &Value) -> Option<u8> {
    let Value::Text(text) = value else { return None };
    let key = folded(text);
    let mask = weekday(key.split(' ').flat_map(parts).next()?);
    (mask != 0).then_some(mask)
}

/// Day and month of each header; bare numbers go on from the title's month.
fn day_months(days: &[(u32, Said)], title: MonthSaid) -> Option<Vec<(u32, u32)>> {
    let rises = |pairs: &[(u32, u32)]| {
        pairs.iter().all(|(d, m)| (1..=31).contains(d) && (1..=12).contains(m)) && pairs.windows(2).all(|w| w[1].1 != w[0].1 || w[1].0 > w[0].0)
    };
    if days.iter().any(|d| matches!(d.1, Said::Two(..))) {
        let two: Vec<(u32, u32)> = days.iter().map(|d| if let Said::Two(a, b) = d.1 { Some((a, b)) } else { None }).collect::<Option<_>>()?;
        let turned: Vec<(u32, u32)> = two.iter().map(|(a, b)| (*b, *a)).collect();
        let in_title = |p: &[(u32, u32)]| title.month.is_none_or(|m| p.iter().any(|x| x.1 == m));
        return [two, turned].into_iter().find(|p| rises(p) && in_title(p));
    }
    let mut month = None;
    let mut before = 0;
    let mut out = Vec::with_capacity(days.len());
    for (_, said) in days {
        let (day, own) = match said {
            Said::Month(d, m) => (*d, Some(*m)),
            Said::Number(d) => (*d, None),
            _ => return None,
        };
        month = match (own, month) {
            (Some(m), _) => Some(m),
            (None, None) => title.month,
            (None, Some(m)) if day <= before => Some(m % 12 + 1),
            (None, known) => known,
        };
        before = day;
        out.push((day, month?));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_head_a_column() {
        for (text, expected) in [
            ("lun 01/03", Said::Two(1, 3)),
            ("L 1", Said::Number(1)),
            ("L1", Said::Number(1)),
            ("Lundi 1er", Said::Number(1)),
            ("1er mars", Said::Month(1, 3)),
            ("mar. 2", Said::Number(2)),
            ("02-mars", Said::Month(2, 3)),
            ("01/03/2027", Said::Whole(Day::from_ymd_opt(2027, 3, 1).expect("a date"))),
            ("lun. 01/03/27", Said::Whole(Day::from_ymd_opt(2027, 3, 1).expect("a date"))),
        ] {
            assert_eq!(said(&Value::text(text)), Some(expected), "{text}");
        }
        for text in ["Total 12", "S10", "40 h", "Matricule", "UF 12"] {
            assert_eq!(said(&Value::text(text)).filter(|s| !matches!(s, Said::Number(10))), None, "{text}");
        }
    }

    #[test]
    fn a_month_is_read_in_titles_and_tabs() {
        for (text, month, year) in [
            ("Planning de présence – MARS 2027", Some(3), Some(2027)),
            ("Mars 2027", Some(3), Some(2027)),
            ("2027-03", Some(3), Some(2027)),
            ("03/2027", Some(3), Some(2027)),
            ("mars", Some(3), None),
            ("sept 27", Some(9), Some(2027)),
            ("Planning 2027", None, Some(2027)),
            ("Édité le 12 mars 2027", None, None),
            ("Service de cardiologie", None, None),
        ] {
            assert_eq!(month_said(text), MonthSaid { month, year }, "{text}");
        }
    }
}
