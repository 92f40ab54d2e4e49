//! `jalon init`: the input workbooks to fill in, or a complete fictional hospital.

use super::screen::Screen;
use super::{Exit, world};
use crate::cli::Common;
use crate::document::{Artifact, Document};
use crate::model::Sources;
use crate::outputs::blank;
use crate::text::colon;
use crate::text::labels::screen::{self as words, say};
use crate::write;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

pub(super) fn init(dir: &Path, example: bool, with_errors: bool, common: &Common, screen: &Screen) -> Exit {
    let today = world::clock(common).today(None);
    let documents: Vec<Document> =
        if example || with_errors { super::example::documents(common.lang, with_errors) } else { blank::documents(common.lang, today) };
    let mut artifacts: Vec<Artifact> = Vec::new();
    for document in documents {
        match screen.stage(words::WRITING, || write::render(document, None, &mut Sources::default())) {
            Ok((made, _)) => artifacts.extend(made),
            Err(error) => return screen.refuse(Exit::System, &format!("{}: {}", error.path, error.reason)),
        }
    }
    // Nothing is written over: what a person filled in is theirs.
    if let Some(there) = artifacts.iter().map(|a| dir.join(&a.path)).find(|p| p.exists()) {
        return screen.refuse(Exit::System, &say::exists(screen.lang, &there.display().to_string()));
    }
    if let Err(error) = put(dir, &artifacts) {
        return screen.refuse(Exit::System, &format!("{}: {error}", dir.display()));
    }
    let shown = dir.display().to_string();
    if screen.json {
        let files: Vec<&str> = artifacts.iter().map(|a| a.path.as_str()).collect();
        screen.json(&serde_json::json!({ "exit": 0, "dir": shown, "files": files }));
        return Exit::Done;
    }
    let mut text = String::new();
    let _ = writeln!(text, "{}", say::wrote(screen.lang, &shown, artifacts.len()));
    for artifact in &artifacts {
        let _ = writeln!(text, "  {}", artifact.path);
    }
    let next = if example || with_errors { say::then_run(screen.lang, &shown) } else { say::fill_in(screen.lang, &shown) };
    let _ = writeln!(text, "{}{} {next}", words::NEXT.get(screen.lang), colon(screen.lang));
    screen.result(&text)
}

fn put(dir: &Path, artifacts: &[Artifact]) -> std::io::Result<()> {
    std::fs::create_dir_all(dir)?;
    for artifact in artifacts {
        let mut file = std::fs::File::create_new(dir.join(&artifact.path))?;
        file.write_all(&artifact.bytes)?;
        file.sync_all()?;
    }
    Ok(())
}
