//! Text as it is compared: case, accents, punctuation and exotic spaces aside.

use unicode_normalization::UnicodeNormalization;

/// Lower case, without accents, letters and digits separated by single spaces: `« N° agent »` and `n agent` compare equal. `œ` is `oe`.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd() {
        if unicode_normalization::char::is_combining_mark(c) || c == '\u{ad}' {
            continue;
        }
        for c in c.to_lowercase() {
            let c = match c {
                'œ' => "oe",
                'æ' => "ae",
                'ß' => "ss",
                'ø' => "o",
                'ł' => "l",
                'đ' | 'ð' => "d",
                _ => {
                    if c.is_alphanumeric() || c == '%' || c == '€' {
                        if gap && !out.is_empty() {
                            out.push(' ');
                        }
                        gap = false;
                        out.push(c);
                    } else {
                        gap = true;
                    }
                    continue;
                }
            };
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push_str(c);
        }
    }
    out
}

/// A text cell as a person meant it: exotic spaces and line breaks become spaces, doubled ones one, none at the ends. `None` when nothing had to change.
pub fn tidied(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{200b}' | '\u{feff}' | '\u{ad}') {
            gap = true;
            continue;
        }
        if gap && !out.is_empty() {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    (out != text).then_some(out)
}

/// The closest of `among` to `text`, when it is close enough to be a typing slip: similarity of Damerau and Levenshtein at least 0.7 on folded texts.
pub fn nearest<'a>(text: &str, among: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = folded(text);
    among
        .into_iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&wanted, &folded(candidate)), candidate))
        .filter(|(score, _)| *score >= 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_compare_without_case_accents_and_punctuation() {
        assert_eq!(folded("  N°\u{a0}agent\n(RH) "), "n agent rh");
        assert_eq!(folded("Œuvre d’ÉTÉ"), "oeuvre d ete");
        assert_eq!(nearest("CARDO", ["NEURO", "CARDIO"]), Some("CARDIO"));
        assert_eq!(nearest("XYZ", ["NEURO", "CARDIO"]), None);
        assert_eq!(tidied("a b"), None);
        assert_eq!(tidied("\u{a0}a  b\n"), Some("a b".into()));
    }
}
