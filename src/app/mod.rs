//! From a command to its outcome: the order of things, and the exit code.

mod annotate;
mod check;
mod closing;
mod compare;
mod decide;
pub mod example;
pub mod explain;
mod gate;
mod init;
mod load;
mod make;
mod memory;
mod run;
mod screen;
mod understood;
mod way;
mod why;
mod world;

use crate::cli::{self, Asked, Common};
use crate::model::Lang;
use crate::text::labels::screen as labels;
use clap::error::ErrorKind;
use screen::Screen;
use std::ffi::OsString;
use std::process::ExitCode;

/// Exit codes (PRODUCT §3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    /// Warnings, with `--strict` only.
    Warnings = 1,
    /// The input has errors; what could be produced is there.
    InputErrors = 2,
    /// The command line is wrong, or OUT is a file.
    CommandLine = 3,
    /// Nothing can be read, or the system refuses.
    System = 4,
    /// A safety guard stopped the run.
    Guard = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Runs the program.
pub fn main(args: Vec<OsString>) -> ExitCode {
    let lang = cli::lang_of(&args);
    let json = args.windows(2).any(|w| w[0] == "--format" && w[1] == "json") || args.iter().any(|a| a == "--format=json");
    match cli::parse(args) {
        Ok((common, asked)) => dispatch(&common, asked).into(),
        Err(error) => refused(&error, lang, json).into(),
    }
}

fn dispatch(common: &Common, asked: Asked) -> Exit {
    let screen = Screen::new(common);
    match asked {
        Asked::Run { inputs, options } => run::run(&inputs, &options, common, &screen),
        Asked::Check { inputs, annotate } => check::check(&inputs, annotate.as_deref(), common, &screen),
        Asked::Init { dir, example, with_errors } => init::init(&dir, example, with_errors, common, &screen),
        Asked::Compare { inputs, out } => compare::compare(&inputs, out.as_deref(), common, &screen),
        Asked::Gate { inputs, service, out } => gate::gate(&inputs, &service, out.as_deref(), common, &screen),
        Asked::Why { inputs, subject, out } => why::why(&inputs, &subject, out.as_deref(), common, &screen),
        Asked::Explain { code } => explain::explain(&code, common, &screen),
        Asked::Completions { shell } => {
            let mut bytes = Vec::new();
            clap_complete::generate(shell, &mut cli::command(common.lang), "jalon", &mut bytes);
            screen.result(&String::from_utf8_lossy(&bytes))
        }
        Asked::Man => {
            let mut bytes = Vec::new();
            match clap_mangen::Man::new(cli::command(common.lang)).render(&mut bytes) {
                Ok(()) => screen.result(&String::from_utf8_lossy(&bytes)),
                Err(_) => Exit::System,
            }
        }
    }
}

/// Help and version are no fault; all else that clap refuses is a wrong command line.
fn refused(error: &clap::Error, lang: Lang, json: bool) -> Exit {
    let fine = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if json && !fine {
        let message = error.render().to_string();
        println!("{}", serde_json::json!({ "exit": Exit::CommandLine as u8, "error": message.trim() }));
        return Exit::CommandLine;
    }
    if fine {
        let _ = error.print();
        return Exit::Done;
    }
    // clap's own words are English: what to do about them is said in the reader's language.
    eprintln!("{}", labels::NOT_UNDERSTOOD.get(lang));
    let _ = error.print();
    Exit::CommandLine
}
