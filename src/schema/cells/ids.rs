//! Identifiers of people and sites, with their control keys (vectors: the verification set's identifiers).

use super::text::as_stated;
use super::{CellType, Misread, ReadCx, Reading, Repair};
use crate::document::Look;
use crate::model::{Code, Lang, Text, Value};
use crate::text::Tr;

/// A staff id (matricule): any code but a social-security number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffId(pub Code);
/// Somebody by staff id, or by name where people write one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom(pub Code);
/// RPPS: 11 digits, Luhn over all of them; a leading type digit 8 is taken off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rpps(pub Text);
/// ADELI: 9 characters; its key's rule is not published, so only the shape is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adeli(pub String);
/// A site: a FINESS number (9 characters, Luhn) or a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finess(pub String);
/// An e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email(pub Text);

/// Luhn's sum is a multiple of ten.
fn luhn(digits: impl DoubleEndedIterator<Item = u32>) -> bool {
    let sum: u32 = digits.rev().enumerate().map(|(i, d)| if i % 2 == 1 { if d > 4 { 2 * d - 9 } else { 2 * d } } else { d }).sum();
    sum.is_multiple_of(10)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// A social-security number (NIR): wider than validity, since it must be refused even when mistyped: 13 or 15 characters, sex, month and, in Corsica, a letter.
pub fn looks_like_nir(text: &str) -> bool {
    let mut signs = [0_u8; 15];
    let mut count = 0;
    for c in text.chars() {
        match u8::try_from(c) {
            Ok(sign) if sign.is_ascii_alphanumeric() && count < signs.len() => {
                signs[count] = sign;
                count += 1;
            }
            _ if matches!(c, ' ' | '.' | '-' | '/' | '\u{a0}' | '\u{202f}') => {}
            _ => return false,
        }
    }
    if count != 13 && count != 15 {
        return false;
    }
    let corsica = signs[5] == b'2' && matches!(signs[6].to_ascii_uppercase(), b'A' | b'B');
    if signs[..count].iter().enumerate().any(|(i, c)| !(c.is_ascii_digit() || i == 6 && corsica)) {
        return false;
    }
    let digit = |at: usize| signs[at].wrapping_sub(b'0');
    let month = digit(3) * 10 + digit(4);
    matches!(signs[0], b'1'..=b'4' | b'7' | b'8') && matches!(month, 1..=12 | 20..=42 | 50..=99)
}

/// Text of an identifier: `10001234567.0`, which Excel makes of a number, included.
fn identifier(value: &Value) -> Reading<Text> {
    match value {
        Value::Number(_) => Reading::Value(value.shown().into()),
        Value::Date(_) | Value::Bool(_) => Reading::Bad(Misread::Shape),
        // Behind digits only: `A12.0` is a code of somebody's.
        _ => as_stated(value).map(|t| t.strip_suffix(".0").filter(|stem| is_digits(stem)).map(Text::from).unwrap_or(t)),
    }
}

fn checked<T>(reading: Reading<Text>, check: impl FnOnce(&Text) -> Result<T, Misread>) -> Reading<T> {
    match reading {
        Reading::Empty => Reading::Empty,
        Reading::Bad(m) => Reading::Bad(m),
        Reading::Value(text) => check(&text).map_or_else(Reading::Bad, Reading::Value),
        Reading::Repaired(text, r) => check(&text).map_or_else(Reading::Bad, |v| Reading::Repaired(v, r)),
    }
}

/// `53 001` without its spaces.
fn digits_apart(text: &str) -> Option<String> {
    let apart = text.contains(char::is_whitespace) && text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    apart.then(|| text.split_whitespace().collect())
}

fn is_words(text: &str) -> bool {
    !text.chars().any(|c| c.is_ascii_digit()) && (text.contains(char::is_whitespace) || !text.chars().any(char::is_alphanumeric))
}

impl CellType for StaffId {
    const LOOK: Look = Look::Code;
    const EXPECTED: Tr = Tr::new("un matricule, par exemple 0012345", "a staff id, for instance 0012345");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        let id = identifier(value);
        if let Reading::Value(text) | Reading::Repaired(text, _) = &id
            && let Some(joined) = digits_apart(text)
        {
            return if looks_like_nir(&joined) { Reading::Bad(Misread::Nir) } else { Reading::Repaired(StaffId(Code::new(joined)), Repair::Spaces) };
        }
        checked(id, |text| match text {
            _ if looks_like_nir(text) => Err(Misread::Nir),
            // `à venir`, `en cours`, `?`: words where an id is awaited.
            _ if is_words(text) => Err(Misread::Shape),
            _ => Ok(StaffId(Code(text.clone()))),
        })
    }
    fn write(&self, _: Lang) -> Value {
        Value::Text(self.0.0.clone())
    }
}

