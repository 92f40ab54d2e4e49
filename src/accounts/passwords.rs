//! First passwords: from the operating system's generator, easy to read on paper, hard to guess.

use crate::model::Secret;
use zeroize::Zeroize;

/// Without look-alikes (`0 O o`, `1 l I i`, `5 S s`, `2 Z z`): the same on a French and an English keyboard but for Q W A M, which a first log-on screen shows.
const LOWER: &[u8] = b"abcdefghjkmnpqrtuvwxy";
const UPPER: &[u8] = b"ABCDEFGHJKLMNPQRTUVWXY";
const DIGIT: &[u8] = b"346789";
/// Characters between two hyphens.
const GROUP: usize = 4;
/// Tries before giving up; each fails with a chance far below one half.
const TRIES: usize = 200;

/// The alphabet in one.
fn alphabet() -> Vec<u8> {
    [LOWER, UPPER, DIGIT].concat()
}

/// Drawn characters for that many bits: whole groups, one bit more for the draws that are refused.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a few dozen
fn length(bits: u32) -> usize {
    let each = (alphabet().len() as f64).log2();
    let needed = (f64::from(bits.clamp(50, 256) + 1) / each).ceil() as usize;
    needed.div_ceil(GROUP) * GROUP
}

/// A password of at least `bits` bits that holds none of the `names` (login, parts of the name). `None` when the system gives no random bytes.
pub(super) fn draw(bits: u32, names: &[&str]) -> Option<Secret> {
    let letters = alphabet();
    let tokens = tokens(names);
    for _ in 0..TRIES {
        let mut text = grouped(length(bits), &letters)?;
        if good(&text, &tokens) {
            return Some(Secret::new(text));
        }
        text.zeroize();
    }
    None
}

fn grouped(count: usize, letters: &[u8]) -> Option<String> {
    let mut source = Source::default();
    let mut text = String::with_capacity(count + count / GROUP);
    for at in 0..count {
        if at > 0 && at.is_multiple_of(GROUP) {
            text.push('-');
        }
        text.push(char::from(source.pick(letters)?));
    }
    Some(text)
}

/// Three classes (Active Directory's rule), no name in it.
fn good(text: &str, tokens: &[String]) -> bool {
    let any = |class: &[u8]| text.bytes().any(|b| class.contains(&b));
    let lower = text.to_lowercase();
    let bare = lower.replace('-', "");
    any(LOWER) && any(UPPER) && any(DIGIT) && !tokens.iter().any(|t| lower.contains(t) || bare.contains(t))
}

/// Parts of three characters and more (MS-SAMR 3.1.1.7.2).
fn tokens(names: &[&str]) -> Vec<String> {
    let parts = names.iter().flat_map(|n| n.split([',', '.', '-', '_', ' ', '#', '\t']).chain([*n]));
    parts.map(str::to_lowercase).filter(|t| t.chars().count() >= 3).collect()
}

/// Random bytes, a few dozen at a time, wiped behind.
#[derive(Default)]
struct Source {
    bytes: [u8; 32],
    left: usize,
}

impl Source {
    /// Each letter with the same chance: bytes beyond the last whole multiple are drawn again.
    fn pick(&mut self, letters: &[u8]) -> Option<u8> {
        let limit = 256 - 256 % letters.len();
        loop {
            if self.left == 0 {
                getrandom::fill(&mut self.bytes).ok()?;
                self.left = self.bytes.len();
            }
            self.left -= 1;
            let byte = usize::from(*self.bytes.get(self.left)?);
            if byte < limit {
                return letters.get(byte % letters.len()).copied();
            }
        }
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_first_password_is_readable_and_strong() {
        let mut seen = BTreeSet::new();
        for _ in 0..2000 {
            let secret = draw(80, &["alefevre", "Lefèvre Anaïs"]).expect("random bytes");
            let text = secret.reveal();
            assert!(text.split('-').all(|g| g.len() == GROUP) && text.len() == 19, "{text}");
            assert!(
                text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
                    && !text.contains(['0', 'O', 'o', '1', 'l', 'I', 'i', '5', 'S', 's', '2', 'Z', 'z'])
            );
            assert!(good(text, &[]));
            assert!(seen.insert(text.to_owned()));
        }
        let bits = |count: usize| count as f64 * (alphabet().len() as f64).log2();
        assert!(bits(length(80)) >= 81.0 && bits(length(50)) >= 51.0 && bits(length(128)) >= 129.0);
    }

    #[test]
    fn a_password_that_holds_the_name_is_drawn_again() {
        assert!(!good("Abcd-Wxy3-dupo-nt46", &tokens(&["Dupont Marie"])));
        assert!(good("Abcd-Wxy3-dupo-nt46", &tokens(&["Li Xi"])));
    }
}
