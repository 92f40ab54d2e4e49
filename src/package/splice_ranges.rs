//! Ranges that end where a table ended follow it when it grows: filters, drop-downs, conditional formats, print areas, charts.

use super::splice::cell_at;
use super::xml::{attribute, escaped, spliced, tokens, with_attribute};
use crate::model::place::column_letters;
use quick_xml::events::Event;
use std::ops::Range;

/// How a table's end moved; rows and columns from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Growth {
    /// Its header: ranges that end there are none of its rows.
    pub header: u32,
    /// Rows that counted as its last, and the last one now.
    pub lasts: Vec<u32>,
    pub last: u32,
    /// Its last column before and now.
    pub right: (u32, u32),
}

impl Growth {
    pub fn is_none(&self) -> bool {
        self.right.0 == self.right.1 && self.lasts.iter().all(|l| *l == self.last)
    }

    /// `$A$6:$Q$21` as it is now; `None` when it stays.
    fn range(&self, text: &str) -> Option<String> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        let ((r1, c1), (r2, c2)) = (cell_at(&from.replace('$', ""))?, cell_at(&to.replace('$', ""))?);
        let row = if r2 > self.header && r1 <= r2 && self.lasts.contains(&r2) { self.last.max(r1) } else { r2 };
        let col = if c2 == self.right.0 && c1 < c2 { self.right.1.max(c1) } else { c2 };
        if (row, col) == (r2, c2) {
            return None;
        }
        let (col_mark, row_mark) = (if to.starts_with('$') { "$" } else { "" }, if to.get(1..).is_some_and(|t| t.contains('$')) { "$" } else { "" });
        Some(format!("{from}:{col_mark}{}{row_mark}{}", column_letters(col), row + 1))
    }

    /// Several ranges with spaces between.
    fn ranges(&self, text: &str) -> Option<String> {
        let now: Vec<String> = text.split(' ').map(|r| self.range(r).unwrap_or_else(|| r.to_owned())).collect();
        let now = now.join(" ");
        (now != text).then_some(now)
    }

    /// A sheet's or a table's XML with its ranges moved: only their attributes change.
    pub fn in_xml(&self, xml: &str) -> String {
        if self.is_none() {
            return xml.to_owned();
        }
        let mut splices: Vec<(Range<usize>, String)> = Vec::new();
        let mut listed = false;
        for token in tokens(xml) {
            let Ok(token) = token else { return xml.to_owned() };
            match token.event {
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = match tag.local_name().as_ref() {
                        "conditionalFormatting" | "dataValidation" => "sqref",
                        "autoFilter" | "table" => "ref",
                        "sqref" => {
                            listed = true;
                            continue;
                        }
                        _ => continue,
                    };
                    let source = xml.get(token.span.clone()).unwrap_or_default();
                    let now = attribute(&tag, name).and_then(|t| self.ranges(&t)).and_then(|t| with_attribute(source, name, &t));
                    splices.extend(now.map(|tag| (token.span, tag)));
                }
                // `xm:sqref` of newer rules.
                Event::Text(text) if listed => splices.extend(self.ranges(&text).map(|t| (token.span, escaped(&t)))),
                Event::End(_) => listed = false,
                _ => {}
            }
        }
        spliced(xml, splices)
    }

    /// A reference to that sheet (`'Planning'!$A$1:$P$21`), or several after commas; `None` when it stays.
    fn qualified(&self, text: &str, sheet: &str) -> Option<String> {
        let quoted = format!("'{}'", sheet.replace('\'', "''"));
        let pieces: Vec<String> = text
            .split(',')
            .map(|piece| {
                let moved =
                    piece.rsplit_once('!').filter(|(s, _)| *s == sheet || *s == quoted).and_then(|(s, r)| Some(format!("{s}!{}", self.range(r)?)));
                moved.unwrap_or_else(|| piece.to_owned())
            })
            .collect();
        let now = pieces.join(",");
        (now != text).then_some(now)
    }

    /// XML whose elements of that name (`definedName`, `f`) hold references to that sheet.
    pub fn in_references(&self, xml: &str, element: &str, sheet: &str) -> String {
        if self.is_none() {
            return xml.to_owned();
        }
        let mut splices: Vec<(Range<usize>, String)> = Vec::new();
        let mut open: Option<usize> = None;
        for token in tokens(xml) {
            let Ok(token) = token else { return xml.to_owned() };
            match token.event {
                Event::Start(tag) if tag.local_name().as_ref() == element => open = Some(token.span.end),
                Event::End(tag) if tag.local_name().as_ref() == element => {
                    let Some(start) = open.take() else { continue };
                    let source = xml.get(start..token.span.start).unwrap_or_default();
                    let Ok(text) = quick_xml::escape::unescape(source) else { continue };
                    splices.extend(self.qualified(&text, sheet).map(|t| (start..token.span.start, escaped(&t).replace("&quot;", "\""))));
                }
                _ => {}
            }
        }
        spliced(xml, splices)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_end_with_the_table_follow_it() {
        let growth = Growth { header: 4, lasts: vec![20], last: 22, right: (16, 16) };
        let xml = r#"<w><conditionalFormatting sqref="A6:Q21 C1:C3"><cfRule/></conditionalFormatting><dataValidation  sqref='L21' x="1"/><autoFilter ref="A5:Q21"/><dataValidation sqref="L6:L19"/><xm:sqref>D6:D21</xm:sqref></w>"#;
        let now = xml.replace("A6:Q21", "A6:Q23").replace("'L21'", "'L21:L23'").replace("A5:Q21", "A5:Q23").replace("D6:D21", "D6:D23");
        assert_eq!(growth.in_xml(xml), now);
        let names = "<a><definedName name=\"x\">'L''an'!$A$1:$P$21,'L''an'!$5:$5</definedName><definedName>Autre!$A$1:$P$21</definedName></a>";
        assert_eq!(growth.in_references(names, "definedName", "L'an"), names.replacen("$P$21", "$P$23", 1));
    }
}