impl CellType for Whom {
    const LOOK: Look = StaffId::LOOK;
    const EXPECTED: Tr = StaffId::EXPECTED;
    fn read(value: &Value, cx: &ReadCx) -> Reading<Self> {
        match StaffId::read(value, cx) {
            // `Mme LEFÈVRE Anaïs`: two words that begin with capitals.
            Reading::Bad(Misread::Shape) => checked(identifier(value), |text| {
                let capitals = text.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
                if is_words(text) && capitals >= 2 { Ok(Whom(Code(text.clone()))) } else { Err(Misread::Shape) }
            }),
            other => other.map(|id| Whom(id.0)),
        }
    }
    fn write(&self, _: Lang) -> Value {
        Value::Text(self.0.0.clone())
    }
}

impl CellType for Rpps {
    const LOOK: Look = Look::Code;
    const EXPECTED: Tr = Tr::new("un numéro RPPS de 11 chiffres dont la clé est juste", "an RPPS number of 11 digits with a right key");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        checked(identifier(value), |text| {
            let spaced = text.contains(char::is_whitespace);
            let text = if spaced { text.split_whitespace().collect::<String>().into() } else { text.clone() };
            let text = text.strip_prefix('8').filter(|_| text.len() == 12).map(Text::from).unwrap_or(text);
            if looks_like_nir(&text) {
                return Err(Misread::Nir);
            }
            if text.len() != 11 || !is_digits(&text) {
                return Err(Misread::Shape);
            }
            let key_holds = text.bytes().any(|b| b != b'0') && luhn(text.bytes().map(|b| u32::from(b - b'0')));
            if key_holds { Ok(Rpps(text)) } else { Err(Misread::Key) }
        })
    }
    fn write(&self, _: Lang) -> Value {
        Value::Text(self.0.clone())
    }
}

impl CellType for Adeli {
    const LOOK: Look = Look::Code;
    const EXPECTED: Tr = Tr::new("un numéro ADELI de 9 caractères", "an ADELI number of 9 characters");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        checked(identifier(value), |text| {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let text: String = text.chars().filter(|c| !matches!(c, '-' | '.')).collect();
            if text.len() == 8 && is_digits(&text) {
                return Ok(Adeli(format!("0{text}")));
            }
            if text.len() == 9 && text.chars().all(|c| c.is_ascii_alphanumeric()) { Ok(Adeli(text)) } else { Err(Misread::Shape) }
        })
    }
    fn write(&self, _: Lang) -> Value {
        Value::text(self.0.as_str())
    }
}

/// Whether nine characters are a FINESS number: Luhn, with the letter of Corsica counted A = 1, B = 2.
pub fn is_finess(text: &str) -> bool {
    let values: Option<Vec<u32>> = text
        .chars()
        .enumerate()
        .map(|(i, c)| match (i, c.to_ascii_uppercase()) {
            (1, 'A') => Some(1),
            (1, 'B') => Some(2),
            _ => c.to_digit(10),
        })
        .collect();
    values.is_some_and(|v| v.len() == 9 && luhn(v.into_iter()))
}

