//! The screen that ends a run: what was read, what was made, what deserves attention, the next step. A dozen lines.

use super::Exit;
use super::run::Done;
use super::screen::Screen;
use crate::accounts::Action;
use crate::diagnostics::{Severity, group, json};
use crate::model::Day;
use crate::outputs::Part;
use crate::roster::SessionState;
use crate::text::labels::screen::{self as words, say};
use crate::text::{Tr, colon};
use std::fmt::Write as _;
use std::path::Path;

pub(super) fn close(done: &Done, out: &Path, exit: Exit, dry_run: bool, screen: &Screen) -> Exit {
    if screen.json {
        screen.json(&object(done, out, exit, dry_run, screen));
        return exit;
    }
    let loaded = &done.loaded;
    let list = out.join("diagnostics.xlsx").display().to_string();
    let mut text = String::new();
    // Where OUT already was this run, what it tells stands in it; decisions made anew would be told from where it left them.
    if !screen.quiet && done.same.is_none() {
        text.push_str(&screen.diagnostics(&group::grouped(&loaded.diagnostics, screen.lang), loaded, true, &list));
    }
    let h = &loaded.hospital;
    let _ = writeln!(text, "{}\n", say::title(screen.lang, &h.settings.hospital, loaded.context.today));
    let counts = done.same.map_or_else(|| screen.counts(&loaded.diagnostics), |c| screen.counted(c));
    let mut line = |head: Tr, what: &str| {
        let _ = writeln!(text, "{:<10}{what}", head.get(screen.lang));
    };
    line(words::READ, &say::read(screen.lang, loaded.files.len(), loaded.recognised.len()));
    line(Tr::new("", ""), &say::hospital(screen.lang, h.people.len(), h.services.len(), h.operations.len()));
    let made = if done.same.is_none() { made(done, screen) } else { Vec::new() };
    for (at, (path, what)) in made.into_iter().enumerate() {
        line(if at == 0 { words::MADE } else { Tr::new("", "") }, &format!("{path:<18}{what}"));
    }
    let p = &done.published;
    let moved = p.added.len() + p.changed.len() + p.removed.len();
    line(
        Tr::new("", ""),
        &if moved == 0 {
            say::unchanged(screen.lang)
        } else {
            say::changes(screen.lang, p.added.len(), p.changed.len(), p.removed.len(), p.unchanged)
        },
    );
    line(words::TO_SEE, &format!("{counts}{} {list}", colon(screen.lang)));
    let next = if dry_run {
        say::dry_run(screen.lang)
    } else if exit == Exit::InputErrors {
        say::mend_first(screen.lang, &list)
    } else if super::screen::is_blank(loaded) {
        say::fill_in_first(screen.lang)
    } else {
        say::next_step(
            screen.lang,
            &if done.parts.contains(&Part::Planning) { out.join("planning.xlsx") } else { out.to_path_buf() }.display().to_string(),
        )
    };
    line(words::NEXT, &next);
    screen.result(&text);
    exit
}

/// A line for each part made.
fn made(done: &Done, screen: &Screen) -> Vec<(&'static str, String)> {
    let (lang, h) = (screen.lang, &done.loaded.hospital);
    let mut lines = Vec::new();
    if done.parts.contains(&Part::Planning) {
        let go_lives: Vec<Day> = h.service_indices().filter_map(|s| done.decided.plan.go_live(h, s)).collect();
        let what = match (go_lives.iter().min(), go_lives.iter().max(), done.decided.plan.end()) {
            (Some(first), Some(last), Some(end)) => say::trajectory(lang, *first, *last, end),
            _ => say::no_plan(lang),
        };
        lines.push(("planning.xlsx", what));
    }
    if done.parts.contains(&Part::Accounts) {
        let entries = &done.decided.ledger.entries;
        let with = |some: &[Action]| entries.iter().filter(|e| some.contains(&e.action())).count();
        let change = with(&[Action::Modify, Action::Move, Action::Activate]);
        lines.push((
            "accounts/",
            say::accounts(
                lang,
                entries.len(),
                with(&[Action::Create]),
                change,
                with(&[Action::Suspend, Action::Disable]),
                with(&[Action::ToConfirm]),
            ),
        ));
        if !done.decided.ledger.passwords.is_empty() {
            lines.push(("accounts/secret/", say::secret(lang)));
        }
    }
    if done.parts.contains(&Part::Rosters) {
        let held: Vec<_> = done.decided.roster.sessions.iter().filter(|s| s.state != SessionState::Cancelled).collect();
        lines.push(("rosters/", say::rosters(lang, held.len(), held.iter().map(|s| s.people.len()).sum(), done.decided.roster.not_seated.len())));
        lines.push(("services/", say::passports(lang, h.services.len())));
    }
    if done.parts.contains(&Part::Report) {
        lines.push(("report/copil.html", say::report(lang)));
    }
    lines
}

fn object(done: &Done, out: &Path, exit: Exit, dry_run: bool, screen: &Screen) -> serde_json::Value {
    let loaded = &done.loaded;
    let mut report = json::report(&loaded.diagnostics, &loaded.recognised, &loaded.hospital.counts.kept, &loaded.sources, screen.lang);
    let p = &done.published;
    if let Some(object) = report.as_object_mut() {
        object.insert("exit".into(), (exit as u8).into());
        object.insert("out".into(), out.display().to_string().into());
        object.insert("dry_run".into(), dry_run.into());
        object.insert("errors".into(), group::count(&loaded.diagnostics, Severity::Error).into());
        object.insert("added".into(), p.added.clone().into());
        object.insert("changed".into(), p.changed.clone().into());
        object.insert("removed".into(), p.removed.clone().into());
        object.insert("unchanged".into(), p.unchanged.into());
    }
    report
}
