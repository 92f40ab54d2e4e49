//! What stops a run, or warns, before anything is written: mass closings, missing licences.

use super::{Action, Entry, Faults, Guard};
use crate::diagnostics::Diagnostic;
use crate::diagnostics::catalogue::accounts::Accounts;
use crate::model::Settings;
use std::collections::BTreeMap;

/// So few closings never stop a run.
const ALWAYS_ALLOWED: u32 = 20;

/// A whole ward gone is a missing sheet, not forty departures: closings without a stated end, beyond a count *and* a share of the directory, want a person's word.
pub(super) fn guard(entries: &[Entry], export: usize, share: f64, accepted: Option<u32>) -> Option<Guard> {
    let unstated = entries.iter().filter(|e| (e.has(Action::Suspend) || e.has(Action::Disable)) && e.expires.is_none());
    let disabled = u32::try_from(unstated.count()).unwrap_or(u32::MAX);
    let export = u32::try_from(export).unwrap_or(u32::MAX);
    let many = disabled > ALWAYS_ALLOWED && f64::from(disabled) > share * f64::from(export);
    (many && accepted != Some(disabled)).then_some(Guard { disabled, export, share })
}

/// Licences needed by those who have or get an account, and owned, by kind.
pub(super) fn licences(entries: &[Entry], settings: &Settings, faults: &mut Faults) -> Vec<(String, u32, Option<u32>)> {
    let mut needed: BTreeMap<String, (String, u32)> = BTreeMap::new();
    let stays =
        |e: &&Entry| e.person.is_some() && !e.licence.is_empty() && (e.existing.is_some() || e.has(Action::Create)) && !e.has(Action::Disable);
    for entry in entries.iter().filter(stays) {
        needed.entry(entry.licence.to_lowercase()).or_insert_with(|| (entry.licence.clone(), 0)).1 += 1;
    }
    for kind in settings.licences.keys() {
        needed.entry(kind.to_lowercase()).or_insert_with(|| (kind.clone(), 0));
    }
    let owned = |kind: &str| settings.licences.iter().find(|(k, _)| k.eq_ignore_ascii_case(kind) || k.to_lowercase() == kind).map(|(_, n)| *n);
    let out: Vec<(String, u32, Option<u32>)> = needed.into_iter().map(|(key, (kind, count))| (kind, count, owned(&key))).collect();
    for (kind, needed, owned) in out.iter().filter_map(|(k, n, o)| o.filter(|o| n > o).map(|o| (k, *n, o))) {
        faults.push(Diagnostic::new(Accounts::LicencesShort { kind: kind.clone(), needed, owned }));
    }
    out
}
