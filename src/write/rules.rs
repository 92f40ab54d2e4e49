//! Conditional formats: what stays live while people type.

use super::layout::{Here, Layout, Spot};
use super::look::{GAUGE, HEAT, overlay, struck};
use crate::document::{Rule, Table};
use crate::model::place::column_letters;
use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatDataBar, ConditionalFormatFormula, ConditionalFormatType, Worksheet, XlsxError,
};

/// Lays all rules over the rows of a fresh sheet.
pub(super) fn rules(sheet: &mut Worksheet, table: &Table, spots: &[Spot], here: usize, at: Layout) -> Result<(), XlsxError> {
    if table.columns.is_empty() {
        return Ok(());
    }
    let (first, last) = (at.first, at.last.max(at.first));
    if table.keyed {
        let key = at.columns - 1;
        let mark = super::GONE;
        let rule = format!("LEFT(${}{},1)=\"{mark}\"", column_letters(u32::from(key)), first + 1);
        sheet.add_conditional_format(first, 0, last, key, &ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(struck()))?;
    }
    for rule in &table.rules {
        match rule {
            Rule::When { formula, columns, tone } => {
                for (left, right) in runs(table, columns) {
                    let at = Here { spots, own: here, row: first, col: u32::from(left), structured: false };
                    let Some(formula) = at.formula(formula) else { continue };
                    let rule = ConditionalFormatFormula::new().set_rule(formula.as_str()).set_format(overlay(*tone));
                    sheet.add_conditional_format(first, left, last, right, &rule)?;
                }
            }
            Rule::Heat { columns } => {
                // One scale over all columns, so that equal loads have equal colours.
                let ranges: Vec<String> =
                    runs(table, columns).into_iter().map(|(l, r)| super::layout::rectangle((first, u32::from(l)), (last, u32::from(r)))).collect();
                let Some((left, right)) = runs(table, columns).first().copied() else { continue };
                let rule = ConditionalFormat2ColorScale::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_minimum_color(Color::RGB(HEAT.0))
                    .set_maximum_color(Color::RGB(HEAT.1));
                let rule = if ranges.len() > 1 { rule.set_multi_range(ranges.join(" ")) } else { rule };
                sheet.add_conditional_format(first, left, last, right, &rule)?;
            }
            Rule::Gauge { column } => {
                for (left, right) in runs(table, &[column]) {
                    let rule = ConditionalFormatDataBar::new()
                        .set_minimum(ConditionalFormatType::Number, 0)
                        .set_maximum(ConditionalFormatType::Number, 1)
                        .set_fill_color(Color::RGB(GAUGE))
                        .set_solid_fill(true);
                    sheet.add_conditional_format(first, left, last, right, &rule)?;
                }
            }
        }
    }
    Ok(())
}

/// Neighbouring columns with one of those fields, as (first, last); all columns when none is named.
fn runs(table: &Table, fields: &[&'static str]) -> Vec<(u16, u16)> {
    let mut out: Vec<(u16, u16)> = Vec::new();
    for (column, c) in table.columns.iter().zip(0u16..) {
        if !fields.is_empty() && !fields.contains(&column.field) {
            continue;
        }
        match out.last_mut() {
            Some((_, right)) if *right + 1 == c => *right = c,
            _ => out.push((c, c)),
        }
    }
    out
}
