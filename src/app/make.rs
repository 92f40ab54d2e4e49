//! Documents become the bytes of OUT, both cores used; what says nothing new keeps its bytes.

use super::run::Stop;
use super::screen::Screen;
use crate::diagnostics::Diagnostic;
use crate::document::{Artifact, Document, Workbook};
use crate::model::{Day, Sources};
use crate::outputs::{FAMILIES, Part, Results, signin};
use crate::publish::manifest::sha256;
use crate::text::labels::screen as words;
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

/// Lays out and renders the parts wanted, a family at a time. What is kept stays as it is where OUT has it. `last`: the last run.json.
pub(super) fn artifacts(results: &Results<'_>, parts: &[Part], out: &Path, last: &Value, screen: &Screen) -> Result<Made, Stop> {
    let kept = if parts.contains(&Part::Rosters) { signin::kept(results) } else { Vec::new() };
    let kept = kept.into_iter().filter(|p| out.join(p).is_file()).collect();
    let sources = results.sources;
    let mut made = Made { artifacts: Vec::new(), diagnostics: Vec::new(), sources: sources.clone(), kept, created: BTreeMap::new() };
    for (_, family) in FAMILIES.iter().filter(|(part, _)| parts.contains(part)) {
        let (documents, said) = screen.stage(words::LAYING_OUT, || family(results));
        made.diagnostics.extend(said);
        let wanted: Vec<Document> = documents.into_iter().filter(|d| !made.kept.iter().any(|k| k == d.path())).collect();
        let rendered: Vec<Result<One, Stop>> = screen.stage(words::WRITING, || {
            wanted
                .into_par_iter()
                .map(|d| if matches!(d, Document::Living(_)) { merge(d, out, sources) } else { plain(d, last, results.context.today) })
                .collect()
        });
        for one in rendered {
            made.take(one?, sources.len());
        }
    }
    Ok(made)
}

impl Made {
    fn take(&mut self, one: One, known: usize) {
        self.artifacts.extend(one.artifacts);
        match one.sources {
            Some(own) => self.adopt(one.diagnostics, &own, known),
            None => self.diagnostics.extend(one.diagnostics),
        }
        self.created.extend(one.created);
    }

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
