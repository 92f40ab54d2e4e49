//! The styles of one workbook behind those of another: no index of theirs moves.

use super::splice::tags;
use crate::package::parts::Refusal;
use crate::package::xml::{attribute, escaped, spliced, tokens, with_attribute};
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

/// Where each number of the fresh workbook now is.
pub(super) type Numbers = BTreeMap<u32, u32>;

/// Appends fonts, fills, borders, formats of `fresh`; returns its cell formats and its conditional formats by their new numbers.
pub(super) fn merged(text: &mut String, fresh: &str) -> Result<(Numbers, Numbers), Refusal> {
    let numbers = number_formats(text, fresh);
    let mut offsets = BTreeMap::new();
    for (container, key) in [("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")] {
        let mapped = appended(text, container, children(fresh, container))?;
        offsets.insert(key, mapped);
    }
    let formats = children(fresh, "cellXfs").into_iter().map(|xf| {
        let Some((span, _)) = tags(&xf, "xf").into_iter().next() else { return xf };
        let mut tag = xf.get(span.clone()).unwrap_or_default().to_owned();
        let value =
            |tag: &str, name: &str| tag.split(&format!(" {name}=\"")).nth(1).and_then(|t| t.split('"').next()).and_then(|v| v.parse::<u32>().ok());
        for (name, map) in &offsets {
            if let Some(new) = value(&tag, name).and_then(|v| map.get(&v)) {
                tag = with_attribute(&tag, name, &new.to_string()).unwrap_or(tag);
            }
        }
        if let Some(new) = value(&tag, "numFmtId").and_then(|v| numbers.get(&v)) {
            tag = with_attribute(&tag, "numFmtId", &new.to_string()).unwrap_or(tag);
        }
        tag = with_attribute(&tag, "xfId", "0").unwrap_or(tag);
        spliced(&xf, vec![(span, tag)])
    });
    let formats = formats.collect();
    let cells = appended(text, "cellXfs", formats)?;
    let conditional = children(fresh, "dxfs");
    let rules = if conditional.is_empty() { BTreeMap::new() } else { appended(text, "dxfs", conditional)? };
    Ok((cells, rules))
}

/// The end tag of that element.
pub(super) fn closing(text: &str, element: &str) -> Option<Range<usize>> {
    tokens(text).map_while(Result::ok).find_map(|t| match &t.event {
        Event::End(tag) if tag.local_name().as_ref() == element => Some(t.span),
        _ => None,
    })
}

/// The children of a container, as written.
pub(super) fn children(text: &str, container: &str) -> Vec<String> {
    let mut out = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for token in tokens(text).map_while(Result::ok) {
        let name = match &token.event {
            Event::Start(tag) | Event::Empty(tag) => tag.local_name().as_ref().to_owned(),
            Event::End(tag) => tag.local_name().as_ref().to_owned(),
            _ => continue,
        };
        match (&token.event, depth) {
            (Event::Start(_), 0) if name == container => depth = 1,
            (Event::Start(_), 1) => (depth, start) = (2, token.span.start),
            (Event::Start(_), 2..) => depth += 1,
            (Event::Empty(_), 1) => out.push(text.get(token.span.clone()).unwrap_or_default().to_owned()),
            (Event::End(_), 1) => break,
            (Event::End(_), 2..) => {
                depth -= 1;
                if depth == 1 {
                    out.push(text.get(start..token.span.end).unwrap_or_default().to_owned());
                }
            }
            _ => {}
        }
    }
    out
}

/// `x:` where the root has a prefix.
pub(super) fn prefix_of(text: &str, root: &str) -> String {
    let found = tokens(text).map_while(Result::ok).find_map(|t| match &t.event {
        Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == root => Some(tag.name().prefix().map(|p| format!("{}:", p.as_ref()))),
        _ => None,
    });
    found.flatten().unwrap_or_default()
}

