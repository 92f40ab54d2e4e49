//! Cells that hold several things: codes, names, predecessors with lags, letters of a RACI.

use super::numbers::days_of_text;
use super::text::{as_stated, as_text, says_nothing};
use super::{CellType, Misread, ReadCx, Reading};
use crate::document::Look;
use crate::model::raci::Letters;
use crate::model::{Code, Lag, Lang, LinkType, Value, WorkTime};
use crate::text::Tr;
use crate::text::normal::folded;

/// Codes separated by `;`, `,`, `/`, `|`, `+` or line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes(pub Vec<Code>);
/// Names or words separated by `;` or line breaks, else by `,`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(pub Vec<String>);

/// A list from a cell, by these separators.
fn list(value: &Value, separators: &[char]) -> Reading<Vec<String>> {
    match value {
        Value::Number(_) => Reading::Value(vec![value.shown()]),
        Value::Date(_) | Value::Bool(_) => Reading::Bad(Misread::Shape),
        // Line breaks separate here, so the text is taken before it is tidied.
        Value::Text(text) => {
            let parts: Vec<String> =
                text.split(separators).map(|p| crate::text::normal::tidied(p).unwrap_or_else(|| p.to_owned())).filter(|p| !p.is_empty()).collect();
            if parts.iter().all(|p| says_nothing(p)) { Reading::Empty } else { Reading::Value(parts) }
        }
        _ => as_text(value).map(|t| vec![t.to_string()]),
    }
}

impl CellType for Codes {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("un ou plusieurs codes séparés par « ; »", "one or several codes separated by “;”");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        list(value, &[';', ',', '|', '+', '\n']).map(|l| Codes(l.into_iter().map(Code::new).collect()))
    }
    fn write(&self, _: Lang) -> Value {
        if self.0.is_empty() { Value::Empty } else { Value::text(self.0.iter().map(Code::as_str).collect::<Vec<_>>().join("; ")) }
    }
    fn absent() -> Option<Self> {
        Some(Codes::default())
    }
}

impl CellType for Names {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("un ou plusieurs noms séparés par « ; »", "one or several names separated by “;”");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let semicolons = matches!(value, Value::Text(t) if t.contains([';', '\n']));
        list(value, if semicolons { &[';', '\n'] } else { &[',', '|'] }).map(Names)
    }
    fn write(&self, _: Lang) -> Value {
        match self.0.as_slice() {
            [] => Value::Empty,
            // Alone, it would be parted at its comma.
            [one] if one.contains([',', '|']) => Value::text(format!("{one};")),
            names => Value::text(names.join("; ")),
        }
    }
    fn absent() -> Option<Self> {
        Some(Names::default())
    }
}

/// A predecessor as typed: `CODE`, `CODE+2j`, `CODE DD-1j`; a row number may stand for the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkText {
    pub code: Code,
    pub kind: LinkType,
    pub lag: Lag,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links(pub Vec<LinkText>);

/// A longest wait as typed: `BASC<=28j`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitText {
    pub code: Code,
    pub max: WorkTime,
}
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waits(pub Vec<WaitText>);

/// FD FS, DD SS, FF, DF SF: French and English of MS Project.
fn link_type(word: &str) -> Option<LinkType> {
    match word.to_ascii_uppercase().as_str() {
        "FD" | "FS" => Some(LinkType::FinishStart),
        "DD" | "SS" => Some(LinkType::StartStart),
        "FF" => Some(LinkType::FinishFinish),
        "DF" | "SF" => Some(LinkType::StartFinish),
        _ => None,
    }
}

/// Half-days of a signed time: `+2j`, `-1 d`, `+ 1,5 sem`.
#[allow(clippy::cast_possible_truncation)] // bounded just before
fn lag(text: &str) -> Option<Lag> {
    let text = text.trim();
    let (sign, rest) =
        if let Some(r) = text.strip_prefix('-').or_else(|| text.strip_prefix('−')) { (-1.0, r) } else { (1.0, text.strip_prefix('+')?) };
    let days = days_of_text(rest.trim())?;
    let halves = (sign * days * 2.0).round();
    // A time too short to be told is no lag.
    (halves.abs() <= 20_000.0 && (halves != 0.0 || days == 0.0)).then_some(Lag(halves as i32))
}

