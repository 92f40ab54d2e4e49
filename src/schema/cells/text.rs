//! Text and codes.

use super::{CellType, Misread, ReadCx, Reading, Repair};
use crate::document::Look;
use crate::model::{Code, Lang, Login, Text, Value};
use crate::text::Tr;
use crate::text::normal::{folded, is_unseen, tidied};

/// A cell as text, tidied; numbers as they are shown.
pub(super) fn as_text(value: &Value) -> Reading<Text> {
    match value {
        Value::Empty => Reading::Empty,
        Value::Error(_) => Reading::Bad(Misread::ErrorValue),
        Value::Text(text) => text_of(text),
        other => Reading::Value(other.shown().into()),
    }
}

const NOTHING: [&str; 4] = ["néant", "neant", "n/a", "null"];

/// What people put where there is nothing to say: a dash, `néant`, `n/a`.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c));
    let dashes = !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '_' | '/' | '.' | '…'));
    dashes || text.len() <= "néant".len() && NOTHING.iter().any(|word| text.chars().flat_map(char::to_lowercase).eq(word.chars()))
}

/// Words for none where a cell may stay empty, folded.
const NONE: &[&str] = &[
    "aucun",
    "aucune",
    "sans",
    "nc",
    "n c",
    "so",
    "s o",
    "sans objet",
    "non concerne",
    "non concernee",
    "non communique",
    "none",
    "nil",
    "pas de",
    "n a",
    "not applicable",
];
/// Words of a column of days for a post that has no end, or an event that did not come, folded.
const NO_END: &[&str] = &[
    "cdi",
    "indetermine",
    "indeterminee",
    "duree indeterminee",
    "illimite",
    "illimitee",
    "titulaire",
    "permanent",
    "en cours",
    "en poste",
    "a ce jour",
    "present",
    "presente",
    "sans fin",
    "jamais",
    "never",
    "never logged in",
    "jamais connecte",
    "jamais connectee",
    "current",
    "ongoing",
    "open ended",
];

/// Whether what stands in an optional cell says that there is none: `aucun`; `CDI` for the end of a contract.
pub(in crate::schema) fn says_none(value: &Value, look: Look) -> bool {
    let Value::Text(text) = value else { return false };
    let key = folded(text);
    NONE.contains(&key.as_str()) || look == Look::Day && NO_END.contains(&key.as_str())
}

/// A cell as text, unless it says that there is nothing.
pub(super) fn as_stated(value: &Value) -> Reading<Text> {
    match value {
        Value::Text(text) if says_nothing(text) => Reading::Empty,
        _ => as_text(value),
    }
}

fn text_of(text: &Text) -> Reading<Text> {
    if let Some(mended) = mended(text) {
        return Reading::Repaired(mended.as_str().into(), Repair::Garbled(mended));
    }
    match tidied(text) {
        Some(tidy) if tidy.is_empty() => Reading::Empty,
        // A line break inside is how people write in a narrow cell: no repair worth a word.
        Some(tidy) if text.trim_matches(' ').len() == text.len() && text.contains('\n') => Reading::Value(tidy.into()),
        Some(tidy) => Reading::Repaired(tidy.into(), Repair::Spaces),
        None => Reading::Value(text.clone()),
    }
}

/// `HÃ©lÃ¨ne` is UTF-8 read as Windows-1252: what it was, when every such pair makes sense.
fn mended(text: &str) -> Option<String> {
    if text.is_ascii() || !text.contains(['Ã', 'Â']) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.push(match u32::from(c) {
            n @ 0..=0xff => u8::try_from(n).ok()?,
            _ => byte_1252(c)?,
        });
    }
    String::from_utf8(bytes).ok().and_then(|s| tidied(&s).or(Some(s)))
}

/// The byte of a character that Windows-1252 has in 0x80–0x9f.
fn byte_1252(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—',
        '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    HIGH.iter().position(|h| *h == c).and_then(|i| u8::try_from(0x80 + i).ok())
}

impl CellType for String {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr = Tr::new("un texte", "a text");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        as_text(value).map(|text| text.to_string())
    }
    fn write(&self, _: Lang) -> Value {
        if self.is_empty() { Value::Empty } else { Value::text(self.as_str()) }
    }
}

/// A text that stays the cell's own.
impl CellType for Text {
    const LOOK: Look = String::LOOK;
    const EXPECTED: Tr = String::EXPECTED;
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        as_text(value)
    }
    fn write(&self, _: Lang) -> Value {
        if self.is_empty() { Value::Empty } else { Value::Text(self.clone()) }
    }
}

impl CellType for Code {
    const LOOK: Look = Look::Code;
    const EXPECTED: Tr = Tr::new("un code, par exemple 3012 ou CARDIO", "a code, for instance 3012 or CARDIO");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        match value {
            Value::Number(_) => Reading::Value(Code::new(value.shown())),
            Value::Date(_) | Value::Bool(_) => Reading::Bad(Misread::Shape),
            _ => as_stated(value).map(Code),
        }
    }
    fn write(&self, _: Lang) -> Value {
        Value::Text(self.0.clone())
    }
}

impl CellType for Login {
    const LOOK: Look = Look::Code;
    const EXPECTED: Tr = Tr::new("un identifiant de connexion, par exemple adupont", "a login, for instance jsmith");
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self> {
        match Code::read(value, cx) {
            Reading::Value(Code(text)) | Reading::Repaired(Code(text), _) if text.contains(char::is_whitespace) => Reading::Bad(Misread::Shape),
            other => other.map(|c| Login(c.0)),
        }
    }
    fn write(&self, _: Lang) -> Value {
        Value::Text(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garbled_accents_are_mended_and_said() {
        let read = String::read(&Value::text("HÃ©lÃ¨ne"), &ReadCx::default());
        assert_eq!(read, Reading::Repaired("Hélène".into(), Repair::Garbled("Hélène".into())));
        assert_eq!(String::read(&Value::text("São Ângelo"), &ReadCx::default()), Reading::Value("São Ângelo".into()));
    }

    #[test]
    fn a_code_keeps_its_zeros_and_a_number_is_a_code() {
        assert_eq!(Code::read(&Value::text("0041"), &ReadCx::default()), Reading::Value(Code::new("0041")));
        assert_eq!(Code::read(&Value::Number(3012.0), &ReadCx::default()), Reading::Value(Code::new("3012")));
    }

    #[test]
    fn a_dash_says_that_there_is_nothing_and_a_first_name_may_be_one() {
        for text in ["-", " – ", "—", "--", "/", "n/a", "Néant", "…"] {
            assert_eq!(Code::read(&Value::text(text), &ReadCx::default()), Reading::Empty, "{text}");
        }
        assert_eq!(Code::read(&Value::text("-1"), &ReadCx::default()), Reading::Value(Code::new("-1")));
        assert_eq!(String::read(&Value::text("-"), &ReadCx::default()), Reading::Value("-".into()));
    }

    #[test]
    fn characters_that_nobody_sees_part_no_word() {
        assert_eq!(String::read(&Value::text("Du\u{200b}pont"), &ReadCx::default()).value(), Some("Dupont".into()));
        assert_eq!(
            String::read(&Value::text("infir\u{ad}mière\u{a0}\u{2009}chef\u{feff}"), &ReadCx::default()).value(),
            Some("infirmière chef".into())
        );
    }
}
