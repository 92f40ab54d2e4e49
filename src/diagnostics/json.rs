//! `diagnostics.json`, also printed by `check --format json` (PRODUCT §5).

use super::group::{Group, grouped, ranges};
use super::{Diagnostic, Recognised, Severity};
use crate::model::place::a1;
use crate::model::{Lang, Place, Sources};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The whole report as one JSON object.
pub fn report(all: &[Diagnostic], recognised: &[Recognised], summary: &BTreeMap<&'static str, u32>, sources: &Sources, lang: Lang) -> Value {
    let mut summary: Map<String, Value> = summary.iter().map(|(k, v)| ((*k).to_owned(), json!(v))).collect();
    for (name, severity) in [("errors", Severity::Error), ("warnings", Severity::Warning), ("infos", Severity::Info)] {
        summary.insert(name.into(), json!(super::group::count(all, severity)));
    }
    json!({
        "summary": summary,
        "diagnostics": grouped(all, lang).iter().map(|g| diagnostic(g, sources, lang)).collect::<Vec<_>>(),
        "recognised": recognised.iter().map(|r| table(r, sources)).collect::<Vec<_>>(),
    })
}

fn diagnostic(group: &Group<'_>, sources: &Sources, lang: Lang) -> Value {
    let entry = group.first.fault.entry();
    let mut out = Map::new();
    out.insert("code".into(), json!(entry.code));
    out.insert("severity".into(), json!(word(entry.severity)));
    if let Some(source) = group.sheet.map(|s| sources.get(s)) {
        out.insert("file".into(), json!(source.file));
        if let Some(sheet) = &source.sheet {
            out.insert("sheet".into(), json!(sheet));
        }
    }
    if let Some((row, col)) = group.cells.first() {
        out.insert("cell".into(), json!(a1(*row, *col)));
    }
    out.insert("cells".into(), json!(ranges(&group.cells)));
    out.insert("count".into(), json!(group.count));
    out.insert("found".into(), json!(group.found.join(" | ")));
    out.insert("expected".into(), json!(group.first.fault.fact("expected", lang).unwrap_or_default()));
    out.insert("message".into(), json!(group.message));
    out.insert("help".into(), json!(group.first.fault.help(lang)));
    out.insert("also".into(), json!(group.also.iter().map(|p| place(*p, sources)).collect::<Vec<_>>()));
    Value::Object(out)
}

fn place(place: Place, sources: &Sources) -> Value {
    let source = sources.get(place.sheet);
    let cell = place.cell.map(|(r, c)| a1(r, c));
    json!({ "file": source.file, "sheet": source.sheet, "cell": cell })
}

fn table(r: &Recognised, sources: &Sources) -> Value {
    let source = sources.get(r.sheet);
    let columns: Vec<Value> = r.columns.iter().map(|c| json!({ "header": c.header, "field": c.field, "sure": c.sure })).collect();
    json!({
        "file": source.file, "sheet": source.sheet, "kind": r.kind, "rows": r.rows, "columns": columns,
        "range": format!("{}:{}", a1(r.first.0, r.first.1), a1(r.last.0, r.last.1)),
    })
}

pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
