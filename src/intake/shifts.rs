//! What the codes of a duty roster mean: its own legend first, then what they usually mean.

use super::legend;
use super::matrix::text_of;
use crate::model::{Row, Value, Watch};
use crate::text::normal::folded;
use std::collections::BTreeMap;

/// Longest code of a legend, in characters.
const LONGEST: usize = 6;

/// Codes that a roster's legends explain, by their folded form; `None`: explained in words that say neither work nor rest.
#[derive(Clone, Debug, Default)]
pub(super) struct Legend {
    codes: BTreeMap<String, Option<Watch>>,
}

impl Legend {
    /// Notes what a row explains from a column on; whether it does. `pairs`: whether a code and a word in neighbouring cells explain too.
    pub(super) fn note(&mut self, row: &Row, from: u32, pairs: bool) -> bool {
        let before = self.codes.len();
        let mut first_code = None;
        let is_titled = |v: &Value| matches!(v, Value::Text(t) if t.split_once([':', '：']).is_some_and(|(head, _)| legend::is_title(head)));
        let in_titled = row.cells.iter().any(|c| c.col >= from && is_titled(&c.value));
        for cell in row.cells.iter().filter(|c| c.col >= from) {
            let Value::Text(text) = &cell.value else { continue };
            let titled = text.split_once([':', '：']).filter(|(head, _)| legend::is_title(head)).map(|(_, rest)| rest);
            for part in titled.unwrap_or(text).split([',', ';', '\n', '|', '\t']).flat_map(|p| p.split("   ")) {
                let bare = || if in_titled { legend::bare_entry(part.trim(), LONGEST) } else { None };
                if let Some((code, meaning)) = legend::entry(part.trim(), LONGEST).or_else(bare) {
                    first_code = first_code.or(Some(compact(code)));
                    self.add(code, meaning, row, cell.col);
                }
            }
        }
        if self.codes.len() == before
            && pairs
            && let Some((code, meaning)) = legend::pair(row, from, LONGEST)
            && row.cells.iter().filter(|c| c.col >= from && !c.value.is_empty()).count() <= 5
        {
            let col = row.cells.iter().find(|c| c.col >= from && !c.value.is_empty()).map_or(from, |c| c.col);
            self.add(&code, &meaning, row, col + 1);
        }
        self.codes.len() > before || first_code.is_some_and(|code| self.codes.contains_key(&code))
    }

    fn add(&mut self, code: &str, meaning: &str, row: &Row, col: u32) {
        let beside: Vec<String> = row.cells.iter().filter(|c| c.col > col && c.col <= col + 3).filter_map(|c| text_of(&c.value)).collect();
        let meant = meant(meaning).or_else(|| hours(meaning)).or_else(|| hours(&beside.join("-")));
        self.codes.entry(compact(code)).or_insert(meant);
    }

    /// Whether a legend explains a code, in whatever words.
    pub(super) fn explains(&self, value: &Value) -> bool {
        matches!(value, Value::Text(text) if self.codes.contains_key(&compact(text)))
    }

    /// What a code of a cell means.
    pub(super) fn watch(&self, value: &Value) -> Option<Watch> {
        match value {
            // A number is the hours that are worked.
            Value::Number(n) if (0.0..=24.0).contains(n) => Some(if *n > 0.0 { Watch::Day } else { Watch::Rest }),
            Value::Text(text) => {
                let key = compact(text);
                match self.codes.get(&key) {
                    Some(Some(watch)) => Some(*watch),
                    _ => Watch::usual(&key).or_else(|| meant(text)),
                }
            }
            _ => None,
        }
    }
}

/// A code as it is compared: `½ J` and `J-½` keep their letters, case and spaces aside.
pub(super) fn compact(code: &str) -> String {
    folded(code).replace(' ', "")
}

