//! The plain XML that spreadsheet programs write, cut into tags and texts straight from bytes: no comment, no CDATA, no declaration inside.
//!
//! Anything else is `Unusual`, and the general reader takes over.

use crate::diagnostics::catalogue::files::Files;
use std::borrow::Cow;

/// Why the fast way stops.
#[derive(Debug)]
pub enum Trouble {
    /// Allowed perhaps, but not what this way knows.
    Unusual,
    Fault(Files),
}

impl From<Files> for Trouble {
    fn from(fault: Files) -> Trouble {
        Trouble::Fault(fault)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'x> {
    /// `<name attributes>`, or `<name attributes/>` when `empty`.
    Open {
        name: &'x [u8],
        attributes: &'x [u8],
        empty: bool,
    },
    Close(&'x [u8]),
    Text(&'x [u8]),
    End,
}

pub(super) struct Tokens<'x> {
    rest: &'x [u8],
}

fn split_at(bytes: &[u8], at: usize) -> Result<(&[u8], &[u8]), Trouble> {
    bytes.split_at_checked(at).ok_or(Trouble::Unusual)
}

impl<'x> Tokens<'x> {
    pub(super) fn new(bytes: &'x [u8]) -> Tokens<'x> {
        Tokens { rest: bytes }
    }

    pub(super) fn next(&mut self) -> Result<Token<'x>, Trouble> {
        match self.rest {
            [] => Ok(Token::End),
            // The most frequent ones: `<t>`, `<v>`, `</t>`, `</c>`.
            [b'<', name, b'>', after @ ..] if name.is_ascii_alphabetic() => {
                let name = std::slice::from_ref(name);
                self.rest = after;
                Ok(Token::Open { name, attributes: b"", empty: false })
            }
            [b'<', b'/', name, b'>', after @ ..] if name.is_ascii_alphabetic() => {
                self.rest = after;
                Ok(Token::Close(std::slice::from_ref(name)))
            }
            [b'<', b'/', inside @ ..] => {
                let end = inside.iter().position(|b| *b == b'>').ok_or(Trouble::Unusual)?;
                let (name, after) = split_at(inside, end)?;
                self.rest = after.get(1..).unwrap_or_default();
                Ok(Token::Close(name.trim_ascii_end()))
            }
            [b'<', b'!' | b'?', ..] => Err(Trouble::Unusual),
            [b'<', inside @ ..] => {
                let end = tag_end(inside).ok_or(Trouble::Unusual)?;
                let (tag, after) = split_at(inside, end)?;
                self.rest = after.get(1..).unwrap_or_default();
                let (tag, empty) = tag.strip_suffix(b"/").map_or((tag, false), |tag| (tag, true));
                let (name, attributes) = split_at(tag, tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len()))?;
                Ok(Token::Open { name, attributes, empty })
            }
            text => {
                let (text, after) = split_at(text, text.iter().position(|b| *b == b'<').unwrap_or(text.len()))?;
                self.rest = after;
                Ok(Token::Text(text))
            }
        }
    }

    /// The text up to the end tag of an element that holds text alone.
    pub(super) fn text_until(&mut self, name: &[u8]) -> Result<&'x [u8], Trouble> {
        let text = match self.next()? {
            Token::Text(text) => text,
            Token::Close(closed) if closed == name => return Ok(b""),
            _ => return Err(Trouble::Unusual),
        };
        if self.next()? == Token::Close(name) { Ok(text) } else { Err(Trouble::Unusual) }
    }

    /// Passes over everything up to the end tag of an element that was just opened.
    pub(super) fn skip(&mut self, name: &[u8]) -> Result<(), Trouble> {
        let mut depth = 0_usize;
        loop {
            match self.next()? {
                Token::Open { name: opened, empty: false, .. } if opened == name => depth += 1,
                Token::Close(closed) if closed == name => match depth.checked_sub(1) {
                    Some(left) => depth = left,
                    None => return Ok(()),
                },
                Token::End => return Err(Trouble::Unusual),
                _ => {}
            }
        }
    }
}

/// Where a tag ends; a `>` inside quotes is none.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let mut quote = 0_u8;
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'>' if quote == 0 => return Some(at),
            b'"' | b'\'' if quote == 0 => quote = byte,
            _ if byte == quote => quote = 0,
            _ => {}
        }
    }
    None
}

/// Calls `each` with name and raw value of every attribute.
pub(super) fn attributes<'x>(mut rest: &'x [u8], mut each: impl FnMut(&'x [u8], &'x [u8])) -> Result<(), Trouble> {
    loop {
        rest = rest.trim_ascii_start();
        if rest.is_empty() {
            return Ok(());
        }
        let (name, after) = split_at(rest, rest.iter().position(|b| *b == b'=').ok_or(Trouble::Unusual)?)?;
        let after = after.get(1..).unwrap_or_default().trim_ascii_start();
        let quote = *after.first().filter(|b| matches!(b, b'"' | b'\'')).ok_or(Trouble::Unusual)?;
        let inside = after.get(1..).unwrap_or_default();
        let (value, after) = split_at(inside, inside.iter().position(|b| *b == quote).ok_or(Trouble::Unusual)?)?;
        each(name.trim_ascii_end(), value);
        rest = after.get(1..).unwrap_or_default();
    }
}

/// A text without its entities; Windows line ends as one.
pub(super) fn unescaped(raw: &[u8]) -> Result<Cow<'_, str>, Trouble> {
    let text = std::str::from_utf8(raw).map_err(|_| Trouble::Unusual)?;
    if !raw.iter().any(|b| matches!(b, b'&' | b'\r')) {
        return Ok(Cow::Borrowed(text));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    quick_xml::escape::unescape(&text).map(|t| Cow::Owned(t.into_owned())).map_err(|_| Trouble::Unusual)
}

/// The end of the last complete element `name` in `bytes`, if there is one.
pub(super) fn after_last(bytes: &[u8], end_tag: &[u8]) -> Option<usize> {
    let mut upto = bytes.len();
    loop {
        let at = bytes.get(..upto)?.iter().rposition(|b| *b == b'<')?;
        if bytes.get(at..)?.starts_with(end_tag) {
            return at.checked_add(end_tag.len());
        }
        upto = at;
    }
}

/// Where `wanted` begins.
pub(super) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|w| w == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_texts_are_told_apart() {
        let mut tokens = Tokens::new(br#"<a x="1>2" y = 'z'/>t&lt;<b >u</b>"#);
        let Ok(Token::Open { name: b"a", attributes: all, empty: true }) = tokens.next() else { panic!("a tag") };
        let mut seen = Vec::new();
        assert!(attributes(all, |n, v| seen.push((n, v))).is_ok());
        assert_eq!(seen, [(&b"x"[..], &b"1>2"[..]), (b"y", b"z")]);
        assert!(matches!(tokens.next(), Ok(Token::Text(b"t&lt;"))));
        assert!(matches!(tokens.next(), Ok(Token::Open { name: b"b", empty: false, .. })));
        assert!(matches!(tokens.text_until(b"b"), Ok(b"u")));
        assert!(matches!(tokens.next(), Ok(Token::End)));
        assert!(Tokens::new(b"<!-- x -->").next().is_err());
        assert_eq!(unescaped(b"a&amp;\r\n&#233;").ok().as_deref(), Some("a&\n\u{e9}"));
        assert_eq!(after_last(b"<r></r><r></r><r", b"</r>"), Some(14));
    }
}
