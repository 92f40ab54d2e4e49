//! Cells that hold several things: codes, names, letters of a RACI.

use super::text::{as_text, says_nothing};
use super::{CellType, Misread, ReadCx, Reading};
use crate::document::Look;
use crate::model::raci::Letters;
use crate::model::{Code, Lang, Value};
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

    #[test]
    fn one_name_with_a_comma_stays_one() {
        for text in ["Dupont, Jean;", "Salle A|B\n", "a; b, c"] {
            let names = Names::read(&Value::text(text), &ReadCx::default()).value().expect("names");
            assert_eq!(Names::read(&names.write(Lang::Fr), &ReadCx::default()).value(), Some(names), "{text}");
        }
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
