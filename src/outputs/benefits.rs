//! `Gains`: what was measured before and after, kept by people.

use super::Results;
use super::cells::{column, kept, live, widths};
use crate::document::{Content, Look, Row, Table};
use crate::model::Value;
use crate::schema::sheets::BenefitRow;
use crate::text::labels::planning as words;

pub fn table(results: &Results<'_>) -> Table {
    let (hospital, lang) = (results.hospital, results.context.lang);
    let mut table = Table::new("benefits", words::BENEFITS.get(lang));
    table.columns = kept::<BenefitRow>(lang);
    widths(&mut table.columns, &[("indicator", 42.0), ("service", 12.0), ("unit", 14.0)]);
    table.columns.push(column(lang, "difference", words::DIFFERENCE, Look::Number));
    table.keyed = true;
    for benefit in &hospital.benefits {
        let service = benefit.service.map_or("", |s| hospital.service(s).code.as_str());
        let difference = benefit.before.zip(benefit.after).map_or(Value::text(""), |(before, after)| Value::Number(after - before));
        let cells = vec![
            benefit.indicator.as_str().into(),
            service.into(),
            benefit.before.into(),
            benefit.after.into(),
            benefit.unit.as_str().into(),
            benefit.date.into(),
            live("IF(OR({before}=\"\",{after}=\"\"),\"\",{after}-{before})", Content::Value(difference)),
        ];
        // Several measures of one indicator differ by their day.
        let key = format!("{}|{service}|{}", benefit.indicator, benefit.date.map(|d| d.to_string()).unwrap_or_default());
        if table.row(&key).is_none() {
            table.rows.push(Row::new(key, cells));
        }
    }
    table
}
