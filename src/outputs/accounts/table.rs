//! Account formats that are tables or lists: a row an account, columns as the format says.

use super::facts::{Field, Places, Subject, World, is_written};
use super::formats::{Column, Format, Kind, Part};
use crate::accounts::Action;
use crate::document::{AccountFile, Body};
use crate::model::Lang;
use serde_json::{Map, Value};

/// Where Active Directory would put each entry, for formats that say so.
pub(super) type Containers = Vec<(String, String)>;

/// The file of a format and those that take it back, and how many rows lack what the format needs.
pub(super) fn files(format: &Format, world: &World<'_>, subjects: &[Subject<'_>], containers: &Containers, lang: Lang) -> (Vec<AccountFile>, u32) {
    let wanted: Vec<usize> = (0..subjects.len()).filter(|at| is_wanted(format, &subjects[*at])).collect();
    let places = |at: usize| containers.get(at).map_or(Places::default(), |(container, dn)| Places { container, dn, group: "" });
    let has = |at: usize, field: Field| {
        let mut out = String::new();
        world.write(&subjects[at], field, &places(at), &mut out);
        !out.is_empty()
    };
    let rows: Vec<usize> = wanted.iter().copied().filter(|at| format.needs.iter().all(|f| has(*at, *f))).collect();
    let left_out = u32::try_from(wanted.len() - rows.len()).unwrap_or(u32::MAX);
    let fill = |part: &Part, rows: &[usize]| {
        let subjects: Vec<(&Subject<'_>, Places<'_>)> = rows.iter().filter_map(|at| Some((subjects.get(*at)?, places(*at)))).collect();
        body(format, part, world, &subjects, lang)
    };
    let folder = if format.is_secret() { "accounts/secret" } else { "accounts" };
    let mut out = vec![AccountFile { path: format!("{folder}/{}", format.file), body: fill(&format.main, &rows) }];
    let created: Vec<usize> = rows.iter().copied().filter(|at| subjects[*at].entry.has(Action::Create)).collect();
    if let Some(part) = &format.undo {
        out.push(AccountFile { path: format!("accounts/undo/{}", format.file), body: fill(part, &created) });
    }
    if let Some(part) = &format.undo_disable {
        out.push(AccountFile { path: format!("accounts/undo/{}", soft(&format.file)), body: fill(part, &created) });
    }
    (out, left_out)
}

/// `active-directory.ldif` → `active-directory-disable.ldif`.
pub(super) fn soft(file: &str) -> String {
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-disable.{extension}"),
        None => format!("{file}-disable"),
    }
}

/// A secret file holds only those who have a first password; without `on`, all of them.
fn is_wanted(format: &Format, subject: &Subject<'_>) -> bool {
    let asked = format.on.iter().any(|a| subject.entry.has(*a));
    if format.is_secret() { subject.secret.is_some() && (asked || format.on.is_empty()) } else { asked && is_written(subject.entry) }
}

fn body(format: &Format, part: &Part, world: &World<'_>, rows: &[(&Subject<'_>, Places<'_>)], lang: Lang) -> Body {
    let cell = |column: &Column, subject: &Subject<'_>, places: &Places<'_>| {
        column.value.filled(|field, out| world.write(subject, field, places, out), None)
    };
    match &format.kind {
        Kind::Csv { separator, bom, crlf, reader } => Body::Csv {
            first_lines: part.first_lines.clone(),
            header: part.columns.iter().map(|c| header(c, lang)).collect(),
            rows: rows.iter().map(|(s, p)| part.columns.iter().map(|c| cell(c, s, p).trim().to_owned()).collect()).collect(),
            separator: *separator,
            bom: *bom,
            crlf: *crlf,
            reader: *reader,
        },
        Kind::Json { root, groups_at, constants } => {
            if rows.is_empty() {
                return Body::Json(Value::Array(Vec::new()));
            }
            let mut top = constants.clone();
            if let Some(key) = groups_at {
                top.insert(key.clone(), groups(rows));
            }
            let object = |(subject, places): &(&Subject<'_>, Places<'_>)| object(part, subject, places, &cell);
            top.insert(root.clone(), Value::Array(rows.iter().map(object).collect()));
            Body::Json(Value::Object(top))
        }
        Kind::Ldif(_) => Body::Ldif(Vec::new()),
    }
}

fn header(column: &Column, lang: Lang) -> String {
    match (&column.header_en, lang) {
        (Some(english), Lang::En) => english.clone(),
        _ => column.header.clone(),
    }
}

/// The groups of these people, each once.
fn groups(rows: &[(&Subject<'_>, Places<'_>)]) -> Value {
    let names: std::collections::BTreeSet<&str> = rows.iter().flat_map(|(s, _)| s.entry.groups.iter().map(String::as_str)).collect();
    names.into_iter().map(|name| serde_json::json!({ "name": name })).collect()
}

/// Headers are paths: `attributes.matricule[]` is a list inside an object, `enabled?` a yes or no. An empty value is no key.
fn object(part: &Part, subject: &Subject<'_>, places: &Places<'_>, cell: &impl Fn(&Column, &Subject<'_>, &Places<'_>) -> String) -> Value {
    let mut out = Map::new();
    for column in &part.columns {
        let (path, value) = if let Some(path) = column.header.strip_suffix("[]") {
            let one = |group: &str| cell(column, subject, &Places { group, ..*places });
            let values: Vec<String> = if column.each_group { subject.entry.groups.iter().map(|g| one(g)).collect() } else { vec![one("")] };
            let values: Vec<Value> = values.into_iter().filter(|v| !v.is_empty()).map(Value::String).collect();
            (path, (!values.is_empty()).then_some(Value::Array(values)))
        } else if let Some(path) = column.header.strip_suffix('?') {
            (path, Some(Value::Bool(cell(column, subject, places) == "true")))
        } else {
            (column.header.as_str(), Some(cell(column, subject, places)).filter(|v| !v.is_empty()).map(Value::String))
        };
        if let Some(value) = value {
            put(&mut out, path, value);
        }
    }
    Value::Object(out)
}

fn put(out: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            out.insert(path.to_owned(), value);
        }
        Some((head, rest)) => {
            if let Value::Object(inner) = out.entry(head).or_insert_with(|| Value::Object(Map::new())) {
                put(inner, rest, value);
            }
        }
    }
}
