//! Inputs and the last OUT become a hospital.

use super::memory;
use super::screen::Screen;
use super::world;
use crate::cli::Common;
use crate::diagnostics::{Diagnostic, Recognised};
use crate::input;
use crate::intake;
use crate::model::{Context, Effort, Hospital, Lang, Sources};
use crate::text::labels::screen as words;
use std::path::{Path, PathBuf};

/// Everything that a command needs.
pub(super) struct Loaded {
    pub(super) hospital: Hospital,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) recognised: Vec<Recognised>,
    pub(super) sources: Sources,
    pub(super) formats: Vec<(String, String)>,
    pub(super) files: Vec<(String, String)>,
    pub(super) context: Context,
    /// Whether anything at all could be read; else exit 4.
    pub(super) any: bool,
    /// The language of the planning workbook that people hold in OUT.
    pub(super) held_lang: Option<Lang>,
}

/// Reads `inputs`, and what `out` says.
pub(super) fn load(inputs: &[PathBuf], out: Option<&Path>, effort: Effort, common: &Common, screen: &Screen) -> Loaded {
    let mut read = screen.stage(words::READING, || input::read(inputs, out));
    let clock = world::clock(common);
    let last = out.map(memory::read).unwrap_or_default();
    let (books, held_lang) = out.map(|out| memory::typed(out, &mut read.sources)).unwrap_or_default();
    let files = read.files;
    let understood = screen.stage(words::UNDERSTANDING, || intake::read(read.grids, &read.sources, clock, common.lang, last, &books));
    read.diagnostics.extend(understood.diagnostics);
    let context = Context { today: understood.today, seed: common.seed, effort, lang: common.lang };
    Loaded {
        hospital: understood.hospital,
        diagnostics: read.diagnostics,
        recognised: understood.recognised,
        sources: read.sources,
        formats: read.formats,
        files,
        context,
        any: read.any,
        held_lang,
    }
}
