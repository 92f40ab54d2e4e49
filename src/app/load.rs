//! Inputs and the last OUT become a hospital.

use super::memory;
use super::screen::Screen;
use super::{way, world};
use crate::cli::Common;
use crate::diagnostics::excerpt::Excerpts;
use crate::diagnostics::group::grouped;
use crate::diagnostics::{Diagnostic, Recognised, Severity};
use crate::input;
use crate::intake;
use crate::model::{Context, Effort, Grid, Hospital, Lang, Place, SheetId, Sources, Value};
use crate::schema::cells::ids::looks_like_nir;
use crate::text::labels::screen as words;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The fault of a column of social-security numbers.
const NIR_COLUMN: &str = "I016";

/// Everything that a command needs.
pub(super) struct Loaded {
    pub(super) hospital: Hospital,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) recognised: Vec<Recognised>,
    /// What a screen shows of the tables under their faults.
    pub(super) excerpts: Excerpts,
    pub(super) sources: Sources,
    pub(super) formats: Vec<(String, String)>,
    pub(super) files: Vec<(String, String)>,
    /// Where each of them lies, by the same name.
    pub(super) paths: Vec<(String, PathBuf)>,
    pub(super) context: Context,
    /// Whether anything at all could be read; else exit 4.
    pub(super) any: bool,
    /// The language of the planning workbook that people hold in OUT.
    pub(super) held_lang: Option<Lang>,
}

/// Reads `inputs`, and what `out` says.
pub(super) fn load(inputs: &[PathBuf], out: Option<&Path>, effort: Effort, common: &Common, screen: &Screen) -> Loaded {
    let mut read = screen.stage(words::READING, || input::read(inputs, out));
    if let Some(out) = out {
        read.sources.locate(way::seen_from(out, &read.paths));
    }
    let clock = world::clock(common);
    let last = out.map(memory::read).unwrap_or_default();
    let (books, held_lang) = out.map(|out| memory::typed(out, &mut read.sources)).unwrap_or_default();
    let files = read.files;
    let mut understood = screen.stage(words::UNDERSTANDING, || intake::read(&mut read.grids, &read.sources, clock, common.lang, last, &books));
    let unread = read.diagnostics.iter().any(|d| d.severity() == Severity::Error);
    understood.hospital.lists_unread |= unread;
    read.diagnostics.extend(understood.diagnostics);
    let excerpts = if screen.json { Excerpts::default() } else { excerpts(&read.grids, &read.diagnostics, &understood.recognised, common.lang) };
    let context = Context { today: understood.today, seed: common.seed, effort, lang: common.lang };
    Loaded {
        hospital: understood.hospital,
        diagnostics: read.diagnostics,
        recognised: understood.recognised,
        excerpts,
        sources: read.sources,
        formats: read.formats,
        files,
        paths: read.paths,
        context,
        any: read.any,
        held_lang,
    }
}

/// What stands around the first cell of each error and warning; a social-security number is never shown.
pub(super) fn excerpts(grids: &[Grid], diagnostics: &[Diagnostic], tables: &[Recognised], lang: Lang) -> Excerpts {
    let refused: BTreeSet<(SheetId, u32)> =
        diagnostics.iter().filter(|d| d.code() == NIR_COLUMN).filter_map(|d| d.at.and_then(|p| Some((p.sheet, p.cell?.1)))).collect();
    let secret = |place: Place, value: &Value| {
        let inside = place.cell.is_some_and(|(_, col)| refused.contains(&(place.sheet, col)));
        inside && !is_header(place, tables) || looks_like_nir(&value.shown())
    };
    let groups = grouped(diagnostics, lang);
    let shown = groups.iter().map(|g| g.first).filter(|d| d.severity() != Severity::Info);
    Excerpts::of(shown, grids, tables, &secret, lang)
}

fn is_header(place: Place, tables: &[Recognised]) -> bool {
    place.cell.is_some_and(|(row, _)| tables.iter().any(|t| t.sheet == place.sheet && t.first.0 == row))
}