/// One predecessor.
fn link(text: &str) -> Option<LinkText> {
    let text = text.trim();
    // A sign that starts a lag is followed by a digit; a hyphen inside a code is not.
    let sign = text.char_indices().find(|(i, c)| *i > 0 && matches!(c, '+' | '-' | '−') && starts_time(&text[i + c.len_utf8()..]));
    let (head, lag) = match sign {
        Some((at, _)) => (text[..at].trim(), lag(&text[at..])?),
        None => (text, Lag(0)),
    };
    let (code, kind) = match head.rsplit_once(char::is_whitespace) {
        Some((code, word)) => match link_type(word) {
            Some(kind) => (code.trim(), kind),
            // `CMD XX` has a type that is none; several words are an operation's name.
            None if word.chars().count() <= 2 && !word.chars().any(char::is_lowercase) => return None,
            None => (head, LinkType::FinishStart),
        },
        // MS Project glues the type to a row number: `3FD`.
        None if head.len() > 2 && head.is_char_boundary(head.len() - 2) && head[..head.len() - 2].chars().all(|c| c.is_ascii_digit()) => {
            match link_type(&head[head.len() - 2..]) {
                Some(kind) => (&head[..head.len() - 2], kind),
                None => (head, LinkType::FinishStart),
            }
        }
        None => (head, LinkType::FinishStart),
    };
    let is_name = code.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !code.contains(['+', '<', '>', '=']);
    (!code.is_empty() && (is_name || !code.contains(char::is_whitespace))).then(|| LinkText { code: Code::new(code), kind, lag })
}

/// Whether what follows a sign is a time to its end: `2j`, ` 1,5 sem`.
fn starts_time(rest: &str) -> bool {
    rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
        && (days_of_text(rest.trim()).is_some() || rest.trim().chars().all(|c| c.is_alphanumeric() || c == ' '))
}

/// Parts separated by `;` or line breaks, or by `,` unless it is a decimal comma.
fn parts(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let chars: Vec<char> = text.chars().collect();
    for (i, c) in chars.iter().enumerate() {
        let decimal = *c == ','
            && i > 0
            && chars[i - 1].is_ascii_digit()
            && chars.get(i + 1).is_some_and(char::is_ascii_digit)
            && chars[..i].iter().rev().find(|c| !c.is_ascii_digit()).is_some_and(|c| matches!(c, '+' | '-' | ' ' | '='));
        if matches!(c, ';' | '\n') || (*c == ',' && !decimal) {
            out.push(String::new());
        } else if let Some(last) = out.last_mut() {
            last.push(*c);
        }
    }
    out.into_iter().map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
}

impl CellType for Links {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("des prédécesseurs, par exemple RECU; PARAM DD+2j", "predecessors, for instance RECU; PARAM SS+2d");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        match value {
            Value::Number(_) => Reading::Value(Links(vec![LinkText { code: Code::new(value.shown()), kind: LinkType::FinishStart, lag: Lag(0) }])),
            Value::Text(text) => {
                let parts = parts(text);
                if parts.iter().all(|p| says_nothing(p)) {
                    return Reading::Empty;
                }
                parts.iter().map(|p| link(p)).collect::<Option<Vec<_>>>().map_or(Reading::Bad(Misread::Shape), |l| Reading::Value(Links(l)))
            }
            Value::Error(_) => Reading::Bad(Misread::ErrorValue),
            _ => Reading::Bad(Misread::Shape),
        }
    }
    fn write(&self, lang: Lang) -> Value {
        let one = |l: &LinkText| {
            let kind = match (l.kind, lang) {
                (LinkType::FinishStart, _) => "",
                (LinkType::StartStart, Lang::Fr) => " DD",
                (LinkType::StartStart, Lang::En) => " SS",
                (LinkType::FinishFinish, _) => " FF",
                (LinkType::StartFinish, Lang::Fr) => " DF",
                (LinkType::StartFinish, Lang::En) => " SF",
            };
            let unit = if lang == Lang::Fr { "j" } else { "d" };
            let days = f64::from(l.lag.0.abs()) / 2.0;
            match l.lag.0.signum() {
                0 => format!("{}{kind}", l.code),
                1 => format!("{}{kind}+{days}{unit}", l.code),
                _ => format!("{}{kind}-{days}{unit}", l.code),
            }
        };
        if self.0.is_empty() { Value::Empty } else { Value::text(self.0.iter().map(one).collect::<Vec<_>>().join("; ")) }
    }
    fn absent() -> Option<Self> {
        Some(Links::default())
    }
}

impl CellType for Waits {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("une attente maximale, par exemple BASC<=28j", "a longest wait, for instance BASC<=28d");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let one = |part: &String| {
            let (code, time) = part.split_once("<=").or_else(|| part.split_once('≤')).or_else(|| part.split_once('<'))?;
            let days = days_of_text(time.trim()).filter(|d| (0.0..10_000.0).contains(d))?;
            (!code.trim().is_empty()).then(|| WaitText { code: Code::new(code.trim()), max: WorkTime::from_days(days) })
        };
        match as_stated(value) {
            Reading::Value(text) | Reading::Repaired(text, _) => {
                parts(&text).iter().map(one).collect::<Option<Vec<_>>>().map_or(Reading::Bad(Misread::Shape), |w| Reading::Value(Waits(w)))
            }
            Reading::Empty => Reading::Empty,
            Reading::Bad(m) => Reading::Bad(m),
        }
    }
    fn write(&self, lang: Lang) -> Value {
        let unit = if lang == Lang::Fr { "j" } else { "d" };
        if self.0.is_empty() {
            Value::Empty
        } else {
            Value::text(self.0.iter().map(|w| format!("{}<={}{unit}", w.code, w.max.days())).collect::<Vec<_>>().join("; "))
        }
    }
    fn absent() -> Option<Self> {
        Some(Waits::default())
    }
}

