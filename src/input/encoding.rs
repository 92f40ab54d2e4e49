//! The encoding of a text file: what its bytes prove, then what French and its neighbours make likely.

use crate::package::look::wide_without_mark;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A text with how it was written.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// What was guessed; `None` where the bytes prove it (UTF-8, or a byte-order mark).
    pub(super) guessed: Option<&'static str>,
    /// Characters that could not be read.
    pub(super) broken: usize,
}

/// The upper half of DOS code page 850, which old programs still export.
const DOS_850: &str =
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return by(encoding, bytes.get(length..).unwrap_or_default(), None);
    }
    if let Some(little) = wide_without_mark(bytes) {
        return by(if little { UTF_16LE } else { UTF_16BE }, bytes, Some("UTF-16"));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: Cow::Borrowed(text), guessed: None, broken: 0 };
    }
    if is_mostly_utf8(bytes) {
        let text = String::from_utf8_lossy(bytes);
        let broken = text.matches('\u{fffd}').count();
        return Decoded { text, guessed: None, broken };
    }
    one_byte(bytes)
}

fn by<'a>(encoding: &'static Encoding, bytes: &'a [u8], guessed: Option<&'static str>) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let broken = if damaged { text.matches('\u{fffd}').count() } else { 0 };
    Decoded { text, guessed, broken }
}

/// Whether sequences of several bytes outnumber those that are none by ten.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 10
}

/// How many characters above ASCII are letters with accents inside or at the start of a word, in per cent of them all.
fn likely(text: &str) -> usize {
    let (mut high, mut good) = (0_usize, 0_usize);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            high += 1;
            let after = chars.peek().copied().unwrap_or(' ');
            let in_word = before.is_alphabetic() || after.is_alphabetic();
            let same_case = !(c.is_uppercase() && before.is_lowercase());
            let french = "éèêëàâäçîïôöùûüÿœæÉÈÊËÀÂÄÇÎÏÔÖÙÛÜŸŒÆñÑáíóúß".contains(c);
            let sign = "°€’‘«»–—…\u{a0}".contains(c);
            good += usize::from((french && in_word && same_case) || sign);
        }
        before = c;
    }
    (good * 100).checked_div(high).unwrap_or(0)
}

fn one_byte(bytes: &[u8]) -> Decoded<'_> {
    let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or_default();
    let dos = |bytes: &[u8]| -> String {
        let upper: Vec<char> = DOS_850.chars().collect();
        bytes.iter().map(|b| b.checked_sub(128).map_or(char::from(*b), |i| upper.get(usize::from(i)).copied().unwrap_or('\u{fffd}'))).collect()
    };
    let windows = likely(&WINDOWS_1252.decode_without_bom_handling(head).0);
    let mac = likely(&MACINTOSH.decode_without_bom_handling(head).0);
    let old = likely(&dos(head));
    if mac > windows && mac >= old {
        return by(MACINTOSH, bytes, Some("Mac Roman"));
    }
    if old > windows && old > mac {
        return Decoded { text: Cow::Owned(dos(bytes)), guessed: Some("DOS 850"), broken: 0 };
    }
    if windows < 60 {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(head, true);
        let encoding = detector.guess(Some(b"fr"), Utf8Detection::Deny);
        if encoding.is_single_byte() && encoding != WINDOWS_1252 {
            return by(encoding, bytes, Some(encoding.name()));
        }
    }
    by(WINDOWS_1252, bytes, Some("Windows-1252"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "Matricule;Nom;Prénom;Métier\r\n00412;LEFÈVRE;Zoé;Aide-soignante à l’accueil\r\n00413;GARÇON;Noël;Infirmière\r\n";

    #[test]
    fn accents_survive_whatever_program_exported_them() {
        let upper: Vec<char> = DOS_850.chars().collect();
        assert_eq!(upper.len(), 128);
        let dos: Vec<u8> = SAMPLE
            .replace('’', "'")
            .chars()
            .map(|c| {
                u8::try_from(u32::from(c))
                    .ok()
                    .filter(u8::is_ascii)
                    .unwrap_or_else(|| upper.iter().position(|u| *u == c).and_then(|i| u8::try_from(i + 128).ok()).expect("in code page 850"))
            })
            .collect();
        for (bytes, guessed) in [
            (SAMPLE.as_bytes().to_vec(), None),
            (WINDOWS_1252.encode(SAMPLE).0.into_owned(), Some("Windows-1252")),
            (MACINTOSH.encode(SAMPLE).0.into_owned(), Some("Mac Roman")),
            (SAMPLE.encode_utf16().flat_map(u16::to_le_bytes).collect(), Some("UTF-16")),
            (SAMPLE.encode_utf16().flat_map(u16::to_be_bytes).collect(), Some("UTF-16")),
            ([0xFF, 0xFE].into_iter().chain(SAMPLE.encode_utf16().flat_map(u16::to_le_bytes)).collect(), None),
            ([0xEF, 0xBB, 0xBF].into_iter().chain(SAMPLE.bytes()).collect(), None),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_ref(), decoded.guessed, decoded.broken), (SAMPLE, guessed, 0));
        }
        assert_eq!((decode(&dos).text.as_ref(), decode(&dos).guessed), (SAMPLE.replace('’', "'").as_str(), Some("DOS 850")));
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding_of_a_file() {
        let mut bytes = SAMPLE.repeat(4).into_bytes();
        bytes.push(0xE9);
        let decoded = decode(&bytes);
        assert_eq!((decoded.guessed, decoded.broken), (None, 1));
        assert!(decoded.text.contains("LEFÈVRE"));
    }
}
