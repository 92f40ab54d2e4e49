//! XML as spans of its text: an edit replaces some, and every other byte stays.

use super::parts::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fmt::Write as _;
use std::ops::Range;

/// A tag or a text, and where it stands.
#[derive(Debug)]
pub struct Token<'a> {
    pub event: Event<'a>,
    pub span: Range<usize>,
}

/// All tokens of a text, in order; whatever a file holds, this ends.
pub struct Tokens<'a> {
    reader: Reader<&'a [u8]>,
    /// Bytes before what the reader sees: a byte order mark, which stays.
    before: usize,
    done: bool,
}

pub fn tokens(text: &str) -> Tokens<'_> {
    let inside = text.strip_prefix('\u{feff}').unwrap_or(text);
    Tokens { reader: Reader::from_str(inside), before: text.len() - inside.len(), done: false }
}

/// The tokens of what is almost XML: elements may stay open (`<br>`), as in the drawings of notes and buttons.
pub fn loose_tokens(text: &str) -> Tokens<'_> {
    let mut tokens = tokens(text);
    let config = tokens.reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    tokens
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Result<Token<'a>, Refusal>;
    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let before = self.reader.buffer_position();
        let event = self.reader.read_event();
        let after = self.reader.buffer_position();
        match event {
            Ok(Event::Eof) => {
                self.done = true;
                None
            }
            Ok(event) => {
                let at = |position: u64| self.before + usize::try_from(position).unwrap_or(0);
                Some(Ok(Token { event, span: at(before)..at(after) }))
            }
            Err(_) => {
                self.done = true;
                Some(Err(Refusal::Damaged))
            }
        }
    }
}

/// An attribute's value, by its name without prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// The attribute named with a prefix (`r:id`), whatever the prefix is.
pub fn prefixed(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|a| a.key.prefix().is_some() && a.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

/// Text for an element or an attribute in double quotes. What XML cannot hold is written as Excel does, `_x0007_`.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("_x000D_"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() && (c as u32) < 0x20 || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                let _ = write!(out, "_x{:04X}_", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

/// `_x000D_` back to what it stands for, `_x005F_` to an underscore.
pub fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let char = code.and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32);
        if let Some(c) = char {
            out.push(c);
            rest = &rest[at + 7..];
        } else {
            out.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    out.push_str(rest);
    out
}

/// The text with spans replaced; spans do not overlap, and those at one place keep their order.
pub fn spliced(text: &str, mut splices: Vec<(Range<usize>, String)>) -> String {
    splices.sort_by_key(|(span, _)| (span.start, span.end));
    let mut out = String::with_capacity(text.len() + 1024);
    let mut at = 0;
    for (span, new) in splices {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(&new);
        at = at.max(span.end);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// A start tag with one attribute set, the others as they were. `None` when it has no such attribute.
pub fn with_attribute(tag: &str, name: &str, value: &str) -> Option<String> {
    let at = attribute_span(tag, name)?;
    Some(format!("{}{}{}", &tag[..at.start], escaped(value), &tag[at.end..]))
}

/// A start tag without an attribute.
pub fn without_attribute(tag: &str, name: &str) -> String {
    let Some(at) = attribute_span(tag, name) else { return tag.to_owned() };
    let start = tag[..at.start].rfind(char::is_whitespace).unwrap_or(at.start);
    format!("{}{}", &tag[..start], &tag[at.end + 1..])
}

/// Where an attribute's value stands inside a start tag, quotes aside.
fn attribute_span(tag: &str, name: &str) -> Option<Range<usize>> {
    let mut at = tag.find(|c: char| c.is_whitespace())?;
    loop {
        let rest = tag.get(at..)?;
        let key_start = at + rest.find(|c: char| !c.is_whitespace())?;
        let equals = key_start + tag.get(key_start..)?.find('=')?;
        let key = tag[key_start..equals].trim();
        let open = equals + 1 + tag[equals + 1..].find(['"', '\''])?;
        let quote = tag[open..].chars().next()?;
        let close = open + 1 + tag[open + 1..].find(quote)?;
        if key == name {
            return Some(open + 1..close);
        }
        at = close + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_attribute_changes_and_the_rest_stays() {
        let tag = "<row r=\"3\"  spans='1:4' ht=\"a&gt;b\">";
        assert_eq!(with_attribute(tag, "spans", "1:5").as_deref(), Some("<row r=\"3\"  spans='1:5' ht=\"a&gt;b\">"));
        assert_eq!(without_attribute(tag, "spans"), "<row r=\"3\"  ht=\"a&gt;b\">");
        assert_eq!(with_attribute(tag, "none", "1"), None);
    }

    #[test]
    fn a_byte_order_mark_moves_no_span() {
        let text = "\u{feff}<a><b/></a>";
        let spans: Vec<&str> = tokens(text).map(|t| &text[t.expect("well formed").span]).collect();
        assert_eq!(spans, ["<a>", "<b/>", "</a>"]);
    }

    #[test]
    fn what_xml_cannot_hold_comes_back() {
        let text = "a\u{7}\r\n<&>\"é";
        assert_eq!(escaped(text), "a_x0007__x000D_\n&lt;&amp;&gt;&quot;é");
        assert_eq!(unescaped("a_x0007__x000D_\n"), "a\u{7}\r\n");
        assert_eq!(unescaped("_x_xZZZZ_x0041"), "_x_xZZZZ_x0041");
    }
}
