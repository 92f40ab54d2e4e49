//! Texts of an .xlsx: the shared table, and the rich or plain text of one item.

use super::container::Container;
use super::limits;
use super::tokens::{self, Token, Tokens, Trouble};
use crate::model::Text;
use crate::text::labels::files::{measured, unit};
use std::borrow::Cow;

/// The shared texts.
#[derive(Debug, Default)]
pub struct Strings {
    texts: Vec<Text>,
}

impl Strings {
    pub fn get(&self, index: usize) -> Option<&Text> {
        self.texts.get(index)
    }

    /// The shared table of a workbook; empty when it has none.
    pub fn read(container: &mut Container<'_>, path: &str) -> Result<Strings, Trouble> {
        let mut strings = Strings::default();
        let mut held: Vec<u8> = Vec::new();
        let (mut begun, mut trouble) = (false, None);
        container.stream(path, limits::PART_BYTES, |chunk| {
            held.extend_from_slice(chunk);
            match strings.take(&mut held, &mut begun) {
                Ok(()) => Ok(true),
                Err(Trouble::Fault(fault)) => Err(fault),
                Err(Trouble::Unusual) => {
                    trouble = Some(Trouble::Unusual);
                    Ok(false)
                }
            }
        })?;
        match trouble {
            Some(trouble) => Err(trouble),
            None if begun && !held.trim_ascii().starts_with(b"</sst>") => Err(Trouble::Unusual),
            None => Ok(strings),
        }
    }

    fn take(&mut self, held: &mut Vec<u8>, begun: &mut bool) -> Result<(), Trouble> {
        if !*begun {
            let Some(at) = tokens::find(held, b"<sst") else {
                return if held.len() > 4096 { Err(Trouble::Unusual) } else { Ok(()) };
            };
            let Some(end) = held.get(at..).and_then(|h| h.iter().position(|b| *b == b'>')) else { return Ok(()) };
            if held.get(at + end - 1) == Some(&b'/') {
                held.clear();
                return Ok(());
            }
            held.drain(..=at + end);
            *begun = true;
        }
        let Some(end) = tokens::after_last(held, b"</si>") else {
            // An item that never ends, or a table of empty items alone.
            return if held.len() as u64 > 4 * limits::CELL_TEXT_BYTES { Err(Trouble::Unusual) } else { Ok(()) };
        };
        self.items(held.get(..end).unwrap_or_default())?;
        held.drain(..end);
        Ok(())
    }

    fn items(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        let mut tokens = Tokens::new(bytes);
        let mut text = String::new();
        loop {
            text.clear();
            match tokens.next()? {
                Token::Open { name: b"si", empty: false, .. } => item(&mut tokens, b"si", &mut text)?,
                // Both ways of writing an empty text count as one.
                Token::Open { name: b"si", empty: true, .. } => {}
                Token::Text(space) if space.trim_ascii().is_empty() => continue,
                Token::End => return Ok(()),
                _ => return Err(Trouble::Unusual),
            }
            if self.texts.len() as u64 >= limits::CELLS {
                return Err(limits::too_many(measured::CELLS, limits::CELLS, unit::CELLS).into());
            }
            self.texts.push(Text::from(text.as_str()));
        }
    }
}

/// Appends the text of `<si>` or `<is>`, reading to its end: the runs of a rich text one after the other, phonetic help aside.
pub(super) fn item(tokens: &mut Tokens<'_>, end: &[u8], out: &mut String) -> Result<(), Trouble> {
    loop {
        match tokens.next()? {
            Token::Open { name: b"t", attributes, empty: false } => {
                let text = tokens::unescaped(tokens.text_until(b"t")?)?;
                let mut kept = false;
                tokens::attributes(attributes, |name, value| kept |= name == b"xml:space" && value == b"preserve")?;
                let text = if kept { &text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
                out.push_str(&decoded(text));
            }
            Token::Open { name: b"t" | b"rPr" | b"phoneticPr", empty: true, .. } | Token::Open { name: b"r", .. } | Token::Close(b"r") => {}
            Token::Open { name: name @ (b"rPr" | b"rPh" | b"phoneticPr"), empty: false, .. } => tokens.skip(name)?,
            Token::Text(space) if space.trim_ascii().is_empty() => {}
            Token::Close(name) if name == end => return Ok(()),
            _ => return Err(Trouble::Unusual),
        }
    }
}

/// `_x000D_` and its like, as Excel writes what XML cannot hold.
pub(super) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.as_bytes().contains(&b'_') || !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let (mut units, mut rest) = (Vec::new(), text);
    while let Some(c) = rest.chars().next() {
        if let Some(unit) = escape(rest) {
            units.push(unit);
            rest = rest.get(7..).unwrap_or_default();
        } else {
            units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    Cow::Owned(String::from_utf16_lossy(&units))
}

fn escape(text: &str) -> Option<u16> {
    let hex = text.strip_prefix("_x")?.get(..5)?.strip_suffix('_')?;
    hex.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(hex, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rich_texts_are_joined_and_escapes_decoded() {
        let mut strings = Strings::default();
        let table = br#"<si><t> a </t></si><si><r><rPr><b/></rPr><t xml:space="preserve">b </t></r><r><t>c</t></r><rPh sb="0"><t>no</t></rPh></si><si/><si><t>_x005F_x0041_ _xD83D__xDE00_&amp;</t></si>"#;
        assert!(strings.items(table).is_ok());
        let all: Vec<&str> = (0..5).map_while(|i| strings.get(i).map(Text::as_str)).collect();
        assert_eq!(all, ["a", "b c", "", "_x0041_ \u{1f600}&"]);
    }
}