/// Words that mean a letter in one of the usual readings.
fn letters_of(folded: &str) -> Option<Letters> {
    let mut out = Letters::default();
    for word in folded.split(' ').filter(|w| !matches!(*w, "et" | "and" | "ou" | "x")) {
        let known = match word {
            "responsable" | "responsables" | "responsible" | "realise" | "realisateur" | "realisatrice" | "realisation" => "r",
            "approbateur" | "approbatrice" | "approuve" | "accountable" | "autorite" => "a",
            "consulte" | "consultee" | "consultes" | "consulted" => "c",
            "informe" | "informee" | "informes" | "informed" => "i",
            other => other,
        };
        for c in known.chars() {
            match c {
                'r' => out.r = true,
                'a' => out.a = true,
                'c' => out.c = true,
                'i' => out.i = true,
                _ => return None,
            }
        }
        if known.len() > 4 {
            return None;
        }
    }
    (!out.is_empty()).then_some(out)
}

impl CellType for Letters {
    const LOOK: Look = Look::Mark;
    const EXPECTED: Tr = Tr::new("une ou plusieurs des lettres R, A, C, I", "one or several of the letters R, A, C, I");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        match as_text(value) {
            // `-`, `—`, `/`, `n/a`, `s.o.`, `néant`: nothing.
            Reading::Value(text) | Reading::Repaired(text, _)
                if text.chars().all(|c| "-–—−/._".contains(c))
                    || matches!(folded(&text).as_str(), "na" | "n a" | "so" | "s o" | "sans objet" | "neant" | "aucun" | "aucune" | "none") =>
            {
                Reading::Empty
            }
            Reading::Value(text) | Reading::Repaired(text, _) => letters_of(&folded(&text)).map_or(Reading::Bad(Misread::Shape), Reading::Value),
            Reading::Empty => Reading::Empty,
            Reading::Bad(m) => Reading::Bad(m),
        }
    }
    fn write(&self, _: Lang) -> Value {
        if self.is_empty() { Value::Empty } else { Value::text(self.shown()) }
    }
    fn absent() -> Option<Self> {
        Some(Letters::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, LinkType, i32)>> {
        Links::read(&Value::text(text), &ReadCx::default()).value().map(|l| l.0.into_iter().map(|l| (l.code.to_string(), l.kind, l.lag.0)).collect())
    }

    #[test]
    fn one_name_with_a_comma_stays_one() {
        for text in ["Dupont, Jean;", "Salle A|B\n", "a; b, c"] {
            let names = Names::read(&Value::text(text), &ReadCx::default()).value().expect("names");
            assert_eq!(Names::read(&names.write(Lang::Fr), &ReadCx::default()).value(), Some(names), "{text}");
        }
    }

    #[test]
    fn predecessors_are_written_as_in_ms_project() {
        use LinkType::{FinishFinish, FinishStart, StartStart};
        assert_eq!(read("CMD+15j;RESEAU"), Some(vec![("CMD".into(), FinishStart, 30), ("RESEAU".into(), FinishStart, 0)]));
        assert_eq!(read("PARAM DD+2j, RECU + 1,5 sem"), Some(vec![("PARAM".into(), StartStart, 4), ("RECU".into(), FinishStart, 15)]));
        assert_eq!(read("A FF-1d"), Some(vec![("A".into(), FinishFinish, -2)]));
        assert_eq!(read("DPI-SOINS"), Some(vec![("DPI-SOINS".into(), FinishStart, 0)]));
        assert_eq!(read("3FD+2j"), Some(vec![("3".into(), FinishStart, 4)]));
        assert_eq!(read("CMD+beaucoup").map(|l| l[0].2), Some(0));
        assert_eq!(read("CMD XX+2j"), None);
        assert_eq!(read("CMD+15k"), None);
        assert_eq!(read("CMD+30/2027"), None);
    }

    #[test]
    fn letters_are_read_alone_together_and_as_words() {
        for (text, shown) in [("R/A", "R/A"), ("RA", "R/A"), ("R et A", "R/A"), ("a, r", "R/A"), ("Consulté", "C"), ("I", "I")] {
            assert_eq!(Letters::read(&Value::text(text), &ReadCx::default()).value().map(Letters::shown), Some(shown.into()), "{text}");
        }
        assert_eq!(Letters::read(&Value::text("X"), &ReadCx::default()), Reading::Bad(Misread::Shape));
        assert_eq!(Letters::read(&Value::text("Z"), &ReadCx::default()), Reading::Bad(Misread::Shape));
    }
}
