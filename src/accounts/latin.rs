//! Names in the letters that every directory takes: `a` to `z` and digits.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The parts of a name, between spaces and hyphens: `Le Goff-Müller` is `le`, `goff`, `muller`, `N'Guyen` is `nguyen`.
/// `None` when a letter has no Latin form known to us (Han, Arabic, Cyrillic): a person gives one, we invent none.
pub(super) fn parts(name: &str) -> Option<Vec<String>> {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let mut parts = vec![String::new()];
    for c in lower.nfd().filter(|c| !is_combining_mark(*c)) {
        if let Some(letters) = letters(c) {
            parts.last_mut()?.push_str(letters);
        } else if c.is_ascii_alphanumeric() {
            parts.last_mut()?.push(c);
        } else if c.is_alphanumeric() {
            return None;
        } else if !is_apostrophe(c) {
            parts.push(String::new());
        }
    }
    parts.retain(|p| !p.is_empty());
    Some(parts)
}

/// Letters that no decomposition takes apart.
fn letters(c: char) -> Option<&'static str> {
    Some(match c {
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        _ => return None,
    })
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '\u{ad}' | '\u{200b}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_plain_letters_part_by_part() {
        let joined = |name: &str| parts(name).map(|p| p.join(" "));
        for (name, expected) in [
            ("Jean-Noël", "jean noel"),
            ("ŒUVRARD", "oeuvrard"),
            ("de La Tour", "de la tour"),
            ("N'Guyen", "nguyen"),
            ("d’Auvergne", "dauvergne"),
            ("Łukasiewicz", "lukasiewicz"),
            ("Þórsson", "thorsson"),
            ("Sørensen", "sorensen"),
            ("Şahin", "sahin"),
            ("Strauß", "strauss"),
            ("İbrahim Işık", "ibrahim isik"),
            ("ﬁn", "fin"),
            ("", ""),
        ] {
            assert_eq!(joined(name).as_deref(), Some(expected), "{name}");
        }
        assert_eq!(parts("李"), None);
        assert_eq!(parts("Иванов"), None);
    }
}
