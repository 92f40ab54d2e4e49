//! The command line as it is typed: commands and options in the reader's language, nothing resolved.

use crate::model::{Day, Effort, Lang};
use crate::outputs::Part;
use crate::text::Tr;
use crate::text::labels::screen as words;
use clap::builder::{PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// Options that every command has.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)] // switches of a command line
pub struct Common {
    pub lang: Lang,
    pub json: bool,
    pub quiet: bool,
    pub verbose: bool,
    pub no_progress: bool,
    pub color: Color,
    pub strict: bool,
    pub today: Option<Day>,
    pub seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// What `run` is asked beside its inputs.
#[derive(Clone, Debug)]
pub struct RunOptions {
    pub out: Option<PathBuf>,
    /// Empty: all.
    pub only: Vec<Part>,
    pub dry_run: bool,
    pub effort: Effort,
    pub accept_disable: Option<u32>,
    pub recipient: bool,
    /// A bare path: dropped on the executable.
    pub bare: bool,
}

#[derive(Clone, Debug)]
pub enum Asked {
    Init { dir: PathBuf, example: bool, with_errors: bool },
    Check { inputs: Vec<PathBuf>, annotate: Option<PathBuf> },
    Run { inputs: Vec<PathBuf>, options: RunOptions },
    Compare { inputs: Vec<PathBuf>, out: Option<PathBuf> },
    Gate { inputs: Vec<PathBuf>, service: String, out: Option<PathBuf> },
    Why { inputs: Vec<PathBuf>, subject: String, out: Option<PathBuf> },
    Explain { code: String },
    Completions { shell: clap_complete::Shell },
    Man,
}

const COMMANDS: [&str; 10] = ["init", "check", "run", "compare", "gate", "why", "explain", "completions", "man", "help"];
/// Options of ours that take a value, to step over it when looking for the command.
const VALUED: [&str; 5] = ["--lang", "--format", "--color", "--today", "--seed"];

/// The language asked for, before anything is parsed: help and errors are in it.
pub fn lang_of(args: &[OsString]) -> Lang {
    let texts: Vec<String> = args.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let after = texts.windows(2).filter(|w| w[0] == "--lang").map(|w| w[1].clone());
    let glued = texts.iter().filter_map(|t| t.strip_prefix("--lang=").map(str::to_owned));
    if after.chain(glued).next_back().is_some_and(|l| l == "en") { Lang::En } else { Lang::Fr }
}

/// A bare path is `run`: where no command is named and the first word is a path, `run` is put before it. Returns whether it was.
fn with_command(args: &mut Vec<OsString>) -> bool {
    let mut at = 1;
    while let Some(word) = args.get(at).map(|a| a.to_string_lossy().into_owned()) {
        if VALUED.contains(&word.as_str()) {
            at += 2;
            continue;
        }
        if word.starts_with('-') {
            at += 1;
            continue;
        }
        let path = std::path::Path::new(&args[at]);
        if COMMANDS.contains(&word.as_str()) && !(path.exists() && word.contains(['.', '/', '\\'])) {
            return false;
        }
        if path.exists() || word.contains(['.', '/', '\\']) {
            args.insert(at, "run".into());
            return true;
        }
        return false;
    }
    false
}

/// Parses what was typed.
pub fn parse(mut args: Vec<OsString>) -> Result<(Common, Asked), clap::Error> {
    let lang = lang_of(&args);
    let bare = with_command(&mut args);
    let matches = command(lang).try_get_matches_from(args)?;
    let common = common(lang, &matches);
    let Some((name, found)) = matches.subcommand() else {
        return Err(command(lang).error(clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand, ""));
    };
    Ok((common, asked(name, found, bare)))
}

fn common(lang: Lang, m: &ArgMatches) -> Common {
    let text = |name: &str| m.get_one::<String>(name).map(String::as_str).unwrap_or_default();
    Common {
        lang,
        json: text("format") == "json",
        quiet: m.get_flag("quiet"),
        verbose: m.get_flag("verbose"),
        no_progress: m.get_flag("no-progress"),
        color: match text("color") {
            "always" => Color::Always,
            "never" => Color::Never,
            _ => Color::Auto,
        },
        strict: m.get_flag("strict"),
        today: m.get_one::<Day>("today").copied(),
        seed: m.get_one::<u64>("seed").copied().unwrap_or(1),
    }
}

fn asked(name: &str, m: &ArgMatches, bare: bool) -> Asked {
    let inputs = || m.get_many::<PathBuf>("inputs").map(|v| v.cloned().collect()).unwrap_or_default();
    let out = || m.get_one::<PathBuf>("out").cloned();
    let text = |n: &str| m.get_one::<String>(n).cloned().unwrap_or_default();
    match name {
        "init" => Asked::Init {
            dir: m.get_one::<PathBuf>("dir").cloned().unwrap_or_else(|| "jalon".into()),
            example: m.get_flag("example") || m.get_flag("with-errors"),
            with_errors: m.get_flag("with-errors"),
        },
        "check" => Asked::Check { inputs: inputs(), annotate: m.get_one::<PathBuf>("annotate").cloned() },
        "compare" => Asked::Compare { inputs: inputs(), out: out() },
        "gate" => Asked::Gate { inputs: inputs(), service: text("service"), out: out() },
        "why" => {
            // The subject is the last word: `why INPUT... SUBJECT`.
            let mut inputs: Vec<PathBuf> = inputs();
            let subject = inputs.pop().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
            Asked::Why { inputs, subject, out: out() }
        }
        "explain" => Asked::Explain { code: text("code") },
        "completions" => Asked::Completions { shell: m.get_one::<clap_complete::Shell>("shell").copied().unwrap_or(clap_complete::Shell::Bash) },
        "man" => Asked::Man,
        _ => Asked::Run {
            inputs: inputs(),
            options: RunOptions {
                out: out(),
                only: m.get_many::<String>("only").into_iter().flatten().filter_map(|p| part(p)).collect(),
                dry_run: m.get_flag("dry-run"),
                effort: m.get_one::<Effort>("effort").copied().unwrap_or_default(),
                accept_disable: m.get_one::<u32>("accept-disable").copied(),
                recipient: m.contains_id("recipient"),
                bare,
            },
        },
    }
}

fn part(word: &str) -> Option<Part> {
    match word {
        "accounts" => Some(Part::Accounts),
        "rosters" => Some(Part::Rosters),
        "planning" => Some(Part::Planning),
        "report" => Some(Part::Report),
        _ => None,
    }
}

fn effort(text: &str) -> Result<Effort, String> {
    match text {
        "quick" => Ok(Effort::Quick),
        "normal" => Ok(Effort::Normal),
        "thorough" => Ok(Effort::Thorough),
        n => n.parse::<u32>().map(Effort::Iterations).map_err(|_| "quick | normal | thorough | N".to_owned()),
    }
}

fn day(text: &str) -> Result<Day, String> {
    crate::schema::cells::dates::parse_day(text, false).ok_or_else(|| "2027-01-15 | 15/01/2027".to_owned())
}

/// The whole command line, in one language.
pub fn command(lang: Lang) -> Command {
    let t = |tr: Tr| tr.get(lang);
    let inputs = |required: bool| {
        Arg::new("inputs").value_name("INPUT").help(t(words::INPUTS)).num_args(1..).required(required).value_parser(value_parser!(PathBuf))
    };
    let out = || Arg::new("out").short('o').long("out").value_name("OUT").help(t(words::OUT)).value_parser(value_parser!(PathBuf));
    let sub = |name: &'static str, about: Tr| Command::new(name).about(t(about)).disable_help_flag(true).arg(help(lang));
    let run = sub("run", words::RUN)
        .arg(inputs(true))
        .arg(out())
        .arg(
            Arg::new("only")
                .long("only")
                .value_name("PARTS")
                .help(t(words::ONLY))
                .value_delimiter(',')
                .value_parser(PossibleValuesParser::new(["accounts", "rosters", "planning", "report"])),
        )
        .arg(flag("dry-run", t(words::DRY_RUN)))
        .arg(Arg::new("effort").long("effort").value_name("EFFORT").help(t(words::EFFORT)).value_parser(ValueParser::new(effort)))
        .arg(Arg::new("accept-disable").long("accept-disable").value_name("N").help(t(words::ACCEPT_DISABLE)).value_parser(value_parser!(u32)))
        .arg(Arg::new("recipient").long("recipient").value_name("KEY").help(t(words::RECIPIENT)));
    let shell = Arg::new("shell").value_name("SHELL").help(t(words::SHELL)).required(true).value_parser(value_parser!(clap_complete::Shell));
    Command::new("jalon")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t(words::ABOUT))
        .after_help(t(words::AFTER_HELP))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(help(lang).global(true))
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(t(words::VERSION)))
        .args(common_args(lang))
        .subcommand(
            sub("init", words::INIT)
                .arg(Arg::new("dir").value_name("DIR").help(t(words::DIR)).value_parser(value_parser!(PathBuf)))
                .arg(flag("example", t(words::EXAMPLE)))
                .arg(flag("with-errors", t(words::WITH_ERRORS))),
        )
        .subcommand(
            sub("check", words::CHECK)
                .arg(inputs(true))
                .arg(Arg::new("annotate").long("annotate").value_name("DIR").help(t(words::ANNOTATE)).value_parser(value_parser!(PathBuf))),
        )
        .subcommand(run)
        .subcommand(sub("compare", words::COMPARE).arg(inputs(true)).arg(out()))
        .subcommand(
            sub("gate", words::GATE)
                .arg(inputs(true))
                .arg(Arg::new("service").long("service").value_name("CODE").help(t(words::SERVICE)).required(true))
                .arg(out()),
        )
        .subcommand(sub("why", words::WHY).arg(inputs(true).value_names(["INPUT", "SUBJECT"]).num_args(2..).help(t(words::SUBJECT))).arg(out()))
        .subcommand(sub("explain", words::EXPLAIN).arg(Arg::new("code").value_name("CODE").help(t(words::CODE)).required(true)))
        .subcommand(sub("completions", words::COMPLETIONS).arg(shell))
        .subcommand(sub("man", words::MAN))
}

