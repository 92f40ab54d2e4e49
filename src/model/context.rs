//! What a run is given from outside, as plain values: no stage below `app` asks the clock, the environment or a global.

use super::time::Day;

/// The two languages that every wording has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    #[default]
    Fr,
    En,
}

/// How hard the engines search. A budget in iterations, never in seconds: the same bytes on any machine (PRODUCT §7.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Effort {
    Quick,
    #[default]
    Normal,
    Thorough,
    Iterations(u32),
}

impl Effort {
    /// Iterations per unit of work (a service, a seat…); what a unit is belongs to the engine.
    pub fn iterations(self) -> u32 {
        match self {
            Effort::Quick => 0,
            Effort::Normal => 20,
            Effort::Thorough => 400,
            Effort::Iterations(n) => n,
        }
    }
}

/// Today, seed, effort, language: made once in `app`.
#[derive(Clone, Debug)]
pub struct Context {
    pub today: Day,
    pub seed: u64,
    pub effort: Effort,
    /// Language of messages and of fresh outputs.
    pub lang: Lang,
}