/// What words of a legend mean.
fn meant(text: &str) -> Option<Watch> {
    let key = folded(text);
    let has = |words: &[&str]| key.split(' ').any(|w| words.iter().any(|x| w == *x || x.len() >= 5 && w.starts_with(x)));
    if has(&["repos", "rtt", "recuperation", "recup", "rest", "off", "hebdomadaire"]) {
        return Some(Watch::Rest);
    }
    if has(&[
        "conge",
        "conges",
        "absence",
        "absent",
        "absente",
        "maladie",
        "arret",
        "maternite",
        "paternite",
        "formation",
        "ferie",
        "greve",
        "leave",
        "holiday",
        "sick",
        "training",
        "enfant",
        "vacances",
        "disponibilite",
    ]) {
        return Some(Watch::Away);
    }
    if has(&["nuit", "nuits", "night"]) {
        return Some(Watch::Night);
    }
    if has(&["matin", "matinee", "morning", "early"]) {
        return Some(Watch::Morning);
    }
    if has(&["soir", "soiree", "midi", "evening", "late", "afternoon"]) {
        return Some(Watch::Evening);
    }
    has(&["jour", "journee", "day", "poste", "coupe", "present", "travail", "garde", "astreinte"]).then_some(Watch::Day)
}

/// What hours mean: `7h-14h30`, `21:00 – 07:00`.
fn hours(text: &str) -> Option<Watch> {
    let mut times: Vec<f64> = Vec::new();
    let bytes: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < bytes.len() {
        let number = |at: usize| bytes[at..].iter().take_while(|c| c.is_ascii_digit()).take(3).collect::<String>();
        let hour = number(at);
        if hour.is_empty() {
            at += 1;
            continue;
        }
        at += hour.len();
        if bytes.get(at).is_some_and(|c| matches!(c, 'h' | 'H' | ':')) {
            let minutes = if at + 1 < bytes.len() { number(at + 1) } else { String::new() };
            at += 1 + minutes.len();
            times.push(hour.parse::<f64>().ok()? + minutes.parse::<f64>().unwrap_or(0.0) / 60.0);
        }
    }
    let [start, end, ..] = times[..] else { return None };
    Some(match (start, end) {
        (s, e) if s >= 18.0 || e < s => Watch::Night,
        (s, e) if e <= 16.0 && s < 11.0 && e - s <= 9.0 => Watch::Morning,
        (s, _) if s >= 11.0 => Watch::Evening,
        _ => Watch::Day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;

    fn row(texts: &[&str]) -> Row {
        let cells = (0u32..).zip(texts).filter(|(_, t)| !t.is_empty()).map(|(col, t)| Cell { col, value: Value::text(*t) });
        Row { row: 0, cells: cells.collect(), hidden: false, struck: false }
    }

    #[test]
    fn a_legend_tells_what_codes_mean_before_what_they_usually_mean() {
        let mut legend = Legend::default();
        assert!(legend.note(&row(&["Légende : M1 = matin long, C = congé, A = absence"]), 0, true));
        assert!(legend.note(&row(&["J8", "Poste 7h00-15h00"]), 0, true));
        assert!(legend.note(&row(&["NX", "Renfort", "20h45", "6h45"]), 0, true));
        assert!(legend.note(&row(&["Q", "Quelque chose"]), 0, true));
        let watch = |t: &str| legend.watch(&Value::text(t));
        assert_eq!((watch("m1"), watch("C"), watch("A")), (Some(Watch::Morning), Some(Watch::Away), Some(Watch::Away)));
        assert_eq!((watch("J8"), watch("NX"), watch("Q"), watch("ZZ")), (Some(Watch::Day), Some(Watch::Night), None, None));
        assert_eq!(
            (watch("RTT"), watch("Congé annuel"), legend.watch(&Value::Number(7.5))),
            (Some(Watch::Rest), Some(Watch::Away), Some(Watch::Day))
        );
        assert!(!legend.note(&row(&["LEFÈVRE", "Anaïs", "J", "J", "R", "R"]), 0, true));
    }
}
