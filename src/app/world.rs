//! The one place that asks the machine: its clock, and whether a console was opened by a drop alone.

use crate::cli::Common;
use crate::intake::Clock;
use std::io::{IsTerminal as _, Read as _};

/// The clock, read once.
pub(super) fn clock(common: &Common) -> Clock {
    Clock { stated: common.today, machine: chrono::Local::now().date_naive() }
}

/// Whether a file was dropped on the executable, so that the console closes with it: Windows' Explorer passes a whole path and no prompt.
pub(super) fn opened_by_a_drop(bare: bool, absolute: bool) -> bool {
    cfg!(windows) && bare && absolute && std::env::var_os("PROMPT").is_none() && std::io::stdout().is_terminal() && std::io::stdin().is_terminal()
}

/// Waits for a key, so that the words can be read.
pub(super) fn wait_for_a_key() {
    let _ = std::io::stdin().read(&mut [0u8]);
}