fn help(lang: Lang) -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words::HELP.get(lang))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}

/// Options that may stand before or after the command.
fn common_args(lang: Lang) -> Vec<Arg> {
    let t = |tr: Tr| tr.get(lang);
    vec![
        Arg::new("lang").long("lang").value_name("LANG").help(t(words::LANG)).value_parser(PossibleValuesParser::new(["fr", "en"])).global(true),
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .help(t(words::FORMAT))
            .value_parser(PossibleValuesParser::new(["human", "json"]))
            .global(true),
        flag("quiet", t(words::QUIET)).short('q').global(true),
        flag("verbose", t(words::VERBOSE)).short('v').global(true),
        flag("no-progress", t(words::NO_PROGRESS)).global(true),
        Arg::new("color")
            .long("color")
            .value_name("WHEN")
            .help(t(words::COLOR))
            .value_parser(PossibleValuesParser::new(["auto", "always", "never"]))
            .global(true),
        flag("strict", t(words::STRICT)).global(true),
        Arg::new("today").long("today").value_name("DATE").help(t(words::TODAY)).value_parser(ValueParser::new(day)).global(true),
        Arg::new("seed").long("seed").value_name("N").help(t(words::SEED)).value_parser(value_parser!(u64)).global(true),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(words: &[&str]) -> Result<(Common, Asked), clap::Error> {
        parse(std::iter::once("jalon").chain(words.iter().copied()).map(OsString::from).collect())
    }

    #[test]
    fn the_command_line_is_well_formed_in_both_languages() {
        command(Lang::Fr).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn options_stand_before_or_after_the_command() {
        for words in [&["--today", "2027-01-15", "run", "x.xlsx", "--seed", "3"][..], &["run", "x.xlsx", "--seed", "3", "--today", "15/01/2027"]] {
            let (common, asked) = parsed(words).expect("a good command line");
            assert_eq!((common.seed, common.today), (3, Day::from_ymd_opt(2027, 1, 15)));
            assert!(matches!(asked, Asked::Run { inputs, .. } if inputs == [PathBuf::from("x.xlsx")]));
        }
    }

    #[test]
    fn a_bare_path_is_run() {
        assert!(matches!(parsed(&["--lang", "en", "liste.xlsx"]), Ok((_, Asked::Run { options: RunOptions { bare: true, .. }, .. }))));
        assert!(parsed(&["chek", "x.xlsx"]).is_err());
    }

    #[test]
    fn the_subject_of_why_is_its_last_word() {
        assert!(
            matches!(parsed(&["why", "a.xlsx", "b.xlsx", "CARDIO", "-o", "out"]), Ok((_, Asked::Why { inputs, subject, out: Some(_) })) if inputs.len() == 2 && subject == "CARDIO")
        );
    }
}
