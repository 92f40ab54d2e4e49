//! `jalon compare`: trajectories side by side.

use super::Exit;
use super::screen::Screen;
use crate::cli::Common;
use crate::text::labels::screen::say;
use std::path::{Path, PathBuf};

pub(super) fn compare(inputs: &[PathBuf], out: Option<&Path>, common: &Common, screen: &Screen) -> Exit {
    let _ = (inputs, out, common);
    screen.refuse(Exit::CommandLine, &say::not_yet(screen.lang, "compare"))
}