impl CellType for Finess {
    const LOOK: Look = Look::Code;
    const EXPECTED: Tr = Tr::new(
        "un numéro FINESS de 9 caractères dont la clé est juste, ou un nom de site",
        "a FINESS number of 9 characters with a right key, or a site's name",
    );
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        checked(identifier(value), |text| {
            let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let numeric = compact.chars().filter(char::is_ascii_digit).count() >= 7
                && compact.len() <= 10
                && compact.chars().all(|c| c.is_ascii_alphanumeric());
            match compact.len() {
                _ if !numeric => Ok(Finess(text.to_string())),
                9 if is_finess(&compact) => Ok(Finess(compact)),
                9 => Err(Misread::Key),
                _ => Err(Misread::Shape),
            }
        })
    }
    fn write(&self, _: Lang) -> Value {
        Value::text(self.0.as_str())
    }
}

/// Whether a text is an address alone: not two, no display name, no `mailto:`.
fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let local_ok = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c));
    let is_label =
        |l: &str| !l.is_empty() && l.len() <= 63 && !l.starts_with('-') && !l.ends_with('-') && l.chars().all(|c| c.is_alphanumeric() || c == '-');
    let domain_ok = domain.split('.').all(is_label) && domain.rsplit_once('.').is_some_and(|(_, last)| last.chars().count() >= 2 && !is_digits(last));
    local_ok && domain_ok
}

impl CellType for Email {
    const LOOK: Look = Look::Text;
    const EXPECTED: Tr =
        Tr::new("une adresse de messagerie, par exemple anais.lefevre@hopital.example", "an e-mail address, for instance ann.smith@hospital.example");
    fn read(value: &Value, _: &ReadCx) -> Reading<Self> {
        // An address cut where its cell is too narrow.
        if let Value::Text(text) = value
            && text.contains(['\n', '\u{ad}'])
        {
            let whole: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect();
            if is_address(&whole) {
                return Reading::Repaired(Email(whole.as_str().into()), Repair::Spaces);
            }
        }
        checked(as_stated(value), |text| if is_address(text) { Ok(Email(text.clone())) } else { Err(Misread::Shape) })
    }
    fn write(&self, _: Lang) -> Value {
        Value::Text(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_an_address_alone() {
        assert!(is_address("a.lefevre@chu.fr"));
        for bad in ["Anaïs <a.lefevre@chu.fr>", "a.lefevre", "a lefevre@chu.fr", "a@chu", "@chu.fr", "a@@chu.fr", "a@chu_nord.fr", "a.@chu.fr"] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_social_security_number_is_seen_even_with_a_wrong_key() {
        assert!(looks_like_nir("2 69 05 49 588 157 80"));
        assert!(looks_like_nir("269054958815781"));
        assert!(looks_like_nir("2690549588157"));
        assert!(!looks_like_nir("0012345"));
        assert!(!looks_like_nir("10001234567"));
    }

    /// `kind,value,verdict,normalised,why`, beside the project where it is there.
    #[test]
    fn identifiers_are_judged_as_the_shared_vectors_say() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/verify/identifiers.csv");
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("skipped: ../shared/verify/identifiers.csv is absent");
            return;
        };
        let mut seen = 0;
        for line in text.lines().skip(1) {
            let mut fields = line.split(',');
            let (Some(kind), Some(value), Some(verdict)) = (fields.next(), fields.next(), fields.next()) else { continue };
            let cell = Value::text(value.trim_matches('"'));
            let cx = ReadCx::default();
            let good = match kind {
                "rpps" => Rpps::read(&cell, &cx).value().is_some(),
                "finess" => Finess::read(&cell, &cx).value().is_some_and(|f| is_finess(&f.0)),
                "nir" => looks_like_nir(value.trim_matches('"')),
                "email" => Email::read(&cell, &cx).value().is_some(),
                _ => continue,
            };
            if verdict == "valid" || verdict == "invalid" {
                seen += 1;
                assert_eq!(good, verdict == "valid", "{line}");
            }
        }
        assert!(seen > 20, "vectors were found");
    }
}
