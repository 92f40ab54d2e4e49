//! What a prefix stands for, place by place; and whether a text is well-formed XML with its namespaces.

use super::xml::loose_tokens;
use quick_xml::events::{BytesStart, Event};

/// Elements that may stand open within another; no workbook comes near.
const DEEP: usize = 256;
/// Prefixes bound at a place, and attributes of a tag; none comes near either.
const MANY: usize = 256;
/// Bound without a word (Namespaces in XML 1.0, 3).
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that are open, and the prefixes that they bind.
#[derive(Debug, Default)]
pub struct Scope {
    open: Vec<String>,
    /// Depth, prefix, namespace.
    bound: Vec<(usize, String, String)>,
}

impl Scope {
    /// Goes into an element; false where it lies too deep, or binds too much, to be followed in a time that grows with the text alone.
    pub fn enter(&mut self, tag: &BytesStart<'_>) -> bool {
        self.open.push(tag.name().as_ref().to_owned());
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            let Some(prefix) = key.strip_prefix("xmlns").filter(|p| p.is_empty() || p.starts_with(':')) else { continue };
            let uri = quick_xml::escape::unescape(&attribute.value).unwrap_or_default().into_owned();
            self.bound.push((self.open.len(), prefix.trim_start_matches(':').to_owned(), uri));
            if self.bound.len() > MANY {
                return false;
            }
        }
        self.open.len() <= DEEP
    }
    /// Goes out of the innermost element of that name, and of all inside it that were not closed. False: it was not the innermost.
    pub fn leave(&mut self, name: &str) -> bool {
        let Some(at) = self.open.iter().rposition(|open| open == name) else { return false };
        let innermost = at + 1 == self.open.len();
        self.open.truncate(at);
        while self.bound.last().is_some_and(|(depth, ..)| *depth > at) {
            self.bound.pop();
        }
        innermost
    }
    pub fn depth(&self) -> usize {
        self.open.len()
    }
    /// The namespace of a prefix here; of no prefix, the default one.
    pub fn uri(&self, prefix: &str) -> Option<&str> {
        self.bound.iter().rev().find(|(_, p, _)| p == prefix).map(|(.., uri)| uri.as_str()).or((prefix == "xml").then_some(XML))
    }
    /// The namespace of an element that was entered.
    pub fn of(&self, tag: &BytesStart<'_>) -> Option<&str> {
        self.uri(tag.name().prefix().as_ref().map_or("", |p| p.as_ref()))
    }
    /// All prefixes that are bound here.
    pub fn prefixes(&self) -> impl Iterator<Item = &str> {
        self.bound.iter().map(|(_, prefix, _)| prefix.as_str()).filter(|p| !p.is_empty())
    }
    /// A prefix that stands for that namespace here.
    pub fn prefix(&self, uri: &str) -> Option<&str> {
        let found = self.bound.iter().rev().filter(|(_, prefix, bound)| bound == uri && !prefix.is_empty()).map(|(_, prefix, _)| prefix.as_str());
        found.into_iter().find(|prefix| self.uri(prefix) == Some(uri))
    }
}

/// Whether a text is one well-formed element, every prefix bound. `void`: elements that need no end, as `br` in what Excel draws.
pub fn is_well_formed(text: &str, void: &[&str]) -> bool {
    let mut scope = Scope::default();
    let mut roots = 0;
    for token in loose_tokens(text) {
        let Ok(token) = token else { return false };
        let fine = match &token.event {
            Event::Start(tag) | Event::Empty(tag) => {
                roots += usize::from(scope.depth() == 0);
                let open = matches!(token.event, Event::Start(_)) && !void.contains(&tag.local_name().as_ref());
                let fine = scope.enter(tag) && is_bound(&scope, tag);
                fine && (open || scope.leave(tag.name().as_ref()))
            }
            Event::End(tag) => void.contains(&tag.local_name().as_ref()) || scope.leave(tag.name().as_ref()),
            Event::Text(inside) => scope.depth() > 0 || inside.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').is_empty(),
            Event::GeneralRef(entity) => {
                scope.depth() > 0 && (entity.starts_with('#') || ["amp", "lt", "gt", "quot", "apos"].contains(&entity.as_ref()))
            }
            Event::CData(_) => scope.depth() > 0,
            _ => true,
        };
        if !fine {
            return false;
        }
    }
    roots == 1 && scope.depth() == 0
}

/// Whether a tag's own prefix and those of its attributes are bound, and no attribute stands twice.
fn is_bound(scope: &Scope, tag: &BytesStart<'_>) -> bool {
    tag.attributes().with_checks(false).take(MANY + 1).count() <= MANY
        && tag.name().prefix().is_none_or(|p| scope.uri(p.as_ref()).is_some())
        && tag.attributes().all(|attribute| {
            attribute.is_ok_and(|a| !a.value.contains('<') && a.key.prefix().is_none_or(|p| p.as_ref() == "xmlns" || scope.uri(p.as_ref()).is_some()))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_that_nothing_binds_is_seen() {
        for good in
            ["<a/>", "<?xml version=\"1.0\"?>\n<a xmlns:b=\"u\"><b:c b:d=\"1\">&amp;&#9;</b:c></a>", "<b:a xmlns:b=\"u\" xml:space=\"preserve\"/>"]
        {
            assert!(is_well_formed(good, &[]), "{good}");
        }
        let bad = [
            "",
            "text",
            "<a>",
            "<a></b>",
            "<a/><a/>",
            "<b:a/>",
            "<a b:c=\"1\"/>",
            "<a><c xmlns:b=\"u\"/><b:c/></a>",
            "<a c=\"1\" c=\"2\"/>",
            "<a>&nbsp;</a>",
        ];
        for bad in bad {
            assert!(!is_well_formed(bad, &[]), "{bad}");
        }
        assert!(is_well_formed("<a>one<br>two<br/></a>", &["br"]) && !is_well_formed("<a>one<br>two</a>", &[]));
    }

    #[test]
    fn what_is_made_to_take_long_is_given_up() {
        let many = |of: &dyn Fn(usize) -> String| (0..100_000).map(of).collect::<String>();
        assert!(!is_well_formed(&format!("<a{}/>", many(&|n| format!(" b{n}='1'"))), &[]));
        assert!(!is_well_formed(&format!("<a{}>{}</a>", many(&|n| format!(" xmlns:b{n}='u'")), "<b0:c/>".repeat(100_000)), &[]));
        assert!(!is_well_formed(&"<a>".repeat(100_000), &[]));
    }

    #[test]
    fn what_is_left_open_hides_nothing_behind_it() {
        let mut scope = Scope::default();
        let tag = |text: &'static str| BytesStart::from_content(text, 1);
        assert!(scope.enter(&tag("a xmlns:v=\"outer\"")) && scope.enter(&tag("b xmlns:v=\"inner\" xmlns=\"plain\"")) && scope.enter(&tag("c")));
        assert_eq!((scope.uri("v"), scope.uri(""), scope.prefix("outer"), scope.prefix("plain")), (Some("inner"), Some("plain"), None, None));
        assert!(!scope.leave("b"));
        assert_eq!((scope.depth(), scope.uri("v"), scope.prefix("outer")), (1, Some("outer"), Some("v")));
    }
}
