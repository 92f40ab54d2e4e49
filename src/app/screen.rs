//! Progress on stderr, results on stdout, one JSON object where that is asked.

use super::Exit;
use super::load::Loaded;
use crate::cli::{Color, Common};
use crate::diagnostics::group::{Group, count};
use crate::diagnostics::{Diagnostic, Severity, terminal};
use crate::model::Lang;
use crate::text::labels::screen::say;
use crate::text::{Tr, counted};
use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::Write as _;
use std::time::{Duration, Instant};

/// Messages shown at the end of a run before the list is named.
const SHOWN: usize = 5;

/// Where words go.
pub(super) struct Screen {
    pub(super) lang: Lang,
    pub(super) json: bool,
    pub(super) quiet: bool,
    pub(super) verbose: bool,
    color: ColorChoice,
    bar: Option<ProgressBar>,
}

impl Screen {
    pub(super) fn new(common: &Common) -> Screen {
        let color = match common.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let shown = !common.no_progress && !common.quiet && !common.json;
        let bar = shown.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(120));
            bar
        });
        Screen { lang: common.lang, json: common.json, quiet: common.quiet, verbose: common.verbose, color, bar }
    }

    /// Does a stage, naming it while it lasts; with `-v`, says how long it took.
    pub(super) fn stage<T>(&self, name: Tr, work: impl FnOnce() -> T) -> T {
        let started = Instant::now();
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{}…", name.get(self.lang)));
        }
        let out = work();
        if self.verbose {
            self.note(&format!("{:>9.3} s  {}", started.elapsed().as_secs_f64(), name.get(self.lang)));
        }
        out
    }

    /// A line on stderr.
    pub(super) fn note(&self, text: &str) {
        let write = || {
            let _ = writeln!(AutoStream::new(std::io::stderr(), self.color), "{text}");
        };
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Text on stdout: the result of a command.
    pub(super) fn result(&self, text: &str) -> Exit {
        self.done();
        let mut out = AutoStream::new(std::io::stdout(), self.color);
        // A reader that closed the pipe has all that it wanted.
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
        Exit::Done
    }

    /// The one JSON object of `--format json`.
    pub(super) fn json(&self, value: &serde_json::Value) {
        self.done();
        let text = serde_json::to_string_pretty(value).unwrap_or_default();
        let _ = writeln!(std::io::stdout(), "{text}");
    }

    fn done(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// A command that cannot go on: the reason on stderr, or in the JSON object.
    pub(super) fn refuse(&self, exit: Exit, reason: &str) -> Exit {
        self.done();
        if self.json {
            self.json(&serde_json::json!({ "exit": exit as u8, "error": reason }));
        } else {
            self.note(&format!("{} {reason}", Severity::Error.word().get(self.lang)));
        }
        exit
    }

    /// Diagnostics, most serious first; notes only with `-v`. `list`: where all of them stand.
    pub(super) fn diagnostics(&self, groups: &[Group<'_>], loaded: &Loaded, cut: bool, list: &str) -> String {
        let wanted: Vec<&Group<'_>> = groups.iter().filter(|g| self.verbose || g.first.severity() != Severity::Info).collect();
        let limit = if cut && !self.verbose { SHOWN } else { usize::MAX };
        let mut text = String::new();
        for group in wanted.iter().take(limit) {
            text.push_str(&terminal::lines(group, &loaded.excerpts, &loaded.sources, self.lang));
            text.push('\n');
        }
        if wanted.len() > limit {
            text.push_str(&say::more(self.lang, wanted.len() - limit, list));
            text.push_str("\n\n");
        }
        text
    }

    /// `2 erreurs, 3 avertissements, 14 informations`.
    pub(super) fn counts(&self, all: &[Diagnostic]) -> String {
        self.counted(Severity::ALL.map(|s| count(all, s)))
    }

    /// The same, of errors, warnings and notes that were counted before.
    pub(super) fn counted(&self, counts: [usize; 3]) -> String {
        let words = counts.into_iter().zip(Severity::ALL.map(Severity::words));
        words.map(|(n, (one, many))| counted(n, self.lang, one, many)).collect::<Vec<_>>().join(", ")
    }
}

/// Workbooks to fill in that nobody has filled in yet.
pub(super) fn is_blank(loaded: &Loaded) -> bool {
    loaded.hospital.people.is_empty() && loaded.hospital.services.is_empty()
}

/// The exit code that diagnostics ask for.
pub(super) fn exit_of(all: &[Diagnostic], strict: bool) -> Exit {
    if count(all, Severity::Error) > 0 {
        Exit::InputErrors
    } else if strict && count(all, Severity::Warning) > 0 {
        Exit::Warnings
    } else {
        Exit::Done
    }
}
