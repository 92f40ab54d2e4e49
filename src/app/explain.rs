//! `jalon explain`, and the page of messages: a code in full, with its example and what is really shown of it.

use super::Exit;
use super::load;
use super::screen::Screen;
use crate::cli::Common;
use crate::diagnostics::excerpt::Excerpts;
use crate::diagnostics::group::grouped;
use crate::diagnostics::{Diagnostic, Entry, Severity, Shown, catalogue, json, terminal};
use crate::intake::shelf;
use crate::model::{Lang, Sources};
use crate::text::labels::explain as words;
use crate::text::labels::reference;
use crate::text::labels::screen::say;
use crate::text::normal::nearest;
use crate::text::{DidYouMean, Say as _, colon};
use std::fmt::Write as _;

/// A code in full.
struct Explained {
    title: String,
    /// What it means for what is at fault, and why it matters.
    explanation: String,
    /// A table that shows it; empty for what no table shows.
    example: &'static str,
    message: String,
    help: String,
    /// As on a terminal: the place, the sentence, the cells around, what to do.
    shown: String,
}

pub(super) fn explain(code: &str, common: &Common, screen: &Screen) -> Exit {
    let all = catalogue::all();
    let wanted = code.trim().to_uppercase();
    let Some(entry) = all.iter().find(|e| e.code == wanted) else {
        let near = DidYouMean(nearest(&wanted, all.iter().map(|e| e.code)).map(str::to_owned)).say(common.lang);
        return screen.refuse(Exit::CommandLine, &say::unknown_code(common.lang, code, &near));
    };
    let e = explained(entry, common.lang);
    if screen.json {
        screen.json(&serde_json::json!({
            "code": entry.code, "name": entry.name, "severity": json::word(entry.severity), "title": e.title, "explanation": e.explanation,
            "message": e.message, "help": e.help, "example": e.example
        }));
        return Exit::Done;
    }
    let severity = entry.severity.word().get(common.lang);
    let mut text = format!("{} ({severity}){} {}\n\n{}", entry.code, colon(common.lang), e.title, terminal::wrapped(&e.explanation, "  ", "  "));
    if !e.example.is_empty() {
        let _ = write!(text, "\n{}{}\n\n{}\n", words::EXAMPLE.get(common.lang), colon(common.lang), indented(e.example));
    }
    let _ = write!(text, "\n{}{}\n\n{}\n", heading(&e).get(common.lang), colon(common.lang), indented(&e.shown));
    screen.result(&text)
}

/// The page of messages of `docs/`.
pub fn page(lang: Lang) -> String {
    let mut out = format!("# {}\n\n{}\n", reference::MESSAGES.get(lang), reference::MESSAGES_INTRO.get(lang));
    for entry in catalogue::all() {
        let e = explained(entry, lang);
        let severity = entry.severity.word().get(lang);
        let _ = write!(out, "\n## {}{} {}\n\n*{severity}*{} {}\n", entry.code, colon(lang), e.title, colon(lang), e.explanation);
        if !e.example.is_empty() {
            let _ = write!(out, "\n{}{}\n\n```text\n{}\n```\n", words::EXAMPLE.get(lang), colon(lang), e.example);
        }
        let shown = anstream::adapter::strip_str(&e.shown).to_string();
        let _ = write!(out, "\n{}{}\n\n```text\n{}\n```\n", heading(&e).get(lang), colon(lang), shown.trim_end());
    }
    out
}

fn heading(e: &Explained) -> crate::text::Tr {
    if e.example.is_empty() { words::SUCH_AS } else { words::SHOWN }
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| if line.is_empty() { String::new() } else { format!("    {line}") }).collect::<Vec<_>>().join("\n")
}

fn explained(entry: &Entry, lang: Lang) -> Explained {
    let example = match entry.shown {
        Shown::Example(text) => text,
        Shown::By(_) => "",
    };
    let (message, help, shown) = if example.is_empty() { of_sample(entry, lang) } else { of_table(entry, example, lang) };
    let effect = match entry.severity {
        _ if entry.code.starts_with('C') => words::CAUSE,
        _ if entry.code.starts_with('G') => words::UNCHANGED,
        Severity::Error if entry.code.starts_with('F') => words::FILE_ERROR,
        Severity::Error => words::ERROR,
        Severity::Warning => words::WARNING,
        Severity::Info => words::INFO,
    };
    let why = entry.why.map(|w| format!("{} ", w.get(lang))).unwrap_or_default();
    Explained {
        title: entry.title.unwrap_or(words::REASON).get(lang).to_owned(),
        explanation: format!("{why}{}", effect.get(lang)),
        example,
        message,
        help,
        shown,
    }
}

/// The message, what to do, and what is shown, of a fault that no table shows.
fn of_sample(entry: &Entry, lang: Lang) -> (String, String, String) {
    let fault = catalogue::sample(entry.code).expect("every entry has a sample: both come from one line");
    shown(&[Diagnostic { fault, at: None, also: Vec::new() }], &Excerpts::default(), &Sources::default(), lang)
}

/// The same of the example, which goes through the intake.
fn of_table(entry: &Entry, example: &str, lang: Lang) -> (String, String, String) {
    let laid = shelf::laid(example, lang);
    let raised: Vec<Diagnostic> = laid.diagnostics.into_iter().filter(|d| d.code() == entry.code).collect();
    let excerpts = load::excerpts(&laid.grids, &raised, &laid.recognised, lang);
    shown(&raised, &excerpts, &laid.sources, lang)
}

fn shown(raised: &[Diagnostic], excerpts: &Excerpts, sources: &Sources, lang: Lang) -> (String, String, String) {
    let groups = grouped(raised, lang);
    let first = groups.first().expect("an example raises its code: a test holds it");
    (first.message.clone(), first.first.fault.help(lang), terminal::lines(first, excerpts, sources, lang))
}
