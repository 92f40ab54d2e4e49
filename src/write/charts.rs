//! Charts over a table's columns, below its rows, or at its right where people add rows.

use super::layout::{Layout, Spot};
use super::look::SERIES;
use crate::document::{Chart, ChartKind, Table};
use rust_xlsxwriter::{
    Chart as ExcelChart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

/// Rows that a chart covers at the default height.
const HEIGHT: u32 = 17;
/// Longest table with a chart below: further down nobody would see it.
const LONG: usize = 45;

/// Pixels.
const SIZE: (u32, u32) = (920, 330);

/// Columns that a chart covers, for the print area: those of the table, then columns of Excel's own width.
pub(super) fn columns(widths: &[f64]) -> usize {
    let table: f64 = widths.iter().map(|w| w * 7.0 + 5.0).sum();
    let missing = f64::from(SIZE.0) - table;
    let beyond = (0u8..20).take_while(|n| f64::from(*n) * 64.0 < missing).count();
    if beyond > 0 { widths.len() + beyond } else { 0 }
}

/// Draws them; returns the last row covered below the table.
pub(super) fn charts(sheet: &mut Worksheet, table: &Table, spot: Option<&Spot>, at: Layout) -> Result<u32, XlsxError> {
    let Some(spot) = spot else { return Ok(0) };
    let beside = table.keyed || table.rows.len() > LONG;
    let below = at.below + u32::try_from(table.below.len()).unwrap_or(0) + u32::from(!table.below.is_empty());
    let mut bottom = 0;
    for (chart, n) in table.charts.iter().zip(0u32..) {
        let Some(drawn) = drawn(chart, spot) else { continue };
        if beside {
            sheet.insert_chart(at.header + n * (HEIGHT + 1), at.columns + 1, &drawn)?;
        } else {
            sheet.insert_chart(below + n * (HEIGHT + 1), 0, &drawn)?;
            bottom = below + (n + 1) * (HEIGHT + 1);
        }
    }
    Ok(bottom)
}

/// `None` when it names a column that is not there, or no row.
fn drawn(chart: &Chart, spot: &Spot) -> Option<ExcelChart> {
    let kind = match chart.kind {
        ChartKind::Line => ChartType::Line,
        ChartKind::Columns => ChartType::Column,
        ChartKind::StackedColumns => ChartType::ColumnStacked,
    };
    let (first, last) = (spot.first.checked_add(chart.rows.0)?, spot.first.checked_add(chart.rows.1)?.min(spot.last));
    let categories = u16::try_from(spot.column(chart.categories)?).ok()?;
    if first > last {
        return None;
    }
    let mut out = ExcelChart::new(kind);
    let sheet = spot.sheet.as_str();
    for (field, n) in chart.series.iter().zip(0..) {
        let col = u16::try_from(spot.column(field)?).ok()?;
        let color = Color::RGB(*SERIES.get(n % SERIES.len())?);
        let series = out.add_series();
        series
            .set_name((sheet, spot.header, col))
            .set_categories((sheet, first, categories, last, categories))
            .set_values((sheet, first, col, last, col));
        let format = match chart.kind {
            ChartKind::Line => ChartFormat::new().set_line(ChartLine::new().set_color(color).set_width(2.25)).clone(),
            _ => ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(color)).clone(),
        };
        series.set_format(&mut format.clone());
        if chart.kind != ChartKind::Line {
            series.set_gap(60);
        }
    }
    out.title().set_name(&chart.title).set_font(ChartFont::new().set_size(12).set_color(Color::RGB(SERIES[0])));
    if !chart.axes.0.is_empty() {
        out.x_axis().set_name(&chart.axes.0);
    }
    if !chart.axes.1.is_empty() {
        out.y_axis().set_name(&chart.axes.1);
    }
    out.y_axis().set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(0xDD_E2_E8)).set_width(0.75));
    if chart.series.len() > 1 {
        out.legend().set_position(ChartLegendPosition::Bottom);
    } else {
        out.legend().set_hidden();
    }
    out.set_width(SIZE.0).set_height(SIZE.1);
    Some(out)
}
