//! planning.xlsx: the living workbook, its sheets in the order of PRODUCT §6.

use super::{Results, benefits, gantt, issues, journal, load, pilot_exit, planning, raci, status, synthesis};
use crate::document::{Document, Workbook};

pub fn document(results: &Results<'_>) -> Document {
    let mut tables = vec![synthesis::table(results), planning::table(results), gantt::table(results)];
    if !results.hospital.raci.actors.is_empty() {
        tables.push(raci::table(results));
    }
    tables.extend([
        load::table(results),
        status::table(results),
        pilot_exit::table(results),
        issues::table(results),
        benefits::table(results),
        journal::table(results),
    ]);
    Document::Living(Workbook { path: "planning.xlsx".into(), lang: results.context.lang, created: results.context.today, tables })
}
