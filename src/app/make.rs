//! Documents become the bytes of OUT, both cores used; what says nothing new keeps its bytes.

use super::run::Stop;
use crate::diagnostics::Diagnostic;
use crate::document::{Artifact, Document, Workbook};
use crate::model::{Day, Sources};
use crate::publish::manifest::sha256;
use crate::write;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// Everything that was written.
pub(super) struct Made {
    pub(super) artifacts: Vec<Artifact>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) sources: Sources,
    /// Paths that stay as OUT has them.
    pub(super) kept: Vec<String>,
    /// The day of the last change of each workbook.
    pub(super) created: BTreeMap<String, Day>,
}

/// What one document became.
struct One {
    artifacts: Vec<Artifact>,
    diagnostics: Vec<Diagnostic>,
    sources: Option<Sources>,
    created: Option<(String, Day)>,
}

/// Renders all documents but the report of diagnostics, which waits for what the merge met. `kept`: what stays as it is where OUT has it. `last`: the last run.json.
pub(super) fn artifacts(documents: Vec<Document>, kept: &[String], out: &Path, last: &Value, sources: &Sources, today: Day) -> Result<Made, Stop> {
    let kept: Vec<String> = kept.iter().filter(|p| out.join(p).is_file()).cloned().collect();
    let wanted: Vec<Document> =
        documents.into_iter().filter(|d| !kept.iter().any(|k| k == d.path()) && !d.path().starts_with("diagnostics.")).collect();
    let (living, rest): (Vec<Document>, Vec<Document>) = wanted.into_iter().partition(|d| matches!(d, Document::Living(_)));
    let mut made = Made { artifacts: Vec::new(), diagnostics: Vec::new(), sources: sources.clone(), kept, created: BTreeMap::new() };
    // Places of what a merge met are registered one workbook after the other; those that met nothing are the rule, so they go in parallel.
    let merged: Vec<Result<One, Stop>> = living.into_par_iter().map(|d| merge(d, out, sources)).collect();
    let mut all = merged;
    all.extend(rest.into_par_iter().map(|d| plain(d, last, today)).collect::<Vec<_>>());
    for one in all {
        let one = one?;
        made.artifacts.extend(one.artifacts);
        match one.sources {
            Some(own) => made.adopt(one.diagnostics, &own, sources.len()),
            None => made.diagnostics.extend(one.diagnostics),
        }
        made.created.extend(one.created);
    }
    Ok(made)
}

impl Made {
    /// Takes diagnostics whose places are of `own`, which begins like ours up to `known`.
    fn adopt(&mut self, mut diagnostics: Vec<Diagnostic>, own: &Sources, known: usize) {
        let moved: Vec<_> = own.after(known).map(|s| self.sources.add(&s.file, s.sheet.as_deref())).collect();
        for d in &mut diagnostics {
            for place in d.at.iter_mut().chain(&mut d.also) {
                if let Some(id) = (place.sheet.0 as usize).checked_sub(known).and_then(|i| moved.get(i)) {
                    place.sheet = *id;
                }
            }
        }
        self.diagnostics.extend(diagnostics);
    }
}

fn merge(document: Document, out: &Path, sources: &Sources) -> Result<One, Stop> {
    let previous = std::fs::read(out.join(document.path())).ok();
    let mut own = sources.clone();
    let (artifacts, diagnostics) = write::render(document, previous.as_deref(), &mut own)?;
    Ok(One { artifacts, diagnostics, sources: Some(own), created: None })
}

/// A workbook is first written with the day of its last change: the same bytes as then mean that nothing changed.
fn plain(document: Document, last: &Value, today: Day) -> Result<One, Stop> {
    let Document::Workbook(workbook) = document else {
        let (artifacts, diagnostics) = write::render(document, None, &mut Sources::default())?;
        return Ok(One { artifacts, diagnostics, sources: None, created: None });
    };
    let path = workbook.path.clone();
    let then = last["memory"]["created"][&path].as_str().and_then(|d| d.parse::<Day>().ok()).filter(|d| *d != today);
    if let (Some(then), Some(hash)) = (then, hash_of(last, &path)) {
        let artifacts = book(Workbook { created: then, ..workbook.clone() })?;
        if artifacts.iter().any(|a| a.path == path && sha256(&a.bytes) == hash) {
            return Ok(One { artifacts, diagnostics: Vec::new(), sources: None, created: Some((path, then)) });
        }
    }
    Ok(One { artifacts: book(Workbook { created: today, ..workbook })?, diagnostics: Vec::new(), sources: None, created: Some((path, today)) })
}

fn book(workbook: Workbook) -> Result<Vec<Artifact>, Stop> {
    Ok(write::render(Document::Workbook(workbook), None, &mut Sources::default())?.0)
}

fn hash_of<'a>(last: &'a Value, path: &str) -> Option<&'a str> {
    last["outputs"].as_array()?.iter().find(|o| o["path"] == path)?["sha256"].as_str()
}

/// The report of diagnostics.
pub(super) fn report(documents: Vec<Document>, last: &Value, today: Day) -> Result<Vec<Artifact>, Stop> {
    let mut artifacts = Vec::new();
    for document in documents {
        artifacts.extend(plain(document, last, today)?.artifacts);
    }
    Ok(artifacts)
}
