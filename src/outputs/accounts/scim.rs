//! `scim-bulk.json`: SCIM 2.0 bulk requests (RFC 7644 3.7), within what servers announce: 1,000 operations and 1 MiB.

use super::facts::{Subject, department, is_written};
use crate::accounts::{Action, Entry};
use crate::document::{AccountFile, Body};
use crate::model::{AccountState, Hospital, Login};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

const MOST: usize = 1000;
/// Below 1 MiB, the frame of the request included.
const BYTES: usize = 1_000_000;
const USER: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const GROUP: &str = "urn:ietf:params:scim:schemas:core:2.0:Group";
const MESSAGE: &str = "urn:ietf:params:scim:api:messages:2.0:";

/// The file, both ways back, and how many groups it could not hold.
pub(super) fn files(subjects: &[Subject<'_>], hospital: &Hospital) -> (Vec<AccountFile>, u32) {
    let written: Vec<&Entry> = subjects.iter().map(|s| s.entry).filter(|e| is_written(e)).collect();
    let ids: HashMap<String, &str> = subjects.iter().filter_map(|s| technical(s.entry).map(|id| (s.entry.login.folded(), id))).collect();
    let mut forward: Vec<Value> = written.iter().filter(|e| e.has(Action::Create)).map(|e| user(e, hospital, &ids)).collect();
    forward.extend(written.iter().filter_map(|e| patch(e, true)));
    let groups = groups(&written, &ids);
    // A bulkId holds inside its own request only (RFC 7644 3.7.2): groups go with their members, or not at all.
    let fits = forward.len() + groups.len() <= MOST && size(&forward) + size(&groups) < BYTES;
    let kept = if fits { groups.as_slice() } else { &[] };
    let names: Vec<String> = kept.iter().filter_map(|g| g["bulkId"].as_str().map(str::to_owned)).collect();
    forward.extend_from_slice(kept);
    let file = |path: &str, operations: Vec<Value>| AccountFile { path: path.into(), body: Body::Json(requests(operations)) };
    let files = vec![
        file("accounts/scim-bulk.json", forward),
        file("accounts/undo/scim-bulk.json", undo(&written, &names, false)),
        file("accounts/undo/scim-bulk-disable.json", undo(&written, &names, true)),
    ];
    (files, if fits { 0 } else { u32::try_from(groups.len()).unwrap_or(u32::MAX) })
}

fn technical(entry: &Entry) -> Option<&str> {
    entry.existing.as_ref().and_then(|a| a.technical_id.as_deref())
}

/// Ends with a sign that no login has, so that a loader which replaces text never takes `u:lpetit` for a part of `u:lpetit2`.
fn reference(login: &Login) -> String {
    format!("u:{}:", login.folded())
}

fn user(entry: &Entry, hospital: &Hospital, ids: &HashMap<String, &str>) -> Value {
    let service = entry.service.map(|s| hospital.service(s));
    let mut more = json!({ "employeeNumber": entry.id.as_str() });
    if let Some(service) = service {
        more["department"] = json!(department(service.code.as_str(), &service.name));
    }
    if let Some(id) = entry.manager.as_ref().and_then(|m| ids.get(&m.folded())) {
        more["manager"] = json!({ "value": id });
    }
    let mut name = json!({ "familyName": entry.last });
    if !entry.first.is_empty() {
        name["givenName"] = json!(entry.first);
    }
    let mut data = json!({
        "schemas": [USER, ENTERPRISE],
        "externalId": entry.id.as_str(),
        "userName": entry.login.0.as_str(),
        "name": name,
        "displayName": entry.display_name,
        "active": entry.state == AccountState::Active,
    });
    if !entry.job.is_empty() {
        data["title"] = json!(entry.job);
    }
    if !entry.email.is_empty() {
        data["emails"] = json!([{ "value": entry.email, "type": "work", "primary": true }]);
    }
    data[ENTERPRISE] = more;
    json!({ "method": "POST", "path": "/Users", "bulkId": reference(&entry.login), "data": data })
}

/// A change of an existing account, or what takes it back; `None` where the export gives no technical id, or nothing that SCIM can say changes.
fn patch(entry: &Entry, there: bool) -> Option<Value> {
    let (id, account) = (technical(entry)?, entry.existing.as_ref()?);
    let mut changes = Vec::new();
    if entry.state != account.state {
        let state = if there { entry.state } else { account.state };
        changes.push(json!({ "op": "replace", "path": "active", "value": state == AccountState::Active }));
    }
    if entry.display_name != account.display_name {
        changes.push(json!({ "op": "replace", "path": "displayName", "value": if there { entry.display_name.as_str() } else { account.display_name.as_str() } }));
    }
    (!changes.is_empty()).then(|| patched(&format!("/Users/{id}"), &changes))
}

fn patched(path: &str, operations: &[Value]) -> Value {
    json!({ "method": "PATCH", "path": path, "data": { "schemas": [format!("{MESSAGE}PatchOp")], "Operations": operations } })
}

/// Groups of new people, with their members. Membership of existing groups needs ids that no export gives.
fn groups(written: &[&Entry], ids: &HashMap<String, &str>) -> Vec<Value> {
    let mut members: BTreeMap<String, (&str, Vec<Value>)> = BTreeMap::new();
    for entry in written.iter().filter(|e| e.has(Action::Create)) {
        for group in &entry.groups_to_add {
            let value = ids.get(&entry.login.folded()).map_or_else(|| format!("bulkId:{}", reference(&entry.login)), |id| (*id).to_owned());
            let member = json!({ "value": value, "type": "User" });
            members.entry(group.to_lowercase()).or_insert_with(|| (group, Vec::new())).1.push(member);
        }
    }
    let group = |(key, (name, members)): (String, (&str, Vec<Value>))| {
        let data = json!({ "schemas": [GROUP], "displayName": name, "members": members });
        json!({ "method": "POST", "path": "/Groups", "bulkId": format!("g:{key}:"), "data": data })
    };
    members.into_iter().map(group).collect()
}

/// Groups first, then changes, then people. A loader replaces a `bulkId` by the id that it was given.
fn undo(written: &[&Entry], groups: &[String], softly: bool) -> Vec<Value> {
    let closing = json!([{ "op": "replace", "path": "active", "value": false }]);
    let closing = closing.as_array().map_or(&[][..], Vec::as_slice);
    let mut out: Vec<Value> = Vec::new();
    if !softly {
        out.extend(groups.iter().rev().map(|g| json!({ "method": "DELETE", "path": format!("/Groups/bulkId:{g}") })));
    }
    out.extend(written.iter().rev().filter_map(|e| patch(e, false)));
    for entry in written.iter().rev().filter(|e| e.has(Action::Create)) {
        let path = format!("/Users/bulkId:{}", reference(&entry.login));
        out.push(if softly { patched(&path, closing) } else { json!({ "method": "DELETE", "path": path }) });
    }
    out
}

fn size(operations: &[Value]) -> usize {
    operations.iter().map(|o| o.to_string().len() + 1).sum()
}

/// As few requests as the limits allow. Nothing to do is an empty list: servers refuse an empty request.
fn requests(operations: Vec<Value>) -> Value {
    let request = |operations: Vec<Value>| json!({ "schemas": [format!("{MESSAGE}BulkRequest")], "failOnErrors": 1, "Operations": operations });
    let mut all = Vec::new();
    let (mut part, mut bytes) = (Vec::new(), 0);
    for operation in operations {
        let length = size(std::slice::from_ref(&operation));
        if part.len() == MOST || (bytes + length > BYTES && !part.is_empty()) {
            all.push(request(std::mem::take(&mut part)));
            bytes = 0;
        }
        bytes += length;
        part.push(operation);
    }
    if !part.is_empty() {
        all.push(request(part));
    }
    Value::Array(all)
}
