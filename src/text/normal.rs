//! Text as it is compared: case, accents, punctuation and exotic spaces aside.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Lower case, without accents, letters and digits separated by single spaces: `« N° agent »` and `n agent` compare equal. `œ` is `oe`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Puts a folded text behind what is there.
pub fn fold_into(text: &str, out: &mut String) {
    let mut folder = Folder { start: out.len(), out, gap: false };
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            folder.open();
            folder.out.push(c.to_ascii_lowercase());
            continue;
        }
        if c.is_ascii() {
            folder.push(c);
            continue;
        }
        // What decomposition puts in another order are marks, and they are all left out.
        decompose_compatible(c, |part| {
            if !is_combining_mark(part) && !is_unseen(part) {
                part.to_lowercase().for_each(|c| folder.push(c));
            }
        });
    }
}

struct Folder<'o> {
    out: &'o mut String,
    /// Where the text begins.
    start: usize,
    /// What is neither letter nor digit stood before.
    gap: bool,
}

impl Folder<'_> {
    fn push(&mut self, c: char) {
        let both = match c {
            'œ' => "oe",
            'æ' => "ae",
            'ß' => "ss",
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            _ if c.is_alphanumeric() || c == '%' || c == '€' => {
                self.open();
                self.out.push(c);
                return;
            }
            _ => {
                self.gap = true;
                return;
            }
        };
        self.open();
        self.out.push_str(both);
    }

    fn open(&mut self) {
        if std::mem::take(&mut self.gap) && self.out.len() > self.start {
            self.out.push(' ');
        }
    }
}

/// Characters that take no room: they come with a paste from a page or a document, and part no word.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe0e}' | '\u{fe0f}')
}

/// A text cell as a person meant it: exotic spaces and line breaks become spaces, doubled ones one, none at the ends. `None` when nothing had to change.
pub fn tidied(text: &str) -> Option<String> {
    if is_tidy(text) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace) {
        let mut seen = word.chars().filter(|c| !is_unseen(*c)).peekable();
        if !out.is_empty() && seen.peek().is_some() {
            out.push(' ');
        }
        out.extend(seen);
    }
    Some(out)
}

/// Single plain spaces alone, between words.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let plain = if c.is_ascii() { c != ' ' && !c.is_whitespace() } else { !is_unseen(c) && !c.is_whitespace() };
        if !plain && (c != ' ' || before == ' ') {
            return false;
        }
        before = c;
    }
    before != ' ' || text.is_empty()
}

/// The closest of `among` to `text`, when it is close enough to be a typing slip: similarity of Damerau and Levenshtein at least 0.7 on folded texts.
pub fn nearest<'a>(text: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(text);
    let mut one_off: Vec<&str> = Vec::new();
    let mut best: Option<(f64, &str)> = None;
    for candidate in among {
        let known = folded(candidate);
        let score = strsim::normalized_damerau_levenshtein(&wanted, &known);
        if best.is_none_or(|(s, c)| score > s || (score.total_cmp(&s).is_eq() && candidate < c)) {
            best = Some((score, candidate));
        }
        // One letter of three: below that score, and yet the only code that may be meant.
        if wanted.len() >= SHORT && known.len() >= SHORT && strsim::damerau_levenshtein(&wanted, &known) == 1 {
            one_off.push(candidate);
        }
    }
    let near = best.filter(|(score, _)| *score >= 0.7).map(|(_, candidate)| candidate);
    near.or(match one_off[..] {
        [only] => Some(only),
        _ => None,
    })
}

/// Letters of a code below which one letter off is another code.
const SHORT: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_compare_without_case_accents_and_punctuation() {
        assert_eq!(folded("  N°\u{a0}agent\n(RH) "), "n agent rh");
        assert_eq!(folded("Œuvre d’ÉTÉ"), "oeuvre d ete");
        assert_eq!(nearest("CARDO", ["NEURO", "CARDIO"]), Some("CARDIO"));
        assert_eq!((nearest("SRR", ["SSR", "URG"]), nearest("SRR", ["SSR", "SIR"])), (Some("SSR"), None));
        assert_eq!(nearest("XYZ", ["NEURO", "CARDIO"]), None);
        assert_eq!(tidied("a b"), None);
        assert_eq!(tidied("\u{a0}a  b\n"), Some("a b".into()));
        assert_eq!((tidied("a\u{200b}b\u{feff}"), folded("Pré\u{ad}nom")), (Some("ab".into()), "prenom".into()));
    }
}
