//! `jalon run`: check, decide, write, publish.

use super::decide::{self, Decided};
use super::load::{Loaded, load};
use super::screen::{Screen, exit_of};
use super::{Exit, closing, make, memory, world};
use crate::cli::{Common, RunOptions};
use crate::diagnostics::group::grouped;
use crate::model::Lang;
use crate::outputs::{self, Part, Results};
use crate::publish::manifest::{self, Given};
use crate::publish::{self, Held, PublishError, Published};
use crate::text::labels::screen::{self as words, say};
use crate::write::WriteError;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const ALL: [Part; 4] = [Part::Planning, Part::Accounts, Part::Rosters, Part::Report];

pub(super) fn run(inputs: &[PathBuf], options: &RunOptions, common: &Common, screen: &Screen) -> Exit {
    let exit = attempt(inputs, options, common, screen);
    if world::opened_by_a_drop(options.bare, inputs.first().is_some_and(|p| p.is_absolute())) {
        screen.note(&say::press_a_key(screen.lang));
        world::wait_for_a_key();
    }
    exit
}

fn attempt(inputs: &[PathBuf], options: &RunOptions, common: &Common, screen: &Screen) -> Exit {
    if options.recipient {
        return screen.refuse(Exit::CommandLine, &say::not_yet(screen.lang, "--recipient"));
    }
    let out = options.out.clone().unwrap_or_else(|| beside(inputs));
    if is_same(&out, inputs) {
        return screen.refuse(Exit::CommandLine, &say::out_is_input(screen.lang, &out.display().to_string()));
    }
    let held = match hold(&out, options.dry_run) {
        Ok(held) => held,
        Err(error) => return refuse(&error, screen),
    };
    let loaded = load(inputs, Some(&out), options.effort, common, screen);
    if !loaded.any {
        return unreadable(&loaded, screen);
    }
    let decided = decide::decide(&loaded.hospital, &loaded.context, options.accept_disable, screen);
    if let Some(guard) = decided.ledger.guard {
        let reason = say::guard(screen.lang, guard.disabled, guard.export, guard.share);
        return screen.refuse(Exit::Guard, &reason);
    }
    let parts: Vec<Part> = if options.only.is_empty() { ALL.to_vec() } else { options.only.clone() };
    match produce(&out, held, &parts, loaded, decided, options, screen) {
        Ok(done) => closing::close(&done, &out, exit_of(&done.loaded.diagnostics, common.strict), options.dry_run, screen),
        Err(Stop::Publish(error)) => refuse(&error, screen),
        Err(Stop::Write(error)) => screen.refuse(Exit::System, &format!("{}: {}", error.path, error.reason)),
    }
}

/// Why a run ended without a new OUT.
pub(super) enum Stop {
    Publish(PublishError),
    Write(WriteError),
}

impl From<PublishError> for Stop {
    fn from(error: PublishError) -> Stop {
        Stop::Publish(error)
    }
}

impl From<WriteError> for Stop {
    fn from(error: WriteError) -> Stop {
        Stop::Write(error)
    }
}

/// A finished run, for its closing screen.
pub(super) struct Done {
    pub(super) loaded: Loaded,
    pub(super) decided: Decided,
    pub(super) published: Published,
    pub(super) parts: Vec<Part>,
    /// Set when OUT already was this run: the errors, warnings and notes that it tells.
    pub(super) same: Option<[usize; 3]>,
}

fn hold(out: &Path, dry_run: bool) -> Result<Option<Held>, PublishError> {
    if dry_run { Ok(None) } else { publish::hold(out).map(Some) }
}

fn refuse(error: &PublishError, screen: &Screen) -> Exit {
    let fault = error.fault();
    let text = format!("{}\n  → {}", crate::diagnostics::Fault::message(&fault, screen.lang), crate::diagnostics::Fault::help(&fault, screen.lang));
    screen.refuse(if matches!(error, PublishError::NotAFolder(_)) { Exit::CommandLine } else { Exit::System }, &text)
}

/// Nothing could be read: the faults, and exit 4.
fn unreadable(loaded: &Loaded, screen: &Screen) -> Exit {
    if screen.json {
        let mut report = crate::diagnostics::json::report(&loaded.diagnostics, &loaded.recognised, &BTreeMap::new(), &loaded.sources, screen.lang);
        if let Some(object) = report.as_object_mut() {
            object.insert("exit".into(), (Exit::System as u8).into());
        }
        screen.json(&report);
        return Exit::System;
    }
    screen.note(&screen.diagnostics(&grouped(&loaded.diagnostics, screen.lang), loaded, false, ""));
    screen.refuse(Exit::System, &say::nothing_read(screen.lang))
}

