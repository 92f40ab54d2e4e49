//! `jalon gate`: is the pilot truly finished, what is missing, who owes it.

use super::load::load;
use super::screen::Screen;
use super::{Exit, decide};
use crate::cli::Common;
use crate::model::{Code, Effort};
use crate::steering;
use crate::text::labels::screen::say;
use crate::text::normal::nearest;
use crate::text::{DidYouMean, Say as _};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(super) fn gate(inputs: &[PathBuf], service: &str, out: Option<&Path>, common: &Common, screen: &Screen) -> Exit {
    let loaded = load(inputs, out, Effort::default(), common, screen);
    if !loaded.any {
        return screen.refuse(Exit::System, &say::nothing_read(screen.lang));
    }
    let h = &loaded.hospital;
    let Some(ix) = h.find_service(&Code::new(service)) else {
        let near = DidYouMean(nearest(service, h.services.iter().map(|s| s.code.as_str())).map(str::to_owned)).say(screen.lang);
        return screen.refuse(Exit::CommandLine, &say::unknown_service(screen.lang, service, &near));
    };
    let decided = decide::decide(h, &loaded.context, None, screen);
    let gate = steering::gate(h, &decided.plan, &[ix], &loaded.context);
    let lines: Vec<String> =
        gate.missing.iter().map(|m| say::owed(screen.lang, &crate::diagnostics::Fault::message(&m.cause, screen.lang), &m.owner, m.due)).collect();
    if screen.json {
        screen.json(&serde_json::json!({ "service": service, "passed": gate.passed, "missing": lines }));
        return Exit::Done;
    }
    let name = &h.service(ix).name;
    let mut text = if gate.passed { say::gate_passed(screen.lang, name) } else { say::gate_closed(screen.lang, name, lines.len()) };
    text.push('\n');
    for line in lines {
        let _ = writeln!(text, "  • {line}");
    }
    screen.result(&text)
}
