//! Where the lines of a table stand on its sheet, and what `{field}` means there.

use crate::document::Table;
use crate::model::place::{a1, column_letters};

/// Rows (from 0) of a table's parts on a fresh sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) title: Option<u32>,
    /// First free line above.
    pub(crate) above: u32,
    pub(crate) header: u32,
    /// First and last row of data. A table that people fill in always has a line to start on.
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// First free line below.
    pub(crate) below: u32,
    /// Columns, the key's included.
    pub(crate) columns: u16,
}

impl Layout {
    pub(crate) fn of(table: &Table) -> Layout {
        let title = (!table.title.is_empty()).then_some(0);
        let above = u32::from(title.is_some());
        let lines = count(table.above.len());
        let spacer = u32::from(above + lines > 0 && !table.columns.is_empty());
        let header = above + lines + spacer;
        let first = header + u32::from(!table.columns.is_empty());
        let rows = count(table.rows.len()).max(u32::from(!table.columns.is_empty()));
        let last = (first + rows).saturating_sub(1).max(header);
        let below = if table.rows.is_empty() && table.columns.is_empty() { header } else { last + 2 };
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX - 1) + u16::from(table.keyed);
        Layout { title, above, header, first, last, below, columns }
    }
}

/// Lines that fit an Excel sheet; more were cut by whoever made the table.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX).min(1_048_000)
}

/// Where a table stands, fresh or in a person's workbook where columns moved.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) kind: String,
    pub(crate) sheet: String,
    pub(crate) header: u32,
    pub(crate) first: u32,
    pub(crate) last: u32,
    /// Field, header text, column.
    pub(crate) columns: Vec<(String, String, u32)>,
    /// Excel table to name in formulas, so that a reference follows rows and columns that people add.
    pub(crate) table: Option<String>,
}

impl Spot {
    pub(crate) fn fresh(table: &Table) -> Spot {
        let at = Layout::of(table);
        let columns = table.columns.iter().zip(0..).map(|(c, i)| (c.field.to_owned(), c.header.clone(), i)).collect();
        Spot {
            kind: table.kind.to_owned(),
            sheet: table.name.clone(),
            header: at.header,
            first: at.first,
            last: at.last,
            columns,
            table: table.keyed.then(|| table_name(table.kind)),
        }
    }
    pub(crate) fn column(&self, field: &str) -> Option<u32> {
        self.columns.iter().find(|c| c.0 == field).map(|c| c.2)
    }
    /// `$C$6:$C$50`.
    fn range(&self, col: u32) -> String {
        let letters = column_letters(col);
        format!("${letters}${}:${letters}${}", self.first + 1, self.last + 1)
    }
}

/// Name of the Excel table of a keyed sheet.
pub(crate) fn table_name(kind: &str) -> String {
    format!("Jalon_{kind}")
}

/// A sheet's name as formulas quote it.
pub(crate) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// Where a formula is to be said.
#[derive(Clone, Copy)]
pub(crate) struct Here<'a> {
    pub(crate) spots: &'a [Spot],
    /// Index of the formula's own table.
    pub(crate) own: usize,
    pub(crate) row: u32,
    pub(crate) col: u32,
    /// Structured references are refused in conditional formats.
    pub(crate) structured: bool,
}

impl Here<'_> {
    /// The formula with its placeholders as references; `None` when one names nothing, since a broken formula makes Excel refuse the file.
    pub(crate) fn formula(self, template: &str) -> Option<String> {
        let mut out = String::with_capacity(template.len() + 16);
        let mut rest = template.strip_prefix('=').unwrap_or(template);
        while let Some(open) = rest.find('{') {
            out.push_str(&rest[..open]);
            let inside = &rest[open + 1..];
            let close = inside.find('}')?;
            let name = &inside[..close];
            if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') && !name.contains([',', ';', '"']) {
                out.push_str(&self.reference(name)?);
            } else {
                out.push_str(&rest[open..open + close + 2]);
            }
            rest = &inside[close + 1..];
        }
        out.push_str(rest);
        Some(out)
    }

    fn reference(self, name: &str) -> Option<String> {
        let own = self.spots.get(self.own)?;
        if name == "week" {
            return Some(format!("{}${}", column_letters(self.col), own.header + 1));
        }
        if let Some(field) = name.strip_prefix("header:") {
            return Some(format!("{}${}", column_letters(own.column(field)?), own.header + 1));
        }
        let Some(field) = name.strip_suffix(':') else {
            return Some(format!("${}{}", column_letters(own.column(name)?), self.row + 1));
        };
        let (spot, field) = match field.split_once('!') {
            Some((kind, field)) => (self.spots.iter().find(|s| s.kind == kind)?, field),
            None => (own, field),
        };
        let (_, header, col) = spot.columns.iter().find(|c| c.0 == field)?;
        Some(match &spot.table {
            Some(table) if self.structured => format!("{table}[{}]", escaped(header)),
            _ if std::ptr::eq(spot, own) => spot.range(*col),
            _ => format!("{}!{}", quoted(&spot.sheet), spot.range(*col)),
        })
    }
}

/// A header inside a structured reference: an apostrophe before each of `[]#'`.
fn escaped(header: &str) -> String {
    let mut out = String::with_capacity(header.len());
    for c in header.chars() {
        if "[]#'@".contains(c) {
            out.push('\'');
        }
        out.push(c);
    }
    out
}

/// `A1:C9`.
pub(crate) fn rectangle(first: (u32, u32), last: (u32, u32)) -> String {
    format!("{}:{}", a1(first.0, first.1), a1(last.0, last.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Content, Look, Row};

    #[test]
    fn placeholders_become_references_and_unknown_ones_are_refused() {
        let mut planning = Table::new("planning", "L'année");
        planning.keyed = true;
        planning.title = "T".into();
        planning.columns = vec![Column::new("status", "Statut [1]", Look::Text)];
        let mut view = Table::new("gantt", "Gantt");
        view.columns = vec![Column::new("start", "Début", Look::Day), Column::new("week", "2027-03-01", Look::Bar)];
        view.rows = vec![Row::new("", vec![Content::Empty]), Row::default()];
        let spots = [Spot::fresh(&planning), Spot::fresh(&view)];
        let here = Here { spots: &spots, own: 1, row: 1, col: 1, structured: true };
        assert_eq!(here.formula("={start}<={week}+6").as_deref(), Some("$A2<=B$1+6"));
        assert_eq!(here.formula("SUM({start:})*{1,2}").as_deref(), Some("SUM($A$2:$A$3)*{1,2}"));
        assert_eq!(here.formula("COUNTA({planning!status:})").as_deref(), Some("COUNTA(Jalon_planning[Statut '[1']])"));
        let plain = Here { structured: false, ..here };
        assert_eq!(plain.formula("COUNTA({planning!status:})").as_deref(), Some("COUNTA('L''année'!$A$4:$A$4)"));
        assert_eq!(here.formula("{nothing}+1"), None);
    }
}
