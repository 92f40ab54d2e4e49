//! `jalon check`: reads and validates only.

use super::Exit;
use super::annotate::{self, Annotated};
use super::load::{Loaded, load};
use super::screen::{Screen, exit_of};
use super::understood::understood;
use crate::cli::Common;
use crate::diagnostics::group::{Group, count, grouped};
use crate::diagnostics::{Severity, json, terminal};
use crate::model::{Effort, Lang};
use crate::text::labels::annotate as copies;
use crate::text::labels::screen::{self as words, say};
use std::path::{Path, PathBuf};

pub(super) fn check(inputs: &[PathBuf], annotate: Option<&Path>, common: &Common, screen: &Screen) -> Exit {
    if let Some(dir) = annotate
        && let Err(stop) = annotate::usable(dir, screen.lang)
    {
        return screen.refuse(stop.exit, &stop.reason);
    }
    let mut loaded = load(inputs, None, Effort::default(), common, screen);
    let annotated = match annotate.map(|dir| annotate::copies(inputs, dir, &mut loaded, screen)) {
        Some(Err(stop)) => return screen.refuse(stop.exit, &stop.reason),
        Some(Ok(annotated)) => Some(annotated),
        None => None,
    };
    let exit = if loaded.any { exit_of(&loaded.diagnostics, common.strict) } else { Exit::System };
    if screen.json {
        let mut report = json::report(&loaded.diagnostics, &loaded.recognised, &loaded.hospital.counts.kept, &loaded.sources, screen.lang);
        if let Some(object) = report.as_object_mut() {
            object.insert("exit".into(), (exit as u8).into());
            if let Some(annotated) = &annotated {
                object.insert("annotated".into(), annotated.written.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>().into());
            }
        }
        screen.json(&report);
        left_to_the_system(loaded);
        return exit;
    }
    let groups = grouped(&loaded.diagnostics, screen.lang);
    let mut text = screen.diagnostics(&groups, &loaded, false, "");
    if screen.verbose {
        text.push_str(&understood(&loaded, screen.lang));
    }
    text.push_str(&closing(&groups, &loaded, annotated.as_ref().zip(annotate), screen));
    screen.result(&text);
    left_to_the_system(loaded);
    exit
}

/// Nothing follows: the system takes the memory back at once, where freeing each text would take its time.
fn left_to_the_system(loaded: Loaded) {
    std::mem::forget(loaded);
}

/// What was read, how much there is to see, what to do next.
fn closing(groups: &[Group<'_>], loaded: &Loaded, annotated: Option<(&Annotated, &Path)>, screen: &Screen) -> String {
    let lang = screen.lang;
    let mut lines = Vec::new();
    if loaded.any {
        let h = &loaded.hospital;
        lines.push((words::READ.get(lang), say::read(lang, loaded.files.len(), loaded.recognised.len())));
        lines.push(("", say::hospital(lang, h.people.len(), h.services.len(), h.operations.len())));
    } else {
        lines.push((words::READ.get(lang), say::nothing_read(lang)));
    }
    lines.push((words::TO_SEE.get(lang), screen.counts(&loaded.diagnostics)));
    let has = |severity: Severity| count(&loaded.diagnostics, severity) > 0;
    let next = if annotated.is_some_and(|(a, _)| a.written.len() > a.mended) {
        copies::NEXT.get(lang).to_owned()
    } else if has(Severity::Error) {
        say::mend(lang)
    } else if super::screen::is_blank(loaded) {
        say::fill_in_first(lang)
    } else if has(Severity::Warning) {
        say::look(lang)
    } else {
        say::go_on(lang)
    };
    let made = annotated.map(|(a, dir)| told(a, dir, lang)).unwrap_or_default();
    lines.extend(made.into_iter().enumerate().map(|(n, line)| (if n == 0 { words::MADE.get(lang) } else { "" }, line)));
    lines.push((words::NEXT.get(lang), next));
    if let Some(first) = groups.first().filter(|g| g.first.severity() != Severity::Info) {
        lines.push(("", say::see_code(lang, first.first.code())));
        if annotated.is_none() {
            lines.push(("", say::see_marks(lang)));
        }
    }
    if !screen.verbose {
        lines.push(("", say::see_notes(lang)));
    }
    lines.iter().map(|(head, what)| terminal::wrapped(what, &format!("{head:<10}"), "          ")).collect()
}

/// What was written.
fn told(annotated: &Annotated, dir: &Path, lang: Lang) -> Vec<String> {
    let marked = annotated.written.len() - annotated.mended;
    let mut lines = Vec::new();
    if marked > 0 || annotated.mended == 0 {
        lines.push(copies::done(lang, marked, annotated.clean, &dir.display().to_string()));
    }
    if annotated.mended > 0 {
        lines.push(copies::cleaned(lang, annotated.mended));
    }
    lines.extend(annotated.written.iter().map(|(path, twin)| twin.map_or_else(|| format!("  {path}"), |why| copies::twin(lang, path, why))));
    lines
}
