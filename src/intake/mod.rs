//! From grids to a hospital: which table is it, what do its rows say, who is who, what is wrong.

mod actors;
mod aside;
mod assemble;
mod concepts;
mod conflicts;
mod content;
mod coverage;
mod cycle;
mod days;
mod dictionary;
mod ditto;
mod duty;
mod facts;
mod guidance;
mod habits;
mod headers;
mod jobs;
mod judge;
mod labels;
mod legend;
mod letters;
mod matrix;
mod means;
mod nameless;
mod names;
mod other_worlds;
mod outline;
mod own_codes;
mod people;
mod positions;
mod raci;
mod raci_names;
mod recognise;
mod reference;
mod rows;
mod services;
mod shifts;
mod short;
mod surnames;
mod turned;
mod typed;
mod vocabulary;
mod waiting;
mod watches;
mod weeks;
mod whose;
mod within;

pub mod previous;
pub mod shelf;

use crate::diagnostics::{Diagnostic, Recognised};
use crate::model::{Day, Grid, Hospital, Lang, Previous, Sources};

pub use typed::TypedBook;

/// Which day it is, before the settings are known.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// `--today`: stands above all.
    pub stated: Option<Day>,
    /// The machine's, when nothing else says.
    pub machine: Day,
}

impl Clock {
    /// `--today`, else the setting, else the machine's day.
    pub fn today(self, setting: Option<Day>) -> Day {
        self.stated.or(setting).unwrap_or(self.machine)
    }
}

/// What the intake understood.
pub struct Intake {
    pub hospital: Hospital,
    pub diagnostics: Vec<Diagnostic>,
    pub recognised: Vec<Recognised>,
    pub today: Day,
}

/// Reads grids. Rows in = rows used + rows reported.
/// `typed`: what people typed into the last OUT. `lang`: of the example cycle, where no Operations sheet is given.
pub fn read(grids: &mut [Grid], sources: &Sources, clock: Clock, lang: Lang, previous: Previous, typed: &[TypedBook]) -> Intake {
    let mut repeated = Vec::new();
    for grid in grids.iter_mut() {
        rows::fill_down(grid);
        repeated.extend(ditto::fill(grid, &sources.get(grid.sheet).file));
    }
    let mut tables = recognise::tables(grids, sources);
    tables.report.extend(repeated);
    assemble::hospital(grids, sources, tables, clock, lang, previous, typed)
}