/// A piece of XML whose elements have one prefix, with another.
pub(super) fn reprefixed(xml: &str, from: &str, to: &str) -> String {
    if from == to {
        return xml.to_owned();
    }
    let head = |open: &str, prefix: &str| format!("{open}{prefix}");
    let mut splices = Vec::new();
    for token in tokens(xml).map_while(Result::ok) {
        let open = match &token.event {
            Event::Start(_) | Event::Empty(_) => "<",
            Event::End(_) => "</",
            _ => continue,
        };
        let source = xml.get(token.span.clone()).unwrap_or_default();
        // An element of another vocabulary keeps its own prefix.
        let name = source.get(open.len()..).unwrap_or_default().split([' ', '>', '/', '\n', '\t', '\r']).next().unwrap_or_default();
        if source.starts_with(&head(open, from)) && (!from.is_empty() || !name.contains(':')) {
            let at = token.span.start;
            splices.push((at..at + open.len() + from.len(), head(open, to)));
        }
    }
    spliced(xml, splices)
}

/// Appends children to a container; where each now is. One that is there already is not repeated.
fn appended(text: &mut String, container: &str, new: Vec<String>) -> Result<Numbers, Refusal> {
    let prefix = prefix_of(text, "styleSheet");
    let old = children(text, container);
    let mut all = old.clone();
    let mut map = BTreeMap::new();
    for (child, n) in new.into_iter().map(|c| reprefixed(&c, "", &prefix)).zip(0u32..) {
        let at = all.iter().position(|c| *c == child).unwrap_or_else(|| {
            all.push(child);
            all.len() - 1
        });
        map.insert(n, u32::try_from(at).map_err(|_| Refusal::TooLarge)?);
    }
    let added: String = all.get(old.len()..).unwrap_or_default().concat();
    if added.is_empty() {
        return Ok(map);
    }
    let mut splices = Vec::new();
    if let Some((span, empty)) = tags(text, container).into_iter().next() {
        let tag = text.get(span.clone()).unwrap_or_default();
        let counted = with_attribute(tag, "count", &all.len().to_string()).unwrap_or_else(|| tag.to_owned());
        if empty {
            let open = counted.trim_end_matches("/>").trim_end();
            splices.push((span, format!("{open}>{added}</{prefix}{container}>")));
        } else {
            let end = closing(text, container).map(|span| span.start).ok_or(Refusal::Damaged)?;
            splices.push((span, counted));
            splices.push((end..end, added));
        }
    } else {
        // Only conditional formats may be missing: their place is behind the cell styles.
        let end = ["cellStyles", "cellXfs"].iter().find_map(|element| closing(text, element)).ok_or(Refusal::Damaged)?.end;
        splices.push((end..end, format!("<{prefix}{container} count=\"{}\">{added}</{prefix}{container}>", all.len())));
    }
    *text = spliced(text, splices);
    Ok(map)
}

/// Number formats of the fresh workbook under ids free in theirs; the ids by those of the fresh one.
fn number_formats(text: &mut String, fresh: &str) -> Numbers {
    let read = |text: &str| -> Vec<(u32, String)> {
        tokens(text)
            .map_while(Result::ok)
            .filter_map(|t| match &t.event {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "numFmt" => {
                    Some((attribute(tag, "numFmtId")?.parse().ok()?, attribute(tag, "formatCode")?))
                }
                _ => None,
            })
            .collect()
    };
    let (theirs, prefix) = (read(text), prefix_of(text, "styleSheet"));
    let mut next = theirs.iter().map(|f| f.0).max().unwrap_or(163).max(163) + 1;
    let (mut map, mut added, mut count) = (BTreeMap::new(), String::new(), children(text, "numFmts").len());
    for (id, code) in read(fresh) {
        let known = theirs.iter().find(|t| t.1 == code).map(|t| t.0);
        map.insert(id, known.unwrap_or(next));
        if known.is_none() {
            let _ = write!(added, "<{prefix}numFmt numFmtId=\"{next}\" formatCode=\"{}\"/>", escaped(&code));
            next += 1;
            count += 1;
        }
    }
    if added.is_empty() {
        return map;
    }
    let end = closing(text, "numFmts").map(|span| span.start);
    let splices = match (end, tags(text, "numFmts").into_iter().next(), tags(text, "styleSheet").into_iter().next()) {
        (Some(end), Some((span, _)), _) => {
            let tag = text.get(span.clone()).unwrap_or_default();
            let counted = with_attribute(tag, "count", &count.to_string()).unwrap_or_else(|| tag.to_owned());
            vec![(span, counted), (end..end, added)]
        }
        (None, None, Some((root, _))) => vec![(root.end..root.end, format!("<{prefix}numFmts count=\"{count}\">{added}</{prefix}numFmts>"))],
        _ => Vec::new(),
    };
    *text = spliced(text, splices);
    map
}
