//! `jalon explain`: a message's code in full, with an example.

use super::Exit;
use super::screen::Screen;
use crate::cli::Common;
use crate::diagnostics::{Shown, catalogue, json};
use crate::model::Lang;
use crate::text::labels::screen::{self as words, say};
use crate::text::normal::nearest;
use crate::text::{DidYouMean, Say as _, colon};

pub(super) fn explain(code: &str, common: &Common, screen: &Screen) -> Exit {
    let all = catalogue::all();
    let wanted = code.trim().to_uppercase();
    let Some(entry) = all.iter().find(|e| e.code == wanted) else {
        let near = DidYouMean(nearest(&wanted, all.iter().map(|e| e.code)).map(str::to_owned)).say(common.lang);
        return screen.refuse(Exit::CommandLine, &say::unknown_code(common.lang, code, &near));
    };
    let (message, help) = match common.lang {
        Lang::Fr => (entry.fr, entry.help_fr),
        Lang::En => (entry.en, entry.help_en),
    };
    let example = match entry.shown {
        Shown::Example(text) => text,
        Shown::By(_) => "",
    };
    if screen.json {
        screen.json(&serde_json::json!({ "code": entry.code, "name": entry.name, "severity": json::word(entry.severity), "message": message, "help": help, "example": example }));
        return Exit::Done;
    }
    let severity = entry.severity.word().get(common.lang);
    let mut text = format!("{} ({severity})\n\n  {message}\n  {}{} {help}\n", entry.code, words::ANSWER.get(common.lang), colon(common.lang));
    for line in example.lines() {
        text.push_str("\n    ");
        text.push_str(line);
    }
    if !example.is_empty() {
        text.push('\n');
    }
    screen.result(&text)
}
