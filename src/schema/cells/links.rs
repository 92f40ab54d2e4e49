//! Predecessors and longest waits as people type them: codes with a kind of link and a lag.

use super::numbers::days_of_text;
use super::text::{as_stated, says_nothing};
use super::{CellType, Misread, ReadCx, Reading};
use crate::document::Look;
use crate::model::{Code, Lag, Lang, LinkType, Value, WorkTime};
use crate::text::Tr;

/// A predecessor as typed: `CODE`, `CODE+2j`, `CODE DD-1j`; a row number may stand for the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkText {
    pub code: Code,
    pub kind: LinkType,
    pub lag: Lag,
    /// All of it: `DEP-01` is an operation where there is one of that code, else `DEP` a day before its end.
    pub typed: Code,
}
impl LinkText {
    /// An operation that must be finished, without a lag.
    pub fn plain(code: Code) -> LinkText {
        LinkText { typed: code.clone(), code, kind: LinkType::FinishStart, lag: Lag(0) }
    }
    /// The operations that it may name instead of one: `E3 et E4`, `E3/E4`.
    pub fn pieces(&self) -> Vec<LinkText> {
        pieces(self.typed.as_str())
    }
    /// `T6FS+10d`: the kind glued to a code, where no operation is called `T6FS`.
    pub fn with_glued_kind(&self) -> Option<LinkText> {
        let code = self.code.as_str();
        let (stem, kind) = code.split_at_checked(code.len().checked_sub(2)?)?;
        let kind = link_type(kind).filter(|_| !stem.is_empty() && self.kind == LinkType::FinishStart)?;
        Some(LinkText { code: Code::new(stem), kind, ..self.clone() })
    }
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
    let sign = text.char_indices().find(|(i, c)| *i > 0 && starts_lag(*c, &text[i + c.len_utf8()..]));
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
    (!code.is_empty() && (is_name || !code.contains(char::is_whitespace))).then(|| LinkText {
        code: Code::new(code),
        kind,
        lag,
        typed: Code::new(text),
    })
}

/// Predecessors that a word or a mark parts where people forget the `;`.
fn pieces(text: &str) -> Vec<LinkText> {
    for between in [" et ", " and ", " ET ", " & ", " + ", " / ", "&", "/", "+"] {
        // `CMD+15k` is a lag gone wrong; numbers may be parted from numbers.
        let mut parts = text.split(between).skip(1);
        let of_digits = text.starts_with(|c: char| c.is_ascii_digit());
        if text.contains(between) && (of_digits || parts.all(|p| !p.trim_start().starts_with(|c: char| c.is_ascii_digit()))) {
            let all: Option<Vec<LinkText>> = text.split(between).map(link).collect();
            if let Some(all) = all {
                return all;
            }
        }
    }
    Vec::new()
}

/// One predecessor, or several that are told apart when the operations are known.
fn one_or_several(text: &str) -> Option<LinkText> {
    link(text).or_else(|| (!pieces(text).is_empty()).then(|| LinkText::plain(Code::new(text))))
}

/// Whether a sign starts a lag: a time to its end stands behind it (`+2j`, `- 1,5 sem`); a hyphen inside a code does not.
fn starts_lag(sign: char, rest: &str) -> bool {
    let rest = rest.trim();
    let is_time = || rest.starts_with(|c: char| c.is_ascii_digit()) && days_of_text(rest).is_some();
    match sign {
        // `+15k` wants to be a lag and is none.
        '+' => is_time() || rest.starts_with(|c: char| c.is_ascii_digit()) && rest.chars().all(|c| c.is_alphanumeric() || c == ' '),
        '-' | '−' => is_time(),
        _ => false,
    }
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
            Value::Number(_) => Reading::Value(Links(vec![LinkText::plain(Code::new(value.shown()))])),
            Value::Text(text) => {
                let parts = parts(text);
                if parts.iter().all(|p| says_nothing(p)) {
                    return Reading::Empty;
                }
                parts.iter().map(|p| one_or_several(p)).collect::<Option<Vec<_>>>().map_or(Reading::Bad(Misread::Shape), |l| Reading::Value(Links(l)))
            }
            Value::Error(_) => Reading::Bad(Misread::ErrorValue),
            _ => Reading::Bad(Misread::Shape),
        }
    }
    fn write(&self, _: Lang) -> Value {
        if self.0.is_empty() { Value::Empty } else { Value::text(self.0.iter().map(|l| l.typed.as_str()).collect::<Vec<_>>().join("; ")) }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<(String, LinkType, i32)>> {
        Links::read(&Value::text(text), &ReadCx::default()).value().map(|l| l.0.into_iter().map(|l| (l.code.to_string(), l.kind, l.lag.0)).collect())
    }

    #[test]
    fn predecessors_are_written_as_in_ms_project() {
        use LinkType::{FinishFinish, FinishStart, StartStart};
        assert_eq!(read("CMD+15j;RESEAU"), Some(vec![("CMD".into(), FinishStart, 30), ("RESEAU".into(), FinishStart, 0)]));
        assert_eq!(read("PARAM DD+2j, RECU + 1,5 sem"), Some(vec![("PARAM".into(), StartStart, 4), ("RECU".into(), FinishStart, 15)]));
        assert_eq!(read("A FF-1d"), Some(vec![("A".into(), FinishFinish, -2)]));
        assert_eq!(read("DPI-SOINS"), Some(vec![("DPI-SOINS".into(), FinishStart, 0)]));
        assert_eq!(read("DEP-01 DD"), Some(vec![("DEP-01".into(), StartStart, 0)]));
        assert_eq!(read("DEP-01 DD+2j"), Some(vec![("DEP-01".into(), StartStart, 4)]));
        assert_eq!(read("DEP-01-2j"), Some(vec![("DEP-01".into(), FinishStart, -4)]));
        assert_eq!(read("3FD+2j"), Some(vec![("3".into(), FinishStart, 4)]));
        assert_eq!(read("CMD+beaucoup").map(|l| l[0].2), Some(0));
        assert_eq!(read("CMD XX+2j"), None);
        assert_eq!(read("CMD+15k"), None);
        assert_eq!(read("CMD+30/2027"), None);
    }

    #[test]
    fn several_predecessors_without_their_semicolon_may_be_told_apart() {
        let glued = Links::read(&Value::text("T6SS+10d"), &ReadCx::default()).value().expect("links").0[0].with_glued_kind().expect("a kind");
        assert_eq!((glued.code.as_str(), glued.kind, glued.lag.0), ("T6", LinkType::StartStart, 20));
        for text in ["E3 et E4", "E3/E4", "E3 + E4", "E3 & E4", "E3 and E4", "E-03/E-04"] {
            let links = Links::read(&Value::text(text), &ReadCx::default()).value().expect("links");
            assert_eq!(links.0[0].pieces().len(), 2, "{text}");
            assert_eq!(Links::read(&links.write(Lang::Fr), &ReadCx::default()).value(), Some(links), "{text}");
        }
    }
}