/// A folder beside the first input, named after it with `-jalon` behind.
fn beside(inputs: &[PathBuf]) -> PathBuf {
    let first = inputs.first().cloned().unwrap_or_default();
    let full = std::path::absolute(&first).unwrap_or(first);
    let name = if full.is_dir() { full.file_name() } else { full.file_stem() };
    let name = name.map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    full.with_file_name(format!("{name}-jalon"))
}

/// OUT may lie inside an input, but is never the input itself.
fn is_same(out: &Path, inputs: &[PathBuf]) -> bool {
    let real = |p: &Path| p.canonicalize().ok();
    real(out).is_some_and(|o| inputs.iter().any(|i| real(i).is_some_and(|i| i == o || i.starts_with(&o))))
}

fn produce(
    out: &Path,
    held: Option<Held>,
    parts: &[Part],
    mut loaded: Loaded,
    mut decided: Decided,
    options: &RunOptions,
    screen: &Screen,
) -> Result<Done, Stop> {
    loaded.diagnostics.extend(std::mem::take(&mut decided.diagnostics));
    // What people hold keeps its language, whatever this command line is in.
    loaded.context.lang = loaded.held_lang.unwrap_or(loaded.context.lang);
    let last = memory::run_json(out);
    let given = Given {
        today: loaded.context.today,
        seed: loaded.context.seed,
        options: options_json(options, &loaded),
        inputs: loaded.files.clone(),
        memory: serde_json::Value::Null,
    };
    if memory::is_this_run(out, &last, &given) {
        let unchanged = last["outputs"].as_array().map_or(0, Vec::len);
        let counts = memory::counts(out);
        return Ok(Done { loaded, decided, published: Published { unchanged, ..Published::default() }, parts: parts.to_vec(), same: Some(counts) });
    }
    let (made, memory) = {
        let results = results(&loaded, &decided);
        let made = make::artifacts(&results, parts, out, &last, screen)?;
        let memory = memory::next(&results, &decided, parts, &last["memory"], &made.created);
        (made, memory)
    };
    loaded.diagnostics.extend(made.diagnostics);
    loaded.sources = made.sources;
    let mut artifacts = made.artifacts;
    artifacts.extend(make::report(outputs::diagnostics::documents(&results(&loaded, &decided)), &last, loaded.context.today)?);
    let mut carried: Vec<&str> = ALL.iter().filter(|p| !parts.contains(p)).flat_map(|p| folders(*p)).copied().collect();
    carried.extend(made.kept.iter().map(String::as_str));
    let others = match &held {
        Some(held) => held.carried(&carried)?,
        None => Vec::new(),
    };
    let given = Given { memory, ..given };
    artifacts.push(manifest::run_json(&given, &artifacts, &others));
    let published = screen.stage(words::PUBLISHING, || match held {
        Some(held) => held.publish(&artifacts, &carried),
        None => publish::preview(out, &artifacts, &carried),
    })?;
    Ok(Done { loaded, decided, published, parts: parts.to_vec(), same: None })
}

fn results<'a>(loaded: &'a Loaded, decided: &'a Decided) -> Results<'a> {
    Results {
        hospital: &loaded.hospital,
        plan: &decided.plan,
        roster: &decided.roster,
        ledger: &decided.ledger,
        review: &decided.review,
        diagnostics: &loaded.diagnostics,
        recognised: &loaded.recognised,
        sources: &loaded.sources,
        context: &loaded.context,
        formats: &loaded.formats,
    }
}

/// Options that tell what was computed; no path of this machine.
fn options_json(options: &RunOptions, loaded: &Loaded) -> serde_json::Map<String, serde_json::Value> {
    let only: Vec<String> = options.only.iter().map(|p| format!("{p:?}").to_lowercase()).collect();
    let mut map = serde_json::Map::new();
    map.insert("lang".into(), if loaded.context.lang == Lang::Fr { "fr" } else { "en" }.into());
    map.insert("effort".into(), loaded.context.effort.iterations().into());
    if !only.is_empty() {
        map.insert("only".into(), only.into());
    }
    map
}

/// Where a part of OUT lies.
fn folders(part: Part) -> &'static [&'static str] {
    match part {
        Part::Planning => &["planning"],
        Part::Accounts => &["accounts/"],
        Part::Rosters => &["rosters/", "services/"],
        Part::Report => &["report/"],
    }
}
