//! `jalon check`: reads and validates only.

use super::Exit;
use super::load::{Loaded, load};
use super::screen::{Screen, exit_of};
use crate::cli::Common;
use crate::diagnostics::json;
use crate::model::Effort;
use crate::text::labels::screen::say;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(super) fn check(inputs: &[PathBuf], annotate: Option<&Path>, common: &Common, screen: &Screen) -> Exit {
    if annotate.is_some() {
        return screen.refuse(Exit::CommandLine, &say::not_yet(screen.lang, "--annotate"));
    }
    let loaded = load(inputs, None, Effort::default(), common, screen);
    let exit = if loaded.any { exit_of(&loaded.diagnostics, common.strict) } else { Exit::System };
    if screen.json {
        let mut report = json::report(&loaded.diagnostics, &loaded.recognised, &loaded.hospital.counts.kept, &loaded.sources, screen.lang);
        if let Some(object) = report.as_object_mut() {
            object.insert("exit".into(), (exit as u8).into());
        }
        screen.json(&report);
        left_to_the_system(loaded);
        return exit;
    }
    let mut text = screen.diagnostics(&loaded.diagnostics, &loaded.sources, false, "");
    if screen.verbose {
        text.push_str(&understood(&loaded, screen));
    }
    if loaded.any {
        let h = &loaded.hospital;
        let _ = writeln!(text, "{}", say::read(screen.lang, loaded.files.len(), loaded.recognised.len()));
        let _ = writeln!(text, "{}", say::hospital(screen.lang, h.people.len(), h.services.len(), h.operations.len()));
    } else {
        let _ = writeln!(text, "{}", say::nothing_read(screen.lang));
    }
    let _ = writeln!(text, "{}", screen.counts(&loaded.diagnostics));
    screen.result(&text);
    left_to_the_system(loaded);
    exit
}

/// Nothing follows: the system takes the memory back at once, where freeing each text would take its time.
fn left_to_the_system(loaded: Loaded) {
    std::mem::forget(loaded);
}

/// How each table and column was understood.
fn understood(loaded: &Loaded, screen: &Screen) -> String {
    let mut text = String::new();
    for table in &loaded.recognised {
        let source = loaded.sources.get(table.sheet);
        let _ = writeln!(
            text,
            "{}, {}{} {} ({})",
            source.file,
            source.sheet.as_deref().unwrap_or_default(),
            crate::text::colon(screen.lang),
            table.kind,
            table.rows
        );
        for column in &table.columns {
            let _ = writeln!(text, "    {}", say::column(screen.lang, &column.header, column.field.unwrap_or_default(), &column.why));
        }
        text.push('\n');
    }
    text
}
