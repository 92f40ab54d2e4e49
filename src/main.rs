//! The door: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    jalon::app::main(std::env::args_os().collect())
}
